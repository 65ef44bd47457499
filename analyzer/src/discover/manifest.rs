//! What the package around a file says: its name, and the versions of what it depends on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use smol_str::SmolStr;

use super::names;
use super::read::read_bounded;
use super::resolve::Packages;
use super::starts::Starts;
use crate::link::Manifest;
use crate::model::Version;
use crate::report::Exclusion;

/// The manifests of the folders of a project, each read once.
#[derive(Debug)]
pub struct Manifests {
    root: PathBuf,
    by_folder: HashMap<PathBuf, Arc<Manifest>>,
    packages: Packages,
}

impl Manifests {
    /// No manifest above `root` is read.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), by_folder: HashMap::new(), packages: Packages::new() }
    }

    /// The manifest that holds in a folder: that of its own `package.json` or of the nearest one above. A manifest that
    /// cannot be read says nothing.
    pub fn of(&mut self, folder: &Path) -> Arc<Manifest> {
        if let Some(known) = self.by_folder.get(folder) {
            return known.clone();
        }
        let above = match folder.parent() {
            Some(parent) if folder != self.root && parent.starts_with(&self.root) => self.of(parent),
            _ => Arc::default(),
        };
        let manifest = match json(&folder.join("package.json")) {
            Some(package) => {
                if let Some(name) = package.get("name").and_then(Value::as_str) {
                    self.packages.entry(name.into()).or_insert_with(|| folder.to_owned());
                }
                Arc::new(manifest(&package, &above, folder, &self.root))
            }
            None => above,
        };
        self.by_folder.insert(folder.to_owned(), manifest.clone());
        manifest
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
    let mut bytes = Vec::new();
    read_bounded(path, &mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Reads a manifest. A package of a workspace also has the versions that its root declares; the lockfile is exact, so it
/// comes before a range.
fn manifest(package: &Value, above: &Manifest, folder: &Path, root: &Path) -> Manifest {
    let lockfile = json(&folder.join("package-lock.json"));
    let mut versions = above.versions.clone();
    for kind in ["peerDependencies", "devDependencies", "optionalDependencies", "dependencies"] {
        let declared = package.get(kind).and_then(Value::as_object).into_iter().flatten();
        for (name, range) in declared {
            let range = range.as_str().unwrap_or_default();
            if let Some(version) = Version::first_in(range) {
                versions.insert(name.into(), (version, range.trim_start_matches(['^', '~', '=', 'v']).into()));
            }
        }
    }
    let locked = lockfile.as_ref().and_then(|lockfile| lockfile.get("packages")).and_then(Value::as_object);
    for (path, entry) in locked.into_iter().flatten() {
        let Some(name) = path.strip_prefix("node_modules/").filter(|name| !name.contains("/node_modules/")) else {
            continue;
        };
        if let Some(text) = entry.get("version").and_then(Value::as_str)
            && let Some(version) = Version::first_in(text)
        {
            versions.insert(name.into(), (version, text.into()));
        }
    }
    let name = package.get("name").and_then(Value::as_str).map(SmolStr::from);
    let is_of_es_modules = package.get("type").and_then(Value::as_str) == Some("module");
    let starts = Starts::of(package, &below(root, folder), &above.starts, |path| is_source(folder, path));
    Manifest { name: name.or_else(|| above.name.clone()), versions, is_of_es_modules, starts }
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
    fn a_broken_manifest_says_nothing() {
        let folder = written(&[("package.json", "{")]);
        assert_eq!(Manifests::new(folder.path()).of(folder.path()).name, None);
    }
}
