//! Statements and the blocks they form.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::patterns::bound_names;
use super::{Lowerer, field};
use crate::module::{Block, Declarator, Export, Expr, ExprId, Pattern, Statement, StatementKind};
use crate::syntax::range_of;

impl<'t> Lowerer<'t> {
    /// Lowers the statements directly in a node into the block being filled.
    pub(super) fn items(&mut self, node: Node<'t>) {
        for child in self.named_children(node) {
            if child.is_error() {
                self.salvage(child);
            } else {
                self.item(child);
            }
        }
    }

    /// Lowers a statement into the block being filled, after what can be salvaged from its broken parts.
    pub(super) fn item(&mut self, node: Node<'t>) {
        let lowered = self.deeper(node, |this| {
            if node.has_error() {
                this.salvage_within(node);
            }
            this.statement(node);
        });
        if lowered.is_none() {
            let id = self.too_deep(node);
            self.emit(node, StatementKind::Expr(id));
        }
    }

    fn statement(&mut self, node: Node<'t>) {
        match node.kind() {
            "expression_statement" => self.expression_statement(node),
            "lexical_declaration" | "variable_declaration" | "using_declaration" => {
                let declarators = self.declarators(node);
                self.emit(node, StatementKind::Declare(declarators));
            }
            "function_declaration" | "generator_function_declaration" => {
                let name = field(node, "name").map(|name| self.name(name));
                let function = self.function(node, name);
                self.block.hoisted.push(function);
            }
            "class_declaration" | "abstract_class_declaration" => self.class_declaration(node, Vec::new()),
            "import_statement" => self.import(node),
            "export_statement" => self.export(node),
            "enum_declaration" => self.enumeration(node),
            "internal_module" | "module" => self.namespace(node),
            "import_alias" => self.import_alias(node),
            _ => self.control_flow(node),
        }
    }

    /// Statements that decide what runs next. What is not among them (types, ambient declarations, empty statements)
    /// has no effect.
    fn control_flow(&mut self, node: Node<'t>) {
        let kind = match node.kind() {
            "statement_block" => StatementKind::Block(self.block(|this| this.items(node))),
            "if_statement" => self.if_statement(node),
            "return_statement" => StatementKind::Return(self.operand(node)),
            "throw_statement" => StatementKind::Throw(self.operand_or_opaque(node)),
            "try_statement" => self.try_statement(node),
            "for_in_statement" => self.for_each(node),
            "for_statement" => self.for_statement(node),
            "while_statement" | "do_statement" => StatementKind::Loop {
                init: Block::default(),
                test: self.field_expression(node, "condition"),
                update: None,
                body: self.body(node, "body"),
                body_first: node.kind() == "do_statement",
            },
            "switch_statement" => self.switch(node),
            "break_statement" => StatementKind::Break(self.label(node)),
            "continue_statement" => StatementKind::Continue(self.label(node)),
            "labeled_statement" => {
                let label = self.label(node).unwrap_or_default();
                StatementKind::Labeled(label, Box::new(self.single(node)))
            }
            "with_statement" => StatementKind::Block(self.block(|this| {
                if let Some(object) = field(node, "object") {
                    let id = this.expression(object);
                    this.emit(object, StatementKind::Expr(id));
                }
                field(node, "body").into_iter().for_each(|body| this.item(body));
            })),
            _ => return,
        };
        self.emit(node, kind);
    }

    fn expression_statement(&mut self, node: Node<'t>) {
        let Some(inner) = self.first_named(node) else { return };
        if inner.kind() == "internal_module" {
            self.namespace(inner);
        } else if let Some(using) = self.using_assignment(inner) {
            let pattern = field(using, "left").map_or(Pattern::Unreadable, |left| self.pattern(left));
            bound_names(&pattern, &mut self.block.lexical);
            let init = self.field_expression(using, "right");
            self.emit(
                node,
                StatementKind::Declare(vec![Declarator { pattern, init, is_var: false, annotation: None }]),
            );
        } else {
            let id = self.operand_or_opaque(node);
            self.emit(node, StatementKind::Expr(id));
        }
    }

