//! Expressions, keys and patterns.

use smol_str::SmolStr;

use super::Dump;
use crate::module::{
    AssignOperator, BinaryOperator, Element, Expr, ExprId, Key, LogicalOperator, Pattern, PatternElement, Property,
    PropertyKind, TemplatePart, UnaryOperator,
};

impl Dump<'_> {
    pub(super) fn expression(&self, id: ExprId) -> String {
        match self.module.expression(id) {
            Expr::Null => "null".into(),
            Expr::Bool(value) => value.to_string(),
            Expr::Number(value) => value.to_string(),
            Expr::String(value) => format!("{value:?}"),
            Expr::Regex { pattern, flags } => format!("/{pattern}/{flags}"),
            Expr::Template(parts) => format!("`{}`", parts.iter().map(|part| self.part(part)).collect::<String>()),
            Expr::Array(elements) => format!("[{}]", self.elements(elements)),
            Expr::Object(properties) => format!("{{{}}}", list(properties, |property| self.property(property))),
            Expr::Name(name) => name.to_string(),
            Expr::This => "this".into(),
            Expr::Super => "super".into(),
            Expr::Member { object, key, optional } => {
                format!("{}{}", self.expression(*object), self.access(key, *optional))
            }
            Expr::Call { callee, arguments, is_new, optional } => {
                let (new, dot) = (if *is_new { "new " } else { "" }, if *optional { "?." } else { "" });
                format!("{new}{}{dot}({})", self.expression(*callee), self.elements(arguments))
            }
            Expr::Import(specifier) => format!("import({})", self.expression(*specifier)),
            Expr::ImportMeta => "import.meta".into(),
            Expr::Function(id) => self.function(*id),
            Expr::Class(id) => self.class(*id),
            compound => self.compound(compound),
        }
    }

    fn compound(&self, expr: &Expr) -> String {
        let show = |id: &ExprId| self.expression(*id);
        match expr {
            Expr::Unary { operator, operand } => format!("{}{}", unary(*operator), show(operand)),
            Expr::Binary { operator, left, right } => format!("({} {} {})", show(left), binary(*operator), show(right)),
            Expr::Logical { operator, left, right } => {
                format!("({} {} {})", show(left), logical(*operator), show(right))
            }
            Expr::Conditional { test, consequent, alternate } => {
                format!("({} ? {} : {})", show(test), show(consequent), show(alternate))
            }
            Expr::Assign { operator, target, value } => {
                let operator = match operator {
                    AssignOperator::Plain => "",
                    AssignOperator::Binary(operator) => binary(*operator),
                    AssignOperator::Logical(operator) => logical(*operator),
                };
                format!("({} {operator}= {})", self.pattern(target), show(value))
            }
            Expr::Sequence(items) => format!("({})", list(items, show)),
            Expr::Await(operand) => format!("await {}", show(operand)),
            Expr::Yield(operand) => format!("yield({})", operand.iter().map(show).collect::<String>()),
            Expr::Opaque(parts) => format!("?({})", list(parts, show)),
            _ => unreachable!("a form `expression` shows itself"),
        }
    }

    fn part(&self, part: &TemplatePart) -> String {
        match part {
            TemplatePart::Text(text) => text.to_string(),
            TemplatePart::Expr(id) => format!("${{{}}}", self.expression(*id)),
        }
    }

    fn elements(&self, elements: &[Element]) -> String {
        list(elements, |element| match element {
            Element::Item(id) => self.expression(*id),
            Element::Spread(id) => format!("...{}", self.expression(*id)),
            Element::Hole => String::new(),
        })
    }

    fn property(&self, property: &Property) -> String {
        match &property.kind {
            PropertyKind::Value(key, value) => format!("{}: {}", self.key(key), self.expression(*value)),
            PropertyKind::Getter(key, function) => format!("get {}: {}", self.key(key), self.function(*function)),
            PropertyKind::Setter(key, function) => format!("set {}: {}", self.key(key), self.function(*function)),
            PropertyKind::Spread(id) => format!("...{}", self.expression(*id)),
        }
    }

    /// A key as it stands in an object.
    pub(super) fn key(&self, key: &Key) -> String {
        match key {
            Key::Static(name) if is_name(name) => name.to_string(),
            Key::Static(name) => format!("{name:?}"),
            Key::Computed(id) => format!("[{}]", self.expression(*id)),
        }
    }

    /// A key as it stands after an object.
    fn access(&self, key: &Key, optional: bool) -> String {
        match key {
            Key::Static(name) if is_name(name) => format!("{}{name}", if optional { "?." } else { "." }),
            Key::Static(name) => format!("{}[{name:?}]", if optional { "?." } else { "" }),
            Key::Computed(id) => format!("{}[{}]", if optional { "?." } else { "" }, self.expression(*id)),
        }
    }

    pub(super) fn pattern(&self, pattern: &Pattern) -> String {
        let rest = |rest: &Option<Box<Pattern>>| rest.iter().map(|rest| format!("...{}", self.pattern(rest))).collect();
        match pattern {
            Pattern::Name(name, _) => name.to_string(),
            Pattern::Object { properties, rest: tail } => {
                let shown = properties
                    .iter()
                    .map(|property| format!("{}: {}", self.key(&property.key), self.element(&property.element)));
                format!("{{{}}}", shown.chain::<Vec<_>>(rest(tail)).collect::<Vec<_>>().join(", "))
            }
            Pattern::Array { elements, rest: tail } => {
                let shown =
                    elements.iter().map(|element| element.iter().map(|element| self.element(element)).collect());
                format!("[{}]", shown.chain::<Vec<String>>(rest(tail)).collect::<Vec<_>>().join(", "))
            }
            Pattern::Member(id) => self.expression(*id),
            Pattern::Unreadable => "?".into(),
        }
    }

    fn element(&self, element: &PatternElement) -> String {
        let default = element.default.map(|id| format!(" = {}", self.expression(id))).unwrap_or_default();
        format!("{}{default}", self.pattern(&element.pattern))
    }
}

