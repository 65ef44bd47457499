//! The command as a person or a CI job runs it: what it prints, and how it ends.

use std::fs;
use std::process::Stdio;

use crate::support::{Outcome, app, command, run};

#[test]
fn an_app_without_cookies_is_clean_and_is_said_to_have_none() {
    let app = app();
    let Outcome { status, stdout, stderr } = run(app.path(), &["src"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout.starts_with("No call found that sets a cookie"), "{stdout}");
    assert_eq!(stdout.lines().count(), 1);
}

#[test]
fn the_word_scan_changes_nothing() {
    let app = app();
    let sarif = |arguments: &[&str]| run(app.path(), arguments).stdout;
    assert_eq!(sarif(&["--format", "sarif", "src"]), sarif(&["scan", "src", "--format", "sarif"]));
}

#[test]
fn quiet_prints_nothing_when_there_is_nothing() {
    assert_eq!(run(app().path(), &["--quiet"]).stdout, "");
}

#[test]
fn verbose_and_quiet_exclude_each_other() {
    let outcome = run(app().path(), &["--quiet", "--verbose"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("--verbose"), "{}", outcome.stderr);
}

#[test]
fn machine_formats_go_to_standard_output_whole() {
    let app = app();
    let sarif = run(app.path(), &["--format", "sarif"]).stdout;
    assert!(sarif.starts_with('{') && sarif.ends_with("}\n") && sarif.contains("\"2.1.0\""), "{sarif}");
    let json = run(app.path(), &["--format", "json"]).stdout;
    assert!(json.starts_with('{') && json.contains("\"findings\""), "{json}");
}

#[test]
fn statistics_go_where_the_report_leaves_room() {
    let app = app();
    let heading = "What could be told of 0 sites";
    let quiet = run(app.path(), &["--stats", "--quiet"]);
    assert!(quiet.stdout.trim_start().starts_with(heading) && quiet.stderr.is_empty(), "{quiet:?}");
    let sarif = run(app.path(), &["--stats", "--format", "sarif"]);
    assert_eq!(sarif.stdout, run(app.path(), &["--format", "sarif"]).stdout);
    assert!(sarif.stderr.contains(heading), "{sarif:?}");
    let json = run(app.path(), &["--stats", "--format", "json"]);
    assert!(json.stdout.contains("\"statistics\"") && json.stderr.is_empty(), "{json:?}");
    assert!(!run(app.path(), &["--format", "json"]).stdout.contains("\"statistics\""));
}

#[test]
fn the_variables_of_a_file_are_those_of_the_deployment_unless_one_is_given_by_itself() {
    let app = app();
    let code = "require('express')().get('/', (q, res) => res.cookie('token', q.id, { httpOnly: true, secure: process.env.TLS === 'on' }));";
    fs::write(app.path().join("src/app.js"), code).unwrap();
    fs::write(app.path().join("production.env"), "# TLS ends here\nexport TLS='on'\n").unwrap();
    let is_insecure = |arguments: &[&str]| run(app.path(), arguments).stdout.contains("insecure-cookie");
    assert!(is_insecure(&["src"]));
    assert!(!is_insecure(&["src", "--env-file", "production.env"]));
    assert!(is_insecure(&["src", "--env", "TLS=off", "--env-file", "production.env"]));
}

#[test]
fn colour_comes_when_asked_for_and_not_into_a_pipe() {
    let app = app();
    let colored = |arguments: &[&str]| run(app.path(), arguments).stdout.contains('\u{1b}');
    assert!(colored(&["--color", "always"]));
    assert!(!colored(&[]));
    assert!(!colored(&["--color", "never"]));
    assert!(!colored(&["--color", "always", "--format", "json"]));
}

#[test]
fn the_environment_decides_about_colour_unless_the_command_line_does() {
    let app = app();
    let colored = |variable: &str, arguments: &[&str]| {
        let output = command(app.path()).args(arguments).env(variable, "1").output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(colored("CLICOLOR_FORCE", &[]));
    assert!(!colored("NO_COLOR", &[]));
    assert!(!colored("CLICOLOR_FORCE", &["--color", "never"]));
    assert!(colored("NO_COLOR", &["--color", "always"]));
}

#[test]
fn a_reader_that_has_gone_away_is_no_error() {
    let mut child = command(app().path())
        .args(["rules", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn every_rule_is_listed_and_explained() {
    let app = app();
    let list = run(app.path(), &["rules"]);
    assert_eq!(list.status, 0);
    for rule in cookielint_analyzer::rules::RULES {
        assert!(list.stdout.contains(rule.summary), "{}", rule.id);
        let page = run(app.path(), &["explain", rule.id]);
        assert_eq!(page.status, 0);
        assert!(page.stdout.starts_with(rule.id) && !page.stdout.contains("```"), "{}", page.stdout);
        assert!(!page.stdout.contains("**Level") && !page.stdout.contains("<https://"), "{}", page.stdout);
    }
}

#[test]
fn the_rules_are_an_array_in_json() {
    let stdout = run(app().path(), &["rules", "--format", "json"]).stdout;
    assert!(stdout.trim_start().starts_with('[') && stdout.contains("\"insecure-cookie\""), "{stdout}");
}

#[test]
fn help_and_version_go_to_standard_output() {
    let app = app();
    let help = run(app.path(), &["--help"]);
    assert_eq!(help.status, 0);
    assert!(help.stdout.contains("Examples:") && help.stdout.contains("cookielint --report sarif="));
    let version = run(app.path(), &["--version"]);
    assert_eq!(version.stdout, format!("cookielint {}\n", env!("CARGO_PKG_VERSION")));
}
