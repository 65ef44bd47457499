//! Expressions.
//!
//! What nests to the left (`a.b().c`, `a + b + c`, `a as T`) is walked in a loop: the nodes down to the leftmost
//! operand are put on a stack, then each is built around the one below it. Only what nests to the right recurses.

use tree_sitter::Node;

use super::{Lowerer, field, literals, operators};
use crate::module::{
    AssignOperator, BinaryOperator, Element, Expr, ExprId, Key, Pattern, Property, PropertyKind, TemplatePart,
};
use crate::source::TextRange;
use crate::syntax::range_of;

impl<'t> Lowerer<'t> {
    /// Lowers an expression of any kind; parentheses and casts are not seen in the outcome.
    pub(super) fn expression(&mut self, node: Node<'t>) -> ExprId {
        match self.deeper(node, |this| this.expression_within(node)) {
            Some(id) => id,
            None => self.too_deep(node),
        }
    }

    /// The expression in a field, if there is one.
    pub(super) fn field_expression(&mut self, node: Node<'t>, name: &str) -> Option<ExprId> {
        let id = self.expression(field(node, name)?);
        Some(self.beside_errors(node, id))
    }

    /// The expression in a field that cannot be absent unless the code is broken.
    pub(super) fn required(&mut self, node: Node<'t>, name: &str) -> ExprId {
        self.field_expression(node, name).unwrap_or_else(|| self.push(node, Expr::Opaque(Vec::new())))
    }

    /// The expression after a keyword or prefix, if there is one.
    pub(super) fn operand(&mut self, node: Node<'t>) -> Option<ExprId> {
        let inner = self.first_named(node)?;
        let id = self.expression(inner);
        Some(self.beside_errors(node, id))
    }

    fn expression_within(&mut self, node: Node<'t>) -> ExprId {
        let base = self.spine.len();
        let mut inner = node;
        while let Some(left) = self.left_operand(inner) {
            self.spine.push(inner);
            inner = left;
        }
        let expr = self.head(inner);
        let mut id = self.push(inner, expr);
        while self.spine.len() > base {
            let Some(outer) = self.spine.pop() else { break };
            id = self.beside_errors(outer, id);
            id = self.around(outer, id);
        }
        id
    }

