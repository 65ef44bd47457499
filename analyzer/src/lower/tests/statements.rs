//! Statements, the blocks they form and the names those bind.

use super::{check, check_in, check_typed};
use crate::lower::lower;
use crate::syntax::Language;

#[test]
fn declarations_bind_in_their_block_or_function() {
    check("let a = 1, b; const c = 2; var d", "var(d) [a b c] let a = 1, let b; let c = 2; var d");
    check(
        "function f() { { var a; let b } for (var c of d) { var a } if (e) var g; () => { var h } }",
        "function f() {var(a c g) {[b] var a; let b}; for (c of d) {var a}; if (e) {var g}; arrow() {var(h) var h}}",
    );
}

#[test]
fn functions_are_hoisted_in_their_block() {
    check("a; function b() {} { c; async function* d() {} }", "function b() {}; a; {async function* d() {}; c}");
}

#[test]
fn branches_and_loops() {
    check("if (a) b; else if (c) { d } else e", "if (a) {b} else {if (c) {d} else {e}}");
    check("while (a) { b } do c; while (d)", "for (; a; ) {b}; do-for (; d; ) {c}");
    check("for (let i = 0, j; i < n; i++) { a }", "for ([i j] let i = 0, let j; (i < n); ((i -= -1) - 1)) {a}");
    check(
        "for (var i = 0; ; ) a; for (b = 1; c;) d; for (;;) {}",
        "var(i) for (var i = 0; ; ) {a}; for ((b = 1); c; ) {d}; for (; ; ) {}",
    );
    check(
        "for (const [a, b] of c) { continue } for (let d in e); for (f.g of h) break",
        "for ([a b] [a, b] of c) {continue}; for ([d] d in e) {}; for (f.g of h) {break}",
    );
    check("async () => { for await (const a of b) c }", "async arrow() {for ([a] a of b) {c}}");
}

#[test]
fn switch_cases_keep_their_order() {
    check(
        "switch (a) { case 1: case 'b': c; break; default: d }",
        r#"switch (a) {case 1: {}, case "b": {c; break}, default: {d}}"#,
    );
    check("switch (a) { case b: let c; b }", "switch (a) {case b: {[c] let c; b}}");
}

#[test]
fn exceptions() {
    check("try { a } catch { b } finally { c }", "try {a} catch {b} finally {c}");
    check("try { a } catch ({message: m}) { throw m }", "try {a} catch ({message: m}) {throw m}");
}

#[test]
fn labels_and_jumps() {
    check("a: for (;;) { break a; continue a } b: { c }", "a: for (; ; ) {break a; continue a}; b: {c}");
    check("a: function f() {}", "a: {function f() {}}");
    check("() => { return; return a }", "arrow() {return; return a}");
}

#[test]
fn with_is_a_block_and_empty_statements_are_nothing() {
    check("with (a) b", "{a; b}");
    check(";;; debugger; 'use strict'", r#""use strict""#);
}

#[test]
fn using_declares() {
    check("{ using a = b(); }", "{[a] let a = b()}");
    check("async () => { await using a = b }", "async arrow() {[a] let a = b}");
    check_in(
        &[Language::JavaScript],
        "async () => { await using a = b; for (using c of d) e }",
        "async arrow() {[a] let a = b; for ([c] c of d) {e}}",
    );
}

#[test]
fn enums_keep_members_and_initialisers() {
    check_typed(
        "enum A { B, C = 'c', 'd-e' = 1 << 2 } const enum F { G }",
        r#"[A F] enum A {B, C = "c", d-e = (1 << 2)}; enum F {G}"#,
    );
}

#[test]
fn namespaces_are_blocks_that_export_nothing() {
    check_typed("namespace A.B { export const c = 1; export function d() {} }", "{[c] function d() {}; let c = 1}");
    assert!(!lower("namespace A { export const b = 1 }", Language::TypeScript).is_es_module);
}

#[test]
fn what_has_no_run_time_meaning_is_left_out() {
    check_typed(
        "type A = B; interface C { d(): E } declare const f: G; declare module 'h' { export const i: J } declare global { var k: L }",
        "",
    );
    check_typed("function a(b: string): void; function a(b) {}", "function a(b) {}");
    check_typed(
        "abstract class A<T> implements B { abstract c(): void; abstract d: E; declare f: G; h(): void; h(i?) {} [j: string]: any; k?: L; m!: N; accessor o = 1 }",
        "[A] class A {h: function h(i) {}; k; m; o = 1}",
    );
    check_typed("class A extends B<C> implements D {}", "[A] class A extends B {}");
}

#[test]
fn flow_annotations_in_javascript_are_read_as_types() {
    check_in(
        &[Language::JavaScript],
        "// @flow\nfunction f(a: string, b: ?T): void { return g(a) }",
        "function f(a, b: T) {return g(a)}",
    );
}
