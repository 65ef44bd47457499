//! What is kept of a call that models know: its arguments as they were, free of the store.

use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use super::call::{Arguments, Site};
use super::store::{ObjectKind, Property};
use super::value::{Data, ObjectId, Trail, Val};
use super::{DateValue, Evaluator};
use crate::model::{NodeId, Place, Row};
use crate::source::Span;
use crate::value::Why;

/// How deep and how wide arguments are kept.
const MAX_DEPTH: usize = 8;
const MAX_WIDTH: usize = 256;
/// How many values of one call are kept: objects that refer to each other make a tree much larger than they are.
const MAX_KEPT: usize = 4096;

/// A call that a model knows, or a write to an object that one knows.
#[derive(Debug, Clone)]
pub struct Call {
    /// What was called, or written to.
    pub node: NodeId,
    /// The whole call.
    pub site: Span,
    /// What is called.
    pub callee: Span,
    /// The object whose method it is, if it has an identity.
    pub receiver: Option<ObjectId>,
    /// The object that the call made.
    pub made: Option<ObjectId>,
    /// The arguments; of a write the key and the value.
    pub arguments: Vec<Tree>,
    /// More arguments may follow.
    pub open: bool,
    /// Undeclared variables without which the call would not run.
    pub only_with: Vec<SmolStr>,
}

/// A value as it was when it was recorded.
#[derive(Debug, Clone)]
pub struct Tree {
    /// What it is.
    pub shape: Shape,
    /// The undeclared variables that decide it.
    pub variables: Vec<SmolStr>,
    /// What it may be when they are set.
    pub otherwise: Vec<Tree>,
    /// Where it came from.
    pub trail: Trail,
    /// The expression that gives it, where it stands in an object or an argument list.
    pub written: Option<Span>,
    /// Its key, when it stands in an object.
    pub key: Option<Span>,
}

/// The form of a recorded value.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A value without parts.
    Data(Data),
    /// An object.
    Kept(Rc<Kept>),
    /// One of a few.
    OneOf(Vec<Tree>),
}

/// A recorded object.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its identity.
    pub id: ObjectId,
    /// What kind it is.
    pub kind: ObjectKind,
    /// Its properties.
    pub properties: IndexMap<SmolStr, Tree, FxBuildHasher>,
    /// Set when it may have more.
    pub open: Option<Why>,
}

impl Tree {
    /// A value that is not there.
    #[must_use]
    pub fn absent() -> Self {
        Self::of(Shape::Data(Data::Absent))
    }

    /// A value that cannot be told.
    #[must_use]
    pub fn unknown(why: Why) -> Self {
        Self::of(Shape::Data(Data::Unknown(why)))
    }

    /// An object of the analyser's own, which the program does not have.
    #[must_use]
    pub fn object_of(properties: impl IntoIterator<Item = (SmolStr, Self)>) -> Self {
        let properties = properties.into_iter().collect();
        let kept = Kept { id: ObjectId::NOT_STORED, kind: ObjectKind::Plain, properties, open: None };
        Self::of(Shape::Kept(Rc::new(kept)))
    }

    /// A plain value.
    #[must_use]
    pub fn constant(data: Data) -> Self {
        Self::of(Shape::Data(data))
    }

    fn of(shape: Shape) -> Self {
        Self { shape, variables: Vec::new(), otherwise: Vec::new(), trail: Trail::default(), written: None, key: None }
    }

    /// The object, when it is certainly one.
    #[must_use]
    pub fn object(&self) -> Option<&Rc<Kept>> {
        match &self.shape {
            Shape::Kept(object) => Some(object),
            _ => None,
        }
    }

    /// A property of the value, of each of its cases and of what it may be otherwise.
    #[must_use]
    pub fn property(&self, key: &str) -> Self {
        let own = match &self.shape {
            Shape::Kept(object) => match (object.properties.get(key), &object.open) {
                (Some(property), _) => property.clone(),
                (None, Some(why)) => Self::unknown(why.clone()),
                (None, None) => Self::absent(),
            },
            Shape::OneOf(cases) => Self::of(Shape::OneOf(cases.iter().map(|case| case.property(key)).collect())),
            Shape::Data(Data::Unknown(why)) if !matches!(why, Why::Environment(_)) => Self::unknown(why.clone()),
            Shape::Data(_) => Self::absent(),
        };
        if self.variables.is_empty() {
            return own;
        }
        let mut variables = self.variables.clone();
        variables.extend(own.variables.iter().cloned());
        variables.sort();
        variables.dedup();
        let otherwise = self.otherwise.iter().map(|other| other.property(key)).chain(own.otherwise.iter().cloned());
        Self { variables, otherwise: otherwise.collect(), ..own }
    }

