//! Walks folders level by level. The folders of a level are read in parallel; as no folder waits for those in it, the
//! depth of a tree costs no stack.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::report::{Exclusion, Skipped};

use super::ignore_files::IgnoreFiles;
use super::{SourceFile, names, relative, repository_above, scaffold};

/// What a walk goes by.
pub(super) struct Walk<'a> {
    /// Canonical; nothing outside is read.
    pub(super) root: &'a Path,
    /// Which exclusions are switched off.
    pub(super) include: &'a [Exclusion],
    /// Canonical paths that are listed in their own right, so that the walk passes over them.
    pub(super) asked: &'a BTreeSet<PathBuf>,
}

/// What a walk finds, in no order.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<SourceFile>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) excluded: BTreeMap<Exclusion, usize>,
}

/// A folder to read, with the ignore files around it.
struct Folder {
    location: PathBuf,
    ignore_files: IgnoreFiles,
}

/// What one folder holds.
#[derive(Default)]
struct Visit {
    found: Found,
    folders: Vec<Folder>,
}

impl Walk<'_> {
    /// Walks canonical folders that lie under the root.
    pub(super) fn run(&self, folders: BTreeSet<PathBuf>) -> Found {
        let mut found = Found::default();
        let mut level: Vec<_> = folders
            .into_iter()
            .map(|location| Folder { ignore_files: self.ignore_files_above(&location), location })
            .collect();
        while !level.is_empty() {
            let visits: Vec<_> = level.par_iter().map(|folder| self.visit(folder)).collect();
            level = Vec::new();
            for visit in visits {
                found.absorb(visit.found);
                level.extend(visit.folders);
            }
        }
        found
    }

    /// The ignore files around a folder, as far up as its repository or the root, whichever is further.
    fn ignore_files_above(&self, folder: &Path) -> IgnoreFiles {
        let mut ignore_files = IgnoreFiles::default();
        if self.include.contains(&Exclusion::Ignored) {
            return ignore_files;
        }
        let top = repository_above(folder).filter(|top| self.root.starts_with(top)).unwrap_or(self.root);
        let above: Vec<_> = folder.ancestors().skip(1).take_while(|above| above.starts_with(top)).collect();
        for folder in above.into_iter().rev() {
            // Outside the paths that were asked for, an unreadable folder or file is no concern of the report.
            let entries = entries(folder).unwrap_or_default();
            ignore_files = ignore_files.enter(folder, &entries, |_, _| ());
        }
        ignore_files
    }

    fn visit(&self, folder: &Folder) -> Visit {
        let mut visit = Visit::default();
        let entries = match entries(&folder.location) {
            Ok(entries) => entries,
            Err(error) => {
                self.skip(&mut visit, &folder.location, error.to_string());
                return visit;
            }
        };
        let mut ignore_files = folder.ignore_files.clone();
        if !self.include.contains(&Exclusion::Ignored) {
            ignore_files =
                ignore_files.enter(&folder.location, &entries, |path, reason| self.skip(&mut visit, path, reason));
        }
        for entry in entries {
            let location = entry.path();
            if self.asked.contains(&location) {
                continue;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.visit_folder(&mut visit, location, &ignore_files),
                Ok(kind) if kind.is_file() => self.visit_file(&mut visit, location, &ignore_files),
                Ok(kind) if kind.is_symlink() => self.visit_link(&mut visit, &location, &ignore_files),
                // Sockets, pipes and devices are no sources.
                Ok(_) => {}
                Err(error) => self.skip(&mut visit, &location, error.to_string()),
            }
        }
        visit
    }

    fn visit_folder(&self, visit: &mut Visit, location: PathBuf, ignore_files: &IgnoreFiles) {
        if names::is_version_control(&location) {
            return;
        }
        let is_scaffold = || self.excludes(Exclusion::Templates) && scaffold::is_scaffold(&location, self.root);
        let exclusion = self.folder_exclusion(&location, ignore_files);
        match exclusion.or_else(|| is_scaffold().then_some(Exclusion::Templates)) {
            Some(reason) => visit.found.exclude(reason),
            None => visit.folders.push(Folder { location, ignore_files: ignore_files.clone() }),
        }
    }

    fn visit_file(&self, visit: &mut Visit, location: PathBuf, ignore_files: &IgnoreFiles) {
        if !names::is_source(&location) {
            return;
        }
        match self.file_exclusion(&location, ignore_files) {
            Some(reason) => visit.found.exclude(reason),
            None => {
                visit.found.files.push(SourceFile { path: relative(self.root, &location), location, named: false });
            }
        }
    }

    /// Links are never followed. What one inside the root leads to is found in its own place, where a report can point
    /// at it, and once; a link out of the root leads to what is not the project's, and the report says so.
    fn visit_link(&self, visit: &mut Visit, location: &Path, ignore_files: &IgnoreFiles) {
        let Ok(target) = fs::canonicalize(location) else { return };
        if target.starts_with(self.root) {
            return;
        }
        let exclusion = if target.is_dir() {
            self.folder_exclusion(location, ignore_files)
        } else if names::is_source(location) {
            self.file_exclusion(location, ignore_files)
        } else {
            return;
        };
        match exclusion {
            Some(reason) => visit.found.exclude(reason),
            None => self.skip(visit, location, "symbolic link out of the root".to_owned()),
        }
    }

    fn folder_exclusion(&self, folder: &Path, ignore_files: &IgnoreFiles) -> Option<Exclusion> {
        self.exclusion(names::of_folder(folder), || ignore_files.ignores(folder, true))
    }

    fn file_exclusion(&self, file: &Path, ignore_files: &IgnoreFiles) -> Option<Exclusion> {
        self.exclusion(names::of_file(file), || ignore_files.ignores(file, false))
    }

    /// Names go before ignore files: `node_modules` is the same thing whether or not someone also ignores it.
    fn exclusion(&self, by_name: Vec<Exclusion>, is_ignored: impl FnOnce() -> bool) -> Option<Exclusion> {
        let by_name = by_name.into_iter().find(|&reason| self.excludes(reason));
        by_name.or_else(|| is_ignored().then_some(Exclusion::Ignored))
    }

    fn excludes(&self, reason: Exclusion) -> bool {
        !self.include.contains(&reason)
    }

    fn skip(&self, visit: &mut Visit, location: &Path, reason: String) {
        visit.found.skipped.push(Skipped { path: relative(self.root, location), line: None, reason });
    }
}

impl Found {
    fn exclude(&mut self, reason: Exclusion) {
        *self.excluded.entry(reason).or_default() += 1;
    }

    fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
        self.skipped.extend(other.skipped);
        for (reason, count) in other.excluded {
            *self.excluded.entry(reason).or_default() += count;
        }
    }
}

/// All entries of a folder, or the first error: half a folder would look like a whole one.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}
