//! Literals, operators, members, calls, functions and classes as expressions.

use super::{check, check_in, check_typed};
use crate::lower::lower;
use crate::module::{Expr, ExprId};
use crate::syntax::Language;

#[test]
fn escapes_of_strings_are_resolved() {
    check(r#""a\n\t\x41\u0042\u{43}\0\'""#, r#""a\n\tABC\0'""#);
    check(r#"'\u{1F36A} \uD83C\uDF6A'"#, r#""🍪 🍪""#);
    check(r"'\uD83C!\u{D800}'", "\"\u{fffd}!\u{fffd}\"");
    check("'a\\\nb\\\r\nc'", r#""abc""#);
    check(r"'\101\377\4001\8'", r#""Aÿ 018""#);
    check("''", r#""""#);
}

#[test]
fn templates_keep_text_and_expressions_in_order() {
    check("`a${b}c${d}`", "`a${b}c${d}`");
    check("`${a}${b}\\n\r\n`", "`${a}${b}\n\n`");
    check("`${`x${y}`}`", "`${`x${y}`}`");
}

#[test]
fn a_template_without_substitutions_is_a_string() {
    check("`plain\\x21`", r#""plain!""#);
    check("``", r#""""#);
}

#[test]
fn numbers_of_every_notation_have_their_value() {
    check(
        "[0x1F, 0o17, 0b101, 017, 089, 1_000.5, .5, 5., 1e3, 1E-2]",
        "[31, 15, 5, 15, 89, 1000.5, 0.5, 5, 1000, 0.01]",
    );
    check("[10n, 0xFFn, 1_000n]", "[10, 255, 1000]");
}

#[test]
fn words_and_regular_expressions() {
    check("[null, true, false, undefined, this]", "[null, true, false, undefined, this]");
    check(r"[/a[/]b\/c/gi, /x/]", r"[/a[/]b\/c/gi, /x/]");
}

#[test]
fn objects_keep_every_kind_of_property() {
    check("({a, b: 1, 'c-d': 2, [e]: 3, ...f})", r#"{a: a, b: 1, "c-d": 2, [e]: 3, ...f}"#);
    check(
        "({get a() {}, set a(v) {}, async *b() {}, get: 1, async: 2})",
        "{get a: function a() {}, set a: function a(v) {}, b: async function* b() {}, get: 1, async: 2}",
    );
    check(
        "({get() {}, [k]() {}, 'q r'() {}})",
        r#"{get: function get() {}, [k]: function() {}, "q r": function q r() {}}"#,
    );
}

#[test]
fn constant_keys_are_written_out_in_canonical_form() {
    check(
        "({0x10: a, 1e3: b, .5: c, 1n: d, ['e']: f, [1e21]: g})",
        r#"{"16": a, "1000": b, "0.5": c, "1": d, e: f, "1e+21": g}"#,
    );
    check("a['b'][0]['c-d'][`e`][1e-7]", r#"a.b["0"]["c-d"].e["1e-7"]"#);
}

#[test]
fn arrays_and_arguments_keep_holes_and_spreads() {
    check("[, a, , ...b, ]", "[, a, , ...b]");
    check("[]", "[]");
    check("f(a, ...b, )", "f(a, ...b)");
}

#[test]
fn members_calls_and_optional_chains() {
    check("a.b[c].#d?.e?.[f]?.(g)", "a.b[c].#d?.e?.[f]?.(g)");
    check("new a.B(c).d, new E", "(new a.B(c).d, new E())");
    check("a /* ?. */ (b)", "a(b)");
    check("tag`x${y}z`", "tag(...?(y))");
    check("super.x(super[y])", "super.x(super[y])");
    check("import('x'), import.meta.url, new.target", r#"(import("x"), import.meta.url, ?())"#);
}

#[test]
fn operators_group_as_javascript_does() {
    check("a + b * c ** d ** e - f", "((a + (b * (c ** (d ** e)))) - f)");
    check("a && b || c", "((a && b) || c)");
    check("a ?? (b, c)", "(a ?? (b, c))");
    check("a ? b : c ? d : e", "(a ? b : (c ? d : e))");
    check("!a === -b", "(!a === -b)");
    check("typeof void delete a.b", "typeof void delete a.b");
    check("a in b instanceof c", "((a in b) instanceof c)");
    check("a << b >> c >>> d & e ^ f | g", "((((((a << b) >> c) >>> d) & e) ^ f) | g)");
    check(
        "[a == b, a != b, a !== b, a < b, a <= b, a > b, a >= b, a % b, a / b, +a, ~b]",
        "[(a == b), (a != b), (a !== b), (a < b), (a <= b), (a > b), (a >= b), (a % b), (a / b), +a, ~b]",
    );
    check("#x in o", r##"("#x" in o)"##);
}

#[test]
fn assignments_of_every_operator() {
    check("a = b = c", "(a = (b = c))");
    check(
        "a += b; c.d ||= e; f[g] &&= h; i ??= j; k **= l; m >>>= n",
        "(a += b); (c.d ||= e); (f[g] &&= h); (i ??= j); (k **= l); (m >>>= n)",
    );
    check("a++; --b.c", "((a -= -1) - 1); (b.c -= 1)");
    check("({a, b: c.d = 1} = e); [f, ...g[0]] = h", r#"({a: a, b: c.d = 1} = e); ([f, ...g["0"]] = h)"#);
    check("(a) = b; (a.b) = c", "(a = b); (a.b = c)");
}

#[test]
fn functions_of_all_kinds() {
    check("(function () {}), (async function* f(a) {})", "(function() {}, async function* f(a) {})");
    check(
        "[a => b, async a => b, (a, b) => { c }, async () => ({})]",
        "[arrow(a) b, async arrow(a) b, arrow(a, b) {c}, async arrow() {}]",
    );
    check("(function* () { yield; yield a; yield* b; await c })", "function*() {yield(); yield(a); yield(b); await c}");
}

#[test]
fn classes_keep_every_kind_of_member() {
    check(
        "(class A extends b.C { constructor(x) { super(x) } static s = 1; #p; 'q r' = 2; [k]() {} static async *m() {} get g() {} set g(v) {} static { this.t = 1; var u } })",
        r#"class A extends b.C {function constructor(x) {super(x)}; static s = 1; #p; "q r" = 2; [k]: function() {}; static m: async function* m() {}; get g: function g() {}; set g: function g(v) {}; static function() {var(u) (this.t = 1); var u}}"#,
    );
    check(
        "(class { static constructor() {} get; static; async })",
        "class {static constructor: function constructor() {}; get; static; async}",
    );
}

#[test]
fn words_that_are_modifiers_elsewhere_are_names_of_members() {
    check_in(&[Language::JavaScript], "(class { static get\n a() {} })", "class {static get a: function a() {}}");
    check(
        "(class { static static() {} get = 1; set() {} async; static })",
        "class {static static: function static() {}; get = 1; set: function set() {}; async; static}",
    );
    check(
        "(class { 'constructor'() {} ['constructor']() {} })",
        "class {function constructor() {}; constructor: function constructor() {}}",
    );
}

#[test]
fn decorators_stay_with_what_they_decorate() {
    check(
        "@a @b.c(1) class D { @e m() {} @f g = 1; h() {} }",
        "[D] @a @b.c(1) class D {@e m: function m() {}; @f g = 1; h: function h() {}}",
    );
    check("@a export class B {}", "[B] export <B> @a class B {}");
    check_typed(
        "class A { constructor(@Inject() private b: B, @C d) {} m(@Res() res: Response) {} }",
        "[A] class A {function constructor(@Inject() this.b: B, @C d) {}; m: function m(@Res() res: Response) {}}",
    );
}

#[test]
fn casts_leave_no_trace() {
    check_typed("f(a as const, b satisfies T, c!, (d as any)!.e)", "f(a, b, c, d.e)");
    check_in(&[Language::TypeScript], "<T>a.b", "a.b");
    check_typed("g<T>(x); new H<T>(y)", "g(x); new H(y)");
    check_typed("(a as any) = b; a! = b; (a as B).c = d", "(a = b); (a = b); (a.c = d)");
}

#[test]
fn ranges_leave_out_parentheses_and_casts() {
    let text = "f((( a.b ) as T)!)";
    let module = lower(text, Language::TypeScript);
    let shown: Vec<_> = (0..module.expressions.len())
        .map(|index| ExprId(u32::try_from(index).unwrap()))
        .map(|id| (&text[module.range(id).as_usize()], matches!(module.expression(id), Expr::Member { .. })))
        .collect();
    assert!(shown.contains(&("a.b", true)), "{shown:?}");
    assert!(shown.iter().all(|(text, _)| !text.contains("as T") || text.starts_with("f(")), "{shown:?}");
}

#[test]
fn jsx_is_opaque_and_shows_the_expressions_in_it() {
    let jsx = [Language::JavaScript, Language::Tsx];
    check_in(
        &jsx,
        "<A b={c} {...d} e='f'><g:h i={() => j}>{k}text&amp;{/* no */}</g:h><L.M/></A>",
        "?(c, d, arrow() j, k)",
    );
    check_in(&jsx, "<>{a ? <B c={d}/> : null}</>", "?((a ? ?(d) : null))");
}

#[test]
fn escaped_identifiers_are_the_names_they_spell() {
    check(r"\u0061bc.d\u{65}f", "abc.def");
}
