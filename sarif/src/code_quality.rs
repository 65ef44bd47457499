//! GitLab's Code Quality report, which the free tier shows in merge requests: Code Climate's format, cut down.

use cookielint_analyzer::report::{Finding, Level, Report};
use serde::Serialize;

use crate::fingerprint::{Fingerprint, fingerprints};
use crate::{pretty, text};

/// The findings as a JSON array, indented, with a final line ending.
///
/// # Errors
/// None in practice: every key is a string, and nothing is read or written.
pub fn to_string(report: &Report) -> Result<String, serde_json::Error> {
    let names = fingerprints(report);
    let entries = report.findings.iter().zip(&names).map(|(finding, name)| Entry::new(finding, name));
    pretty(&entries.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'static str,
    /// GitLab takes entries of one fingerprint for one, so it is unique in the project.
    fingerprint: &'a str,
    severity: &'static str,
    location: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl<'a> Entry<'a> {
    fn new(finding: &'a Finding, fingerprint: &'a Fingerprint) -> Self {
        let severity = match finding.level {
            Level::Error => "critical",
            Level::Warning => "major",
            Level::Note => "minor",
        };
        let at = &finding.at;
        Self {
            // The name of the check is not shown.
            description: format!("{}: {}", finding.rule.id, text::plain(finding)),
            check_name: finding.rule.id,
            fingerprint: &fingerprint.id,
            severity,
            location: Place { path: &at.path, lines: Lines { begin: at.start.line, end: at.end.line } },
        }
    }
}
