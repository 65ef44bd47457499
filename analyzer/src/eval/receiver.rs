//! Which parameters hold a library's values: by annotation, or by name together with other evidence in the file.

use super::Evaluator;
use super::store::ObjectKind;
use super::value::{Data, Val};
use crate::link::Target;
use crate::model::{NodeId, TypeModel};
use crate::module::{Function, Imported, StatementKind, TypeName, plain_name};

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
        let beside = &self.current.evidence.beside;
        known.beside.iter().any(|earlier| beside.contains(&(earlier.clone(), name.into())))
            || known
                .evidence
                .iter()
                .any(|member| self.current.evidence.members.contains(&(name.into(), member.clone())))
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
            match self.resolve(specifier) {
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
