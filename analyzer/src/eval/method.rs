//! Methods of strings, arrays, dates, promises and functions.

use smol_str::{SmolStr, format_smolstr};

use super::call::{Arguments, Site};
use super::operator;
use super::store::{DateValue, ObjectKind};
use super::value::{Data, ObjectId, Piece, Truth, Val};
use super::{Evaluator, MAX_TEXT};
use crate::value::Why;

impl Evaluator<'_> {
    /// The result of a method that the language defines; `None` when `function`, the property of that name, is to be called.
    pub(super) fn built_in_method(
        &mut self,
        this: &Val,
        function: &Val,
        name: &str,
        arguments: &Arguments,
        site: &Site,
    ) -> Option<Val> {
        if !matches!(function.data, Data::Absent | Data::Undefined | Data::Unknown(_)) {
            return None;
        }
        if let Some(value) = self.reflect(this, name, arguments, site) {
            return Some(value);
        }
        let this = match this.data.nullish() {
            Truth::Yes => this.clone().settled(this.variables()),
            _ => this.clone(),
        };
        match (name, &this.data) {
            // A promise calls back when what it stands for is done: before whatever awaits it.
            ("then", Data::Unknown(_)) | ("catch" | "finally", _) => {
                for argument in arguments.all() {
                    self.escape_functions(&argument.value);
                }
                return Some(this);
            }
            ("then", _) => {
                let passed = vec![this].into();
                let (result, changes) = self
                    .speculate(|evaluator| evaluator.call_value(&arguments.value(0), Val::undefined(), &passed, site));
                self.store.perhaps(&changes);
                self.aborted = false;
                return Some(result);
            }
            _ => {}
        }
        if name == "startsWith"
            && let Some(scheme) = base_url_scheme(&this, arguments)
        {
            return Some(scheme);
        }
        match &this.data {
            Data::Object(id) if this.depends.is_none() => self.object_method(*id, &this, name, arguments, site),
            _ if this.may_be_text() => {
                arguments.all().iter().for_each(|argument| self.escape_functions(&argument.value));
                Some(self.each(&this, |_, data| Val::new(string_method(data, name, arguments))))
            }
            Data::Number(_) | Data::Bool(_) if name == "toString" && arguments.get(0).is_none() => {
                operator::to_string(&this.data).map(|text| Val::new(Data::String(text)))
            }
            _ => None,
        }
    }

    fn object_method(
        &mut self,
        id: ObjectId,
        this: &Val,
        name: &str,
        arguments: &Arguments,
        site: &Site,
    ) -> Option<Val> {
        match self.store.object(id).kind {
            ObjectKind::Array => self.array_method(id, this, name, arguments, site),
            ObjectKind::Date(date) => Some(self.date_method(id, date, name)),
            ObjectKind::Plain | ObjectKind::Instance(_) if name == "hasOwnProperty" => {
                Some(self.has_property(&arguments.value(0), this))
            }
            _ => None,
        }
    }

    fn date_method(&mut self, id: ObjectId, date: DateValue, name: &str) -> Val {
        if name.starts_with("set") {
            self.store.set_kind(id, ObjectKind::Date(DateValue::Unknown));
        }
        match (name, date) {
            ("getTime" | "valueOf", DateValue::Fixed(time)) => Val::new(Data::Number(time)),
            ("getTime" | "valueOf", DateValue::FromNow(offset)) => Val::new(Data::Time(offset)),
            ("toUTCString" | "toGMTString", DateValue::Fixed(0.0)) => {
                Val::new(Data::string("Thu, 01 Jan 1970 00:00:00 GMT"))
            }
            _ => Self::unknown(Why::Call(format_smolstr!("Date.{name}()"))),
        }
    }

    fn array_method(
        &mut self,
        id: ObjectId,
        this: &Val,
        name: &str,
        arguments: &Arguments,
        site: &Site,
    ) -> Option<Val> {
        let items = self.items_of(this);
        match (name, items) {
            ("push", _) => {
                for argument in arguments.all() {
                    self.push(id, argument.clone());
                }
                if arguments.is_open() {
                    self.store.open(id, Why::Spread);
                }
                Some(Self::unknown(Why::Expression))
            }
            ("join", Some(items)) => Some(self.join_items(&items, &arguments.value(0))),
            ("includes", Some(items)) => Some(self.includes(&items, &arguments.value(0))),
            ("concat", Some(items)) => {
                let mut all = items;
                for argument in arguments.all() {
                    match self.items_of(&argument.value) {
                        Some(more) => all.extend(more),
                        None if matches!(argument.value.data, Data::Unknown(_)) => {
                            return Some(Self::unknown(Self::why_of(&argument.value)));
                        }
                        None => all.push(argument.value.clone()),
                    }
                }
                Some(self.make_array(all))
            }
            ("slice", Some(items)) if arguments.all().is_empty() => Some(self.make_array(items)),
            ("map" | "forEach" | "filter" | "some" | "every" | "find", Some(items))
                if items.len() <= self.max_rounds() =>
            {
                Some(self.go_through(name, items, arguments, site))
            }
            ("join" | "includes" | "indexOf" | "lastIndexOf" | "keys", _) => {
                Some(Self::unknown(Why::Call(site.label.clone())))
            }
            // What they give, or what their callbacks are given, are the items themselves.
            ("at" | "slice" | "flat" | "concat" | "values" | "entries" | "with" | "toSorted" | "toReversed", _) => {
                self.escape_items(id);
                Some(Self::unknown(Why::Call(site.label.clone())))
            }
            _ => {
                self.escape(this);
                self.escape_arguments(arguments);
                Some(Self::unknown(Why::Call(site.label.clone())))
            }
        }
    }

    fn join_items(&self, items: &[Val], separator: &Val) -> Val {
        let separator = match &separator.data {
            Data::Undefined => Val::new(Data::string(",")),
            _ => separator.clone(),
        };
        let mut text = Val::new(Data::string(""));
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                text = self.concatenate(&text, &separator);
            }
            let item = item.map(|data| match data {
                Data::Undefined | Data::Null | Data::Absent => Data::string(""),
                data => data.clone(),
            });
            text = self.concatenate(&text, &item);
        }
        text
    }

    fn includes(&mut self, items: &[Val], wanted: &Val) -> Val {
        let mut result = Val::new(Data::Bool(false));
        for item in items {
            let equal = self.strictly_equal(item, wanted);
            result = operator::combine(&result, &equal, |so_far, equal| match (so_far.truth(), equal.truth()) {
                (Truth::Yes, _) | (_, Truth::Yes) => Data::Bool(true),
                (Truth::No, Truth::No) => Data::Bool(false),
                _ => Data::Unknown(Why::Expression),
            });
        }
        result
    }

    fn escape_items(&mut self, array: ObjectId) {
        let items: Vec<Val> = self.store.object(array).properties.values().map(|item| item.value.clone()).collect();
        for item in items {
            self.escape(&item);
        }
    }

    /// Calls a function for every item of a constant array, in order.
    fn go_through(&mut self, name: &str, items: Vec<Val>, arguments: &Arguments, site: &Site) -> Val {
        let function = arguments.value(0);
        let mut kept = Vec::new();
        // Which items are kept, or whether the search has ended, cannot be told any more.
        let mut undecided = None;
        for (index, item) in items.into_iter().enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "at most a few dozen")]
            let position = Val::new(Data::Number(index as f64));
            let passed = vec![item.clone(), position].into();
            let run = |this: &mut Self| this.call_value(&function, arguments.value(1), &passed, site);
            let result = match undecided {
                Some(_) => {
                    let (result, changes) = self.speculate(run);
                    self.store.perhaps(&changes);
                    result
                }
                None => run(self),
            };
            let truth = if result.depends.is_some() { Truth::Maybe } else { result.data.truth() };
            match (name, truth) {
                ("map", _) => kept.push(result),
                ("filter", Truth::Yes) => kept.push(item),
                ("filter" | "find" | "some" | "every", Truth::Maybe) => {
                    self.escape(&item);
                    undecided.get_or_insert(Self::why_of(&result));
                }
                ("find", Truth::Yes) if undecided.is_none() => return item,
                ("find", Truth::Yes) => self.escape(&item),
                ("some", Truth::Yes) => return Val::new(Data::Bool(true)),
                ("every", Truth::No) => return Val::new(Data::Bool(false)),
                _ => {}
            }
        }
        if let Some(why) = undecided {
            kept.iter().for_each(|item| self.escape(item));
            return Self::unknown(why);
        }
        match name {
            "map" | "filter" => self.make_array(kept),
            "some" => Val::new(Data::Bool(false)),
            "every" => Val::new(Data::Bool(true)),
            _ => Val::undefined(),
        }
    }
}

