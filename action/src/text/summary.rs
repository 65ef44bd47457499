//! What was scanned and what was left out.

use std::collections::BTreeMap;

use cookielint_analyzer::report::{Level, Report};

use super::style::{self, Paint};
use cookielint_sarif::escape::visible;

/// Reasons for skipping that the last line names; `--verbose` has all.
const REASONS: usize = 3;

/// The last line: findings, files, what was skipped and left out, time.
#[must_use]
pub fn last_line(report: &Report, verbose: bool, paint: Paint) -> String {
    let mut parts = vec![verdict(report, paint)];
    parts.push(format!("{} scanned in {:.2} s", count(report.files_scanned, "file"), report.elapsed.as_secs_f64()));
    if !report.skipped.is_empty() {
        parts.push(skipped(report));
    }
    let left_out: usize = report.excluded.values().sum();
    if left_out > 0 {
        let hint = if verbose { "" } else { " (--verbose tells which)" };
        parts.push(format!("{left_out} left out{hint}"));
    }
    parts.join(&paint.apply(style::FAINT, " · ")) + "\n"
}

fn verdict(report: &Report, paint: Paint) -> String {
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .filter(|&level| report.count(level) > 0)
        .map(|level| paint.apply(style::level(level), &count(report.count(level), level.as_str())))
        .collect();
    if counts.is_empty() {
        return match report.calls_judged {
            0 => "No call found that sets a cookie".to_owned(),
            _ => paint.apply(style::GOOD, "No misconfigured cookies"),
        };
    }
    counts.join(", ")
}

/// "2 files not read fully: syntax error (1), larger than 2 MiB (1)".
fn skipped(report: &Report) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for skipped in &report.skipped {
        *reasons.entry(&skipped.reason).or_default() += 1;
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|&(_, number)| std::cmp::Reverse(number));
    let mut named: Vec<_> =
        reasons.iter().take(REASONS).map(|(reason, number)| format!("{} ({number})", visible(reason))).collect();
    if reasons.len() > REASONS {
        named.push("…".to_owned());
    }
    let mut paths: Vec<_> = report.skipped.iter().map(|skipped| &skipped.path).collect();
    paths.dedup();
    format!("{} skipped in full or part: {}", count(paths.len(), "file"), named.join(", "))
}

/// Every file that was skipped, and every exclusion with the option that switches it off.
#[must_use]
pub fn left_out(report: &Report, paint: Paint) -> String {
    let mut text = String::new();
    if !report.skipped.is_empty() {
        text += &format!("{}\n", paint.apply(style::HEADING, "Skipped"));
        for skipped in &report.skipped {
            let line = skipped.line.map(|line| format!(":{line}")).unwrap_or_default();
            text += &format!("  {}{line}: {}\n", visible(&skipped.path), visible(&skipped.reason));
        }
        text.push('\n');
    }
    if !report.excluded.is_empty() {
        text += &format!("{}\n", paint.apply(style::HEADING, "Left out on purpose"));
        for (exclusion, number) in &report.excluded {
            let word = exclusion.as_str();
            let switch = paint.apply(style::FAINT, &format!("--include {word}"));
            text += &format!("  {word:17} {number:>6}   {switch}\n");
        }
        text.push('\n');
    }
    text
}

/// "1 file", "2 files".
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
