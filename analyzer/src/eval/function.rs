//! Functions of the project: made where they stand, run where they are called.

use std::rc::Rc;

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;

use super::call::Arguments;
use super::scope::ScopeId;
use super::statement::Flow;
use super::store::{Closure, FunctionKey, ObjectKind, Property, Slot};
use super::value::{Data, Note, ObjectId, Val};
use super::{Evaluator, Frame, MAX_FRAMES, MAX_FRUITLESS, MAX_NESTED, MAX_RUNS, MAX_STEPS_OF_RUNS, MAX_UNRECORDED};
use crate::model::NodeId;
use crate::module::{Body, Function, FunctionId, Parameter, Pattern};
use crate::source::{FileId, Span};
use crate::value::Why;

/// For how many surroundings and receivers it is found out what a function may write.
const MAX_WRITES: usize = 4;

/// What a function may write, in some surroundings and with some receiver.
#[derive(Debug, Clone)]
pub(super) struct Writes {
    scope: ScopeId,
    this: Option<ObjectId>,
    slots: Rc<[Slot]>,
}

/// How often a function ran, and how many steps that took.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Usage {
    pub(super) runs: u32,
    steps: u32,
    /// Those of the runs in which no call was recorded.
    fruitless_steps: u32,
}

impl Usage {
    /// Whether more runs are not followed. Small functions, as compilers write one for every property, may run often.
    fn is_spent(self, unrecorded: bool) -> bool {
        let most_fruitless = if unrecorded { MAX_UNRECORDED } else { MAX_FRUITLESS };
        (self.runs >= MAX_RUNS && self.steps >= MAX_STEPS_OF_RUNS) || self.fruitless_steps > most_fruitless
    }

    fn add(&mut self, steps: u32, is_fruitless: bool) {
        self.steps = self.steps.saturating_add(steps);
        if is_fruitless {
            self.fruitless_steps = self.fruitless_steps.saturating_add(steps);
        }
    }
}

impl<'a> Evaluator<'a> {
    /// Makes a function object in the current scope; `class` is the class whose method it is.
    pub(super) fn make_function(&mut self, function: FunctionId, class: Option<ObjectId>) -> Val {
        let definition = self.module.function(function);
        let this = definition.is_arrow.then(|| self.frame().map_or_else(Val::undefined, |frame| frame.this.clone()));
        let class = class.or_else(|| self.frame().and_then(|frame| frame.class));
        let key = FunctionKey { file: self.current.file, id: function };
        let closure = Closure { function: key, scope: self.scope, this, class };
        let made = self.span(definition.range);
        let object = self.store.allocate(ObjectKind::Function(closure), Some(made));
        self.closures.entry(key).or_default().push(object);
        Val::new(Data::Object(object))
    }

    /// Runs a function with arguments.
    pub(super) fn call_function(&mut self, object: ObjectId, this: Val, arguments: &Arguments, at: Span) -> Val {
        let ObjectKind::Function(closure) = self.store.object(object).kind.clone() else {
            return Self::unknown(Why::Expression);
        };
        let Some(definition) = self.function(closure.function) else { return Self::unknown(Why::Expression) };
        let function = closure.function;
        let is_known = |argument: &Property| !argument.value.data.may_be_unknown();
        let is_stand_in = function.file.stand_in().is_some();
        let most_recursive = match is_stand_in {
            // It ends when what it goes through does.
            true if arguments.all().iter().all(is_known) => MAX_NESTED,
            true => 0,
            false => 1,
        };
        let counts = if self.muted == 0 { &mut self.runs } else { &mut self.muted_runs };
        let usage = counts.entry(function).or_default();
        let recursive = self.frames.iter().filter(|frame| frame.function == Some(closure.function)).count();
        let is_spent = !is_stand_in && usage.is_spent(self.muted > 0);
        if self.frames.len() >= MAX_FRAMES || is_spent || recursive > most_recursive {
            return self.call_once_for_all(closure, definition, this, arguments);
        }
        usage.runs += 1;
        let (before, muted) = (self.steps, self.muted);
        let recorded = self.calls.len() + self.module_calls.len();
        let runs_later = definition.is_generator || (definition.is_async && self.awaited != Some(at));
        let result = if runs_later {
            let receiver = this;
            // What follows an `await` or the call of a generator runs when the caller has gone on.
            let ((result, changes), thrown) = self
                .catching(|this| this.speculate(|this| this.run_function(closure, definition, receiver, arguments)));
            self.store.perhaps(&changes);
            self.perhaps_all(&thrown);
            result
        } else {
            self.run_function(closure, definition, this, arguments)
        };
        let taken = self.steps.saturating_sub(before);
        let is_fruitless = self.calls.len() + self.module_calls.len() == recorded;
        let counts = if muted == 0 { &mut self.runs } else { &mut self.muted_runs };
        counts.entry(function).or_default().add(taken, is_fruitless);
        let name = || definition.name.clone().unwrap_or_else(|| "function".into());
        match result {
            Some(_) if definition.is_generator => Self::unknown(Why::Call(name())),
            Some(value) => value.then(at, Note::Returned),
            None => {
                self.aborted = !runs_later;
                Self::unknown(Why::Call(name()))
            }
        }
    }

