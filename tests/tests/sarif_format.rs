//! The SARIF of hand-built reports: valid by the standard's schema and by GitHub's unwritten rules, and true to the source.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may stop it as the test itself may")]

use std::sync::LazyLock;

use cookielint_analyzer::report::{Confidence, Finding, Level, Report, Subject};
use cookielint_analyzer::rules::RULES;
use cookielint_analyzer::source::SourceText;
use cookielint_sarif::line_hash::line_hashes;
use cookielint_sarif::sarif::{Options, to_string};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use tests::github_lint::{complaints, link_targets};
use tests::sample_report::{ReportBuilder, finding_at, hostile_sample, known, sample, step};

fn log(report: &Report) -> Value {
    serde_json::from_str(&to_string(report, &Options::default()).unwrap()).unwrap()
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../schemas/sarif-schema-2.1.0.oasis.json")).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
});

/// The log of a report, after the checks that every log must pass.
fn checked_log(report: &Report) -> Value {
    let log = log(report);
    let errors: Vec<String> =
        SCHEMA.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(complaints(&log), [""; 0]);
    assert_regions_are_the_source(&log, report);
    log
}

/// Cuts every region that has a snippet out of its file as a viewer does, and compares.
fn assert_regions_are_the_source(log: &Value, report: &Report) {
    for physical in physical_locations(log) {
        let Some(snippet) = physical["region"]["snippet"]["text"].as_str() else { continue };
        let path = percent_decoded(physical["artifactLocation"]["uri"].as_str().unwrap());
        let source = report.sources.get(path.as_str()).unwrap_or_else(|| panic!("{path} is no source"));
        assert_eq!(cut(source, &physical["region"]), snippet, "in {path}");
    }
}

fn physical_locations(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(physical_locations).collect(),
        Value::Object(fields) => {
            let own = fields.get("physicalLocation").into_iter();
            own.chain(fields.values().flat_map(physical_locations)).collect()
        }
        _ => Vec::new(),
    }
}

fn percent_decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
        } else {
            byte
        });
    }
    String::from_utf8(bytes).unwrap()
}

/// The region's text, found by lines and UTF-16 columns alone, without our own line table.
fn cut(source: &SourceText, region: &Value) -> String {
    let text = source.text().strip_prefix('\u{feff}').unwrap_or(source.text());
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    let (return_, feed) = (u16::from(b'\r'), u16::from(b'\n'));
    let mut starts = vec![0];
    for (index, &unit) in units.iter().enumerate() {
        if unit == feed || (unit == return_ && units.get(index + 1) != Some(&feed)) {
            starts.push(index + 1);
        }
    }
    let offset = |line: &str, column: &str| starts[number(line) - 1] + number(column) - 1;
    String::from_utf16(&units[offset("startLine", "startColumn")..offset("endLine", "endColumn")]).unwrap()
}

/// A report of one finding, at `text` in a file.
fn report_at(path: &str, source: &str, text: &str) -> Report {
    ReportBuilder::new().file(path, source).finding(|files| finding_at(files.at(path, text))).build()
}

#[test]
fn the_sample_is_valid_and_says_what_the_report_says() {
    let mut log = checked_log(&sample());
    // The position among all rules says nothing here and would change with every new rule.
    for result in log["runs"][0]["results"].as_array_mut().unwrap() {
        result.as_object_mut().unwrap().remove("ruleIndex");
    }
    insta::assert_json_snapshot!(results(&log));
}

#[test]
fn a_report_without_findings_still_has_results_and_every_rule() {
    let log = checked_log(&Report::default());
    assert!(results(&log).is_empty());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, RULES.iter().map(|rule| rule.id).collect::<Vec<_>>());
}

#[test]
fn rules_carry_what_code_scanning_shows_of_them() {
    let log = checked_log(&Report::default());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["id"] == "insecure-cookie").unwrap();
    assert_eq!(rule["name"], "InsecureCookie");
    assert_eq!(rule["properties"]["security-severity"], "6.5");
    let tags = rule["properties"]["tags"].as_array().unwrap();
    assert_eq!(tags[..2], ["security", "external/cwe/cwe-614"]);
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# insecure-cookie\n"));
    assert!(!rule["help"]["text"].as_str().unwrap().starts_with('#'));
}

