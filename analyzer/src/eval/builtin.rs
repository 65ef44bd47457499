//! Functions of the language and of Node.js that are known by name.

use super::Evaluator;
use super::branch::Decision;
use super::call::{Arguments, Site};
use super::store::{DateValue, ObjectKind};
use super::value::{Data, Val};
use super::{MAX_ROUNDS, number, operator, text};
use crate::source::Span;
use crate::value::Why;

/// Names and paths that are known; a name with a dot is a member of the one before it.
static KNOWN: &[&str] = &[
    "Array",
    "Array.from",
    "Array.isArray",
    "Array.of",
    "Array.prototype",
    "Array.prototype.concat",
    "Array.prototype.every",
    "Array.prototype.filter",
    "Array.prototype.find",
    "Array.prototype.forEach",
    "Array.prototype.includes",
    "Array.prototype.indexOf",
    "Array.prototype.join",
    "Array.prototype.map",
    "Array.prototype.push",
    "Array.prototype.reduce",
    "Array.prototype.slice",
    "Array.prototype.some",
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
    "Math.sign",
    "Math.sqrt",
    "Math.trunc",
    "Number",
    "Number.isFinite",
    "Number.isInteger",
    "Number.isNaN",
    "Number.isSafeInteger",
    "Number.parseFloat",
    "Number.parseInt",
    "Object",
    "Object.assign",
    "Object.create",
    "Object.defineProperties",
    "Object.defineProperty",
    "Object.entries",
    "Object.freeze",
    "Object.fromEntries",
    "Object.getOwnPropertyDescriptor",
    "Object.getOwnPropertyDescriptors",
    "Object.getOwnPropertyNames",
    "Object.getOwnPropertySymbols",
    "Object.hasOwn",
    "Object.isFrozen",
    "Object.keys",
    "Object.preventExtensions",
    "Object.prototype",
    "Object.prototype.hasOwnProperty",
    "Object.prototype.propertyIsEnumerable",
    "Object.seal",
    "Object.setPrototypeOf",
    "Object.values",
    "Promise",
    "Promise.all",
    "Promise.resolve",
    "RegExp",
    "Set",
    "String",
    "String.prototype",
    "String.prototype.endsWith",
    "String.prototype.includes",
    "String.prototype.startsWith",
    "String.prototype.toLowerCase",
    "String.prototype.toUpperCase",
    "String.prototype.trim",
    "Symbol",
    "Symbol.iterator",
    "Symbol.toPrimitive",
    "WeakMap",
    "WeakSet",
    "assert",
    "assert.ok",
    "console",
    "cookielint:evaluator",
    "cookielint:evaluator.configuration",
    "cookielint:evaluator.declared",
    "cookielint:evaluator.partial",
    "cookielint:evaluator.unknown",
    "cookielint:evaluator.variables",
    "cookielint:evaluator.version",
    "decodeURI",
    "decodeURIComponent",
    "encodeURI",
    "encodeURIComponent",
    "globalThis",
    "import.meta",
    "import.meta.env",
    "isFinite",
    "isNaN",
    "parseFloat",
    "parseInt",
    "path",
    "path.basename",
    "path.dirname",
    "path.join",
    "path.normalize",
    "path.resolve",
    "process",
    "process.abort",
    "process.cwd",
    "process.env",
    "process.exit",
    "process.kill",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "structuredClone",
    "url",
    "url.fileURLToPath",
];

