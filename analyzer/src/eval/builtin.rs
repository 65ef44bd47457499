//! Functions of the language and of Node.js that are known by name.

use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};

use super::Evaluator;
use super::branch::Decision;
use super::call::{Arguments, Site};
use super::operator;
use super::store::{DateValue, ObjectKind, Property, Slot};
use super::value::{Data, Note, ObjectId, Val};
use crate::source::Span;
use crate::value::Why;

/// The most objects that are copied at once.
const MAX_COPIES: usize = 512;

/// Names and paths that are known; a name with a dot is a member of the one before it.
static KNOWN: &[&str] = &[
    "Array",
    "Array.from",
    "Array.isArray",
    "Array.of",
    "Boolean",
    "Date",
    "Date.now",
    "JSON",
    "JSON.parse",
    "JSON.stringify",
    "Map",
    "Math",
    "Math.abs",
    "Math.ceil",
    "Math.floor",
    "Math.max",
    "Math.min",
    "Math.pow",
    "Math.round",
    "Math.trunc",
    "Number",
    "Number.isInteger",
    "Number.isNaN",
    "Number.parseFloat",
    "Number.parseInt",
    "Object",
    "Object.assign",
    "Object.create",
    "Object.defineProperty",
    "Object.entries",
    "Object.freeze",
    "Object.fromEntries",
    "Object.keys",
    "Object.preventExtensions",
    "Object.seal",
    "Object.setPrototypeOf",
    "Object.values",
    "Promise",
    "Promise.all",
    "Promise.resolve",
    "Set",
    "String",
    "assert",
    "assert.ok",
    "console",
    "cookielint:evaluator",
    "cookielint:evaluator.configuration",
    "cookielint:evaluator.partial",
    "cookielint:evaluator.unknown",
    "cookielint:evaluator.variables",
    "cookielint:evaluator.version",
    "decodeURIComponent",
    "encodeURIComponent",
    "globalThis",
    "import.meta",
    "import.meta.env",
    "isNaN",
    "parseFloat",
    "parseInt",
    "process",
    "process.env",
    "process.exit",
    "process.kill",
    "process.abort",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "structuredClone",
];

/// The global of a name.
pub(super) fn global(name: &str) -> Option<&'static str> {
    match name {
        "global" => Some("globalThis"),
        // A module, not a global.
        "assert" => None,
        _ => KNOWN.iter().copied().find(|known| *known == name),
    }
}

/// A member of a known object.
pub(super) fn member(path: &str, key: &str) -> Option<&'static str> {
    if path == "console" {
        return Some("console");
    }
    KNOWN
        .iter()
        .copied()
        .find(|known| known.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')).is_some_and(|rest| rest == key))
}

