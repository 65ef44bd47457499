//! `Map` and `Set`: what they hold is kept as the properties of an object, whose keys say what kind of value they are.

use smol_str::{SmolStr, format_smolstr};

use super::call::{Arguments, Site};
use super::store::{ObjectKind, Property};
use super::value::{Data, ObjectId, Val};
use super::{Evaluator, number, operator};
use crate::value::Why;

impl Evaluator<'_> {
    /// `new Map(…)`, `new Set(…)` and their weak kin.
    pub(super) fn construct_collection(&mut self, path: &str, arguments: &Arguments, site: &Site) -> Val {
        let entries = self.store.allocate(ObjectKind::Plain, None);
        let is_map = path.ends_with("Map");
        let kind = if is_map { ObjectKind::Map(entries) } else { ObjectKind::Set(entries) };
        let collection = self.store.allocate(kind, Some(site.call));
        let given = arguments.value(0);
        match self.items_of(&given) {
            _ if matches!(given.data, Data::Undefined | Data::Null) && given.depends.is_none() => {}
            Some(items) => {
                for item in items {
                    let (key, value) = if is_map {
                        (self.member(&item, "0").present(), self.member(&item, "1").present())
                    } else {
                        (item, Val::new(Data::Bool(true)))
                    };
                    self.set_entry(entries, &key, value);
                }
            }
            None => {
                self.escape(&given);
                self.store.open(entries, Self::why_of(&given));
            }
        }
        Val::new(Data::Object(collection))
    }

    /// A method of a `Map` or `Set`.
    pub(super) fn collection_method(
        &mut self,
        id: ObjectId,
        this: &Val,
        name: &str,
        arguments: &Arguments,
        site: &Site,
    ) -> Option<Val> {
        let (entries, is_map) = match self.store.object(id).kind {
            ObjectKind::Map(entries) => (entries, true),
            ObjectKind::Set(entries) => (entries, false),
            _ => return None,
        };
        let held = Val::new(Data::Object(entries));
        let key = arguments.value(0);
        Some(match name {
            "get" if is_map => self.each(&key, |this, data| match key_of(data).filter(|_| !is_shared(this, data)) {
                Some(key) => this.member(&held, &key).present(),
                None => {
                    this.escape(&held);
                    Self::unknown(Why::DynamicKey)
                }
            }),
            "has" => self.each(&key, |this, data| match key_of(data).filter(|_| !is_shared(this, data)) {
                Some(key) => this.has_property(&Val::new(Data::String(key)), &held),
                None => Self::unknown(Why::DynamicKey),
            }),
            "set" if is_map => {
                self.set_entry(entries, &key, arguments.value(1));
                this.clone()
            }
            "add" if !is_map => {
                self.set_entry(entries, &key, Val::new(Data::Bool(true)));
                this.clone()
            }
            "delete" => self.delete_entry(entries, &key),
            "clear" => {
                let keys: Vec<SmolStr> = self.store.object(entries).properties.keys().cloned().collect();
                keys.iter().for_each(|key| self.store.remove(entries, key));
                Val::undefined()
            }
            "keys" | "values" | "entries" => self.listed(entries, is_map, name, site),
            "forEach" => self.for_each_entry(entries, this, is_map, arguments, site),
            _ => return None,
        })
    }

    fn set_entry(&mut self, entries: ObjectId, key: &Val, value: Val) {
        match key_of(&key.data).filter(|_| key.depends.is_none()) {
            Some(key) => self.store.set(entries, key, Property::new(value)),
            None => {
                // It may replace any of them.
                self.escape(key);
                self.escape(&value);
                self.store.blur(entries, &Why::DynamicKey);
            }
        }
    }

    fn delete_entry(&mut self, entries: ObjectId, key: &Val) -> Val {
        match key_of(&key.data).filter(|_| key.depends.is_none()) {
            Some(key) => {
                let was_there =
                    self.has_property(&Val::new(Data::String(key.clone())), &Val::new(Data::Object(entries)));
                self.store.remove(entries, &key);
                was_there
            }
            None => {
                self.store.blur(entries, &Why::DynamicKey);
                Self::unknown(Why::DynamicKey)
            }
        }
    }

    /// What is in a collection, as pairs of a key and a value; `None` when it is not known in full.
    pub(super) fn entries_of(&mut self, entries: ObjectId, is_map: bool) -> Option<Vec<(Val, Val)>> {
        let held = Val::new(Data::Object(entries));
        let keys = self.keys_of(&held)?;
        let mut pairs = Vec::new();
        for name in keys {
            let Data::String(name) = name.data else { return None };
            let key = value_of(&name)?;
            let value = if is_map { self.member(&held, &name) } else { key.clone() };
            pairs.push((key, value));
        }
        Some(pairs)
    }

    /// What goes through a `Map` or a `Set` meets: pairs, or values.
    pub(super) fn collection_items(&mut self, id: ObjectId) -> Option<Vec<Val>> {
        let (entries, is_map) = match self.store.object(id).kind {
            ObjectKind::Map(entries) => (entries, true),
            ObjectKind::Set(entries) => (entries, false),
            _ => return None,
        };
        let pairs = self.entries_of(entries, is_map)?;
        Some(pairs.into_iter().map(|(key, value)| if is_map { self.make_array([key, value]) } else { key }).collect())
    }

    /// The iterators are taken for arrays.
    fn listed(&mut self, entries: ObjectId, is_map: bool, name: &str, site: &Site) -> Val {
        let Some(pairs) = self.entries_of(entries, is_map) else {
            self.escape(&Val::new(Data::Object(entries)));
            return Self::unknown(Why::Call(site.label.clone()));
        };
        let mut items = Vec::new();
        for (key, value) in pairs {
            items.push(match name {
                "keys" => key,
                "values" => value,
                _ => self.make_array([key, value]),
            });
        }
        self.make_array(items)
    }

    fn for_each_entry(
        &mut self,
        entries: ObjectId,
        this: &Val,
        is_map: bool,
        arguments: &Arguments,
        site: &Site,
    ) -> Val {
        match self.entries_of(entries, is_map) {
            Some(pairs) if pairs.len() <= self.max_rounds() => {
                for (key, value) in pairs {
                    let passed = vec![value, key, this.clone()].into();
                    self.call_value(&arguments.value(0), arguments.value(1), &passed, site);
                }
            }
            _ => {
                self.escape(&Val::new(Data::Object(entries)));
                self.escape_arguments(arguments);
            }
        }
        Val::undefined()
    }

    /// `size`.
    pub(super) fn collection_size(&mut self, entries: ObjectId) -> Val {
        match self.keys_of(&Val::new(Data::Object(entries))) {
            Some(keys) => super::array::position(keys.len()),
            None => Self::unknown(Why::Guard),
        }
    }
}

