//! The formats in which findings leave for other programs. Each is a pure function from a
//! [`Report`] to text, the same on every run.

use cookielint_analyzer::report::{Location, Report};

pub mod azure;
pub mod checkstyle;
pub mod code_quality;
pub mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod line_hash;
pub mod models;
pub mod pipeline;
pub mod sarif;
pub mod summary;

pub mod escape;
mod limits;
mod markdown;
mod owasp;
mod page;
mod severity;
mod text;
mod uri;

/// The version of the program that made a report, as every format states it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The source at a place. A byte order mark is left out: it is no part of the text, and columns do not count it.
fn snippet<'a>(report: &'a Report, at: &Location) -> Option<&'a str> {
    let text = report.sources.get(&at.path)?.text().get(at.bytes.as_usize())?;
    Some(if at.bytes.start == 0 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text })
}

/// Indented JSON in which nothing acts on who prints it, with a final line ending.
fn pretty(document: &impl serde::Serialize) -> Result<String, serde_json::Error> {
    let mut text = escape::inert_json(&serde_json::to_string_pretty(document)?);
    text.push('\n');
    Ok(text)
}