impl Evaluator<'_> {
    pub(super) fn call_builtin(&mut self, path: &'static str, arguments: &Arguments, site: &Site) -> Val {
        let first = arguments.value(0);
        match path.split_once('.').map_or(path, |(object, _)| object) {
            "Object" => self.call_object_function(path, arguments, site),
            "Array" => self.call_array_function(path, arguments),
            "Math" => math(path, arguments),
            "process" if matches!(path, "process.exit" | "process.abort") => {
                self.aborted = true;
                Val::undefined()
            }
            "console" => Val::undefined(),
            "structuredClone" => self.clone_deeply(&first, site.call),
            "JSON" if path == "JSON.parse" => self.parse_json(&first),
            "Boolean" => self.unary_value(crate::module::UnaryOperator::Not, &first).map(|data| match data {
                Data::Bool(value) => Data::Bool(!value),
                data => data.clone(),
            }),
            "String" => first.map(|data| operator::to_string(data).map_or_else(|| data.clone(), Data::String)),
            "Number" | "parseInt" | "parseFloat" | "isNaN" => match arguments.get(1).map(|radix| &radix.value.data) {
                None | Some(Data::Number(10.0) | Data::Undefined) => first.map(|data| number(path, data)),
                Some(_) => Self::unknown(Why::Call(path.into())),
            },
            "Date" if path == "Date.now" => Val::new(Data::Time(0.0)),
            "encodeURIComponent" | "decodeURIComponent" => first.map(|data| match data.text() {
                Some(text) if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte)) => {
                    Data::String(text.clone())
                }
                _ => Data::Unknown(Why::Call(path.into())),
            }),
            "Promise" if path == "Promise.resolve" => first,
            "setTimeout" | "setInterval" | "setImmediate" => {
                self.schedule_functions(&first);
                Self::unknown(Why::Call(path.into()))
            }
            "assert" => self.assert(&first),
            "cookielint:evaluator" => self.call_evaluator(path, &first, site),
            // What it makes may hold what it is given.
            _ => {
                self.escape_arguments(arguments);
                Self::unknown(Why::Call(path.into()))
            }
        }
    }

    /// `assert(condition)`, which throws unless it holds.
    fn assert(&mut self, condition: &Val) -> Val {
        let decision = Decision::of(condition, Data::truth);
        self.choose(&decision, |this, holds| {
            this.aborted |= !holds;
            Val::undefined()
        })
    }

    pub(super) fn construct_builtin(&mut self, path: &'static str, arguments: &Arguments, site: &Site) -> Val {
        match path {
            "Date" => self.construct_date(arguments, site.call),
            "Object" => {
                let object = self.store.allocate(ObjectKind::Plain, Some(site.call));
                Val::new(Data::Object(object))
            }
            _ => {
                self.escape_arguments(arguments);
                Self::unknown(Why::Call(path.into()))
            }
        }
    }

    fn construct_date(&mut self, arguments: &Arguments, at: Span) -> Val {
        let date = match (arguments.get(0).map(|argument| &argument.value), arguments.get(1)) {
            (None, _) if !arguments.is_open() => DateValue::FromNow(0.0),
            (Some(value), None) if value.depends.is_none() => match &value.data {
                Data::Number(time) => DateValue::Fixed(*time),
                Data::Time(offset) => DateValue::FromNow(*offset),
                Data::String(text) if is_epoch(text) => DateValue::Fixed(0.0),
                Data::Object(id) => match self.store.object(*id).kind {
                    ObjectKind::Date(date) => date,
                    _ => DateValue::Unknown,
                },
                _ => DateValue::Unknown,
            },
            _ => DateValue::Unknown,
        };
        self.make_date(date, at)
    }

    fn call_object_function(&mut self, path: &str, arguments: &Arguments, site: &Site) -> Val {
        let first = arguments.value(0);
        match path {
            "Object.assign" => {
                for source in arguments.all().iter().skip(1) {
                    let at = source.written.unwrap_or(site.call);
                    self.each_object(&first, |this, target| this.merge_into(target, &source.value, at));
                }
                if arguments.is_open() {
                    self.each_object(&first, |this, target| this.store.blur(target, &Why::Spread));
                }
                first
            }
            "Object.freeze" => {
                self.each_object(&first, |this, target| this.store.freeze(target));
                first
            }
            // Some writes to it are in vain.
            "Object.seal" | "Object.preventExtensions" => {
                self.each_object(&first, |this, target| this.store.forget_slot(&Slot::Frozen(target), &Why::Guard));
                first
            }
            "Object.create" => {
                let object = self.store.allocate(ObjectKind::Plain, Some(site.call));
                if !matches!(first.data, Data::Null) {
                    self.store.open(object, Why::Call(path.into()));
                }
                Val::new(Data::Object(object))
            }
            "Object.setPrototypeOf" => {
                self.each_object(&first, |this, target| this.store.blur(target, &Why::Call(path.into())));
                first
            }
            "Object.defineProperty" => {
                self.define_property(arguments);
                first
            }
            "Object.keys" => self.list(&first, |_, key, _| Val::new(Data::String(key.clone()))),
            "Object.values" => self.list(&first, |_, _, value| value),
            "Object.entries" => {
                self.list(&first, |this, key, value| this.make_array([Val::new(Data::String(key.clone())), value]))
            }
            "Object.fromEntries" => self.object_of_entries(&first, site.call),
            _ => first,
        }
    }

    fn define_property(&mut self, arguments: &Arguments) {
        let key = Self::property_key(&arguments.value(1));
        let descriptor = arguments.value(2);
        let mut part = |name| match self.member(&descriptor, name) {
            Val { data: Data::Absent | Data::Undefined, depends: None, .. } => None,
            part => Some(part),
        };
        let (value, getter, setter) = (part("value"), part("get"), part("set"));
        self.each_object(&arguments.value(0), |this, target| match (&key, &value) {
            (None, _) => this.store.blur(target, &Why::DynamicKey),
            (Some(key), Some(value)) => this.define(target, key.clone(), Property::new(value.clone())),
            (Some(key), None) => this.set_accessor(target, key.clone(), getter.clone(), setter.clone()),
        });
    }

    fn each_object(&mut self, value: &Val, mut run: impl FnMut(&mut Self, ObjectId)) {
        self.each_target(value, |this, data| {
            if let Data::Object(id) = data {
                run(this, *id);
            }
        });
    }

    fn list(&mut self, object: &Val, mut item: impl FnMut(&mut Self, &SmolStr, Val) -> Val) -> Val {
        let Some(keys) = self.keys_of(object) else { return Self::unknown(Self::why_of(object)) };
        let mut items = Vec::new();
        for key in keys {
            let Data::String(key) = key.data else { continue };
            let value = self.member(object, &key);
            if matches!(value.data, Data::Absent) {
                continue;
            }
            items.push(item(self, &key, value.present()));
        }
        self.make_array(items)
    }

    fn object_of_entries(&mut self, entries: &Val, at: Span) -> Val {
        let object = self.store.allocate(ObjectKind::Plain, Some(at));
        match self.items_of(entries) {
            Some(items) => {
                for entry in items {
                    let key = self.member(&entry, "0");
                    let value = self.member(&entry, "1");
                    match Self::property_key(&key) {
                        Some(key) => self.store.set(object, key, Property::new(value)),
                        None => self.store.blur(object, &Why::DynamicKey),
                    }
                }
            }
            None => self.store.open(object, Self::why_of(entries)),
        }
        Val::new(Data::Object(object))
    }

    fn call_array_function(&mut self, path: &str, arguments: &Arguments) -> Val {
        let first = arguments.value(0);
        match path {
            "Array.isArray" => match &first.data {
                Data::Object(id) if first.depends.is_none() => {
                    Val::new(Data::Bool(matches!(self.store.object(*id).kind, ObjectKind::Array)))
                }
                Data::Object(_) | Data::OneOf(_) => Self::unknown(Why::Expression),
                Data::Unknown(why) => Self::unknown(why.clone()),
                _ => Val::new(Data::Bool(false)),
            },
            "Array.of" => match arguments.rest(0) {
                Some(items) => self.make_array(items),
                None => Self::unknown(Why::Spread),
            },
            _ => match (self.items_of(&first), arguments.get(1)) {
                (Some(items), None) => self.make_array(items),
                _ => {
                    self.escape_arguments(arguments);
                    Self::unknown(Self::why_of(&first))
                }
            },
        }
    }

    /// A deep copy, as `structuredClone` makes it.
    pub(super) fn clone_deeply(&mut self, value: &Val, at: Span) -> Val {
        self.clone_to_depth(value, at, &mut FxHashMap::default())
    }

    fn clone_to_depth(&mut self, value: &Val, at: Span, copies: &mut FxHashMap<ObjectId, ObjectId>) -> Val {
        let Data::Object(id) = value.data else {
            // Of other values that may be objects no copy is made: both would change together.
            self.escape(value);
            return value.clone();
        };
        if let Some(copy) = copies.get(&id) {
            return Val { data: Data::Object(*copy), ..value.clone() };
        }
        let object = self.store.object(id).clone();
        if copies.len() > MAX_COPIES
            || !matches!(object.kind, ObjectKind::Plain | ObjectKind::Array | ObjectKind::Date(_))
        {
            return Self::unknown(Why::TooDeep);
        }
        let copy = self.store.allocate(object.kind, Some(at));
        copies.insert(id, copy);
        for (key, property) in object.properties {
            let value = self.clone_to_depth(&property.value, at, copies).then(at, Note::Spread);
            self.store.set(copy, key, Property { value, ..property });
        }
        if let Some(why) = object.open {
            self.store.open(copy, why);
        }
        Val { data: Data::Object(copy), ..value.clone() }
    }

    fn parse_json(&mut self, text: &Val) -> Val {
        let parsed = match (text.data.text(), &text.depends) {
            (Some(text), None) => serde_json::from_str::<serde_json::Value>(text).ok(),
            _ => None,
        };
        parsed.map_or_else(|| Self::unknown(Why::Call("JSON.parse".into())), |json| self.json_value(&json))
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

/// The texts by which the epoch is written in deletions.
fn is_epoch(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("Thu, 01 Jan 1970 00:00:0") || text.starts_with("1970-01-01") || text == "0"
}

fn number(path: &str, data: &Data) -> Data {
    let parsed = match (path, data.text()) {
        ("parseInt" | "Number.parseInt", Some(text)) => {
            let text = text.trim();
            let sign = usize::from(text.starts_with(['-', '+']));
            let digits = text[sign..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| end + sign);
            Some(text[..digits].parse().unwrap_or(f64::NAN))
        }
        ("parseFloat" | "Number.parseFloat", Some(text)) => {
            let text = text.trim();
            let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
            Some(text[..end].parse().unwrap_or(f64::NAN))
        }
        _ => operator::to_number(data),
    };
    match (parsed, data) {
        (Some(_), Data::Number(number)) if path == "Number.isNaN" => Data::Bool(number.is_nan()),
        (Some(_), Data::Number(number)) if path == "Number.isInteger" => Data::Bool(number.fract() == 0.0),
        (Some(_), _) if matches!(path, "Number.isNaN" | "Number.isInteger") => Data::Bool(false),
        (Some(number), _) if path == "isNaN" => Data::Bool(number.is_nan()),
        (Some(number), _) => Data::Number(number),
        (None, Data::Unknown(why)) if !matches!(why, Why::Environment(_)) => Data::Unknown(why.clone()),
        (None, _) => Data::Unknown(Why::Call(format_smolstr!("{path}()"))),
    }
}

fn math(path: &str, arguments: &Arguments) -> Val {
    let numbers: Option<Vec<f64>> =
        arguments.rest(0).and_then(|items| items.iter().map(|item| operator::to_number(&item.data)).collect());
    let Some(numbers) = numbers.filter(|numbers| !numbers.is_empty()) else {
        return Val::unknown(Why::Call(path.into()));
    };
    let first = numbers[0];
    Val::new(Data::Number(match path {
        "Math.abs" => first.abs(),
        "Math.ceil" => first.ceil(),
        "Math.floor" => first.floor(),
        "Math.round" => (first + 0.5).floor(),
        "Math.trunc" => first.trunc(),
        "Math.max" => numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        "Math.min" => numbers.iter().copied().fold(f64::INFINITY, f64::min),
        "Math.pow" => numbers.get(1).map_or(f64::NAN, |exponent| first.powf(*exponent)),
        _ => return Val::unknown(Why::Call(path.into())),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_known_names_has_no_doubles() {
        let mut names = KNOWN.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), KNOWN.len());
    }
}
