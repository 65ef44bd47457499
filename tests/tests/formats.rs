//! The formats of the CI surfaces, of hand-built reports: as each surface has them, and true to the report.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use cookielint_analyzer::report::{Finding, Level, Report, Scope};
use cookielint_analyzer::rules::RULES;
use cookielint_sarif::gitlab::Times;
use cookielint_sarif::{azure, checkstyle, code_quality, github, gitlab, summary};
use quick_xml::events::Event;
use serde_json::{Value, json};
use tests::sample_report::{HOSTILE, ReportBuilder, finding_at, hostile_sample, sample};

fn errors(schema: &str, document: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The GitLab report of a scan that took a minute, after the checks that every one must pass.
fn sast(report: &Report) -> Value {
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let text = gitlab::to_string(report, Times { start, end: start + Duration::from_secs(60) }).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(errors(include_str!("../schemas/gitlab-sast-report-format-15.2.1.json"), &document), [""; 0]);
    let distinct = |pointer: &str| {
        let values = vulnerabilities(&document).iter().map(|it| it.pointer(pointer).unwrap().to_string());
        values.collect::<BTreeSet<_>>().len()
    };
    assert_eq!(distinct("/id"), vulnerabilities(&document).len());
    for vulnerability in vulnerabilities(&document) {
        assert_eq!(vulnerability["identifiers"][0]["type"], "cookielint_rule_id");
    }
    document
}

fn vulnerabilities(document: &Value) -> &Vec<Value> {
    document["vulnerabilities"].as_array().unwrap()
}

fn quality(report: &Report) -> Vec<Value> {
    let entries: Vec<Value> = serde_json::from_str(&code_quality::to_string(report).unwrap()).unwrap();
    for entry in &entries {
        assert_eq!(errors(include_str!("../schemas/gitlab-codeclimate-item.json"), entry), [""; 0]);
    }
    let fingerprints: BTreeSet<&str> = entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(fingerprints.len(), entries.len(), "entries of one fingerprint are one to GitLab");
    entries
}

/// A report of as many findings of each level as asked for.
fn many(errors: usize, warnings: usize, notes: usize) -> Report {
    let levels = [(Level::Error, errors), (Level::Warning, warnings), (Level::Note, notes)];
    let levels = levels.into_iter().flat_map(|(level, count)| std::iter::repeat_n(level, count));
    let builder = ReportBuilder::new().file("a.js", "secure: false\n");
    levels
        .fold(builder, |builder, level| {
            builder.finding(|files| Finding { level, ..finding_at(files.at("a.js", "false")) })
        })
        .build()
}

#[test]
fn the_sample_is_a_gitlab_report_that_says_what_the_report_says() {
    let mut document = sast(&sample());
    // The program's own version and the list of all rules say nothing here.
    document["scan"].as_object_mut().unwrap().retain(|key, _| key != "analyzer" && key != "scanner");
    document["scan"]["primary_identifiers"] = json!(null);
    insta::assert_json_snapshot!(document);
}

#[test]
fn a_gitlab_report_without_findings_lists_every_rule_so_that_old_findings_are_closed() {
    let document = sast(&Report::default());
    assert!(vulnerabilities(&document).is_empty());
    let listed = document["scan"]["primary_identifiers"].as_array().unwrap();
    let listed: Vec<&str> = listed.iter().map(|it| it["value"].as_str().unwrap()).collect();
    assert_eq!(listed, RULES.iter().map(|rule| rule.id).collect::<Vec<_>>());
    assert_eq!(document["scan"]["start_time"], "2023-11-14T22:13:20");
    assert_eq!(document["scan"]["end_time"], "2023-11-14T22:14:20");
}

#[test]
fn what_was_not_analysed_is_told_to_gitlab() {
    let document = sast(&sample());
    let messages = document["scan"]["messages"].as_array().unwrap();
    let told: Vec<&str> = messages.iter().map(|it| it["value"].as_str().unwrap()).collect();
    let expected =
        ["Not analysed: broken.js, from line 12: syntax error", "Not analysed: bundle.js: larger than 2 MiB"];
    assert_eq!(told, expected);
}

fn signature(vulnerability: &Value) -> &str {
    vulnerability["tracking"]["items"][0]["signatures"][0]["value"].as_str().unwrap()
}

#[test]
fn gitlab_knows_a_finding_by_its_scopes_wherever_they_have_moved() {
    let source = "\n\nclass Auth {\n  login() {\n\n    secure: false\n";
    let scopes = [("Auth", 0, 3), ("lo|gin", 1, 4)];
    let scopes = scopes.map(|(name, index, line)| Scope { name: name.to_owned(), index, line });
    let report = ReportBuilder::new()
        .file("src/auth.js", source)
        .finding(|files| Finding { scopes: scopes.to_vec(), ..finding_at(files.at("src/auth.js", "false")) })
        .finding(|files| finding_at(files.at("src/auth.js", "secure")))
        .build();
    let document = sast(&report);
    let signatures: Vec<&str> = vulnerabilities(&document).iter().map(signature).collect();
    assert_eq!(signatures, ["src/auth.js:5", "src/auth.js|Auth[0]|lo%7Cgin[1]:2"]);
}

#[test]
fn two_findings_of_a_rule_on_one_line_stay_two_to_gitlab() {
    let document = sast(&many(2, 0, 0));
    let signatures: Vec<&str> = vulnerabilities(&document).iter().map(signature).collect();
    assert_eq!(signatures, ["a.js:0", "a.js:0:2"]);
    assert_eq!(quality(&many(2, 0, 0)).len(), 2);
}

#[test]
fn the_severity_is_that_of_the_rule_and_falls_and_rises_with_the_level() {
    let document = sast(&many(1, 1, 1));
    let severities: Vec<&str> = vulnerabilities(&document).iter().map(|it| it["severity"].as_str().unwrap()).collect();
    assert_eq!(severities, ["Medium", "Low", "Info"]);
    let mut report = many(0, 1, 0);
    report.findings[0].rule = RULES.iter().find(|rule| rule.id == "powered-by-header").unwrap();
    assert_eq!(vulnerabilities(&sast(&report))[0]["severity"], "Medium", "a note by its rule, a warning here");
}

#[test]
fn gitlab_gets_no_more_findings_than_it_takes_and_is_told_so() {
    let report = many(2, 0, 5_001);
    let document = sast(&report);
    assert_eq!(vulnerabilities(&document).len(), 5_000);
    let kept = "5003 findings, of which the 5000 most severe are here";
    assert_eq!(document["scan"]["messages"][0]["value"], kept);
    assert_eq!(quality(&report).len(), 5_003, "there is no limit to code quality, and nowhere to tell of one");
}

#[test]
fn the_sample_as_code_quality_names_the_check_in_the_text_that_is_shown() {
    let entries = quality(&sample());
    insta::assert_json_snapshot!(entries);
    for (entry, finding) in entries.iter().zip(&sample().findings) {
        assert!(entry["description"].as_str().unwrap().starts_with(&format!("{}: ", finding.rule.id)));
        assert_eq!(entry["location"]["lines"]["begin"], finding.at.start.line);
    }
}

#[test]
fn annotations_come_by_severity_and_no_more_of_a_kind_than_are_shown() {
    let commands = github::to_string(&many(12, 1, 10));
    let count = |start: &str| commands.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!([count("::error "), count("::warning "), count("::notice ")], [10, 1, 10]);
    assert_eq!(commands.lines().nth(10), Some("2 more of level error are not annotated"));
    assert_eq!(commands.lines().count(), 22);
}

#[test]
fn the_sample_as_workflow_commands() {
    insta::assert_snapshot!(github::to_string(&sample()));
}

#[test]
fn the_sample_as_logging_commands() {
    let commands = azure::to_string(&sample());
    assert_eq!(commands.lines().count(), sample().findings.len());
    insta::assert_snapshot!(commands);
}

#[test]
fn commands_encode_what_would_end_a_property_or_a_line() {
    let report = ReportBuilder::new()
        .file("a,b:c;d]100%.js", "secure")
        .finding(|files| Finding {
            message: "50% of `a;b]` :: c".to_owned(),
            advice: "x\ny".to_owned(),
            ..finding_at(files.at("a,b:c;d]100%.js", "secure"))
        })
        .build();
    let place = "line=1,endLine=1,col=1,endColumn=7,title=insecure-cookie";
    let told = "50% of `a;b]` :: c. x\\ny.";
    let encoded = told.replace('%', "%25");
    assert_eq!(github::to_string(&report), format!("::error file=a%2Cb%3Ac;d]100%25.js,{place}::{encoded}\n"));
    let place = "linenumber=1;columnnumber=1;code=insecure-cookie;";
    let (file, encoded) = ("a,b:c%3Bd%5D100%AZP25.js", told.replace('%', "%AZP25"));
    let expected = format!("##vso[task.logissue type=error;sourcepath={file};{place}]{encoded}\n");
    assert_eq!(azure::to_string(&report), expected);
}

/// The names of files and, per error, its attributes, as another reader of XML finds them.
fn read_checkstyle(xml: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return elements,
            Event::Start(element) | Event::Empty(element) => {
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = quick_xml::escape::unescape(&attribute.value).unwrap();
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                });
                elements.push(attributes.collect());
            }
            _ => {}
        }
    }
}

