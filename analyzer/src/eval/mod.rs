//! Runs a program in the deployment that RULES.md assumes, and records the calls that models know.
//!
//! The evaluator is an abstract interpreter: it executes a module from top to bottom as Node.js would, then the
//! handlers that were registered, then every function that nothing called. Objects have identity, so that writes
//! through one name are seen through another, before and after a call. Where a condition cannot be told both
//! branches run and what they wrote differently is joined; where an undeclared environment variable decides, the
//! program goes on as if it were unset and remembers what would be different (see [`value`]).
//!
//! Everything is bounded: depth, cases of a value, rounds of a loop, calls of one function, and steps of a file.

mod array;
mod assign;
mod bind;
mod branch;
mod builtin;
mod call;
mod class;
mod collection;
mod configuration;
mod dead;
mod environment;
mod escape;
mod exception;
mod exports;
mod expression;
mod function;
mod injected;
mod iteration;
mod json;
mod loops;
mod member;
mod method;
mod modules;
mod number;
mod object;
mod object_functions;
mod operator;
mod paths;
mod plugin;
mod receiver;
mod record;
mod regex;
mod schedule;
mod scope;
mod stand_in;
mod statement;
mod store;
mod text;
mod trail;
mod value;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

pub use environment::Environment;
pub use record::{Call, Kept, Shape, Tree};
pub use store::{DateValue, ObjectKind};
pub use value::{Data, Note, ObjectId, Piece, Trail, TrailStep, Truth};

use crate::link::{Linked, Project};
use crate::model::{Models, NodeId};
use crate::module::{ExprId, Module};
use crate::source::{FileId, Span, TextRange};
use crate::value::Why;
use schedule::Task;
use scope::{ScopeId, Scopes};
use store::{CellId, Changes, FunctionKey, Mark, Store};
use value::Val;

/// The deepest nesting of calls, statements and expressions that is followed.
const MAX_DEPTH: usize = 1000;
/// The deepest nesting of function calls that is followed.
const MAX_FRAMES: usize = 32;
/// How often one function is followed at least; more calls give unknown results once they have taken many steps.
const MAX_RUNS: u32 = 48;
/// How deep the values may be nested that a stand-in goes through.
const MAX_NESTED: usize = 8;
/// How many steps the runs of one function may take before they are counted.
const MAX_STEPS_OF_RUNS: u32 = 4_000;
/// How many steps a program of one small file may take.
const MIN_STEPS: u32 = 400_000;
/// How many more one may take for each expression in it.
const STEPS_PER_EXPRESSION: u32 = 30;
/// How many steps any program may take.
const MAX_STEPS: u32 = 2_500_000;
/// How many steps a function may take in all its runs that record nothing; later calls give unknown results.
const MAX_FRUITLESS: u32 = 5_000;
/// The same for runs whose only purpose is to see what they write.
const MAX_UNRECORDED: u32 = 200;
/// The most rounds of a loop over constants that are followed one by one.
const MAX_ROUNDS: usize = 32;
/// The most rounds that loops in each other have together.
const MAX_NESTED_ROUNDS: usize = 1024;
/// How many steps of a program may be those of loops that are counted; later ones are not counted.
const MAX_COUNTED_STEPS: u32 = 50_000;
/// The longest text that is followed, in bytes.
const MAX_TEXT: usize = 16 * 1024;

/// What running a file gives.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The calls that models know, in the order in which they ran.
    pub calls: Vec<Call>,
    /// Objects that unknown code may have changed.
    pub escaped: FxHashSet<ObjectId>,
    /// Objects that the module exports.
    pub exported: FxHashSet<ObjectId>,
    /// Middleware that the program calls itself, in a handler of its own.
    pub applied: FxHashSet<ObjectId>,
    /// Undeclared variables without which the program does not start.
    pub required: Vec<SmolStr>,
    /// The files that ran, sorted.
    pub files: Vec<FileId>,
    /// The files in which something is called that only their callers can tell.
    pub open: FxHashSet<FileId>,
    /// The files that the code which ran imports, whether or not it used what they export.
    pub asked: FxHashSet<FileId>,
    /// Whether the program itself sees to it that it does not run in production, as a script for development does.
    pub for_development: bool,
    /// Whether the bound on steps was reached, so that something may be missing.
    pub exhausted: bool,
}

