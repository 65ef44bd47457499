//! What happens to values that reach code which is not known.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::Evaluator;
use super::call::Arguments;
use super::store::{Changes, ObjectKind, Slot};
use super::value::{Data, ObjectId, Truth, Val};
use crate::value::Why;

/// How deep values are followed into objects.
const MAX_REACH: usize = 6;
/// How deep functions that unknown code may call are nested in each other.
const MAX_MUTED: u32 = 4;
/// How often one function that unknown code may call is run to see what it writes.
const MAX_GIVEN_AWAY: u32 = 3;

/// What a function wrote that unknown code may call.
#[derive(Debug, Default)]
pub(super) struct GivenAway {
    runs: u32,
    written: IndexSet<Slot, FxBuildHasher>,
}

impl Evaluator<'_> {
    pub(super) fn escape_arguments(&mut self, arguments: &Arguments) {
        for argument in arguments.all() {
            self.escape(&argument.value);
        }
    }

    /// A value reaches unknown code: what it holds may change, and its functions may be called.
    pub(super) fn escape(&mut self, value: &Val) {
        for id in self.reachable(value) {
            match &self.store.object(id).kind {
                _ if self.store.object(id).frozen == Truth::Yes => {}
                ObjectKind::Plain | ObjectKind::Array | ObjectKind::Instance(_) => {
                    self.escaped.insert(id);
                    self.store.blur(id, &Why::Spread);
                }
                ObjectKind::Host(_) => {
                    self.escaped.insert(id);
                }
                ObjectKind::Function(_) | ObjectKind::Bound(..) => {
                    self.store.open(id, Why::Spread);
                    self.schedule(id, Vec::new());
                    self.may_call(id);
                }
                ObjectKind::Class(_) => self.store.open(id, Why::Spread),
                _ => {}
            }
        }
    }

    /// The functions among a value may be called, here and now.
    pub(super) fn escape_functions(&mut self, value: &Val) {
        self.schedule_functions(value);
        for id in self.reachable(value) {
            self.may_call(id);
        }
    }

    /// Unknown code may call a function before it returns: what that writes is uncertain from here on.
    fn may_call(&mut self, function: ObjectId) {
        let (target, this) = match &self.store.object(function).kind {
            ObjectKind::Bound(target, this, _) => (*target, (**this).clone()),
            _ => (function, Val::undefined()),
        };
        let ObjectKind::Function(closure) = &self.store.object(target).kind else { return };
        let (definition, class) = (closure.function, closure.class);
        if self.running.contains(&definition) || self.muted >= MAX_MUTED {
            return;
        }
        if self.given_away.get(&target).is_some_and(|known| known.runs >= MAX_GIVEN_AWAY) {
            return self.forget_given_away(target);
        }
        let this = self.instance_for(this, class);
        let Some(at) = self.place_of(definition) else { return };
        let arguments = self.unknown_arguments(definition, &[]);
        self.running.push(definition);
        self.muted += 1;
        let aborted = self.aborted;
        let ((_, changes), thrown) = self.catching(|evaluator| {
            evaluator.speculate(|evaluator| evaluator.call_function(target, this, &arguments, at))
        });
        self.aborted = aborted;
        self.muted -= 1;
        self.running.pop();
        let known = self.given_away.entry(target).or_default();
        known.runs += 1;
        known.written.extend(std::iter::once(&changes).chain(&thrown).flat_map(Changes::slots).cloned());
        self.forget_given_away(target);
    }

    fn forget_given_away(&mut self, function: ObjectId) {
        for slot in self.given_away.get(&function).into_iter().flat_map(|known| &known.written) {
            self.store.forget_slot(slot, &Why::Order);
        }
    }

    /// Schedules the functions among a value, without giving it away otherwise.
    pub(super) fn schedule_functions(&mut self, value: &Val) {
        for id in self.reachable(value) {
            if matches!(self.store.object(id).kind, ObjectKind::Function(_) | ObjectKind::Bound(..)) {
                self.schedule(id, Vec::new());
            }
        }
    }

    /// Every object that can be reached through a value.
    pub(super) fn reachable(&self, value: &Val) -> Vec<ObjectId> {
        let mut found = Vec::new();
        let mut seen = FxHashSet::default();
        let mut level = Vec::new();
        objects_in(value, &mut level);
        for _ in 0..MAX_REACH {
            let mut next = Vec::new();
            for id in level {
                if !seen.insert(id) {
                    continue;
                }
                found.push(id);
                let object = self.store.object(id);
                match object.kind {
                    ObjectKind::Instance(constructor) => next.extend(self.prototype(constructor)),
                    ObjectKind::Map(entries) | ObjectKind::Set(entries) => next.push(entries),
                    _ => {}
                }
                // A function's surroundings stay its own; an app's properties are reached through the app.
                object.properties.values().for_each(|property| objects_in(&property.value, &mut next));
            }
            level = next;
        }
        found
    }
}

/// Adds the objects that a value may be.
fn objects_in(value: &Val, objects: &mut Vec<ObjectId>) {
    for data in value.alternatives() {
        match data {
            Data::Object(id) => objects.push(*id),
            Data::OneOf(cases) => objects.extend(cases.iter().filter_map(|case| match case.data {
                Data::Object(id) => Some(id),
                _ => None,
            })),
            _ => {}
        }
    }
}
