//! What profile audit says of values that cannot be told: each attribute, why, at the place to look, and nowhere else.

#![allow(clippy::expect_used, reason = "a helper of tests may fail as a test does")]

use cookielint_analyzer::report::{Confidence, Profile};
use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse};

/// What cannot be told, as `line:column message`, of handler code from line 3 of an Express app on.
fn open(code: &str, profile: Profile) -> Vec<String> {
    let text = format!("const express = require('express');\nconst app = express();\n{code}\n");
    let options = ScanOptions { profile, ..ScanOptions::default() };
    let report = analyse(vec![SourceText::new("app.js", text)], &options).expect("the models load");
    let open = report.findings.iter().filter(|finding| finding.confidence == Confidence::Low);
    open.map(|finding| format!("{}:{} {}", finding.at.start.line, finding.at.start.column, finding.message)).collect()
}

#[test]
fn every_attribute_that_cannot_be_told_is_said_where_its_value_stands() {
    let code = "function set(res, name, o) {\nres.cookie(\nname,\n1, {\nsecure: o.a,\nhttpOnly: o.b,\nsameSite: o.c,\n\
                domain: o.d,\npath: o.e,\npartitioned: o.f,\n}); }";
    let found = open(code, Profile::Audit);
    for (line, attribute) in [
        (5, "name"),
        (7, "Secure"),
        (8, "HttpOnly"),
        (9, "SameSite"),
        (10, "Domain"),
        (11, "Path"),
        (12, "Partitioned"),
    ] {
        let here: Vec<_> = found.iter().filter(|found| found.starts_with(&format!("{line}:"))).collect();
        assert_eq!(here.len(), 1, "{attribute}: {found:?}");
        assert!(here[0].contains(attribute) && here[0].contains("cannot be told: it is"), "{here:?}");
    }
    assert_eq!(found.len(), 7, "{found:?}");
}

#[test]
fn attributes_of_options_that_are_unknown_as_a_whole_are_said_at_the_options() {
    let code = "app.get('/', (req, res) => { const o = load();\nres.cookie('token', 1, o); });";
    let found = open(code, Profile::Audit);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(
        found.iter().all(|found| found.starts_with("4:24 ") && found.contains("the result of `load`")),
        "{found:?}"
    );
    assert!(found.iter().any(|found| found.contains("What Domain, Path and Partitioned the")), "{found:?}");
}

#[test]
fn the_name_of_a_session_is_said_once() {
    let code = "app.use(require('express-session')({ name: load(), secret: load(), cookie: { secure: true } }));";
    let found = open(code, Profile::Audit);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("The name of the session cookie"), "{found:?}");
}

#[test]
fn deletions_and_what_is_certain_are_not_said() {
    let code =
        "app.get('/', (req, res) => { res.clearCookie('token', load()); res.cookie('token', 1, { secure: true }); });";
    assert_eq!(open(code, Profile::Audit), [""; 0]);
}

#[test]
fn other_profiles_say_nothing_of_it() {
    let code = "app.get('/', (req, res) => res.cookie(load(), 1, load()));";
    assert!(!open(code, Profile::Audit).is_empty());
    for profile in [Profile::Default, Profile::Strict] {
        assert_eq!(open(code, profile), [""; 0]);
    }
}
