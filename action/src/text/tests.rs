//! Rendering of reports made by hand.

use cookielint_analyzer::facts::Why;
use cookielint_analyzer::facts::statistics::{SiteValues, Statistics, Told};
use cookielint_analyzer::report::{Level, Location, Report};
use cookielint_analyzer::source::TextRange;

use super::sample::{at, file, finding, report, shop, step};
use super::*;

const PLAIN: Options = Options { color: false, verbose: false, quiet: false };

fn plain(report: &Report) -> String {
    render(report, PLAIN)
}

/// The columns that a text takes on a terminal; enough for what the samples hold.
fn columns(text: &str) -> usize {
    text.chars().map(|letter| if letter < '\u{2e80}' { 1 } else { 2 }).sum()
}

/// What stands above each run of `sign` in the lines of a rendered report.
fn underlined(rendered: &str, sign: char) -> Vec<String> {
    let lines: Vec<&str> = rendered.lines().collect();
    let mut texts = Vec::new();
    for pair in lines.windows(2) {
        let (Some(start), Some(end)) = (pair[1].find(sign), pair[1].rfind(sign)) else { continue };
        let (start, end) = (columns(&pair[1][..start]), columns(&pair[1][..end]) + 1);
        let mut column = 0;
        let mut text = String::new();
        for letter in pair[0].chars() {
            if (start..end).contains(&column) {
                text.push(letter);
            }
            column += columns(&letter.to_string());
        }
        texts.push(text);
    }
    texts
}

fn without_color(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain += before;
        rest = after.split_once('m').unwrap().1;
    }
    plain + rest
}

#[test]
fn the_shop_reads_well() {
    insta::assert_snapshot!(render(&shop(), Options { verbose: true, ..PLAIN }));
}

#[test]
fn every_place_is_named_by_path_line_and_column() {
    let shop = shop();
    let text = plain(&shop);
    for finding in &shop.findings {
        let Location { path, start, .. } = &finding.at;
        let place = format!("▸ {path}:{}:{}\n", start.line, start.column);
        assert!(text.contains(&place), "{place} is not in\n{text}");
    }
}

#[test]
fn what_is_underlined_is_the_text_of_the_finding_and_of_its_trail() {
    let text = plain(&shop());
    assert_eq!(underlined(&text, '━'), ["process.env.HTTPS === 'on'", "session", "false"]);
    assert_eq!(underlined(&text, '─'), ["require('../config/cookies')", "...cookieDefaults"]);
}

#[test]
fn the_location_counts_columns_in_the_source_and_not_in_what_is_shown() {
    let source = format!("{}\t\u{202e}😀 {{ secure: false }}", ";".repeat(500));
    let text = plain(&report("a.js", &source, vec![finding(&source, "false", Level::Error)]));
    // 500 semicolons, a tab, a control, an emoji of two UTF-16 units, and ` { secure: `.
    assert!(text.contains("▸ a.js:1:516\n"), "{text}");
    assert_eq!(underlined(&text, '━'), ["false"]);
}

#[test]
fn colour_changes_nothing_but_colour() {
    let colored = render(&shop(), Options { color: true, ..PLAIN });
    assert!(colored.contains('\u{1b}'));
    assert_eq!(without_color(&colored), plain(&shop()));
}

#[test]
fn nothing_of_the_scanned_text_acts_on_the_terminal() {
    let hostile = "\u{1b}[2J\u{202e}\r\n\u{7}##vso[task.complete]";
    let source = format!("f('{}', false)", hostile.replace("\r\n", ""));
    let path = format!("::error::{hostile}.js");
    let mut finding = finding(&source, "false", Level::Error);
    finding.at.path = path.as_str().into();
    finding.subject.at.path = path.as_str().into();
    finding.subject.title = hostile.to_owned();
    finding.subject.origin = hostile.to_owned();
    finding.message = hostile.to_owned();
    finding.advice = hostile.to_owned();
    finding.trail = vec![
        step(Some(finding.at.clone()), hostile),
        step(Some(at(&path, &source, "f(")), hostile),
        step(Some(at("gone.js", &source, "f(")), hostile),
        step(None, hostile),
    ];
    let mut report = report(&path, &source, vec![finding]);
    report.skipped = vec![cookielint_analyzer::report::Skipped {
        path: path.as_str().into(),
        line: None,
        reason: hostile.to_owned(),
    }];
    let text = render(&report, Options { verbose: true, ..PLAIN });
    for line in text.lines() {
        assert!(!line.contains(|letter: char| letter.is_control() || letter == '\u{202e}'), "{line:?}");
        assert!(!line.contains("##vso[") && !line.trim_start().starts_with("::"), "{line:?}");
    }
    assert_eq!(underlined(&text, '━'), ["false"]);
}

#[test]
fn findings_of_one_subject_stand_below_one_heading_wherever_they_are() {
    let text = plain(&shop());
    assert_eq!(text.matches("session cookie `connect.sid`").count(), 1);
    assert_eq!(text.lines().filter(|line| *line == "src/app.js").count(), 1);
    assert!(!text.lines().any(|line| line == "config/cookies.js"), "the cookie is made in src/app.js");
}

