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
        "res.cookie('token', 1, { httpOnly: true, secure: req.secure ? true : false });",
        "const s = process.env.APP_URL?.startsWith('https') ? true : false; res.cookie('token', 1, { httpOnly: true, secure: s });",
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

/// A program whose handler sets a cookie with `secure: s`, and the code before it.
fn with_secure(code: &str) -> Vec<String> {
    let routes = "app.get('/', (req, res) => res.cookie('token', 1, { secure: s, httpOnly: true }));";
    let program =
        format!("const express = require('express'); const app = express(); const x = app.x; {code}\n{routes}\n");
    findings(&program)
}

#[test]
fn a_handler_sees_what_any_function_that_runs_later_may_have_written() {
    for code in [
        "let s = false; exports.setSecure = v => { s = v; };",
        "let s = false; module.exports = { init() { s = true; } };",
        "let s = false; app.use((req, res, next) => { next(); }); app.post('/', () => { s = true; });",
        "let s = false; function later() { s = true; } module.exports = { later }; ",
        "let s = false; function set(v) { s = v; } set(false); exports.set = set;",
        "let s = false; setTimeout(() => { s = true; }, 1);",
        "let s = false, n = 0; app.use(() => { n += 1; if (n > 5) s = true; });",
        "let s = false; const steps = { a: false }; app.use(() => { s = steps.a; }); app.post('/', () => { steps.a = true; });",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
    for code in [
        "let s = false; exports.read = () => s;",
        "let s = false; app.use(() => { s = false; });",
        "let s = false, seen = 0; app.use(() => { seen += 1; });",
    ] {
        assert_eq!(with_secure(code), ["2 insecure-cookie"], "{code}");
    }
}

#[test]
fn what_was_written_before_an_exception_holds_where_it_is_caught() {
    for code in [
        "let s = false; try { if (x()) { s = true; throw 1; } } catch {}",
        "let s = false; try { const f = () => { s = true; throw 1; }; x() && f(); } catch {}",
        "let s = false; async function f() { if (x()) { s = true; throw 1; } } f();",
        "let s; try { if (!process.env.KEY) throw 1; s = false; } catch { s = true; }",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
    let required = "try { if (!process.env.KEY) throw 1; } catch { process.exit(1); } const s = !process.env.KEY;";
    assert_eq!(with_secure(required), ["2 insecure-cookie"]);
    let caught = "try { if (!process.env.KEY) throw 1; } catch {} const s = !process.env.KEY;";
    assert_eq!(with_secure(caught), [""; 0]);
}

#[test]
fn what_a_function_writes_is_uncertain_past_the_bounds() {
    let often = "f();".repeat(60);
    let cases = (0..60).map(|case| format!("case {case}: break;")).collect::<String>();
    for code in [
        format!("let s = false, n = 0; function f() {{ n += 1; if (n === 55) s = true; }} {often}"),
        "let s = false; function f(n) { if (n > 5) { s = true; return; } f(n + 1); } f(0);".to_owned(),
        "let s = false; function f(n) { g(n); } function g(n) { n > 9 ? (s = true) : f(n + 1); } f(0);".to_owned(),
        format!("let s = false; switch (x()) {{ {cases} case 99: s = true; }}"),
    ] {
        assert_eq!(with_secure(&code), [""; 0], "{code}");
    }
}

#[test]
fn what_is_perhaps_there_is_not_counted() {
    for code in [
        "const o = {}; if (x()) o.a = 1; const s = Object.keys(o).length === 0;",
        "const o = {}; if (x()) o.a = 1; let s = true; for (const k in o) s = false;",
        "const a = []; if (x()) a.push(1); const s = a.length === 0;",
        "const a = [true]; if (x()) a.push(true); a.push(false); const s = a[1];",
        "const a = [1, 2]; a.length = 0; const s = a.length === 0;",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
}

#[test]
fn an_object_is_followed_into_containers_and_out_of_them() {
    for code in [
        "const o = { s: false }; const m = new Map([['a', o]]); m.get('a').s = true; const s = o.s;",
        "const o = { s: false }; const m = new Map(); m.set('a', o); m.get('a').s = true; const s = o.s;",
        "const o = { s: false }; for (const i of new Set([o])) i.s = true; const s = o.s;",
        "const o = { s: false }; [o].pop().s = true; const s = o.s;",
        "const o = { s: false }; [1, o].slice(1)[0].s = true; const s = o.s;",
        "const o = { s: false }; [o].find(i => x(i)).s = true; const s = o.s;",
        "const o = { s: false }; const all = { o }; all[x()].s = true; const s = o.s;",
        "const o = { s: false }; function f() { arguments[0].s = true; } f(o); const s = o.s;",
        "const o = { s: false }; class C { constructor(p) { p.s = true; } } new (C.bind(null, o))(); const s = o.s;",
        "const o = { s: false }; app.request.harden = p => { p.s = true; }; app.request.harden(o); const s = o.s;",
        "const a = { s: false }, b = { s: false }; (process.env.B ? a : b).s = true; const s = b.s;",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
}

#[test]
fn classes_and_accessors_do_what_they_do_in_the_language() {
    for code in [
        "function B() { this.s = true; } class C extends B {} const s = new C().s;",
        "class C { constructor() { return { s: true }; } } const s = new C().s;",
        "class B { constructor() { return { s: true }; } } class C extends B {} const s = new C().s;",
        "const o = { s: false, set t(v) { this.s = v; } }; o.t = true; const s = o.s;",
        "class C { s = false; set t(v) { this.s = v; } } const c = new C(); c.t = true; const s = c.s;",
        "const s = { __proto__: { s: true } }.s;",
        "const s = Object.create({ s: true }).s;",
        "const s = { valueOf() { return 1; } } == 1;",
        "const p = Object.freeze({ s: true }); p.s = false; const s = p.s;",
        "globalThis.s = false; globalThis.s = true;",
        "class C extends require('./base') { s = false; constructor() { super(); this.init(); } } const s = new C().s;",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
    for code in [
        "function B() { this.s = false; } class C extends B {} const s = new C().s;",
        "const o = { set t(v) { this.s = v; } }; o.t = false; const s = o.s;",
        "const p = Object.freeze({ s: false }); p.s = true; x(p); const s = p.s;",
        "const a = []; let i = 0; a[i++] = false; const s = a[0];",
    ] {
        assert_eq!(with_secure(code), ["2 insecure-cookie"], "{code}");
    }
}

#[test]
fn jumps_out_of_inner_loops_and_later_parts_of_functions_are_kept_apart() {
    for code in [
        "let s = false; outer: for (const a of [1, 2]) { for (const b of [1]) { if (a === 1) continue outer; s = true; } }",
        "let s = true; outer: for (const a of [1]) { while (x()) { break outer; } s = false; }",
        "let s = false; async function f() { await x(); s = true; } f();",
        "let s = true; function* f() { s = false; } f();",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
}

#[test]
fn guards_name_the_variables_without_which_the_program_stops() {
    for guard in [
        "if (!('KEY' in process.env)) throw new Error();",
        "require('assert')(process.env.KEY);",
        "const assert = require('node:assert'); assert.ok(process.env.KEY, 'KEY');",
        "for (const k of ['KEY']) if (!process.env[k]) process.exit(1);",
    ] {
        let code = format!("{guard} const s = !!process.env.KEY;");
        assert_eq!(with_secure(&code), [""; 0], "{guard}");
        let code = format!("{guard} const s = !process.env.KEY;");
        assert_eq!(with_secure(&code), ["2 insecure-cookie"], "{guard}");
    }
}

#[test]
fn a_callback_that_unknown_code_is_given_may_have_run_when_the_call_returns() {
    for code in [
        "const cfg = require('./cfg'); let s = false; cfg.origins.forEach(o => { if (o) s = true; });",
        "const cfg = require('./cfg'); let s = false; cfg.load().then(c => { s = c.secure; });",
        "let s = false; new Promise(resolve => { s = true; resolve(); });",
        "let s = false; 'text'.replace(/t/g, () => { s = true; return ''; });",
        "let s = true; const init = async () => 1; init().then(() => { s = false; });",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
    assert_eq!(with_secure("let s = false; setTimeout(() => { app.locals.ready = true; }, 9);"), ["2 insecure-cookie"]);
}

#[test]
fn what_only_development_names_is_not_run() {
    let insecure = "function set(req, res) { res.cookie('token', 1, { httpOnly: true, secure: false }); }";
    for (code, found) in [
        ("if (process.env.NODE_ENV !== 'production') app.get('/', set);", false),
        ("const chosen = process.env.NODE_ENV === 'production' ? null : set; app.get('/', chosen);", false),
        ("app.get('/', set);", true),
        ("module.exports = { set };", true),
        ("", true),
    ] {
        let program = format!("const express = require('express'); const app = express();\n{insecure}\n{code}\n");
        assert_eq!(findings(&program), if found { vec!["2 insecure-cookie"] } else { vec![] }, "{code}");
    }
}

#[test]
fn a_method_runs_on_the_instances_that_have_it() {
    let class =
        "class Base { secure = false; set(res) { res.cookie('token', 1, { httpOnly: true, secure: this.secure }); } }";
    for (code, found) in [
        ("class Prod extends Base { secure = true; } module.exports = new Prod();", false),
        (
            "const dev = new Base(), prod = Object.assign(new Base(), { secure: true }); module.exports = x() ? dev : prod;",
            false,
        ),
        ("class Own extends Base { set() {} } module.exports = new Own();", false),
        ("class Up extends Base { set(res) { super.set(res); } } module.exports = new Up();", true),
        ("module.exports = new Base();", true),
    ] {
        let program = format!("require('express');\n{class}\n{code}\n");
        assert_eq!(findings(&program), if found { vec!["2 insecure-cookie"] } else { vec![] }, "{code}");
    }
}

#[test]
fn an_optional_chain_may_end_in_nothing() {
    for code in [
        "const o = x() ? undefined : { secure: false }; const s = o?.secure ?? true;",
        "const o = { cookie: x() ? undefined : { secure: false } }; const s = o.cookie?.secure ?? true;",
        "const origins = process.env.ORIGINS?.split(','); const s = process.env.ORIGINS ? false : true;",
        "const f = x() ? undefined : () => false; const s = f?.() ?? true;",
        "const o = process.env.OPTIONS ? { secure: false } : undefined; const s = o?.secure ?? true;",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
    let certain = "const o = { cookie: { secure: false } }; const s = o?.cookie?.secure ?? true;";
    assert_eq!(with_secure(certain), ["2 insecure-cookie"]);
}

#[test]
fn properties_are_defined_by_whatever_the_language_has_for_it() {
    for code in [
        "const o = {}; Object.defineProperty(o, 's', { get: () => true }); const s = o.s;",
        "const a = { s: false }, b = { s: false }; Object.assign(x() ? a : b, { s: true }); const s = a.s;",
        "const o = { s: false }; app.set('o', o); app.get('o').s = true; const s = o.s;",
        "process.env.S = process.env.S || true; const s = process.env.S === 'true';",
        "function B() {} B.prototype = Object.create({ s: true }); const s = new B().s;",
        "const o = {}; o.s &&= true; const s = !('s' in o);",
        "let i = 0; const s = [true, false][i++];",
        "const list = []; const o = { s: false }; if (x()) list.push(1); list.push(o); list[x()].s = true; const s = o.s;",
    ] {
        assert_eq!(with_secure(code), [""; 0], "{code}");
    }
    let bound = "const set = (res => res.cookie.bind(res, 'token')); app.get('/b', (req, res) => set(res)('v', { secure: true, httpOnly: true })); const s = true;";
    assert_eq!(with_secure(bound), [""; 0]);
    let replaced = "app.use((req, res, next) => { Object.assign(res, { cookie(n) { this.end(n); } }); next(); }); const s = false;";
    assert_eq!(with_secure(replaced), [""; 0]);
}

#[test]
fn what_the_process_is_told_leaves_the_environment_alone() {
    let code = "process.title = 'shop'; process.exitCode = 0; const s = process.env.NODE_ENV !== 'production';";
    assert_eq!(with_secure(code), ["2 insecure-cookie"]);
    let replaced = "process.env = { ...process.env, S: 1 }; const s = process.env.S;";
    assert_eq!(with_secure(replaced), [""; 0]);
}

#[test]
fn a_write_to_what_is_not_known_reaches_what_was_given_away_and_written_since() {
    let given: String = (0..600).map(|n| format!("give({{ n: {n} }});")).collect();
    for write in ["x().s = true;", "x()[x()] = true;"] {
        let code = format!("{given} const o = {{}}; give(o); o.s = false; {write} const s = o.s;");
        assert_eq!(with_secure(&code), [""; 0], "{write}");
    }
    assert_eq!(with_secure("const o = {}; give(o); o.s = false; const s = o.s;"), ["2 insecure-cookie"]);
}
