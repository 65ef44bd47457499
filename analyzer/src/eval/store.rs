//! Variables and objects of the running program, with a journal of writes.
//!
//! When a condition cannot be told, both branches run, one after the other: the journal takes back the
//! first before the second starts, and what they wrote differently is joined. The cost is the writes,
//! not the size of the store.

mod objects;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use super::value::{Data, ObjectId, Truth, Val, Why};

use crate::source::Span;

pub use objects::*;

/// A variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(u32);

/// A place that can be written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A variable.
    Cell(CellId),
    /// A property of an object.
    Property(ObjectId, SmolStr),
    /// Whether an object may have more than is known.
    Open(ObjectId),
    /// Whether an object is frozen.
    Frozen(ObjectId),
}

#[derive(Debug, Clone)]
enum Content {
    Cell(Val),
    Property(Option<Property>),
    Open(Option<Why>),
    Frozen(Truth),
}

/// A point in the journal. What was made after it cannot be seen from the other side of a branch, and needs no
/// taking back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    journal: usize,
    cells: usize,
    objects: usize,
}

impl Mark {
    /// Whether it was set after another one.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        self.journal > other.journal
    }

    /// Whether a place was made after it.
    fn precedes(self, slot: &Slot) -> bool {
        match slot {
            Slot::Cell(cell) => (cell.0 as usize) >= self.cells,
            Slot::Property(id, _) | Slot::Open(id) | Slot::Frozen(id) => (id.0 as usize) >= self.objects,
        }
    }
}

/// What was written since a mark, taken back.
#[derive(Debug, Default, Clone)]
pub struct Changes {
    /// What was there before, and what was there last.
    slots: IndexMap<Slot, (Content, Content), FxBuildHasher>,
}

impl Changes {
    /// The places that were written.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.slots.keys()
    }

    /// These, or others, and it cannot be told which.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        for (slot, (before, after)) in &mut self.slots {
            *after = join_content(after, others.slots.get(slot).map_or(before, |(_, after)| after));
        }
        for (slot, (before, after)) in &others.slots {
            if !self.slots.contains_key(slot) {
                self.slots.insert(slot.clone(), (before.clone(), join_content(before, after)));
            }
        }
        self
    }

    /// These, then others.
    #[must_use]
    pub fn then(mut self, later: Self) -> Self {
        for (slot, (before, after)) in later.slots {
            self.slots.entry(slot).and_modify(|entry| entry.1 = after.clone()).or_insert((before, after));
        }
        self
    }
}

/// All variables and objects.
#[derive(Debug, Default)]
pub struct Store {
    cells: Vec<Val>,
    objects: Vec<Object>,
    journal: Vec<(Slot, Content)>,
    recording: usize,
    /// What modules made that were first asked for while writes were recorded: it was there from the start.
    from_start: Vec<(Mark, Mark)>,
}

/// The recording of writes while a module runs in between.
#[derive(Debug)]
pub struct Suspended {
    journal: Vec<(Slot, Content)>,
    recording: usize,
    from: Mark,
}