    /// A call of a function that was called too often or calls itself: it may write whatever it writes when its
    /// arguments are not known.
    fn call_once_for_all(
        &mut self,
        closure: Closure,
        definition: &'a Function,
        this: Val,
        arguments: &Arguments,
    ) -> Val {
        self.escape_arguments(arguments);
        let function = closure.function;
        let receiver = match closure.this.as_ref().unwrap_or(&this).data {
            Data::Object(id) => Some(id),
            _ => None,
        };
        let known = self.writes.get(&function).map(Vec::as_slice).unwrap_or_default();
        let here = known.iter().find(|known| (known.scope, known.this) == (closure.scope, receiver));
        let slots: Vec<Rc<[Slot]>> = if let Some(here) = here {
            vec![here.slots.clone()]
        } else if known.len() >= MAX_WRITES || (!known.is_empty() && !self.writing.is_empty()) {
            // Whatever is its own here, it may write.
            let known = known.iter().map(|known| known.slots.clone()).collect();
            self.escape(&this);
            self.forget_variables_around(closure.scope, function.file);
            known
        } else {
            let slots = self.writes_of(&closure, definition, &this);
            let writes = Writes { scope: closure.scope, this: receiver, slots: slots.clone() };
            self.writes.entry(function).or_default().push(writes);
            vec![slots]
        };
        for slot in slots.iter().flat_map(|slots| slots.iter()) {
            self.store.forget_slot(slot, &Why::TooDeep);
        }
        Self::unknown(Why::TooDeep)
    }

    /// Forgets the variables of the functions and blocks around some code, but not those of its module.
    fn forget_variables_around(&mut self, scope: ScopeId, file: FileId) {
        let module = self.records.get(&file).map(|record| record.scope);
        let mut next = Some(scope);
        while let Some(scope) = next.filter(|scope| Some(*scope) != module) {
            for cell in self.scopes.cells(scope) {
                self.store.forget_slot(&Slot::Cell(cell), &Why::TooDeep);
            }
            next = self.scopes.parent(scope);
        }
    }

    /// The places that a function may write, whatever it is called with.
    fn writes_of(&mut self, closure: &Closure, definition: &'a Function, this: &Val) -> Rc<[Slot]> {
        let function = closure.function;
        // It does not run within itself.
        if self.writing.contains(&function) {
            return Rc::default();
        }
        self.writing.push(function);
        let unknown = self.unknown_arguments(function, &[]);
        let mut slots = IndexSet::<Slot, FxBuildHasher>::default();
        self.muted += 1;
        // What it does may depend on what it did before, so that it runs once more without knowing that.
        for _ in 0..2 {
            let (_, changes) =
                self.speculate(|evaluator| evaluator.run_function(closure.clone(), definition, this.clone(), &unknown));
            self.store.forget(&changes, &Why::TooDeep);
            slots.extend(changes.slots().cloned());
        }
        self.muted -= 1;
        let slots: Rc<[Slot]> = slots.into_iter().collect();
        self.writing.pop();
        slots
    }

    /// Runs a function; its result, unless it never ends normally.
    fn run_function(
        &mut self,
        closure: Closure,
        definition: &'a Function,
        this: Val,
        arguments: &Arguments,
    ) -> Option<Val> {
        let file = self.enter(closure.function.file);
        let outer = self.scope;
        let guards = self.guards.len();
        self.scope = self.scopes.enter(Some(closure.scope));
        self.frames.push(Frame {
            this: closure.this.unwrap_or(this),
            class: closure.class,
            early: None,
            exits: Vec::new(),
            tries: Vec::new(),
            function: Some(closure.function),
        });
        self.bind_parameters(definition, arguments);
        let flow = self.run_body(definition);
        let result = self.close_frame(flow);
        self.frames.pop();
        self.guards.truncate(guards);
        self.scope = outer;
        self.leave(file);
        result
    }