    /// The item of a list that is this text, or an object of this name.
    fn item(&self, name: &str) -> Self {
        let Some(items) = self.items() else {
            return if self.data().is_some_and(Data::is_undefined) {
                Self::absent()
            } else {
                Self::unknown(Why::Expression)
            };
        };
        let is_it = |item: &Self| {
            let named = item.property("name");
            [item, &named].iter().any(|tree| tree.data().and_then(Data::text).is_some_and(|text| text == name))
        };
        items.into_iter().find(is_it).unwrap_or_else(Self::absent)
    }

    /// What a path of properties, or of `Item[name]` for an item of a list, leads to.
    #[must_use]
    pub fn under<'k>(&self, path: impl IntoIterator<Item = &'k SmolStr>) -> Self {
        path.into_iter().fold(self.clone(), |tree, key| {
            let item = key.strip_prefix("Item[").and_then(|rest| rest.strip_suffix(']'));
            item.map_or_else(|| tree.property(key), |name| tree.item(name))
        })
    }

    /// This object with what another one has besides.
    #[must_use]
    pub fn over(&self, below: &Self) -> Self {
        match (&self.shape, &below.shape) {
            // Of what is no object nothing is copied.
            (_, Shape::Data(data)) if data.is_undefined() || is_primitive(data) => self.clone(),
            (Shape::Data(data), _) if data.is_undefined() => below.clone(),
            (Shape::Kept(own), Shape::Kept(others)) if self.variables.is_empty() && below.variables.is_empty() => {
                let mut both = (**own).clone();
                for (key, property) in &others.properties {
                    both.properties.entry(key.clone()).or_insert_with(|| property.clone());
                }
                both.open = both.open.or_else(|| others.open.clone());
                Self { shape: Shape::Kept(Rc::new(both)), ..self.clone() }
            }
            _ => Self::unknown(Why::Expression),
        }
    }

    /// The items of an array; `None` when it is none or not known in full.
    #[must_use]
    pub fn items(&self) -> Option<Vec<Self>> {
        let object = self.object()?;
        if !matches!(object.kind, ObjectKind::Array) || object.open.is_some() {
            return None;
        }
        (0..object.properties.len()).map(|index| object.properties.get(index.to_string().as_str()).cloned()).collect()
    }

    /// The plain value with the variables unset, when there is just one.
    #[must_use]
    pub fn data(&self) -> Option<&Data> {
        match &self.shape {
            Shape::Data(data) => Some(data),
            _ => None,
        }
    }

    /// Applies what is known of variables that are certainly set.
    fn settle(&mut self, required: &[SmolStr]) {
        let by_connection = matches!(self.shape, Shape::Data(Data::Unknown(Why::Request)));
        if !by_connection && self.variables.iter().any(|variable| required.contains(variable)) {
            let cases = std::mem::take(&mut self.otherwise);
            self.variables.clear();
            self.shape = match cases.len() {
                1 => cases.into_iter().next().map_or(Shape::OneOf(Vec::new()), |case| case.shape),
                _ => Shape::OneOf(cases),
            };
        }
        match &mut self.shape {
            Shape::Kept(object) => {
                let object = Rc::make_mut(object);
                object.properties.values_mut().for_each(|property| property.settle(required));
            }
            Shape::OneOf(cases) => cases.iter_mut().for_each(|case| case.settle(required)),
            Shape::Data(_) => {}
        }
    }
}

impl Call {
    /// Applies what is known of variables that are certainly set.
    pub(super) fn settle(&mut self, required: &[SmolStr]) {
        if required.is_empty() {
            return;
        }
        self.arguments.iter_mut().for_each(|argument| argument.settle(required));
        self.only_with.retain(|variable| !required.contains(variable));
    }

    /// An argument; absent when it is not given.
    #[must_use]
    pub fn argument(&self, index: usize) -> Tree {
        match self.arguments.get(index) {
            Some(argument) => argument.clone(),
            None if self.open => Tree::unknown(Why::Spread),
            None => Tree::absent(),
        }
    }

    /// What stands at a place of the call.
    #[must_use]
    pub fn at(&self, place: &Place) -> Tree {
        self.argument(place.argument).under(&place.properties)
    }
}

