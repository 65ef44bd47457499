//! Reports built by hand, for testing formats without the analysis: places are found by the text that stands there.

use std::sync::Arc;

use cookielint_analyzer::report::{Confidence, Exclusion, Finding, Level, Location, Report, Skipped, Step, Subject};
use cookielint_analyzer::rules::{RULES, Rule};
use cookielint_analyzer::source::{SourceText, TextRange};

/// A report in the making.
#[derive(Debug, Default)]
pub struct ReportBuilder {
    report: Report,
}

impl ReportBuilder {
    /// A report about nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file that places can point into.
    #[must_use]
    pub fn file(mut self, path: &str, text: &str) -> Self {
        let source = Arc::new(SourceText::new(path, text));
        self.report.sources.insert(Arc::clone(source.path()), source);
        self.report.files_scanned += 1;
        self.report.files_analysed += 1;
        self
    }

    /// Adds a finding made by `make` from this builder, whose files it can find places in.
    #[must_use]
    pub fn finding(mut self, make: impl FnOnce(&Self) -> Finding) -> Self {
        let finding = make(&self);
        self.report.findings.push(finding);
        self
    }

    /// Adds a file, or the part of it from `line`, that was not analysed.
    #[must_use]
    pub fn skipped(mut self, path: &str, line: Option<u32>, reason: &str) -> Self {
        self.report.skipped.push(Skipped { path: path.into(), line, reason: reason.to_owned() });
        self
    }

    /// Adds files that were left out on purpose.
    #[must_use]
    pub fn excluded(mut self, reason: Exclusion, count: usize) -> Self {
        self.report.excluded.insert(reason, count);
        self
    }

    /// The place of the first `text` in the file at `path`. Panics when it is not there: the test is wrong.
    #[must_use]
    pub fn at(&self, path: &str, text: &str) -> Location {
        self.between(path, text, "")
    }

    /// The place from the first `opening` in the file at `path` to the end of the next `closing`. Panics likewise.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a mistake in a test should stop the test")]
    pub fn between(&self, path: &str, opening: &str, closing: &str) -> Location {
        let source = self.report.sources.get(path).expect("the file was added");
        let (before, rest) = source.text().split_once(opening).expect("the opening stands in the file");
        let (inner, _) = rest.split_once(closing).expect("the closing stands behind it");
        let offset = |value: usize| u32::try_from(value).expect("test files are small");
        let length = opening.len() + inner.len() + closing.len();
        let bytes = TextRange { start: offset(before.len()), end: offset(before.len() + length) };
        Location {
            path: Arc::clone(source.path()),
            bytes,
            start: source.position(bytes.start),
            end: source.position(bytes.end),
        }
    }

    /// The report, with everything in the order that a scan promises.
    #[must_use]
    pub fn build(mut self) -> Report {
        self.report.findings.sort_by(|a, b| (&a.at, a.rule.id).cmp(&(&b.at, b.rule.id)));
        self.report.skipped.sort();
        self.report
    }
}

/// The rule that findings here are of, unless a test says otherwise.
#[must_use]
#[expect(clippy::expect_used, reason = "without it no test here makes sense")]
pub fn rule() -> &'static Rule {
    RULES.iter().copied().find(|rule| rule.id == "insecure-cookie").expect("the rule exists")
}

/// A finding at `at` with plain words everywhere and no trail; its subject is made where it is found.
#[must_use]
pub fn finding_at(at: Location) -> Finding {
    Finding {
        rule: rule(),
        level: Level::Error,
        confidence: Confidence::High,
        message: "The session cookie `sid` is sent without Secure".to_owned(),
        advice: "Set `secure: true`".to_owned(),
        subject: Subject {
            title: "session cookie `sid`".to_owned(),
            origin: "express-session, `session()`".to_owned(),
            at: at.clone(),
        },
        at,
        scopes: Vec::new(),
        trail: Vec::new(),
    }
}

/// A step with a place.
#[must_use]
pub fn step(at: Location, note: &str) -> Step {
    Step { at: Some(at), note: note.to_owned() }
}

/// A step that is not in the sources.
#[must_use]
pub fn known(note: &str) -> Step {
    Step { at: None, note: note.to_owned() }
}

