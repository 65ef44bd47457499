//! The .gitignore and .ignore files that hold for a folder.
//!
//! The walker of crate `ignore` drops what these files name in silence, and we count it; so its matcher is used and
//! the walk is our own. A user's global ignore file and `.git/info/exclude` do not count: they are not part of the
//! project, and a scan must find the same on every machine.

use std::fs::DirEntry;
use std::path::Path;
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::read::{decode, read_bounded};

/// The ignore files of a folder and of those around it, the innermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct IgnoreFiles(Option<Arc<Level>>);

#[derive(Debug)]
struct Level {
    git: Gitignore,
    plain: Gitignore,
    /// Whether a git repository begins here, so that no outer .gitignore holds below.
    is_repository: bool,
    outer: IgnoreFiles,
}

impl IgnoreFiles {
    /// What holds inside `folder`, given its entries. `fault` hears of files that cannot be read, with the reason.
    pub(super) fn enter(&self, folder: &Path, entries: &[DirEntry], mut fault: impl FnMut(&Path, String)) -> Self {
        let holds = |name: &str| entries.iter().any(|entry| entry.file_name() == name);
        let (git, plain, is_repository) = (holds(".gitignore"), holds(".ignore"), holds(".git"));
        if !git && !plain && !is_repository {
            return self.clone();
        }
        let mut load = |there: bool, name: &str| match there {
            true => parse(folder, name, &mut fault),
            false => Gitignore::empty(),
        };
        let (git, plain) = (load(git, ".gitignore"), load(plain, ".ignore"));
        Self(Some(Arc::new(Level { git, plain, is_repository, outer: self.clone() })))
    }

    /// Whether a path is ignored. The innermost file with an opinion decides, but any .ignore file goes before every
    /// .gitignore: it is written for tools that search.
    pub(super) fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        let mut by_git = Match::None;
        let mut in_repository = true;
        let mut level = self.0.as_deref();
        while let Some(current) = level {
            let by_plain = current.plain.matched(path, is_folder);
            if !by_plain.is_none() {
                return by_plain.is_ignore();
            }
            if in_repository && by_git.is_none() {
                by_git = current.git.matched(path, is_folder);
            }
            in_repository &= !current.is_repository;
            level = current.outer.0.as_deref();
        }
        by_git.is_ignore()
    }
}

fn parse(folder: &Path, name: &str, fault: &mut impl FnMut(&Path, String)) -> Gitignore {
    let path = folder.join(name);
    let mut bytes = Vec::new();
    if let Err(reason) = read_bounded(&path, &mut bytes) {
        fault(&path, reason);
        return Gitignore::empty();
    }
    let mut patterns = GitignoreBuilder::new(folder);
    for line in decode(&bytes).trim_start_matches('\u{feff}').lines() {
        // git passes over a pattern that makes no sense, and so do we.
        let _ = patterns.add_line(None, line);
    }
    patterns.build().unwrap_or_else(|_| Gitignore::empty())
}
