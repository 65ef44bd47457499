//! The sources keep the order that the architecture asks for: who may name what, and how long a file may be.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::fs;
use std::path::Path;

use cookielint_analyzer::rules::RULES;

const LONGEST: usize = 500;

/// Every Rust file with its path from the root of the workspace, and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut folders: Vec<_> = ["analyzer", "sarif", "action", "tests"].map(|member| root.join(member)).into();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                if !["target", "node_modules", ".venv"].contains(&name) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(sources.len() > 50, "the sources are gone");
    sources.sort();
    sources
}

/// The code of a line, without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or(line)
}

/// The lines of code outside some places that name something.
fn named_outside(folder: &str, places: &[&str], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| path.starts_with(folder)) {
        if places.iter().any(|place| path.starts_with(place)) {
            continue;
        }
        // Tests at the end of a file may do what its code may not.
        let own = text.lines().take_while(|line| *line != "#[cfg(test)]");
        for (number, line) in (1..).zip(own) {
            let number: usize = number;
            if words.iter().any(|word| code(line).contains(word)) {
                found.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    found
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let bare: Vec<_> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(path, _)| path).collect();
    assert_eq!(bare, [""; 0]);
}

#[test]
fn no_file_is_longer_than_can_be_read_at_once() {
    let lengths = sources().into_iter().map(|(path, text)| (path, text.lines().count()));
    let long: Vec<_> = lengths.filter(|(_, lines)| *lines > LONGEST).collect();
    assert_eq!(long, []);
}

#[test]
fn only_parsing_and_lowering_know_the_parser() {
    let places = ["analyzer/src/syntax", "analyzer/src/lower"];
    assert_eq!(named_outside("analyzer/", &places, &["tree_sitter"]), [""; 0]);
    assert_eq!(named_outside("sarif/", &[], &["tree_sitter"]), [""; 0]);
    assert_eq!(named_outside("action/", &[], &["tree_sitter"]), [""; 0]);
}

#[test]
fn only_one_file_knows_the_sarif_library() {
    assert_eq!(named_outside("analyzer/", &[], &["serde_sarif"]), [""; 0]);
    assert_eq!(named_outside("sarif/", &["sarif/src/sarif.rs"], &["serde_sarif"]), [""; 0]);
    assert_eq!(named_outside("action/", &[], &["serde_sarif"]), [""; 0]);
}

#[test]
fn only_discovery_touches_the_file_system() {
    let words = ["std::fs", "fs::", "File::open", "File::create"];
    assert_eq!(named_outside("analyzer/src/", &["analyzer/src/discover"], &words), [""; 0]);
}

#[test]
fn rules_see_facts_only() {
    let allowed = ["facts", "value", "report", "rules", "source"];
    let mut wrong = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| path.starts_with("analyzer/src/rules/")) {
        for piece in text.lines().flat_map(|line| code(line).split("crate::").skip(1)) {
            if !allowed.iter().any(|module| piece.starts_with(module)) {
                wrong.push(format!("{path}: crate::{piece}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_rule_has_a_file_and_a_page_and_every_page_is_that_of_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../analyzer/src/rules");
    for rule in RULES {
        assert!(folder.join(format!("{}.rs", rule.id.replace('-', "_"))).is_file(), "{} has no file", rule.id);
        assert_eq!(fs::read_to_string(folder.join(format!("{}.md", rule.id))).unwrap(), rule.page, "{}", rule.id);
    }
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pages = files.filter(|path| path.extension().is_some_and(|extension| extension == "md")).count();
    assert_eq!(pages, RULES.len());
}
