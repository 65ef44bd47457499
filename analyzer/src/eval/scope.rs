//! Where names are looked up while the program runs.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::store::CellId;

/// A scope: a block, a function call or a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScopeId(u32);

#[derive(Debug, Default)]
struct Scope {
    parent: Option<ScopeId>,
    names: FxHashMap<SmolStr, CellId>,
}

/// All scopes made so far.
#[derive(Debug, Default)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// A new scope inside another, or at the top.
    pub fn enter(&mut self, parent: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(Scope { parent, names: FxHashMap::default() });
        id
    }

    /// The outermost scope.
    #[must_use]
    pub fn root(&self) -> ScopeId {
        ScopeId(0)
    }

    /// The scope around another.
    #[must_use]
    pub fn parent(&self, scope: ScopeId) -> Option<ScopeId> {
        self.0[scope.0 as usize].parent
    }

    /// Binds a name in a scope.
    pub fn bind(&mut self, scope: ScopeId, name: SmolStr, cell: CellId) {
        self.0[scope.0 as usize].names.insert(name, cell);
    }

    /// The variable of a name bound in this very scope.
    #[must_use]
    pub fn own(&self, scope: ScopeId, name: &str) -> Option<CellId> {
        self.0[scope.0 as usize].names.get(name).copied()
    }

    /// The variables bound in this very scope, in the order in which they were made.
    #[must_use]
    pub fn cells(&self, scope: ScopeId) -> Vec<CellId> {
        let mut cells: Vec<_> = self.0[scope.0 as usize].names.values().copied().collect();
        cells.sort_unstable();
        cells
    }

    /// The variable that a name means in a scope.
    #[must_use]
    pub fn resolve(&self, scope: ScopeId, name: &str) -> Option<CellId> {
        let mut current = Some(scope);
        while let Some(id) = current {
            let scope = &self.0[id.0 as usize];
            if let Some(cell) = scope.names.get(name) {
                return Some(*cell);
            }
            current = scope.parent;
        }
        None
    }
}
