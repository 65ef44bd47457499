//! Text to syntax tree: the only place that picks a grammar and runs tree-sitter.

use std::cell::Cell;
use std::ops::ControlFlow;

use tree_sitter::{Node, ParseOptions, ParseState, Parser, Tree};

use crate::source::TextRange;

/// What a file is written in, as its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// JavaScript, JSX included. Files with type annotations (Flow) are read as far as TypeScript's grammar goes.
    JavaScript,
    /// TypeScript without JSX, where `<T>x` is a cast.
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
}

impl Language {
    /// The language of a file by its extension; `None` when it is neither JavaScript nor TypeScript.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path);
        match name.rsplit_once('.')?.1 {
            "js" | "cjs" | "mjs" | "jsx" => Some(Self::JavaScript),
            "ts" | "cts" | "mts" => Some(Self::TypeScript),
            "tsx" => Some(Self::Tsx),
            _ => None,
        }
    }
}

/// Parses a text. Offsets of the tree are those of the text, a byte order mark and a `#!` line included.
///
/// `None` when the text is not worth it: it takes the parser far more steps than any program of its length, which
/// only hostile or binary input does. Steps are counted, not timed, so that the answer is the same on every machine.
#[must_use]
pub fn parse(text: &str, language: Language) -> Option<Tree> {
    match language {
        Language::JavaScript => parse_javascript(text),
        Language::TypeScript => parse_with(Grammar::TypeScript, text),
        Language::Tsx => parse_with(Grammar::Tsx, text),
    }
}

/// The outermost regions the parser could not read, and the places where it had to imagine a token. What is wrong
/// within types is left out: it has no bearing on values.
#[must_use]
pub fn faults(tree: &Tree) -> Vec<TextRange> {
    let mut faults = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        if node.is_error() || node.is_missing() {
            faults.push(range_of(node));
        } else if node.has_error() && !is_type(node.kind()) && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return faults;
            }
        }
    }
}

/// Whether nodes of a kind are types and have nothing but types in them.
#[must_use]
pub fn is_type(kind: &str) -> bool {
    (kind.starts_with("type_") && kind != "type_assertion")
        || kind.ends_with("_type")
        || kind.ends_with("_annotation")
        || matches!(kind, "interface_declaration" | "ambient_declaration" | "implements_clause")
}

/// Where a node stands. Longer texts than offsets can say are never parsed, so the conversion cannot fail.
#[must_use]
pub fn range_of(node: Node<'_>) -> TextRange {
    let offset = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    TextRange { start: offset(node.start_byte()), end: offset(node.end_byte()) }
}

/// Flow and other annotated files carry the extension of JavaScript. Its own grammar is right for all the others, and
/// only what it cannot read is worth a second attempt.
fn parse_javascript(text: &str) -> Option<Tree> {
    let tree = parse_with(Grammar::JavaScript, text);
    match tree {
        Some(tree) if !tree.root_node().has_error() => Some(tree),
        tree => [tree, parse_with(Grammar::Tsx, text)].into_iter().flatten().min_by_key(unread),
    }
}

/// How much of a text its tree does not explain: bytes, then places.
fn unread(tree: &Tree) -> (u64, usize) {
    let faults = faults(tree);
    (faults.iter().map(|fault| u64::from(fault.end - fault.start)).sum(), faults.len())
}

#[derive(Clone, Copy)]
enum Grammar {
    JavaScript,
    TypeScript,
    Tsx,
}

impl Grammar {
    fn language(self) -> tree_sitter::Language {
        match self {
            Self::JavaScript => tree_sitter_javascript::LANGUAGE.into(),
            Self::TypeScript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
            Self::Tsx => tree_sitter_typescript::LANGUAGE_TSX.into(),
        }
    }

    fn parser(self) -> Option<Parser> {
        let mut parser = Parser::new();
        parser.set_language(&self.language()).ok()?;
        Some(parser)
    }
}

thread_local! {
    /// One parser a grammar and thread, built when the first file asks for it.
    static PARSERS: [Cell<Option<Parser>>; 3] = const { [const { Cell::new(None) }; 3] };
}

fn parse_with(grammar: Grammar, text: &str) -> Option<Tree> {
    u32::try_from(text.len()).ok()?;
    PARSERS.with(|parsers| {
        let slot = &parsers[grammar as usize];
        let mut parser = slot.take().or_else(|| grammar.parser())?;
        let tree = run(&mut parser, text);
        parser.reset();
        slot.set(Some(parser));
        tree
    })
}