#[test]
fn regions_count_utf16_units_whatever_stands_before_them() {
    for before in ["/* 😀é */ ", "\t\t", "/* \u{301} */", "let a; // 你好\r\n\t", "a\rb\r\n"] {
        let log = checked_log(&report_at("a.js", &format!("{before}secure: false, // 😀\r\n"), "secure: false"));
        assert_eq!(results(&log)[0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"], "secure: false");
    }
}

#[test]
fn a_byte_order_mark_is_in_no_column_and_no_snippet() {
    let log = checked_log(&report_at("a.js", "\u{feff}secure = false", "secure"));
    let region = &results(&log)[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&Value::from(1), &Value::from(7)));
    checked_log(&report_at("a.js", "\u{feff}secure = false", "\u{feff}secure"));
}

#[test]
fn a_snippet_of_a_very_long_line_is_left_out() {
    let long = "x".repeat(100_000);
    let log = log(&report_at("a.js", &format!("y\n{long}"), &long));
    let region = &results(&log)[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["endColumn"], 100_001);
    assert!(region.get("snippet").is_none());
    assert_eq!(complaints(&log), [""; 0]);
}

#[test]
fn an_empty_place_is_an_insertion_point_without_a_snippet() {
    let log = log(&report_at("package.json", "{}", ""));
    let region = &results(&log)[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&Value::from(1), &Value::from(1)));
    assert_eq!(complaints(&log), [""; 0]);
}

