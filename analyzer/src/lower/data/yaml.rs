//! YAML with places: its first document, by the core schema of YAML 1.2. What loaders read differently (merge keys, words
//! and dates of YAML 1.1) is unknown.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{Builder, MAX_DEPTH};
use crate::module::{Expr, ExprId, Property, PropertyKind};

/// The value of the first document; `None` when the text is not YAML.
pub(super) fn lower(text: &str, builder: &mut Builder) -> Option<ExprId> {
    let mut reader = Reader { builder, bytes: byte_offsets(text), open: Vec::new(), anchors: HashMap::new() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        if let Some(document) = reader.read(event, span)? {
            return Some(document);
        }
    }
    None
}

/// The offset of every character; places are counted in characters there.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(offset, _)| offset).chain([text.len()]).collect()
}

/// A sequence or mapping that has begun.
struct Open {
    start: usize,
    anchor: usize,
    kind: Kind,
}

enum Kind {
    Sequence(Vec<ExprId>),
    Mapping { properties: Vec<Property>, key: Option<MappingKey> },
}

/// A key whose value comes next.
struct MappingKey {
    /// `None` for keys that are no text.
    name: Option<String>,
    at: (usize, usize),
}

struct Reader<'b> {
    builder: &'b mut Builder,
    bytes: Vec<usize>,
    open: Vec<Open>,
    anchors: HashMap<usize, ExprId>,
}

impl Reader<'_> {
    /// Reads an event: `Some(Some(…))` is the whole document, `None` one that is given up.
    fn read(&mut self, event: Event<'_>, span: Span) -> Option<Option<ExprId>> {
        let at = (self.byte(span.start.index()), self.byte(span.end.index()));
        let (value, name) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value = match tag {
                    Some(_) => self.builder.push(at, Expr::Opaque(Vec::new())),
                    None if style == ScalarStyle::Plain => self.plain(at, &text),
                    None => self.builder.text(at, &text),
                };
                self.anchors.insert(anchor, value);
                (value, Some(text.into_owned()))
            }
            Event::Alias(anchor) => {
                let known = self.anchors.get(&anchor).copied();
                (known.unwrap_or_else(|| self.builder.push(at, Expr::Opaque(Vec::new()))), None)
            }
            Event::SequenceStart(anchor, _) => return self.begin(at.0, anchor, Kind::Sequence(Vec::new())),
            Event::MappingStart(anchor, _) => {
                return self.begin(at.0, anchor, Kind::Mapping { properties: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Open { start, anchor, kind } = self.open.pop()?;
                let value = match kind {
                    Kind::Sequence(items) => self.builder.array((start, at.1), items),
                    Kind::Mapping { properties, .. } => {
                        self.builder.push((start, at.1), Expr::Object(merged_first(properties)))
                    }
                };
                self.anchors.insert(anchor, value);
                (value, None)
            }
            Event::DocumentEnd | Event::StreamEnd => return None,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => return Some(None),
        };
        Some(self.add(value, name, at))
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes.get(character).or(self.bytes.last()).copied().unwrap_or(0)
    }

    fn begin(&mut self, start: usize, anchor: usize, kind: Kind) -> Option<Option<ExprId>> {
        self.open.push(Open { start, anchor, kind });
        (self.open.len() <= MAX_DEPTH).then_some(None)
    }

    /// Puts a value where it belongs; gives it back when it is the document.
    fn add(&mut self, value: ExprId, name: Option<String>, at: (usize, usize)) -> Option<ExprId> {
        let Some(open) = self.open.last_mut() else { return Some(value) };
        match &mut open.kind {
            Kind::Sequence(items) => items.push(value),
            Kind::Mapping { properties, key } => match key.take() {
                None => *key = Some(MappingKey { name, at }),
                Some(MappingKey { name: Some(name), at }) if name == "<<" => {
                    let key_range = self.builder.range(at.0, at.1);
                    let merged = self.builder.push(at, Expr::Opaque(vec![value]));
                    properties.push(Property { key_range, kind: PropertyKind::Spread(merged) });
                }
                Some(MappingKey { name: Some(name), at }) => {
                    properties.push(self.builder.property(&name, at, value));
                }
                Some(MappingKey { name: None, .. }) => {}
            },
        }
        None
    }

    fn plain(&mut self, at: (usize, usize), text: &str) -> ExprId {
        let expr = match text {
            "" | "~" | "null" | "Null" | "NULL" => Expr::Null,
            "true" | "True" | "TRUE" => Expr::Bool(true),
            "false" | "False" | "FALSE" => Expr::Bool(false),
            // What version 1.1 takes for a boolean; loaders differ.
            _ if ["yes", "no", "on", "off", "y", "n"].contains(&text.to_ascii_lowercase().as_str()) => {
                Expr::Opaque(Vec::new())
            }
            _ if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) => match number(text) {
                Some(number) => Expr::Number(number),
                // Dates and numbers in forms that loaders read differently.
                None if text.bytes().all(|b| b.is_ascii_digit() || b"-+.:TZ_ eE".contains(&b)) => {
                    Expr::Opaque(Vec::new())
                }
                None => return self.builder.text(at, text),
            },
            _ => return self.builder.text(at, text),
        };
        self.builder.push(at, expr)
    }
}

/// A decimal, hexadecimal or octal number.
fn number(text: &str) -> Option<f64> {
    let radix = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().map(f64::from);
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let digits = text.trim_start_matches(['+', '-']);
    let is_decimal = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
    // A leading zero means octal to some loaders.
    let is_ambiguous = digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
    if is_decimal && !is_ambiguous { text.parse().ok() } else { None }
}

/// What is merged gives way to what is written, wherever it stands.
fn merged_first(properties: Vec<Property>) -> Vec<Property> {
    let (merged, own): (Vec<_>, Vec<_>) =
        properties.into_iter().partition(|property| matches!(property.kind, PropertyKind::Spread(_)));
    merged.into_iter().chain(own).collect()
}
