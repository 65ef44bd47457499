//! The lint must refuse what GitHub refuses: each test breaks one thing in a good log.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may stop it as the test itself may")]

use cookielint_sarif::sarif::{Options, to_string};
use serde_json::{Value, json};
use tests::github_lint::{complaints, link_targets};
use tests::sample_report::sample;

fn good() -> Value {
    serde_json::from_str(&to_string(&sample(), &Options::default()).unwrap()).unwrap()
}

/// Checks that the lint makes the complaint `expected` about a log that is good but for `value` at `pointer`, or for
/// nothing there when `value` is `None`.
#[track_caller]
fn refuses(pointer: &str, value: impl Into<Option<Value>>, expected: &str) {
    let mut log = good();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = log.pointer_mut(parent).unwrap();
    match (value.into(), parent) {
        (Some(value), Value::Object(fields)) => drop(fields.insert(name.to_owned(), value)),
        (Some(value), Value::Array(items)) => items[name.parse::<usize>().unwrap()] = value,
        (None, Value::Object(fields)) => drop(fields.remove(name).unwrap()),
        (_, other) => panic!("cannot break {other}"),
    }
    let complaints = complaints(&log);
    assert!(complaints.iter().any(|complaint| complaint.contains(expected)), "{complaints:?}");
}

const RULE: &str = "/runs/0/tool/driver/rules/0";
const RESULT: &str = "/runs/0/results/0";
const PRIMARY: &str = "/runs/0/results/0/locations/0/physicalLocation";

#[test]
fn a_good_log_is_let_through() {
    assert_eq!(complaints(&good()), [""; 0]);
}

#[test]
fn the_log_needs_a_schema_a_version_and_exactly_one_run() {
    refuses("/$schema", None, "$schema: missing");
    refuses("/version", json!("2.0.0"), "version");
    let run = good()["runs"][0].clone();
    refuses("/runs", json!([run, run]), "exactly one");
    refuses("/runs", json!([]), "exactly one");
}

#[test]
fn the_run_needs_results_columns_and_a_category_that_is_one() {
    refuses("/runs/0/results", None, "results: missing");
    refuses("/runs/0/columnKind", None, "columnKind");
    refuses("/runs/0/columnKind", json!("unicodeCodePoints"), "columnKind");
    refuses("/runs/0/automationDetails", json!({"id": "x"}), "no slash");
    let result = good()["runs"][0]["results"][0].clone();
    refuses("/runs/0/results", json!(vec![result; 5_001]), "too many");
}

#[test]
fn the_driver_needs_a_name_a_version_and_distinct_rules() {
    refuses("/runs/0/tool/driver/name", None, "driver.name");
    refuses("/runs/0/tool/driver/semanticVersion", None, "semanticVersion");
    refuses("/runs/0/tool/driver/rules", None, "driver.rules");
    let rule = good().pointer(RULE).unwrap().clone();
    refuses("/runs/0/tool/driver/rules", json!([rule, rule]), "declared twice");
}

#[test]
fn a_rule_needs_texts_within_the_limits() {
    refuses(&format!("{RULE}/name"), json!("x".repeat(256)), "name: too long");
    refuses(&format!("{RULE}/shortDescription/text"), json!("x".repeat(1025)), "shortDescription: too long");
    refuses(&format!("{RULE}/fullDescription"), None, "fullDescription: missing");
    refuses(&format!("{RULE}/help/text"), None, "no help.text");
    refuses(&format!("{RULE}/help/markdown"), None, "no help.markdown");
}

#[test]
fn a_rule_needs_words_and_numbers_that_github_knows() {
    let severity = format!("{RULE}/properties/security-severity");
    for wrong in [json!(6.5), json!("high"), json!("0.0"), json!("10.1"), json!("NaN")] {
        refuses(&severity, wrong, "security-severity");
    }
    refuses(&format!("{RULE}/properties/precision"), json!("veryHigh"), "precision");
    refuses(&format!("{RULE}/defaultConfiguration/level"), json!("none"), "level");
    let tags = format!("{RULE}/properties/tags");
    refuses(&tags, json!(["security", "security"]), "twice");
    refuses(&tags, json!(["cookie"]), "no tag security");
    refuses(&tags, json!((0..11).map(|n| n.to_string()).collect::<Vec<_>>()), "too many tags");
}

#[test]
fn a_result_needs_the_rule_it_names() {
    refuses(&format!("{RESULT}/ruleId"), json!("no-such-rule"), "ruleIndex");
    refuses(&format!("{RESULT}/ruleId"), None, "ruleIndex");
    refuses(&format!("{RESULT}/ruleIndex"), json!(999), "ruleIndex");
    refuses(&format!("{RESULT}/ruleIndex"), json!(-1), "ruleIndex");
}

#[test]
fn a_result_has_a_level_and_the_kind_that_may_have_one() {
    refuses(&format!("{RESULT}/level"), json!("none"), "no level");
    refuses(&format!("{RESULT}/level"), json!("critical"), "no level");
    refuses(&format!("{RESULT}/kind"), json!("review"), "kind fail");
}

