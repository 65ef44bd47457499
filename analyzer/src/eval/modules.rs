//! The modules of a program: each runs once, where Node.js runs it. What an ES module imports runs before the module
//! itself, in the order of its text, and a name that it imports stands for what the other one exports by it, whenever
//! it is read; `require` runs a module where it stands, and gives what that has exported by then.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::scope::ScopeId;
use super::statement::Flow;
use super::store::{CellId, ObjectKind, Property};
use super::value::{Data, Note, ObjectId, Truth, Val};
use super::{Evaluator, Extent, Frame, MAX_DEPTH, MAX_STEPS, STEPS_PER_EXPRESSION};
use crate::link::{Linked, Request, Target};
use crate::module::{Block, Export, ExportEntry, ImportBinding, Imported, StatementKind};
use crate::source::{FileId, Span};
use crate::value::Why;

/// The most files that one program is followed into.
const MAX_MODULES: usize = 1024;
/// How much of the depth a module must find when it starts to run.
const ROOM: usize = 150;

/// A module that ran or runs.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) linked: &'a Linked,
    /// Where its own names are looked up.
    pub(super) scope: ScopeId,
    /// `module`, whose `exports` CommonJS gives away.
    module_object: ObjectId,
    /// What `import * as` gives.
    namespace: ObjectId,
    /// What `export default` gives.
    default: CellId,
    /// How many modules were asked for before it.
    pub(super) order: usize,
    /// Whether it has run.
    is_done: bool,
    /// Whether it ended by an exception, or ended the process: in the assumed deployment the program does not start.
    is_failed: bool,
}

/// What of another file a variable stands for.
#[derive(Debug, Clone)]
pub(super) struct Import {
    file: FileId,
    imported: Imported,
    at: Span,
    specifier: SmolStr,
}

