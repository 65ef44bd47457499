//! Reports made by hand, for tests.

use std::sync::Arc;
use std::time::Duration;

use cookielint_analyzer::report::{Confidence, Exclusion, Finding, Level, Location, Report, Skipped, Step, Subject};
use cookielint_analyzer::rules;
use cookielint_analyzer::source::{SourceText, TextRange};

/// The place of the first `text` in a file.
pub fn at(path: &str, source: &str, text: &str) -> Location {
    within(path, source, text, text)
}

/// The place of `part` in the first `text` of a file.
pub fn within(path: &str, source: &str, text: &str, part: &str) -> Location {
    let start = source.find(text).unwrap() + text.find(part).unwrap();
    let bytes = TextRange { start: start as u32, end: (start + part.len()) as u32 };
    let source = SourceText::new(path, source);
    Location { path: path.into(), bytes, start: source.position(bytes.start), end: source.position(bytes.end) }
}

/// A finding at the first `marked` of the file `a.js`.
pub fn finding(source: &str, marked: &str, level: Level) -> Finding {
    let at = at("a.js", source, marked);
    Finding {
        rule: rules::find("insecure-cookie").unwrap(),
        level,
        confidence: Confidence::High,
        message: "something is wrong".to_owned(),
        advice: "mend it".to_owned(),
        subject: Subject { title: "cookie `sid`".to_owned(), origin: "express".to_owned(), at: at.clone() },
        at,
        scopes: Vec::new(),
        trail: Vec::new(),
    }
}

/// A report about one file.
pub fn report(path: &str, source: &str, findings: Vec<Finding>) -> Report {
    Report { findings, sources: [file(path, source)].into(), files_scanned: 1, ..Report::default() }
}

pub fn file(path: &str, source: &str) -> (Arc<str>, Arc<SourceText>) {
    (path.into(), Arc::new(SourceText::new(path, source)))
}

pub fn step(at: Option<Location>, note: &str) -> Step {
    Step { at, note: note.to_owned() }
}

const APP: (&str, &str) = (
    "src/app.js",
    "\
const express = require('express');
const session = require('express-session');
const { cookieDefaults } = require('../config/cookies');

const app = express();
const lax = { sameSite: 'lax' };

app.use(session({
  secret: process.env.SESSION_SECRET,
  resave: false,
  cookie: { ...cookieDefaults, ...lax, maxAge: 1000 * 60 * 60 },
}));

app.get('/login', (req, res) => {
\tres.cookie('🍪 日本', token, { httpOnly: false, secure: true });
});
",
);

const CONFIG: (&str, &str) = (
    "config/cookies.js",
    "// Defaults\r\nexports.cookieDefaults = {\r\n\thttpOnly: true,\r\n\tsecure: process.env.HTTPS === 'on',\r\n};\r\n",
);

/// A report as a scan of a small shop might make it: two subjects, two files, tabs, CRLF, emoji and wide letters.
pub fn shop() -> Report {
    Report {
        findings: vec![session_sent_in_clear(), session_name(), login_cookie()],
        skipped: vec![
            Skipped { path: "src/broken.js".into(), line: Some(12), reason: "syntax error".to_owned() },
            Skipped { path: "src/huge.js".into(), line: None, reason: "larger than 2 MiB".to_owned() },
        ],
        sources: [file(CONFIG.0, CONFIG.1), file(APP.0, APP.1)].into(),
        files_scanned: 128,
        files_analysed: 12,
        calls_judged: 9,
        excluded: [(Exclusion::Dependencies, 1), (Exclusion::Tests, 31)].into(),
        statistics: None,
        elapsed: Duration::from_millis(120),
    }
}

fn session() -> Subject {
    Subject {
        title: "session cookie `connect.sid`".to_owned(),
        origin: "express-session, `session()`".to_owned(),
        at: at(APP.0, APP.1, "session({"),
    }
}

fn session_sent_in_clear() -> Finding {
    let value = at(CONFIG.0, CONFIG.1, "process.env.HTTPS === 'on'");
    Finding {
        message: "Secure is off unless `HTTPS` is set, so the session travels over plain HTTP".to_owned(),
        advice: "set `secure: true`; behind a TLS proxy also `app.set('trust proxy', 1)`".to_owned(),
        subject: session(),
        trail: vec![
            step(Some(value.clone()), "false when `HTTPS` is unset"),
            step(Some(at(APP.0, APP.1, "require('../config/cookies')")), "imported here"),
            step(Some(at(APP.0, APP.1, "...cookieDefaults")), "spread here"),
            step(None, "`HTTPS` is not given by `--env`, and may be unset"),
        ],
        at: value,
        ..finding("x", "x", Level::Warning)
    }
}

fn session_name() -> Finding {
    Finding {
        message: "The name `connect.sid` tells that the app runs on Express".to_owned(),
        advice: "set `name` to a word that tells nothing, such as `id`".to_owned(),
        subject: session(),
        at: within(APP.0, APP.1, "session({", "session"),
        trail: vec![step(None, "default of express-session 1.19")],
        ..finding("x", "x", Level::Note)
    }
}

fn login_cookie() -> Finding {
    let value = within(APP.0, APP.1, "httpOnly: false", "false");
    Finding {
        message: "HttpOnly is off, so any script on the page can read the cookie".to_owned(),
        advice: "set `httpOnly: true`".to_owned(),
        subject: Subject {
            title: "auth cookie `🍪 日本`".to_owned(),
            origin: "express, `res.cookie()`".to_owned(),
            at: at(APP.0, APP.1, "res.cookie"),
        },
        trail: vec![step(Some(value.clone()), "set here")],
        at: value,
        ..finding("x", "x", Level::Error)
    }
}
