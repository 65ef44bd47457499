//! Objects and arrays: literals, what is in them, and copies.

use smol_str::{SmolStr, format_smolstr};

use super::branch::Decision;
use super::store::{self, DateValue, ObjectKind, Property};
use super::value::{Data, Note, ObjectId, Truth, Val};
use super::{Evaluator, operator};
use crate::module::{self, Element, Key, PropertyKind};
use crate::source::{Span, TextRange};
use crate::value::Why;

/// The most properties that a program copies from one object to another, those of small objects not counted: copies of
/// copies fill the memory long before they take time.
const MAX_COPIED: usize = 400_000;
/// The most properties of a small object.
const SMALL: usize = 64;

/// The longest array whose items are kept one by one.
pub(super) const MAX_ITEMS: usize = 512;

impl<'a> Evaluator<'a> {
    pub(super) fn object_literal(&mut self, properties: &'a [module::Property], at: Span) -> Val {
        let object = self.store.allocate(ObjectKind::Plain, Some(at));
        for property in properties {
            match &property.kind {
                PropertyKind::Value(key, value) => {
                    let name = self.key(key);
                    let written = self.span_of(*value);
                    let value = self.evaluate(*value);
                    let origin = if matches!(key, Key::Computed(_)) { value.trail.origin() } else { None };
                    let written = origin.unwrap_or(written);
                    match (key, name.as_deref()) {
                        // It sets the prototype, which is not followed.
                        (Key::Static(_), Some("__proto__")) => self.store.open(object, Why::Member("__proto__".into())),
                        _ => self.set_literal(object, name, value, written, property.key_range),
                    }
                }
                PropertyKind::Getter(key, function) => {
                    let name = self.key(key);
                    let getter = self.make_function(*function, None);
                    match name {
                        Some(name) => self.set_accessor(object, name, (Some(getter), None), Truth::No),
                        None => self.store.blur(object, &Why::DynamicKey),
                    }
                }
                PropertyKind::Setter(key, function) => {
                    let name = self.key(key);
                    let setter = self.make_function(*function, None);
                    match name {
                        Some(name) => self.set_accessor(object, name, (None, Some(setter)), Truth::No),
                        None => self.store.blur(object, &Why::DynamicKey),
                    }
                }
                PropertyKind::Spread(value) => {
                    let place = self.span(property.key_range);
                    let value = self.evaluate(*value);
                    self.merge_into(object, &value, place);
                }
            }
        }
        Val { data: Data::Object(object), depends: None, trail: super::Trail::default() }
    }

    /// Defines one half of an accessor beside the other, if that is there.
    pub(super) fn set_accessor(
        &mut self,
        object: ObjectId,
        key: SmolStr,
        (getter, setter): (Option<Val>, Option<Val>),
        hidden: Truth,
    ) {
        let function = |value: Option<Val>| match value?.data {
            Data::Object(function) => Some(function),
            _ => None,
        };
        let before = self.store.object(object).properties.get(&key);
        let (old_getter, old_setter) = before.map_or((None, None), |before| (before.getter, before.setter));
        let (getter, setter) = (function(getter).or(old_getter), function(setter).or(old_setter));
        self.store.set(object, key, Property { getter, setter, hidden, ..Property::new(Val::undefined()) });
    }

    fn set_literal(&mut self, object: ObjectId, name: Option<SmolStr>, value: Val, written: Span, key: TextRange) {
        match name {
            Some(name) => {
                let key = Some(self.span(key));
                self.store.set(object, name, Property { written: Some(written), key, ..Property::new(value) });
            }
            None => self.store.blur(object, &Why::DynamicKey),
        }
    }

    /// The name of a key, when it can be told.
    pub(super) fn key(&mut self, key: &'a Key) -> Option<SmolStr> {
        match key {
            Key::Static(name) => Some(name.clone()),
            Key::Computed(key) => {
                let key = self.evaluate(*key);
                Self::property_key(&key)
            }
        }
    }

    /// The name that a value stands for as a property key.
    pub(super) fn property_key(value: &Val) -> Option<SmolStr> {
        if value.depends.is_some() {
            return None;
        }
        value.data.text().cloned().or_else(|| operator::to_string(&value.data))
    }

    /// Copies the properties of a value into an object, as spread and `Object.assign` do.
    pub(super) fn merge_into(&mut self, target: ObjectId, source: &Val, at: Span) {
        let variables = source.variables().to_vec();
        if variables.is_empty() {
            self.merge_data(target, &source.data, at);
            return;
        }
        let ((), real) = self.speculate(|this| this.merge_data(target, &source.data, at));
        let mut others = Vec::new();
        for data in source.alternatives().skip(1) {
            others.push(self.speculate(|this| this.merge_data(target, data, at)).1);
        }
        self.store.apply(&real);
        for other in others {
            self.store.taint(&real, &other, &variables);
        }
    }