    /// Where an expression begins with another one, that one.
    fn left_operand(&mut self, node: Node<'t>) -> Option<Node<'t>> {
        match node.kind() {
            "member_expression" | "subscript_expression" => field(node, "object").filter(is_no_import),
            "call_expression" => field(node, "function").filter(is_no_import),
            "new_expression" => field(node, "constructor"),
            "binary_expression" => field(node, "left"),
            "ternary_expression" => field(node, "condition"),
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression"
            | "instantiation_expression" => self.first_named(node),
            "type_assertion" => self.named_children(node).pop(),
            _ => None,
        }
    }

    /// Builds an expression around its leftmost operand.
    fn around(&mut self, node: Node<'t>, left: ExprId) -> ExprId {
        let expr = match node.kind() {
            "member_expression" => self.member(node, left),
            "subscript_expression" => {
                let index = self.required(node, "index");
                let optional = field(node, "optional_chain").is_some();
                Expr::Member { object: left, key: self.constant_key(index), optional }
            }
            "call_expression" | "new_expression" => self.call(node, left),
            "binary_expression" => self.binary(node, left),
            "ternary_expression" => Expr::Conditional {
                test: left,
                consequent: self.required(node, "consequence"),
                alternate: self.required(node, "alternative"),
            },
            _ => return left,
        };
        self.push(node, expr)
    }

    /// An operand that stands beside an error is a guess of the parser: its value may be anything.
    fn beside_errors(&mut self, node: Node<'t>, operand: ExprId) -> ExprId {
        if self.has_errors(node) { self.opaque_around(operand) } else { operand }
    }

    /// Forgets the value of an expression, but not the expression.
    pub(super) fn opaque_around(&mut self, id: ExprId) -> ExprId {
        let range = self.module.range(id);
        self.push_at(range, Expr::Opaque(vec![id]))
    }

    /// Lowers an expression that does not begin with another one.
    fn head(&mut self, node: Node<'t>) -> Expr {
        if node.is_missing() {
            return Expr::Opaque(Vec::new());
        }
        match node.kind() {
            "identifier" | "undefined" | "shorthand_property_identifier" => Expr::Name(self.name(node)),
            "string" => Expr::String(literals::cooked(literals::unquoted(self.text_of(node)))),
            "private_property_identifier" => Expr::String(self.name(node)),
            "number" => Expr::Number(literals::number(self.text_of(node))),
            "true" => Expr::Bool(true),
            "false" => Expr::Bool(false),
            "null" => Expr::Null,
            "this" => Expr::This,
            "super" => Expr::Super,
            "object" => Expr::Object(self.properties(node)),
            "array" => Expr::Array(self.elements(node)),
            "template_string" => self.template(node),
            "regex" => self.regex(node),
            "arrow_function" | "function_expression" | "generator_function" => {
                let name = field(node, "name").map(|name| self.name(name));
                Expr::Function(self.function(node, name))
            }
            "class" => Expr::Class(self.class(node, Vec::new())),
            _ => self.prefixed(node),
        }
    }

    /// Lowers an expression that begins with an operator, a keyword or a target.
    fn prefixed(&mut self, node: Node<'t>) -> Expr {
        match node.kind() {
            "assignment_expression" => self.assignment(node, AssignOperator::Plain),
            "augmented_assignment_expression" => {
                let operator = field(node, "operator").map(|operator| self.text_of(operator)).unwrap_or_default();
                match operators::assignment(operator) {
                    Some(operator) => self.assignment(node, operator),
                    None => self.opaque(node),
                }
            }
            "unary_expression" => {
                let operator = field(node, "operator").map(|operator| self.text_of(operator)).unwrap_or_default();
                match operators::unary(operator) {
                    Some(operator) => Expr::Unary { operator, operand: self.required(node, "argument") },
                    None => self.opaque(node),
                }
            }
            "update_expression" => self.update(node),
            "await_expression" => match self.operand(node) {
                Some(operand) => Expr::Await(operand),
                None => Expr::Opaque(Vec::new()),
            },
            "yield_expression" => Expr::Yield(self.operand(node)),
            "sequence_expression" => {
                let items = self.named_children(node);
                Expr::Sequence(items.into_iter().map(|item| self.expression(item)).collect())
            }
            "meta_property" if self.text_of(node).starts_with("import") => Expr::ImportMeta,
            "member_expression" if self.imports_meta(node) => Expr::ImportMeta,
            "call_expression" => self.import_call(node),
            _ => self.opaque(node),
        }
    }

    fn member(&mut self, node: Node<'t>, object: ExprId) -> Expr {
        let key = match field(node, "property") {
            Some(property) if !property.is_missing() => Key::Static(self.name(property)),
            _ => Key::Computed(self.push(node, Expr::Opaque(Vec::new()))),
        };
        Expr::Member { object, key, optional: field(node, "optional_chain").is_some() }
    }

    fn call(&mut self, node: Node<'t>, callee: ExprId) -> Expr {
        let is_new = node.kind() == "new_expression";
        // The grammars give this token a node of its own in some of their versions only.
        let optional =
            !is_new && node.children(&mut self.cursor).any(|child| matches!(child.kind(), "?." | "optional_chain"));
        let arguments = match field(node, "arguments") {
            Some(arguments) if arguments.kind() == "template_string" => {
                let substitutions = self.opaque(arguments);
                vec![Element::Spread(self.push(arguments, substitutions))]
            }
            Some(arguments) => self.elements(arguments),
            None => Vec::new(),
        };
        if matches!(self.module.expression(callee), Expr::Name(name) if name == "require") {
            self.note_specifier(arguments.first());
        }
        Expr::Call { callee, arguments, is_new, optional }
    }

    fn binary(&mut self, node: Node<'t>, left: ExprId) -> Expr {
        let right = self.required(node, "right");
        let operator = field(node, "operator").map(|operator| self.text_of(operator)).unwrap_or_default();
        if let Some(operator) = operators::binary(operator) {
            return Expr::Binary { operator, left, right };
        }
        match operators::logical(operator) {
            Some(operator) => Expr::Logical { operator, left, right },
            None => Expr::Opaque(vec![left, right]),
        }
    }

    fn assignment(&mut self, node: Node<'t>, operator: AssignOperator) -> Expr {
        let target = field(node, "left").map_or(Pattern::Unreadable, |left| self.pattern(left));
        Expr::Assign { operator, target: Box::new(target), value: self.required(node, "right") }
    }

    /// `x++` and `--x`; the one that is added stands where the operator does.
    fn update(&mut self, node: Node<'t>) -> Expr {
        let (Some(operator), Some(argument)) = (field(node, "operator"), field(node, "argument")) else {
            return self.opaque(node);
        };
        let target = Box::new(self.pattern(argument));
        let step = if self.text_of(operator) == "++" { 1.0 } else { -1.0 };
        // Subtraction, which makes numbers of texts as `++` does.
        let value = self.push(operator, Expr::Number(-step));
        let changed = Expr::Assign { operator: AssignOperator::Binary(BinaryOperator::Subtract), target, value };
        if operator.start_byte() < argument.start_byte() {
            return changed;
        }
        // Behind its operand it gives what was there before.
        let left = self.push(node, changed);
        let right = self.push(operator, Expr::Number(step));
        Expr::Binary { operator: BinaryOperator::Subtract, left, right }
    }

    /// `import(specifier)`; what else is a call without an operand to call is broken.
    fn import_call(&mut self, node: Node<'t>) -> Expr {
        let is_import = field(node, "function").is_some_and(|function| function.kind() == "import");
        let arguments = field(node, "arguments").map(|arguments| self.elements(arguments)).unwrap_or_default();
        match arguments.first() {
            Some(&Element::Item(specifier)) if is_import => {
                self.note_specifier(arguments.first());
                Expr::Import(specifier)
            }
            _ => Expr::Opaque(arguments.iter().filter_map(|argument| argument.expression()).collect()),
        }
    }

    fn imports_meta(&self, node: Node<'t>) -> bool {
        let is = |name, text| field(node, name).is_some_and(|part| self.text_of(part) == text);
        is("object", "import") && is("property", "meta")
    }

    fn note_specifier(&mut self, argument: Option<&Element>) {
        if let Some(Element::Item(id)) = argument
            && let Expr::String(specifier) = self.module.expression(*id)
        {
            self.module.specifiers.push(specifier.clone());
        }
    }

    /// The items of an array or an argument list; broken code among them may stand for any number of items.
    fn elements(&mut self, node: Node<'t>) -> Vec<Element> {
        let mut elements = Vec::new();
        let mut empty = true;
        for child in self.children(node) {
            match child.kind() {
                "," if empty => elements.push(Element::Hole),
                "," => empty = true,
                "spread_element" => {
                    elements.extend(self.operand(child).map(Element::Spread));
                    empty = false;
                }
                _ if child.is_error() => {
                    elements.push(Element::Spread(self.push(child, Expr::Opaque(Vec::new()))));
                    empty = false;
                }
                _ if child.is_named() => {
                    elements.push(Element::Item(self.expression(child)));
                    empty = false;
                }
                _ => {}
            }
        }
        elements
    }

    fn properties(&mut self, node: Node<'t>) -> Vec<Property> {
        let mut properties = Vec::new();
        for child in self.named_children(node) {
            let (key_range, kind) = match child.kind() {
                "pair" => {
                    let (key, range) = self.field_key(child);
                    (range, PropertyKind::Value(key, self.required(child, "value")))
                }
                "shorthand_property_identifier" => {
                    let value = self.expression(child);
                    (range_of(child), PropertyKind::Value(Key::Static(self.name(child)), value))
                }
                "method_definition" => self.object_method(child),
                "spread_element" => {
                    let Some(spread) = self.operand(child) else { continue };
                    (range_of(child), PropertyKind::Spread(spread))
                }
                _ if child.is_error() => {
                    (range_of(child), PropertyKind::Spread(self.push(child, Expr::Opaque(Vec::new()))))
                }
                _ => continue,
            };
            properties.push(Property { key_range, kind });
        }
        properties
    }

    fn object_method(&mut self, node: Node<'t>) -> (TextRange, PropertyKind) {
        let (method, key, range) = self.method(node);
        let kind = match self.modifiers(node) {
            modifiers if modifiers.is_getter => PropertyKind::Getter(key, method),
            modifiers if modifiers.is_setter => PropertyKind::Setter(key, method),
            _ => PropertyKind::Value(key, self.push(node, Expr::Function(method))),
        };
        (range, kind)
    }

    /// A template; one without substitutions is a string.
    fn template(&mut self, node: Node<'t>) -> Expr {
        let mut parts = Vec::new();
        let body = node.start_byte() + 1;
        let mut end = body;
        for child in self.named_children(node) {
            if child.kind() != "template_substitution" && !child.is_error() {
                continue;
            }
            self.template_text(end, child.start_byte(), &mut parts);
            end = child.end_byte();
            let inner = if child.is_error() { None } else { self.operand(child) };
            let id = inner.unwrap_or_else(|| self.push(child, Expr::Opaque(Vec::new())));
            parts.push(TemplatePart::Expr(id));
        }
        if parts.is_empty() {
            return Expr::String(literals::cooked(literals::unquoted(self.text_of(node))));
        }
        let closing = usize::from(self.text_of(node).ends_with('`'));
        self.template_text(end, node.end_byte() - closing, &mut parts);
        Expr::Template(parts)
    }

    fn template_text(&self, start: usize, end: usize, parts: &mut Vec<TemplatePart>) {
        if let Some(text) = self.text.get(start..end).filter(|text| !text.is_empty()) {
            parts.push(TemplatePart::Text(literals::cooked(text)));
        }
    }

    fn regex(&self, node: Node<'t>) -> Expr {
        let part = |name| field(node, name).map(|part| self.text_of(part)).unwrap_or_default().into();
        Expr::Regex { pattern: part("pattern"), flags: part("flags") }
    }
}

fn is_no_import(node: &Node<'_>) -> bool {
    node.kind() != "import"
}
