//! Type annotations to the one name that matters.

use tree_sitter::Node;

use super::{Lowerer, field};
use crate::module::TypeName;

/// Types that leave a value's methods as those of their first argument. A promise or an array is another thing.
const TRANSPARENT: [&str; 7] = ["Readonly", "Partial", "Required", "NonNullable", "Awaited", "Omit", "Pick"];

/// More operands than any annotation written by hand has.
const MAX_STEPS: usize = 64;

impl<'t> Lowerer<'t> {
    /// The first named type of the annotation a parameter or declarator carries.
    pub(super) fn annotation(&mut self, node: Node<'t>) -> Option<TypeName> {
        let mut pending = vec![field(node, "type")?];
        for _ in 0..MAX_STEPS {
            let node = pending.pop()?;
            match node.kind() {
                "type_identifier" => return Some(vec![self.name(node)]),
                "nested_type_identifier" => return self.type_path(node),
                "generic_type" => {
                    let name = self.type_path(field(node, "name")?)?;
                    match field(node, "type_arguments") {
                        Some(arguments) if is_transparent(&name) => pending.extend(self.first_named(arguments)),
                        _ => return Some(name),
                    }
                }
                "type_annotation" | "parenthesized_type" | "flow_maybe_type" | "union_type" | "intersection_type" => {
                    pending.extend(self.named_children(node).into_iter().rev());
                }
                _ => {}
            }
        }
        None
    }

    /// `a.b.C` as a path.
    fn type_path(&mut self, node: Node<'t>) -> Option<TypeName> {
        let mut path = Vec::new();
        let mut rest = node;
        loop {
            let (left, name) = match rest.kind() {
                "nested_type_identifier" => ("module", "name"),
                "nested_identifier" | "member_expression" => ("object", "property"),
                _ => break,
            };
            path.push(self.name(field(rest, name)?));
            rest = field(rest, left)?;
        }
        path.push(self.name(rest));
        path.reverse();
        Some(path)
    }
}

fn is_transparent(name: &TypeName) -> bool {
    matches!(name.as_slice(), [name] if TRANSPARENT.contains(&name.as_str()))
}