impl Store {
    /// A new variable.
    pub fn declare(&mut self, value: Val) -> CellId {
        let id = CellId(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
        self.cells.push(value);
        id
    }

    /// The value of a variable.
    #[must_use]
    pub fn read(&self, cell: CellId) -> &Val {
        &self.cells[cell.0 as usize]
    }

    /// Writes a variable.
    pub fn write(&mut self, cell: CellId, value: Val) {
        self.put(&Slot::Cell(cell), Content::Cell(value));
    }

    /// A new object.
    pub fn allocate(&mut self, kind: ObjectKind, made: Option<Span>) -> ObjectId {
        let id = ObjectId(u32::try_from(self.objects.len()).unwrap_or(u32::MAX));
        self.objects.push(Object { kind, properties: Properties::default(), open: None, frozen: Truth::No, made });
        id
    }

    /// An object.
    #[must_use]
    pub fn object(&self, id: ObjectId) -> &Object {
        &self.objects[id.0 as usize]
    }

    /// Changes what kind of object it is; only right after it was made.
    pub fn set_kind(&mut self, id: ObjectId, kind: ObjectKind) {
        self.objects[id.0 as usize].kind = kind;
    }

    /// Writes a property.
    pub fn set(&mut self, id: ObjectId, key: impl Into<SmolStr>, property: Property) {
        self.put(&Slot::Property(id, key.into()), Content::Property(Some(property)));
    }

    /// Notes what a property was from the start, for one that is known by other means until it is written.
    pub fn preset(&mut self, id: ObjectId, key: SmolStr, property: Property) {
        self.objects[id.0 as usize].properties.insert(key, property);
    }

    /// Removes a property.
    pub fn remove(&mut self, id: ObjectId, key: &str) {
        self.put(&Slot::Property(id, key.into()), Content::Property(None));
    }

    /// Notes that the object may have more than is known.
    pub fn open(&mut self, id: ObjectId, why: Why) {
        if self.object(id).open.is_none() {
            self.put(&Slot::Open(id), Content::Open(Some(why)));
        }
    }

    /// Notes that the object can no longer be written.
    pub fn freeze(&mut self, id: ObjectId) {
        self.put(&Slot::Frozen(id), Content::Frozen(Truth::Yes));
    }

    /// Makes every property known so far uncertain, as merging something unknown over the object does.
    pub fn blur(&mut self, id: ObjectId, why: &Why) {
        let certain = self.object(id).properties.iter().filter(|(_, property)| !property.value.data.may_be_unknown());
        let certain: Vec<_> = certain.map(|(key, property)| (key.clone(), property.clone())).collect();
        for (key, property) in certain {
            let value = Val::join(&property.value, &Val::unknown(why.clone()));
            self.set(id, key, Property { value, ..property });
        }
        self.open(id, why.clone());
    }

    /// Starts recording writes; every call needs its [`Store::release`].
    pub fn mark(&mut self) -> Mark {
        self.recording += 1;
        self.here()
    }

    /// The point at which the journal stands, for a mark that is already being recorded for.
    #[must_use]
    pub fn here(&self) -> Mark {
        Mark { journal: self.journal.len(), cells: self.cells.len(), objects: self.objects.len() }
    }

    /// Interrupts the recording of writes: what is written until [`Store::resume`] is not taken back.
    pub fn suspend(&mut self) -> Suspended {
        let from = self.here();
        Suspended { journal: std::mem::take(&mut self.journal), recording: std::mem::take(&mut self.recording), from }
    }

    /// Goes on recording. What was made in between counts as there from the start.
    pub fn resume(&mut self, suspended: Suspended) {
        self.take_for_old(suspended.from);
        self.journal = suspended.journal;
        self.recording = suspended.recording;
    }

    /// Lets what was made since a mark count as there from the start.
    pub fn take_for_old(&mut self, mark: Mark) {
        let to = self.here();
        self.from_start.retain(|(from, _)| from.objects < mark.objects || from.cells < mark.cells);
        self.from_start.push((mark, to));
    }

    /// Whether an object was made after a mark, and not by a module.
    #[must_use]
    pub fn is_made_since(&self, mark: Mark, object: ObjectId) -> bool {
        self.is_fresh(mark, &Slot::Open(object))
    }

    /// Whether a place was made after a mark, so that nobody else sees it.
    fn is_fresh(&self, mark: Mark, slot: &Slot) -> bool {
        mark.precedes(slot) && !self.from_start.iter().any(|(from, to)| from.precedes(slot) && !to.precedes(slot))
    }

    /// Stops recording for one [`Store::mark`].
    pub fn release(&mut self) {
        self.recording = self.recording.saturating_sub(1);
        if self.recording == 0 {
            self.journal.clear();
        }
    }

    /// Takes back everything written since a mark and returns it.
    pub fn take_back(&mut self, mark: Mark) -> Changes {
        let mut changes = Changes::default();
        while self.journal.len() > mark.journal {
            let Some((slot, before)) = self.journal.pop() else { break };
            if self.is_fresh(mark, &slot) {
                continue;
            }
            let after = self.replace(&slot, before.clone());
            changes.slots.entry(slot).and_modify(|entry| entry.0 = before.clone()).or_insert((before, after));
        }
        changes.slots.reverse();
        changes
    }

    /// What was written since a mark, which stays.
    #[must_use]
    pub fn since(&self, mark: Mark) -> Changes {
        let mut changes = Changes::default();
        for (slot, before) in self.journal.iter().skip(mark.journal).filter(|(slot, _)| !self.is_fresh(mark, slot)) {
            if !changes.slots.contains_key(slot) {
                changes.slots.insert(slot.clone(), (before.clone(), self.content(slot)));
            }
        }
        changes
    }

    /// Writes changes that were taken back.
    pub fn apply(&mut self, changes: &Changes) {
        for (slot, (_, after)) in &changes.slots {
            self.put(slot, after.clone());
        }
    }

    /// Writes what holds when one of two sets of changes happened and it cannot be told which.
    pub fn merge(&mut self, one: &Changes, other: &Changes) {
        for (slot, (before, after)) in &one.slots {
            let there = other.slots.get(slot).map_or(before, |(_, after)| after);
            self.put(slot, join_content(after, there));
        }
        for (slot, (before, after)) in &other.slots {
            if !one.slots.contains_key(slot) {
                self.put(slot, join_content(before, after));
            }
        }
    }

    /// Writes changes that may or may not have happened.
    pub fn perhaps(&mut self, changes: &Changes) {
        for (slot, (_, after)) in &changes.slots {
            let here = self.content(slot);
            if !includes(&here, after) {
                self.put(slot, join_content(&here, after));
            }
        }
    }

    /// Whether changes that may have happened would add to what some place may hold.
    #[must_use]
    pub fn is_news(&self, changes: &Changes) -> bool {
        changes.slots.iter().any(|(slot, (_, after))| !includes(&self.content(slot), after))
    }

    /// Makes everything that some changes wrote uncertain.
    pub fn forget(&mut self, changes: &Changes, why: &Why) {
        for slot in changes.slots.keys() {
            self.forget_slot(slot, why);
        }
    }

    /// Makes what a place holds uncertain.
    pub fn forget_slot(&mut self, slot: &Slot, why: &Why) {
        if self.is_forgotten(slot) {
            return;
        }
        let unknown = || Val::unknown(why.clone());
        let uncertain = match self.content(slot) {
            Content::Cell(value) => Content::Cell(Val::join(&value, &unknown())),
            Content::Property(here) => {
                let property = here.unwrap_or_else(|| Property::new(Val::new(Data::Absent)));
                Content::Property(Some(Property { value: Val::join(&property.value, &unknown()), ..property }))
            }
            Content::Open(here) => Content::Open(here.or_else(|| Some(why.clone()))),
            Content::Frozen(_) => Content::Frozen(Truth::Maybe),
        };
        self.put(slot, uncertain);
    }

    fn is_forgotten(&self, slot: &Slot) -> bool {
        let is_unknown = |value: &Val| value.depends.is_none() && value.data.may_be_unknown();
        match slot {
            Slot::Cell(cell) => is_unknown(self.read(*cell)),
            Slot::Property(id, key) => {
                self.object(*id).properties.get(key).is_some_and(|property| is_unknown(&property.value))
            }
            Slot::Open(id) => self.object(*id).open.is_some(),
            Slot::Frozen(id) => self.object(*id).frozen == Truth::Maybe,
        }
    }

    /// Notes, after `real` was written, that with some variables set `other` would have been written instead.
    pub fn taint(&mut self, real: &Changes, other: &Changes, variables: &[SmolStr]) {
        for (slot, (_, after)) in &other.slots {
            self.taint_slot(slot, after, variables);
        }
        for (slot, (before, _)) in &real.slots {
            if !other.slots.contains_key(slot) {
                self.taint_slot(slot, before, variables);
            }
        }
    }

    fn taint_slot(&mut self, slot: &Slot, otherwise: &Content, variables: &[SmolStr]) {
        let tainted = match (self.content(slot), otherwise) {
            (Content::Cell(here), Content::Cell(there)) => {
                Content::Cell(here.depending(variables, alternatives(there)))
            }
            (Content::Property(here), Content::Property(there)) => {
                let Some(base) = here.clone().or_else(|| there.clone()) else { return };
                let value = here.map_or_else(|| Val::new(Data::Absent), |property| property.value);
                let otherwise = there.as_ref().map_or_else(|| vec![Data::Absent], |there| alternatives(&there.value));
                Content::Property(Some(Property { value: value.depending(variables, otherwise), ..base }))
            }
            _ => return,
        };
        self.put(slot, tainted);
    }

    fn content(&self, slot: &Slot) -> Content {
        match slot {
            Slot::Cell(cell) => Content::Cell(self.read(*cell).clone()),
            Slot::Property(id, key) => Content::Property(self.object(*id).properties.get(key).cloned()),
            Slot::Open(id) => Content::Open(self.object(*id).open.clone()),
            Slot::Frozen(id) => Content::Frozen(self.object(*id).frozen),
        }
    }

    fn put(&mut self, slot: &Slot, content: Content) {
        let before = self.replace(slot, content);
        if self.recording > 0 {
            self.journal.push((slot.clone(), before));
        }
    }

    fn replace(&mut self, slot: &Slot, content: Content) -> Content {
        match (slot, content) {
            (Slot::Cell(cell), Content::Cell(value)) => {
                Content::Cell(std::mem::replace(&mut self.cells[cell.0 as usize], value))
            }
            (Slot::Property(id, key), Content::Property(Some(property))) => {
                Content::Property(self.objects[id.0 as usize].properties.insert(key.clone(), property))
            }
            (Slot::Property(id, key), Content::Property(None)) => {
                Content::Property(self.objects[id.0 as usize].properties.shift_remove(key))
            }
            (Slot::Open(id), Content::Open(why)) => {
                Content::Open(std::mem::replace(&mut self.objects[id.0 as usize].open, why))
            }
            (Slot::Frozen(id), Content::Frozen(truth)) => {
                Content::Frozen(std::mem::replace(&mut self.objects[id.0 as usize].frozen, truth))
            }
            (_, content) => content,
        }
    }
}

fn alternatives(value: &Val) -> Vec<Data> {
    value.alternatives().cloned().collect()
}

fn join_content(a: &Content, b: &Content) -> Content {
    match (a, b) {
        (Content::Cell(a), Content::Cell(b)) => Content::Cell(Val::join(a, b)),
        (Content::Property(Some(a)), Content::Property(Some(b))) => {
            let base = if a.written.is_some() { a } else { b };
            let hidden = if a.hidden == b.hidden { a.hidden } else { Truth::Maybe };
            Content::Property(Some(Property { value: Val::join(&a.value, &b.value), hidden, ..base.clone() }))
        }
        (Content::Property(Some(only)), Content::Property(None))
        | (Content::Property(None), Content::Property(Some(only))) => {
            let value = Val::join(&only.value, &Val::new(Data::Absent));
            Content::Property(Some(Property { value, ..only.clone() }))
        }
        (Content::Open(a), Content::Open(b)) => Content::Open(a.clone().or_else(|| b.clone())),
        (Content::Frozen(a), Content::Frozen(b)) => Content::Frozen(if a == b { *a } else { Truth::Maybe }),
        (content, _) => content.clone(),
    }
}

/// Whether joining `b` to `a` would change nothing.
fn includes(a: &Content, b: &Content) -> bool {
    match (a, b) {
        (Content::Cell(a), Content::Cell(b)) => a.includes(b),
        (Content::Property(Some(a)), Content::Property(Some(b))) => {
            a.getter == b.getter && (a.hidden == Truth::Maybe || a.hidden == b.hidden) && a.value.includes(&b.value)
        }
        (Content::Property(Some(a)), Content::Property(None)) => a.value.includes(&Val::new(Data::Absent)),
        (Content::Property(None), Content::Property(b)) => b.is_none(),
        (Content::Open(a), Content::Open(b)) => a.is_some() || b.is_none(),
        (Content::Frozen(a), Content::Frozen(b)) => *a == Truth::Maybe || a == b,
        _ => false,
    }
}
