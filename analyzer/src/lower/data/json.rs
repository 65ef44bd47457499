//! JSON and JSON5 with places.

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Builder, MAX_DEPTH};
use crate::module::{Expr, ExprId};

/// The value of a text; `None` when it is not JSON.
pub(super) fn lower(text: &str, builder: &mut Builder) -> Option<ExprId> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).ok()?;
    Some(value(&parsed.value?, builder, 0))
}

fn place(range: Range) -> (usize, usize) {
    (range.start, range.end)
}

fn value(json: &Value<'_>, builder: &mut Builder, depth: usize) -> ExprId {
    let at = place(json.range());
    if depth > MAX_DEPTH {
        return builder.push(at, Expr::Opaque(Vec::new()));
    }
    match json {
        Value::StringLit(text) => builder.text(at, &text.value),
        Value::NumberLit(number) => {
            let expr = number.value.parse().map_or_else(|_| Expr::Opaque(Vec::new()), Expr::Number);
            builder.push(at, expr)
        }
        Value::BooleanLit(boolean) => builder.push(at, Expr::Bool(boolean.value)),
        Value::NullKeyword(_) => builder.push(at, Expr::Null),
        Value::Array(array) => {
            let items = array.elements.iter().map(|item| value(item, builder, depth + 1)).collect();
            builder.array(at, items)
        }
        Value::Object(object) => {
            let properties = object.properties.iter().map(|property| {
                let name = match &property.name {
                    ObjectPropName::String(name) => &*name.value,
                    ObjectPropName::Word(name) => name.value,
                };
                let value = value(&property.value, builder, depth + 1);
                builder.property(name, place(property.name.range()), value)
            });
            let properties = properties.collect();
            builder.push(at, Expr::Object(properties))
        }
    }
}
