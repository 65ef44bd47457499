//! `cookielint.toml`: what a project says about itself.

use serde::Deserialize;

use crate::model::PackageModel;
use crate::toml_file::{self, TomlError};

/// The name of the file.
pub const FILE_NAME: &str = "cookielint.toml";

/// What a file says.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// The file, as messages name it.
    pub file: String,
    /// Its text, in which mistakes have a place.
    pub text: String,
    /// Models of packages that are not known from the start: `[[model]]`.
    pub models: Vec<PackageModel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default, rename = "model")]
    models: Vec<PackageModel>,
}

impl Configuration {
    /// Reads a file's text. Whether what its models refer to is there is found when all models are put together
    /// ([`crate::model::Models::with`]).
    ///
    /// # Errors
    /// When it is no TOML, or a key or value is not of the form.
    pub fn parse(file: &str, text: &str) -> Result<Self, TomlError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Document { models } = toml_file::parse(file, text)?;
        Ok(Self { file: file.to_owned(), text: text.to_owned(), models })
    }
}
