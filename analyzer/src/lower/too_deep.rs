//! Code that nests too deep to be lowered: what it does is not known, but not that it does nothing.

use tree_sitter::Node;

use super::{Lowerer, distinct, field};
use crate::module::{AssignOperator, Element, Expr, ExprId, Pattern};
use crate::syntax::{is_type, range_of};

impl<'t> Lowerer<'t> {
    /// An expression that stands for such code: it writes something unknown to the variables that the code writes, and
    /// gives everything else that the code names to a function that is not known.
    pub(super) fn too_deep(&mut self, node: Node<'t>) -> ExprId {
        let (mut named, mut written) = (Vec::new(), Vec::new());
        let mut pending = vec![(node, false)];
        while let Some((node, is_target)) = pending.pop() {
            match node.kind() {
                kind if is_type(kind) => {}
                "identifier" | "shorthand_property_identifier" | "shorthand_property_identifier_pattern" => {
                    let names = if is_target { &mut written } else { &mut named };
                    names.push(self.name(node));
                }
                "this" => named.push(self.name(node)),
                kind => {
                    let target = match kind {
                        "assignment_expression" | "augmented_assignment_expression" | "for_in_statement" => {
                            field(node, "left")
                        }
                        "update_expression" => field(node, "argument"),
                        _ => None,
                    };
                    // The parts of a pattern are written, the object of a member is changed.
                    let is_pattern = is_target && !matches!(kind, "member_expression" | "subscript_expression");
                    let children = self.named_children(node).into_iter();
                    pending.extend(children.map(|child| (child, is_pattern || Some(child) == target)));
                }
            }
        }
        let given = distinct(named).into_iter().map(|name| {
            let expr = if name == "this" { Expr::This } else { Expr::Name(name) };
            Element::Item(self.push(node, expr))
        });
        let arguments = given.collect();
        let callee = self.push(node, Expr::Opaque(Vec::new()));
        let mut parts = vec![self.push(node, Expr::Call { callee, arguments, is_new: false, optional: false })];
        for name in distinct(written) {
            let value = self.push(node, Expr::Opaque(Vec::new()));
            let target = Box::new(Pattern::Name(name, range_of(node)));
            parts.push(self.push(node, Expr::Assign { operator: AssignOperator::Plain, target, value }));
        }
        self.push(node, Expr::Opaque(parts))
    }
}
