//! What `lower` makes of all of JavaScript and TypeScript, and of input that is neither.

mod expressions;
mod hostile;
mod modules;
mod patterns;
mod recovery;
mod scopes;
mod statements;

use super::dump::dump;
use super::lower;
use crate::syntax::Language;

/// Lowers a readable text in each language and compares what comes out, as `dump` shows it.
#[track_caller]
fn check_in(languages: &[Language], input: &str, expected: &str) {
    for language in languages {
        let module = lower(input, *language);
        assert_eq!(dump(&module), expected, "{language:?}: {input}");
        assert_eq!(module.faults, [], "{language:?}: {input}");
    }
}

/// What is the same in all languages.
#[track_caller]
fn check(input: &str, expected: &str) {
    check_in(&[Language::JavaScript, Language::TypeScript, Language::Tsx], input, expected);
}

/// What only TypeScript has, whichever its dialect.
#[track_caller]
fn check_typed(input: &str, expected: &str) {
    check_in(&[Language::TypeScript, Language::Tsx], input, expected);
}
