//! Imports, exports and the specifiers they name.

use super::{check, check_typed};
use crate::lower::lower;
use crate::syntax::Language;

#[test]
fn imports_of_every_form() {
    check(
        "import a, {b, c as d, default as e, 'f-g' as h} from 'i'",
        r#"[a b d e h] import {default as a, b as b, c as d, default as e, f-g as h} from "i""#,
    );
    check(
        "import a, * as b from 'c'; import * as d from 'e'; import 'f'",
        r#"[a b d] import {default as a, * as b} from "c"; import {* as d} from "e"; import {} from "f""#,
    );
    check("import a from 'a' with { type: 'json' }", r#"[a] import {default as a} from "a""#);
}

#[test]
fn types_are_imported_as_types() {
    check_typed(
        "import type A from 'a'; import type {B} from 'b'; import {type C, type D as E, type} from 'c'",
        r#"[A B C E type] import {type default as A} from "a"; import {type B as B} from "b"; import {type C as C, type D as E, type as type} from "c""#,
    );
}

#[test]
fn commonjs_forms_of_typescript() {
    check_typed("import a = require('b'); export = a", r#"[a] import {= as a} from "b"; export = a"#);
    check_typed("import a = b.c.d", "[a] let a = b.c.d");
}

#[test]
fn exports_of_every_form() {
    check(
        "export const a = 1, {b} = c; export let d; export var e",
        "var(e) [a b d] export <a b> let a = 1, let {b: b} = c; export <d> let d; export <e> var e",
    );
    check(
        "export function a() {} export async function* b() {} export class C {}",
        "[C] function a() {}; async function* b() {}; export {a as a}; export {b as b}; export <C> class C {}",
    );
    check(
        "export {a, b as c, d as default}; export {e as 'f-g'} from 'h'; export {default} from 'i'",
        r#"export {a as a, b as c, d as default}; export {e as f-g} from "h"; export {default as default} from "i""#,
    );
    check(
        "export * from 'a'; export * as b from 'c'; export * as default from 'd'",
        r#"export * from "a"; export * b from "c"; export * default from "d""#,
    );
}

#[test]
fn default_exports_of_every_form() {
    check("export default a.b", "export default a.b");
    check("export default function () {}", "export default function() {}");
    check("export default class {}", "export default class {}");
    check("export default async () => a", "export default async arrow() a");
    check("a; export default function f() {}", "function f() {}; a; export default f");
    check("export default class A {}", "[A] class A {}; export default A");
}

#[test]
fn exported_types_are_left_out() {
    check_typed(
        "export type A = B; export interface C {} export declare const d: E; export default interface F {}",
        "",
    );
    check_typed(
        "export function a(b: string): void; export function a(b) {} export enum C { D } export abstract class E {}",
        "[C E] function a(b) {}; export {a as a}; export <C> enum C {D}; export <E> class E {}",
    );
    check_typed(
        "export type {A} from 'b'; export {type C, d}; export as namespace E",
        r#"export {A as A} from "b"; export {C as C, d as d}"#,
    );
}

#[test]
fn only_declarations_make_a_file_a_module() {
    let is_module = |text| lower(text, Language::JavaScript).is_es_module;
    assert!(is_module("import 'a'") && is_module("export {}") && is_module("export default a"));
    assert!(!is_module("require('a'); import('b'); module.exports = import.meta"));
}

#[test]
fn constant_specifiers_are_listed_in_order_of_appearance() {
    let text = "import a from 'a'; const b = require(\"b\"), c = require(`c`); export * from 'd';
        async () => { await import('e'); require(f); import(g); h.require('i') }; require('\\x6a').k(require('l'))";
    assert_eq!(lower(text, Language::JavaScript).specifiers, ["a", "b", "c", "d", "e", "j", "l"]);
}

#[test]
fn a_byte_order_mark_and_a_hash_bang_line_are_read_over() {
    check("\u{feff}let a", "[a] let a");
    check("#!/usr/bin/env node\nlet a", "[a] let a");
    let text = "\u{feff}let abc";
    let module = lower(text, Language::TypeScript);
    assert_eq!(&text[module.body.statements[0].range.as_usize()], "let abc");
}