const SERVER: &str = "const session = require('express-session');
const { cookie } = require('./config/cookie');

app.use(session({
\tname: 'sid',
\tsecret: process.env.SECRET,
\tcookie: { ...cookie, path: '/' },
}));
res.cookie('theme', theme);
res.cookie('token', token);
";

const CONFIG: &str = "exports.cookie = {\r\n  secure: false,\r\n  httpOnly: true,\r\n};\r\n";

/// One of everything: findings of each level and confidence, over two files, with and without a trail, with steps that
/// have no place; a subject elsewhere; a file and a part of a file that were not analysed; files left out.
#[must_use]
pub fn sample() -> Report {
    ReportBuilder::new()
        .file("config/cookie.js", CONFIG)
        .file("server.js", SERVER)
        .finding(|files| Finding {
            subject: Subject {
                at: files.between("server.js", "session({", "})"),
                ..finding_at(files.at("server.js", "session({")).subject
            },
            trail: vec![
                step(files.at("config/cookie.js", "secure: false"), "set here"),
                step(files.at("server.js", "require('./config/cookie')"), "imported here"),
                step(files.at("server.js", "...cookie"), "spread here"),
            ],
            ..finding_at(files.at("config/cookie.js", "false"))
        })
        .finding(|files| Finding {
            level: Level::Warning,
            message: "The auth cookie `token` is sent without Secure".to_owned(),
            subject: Subject {
                title: "auth cookie `token`".to_owned(),
                origin: "express, `res.cookie()`".to_owned(),
                at: files.at("server.js", "res.cookie('token', token)"),
            },
            trail: vec![known("default of express 5.1"), step(files.at("server.js", "token);"), "the value")],
            ..finding_at(files.at("server.js", "res.cookie('token'"))
        })
        .finding(|files| Finding {
            level: Level::Note,
            confidence: Confidence::Medium,
            message: "The preference cookie `theme` is sent without Secure".to_owned(),
            subject: Subject {
                title: "preference cookie `theme`".to_owned(),
                origin: "express, `res.cookie()`".to_owned(),
                at: files.at("server.js", "res.cookie('theme', theme)"),
            },
            ..finding_at(files.at("server.js", "res.cookie('theme'"))
        })
        .skipped("broken.js", Some(12), "syntax error")
        .skipped("bundle.js", None, "larger than 2 MiB")
        .excluded(Exclusion::Dependencies, 1)
        .excluded(Exclusion::Tests, 3)
        .build()
}

/// Text that would act in a terminal, a Markdown page, a message or a CI log that does not escape it.
pub const HOSTILE: &str = "`](1) [x](2) \\[ {0} \u{1b}[31m \u{202e} \" ' <b> \r\n::error::x` \u{9b}";

/// A report whose names and texts are [`HOSTILE`] or hard to encode, over sources that are hard to count in.
#[must_use]
pub fn hostile_sample() -> Report {
    const NAMES: [&str; 5] = ["we ird [id].js", "100%/a#b?.ts", "日本/é.tsx", "c:/x.js", "app/(a)/@b/$id.mjs"];
    const SOURCE: &str = "\u{feff}a = '😀', b = { secure: 0 } // é\r\n\t\tc = { secure: false }\r\r\n\u{2028}d = 1";
    NAMES
        .iter()
        .fold(ReportBuilder::new(), |builder, path| {
            builder
                .file(path, SOURCE)
                .finding(|files| Finding {
                    message: format!("The cookie {HOSTILE} is sent without Secure"),
                    advice: HOSTILE.to_owned(),
                    subject: Subject {
                        title: HOSTILE.to_owned(),
                        origin: HOSTILE.to_owned(),
                        at: files.between(path, "secure: false", "d = 1"),
                    },
                    trail: vec![step(files.at(path, "a ="), HOSTILE), known(HOSTILE), step(files.at(path, "b ="), "x")],
                    ..finding_at(files.at(path, "secure: 0"))
                })
                .finding(|files| finding_at(files.at(path, "false")))
                .finding(|files| finding_at(files.at(path, "d = 1")))
        })
        .skipped("a\u{1b}[2J.js", None, HOSTILE)
        .build()
}
