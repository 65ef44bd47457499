//! Every rule's page is its test: its examples are scanned, and what the rule says there must be what the page marks.
//!
//! A fenced `js` or `ts` block is an example. At a line that ends in `// error`, `// warning` or `// note` the page's rule
//! must report at that level, and at any other line it must not. Words after the language set options: `strict`, `audit`,
//! `env=NAME=VALUE`.

#![allow(clippy::expect_used, reason = "a helper of tests may fail as a test does")]

use std::fmt::Write;

use cookielint_analyzer::report::{Level, Profile};
use cookielint_analyzer::rules::{RULES, Rule};
use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse};

const HEADINGS: [&str; 5] =
    ["## Why it matters", "## Examples", "## When it stays silent", "## How to fix", "## References"];

/// The fewest examples of each kind that a page needs to cover the ways in which a value can come about.
const FEWEST_EXAMPLES: usize = 4;

const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Note];

/// A fenced block of a page.
#[derive(Debug)]
struct Example {
    /// From 1, in the order of the page.
    number: usize,
    /// The extension of the file that it becomes.
    language: String,
    options: ScanOptions,
    code: String,
}

impl Example {
    /// The marked lines with their levels.
    fn marks(&self) -> Vec<(u32, Level)> {
        let mark = |line: &str| LEVELS.into_iter().find(|level| line.ends_with(&format!("// {}", level.as_str())));
        (1..).zip(self.code.lines()).filter_map(|(number, line)| Some((number, mark(line)?))).collect()
    }

    /// The lines at which a rule reports, with its levels.
    fn reports(&self, rule: &Rule) -> Vec<(u32, Level)> {
        let source = SourceText::new(format!("example.{}", self.language), self.code.as_str());
        let report = analyse(vec![source], &self.options).expect("the models load");
        let of_rule = report.findings.iter().filter(|finding| finding.rule.id == rule.id);
        of_rule.map(|finding| (finding.at.start.line, finding.level)).collect()
    }
}

/// The examples of a page, or what is wrong with how they are written.
fn examples(page: &str) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let mut code = String::new();
        loop {
            match lines.next() {
                Some("```") => break,
                Some(line) => code.extend([line, "\n"]),
                None => return Err("a fenced block has no end".to_owned()),
            }
        }
        if let Some((language, options)) = example_info(info)? {
            examples.push(Example { number: examples.len() + 1, language, options, code });
        }
    }
    Ok(examples)
}

/// What the words after a fence say; `None` for a block that is no example.
fn example_info(info: &str) -> Result<Option<(String, ScanOptions)>, String> {
    let mut words = info.split_whitespace();
    let Some(language @ ("js" | "ts")) = words.next() else { return Ok(None) };
    let mut options = ScanOptions::default();
    for word in words {
        match (word, word.strip_prefix("env=").and_then(|variable| variable.split_once('='))) {
            ("strict", _) => options.profile = Profile::Strict,
            ("audit", _) => options.profile = Profile::Audit,
            (_, Some((name, value))) => options.environment.push((name.to_owned(), value.to_owned())),
            _ => return Err(format!("`{word}` after a fence is not known")),
        }
    }
    Ok(Some((language.to_owned(), options)))
}

fn examples_of(rule: &Rule) -> Result<Vec<Example>, String> {
    examples(rule.page).map_err(|problem| format!("page of {}: {problem}", rule.id))
}

#[test]
fn every_rule_reports_what_its_page_marks_and_nothing_else() -> Result<(), String> {
    let mut mismatches = String::new();
    for rule in RULES {
        for example in examples_of(rule)? {
            let (expected, got) = (example.marks(), example.reports(rule));
            if expected != got {
                let title = format!("{}, example {}", rule.id, example.number);
                writeln!(mismatches, "{title}: expected {}, got {}", shown(&expected), shown(&got)).unwrap();
                writeln!(mismatches, "{}", numbered(&example.code)).unwrap();
            }
        }
    }
    assert!(mismatches.is_empty(), "\n{mismatches}");
    Ok(())
}

fn shown(reports: &[(u32, Level)]) -> String {
    let lines: Vec<_> = reports.iter().map(|(line, level)| format!("{} in line {line}", level.as_str())).collect();
    if lines.is_empty() { "nothing".to_owned() } else { lines.join(", ") }
}