#[test]
fn the_sample_as_checkstyle() {
    insta::assert_snapshot!(checkstyle::to_string(&sample()).unwrap());
}

#[test]
fn checkstyle_is_readable_xml_whatever_stands_in_it() {
    let xml = checkstyle::to_string(&hostile_sample()).unwrap();
    let elements = read_checkstyle(&xml);
    let with = |key: &str| elements.iter().filter(|element| element.iter().any(|(name, _)| name == key)).count();
    assert_eq!(with("message"), hostile_sample().findings.len());
    assert_eq!(with("name"), 5);
    assert!(!xml.contains("<b>"));
}

#[test]
fn the_sample_as_a_summary() {
    insta::assert_snapshot!(summary::to_string(&sample()));
}

#[test]
fn a_summary_of_nothing_says_whether_anything_was_judged() {
    assert_eq!(summary::to_string(&Report::default()), "## cookielint: no call found that sets a cookie\n");
    let judged = Report { calls_judged: 1, ..Report::default() };
    assert_eq!(summary::to_string(&judged), "## cookielint: no misconfigured cookies\n");
}

#[test]
fn a_long_summary_lists_the_most_severe_and_stays_within_what_github_takes() {
    let mut report = many(3, 0, 5_000);
    for finding in &mut report.findings {
        finding.message = HOSTILE.repeat(20);
    }
    let text = summary::to_string(&report);
    assert_eq!(text.matches("- **error**").count(), 3);
    assert!(text.contains("\nThe 200 most severe are listed; 4803 more are in the report.\n"));
    assert!(text.len() < 1024 * 1024, "{} bytes", text.len());
}