    /// The text of a function.
    pub(super) fn function(&self, key: FunctionKey) -> Option<&'a Function> {
        Some(self.records.get(&key.file)?.linked.module.function(key.id))
    }

    /// Where a function stands.
    pub(super) fn place_of(&self, key: FunctionKey) -> Option<Span> {
        Some(Span { file: key.file, range: self.function(key)?.range })
    }

    fn run_body(&mut self, definition: &'a Function) -> Flow {
        match &definition.body {
            Body::Block(block) => {
                self.declare_new(&definition.vars);
                self.execute_block_here(block)
            }
            Body::Expr(expression) => {
                let value = self.evaluate(*expression);
                if std::mem::take(&mut self.aborted) { Flow::Throw } else { Flow::Return(value) }
            }
            Body::Absent => Flow::Return(Self::unknown(Why::Expression)),
        }
    }

    fn bind_parameters(&mut self, definition: &'a Function, arguments: &Arguments) {
        for parameter in &definition.parameters {
            self.declare_pattern(&parameter.pattern);
        }
        if !definition.is_arrow {
            let all = match arguments.rest(0) {
                Some(items) if self.current.evidence.names.contains("arguments") => self.make_array(items),
                _ => Self::unknown(Why::Expression),
            };
            self.declare(&SmolStr::new_static("arguments"), all);
        }
        for (index, parameter) in definition.parameters.iter().enumerate() {
            let value = if parameter.rest {
                match arguments.rest(index) {
                    Some(items) => self.make_array(items),
                    None => Self::unknown(Why::Spread),
                }
            } else {
                self.argument(definition, index, arguments)
            };
            if parameter.is_field {
                self.set_field(&parameter.pattern, &value);
            }
            self.bind(&parameter.pattern, value);
        }
    }

    fn argument(&mut self, definition: &'a Function, index: usize, arguments: &Arguments) -> Val {
        let parameter = &definition.parameters[index];
        let value = match arguments.get(index) {
            Some(argument) => match (argument.written, &parameter.pattern) {
                (Some(at), Pattern::Name(name, _)) if !self.current.is_stand_in() => {
                    argument.value.clone().then(at, Note::Passed(name.clone()))
                }
                _ => argument.value.clone(),
            },
            None if arguments.is_open() => self.unknown_argument(definition, index, None),
            None => Val::undefined(),
        };
        let value = match &parameter.annotation {
            Some(annotation) if matches!(value.data, Data::Unknown(_)) => match self.injected(definition, index) {
                Some(service) => service,
                None => self.typed_as(annotation, value),
            },
            _ => value,
        };
        self.with_default(value, parameter.default)
    }

    /// `constructor(private x: X)` also writes `this.x`.
    fn set_field(&mut self, pattern: &'a Pattern, value: &Val) {
        let this = self.frame().map(|frame| frame.this.data.clone());
        if let (Pattern::Name(name, _), Some(Data::Object(this))) = (pattern, this) {
            self.store.set(this, name.clone(), Property::new(value.clone()));
        }
    }

    /// Arguments for a function whose callers are not known: typed where its parameters tell, unknown otherwise.
    pub(super) fn unknown_arguments(&mut self, function: FunctionKey, types: &[Option<NodeId>]) -> Arguments {
        let Some(definition) = self.function(function) else { return Arguments::open(Vec::new()) };
        let file = self.enter(function.file);
        let mut known = FxHashMap::default();
        for (index, node) in types.iter().enumerate() {
            if let Some(node) = node {
                known.insert(index, *node);
            }
        }
        let mut items = Vec::new();
        for (index, parameter) in definition.parameters.iter().enumerate() {
            if parameter.rest {
                break;
            }
            let value = self.unknown_argument(definition, index, known.get(&index).copied());
            items.push(Property::new(value));
        }
        self.leave(file);
        Arguments::open(items)
    }

    /// An argument that is not known: of the given type, or of the one that its parameter tells.
    fn unknown_argument(&mut self, definition: &Function, index: usize, node: Option<NodeId>) -> Val {
        if node.is_none()
            && let Some(service) = self.injected(definition, index)
        {
            return service;
        }
        match node.or_else(|| self.type_of_parameter(definition, index)) {
            Some(node) => {
                let object = self.store.allocate(ObjectKind::Host(node), None);
                Val::new(Data::Object(object))
            }
            None => Self::unknown(Why::Parameter(parameter_name(&definition.parameters[index]))),
        }
    }
}

fn parameter_name(parameter: &Parameter) -> SmolStr {
    match &parameter.pattern {
        Pattern::Name(name, _) => name.clone(),
        Pattern::Object { .. } => "{ … }".into(),
        _ => "[ … ]".into(),
    }
}
