//! Methods that the language defines: which one a call means, by what it is called on.

use smol_str::{SmolStr, format_smolstr};

use super::call::{Arguments, Site};
use super::store::{DateValue, ObjectKind};
use super::value::{Data, ObjectId, Piece, Truth, Val};
use super::{Evaluator, number, operator, text};
use crate::source::TextRange;
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
        match function.data {
            Data::Absent | Data::Undefined | Data::Unknown(_) => {}
            Data::Builtin(path) if path.contains(".prototype.") => {}
            _ => return None,
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
            _ if super::array::IS_FUNCTION_OF_ITEMS.contains(&name) && self.is_some_array(&this) => {
                Some(self.each(&this, |evaluator, data| {
                    let Data::Object(id) = data else { return Self::unknown(Why::Expression) };
                    let result = evaluator.array_method(*id, &Val::new(data.clone()), name, arguments, site);
                    result.unwrap_or_else(|| Self::unknown(Why::Expression))
                }))
            }
            _ if this.may_be_text() => Some(self.method_of_text(&this, name, arguments, site)),
            Data::Number(_) | Data::Bool(_) => self.method_of_number(&this, name, arguments),
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
            ObjectKind::Plain | ObjectKind::Instance(_) | ObjectKind::Array
                if matches!(name, "hasOwnProperty" | "propertyIsEnumerable") =>
            {
                let key = arguments.value(0);
                let own = Self::property_key(&key).and_then(|key| self.store.object(id).properties.get(&key));
                let hidden = own.map_or(Truth::No, |own| own.hidden);
                let is_told = hidden == Truth::No || name == "hasOwnProperty";
                Some(if is_told { self.has_property(&key, this) } else { Self::unknown(Why::Guard) })
            }
            ObjectKind::Array => self.array_method(id, this, name, arguments, site),
            ObjectKind::Date(date) => Some(self.date_method(id, date, name)),
            ObjectKind::Map(_) | ObjectKind::Set(_) => self.collection_method(id, this, name, arguments, site),
            ObjectKind::Regex(..) => self.regex_method(id, name, arguments),
            _ => None,
        }
    }

    /// Whether a value is an array, whichever of a few it is.
    fn is_some_array(&self, value: &Val) -> bool {
        let is_array = |data: &Data| match data {
            Data::Object(id) => matches!(self.store.object(*id).kind, ObjectKind::Array),
            _ => false,
        };
        value.alternatives().all(|data| match data {
            Data::OneOf(cases) => cases.iter().all(|case| is_array(&case.data)),
            data => is_array(data),
        })
    }

    fn method_of_text(&mut self, this: &Val, name: &str, arguments: &Arguments, site: &Site) -> Val {
        if let Some(found) = self.searched_by_regex(this, name, arguments, site) {
            return found;
        }
        self.take_time_for(this);
        arguments.all().iter().for_each(|argument| self.escape_functions(&argument.value));
        let Some(given) = arguments.rest(0) else { return Self::unknown(Why::Spread) };
        if name == "split" {
            return self.split(this, &given, site);
        }
        let values: Vec<Val> = std::iter::once(this.clone()).chain(given).collect();
        operator::combine_all(&values, |data| match data {
            [this, arguments @ ..] => string_method(name, this, arguments),
            [] => Data::Unknown(Why::Expression),
        })
    }

    /// Long texts take as many steps as expressions would in their time.
    fn take_time_for(&mut self, text: &Val) {
        const BYTES_PER_STEP: usize = 64;
        let bytes: usize = text.alternatives().filter_map(Data::text).map(SmolStr::len).sum();
        self.steps = self.steps.saturating_add(u32::try_from(bytes / BYTES_PER_STEP).unwrap_or(u32::MAX));
    }

    /// `split` at constant text.
    fn split(&mut self, this: &Val, arguments: &[Val], site: &Site) -> Val {
        let separator = match arguments {
            [separator] if separator.depends.is_none() => separator.data.text().cloned(),
            [separator, limit] if separator.depends.is_none() && limit.depends.is_none() => {
                separator.data.text().cloned()
            }
            _ => None,
        };
        let limit = match arguments.get(1).map(|limit| &limit.data) {
            None | Some(Data::Undefined) => Some(usize::MAX),
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "in the range that is asked for"
            )]
            Some(Data::Number(limit)) if (0.0..=1e6).contains(limit) => Some(*limit as usize),
            Some(_) => None,
        };
        self.each(this, |this, data| match (data.text(), &separator, limit) {
            (Some(text), Some(separator), Some(limit)) => {
                let text = text.clone();
                let parts: Vec<Val> = if separator.is_empty() {
                    text.chars().take(limit).map(|part| Val::new(Data::string(part.to_string()))).collect()
                } else {
                    text.split(separator.as_str()).take(limit).map(|part| Val::new(Data::string(part))).collect()
                };
                this.make_array(parts)
            }
            _ => Self::unknown(match data {
                Data::Unknown(why) if !matches!(why, Why::Environment(_)) => why.clone(),
                _ => Why::Call(site.label.clone()),
            }),
        })
    }

    fn method_of_number(&mut self, this: &Val, name: &str, arguments: &Arguments) -> Option<Val> {
        let values: Vec<Val> = std::iter::once(this.clone()).chain(arguments.rest(0)?).collect();
        if !matches!(name, "toString" | "toFixed" | "valueOf") {
            return None;
        }
        Some(operator::combine_all(&values, |data| {
            let result = match data {
                [Data::Number(number), arguments @ ..] => number::method(name, *number, arguments),
                [data @ Data::Bool(_)] if name == "valueOf" => Some(data.clone()),
                [data @ Data::Bool(_)] if name == "toString" => operator::to_string(data).map(Data::String),
                _ => None,
            };
            result.unwrap_or_else(|| Data::Unknown(Why::Call(format_smolstr!("Number.{name}()"))))
        }))
    }

    /// A value as text or a number is made of it: arrays are joined, and objects asked for their own text.
    pub(super) fn primitive(&mut self, value: &Val) -> Val {
        let has_objects = value.alternatives().any(|data| matches!(data, Data::Object(_) | Data::OneOf(_)));
        if !has_objects {
            return value.clone();
        }
        let convert = |this: &mut Self, data: &Data| match data {
            Data::Object(id) => this.primitive_of_object(*id),
            _ => Val::new(data.clone()),
        };
        if value.depends.is_none() && !matches!(value.data, Data::OneOf(_)) {
            return Val { trail: value.trail.clone(), ..convert(self, &value.data) };
        }
        let all = |this: &mut Self, data: &Data| match data {
            Data::OneOf(cases) => Val::join_all(cases.iter().map(|case| convert(this, &case.data)).collect::<Vec<_>>()),
            data => convert(this, data),
        };
        let result = Val { trail: value.trail.clone(), ..all(self, &value.data) };
        let otherwise = value.alternatives().skip(1).map(|data| all(self, data).data).collect();
        result.depending(value.variables(), otherwise)
    }

    fn primitive_of_object(&mut self, id: ObjectId) -> Val {
        let this = Val::new(Data::Object(id));
        let function = self.find_property(id, "toString").map(|property| property.value.data);
        match (&self.store.object(id).kind, function) {
            (ObjectKind::Plain | ObjectKind::Instance(_) | ObjectKind::Function(_), Some(Data::Object(function)))
                if self.is_callable(function) && self.find_property(id, "valueOf").is_none() =>
            {
                let at = self.span(TextRange::default());
                let text = self.call(&Val::new(Data::Object(function)), this, Arguments::default(), at);
                if matches!(text.data, Data::Object(_)) { Self::unknown(Why::Expression) } else { text }
            }
            (ObjectKind::Array, None) => match self.items_of(&this) {
                Some(items) => self.join_items(&items, &Val::undefined()),
                None => this,
            },
            _ => this,
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
}

/// `BASE_URL.startsWith('https')`: whether the app is reached by TLS, which the connection decides all the same.
pub(super) fn base_url_scheme(this: &Val, arguments: &Arguments) -> Option<Val> {
    let asks_for_tls = arguments.value(0).data.text().is_some_and(|start| start.starts_with("https"));
    let variable = this.alternatives().find_map(|data| match data {
        Data::Unknown(Why::Environment(name)) => Some(name.clone()),
        _ => None,
    })?;
    let by_connection = Val { trail: this.trail.clone(), ..Val::unknown(Why::Request) };
    asks_for_tls.then(|| by_connection.depending(&[variable], vec![Data::Bool(true)]))
}

/// A method of a string, known in full or in part.
fn string_method(name: &str, this: &Data, arguments: &[Data]) -> Data {
    let result = match (this.text(), this) {
        (Some(text), _) => text::method(name, text, arguments),
        (None, Data::Text(_)) if matches!(name, "toString" | "valueOf") => Some(this.clone()),
        (None, Data::Text(pieces)) if name == "startsWith" => {
            arguments.first().and_then(Data::text).and_then(|start| starts_with(pieces, start))
        }
        (None, Data::Unknown(Why::Environment(_))) if matches!(name, "toString" | "valueOf") => Some(this.clone()),
        _ => None,
    };
    result.unwrap_or_else(|| match this {
        Data::Unknown(why) if !matches!(why, Why::Environment(_)) => Data::Unknown(why.clone()),
        _ => Data::Unknown(Why::Call(format_smolstr!("String.{name}()"))),
    })
}

fn starts_with(pieces: &[Piece], start: &SmolStr) -> Option<Data> {
    let Some(Piece::Known(known, _)) = pieces.first() else { return None };
    if known.starts_with(start.as_str()) {
        return Some(Data::Bool(true));
    }
    (!start.starts_with(known.as_str())).then_some(Data::Bool(false))
}
