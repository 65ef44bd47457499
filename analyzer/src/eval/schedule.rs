//! Functions that run later: handlers, callbacks, and everything that nothing in the file calls.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::call::Arguments;
use super::store::{FunctionKey, Mark, ObjectKind, Property, Slot};
use super::value::{Data, ObjectId, Val};
use super::{Evaluator, Guard};
use crate::link::Linked;
use crate::model::NodeId;
use crate::module::FunctionId;
use crate::source::Span;
use crate::value::Why;

/// A function to be run, with what is known of its parameters.
#[derive(Debug, Clone)]
pub(super) struct Task {
    function: ObjectId,
    types: Vec<Option<NodeId>>,
    guards: Vec<Guard>,
}

/// How often functions that run later are run to see what others of them wrote.
const MAX_PASSES: usize = 3;

/// What functions that run later do to what they share.
#[derive(Debug, Default)]
pub(super) struct Later {
    /// Whether one of them wrote something that those before it have not seen.
    news: bool,
    /// What they wrote.
    written: FxHashSet<Slot>,
    /// Those that ran with unknown arguments.
    ran: FxHashSet<ObjectId>,
    /// What modules scheduled that were first asked for by one of them.
    pub(super) tasks: Vec<Task>,
}

impl Evaluator<'_> {
    /// Runs handlers, callbacks and everything that other files may call. Each may come before any other, so that
    /// each must see what any of them writes: they run again as long as one wrote something new.
    pub(super) fn run_later(&mut self) {
        let exported = self.reachable_from_exports();
        self.instantiate_classes(&exported);
        let (tasks, scheduled, runs) = (self.tasks.clone(), self.scheduled.clone(), self.runs.clone());
        let (start, calls, steps) = (self.store.here(), self.calls.len(), self.steps);
        let counted = self.counted_steps;
        for pass in 1..=MAX_PASSES {
            self.run_scheduled();
            self.run_uncalled();
            self.run_exported();
            let news = std::mem::take(&mut self.later.news);
            let done = !news || pass == MAX_PASSES || (pass > 1 && self.calls.is_empty());
            if done || !self.step() {
                return;
            }
            if pass + 1 == MAX_PASSES {
                for slot in std::mem::take(&mut self.later.written) {
                    self.store.forget_slot(&slot, &Why::Order);
                }
            }
            (self.tasks, self.scheduled, self.runs) = (tasks.clone(), scheduled.clone(), runs.clone());
            for task in self.later.tasks.clone() {
                if self.scheduled.insert((task.function, task.types.clone())) {
                    self.tasks.push_back(task);
                }
            }
            self.forget_made_since(start);
            self.muted_runs.clear();
            self.later.ran.clear();
            self.calls.truncate(calls);
            (self.steps, self.counted_steps) = (steps, counted);
        }
    }

    /// The functions and instances that handlers made are made again when those run again.
    fn forget_made_since(&mut self, start: Mark) {
        let store = &self.store;
        for objects in self.closures.values_mut().chain(self.instances.values_mut()) {
            objects.retain(|object| !store.is_made_since(start, *object));
        }
        self.instances.retain(|_, objects| !objects.is_empty());
        self.classes.retain(|class| !store.is_made_since(start, *class));
    }

    /// Runs a function later, once for each way in which its parameters are typed.
    pub(super) fn schedule(&mut self, function: ObjectId, types: Vec<Option<NodeId>>) {
        // What runs unrecorded is run again when it is recorded.
        if self.muted == 0 && self.scheduled.insert((function, types.clone())) {
            self.tasks.push_back(Task { function, types, guards: self.guards.clone() });
        }
    }

    /// Schedules the functions that a modelled call is given.
    pub(super) fn schedule_callbacks(&mut self, node: NodeId, arguments: &Arguments) {
        let row = self.models.callbacks(node).next().map(|(package, row)| {
            let resolve = |names: &[SmolStr]| -> Vec<Option<NodeId>> {
                names.iter().map(|name| self.models.type_node(package, name)).collect()
            };
            (resolve(&row.parameters), resolve(&row.parameters_of_four))
        });
        for argument in arguments.all() {
            for id in self.reachable(&argument.value) {
                let Some(count) = self.parameter_count(id) else { continue };
                let types = match &row {
                    Some((_, of_four)) if count == 4 && !of_four.is_empty() => of_four.clone(),
                    Some((types, _)) => types.clone(),
                    None => Vec::new(),
                };
                self.schedule(id, types);
            }
        }
    }

    fn parameter_count(&self, id: ObjectId) -> Option<usize> {
        match &self.store.object(id).kind {
            ObjectKind::Function(closure) => Some(self.function(closure.function)?.parameters.len()),
            ObjectKind::Bound(target, _, leading) => Some(self.parameter_count(*target)?.saturating_sub(leading.len())),
            _ => None,
        }
    }

    /// Runs what was scheduled, and what that schedules.
    fn run_scheduled(&mut self) {
        while let Some(task) = self.tasks.pop_front() {
            if !self.step() {
                return;
            }
            self.run_task(&task);
        }
    }

    fn run_task(&mut self, task: &Task) {
        self.later.ran.insert(task.function);
        let (target, this, leading) = match &self.store.object(task.function).kind {
            ObjectKind::Bound(target, this, leading) => (*target, (**this).clone(), leading.clone()),
            _ => (task.function, Val::undefined(), Vec::new()),
        };
        let ObjectKind::Function(closure) = &self.store.object(target).kind else { return };
        let (function, class) = (closure.function, closure.class);
        let this = self.instance_for(this, class);
        if !self.may_be_method_of(&this, target, class) {
            return;
        }
        let mut types: Vec<Option<NodeId>> = leading.iter().map(|_| None).collect();
        types.extend(task.types.iter().copied());
        let unknown = self.unknown_arguments(function, &types);
        let mut items: Vec<Property> = leading.into_iter().map(Property::new).collect();
        items.extend(unknown.all().iter().skip(items.len()).cloned());
        let Some(at) = self.place_of(function) else { return };
        self.run_apart(target, this, &Arguments::open(items), at, task.guards.clone());
    }

    /// What `this` may be in a method that is called as a function, or of whose calls nothing is known.
    pub(super) fn instance_for(&self, this: Val, class: Option<ObjectId>) -> Val {
        let instances = class.and_then(|class| self.instances.get(&class));
        match (&this.data, instances) {
            (Data::Undefined, Some(all)) => Val::join_all(all.iter().map(|id| Val::new(Data::Object(*id)))),
            _ => this,
        }
    }

    /// Whether a method is that of one of the instances that `this` may be, and not overridden in all of them.
    fn may_be_method_of(&self, this: &Val, method: ObjectId, class: Option<ObjectId>) -> bool {
        let ObjectKind::Function(closure) = &self.store.object(method).kind else { return true };
        let name = self.function(closure.function).and_then(|function| function.name.as_ref());
        let (Some(name), Some(_)) = (name, class) else { return true };
        let is_own = |value: &Val| match value.data {
            Data::Object(id) => match self.find_property(id, name) {
                Some(Property { value: Val { data: Data::Object(found), .. }, .. }) => {
                    found == method || !matches!(self.store.object(found).kind, ObjectKind::Function(_))
                }
                _ => true,
            },
            _ => true,
        };
        this.cases().iter().any(is_own)
    }

    /// Runs a function at an unknown time: what it writes, it writes perhaps; what it requires, only it requires.
    fn run_apart(&mut self, function: ObjectId, this: Val, arguments: &Arguments, at: Span, guards: Vec<Guard>) {
        let required = self.required.len();
        let outer = std::mem::replace(&mut self.guards, guards);
        let ((_, changes), thrown) = self.catching(|evaluator| {
            evaluator.speculate(|evaluator| evaluator.call_function(function, this, arguments, at))
        });
        self.aborted = false;
        self.guards = outer;
        self.required.truncate(required);
        for changes in std::iter::once(&changes).chain(&thrown) {
            self.later.news |= self.store.is_news(changes);
            self.store.perhaps(changes);
            self.later.written.extend(changes.slots().cloned());
        }
    }

    /// Runs exported functions that this program calls as other code may call them: what they write is what matters.
    fn run_exported(&mut self) {
        let exported =
            if self.is_called_unseen { self.reachable_from_anywhere() } else { self.reachable_from_exports() };
        let mut exported: Vec<ObjectId> = exported.into_iter().collect();
        exported.sort_unstable();
        self.muted += 1;
        for function in exported {
            if !self.is_of_stand_in(function)
                && !self.later.ran.contains(&function)
                && self.parameter_count(function).is_some()
            {
                self.run_task(&Task { function, types: Vec::new(), guards: Vec::new() });
            }
        }
        self.muted -= 1;
    }

    /// Runs every function that nothing called, with unknown arguments: other files may call it.
    fn run_uncalled(&mut self) {
        loop {
            let exported = self.reachable_from_exports();
            self.instantiate_classes(&exported);
            self.run_scheduled();
            let mut uncalled: Vec<(FunctionKey, ObjectId)> = Vec::new();
            let mut functions = self.functions_that_are_judged();
            functions.retain(|function| !self.is_called(*function));
            for function in functions {
                uncalled.extend(self.alive(function, &exported).into_iter().map(|object| (function, object)));
            }
            uncalled.retain(|(_, object)| !self.later.ran.contains(object));
            // Those that only this program can call are called by others of them, as far as they are called at all.
            uncalled.sort_by_key(|(_, object)| !exported.contains(object));
            if uncalled.is_empty() {
                return;
            }
            let mut started = FxHashSet::default();
            for (function, object) in uncalled {
                if !self.step() {
                    return;
                }
                if started.contains(&function) || !self.is_called(function) {
                    started.insert(function);
                    self.run_task(&Task { function: object, types: Vec::new(), guards: Vec::new() });
                }
            }
        }
    }

    fn is_called(&self, function: FunctionKey) -> bool {
        self.runs.get(&function).is_some_and(|usage| usage.runs > 0)
    }

    /// Every function of the files that are judged, those of the importing file before those of the imported one.
    fn functions_that_are_judged(&self) -> Vec<FunctionKey> {
        let mut files: Vec<(usize, &Linked)> =
            self.records.values().map(|record| (record.order, record.linked)).collect();
        files.retain(|(_, linked)| linked.is_candidate || linked.file == self.root);
        files.sort_unstable_by_key(|(order, _)| *order);
        let functions = files.into_iter().flat_map(|(_, linked)| {
            let ids = (0..linked.module.functions.len()).filter_map(|index| u32::try_from(index).ok());
            ids.map(|id| FunctionKey { file: linked.file, id: FunctionId(id) })
        });
        functions.collect()
    }

    /// The objects of a function that some code may call: those that are exported, if any are.
    fn alive(&mut self, function: FunctionKey, exported: &FxHashSet<ObjectId>) -> Vec<ObjectId> {
        let objects = self.closures.get(&function).cloned().unwrap_or_default();
        let given: Vec<_> = objects.iter().copied().filter(|object| exported.contains(object)).collect();
        if given.is_empty() {
            objects.into_iter().filter(|object| !self.is_dead(*object, exported)).collect()
        } else {
            given
        }
    }

    /// Makes an instance of every class that nothing instantiated, so that its methods have a `this`. A class comes
    /// after those that extend it, whose instances are its own.
    fn instantiate_classes(&mut self, exported: &FxHashSet<ObjectId>) {
        let mut index = self.classes.len();
        while let Some(class) = index.checked_sub(1).and_then(|last| self.classes.get(last).copied()) {
            index -= 1;
            if self.is_of_stand_in(class) || self.instances.contains_key(&class) || self.is_dead(class, exported) {
                continue;
            }
            self.instantiate(class);
        }
    }

    /// Makes an instance of a class with whatever its constructor is given.
    pub(super) fn instantiate(&mut self, class: ObjectId) {
        let ObjectKind::Class(closure) = &self.store.object(class).kind else { return };
        let file = closure.file;
        let Some(definition) = self.class_of(closure) else { return };
        let at = Span { file, range: definition.range };
        let arguments = match definition.constructor {
            Some(id) => self.unknown_arguments(FunctionKey { file, id }, &[]),
            None => Arguments::open(Vec::new()),
        };
        let (_, changes) = self.speculate(|evaluator| evaluator.construct(class, &arguments, at));
        self.aborted = false;
        self.store.apply(&changes);
    }
}
