//! Which parameters hold a library's values: by annotation, or by name together with other evidence in the file.

use smol_str::SmolStr;

use super::Evaluator;
use super::store::ObjectKind;
use super::value::{Data, Val};
use crate::link::{Target, package_of};
use crate::model::{NodeId, PackageModel, TypeModel};
use crate::module::{Expr, Function, ImportBinding, Imported, Key, Pattern, StatementKind, TypeName, plain_name};

impl<'a> Evaluator<'a> {
    /// The type of a parameter whose callers are not known.
    pub(super) fn type_of_parameter(&self, function: &Function, index: usize) -> Option<NodeId> {
        if let Some(annotation) = &function.parameters.get(index)?.annotation {
            let known = self.annotated(annotation);
            if known.is_some() || !self.is_own_type(annotation) {
                return known;
            }
        }
        if let Some(node) = self.type_by_decorator(function, index) {
            return Some(node);
        }
        let Some(name) = plain_name(function, index) else { return self.type_of_pattern(function, index) };
        self.models
            .types_by_parameter()
            .filter(|(_, known, _)| known.parameters.iter().any(|usual| usual == name))
            .filter(|(_, known, package)| known.in_files.is_empty() || self.is_file_of(known, package))
            .filter(|(_, known, _)| known.depends_on.is_empty() || self.may_depend_on(&known.depends_on))
            .find(|(_, known, package)| {
                self.module.specifiers.iter().any(|specifier| package.packages.contains(specifier))
                    || (0..index)
                        .filter_map(|earlier| plain_name(function, earlier))
                        .any(|n| known.beside.iter().any(|b| b == n))
                    || self.shows(name, known)
            })
            .map(|(node, ..)| node)
    }

    /// The type of a parameter by a decorator of it: `@Res() res`.
    fn type_by_decorator(&self, function: &Function, index: usize) -> Option<NodeId> {
        function.parameters.get(index)?.decorators.iter().find_map(|&decorator| {
            let Expr::Call { callee, .. } = self.module.expression(decorator) else { return None };
            let Expr::Name(local) = self.module.expression(*callee) else { return None };
            let (specifier, binding) = self.import_of(local)?;
            let Imported::Named(name) = &binding.imported else { return None };
            let node = self.models.decorated(specifier, name)?;
            let unless = &self.models.type_of(node)?.decorators_unless;
            (!unless.iter().any(|package| self.current.manifest.depends_on.contains(package))).then_some(node)
        })
    }

    /// The type of a parameter that is taken apart, in a file of a framework.
    fn type_of_pattern(&self, function: &Function, index: usize) -> Option<NodeId> {
        let Pattern::Object { properties, .. } = &function.parameters.get(index)?.pattern else { return None };
        let takes = |known: &TypeModel| {
            let mut keys = properties.iter().filter_map(|property| match &property.key {
                Key::Static(key) => Some(key),
                Key::Computed(_) => None,
            });
            keys.any(|key| known.destructured.contains(key))
        };
        self.models
            .types_by_parameter()
            .find(|(_, known, package)| takes(known) && self.is_file_of(known, package))
            .map(|(node, ..)| node)
    }

    /// Whether the code that runs is in a file in which a framework hands out values of a type.
    fn is_file_of(&self, known: &TypeModel, package: &PackageModel) -> bool {
        let depends_on = &self.current.manifest.depends_on;
        known.is_in(self.current.source.path())
            && package.packages.iter().any(|name| depends_on.contains(package_of(name)))
    }

    /// Whether the project depends on one of these packages, or does not say on what it depends.
    fn may_depend_on(&self, packages: &[SmolStr]) -> bool {
        let depends_on = &self.current.manifest.depends_on;
        depends_on.is_empty() || packages.iter().any(|name| depends_on.contains(name))
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
        first == "any" || self.import_of(first).is_some_and(|(specifier, _)| specifier.starts_with('.'))
    }

    fn imported_type(&self, local: &str) -> Option<(NodeId, &Imported)> {
        let (specifier, binding) = self.import_of(local)?;
        match self.resolve(specifier) {
            Target::Package(node) => Some((node, &binding.imported)),
            _ => None,
        }
    }

    /// The import that gives a name to the file that runs now, and from where.
    pub(super) fn import_of(&self, local: &str) -> Option<(&'a SmolStr, &'a ImportBinding)> {
        self.module.body.statements.iter().find_map(|statement| {
            let StatementKind::Import { specifier, bindings } = &statement.kind else { return None };
            Some((specifier, bindings.iter().find(|binding| binding.local == local)?))
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
