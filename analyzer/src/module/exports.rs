//! What an ES module exports, as its declarations say.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::{Block, Export, Module, StatementKind};

/// The exports of a module by their declarations; what CommonJS exports is known only when it has run.
#[derive(Debug, Default)]
pub struct Exports {
    /// What is exported by name; `default` is a name.
    pub names: FxHashMap<SmolStr, ExportEntry>,
    /// The specifiers of `export * from`.
    pub stars: Vec<SmolStr>,
    /// `export =`, which exports as CommonJS does.
    pub is_assigned: bool,
}

/// What a name is exported as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportEntry {
    /// A variable of the module.
    Local(SmolStr),
    /// The expression after `export default`.
    Default,
    /// What another module exports by a name.
    From(SmolStr, SmolStr),
    /// Another module as a whole.
    Namespace(SmolStr),
}

impl Exports {
    /// Reads the declarations of a module.
    #[must_use]
    pub fn of(module: &Module) -> Self {
        let mut exports = Self::default();
        exports.read(&module.body);
        exports
    }

    fn read(&mut self, block: &Block) {
        for statement in &block.statements {
            let StatementKind::Export(export) = &statement.kind else { continue };
            match export {
                Export::Default(_) => self.add("default", ExportEntry::Default),
                Export::Assignment(_) => self.is_assigned = true,
                Export::Declaration(_, names) => {
                    names.iter().for_each(|name| self.add(name, ExportEntry::Local(name.clone())));
                }
                Export::Names(names) => {
                    names.iter().for_each(|(local, name)| self.add(name, ExportEntry::Local(local.clone())));
                }
                Export::From { specifier, names } => {
                    for (there, here) in names {
                        self.add(here, ExportEntry::From(specifier.clone(), there.clone()));
                    }
                }
                Export::All { specifier, name: Some(name) } => {
                    self.add(name, ExportEntry::Namespace(specifier.clone()));
                }
                Export::All { specifier, name: None } => self.stars.push(specifier.clone()),
            }
        }
    }

    fn add(&mut self, name: &str, entry: ExportEntry) {
        self.names.insert(name.into(), entry);
    }
}
