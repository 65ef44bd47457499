//! The report for people: findings by file and subject, then one line that sums up.

mod excerpt;
mod finding;
pub mod statistics;
pub mod style;
mod summary;

use std::collections::BTreeMap;

use cookielint_analyzer::report::{Finding, Report, Subject};

use cookielint_sarif::escape::visible;
use style::Paint;

/// How a report is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether to colour it.
    pub color: bool,
    /// Whether to tell apart everything that was left out.
    pub verbose: bool,
    /// Whether to show nothing but findings.
    pub quiet: bool,
}

/// The report as text: the same for the same report, whatever the terminal.
#[must_use]
pub fn render(report: &Report, options: Options) -> String {
    let paint = Paint { color: options.color };
    let mut text = String::new();
    let mut file = None;
    for ((path, ..), findings) in by_subject(&report.findings) {
        if file != Some(path) {
            file = Some(path);
            text += &format!("{}\n\n", paint.apply(style::HEADING, &visible(path)));
        }
        text += &subject(findings.first().map(|finding| &finding.subject), paint);
        for finding in findings {
            text += &finding::render(finding, report, paint);
            text.push('\n');
        }
    }
    if !options.quiet {
        if options.verbose {
            text += &summary::left_out(report, paint);
        }
        text += &summary::last_line(report, options.verbose, paint);
    }
    if let Some(statistics) = &report.statistics {
        text += &statistics::render(statistics, paint);
    }
    text
}

/// Where a subject is and what it is.
type Key<'a> = (&'a str, u32, &'a str, &'a str);

/// Findings by the call they are about, in the order of the calls. Within a call they keep their order.
fn by_subject(findings: &[Finding]) -> BTreeMap<Key<'_>, Vec<&Finding>> {
    let mut subjects: BTreeMap<Key<'_>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let Subject { title, origin, at } = &finding.subject;
        subjects.entry((&at.path, at.bytes.start, title, origin)).or_default().push(finding);
    }
    subjects
}

fn subject(subject: Option<&Subject>, paint: Paint) -> String {
    let Some(Subject { title, origin, at }) = subject else { return String::new() };
    let title = paint.apply(style::STRONG, &visible(title));
    let made_by = paint.apply(style::FAINT, &format!("{}, line {}", visible(origin), at.start.line));
    format!("{title}  {made_by}\n")
}

#[cfg(test)]
pub mod sample;
#[cfg(test)]
mod tests;
