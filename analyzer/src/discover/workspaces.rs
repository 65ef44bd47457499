//! The packages of a workspace by what its root declares (npm, yarn and pnpm), for scans of a part of it: a scan of the
//! whole meets the manifests on its way.

use std::fs;
use std::path::Path;

use globset::{Glob, GlobSet, GlobSetBuilder};
use serde_json::Value;

use super::manifest::json;
use super::read::read_bounded;
use super::resolve::Packages;
use crate::lower::data::{self, Format};
use crate::module::{Expr, ExprId, Key, Module, PropertyKind};

/// How deep packages may lie below the root.
const MAX_DEPTH: usize = 5;
/// How many folders are looked at.
const MAX_FOLDERS: usize = 5_000;

/// The packages that the manifest of a folder declares, with their folders.
#[must_use]
pub fn packages(root: &Path) -> Packages {
    let patterns = [patterns_of_manifest(root), patterns_of_pnpm(root)].concat();
    let mut found = Packages::new();
    if patterns.is_empty() {
        return found;
    }
    let (excluded, included): (Vec<&str>, Vec<&str>) =
        patterns.iter().map(String::as_str).partition(|pattern| pattern.starts_with('!'));
    let (included, excluded) = (set(&included), set(&excluded));
    let mut level = vec![root.to_owned()];
    let mut looked_at = 0;
    for _ in 0..MAX_DEPTH {
        let mut next = Vec::new();
        for folder in level.iter().flat_map(|folder| folders_in(folder)) {
            looked_at += 1;
            let below = folder.strip_prefix(root).unwrap_or(&folder);
            if looked_at > MAX_FOLDERS || excluded.is_match(below) {
                continue;
            }
            let name = || json(&folder.join("package.json"))?.get("name")?.as_str().map(str::to_owned);
            if included.is_match(below)
                && let Some(name) = name()
            {
                found.entry(name.into()).or_insert_with(|| folder.clone());
            }
            next.push(folder);
        }
        level = next;
    }
    found
}

fn set(patterns: &[&str]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim_start_matches('!').trim_start_matches("./").trim_end_matches('/');
        // A pattern that cannot be read matches nothing, as it does for the package managers.
        if let Ok(glob) = Glob::new(pattern) {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

/// The folders in a folder, sorted; links are not followed.
fn folders_in(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_worth_it = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name != "node_modules" && !name.starts_with('.') && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    let mut folders: Vec<_> = entries.filter(is_worth_it).map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn patterns_of_manifest(root: &Path) -> Vec<String> {
    let package = json(&root.join("package.json")).unwrap_or_default();
    let declared = package.get("workspaces").unwrap_or(&Value::Null);
    let list = declared.get("packages").unwrap_or(declared).as_array();
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn patterns_of_pnpm(root: &Path) -> Vec<String> {
    let mut bytes = Vec::new();
    if read_bounded(&root.join("pnpm-workspace.yaml"), &mut bytes).is_err() {
        return Vec::new();
    }
    let module = data::lower(&super::decode(&bytes), Format::Yaml);
    let list = module.exported().and_then(|document| property(&module, document, "packages"));
    match list.map(|list| module.expression(list)) {
        Some(Expr::Array(items)) => items
            .iter()
            .filter_map(|item| match module.expression(item.expression()?) {
                Expr::String(text) => Some(text.to_string()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn property(module: &Module, object: ExprId, name: &str) -> Option<ExprId> {
    let Expr::Object(properties) = module.expression(object) else { return None };
    properties.iter().find_map(|property| match &property.kind {
        PropertyKind::Value(Key::Static(key), value) if key == name => Some(*value),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        packages(folder.path()).keys().map(ToString::to_string).collect()
    }

    #[test]
    fn the_packages_of_npm_yarn_and_pnpm_are_found_by_their_patterns() {
        let members = [
            ("packages/a/package.json", r#"{"name": "@shop/a"}"#),
            ("packages/b/package.json", r#"{"name": "b"}"#),
            ("packages/b/node_modules/c/package.json", r#"{"name": "c"}"#),
            ("apps/web/api/package.json", r#"{"name": "api"}"#),
            ("tools/package.json", r#"{"name": "tools"}"#),
        ];
        let with = |root: &[(&'static str, &'static str)]| names(&[root, &members].concat());
        assert_eq!(
            with(&[("package.json", r#"{"workspaces": ["packages/*", "./tools/"]}"#)]),
            ["@shop/a", "b", "tools"]
        );
        assert_eq!(with(&[("package.json", r#"{"workspaces": {"packages": ["apps/**"]}}"#)]), ["api"]);
        let pnpm = "packages:\n  - 'packages/*'\n  - '!packages/b'\n";
        assert_eq!(with(&[("pnpm-workspace.yaml", pnpm)]), ["@shop/a"]);
        assert_eq!(with(&[("package.json", r#"{"name": "x"}"#)]), [""; 0]);
    }
}
