//! The formats in which findings leave for other programs. Each is a pure function from a
//! [`Report`](cookielint_analyzer::report::Report) to text, the same on every run.

pub mod fingerprint;
pub mod json;
pub mod line_hash;
pub mod sarif;

mod limits;
mod page;
mod text;
mod uri;

/// The version of the program that made a report, as every format states it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
