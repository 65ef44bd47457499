//! The analysis behind cookielint: predicts from source every cookie a Node.js web app will set in
//! production, and judges them.
//!
//! ```text
//! discover → prefilter → syntax → lower → link → eval → recognise → facts → rules → report
//! ```
//!
//! Each stage uses the ones before it only. Nothing after `discover` touches the file system, and nothing
//! between `syntax` and `rules` can fail: broken code yields unknown values, never an error.

pub mod component;
pub mod configuration;
pub mod discover;
pub mod eval;
pub mod facts;
pub mod link;
pub mod lower;
pub mod model;
pub mod module;
pub mod prefilter;
pub mod report;
pub mod rules;
mod scan;
pub mod source;
pub mod syntax;
pub mod toml_file;
pub mod value;

use std::path::PathBuf;

use discover::DiscoverError;
use report::Profile;

pub use scan::{analyse, scan};

/// What to scan and what to assume.
#[derive(Debug, Clone, Default)]
pub struct ScanOptions {
    /// Files and folders to scan. Folders are walked, files are read whatever their name.
    pub paths: Vec<PathBuf>,
    /// What reported paths are relative to; every scanned path must lie under it.
    pub root: PathBuf,
    /// Which findings are wanted.
    pub profile: Profile,
    /// Whether to count how much could be told ([`report::Report::statistics`]).
    pub statistics: bool,
    /// Environment variables whose value is declared (`--env`); the last one of a name wins.
    pub environment: Vec<(String, String)>,
    /// Number of threads; 0 for one a core.
    pub threads: usize,
    /// Which exclusions are switched off.
    pub include: Vec<report::Exclusion>,
    /// What the project says about itself.
    pub configuration: configuration::Configuration,
}

/// Why a scan could not run at all.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// The paths could not be walked.
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// A model of a library cannot be used.
    #[error(transparent)]
    Model(#[from] toml_file::TomlError),
    /// The thread pool could not be started.
    #[error("cannot start {threads} threads: {reason}")]
    Threads {
        /// How many were asked for.
        threads: usize,
        /// What the system said.
        reason: String,
    },
}
