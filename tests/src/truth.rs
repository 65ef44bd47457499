//! The apps of `truth`, each written as users of a library write them, and what is told of them from their source.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may stop them as the tests themselves may")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cookielint_analyzer::ScanOptions;
use cookielint_analyzer::discover::{self, files::Files};
use cookielint_analyzer::eval::{self, Environment, Extent};
use cookielint_analyzer::facts::collect::{Source, collect, effects};
use cookielint_analyzer::facts::{Cookie, Facts, SameSite, Switch};
use cookielint_analyzer::link::{Linked, Project};
use cookielint_analyzer::model::Models;
use cookielint_analyzer::source::{FileId, SourceText};
use cookielint_analyzer::value::{Attribute, Text, TextPiece, Value};
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

/// Analyses an app, `FAMILY/FILE`, with the versions that its family names and as a file of that project.
///
/// # Panics
/// When the app is not there.
#[must_use]
pub fn run(app: &str, models: &Models) -> Told {
    let path = folder().join(app);
    let root = folder().join(app.split('/').next().unwrap());
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

/// A name as it is by TLS: with the prefix that the library gives it there.
fn text_by_tls(name: &Text, secure: &Value<Switch>) -> String {
    match (name.pieces.as_slice(), secure) {
        ([TextPiece::Unknown(prefix), TextPiece::Known(own, _)], Value::Is(Switch::Connection)) => {
            format!("{prefix}{own}")
        }
        _ => name.to_string(),
    }
}

/// The cookies that are predicted, each as text, in order.
#[must_use]
pub fn predicted(facts: &Facts) -> Vec<String> {
    let mut cookies: Vec<String> = facts.cookies.iter().map(of_cookie).collect();
    cookies.sort();
    cookies
}

/// The cookies that an app was seen to send, in the same form, without signatures beside them.
///
/// # Panics
/// When the record is none.
#[must_use]
pub fn observed(record: &Json) -> Vec<String> {
    let sent = record["cookies"].as_array().unwrap().iter().filter(|cookie| !is_signature(cookie));
    let mut cookies: Vec<String> = sent.map(of_header).collect();
    cookies.sort();
    cookies
}

fn shown<T>(attribute: &Attribute<T>, show: impl Fn(&T) -> String) -> String {
    match &attribute.effective {
        Value::Is(value) => show(value),
        Value::Unset => "absent".to_owned(),
        other => format!("not told ({})", if matches!(other, Value::When { .. }) { "when" } else { "unknown" }),
    }
}

fn of_cookie(cookie: &Cookie) -> String {
    let switch = |switch: &Switch| if *switch == Switch::Off { "off" } else { "on" }.to_owned();
    let same_site = |value: &SameSite| match value {
        SameSite::Invalid(text) => text.to_string(),
        known => format!("{known:?}").to_lowercase(),
    };
    format!(
        "{}; Secure {}; HttpOnly {}; SameSite {}; Path {}; Domain {}; Partitioned {}",
        shown(&cookie.name, |name| text_by_tls(name, &cookie.secure.effective)),
        shown(&cookie.secure, switch),
        shown(&cookie.http_only, switch),
        shown(&cookie.same_site, same_site),
        shown(&cookie.path, ToString::to_string),
        shown(&cookie.domain, ToString::to_string),
        shown(&cookie.partitioned, switch),
    )
    .replace("Partitioned absent", "Partitioned off")
}

fn of_header(cookie: &Json) -> String {
    let switch = |key: &str| if cookie[key] == true { "on" } else { "off" };
    let text = |key: &str| cookie[key].as_str().unwrap_or("absent").to_owned();
    format!(
        "{}; Secure {}; HttpOnly {}; SameSite {}; Path {}; Domain {}; Partitioned {}",
        text("name"),
        switch("secure"),
        switch("httponly"),
        text("samesite").to_lowercase(),
        text("path"),
        text("domain"),
        switch("partitioned"),
    )
}

fn is_signature(cookie: &Json) -> bool {
    cookie["name"].as_str().unwrap().ends_with(".sig")
}
