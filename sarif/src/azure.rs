//! Logging commands of Azure Pipelines: issues on the summary of a build.

use cookielint_analyzer::report::{Finding, Level, Report};

use crate::escape::visible;
use crate::limits::by_severity;
use crate::text;

/// The findings as `task.logissue` commands, the most severe first, a line each. Azure knows errors and warnings only:
/// notes are warnings there.
#[must_use]
pub fn to_string(report: &Report) -> String {
    by_severity(report.findings.iter()).into_iter().map(command).collect()
}

fn command(finding: &Finding) -> String {
    let kind = match finding.level {
        Level::Error => "error",
        Level::Warning | Level::Note => "warning",
    };
    let at = &finding.at;
    format!(
        "##vso[task.logissue type={kind};sourcepath={};linenumber={};columnnumber={};code={};]{}\n",
        property(&visible(&at.path)),
        at.start.line,
        at.start.column,
        property(finding.rule.id),
        data(&text::plain(finding)),
    )
}

/// A message, in which percent signs and line ends are encoded as agents decode them.
fn data(text: &str) -> String {
    text.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, in which what would end it is encoded too.
fn property(text: &str) -> String {
    data(text).replace(']', "%5D").replace(';', "%3B")
}
