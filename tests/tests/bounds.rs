//! Programs past a bound of the analysis. What lies behind one is not followed: nothing may be said of it that is wrong,
//! such as a default for what was only set too far away, and everything else is judged as ever.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::fmt::Display;
use std::fs;
use std::time::{Duration, Instant};

use cookielint_analyzer::source::SourceText;
use cookielint_analyzer::{ScanOptions, analyse, scan};

/// The longest that one program may take without optimisation.
const PATIENCE: Duration = Duration::from_secs(60);

/// Options that are right.
const RIGHT: &str = "{ secure: true, httpOnly: true, sameSite: 'lax' }";
/// What makes options of an object `o` right.
const MADE_RIGHT: &str = "Object.assign(o, { secure: true, httpOnly: true, sameSite: 'lax' })";
/// The start of a program with a mistake in its second line.
const START: &str = "const app = require('express')(); app.disable('x-powered-by');\n\
                     app.get('/', (req, res) => res.cookie('token', 1, { httpOnly: true, secure: false, sameSite: 'lax' }));\n";
/// The same as a module.
const MODULE_START: &str = "import express from 'express'; const app = express(); app.disable('x-powered-by');\n\
                            app.get('/', (req, res) => res.cookie('token', 1, { httpOnly: true, secure: false, sameSite: 'lax' }));\n";

/// Text made for each number, a line each.
fn lines<T: Display>(numbers: impl IntoIterator<Item = usize>, line: impl Fn(usize) -> T) -> String {
    numbers.into_iter().map(|number| format!("{}\n", line(number))).collect()
}

/// A handler with a cookie whose options are right, if only where nobody looks.
fn behind(options: &str) -> String {
    format!("app.get('/b', (req, res) => {{ res.cookie('behind_token', 1, {options}); }});\napp.listen(3000);\n")
}

/// Checks that the mistake of `main` is all that is found, in bounded time.
#[track_caller]
fn finds_only_the_mistake(main: &str, files: &[(String, String)]) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let root = folder.path().to_path_buf();
    let started = Instant::now();
    let report = scan(&ScanOptions { paths: vec![root.clone()], root, ..ScanOptions::default() }).unwrap();
    let elapsed = started.elapsed();
    assert!(elapsed < PATIENCE, "{elapsed:?}");
    let place = |finding: &cookielint_analyzer::report::Finding| {
        format!("{}:{} {}", finding.at.path, finding.at.start.line, finding.rule.id)
    };
    let found: Vec<_> = report.findings.iter().map(place).collect();
    assert_eq!(found, [format!("{main}:2 insecure-cookie")], "{:?}", report.skipped);
}

/// The same of a program of one file, in which some code stands before the options are used.
#[track_caller]
fn endures(code: &str, options: &str) {
    let program = format!("{START}{code}\n{}", behind(options));
    finds_only_the_mistake("app.js", &[("app.js".to_owned(), program)]);
}

#[test]
fn ten_thousand_spreads() {
    let chain = lines(1..10_000, |n| format!("const o{n} = {{ ...o{} }};", n - 1));
    let start = "const o0 = { httpOnly: true, sameSite: 'lax', secure: false };\n";
    endures(&format!("{start}{chain}"), "{ ...o9999, secure: true }");
    let parts = lines(0..10_000, |_| "...part,");
    endures(&format!("const part = {{ secure: false }};\nconst o = {{ {parts}...{RIGHT} }};"), "o");
}

#[test]
fn spreads_that_grow_ten_thousand_times() {
    let chain = lines(1..10_000, |n| format!("const o{n} = {{ ...o{}, k{n}: {n} }};", n - 1));
    let code = format!("const o0 = {{ httpOnly: true, sameSite: 'lax', secure: true }};\n{chain}");
    endures(&code, "o9999");
}

#[test]
fn ten_thousand_assignments_to_one_object() {
    let steps = lines(0..10_000, |n| format!("Object.assign(o, {{ k{n}: {n} }});"));
    endures(&format!("const o = {{ secure: false }};\n{steps}{MADE_RIGHT};"), "o");
}

