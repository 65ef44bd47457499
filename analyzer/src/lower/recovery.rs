//! Broken and unmodelled code: what can still be read of it.
//!
//! The parser wraps what it cannot explain in error nodes, which may hold anything from a stray token to most of a file.
//! Statements, calls and functions in there are lowered as statements of the surrounding block, so that they are
//! seen; values next to an error are opaque (see `expressions`), so that nothing is concluded from a guess.

use tree_sitter::Node;

use super::Lowerer;
use crate::module::{Expr, ExprId, StatementKind};
use crate::syntax::is_type;

impl<'t> Lowerer<'t> {
    /// Salvages the errors in a statement, but for those in statements inside it: they do it themselves.
    pub(super) fn salvage_within(&mut self, node: Node<'t>) {
        let mut pending = self.broken_children(node);
        while let Some(node) = pending.pop() {
            if node.is_error() {
                self.salvage(node);
            } else if !is_statement(node.kind()) && !is_type(node.kind()) {
                pending.extend(self.broken_children(node));
            }
        }
    }

    /// The children with errors in them, last first.
    fn broken_children(&mut self, node: Node<'t>) -> Vec<Node<'t>> {
        let mut broken: Vec<_> = node.children(&mut self.cursor).filter(Node::has_error).collect();
        broken.reverse();
        broken
    }

    /// Lowers what can be read in an error into the block being filled.
    pub(super) fn salvage(&mut self, error: Node<'t>) {
        self.deeper(error, |this| {
            let mut pending = vec![error];
            while let Some(node) = pending.pop() {
                let is_whole = node.is_named() && !node.is_error();
                match node.kind() {
                    // Whether the jump would be taken where the error stands cannot be told.
                    "return_statement" | "throw_statement" => {
                        if let Some(id) = this.operand(node) {
                            this.emit(node, StatementKind::Expr(id));
                        }
                    }
                    "break_statement" | "continue_statement" => {}
                    "variable_declarator" => {
                        let declarator = this.declarator(node, false);
                        this.emit(node, StatementKind::Declare(vec![declarator]));
                    }
                    "method_definition" => {
                        let (method, ..) = this.method(node);
                        let id = this.push(node, Expr::Function(method));
                        this.emit(node, StatementKind::Expr(id));
                    }
                    kind if is_type(kind) => {}
                    kind if is_whole && is_statement(kind) => this.item(node),
                    kind if is_whole && is_expression(kind) && !is_plain(kind) => {
                        let id = this.expression(node);
                        this.emit(node, StatementKind::Expr(id));
                    }
                    _ => pending.extend(this.named_children(node).into_iter().rev()),
                }
            }
        });
    }

    /// An expression whose value is not modelled, with the outermost expressions in it.
    pub(super) fn opaque(&mut self, node: Node<'t>) -> Expr {
        let mut parts: Vec<ExprId> = Vec::new();
        let mut pending = if is_jsx_tag(node.kind()) { vec![node] } else { self.named_children(node) };
        pending.reverse();
        while let Some(node) = pending.pop() {
            let kind = node.kind();
            if is_expression(kind) {
                parts.push(self.expression(node));
            } else if is_jsx_tag(kind) {
                // The name of an element is no value.
                let inner = self.named_children(node).into_iter().filter(|child| child.kind().starts_with("jsx_"));
                pending.extend(inner.rev());
            } else if !is_type(kind) && !node.is_error() {
                pending.extend(self.named_children(node).into_iter().rev());
            }
        }
        Expr::Opaque(parts)
    }
}

fn is_statement(kind: &str) -> bool {
    kind.ends_with("_statement")
        || kind.ends_with("_declaration")
        || matches!(kind, "statement_block" | "internal_module" | "module" | "import_alias" | "function_signature")
}

/// JSX is left out: the expressions in it are what counts.
fn is_expression(kind: &str) -> bool {
    if kind.ends_with("_expression") {
        return kind != "jsx_expression";
    }
    let is_compound = matches!(kind, "object" | "array" | "template_string" | "type_assertion");
    is_plain(kind) || is_compound || matches!(kind, "arrow_function" | "generator_function" | "class")
}

/// Expressions that do nothing and hold nothing.
fn is_plain(kind: &str) -> bool {
    let is_literal = matches!(kind, "string" | "number" | "regex" | "true" | "false" | "null");
    is_literal || matches!(kind, "identifier" | "undefined" | "this" | "super" | "meta_property")
}

fn is_jsx_tag(kind: &str) -> bool {
    let is_element = matches!(kind, "jsx_opening_element" | "jsx_closing_element" | "jsx_self_closing_element");
    is_element || matches!(kind, "jsx_attribute" | "jsx_namespace_name")
}
