//! Methods of constant arrays.

use smol_str::format_smolstr;

use super::Evaluator;
use super::call::{Arguments, Site};
use super::operator;
use super::store::{ObjectKind, Property, items};
use super::text::{integer, relative};
use super::value::{Data, ObjectId, Truth, Val};
use crate::value::Why;

/// Methods whose results do not hold the array's items, and which change nothing.
const HARMLESS: &[&str] = &["join", "includes", "indexOf", "lastIndexOf", "keys", "toString"];

/// Methods that depend on the items alone, so that they can be called on each of a few arrays.
pub(super) const IS_FUNCTION_OF_ITEMS: &[&str] =
    &["join", "includes", "indexOf", "lastIndexOf", "keys", "toString", "at", "slice", "flat", "concat"];

impl Evaluator<'_> {
    pub(super) fn array_method(
        &mut self,
        id: ObjectId,
        this: &Val,
        name: &str,
        arguments: &Arguments,
        site: &Site,
    ) -> Option<Val> {
        if name == "push" {
            return Some(self.push_all(id, arguments));
        }
        if let Some(items) = self.items_of(this)
            && !arguments.is_open()
        {
            let result = self
                .part_of_array(name, &items, arguments)
                .or_else(|| self.changed_array(id, name, arguments))
                .or_else(|| self.called_for_items(name, this, &items, arguments, site));
            if result.is_some() {
                return result;
            }
        }
        // What other methods give, or what their callbacks are given, are the items themselves.
        let keeps_items = ["at", "slice", "flat", "concat", "values", "entries", "with", "toSorted", "toReversed"];
        if keeps_items.contains(&name) {
            self.escape_items(id);
            self.escape_arguments(arguments);
        } else if !HARMLESS.contains(&name) {
            self.escape(this);
            self.escape_arguments(arguments);
        }
        Some(Self::unknown(Why::Call(site.label.clone())))
    }

    fn push_all(&mut self, id: ObjectId, arguments: &Arguments) -> Val {
        for argument in arguments.all() {
            self.push(id, argument.clone());
        }
        if arguments.is_open() {
            self.store.open(id, Why::Spread);
        }
        self.member(&Val::new(Data::Object(id)), "length")
    }

    /// Methods that give something of the array and leave it as it is.
    fn part_of_array(&mut self, name: &str, items: &[Val], arguments: &Arguments) -> Option<Val> {
        let data: Vec<Data> = arguments.all().iter().map(|argument| argument.value.data.clone()).collect();
        let is_certain = arguments.all().iter().all(|argument| argument.value.depends.is_none());
        let length = items.len();
        Some(match name {
            "join" => self.join_items(items, &arguments.value(0)),
            "toString" => self.join_items(items, &Val::undefined()),
            "includes" if arguments.get(1).is_none() => self.includes(items, &arguments.value(0)),
            // Holes are none of the items that are looked at.
            "indexOf" | "lastIndexOf" if data.len() == 1 && !data[0].is_undefined() => {
                self.index_of(items, &arguments.value(0), name == "indexOf")
            }
            "concat" => return self.concat_arrays(items, arguments),
            "slice" if is_certain => {
                #[allow(clippy::cast_precision_loss, reason = "at most a few hundred")]
                let (start, end) = (integer(&data, 0, 0.0)?, integer(&data, 1, length as f64)?);
                let range = relative(start, length)..relative(end, length);
                self.make_array(items.get(range).unwrap_or_default().to_vec())
            }
            "at" if is_certain => {
                let index = integer(&data, 0, 0.0)?;
                #[allow(clippy::cast_precision_loss, reason = "at most a few hundred")]
                let is_inside = (-(length as f64)..length as f64).contains(&index);
                let item = items.get(relative(index, length)).filter(|_| is_inside);
                item.cloned().unwrap_or_else(Val::undefined)
            }
            "flat" if data.is_empty() => {
                let flat = self.flattened(items)?;
                self.make_array(flat)
            }
            "keys" => self.make_array((0..length).map(position)),
            "values" => self.make_array(items.to_vec()),
            "entries" => {
                let entries: Vec<_> = items.iter().enumerate().collect();
                let pairs: Vec<_> =
                    entries.into_iter().map(|(index, item)| self.make_array([position(index), item.clone()])).collect();
                self.make_array(pairs)
            }
            "toReversed" => self.make_array(items.iter().rev().cloned()),
            "toSorted" if data.is_empty() => {
                let sorted = sorted(items.to_vec(), Clone::clone)?;
                self.make_array(sorted)
            }
            _ => return None,
        })
    }

    /// Methods that change the array.
    fn changed_array(&mut self, id: ObjectId, name: &str, arguments: &Arguments) -> Option<Val> {
        let mut kept = items(self.store.object(id))?;
        let this = Val::new(Data::Object(id));
        let data: Vec<Data> = arguments.all().iter().map(|argument| argument.value.data.clone()).collect();
        let taken = |taken: Option<Property>| taken.map_or_else(Val::undefined, |item| item.value);
        if self.store.object(id).frozen != Truth::No
            || arguments.all().iter().any(|given| given.value.depends.is_some())
        {
            return None;
        }
        let result = match name {
            "pop" => taken(kept.pop()),
            "shift" => taken((!kept.is_empty()).then(|| kept.remove(0))),
            "unshift" => {
                kept.splice(0..0, arguments.all().iter().cloned());
                position(kept.len())
            }
            "reverse" => {
                kept.reverse();
                this
            }
            "sort" if data.is_empty() => {
                kept = sorted(kept, |item| item.value.clone())?;
                this
            }
            "fill" if data.len() == 1 => {
                kept.fill(arguments.get(0)?.clone());
                this
            }
            "splice" if !data.is_empty() => {
                let start = relative(integer(&data, 0, 0.0)?, kept.len());
                #[allow(clippy::cast_precision_loss, reason = "at most a few hundred")]
                let rest = if data.len() == 1 { kept.len() as f64 } else { 0.0 };
                let count = integer(&data, 1, rest)?.max(0.0);
                let end = start + relative(count, kept.len() - start);
                let new = arguments.all().iter().skip(2).cloned();
                let gone: Vec<_> = kept.splice(start..end, new).map(|item| item.value).collect();
                self.make_array(gone)
            }
            _ => return None,
        };
        self.replace_items(id, kept);
        Some(result)
    }

    fn replace_items(&mut self, id: ObjectId, items: Vec<Property>) {
        let before = self.store.object(id).properties.len();
        for index in items.len()..before {
            self.store.remove(id, &format_smolstr!("{index}"));
        }
        for (index, item) in items.into_iter().enumerate() {
            self.store.set(id, format_smolstr!("{index}"), item);
        }
    }

    fn concat_arrays(&mut self, items: &[Val], arguments: &Arguments) -> Option<Val> {
        let mut all = items.to_vec();
        for argument in arguments.all() {
            match self.items_of(&argument.value) {
                Some(more) => all.extend(more),
                None if self.may_be_array(&argument.value) => return None,
                None => all.push(argument.value.clone()),
            }
        }
        Some(self.make_array(all))
    }

    fn may_be_array(&self, value: &Val) -> bool {
        value.alternatives().any(|data| match data {
            Data::Object(id) => matches!(self.store.object(*id).kind, ObjectKind::Array),
            Data::Unknown(Why::Environment(_)) => false,
            Data::Unknown(_) | Data::OneOf(_) => true,
            _ => false,
        })
    }

    pub(super) fn flattened(&mut self, items: &[Val]) -> Option<Vec<Val>> {
        let mut flat = Vec::new();
        for item in items {
            match self.items_of(item) {
                Some(inner) => flat.extend(inner),
                None if self.may_be_array(item) => return None,
                None => flat.push(item.clone()),
            }
        }
        Some(flat)
    }

    pub(super) fn join_items(&mut self, items: &[Val], separator: &Val) -> Val {
        let separator = match &separator.data {
            Data::Undefined => Val::new(Data::string(",")),
            _ => separator.clone(),
        };
        let mut text = Val::new(Data::string(""));
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                text = self.concatenate(&text, &separator);
            }
            let item = self.primitive(item).map(|data| match data {
                Data::Undefined | Data::Null | Data::Absent => Data::string(""),
                data => data.clone(),
            });
            text = self.concatenate(&text, &item);
        }
        text
    }

    pub(super) fn includes(&mut self, items: &[Val], wanted: &Val) -> Val {
        let mut result = Val::new(Data::Bool(false));
        for item in items {
            let equal = operator::same_value_zero(item, wanted);
            result = operator::combine(&result, &equal, |so_far, equal| match (so_far.truth(), equal.truth()) {
                (Truth::Yes, _) | (_, Truth::Yes) => Data::Bool(true),
                (Truth::No, Truth::No) => Data::Bool(false),
                _ => Data::Unknown(Why::Expression),
            });
        }
        result
    }

    fn index_of(&mut self, items: &[Val], wanted: &Val, first: bool) -> Val {
        let mut result = Val::new(Data::Number(-1.0));
        let mut indexes: Vec<usize> = (0..items.len()).collect();
        if first {
            indexes.reverse();
        }
        // The last one that is equal decides.
        for index in indexes {
            let equal = self.strictly_equal(&items[index], wanted);
            result = operator::combine(&result, &equal, |so_far, equal| match equal.truth() {
                Truth::Yes => position(index).data,
                Truth::No => so_far.clone(),
                Truth::Maybe => Data::Unknown(Why::Expression),
            });
        }
        result
    }

    pub(super) fn escape_items(&mut self, array: ObjectId) {
        let items: Vec<Val> = self.store.object(array).properties.values().map(|item| item.value.clone()).collect();
        for item in items {
            self.escape(&item);
        }
    }
}

/// The number of a position.
pub(super) fn position(index: usize) -> Val {
    #[allow(clippy::cast_precision_loss, reason = "at most a few hundred")]
    let index = index as f64;
    Val::new(Data::Number(index))
}

/// Sorts by text, as `sort` does without a function; `None` when not every item is a plain value.
fn sorted<T>(mut items: Vec<T>, value: impl Fn(&T) -> Val) -> Option<Vec<T>> {
    let is_plain = |item: &T| {
        let value = value(item);
        value.depends.is_none() && !value.data.is_undefined() && operator::to_string(&value.data).is_some()
    };
    if !items.iter().all(is_plain) {
        return None;
    }
    items.sort_by_cached_key(|item| {
        operator::to_string(&value(item).data).map(|text| text.encode_utf16().collect::<Vec<_>>())
    });
    Some(items)
}