#[test]
fn switches_of_five_thousand_cases() {
    for (of, last) in
        [("process.env.NODE_ENV", "case 'production'"), ("process.env.MODE", "default"), ("app.locals.mode", "default")]
    {
        let cases = lines(0..5_000, |n| format!("case 'e{n}': s = {}; break;", of.contains("env") && n % 2 == 0));
        let cases = if of.contains("locals") { cases.replace("s = false", "s = true") } else { cases };
        let code = format!("let s = false;\nswitch ({of}) {{\n{cases}{last}: s = true;\n}}");
        endures(&code, "{ secure: s, httpOnly: true, sameSite: 'lax' }");
    }
    let falling = lines(0..5_000, |n| format!("case {n}: s = !s;"));
    let code = format!("let s = false;\nswitch (app.locals.mode) {{\n{falling}default: s = true;\n}}");
    endures(&code, "{ secure: s, httpOnly: true, sameSite: 'lax' }");
    let returning = lines(0..5_000, |n| format!("case {n}: return {{ secure: {} }};", n % 2 == 0));
    let code = format!("function f(x) {{ switch (x) {{\n{returning}default: return {RIGHT};\n}} }}");
    endures(&code, "f('x')");
}

#[test]
fn thousands_of_conditions() {
    let options = "{ secure: s, httpOnly: true, sameSite: 'lax' }";
    let chain = lines(0..2_000, |n| format!("if (app.locals.m === {n}) s = true; else"));
    endures(&format!("let s = false;\n{chain} s = true;"), options);
    let ternaries = lines(0..2_000, |n| format!("app.locals.m === {n} ? true :"));
    endures(&format!("const s = {ternaries} true;"), options);
    let variables = lines(0..3_000, |n| format!("if (process.env.V{n}) s = false;"));
    endures(&format!("let s = false;\n{variables}s = true;"), options);
    endures(&format!("let s = true;\n{variables}"), options);
    let attempts = lines(0..2_000, |_| "try { app.locals.f(); s = false; } catch { s = false; }");
    endures(&format!("let s = false;\n{attempts}s = true;"), options);
}

#[test]
fn functions_that_call_each_other() {
    let options = |result: &str| format!("{{ httpOnly: true, sameSite: 'lax', secure: {result} }}");
    for (code, result) in [
        ("function a(n) { return b(n + 1); } function b(n) { return n > 100 ? true : a(n); }", "a(0)"),
        ("function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }", "fib(30) === 832040"),
        (
            "function ack(m, n) { return m === 0 ? n + 1 : n === 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); }",
            "ack(3, 5) === 253",
        ),
        (
            "let s = false; function a(n) { if (n > 500) { s = true; return; } b(n + 1); } function b(n) { a(n + 1); } a(0);",
            "s",
        ),
    ] {
        endures(code, &options(result));
    }
    let clique = lines(0..6, |n| {
        let calls: String = (0..6).map(|other| format!("f{other}(n + 1); ")).collect();
        format!("function f{n}(n) {{ if (n > 1e3) return true; {calls}return f{}(n + 1); }}", (n + 1) % 6)
    });
    endures(&clique, &options("f0(0)"));
    let ring = lines(0..2_000, |n| {
        format!(
            "function f{n}(o) {{ return f{}({{ ...o, secure: true }}) || f{}(o); }}",
            (n + 1) % 2_000,
            n * 7 % 2_000
        )
    });
    endures(&ring, "{ ...f0({}), ...{ httpOnly: true, sameSite: 'lax' }, secure: true }");
}

#[test]
fn a_lattice_of_two_thousand_functions() {
    let lattice = lines(2..2_000, |n| format!("function f{n}(o) {{ f{}(o); return f{}(o); }}", n - 2, n - 1));
    let ends = "function f0(o) { return { ...o, secure: true }; }\nfunction f1(o) { return f0(o); }\n";
    endures(&format!("{ends}{lattice}"), "f1999({ httpOnly: true, sameSite: 'lax', secure: false })");
}

#[test]
fn what_is_done_many_calls_away() {
    for depth in [20, 40, 400] {
        let calls = lines(1..depth, |n| format!("function f{n}(x) {{ return f{}(x); }}", n - 1));
        let code = format!("const o = {{}};\nfunction f0() {{ {MADE_RIGHT}; }}\n{calls}f{}();", depth - 1);
        endures(&code, "o");
        let code = format!("const o = {{}};\nfunction f0(x) {{ x(); }}\n{calls}f{}(() => {MADE_RIGHT});", depth - 1);
        endures(&code, "o");
        let code = format!("const top = {{}};\nfunction f0(o) {{ {MADE_RIGHT}; }}\n{calls}f{}(top);", depth - 1);
        endures(&code, "top");
    }
}

