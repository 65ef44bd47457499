//! Reports in files: whole, beside one another, with the permissions of ordinary files.

use std::fs;

use crate::support::{app, run};

#[test]
fn one_scan_writes_every_report_and_leaves_nothing_else() {
    let app = app();
    let outcome =
        run(app.path(), &["--report", "sarif=a.sarif", "--report", "json=src/b.json", "--report", "text=c.txt"]);
    assert_eq!(outcome.status, 0, "{outcome:?}");
    let read = |name: &str| fs::read_to_string(app.path().join(name)).unwrap();
    assert!(read("a.sarif").contains("\"2.1.0\""));
    assert!(read("src/b.json").contains("\"findings\""));
    assert!(read("c.txt").starts_with("No call found that sets a cookie"));
    assert_eq!(fs::read_dir(app.path()).unwrap().count(), 3);
    assert_eq!(fs::read_dir(app.path().join("src")).unwrap().count(), 2);
}

#[test]
fn a_report_in_a_file_is_what_standard_output_would_have_been() {
    let app = app();
    run(app.path(), &["--report", "sarif=a.sarif", "--color", "always"]);
    assert_eq!(fs::read_to_string(app.path().join("a.sarif")).unwrap(), run(app.path(), &["--format", "sarif"]).stdout);
}

#[test]
fn a_text_report_in_a_file_has_no_colour() {
    let app = app();
    run(app.path(), &["--report", "text=a.txt", "--color", "always"]);
    assert!(!fs::read_to_string(app.path().join("a.txt")).unwrap().contains('\u{1b}'));
}

#[test]
fn an_older_report_is_replaced_whole() {
    let app = app();
    let file = app.path().join("a.json");
    fs::write(&file, "x".repeat(100_000)).unwrap();
    assert_eq!(run(app.path(), &["--report", "json=a.json"]).status, 0);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with('{') && !text.contains("xxx"));
}

#[cfg(unix)]
#[test]
fn an_older_report_keeps_its_permissions_and_links_to_it_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let app = app();
    let (file, link) = (app.path().join("a.json"), app.path().join("latest.json"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o604)).unwrap();
    symlink("a.json", &link).unwrap();
    assert_eq!(run(app.path(), &["--report", "json=latest.json"]).status, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().starts_with('{'));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o604);
}

#[cfg(unix)]
#[test]
fn a_new_report_can_be_read_like_any_new_file() {
    use std::os::unix::fs::PermissionsExt;

    let app = app();
    assert_eq!(run(app.path(), &["--report", "json=a.json"]).status, 0);
    let mode = |name: &str| fs::metadata(app.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("a.json"), mode("src/app.js"));
}