#[test]
fn a_result_needs_a_text_of_its_own_and_a_fingerprint() {
    refuses(&format!("{RESULT}/message/text"), json!("x".repeat(1025)), "message: too long");
    refuses(&format!("{RESULT}/message"), json!({"id": "x"}), "message: missing");
    refuses(&format!("{RESULT}/suppressions"), json!([]), "suppressions");
    refuses(&format!("{RESULT}/rank"), json!(50), "rank");
    for wrong in ["", "0123:1", "c1:0", "c1", "C1:1"] {
        refuses(&format!("{RESULT}/partialFingerprints/primaryLocationLineHash"), json!(wrong), "LineHash");
    }
    refuses(&format!("{RESULT}/partialFingerprints"), None, "LineHash");
}

#[test]
fn a_result_has_one_place_on_one_line() {
    refuses(&format!("{RESULT}/locations"), json!([]), "one location");
    let location = good().pointer(RESULT).unwrap()["locations"][0].clone();
    refuses(&format!("{RESULT}/locations"), json!([location, location]), "one location");
    refuses(&format!("{PRIMARY}/artifactLocation"), None, "no artifact location");
    refuses(&format!("{PRIMARY}/region"), None, "no region");
    refuses(&format!("{PRIMARY}/region/endLine"), json!(99), "spans lines");
}

#[test]
fn a_region_counts_from_one_and_does_not_end_before_it_starts() {
    refuses(&format!("{PRIMARY}/region/startLine"), json!(0), "count from 1");
    refuses(&format!("{PRIMARY}/region/startColumn"), json!(0), "count from 1");
    refuses(&format!("{PRIMARY}/region/startColumn"), json!(-4), "whole number");
    refuses(&format!("{PRIMARY}/region/endColumn"), json!(1.5), "whole number");
    refuses(&format!("{PRIMARY}/region/endColumn"), json!(1), "before it starts");
    refuses(&format!("{PRIMARY}/region/endLine"), json!(1), "before it starts");
}

#[test]
fn a_uri_is_relative_and_encoded() {
    let uri = format!("{PRIMARY}/artifactLocation/uri");
    for wrong in ["a b.js", "[id].js", "a\\b.js", "é.js", "a\"b.js", "a#b.js", "a?b.js"] {
        refuses(&uri, json!(wrong), "must be encoded");
    }
    for wrong in ["100%.js", "a%2.js", "%zz.js", "%"] {
        refuses(&uri, json!(wrong), "encodes nothing");
    }
    refuses(&uri, json!("/etc/a.js"), "absolute");
    refuses(&uri, json!("../a.js"), "dot segment");
    refuses(&uri, json!("./a.js"), "dot segment");
    refuses(&uri, json!("file:///a.js"), "scheme");
    refuses(&uri, json!("c:/a.js"), "scheme");
    refuses(
        "/runs/0/invocations/0/toolExecutionNotifications/0/locations/0/physicalLocation/artifactLocation/uri",
        json!("a b"),
        "must be encoded",
    );
}

#[test]
fn links_lead_to_related_locations() {
    let text = format!("{RESULT}/message/text");
    refuses(&text, json!("See [x](5)."), "link to 5");
    refuses(&text, json!("See keys[0]."), "unescaped bracket");
    refuses(&text, json!("See [x](https://example.org)."), "unescaped bracket");
    refuses(&format!("{RESULT}/relatedLocations/0/id"), json!(2), "id of their own");
    refuses(&format!("{RESULT}/relatedLocations/0/id"), None, "id of their own");
    refuses(&format!("{RESULT}/relatedLocations/0/message"), None, "says nothing");
    let location = good().pointer(RESULT).unwrap()["relatedLocations"][0].clone();
    refuses(&format!("{RESULT}/relatedLocations"), json!(vec![location; 101]), "too many related");
}

#[test]
fn links_are_read_as_the_standard_has_them() {
    assert_eq!(link_targets(r"Prohibited term used in [para\[0\]\\spans\[2\]](1)."), Ok(vec![1]));
    assert_eq!(
        link_targets(r"No link: \[x](1), \\[a](2)"),
        Err(r"an unescaped bracket that is no link: ](1), \\[a](2)".to_owned())
    );
    assert_eq!(link_targets(r"\\[a](2)[b](3)"), Ok(vec![2, 3]));
}

#[test]
fn flows_have_places_and_end_at_the_result() {
    let flow = format!("{RESULT}/codeFlows/0/threadFlows/0/locations");
    refuses(&format!("{flow}/0/location/physicalLocation"), None, "no place");
    refuses(&format!("{flow}/0/location/message"), None, "says nothing");
    let step = good().pointer(&flow).unwrap()[0].clone();
    refuses(&flow, json!([step]), "does not end");
    refuses(&flow, json!(vec![step; 1_001]), "too long");
}

#[test]
fn nothing_is_empty_or_null() {
    refuses(&format!("{RULE}/help/text"), json!(""), "empty string");
    refuses(&format!("{RESULT}/properties"), json!({"x": null}), "null");
}
