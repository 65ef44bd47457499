//! Our own JSON: as its schema has it, and the whole of what the report says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may stop it as the test itself may")]

use cookielint_analyzer::facts::Why;
use cookielint_analyzer::facts::statistics::{Counted, SiteValues, Statistics, Told};
use cookielint_analyzer::report::{Exclusion, Report};
use cookielint_analyzer::rules::RULES;
use cookielint_sarif::json::{rules, to_string};
use serde_json::{Value, json};
use tests::sample_report::{HOSTILE, ReportBuilder, hostile_sample, sample};

const REPORT_SCHEMA: &str = include_str!("../../sarif/schema/cookielint-report-1.schema.json");
const RULES_SCHEMA: &str = include_str!("../../sarif/schema/cookielint-rules-1.schema.json");

/// What the schema has against a document. The schema allows fields to be added, so that readers do not break; here
/// every field must be described, so that none is added in silence.
fn errors(schema: &str, document: &Value) -> Vec<String> {
    let mut schema = serde_json::from_str(schema).unwrap();
    close(&mut schema);
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn document(report: &Report) -> Value {
    let text = to_string(report).unwrap();
    assert!(text.ends_with("}\n"));
    let document = serde_json::from_str(&text).unwrap();
    assert_eq!(errors(REPORT_SCHEMA, &document), [""; 0]);
    document
}

#[test]
fn the_sample_is_as_the_schema_has_it() {
    let mut document = document(&sample());
    // The program's own version says nothing here.
    document.as_object_mut().unwrap().remove("tool");
    insta::assert_json_snapshot!(document);
}

#[test]
fn an_empty_report_is_as_the_schema_has_it() {
    let document = document(&Report::default());
    assert_eq!(document["findings"], json!([]));
    assert_eq!(document["summary"]["errors"], 0);
}

#[test]
fn statistics_are_as_the_schema_has_them_for_every_reason() {
    let name = || "x".into();
    let reasons = [
        Why::Parameter(name()),
        Why::Call(name()),
        Why::Import(name()),
        Why::Global(name()),
        Why::Environment(name()),
        Why::Request,
        Why::Member(name()),
        Why::Spread,
        Why::DynamicKey,
        Why::Guard,
        Why::Loop,
        Why::Order,
        Why::TooDeep,
        Why::Expression,
        Why::Text(name()),
    ];
    let at = sample().findings[0].at.clone();
    let site = |why: &Why| SiteValues {
        call: at.clone(),
        values: [
            vec![Told::Unknown { why: why.clone(), at: at.clone() }, Told::Is, Told::When],
            vec![Told::Unset; Counted::ALL.len() - 3],
        ]
        .concat(),
    };
    let statistics = Statistics { sites: reasons.iter().map(site).collect(), deletions: 4 };
    let document = document(&Report { statistics: Some(statistics), ..sample() });
    let sites = document["statistics"]["sites"].as_array().unwrap();
    assert_eq!((sites.len(), &document["statistics"]["deletions"]), (reasons.len(), &json!(4)));
    assert_eq!(sites[0]["attributes"]["HttpOnly"], json!({"value": "is"}));
    assert_eq!(sites[0]["attributes"]["Secure"]["unknown"]["name"], "x");
    assert_eq!(sites[0]["attributes"]["Path"]["value"], "unset");
}

#[test]
fn every_reason_to_leave_a_file_out_is_in_the_schema() {
    let report =
        Exclusion::ALL.iter().fold(ReportBuilder::new(), |builder, &reason| builder.excluded(reason, 2)).build();
    assert_eq!(document(&report)["summary"]["excluded"].as_object().unwrap().len(), Exclusion::ALL.len());
}

#[test]
fn the_schema_refuses_what_the_format_is_not() {
    for (pointer, wrong) in [
        ("/version", json!("2")),
        ("/findings/0/level", json!("fatal")),
        ("/findings/0/at/start/line", json!(0)),
        ("/findings/0/fingerprint", json!("x")),
        ("/findings/0/cwe", json!(["614"])),
        ("/skipped/0/path", json!("")),
        ("/summary/excluded", json!({"other": 1})),
        ("/summary/notes", json!(-1)),
    ] {
        let mut document = document(&sample());
        *document.pointer_mut(pointer).unwrap() = wrong;
        assert_eq!(errors(REPORT_SCHEMA, &document).len(), 1, "{pointer}");
    }
}

#[test]
fn the_summary_counts_the_findings() {
    let document = document(&sample());
    assert_eq!(document["findings"].as_array().unwrap().len(), 3);
    assert_eq!(
        document["summary"],
        json!({
            "errors": 1, "warnings": 1, "notes": 1, "files_scanned": 2, "files_analysed": 2,
            "excluded": {"dependencies": 1, "tests": 3},
        })
    );
}

#[test]
fn texts_are_as_found_and_snippets_are_the_source() {
    let report = hostile_sample();
    let document = document(&report);
    let finding = &document["findings"][0];
    assert_eq!((&finding["advice"], &finding["snippet"]), (&json!(HOSTILE), &json!("secure: 0")));
    assert_eq!(finding["at"]["path"], "100%/a#b?.ts");
    assert_eq!(finding["at"]["start"], json!({"line": 1, "column": 17}));
    assert!(!to_string(&report).unwrap().contains('\u{1b}'));
}

#[test]
fn the_time_a_scan_took_is_not_in_the_report() {
    let mut slow = sample();
    slow.elapsed = std::time::Duration::from_secs(99);
    assert_eq!(to_string(&slow).unwrap(), to_string(&sample()).unwrap());
}

#[test]
fn the_rules_are_all_there_and_as_the_schema_has_them() {
    let document: Value = serde_json::from_str(&rules().unwrap()).unwrap();
    assert_eq!(errors(RULES_SCHEMA, &document), [""; 0]);
    let ids: Vec<&str> = document.as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, RULES.iter().map(|rule| rule.id).collect::<Vec<_>>());
    let mut wrong = document.clone();
    wrong[0]["id"] = json!("Not Kebab");
    assert_eq!(errors(RULES_SCHEMA, &wrong).len(), 1);
}