/// How many bytes a text must have for each hundred steps of the parser. Real files have 40 to 300, and what is broken
/// or nested on purpose 16 or more; less than 8 is error recovery gone astray in a text of another language.
const BYTES_PER_REPORT: usize = 8;
/// How often the parser may read a text. It reads most of a file twice; a scanner that looks ahead to the end of
/// the file from every line reads it thousands of times.
const READINGS: usize = 16;
/// Short texts may take any path through the parser.
const FREE_BYTES: usize = 1 << 16;
/// How much is read at once: the unit in which readings are counted.
const CHUNK: usize = 4096;

fn run(parser: &mut Parser, text: &str) -> Option<Tree> {
    let bytes = text.as_bytes();
    let size = bytes.len().saturating_add(FREE_BYTES);
    let reading = Budget::new(size.saturating_mul(READINGS));
    let reports = Budget::new(size / BYTES_PER_REPORT);
    let mut read = |offset: usize, _| {
        let rest = bytes.get(offset..).unwrap_or_default();
        let chunk = rest.get(..CHUNK).unwrap_or(rest);
        if reading.spend(chunk.len()) { chunk } else { Default::default() }
    };
    // tree-sitter calls this every hundred steps.
    let mut progress = |_: &ParseState| {
        if reports.spend(1) && !reading.is_overdrawn() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut progress);
    let tree = parser.parse_with_options(&mut read, None, Some(options));
    // A parser that read nothing more took that for the end of the file.
    tree.filter(|_| !reading.is_overdrawn())
}

/// An amount that two callbacks may look at while one spends it.
struct Budget(Cell<Option<usize>>);

impl Budget {
    fn new(amount: usize) -> Self {
        Self(Cell::new(Some(amount)))
    }

    /// Takes from the budget, and says whether there was enough.
    fn spend(&self, amount: usize) -> bool {
        self.0.set(self.0.get().and_then(|left| left.checked_sub(amount)));
        !self.is_overdrawn()
    }

    fn is_overdrawn(&self) -> bool {
        self.0.get().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_language() {
        let expected = [
            ("a.js", Some(Language::JavaScript)),
            ("a/b.test.cjs", Some(Language::JavaScript)),
            ("a.mjs", Some(Language::JavaScript)),
            ("a.jsx", Some(Language::JavaScript)),
            ("a.ts", Some(Language::TypeScript)),
            ("a.cts", Some(Language::TypeScript)),
            ("a.d.mts", Some(Language::TypeScript)),
            ("a.tsx", Some(Language::Tsx)),
            ("a.json", None),
            ("a.js/b", None),
            ("js", None),
        ];
        for (path, language) in expected {
            assert_eq!(Language::of_path(path), language, "{path}");
        }
    }

    #[test]
    fn javascript_is_read_by_the_grammar_that_understands_more_of_it() {
        let grammar = |text| parse(text, Language::JavaScript).unwrap().language().name().map(str::to_owned);
        assert_eq!(grammar("a = b < c > (d)").as_deref(), Some("javascript"));
        assert!(!parse("let a: B = c", Language::JavaScript).unwrap().root_node().has_error());
        assert_eq!(grammar("let = = a").as_deref(), Some("javascript"));
    }

    #[test]
    fn offsets_are_those_of_the_text() {
        for text in ["\u{feff}a", "#!/bin/node\né; a", "\u{feff}'\r\n😀'\r\na"] {
            for language in [Language::JavaScript, Language::TypeScript, Language::Tsx] {
                let tree = parse(text, language).unwrap();
                let last =
                    tree.root_node().named_child(u32::try_from(tree.root_node().named_child_count() - 1).unwrap());
                assert_eq!(&text[range_of(last.unwrap()).as_usize()], "a", "{text:?}");
            }
        }
    }

    #[test]
    fn a_text_that_costs_too_much_is_given_up_and_the_next_one_is_not() {
        let hostile = "a\n/* x".repeat(20_000);
        assert!(parse(&hostile, Language::TypeScript).is_none());
        assert!(parse("a", Language::TypeScript).is_some());
    }

    #[test]
    fn a_budget_spends_what_it_has_and_no_more() {
        let budget = Budget::new(3);
        assert!(budget.spend(3) && !budget.is_overdrawn());
        assert!(!budget.spend(1) && budget.is_overdrawn());
        assert!(!budget.spend(0), "overdrawn once is overdrawn");
    }
}
