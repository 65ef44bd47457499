//! The tables of the README are made from the code: this test compares them, and says what to put in when they differ.

#![allow(clippy::unwrap_used, reason = "a helper of tests may fail as a test does")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use cookielint_analyzer::model::{KnownFrom, Models, Version, stand_in};
use cookielint_analyzer::rules::RULES;
use serde_json::Value as Json;
use tests::truth::{folder, recorded, run};

const README: &str = include_str!("../../README.md");

fn between<'t>(text: &'t str, name: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("<!-- {name} -->\n")).unwrap();
    rest.split_once(&format!("<!-- /{name} -->")).unwrap().0
}

fn assert_table(name: &str, header: &str, rows: &str) {
    let columns = header.matches('|').count() - 1;
    let expected = format!("\n{header}\n|{}\n{rows}\n", " --- |".repeat(columns));
    let written = between(README, name);
    assert!(written == expected, "the table `{name}` of README.md is out of date; it must be:\n{expected}");
}

#[test]
fn the_readme_lists_every_rule() {
    let rows = RULES.iter().map(|rule| format!("| `{}` | {} | {} |\n", rule.id, rule.level.as_str(), rule.summary));
    assert_table("rules", "| Rule | Level | Reports |", &rows.collect::<String>());
}

#[test]
fn the_readme_lists_every_library_with_what_its_model_holds() {
    let models = Models::built_in().unwrap();
    let mut shown: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for record in recorded() {
        let app = record["app"].as_str().unwrap();
        for (package, _) in run(app, &models).effects {
            shown.entry(package).or_default().insert(app.to_owned());
        }
    }
    let run_in = versions_run();
    // A library may have several models, of its parts.
    let mut libraries: BTreeMap<&str, Library<'_>> = BTreeMap::new();
    for (index, package) in models.packages().iter().enumerate() {
        let kinds = [
            (!package.apps.is_empty() || !package.fingerprints.is_empty(), "apps"),
            (package.configured.iter().any(|row| row.session.is_some()), "sessions"),
            (!package.cookies.is_empty() || package.configured.iter().any(|row| row.session.is_none()), "cookies"),
            (!package.headers.is_empty(), "response headers, raw Set-Cookie included"),
            (!package.secrets.is_empty(), "signing secrets"),
            (!package.middleware.is_empty(), "removal of X-Powered-By"),
            (package.types.iter().any(|known| known.token), "tokens"),
        ];
        let library = libraries.entry(&package.title).or_default();
        library.known.extend(kinds.into_iter().filter(|(holds, _)| *holds).map(|(_, kind)| kind));
        library.newest = library.newest.max(package.newest.as_str());
        library.known_from = match package.known_from {
            KnownFrom::Calls => "single calls",
            _ => "its source, not run",
        };
        library.apps.extend(shown.remove(&index).unwrap_or_default());
        library.versions.extend(package.packages.iter().filter_map(|name| run_in.get(name.as_str())).flatten());
    }
    // Those that only lead to values of others go without saying.
    libraries.retain(|_, library| !library.known.is_empty());
    let rows = libraries.iter().map(|(title, library)| {
        let known: Vec<_> = library.known.iter().copied().collect();
        let evidence = match library.apps.len() {
            0 => library.known_from.to_owned(),
            1 => "1 app".to_owned(),
            count => format!("{count} apps"),
        };
        let versions = match (library.versions.first(), library.versions.last()) {
            (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
            (first, _) => first.map(Version::to_string).unwrap_or_default(),
        };
        format!("| {title} | {versions} | {} | {} | {evidence} |\n", library.newest, known.join("; "))
    });
    let header = "| Library | Versions run | Assumed unless told | What is known of it | Run and compared |";
    assert_table("libraries", header, &rows.collect::<String>());
}

/// The versions of each package that were run, whole apps or single calls.
fn versions_run() -> BTreeMap<String, BTreeSet<Version>> {
    let mut run: BTreeMap<String, BTreeSet<Version>> = BTreeMap::new();
    let mut note = |package: &str, version: &str| {
        run.entry(package.to_owned()).or_default().extend(Version::first_in(version));
    };
    for record in recorded() {
        let family = record["app"].as_str().unwrap().split('/').next().unwrap().to_owned();
        let manifest = fs::read_to_string(folder().join(family).join("package.json")).unwrap();
        let manifest: Json = serde_json::from_str(&manifest).unwrap();
        for (package, version) in manifest["dependencies"].as_object().unwrap() {
            note(package, version.as_str().unwrap());
        }
    }
    for line in [include_str!("../observed/calls.jsonl"), include_str!("../observed/snippets.jsonl")].concat().lines() {
        let call: Json = serde_json::from_str(line).unwrap();
        note(call["library"].as_str().unwrap(), call["version"].as_str().unwrap());
    }
    run
}

/// What the README says of a library.
#[derive(Default)]
struct Library<'m> {
    newest: &'m str,
    known: BTreeSet<&'m str>,
    known_from: &'m str,
    versions: BTreeSet<Version>,
    /// The apps that were run.
    apps: BTreeSet<String>,
}

#[test]
fn the_readme_lists_every_package_whose_configuration_is_followed() {
    let mut packages: Vec<&str> =
        stand_in::ALL.iter().flat_map(|stand_in| stand_in.specifiers.iter().copied()).collect();
    // Their entry points go without saying, and some are parts of others.
    packages.retain(|name| {
        !name.starts_with("cookielint:") && name.matches('/').count() == usize::from(name.starts_with('@'))
    });
    packages.sort_unstable();
    packages.dedup();
    let names: Vec<String> = packages.into_iter().map(|name| format!("`{name}`")).collect();
    let written = between(README, "configuration").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(written, format!("{}.", names.join(", ")));
}

#[test]
fn the_number_of_findings_in_the_sample_is_that_of_its_list() {
    let list = include_str!("../fixtures/projects/classic-express4.expected");
    let findings = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert!(README.contains(&format!("scans a sample shop: {findings} findings")), "{findings}");
}
