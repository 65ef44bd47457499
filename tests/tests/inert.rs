//! What stands in scanned code and in the names of its files does not act in any report: a project is written that tries,
//! and scanned as any other.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may stop it as the test itself may")]

use std::fs;
use std::sync::LazyLock;
use std::time::SystemTime;

use cookielint_analyzer::report::{Profile, Report};
use cookielint_analyzer::{ScanOptions, scan};
use cookielint_sarif::gitlab::Times;
use cookielint_sarif::sarif::Options;
use cookielint_sarif::{azure, checkstyle, code_quality, github, gitlab, json, sarif, summary};
use serde_json::Value;
use tests::github_lint::complaints;
use tests::sample_report::hostile_sample;

/// Texts that are commands, markup or controls somewhere, as JavaScript writes them in a string.
const TEXTS: [&str; 12] = [
    "\\n::error::x",
    "\\r\\n##vso[task.complete result=Succeeded;]x",
    "##[error]x",
    "::set-output name=a::b",
    "a`b``c",
    "<script>alert(1)</script><img src=x>",
    "![a](https://x.example/y.png) [b](javascript:c) https://x.example www.x.example @all #1",
    "\\u202egpj.exe \\u2066x\\u2069 \\u200b",
    "\\u001b[2J\\u001b]0;x\\u0007 \\u009b31m \\u0000",
    "a]b;c%25d%0A,e:f|g",
    "| x | y |\\\\",
    "\\u2028* * * \\udb40\\udc41",
];

/// Names of files that are as bad. What no file system takes, `/` and NUL, is not in them.
const NAMES: [&str; 10] = [
    "::error::x.js",
    "a\n##vso[task.complete]x.js",
    "we ird [id] #1?&=%41.js",
    "\u{202e}sj.x.js",
    "\u{1b}[2J.js",
    "`b`_*c*_<b>.js",
    "日本/é😀.js",
    "c:\\x;y]z,w.js",
    "javascript:alert(1).js",
    " ## | - x.js",
];

/// An app that sets a bad cookie of every name.
fn source() -> String {
    let mut source = String::from("const app = require('express')();\napp.get('/', (req, res) => {\n");
    for text in TEXTS {
        source += &format!("  res.cookie('session_id{text}', x, {{ httpOnly: false, sameSite: '{text}' }});\n");
        source += &format!("  res.cookie('sid', x, {{ '{text}': 1, secure: process.env['{text}'] }});\n");
    }
    source
        + "  /* 😀\u{1b}[1m\u{202e} */ res.set('X-Powered-By', 'Express'); res.set('X-Powered-By', 'Express');\n});\n"
}

static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    for name in NAMES {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, source()).unwrap();
    }
    fs::write(folder.path().join("broken\n::error::.js"), "let a = require('express'); a.b(((").unwrap();
    let root = folder.path().to_owned();
    let profile = Profile::Audit;
    scan(&ScanOptions { paths: vec![root.clone()], root, profile, ..ScanOptions::default() }).unwrap()
});

/// Both what a scan finds and what it never could: texts that are hostile all through.
fn reports() -> [&'static Report; 2] {
    static SAMPLE: LazyLock<Report> = LazyLock::new(hostile_sample);
    [&REPORT, &SAMPLE]
}

/// Characters that act where they are shown, line ends aside.
fn acts(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// No report acts when it is printed to a terminal or to a job's log, whatever it is for.
#[track_caller]
fn assert_inert_in_a_log(text: &str, own: fn(&str) -> bool) {
    let acting: Vec<char> = text.chars().filter(|&letter| acts(letter)).collect();
    assert_eq!(acting, [], "in {text}");
    for line in text.lines().filter(|line| !own(line)) {
        assert!(!line.trim_start().starts_with("::"), "{line}");
        assert!(!line.contains("##vso[") && !line.contains("##["), "{line}");
    }
}

fn never(_: &str) -> bool {
    false
}

/// The texts under some keys of a JSON document; a snippet is source, to be used as it is.
fn texts<'a>(value: &'a Value, keys: &[&str], found: &mut Vec<&'a str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| texts(item, keys, found)),
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| *key != "snippet") {
                found.extend(value.as_str().filter(|_| keys.contains(&key.as_str())));
                texts(value, keys, found);
            }
        }
        _ => {}
    }
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn the_project_has_findings_of_every_text_in_every_file() {
    let expected = NAMES.len() * TEXTS.len() * 2;
    assert!(REPORT.findings.len() >= expected, "{} findings", REPORT.findings.len());
    assert!(REPORT.skipped.iter().any(|skipped| skipped.path.contains("broken")), "{:?}", REPORT.skipped);
}