#[test]
fn cyclic_objects() {
    endures(
        "const a = {}; const b = { a }; a.b = b; a.self = a; a.secure = true; a.httpOnly = true; a.sameSite = 'lax';\n\
         const list = [a, b]; list.push(list); a.list = list; JSON.stringify(list); Object.assign(a, b, structuredClone(a));",
        "{ ...a.self.b.a.self }",
    );
    endures(
        &format!(
            "const a = {RIGHT}; a.self = a;\nconst copy = (o) => {{ const made = {{}}; for (const key in o) \
             made[key] = typeof o[key] === 'object' ? copy(o[key]) : o[key]; return made; }};"
        ),
        "copy(a)",
    );
    let nodes = lines(0..60, |n| format!("const n{n} = {{}};"));
    let edges = lines(0..3_600, |n| format!("n{}.p{} = n{};", n / 60, n % 60, n % 60));
    endures(&format!("{nodes}{edges}Object.assign(n0, {RIGHT}); app.locals.all = n59;"), "n5.p3.p0");
}

#[test]
fn deep_closures() {
    let first = format!("const f0 = () => ({RIGHT});\n");
    let wrapped = lines(1..3_000, |n| format!("const f{n} = ((g) => () => g())(f{});", n - 1));
    endures(&format!("{first}{wrapped}"), "f2999()");
    endures(
        &format!("let f = () => ({RIGHT});\nfor (let i = 0; i < 5000; i++) {{ const g = f; f = () => g(); }}"),
        "f()",
    );
    let curried: String = (0..60).map(|n| format!("(a{n}) => ")).collect();
    let calls = "(true)".repeat(60);
    endures(&format!("const c = {curried}({{ secure: a59, httpOnly: true, sameSite: 'lax' }});"), &format!("c{calls}"));
}

#[test]
fn tables_of_five_thousand_rows() {
    let rows = lines(0..5_000, |n| format!("  {{ name: 'n{n}', value: {n}, on: true }},"));
    let table = format!("const TABLE = [\n{rows}];\n");
    let walk = "for (const row of TABLE) { o[row.name] = row.value; if (row.value === 4321) o.secure = true; }";
    endures(&format!("{table}const o = {{ httpOnly: true, sameSite: 'lax', secure: false }};\n{walk}"), "o");
    endures(
        &format!(
            "{table}let s = false;\nTABLE.forEach((row) => {{ s = row.on; }});\nconst names = TABLE.map((r) => r.name);"
        ),
        "{ secure: s, httpOnly: true, sameSite: 'lax', [names.join()]: 1 }",
    );
    let keys = lines(0..5_000, |n| format!("  k{n}: {n},"));
    endures(&format!("const o = Object.fromEntries(Object.entries({{\n{keys}...{RIGHT} }}));"), "o");
    let routes = lines(0..2_000, |n| format!("  ['/p{n}', {{ ...right, maxAge: {} }}],", n + 100_000));
    let set = "for (const [path, o] of ROUTES) app.get(path, (req, res) => { res.cookie('row_token', 1, o); });";
    endures(&format!("const right = {RIGHT};\nconst ROUTES = [\n{routes}];\n{set}"), "right");
}

#[test]
fn code_that_nests_deeper_than_is_read() {
    for depth in [100, 190, 250, 2_000] {
        for (open, close) in [
            ("[\n", "]"),
            ("app.locals.f(\n", ")"),
            ("{\n", "}"),
            ("if (!app.locals.never) {\n", "}"),
            ("if (app.locals.never) {}\nelse ", ""),
            ("app.locals.never ? 1 :\n", ""),
            ("(function () {\n", "})();"),
            ("!\n", ""),
        ] {
            let code = format!("const o = {{}};\n;{}{MADE_RIGHT}{}", open.repeat(depth), close.repeat(depth));
            endures(&code, "o");
        }
        let (open, close) = ("if (app.locals.x) {\n".repeat(depth), "}".repeat(depth));
        endures(&format!("let s = false;\n{open}s = true;{close}"), "{ secure: s, httpOnly: true, sameSite: 'lax' }");
        endures(&format!("let n = 0;\n{open}n++;{close}"), "{ secure: n !== 0, httpOnly: true, sameSite: 'lax' }");
    }
}

#[test]
fn code_that_nests_deeper_than_is_read_is_said_to() {
    let code = format!("{START}const list = {}1{};\n", "[".repeat(500), "]".repeat(500));
    let source = SourceText::new("app.js", code);
    let report = analyse(vec![source], &ScanOptions::default()).unwrap();
    let skipped: Vec<_> = report.skipped.iter().map(|skipped| (skipped.line, skipped.reason.as_str())).collect();
    assert_eq!(skipped, [(Some(3), "nested too deep to be followed")]);
}

