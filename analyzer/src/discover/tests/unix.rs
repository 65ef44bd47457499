//! Tests of what only Unix has: links, permissions, names that are not UTF-8, and files that are none.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;

use super::*;

#[test]
fn links_are_not_followed_and_those_out_of_the_root_are_reported() {
    let outside = tree(&[("x.js", ""), ("folder/y.js", ""), ("notes.txt", "")]);
    let root = tree(&[("a/app.js", ""), (".gitignore", "ignored\n")]);
    let link = |target: &Path, name: &str| symlink(target, root.path().join(name)).unwrap();
    link(&root.path().join("a"), "inside");
    link(&root.path().join("a/app.js"), "inside.js");
    link(root.path(), "a/loop");
    link(Path::new("nowhere"), "broken.js");
    link(&outside.path().join("x.js"), "x.js");
    link(&outside.path().join("folder"), "folder");
    link(&outside.path().join("folder"), "dist");
    link(&outside.path().join("folder"), "ignored");
    link(&outside.path().join("notes.txt"), "notes.txt");

    let listing = list(&options(root.path(), &["."])).unwrap();
    assert_eq!(paths(&listing), ["a/app.js"]);
    let skipped = ["folder", "x.js"].map(|path| Skipped {
        path: path.into(),
        line: None,
        reason: "symbolic link out of the root".to_owned(),
    });
    assert_eq!(listing.skipped, skipped);
    assert_eq!(listing.excluded, BTreeMap::from([(Exclusion::Ignored, 1), (Exclusion::BuildOutput, 1)]));
}

#[test]
fn a_link_asked_for_is_resolved_and_must_stay_under_the_root() {
    let outside = tree(&[("x.js", "")]);
    let root = tree(&[("releases/5/app.js", "")]);
    symlink("releases/5", root.path().join("current")).unwrap();
    symlink(outside.path(), root.path().join("away")).unwrap();
    assert_eq!(listed(root.path(), &["current"]), ["releases/5/app.js"]);
    assert_eq!(listed(root.path(), &["current", "releases/5/app.js"]), ["releases/5/app.js"]);
    let error = list(&options(root.path(), &["away"])).unwrap_err();
    assert!(matches!(error, DiscoverError::OutsideRoot { .. }), "{error}");
}

#[test]
fn a_root_that_is_a_link_is_resolved() {
    let root = tree(&[("real/app.js", "")]);
    symlink("real", root.path().join("link")).unwrap();
    let options = ScanOptions { paths: vec![root.path().join("real")], ..options(&root.path().join("link"), &[]) };
    assert_eq!(paths(&list(&options).unwrap()), ["app.js"]);
}

#[test]
fn names_that_are_not_utf8_are_listed_with_replacements() {
    let root = tree(&[]);
    for name in [&b"caf\xe9.js"[..], b"caf\xe8.js", b"caf\xe9.test.js"] {
        write(&root.path().join(OsStr::from_bytes(name)), "text");
    }
    let options = options(root.path(), &["."]);
    assert_eq!(paths(&list(&options).unwrap()), ["caf\u{fffd}.js", "caf\u{fffd}.js"]);
    assert_eq!(read_all(&options), [Ok("text".to_owned()), Ok("text".to_owned())]);
}

#[test]
fn what_is_no_regular_file_is_not_opened() {
    let root = tree(&[("app.js", "")]);
    let _socket = UnixListener::bind(root.path().join("socket.js")).unwrap();
    assert_eq!(listed(root.path(), &["."]), ["app.js"]);
    let error = list(&options(root.path(), &["socket.js"])).unwrap_err().to_string();
    assert!(error.ends_with("socket.js: not a regular file"), "{error}");
}

/// The superuser reads everything: then the files must be there like any others.
#[test]
fn what_permissions_forbid_is_skipped_in_a_walk_and_an_error_when_asked_for() {
    let root = tree(&[("app.js", ""), ("closed/a.js", ""), ("closed.js", "text")]);
    let (folder, file) = (root.path().join("closed"), root.path().join("closed.js"));
    let set_mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set_mode(&folder, 0o000);
    set_mode(&file, 0o000);
    let forbidden = fs::read(&file).is_err();

    let walk = options(root.path(), &["."]);
    let listing = list(&walk).unwrap();
    let contents = read_all(&walk);
    let asked = ["closed", "closed.js"].map(|path| list(&options(root.path(), &[path])));
    set_mode(&folder, 0o755);

    if forbidden {
        assert_eq!(paths(&listing), ["app.js", "closed.js"]);
        assert_eq!(&*listing.skipped[0].path, "closed");
        assert!(listing.skipped[0].reason.starts_with("Permission denied"));
        assert!(matches!(&contents[1], Err(LeftOut::Skipped(skipped)) if &*skipped.path == "closed.js"));
        assert!(asked.iter().all(|result| matches!(result, Err(DiscoverError::Unreadable { .. }))));
    } else {
        assert_eq!(paths(&listing), ["app.js", "closed.js", "closed/a.js"]);
        assert_eq!(contents[1], Ok("text".to_owned()));
        assert!(asked.iter().all(Result::is_ok));
    }
}