fn numbered(code: &str) -> String {
    (1..).zip(code.lines()).map(|(number, line): (u32, _)| format!("{number:>6} | {line}\n")).collect()
}

#[test]
fn every_page_has_its_rule_as_title_a_first_paragraph_and_the_same_headings() {
    for rule in RULES {
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(format!("# {}", rule.id).as_str()));
        assert_eq!(lines.next(), Some(""), "{}", rule.id);
        assert!(lines.next().is_some_and(|line| line.starts_with(char::is_alphabetic)), "{}", rule.id);
        let headings: Vec<_> = rule.page.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.id);
    }
}

#[test]
fn every_page_shows_enough_code_that_reports_and_enough_that_is_silent() -> Result<(), String> {
    for rule in RULES {
        let (marked, silent): (Vec<_>, Vec<_>) =
            examples_of(rule)?.into_iter().partition(|example| !example.marks().is_empty());
        assert!(marked.len() >= FEWEST_EXAMPLES, "{}: {} examples report", rule.id, marked.len());
        assert!(silent.len() >= FEWEST_EXAMPLES, "{}: {} examples are silent", rule.id, silent.len());
    }
    Ok(())
}

/// `cookielint explain` shows no fences.
#[test]
fn what_an_example_declares_is_said_before_it() {
    for rule in RULES {
        let mut before = "";
        for block in rule.page.split("\n\n") {
            let info = block.lines().next().unwrap_or_default();
            for declared in info.strip_prefix("```").into_iter().flat_map(|info| info.split(' ')) {
                let Some(declared) = declared.strip_prefix("env=") else { continue };
                assert!(before.contains(&format!("`--env {declared}`")), "{}: {declared}", rule.id);
            }
            before = block;
        }
    }
}

#[test]
fn every_example_stands_alone_without_syntax_errors() -> Result<(), String> {
    for rule in RULES {
        for example in examples_of(rule)? {
            let title = format!("{}, example {}", rule.id, example.number);
            assert!(example.code.contains("require(") || example.code.contains("import "), "{title} imports nothing");
            let source = SourceText::new(format!("example.{}", example.language), example.code.as_str());
            let skipped = analyse(vec![source], &example.options).expect("the models load").skipped;
            assert!(skipped.is_empty(), "{title}: {skipped:?}");
        }
    }
    Ok(())
}

/// Sites whose pages stay where they are.
const LINKED_SITES: [&str; 3] = ["cwe.mitre.org/", "datatracker.ietf.org/", "developer.mozilla.org/"];

#[test]
fn every_page_links_to_lasting_sites_only() {
    for rule in RULES {
        for link in rule.page.split("https://").skip(1) {
            assert!(LINKED_SITES.iter().any(|site| link.starts_with(site)), "{}: {link:.40}", rule.id);
        }
    }
}

#[test]
fn every_page_links_its_weaknesses_and_names_its_requirements() {
    for rule in RULES {
        for cwe in rule.cwe {
            assert!(rule.page.contains(&format!("https://cwe.mitre.org/data/definitions/{cwe}.html")), "{}", rule.id);
        }
        for requirement in rule.asvs {
            assert!(rule.page.contains(&format!("ASVS 5.0, {requirement}")), "{}: {requirement}", rule.id);
        }
    }
}

#[test]
fn fences_are_read_with_their_options_and_marks() {
    let js = "```js strict env=A=b=c\nlet a // not an error here\nlet b // error\n```\n";
    let page = format!("# a\n\n{js}\n```sh\nls // error\n```\n\n```ts\n```\n");
    let examples = examples(&page).unwrap();
    assert_eq!(examples.len(), 2);
    assert_eq!(examples[0].marks(), [(2, Level::Error)]);
    assert_eq!(examples[0].options.profile, Profile::Strict);
    assert_eq!(examples[0].options.environment, [("A".to_owned(), "b=c".to_owned())]);
    assert_eq!((examples[1].language.as_str(), examples[1].marks().len()), ("ts", 0));
}

#[test]
fn pages_with_a_fence_that_cannot_be_read_are_refused() {
    assert!(examples("```js\nlet a").unwrap_err().contains("no end"));
    assert!(examples("```js stric\n```\n").unwrap_err().contains("`stric`"));
}
