//! What the package around a file says: its name, and the versions of what it depends on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use smol_str::SmolStr;

use super::lockfile::Lockfile;
use super::names;
use super::read::{MAX_FILE_SIZE, read_text};
use super::resolve::Packages;
use super::starts::Starts;
use crate::link::Manifest;
use crate::model::Version;
use crate::report::Exclusion;

/// The manifests of the folders of a project, each read once.
#[derive(Debug)]
pub struct Manifests {
    root: PathBuf,
    by_folder: HashMap<PathBuf, Known>,
    packages: Packages,
    faults: Vec<Fault>,
}

/// A file beside the sources that cannot be read, with the reason.
pub type Fault = (PathBuf, String);

/// What holds in a folder.
#[derive(Debug, Clone, Default)]
struct Known {
    manifest: Arc<Manifest>,
    /// The lockfile of the folder or of the nearest one above.
    lockfile: Option<Arc<Lockfile>>,
}

impl Manifests {
    /// No manifest above `root` is read.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), by_folder: HashMap::new(), packages: Packages::new(), faults: Vec::new() }
    }

    /// The manifest that holds in a folder: that of its own `package.json` or of the nearest one above. A manifest that
    /// cannot be read says nothing.
    pub fn of(&mut self, folder: &Path) -> Arc<Manifest> {
        self.known(folder).manifest
    }

    fn known(&mut self, folder: &Path) -> Known {
        if let Some(known) = self.by_folder.get(folder) {
            return known.clone();
        }
        let above = match folder.parent() {
            Some(parent) if folder != self.root && parent.starts_with(&self.root) => self.known(parent),
            _ => Known::default(),
        };
        let lockfile = Lockfile::of(folder).unwrap_or_else(|(path, reason)| {
            self.faults.push((path, format!("{reason}; versions are taken from package.json")));
            None
        });
        let lockfile = lockfile.map(Arc::new).or(above.lockfile);
        let manifest = match self.package(folder) {
            Some(package) => {
                if let Some(name) = package.get("name").and_then(Value::as_str) {
                    self.packages.entry(name.into()).or_insert_with(|| folder.to_owned());
                }
                Arc::new(manifest(&package, &above.manifest, lockfile.as_deref(), folder, &self.root))
            }
            None => above.manifest,
        };
        let known = Known { manifest, lockfile };
        self.by_folder.insert(folder.to_owned(), known.clone());
        known
    }

    /// The `package.json` of a folder; one that cannot be read says nothing, and is told of.
    fn package(&mut self, folder: &Path) -> Option<Value> {
        let path = folder.join("package.json");
        if !path.is_file() {
            return None;
        }
        match read_json(&path) {
            Ok(package) => Some(package),
            Err(reason) => {
                self.faults.push((path, format!("{reason}; the newest versions are assumed")));
                None
            }
        }
    }

    /// The manifests and lockfiles that could not be read.
    #[must_use]
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// The packages whose manifests were read, by name: those that the project's own code may import.
    #[must_use]
    pub fn packages(&self) -> Packages {
        self.packages.clone()
    }
}

/// A folder as paths below the root begin in it.
fn below(root: &Path, folder: &Path) -> String {
    let parts = folder.strip_prefix(root).unwrap_or(folder).components();
    parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}

/// Whether a path in a folder is a file, and none that is built of sources.
fn is_source(folder: &Path, path: &str) -> bool {
    let is_there = |path: String| folder.join(path).is_file();
    let is_built = Path::new(path).ancestors().any(|above| names::of_folder(above).contains(&Exclusion::BuildOutput));
    !is_built && (is_there(path.to_owned()) || is_there(format!("{path}.js")) || is_there(format!("{path}/index.js")))
}

pub(super) fn json(path: &Path) -> Option<Value> {
    read_json(path).ok()
}

/// Reads JSON, with a byte order mark and with comments too.
fn read_json(path: &Path) -> Result<Value, String> {
    let text = read_text(path, MAX_FILE_SIZE)?;
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text)
        .or_else(|_| jsonc_parser::parse_to_serde_value(text, &jsonc_parser::ParseOptions::default()))
        .map_err(|error| error.to_string())
}

/// Reads a manifest. A package of a workspace also has the versions that its root declares; the lockfile is exact, so it
/// comes before a range.
fn manifest(package: &Value, above: &Manifest, lockfile: Option<&Lockfile>, folder: &Path, root: &Path) -> Manifest {
    let mut versions = above.versions.clone();
    let mut aliases = above.aliases.clone();
    let mut depends_on = above.depends_on.clone();
    let pinned = |text: &SmolStr| Some((Version::first_in(text)?, text.clone()));
    let hoisted = lockfile.into_iter().flat_map(Lockfile::hoisted);
    versions.extend(hoisted.filter_map(|(name, text)| Some((name.into(), pinned(text)?))));
    for kind in ["peerDependencies", "devDependencies", "optionalDependencies", "dependencies"] {
        let declared = package.get(kind).and_then(Value::as_object).into_iter().flatten();
        for (name, range) in declared {
            let range = range.as_str().unwrap_or_default();
            let (real, bare) = aliased(name, range);
            depends_on.insert(real.into());
            if real != name {
                aliases.insert(name.into(), real.into());
            }
            let locked = lockfile.and_then(|lockfile| lockfile.version(folder, name, range)).and_then(pinned);
            let declared = || Some((Version::first_in(bare)?, bare.trim_start_matches(['^', '~', '=', 'v']).into()));
            match locked.or_else(declared) {
                // Under its own name a package comes before others that an alias gives its name.
                Some(version) if real == name => drop(versions.insert(name.into(), version)),
                Some(version) => drop(versions.entry(real.into()).or_insert(version)),
                None => {}
            }
        }
    }
    let name = package.get("name").and_then(Value::as_str).map(SmolStr::from);
    let is_of_es_modules = package.get("type").and_then(Value::as_str) == Some("module");
    let starts = Starts::of(package, &below(root, folder), &above.starts, |path| is_source(folder, path));
    Manifest { name: name.or_else(|| above.name.clone()), versions, depends_on, aliases, is_of_es_modules, starts }
}

