//! The summary of a scan in Markdown, as GitHub and Azure DevOps show it on the page of a run.

use std::fmt::Write;

use cookielint_analyzer::report::{Finding, Level, Report, Subject};

use crate::limits;
use crate::markdown::{code, sentence};
use crate::text::full_stop;

/// Skipped files that are named.
const SKIPPED: usize = 20;

/// What was found, by file and by what it is about, then what was left out. Of very many findings the most severe.
#[must_use]
pub fn to_string(report: &Report) -> String {
    let mut summary = format!("## cookielint: {}\n", verdict(report));
    let kept = limits::most_severe(&report.findings, limits::SUMMARY);
    let findings: Vec<&Finding> = kept.iter().filter_map(|&index| report.findings.get(index)).collect();
    for of_file in findings.chunk_by(|one, next| one.at.path == next.at.path) {
        let path = of_file.first().map_or("", |finding| &*finding.at.path);
        summary += &format!("\n### {}\n", code(path));
        for about in of_file.chunk_by(|one, next| one.subject == next.subject) {
            summary += &about.first().map_or_else(String::new, |finding| subject(&finding.subject, path));
            summary.extend(about.iter().map(|finding| item(finding)));
        }
    }
    if findings.len() < report.findings.len() {
        let more = report.findings.len() - findings.len();
        summary += &format!("\nThe {} most severe are listed; {more} more are in the report.\n", findings.len());
    }
    summary + &skipped(report)
}

fn verdict(report: &Report) -> String {
    let counts = [Level::Error, Level::Warning, Level::Note].map(|level| (report.count(level), level.as_str()));
    let counts: Vec<String> =
        counts.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
    match (counts.is_empty(), report.calls_judged) {
        (false, _) => counts.join(", "),
        (true, 0) => "no call found that sets a cookie".to_owned(),
        (true, _) => "no misconfigured cookies".to_owned(),
    }
}

/// "1 error", "2 errors".
fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

fn subject(subject: &Subject, path: &str) -> String {
    let place = if *subject.at.path == *path {
        format!("line {}", subject.at.start.line)
    } else {
        code(&format!("{}:{}", subject.at.path, subject.at.start.line))
    };
    format!("\n**{}**, {}, {place}\n\n", sentence(&subject.title), sentence(&subject.origin))
}

fn item(finding: &Finding) -> String {
    let (message, advice) = (full_stop(finding.message.trim()), full_stop(finding.advice.trim()));
    format!(
        "- **{}** `{}`, line {}: {} _{}_\n",
        finding.level.as_str(),
        finding.rule.id,
        finding.at.start.line,
        sentence(&message),
        sentence(&advice),
    )
}

fn skipped(report: &Report) -> String {
    let mut text = String::new();
    if !report.skipped.is_empty() {
        text += "\n### Not analysed\n\n";
    }
    for skipped in report.skipped.iter().take(SKIPPED) {
        let line = skipped.line.map(|line| format!(":{line}")).unwrap_or_default();
        let place = code(&format!("{}{line}", skipped.path));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "- {place}: {}", sentence(&skipped.reason));
    }
    match report.skipped.len().saturating_sub(SKIPPED) {
        0 => text,
        more => text + &format!("- and {more} more\n"),
    }
}