#[test]
fn statistics_come_last_even_when_nothing_else_but_findings_is_wanted() {
    let source = "f(false)";
    let place = at("a.js", source, "f");
    let unknown = |why| Told::Unknown { why, at: place.clone() };
    let values = vec![
        unknown(Why::Parameter("opts".into())),
        unknown(Why::Parameter("opts".into())),
        unknown(Why::Guard),
        Told::Is,
        Told::When,
        Told::Unset,
    ];
    let sites = vec![SiteValues { call: place.clone(), values }];
    let report = Report { statistics: Some(Statistics { sites, deletions: 2 }), ..report("a.js", source, Vec::new()) };
    let text = render(&report, Options { quiet: true, ..PLAIN });
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    for row in [
        "Secure 0 0 0 1",
        "name 1 0 0 0",
        "Domain 0 0 1 0",
        "Path 0 1 0 0",
        "all 1 1 1 3",
        "16.7 % 16.7 % 16.7 % 50.0 %",
        "2 sites that only delete cookies are not counted: what they set protects nothing",
        "2 parameter",
        "2 `opts` a.js:1",
        "1 condition a.js:1",
    ] {
        assert!(rows.contains(&row.split(' ').collect()), "{row}\n{text}");
    }
}

#[test]
fn statistics_of_nothing_have_no_shares_and_no_reasons() {
    let statistics = Some(Statistics { sites: Vec::new(), deletions: 0 });
    let text = render(&Report { statistics, ..Report::default() }, PLAIN);
    assert!(text.contains("What could be told of 0 sites") && !text.contains('%'), "{text}");
    assert!(!text.contains("Why values are unknown"), "{text}");
}

#[test]
fn a_step_that_cannot_be_underlined_is_told_with_its_place() {
    let source = format!("const options = 1;{}f(false)", ";".repeat(1000));
    let mut finding = finding(&source, "false", Level::Error);
    finding.trail = vec![
        step(Some(at("a.js", &source, "options")), "set far away"),
        step(Some(at("gone.js", "\n  x", "x")), "from a file that is not here"),
    ];
    let text = plain(&report("a.js", &source, vec![finding]));
    assert!(text.contains("note: a.js:1:7: set far away"), "{text}");
    assert!(text.contains("note: gone.js:2:3: from a file that is not here"), "{text}");
}

#[test]
fn the_call_above_a_finding_is_shown_with_it() {
    let source = "app.use(session({\n  resave: false,\n  name: 'sid',\n  cookie: { secure: 0 },\n}));\n";
    let mut finding = finding(source, "0", Level::Error);
    finding.subject.at = at("a.js", source, "session({");
    let text = plain(&report("a.js", source, vec![finding]));
    assert!(text.contains("1 │ app.use(session({"), "{text}");
    assert_eq!(underlined(&text, '━'), ["0"]);
}

#[test]
fn a_clean_scan_says_so_in_one_line() {
    let report = Report { files_scanned: 2, calls_judged: 1, ..Report::default() };
    assert_eq!(plain(&report), "No misconfigured cookies · 2 files scanned in 0.00 s\n");
}

#[test]
fn a_scan_that_found_nothing_to_judge_does_not_say_that_it_is_right() {
    let report = Report { files_scanned: 2, ..Report::default() };
    assert_eq!(plain(&report), "No call found that sets a cookie · 2 files scanned in 0.00 s\n");
}

#[test]
fn the_last_line_counts_findings_files_and_what_was_left_out() {
    let text = plain(&shop());
    assert_eq!(
        text.lines().last().unwrap(),
        "1 error, 1 warning, 1 note · 128 files scanned in 0.12 s · 2 files skipped in full or part: \
         larger than 2 MiB (1), syntax error (1) · 32 left out (--verbose tells which)"
    );
}

#[test]
fn quiet_leaves_findings_only() {
    let quiet = Options { quiet: true, ..PLAIN };
    assert_eq!(render(&Report::default(), quiet), "");
    let text = render(&shop(), quiet);
    assert!(plain(&shop()).starts_with(&text) && !text.contains("scanned"));
}

#[test]
fn verbose_names_every_skipped_file_and_the_switch_of_every_exclusion() {
    let text = render(&shop(), Options { verbose: true, ..PLAIN });
    for told in ["src/broken.js:12: syntax error", "src/huge.js: larger", "--include tests", "--include dependencies"] {
        assert!(text.contains(told), "{told}\n{text}");
    }
}

#[test]
fn a_file_without_its_source_is_still_located() {
    let source = "\n\nf(false)";
    let mut report = report("a.js", source, vec![finding(source, "false", Level::Error)]);
    report.sources = [file("b.js", "")].into();
    assert!(plain(&report).contains("a.js:3:3"), "{}", plain(&report));
}

#[test]
fn any_range_of_any_text_can_be_shown() {
    let source = "\u{feff}a\t😀\r\n\r\n\u{202e}日'\rb\n\n";
    let sources = report("a.js", source, Vec::new()).sources;
    for start in 0..=source.len() + 2 {
        for end in start..=source.len() + 2 {
            let mut finding = finding("x", "x", Level::Error);
            finding.at.bytes = TextRange { start: start as u32, end: end as u32 };
            finding.trail =
                vec![step(Some(finding.subject.at.clone()), "first"), step(Some(finding.at.clone()), "here")];
            let report = Report { findings: vec![finding], sources: sources.clone(), ..Report::default() };
            assert!(plain(&report).contains("▸ a.js:1:1\n"), "{start}..{end}");
        }
    }
}