    /// TypeScript's grammar takes `using x = y` for an assignment and `await using x = y` for one that is awaited.
    fn using_assignment(&mut self, node: Node<'t>) -> Option<Node<'t>> {
        let inner = if node.kind() == "await_expression" { self.first_named(node)? } else { node };
        (inner.kind() == "assignment_expression" && self.has_token(inner, "using")).then_some(inner)
    }

    fn declarators(&mut self, node: Node<'t>) -> Vec<Declarator> {
        let is_var = node.kind() == "variable_declaration";
        let children = self.named_children(node);
        let is_broken = self.has_errors(node);
        let mut declarators = Vec::new();
        for child in children.into_iter().filter(|child| child.kind() == "variable_declarator") {
            let mut declarator = self.declarator(child, is_var);
            if is_broken {
                declarator.init = declarator.init.map(|init| self.opaque_around(init));
            }
            declarators.push(declarator);
        }
        declarators
    }

    pub(super) fn declarator(&mut self, node: Node<'t>, is_var: bool) -> Declarator {
        let pattern = field(node, "name").map_or(Pattern::Unreadable, |name| self.pattern(name));
        bound_names(&pattern, if is_var { &mut self.vars } else { &mut self.block.lexical });
        let init = self.field_expression(node, "value");
        Declarator { pattern, init, is_var, annotation: self.annotation(node) }
    }

    pub(super) fn class_declaration(&mut self, node: Node<'t>, decorators: Vec<ExprId>) {
        let class = self.class(node, decorators);
        self.block.lexical.extend(self.module.class(class).name.clone());
        self.emit(node, StatementKind::Class(class));
    }

    fn enumeration(&mut self, node: Node<'t>) {
        let name = field(node, "name").map(|name| self.name(name)).unwrap_or_default();
        let mut members = Vec::new();
        for child in field(node, "body").map(|body| self.named_children(body)).unwrap_or_default() {
            let (key, value) = match child.kind() {
                "enum_assignment" => (field(child, "name"), self.field_expression(child, "value")),
                _ => (Some(child), None),
            };
            let key = key.filter(|key| !key.is_error()).map(|key| self.key(key));
            if let Some(crate::module::Key::Static(key)) = key {
                members.push((key, value));
            }
        }
        self.block.lexical.push(name.clone());
        self.emit(node, StatementKind::Enum { name, members });
    }

    fn namespace(&mut self, node: Node<'t>) {
        let Some(body) = field(node, "body") else { return };
        let outer = std::mem::replace(&mut self.in_namespace, true);
        let block = self.block(|this| this.items(body));
        self.in_namespace = outer;
        self.emit(node, StatementKind::Block(block));
    }

    fn if_statement(&mut self, node: Node<'t>) -> StatementKind {
        let test = self.required(node, "condition");
        let consequent = self.body(node, "consequence");
        let alternate = field(node, "alternative").map(|clause| match self.first_named(clause) {
            Some(body) => self.block(|this| this.body_items(body)),
            None => Block::default(),
        });
        StatementKind::If { test, consequent, alternate }
    }

    /// The statement in a field as a block of its own, which it is already or not.
    fn body(&mut self, node: Node<'t>, name: &str) -> Block {
        match field(node, name) {
            Some(body) => self.block(|this| this.body_items(body)),
            None => Block::default(),
        }
    }

    fn body_items(&mut self, body: Node<'t>) {
        if body.kind() == "statement_block" { self.items(body) } else { self.item(body) }
    }

    fn for_statement(&mut self, node: Node<'t>) -> StatementKind {
        let init = match field(node, "initializer") {
            Some(init) => self.block(|this| match init.kind() {
                "lexical_declaration" | "variable_declaration" => this.item(init),
                "empty_statement" => {}
                _ => {
                    let id = this.expression(init);
                    this.emit(init, StatementKind::Expr(id));
                }
            }),
            None => Block::default(),
        };
        let test = field(node, "condition").filter(|test| test.is_named() && test.kind() != "empty_statement");
        StatementKind::Loop {
            init,
            test: test.map(|test| self.expression(test)),
            update: self.field_expression(node, "increment"),
            body: self.body(node, "body"),
            body_first: false,
        }
    }

    fn for_each(&mut self, node: Node<'t>) -> StatementKind {
        let pattern = field(node, "left").map_or(Pattern::Unreadable, |left| self.pattern(left));
        let mut lexical = Vec::new();
        match field(node, "kind").map(|kind| kind.kind()) {
            Some("var") => bound_names(&pattern, &mut self.vars),
            Some(_) => bound_names(&pattern, &mut lexical),
            None => {}
        }
        let keys = field(node, "operator").is_some_and(|operator| operator.kind() == "in");
        let iterable = self.required(node, "right");
        StatementKind::ForEach { pattern, lexical, iterable, keys, body: self.body(node, "body") }
    }

    fn switch(&mut self, node: Node<'t>) -> StatementKind {
        let discriminant = self.required(node, "value");
        let mut cases = Vec::new();
        for case in field(node, "body").map(|body| self.named_children(body)).unwrap_or_default() {
            if !matches!(case.kind(), "switch_case" | "switch_default") {
                continue;
            }
            let value = field(case, "value");
            let test = value.map(|value| self.expression(value));
            let statements = self.named_children(case).into_iter().filter(|child| Some(*child) != value);
            let body =
                self.block(|this| statements.filter(|child| !child.is_error()).for_each(|child| this.item(child)));
            cases.push((test, body));
        }
        StatementKind::Switch { discriminant, cases }
    }

    fn try_statement(&mut self, node: Node<'t>) -> StatementKind {
        let block = self.body(node, "body");
        let handler = field(node, "handler").map(|clause| {
            let parameter = field(clause, "parameter").map(|parameter| self.pattern(parameter));
            (parameter, self.body(clause, "body"))
        });
        let finalizer = field(node, "finalizer").map(|clause| self.body(clause, "body"));
        StatementKind::Try { block, handler, finalizer }
    }

    fn label(&mut self, node: Node<'t>) -> Option<SmolStr> {
        field(node, "label").map(|label| self.name(label))
    }

    /// The body of a label as one statement: a block where lowering gives none, several, or a hoisted function.
    fn single(&mut self, node: Node<'t>) -> Statement {
        let body = field(node, "body");
        let mut block = self.block(|this| body.into_iter().for_each(|body| this.item(body)));
        if block.lexical.is_empty()
            && block.hoisted.is_empty()
            && block.statements.len() == 1
            && let Some(statement) = block.statements.pop()
        {
            return statement;
        }
        Statement { kind: StatementKind::Block(block), range: range_of(body.unwrap_or(node)) }
    }

    pub(super) fn operand_or_opaque(&mut self, node: Node<'t>) -> ExprId {
        self.operand(node).unwrap_or_else(|| self.push(node, Expr::Opaque(Vec::new())))
    }

    /// Adds an export, unless a namespace keeps it.
    pub(super) fn emit_export(&mut self, node: Node<'t>, export: Export) {
        if !self.in_namespace {
            self.emit(node, StatementKind::Export(export));
        }
    }
}
