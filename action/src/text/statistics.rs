//! How much of what cookies are set with could be told, and why the rest could not.

use cookielint_analyzer::facts::statistics::{Counts, NamedReason, Reasons, Statistics};
use cookielint_analyzer::report::Location;

use super::style::{self, Paint};
use super::summary::count;
use cookielint_sarif::escape::visible;

/// Names that are shown of each kind of reason.
const NAMES: usize = 5;

/// A table of attributes, then the reasons, the most frequent first.
#[must_use]
pub fn render(statistics: &Statistics<Location>, paint: Paint) -> String {
    let (sites, total) = (statistics.sites.len(), statistics.total());
    let set = if sites == 1 { "sets" } else { "set" };
    let heading = format!("What could be told of {} that {set} cookies", count(sites, "site"));
    let mut text = format!("\n{}\n\n", paint.apply(style::HEADING, &heading));
    text += &format!("  {:<10}{:>8}{:>8}{:>8}{:>9}\n", "", "Is", "Unset", "When", "Unknown");
    for (counted, counts) in statistics.by_attribute() {
        text += &row(counted.as_str(), counts);
    }
    text += &row("all", total);
    text += &shares(total);
    if statistics.deletions > 0 {
        let sites = count(statistics.deletions, "site");
        let (verb, be, pronoun) =
            if statistics.deletions == 1 { ("deletes", "is", "it sets") } else { ("delete", "are", "they set") };
        let note = format!("{sites} that only {verb} cookies {be} not counted: what {pronoun} protects nothing");
        text += &format!("\n  {}\n", paint.apply(style::FAINT, &note));
    }
    let reasons = statistics.reasons();
    if !reasons.is_empty() {
        text += &format!("\n{}\n\n", paint.apply(style::HEADING, "Why values are unknown"));
        text.extend(reasons.iter().map(|reasons| of_kind(reasons, paint)));
    }
    text
}

fn row(title: &str, counts: Counts) -> String {
    let Counts { is, unset, when, unknown } = counts;
    format!("  {title:<10}{is:>8}{unset:>8}{when:>8}{unknown:>9}\n")
}

fn shares(total: Counts) -> String {
    let share = |part: usize| match total.sum() {
        0 => "-".to_owned(),
        sum => {
            // In tenths of a per cent, rounded.
            let tenths = (part * 2000 + sum) / (2 * sum);
            format!("{}.{} %", tenths / 10, tenths % 10)
        }
    };
    let Counts { is, unset, when, unknown } = total;
    format!("  {:<10}{:>8}{:>8}{:>8}{:>9}\n", "", share(is), share(unset), share(when), share(unknown))
}

fn of_kind(reasons: &Reasons<Location>, paint: Paint) -> String {
    let example = |reason: &NamedReason<Location>| {
        let place = format!("{}:{}", visible(&reason.example.path), reason.example.start.line);
        paint.apply(style::FAINT, &place)
    };
    let title = paint.apply(style::STRONG, reasons.kind);
    if let [NamedReason { name: None, .. }] = reasons.names.as_slice() {
        let places: String = reasons.names.iter().map(example).collect();
        return format!("{:>6}  {title}  {places}\n", reasons.count);
    }
    let mut text = format!("{:>6}  {title}\n", reasons.count);
    for reason in reasons.names.iter().take(NAMES) {
        let name = visible(reason.name.as_deref().unwrap_or_default());
        text +=
            &format!("{:>12}  {}  {}\n", reason.count, paint.apply(style::CODE, &format!("`{name}`")), example(reason));
    }
    if let Some(others) = reasons.names.get(NAMES..).filter(|others| !others.is_empty()) {
        let values: usize = others.iter().map(|reason| reason.count).sum();
        text += &format!("{values:>12}  {}\n", count(others.len(), "other name"));
    }
    text
}
