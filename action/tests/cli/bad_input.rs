//! What cannot be done is said before anything is done, by name, with status 2.

use std::fs;

use crate::support::{app, run};

/// Runs the command in a new app and checks that it refuses with a message that holds `named`.
#[track_caller]
fn refuses(arguments: &[&str], named: &str) {
    let app = app();
    let outcome = run(app.path(), arguments);
    assert_eq!(outcome.status, 2, "{outcome:?}");
    assert!(outcome.stderr.starts_with("error: ") && outcome.stderr.contains(named), "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "");
    let left: Vec<_> = fs::read_dir(app.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["src"], "nothing may be left behind");
}

#[test]
fn a_missing_path_is_named() {
    refuses(&["src", "no/such.js"], "no/such.js");
}

#[test]
fn an_environment_file_without_variables_is_named() {
    refuses(&["src", "--env-file", "no.env"], "cannot read the environment file no.env");
    refuses(&["src", "--env-file", "src/app.js"], "src/app.js declares no variable");
}

#[test]
fn a_command_after_options_is_pointed_out() {
    refuses(&["--profile", "strict", "scan", "src"], "a command comes first");
}

#[test]
fn a_command_with_a_typing_mistake_is_recognised() {
    refuses(&["explian", "insecure-cookie"], "did you mean the command `explain`?");
    refuses(&["rule"], "did you mean the command `rules`?");
    refuses(&["check"], "the commands are scan, rules, explain, models, help");
    refuses(&["src/chek.js"], "paths are relative");
}

#[test]
fn a_named_file_of_another_language_is_no_clean_scan() {
    let app = app();
    fs::write(app.path().join("README.md"), "# Shop\n").unwrap();
    let alone = run(app.path(), &["README.md"]);
    assert_eq!((alone.status, alone.stdout.as_str()), (2, ""));
    assert!(alone.stderr.contains("README.md: not JavaScript or TypeScript"), "{}", alone.stderr);
    let beside = run(app.path(), &["README.md", "src"]);
    assert_eq!(beside.status, 0);
    assert!(
        beside.stdout.contains("1 file skipped in full or part: not JavaScript or TypeScript"),
        "{}",
        beside.stdout
    );
}

#[test]
fn a_named_script_without_an_extension_is_scanned() {
    let app = app();
    fs::write(app.path().join("www"), "#!/usr/bin/env node\nrequire('express')().listen(3000);\n").unwrap();
    assert!(run(app.path(), &["www"]).stdout.contains("powered-by-header"));
}

#[test]
fn a_report_to_a_dash_is_refused() {
    refuses(&["--report", "sarif=-"], "`--format` chooses what goes to standard output");
}

#[test]
fn a_missing_root_and_a_path_outside_the_root_are_named() {
    refuses(&["--root", "nowhere"], "nowhere");
    refuses(&["--root", "src", "."], "lies outside the root");
}

#[test]
fn a_folder_without_a_source_file_is_named() {
    let empty = tempfile::tempdir().unwrap();
    let outcome = run(empty.path(), &["."]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("no JavaScript or TypeScript file under ."), "{}", outcome.stderr);
}

#[test]
fn an_unknown_rule_is_named_with_the_nearest_one() {
    refuses(&["explain", "insecure-cookies"], "'insecure-cookies'");
    refuses(&["explain", "insecure-cookies"], "'insecure-cookie'");
}

#[test]
fn an_unknown_format_is_named() {
    refuses(&["--format", "xml"], "'xml'");
    refuses(&["rules", "--format", "sarif"], "'sarif'");
}

#[test]
fn an_unknown_profile_threshold_or_colour_is_named() {
    refuses(&["--profile", "lax"], "'lax'");
    refuses(&["--fail-on", "info"], "'info'");
    refuses(&["--color", "blue"], "'blue'");
}

#[test]
fn a_malformed_variable_is_named() {
    for malformed in ["COOKIE_SECURE", "=true", "1X=true", "COOKIE-SECURE=true"] {
        refuses(&["--env", malformed], &format!("'{malformed}'"));
    }
}

#[test]
fn an_unknown_exclusion_is_named() {
    refuses(&["--include", "tests,nonsense"], "'nonsense'");
}

#[test]
fn a_bad_number_of_threads_is_named() {
    for bad in ["0", "-1", "many", "100000"] {
        refuses(&[&format!("--threads={bad}")], bad);
    }
}

#[test]
fn an_unknown_option_is_named() {
    refuses(&["--profil", "strict"], "--profile");
}

#[test]
fn a_malformed_report_is_named() {
    refuses(&["--report", "cookies.sarif"], "'cookies.sarif'");
    refuses(&["--report", "xml=cookies.xml"], "`xml`");
    refuses(&["--report", "sarif="], "'sarif='");
}

#[test]
fn a_report_into_a_missing_folder_is_refused_before_others_are_written() {
    refuses(&["--report", "json=first.json", "--report", "sarif=no/such/folder.sarif"], "no/such/folder.sarif");
}

#[test]
fn a_report_onto_a_folder_is_refused() {
    refuses(&["--report", "json=first.json", "--report", "sarif=src"], "src: it is not a regular file");
    refuses(&["--report", "sarif=.."], "..");
}

#[test]
fn two_reports_to_one_file_are_refused() {
    refuses(&["--report", "json=a.txt", "--report", "sarif=src/../a.txt"], "src/../a.txt");
}

#[cfg(unix)]
#[test]
fn a_report_into_a_folder_that_cannot_be_written_is_refused() {
    // Not even an administrator may make files there.
    if std::path::Path::new("/proc/self").is_dir() {
        refuses(&["--report", "sarif=/proc/self/cookies.sarif"], "/proc/self/cookies.sarif");
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_no_report_file() {
    refuses(&["--report", "sarif=/dev/null"], "/dev/null: it is not a regular file");
}

#[cfg(unix)]
#[test]
fn what_an_error_names_is_escaped() {
    refuses(&["--report", "sarif=\u{1b}[2J/a"], "\\u{1b}[2J/a");
}
