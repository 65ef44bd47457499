//! Text to syntax tree: the only place that picks a grammar and runs tree-sitter.

use std::cell::Cell;
use std::ops::ControlFlow;

use tree_sitter::{Node, ParseOptions, Parser, Tree};

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

/// The outermost regions the parser could not read, and the places where it had to imagine a token.
#[must_use]
pub fn faults(tree: &Tree) -> Vec<TextRange> {
    let mut faults = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        if node.is_error() || node.is_missing() {
            faults.push(range_of(node));
        } else if node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return faults;
            }
        }
    }
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

/// tree-sitter reports progress every hundred steps. Real files take about one report per 60 bytes; error recovery
/// in files of another language up to thirty times that.
const REPORTS_PER_BYTE: usize = 1;
/// Short texts may take any path through the parser.
const FREE_REPORTS: usize = 10_000;

fn run(parser: &mut Parser, text: &str) -> Option<Tree> {
    let bytes = text.as_bytes();
    let mut reports = bytes.len().saturating_mul(REPORTS_PER_BYTE).saturating_add(FREE_REPORTS);
    let mut progress = |_: &tree_sitter::ParseState| match reports.checked_sub(1) {
        Some(left) => {
            reports = left;
            ControlFlow::Continue(())
        }
        None => ControlFlow::Break(()),
    };
    let options = ParseOptions::new().progress_callback(&mut progress);
    parser.parse_with_options(&mut |offset, _| bytes.get(offset..).unwrap_or_default(), None, Some(options))
}
