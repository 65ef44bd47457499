//! Targets of declarations, parameters and assignments.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::{Lowerer, field};
use crate::module::{Expr, ExprId, Key, Pattern, PatternElement, PatternProperty};
use crate::source::TextRange;
use crate::syntax::range_of;

impl<'t> Lowerer<'t> {
    /// Lowers a target of any kind, without a default.
    pub(super) fn pattern(&mut self, node: Node<'t>) -> Pattern {
        self.deeper(node, |this| this.pattern_within(node)).unwrap_or(Pattern::Unreadable)
    }

    fn pattern_within(&mut self, node: Node<'t>) -> Pattern {
        if node.is_missing() {
            return Pattern::Unreadable;
        }
        match node.kind() {
            "identifier" | "undefined" | "shorthand_property_identifier_pattern" | "type_identifier" => {
                Pattern::Name(self.name(node), range_of(node))
            }
            "object_pattern" => self.object_pattern(node),
            "array_pattern" => self.array_pattern(node),
            "member_expression" | "subscript_expression" => Pattern::Member(self.expression(node)),
            "parenthesized_expression" | "non_null_expression" | "as_expression" | "satisfies_expression" => {
                self.first_named(node).map_or(Pattern::Unreadable, |inner| self.pattern(inner))
            }
            _ => Pattern::Unreadable,
        }
    }

    /// Lowers `pattern` and `pattern = default`.
    pub(super) fn element(&mut self, node: Node<'t>) -> PatternElement {
        if !matches!(node.kind(), "assignment_pattern" | "object_assignment_pattern") {
            return PatternElement { pattern: self.pattern(node), default: None };
        }
        let pattern = field(node, "left").map_or(Pattern::Unreadable, |left| self.pattern(left));
        PatternElement { pattern, default: self.field_expression(node, "right") }
    }

    /// The target of `...rest`.
    pub(super) fn rest(&mut self, node: Node<'t>) -> Pattern {
        self.first_named(node).map_or(Pattern::Unreadable, |inner| self.pattern(inner))
    }

    fn object_pattern(&mut self, node: Node<'t>) -> Pattern {
        let mut properties = Vec::new();
        let mut rest = None;
        for child in self.named_children(node) {
            match child.kind() {
                "pair_pattern" => {
                    let key = self.field_key(child).0;
                    let element = field(child, "value").map_or_else(unreadable, |value| self.element(value));
                    properties.push(PatternProperty { key, element });
                }
                "rest_pattern" => rest = Some(Box::new(self.rest(child))),
                "object_assignment_pattern" | "shorthand_property_identifier_pattern" => {
                    let element = self.element(child);
                    if let Pattern::Name(name, _) = &element.pattern {
                        properties.push(PatternProperty { key: Key::Static(name.clone()), element });
                    }
                }
                _ => {}
            }
        }
        Pattern::Object { properties, rest }
    }

    fn array_pattern(&mut self, node: Node<'t>) -> Pattern {
        let mut elements = Vec::new();
        let mut rest = None;
        let mut empty = true;
        for child in self.children(node) {
            match child.kind() {
                "," if empty => elements.push(None),
                "," => empty = true,
                "rest_pattern" => {
                    rest = Some(Box::new(self.rest(child)));
                    empty = false;
                }
                _ if child.is_named() => {
                    elements.push(Some(self.element(child)));
                    empty = false;
                }
                _ => {}
            }
        }
        Pattern::Array { elements, rest }
    }

    /// The `key` of a property, or the `name` of a member, and its place.
    pub(super) fn field_key(&mut self, node: Node<'t>) -> (Key, TextRange) {
        let found = field(node, "key").or_else(|| field(node, "name")).or_else(|| field(node, "property"));
        match found {
            Some(key) => (self.key(key), range_of(key)),
            None => (Key::Computed(self.push(node, Expr::Opaque(Vec::new()))), range_of(node)),
        }
    }

    /// Lowers a key; a computed one that is constant is written out.
    pub(super) fn key(&mut self, node: Node<'t>) -> Key {
        match node.kind() {
            "string" => Key::Static(super::literals::cooked(super::literals::unquoted(self.text_of(node)))),
            "number" => Key::Static(super::literals::number_key(super::literals::number(self.text_of(node)))),
            "computed_property_name" => match self.first_named(node) {
                Some(inner) => {
                    let id = self.expression(inner);
                    self.constant_key(id)
                }
                None => Key::Computed(self.push(node, Expr::Opaque(Vec::new()))),
            },
            _ => Key::Static(self.name(node)),
        }
    }

    /// The key an expression in brackets gives.
    pub(super) fn constant_key(&self, id: ExprId) -> Key {
        match self.module.expression(id) {
            Expr::String(text) => Key::Static(text.clone()),
            Expr::Number(value) => Key::Static(super::literals::number_key(*value)),
            _ => Key::Computed(id),
        }
    }
}

pub(super) fn unreadable() -> PatternElement {
    PatternElement { pattern: Pattern::Unreadable, default: None }
}

/// Adds the names a pattern binds, in order.
pub(super) fn bound_names(pattern: &Pattern, names: &mut Vec<SmolStr>) {
    match pattern {
        Pattern::Name(name, _) => names.push(name.clone()),
        Pattern::Object { properties, rest } => {
            properties.iter().for_each(|property| bound_names(&property.element.pattern, names));
            rest.iter().for_each(|rest| bound_names(rest, names));
        }
        Pattern::Array { elements, rest } => {
            elements.iter().flatten().for_each(|element| bound_names(&element.pattern, names));
            rest.iter().for_each(|rest| bound_names(rest, names));
        }
        Pattern::Member(_) | Pattern::Unreadable => {}
    }
}