/// The global of a name.
pub(super) fn global(name: &str) -> Option<&'static str> {
    match name {
        "global" => Some("globalThis"),
        // Modules, not globals.
        "assert" | "path" | "url" => None,
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
            "Array" => self.call_array_function(path, arguments, site),
            "process" if matches!(path, "process.exit" | "process.abort") => {
                self.aborted = true;
                Val::undefined()
            }
            "process" if path == "process.cwd" => Self::working_directory(),
            "path" | "url" => Self::call_path(path, arguments),
            "console" => Val::undefined(),
            "structuredClone" | "JSON" => self.call_json(path, arguments, site),
            "Boolean" => self.unary_value(crate::module::UnaryOperator::Not, &first).map(|data| match data {
                Data::Bool(value) => Data::Bool(!value),
                data => data.clone(),
            }),
            "String" if arguments.all().is_empty() => Val::new(Data::string("")),
            "String" => {
                let first = self.primitive(&first);
                first.map(|data| operator::to_string(data).map_or_else(|| data.clone(), Data::String))
            }
            "Number" if arguments.all().is_empty() => Val::new(Data::Number(0.0)),
            "Number" | "parseInt" | "parseFloat" | "isNaN" | "isFinite" | "Math" => number::call(path, arguments),
            "RegExp" => self.regex_of_text(arguments, site.call),
            "Date" if path == "Date.now" => Val::new(Data::Time(0.0)),
            "encodeURIComponent" | "encodeURI" | "decodeURIComponent" | "decodeURI" => {
                let first = self.primitive(&first);
                first.map(|data| {
                    let coded = operator::to_string(data).and_then(|text| text::coded(path, &text));
                    coded.map_or_else(|| Data::Unknown(Why::Call(path.into())), Data::string)
                })
            }
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
            "Map" | "Set" | "WeakMap" | "WeakSet" => self.construct_collection(path, arguments, site),
            "RegExp" => self.regex_of_text(arguments, site.call),
            "Array" => self.call_array_function(path, arguments, site),
            _ => {
                self.escape_arguments(arguments);
                Self::unknown(Why::Call(path.into()))
            }
        }
    }

    /// `RegExp(…)` of constant text.
    fn regex_of_text(&mut self, arguments: &Arguments, at: Span) -> Val {
        let flags = match arguments.value(1) {
            Val { data: Data::Undefined, depends: None, .. } => Val::new(Data::string("")),
            flags => flags,
        };
        let pattern = arguments.value(0);
        match (pattern.data.text(), flags.data.text()) {
            (Some(pattern), Some(flags)) if arguments.all().iter().all(|given| given.value.depends.is_none()) => {
                self.make_regex(&pattern.clone(), &flags.clone(), at)
            }
            _ => Self::unknown(Why::Call("RegExp".into())),
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

    fn call_array_function(&mut self, path: &str, arguments: &Arguments, site: &Site) -> Val {
        let first = arguments.value(0);
        match path {
            "Array.isArray" => first.map(|data| match data {
                Data::Object(id) => Data::Bool(matches!(self.store.object(*id).kind, ObjectKind::Array)),
                Data::Unknown(why) if !matches!(why, Why::Environment(_)) => Data::Unknown(why.clone()),
                _ => Data::Bool(false),
            }),
            "Array.of" => match arguments.rest(0) {
                Some(items) => self.make_array(items),
                None => Self::unknown(Why::Spread),
            },
            "Array.from" => match self.items_to_copy(&first).map(|items| self.make_array(items)) {
                Some(copy) if arguments.get(1).is_none() => copy,
                Some(Val { data: Data::Object(copy), .. }) => {
                    let callback = Arguments::from(vec![arguments.value(1)]);
                    let this = Val::new(Data::Object(copy));
                    let mapped = self.array_method(copy, &this, "map", &callback, site);
                    mapped.unwrap_or_else(|| Self::unknown(Why::Call(path.into())))
                }
                _ => {
                    self.escape_arguments(arguments);
                    Self::unknown(Self::why_of(&first))
                }
            },
            _ => match (arguments.all(), &first.data, &first.depends) {
                ([_], Data::Number(length), None) if (0.0..=MAX_ROUNDS as f64).contains(length) => {
                    // Its holes are items that are undefined to all that is followed here.
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen")]
                    self.make_array(vec![Val::undefined(); *length as usize])
                }
                ([_], Data::Number(_) | Data::Unknown(_) | Data::OneOf(_), _) => Self::unknown(Self::why_of(&first)),
                _ => match arguments.rest(0) {
                    Some(items) => self.make_array(items),
                    None => Self::unknown(Why::Spread),
                },
            },
        }
    }

    /// The items of something that can be gone through, or that has a length.
    fn items_to_copy(&mut self, value: &Val) -> Option<Vec<Val>> {
        match (&value.data, &value.depends) {
            (Data::String(text), None) if text.len() <= MAX_ROUNDS => {
                Some(text.chars().map(|character| Val::new(Data::string(character.to_string()))).collect())
            }
            (Data::Object(id), None) if matches!(self.store.object(*id).kind, ObjectKind::Plain) => {
                let length = self.member(value, "length");
                match (length.data, length.depends, self.store.object(*id).properties.len()) {
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen")]
                    (Data::Number(length), None, 1) if (0.0..=MAX_ROUNDS as f64).contains(&length) => {
                        Some(vec![Val::undefined(); length as usize])
                    }
                    _ => None,
                }
            }
            _ => self.items_of(value),
        }
    }
}

/// What `typeof` gives for a known name; `None` where the name stands for several things.
pub(super) fn type_of(path: &str) -> Option<&'static str> {
    Some(match path {
        "console" => return None,
        "JSON" | "Math" | "globalThis" | "import.meta" | "import.meta.env" | "path" | "process" | "process.env"
        | "url" => "object",
        "Symbol.iterator" | "Symbol.toPrimitive" => "symbol",
        _ if path.ends_with(".prototype") => "object",
        _ => "function",
    })
}

/// The texts by which the epoch is written in deletions.
fn is_epoch(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("Thu, 01 Jan 1970 00:00:0") || text.starts_with("1970-01-01") || text == "0"
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
