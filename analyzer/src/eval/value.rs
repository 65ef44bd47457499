//! What an expression may be in the assumed deployment, and how it came to be.
//!
//! The evaluator runs the program once, in the deployment that RULES.md assumes: production, with every
//! undeclared variable unset. A value that would differ with such a variable set *depends* on it
//! ([`Depends`]); a value that cannot be told at all is [`Data::Unknown`], with the reason.

use std::rc::Rc;

use smol_str::SmolStr;

pub use super::trail::{Note, Trail, TrailStep};
use crate::model::NodeId;
use crate::source::Span;
pub use crate::value::Why;

/// The most values that one expression is followed for; more are unknown.
pub const MAX_CASES: usize = 8;

/// A value with what it depends on and where it came from.
#[derive(Debug, Clone)]
pub struct Val {
    /// The value with every undeclared variable unset.
    pub data: Data,
    /// The undeclared variables that decide it, if any do.
    pub depends: Option<Rc<Depends>>,
    /// Where it came from, last step first.
    pub trail: Trail,
}

/// The value itself.
#[derive(Debug, Clone)]
pub enum Data {
    /// What reading a property that is not there gives; `undefined` in every other respect.
    Absent,
    /// `undefined`.
    Undefined,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string known in full.
    String(SmolStr),
    /// A string known in part.
    Text(Rc<[Piece]>),
    /// An object, array, function, class or instance; what it holds is in the store.
    Object(ObjectId),
    /// A value of a modelled library that has no identity of its own (its exports).
    Host(NodeId),
    /// A function or object of the language or of Node.js, by its path: `Object.assign`, `process`.
    Builtin(&'static str),
    /// A time: milliseconds after that of the run.
    Time(f64),
    /// One of a few values; which, cannot be told.
    OneOf(Rc<[Val]>),
    /// Cannot be told.
    Unknown(Why),
}

/// A piece of a string known in part.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Constant text and where it is written.
    Known(SmolStr, Option<Span>),
    /// Anything, by the source text of its expression.
    Unknown(SmolStr),
}

/// An object of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub u32);

impl ObjectId {
    /// That of objects which are not in the store.
    pub const NOT_STORED: Self = Self(u32::MAX);
}

/// Undeclared variables that decide a value.
#[derive(Debug)]
pub struct Depends {
    /// Their names, sorted.
    pub variables: Vec<SmolStr>,
    /// What the value may be when they are set.
    pub otherwise: Vec<Data>,
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It cannot be told.
    Maybe,
}

impl Truth {
    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

impl Data {
    /// A string value.
    pub fn string(text: impl Into<SmolStr>) -> Self {
        Self::String(text.into())
    }

    /// Whether it is known to be `undefined` (or not there).
    #[must_use]
    pub fn is_undefined(&self) -> bool {
        matches!(self, Self::Undefined | Self::Absent)
    }

    /// Whether it may be something that cannot be told.
    #[must_use]
    pub fn may_be_unknown(&self) -> bool {
        match self {
            Self::Unknown(why) => !matches!(why, Why::Environment(_)),
            Self::OneOf(cases) => cases.iter().any(|case| case.data.may_be_unknown()),
            _ => false,
        }
    }

    /// Whether it may be that there is nothing to read.
    #[must_use]
    pub fn may_be_absent(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::OneOf(cases) => cases.iter().any(|case| case.data.may_be_absent()),
            _ => false,
        }
    }

    /// Whether it is known to be `null` or `undefined`; unknown for what cannot be told.
    #[must_use]
    pub fn nullish(&self) -> Truth {
        match self {
            Self::Absent | Self::Undefined | Self::Null => Truth::Yes,
            Self::Unknown(Why::Environment(_) | Why::Instance(_)) => Truth::No,
            Self::Unknown(_) => Truth::Maybe,
            Self::OneOf(cases) => agree(cases.iter().map(|case| case.data.nullish())),
            _ => Truth::No,
        }
    }

    /// JavaScript's `ToBoolean`. An environment variable that is set is taken as not empty.
    #[must_use]
    pub fn truth(&self) -> Truth {
        match self {
            Self::Absent | Self::Undefined | Self::Null => Truth::No,
            Self::Bool(value) => (*value).into(),
            Self::Number(value) => (*value != 0.0 && !value.is_nan()).into(),
            Self::String(text) => (!text.is_empty()).into(),
            Self::Text(pieces) => {
                let known = pieces.iter().any(|piece| matches!(piece, Piece::Known(text, _) if !text.is_empty()));
                if known { Truth::Yes } else { Truth::Maybe }
            }
            Self::Object(_)
            | Self::Host(_)
            | Self::Builtin(_)
            | Self::Time(_)
            | Self::Unknown(Why::Environment(_) | Why::Instance(_)) => Truth::Yes,
            Self::OneOf(cases) => agree(cases.iter().map(|case| case.data.truth())),
            Self::Unknown(_) => Truth::Maybe,
        }
    }

