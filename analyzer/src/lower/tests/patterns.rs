//! Destructuring, parameters and their types.

use super::{check, check_typed};

#[test]
fn destructuring_with_defaults_and_rest() {
    check(
        "let {a, b: c, 'd-e': f = 1, [g]: {h}, i = 2, ...j} = k",
        r#"[a c f h i j] let {a: a, b: c, "d-e": f = 1, [g]: {h: h}, i: i = 2, ...j} = k"#,
    );
    check("var [a, , b = 1, [c], {d}, ...e] = f", "var(a b c d e) var [a, , b = 1, [c], {d: d}, ...e] = f");
    check("const [, a] = b, {} = c", "[a] let [, a] = b, let {} = c");
}

#[test]
fn parameters_of_every_form() {
    check(
        "(function (a, b = 1, {c, d = 2} = {}, [e], ...f) {})",
        "function(a, b = 1, {c: c, d: d = 2} = {}, [e], ...f) {}",
    );
    check("(...[a, b]) => a", "arrow(...[a, b]) a");
    check("async (a, {b}) => a", "async arrow(a, {b: b}) a");
}

#[test]
fn a_this_parameter_shifts_nothing() {
    check_typed("function f(this: Window, a?: string, b: T = c) {}", "function f(a, b: T = c) {}");
}

#[test]
fn parameter_properties_are_fields() {
    check_typed(
        "class A { constructor(private a: B, readonly c = 1, public override d?: E, f: G) {} }",
        "[A] class A {function constructor(this.a: B, this.c = 1, this.d: E, f: G) {}}",
    );
}

#[test]
fn the_first_named_type_is_kept_as_a_path() {
    check_typed("let a: express.Response<T> | null", "[a] let a: express.Response");
    check_typed(
        "let a: null | (B & {c: D}), e: Readonly<F>, g: Partial<h.I>",
        "[a e g] let a: B, let e: F, let g: h.I",
    );
    check_typed("let a: Promise<B>, c: Array<D>", "[a c] let a: Promise, let c: Array");
    check_typed(
        "let a: B[], c: [D], e: string, f: () => G, h: 'i', j: typeof k, l!: M",
        "[a c e f h j l] let a, let c, let e, let f, let h, let j, let l: M",
    );
    check_typed("({a}: B, ...c: D) => e", "arrow({a: a}: B, ...c: D) e");
}