/// Whether it cannot be told if two objects are the same: a request is another object to each of its handlers here.
fn is_shared(evaluator: &Evaluator<'_>, data: &Data) -> bool {
    match data {
        Data::Object(id) => matches!(evaluator.store.object(*id).kind, ObjectKind::Host(_) | ObjectKind::Opaque),
        _ => false,
    }
}

/// The name under which a value is kept; `None` when it cannot be told which value it is.
fn key_of(data: &Data) -> Option<SmolStr> {
    Some(match data {
        Data::Absent | Data::Undefined => "undefined".into(),
        Data::Null => "null".into(),
        Data::Bool(value) => format_smolstr!("{value}"),
        Data::Number(value) => format_smolstr!("number {}", number::to_text(*value)),
        Data::Object(id) => format_smolstr!("object {}", id.0),
        _ => format_smolstr!("string {}", data.text()?),
    })
}

/// The value that is kept under a name.
fn value_of(name: &str) -> Option<Val> {
    Some(Val::new(match name {
        "undefined" => Data::Undefined,
        "null" => Data::Null,
        "true" => Data::Bool(true),
        "false" => Data::Bool(false),
        _ => match name.split_once(' ')? {
            ("string", text) => Data::string(text),
            ("number", text) => Data::Number(operator::to_number(&Data::string(text))?),
            ("object", id) => Data::Object(ObjectId(id.parse().ok()?)),
            _ => return None,
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_again_as_the_value_that_it_was() {
        let numbers = [0.5, f64::NAN, f64::INFINITY, 1e21].map(Data::Number);
        let others = [Data::Undefined, Data::Null, Data::Bool(true), Data::string(""), Data::string("number 1")];
        for data in numbers.into_iter().chain(others).chain([Data::Object(ObjectId(7))]) {
            let name = key_of(&data);
            let back = name.as_deref().and_then(value_of);
            assert!(back.is_some_and(|back| back.data.same(&data)), "{data:?} {name:?}");
        }
        assert!(key_of(&Data::Unknown(Why::Request)).is_none());
    }
}
