//! What modules that ran export, and what code that is not seen may get of a program by that.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::Evaluator;
use super::store::Property;
use super::value::{Data, Note, ObjectId, Truth, Val};
use crate::link::{Request, Target};
use crate::module::{ExportEntry, Imported};
use crate::source::{FileId, Span};
use crate::value::Why;

impl Evaluator<'_> {
    /// `module.exports` as it is now.
    pub(super) fn module_exports(&self, file: FileId) -> Val {
        let record = self.records.get(&file);
        if record.is_some_and(|record| record.is_failed) {
            return Self::unknown(Why::Failed);
        }
        let exports = record.and_then(|record| self.store.object(record.module_object).properties.get("exports"));
        exports.map_or_else(|| Self::unknown(Why::Expression), |exports| exports.value.clone())
    }

    /// What a module that ran exports by a name.
    pub(super) fn exported(&mut self, file: FileId, name: &str) -> Val {
        let missing = || Self::unknown(Why::Import(name.into()));
        if self.records.get(&file).is_some_and(|record| record.linked.is_es_module()) {
            return self.look_up(file, name, &mut FxHashSet::default()).unwrap_or_else(missing);
        }
        let exports = self.module_exports(file);
        if name != "default" {
            return self.member(&exports, name).present();
        }
        // Compiled modules say that they have a default export; of others it is everything.
        let compiled = self.member(&exports, "__esModule");
        match compiled.data.truth() {
            Truth::Yes => self.member(&exports, name).present(),
            Truth::No => exports,
            // Of a partial one everything is written that there is of this.
            Truth::Maybe if file.stand_in().is_some() => exports,
            Truth::Maybe => missing(),
        }
    }

    /// What an ES module that ran exports by a name; `None` when it exports no such thing, or modules only pass it round.
    fn look_up(&mut self, file: FileId, name: &str, seen: &mut FxHashSet<FileId>) -> Option<Val> {
        if !self.looked_up.insert((file, name.into())) {
            return None;
        }
        let found = self.look_up_in(file, name, seen);
        self.looked_up.remove(&(file, name.into()));
        found
    }

    fn look_up_in(&mut self, file: FileId, name: &str, seen: &mut FxHashSet<FileId>) -> Option<Val> {
        let record = self.records.get(&file)?;
        if record.is_failed {
            return Some(Self::unknown(Why::Failed));
        }
        let (linked, scope, default) = (record.linked, record.scope, record.default);
        match linked.exports.names.get(name) {
            Some(ExportEntry::Local(local)) => {
                let cell = self.scopes.resolve(scope, local)?;
                Some(self.read_cell(cell))
            }
            Some(ExportEntry::Default) => Some(self.store.read(default).clone()),
            Some(ExportEntry::From(specifier, there)) => {
                Some(self.import_from(file, specifier, &Imported::Named(there.clone()), seen)?)
            }
            Some(ExportEntry::Namespace(specifier)) => self.import_from(file, specifier, &Imported::Namespace, seen),
            None if name == "default" || !seen.insert(file) => None,
            None => {
                let named = Imported::Named(name.into());
                linked.exports.stars.iter().find_map(|specifier| self.import_from(file, specifier, &named, seen))
            }
        }
    }

    /// What a module exports to another one that passes it on.
    fn import_from(
        &mut self,
        from: FileId,
        specifier: &SmolStr,
        imported: &Imported,
        seen: &mut FxHashSet<FileId>,
    ) -> Option<Val> {
        match (self.meaning(from, specifier, Request::Import), imported) {
            (Target::File(file), Imported::Named(name)) => {
                if !self.load_module(file) {
                    return Some(Self::unknown(Why::Import(specifier.clone())));
                }
                if self.records[&file].linked.is_es_module() {
                    return self.look_up(file, name, seen);
                }
                Some(self.exported(file, name)).filter(|value| !value.data.is_undefined())
            }
            (Target::File(file), _) => Some(self.import_value(file, imported, specifier)),
            (Target::Package(node), Imported::Named(name)) => {
                let at = Span { file: from, range: crate::source::TextRange::default() };
                self.models.member(node, name).map(|_| self.host_member(node, name, at))
            }
            (Target::Package(node), _) => Some(Val::new(Data::Host(node))),
            _ => Some(Self::unknown(Why::Import(specifier.clone()))),
        }
    }

    /// A member of what `import * as` gives.
    pub(super) fn namespace_member(&mut self, file: FileId, key: &str) -> Val {
        if self.records.get(&file).is_some_and(|record| !record.linked.is_es_module()) {
            return self.exported(file, key);
        }
        match self.look_up(file, key, &mut FxHashSet::default()) {
            Some(value) => value,
            // As compilers leave it.
            None if key == "__esModule" => Val::new(Data::Bool(true)),
            None => Val::new(Data::Absent),
        }
    }

    /// Copies what a module exports into an object.
    pub(super) fn merge_namespace(&mut self, target: ObjectId, file: FileId, at: Span) {
        let Some(record) = self.records.get(&file) else { return };
        let linked = record.linked;
        if !linked.is_es_module() {
            let exports = self.module_exports(file);
            return self.merge_into(target, &exports, at);
        }
        if !linked.exports.stars.is_empty() {
            self.store.blur(target, &Why::Spread);
        }
        let mut names: Vec<&SmolStr> = linked.exports.names.keys().collect();
        names.sort_unstable();
        for name in names {
            let value = self.namespace_member(file, name).then(at, Note::Spread);
            self.define(target, name.clone(), Property::new(value));
        }
    }

    /// `export default`.
    pub(super) fn export_default(&mut self, value: Val) {
        if let Some(default) = self.records.get(&self.current.file).map(|record| record.default) {
            self.store.write(default, value);
        }
    }

    /// `export =`.
    pub(super) fn export_all(&mut self, value: Val) {
        if let Some(module_object) = self.records.get(&self.current.file).map(|record| record.module_object) {
            self.store.set(module_object, "exports", Property::new(value));
        }
    }

    /// What other programs may get of this one: what its first file exports.
    pub(super) fn reachable_from_exports(&mut self) -> FxHashSet<ObjectId> {
        self.exported_by(self.root)
    }

    /// What code that is not seen may get of this program: what any of its files exports, and what a container makes.
    pub(super) fn reachable_from_anywhere(&mut self) -> FxHashSet<ObjectId> {
        let is_seen = |file: &FileId| file.stand_in().is_none() && !self.set_aside.contains(file);
        let files: Vec<FileId> = self.records.keys().copied().filter(is_seen).collect();
        let mut found: FxHashSet<ObjectId> = files.into_iter().flat_map(|file| self.exported_by(file)).collect();
        let instances = self.instances.values().flatten();
        let instances: Vec<Val> = instances.map(|id| Val::new(Data::Object(*id))).collect();
        found.extend(instances.iter().flat_map(|instance| self.reachable(instance)));
        found
    }

    fn exported_by(&mut self, file: FileId) -> FxHashSet<ObjectId> {
        let Some(record) = self.records.get(&file) else { return FxHashSet::default() };
        let linked = record.linked;
        let mut values = vec![self.module_exports(file)];
        if linked.is_es_module() {
            let names: Vec<&SmolStr> = linked.exports.names.keys().collect();
            values = names.into_iter().map(|name| self.namespace_member(file, name)).collect();
        }
        values.iter().flat_map(|value| self.reachable(value)).collect()
    }
}
