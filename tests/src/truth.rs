//! The apps of `truth`, each written as users of a library write them, and what is told of them from their source.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may stop them as the tests themselves may")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cookielint_analyzer::ScanOptions;
use cookielint_analyzer::discover::{self, files::Files};
use cookielint_analyzer::eval::{self, Environment, Extent};
use cookielint_analyzer::facts::Facts;
use cookielint_analyzer::facts::collect::{Source, collect, effects};
use cookielint_analyzer::link::{Linked, Project};
use cookielint_analyzer::model::Models;
use cookielint_analyzer::source::{FileId, SourceText};
use serde_json::Value as Json;

/// Where they lie.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("truth")
}

/// What each app was seen to send.
///
/// # Panics
/// When the record is not there, or is none.
#[must_use]
pub fn recorded() -> Vec<Json> {
    let text = fs::read_to_string(folder().join("recorded.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What is told of an app.
#[derive(Debug)]
pub struct Told {
    /// Its cookies, headers and apps.
    pub facts: Facts,
    /// The rows of models that its calls reach: the package, as index into the models, and the row.
    pub effects: BTreeSet<(usize, String)>,
}

/// Analyses an app, `FAMILY/FILE`, with the versions that its family names.
///
/// # Panics
/// When the app is not there.
#[must_use]
pub fn run(app: &str, models: &Models) -> Told {
    let path = folder().join(app);
    let root = path.parent().unwrap().to_path_buf();
    let listing = discover::list(&ScanOptions { paths: vec![path], root, ..ScanOptions::default() }).unwrap();
    let files = Files::new(&listing, &[]);
    let project = Project::new(models, &files);
    let listed = &listing.files[0];
    let source = SourceText::new(listed.path.clone(), fs::read_to_string(&listed.location).unwrap());
    project.add(Linked::new(FileId(0), Arc::new(source), files.manifest(FileId(0)), true));
    let outcome = eval::run(&project, FileId(0), Extent::Program, models, &Environment::production(&[]));
    let source = Source { project: &project, file: FileId(0), models, outcome: &outcome, purposes: &BTreeMap::new() };
    let effects = effects(source).map(|(_, _, effect)| (effect.package, format!("{:?}", effect.row))).collect();
    Told { facts: collect(source), effects }
}
