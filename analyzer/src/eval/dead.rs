//! Which functions and classes the deployment does not come to: those that code names only where it never runs, as a
//! session for development does that another file chooses by `NODE_ENV`.

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::Evaluator;
use super::store::ObjectKind;
use super::value::{Data, ObjectId, Val};
use crate::link::{Linked, Request, Target};
use crate::module::{Element, ExportEntry, Expr, Imported, Pattern, StatementKind};
use crate::source::FileId;

/// What code that ran read of the functions and classes of the project.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Those that it read, by a name.
    named: FxHashSet<ObjectId>,
    /// Those that it read in another file than their own.
    elsewhere: FxHashSet<ObjectId>,
    /// Who imports each file, as far as files are loaded; with how many files that were.
    importers: FxHashMap<FileId, Vec<FileId>>,
    loaded: usize,
}

impl Evaluator<'_> {
    /// Notes that code reads a value.
    pub(super) fn note_use(&mut self, value: &Val, by_name: bool) {
        for case in value.cases() {
            let Data::Object(id) = case.data else { continue };
            if by_name && self.is_callable(id) {
                self.uses.named.insert(id);
            }
            if self.file_of(id).is_some_and(|file| file != self.current.file) {
                self.uses.elsewhere.insert(id);
            }
        }
    }

    /// The file of a function or class.
    fn file_of(&self, object: ObjectId) -> Option<FileId> {
        match &self.store.object(object).kind {
            ObjectKind::Function(closure) => Some(closure.function.file),
            ObjectKind::Class(closure) => Some(closure.file),
            _ => None,
        }
    }

    /// Whether a function or class belongs to the stand-in of a package.
    pub(super) fn is_of_stand_in(&self, object: ObjectId) -> bool {
        self.file_of(object).is_some_and(|file| file.stand_in().is_some())
    }

    /// Whether a function or class, or the class of a method, is named only where the deployment does not come.
    pub(super) fn is_dead(&mut self, object: ObjectId, exported: &FxHashSet<ObjectId>) -> bool {
        let class = match &self.store.object(object).kind {
            ObjectKind::Function(closure) => closure.class,
            _ => None,
        };
        let mut objects = std::iter::once(object).chain(class);
        objects.any(|object| {
            !exported.contains(&object) && (self.is_passed_over(object) || self.is_passed_over_elsewhere(object))
        })
    }

    /// Whether the text of its own file reads its name, and no code that ran did.
    fn is_passed_over(&self, object: ObjectId) -> bool {
        let record = self.file_of(object).and_then(|file| self.records.get(&file));
        let Some((record, name)) = record.zip(self.bindings.get(&object)) else { return false };
        !self.uses.named.contains(&object) && record.linked.evidence.names.contains(name)
    }

    /// Whether the text of a file that imports it reads it, and no code that ran in another file did.
    fn is_passed_over_elsewhere(&mut self, object: ObjectId) -> bool {
        let Some(file) = self.file_of(object).filter(|file| *file != self.root) else { return false };
        if self.uses.elsewhere.contains(&object) {
            return false;
        }
        let names = self.names_exported_as(file, object);
        if names.is_empty() {
            return false;
        }
        self.find_importers();
        let importers = self.uses.importers.get(&file).map(Vec::as_slice).unwrap_or_default();
        importers.iter().filter_map(|importer| self.records.get(importer)).any(|importer| {
            let evidence = &importer.linked.evidence;
            let local = self.local_names(importer.linked, file);
            names.iter().any(|name| match name.as_str() {
                "default" => local.iter().any(|local| evidence.names.contains(*local)),
                name => evidence.names.contains(name) || evidence.members.iter().any(|(_, member)| member == name),
            })
        })
    }

    /// The names by which a file exports something; `default` for what `module.exports` is.
    fn names_exported_as(&mut self, file: FileId, object: ObjectId) -> Vec<SmolStr> {
        let Some(record) = self.records.get(&file) else { return Vec::new() };
        let linked = record.linked;
        let is_it =
            |value: &Val| value.cases().iter().any(|case| matches!(case.data, Data::Object(id) if id == object));
        if linked.is_es_module() {
            let own = linked
                .exports
                .names
                .iter()
                .filter(|(_, entry)| matches!(entry, ExportEntry::Local(_) | ExportEntry::Default));
            let names: Vec<SmolStr> = own.map(|(name, _)| name.clone()).collect();
            return names.into_iter().filter(|name| is_it(&self.namespace_member(file, name))).collect();
        }
        let exports = self.module_exports(file);
        if is_it(&exports) {
            return vec!["default".into()];
        }
        let Data::Object(exports) = exports.data else { return Vec::new() };
        let properties = self.store.object(exports).properties.iter();
        properties.filter(|(_, property)| is_it(&property.value)).map(|(name, _)| name.clone()).collect()
    }

    /// Finds out which of the loaded files import which; who imports a file that passes another one on imports both.
    fn find_importers(&mut self) {
        if self.uses.loaded == self.records.len() {
            return;
        }
        let mut files: Vec<&Linked> = self.records.values().map(|record| record.linked).collect();
        files.retain(|linked| !linked.is_stand_in());
        files.sort_unstable_by_key(|linked| linked.file);
        let mut importers: FxHashMap<FileId, Vec<FileId>> = FxHashMap::default();
        for linked in &files {
            for imported in self.project.imports(linked.file) {
                importers.entry(imported).or_default().push(linked.file);
            }
        }
        for linked in &files {
            let behind = importers.get(&linked.file).cloned().unwrap_or_default();
            for passed_on in self.passed_on(linked) {
                importers.entry(passed_on).or_default().extend(&behind);
            }
        }
        self.uses.importers = importers;
        self.uses.loaded = self.records.len();
    }

    /// The files of which an ES module exports something as its own.
    fn passed_on(&self, linked: &Linked) -> Vec<FileId> {
        let named = linked.exports.names.values().filter_map(|entry| match entry {
            ExportEntry::From(specifier, _) => Some(specifier),
            _ => None,
        });
        let specifiers = named.chain(&linked.exports.stars);
        specifiers.filter_map(|specifier| self.file_meant(linked.file, specifier)).collect()
    }

    fn file_meant(&self, from: FileId, specifier: &str) -> Option<FileId> {
        match self.project.resolve(from, specifier, Request::Import) {
            Target::File(file) => Some(file),
            _ => None,
        }
    }

    /// The names by which a file knows the default export of another one, or all of it.
    fn local_names<'l>(&self, linked: &'l Linked, of: FileId) -> Vec<&'l SmolStr> {
        let statements = linked.module.body.statements.iter();
        let names = statements.flat_map(|statement| match &statement.kind {
            StatementKind::Import { specifier, bindings } => {
                let whole = bindings.iter().filter(|binding| !matches!(binding.imported, Imported::Named(_)));
                whole.map(|binding| (&binding.local, specifier)).collect()
            }
            StatementKind::Declare(declarators) => {
                let required = declarators.iter().filter_map(|declarator| match &declarator.pattern {
                    Pattern::Name(name, _) => Some((name, required_by(linked, declarator.init?)?)),
                    _ => None,
                });
                required.collect()
            }
            _ => Vec::new(),
        });
        names
            .filter(|(_, specifier)| self.file_meant(linked.file, specifier) == Some(of))
            .map(|(name, _)| name)
            .collect()
    }
}

/// The specifier of a plain `require('…')`.
fn required_by(linked: &Linked, init: crate::module::ExprId) -> Option<&SmolStr> {
    let module = &linked.module;
    let Expr::Call { callee, arguments, is_new: false, .. } = module.expression(init) else { return None };
    match (module.expression(*callee), arguments.as_slice()) {
        (Expr::Name(name), [Element::Item(specifier)]) if name == "require" => match module.expression(*specifier) {
            Expr::String(specifier) => Some(specifier),
            _ => None,
        },
        _ => None,
    }
}
