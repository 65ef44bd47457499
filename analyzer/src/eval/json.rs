//! `JSON` and deep copies.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};

use super::Evaluator;
use super::call::{Arguments, Site};
use super::store::{ObjectKind, Property, items};
use super::value::{Data, Note, ObjectId, Piece, Truth, Val};
use super::{MAX_TEXT, number, operator};
use crate::source::Span;
use crate::value::Why;

/// The most objects that are copied at once.
const MAX_COPIES: usize = 512;
/// How deep text is made of objects.
const MAX_DEPTH: usize = 16;

/// How a deep copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// `structuredClone`.
    Structured,
    /// `JSON.parse(JSON.stringify(…))`, which leaves out what JSON has not.
    Json,
}

/// A deep copy in progress.
#[derive(Debug)]
struct Copying {
    way: Way,
    at: Span,
    /// The copies that were made; of those for JSON the ones that are not complete yet.
    copies: FxHashMap<ObjectId, ObjectId>,
    count: usize,
}

impl Evaluator<'_> {
    /// A call of `JSON.stringify`, `JSON.parse` or `structuredClone`.
    pub(super) fn call_json(&mut self, path: &str, arguments: &Arguments, site: &Site) -> Val {
        let first = arguments.value(0);
        // A reviver or a replacer may change anything.
        let is_plain = matches!(arguments.value(1).data, Data::Undefined | Data::Null);
        match path {
            "structuredClone" => self.clone_deeply(&first, site.call, Way::Structured),
            "JSON.parse" if is_plain => self.parse_json(&first, site.call),
            "JSON.stringify" if is_plain => self.stringify(&first, &arguments.value(2), site.call),
            _ => {
                self.escape_arguments(arguments);
                Self::unknown(Why::Call(path.into()))
            }
        }
    }

    /// A deep copy of a value.
    fn clone_deeply(&mut self, value: &Val, at: Span, way: Way) -> Val {
        self.clone_to_depth(value, &mut Copying { way, at, copies: FxHashMap::default(), count: 0 })
    }

    fn clone_to_depth(&mut self, value: &Val, copying: &mut Copying) -> Val {
        let Data::Object(id) = value.data else {
            // Of other values that may be objects no copy is made: both would change together.
            self.escape(value);
            return value.clone();
        };
        match (copying.copies.get(&id), copying.way) {
            (Some(copy), Way::Structured) => return Val { data: Data::Object(*copy), ..value.clone() },
            // JSON has no text for what holds itself.
            (Some(_), Way::Json) => return Self::unknown(Why::TooDeep),
            (None, _) => {}
        }
        let object = self.store.object(id).clone();
        let kind = match (object.kind, copying.way) {
            (ObjectKind::Instance(_), Way::Json) => ObjectKind::Plain,
            (kind @ (ObjectKind::Plain | ObjectKind::Array), _) | (kind @ ObjectKind::Date(_), Way::Structured) => kind,
            _ => return Self::unknown(Why::TooDeep),
        };
        copying.count += 1;
        if copying.count > MAX_COPIES || (copying.way == Way::Json && self.find_property(id, "toJSON").is_some()) {
            return Self::unknown(Why::TooDeep);
        }
        let is_array = matches!(kind, ObjectKind::Array);
        let copy = self.store.allocate(kind, Some(copying.at));
        copying.copies.insert(id, copy);
        let visible = object.properties.into_iter().filter(|(_, property)| property.hidden != Truth::Yes);
        for (key, property) in visible {
            let value = match property.getter {
                Some(_) => self.member_at(&Val::new(Data::Object(id)), &key, copying.at),
                None => property.value,
            };
            let value = match property.hidden {
                Truth::Maybe => Val::join(&value, &Val::new(Data::Absent)),
                _ => value,
            };
            let value = if copying.way == Way::Json { self.as_json_holds(&value, is_array) } else { value };
            if matches!(value.data, Data::Absent) && value.depends.is_none() {
                continue;
            }
            let value = self.clone_to_depth(&value, copying).then(copying.at, Note::Spread);
            self.store.set(copy, key, Property { value, getter: None, setter: None, hidden: Truth::No, ..property });
        }
        if let Some(why) = object.open {
            self.store.open(copy, why);
        }
        if copying.way == Way::Json {
            copying.copies.remove(&id);
        }
        Val { data: Data::Object(copy), ..value.clone() }
    }

    /// A value as it comes back from JSON: what it has not is nothing there, or `null` in an array.
    fn as_json_holds(&self, value: &Val, is_item: bool) -> Val {
        let nothing = if is_item { Data::Null } else { Data::Absent };
        value.map(|data| match data {
            Data::Undefined | Data::Absent => nothing.clone(),
            Data::Object(id) if self.is_callable(*id) => nothing.clone(),
            Data::Object(id) => match self.store.object(*id).kind {
                ObjectKind::Date(_) => Data::Unknown(Why::Call("JSON.stringify".into())),
                _ => data.clone(),
            },
            Data::Builtin(_) | Data::Host(_) => Data::Unknown(Why::Call("JSON.stringify".into())),
            Data::Number(number) if !number.is_finite() => Data::Null,
            data => data.clone(),
        })
    }

    /// The text of a value. What it was made of is remembered for `JSON.parse`, even where it is not known in full.
    fn stringify(&mut self, value: &Val, indentation: &Val, at: Span) -> Val {
        let is_plain = matches!(indentation.data, Data::Undefined | Data::Null);
        let known = self.json_text(value, 0).filter(|text| is_plain && text.len() <= MAX_TEXT);
        let held = match value.data {
            Data::Object(_) if value.depends.is_none() => self.clone_deeply(value, at, Way::Json),
            _ => {
                return known.map_or_else(
                    || Self::unknown(Why::Call("JSON.stringify".into())),
                    |text| Val::new(Data::string(text)),
                );
            }
        };
        let Data::Object(held) = held.data else { return Self::unknown(Why::Call("JSON.stringify".into())) };
        let (text, data) = match known {
            Some(text) => (SmolStr::from(&text), Data::string(text)),
            None => {
                let name = format_smolstr!("JSON.stringify(#{})", held.0);
                (name.clone(), Data::Text(Rc::new([Piece::Unknown(name)])))
            }
        };
        self.stringified.insert(text, held);
        Val::new(data)
    }

    /// The JSON of a value that is known in full.
    fn json_text(&mut self, value: &Val, depth: usize) -> Option<String> {
        if value.depends.is_some() || depth > MAX_DEPTH || !self.step() {
            return None;
        }
        let quoted = |text: &str| serde_json::to_string(text).ok();
        match self.as_json_holds(value, true).data {
            Data::Null => Some("null".to_owned()),
            Data::Bool(value) => Some(value.to_string()),
            Data::Number(value) => Some(number::to_text(value).to_string()),
            Data::Object(id) => self.json_of_object(id, depth),
            data => quoted(data.text()?),
        }
    }

    fn json_of_object(&mut self, id: ObjectId, depth: usize) -> Option<String> {
        let object = self.store.object(id);
        if object.open.is_some() || self.find_property(id, "toJSON").is_some() {
            return None;
        }
        if matches!(object.kind, ObjectKind::Array) {
            let all: Option<Vec<_>> =
                items(object)?.iter().map(|item| self.json_text(&item.value, depth + 1)).collect();
            return Some(format!("[{}]", all?.join(",")));
        }
        if !matches!(object.kind, ObjectKind::Plain | ObjectKind::Instance(_)) {
            return None;
        }
        let this = Val::new(Data::Object(id));
        let mut parts = Vec::new();
        for key in self.keys_of(&this)? {
            let key = operator::to_string(&key.data)?;
            let value = self.member(&this, &key);
            let held = self.as_json_holds(&value, false);
            if matches!(held.data, Data::Absent) && held.depends.is_none() {
                continue;
            }
            let text = self.json_text(&value, depth + 1)?;
            parts.push(format!("{}:{text}", serde_json::to_string(key.as_str()).ok()?));
        }
        Some(format!("{{{}}}", parts.join(",")))
    }

    fn parse_json(&mut self, text: &Val, at: Span) -> Val {
        let written = match &text.data {
            Data::Text(pieces) => match &**pieces {
                [Piece::Unknown(name)] => Some(name),
                _ => text.data.text(),
            },
            _ => text.data.text(),
        };
        if let (Some(held), None) = (written.and_then(|written| self.stringified.get(written)), &text.depends) {
            // Every reading makes another object.
            return self.clone_deeply(&Val::new(Data::Object(*held)), at, Way::Json);
        }
        self.each(text, |this, text| {
            // `JSON.parse(true)` takes it for text.
            let text = text.text().cloned().or_else(|| operator::to_string(text));
            let parsed = text.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
            parsed.map_or_else(|| Self::unknown(Why::Call("JSON.parse".into())), |json| this.json_value(&json))
        })
    }

    pub(super) fn json_value(&mut self, json: &serde_json::Value) -> Val {
        Val::new(match json {
            serde_json::Value::Null => Data::Null,
            serde_json::Value::Bool(value) => Data::Bool(*value),
            serde_json::Value::Number(value) => Data::Number(value.as_f64().unwrap_or(f64::NAN)),
            serde_json::Value::String(text) => Data::string(text.clone()),
            serde_json::Value::Array(items) => {
                let items: Vec<_> = items.iter().map(|item| self.json_value(item)).collect();
                return self.make_array(items);
            }
            serde_json::Value::Object(properties) => {
                let object = self.store.allocate(ObjectKind::Plain, None);
                for (key, value) in properties {
                    let value = self.json_value(value);
                    self.store.set(object, key.as_str(), Property::new(value));
                }
                Data::Object(object)
            }
        })
    }
}
