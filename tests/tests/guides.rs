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

/// The keys that a table of a model may have, as the error about another one lists them.
fn keys_of(table: &str) -> Vec<String> {
    let row = if table.is_empty() { String::new() } else { format!("[[model.{table}]]\n") };
    let text = format!("[[model]]\npackages = ['x']\ntitle = 'x'\n{row}nonsense = 1\n");
    let error = Configuration::parse("cookielint.toml", &text).unwrap_err().to_string();
    let (_, listed) = error.split_once("expected one of ").unwrap();
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_guide_names_every_key_that_a_model_may_have() {
    let tables =
        ["", "cookie", "configured", "secret", "header", "callback", "type", "auto_import", "fingerprint", "app"];
    for table in tables {
        for key in keys_of(table) {
            let is_named =
                WRITING_A_MODEL.contains(&format!("`{key}")) || WRITING_A_MODEL.contains(&format!("model.{key}"));
            let is_in_example =
                blocks(WRITING_A_MODEL, "toml").iter().any(|text| text.contains(&format!("\n{key} = ")));
            assert!(is_named || is_in_example, "`{key}` of [[model.{table}]] is not in the guide");
        }
    }
}