#[test]
fn two_hundred_files_that_import_each_other_all_to_all() {
    const FILES: usize = 200;
    let others = |own: usize| (0..FILES).filter(move |other| *other != own);
    let program = |extension: &str, import: fn(usize) -> String, end: fn(usize) -> String| {
        let file = |n: usize| (format!("m{n}.{extension}"), format!("{}{}\n", lines(others(n), import), end(n)));
        (0..FILES).map(file).collect::<Vec<_>>()
    };

    let next = |n: usize| (n + 1) % FILES;
    let require = |n: usize| format!("const m{n} = require('./m{n}');");
    let mut common = program("js", require, |n| {
        let next = (n + 1) % FILES;
        format!("exports.o = {RIGHT};\nexports.set = (res) => res.cookie('t{n}_token', 1, m{next}.o);")
    });
    let uses = lines((0..FILES).step_by(20), |n| format!("app.get('/{n}', (req, res) => require('./m{n}').set(res));"));
    common.push(("app.js".to_owned(), format!("{START}{uses}{}", behind("require('./m7').o"))));
    finds_only_the_mistake("app.js", &common);

    let import = |n: usize| format!("import * as m{n} from './m{n}.mjs';");
    let mut modules = program("mjs", import, |n| {
        let next = (n + 1) % FILES;
        format!("export const o = {RIGHT};\nexport const f{n} = () => m{next}.f{next}();")
    });
    let uses =
        format!("import {{ o }} from './m0.mjs';\nimport {{ f7 }} from './m7.mjs';\n{}", behind("{ ...o, f: f7() }"));
    modules.push(("app.mjs".to_owned(), format!("{MODULE_START}{uses}")));
    finds_only_the_mistake("app.mjs", &modules);

    let mut passed_on = program("mjs", |n| format!("export * from './m{n}.mjs';"), |_| String::new());
    passed_on[next(150)].1 += &format!("export const o = {RIGHT};\n");
    let uses = format!(
        "import {{ o }} from './m0.mjs';\nimport * as all from './m3.mjs';\n{}",
        behind("{ ...o, ...all.o, ...all.missing }")
    );
    passed_on.push(("app.mjs".to_owned(), format!("{MODULE_START}{uses}")));
    finds_only_the_mistake("app.mjs", &passed_on);
}

#[test]
fn chains_of_two_thousand_files() {
    let mut common: Vec<_> = (0..2_000)
        .map(|n| (format!("m{n}.js"), format!("module.exports = {{ ...require('./m{}'), k{n}: {n} }};\n", n + 1)))
        .collect();
    common.push(("m2000.js".to_owned(), format!("module.exports = {RIGHT};\n")));
    common.push(("app.js".to_owned(), format!("{START}{}", behind("require('./m0')"))));
    finds_only_the_mistake("app.js", &common);

    let mut passed_on: Vec<_> =
        (0..2_000).map(|n| (format!("m{n}.mjs"), format!("export * from './m{}.mjs';\n", n + 1))).collect();
    passed_on.push(("m2000.mjs".to_owned(), format!("export const o = {RIGHT};\n")));
    passed_on.push(("app.mjs".to_owned(), format!("{MODULE_START}import {{ o }} from './m0.mjs';\n{}", behind("o"))));
    finds_only_the_mistake("app.mjs", &passed_on);
}

#[test]
fn re_exports_that_double_at_each_of_many_levels() {
    let mut files: Vec<_> = (0..18)
        .flat_map(|level| (0..4).map(move |index| (level, index)))
        .map(|(level, index)| {
            let passed = lines(0..4, |next| format!("export * from './l{}_{next}.mjs';", level + 1));
            let named = format!("export * as ns{level}_{index} from './l{}_{index}.mjs';\n", level + 1);
            (format!("l{level}_{index}.mjs"), format!("{passed}{named}"))
        })
        .collect();
    files.extend((0..4).map(|index| {
        let name = if index == 3 { "o".to_owned() } else { format!("other{index}") };
        (format!("l18_{index}.mjs"), format!("export const {name} = {RIGHT};\n"))
    }));
    let uses = "import { o } from './l0_0.mjs';\nimport * as all from './l0_1.mjs';\n";
    files.push(("app.mjs".to_owned(), format!("{MODULE_START}{uses}{}", behind("{ ...o, ...all.o }"))));
    finds_only_the_mistake("app.mjs", &files);
}
