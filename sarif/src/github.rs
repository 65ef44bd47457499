//! Workflow commands of GitHub Actions: annotations on the lines of a pull request, where no SARIF file is uploaded.

use std::fmt::Write;

use cookielint_analyzer::report::{Finding, Level, Report};

use crate::escape::visible;
use crate::limits::{self, by_severity};
use crate::text;

/// The findings as `error`, `warning` and `notice` commands, the most severe first, a line each. GitHub shows ten of a
/// kind in a step: of the others a last line of each kind tells how many they are.
#[must_use]
pub fn to_string(report: &Report) -> String {
    let mut commands = String::new();
    for level in [Level::Error, Level::Warning, Level::Note] {
        let findings = by_severity(report.findings.iter().filter(|finding| finding.level == level));
        let shown = findings.len().min(limits::ANNOTATIONS);
        for finding in findings.iter().take(shown) {
            commands += &command(finding);
        }
        if shown < findings.len() {
            // No command: it would be one more than are shown. Writing to a string cannot fail.
            let more = findings.len() - shown;
            let _ = writeln!(commands, "{more} more of level {} are not annotated", level.as_str());
        }
    }
    commands
}

fn command(finding: &Finding) -> String {
    let kind = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let at = &finding.at;
    format!(
        "::{kind} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
        property(&visible(&at.path)),
        at.start.line,
        at.end.line,
        at.start.column,
        at.end.column,
        property(finding.rule.id),
        data(&text::plain(finding)),
    )
}

/// A message, in which percent signs and line ends are encoded.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, in which what would end it is encoded too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
