//! Whole apps: what is found in each is what its hand-written list expects, and its SARIF is one that GitHub takes.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use cookielint_analyzer::report::{Finding, Report};
use cookielint_analyzer::{ScanOptions, scan};
use cookielint_sarif::sarif::{Options, to_string};
use serde_json::Value;
use tests::github_lint::complaints;

const PROJECTS: [&str; 15] = [
    "classic-express4",
    "clean-express5",
    "conditions-bad",
    "conditions-good",
    "dead-code-bad",
    "dead-code-good",
    "environment-bad",
    "environment-good",
    "linking-bad",
    "linking-good",
    "mixed-monorepo",
    "values-bad",
    "values-good",
    "wrappers-bad",
    "wrappers-good",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/projects")
}

fn scanned(project: &str, threads: usize) -> Report {
    let root = folder().join(project);
    scan(&ScanOptions { paths: vec![root.clone()], root, threads, ..ScanOptions::default() }).unwrap()
}

fn log(report: &Report) -> String {
    to_string(report, &Options::default()).unwrap()
}

/// `path:line`, rule and level, and whether the line is a `gap`.
fn expected(project: &str) -> Vec<(String, bool)> {
    let list = fs::read_to_string(folder().join(format!("{project}.expected"))).unwrap();
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '\t']));
    let lines = lines.map(|line| match line.strip_prefix("gap\t") {
        Some(rest) => (rest, true),
        None => (line, false),
    });
    lines.map(|(line, gap)| (line.splitn(4, '\t').take(3).collect::<Vec<_>>().join(" "), gap)).collect()
}

#[test]
fn every_app_has_the_findings_of_its_list_and_no_others() {
    let mut differences = String::new();
    for project in PROJECTS {
        let found: BTreeSet<String> = scanned(project, 0)
            .findings
            .iter()
            .map(|finding| {
                let (at, level) = (&finding.at, finding.level.as_str());
                format!("{}:{} {} {level}", at.path, at.start.line, finding.rule.id)
            })
            .collect();
        let expected = expected(project);
        for (line, gap) in &expected {
            match (found.contains(line), gap) {
                (false, false) => writeln!(differences, "{project}: missing   {line}").unwrap(),
                (true, true) => writeln!(differences, "{project}: no gap    {line}").unwrap(),
                _ => {}
            }
        }
        for line in found.iter().filter(|line| !expected.iter().any(|(listed, _)| listed == *line)) {
            writeln!(differences, "{project}: unlisted  {line}").unwrap();
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
}

/// The trails that a list tells: under a finding, one line for each step, `path:line` and note.
fn expected_trails(project: &str) -> Vec<(String, Vec<String>)> {
    let list = fs::read_to_string(folder().join(format!("{project}.expected"))).unwrap();
    let mut trails: Vec<(String, Vec<String>)> = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix('\t'), trails.last_mut()) {
            (Some(step), Some((_, steps))) => steps.push(step.replacen('\t', " ", 1)),
            _ => trails.push((line.split('\t').take(2).collect::<Vec<_>>().join(" "), Vec::new())),
        }
    }
    trails.retain(|(_, steps)| !steps.is_empty());
    trails
}

#[test]
fn the_trails_that_a_list_tells_are_those_of_its_findings() {
    let mut compared = 0;
    for project in PROJECTS {
        let report = scanned(project, 0);
        for (finding, steps) in expected_trails(project) {
            let of_line =
                |found: &&Finding| format!("{}:{} {}", found.at.path, found.at.start.line, found.rule.id) == finding;
            let found = report.findings.iter().find(of_line).unwrap();
            let trail = found.trail.iter().map(|step| match &step.at {
                Some(at) => format!("{}:{} {}", at.path, at.start.line, step.note),
                None => step.note.clone(),
            });
            assert_eq!(trail.collect::<Vec<_>>(), steps, "{project}: {finding}");
            compared += 1;
        }
    }
    assert!(compared >= 10, "{compared} trails");
}

#[test]
fn every_list_is_that_of_an_app_which_is_tested() {
    let names = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let lists: BTreeSet<String> = names.filter_map(|name| name.strip_suffix(".expected").map(str::to_owned)).collect();
    assert_eq!(lists, PROJECTS.map(str::to_owned).into());
}

#[test]
fn the_sarif_of_every_app_passes_the_schema_and_the_rules_of_github() {
    let schema = serde_json::from_str(include_str!("../schemas/sarif-schema-2.1.0.oasis.json")).unwrap();
    let schema = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for project in PROJECTS {
        let log: Value = serde_json::from_str(&log(&scanned(project, 0))).unwrap();
        let errors: Vec<String> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{project}");
        assert_eq!(complaints(&log), [""; 0], "{project}");
    }
}

#[test]
fn the_sarif_of_every_app_is_the_same_on_any_number_of_threads() {
    for project in PROJECTS {
        assert_eq!(log(&scanned(project, 1)), log(&scanned(project, 4)), "{project}");
    }
}

#[test]
fn the_messages_about_every_app_are_these() {
    for project in PROJECTS {
        let log: Value = serde_json::from_str(&log(&scanned(project, 0))).unwrap();
        let lines: String = log["runs"][0]["results"].as_array().unwrap().iter().map(line).collect();
        insta::assert_snapshot!(project, lines);
    }
}

/// A result as `path:line:column level rule message`.
fn line(result: &Value) -> String {
    let at = &result["locations"][0]["physicalLocation"];
    let region = &at["region"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    format!(
        "{}:{}:{} {} {} {}\n",
        text(&at["artifactLocation"]["uri"]),
        region["startLine"],
        region["startColumn"],
        text(&result["level"]),
        text(&result["ruleId"]),
        text(&result["message"]["text"]),
    )
}
