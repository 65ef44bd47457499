//! Export declarations.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::patterns::bound_names;
use super::{Lowerer, field};
use crate::module::{Export, Expr, Statement, StatementKind};

impl<'t> Lowerer<'t> {
    pub(super) fn export(&mut self, node: Node<'t>) {
        self.module.is_es_module |= !self.in_namespace;
        if let Some(declaration) = field(node, "declaration") {
            self.export_declared(node, declaration);
        } else if let Some(value) = self.field_expression(node, "value") {
            self.emit_export(node, Export::Default(value));
        } else if self.has_token(node, "=") {
            let value = self.operand_or_opaque(node);
            self.emit_export(node, Export::Assignment(value));
        } else {
            self.export_list(node);
        }
    }

    fn export_declared(&mut self, node: Node<'t>, declaration: Node<'t>) {
        let before = self.block.statements.len();
        self.declare(node, declaration);
        if self.in_namespace {
            return;
        }
        let name = field(declaration, "name");
        match declaration.kind() {
            "interface_declaration" | "type_alias_declaration" | "function_signature" | "ambient_declaration" => {}
            _ if self.has_token(node, "default") => {
                if let Some(name) = name {
                    let value = Expr::Name(self.name(name));
                    let value = self.push(name, value);
                    self.emit_export(node, Export::Default(value));
                }
            }
            "function_declaration" | "generator_function_declaration" => {
                let names = name.map(|name| self.name(name)).map(|name| (name.clone(), name));
                self.emit_export(node, Export::Names(names.into_iter().collect()));
            }
            // A namespace's block binds no name.
            "internal_module" | "module" => {}
            _ if self.block.statements.len() > before => {
                if let Some(statement) = self.block.statements.pop() {
                    let names = declared_names(&statement, &self.module.classes);
                    self.emit_export(node, Export::Declaration(Box::new(statement), names));
                }
            }
            _ => {}
        }
    }

    /// Lowers the declaration itself; decorators of a class may stand before `export`.
    fn declare(&mut self, node: Node<'t>, declaration: Node<'t>) {
        if !matches!(declaration.kind(), "class_declaration" | "abstract_class_declaration") {
            return self.item(declaration);
        }
        if declaration.has_error() {
            self.salvage_within(declaration);
        }
        let decorators = self.decorators(node);
        self.class_declaration(declaration, decorators);
    }

    /// `export { … }`, `export { … } from '…'`, `export * from '…'`, `export * as x from '…'`.
    fn export_list(&mut self, node: Node<'t>) {
        let specifier = field(node, "source").map(|source| self.specifier(source));
        let mut names = None;
        let mut namespace = None;
        for child in self.named_children(node) {
            match child.kind() {
                "export_clause" => names = Some(self.export_specifiers(child)),
                "namespace_export" => {
                    // The name may be the keyword `default`, which is no named node.
                    namespace = self.children(child).pop().map(|name| self.module_name(name));
                }
                _ => {}
            }
        }
        match (specifier, names) {
            (Some(specifier), Some(names)) => self.emit_export(node, Export::From { specifier, names }),
            (Some(specifier), None) => self.emit_export(node, Export::All { specifier, name: namespace }),
            (None, Some(names)) => self.emit_export(node, Export::Names(names)),
            (None, None) => {}
        }
    }

    fn export_specifiers(&mut self, clause: Node<'t>) -> Vec<(SmolStr, SmolStr)> {
        let mut names = Vec::new();
        for child in self.named_children(clause) {
            if let Some(name) = field(child, "name") {
                let alias = field(child, "alias").unwrap_or(name);
                names.push((self.module_name(name), self.module_name(alias)));
            }
        }
        names
    }
}

fn declared_names(statement: &Statement, classes: &[crate::module::Class]) -> Vec<SmolStr> {
    let mut names = Vec::new();
    match &statement.kind {
        StatementKind::Declare(declarators) => {
            declarators.iter().for_each(|declarator| bound_names(&declarator.pattern, &mut names));
        }
        StatementKind::Class(class) => names.extend(classes.get(class.0 as usize).and_then(|class| class.name.clone())),
        StatementKind::Enum { name, .. } => names.push(name.clone()),
        _ => {}
    }
    names
}