/// The package that a dependency really is, and its range: `npm:express@^4.18.0` stands under any name.
fn aliased<'t>(name: &'t str, range: &'t str) -> (&'t str, &'t str) {
    let Some(target) = range.strip_prefix("npm:") else { return (name, range) };
    match target.get(1..).and_then(|rest| rest.find('@')) {
        Some(at) => (&target[..=at], &target[at + 2..]),
        // Without a range, or with nothing but one.
        None if target.starts_with(|first: char| first.is_ascii_digit() || "^~<>=*".contains(first)) => (name, target),
        None => (target, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn version(manifest: &Manifest, name: &str) -> Option<String> {
        manifest.versions.get(name).map(|(_, text)| text.to_string())
    }

    #[test]
    fn the_nearest_manifest_holds_and_its_workspace_fills_in() {
        let folder = written(&[
            ("package.json", r#"{"name": "root", "dependencies": {"express": "^4.18.2", "cookie": "*"}}"#),
            ("packages/api/package.json", r#"{"name": "@shop/api", "dependencies": {"express-session": "~1.17.0"}}"#),
            ("packages/api/src/app.js", ""),
        ]);
        let manifest = Manifests::new(folder.path()).of(&folder.path().join("packages/api/src"));
        assert_eq!(manifest.name.as_deref(), Some("@shop/api"));
        assert_eq!(version(&manifest, "express").as_deref(), Some("4.18.2"));
        assert_eq!(version(&manifest, "express-session").as_deref(), Some("1.17.0"));
        assert_eq!(version(&manifest, "cookie"), None, "a range that names no version tells nothing");
    }

    #[test]
    fn the_lockfile_comes_before_a_range() {
        let lockfile = r#"{"packages": {"": {}, "node_modules/express": {"version": "5.1.0"},
            "node_modules/a/node_modules/express": {"version": "3.0.0"}}}"#;
        let folder =
            written(&[("package.json", r#"{"dependencies": {"express": ">=4"}}"#), ("package-lock.json", lockfile)]);
        let manifest = Manifests::new(folder.path()).of(folder.path());
        assert_eq!(version(&manifest, "express").as_deref(), Some("5.1.0"));
    }

    #[test]
    fn the_lockfile_of_a_workspace_holds_in_its_packages() {
        let lockfile = "express@^4.17.0:\n  version \"4.21.2\"\n\nexpress@^5.0.0:\n  version \"5.1.0\"\n";
        let folder = written(&[
            ("package.json", r#"{"dependencies": {"express": "^4.17.0"}}"#),
            ("yarn.lock", lockfile),
            ("packages/api/package.json", r#"{"dependencies": {"express": "^5.0.0"}}"#),
        ]);
        let mut manifests = Manifests::new(folder.path());
        let own = |manifest: Arc<Manifest>| version(&manifest, "express");
        assert_eq!(own(manifests.of(folder.path())).as_deref(), Some("4.21.2"));
        assert_eq!(own(manifests.of(&folder.path().join("packages/api"))).as_deref(), Some("5.1.0"));
    }

    #[test]
    fn an_alias_is_the_package_that_it_stands_for() {
        let package = r#"{"dependencies": {"express": "npm:@fork/express2@3.1.0", "web": "npm:koa@^2.15.0", "cookie": "npm:^0.7.0"}}"#;
        let folder = written(&[("package.json", package)]);
        let manifest = Manifests::new(folder.path()).of(folder.path());
        assert_eq!(manifest.aliases.get("express").map(SmolStr::as_str), Some("@fork/express2"));
        assert_eq!(manifest.aliases.get("web").map(SmolStr::as_str), Some("koa"));
        assert_eq!(version(&manifest, "koa").as_deref(), Some("2.15.0"));
        assert_eq!(version(&manifest, "express"), None);
        assert_eq!(version(&manifest, "cookie").as_deref(), Some("0.7.0"));
    }

    #[test]
    fn a_byte_order_mark_and_comments_do_not_matter() {
        let folder = written(&[("package.json", "\u{feff}{ // mine\n \"name\": \"shop\", }")]);
        assert_eq!(Manifests::new(folder.path()).of(folder.path()).name.as_deref(), Some("shop"));
    }

    #[test]
    fn what_cannot_be_read_says_nothing_and_is_told_of() {
        let folder = written(&[("package.json", "{"), ("package-lock.json", "<<<<<<< HEAD")]);
        let mut manifests = Manifests::new(folder.path());
        assert_eq!(manifests.of(folder.path()).name, None);
        let faults: Vec<_> = manifests.into_faults().into_iter().map(|(path, _)| path).collect();
        assert_eq!(faults, ["package-lock.json", "package.json"].map(|name| folder.path().join(name)));
    }
}
