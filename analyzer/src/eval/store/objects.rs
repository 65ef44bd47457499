//! What objects are and hold.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::eval::scope::ScopeId;
use crate::eval::value::{ObjectId, Truth, Val, Why};
use crate::model::NodeId;
use crate::module::{ClassId, FunctionId};
use crate::source::{FileId, Span};

/// A property of an object.
#[derive(Debug, Clone)]
pub struct Property {
    /// Its value; an accessor's getter in [`Property::getter`] comes first.
    pub value: Val,
    /// The getter, if it is an accessor.
    pub getter: Option<ObjectId>,
    /// The setter, if it is an accessor.
    pub setter: Option<ObjectId>,
    /// Whether going through the object passes it over, as `Object.defineProperty` makes it.
    pub hidden: Truth,
    /// Where its value is written: the place to mend.
    pub written: Option<Span>,
    /// Where its key is written.
    pub key: Option<Span>,
}

impl Property {
    /// A property without a place in the source.
    #[must_use]
    pub fn new(value: Val) -> Self {
        Self { value, getter: None, setter: None, hidden: Truth::No, written: None, key: None }
    }
}

/// The properties of an object in the order in which they were made. Going through them meets those whose keys are
/// indexes first ([`keys_in_order`]).
pub type Properties = IndexMap<SmolStr, Property, FxBuildHasher>;

/// What kind of object it is.
#[derive(Debug, Clone)]
pub enum ObjectKind {
    /// An object literal and the like.
    Plain,
    /// An array; its items are the properties `0`, `1`, ….
    Array,
    /// A function of the project.
    Function(Closure),
    /// A class of the project.
    Class(ClassClosure),
    /// An instance of a project's class, by the class object.
    Instance(ObjectId),
    /// A function bound by `.bind(…)`: target, `this` and leading arguments.
    Bound(ObjectId, Box<Val>, Vec<Val>),
    /// A value that a modelled library made.
    Host(NodeId),
    /// A value that a modelled library made and whose type no model describes.
    Opaque,
    /// A date: milliseconds since the epoch, when known; relative to the time of the run otherwise.
    Date(DateValue),
    /// A constant regular expression.
    Regex(SmolStr, SmolStr),
    /// A `Map`, by the object that holds what is in it.
    Map(ObjectId),
    /// A `Set`, by the object that holds what is in it.
    Set(ObjectId),
    /// `process.env` or a copy of it.
    Environment,
    /// An ES module as `import * as` gives it.
    Namespace(FileId),
}

/// What is known of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DateValue {
    /// Milliseconds since the epoch.
    Fixed(f64),
    /// The time of the run plus milliseconds.
    FromNow(f64),
    /// Cannot be told.
    Unknown,
}

/// A function of one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FunctionKey {
    /// The file.
    pub file: FileId,
    /// Which of its functions.
    pub id: FunctionId,
}

/// A function with its surroundings.
#[derive(Debug, Clone)]
pub struct Closure {
    /// Which function.
    pub function: FunctionKey,
    /// Where free names are looked up.
    pub scope: ScopeId,
    /// `this` of an arrow function, or of a method of an instance.
    pub this: Option<Val>,
    /// The class it is a method of, for `super`.
    pub class: Option<ObjectId>,
}

/// A class with its surroundings.
#[derive(Debug, Clone)]
pub struct ClassClosure {
    /// The file that it stands in.
    pub file: FileId,
    /// Which class.
    pub class: ClassId,
    /// Where free names are looked up.
    pub scope: ScopeId,
    /// What it extends.
    pub superclass: Option<Val>,
}

/// An object.
#[derive(Debug, Clone)]
pub struct Object {
    /// What it is.
    pub kind: ObjectKind,
    /// Its own properties.
    pub properties: Properties,
    /// Set when it may have properties, or values of properties, that are not known.
    pub open: Option<Why>,
    /// Whether its properties can no longer be written, as `Object.freeze` sees to.
    pub frozen: Truth,
    /// Where it was made.
    pub made: Option<Span>,
}

/// The keys of an object in the order in which the language goes through them: indexes by number, then the others.
#[must_use]
pub fn keys_in_order(object: &Object) -> Vec<SmolStr> {
    let mut keys: Vec<SmolStr> = object.properties.keys().cloned().collect();
    if keys.iter().any(|key| index_of(key).is_some()) {
        keys.sort_by_cached_key(|key| index_of(key).unwrap_or(u32::MAX));
    }
    keys
}

/// The index that a key is, if it is one.
fn index_of(key: &str) -> Option<u32> {
    let is_canonical = key == "0" || key.starts_with(|first: char| matches!(first, '1'..='9'));
    key.parse().ok().filter(|index| is_canonical && *index < u32::MAX)
}

/// The number of items of an array, whose items are kept as the properties `0`, `1`, …; `None` when it cannot be told.
#[must_use]
pub fn length(object: &Object) -> Option<usize> {
    let is_certain = |property: &Property| property.value.alternatives().all(|data| !data.may_be_absent());
    let certain = object.open.is_none() && object.properties.values().all(is_certain);
    let count = object.properties.len();
    let is_item = |index: usize| object.properties.contains_key(index.to_string().as_str());
    // With holes, or with properties that are no items, it would have to be counted otherwise.
    (certain && (count == 0 || (is_item(count - 1) && is_item(0)))).then_some(count)
}

/// The items of an array; `None` when they are not known in full.
#[must_use]
pub fn items(object: &Object) -> Option<Vec<Property>> {
    (0..length(object)?).map(|index| object.properties.get(index.to_string().as_str()).cloned()).collect()
}
