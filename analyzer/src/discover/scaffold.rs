//! Tells the folders that a generator copies into new projects from folders of views that happen to share their name.

use std::fs;
use std::path::Path;

use super::names::is_one_of;
use super::read::read_bounded;

/// What generators call the folders they copy from.
const NAMES: &[&str] = &[
    "template",
    "templates",
    "_templates",
    "scaffold",
    "scaffolds",
    "scaffolding",
    "boilerplate",
    "boilerplates",
    "skeleton",
    "skeletons",
];

/// How a manifest is called, and what a name begins with that hides it from the package manager (`package.json.ejs`).
const MANIFEST: &str = "package.json";

/// Whether a folder is copied rather than run.
///
/// The name alone proves nothing: an app keeps its views and mails in `templates`. It takes one of two signs besides.
/// Either the folder or one directly in it has a package manifest, for a project to copy has one and views do not; or
/// the package around it is a generator by the naming that `npm create` and Yeoman demand. Placeholders in the files
/// are no sign: `{{` is JSX too, `<%` stands in the views of any app, and code with either seldom parses anyway.
pub(super) fn is_scaffold(folder: &Path, root: &Path) -> bool {
    is_one_of(folder, NAMES) && (holds_project(folder) || is_in_generator(folder, root))
}

fn holds_project(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        is_manifest(&entry) || entry.file_type().is_ok_and(|kind| kind.is_dir()) && has_manifest(&entry.path())
    })
}

fn has_manifest(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(|entry| is_manifest(&entry)))
}

fn is_manifest(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| name.trim_start_matches('_').starts_with(MANIFEST))
}

/// Goes by the closest manifest above, as npm does to tell which package a file belongs to.
fn is_in_generator(folder: &Path, root: &Path) -> bool {
    let around = folder.ancestors().skip(1).take_while(|above| above.starts_with(root));
    let manifest = around.map(|above| above.join(MANIFEST)).find(|path| path.exists());
    manifest.and_then(|path| package_name(&path)).is_some_and(|name| is_generator(&name))
}

fn package_name(manifest: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    read_bounded(manifest, &mut bytes).ok()?;
    let manifest: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    manifest.get("name")?.as_str().map(str::to_owned)
}

fn is_generator(package: &str) -> bool {
    let name = package.rsplit('/').next().unwrap_or(package);
    name == "create" || name.starts_with("create-") || name.starts_with("generator-")
}
