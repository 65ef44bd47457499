//! The rules for people: the list of them, and the page of one on the terminal.

use cookielint_analyzer::rules::{RULES, Rule};

use crate::text::style::{self, Paint};

/// Every rule with its level and what it reports.
#[must_use]
pub fn list(color: bool) -> String {
    let paint = Paint { color };
    let width = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in RULES {
        let id = paint.apply(style::STRONG, &format!("{:width$}", rule.id));
        let level = paint.apply(style::level(rule.level), &format!("{:7}", rule.level.as_str()));
        text += &format!("{id}  {level}  {}\n", rule.summary);
    }
    let hint = paint.apply(style::FAINT, "`cookielint explain RULE` tells why a rule exists and how to satisfy it.");
    text + "\n" + &hint + "\n"
}

/// The page of a rule: headings stand out, code is indented, the marks of Markdown are gone.
#[must_use]
pub fn page(rule: &Rule, color: bool) -> String {
    let paint = Paint { color };
    let mut text = String::new();
    let mut in_code = false;
    for line in rule.page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            text += &format!("    {}\n", paint.apply(style::CODE, line));
        } else if let Some(heading) = heading(line) {
            text += &format!("{}\n", paint.apply(style::HEADING, heading));
        } else {
            text += &format!("{}\n", inline(line, paint));
        }
    }
    let weaknesses: Vec<String> = rule.cwe.iter().map(|number| format!("CWE-{number}")).collect();
    let standard: Vec<String> = rule.asvs.iter().map(|number| format!("ASVS {number}")).collect();
    let references = [format!("Level: {}", rule.level.as_str()), weaknesses.join(", "), standard.join(", ")];
    let references: Vec<_> = references.into_iter().filter(|reference| !reference.is_empty()).collect();
    text + &format!("\n{}\n", paint.apply(style::FAINT, &references.join(" · ")))
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    (text.len() < line.len()).then(|| text.strip_prefix(' ')).flatten()
}

/// A line of running text: code between backticks in colour, where without colour the backticks stay, and what stands
/// out in bold. The marks around bold text and links are gone.
fn inline(line: &str, paint: Paint) -> String {
    if !line.matches('`').count().is_multiple_of(2) {
        return line.to_owned();
    }
    let spans = line.split('`').enumerate().map(|(index, span)| match (index % 2 == 1, paint.color) {
        (true, true) => paint.apply(style::CODE, span),
        (true, false) => format!("`{span}`"),
        (false, _) => strong(&without_link_marks(span), paint),
    });
    spans.collect()
}

/// What stands between two `**` in bold; an odd mark stays.
fn strong(text: &str, paint: Paint) -> String {
    let parts: Vec<_> = text.split("**").collect();
    if parts.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let parts = parts.into_iter().enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { paint.apply(style::STRONG, part) } else { part.to_owned() }).collect()
}

/// `<https://…>` without the angle brackets.
fn without_link_marks(text: &str) -> String {
    match text.split_once("<https://") {
        Some((before, rest)) => format!("{before}https://{}", rest.replacen('>', "", 1)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cookielint_analyzer::rules;

    fn rule(page: &'static str) -> Rule {
        let Rule { id, summary, level, security_severity, precision, cwe, asvs, .. } =
            *rules::find("insecure-cookie").unwrap();
        Rule { id, summary, level, security_severity, precision, cwe, asvs, page, check: |_, _| {} }
    }

    const PAGE: &str = "# a-rule\n\nUse `secure`.\n\n## Why\n\n```js\nf()\n# no heading\n```\n#hash\n";

    #[test]
    fn a_page_loses_the_marks_of_markdown() {
        let shown = page(&rule(PAGE), false);
        assert!(shown.starts_with("a-rule\n\nUse `secure`.\n\nWhy\n\n    f()\n    # no heading\n#hash\n"), "{shown}");
        assert!(shown.contains("CWE-614"));
    }

    #[test]
    fn colour_takes_the_place_of_backticks() {
        let shown = page(&rule(PAGE), true);
        assert!(shown.contains("\u{1b}[36msecure\u{1b}[0m."), "{shown}");
    }

    #[test]
    fn bold_text_is_bold_in_colour_and_plain_without() {
        let bold = rule("# a-rule\n\n**Level.** A `**` stays, `a**b`.\n- See: <https://example.com/>\n2 ** 3\n");
        let shown = page(&bold, false);
        assert!(shown.contains("\nLevel. A `**` stays, `a**b`.\n- See: https://example.com/\n2 ** 3\n"), "{shown}");
        assert!(page(&bold, true).contains("\u{1b}[1mLevel.\u{1b}[0m A "));
    }

    #[test]
    fn every_rule_is_listed_with_its_level() {
        let shown = list(false);
        for rule in RULES {
            let line = shown.lines().find(|line| line.starts_with(rule.id)).unwrap();
            assert!(line.contains(rule.level.as_str()) && line.ends_with(rule.summary));
        }
    }
}
