//! Syntax tree to [`Module`]: the only place that knows the node kinds of the grammars.
//!
//! One pass, total: every input gives a module. What the parser could not read is salvaged as far as possible (see
//! `recovery`) and listed in [`Module::faults`]. Nesting is bounded by [`MAX_DEPTH`], except to the left
//! (`a.b().c()…`, `a + b + c…`), which is walked in a loop; see `expressions`.

mod classes;
pub mod data;
mod exports;
mod expressions;
mod functions;
mod imports;
mod literals;
mod operators;
mod patterns;
mod recovery;
mod statements;
mod too_deep;
mod types;

#[cfg(test)]
pub mod dump;
#[cfg(test)]
mod tests;

use std::mem;

use rustc_hash::FxHashSet;
use smol_str::SmolStr;
use tree_sitter::{Node, TreeCursor};

use crate::module::{Block, Expr, ExprId, ExprNode, Module, Statement, StatementKind};
use crate::source::TextRange;
use crate::syntax::{self, Language, range_of};

/// How deep expressions, statements and patterns may nest before they become [`Expr::Opaque`] or are left out.
/// It bounds the stack of this stage and of every later one that follows the nesting of the module.
pub const MAX_DEPTH: u32 = 200;

/// Parses and lowers a file.
#[must_use]
pub fn lower(text: &str, language: Language) -> Module {
    match syntax::parse(text, language) {
        Some(tree) => lower_tree(text, &tree),
        None => Module { faults: vec![whole(text)], ..Module::default() },
    }
}

fn lower_tree(text: &str, tree: &tree_sitter::Tree) -> Module {
    let root = tree.root_node();
    let mut lowerer = Lowerer {
        text,
        module: Module { faults: syntax::faults(tree), ..Module::default() },
        cursor: tree.walk(),
        spine: Vec::new(),
        block: Block::default(),
        vars: Vec::new(),
        depth: 0,
        in_namespace: false,
    };
    if root.is_error() {
        lowerer.salvage(root);
    } else {
        lowerer.items(root);
    }
    let Lowerer { mut module, block, vars, .. } = lowerer;
    module.body = block;
    module.vars = distinct(vars);
    module.faults = outermost(module.faults);
    module.too_deep = outermost(module.too_deep);
    module
}

fn whole(text: &str) -> TextRange {
    TextRange { start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) }
}

/// The state of one walk over one tree.
struct Lowerer<'t> {
    text: &'t str,
    module: Module,
    /// For going through the children of one node; never kept across a recursion.
    cursor: TreeCursor<'t>,
    /// Nodes whose leftmost operand is being lowered, as a stack shared by all expressions.
    spine: Vec<Node<'t>>,
    /// The block being filled.
    block: Block,
    /// The `var` names of the function being lowered.
    vars: Vec<SmolStr>,
    depth: u32,
    /// Inside a TypeScript namespace, whose exports are no exports of the module.
    in_namespace: bool,
}

impl<'t> Lowerer<'t> {
    /// The text of a node.
    fn text_of(&self, node: Node<'_>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// The name an identifier, property identifier or private identifier spells.
    fn name(&self, node: Node<'_>) -> SmolStr {
        literals::cooked(self.text_of(node))
    }

    /// The children of a node, tokens included, comments left out.
    fn children(&mut self, node: Node<'t>) -> Vec<Node<'t>> {
        node.children(&mut self.cursor).filter(|child| !is_comment(*child)).collect()
    }

    /// The named children of a node, comments left out.
    fn named_children(&mut self, node: Node<'t>) -> Vec<Node<'t>> {
        node.children(&mut self.cursor).filter(|child| child.is_named() && !is_comment(*child)).collect()
    }

    /// The first child that carries meaning, as the operand of a prefix or the content of parentheses.
    fn first_named(&mut self, node: Node<'t>) -> Option<Node<'t>> {
        node.children(&mut self.cursor).find(|child| child.is_named() && !child.is_error() && !is_comment(*child))
    }

    /// Whether a token stands directly in a node.
    fn has_token(&mut self, node: Node<'t>, token: &str) -> bool {
        node.children(&mut self.cursor).any(|child| !child.is_named() && child.kind() == token)
    }

    /// Whether something unreadable stands directly in a node.
    fn has_errors(&mut self, node: Node<'t>) -> bool {
        node.has_error() && node.children(&mut self.cursor).any(|child| child.is_error())
    }

    /// Goes one level deeper, unless that is too deep: then the region is noted and the answer `None`.
    fn deeper<T>(&mut self, node: Node<'t>, lower: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth == MAX_DEPTH {
            self.module.too_deep.push(range_of(node));
            return None;
        }
        self.depth += 1;
        let lowered = lower(self);
        self.depth -= 1;
        Some(lowered)
    }

    /// A block of its own, filled by `fill`.
    fn block(&mut self, fill: impl FnOnce(&mut Self)) -> Block {
        let outer = mem::take(&mut self.block);
        fill(self);
        mem::replace(&mut self.block, outer)
    }

    /// Adds a statement to the block being filled.
    fn emit(&mut self, node: Node<'_>, kind: StatementKind) {
        self.block.statements.push(Statement { kind, range: range_of(node) });
    }

    /// Adds an expression to the module.
    fn push(&mut self, node: Node<'_>, expr: Expr) -> ExprId {
        self.push_at(range_of(node), expr)
    }

    fn push_at(&mut self, range: TextRange, expr: Expr) -> ExprId {
        let id = ExprId(u32::try_from(self.module.expressions.len()).unwrap_or(u32::MAX));
        self.module.expressions.push(ExprNode { expr, range });
        id
    }
}

fn field<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    node.child_by_field_name(name)
}

fn is_comment(node: Node<'_>) -> bool {
    node.is_extra() && !node.is_error()
}

/// Without repetitions, in order of the first appearance.
fn distinct(mut names: Vec<SmolStr>) -> Vec<SmolStr> {
    if names.len() > 1 {
        let mut seen = FxHashSet::default();
        names.retain(|name| seen.insert(name.clone()));
    }
    names
}

/// In order, without those that lie in another one.
fn outermost(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    ranges.dedup_by(|next, previous| previous.contains(*next));
    ranges
}
