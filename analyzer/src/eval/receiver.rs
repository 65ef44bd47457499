//! Which parameters hold a library's values: by annotation, or by name together with other evidence in the file.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::Evaluator;
use super::store::ObjectKind;
use super::value::{Data, Val};
use crate::link::Target;
use crate::model::{NodeId, TypeModel};
use crate::module::{Expr, Function, Imported, Key, Module, Pattern, StatementKind, TypeName};

/// What a file shows of its parameters.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Names of parameters that stand in one list, the former before the latter.
    beside: FxHashSet<(SmolStr, SmolStr)>,
    /// Names and the members that are used on them.
    members: FxHashSet<(SmolStr, SmolStr)>,
    /// The names that it reads.
    pub(super) names: FxHashSet<SmolStr>,
}

impl Evidence {
    pub(super) fn of(module: &Module) -> Self {
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
            if let Expr::Name(name) = &node.expr {
                evidence.names.insert(name.clone());
            }
            if let Expr::Member { object, key: Key::Static(key), .. } = &node.expr
                && let Expr::Name(name) = module.expression(*object)
            {
                evidence.members.insert((name.clone(), key.clone()));
            }
        }
        evidence
    }
}

/// The name of a parameter without a mark for "unused".
fn plain_name(function: &Function, index: usize) -> Option<&str> {
    match &function.parameters.get(index)?.pattern {
        Pattern::Name(name, _) => Some(name.trim_matches('_')),
        _ => None,
    }
}

impl Evaluator<'_> {
    /// The type of a parameter whose callers are not known.
    pub(super) fn type_of_parameter(&self, function: &Function, index: usize) -> Option<NodeId> {
        if let Some(annotation) = &function.parameters.get(index)?.annotation {
            let known = self.annotated(annotation);
            if known.is_some() || !self.is_own_type(annotation) {
                return known;
            }
        }
        let name = plain_name(function, index)?;
        self.models
            .types_by_parameter()
            .filter(|(_, known, _)| known.parameters.iter().any(|usual| usual == name))
            .find(|(_, known, package)| {
                self.module.specifiers.iter().any(|specifier| package.packages.contains(specifier))
                    || (0..index)
                        .filter_map(|earlier| plain_name(function, earlier))
                        .any(|n| known.beside.iter().any(|b| b == n))
                    || self.shows(name, known)
            })
            .map(|(node, ..)| node)
    }

    fn shows(&self, name: &str, known: &TypeModel) -> bool {
        let beside = &self.evidence.beside;
        known.beside.iter().any(|earlier| beside.contains(&(earlier.clone(), name.into())))
            || known.evidence.iter().any(|member| self.evidence.members.contains(&(name.into(), member.clone())))
    }

    /// The node of the type that an annotation names.
    fn annotated(&self, annotation: &TypeName) -> Option<NodeId> {
        let (first, rest) = annotation.split_first()?;
        let (package, imported) = self.imported_type(first)?;
        match (imported, rest) {
            (Imported::Named(name), []) => self.models.annotated_type(package, name),
            (_, [name]) => self.models.annotated_type(package, name),
            (Imported::Default, []) => self.models.annotated_type(package, "default"),
            _ => None,
        }
    }

    /// Whether an annotation says nothing against the usual name: a type of the project, which may extend a library's,
    /// or none at all.
    fn is_own_type(&self, annotation: &TypeName) -> bool {
        let Some(first) = annotation.first() else { return true };
        first == "any"
            || self.module.body.statements.iter().any(|statement| match &statement.kind {
                StatementKind::Import { specifier, bindings } => {
                    specifier.starts_with('.') && bindings.iter().any(|binding| binding.local == *first)
                }
                _ => false,
            })
    }

    fn imported_type(&self, local: &str) -> Option<(NodeId, &Imported)> {
        self.module.body.statements.iter().find_map(|statement| {
            let StatementKind::Import { specifier, bindings } = &statement.kind else { return None };
            let binding = bindings.iter().find(|binding| binding.local == local)?;
            match self.project.resolve(specifier) {
                Target::Package(node) => Some((node, &binding.imported)),
                _ => None,
            }
        })
    }

    /// A value that is not known, typed by its annotation when that names a library's type.
    pub(super) fn typed_as(&mut self, annotation: &TypeName, value: Val) -> Val {
        match self.annotated(annotation) {
            Some(node) => {
                let object = self.store.allocate(ObjectKind::Host(node), None);
                Val { data: Data::Object(object), ..value }
            }
            None => value,
        }
    }
}
