//! Small projects, each about one thing that the evaluator must follow, most of them in a good and a bad variant: the
//! findings are those that comments in their code expect, `// expect rule`, and no others.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use cookielint_analyzer::configuration::{Configuration, FILE_NAME};
use cookielint_analyzer::{ScanOptions, scan};

const MARK: &str = "// expect ";

fn folders() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// The findings that the files of a folder expect, as `path:line rule`.
fn expected(folder: &Path) -> BTreeSet<String> {
    let mut expected = BTreeSet::new();
    let mut entries = vec![folder.to_path_buf()];
    while let Some(path) = entries.pop() {
        if path.is_dir() {
            entries.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
        for (index, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let rules = line.split(MARK).skip(1).map(|rule| rule.split_whitespace().next().unwrap());
            expected.extend(rules.map(|rule| format!("{name}:{} {rule}", index + 1)));
        }
    }
    expected
}

fn found(folder: &Path) -> BTreeSet<String> {
    let root = folder.to_path_buf();
    let configuration = fs::read_to_string(folder.join(FILE_NAME));
    let configuration =
        configuration.map_or_else(|_| Configuration::default(), |text| Configuration::parse(FILE_NAME, &text).unwrap());
    let report = scan(&ScanOptions { paths: vec![root.clone()], root, configuration, ..ScanOptions::default() });
    let report = report.unwrap();
    let findings = report.findings.iter();
    findings.map(|finding| format!("{}:{} {}", finding.at.path, finding.at.start.line, finding.rule.id)).collect()
}

#[test]
fn every_case_has_the_findings_that_its_comments_expect_and_no_others() {
    let mut differences = String::new();
    for folder in folders() {
        let (expected, found) = (expected(&folder), found(&folder));
        let name = folder.file_name().unwrap().to_str().unwrap();
        expected.difference(&found).for_each(|line| writeln!(differences, "{name}: missing     {line}").unwrap());
        found.difference(&expected).for_each(|line| writeln!(differences, "{name}: unexpected  {line}").unwrap());
    }
    assert!(differences.is_empty(), "\n{differences}");
}

#[test]
fn the_cases_say_of_enough_what_is_wrong_with_it_and_of_enough_that_nothing_is() {
    let (bad, good): (Vec<_>, Vec<_>) = folders().into_iter().partition(|folder| !expected(folder).is_empty());
    assert!(bad.len() >= 20 && good.len() >= 20, "{} bad, {} good", bad.len(), good.len());
}
