//! Fingerprints follow a finding through edits elsewhere and tell findings apart.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may stop it as the test itself may")]

use cookielint_analyzer::report::Report;
use cookielint_sarif::fingerprint::{Fingerprint, fingerprints};
use tests::sample_report::{ReportBuilder, finding_at};

fn report(source: &str, text: &str) -> Report {
    ReportBuilder::new().file("a.js", source).finding(|files| finding_at(files.at("a.js", text))).build()
}

fn only(report: &Report) -> Fingerprint {
    let [fingerprint] = fingerprints(report).try_into().unwrap();
    fingerprint
}

#[test]
fn lines_above_and_indentation_change_neither() {
    let before = only(&report("secure: false\n", "false"));
    assert_eq!(only(&report("// new\n\n\t  secure:  false\n", "false")), before);
}

#[test]
fn lines_below_change_the_line_hash_but_not_ours() {
    let before = only(&report("secure: false\n", "false"));
    let after = only(&report("secure: false\nother()\n", "false"));
    assert_ne!(after.line, before.line);
    assert_eq!(after.finding, before.finding);
}

#[test]
fn another_rule_subject_or_line_text_is_another_finding() {
    let before = only(&report("secure: false\n", "false"));
    assert_ne!(only(&report("secure: !1\n", "!1")).finding, before.finding);
    let mut other = report("secure: false\n", "false");
    other.findings[0].subject.title.push('x');
    assert_ne!(only(&other).finding, before.finding);
}

#[test]
fn equal_findings_of_a_file_are_counted_and_of_two_files_are_not() {
    let report = ReportBuilder::new()
        .file("a.js", "secure: false, x: 1 // secure: false")
        .file("b.js", "secure: false, x: 1 // secure: false")
        .finding(|files| finding_at(files.at("a.js", "secure")))
        .finding(|files| finding_at(files.at("a.js", "false")))
        .finding(|files| finding_at(files.at("b.js", "false")))
        .build();
    let counts: Vec<String> = fingerprints(&report).into_iter().map(|it| it.finding).collect();
    let ends: Vec<&str> = counts.iter().map(|it| it.split_once(':').unwrap().1).collect();
    assert_eq!(ends, ["1", "2", "1"]);
}

#[test]
fn the_algorithm_never_changes_under_the_same_name() {
    // FNV-1a of the bytes `insecure-cookie FF session cookie `sid` FF secure:false`, worked out by another program.
    assert_eq!(only(&report("secure: false\n", "false")).finding, "058f603b67a77360:1");
}
