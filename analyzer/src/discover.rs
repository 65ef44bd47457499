//! Finds the source files to scan.

use std::path::PathBuf;

/// Why the paths of a scan could not be walked.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// A path that was asked for is not there.
    #[error("no such file or directory: {}", .0.display())]
    Missing(PathBuf),
}
