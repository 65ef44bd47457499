//! Sources that nobody writes: broken anywhere, or built to exhaust. None may stop the analysis, or keep it busy.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use cookielint_analyzer::report::Report;
use cookielint_analyzer::rules::RULES;
use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The longest that one source may take without optimisation.
const PATIENCE: Duration = Duration::from_secs(60);

fn analysed(path: &str, code: &str) -> Report {
    analyse(vec![SourceText::new(path, code)], &ScanOptions::default()).unwrap()
}

/// Every example of the rules' pages and every source of the fixtures, with the extension of its file.
static SOURCES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut sources = Vec::new();
    for rule in RULES {
        for block in rule.page.split("\n```").skip(1).step_by(2) {
            let (info, code) = block.split_once('\n').unwrap();
            let language = info.split(' ').next().unwrap();
            sources.push((language.to_owned(), code.as_bytes().to_vec()));
        }
    }
    let examples = sources.len();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/projects")];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
            match extension {
                _ if path.is_dir() => folders.push(path),
                Some(extension) if ["js", "ts", "mjs", "mts", "cts"].contains(&extension.as_str()) => {
                    sources.push((extension, fs::read(path).unwrap()));
                }
                _ => {}
            }
        }
    }
    assert!(examples > 50 && sources.len() > examples + 20, "the sources are gone");
    sources
});

/// A way to break a source.
#[derive(Debug, Clone, Copy)]
enum Mutation {
    Delete,
    Duplicate,
    Swap,
    Truncate,
}

fn mutate(bytes: &mut Vec<u8>, mutation: Mutation, at: Index, other: Index) {
    if bytes.is_empty() {
        return;
    }
    let (at, other) = (at.index(bytes.len()), other.index(bytes.len()));
    let near = at..bytes.len().min(at + 1 + other % 20);
    match mutation {
        Mutation::Delete => drop(bytes.drain(near)),
        Mutation::Duplicate => {
            let piece = bytes[near].to_vec();
            drop(bytes.splice(at..at, piece));
        }
        Mutation::Swap => bytes.swap(at, other),
        Mutation::Truncate => bytes.truncate(at),
    }
}

proptest! {
    #![proptest_config(tests::reproducible(96))]

    #[test]
    fn broken_sources_are_analysed_without_a_panic(
        source in any::<Index>(),
        mutations in vec(
            (
                select(vec![Mutation::Delete, Mutation::Duplicate, Mutation::Swap, Mutation::Truncate]),
                any::<Index>(),
                any::<Index>(),
            ),
            1..5,
        ),
    ) {
        let (extension, mut bytes) = source.get(&SOURCES).clone();
        for (mutation, at, other) in mutations {
            mutate(&mut bytes, mutation, at, other);
        }
        let report = analysed(&format!("broken.{extension}"), &String::from_utf8_lossy(&bytes));
        prop_assert!(report.findings.iter().all(|finding| finding.at.start.line >= 1));
    }
}

/// A cookie with a mistake in line 6.
const MISTAKE: &str = "\
const express = require('express');
const app = express();
app.get('/', (req, res) => {
  res.cookie('access_token', req.query.token, {
    httpOnly: true,
    secure: false,
    sameSite: 'lax',
  });
  res.end();
});
app.listen(3000);
";

/// Checks that a source after a mistake neither stops the analysis, nor keeps it busy, nor hides the mistake.
#[track_caller]
fn endures(hostile: &str) {
    let started = Instant::now();
    let report = analysed("hostile.js", &format!("{MISTAKE}{hostile}"));
    let elapsed = started.elapsed();
    assert!(elapsed < PATIENCE, "{elapsed:?}");
    let found =
        report.findings.iter().any(|finding| finding.rule.id == "insecure-cookie" && finding.at.start.line == 6);
    assert!(found, "the mistake is not reported: {:?}", report.skipped);
}

#[test]
fn the_mistake_is_reported_where_nothing_hostile_follows() {
    endures("");
}

#[test]
fn a_concatenation_of_thousands_of_terms_is_endured() {
    endures(&format!("const text = 'a'{};\nprocess.title = text;\n", " + 'b'".repeat(5_000)));
}

#[test]
fn a_chain_of_thousands_of_spreads_is_endured() {
    let chain: String = (1..2_000).map(|n| format!("const o{n} = {{ ...o{}, k{n}: {n} }};\n", n - 1)).collect();
    endures(&format!("const o0 = {{}};\n{chain}"));
}

#[test]
fn functions_that_call_each_other_for_ever_are_endured() {
    endures("function a(n) { return b(n + 1); }\nfunction b(n) { return a(n) + a(n - 1); }\na(0);\n");
}

#[test]
fn objects_that_hold_themselves_are_endured() {
    endures(
        "const a = {};\nconst b = { a };\na.b = b;\na.self = a;\nconst c = { ...a, ...a.self.self.b };\n\
         const list = [a];\nlist.push(list);\nJSON.stringify(list);\nObject.assign(a, b, c, a);\n\
         app.use((req, res) => res.cookie('n', a, a));\n",
    );
}

#[test]
fn a_switch_of_thousands_of_cases_is_endured() {
    let cases: String =
        (0..2_000).map(|n| format!("    case {n}: options.secure = {}; break;\n", n % 2 == 0)).collect();
    endures(&format!(
        "function choose(n, options) {{\n  switch (n) {{\n{cases}  }}\n  return options;\n}}\nchoose(x, {{}});\n"
    ));
}

#[test]
fn calls_that_multiply_by_eight_at_each_of_eight_levels_are_endured() {
    let levels: String = (1..=8)
        .map(|n| {
            let calls = format!("f{}(x);", n - 1).repeat(8);
            format!("function f{n}(x) {{ {calls} return x; }}\n")
        })
        .collect();
    endures(&format!("function f0(x) {{ return {{ ...x }}; }}\n{levels}f8({{}});\n"));
}

#[test]
fn nesting_thousands_deep_is_endured() {
    for (open, middle, close) in
        [("(", "1", ")"), ("[", "", "]"), ("{ a: ", "1", " }"), ("f(", "", ")"), ("!", "x", "")]
    {
        endures(&format!("const deep = {}{middle}{};\n", open.repeat(5_000), close.repeat(5_000)));
    }
    endures(&format!("{}{}\n", "if (x) { ".repeat(5_000), "}".repeat(5_000)));
    endures(&format!("const f = {}1;\n", "() => ".repeat(5_000)));
}

#[test]
fn counted_loops_in_each_other_are_endured() {
    let heads: String = (0..8).map(|n| format!("for (let i{n} = 0; i{n} < 31; i{n}++) {{ ")).collect();
    endures(&format!("let count = 0;\n{heads} count++; {}\n", "}".repeat(8)));
}

#[test]
fn long_texts_in_loops_are_endured() {
    endures(
        "const text = 'a'.repeat(16000);\nlet n = 0;\n\
         for (let i = 0; i < 31; i++) for (let j = 0; j < 31; j++) {\n\
         n += /^(a+)+(b|c)+$/.test(text) ? 1 : 0; n += text.split('').length + text.replace(/a/g, 'bb').length; }\n",
    );
}

#[test]
fn deep_copies_of_objects_that_double_at_every_level_are_endured() {
    let levels = "o = { a: o, b: o };\n".repeat(40);
    endures(&format!("let o = {{}};\n{levels}JSON.parse(JSON.stringify(o));\nstructuredClone(o);\n"));
}