impl Evaluator<'_> {
    pub(super) fn record_call(
        &mut self,
        node: NodeId,
        this: Option<&Val>,
        arguments: &Arguments,
        site: &Site,
        made: Option<ObjectId>,
    ) {
        if self.record(node, this, arguments, site.call, site.callee)
            && let Some(call) = self.calls.last_mut()
        {
            call.made = made;
        }
    }

    /// Records a call or a write, if a model knows it.
    pub(super) fn record(
        &mut self,
        node: NodeId,
        this: Option<&Val>,
        arguments: &Arguments,
        site: Span,
        callee: Span,
    ) -> bool {
        let known = self.models.node(node);
        if self.muted > 0 || (known.effects.is_empty() && !known.is_asked_for) {
            return false;
        }
        let receiver = this.and_then(|this| match this.data {
            Data::Object(id) => Some(id),
            _ => None,
        });
        let mut budget = MAX_KEPT;
        let trees = arguments.all().iter().map(|argument| self.keep(argument, 0, &mut budget)).collect();
        let mut only_with: Vec<SmolStr> = self.guards.iter().map(|guard| guard.variable.clone()).collect();
        only_with.sort();
        only_with.dedup();
        let (site, callee) = (self.place(site), self.place(callee));
        let mut call =
            Call { node, site, callee, receiver, made: None, arguments: trees, open: arguments.is_open(), only_with };
        call.settle(&self.required);
        self.calls.push(call);
        true
    }

    fn keep(&self, property: &Property, depth: usize, budget: &mut usize) -> Tree {
        let tree = self.keep_value(&property.value, depth, budget);
        let of_project = |at: &Span| at.file.stand_in().is_none();
        Tree { written: property.written.filter(of_project), key: property.key.filter(of_project), ..tree }
    }

    fn keep_value(&self, value: &Val, depth: usize, budget: &mut usize) -> Tree {
        let shape = self.keep_data(&value.data, depth, budget);
        let otherwise =
            value.alternatives().skip(1).map(|data| Tree::of(self.keep_data(data, depth, budget))).collect();
        Tree { variables: value.variables().to_vec(), otherwise, trail: value.trail.clone(), ..Tree::of(shape) }
    }

    fn keep_data(&self, data: &Data, depth: usize, budget: &mut usize) -> Shape {
        if *budget == 0 {
            return Shape::Data(Data::Unknown(Why::TooDeep));
        }
        *budget -= 1;
        match data {
            Data::Object(id) if depth < MAX_DEPTH => {
                let object = self.store.object(*id);
                let mut properties = IndexMap::default();
                for (key, property) in object.properties.iter().take(MAX_WIDTH) {
                    let tree = match property.getter {
                        Some(_) => Tree { key: property.key, ..Tree::unknown(Why::Expression) },
                        None => self.keep(property, depth + 1, budget),
                    };
                    properties.insert(key.clone(), tree);
                }
                let cut = (object.properties.len() > MAX_WIDTH).then_some(Why::TooDeep);
                let open = object.open.clone().or(cut);
                Shape::Kept(Rc::new(Kept { id: *id, kind: object.kind.clone(), properties, open }))
            }
            Data::Object(_) => Shape::Data(Data::Unknown(Why::TooDeep)),
            Data::OneOf(cases) => Shape::OneOf(cases.iter().map(|case| self.keep_value(case, depth, budget)).collect()),
            _ => Shape::Data(data.clone()),
        }
    }

    /// Records again what libraries read only when a request comes.
    pub(super) fn refresh_late_reads(&mut self) {
        let mut calls = std::mem::take(&mut self.calls);
        for call in &mut calls {
            for effect in &self.models.node(call.node).effects {
                let Row::Configured(row) = effect.row else { continue };
                let row = &self.models.packages()[effect.package].configured[row];
                if let (true, Some(key), Some(place)) = (row.late, &row.attributes_in, row.options.first()) {
                    self.refresh(call, place.argument, key);
                }
            }
        }
        self.calls = calls;
    }

    fn refresh(&self, call: &mut Call, argument: usize, key: &str) {
        let Some(Tree { shape: Shape::Kept(options), .. }) = call.arguments.get_mut(argument) else { return };
        let Some(Tree { shape: Shape::Kept(cookie), .. }) = options.properties.get(key) else { return };
        let fresh = self.keep_data(&Data::Object(cookie.id), 1, &mut { MAX_KEPT });
        if let Some(tree) = Rc::make_mut(options).properties.get_mut(key) {
            tree.shape = fresh;
        }
    }
}

fn is_primitive(data: &Data) -> bool {
    matches!(data, Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Time(_))
}

impl Kept {
    /// The date, when it is one.
    #[must_use]
    pub fn date(&self) -> Option<DateValue> {
        match self.kind {
            ObjectKind::Date(date) => Some(date),
            _ => None,
        }
    }
}
