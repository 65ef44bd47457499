//! The README shows what the command really prints.

use std::process::Command;

const README: &str = include_str!("../../../README.md");

/// The text of the first fenced block of a language.
fn block(language: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

/// A report without the seconds at its end, which differ from run to run.
fn without_time(report: &str) -> &str {
    let (report, seconds) = report.rsplit_once(" scanned in ").unwrap();
    assert!(seconds.ends_with(" s") && !seconds.contains('\n'), "{seconds}");
    report
}

#[test]
fn the_output_in_the_readme_is_that_of_the_code_above_it() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("app.js"), format!("{}\n", block("js"))).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cookielint"))
        .args(["scan", "--color", "never", "--root"])
        .args([folder.path(), folder.path()])
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let shown = block("text").strip_prefix("$ cookielint\n").unwrap();
    assert_eq!(without_time(printed.trim_end()), without_time(shown), "{printed}");
}
