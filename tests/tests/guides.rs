//! The guides of `docs`: their examples do what they say.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeSet;

use cookielint_analyzer::configuration::Configuration;
use cookielint_analyzer::model::Models;
use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse};

const WRITING_A_MODEL: &str = include_str!("../../docs/writing-a-model.md");

fn blocks<'t>(page: &'t str, language: &str) -> Vec<&'t str> {
    let start = format!("```{language}\n");
    page.split(&start).skip(1).map(|rest| rest.split_once("```").unwrap().0).collect()
}

fn findings(program: &str, configuration: Configuration) -> BTreeSet<String> {
    let options = ScanOptions { configuration, ..ScanOptions::default() };
    let report = analyse(vec![SourceText::new("app.js", program.to_owned())], &options).unwrap();
    report.findings.iter().map(|finding| format!("{} {}", finding.at.start.line, finding.rule.id)).collect()
}

#[test]
fn the_example_of_a_model_has_the_findings_that_its_program_names() {
    let models = blocks(WRITING_A_MODEL, "toml")[0];
    let program = blocks(WRITING_A_MODEL, "js")[0];
    let expected: BTreeSet<String> = program
        .lines()
        .enumerate()
        .filter_map(|(index, line)| Some(format!("{} {}", index + 1, line.split_once("// expect ")?.1)))
        .collect();
    assert_eq!(findings(program, Configuration::parse("cookielint.toml", models).unwrap()), expected);
    assert!(findings(program, Configuration::default()).is_empty(), "the models are what makes the difference");
}

#[test]
fn every_model_of_the_guide_can_be_used() {
    for text in blocks(WRITING_A_MODEL, "toml") {
        let configuration = Configuration::parse("cookielint.toml", text).unwrap();
        Models::with(&configuration).unwrap();
    }
}

#[test]
fn the_mistake_that_the_guide_shows_is_told_as_it_says() {
    let text = blocks(WRITING_A_MODEL, "toml")[0].replacen("attributes = \"own\"", "attributes = \"owm\"", 1);
    let error = Models::with(&Configuration::parse("cookielint.toml", &text).unwrap()).unwrap_err();
    assert_eq!(blocks(WRITING_A_MODEL, "text")[0], format!("error: {error}\n"));
}
