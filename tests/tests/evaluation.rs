//! Whole small programs and the lines at which something is found in them: what the evaluator must follow, and where it
//! must not be misled.

#![allow(clippy::expect_used, reason = "a helper of tests may fail as a test does")]

use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse};

/// The findings as `line rule`, without the notes.
fn findings(code: &str) -> Vec<String> {
    let source = SourceText::new("app.js", code);
    let report = analyse(vec![source], &ScanOptions::default()).expect("the models load");
    let serious = report.findings.iter().filter(|finding| finding.level > cookielint_analyzer::report::Level::Note);
    serious.map(|finding| format!("{} {}", finding.at.start.line, finding.rule.id)).collect()
}

/// A handler with some code in it, in line 3.
fn in_handler(code: &str) -> Vec<String> {
    let prelude = "const express = require('express');\nconst app = express();\n";
    findings(&format!("{prelude}app.get('/', (req, res) => {{ {code} }});\n"))
}

#[test]
fn configuration_that_is_right_in_production_is_silent() {
    for code in [
        "const o = Object.assign({}, { httpOnly: true }, { secure: true }); res.cookie('token', 1, Object.freeze(o));",
        "if (process.env.NODE_ENV !== 'production') return res.cookie('token', 'dev'); res.end();",
        "const o = { httpOnly: true }; for (const key of ['secure']) o[key] = true; res.cookie('token', 1, o);",
        "const s = req.protocol === 'https'; res.cookie('token', 1, { secure: s, httpOnly: true, sameSite: s ? 'none' : 'lax' });",
        "res.cookie('token', 1, { httpOnly: true, secure: 'production' === app.settings.env });",
        "const f = () => { if (app.get('env') !== 'production') return {}; return { secure: true, httpOnly: true }; }; res.cookie('token', 1, f());",
        "const p = ['token=' + req.x, 'HttpOnly']; if (process.env.NODE_ENV === 'production') p.push('Secure'); res.setHeader('Set-Cookie', p.join('; '));",
        "res.cookie('token', '', { maxAge: 0 }); res.cookie('token', '', { expires: new Date(0) }); res.clearCookie('token');",
        "switch (process.env.NODE_ENV) { case 'production': break; default: res.cookie('token', 2); }",
    ] {
        assert_eq!(in_handler(code), [""; 0], "{code}");
    }
}

#[test]
fn what_cannot_be_told_is_silent() {
    for code in [
        "res.cookie('token', 1, options);",
        "res.cookie('token', 1, { httpOnly: true, ...options });",
        "const o = { secure: false, httpOnly: false }; complete(o); res.cookie('token', 1, o);",
        "const o = { httpOnly: true }; if (req.body.x) o.secure = true; res.cookie('token', 1, o);",
        "const o = { httpOnly: true, secure: false }; o[req.body.key] = true; res.cookie('token', 1, o);",
    ] {
        assert_eq!(in_handler(code), [""; 0], "{code}");
    }
}

#[test]
fn a_jump_in_one_branch_makes_what_follows_uncertain() {
    for code in [
        "let s = true; for (const a of [1]) { if (req.x()) break; s = false; }",
        "let s = true; for (const a of [1]) { if (req.x()) continue; s = false; }",
        "let s = true; block: { if (req.x()) break block; s = false; }",
        "let s = true; switch (1) { case 1: if (req.x()) break; s = false; }",
        "let s; for (const a of ['a', 'b']) { if (a === req.x()) { s = true; break; } s = false; }",
    ] {
        let code = format!("{code} res.cookie('token', 1, {{ secure: s, httpOnly: true }});");
        assert_eq!(in_handler(&code), [""; 0], "{code}");
    }
    let certain = "let s = true; for (const a of [1]) { s = false; break; } res.cookie('token', 1, { secure: s, httpOnly: true });";
    assert_eq!(in_handler(certain), ["3 insecure-cookie"]);
}

#[test]
fn a_method_that_the_program_replaces_is_not_known() {
    for patch in [
        "app.use((req, res, next) => { const old = res.cookie; res.cookie = (n, v, o) => old.call(res, n, v, { ...o, secure: true }); next(); });",
        "express.response.cookie = function (name) { this.append('Set-Cookie', name); };",
        "app.response.cookie = function (name) { this.append('Set-Cookie', name); };",
    ] {
        let code = format!(
            "const express = require('express');\nconst app = express();\n{patch}\n\
             app.get('/', (req, res) => res.cookie('token', 1));\n"
        );
        assert_eq!(findings(&code), [""; 0], "{patch}");
    }
}

#[test]
fn objects_that_refer_to_each_other_often_are_kept_within_a_budget() {
    let level = "o = { a: o, b: o, c: o, d: o, e: o, f: o, g: o, h: o, i: o, j: o, k: o, l: o };";
    let code = format!("let o = {{ secure: false }}; {} res.cookie('token', 1, o);", level.repeat(7));
    // As a tree the options are 36 million objects; what is kept must still tell that their own `secure` is not given.
    assert_eq!(in_handler(&code), ["3 insecure-cookie", "3 script-readable-cookie"]);
}

#[test]
fn mistakes_are_found_however_they_are_written() {
    for code in [
        "const o = {}; o['secure'] = !1; o.httpOnly = true; res.cookie('auth', 'v', o);",
        "const { cookie: set } = { cookie: (n, o) => res.status(200).cookie(n, 'v', o) }; set('auth', { httpOnly: true });",
        "const base = { httpOnly: true, secure: false }; res.cookie(`auth_${req.x}`, 'v', { ...base, path: '/' });",
        "try { work(); } catch (error) { res.cookie('auth', 'v', { httpOnly: true }); }",
        "class A { options = { httpOnly: true }; set(r) { r.cookie('auth', 'v', this.options); } } new A().set(res);",
    ] {
        assert_eq!(in_handler(code), ["3 insecure-cookie"], "{code}");
    }
}

#[test]
fn a_test_for_what_the_language_has_does_not_end_the_program() {
    let code = "if (typeof [].includes !== 'function') process.exit(1);\nif (!''.padStart || !({}).hasOwnProperty) process.exit(1);\n\
                const f = function () {}; if (!f.bind) process.exit(1);\n";
    let app = "require('express')().get('/', (req, res) => res.cookie('auth', 'v', { httpOnly: true }));";
    assert_eq!(findings(&format!("{code}{app}")), ["4 insecure-cookie"]);
}

#[test]
fn writes_count_as_the_library_reads_them() {
    let session = |after: &str| {
        findings(&format!(
            "const session = require('express-session');\nconst o = {{ name: 'n', secret: s, store, cookie: {{}} }};\n\
             module.exports = session(o);\n{after}\n"
        ))
    };
    assert_eq!(session(""), ["3 insecure-cookie"]);
    assert_eq!(session("o.cookie.secure = true;"), [""; 0], "the object is kept and read on every request");
    assert_eq!(session("o.cookie = { secure: true };"), ["3 insecure-cookie"], "another object is not");
}

#[test]
fn a_variable_that_the_program_stops_without_has_no_unset_case() {
    let code = "if (!process.env.SECRET) throw new Error('no secret');\n\
                require('express-session')({ name: 'n', store, secret: process.env.SECRET || 'fallback', cookie: { secure: true } });\n";
    assert_eq!(findings(code), [""; 0]);
}
