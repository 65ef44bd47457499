//! Functions of all kinds and their parameters.

use std::mem;

use smol_str::SmolStr;
use tree_sitter::Node;

use super::{Lowerer, distinct, field};
use crate::module::{Body, Function, FunctionId, Key, Parameter, Pattern, PatternElement};
use crate::source::TextRange;
use crate::syntax::range_of;

/// The words before the name of a function or class member.
#[derive(Default)]
pub(super) struct Modifiers {
    pub(super) is_async: bool,
    pub(super) is_generator: bool,
    pub(super) is_static: bool,
    pub(super) is_getter: bool,
    pub(super) is_setter: bool,
    /// `declare` or `abstract`: nothing at run time.
    pub(super) is_ambient: bool,
}

impl<'t> Lowerer<'t> {
    pub(super) fn modifiers(&mut self, node: Node<'t>) -> Modifiers {
        let mut modifiers = Modifiers::default();
        for child in node.children(&mut self.cursor).filter(|child| !child.is_named()) {
            match child.kind() {
                "async" => modifiers.is_async = true,
                "*" => modifiers.is_generator = true,
                "static" => modifiers.is_static = true,
                "get" => modifiers.is_getter = true,
                "set" => modifiers.is_setter = true,
                // One token when a line ends after `get`.
                "static get" => (modifiers.is_static, modifiers.is_getter) = (true, true),
                "declare" | "abstract" => modifiers.is_ambient = true,
                _ => {}
            }
        }
        modifiers
    }

    /// Lowers a function of any kind.
    pub(super) fn function(&mut self, node: Node<'t>, name: Option<SmolStr>) -> FunctionId {
        let modifiers = self.modifiers(node);
        let outer_vars = mem::take(&mut self.vars);
        let parameters = self.parameters(node);
        let body = match field(node, "body") {
            Some(body) if body.kind() == "statement_block" => Body::Block(self.block(|this| this.items(body))),
            Some(_) => Body::Expr(self.required(node, "body")),
            None => Body::Absent,
        };
        let vars = distinct(mem::replace(&mut self.vars, outer_vars));
        self.push_function(Function {
            name,
            parameters,
            body,
            vars,
            is_arrow: node.kind() == "arrow_function",
            is_async: modifiers.is_async,
            is_generator: modifiers.is_generator,
            range: range_of(node),
        })
    }

    /// Lowers a method of a class or object: the function, its key and the key's place.
    pub(super) fn method(&mut self, node: Node<'t>) -> (FunctionId, Key, TextRange) {
        let (key, range) = self.field_key(node);
        let name = match &key {
            Key::Static(name) => Some(name.clone()),
            Key::Computed(_) => None,
        };
        (self.function(node, name), key, range)
    }

    /// `static { … }`, as a function without parameters.
    pub(super) fn static_block(&mut self, node: Node<'t>) -> FunctionId {
        let outer_vars = mem::take(&mut self.vars);
        let body = self.block(|this| field(node, "body").into_iter().for_each(|body| this.items(body)));
        let vars = distinct(mem::replace(&mut self.vars, outer_vars));
        self.push_function(Function {
            name: None,
            parameters: Vec::new(),
            body: Body::Block(body),
            vars,
            is_arrow: false,
            is_async: false,
            is_generator: false,
            range: range_of(node),
        })
    }

    fn push_function(&mut self, function: Function) -> FunctionId {
        let id = FunctionId(u32::try_from(self.module.functions.len()).unwrap_or(u32::MAX));
        self.module.functions.push(function);
        id
    }

    fn parameters(&mut self, node: Node<'t>) -> Vec<Parameter> {
        if let Some(single) = field(node, "parameter") {
            return vec![self.parameter(single)];
        }
        let Some(list) = field(node, "parameters") else { return Vec::new() };
        let mut parameters = Vec::new();
        for child in self.named_children(list) {
            // `this: T` is no parameter at run time.
            let is_this = field(child, "pattern").is_some_and(|pattern| pattern.kind() == "this");
            if !child.is_error() && !is_this {
                parameters.push(self.parameter(child));
            }
        }
        parameters
    }

    fn parameter(&mut self, node: Node<'t>) -> Parameter {
        if !matches!(node.kind(), "required_parameter" | "optional_parameter") {
            let (element, rest) = self.parameter_target(node);
            return Parameter {
                pattern: element.pattern,
                default: element.default,
                rest,
                annotation: None,
                decorators: Vec::new(),
                is_field: false,
            };
        }
        let decorators = self.decorators(node);
        let (element, rest) = match field(node, "pattern") {
            Some(pattern) => self.parameter_target(pattern),
            None => (super::patterns::unreadable(), false),
        };
        let is_field = node.children(&mut self.cursor).any(|child| {
            matches!(child.kind(), "accessibility_modifier" | "override_modifier" | "readonly") && !child.is_error()
        });
        Parameter {
            pattern: element.pattern,
            default: element.default.or_else(|| self.field_expression(node, "value")),
            rest,
            annotation: self.annotation(node),
            decorators,
            is_field,
        }
    }

    fn parameter_target(&mut self, node: Node<'t>) -> (PatternElement, bool) {
        if node.kind() == "rest_pattern" {
            let pattern: Pattern = self.rest(node);
            return (PatternElement { pattern, default: None }, true);
        }
        (self.element(node), false)
    }
}
