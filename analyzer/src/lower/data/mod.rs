//! Data files as modules that export what they hold: JSON, YAML and dotenv files. Every value keeps its place, so that a
//! finding can point at the line of a configuration file that has to change.

pub mod dotenv;
mod json;
mod yaml;

use smol_str::SmolStr;

use crate::module::{Element, Export, Expr, ExprId, ExprNode, Key, Module, Property, PropertyKind};
use crate::module::{Statement, StatementKind};
use crate::source::TextRange;

/// How deep values may nest before they are unknown.
const MAX_DEPTH: usize = 64;

/// The most values of one file; a larger one is no configuration, and unknown as a whole.
const MAX_VALUES: usize = 20_000;

/// What templating tools put where a value is to be filled in.
const PLACEHOLDERS: &[&str] = &["${", "{{", "<%", "#{", "$("];
/// What they begin and end a text with that is filled in as a whole.
const AROUND: &[(&str, &str)] = &[("__", "__"), ("%", "%"), ("@", "@"), ("$", "")];

/// The format of a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON, also with what JSON5 allows.
    Json,
    /// YAML 1.2, its first document.
    Yaml,
    /// `NAME=value` lines as dotenv reads them.
    Dotenv,
}

impl Format {
    /// The format of a file by its name; `None` when it is no data file.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        match name.rsplit_once('.').map(|(_, extension)| extension) {
            _ if name == ".env" || name.starts_with(".env.") => Some(Self::Dotenv),
            Some("json" | "json5" | "jsonc") => Some(Self::Json),
            Some("yaml" | "yml") => Some(Self::Yaml),
            Some("env") => Some(Self::Dotenv),
            _ => None,
        }
    }
}

/// A module that exports what a data file holds; what cannot be read is a fault and unknown.
#[must_use]
pub fn lower(text: &str, format: Format) -> Module {
    let mut builder = Builder::default();
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    builder.offset = text.len() - content.len();
    let value = match format {
        Format::Json => json::lower(content, &mut builder),
        Format::Yaml => yaml::lower(content, &mut builder),
        Format::Dotenv => Some(dotenv::lower(content, &mut builder)),
    };
    builder.finish(text, value)
}

/// Puts a module together from values.
#[derive(Default)]
struct Builder {
    module: Module,
    /// What stands before the text that is read.
    offset: usize,
}

impl Builder {
    fn push(&mut self, (start, end): (usize, usize), expr: Expr) -> ExprId {
        let id = ExprId(u32::try_from(self.module.expressions.len()).unwrap_or(u32::MAX));
        let range = self.range(start, end);
        self.module.expressions.push(ExprNode { expr, range });
        id
    }

    fn range(&self, start: usize, end: usize) -> TextRange {
        let place = |offset: usize| u32::try_from(self.offset + offset).unwrap_or(u32::MAX);
        TextRange { start: place(start), end: place(end) }
    }

    fn text(&mut self, at: (usize, usize), text: &str) -> ExprId {
        self.push(at, if is_filled_in(text) { Expr::Opaque(Vec::new()) } else { Expr::String(text.into()) })
    }

    fn property(&self, key: &str, (start, end): (usize, usize), value: ExprId) -> Property {
        let key_range = self.range(start, end);
        Property { key_range, kind: PropertyKind::Value(Key::Static(SmolStr::new(key)), value) }
    }

    fn array(&mut self, at: (usize, usize), items: Vec<ExprId>) -> ExprId {
        self.push(at, Expr::Array(items.into_iter().map(Element::Item).collect()))
    }

    fn finish(mut self, text: &str, value: Option<ExprId>) -> Module {
        let range = TextRange { start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) };
        let value = match value {
            Some(value) if self.module.expressions.len() <= MAX_VALUES => value,
            value => {
                self.module = Module::default();
                if value.is_none() {
                    self.module.faults.push(range);
                }
                self.push((0, text.len()), Expr::Opaque(Vec::new()))
            }
        };
        let kind = StatementKind::Export(Export::Assignment(value));
        self.module.body.statements.push(Statement { kind, range });
        self.module
    }
}

/// Whether a text is no value, but the place of one.
fn is_filled_in(text: &str) -> bool {
    let is_name = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(|character| character.is_ascii_alphanumeric() || "_.-".contains(character))
    };
    let name = |(start, end): &(&str, &str)| text.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    PLACEHOLDERS.iter().any(|placeholder| text.contains(placeholder)) || AROUND.iter().filter_map(name).any(is_name)
}

#[cfg(test)]
mod tests;
