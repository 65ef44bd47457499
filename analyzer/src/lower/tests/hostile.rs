//! Input made to break the analysis.

use super::super::{MAX_DEPTH, lower};
use crate::module::{Expr, Module, Pattern};
use crate::source::TextRange;
use crate::syntax::Language;

const LANGUAGES: [Language; 3] = [Language::JavaScript, Language::TypeScript, Language::Tsx];

/// Lowers a text and checks what must hold of every module.
fn lower_checked(text: &str, language: Language) -> Module {
    let module = lower(text, language);
    let mut ranges: Vec<TextRange> = module.expressions.iter().map(|node| node.range).collect();
    ranges.extend(module.faults.iter().chain(&module.too_deep));
    ranges.extend(module.functions.iter().map(|function| function.range));
    for class in &module.classes {
        ranges.push(class.range);
        ranges.extend(class.members.iter().map(|member| member.key_range));
    }
    for node in &module.expressions {
        match &node.expr {
            Expr::Object(properties) => ranges.extend(properties.iter().map(|property| property.key_range)),
            Expr::Assign { target, .. } => pattern_ranges(target, &mut ranges),
            _ => {}
        }
    }
    for function in &module.functions {
        function.parameters.iter().for_each(|parameter| pattern_ranges(&parameter.pattern, &mut ranges));
    }
    for range in ranges {
        assert!(text.get(range.as_usize()).is_some(), "{language:?}: {range:?} is no part of {text:?}");
    }
    module
}

fn pattern_ranges(pattern: &Pattern, ranges: &mut Vec<TextRange>) {
    match pattern {
        Pattern::Name(_, range) => ranges.push(*range),
        Pattern::Object { properties, rest } => {
            properties.iter().for_each(|property| pattern_ranges(&property.element.pattern, ranges));
            rest.iter().for_each(|rest| pattern_ranges(rest, ranges));
        }
        Pattern::Array { elements, rest } => {
            elements.iter().flatten().for_each(|element| pattern_ranges(&element.pattern, ranges));
            rest.iter().for_each(|rest| pattern_ranges(rest, ranges));
        }
        Pattern::Member(_) | Pattern::Unreadable => {}
    }
}

/// `open` and `close` around `core`, ten thousand times.
fn nested(open: &str, core: &str, close: &str) -> String {
    format!("{}{core}{}", open.repeat(10_000), close.repeat(10_000))
}

#[test]
fn nesting_too_deep_is_left_out_and_said() {
    let shapes = [
        nested("[", "a", "]"),
        format!("x = {}", nested("{a: ", "1", "}")),
        nested("{", "a", "}"),
        nested("!", "a", ""),
        nested("x => ", "y", ""),
        nested("a ? b : ", "c", ""),
        nested("a = ", "b", ""),
        nested("if (a) ", "b", ""),
        nested("if (a) {} else ", "b", ""),
        nested("function f() {", "a", "}"),
        nested("(() => {", "a", "})"),
        nested("class A { a = ", "1", "}"),
        nested("f(", "a", ")"),
        nested("`${", "a", "}`"),
        nested("a: ", "b", ""),
        nested("await ", "b", ""),
        format!("let {} = b", nested("[", "a", "]")),
        format!("let {} = b", nested("{a: ", "c", "}")),
        format!("try {{}} catch {}", nested("{ try {} catch ", "{}", "}")),
    ];
    for text in shapes {
        for language in LANGUAGES {
            let module = lower_checked(&text, language);
            assert!(!module.too_deep.is_empty(), "{language:?}: {}", &text[..40]);
        }
    }
}

#[test]
fn nesting_within_the_bound_is_lowered() {
    let depth = MAX_DEPTH as usize - 10;
    let text = format!("{}a{}", "[".repeat(depth), "]".repeat(depth));
    let module = lower_checked(&text, Language::JavaScript);
    assert_eq!((module.faults, module.too_deep), (vec![], vec![]));
}