#[test]
fn json_formats_are_inert_in_a_log() {
    let times = Times { start: SystemTime::UNIX_EPOCH, end: SystemTime::UNIX_EPOCH };
    for report in reports() {
        for text in [
            json::to_string(report).unwrap(),
            sarif::to_string(report, &Options::default()).unwrap(),
            gitlab::to_string(report, times).unwrap(),
            code_quality::to_string(report).unwrap(),
        ] {
            assert_inert_in_a_log(&text, never);
        }
    }
}

#[test]
fn what_surfaces_show_of_the_json_formats_is_inert_when_it_is_decoded() {
    let times = Times { start: SystemTime::UNIX_EPOCH, end: SystemTime::UNIX_EPOCH };
    for report in reports() {
        let shown = parsed(&sarif::to_string(report, &Options::default()).unwrap());
        assert_eq!(complaints(&shown), [""; 0]);
        for (document, keys) in [
            (shown["runs"][0]["results"].clone(), &["text"][..]),
            (parsed(&code_quality::to_string(report).unwrap()), &["description"][..]),
            (parsed(&gitlab::to_string(report, times).unwrap()), &["description", "solution"][..]),
        ] {
            let mut found = Vec::new();
            texts(&document, keys, &mut found);
            assert!(!found.is_empty(), "{keys:?}");
            for text in found {
                assert_eq!(text.chars().filter(|&letter| acts(letter)).collect::<Vec<_>>(), [], "{text}");
            }
        }
    }
}

#[test]
fn commands_are_one_a_line_and_of_one_kind() {
    for report in reports() {
        let commands = azure::to_string(report);
        let own = |line: &str| {
            let message = line.strip_prefix("##vso[task.logissue ").and_then(|rest| rest.split_once(";]"));
            message.is_some_and(|(properties, message)| {
                !properties.contains(']') && !message.contains("##vso[") && !message.contains("##[")
            })
        };
        assert_eq!(commands.lines().count(), report.findings.len());
        assert!(commands.lines().all(own));
        assert_inert_in_a_log(&commands, own);
        let commands = github::to_string(report);
        let own = |line: &str| {
            let command = ["::error ", "::warning ", "::notice "].iter().find_map(|kind| line.strip_prefix(kind));
            command.and_then(|rest| rest.split_once("::")).is_some_and(|(properties, _)| {
                properties.split(',').count() == 6 && properties.starts_with("file=") && !properties.contains(':')
            })
        };
        let is_command = |line: &&str| line.starts_with("::");
        assert!(commands.lines().filter(is_command).all(own));
        assert!(commands.lines().filter(|line| !is_command(line)).all(|line| line.ends_with(" are not annotated")));
        assert_inert_in_a_log(&commands, own);
    }
}

#[test]
fn checkstyle_is_inert() {
    for report in reports() {
        let xml = checkstyle::to_string(report).unwrap();
        assert_inert_in_a_log(&xml, never);
        assert_eq!(xml.matches("<error ").count(), report.findings.len());
        assert_eq!(xml.matches('<').count(), xml.matches('>').count());
    }
}

/// Markdown with its code taken out: what is left is what may act.
fn without_code(markdown: &str) -> String {
    let mut rest = markdown;
    let mut left = String::new();
    while let Some(start) = rest.find('`') {
        let (before, code) = rest.split_at(start);
        left += before;
        if before.ends_with('\\') {
            (left, rest) = (left + "'", code.get(1..).unwrap());
            continue;
        }
        let fence: String = code.chars().take_while(|&letter| letter == '`').collect();
        let inside = code.get(fence.len()..).unwrap();
        // The fence ends at the next run of backticks of its length.
        let mut end = 0;
        loop {
            end += inside.get(end..).unwrap().find('`').unwrap_or_else(|| panic!("code has no end: {code}"));
            let run = inside.get(end..).unwrap().chars().take_while(|&letter| letter == '`').count();
            if run == fence.len() {
                break;
            }
            end += run;
        }
        assert!(!inside.get(..end).unwrap().contains('\n'), "code over lines: {code}");
        rest = inside.get(end + fence.len()..).unwrap();
    }
    left + rest
}

#[test]
fn markdown_shows_scanned_text_as_text() {
    let times = Times { start: SystemTime::UNIX_EPOCH, end: SystemTime::UNIX_EPOCH };
    for report in reports() {
        let summary = summary::to_string(report);
        let sast = parsed(&gitlab::to_string(report, times).unwrap());
        let mut shown = vec![summary.as_str()];
        texts(&sast["vulnerabilities"], &["description", "solution"], &mut shown);
        assert_inert_in_a_log(&summary, never);
        for markdown in shown {
            let left = without_code(markdown);
            for (index, active) in left.match_indices(['<', '[', ']', '&', '@', '|', '!', '~', '$']) {
                assert!(left.get(..index).unwrap().ends_with('\\'), "{active} acts in {left}");
            }
            assert!(!left.contains("://") && !left.contains("www.x"), "an address in {left}");
        }
    }
}
