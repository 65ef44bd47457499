//! Broken code: what is still read, and what is said about the rest.

use super::super::dump::dump;
use super::super::lower;
use super::check_typed;
use crate::syntax::Language;

/// Lowers a broken text and compares what is still read and which parts of the text are reported.
#[track_caller]
fn check_broken(input: &str, expected: &str, faults: &[&str]) {
    let module = lower(input, Language::JavaScript);
    assert_eq!(dump(&module), expected, "{input}");
    let reported: Vec<_> = module.faults.iter().map(|fault| &input[fault.as_usize()]).collect();
    assert_eq!(reported, faults, "{input}");
}

#[test]
fn statements_around_an_error_are_read() {
    check_broken("a(); @@ ; b()", "a(); b()", &["@@"]);
    check_broken("if (a { b({c: 1}) } d()", "if (a) {b({c: 1})}; d()", &[""]);
    check_broken("import a from ; b()", "b()", &["import a from"]);
}

#[test]
fn what_is_inside_an_error_is_seen_before_its_statement() {
    check_broken("if (a) @@ b(); else c()", "b(); if (?(a)) {} else {c()}", &["@@ b()"]);
    check_broken(
        "switch (a) { case b: c() @@ case d: e() }",
        "c(); switch (a) {case b: {}, case d: {e()}}",
        &["c() @@"],
    );
    check_broken("class A { m() { f() } @@ n() {} }", "[A] n(); class A {m: function m() {f()}}", &["@@ n() {", "}"]);
}

#[test]
fn values_beside_an_error_are_opaque() {
    check_broken("let x = a @@ b, y = c", "[x y] let x = ?(b), let y = c", &["a @@"]);
    check_broken("const x = a ? b; c()", "[x] let x = ?(a); c()", &["? b"]);
    check_broken("x = a @@ b", "(x = ?(b))", &["a @@"]);
    check_broken("`a${b @@ c}d`", "`a${?(c)}d`", &["b @@"]);
    check_broken("f({a: 1, b: @@ 2, c: 3})", "f({a: 1, b: ?(2), c: 3})", &["@@"]);
}

#[test]
fn errors_in_lists_stand_for_any_number_of_items() {
    check_broken("f({a: 1 b: 2, c: 3})", "f({a: 1, ...?(), c: 3})", &["b: 2"]);
    check_broken("f(a, @@, {b: 1})", "f(a, ...?(), {b: 1})", &["@@"]);
    check_broken("[a b, , c]", "[a, ...?(), , c]", &["b"]);
}

#[test]
fn missing_brackets_lose_nothing() {
    let handler = "app.get('/', (a, b) => { b.cookie('c', 1, {secure: true} ; }); d()";
    let lowered = r#"app.get("/", arrow(a, b) {b.cookie("c", 1, {secure: true})}); d()"#;
    check_broken(handler, lowered, &[""]);
    check_broken("function f() { if (a) { return 1; } g()", "function f() {if (a) {return 1}; g()}", &[""]);
    check_broken("a(); } b()", "a(); b()", &["}"]);
}

#[test]
fn what_is_cut_off_is_one_fault() {
    let text = "use(session({ secret: f('a'), cookie: {";
    check_broken(text, r#"f("a")"#, &[text]);
}

#[test]
fn a_jump_inside_an_error_is_not_taken() {
    let text = "class A { m( { b(); return c(d); } e() }";
    let module = lower(text, Language::JavaScript);
    assert!(!dump(&module).contains("return"), "{}", dump(&module));
    assert!(!module.faults.is_empty());
}

#[test]
fn errors_within_types_are_no_faults() {
    check_typed("interface A<out B, in out C> {} let a: D", "[a] let a: D");
}