#[test]
fn parentheses_and_casts_nest_without_bound() {
    let module = lower_checked(&nested("(", "a", ")"), Language::TypeScript);
    assert_eq!((module.expressions.len(), module.faults.len()), (1, 0));
    let module = lower_checked(&nested("", "a", " as b"), Language::Tsx);
    assert_eq!((module.expressions.len(), module.faults.len()), (1, 0));
}

#[test]
fn long_chains_to_the_left_are_lowered_whole() {
    for (link, expressions) in [(" + b", 2), (".b", 1), (".b(c)", 3), ("[b]", 2), (" && b", 2), ("`b`", 2)] {
        for language in LANGUAGES {
            let module = lower_checked(&format!("a{}", link.repeat(5_000)), language);
            assert_eq!(module.faults, [], "{language:?}: {link}");
            assert_eq!(module.expressions.len(), 5_000 * expressions + 1, "{language:?}: {link}");
        }
    }
}

#[test]
fn a_list_of_any_length_is_one_node() {
    let module = lower_checked(&format!("[{}]", "a,".repeat(50_000)), Language::JavaScript);
    let Some(Expr::Array(elements)) = module.expressions.last().map(|node| &node.expr) else { panic!("no array") };
    assert_eq!(elements.len(), 50_000);
}

const SAMPLE: &str = r#"#!/usr/bin/env node
import a, { b as c, type D } from 'é'; import e = require("f");
export default class G extends H<I> { #j = `k${l}ö`; static { m } constructor(private n: O, @P() q?: R) { super() }
  get s() { return this?.t!.u } async *v({ w = 1, ...x }, [y, , z]) { yield* await a } }
export const { aa, bb: [cc] } = dd as EE, ff = <GG>hh; enum II { JJ = 'ü', KK }
namespace LL { export function mm(this: N) { label: for (const oo of pp) { continue label } } }
if (qq) { for (let i = 0; i < 0x10; i++) rr ||= ss } else switch (tt) { case /u[u]/g: break; default: throw new V(`w`) }
try { xx?.[yy]?.(...zz, function* () {}) } catch ({ message }) { do { var aaa = '\u{1F36A}' } while (0) } finally {}
res.cookie('bbb', "😀", { httpOnly: !0, 'same-site': ccc ? null : undefined, get ddd() {}, [eee]: -1, ...fff });
export * as ggg from 'hhh'; export { iii as jjj }; with (kkk) { delete lll.mmm, nnn } export = ooo
"#;

#[test]
fn a_file_cut_off_anywhere_gives_a_module() {
    for end in (0..SAMPLE.len()).filter(|end| SAMPLE.is_char_boundary(*end)) {
        LANGUAGES.iter().for_each(|language| drop(lower_checked(&SAMPLE[..end], *language)));
    }
}

#[test]
fn a_file_with_holes_anywhere_gives_a_module() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(below).unwrap()).unwrap()
    };
    for _ in 0..500 {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for _ in 0..=random(8) {
            let start = random(bytes.len());
            let end = (start + 1 + random(12)).min(bytes.len());
            bytes.drain(start..end);
        }
        let text = String::from_utf8_lossy(&bytes);
        lower_checked(&text, LANGUAGES[random(3)]);
    }
}

#[test]
fn text_that_is_no_program_is_one_fault() {
    for text in ["def f(x):\n    return 'it", "<html><p>it's</p></html>", "\0\0\0", "\u{feff}", "", "ÿþ\u{fffd}"] {
        LANGUAGES.iter().for_each(|language| drop(lower_checked(text, *language)));
    }
    assert!(!lower("<<<<<<< HEAD", Language::TypeScript).faults.is_empty());
}

#[test]
fn a_text_that_costs_too_much_to_parse_is_given_up_whole() {
    // The end of the comment is looked for from every line.
    let text = "a\n/* x".repeat(20_000);
    let module = lower(&text, Language::JavaScript);
    assert_eq!(module.faults, [TextRange { start: 0, end: u32::try_from(text.len()).unwrap() }]);
    assert_eq!(module.body.statements.len(), 0);
}