/// `BASE_URL.startsWith('https')`: whether the app is reached by TLS, which the connection decides all the same.
fn base_url_scheme(this: &Val, arguments: &Arguments) -> Option<Val> {
    let asks_for_tls = arguments.value(0).data.text().is_some_and(|start| start.starts_with("https"));
    let variable = this.alternatives().find_map(|data| match data {
        Data::Unknown(Why::Environment(name)) => Some(name.clone()),
        _ => None,
    })?;
    let by_connection = Val { trail: this.trail.clone(), ..Val::unknown(Why::Request) };
    asks_for_tls.then(|| by_connection.depending(&[variable], vec![Data::Bool(true)]))
}

/// A method of a string, known in full or in part.
fn string_method(data: &Data, name: &str, arguments: &Arguments) -> Data {
    let unknown = || match data {
        Data::Unknown(why) if !matches!(why, Why::Environment(_)) => Data::Unknown(why.clone()),
        _ => Data::Unknown(Why::Call(format_smolstr!("String.{name}()"))),
    };
    if matches!(name, "toString" | "valueOf") {
        return data.clone();
    }
    let first = arguments.value(0).data.text().cloned();
    let Some(text) = data.text() else {
        return match (name, data, first) {
            ("startsWith", Data::Text(pieces), Some(start)) => starts_with(pieces, &start).unwrap_or_else(unknown),
            _ => unknown(),
        };
    };
    let string = |text: String| Data::string(text);
    match (name, first) {
        ("toLowerCase" | "toLocaleLowerCase", _) => string(text.to_lowercase()),
        ("toUpperCase" | "toLocaleUpperCase", _) => string(text.to_uppercase()),
        ("trim", _) => string(text.trim().to_owned()),
        ("trimStart", _) => string(text.trim_start().to_owned()),
        ("trimEnd", _) => string(text.trim_end().to_owned()),
        ("startsWith", Some(start)) if arguments.get(1).is_none() => Data::Bool(text.starts_with(start.as_str())),
        ("endsWith", Some(end)) if arguments.get(1).is_none() => Data::Bool(text.ends_with(end.as_str())),
        ("includes", Some(part)) if arguments.get(1).is_none() => Data::Bool(text.contains(part.as_str())),
        ("concat", Some(part)) if arguments.get(1).is_none() => string(format!("{text}{part}")),
        ("replace", Some(part)) => match arguments.value(1).data.text() {
            Some(by) if !by.contains('$') => string(text.replacen(part.as_str(), by, 1)),
            _ => unknown(),
        },
        ("repeat", _) => match operator::to_number(&arguments.value(0).data) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the guard")]
            Some(count) if (0.0..MAX_TEXT as f64).contains(&count) && text.len() * (count as usize) <= MAX_TEXT => {
                string(text.repeat(count as usize))
            }
            _ => unknown(),
        },
        _ => unknown(),
    }
}

fn starts_with(pieces: &[Piece], start: &SmolStr) -> Option<Data> {
    let Some(Piece::Known(known, _)) = pieces.first() else { return None };
    if known.starts_with(start.as_str()) {
        return Some(Data::Bool(true));
    }
    (!start.starts_with(known.as_str())).then_some(Data::Bool(false))
}
