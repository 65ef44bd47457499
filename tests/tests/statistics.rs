//! How much of small programs can be told, as `--stats` counts it.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::fs;

use cookielint_analyzer::facts::statistics::{Counted, Counts, Statistics, Told};
use cookielint_analyzer::report::Location;
use cookielint_analyzer::{ScanOptions, scan};

fn statistics(files: &[(&str, &str)], threads: usize) -> Statistics<Location> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let root = folder.path().to_path_buf();
    let options = ScanOptions { paths: vec![root.clone()], root, threads, statistics: true, ..ScanOptions::default() };
    scan(&options).unwrap().statistics.unwrap()
}

/// The statistics of handler code, in line 3 of an Express app.
fn in_handler(code: &str) -> Statistics<Location> {
    let prelude = "const express = require('express');\nconst app = express();\n";
    statistics(&[("app.js", &format!("{prelude}app.get('/', (req, res) => {{ {code} }});\n"))], 1)
}

/// What is told at each site: a letter for each of Secure, HttpOnly, SameSite, name, Domain and Path.
fn told(statistics: &Statistics<Location>) -> Vec<String> {
    let letter = |value: &Told<Location>| match value {
        Told::Is => 'i',
        Told::Unset => '-',
        Told::When => 'w',
        Told::Unknown { .. } => 'u',
    };
    statistics.sites.iter().map(|site| site.values.iter().map(letter).collect()).collect()
}

#[test]
fn each_attribute_of_a_site_is_told() {
    for (code, expected) in [
        ("res.cookie('a', 1, { secure: true, httpOnly: false, sameSite: 'lax', domain: 'a.b', path: '/' });", "iiiiii"),
        ("res.cookie('a', 1);", "---i--"),
        ("res.cookie('a', 1, { secure: process.env.S === 'true', sameSite: process.env.T });", "w-wi--"),
        ("res.cookie('a', 1, { secure: req.secure });", "i--i--"),
        ("res.cookie(name(), 1, { httpOnly: script() });", "-u-u--"),
        ("res.cookie(`a-${req.query.n}`, 1, { path: `/${req.query.n}` });", "---u-u"),
        ("res.cookie('a', 1, { secure: true, ...unknown() });", "uuuiuu"),
        ("res.setHeader('Set-Cookie', 'a=1; Secure; Path=/');", "i--i-i"),
    ] {
        assert_eq!(told(&in_handler(code)), [expected], "{code}");
    }
}

#[test]
fn a_session_is_one_site_like_any_cookie() {
    let code =
        "const session = require('express-session'); app.use(session({ cookie: { secure: true }, secret: x() }));";
    assert_eq!(told(&in_handler(code)), ["i-----"]);
}

#[test]
fn the_cookies_of_one_header_are_told_apart() {
    let code = "res.setHeader('Set-Cookie', ['a=1; Secure', `b=2; HttpOnly${x()}`]);";
    assert_eq!(told(&in_handler(code)), ["i--i--", "uiuiuu"]);
}

#[test]
fn deletions_are_counted_apart() {
    let statistics =
        in_handler("res.clearCookie('a', options()); res.cookie('b', '', { maxAge: 0 }); res.cookie('c', 1);");
    assert_eq!((statistics.sites.len(), statistics.deletions), (1, 2));
}

#[test]
fn a_site_counts_once_for_all_its_callers_and_is_open_when_it_is_for_one() {
    let set = "const set = (name, secure) => res.cookie(name, 1, { secure });";
    assert_eq!(told(&in_handler(&format!("{set} set('a', true); set('b', true);"))), ["i--i--"]);
    assert_eq!(told(&in_handler(&format!("{set} set('a', true); set('b', load());"))), ["u--i--"]);
}

#[test]
fn a_site_that_one_of_several_programs_decides_is_decided() {
    let helper = "const router = require('express').Router();\n\
                  exports.login = options => router.post('/', (req, res) => res.cookie('a', 1, options));\n";
    let calls = "const app = require('express')();\nconst { login } = require('./set');\n\
                 app.use(login({ secure: true, httpOnly: true }));\napp.listen(3000);\n";
    let imports = "const app = require('express')();\nrequire('./set');\napp.listen(3001);\n";
    let unknown = statistics(&[("set.js", helper), ("worker.js", imports)], 1);
    assert_eq!(told(&unknown), ["uuuiuu"]);
    for threads in [1, 4] {
        let both = statistics(&[("set.js", helper), ("a.js", calls), ("worker.js", imports)], threads);
        assert_eq!(told(&both), ["ii-i--"]);
        assert_eq!(both, statistics(&[("set.js", helper), ("a.js", calls), ("worker.js", imports)], 2));
    }
}

#[test]
fn the_sums_are_those_of_the_sites() {
    let statistics = in_handler("res.cookie('a', 1, { secure: true }); res.cookie('b', 1, { secure: process.env.S });");
    let (counted, secure) = statistics.by_attribute()[0];
    assert_eq!(counted, Counted::Secure);
    assert_eq!(secure, Counts { is: 1, when: 1, ..Counts::default() });
    assert_eq!(statistics.total(), Counts { is: 3, unset: 8, when: 1, unknown: 0 });
    assert_eq!(statistics.total().sum(), 2 * Counted::ALL.len());
}

#[test]
fn reasons_come_by_frequency_with_the_first_place() {
    let statistics = in_handler(
        "\nres.cookie('a', 1, { secure: load() });\nres.cookie('b', 1, { secure: read(), httpOnly: read() });\n\
         res.cookie('c', 1, { secure: read() });\nres.cookie(`d${req.x}`, 1);",
    );
    let reasons = statistics.reasons();
    let kinds: Vec<_> = reasons.iter().map(|reasons| (reasons.kind, reasons.count)).collect();
    assert_eq!(kinds, [("call", 4), ("text", 1)]);
    let names: Vec<_> = reasons[0]
        .names
        .iter()
        .map(|reason| (reason.name.as_deref().unwrap(), reason.count, reason.example.start.line))
        .collect();
    assert_eq!(names, [("read", 3, 5), ("load", 1, 4)]);
}
