//! Reads TOML so that a mistake in it names the file, the line and the key.

use std::fmt;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

/// A mistake in a TOML file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct TomlError {
    /// The file.
    pub file: String,
    /// The line, from 1; `None` when it is not known.
    pub line: Option<usize>,
    /// The key, `model[0].cookie[1].name`; empty for the file as a whole.
    pub key: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for TomlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.key.is_empty() {
            write!(f, ": {}", self.key)?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// A step to a value: a key of a table, or a position in an array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Key(String),
    /// A position, from 0.
    At(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(position: usize) -> Self {
        Self::At(position)
    }
}

/// Reads a file's text.
///
/// # Errors
/// When it is no TOML, has a key that is not known, lacks one, or has a value that does not fit.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, TomlError> {
    let failed = |key: String, cause: &toml::de::Error| TomlError {
        file: file.to_owned(),
        line: cause.span().map(|span| line_at(text, span.start)),
        key,
        reason: explained(cause.message()),
    };
    let document = toml::Deserializer::parse(text).map_err(|cause| failed(String::new(), &cause))?;
    serde_path_to_error::deserialize(document).map_err(|error| {
        let key = error.path().to_string();
        failed(if key == "." { String::new() } else { key }, error.inner())
    })
}

/// A reason on one line, with what is meant where the parser's words do not tell.
fn explained(reason: &str) -> String {
    let reason = reason.replace('\n', ", ");
    if reason.starts_with("invalid type: map, expected a sequence") {
        return format!("{reason}; one of several tables is written in double brackets: `[[…]]`");
    }
    reason
}

/// A mistake at a value of a text that could be read.
#[must_use]
pub fn mistake(file: &str, text: &str, steps: &[Step], reason: String) -> TomlError {
    let mut key = String::new();
    for step in steps {
        match step {
            Step::Key(name) if key.is_empty() => key.push_str(name),
            Step::Key(name) => key += &format!(".{name}"),
            Step::At(position) => key += &format!("[{position}]"),
        }
    }
    TomlError { file: file.to_owned(), line: line_of(text, steps), key, reason }
}

/// The line of the value that steps lead to, or of the last one on the way that is there.
fn line_of(text: &str, steps: &[Step]) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let (mut table, mut array, mut place) = (Some(document.get_ref()), None, None);
    for step in steps {
        let next = match step {
            Step::Key(name) => table.and_then(|table| {
                let (key, value) = table.get_key_value(name.as_str())?;
                Some((key.span().start, value))
            }),
            Step::At(position) => array.and_then(|array: &toml::de::DeArray<'_>| {
                let value = array.get(*position)?;
                Some((value.span().start, value))
            }),
        };
        let Some((start, value)) = next else { break };
        place = Some(start);
        (table, array) = match value.get_ref() {
            DeValue::Table(inner) => (Some(inner), None),
            DeValue::Array(inner) => (None, Some(inner)),
            _ => (None, None),
        };
    }
    place.map(|start| line_at(text, start))
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shop {
        #[serde(default)]
        shelf: Vec<Shelf>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shelf {
        height: u32,
    }

    fn error(text: &str) -> String {
        parse::<Shop>("shop.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn a_mistake_names_file_line_and_key() {
        assert_eq!(parse::<Shop>("shop.toml", "[[shelf]]\nheight = 3\n").unwrap().shelf[0].height, 3);
        let wrong_type = error("[[shelf]]\nheight = 1\n\n[[shelf]]\nheight = 'x'\n");
        assert!(wrong_type.starts_with("shop.toml:5: shelf[1].height: invalid type"), "{wrong_type}");
        let single = error("[shelf]\nheight = 1\n");
        assert!(single.contains("double brackets"), "{single}");
        let unknown = error("[[shelf]]\nheight = 1\nwidth = 2\n");
        assert!(unknown.starts_with("shop.toml:3: shelf[0].width: unknown field `width`"), "{unknown}");
        let missing = error("\n[[shelf]]\n");
        assert!(missing.starts_with("shop.toml:2: shelf[0]: missing field `height`"), "{missing}");
        let broken = error("[[shelf]]\nheight = \n");
        assert!(broken.starts_with("shop.toml:2: "), "{broken}");
    }

    #[test]
    fn a_mistake_found_later_is_at_its_value_or_where_that_would_stand() {
        let text = "[[shelf]]\nheight = 1\n[[shelf]]\nheight = 2\n";
        let at = |steps: &[Step]| mistake("shop.toml", text, steps, "no".to_owned()).to_string();
        assert_eq!(at(&["shelf".into(), 1.into(), "height".into()]), "shop.toml:4: shelf[1].height: no");
        assert_eq!(at(&["shelf".into(), 1.into(), "width".into()]), "shop.toml:3: shelf[1].width: no");
        assert_eq!(at(&["floor".into()]), "shop.toml: floor: no");
    }
}