pub(super) fn list<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(", ")
}

fn is_name(name: &SmolStr) -> bool {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '$' | '#');
    name.starts_with(|char: char| !char.is_numeric()) && name.chars().all(is_part)
}

fn unary(operator: UnaryOperator) -> &'static str {
    match operator {
        UnaryOperator::Not => "!",
        UnaryOperator::Minus => "-",
        UnaryOperator::Plus => "+",
        UnaryOperator::BitNot => "~",
        UnaryOperator::Typeof => "typeof ",
        UnaryOperator::Void => "void ",
        UnaryOperator::Delete => "delete ",
    }
}

fn logical(operator: LogicalOperator) -> &'static str {
    match operator {
        LogicalOperator::And => "&&",
        LogicalOperator::Or => "||",
        LogicalOperator::Nullish => "??",
    }
}

fn binary(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::Add => "+",
        BinaryOperator::Subtract => "-",
        BinaryOperator::Multiply => "*",
        BinaryOperator::Divide => "/",
        BinaryOperator::Remainder => "%",
        BinaryOperator::Exponent => "**",
        BinaryOperator::ShiftLeft => "<<",
        BinaryOperator::ShiftRight => ">>",
        BinaryOperator::ShiftRightUnsigned => ">>>",
        BinaryOperator::BitAnd => "&",
        BinaryOperator::BitOr => "|",
        BinaryOperator::BitXor => "^",
        BinaryOperator::Equal => "==",
        BinaryOperator::NotEqual => "!=",
        BinaryOperator::StrictEqual => "===",
        BinaryOperator::StrictNotEqual => "!==",
        BinaryOperator::Less => "<",
        BinaryOperator::LessOrEqual => "<=",
        BinaryOperator::Greater => ">",
        BinaryOperator::GreaterOrEqual => ">=",
        BinaryOperator::In => "in",
        BinaryOperator::Instanceof => "instanceof",
    }
}