/// How far a program is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Into the files that its first one imports.
    Program,
    /// Not beyond its first file.
    File,
}

/// Runs a file and, if asked, what it imports; nothing comes of a file that is not there.
#[must_use]
pub fn run(project: &Project<'_>, root: FileId, extent: Extent, models: &Models, environment: &Environment) -> Outcome {
    let Some(linked) = project.file(root) else { return Outcome::default() };
    let mut evaluator = Evaluator::new(project, linked, models, environment);
    evaluator.extent = extent;
    evaluator.load_module(root);
    evaluator.read_configuration();
    evaluator.run_later();
    evaluator.finish()
}

/// A function call in progress.
#[derive(Debug)]
struct Frame {
    this: Val,
    /// The class whose method it is, for `super`.
    class: Option<ObjectId>,
    /// Since when the function goes on only perhaps, because a branch returned.
    early: Option<Mark>,
    /// The branches that returned.
    exits: Vec<branch::Exit>,
    /// Where what is being run for a try started, outermost first.
    tries: Vec<Mark>,
    function: Option<FunctionKey>,
}

/// An undeclared variable without which some code would not run.
#[derive(Debug, Clone)]
struct Guard {
    variable: SmolStr,
    /// Whether it is certainly set there: no other variable decides with it.
    is_set: bool,
}

impl Guard {
    fn of(variables: &[SmolStr]) -> impl Iterator<Item = Self> {
        let is_set = variables.len() == 1;
        variables.iter().map(move |variable| Self { variable: variable.clone(), is_set })
    }
}

#[derive(Debug)]
struct Evaluator<'a> {
    project: &'a Project<'a>,
    /// The file that the program starts with.
    root: FileId,
    extent: Extent,
    /// The file whose code runs now, and its program.
    current: &'a Linked,
    module: &'a Module,
    records: FxHashMap<FileId, modules::Record<'a>>,
    /// The files that the code which ran imports.
    asked: FxHashSet<FileId>,
    /// Variables that stand for something of another file.
    imports: FxHashMap<CellId, modules::Import>,
    /// The exports that are being looked up, by file and name.
    looked_up: FxHashSet<(FileId, SmolStr)>,
    /// How many steps the program may take.
    max_steps: u32,
    /// The files in which a method that a model knows is called on a parameter of unknown type.
    open: FxHashSet<FileId>,
    /// Where the program called into the stand-in whose code runs now: what a stand-in does is done there.
    outside: Option<(Span, SmolStr)>,
    models: &'a Models,
    environment: &'a Environment,
    store: Store,
    scopes: Scopes,
    scope: ScopeId,
    frames: Vec<Frame>,
    calls: Vec<Call>,
    /// The calls that modules made when they ran, which they do once.
    module_calls: Vec<Call>,
    tasks: VecDeque<Task>,
    scheduled: FxHashSet<(ObjectId, Vec<Option<NodeId>>)>,
    /// How often functions ran: recorded, and unrecorded.
    runs: FxHashMap<FunctionKey, function::Usage>,
    muted_runs: FxHashMap<FunctionKey, function::Usage>,
    /// What functions that are called too often or too deep may write.
    writes: FxHashMap<FunctionKey, Vec<function::Writes>>,
    /// The functions of which that is found out now.
    writing: Vec<FunctionKey>,
    /// What functions that run later wrote, and whether a later run could see something new.
    later: schedule::Later,
    closures: FxHashMap<FunctionKey, Vec<ObjectId>>,
    classes: Vec<ObjectId>,
    instances: FxHashMap<ObjectId, Vec<ObjectId>>,
    escaped: FxHashSet<ObjectId>,
    /// Those of them that were written since.
    rewritten: FxHashSet<ObjectId>,
    /// Middleware that was called.
    applied: FxHashSet<ObjectId>,
    /// Methods of libraries that the program replaces by its own: what a call of them does is not known.
    replaced: FxHashSet<NodeId>,
    /// Undeclared variables without which the code that runs now would not run.
    guards: Vec<Guard>,
    /// Undeclared variables that are set for certain, because the program stops otherwise.
    required: Vec<SmolStr>,
    /// What branches wrote that ended by an exception, while something catches it.
    thrown: Option<Vec<Changes>>,
    /// Undeclared variables without which an exception is thrown that a handler in the program catches.
    caught: Option<Vec<SmolStr>>,
    /// The labels of the loop that starts next.
    labels: Vec<SmolStr>,
    /// Regular expressions that were run.
    patterns: regex::Patterns,
    /// What text that `JSON.stringify` made was made of.
    stringified: FxHashMap<SmolStr, ObjectId>,
    /// The call whose result is awaited.
    awaited: Option<Span>,
    /// Functions that are run because unknown code may call them now.
    running: Vec<FunctionKey>,
    /// What functions wrote when they were run for that.
    given_away: FxHashMap<ObjectId, escape::GivenAway>,
    /// How many properties of large objects were copied.
    copied: usize,
    /// How many rounds the loops around have together.
    rounds: usize,
    /// How many steps the counted loops took that have ended, and where the outermost one of those that run began.
    counted_steps: u32,
    counted_since: Option<u32>,
    /// What code that ran read of the functions and classes of the project.
    uses: dead::Uses,
    /// Whether code that is not seen calls what the files of this program export: modules of computed names, a container.
    is_called_unseen: bool,
    /// The files that only computed specifiers lead to, and of which nothing more is known.
    set_aside: FxHashSet<FileId>,
    /// The names that functions are bound to.
    bindings: FxHashMap<ObjectId, SmolStr>,
    /// While positive nothing is recorded: a first pass over a loop.
    muted: u32,
    /// A break or continue stood in one branch only, and the other one went on for both.
    jump_lost: bool,
    /// The labels that such jumps go to.
    lost_labels: Vec<SmolStr>,
    /// The expression that is being evaluated never ends normally.
    aborted: bool,
    depth: usize,
    steps: u32,
    environment_object: ObjectId,
}