    fn merge_data(&mut self, target: ObjectId, source: &Data, at: Span) {
        match source {
            Data::Object(id) => self.merge_object(target, *id, at),
            Data::OneOf(cases) => {
                let mut merged = None;
                for case in cases.iter() {
                    let ((), changes) = self.speculate(|this| this.merge_data(target, &case.data, at));
                    match merged.take() {
                        None => merged = Some(changes),
                        Some(previous) => {
                            let ((), both) = self.speculate(|this| this.store.merge(&previous, &changes));
                            merged = Some(both);
                        }
                    }
                }
                if let Some(changes) = merged {
                    self.store.apply(&changes);
                }
            }
            Data::Unknown(why) if !matches!(why, Why::Environment(_)) => self.store.blur(target, why),
            Data::Host(_) | Data::Builtin(_) => self.store.open(target, Why::Spread),
            Data::String(text) if text.is_empty() => {}
            Data::String(_) | Data::Text(_) => self.store.open(target, Why::Spread),
            _ => {}
        }
    }

    fn merge_object(&mut self, target: ObjectId, source: ObjectId, at: Span) {
        if matches!(self.store.object(source).kind, ObjectKind::Environment) {
            self.store.open(target, Why::Spread);
            return;
        }
        if let ObjectKind::Namespace(file) = self.store.object(source).kind {
            return self.merge_namespace(target, file, at);
        }
        if let Some(why) = self.store.object(source).open.clone() {
            self.store.blur(target, &why);
        }
        let keys: Vec<SmolStr> = self.store.object(source).properties.keys().cloned().collect();
        self.copied += keys.len().saturating_sub(SMALL);
        if self.copied > MAX_COPIED && keys.len() > SMALL {
            return self.store.blur(target, &Why::TooDeep);
        }
        for key in keys {
            let Some(property) = self.store.object(source).properties.get(&key).cloned() else { continue };
            if property.hidden == Truth::Yes || (property.getter.is_none() && property.setter.is_some()) {
                continue;
            }
            let value = match property.getter {
                Some(_) => self.member(&Val::new(Data::Object(source)), &key),
                None => property.value,
            };
            let value = match property.hidden {
                Truth::Maybe => Val::join(&value, &Val::new(Data::Absent)),
                _ => value,
            };
            let value = value.then(at, Note::Spread);
            let copied = Property { value, getter: None, setter: None, hidden: Truth::No, ..property };
            self.overwrite(target, key, copied);
        }
    }

    /// Writes a copied property; where the source may lack it, what was there before may stay.
    fn overwrite(&mut self, target: ObjectId, key: SmolStr, property: Property) {
        let absent = |data: &Data| match data {
            Data::Absent => Truth::Yes,
            Data::OneOf(cases) if cases.iter().any(|case| matches!(case.data, Data::Absent)) => Truth::Maybe,
            _ => Truth::No,
        };
        let before = self.store.object(target).properties.get(&key).map(|property| property.value.clone());
        let value = match (Decision::of(&property.value, absent), before) {
            (Decision::Known(false), _) => property.value,
            (_, None) => property.value,
            (Decision::Known(true), Some(before)) => before,
            (Decision::Unset(true, deciders), Some(before)) => {
                before.depending(&deciders.variables, property.value.alternatives().skip(1).cloned().collect())
            }
            (_, Some(before)) => Val::join(&property.value.only(|data| absent(data).negated()), &before),
        };
        self.redefine(target, key, Property { value, ..property });
    }

    pub(super) fn array_literal(&mut self, elements: &'a [Element], at: Span) -> Val {
        let object = self.store.allocate(ObjectKind::Array, Some(at));
        for element in elements {
            match element {
                Element::Item(item) => {
                    let written = self.span_of(*item);
                    let value = self.evaluate(*item);
                    self.push(object, Property { written: Some(written), ..Property::new(value) });
                }
                Element::Spread(value) => {
                    let value = self.evaluate(*value);
                    match self.items_of(&value) {
                        Some(items) => items.into_iter().for_each(|item| self.push(object, Property::new(item))),
                        None => self.store.open(object, Why::Spread),
                    }
                }
                Element::Hole => self.push(object, Property::new(Val::undefined())),
            }
        }
        Val { data: Data::Object(object), depends: None, trail: super::Trail::default() }
    }

    /// An array of values.
    pub(super) fn make_array(&mut self, items: impl IntoIterator<Item = Val>) -> Val {
        let object = self.store.allocate(ObjectKind::Array, None);
        for (index, item) in items.into_iter().enumerate() {
            self.step();
            if index >= MAX_ITEMS {
                self.store.open(object, Why::TooDeep);
                self.escape(&item);
                continue;
            }
            self.store.set(object, format_smolstr!("{index}"), Property::new(item));
        }
        Val::new(Data::Object(object))
    }

