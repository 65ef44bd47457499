//! Reads properties.

use smol_str::SmolStr;

use super::store::{self, ObjectKind};
use super::value::{Data, ObjectId, Truth, Val};
use super::{Evaluator, builtin, number};
use crate::model::NodeId;
use crate::source::{Span, TextRange};
use crate::value::Why;

impl Evaluator<'_> {
    /// A property of a value, [`Data::Absent`] when it certainly has none.
    pub(super) fn member(&mut self, object: &Val, key: &str) -> Val {
        let nowhere = self.span(TextRange::default());
        self.member_at(object, key, nowhere)
    }

    /// A property of a value, read at a place.
    pub(super) fn member_at(&mut self, object: &Val, key: &str, at: Span) -> Val {
        let object = if object.data.nullish() == Truth::Yes && !object.variables().is_empty() {
            // Reading a property of `undefined` throws: the variable is set.
            let variables = object.variables().to_vec();
            self.require(&variables);
            object.clone().settled(&variables)
        } else {
            object.clone()
        };
        let value = self.each(&object, |this, data| this.member_of(data, key, at));
        self.settled(value)
    }

    /// Applies something to every case of a value and joins the results; cases that throw are no cases.
    pub(super) fn each(&mut self, value: &Val, mut run: impl FnMut(&mut Self, &Data) -> Val) -> Val {
        let mut all = |this: &mut Self, data: &Data| match data {
            Data::OneOf(cases) => {
                let usable: Vec<_> = cases.iter().filter(|case| case.data.nullish() != Truth::Yes).collect();
                let results: Vec<_> = usable.into_iter().map(|case| run(this, &case.data)).collect();
                if results.is_empty() { Self::unknown(Why::Expression) } else { Val::join_all(results) }
            }
            _ => run(this, data),
        };
        let result = all(self, &value.data);
        if value.depends.is_none() {
            return result;
        }
        let mut otherwise = Vec::new();
        for data in value.alternatives().skip(1) {
            otherwise.extend(all(self, data).alternatives().cloned());
        }
        let variables = value.variables().to_vec();
        Val { trail: result.trail.after(&value.trail), ..result.depending(&variables, otherwise) }
    }

    /// A property of a value under a key that is computed.
    pub(super) fn member_by(&mut self, object: &Val, key: &Val, at: Span) -> Val {
        let key_of = |data: &Data| Self::property_key(&Val::new(data.clone()));
        match (&key.data, &key.depends) {
            (Data::OneOf(_), _) | (_, Some(_)) => self.each(key, |this, data| match key_of(data) {
                Some(key) => this.member_at(object, &key, at),
                None => this.any_member(object),
            }),
            (data, None) => match key_of(data) {
                Some(key) => self.member_at(object, &key, at),
                None => self.any_member(object),
            },
        }
    }

    /// A property of a value under a key that cannot be told: what is written to it may be written to any of them.
    fn any_member(&mut self, object: &Val) -> Val {
        let Data::Object(id) = object.data else { return Self::unknown(Why::DynamicKey) };
        let known = self.store.object(id);
        let has_accessors = known.properties.values().any(|property| property.getter.is_some());
        let is_closed = matches!(known.kind, ObjectKind::Plain | ObjectKind::Array) && known.open.is_none();
        let values: Vec<Val> = known.properties.values().map(|property| property.value.clone()).collect();
        if object.depends.is_none() && is_closed && !has_accessors && values.len() < super::value::MAX_CASES {
            return Val::join_all(values.into_iter().chain([Val::new(Data::Absent), Self::unknown(Why::DynamicKey)]));
        }
        for value in values {
            self.escape(&value);
        }
        Self::unknown(Why::DynamicKey)
    }

    fn member_of(&mut self, object: &Data, key: &str, at: Span) -> Val {
        match object {
            Data::Object(id) => self.object_member(*id, key, at),
            Data::Host(node) => self.host_member(*node, key, at),
            Data::Builtin(path) => self.builtin_member(path, key, at),
            Data::String(text) if key == "length" => length(text.encode_utf16().count()),
            Data::String(text) => key
                .parse::<usize>()
                .ok()
                .and_then(|index| text.chars().nth(index))
                .map_or_else(|| inherited(key), |character| Val::new(Data::string(character.to_string()))),
            Data::Unknown(why) => Self::unknown(match why {
                Why::Member(_) | Why::Call(_) | Why::Instance(_) | Why::Expression => Why::Member(key.into()),
                Why::Environment(_) => Why::Expression,
                why => why.clone(),
            }),
            _ => Self::unknown(Why::Expression),
        }
    }

    fn object_member(&mut self, id: ObjectId, key: &str, at: Span) -> Val {
        if key == "prototype" && matches!(self.store.object(id).kind, ObjectKind::Function(_)) {
            return self.prototype_of_function(id);
        }
        if let Some(found) = self.find_property(id, key) {
            return match (found.getter, found.setter) {
                (Some(getter), _) => {
                    let this = Val::new(Data::Object(id));
                    self.call(&Val::new(Data::Object(getter)), this, Vec::new().into(), at)
                }
                (None, Some(_)) => Val::undefined(),
                (None, None) => found.value,
            };
        }
        if let Some(member) = self.inherited_from_library(id, key) {
            return Val::new(Data::Host(member));
        }
        let object = self.store.object(id);
        if let Some(why) = &object.open {
            return Self::unknown(why.clone());
        }
        match &object.kind {
            ObjectKind::Environment => self.environment_variable(key, at),
            ObjectKind::Host(node) => {
                let node = *node;
                self.host_member(node, key, at)
            }
            ObjectKind::Namespace(file) => {
                let file = *file;
                self.namespace_member(file, key)
            }
            ObjectKind::Opaque => Self::unknown(Why::Member(key.into())),
            ObjectKind::Array if key == "length" => {
                store::length(object).map_or_else(|| Self::unknown(Why::Guard), length)
            }
            ObjectKind::Instance(constructor) => {
                let constructor = *constructor;
                if self.extends_unknown(constructor) {
                    Self::unknown(Why::Member(key.into()))
                } else {
                    Val::new(Data::Absent)
                }
            }
            ObjectKind::Map(entries) | ObjectKind::Set(entries) if key == "size" => {
                let entries = *entries;
                self.collection_size(entries)
            }
            ObjectKind::Plain if !OBJECT_PROTOTYPE.contains(&key) => Val::new(Data::Absent),
            ObjectKind::Array if key.parse::<usize>().is_ok() => Val::new(Data::Absent),
            ObjectKind::Plain => inherited_method("Object.prototype", key),
            ObjectKind::Array => inherited_method("Array.prototype", key),
            // It may be inherited: what the language defines there is not listed, and differs by its version.
            _ => Self::unknown(Why::Member(key.into())),
        }
    }

    /// The prototype of a function, made when it is first asked for.
    fn prototype_of_function(&mut self, function: ObjectId) -> Val {
        let prototype = self.prototype(function).unwrap_or_else(|| {
            let prototype = self.store.allocate(ObjectKind::Plain, None);
            self.store.set(function, "prototype", store::Property::new(Val::new(Data::Object(prototype))));
            prototype
        });
        Val::new(Data::Object(prototype))
    }

    /// An own or inherited property of an object of the project.
    pub(super) fn find_property(&self, id: ObjectId, key: &str) -> Option<store::Property> {
        let object = self.store.object(id);
        if let Some(property) = object.properties.get(key) {
            return Some(property.clone());
        }
        match &object.kind {
            ObjectKind::Instance(constructor) => self.inherited_property(*constructor, key),
            ObjectKind::Class(_) => self.superclass(id).and_then(|parent| self.find_property(parent, key)),
            _ => None,
        }
    }

    /// A property that the instances of a class or function inherit.
    pub(super) fn inherited_property(&self, constructor: ObjectId, key: &str) -> Option<store::Property> {
        let mut constructor = Some(constructor);
        for _ in 0..super::MAX_FRAMES {
            let id = constructor?;
            if let Some(prototype) = self.prototype(id)
                && let Some(property) = self.store.object(prototype).properties.get(key)
            {
                return Some(property.clone());
            }
            constructor = self.superclass(id);
        }
        None
    }

    /// A property of a value that a library made or exports.
    pub(super) fn host_member(&mut self, node: NodeId, key: &str, at: Span) -> Val {
        if let Some(member) = self.models.member(node, key) {
            let variable = self.models.environment(member).find(|row| row.argument.is_none());
            if let Some(variable) = variable.map(|row| row.variable.clone()) {
                return self.environment_variable(&variable, at);
            }
            return Val::new(Data::Host(member));
        }
        if self.models.type_of(node).is_some_and(|known| known.request) {
            return Self::unknown(Why::Request);
        }
        Self::unknown(Why::Member(key.into()))
    }

    /// A property of a function or object of the language or of Node.js.
    pub(super) fn builtin_member(&mut self, path: &str, key: &str, at: Span) -> Val {
        match (path, key) {
            ("path", "posix" | "default") => return Val::new(Data::Builtin("path")),
            ("path", "sep") => return Val::new(Data::string("/")),
            ("import.meta", "dirname" | "filename" | "url") => return self.own_path(key),
            ("process", "env") => return Val::new(Data::Object(self.environment_object)),
            ("import.meta.env", _) => return self.meta_variable(key, at),
            ("globalThis", _) => {
                return builtin::global(key)
                    .map_or_else(|| Self::unknown(Why::Global(key.into())), |path| Val::new(Data::Builtin(path)));
            }
            _ => {}
        }
        match (builtin::member(path, key), number::constant(path, key)) {
            (Some(path), _) => Val::new(Data::Builtin(path)),
            (None, Some(constant)) => Val::new(Data::Number(constant)),
            (None, None) => Self::unknown(Why::Member(SmolStr::from(key))),
        }
    }
}

/// Members that every object inherits.
const OBJECT_PROTOTYPE: &[&str] = &[
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    "__proto__",
];

/// A method of the language by the path of its prototype, if it is one that is known.
fn inherited_method(prototype: &str, key: &str) -> Val {
    match builtin::member(prototype, key) {
        Some(path) => Val::new(Data::Builtin(path)),
        None => Val::unknown(Why::Member(key.into())),
    }
}

/// A property of a string that is no character of it.
fn inherited(key: &str) -> Val {
    match key.parse::<usize>() {
        Ok(_) => Val::new(Data::Absent),
        Err(_) => Val::unknown(Why::Member(key.into())),
    }
}

fn length(count: usize) -> Val {
    #[allow(clippy::cast_precision_loss, reason = "lengths of source text lie far below 2^53")]
    let count = count as f64;
    Val::new(Data::Number(count))
}
