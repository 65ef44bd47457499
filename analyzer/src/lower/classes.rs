//! Classes and their members.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::{Lowerer, field};
use crate::module::{Class, ClassId, ClassMember, ExprId, Key, MemberKind};
use crate::syntax::range_of;

impl<'t> Lowerer<'t> {
    /// Lowers a class; `outer` are decorators that stand before an `export` in front of it.
    pub(super) fn class(&mut self, node: Node<'t>, outer: Vec<ExprId>) -> ClassId {
        let mut decorators = outer;
        decorators.extend(self.decorators(node));
        let mut class = Class {
            name: field(node, "name").filter(|name| !name.is_missing()).map(|name| self.name(name)),
            superclass: self.superclass(node),
            is_abstract: node.kind() == "abstract_class_declaration",
            constructor: None,
            members: Vec::new(),
            decorators,
            range: range_of(node),
        };
        if let Some(body) = field(node, "body") {
            self.members(body, &mut class);
        }
        let id = ClassId(u32::try_from(self.module.classes.len()).unwrap_or(u32::MAX));
        self.module.classes.push(class);
        id
    }

    /// The expressions after `@` directly in a node.
    pub(super) fn decorators(&mut self, node: Node<'t>) -> Vec<ExprId> {
        let found: Vec<_> = node.children(&mut self.cursor).filter(|child| child.kind() == "decorator").collect();
        found.into_iter().filter_map(|decorator| self.operand(decorator)).collect()
    }

    fn superclass(&mut self, node: Node<'t>) -> Option<ExprId> {
        let heritage = node.children(&mut self.cursor).find(|child| child.kind() == "class_heritage")?;
        let base = self.first_named(heritage)?;
        match base.kind() {
            "extends_clause" => self.field_expression(base, "value"),
            "implements_clause" => None,
            _ => Some(self.expression(base)),
        }
    }

    fn members(&mut self, body: Node<'t>, class: &mut Class) {
        // TypeScript's grammar puts the decorators of a method before it, JavaScript's into it.
        let mut pending = Vec::new();
        for child in self.named_children(body) {
            match child.kind() {
                "decorator" => pending.extend(self.operand(child)),
                "method_definition" => {
                    let mut decorators = std::mem::take(&mut pending);
                    decorators.extend(self.decorators(child));
                    self.class_method(child, decorators, class);
                }
                "field_definition" | "public_field_definition" => {
                    pending.clear();
                    class.members.extend(self.class_field(child));
                }
                "class_static_block" => {
                    pending.clear();
                    let block = self.static_block(child);
                    class.members.push(ClassMember {
                        key: Key::Static(SmolStr::default()),
                        key_range: range_of(child),
                        is_static: true,
                        kind: MemberKind::StaticBlock(block),
                        decorators: Vec::new(),
                    });
                }
                // Signatures of overloads, abstract methods and indexes.
                _ => {}
            }
        }
    }

    fn class_method(&mut self, node: Node<'t>, decorators: Vec<ExprId>, class: &mut Class) {
        let modifiers = self.modifiers(node);
        let (method, key, key_range) = self.method(node);
        let is_computed = field(node, "name").is_some_and(|name| name.kind() == "computed_property_name");
        let is_constructor = matches!(&key, Key::Static(name) if name == "constructor");
        if is_constructor && !is_computed && !modifiers.is_static {
            class.constructor = Some(method);
            return;
        }
        let kind = if modifiers.is_getter {
            MemberKind::Getter(method)
        } else if modifiers.is_setter {
            MemberKind::Setter(method)
        } else {
            MemberKind::Method(method)
        };
        class.members.push(ClassMember { key, key_range, is_static: modifiers.is_static, kind, decorators });
    }

    fn class_field(&mut self, node: Node<'t>) -> Option<ClassMember> {
        let modifiers = self.modifiers(node);
        if modifiers.is_ambient {
            return None;
        }
        let decorators = self.decorators(node);
        let (key, key_range) = self.field_key(node);
        let kind = MemberKind::Field(self.field_expression(node, "value"));
        Some(ClassMember { key, key_range, is_static: modifiers.is_static, kind, decorators })
    }
}