    /// Whether both are certainly the same value: the same primitive or the same object.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Absent, Self::Absent) | (Self::Undefined, Self::Undefined) | (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b || (a.is_nan() && b.is_nan()),
            (Self::String(a), Self::String(b)) => a == b,
            (Self::Object(a), Self::Object(b)) => a == b,
            (Self::Host(a), Self::Host(b)) => a == b,
            (Self::Builtin(a), Self::Builtin(b)) => a == b,
            (Self::Time(a), Self::Time(b)) => a == b,
            (Self::Unknown(a), Self::Unknown(b)) => a == b,
            (Self::OneOf(a), Self::OneOf(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// Whether `other` adds nothing to it as one more case: of several reasons why a value cannot be told the first is
    /// enough, but for those that say something about the value.
    fn covers(&self, other: &Self) -> bool {
        let is_plain = |why: &Why| !matches!(why, Why::Environment(_) | Why::Request);
        match (self, other) {
            (Self::Unknown(a), Self::Unknown(b)) => a == b || (is_plain(a) && is_plain(b)),
            _ => self.same(other),
        }
    }
}

fn agree(truths: impl Iterator<Item = Truth>) -> Truth {
    let mut result = None;
    for truth in truths {
        match result {
            None => result = Some(truth),
            Some(previous) if previous == truth => {}
            Some(_) => return Truth::Maybe,
        }
    }
    result.unwrap_or(Truth::Maybe)
}

impl Val {
    /// A value that came from nowhere in particular.
    #[must_use]
    pub fn new(data: Data) -> Self {
        Self { data, depends: None, trail: Trail::default() }
    }

    /// A constant written at a place.
    #[must_use]
    pub fn written(data: Data, at: Span) -> Self {
        Self { data, depends: None, trail: Trail::start(at, Note::Written) }
    }

    /// A value that cannot be told.
    #[must_use]
    pub fn unknown(why: Why) -> Self {
        Self::new(Data::Unknown(why))
    }

    /// `undefined`.
    #[must_use]
    pub fn undefined() -> Self {
        Self::new(Data::Undefined)
    }

    /// Replaces [`Data::Absent`] by `undefined`, as every use of a property does.
    #[must_use]
    pub fn present(mut self) -> Self {
        match &self.data {
            Data::Absent => self.data = Data::Undefined,
            Data::OneOf(cases) if cases.iter().any(|case| matches!(case.data, Data::Absent)) => {
                self.data = Data::OneOf(cases.iter().cloned().map(Self::present).collect());
            }
            _ => {}
        }
        self
    }

    /// Without the cases that a test refuses, if any are left.
    #[must_use]
    pub fn only(self, test: impl Fn(&Data) -> Truth) -> Self {
        let Data::OneOf(cases) = &self.data else { return self };
        let kept: Vec<_> = cases.iter().filter(|case| test(&case.data) != Truth::No).cloned().collect();
        if kept.is_empty() || kept.len() == cases.len() {
            return self;
        }
        Self { data: Self::join_all(kept).data, ..self }
    }

    /// Without the case `undefined`.
    #[must_use]
    pub fn defined(self) -> Self {
        self.only(|data| Truth::from(!data.is_undefined()))
    }

    /// Whether it is a string, as far as can be seen, so that `+` joins.
    #[must_use]
    pub fn may_be_text(&self) -> bool {
        self.alternatives().any(|data| match data {
            Data::String(_) | Data::Text(_) | Data::Unknown(Why::Environment(_)) => true,
            Data::OneOf(cases) => cases.iter().any(Self::may_be_text),
            _ => false,
        })
    }

    /// The value with one more step on its trail.
    #[must_use]
    pub fn then(mut self, at: Span, note: Note) -> Self {
        self.trail = self.trail.then(at, note);
        self
    }

    /// The same value, also decided by what `other` depends on; `otherwise` is what it may be in the other cases.
    #[must_use]
    pub fn depending(mut self, variables: &[SmolStr], otherwise: Vec<Data>) -> Self {
        let changes_nothing = self.depends.is_none() && otherwise.iter().all(|data| data.same(&self.data));
        if variables.is_empty() || changes_nothing {
            return self;
        }
        let mut merged = self.depends.as_ref().map_or_else(Vec::new, |depends| depends.variables.clone());
        merged.extend(variables.iter().cloned());
        merged.sort();
        merged.dedup();
        let mut cases = self.depends.as_ref().map_or_else(Vec::new, |depends| depends.otherwise.clone());
        for data in otherwise {
            if !cases.iter().any(|case| case.same(&data)) {
                cases.push(data);
            }
        }
        if cases.len() > MAX_CASES {
            cases = vec![Data::Unknown(Why::TooDeep)];
        }
        self.depends = Some(Rc::new(Depends { variables: merged, otherwise: cases }));
        self
    }

    /// The same value, whose explanation starts with that of the condition that chose it.
    #[must_use]
    pub fn because(mut self, condition: &Self) -> Self {
        self.trail = self.trail.after(&condition.trail);
        self
    }

    /// The value once some variables are known to be set, because the program stops without them.
    #[must_use]
    pub fn settled(self, required: &[SmolStr]) -> Self {
        let Some(depends) = &self.depends else { return self };
        // The scheme of the app's own address is not decided by its being set.
        if matches!(self.data, Data::Unknown(Why::Request))
            || !depends.variables.iter().any(|variable| required.contains(variable))
        {
            return self;
        }
        let cases =
            depends.otherwise.iter().map(|data| Self { data: data.clone(), depends: None, trail: self.trail.clone() });
        let value = Self::join_all(cases);
        Self { trail: self.trail.clone(), ..value }
    }

    /// The variables that decide it.
    #[must_use]
    pub fn variables(&self) -> &[SmolStr] {
        self.depends.as_ref().map_or(&[], |depends| &depends.variables)
    }

    /// The values with every variable unset and with some set, first the former.
    pub fn alternatives(&self) -> impl Iterator<Item = &Data> {
        std::iter::once(&self.data).chain(self.depends.iter().flat_map(|depends| &depends.otherwise))
    }

    /// The value when one of two things happened and it cannot be told which.
    #[must_use]
    pub fn join(a: &Self, b: &Self) -> Self {
        let variables = [a.variables(), b.variables()].concat();
        let otherwise = [a.when_set(&variables), b.when_set(&variables)].concat();
        if a.data.same(&b.data) {
            let kept = if a.depends.is_some() { a } else { b };
            return kept.clone().depending(&variables, otherwise);
        }
        let new: Vec<&Self> = b.cases().iter().filter(|case| !a.covers(case)).collect();
        if new.is_empty() {
            return a.clone().depending(&variables, otherwise);
        }
        let cases: Vec<Self> = a.cases().iter().chain(new).cloned().collect();
        let trail = if a.trail.is_empty() { b.trail.clone() } else { a.trail.clone() };
        let data = if cases.len() > MAX_CASES {
            Data::Unknown(Why::TooDeep)
        } else {
            Data::OneOf(cases.into_iter().collect())
        };
        Self { data, depends: None, trail }.depending(&variables, otherwise)
    }

    /// What it may be with some of these variables set: its value too, unless every one of them decides it.
    fn when_set(&self, variables: &[SmolStr]) -> Vec<Data> {
        let is_decided = variables.iter().all(|variable| self.variables().contains(variable));
        self.alternatives().skip(usize::from(is_decided)).cloned().collect()
    }

    /// Whether it may be everything that another value may be, so that joining that would change nothing.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        let is_known = |data: &Data| self.alternatives().any(|own| own.covers(data));
        other.cases().iter().all(|case| self.covers(case))
            && other.variables().iter().all(|variable| self.variables().contains(variable))
            && other.alternatives().skip(1).all(|data| is_known(data) || self.covers(&Self::new(data.clone())))
    }

    /// Whether a single case adds nothing to its own.
    fn covers(&self, case: &Self) -> bool {
        self.cases().iter().any(|own| own.data.covers(&case.data))
    }

    /// The join of several values; `undefined` for none.
    #[must_use]
    pub fn join_all(values: impl IntoIterator<Item = Self>) -> Self {
        values.into_iter().reduce(|a, b| Self::join(&a, &b)).unwrap_or_else(Self::undefined)
    }

    /// The cases one by one; a value that is not [`Data::OneOf`] is its only case.
    #[must_use]
    pub fn cases(&self) -> &[Self] {
        match &self.data {
            Data::OneOf(cases) => cases,
            _ => std::slice::from_ref(self),
        }
    }

    /// Applies a function to each case, and to the cases under set variables, and joins the results.
    #[must_use]
    pub fn map(&self, mut function: impl FnMut(&Data) -> Data) -> Self {
        let data = map_data(&self.data, &mut function);
        let result = Self { data, depends: None, trail: self.trail.clone() };
        match &self.depends {
            None => result,
            Some(depends) => {
                let otherwise = depends.otherwise.iter().map(|data| map_data(data, &mut function)).collect();
                result.depending(&depends.variables, otherwise)
            }
        }
    }
}

fn map_data(data: &Data, function: &mut impl FnMut(&Data) -> Data) -> Data {
    match data {
        Data::OneOf(cases) => {
            Val::join_all(cases.iter().map(|case| Val { data: function(&case.data), ..case.clone() })).data
        }
        _ => function(data),
    }
}
