//! Import declarations.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::{Lowerer, field, literals};
use crate::module::{Declarator, Expr, ImportBinding, Imported, Key, Pattern, StatementKind};
use crate::syntax::range_of;

impl<'t> Lowerer<'t> {
    pub(super) fn import(&mut self, node: Node<'t>) {
        let type_only = self.is_type_only(node);
        let mut bindings = Vec::new();
        let mut source = field(node, "source");
        for child in self.named_children(node) {
            match child.kind() {
                "import_clause" => self.import_clause(child, type_only, &mut bindings),
                "import_require_clause" => {
                    source = field(child, "source");
                    if let Some(local) = self.first_named(child) {
                        self.bind(local, Imported::Require, type_only, &mut bindings);
                    }
                }
                _ => {}
            }
        }
        let Some(specifier) = source.map(|source| self.specifier(source)) else { return };
        self.module.is_es_module = true;
        self.block.lexical.extend(bindings.iter().map(|binding| binding.local.clone()));
        self.emit(node, StatementKind::Import { specifier, bindings });
    }

    fn import_clause(&mut self, node: Node<'t>, type_only: bool, bindings: &mut Vec<ImportBinding>) {
        for child in self.named_children(node) {
            match child.kind() {
                "identifier" => self.bind(child, Imported::Default, type_only, bindings),
                "namespace_import" => {
                    if let Some(local) = self.first_named(child) {
                        self.bind(local, Imported::Namespace, type_only, bindings);
                    }
                }
                "named_imports" => {
                    for specifier in self.named_children(child) {
                        self.import_specifier(specifier, type_only, bindings);
                    }
                }
                _ => {}
            }
        }
    }

    fn import_specifier(&mut self, node: Node<'t>, type_only: bool, bindings: &mut Vec<ImportBinding>) {
        let Some(name) = field(node, "name") else { return };
        let imported = match self.module_name(name) {
            name if name == "default" => Imported::Default,
            name => Imported::Named(name),
        };
        let type_only = type_only || self.is_type_only(node);
        self.bind(field(node, "alias").unwrap_or(name), imported, type_only, bindings);
    }

    fn bind(&mut self, local: Node<'t>, imported: Imported, type_only: bool, bindings: &mut Vec<ImportBinding>) {
        if !local.is_missing() {
            bindings.push(ImportBinding { imported, local: self.name(local), range: range_of(local), type_only });
        }
    }

    /// `import x = a.b`, which TypeScript turns into a constant.
    pub(super) fn import_alias(&mut self, node: Node<'t>) {
        let [local, path] = self.named_children(node)[..] else { return };
        let name = self.name(local);
        let init = self.entity(path);
        let declarator =
            Declarator { pattern: Pattern::Name(name.clone(), range_of(local)), init, is_var: false, annotation: None };
        self.block.lexical.push(name);
        self.emit(node, StatementKind::Declare(vec![declarator]));
    }

    /// `a.b.c` of an alias as an expression.
    fn entity(&mut self, path: Node<'t>) -> Option<crate::module::ExprId> {
        let mut spine = Vec::new();
        let mut inner = path;
        while matches!(inner.kind(), "nested_identifier" | "member_expression") {
            spine.push(inner);
            inner = field(inner, "object")?;
        }
        let name = self.name(inner);
        let mut id = self.push(inner, Expr::Name(name));
        for outer in spine.into_iter().rev() {
            let key = Key::Static(self.name(field(outer, "property")?));
            id = self.push(outer, Expr::Member { object: id, key, optional: false });
        }
        Some(id)
    }

    /// Whether `type` (or Flow's `typeof`) stands before what is imported or exported.
    pub(super) fn is_type_only(&mut self, node: Node<'t>) -> bool {
        self.has_token(node, "type") || self.has_token(node, "typeof")
    }

    /// The module a declaration names.
    pub(super) fn specifier(&mut self, source: Node<'t>) -> SmolStr {
        let specifier = literals::cooked(literals::unquoted(self.text_of(source)));
        self.module.specifiers.push(specifier.clone());
        specifier
    }

    /// A name of an import or export list: an identifier or a string.
    pub(super) fn module_name(&self, node: Node<'_>) -> SmolStr {
        literals::cooked(literals::unquoted(self.text_of(node)))
    }
}