#[test]
fn any_file_name_gives_a_uri_that_leads_back_to_it() {
    for path in [
        "we ird [id].js",
        "100%.js",
        "a#b?c.js",
        "日本/é.ts",
        "c:/x.js",
        "back\\slash.js",
        "app/(a)/@b/$id.tsx",
        "\u{1b}[31m.js",
    ] {
        let log = checked_log(&report_at(path, "secure", "secure"));
        assert_eq!(results(&log)[0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"], "secure");
        let uri = &results(&log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(percent_decoded(uri.as_str().unwrap()), path);
    }
}

#[test]
fn scanned_text_can_neither_forge_links_nor_send_control_characters() {
    let log = checked_log(&hostile_sample());
    let message = results(&log)[0]["message"]["text"].as_str().unwrap();
    assert_eq!(link_targets(message), Ok(vec![1, 3, 4]));
    let told = serde_json::to_string(&[&results(&log)[0]["message"], &log["runs"][0]["invocations"]]).unwrap();
    assert!(!told.contains("\\u00") && !told.contains("\\n") && !told.contains('\u{202e}'), "{told}");
}

#[test]
fn long_messages_stay_within_the_limit_and_keep_their_links_whole() {
    let report = ReportBuilder::new()
        .file("a.js", "secure: false")
        .finding(|files| {
            let mut finding = finding_at(files.at("a.js", "false"));
            finding.message = "[".repeat(3000);
            finding.advice = "😀".repeat(3000);
            finding.trail = (0..50).map(|_| step(files.at("a.js", "secure"), &"]".repeat(200))).collect();
            finding
        })
        .build();
    let log = checked_log(&report);
    let targets = link_targets(results(&log)[0]["message"]["text"].as_str().unwrap()).unwrap();
    assert!(!targets.is_empty() && targets.iter().copied().eq(1..=targets.len() as u64));
}

#[test]
fn the_message_opens_with_what_is_wrong_and_links_each_step() {
    let log = checked_log(&sample());
    assert_eq!(
        results(&log)[0]["message"]["text"],
        "The session cookie `sid` is sent without Secure. Set `secure: true`. See [set here](1), [imported here](2), \
         [spread here](3), [session cookie `sid`](4)."
    );
    assert_eq!(
        results(&log)[2]["message"]["text"],
        "The auth cookie `token` is sent without Secure. Set `secure: true`. See default of express 5.1, [the value](2)."
    );
}

#[test]
fn a_trail_becomes_a_flow_that_ends_at_the_finding_and_loses_no_step() {
    let log = checked_log(&sample());
    let steps = |index: usize| -> Vec<String> {
        let flow = &results(&log)[index]["codeFlows"][0]["threadFlows"][0]["locations"];
        let steps = flow.as_array().unwrap().iter();
        steps.map(|step| step["location"]["message"]["text"].as_str().unwrap().to_owned()).collect()
    };
    let end = "The session cookie `sid` is sent without Secure";
    assert_eq!(steps(0), ["set here", "imported here", "spread here", end]);
    assert_eq!(steps(2), ["default of express 5.1; the value", "The auth cookie `token` is sent without Secure"]);
    assert!(results(&log)[1].get("codeFlows").is_none());
}

#[test]
fn a_trail_beyond_the_limit_keeps_its_end_and_says_so() {
    let report = ReportBuilder::new()
        .file("a.js", "secure: false")
        .finding(|files| {
            let mut finding = finding_at(files.at("a.js", "false"));
            finding.trail = (0..200).map(|n| step(files.at("a.js", "secure"), &format!("step {n}"))).collect();
            finding
        })
        .build();
    let log = checked_log(&report);
    let related = results(&log)[0]["relatedLocations"].as_array().unwrap();
    assert_eq!(related.last().unwrap()["message"]["text"], "step 199");
    assert_eq!(notifications(&log), ["Findings with more than 99 steps, of which the last are shown: 1."]);
}

fn notifications(log: &Value) -> Vec<&str> {
    let list = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    list.iter().map(|it| it["message"]["text"].as_str().unwrap()).collect()
}

#[test]
fn what_was_not_analysed_is_told_with_its_place() {
    let log = checked_log(&sample());
    let told = ["Not analysed: broken.js, from line 12: syntax error.", "Not analysed: bundle.js: larger than 2 MiB."];
    assert_eq!(notifications(&log), told);
    let place = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"];
    assert_eq!((&place["artifactLocation"]["uri"], &place["region"]["startLine"]), (&"broken.js".into(), &12.into()));
}

#[test]
fn findings_beyond_the_limit_are_dropped_from_the_least_severe_and_counted() {
    let source = "x\n".repeat(5_010);
    let mut report = report_at("a.js", &source, "x");
    let finding = report.findings.pop().unwrap();
    let at = |line: u32| {
        let mut at = finding.at.clone();
        (at.start.line, at.end.line) = (line, line);
        (at.bytes.start, at.bytes.end) = (2 * line - 2, 2 * line - 1);
        at
    };
    let level = |line| if line % 2 == 0 { Level::Error } else { Level::Note };
    report.findings = (1..=5_010).map(|line| Finding { level: level(line), at: at(line), ..finding.clone() }).collect();
    let log = checked_log(&report);
    let lines: Vec<u64> = results(&log)
        .iter()
        .map(|it| it["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().unwrap())
        .collect();
    assert_eq!(lines.len(), 5_000);
    assert!(lines.is_sorted());
    assert_eq!((2..=5_010).step_by(2).filter(|line| !lines.contains(line)).count(), 0);
    assert_eq!(lines.iter().filter(|&line| line % 2 == 1).max(), Some(&4_989));
    assert_eq!(notifications(&log), ["5010 findings, of which the 5000 most severe are in this file."]);
}

#[test]
fn a_file_that_would_be_larger_than_gitlab_takes_keeps_the_most_severe_findings() {
    let mut report = report_at("a.js", "secure: false\n", "false");
    let finding = Finding { message: "x".repeat(400), ..report.findings.pop().unwrap() };
    let finding = Finding { trail: vec![step(finding.at.clone(), &"y".repeat(2_000)); 4], ..finding };
    let level = |index: usize| if index.is_multiple_of(10) { Level::Error } else { Level::Note };
    report.findings = (0..4_000).map(|index| Finding { level: level(index), ..finding.clone() }).collect();
    let text = to_string(&report, &Options::default()).unwrap();
    assert!((8_000_000..=10_000_000).contains(&text.len()), "{} bytes", text.len());
    let log = checked_log(&report);
    assert_eq!(results(&log).iter().filter(|it| it["level"] == "error").count(), 400);
    let told = format!("4000 findings, of which the {} most severe are in this file.", results(&log).len());
    assert_eq!(notifications(&log), [told]);
}

#[test]
fn a_category_is_given_only_on_request_and_always_ends_in_a_slash() {
    let id = |category: Option<&str>| {
        let text =
            to_string(&sample(), &Options { category: category.map(str::to_owned), ..Options::default() }).unwrap();
        let log: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(complaints(&log), [""; 0]);
        log["runs"][0]["automationDetails"]["id"].as_str().map(str::to_owned)
    };
    assert_eq!(id(None), None);
    assert_eq!(id(Some("")), None);
    assert_eq!(id(Some("cookies/api")).as_deref(), Some("cookies/api/"));
    assert_eq!(id(Some("cookies/")).as_deref(), Some("cookies/"));
}

#[test]
fn uncertain_findings_keep_a_kind_that_may_have_a_level() {
    let mut report = sample();
    for finding in &mut report.findings {
        finding.confidence = Confidence::Low;
    }
    assert!(results(&checked_log(&report)).iter().all(|it| it["kind"] == "fail"));
}

#[test]
fn a_finding_whose_source_is_missing_is_reported_without_what_only_the_source_tells() {
    let mut report = sample();
    report.sources.clear();
    let log = log(&report);
    let result = &results(&log)[0];
    assert!(result["locations"][0]["physicalLocation"]["region"].get("snippet").is_none());
    assert!(result["partialFingerprints"].get("primaryLocationLineHash").is_none());
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let write = || to_string(&sample(), &Options::default()).unwrap();
    assert_eq!(write(), write());
    assert!(write().ends_with("}\n"));
}

#[test]
fn reading_the_log_back_and_writing_it_again_changes_nothing() {
    let text = to_string(&sample(), &Options { category: Some("x".to_owned()), ..Options::default() }).unwrap();
    let read: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string_pretty(&read).unwrap() + "\n", text);
    assert_eq!(read.runs[0].results.as_ref().unwrap().len(), sample().findings.len());
}

/// Characters that mean something to JSON, SARIF messages, URIs, line tables or terminals, and some that do not.
const ALPHABET: &str = "[][\\\\(){}01`.\"'%#?:/ \t\r\n\u{1b}\u{7f}\u{feff}\u{2028}\u{202e}aé😀\u{301}";

fn any_text(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let characters: Vec<char> = ALPHABET.chars().collect();
    prop::collection::vec(prop::sample::select(characters), length).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(tests::reproducible(256))]

    #[test]
    fn whatever_a_report_quotes_its_log_is_valid_and_true(
        source in any_text(1..60),
        cut in (any::<prop::sample::Index>(), 0usize..9),
        texts in prop::array::uniform4(any_text(0..400)),
        path in "[a-z\\[\\] %#?:é\\\\]{1,12}",
    ) {
        let [message, advice, title, note] = texts;
        let characters: Vec<char> = source.chars().collect();
        let start = cut.0.index(characters.len());
        let text: String = characters.iter().skip(start).take(cut.1).take_while(|it| !"\r\n".contains(**it)).collect();
        let report = ReportBuilder::new()
            .file(&path, &source)
            .finding(|files| {
                let at = files.at(&path, &text);
                let trail = vec![step(files.at(&path, &source), &format!("x{note}")), known(&note)];
                let subject = Subject { title: format!("x{title}"), origin: title, at: files.at(&path, &source) };
                Finding { message: format!("x{message}"), advice, trail, subject, ..finding_at(at) }
            })
            .build();
        checked_log(&report);
    }

    #[test]
    fn every_line_has_a_hash(source in any_text(0..300)) {
        let file = SourceText::new("a.js", source.as_str());
        let last = file.position(u32::MAX).line;
        prop_assert_eq!(line_hashes(&source).len(), last as usize);
    }
}