impl<'a> Evaluator<'a> {
    /// Goes on in another file; gives the one to [`Evaluator::leave`] for.
    pub(super) fn enter(&mut self, file: FileId) -> &'a Linked {
        let outer = self.current;
        if let Some(record) = self.records.get(&file) {
            self.leave(record.linked);
        }
        outer
    }

    pub(super) fn leave(&mut self, linked: &'a Linked) {
        self.current = linked;
        self.module = &linked.module;
    }

    /// Runs a module, unless it ran before or runs now; whether there is one.
    pub(super) fn load_module(&mut self, file: FileId) -> bool {
        if self.records.contains_key(&file) {
            return true;
        }
        if self.records.len() >= MAX_MODULES || self.depth + ROOM > MAX_DEPTH {
            return false;
        }
        let project = self.project;
        let Some(linked) = project.file(file) else { return false };
        let expressions = u32::try_from(linked.module.expressions.len()).unwrap_or(u32::MAX);
        let more = expressions.saturating_mul(STEPS_PER_EXPRESSION);
        self.max_steps = self.max_steps.saturating_add(more).min(MAX_STEPS);
        let recording = self.store.suspend();
        let exports = self.add_record(linked);
        let outer = std::mem::replace(&mut self.current, linked);
        let frame =
            Frame { this: exports, class: None, early: None, exits: Vec::new(), tries: Vec::new(), function: None };
        let frames = std::mem::replace(&mut self.frames, vec![frame]);
        let scope = std::mem::replace(&mut self.scope, self.records[&file].scope);
        let guards = std::mem::take(&mut self.guards);
        let labels = std::mem::take(&mut self.labels);
        let running = std::mem::take(&mut self.running);
        let (thrown, caught, awaited) = (self.thrown.take(), self.caught.take(), self.awaited.take());
        let (muted, rounds) = (std::mem::take(&mut self.muted), std::mem::replace(&mut self.rounds, 1));
        let (aborted, jump_lost) = (self.aborted, self.jump_lost);
        let lost_labels = std::mem::take(&mut self.lost_labels);
        let (calls, tasks, steps) = (self.calls.len(), self.tasks.len(), self.steps);
        self.leave(linked);
        let is_failed = matches!(self.run_module(&linked.module.body), Flow::Throw);
        if linked.is_data {
            // It is as long as it is, and runs once.
            self.steps = steps;
        }
        self.store.resume(recording);
        if let Some(record) = self.records.get_mut(&file) {
            (record.is_done, record.is_failed) = (true, is_failed);
        }
        self.module_calls.extend(self.calls.drain(calls..));
        self.later.tasks.extend(self.tasks.iter().skip(tasks).cloned());
        (self.aborted, self.jump_lost, self.lost_labels) = (aborted, jump_lost, lost_labels);
        (self.muted, self.rounds) = (muted, rounds);
        (self.thrown, self.caught, self.awaited) = (thrown, caught, awaited);
        (self.guards, self.labels, self.running) = (guards, labels, running);
        (self.frames, self.scope) = (frames, scope);
        self.leave(outer);
        true
    }

    fn add_record(&mut self, linked: &'a Linked) -> Val {
        let module_object = self.store.allocate(ObjectKind::Plain, None);
        let exports = Val::new(Data::Object(self.store.allocate(ObjectKind::Plain, None)));
        // Node.js gives it an id, a parent and more.
        self.store.open(module_object, Why::Global("module".into()));
        self.store.set(module_object, "exports", Property::new(exports.clone()));
        let around = self.scopes.enter(Some(self.scopes.root()));
        for (name, value) in [("module", Val::new(Data::Object(module_object))), ("exports", exports.clone())] {
            let cell = self.store.declare(value);
            self.scopes.bind(around, name.into(), cell);
        }
        let scope = self.scopes.enter(Some(around));
        let namespace = self.store.allocate(ObjectKind::Namespace(linked.file), None);
        let default = self.store.declare(Val::undefined());
        let order = self.records.len();
        let record =
            Record { linked, scope, module_object, namespace, default, order, is_done: false, is_failed: false };
        self.records.insert(linked.file, record);
        exports
    }

    fn run_module(&mut self, body: &'a Block) -> Flow {
        let module = self.module;
        self.declare_new(&module.vars);
        self.hoist_imports(body);
        if self.current.hoists_imports() {
            body.statements.iter().for_each(|statement| self.load_imported(&statement.kind));
        }
        let flow = self.execute_block_here(body);
        self.aborted = false;
        self.close_frame(Flow::Next);
        flow
    }

    fn hoist_imports(&mut self, block: &'a Block) {
        for statement in &block.statements {
            let StatementKind::Import { specifier, bindings } = &statement.kind else { continue };
            for binding in bindings.iter().filter(|binding| !binding.type_only) {
                self.import(specifier, binding);
            }
        }
    }

    /// Runs what a statement imports or passes on.
    pub(super) fn load_imported(&mut self, statement: &'a StatementKind) {
        let specifier = match statement {
            StatementKind::Import { specifier, bindings } if self.is_kept(bindings) => specifier,
            StatementKind::Export(Export::From { specifier, .. } | Export::All { specifier, .. }) => specifier,
            _ => return,
        };
        if let Target::File(file) = self.meaning(self.current.file, specifier, Request::Import) {
            self.load_module(file);
        }
    }

    /// Whether a compiler leaves an import in: those for types go, and in TypeScript those of names that nothing reads.
    fn is_kept(&self, bindings: &[ImportBinding]) -> bool {
        let (evidence, exports) = (&self.current.evidence, &self.current.exports);
        let is_read = |binding: &ImportBinding| {
            let is_passed_on =
                |entry: &ExportEntry| matches!(entry, ExportEntry::Local(local) if *local == binding.local);
            !self.current.is_typescript()
                || evidence.names.contains(&binding.local)
                || exports.names.values().any(is_passed_on)
        };
        bindings.is_empty() || bindings.iter().any(|binding| !binding.type_only && is_read(binding))
    }

    fn import(&mut self, specifier: &SmolStr, binding: &ImportBinding) {
        let at = self.span(binding.range);
        let is_require = binding.imported == Imported::Require;
        let request = if is_require { Request::Require } else { Request::Import };
        let target = self.meaning(self.current.file, specifier, request);
        let value = match (target, &binding.imported) {
            (Target::File(file), imported) => {
                self.declare(&binding.local, Val::undefined());
                let import = Import { file, imported: imported.clone(), at, specifier: specifier.clone() };
                return self.stand_for(&binding.local, import);
            }
            (Target::Package(node), Imported::Named(name)) => self.host_member(node, name, at),
            (Target::Package(node), _) => Val::new(Data::Host(node)),
            (Target::Builtin(path), Imported::Named(name)) => self.builtin_member(path, name, at),
            (Target::Builtin(path), _) => Val::new(Data::Builtin(path)),
            (Target::Unknown, _) => Self::unknown(Why::Import(specifier.clone())),
        };
        self.declare(&binding.local, value.then(at, Note::Imported(specifier.clone())));
    }

    fn stand_for(&mut self, local: &str, import: Import) {
        if let Some(cell) = self.scopes.resolve(self.scope, local) {
            self.imports.insert(cell, import);
        }
    }

    /// The value of a variable, or of what it stands for.
    pub(super) fn read_cell(&mut self, cell: CellId) -> Val {
        match self.imports.get(&cell).cloned() {
            None => self.store.read(cell).clone(),
            Some(import) => {
                let outside = self.call_from(import.at, &import.specifier);
                let value = self.import_value(import.file, &import.imported, &import.specifier);
                self.outside = outside;
                value.then(import.at, Note::Imported(import.specifier))
            }
        }
    }

    /// What `require(…)` and `import(…)` give.
    pub(super) fn import_by(&mut self, specifier: &Val, request: Request, at: Span) -> Val {
        let Data::String(specifier) = &specifier.data else {
            self.is_called_unseen |= self.extent == Extent::Program;
            return Self::unknown(Why::Expression);
        };
        let outside = self.call_from(at, specifier);
        let value = match self.meaning(self.current.file, specifier, request) {
            Target::Package(node) => Val::new(Data::Host(node)),
            Target::Builtin(path) => Val::new(Data::Builtin(path)),
            Target::File(file) if request == Request::Import => {
                self.import_value(file, &Imported::Namespace, specifier)
            }
            Target::File(file) => self.import_value(file, &Imported::Require, specifier),
            Target::Unknown => Self::unknown(Why::Import(specifier.clone())),
        };
        self.outside = outside;
        value.then(at, Note::Imported(specifier.clone()))
    }

    /// What a specifier means in a file, for code that runs.
    pub(super) fn meaning(&mut self, from: FileId, specifier: &str, request: Request) -> Target {
        let target = self.project.resolve(from, specifier, request);
        if let Target::File(file) = target
            && file.stand_in().is_none()
        {
            self.asked.insert(file);
        }
        self.reach(target)
    }

    /// What a specifier means in the file that runs now.
    pub(super) fn resolve(&self, specifier: &str) -> Target {
        self.reach(self.project.resolve(self.current.file, specifier, Request::Import))
    }

    fn reach(&self, target: Target) -> Target {
        match target {
            Target::File(file) if self.extent == Extent::File && file.stand_in().is_none() => Target::Unknown,
            target => target,
        }
    }

    pub(super) fn import_value(&mut self, file: FileId, imported: &Imported, specifier: &SmolStr) -> Val {
        if !self.load_module(file) {
            return Self::unknown(Why::Import(specifier.clone()));
        }
        let record = &self.records[&file];
        let (is_es_module, is_done) = (record.linked.is_es_module(), record.is_done);
        let namespace = Val::new(Data::Object(record.namespace));
        let value = match (imported, is_es_module) {
            (Imported::Named(name), _) => self.exported(file, name),
            (Imported::Default, _) => self.exported(file, "default"),
            (_, true) => namespace,
            (Imported::Namespace, false) => {
                // What can be called is taken for the module itself, as TypeScript without `esModuleInterop` does.
                let exports = self.module_exports(file);
                let is_callable = matches!(exports.data, Data::Object(id) if self.is_callable(id));
                if is_callable { exports } else { namespace }
            }
            (_, false) => self.module_exports(file),
        };
        // In a cycle a module is asked before it has exported everything. Which part is not told by a program that
        // starts with a file that others import.
        if !is_done
            && file == self.root
            && let Data::Object(exports) = value.data
        {
            self.store.open(exports, Why::Order);
        }
        if is_done || !value.data.is_undefined() { value } else { Self::unknown(Why::Order) }
    }

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
    fn exported(&mut self, file: FileId, name: &str) -> Val {
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
        let files: Vec<FileId> = self.records.keys().copied().filter(|file| file.stand_in().is_none()).collect();
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
