//! Files of `NAME=value` lines as the package dotenv (16 to 18) reads them, with places.

use super::Builder;
use crate::module::{Expr, ExprId};

/// A variable of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value, without quotes.
    pub value: String,
    name_at: (usize, usize),
    value_at: (usize, usize),
}

/// An object of the variables.
pub(super) fn lower(text: &str, builder: &mut Builder) -> ExprId {
    let mut properties = Vec::new();
    for variable in variables(text) {
        let value = builder.push(variable.value_at, Expr::String(variable.value.into()));
        properties.push(builder.property(&variable.name, variable.name_at, value));
    }
    builder.push((0, text.len()), Expr::Object(properties))
}

/// The variables in order; lines that are none are passed over, as dotenv does.
#[must_use]
pub fn variables(text: &str) -> Vec<Variable> {
    let mut variables = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line_end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
        let Some((name, start)) = name_of(&text[at..line_end]).map(|(name, rest)| (name, line_end - rest.len())) else {
            at = line_end + 1;
            continue;
        };
        let (value, value_at, end) = value_of(text, start, line_end);
        let name_at = (at + name.1, at + name.1 + name.0.len());
        variables.push(Variable { name: name.0.to_owned(), value, name_at, value_at });
        at = end + 1;
    }
    variables
}

/// The name that a line begins with, its offset, and what follows the `=`.
fn name_of(line: &str) -> Option<((&str, usize), &str)> {
    let declaration = line.trim_start();
    let declaration = match declaration.strip_prefix("export") {
        Some(rest) if rest.starts_with([' ', '\t']) => rest.trim_start(),
        _ => declaration,
    };
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let name = &declaration[..declaration.find(|c| !is_of_name(c)).unwrap_or(declaration.len())];
    let rest = &declaration[name.len()..];
    let value = match rest.strip_prefix(": ") {
        Some(value) => value,
        None => rest.trim_start().strip_prefix('=')?,
    };
    (!name.is_empty()).then_some(((name, line.len() - declaration.len()), value))
}

/// The value that starts at an offset, its place, and where it ends; a quoted one may span lines.
fn value_of(text: &str, start: usize, line_end: usize) -> (String, (usize, usize), usize) {
    let line = &text[start..line_end];
    let quoted_at = line_end - line.trim_start().len();
    if let Some(quote) = text[quoted_at..].chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))
        && let Some(length) = closing(&text[quoted_at + 1..], quote)
    {
        let content = &text[quoted_at + 1..quoted_at + 1 + length];
        let end = quoted_at + length + 2;
        let value = match quote {
            '"' => content.replace("\\n", "\n").replace("\\r", "\r"),
            _ => content.to_owned(),
        };
        let line_end = text[end..].find(['\n', '\r']).map_or(text.len(), |length| end + length);
        return (value, (quoted_at, end), line_end);
    }
    let value = line.split('#').next().unwrap_or_default().trim();
    let at = if value.is_empty() { start } else { line_end - line.trim_start().len() };
    (value.to_owned(), (at, at + value.len()), line_end)
}

/// Where a quotation ends; a quote after a backslash does not end it.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().find_map(|(offset, character)| {
        let ends = character == quote && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        ends.then_some(offset)
    })
}
