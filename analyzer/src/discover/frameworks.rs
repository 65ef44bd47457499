//! What a framework finds in a project by names: files that make it answer, and a manifest in place of a configuration.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};
use serde_json::Value;
use smol_str::SmolStr;

use super::manifest::json;
use super::walk::entries;
use super::{Listing, SourceFile, relative};
use crate::ScanOptions;
use crate::model::Models;

/// How many files and folders are looked at for one that matches.
const MAX_ENTRIES: usize = 20_000;

/// Adds the manifests that stand for a configuration file which is not there, of the packages in the paths of a scan.
pub fn add_manifests(listing: &mut Listing, options: &ScanOptions, models: &Models) {
    let asked: Vec<PathBuf> = options.paths.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let is_asked_for = |folder: &Path| asked.is_empty() || asked.iter().any(|path| folder.starts_with(path));
    let folders: BTreeSet<&Path> = listing.files.iter().flat_map(|file| file.location.ancestors().skip(1)).collect();
    let folders = folders.into_iter().filter(|folder| folder.starts_with(&listing.root) && is_asked_for(folder));
    let manifests: Vec<PathBuf> = folders.map(|folder| folder.join("package.json")).collect();
    for location in manifests.into_iter().filter(|path| path.is_file()) {
        let Some(manifest) = json(&location) else { continue };
        let depends_on = |package: &str| {
            let kinds = ["dependencies", "devDependencies"].iter();
            kinds.filter_map(|kind| manifest.get(kind)).any(|packages: &Value| packages.get(package).is_some())
        };
        let folder = location.parent().unwrap_or(&listing.root);
        let has_file = |name: &str| has_file(folder, name);
        if models.is_configured_by_manifest(depends_on, has_file) {
            listing.files.push(SourceFile { path: relative(&listing.root, &location), location, named: true });
        }
    }
    listing.files.sort();
    listing.files.dedup();
}

/// Whether a folder has a file of a name, whatever its extension.
fn has_file(folder: &Path, name: &str) -> bool {
    let (below, name) = name.rsplit_once('/').unwrap_or(("", name));
    let entries = entries(&folder.join(below)).unwrap_or_default();
    entries.iter().any(|entry| Path::new(&entry.file_name()).file_stem().is_some_and(|stem| stem == name))
}

/// Whether a folder has a file that one of some globs matches, and none of those after a `!`; `None` when there are too
/// many to look at.
pub(super) fn has_match(folder: &Path, globs: &[SmolStr]) -> Option<bool> {
    let (without, with): (Vec<&SmolStr>, Vec<&SmolStr>) = globs.iter().partition(|glob| glob.starts_with('!'));
    let with: Vec<&str> = with.into_iter().map(SmolStr::as_str).collect();
    let without: Vec<&str> = without.into_iter().map(|glob| &glob[1..]).collect();
    let (wanted, unwanted) = (set(&with)?, set(&without)?);
    let mut next: Vec<PathBuf> = with.iter().map(|glob| folder.join(literal_start(glob))).collect();
    let mut seen = 0;
    while let Some(place) = next.pop() {
        for entry in entries(&place).unwrap_or_default() {
            seen += 1;
            let path = entry.path();
            let below = path.strip_prefix(folder).unwrap_or(&path);
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && entry.file_name() != "node_modules" => next.push(path),
                Ok(kind) if kind.is_file() && wanted.is_match(below) && !unwanted.is_match(below) => return Some(true),
                _ => {}
            }
            if seen > MAX_ENTRIES {
                return None;
            }
        }
    }
    Some(false)
}

/// The folders before the first part of a glob that is no plain name.
fn literal_start(glob: &str) -> String {
    let plain = glob.split('/').take_while(|part| !part.contains(['*', '{', '?', '[']));
    plain.collect::<Vec<_>>().join("/")
}

fn set(globs: &[&str]) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(Glob::new(glob).ok()?);
    }
    set.build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    #[test]
    fn a_file_matches_one_glob_at_least_and_none_after_an_exclamation_mark() {
        let globs = ["app/**/page.{js,tsx}", "pages/**", "!pages/api/**"].map(SmolStr::new);
        let has = |files: &[&str]| has_match(folder(files).path(), &globs).unwrap();
        assert!(has(&["app/page.tsx"]));
        assert!(has(&["app/(shop)/cart/page.js", "app/api/route.js"]));
        assert!(has(&["pages/api/login.js", "pages/index.js"]));
        assert!(!has(&["app/api/route.js", "pages/api/login.js", "src/page.js"]));
        assert!(!has(&["app/node_modules/x/page.js"]));
    }

    #[test]
    fn a_file_is_found_by_its_name_whatever_its_extension() {
        let folder = folder(&["next.config.mjs", "config/session.js"]);
        assert!(has_file(folder.path(), "next.config") && has_file(folder.path(), "config/session"));
        assert!(!has_file(folder.path(), "next") && !has_file(folder.path(), "session"));
    }
}
