//! A module as compact text that looks like JavaScript, for tests: `lower` checks its output with it, later
//! stages show theirs.
//!
//! A block begins with `[names]` for what it binds, then come its hoisted functions; a function or module begins with
//! `var(names)`. Compound expressions are always in parentheses.

mod expressions;
mod statements;

use crate::module::Module;

/// The body of a module.
#[must_use]
pub fn dump(module: &Module) -> String {
    let dump = Dump { module };
    let vars = dump.vars(&module.vars);
    [vars, dump.block(&module.body)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

struct Dump<'m> {
    module: &'m Module,
}