impl<'a> Evaluator<'a> {
    fn new(project: &'a Project<'a>, root: &'a Linked, models: &'a Models, environment: &'a Environment) -> Self {
        let mut store = Store::default();
        let mut scopes = Scopes::default();
        let scope = scopes.enter(None);
        let environment_object = store.allocate(ObjectKind::Environment, None);
        Self {
            project,
            root: root.file,
            extent: Extent::Program,
            current: root,
            module: &root.module,
            records: FxHashMap::default(),
            asked: FxHashSet::default(),
            imports: FxHashMap::default(),
            looked_up: FxHashSet::default(),
            open: FxHashSet::default(),
            outside: None,
            max_steps: MIN_STEPS,
            models,
            environment,
            store,
            scopes,
            scope,
            frames: Vec::new(),
            calls: Vec::new(),
            module_calls: Vec::new(),
            tasks: VecDeque::new(),
            scheduled: FxHashSet::default(),
            runs: FxHashMap::default(),
            muted_runs: FxHashMap::default(),
            writes: FxHashMap::default(),
            writing: Vec::new(),
            later: schedule::Later::default(),
            thrown: None,
            caught: None,
            labels: Vec::new(),
            patterns: regex::Patterns::default(),
            stringified: FxHashMap::default(),
            awaited: None,
            running: Vec::new(),
            given_away: FxHashMap::default(),
            rounds: 1,
            counted_steps: 0,
            counted_since: None,
            uses: dead::Uses::default(),
            is_called_unseen: false,
            set_aside: FxHashSet::default(),
            copied: 0,
            bindings: FxHashMap::default(),
            closures: FxHashMap::default(),
            classes: Vec::new(),
            instances: FxHashMap::default(),
            escaped: FxHashSet::default(),
            applied: FxHashSet::default(),
            rewritten: FxHashSet::default(),
            replaced: FxHashSet::default(),
            jump_lost: false,
            lost_labels: Vec::new(),
            guards: Vec::new(),
            required: Vec::new(),
            muted: 0,
            aborted: false,
            depth: 0,
            steps: 0,
            environment_object,
        }
    }

