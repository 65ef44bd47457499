//! What the text of a module shows without being run: which names it uses, and how.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::{Expr, Function, Key, Module, Pattern};

/// What a file shows of its parameters.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Names of parameters that stand in one list, the former before the latter.
    pub beside: FxHashSet<(SmolStr, SmolStr)>,
    /// Names and the members that are used on them.
    pub members: FxHashSet<(SmolStr, SmolStr)>,
    /// The names that it reads.
    pub names: FxHashSet<SmolStr>,
    /// The names that it writes after their declaration.
    pub assigned: FxHashSet<SmolStr>,
}

impl Evidence {
    /// Collects it in one go over the expressions.
    #[must_use]
    pub fn of(module: &Module) -> Self {
        let mut evidence = Self::default();
        for function in &module.functions {
            let names: Vec<_> =
                (0..function.parameters.len()).filter_map(|index| plain_name(function, index)).collect();
            for (index, later) in names.iter().enumerate() {
                for earlier in &names[..index] {
                    evidence.beside.insert(((*earlier).into(), (*later).into()));
                }
            }
        }
        for node in &module.expressions {
            match &node.expr {
                Expr::Name(name) => {
                    evidence.names.insert(name.clone());
                }
                Expr::Assign { target, .. } => evidence.assign(target),
                _ => {}
            }
            if let Expr::Member { object, key: Key::Static(key), .. } = &node.expr
                && let Expr::Name(name) = module.expression(*object)
            {
                evidence.members.insert((name.clone(), key.clone()));
            }
        }
        evidence
    }

    fn assign(&mut self, target: &Pattern) {
        match target {
            Pattern::Name(name, _) => {
                self.assigned.insert(name.clone());
            }
            Pattern::Object { properties, rest } => {
                properties.iter().for_each(|property| self.assign(&property.element.pattern));
                rest.iter().for_each(|rest| self.assign(rest));
            }
            Pattern::Array { elements, rest } => {
                elements.iter().flatten().for_each(|element| self.assign(&element.pattern));
                rest.iter().for_each(|rest| self.assign(rest));
            }
            Pattern::Member(_) | Pattern::Unreadable => {}
        }
    }
}

/// The name of a parameter without a mark for "unused".
#[must_use]
pub fn plain_name(function: &Function, index: usize) -> Option<&str> {
    match &function.parameters.get(index)?.pattern {
        Pattern::Name(name, _) => Some(name.trim_matches('_')),
        _ => None,
    }
}
