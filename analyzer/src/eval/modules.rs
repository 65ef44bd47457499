//! The modules of a program: each runs once, where Node.js runs it. What an ES module imports runs before the module
//! itself, in the order of its text, and a name that it imports stands for what the other one exports by it, whenever
//! it is read; `require` runs a module where it stands, and gives what that has exported by then.

use smol_str::SmolStr;

use super::scope::ScopeId;
use super::statement::Flow;
use super::store::{CellId, ObjectKind, Property};
use super::value::{Data, MAX_CASES, Note, ObjectId, Piece, Val};
use super::{Evaluator, Extent, Frame, MAX_DEPTH, MAX_STEPS, STEPS_PER_EXPRESSION};
use crate::link::{Linked, Request, Target};
use crate::module::{Block, Export, ExportEntry, ImportBinding, Imported, StatementKind};
use crate::source::{FileId, Span};
use crate::value::Why;

/// The most files that one program is followed into.
const MAX_MODULES: usize = 1024;
/// The most files that one computed specifier is followed to.
const MAX_MATCHING: usize = 64;
/// How much of the depth a module must find when it starts to run.
const ROOM: usize = 150;

/// A module that ran or runs.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) linked: &'a Linked,
    /// Where its own names are looked up.
    pub(super) scope: ScopeId,
    /// `module`, whose `exports` CommonJS gives away.
    pub(super) module_object: ObjectId,
    /// What `import * as` gives.
    pub(super) namespace: ObjectId,
    /// What `export default` gives.
    pub(super) default: CellId,
    /// How many modules were asked for before it.
    pub(super) order: usize,
    /// Whether it has run.
    is_done: bool,
    /// Whether it ended by an exception, or ended the process: in the assumed deployment the program does not start.
    pub(super) is_failed: bool,
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

    /// Runs a module, unless it ran before or runs now; whether there is one. What it writes stays, whoever asked for it.
    pub(super) fn load_module(&mut self, file: FileId) -> bool {
        if self.records.contains_key(&file) {
            self.set_aside.remove(&file);
            return true;
        }
        let recording = self.store.suspend();
        let is_there = self.run_once(file);
        self.store.resume(recording);
        is_there
    }

    /// Runs a module that the program may import: what it writes that was there before, it writes perhaps.
    fn perhaps_load(&mut self, file: FileId) {
        if self.records.contains_key(&file) {
            return;
        }
        let before = self.store.here();
        let (_, changes) = self.speculate(|evaluator| evaluator.run_once(file));
        self.store.take_for_old(before);
        self.store.perhaps(&changes);
    }

    fn run_once(&mut self, file: FileId) -> bool {
        if self.records.len() >= MAX_MODULES || self.depth + ROOM > MAX_DEPTH {
            return false;
        }
        let project = self.project;
        let Some(linked) = project.file(file) else { return false };
        let expressions = u32::try_from(linked.module.expressions.len()).unwrap_or(u32::MAX);
        let more = expressions.saturating_mul(STEPS_PER_EXPRESSION);
        self.max_steps = self.max_steps.saturating_add(more).min(MAX_STEPS);
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
        let specifier = self.as_specifier(&specifier.data);
        let Some(specifier) = specifier.text() else { return self.import_some(&specifier, request) };
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

    /// What an import by a computed specifier gives: any of the modules that it may mean, all of which may have run.
    fn import_some(&mut self, specifier: &Data, request: Request) -> Val {
        let (start, end) = match specifier {
            Data::Text(pieces) => match &**pieces {
                [Piece::Known(start, _), .., Piece::Known(end, _)] => (start.as_str(), end.as_str()),
                [Piece::Known(start, _), ..] => (start.as_str(), ""),
                _ => ("", ""),
            },
            _ => ("", ""),
        };
        if self.extent == Extent::File || !start.starts_with('.') {
            self.is_called_unseen |= self.extent == Extent::Program;
            return Self::unknown(Why::Expression);
        }
        let files = self.project.matching(self.current.file, start, end);
        if files.is_empty() || files.len() > MAX_MATCHING {
            self.is_called_unseen = true;
            return Self::unknown(Why::Expression);
        }
        self.asked.extend(&files);
        let loaded = self.records.len();
        files.iter().for_each(|file| self.perhaps_load(*file));
        let imported = if request == Request::Import { Imported::Namespace } else { Imported::Require };
        let values: Vec<Val> = files.iter().map(|file| self.import_value(*file, &imported, &start.into())).collect();
        if values.len() > MAX_CASES || !values.iter().all(|value| self.is_one_of_a_kind(value)) {
            self.is_called_unseen = true;
            let new = self.records.iter().filter(|(_, record)| record.order >= loaded);
            self.set_aside.extend(new.map(|(file, _)| *file));
            return Self::unknown(Why::Expression);
        }
        Val::join_all(values)
    }

    /// Whether a module is one of several of a kind that are worth to be followed: routes, or sets of options. A set of
    /// functions is a driver or a service, of which nothing but its size is known.
    fn is_one_of_a_kind(&self, exports: &Val) -> bool {
        let Data::Object(id) = exports.data else { return true };
        let object = self.store.object(id);
        let is_function = |value: &Val| matches!(value.data, Data::Object(id) if self.is_callable(id));
        match object.kind {
            ObjectKind::Plain => !object.properties.values().any(|property| is_function(&property.value)),
            _ => true,
        }
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
}