    fn finish(mut self) -> Outcome {
        self.module_calls.append(&mut self.calls);
        self.calls = std::mem::take(&mut self.module_calls);
        let replaced = std::mem::take(&mut self.replaced);
        self.calls.retain(|call| !replaced.contains(&call.node));
        self.refresh_late_reads();
        let exported = self.reachable_from_exports();
        let required = self.required.clone();
        for call in &mut self.calls {
            call.settle(&required);
        }
        let mut files: Vec<FileId> = self.records.keys().copied().collect();
        files.sort_unstable();
        let exhausted = self.steps >= self.max_steps;
        let for_development = self.is_for_development();
        Outcome {
            calls: self.calls,
            escaped: self.escaped,
            exported,
            applied: self.applied,
            required,
            files,
            open: self.open,
            asked: self.asked,
            for_development,
            exhausted,
        }
    }

    /// The most rounds of a loop that are followed one by one; those of a stand-in are known to be few.
    fn max_rounds(&self) -> usize {
        if self.current.is_stand_in() { object::MAX_ITEMS } else { MAX_ROUNDS }
    }

    /// Counts a step; `false` once the bound is reached.
    fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_add(1);
        self.steps < self.max_steps
    }

    fn span(&self, range: TextRange) -> Span {
        Span { file: self.current.file, range }
    }

    /// The place in the project of something that may be done by a stand-in.
    fn place(&self, at: Span) -> Span {
        match &self.outside {
            Some((outside, _)) if at.file.stand_in().is_some() => *outside,
            _ => at,
        }
    }

    /// Notes where the program goes on in another file, in case that is a stand-in; gives what was noted before.
    fn call_from(&mut self, at: Span, label: &SmolStr) -> Option<(Span, SmolStr)> {
        let before = self.outside.clone();
        if !self.current.is_stand_in() {
            self.outside = Some((at, label.clone()));
        }
        before
    }

    fn span_of(&self, id: ExprId) -> Span {
        self.span(self.module.range(id))
    }

    /// The source text of an expression, short enough for a message.
    fn source_of(&self, id: ExprId) -> SmolStr {
        const LONGEST: usize = 48;
        if let Some((_, label)) = self.outside.as_ref().filter(|_| self.current.is_stand_in()) {
            return label.clone();
        }
        let text = self.current.source.text().get(self.module.range(id).as_usize()).unwrap_or_default();
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &line[..end]).into(),
            None => line.into(),
        }
    }

    fn frame(&mut self) -> Option<&mut Frame> {
        self.frames.last_mut()
    }

    /// Runs something and takes back what it wrote.
    fn speculate<R>(&mut self, run: impl FnOnce(&mut Self) -> R) -> (R, Changes) {
        let mark = self.store.mark();
        if let Some(frame) = self.frame() {
            frame.tries.push(mark);
        }
        let result = run(self);
        let changes = self.store.take_back(mark);
        self.store.release();
        let here = self.store.here();
        if let Some(frame) = self.frame() {
            frame.tries.pop();
            frame.early = frame.early.map(|early| if early.is_after(here) { here } else { early });
        }
        (result, changes)
    }

    /// Notes that some undeclared variables are set, because the program stops without them; where the program
    /// catches that itself, only what follows in its `try` needs them, and below a condition only what is there.
    fn require(&mut self, variables: &[SmolStr]) {
        if let Some(caught) = &mut self.caught {
            caught.extend(variables.iter().cloned());
        }
        if self.caught.is_some() || !self.guards.is_empty() {
            self.guards.extend(Guard::of(variables));
            return;
        }
        for variable in variables {
            if !self.required.contains(variable) {
                self.required.push(variable.clone());
            }
        }
    }

    fn settled(&self, value: Val) -> Val {
        let set: Vec<SmolStr> = value.variables().iter().filter(|variable| self.is_set(variable)).cloned().collect();
        if set.is_empty() { value } else { value.settled(&set) }
    }

    /// Whether an undeclared variable is certainly set where the code that runs now runs.
    fn is_set(&self, variable: &str) -> bool {
        self.required.iter().any(|required| required == variable)
            || self.guards.iter().any(|guard| guard.is_set && guard.variable == variable)
    }

    fn unknown(why: Why) -> Val {
        Val::unknown(why)
    }
}