    pub(super) fn push(&mut self, array: ObjectId, property: Property) {
        match store::length(self.store.object(array)) {
            Some(length) if length < MAX_ITEMS => self.store.set(array, format_smolstr!("{length}"), property),
            // Behind items that are perhaps there the new one has no certain place.
            Some(_) => self.store.open(array, Why::TooDeep),
            None => {
                self.store.open(array, Why::Spread);
                let held = Val::new(Data::Object(array));
                self.escape(&held);
                self.escape(&property.value);
            }
        }
    }

    /// The items of a constant array, each settled; `None` when they are not all known.
    pub(super) fn items_of(&mut self, value: &Val) -> Option<Vec<Val>> {
        match &value.data {
            Data::Object(id) if value.depends.is_none() => {
                let object = self.store.object(*id);
                let items = match object.kind {
                    ObjectKind::Array => store::items(object)?,
                    _ => return self.collection_items(*id),
                };
                Some(items.into_iter().map(|item| self.settled(item.value)).collect())
            }
            _ => None,
        }
    }

    /// The keys that going through a constant object meets, in order.
    pub(super) fn keys_of(&self, value: &Val) -> Option<Vec<Val>> {
        self.keys_that(value, |property| property.hidden)
    }

    /// The same with those of hidden properties.
    pub(super) fn own_keys_of(&self, value: &Val) -> Option<Vec<Val>> {
        self.keys_that(value, |_| Truth::No)
    }

    fn keys_that(&self, value: &Val, is_passed_over: impl Fn(&Property) -> Truth) -> Option<Vec<Val>> {
        let Data::Object(id) = &value.data else { return None };
        let object = self.store.object(*id);
        if value.depends.is_some() || object.open.is_some() {
            return None;
        }
        let mut keys = Vec::new();
        for key in store::keys_in_order(object) {
            let Some(property) = object.properties.get(&key) else { continue };
            let absent = |data: &Data| if data.may_be_absent() { Truth::Maybe } else { Truth::No };
            match (&property.value.data, is_passed_over(property), Decision::of(&property.value, absent)) {
                (_, Truth::Yes, _) => {}
                (Data::Absent, ..) if property.value.depends.is_none() => {}
                (_, Truth::No, Decision::Known(false)) => keys.push(Val::new(Data::String(key))),
                _ => return None,
            }
        }
        matches!(object.kind, ObjectKind::Plain | ObjectKind::Array | ObjectKind::Instance(_)).then_some(keys)
    }

    /// A copy of an object without some properties, as a rest pattern makes it.
    pub(super) fn without(&mut self, value: &Val, taken: &[SmolStr]) -> Val {
        let copy = self.store.allocate(ObjectKind::Plain, None);
        if let Data::Object(id) = &value.data
            && let Some(made) = self.store.object(*id).made
        {
            self.merge_into(copy, value, made);
        } else {
            self.store.open(copy, Self::why_of(value));
        }
        for key in taken {
            self.store.remove(copy, key);
        }
        Val::new(Data::Object(copy))
    }

    pub(super) fn has_property(&mut self, key: &Val, object: &Val) -> Val {
        let (Some(name), Data::Object(id)) = (Self::property_key(key), &object.data) else {
            return Self::unknown(Self::why_of(object));
        };
        let object = self.store.object(*id);
        if matches!(object.kind, ObjectKind::Environment) {
            let nowhere = self.span(TextRange::default());
            return self.environment_variable(&name, nowhere).map(|data| Data::Bool(!data.is_undefined()));
        }
        let is_item = || name.parse::<usize>().is_ok();
        match (object.properties.get(&name), &object.open, &object.kind) {
            (Some(property), _, ObjectKind::Plain | ObjectKind::Array | ObjectKind::Instance(_)) => {
                property.value.map(|data| match data {
                    Data::Absent => Data::Bool(false),
                    Data::Unknown(why) if !matches!(why, Why::Environment(_)) => Data::Unknown(Why::Guard),
                    _ => Data::Bool(true),
                })
            }
            (None, None, ObjectKind::Plain) => Val::new(Data::Bool(false)),
            (None, None, ObjectKind::Array) if is_item() => Val::new(Data::Bool(false)),
            _ => Self::unknown(Why::Expression),
        }
    }

    pub(super) fn make_regex(&mut self, pattern: &SmolStr, flags: &SmolStr, at: Span) -> Val {
        let object = self.store.allocate(ObjectKind::Regex(pattern.clone(), flags.clone()), Some(at));
        Val::new(Data::Object(object))
    }

    pub(super) fn make_date(&mut self, date: DateValue, at: Span) -> Val {
        let object = self.store.allocate(ObjectKind::Date(date), Some(at));
        Val::new(Data::Object(object))
    }
}
