//! The way of a value over many steps and files, in the report and in SARIF.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::fmt::Write;
use std::fs;

use cookielint_analyzer::report::Report;
use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse, scan};
use cookielint_sarif::sarif;
use serde_json::Value;

/// A program in which `false` passes through 40 assignments and functions of three files before it is used.
fn long_way() -> Report {
    let folder = tempfile::tempdir().unwrap();
    let mut first = "const v0 = false;\n".to_owned();
    for step in 1..=20 {
        writeln!(first, "const v{step} = v{};", step - 1).unwrap();
    }
    first += "module.exports = v20;\n";
    let mut second = "const w0 = require('./first');\n".to_owned();
    for step in 1..=20 {
        writeln!(second, "const f{step} = (x{step}) => x{step};\nconst w{step} = f{step}(w{});", step - 1).unwrap();
    }
    second += "exports.secure = w20;\n";
    let app = "const app = require('express')();\nconst { secure } = require('./lib/second');\n\
               app.get('/', (req, res) => res.cookie('token', 1, { httpOnly: true, secure }));\napp.listen(3000);\n";
    fs::create_dir(folder.path().join("lib")).unwrap();
    for (path, text) in [("lib/first.js", first.as_str()), ("lib/second.js", &second), ("app.js", app)] {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let root = folder.path().to_path_buf();
    let mut report = scan(&ScanOptions { paths: vec![root.clone()], root, ..ScanOptions::default() }).unwrap();
    report.findings.retain(|finding| finding.rule.id == "insecure-cookie");
    assert_eq!(report.findings.len(), 1);
    report
}

#[test]
fn a_long_way_keeps_its_cause_and_its_last_steps_and_counts_the_others() {
    let report = long_way();
    let places: Vec<_> = report.findings[0]
        .trail
        .iter()
        .map(|step| step.at.as_ref().map_or(step.note.clone(), |at| format!("{}:{}", at.path, at.start.line)))
        .collect();
    assert_eq!(places[..3], ["lib/first.js:1", "lib/first.js:1", "lib/first.js:2"]);
    assert_eq!(places.last().unwrap(), "app.js:2");
    assert!(places[places.len() - 2].starts_with("lib/second.js:"), "{places:?}");
    let left_out: Vec<_> = places.iter().filter(|place| place.ends_with("steps in the middle are left out")).collect();
    assert_eq!(left_out.len(), 1, "{places:?}");
    let count: usize = left_out[0].split(' ').next().unwrap().parse().unwrap();
    // At least one step of each assignment, and three of each function: given, returned, assigned.
    assert!(count + places.len() > 20 + 3 * 20, "{places:?}");
}

#[test]
fn sarif_tells_each_step_in_its_own_file_and_where_some_are_missing() {
    let report = long_way();
    let log: Value = serde_json::from_str(&sarif::to_string(&report, &sarif::Options::default()).unwrap()).unwrap();
    let result = &log["runs"][0]["results"][0];
    let flow = result["codeFlows"][0]["threadFlows"][0]["locations"].as_array().unwrap();
    let shown: Vec<(&str, u64, &str)> = flow
        .iter()
        .map(|step| {
            let (place, message) = (&step["location"]["physicalLocation"], &step["location"]["message"]["text"]);
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            (uri, place["region"]["startLine"].as_u64().unwrap(), message.as_str().unwrap())
        })
        .collect();
    let expected: Vec<_> = report.findings[0].trail.iter().filter_map(|step| step.at.as_ref()).collect();
    assert_eq!(shown.len(), expected.len() + 1, "the finding ends the flow");
    for ((uri, line, _), at) in shown.iter().zip(&expected) {
        assert_eq!((*uri, *line), (&*at.path, u64::from(at.start.line)));
    }
    for file in ["lib/first.js", "lib/second.js", "app.js"] {
        assert!(shown.iter().any(|(uri, ..)| *uri == file), "{file}: {shown:?}");
    }
    let (uri, _, message) = shown.iter().find(|(.., message)| message.contains("are left out")).unwrap();
    assert_eq!((*uri, message.contains("; ")), ("lib/second.js", true), "told at the step after the gap");
}

/// The message about the cookie of a program that sets Secure so.
fn message(secure: &str) -> String {
    let program = format!(
        "const app = require('express')();\nconst on = {secure};\n\
         app.get('/', (req, res) => res.cookie('token', 1, {{ httpOnly: true, secure: on }}));\napp.listen(3000);\n"
    );
    let report = analyse(vec![SourceText::new("app.js", program)], &ScanOptions::default()).unwrap();
    let of_rule = report.findings.into_iter().find(|finding| finding.rule.id == "insecure-cookie");
    of_rule.map(|finding| finding.message).unwrap_or_default()
}

#[test]
fn the_text_that_switches_a_value_is_told_only_where_nothing_else_does() {
    for secure in [
        "process.env.STAGE === 'live'",
        "'live' == process.env.STAGE",
        "(process.env.STAGE || 'test') === 'live' ? true : false",
    ] {
        assert!(message(secure).contains("unless `STAGE` is `live`,"), "{secure}: {}", message(secure));
    }
    for secure in [
        "process.env.STAGE === 'live' || process.env.STAGE === 'beta'",
        "(process.env.STAGE || 'test') === 'test' ? false : true",
        "(process.env.STAGE || '').startsWith('live')",
        "process.env.STAGE === 'live' || process.env.FORCED === 'yes'",
    ] {
        let said = message(secure);
        assert!(said.contains("unless ") && said.contains(" is set,"), "{secure}: {said}");
    }
}
