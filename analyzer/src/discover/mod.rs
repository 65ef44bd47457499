//! Finds the source files to scan and reads them: the only part of the analysis that touches the file system.
//!
//! It works in two steps, so that a scan can read, prefilter and parse each file in one worker:
//! [`list`] tells which files there are, [`read`] fetches the bytes of one of them.

pub mod files;
mod frameworks;
mod ignore_files;
mod lockfile;
pub mod manifest;
mod names;
mod read;
pub mod resolve;
mod scaffold;
mod starts;
mod walk;
mod workspaces;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs, io};

use crate::ScanOptions;
use crate::report::{Exclusion, Skipped};

pub use frameworks::add_manifests;
pub use read::{LeftOut, MAX_FILE_SIZE, decode, read};

pub use starts::Starts;
use walk::Walk;

/// Why the paths of a scan could not be walked.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// A path that was asked for is not there.
    #[error("no such file or directory: {}", .0.display())]
    Missing(PathBuf),
    /// A path that was asked for is there but cannot be read.
    #[error("cannot read {}: {reason}", path.display())]
    Unreadable {
        /// The path as it was asked for.
        path: PathBuf,
        /// What the system said, or which limit it breaks.
        reason: String,
    },
    /// A path that was asked for has no path relative to the root.
    #[error("{} lies outside the root {}", path.display(), root.display())]
    OutsideRoot {
        /// The path as it was asked for; links in it are resolved before it is compared.
        path: PathBuf,
        /// The root, with links resolved.
        root: PathBuf,
    },
    /// There is nothing to scan.
    #[error("{}", no_sources(paths, excluded, skipped))]
    NoSources {
        /// The paths that were asked for.
        paths: Vec<PathBuf>,
        /// What was left out on purpose.
        excluded: BTreeMap<Exclusion, usize>,
        /// What could not be read.
        skipped: Vec<Skipped>,
    },
}

/// The source files under the paths of a scan.
#[derive(Debug)]
pub struct Listing {
    /// The root that paths are relative to, with links resolved.
    pub root: PathBuf,
    /// Sorted by path, each file once; never empty.
    pub files: Vec<SourceFile>,
    /// Sorted; what should have been walked but could not be.
    pub skipped: Vec<Skipped>,
    /// How many files and folders were left out by their name, place or neighbours; a folder that was not
    /// entered counts once.
    pub excluded: BTreeMap<Exclusion, usize>,
}

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Path relative to the root, with `/` between segments. Bytes that are not UTF-8 show as U+FFFD.
    pub path: Arc<str>,
    /// Where the file is: absolute, with links resolved.
    pub location: PathBuf,
    /// Whether the file itself was asked for, so that nothing in it leaves it out.
    pub named: bool,
}

/// Lists the source files under `options.paths`; without paths, under the root. Folders are walked in the
/// current rayon pool.
///
/// What a name excludes, it excludes only below a path that was asked for: `node_modules/foo` can be scanned by
/// asking for it, and a file that is asked for is listed wherever it is, unless its extension is that of another language:
/// then it is skipped.
///
/// # Errors
/// When a path is missing, unreadable or outside the root, and when there is not a single source file.
pub fn list(options: &ScanOptions) -> Result<Listing, DiscoverError> {
    let current = PathBuf::from(".");
    let root_asked = if options.root.as_os_str().is_empty() { &current } else { &options.root };
    let paths = if options.paths.is_empty() { std::slice::from_ref(root_asked) } else { &options.paths };
    let resolved = paths.iter().map(|path| resolve(path)).collect::<Result<Vec<_>, _>>()?;
    let root = resolve(root_asked)?;
    if !root.is_dir() {
        return Err(unreadable(root_asked, "not a folder"));
    }

    // A path asked for twice is one path here, and the walk leaves paths asked for to themselves: no file is
    // listed twice.
    let asked: BTreeSet<PathBuf> = resolved.iter().cloned().collect();
    let walk = Walk { root: &root, include: &options.include, asked: &asked };
    let mut files = BTreeSet::new();
    let mut folders = BTreeSet::new();
    let mut foreign = Vec::new();
    for (path, location) in paths.iter().zip(resolved) {
        if !location.starts_with(&root) {
            return Err(DiscoverError::OutsideRoot { path: path.clone(), root });
        }
        if location.is_dir() {
            fs::read_dir(&location).map_err(|error| unreadable(path, error))?;
            folders.insert(location);
        } else {
            read::probe(&location).map_err(|reason| unreadable(path, reason))?;
            let path = relative(&root, &location);
            // Without an extension it may be a script, as `bin/www`.
            if location.extension().is_some() && !names::is_source(&location) {
                foreign.push(Skipped { path, line: None, reason: "not JavaScript or TypeScript".to_owned() });
            } else {
                files.insert(SourceFile { path, location, named: true });
            }
        }
    }

    let found = walk.run(folders);
    files.extend(found.files);
    let mut skipped = found.skipped;
    skipped.append(&mut foreign);
    skipped.sort();
    if files.is_empty() {
        return Err(DiscoverError::NoSources { paths: paths.to_vec(), excluded: found.excluded, skipped });
    }
    Ok(Listing { root, files: files.into_iter().collect(), skipped, excluded: found.excluded })
}

/// What reported paths are relative to when nobody says: the root of the git repository that holds `path`, else the
/// working directory, else (when `path` is not below that) the folder itself or the folder of the file.
#[must_use]
pub fn default_root(path: &Path) -> PathBuf {
    let Ok(path) = fs::canonicalize(path) else { return PathBuf::from(".") };
    if let Some(repository) = repository_above(&path) {
        return repository.to_owned();
    }
    let folder = if path.is_dir() { &path } else { path.parent().unwrap_or(&path) };
    match env::current_dir().and_then(fs::canonicalize) {
        Ok(working) if folder.starts_with(&working) => working,
        _ => folder.to_owned(),
    }
}

/// The closest folder, `path` included, with a `.git`: a folder in a clone, a file in a worktree or submodule.
fn repository_above(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| folder.join(".git").exists())
}

fn resolve(path: &Path) -> Result<PathBuf, DiscoverError> {
    fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => DiscoverError::Missing(path.to_owned()),
        _ => unreadable(path, error),
    })
}

fn unreadable(path: &Path, reason: impl ToString) -> DiscoverError {
    DiscoverError::Unreadable { path: path.to_owned(), reason: reason.to_string() }
}

/// The path as reports show it; `.` for the root itself.
fn relative(root: &Path, location: &Path) -> Arc<str> {
    let below = location.strip_prefix(root).unwrap_or(location);
    let segments: Vec<_> = below.iter().map(|segment| segment.to_string_lossy()).collect();
    if segments.is_empty() { ".".into() } else { segments.join("/").into() }
}

fn no_sources(paths: &[PathBuf], excluded: &BTreeMap<Exclusion, usize>, skipped: &[Skipped]) -> String {
    let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    let mut message = format!("no JavaScript or TypeScript file under {}", paths.join(", "));
    if !excluded.is_empty() {
        let reasons: Vec<_> = excluded.iter().map(|(reason, count)| format!("{count} {}", reason.as_str())).collect();
        message += &format!("; left out unless included: {}", reasons.join(", "));
    }
    if let Some(first) = skipped.first() {
        message += &format!("; {} skipped, first {}: {}", skipped.len(), first.path, first.reason);
    }
    message
}
