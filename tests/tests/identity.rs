//! A finding is known again after its code has moved: the names that GitLab and our own reports give it stay.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeSet;
use std::time::SystemTime;

use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse};
use cookielint_sarif::gitlab::{Times, to_string};
use serde_json::Value;

const LOGIN: &str = "app.post('/login', (req, res) => {
  const token = sign(req.body);
  res.cookie('token', token, {
    httpOnly: false,
    secure: true,
  });
});
";

const AUTH: &str = "class Auth {
  refresh(res) {
    res.cookie('refresh_token', token(), { secure: false, httpOnly: true });
  }
}
";

const SESSION: &str = "app.use(session({
  name: 'sid',
  secret: 'keyboard cat',
}));
";

const OPENING: &str = "const express = require('express');
const session = require('express-session');
const app = express();
app.disable('x-powered-by');
";

/// The id and the signature of every finding in a file of these parts.
fn names(parts: &[&str]) -> (BTreeSet<String>, BTreeSet<String>) {
    let source = SourceText::new("src/app.js", parts.concat());
    let report = analyse(vec![source], &ScanOptions::default()).unwrap();
    let times = Times { start: SystemTime::UNIX_EPOCH, end: SystemTime::UNIX_EPOCH };
    let document: Value = serde_json::from_str(&to_string(&report, times).unwrap()).unwrap();
    let of = |pointer: &str| {
        let vulnerabilities = document["vulnerabilities"].as_array().unwrap().iter();
        vulnerabilities.map(|it| format!("{} {}", it["name"], it.pointer(pointer).unwrap())).collect()
    };
    (of("/id"), of("/tracking/items/0/signatures/0/value"))
}

#[test]
fn findings_keep_their_names_when_code_comes_before_them_or_they_change_places() {
    let before = names(&[OPENING, SESSION, LOGIN, AUTH]);
    assert!(before.0.len() > 4, "{before:?}");
    assert_eq!(names(&[OPENING, AUTH, LOGIN, SESSION]), before);
    assert_eq!(names(&[OPENING, "// new\n\nfunction other() {}\n", SESSION, LOGIN, "const more = 1;\n", AUTH]), before);
}

#[test]
fn findings_keep_their_names_when_one_of_them_is_mended() {
    let (ids, signatures) = names(&[OPENING, SESSION, LOGIN, AUTH]);
    let mended = LOGIN.replace("httpOnly: false", "httpOnly: true");
    let (left, left_signatures) = names(&[OPENING, SESSION, &mended, AUTH]);
    assert!(left.len() < ids.len() && left.is_subset(&ids), "{left:?} of {ids:?}");
    assert!(left_signatures.is_subset(&signatures), "{left_signatures:?} of {signatures:?}");
}

#[test]
fn a_line_within_the_scope_moves_the_signature_and_nothing_else() {
    let (ids, signatures) = names(&[OPENING, LOGIN]);
    let (same_ids, moved) = names(&[OPENING, &LOGIN.replace("const token", "log(req);\n  const token")]);
    assert_eq!(same_ids, ids);
    assert_ne!(moved, signatures);
}
