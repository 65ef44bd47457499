//! Values on which a library throws, or without a word sets no cookie.

use super::Refused;
use super::read::{attribute, why};
use crate::eval::{Data, ObjectKind, Tree};
use crate::model::{Accepts, AttributesModel, CheckModel, Version};
use crate::value::{Attribute, Text, Value, Why};

/// What Hono lets a cookie live at most.
const SECONDS_OF_400_DAYS: f64 = 34_560_000.0;

/// The first thing about a cookie that its library refuses; absent when there is none that can be told.
pub(super) fn refused(
    options: &Tree,
    name: &Attribute<Text>,
    model: &AttributesModel,
    version: Option<Version>,
) -> Attribute<Refused> {
    let checks = model
        .checks
        .iter()
        .filter(|check| version.is_none_or(|version| check.versions.contains(version)) && !is_replaced(check, options));
    let judged = checks.map(|check| match check.option.as_str() {
        "" => refused_name(name, check),
        option => attribute(&options.property(option), |leaf| judge(leaf, check)),
    });
    judged.into_iter().find(|refused| refused.effective.known().is_some()).unwrap_or_else(|| Attribute::absent(None))
}

/// Whether another option replaces the checked one; one that cannot be told may.
fn is_replaced(check: &CheckModel, options: &Tree) -> bool {
    let replacement = options.property(&check.replaced_by);
    !check.replaced_by.is_empty() && !matches!(replacement.data(), Some(Data::Absent | Data::Undefined | Data::Null))
}

fn refused_name(name: &Attribute<Text>, check: &CheckModel) -> Attribute<Refused> {
    let judge = |text: &Text| match text.known_parts().find(|part| !part.chars().all(is_token_character)) {
        Some(_) => Value::Is(check.refuse(text)),
        None => Value::Unset,
    };
    let effective = match &name.effective {
        Value::Is(text) => judge(text),
        Value::When { variables, unset } => match &**unset {
            Value::Is(text) => Value::When { variables: variables.clone(), unset: Box::new(judge(text)) },
            _ => Value::Unset,
        },
        Value::Unset | Value::Unknown(_) => Value::Unset,
    };
    Attribute::new(effective.clone(), effective, name.at, name.trail.clone())
}

impl CheckModel {
    fn refuse(&self, value: &impl ToString) -> Refused {
        Refused { option: self.option.clone(), value: value.to_string().into(), expected: self.accepts.words() }
    }
}

impl Accepts {
    /// What is accepted, as advice says it.
    fn words(self) -> &'static str {
        match self {
            Self::Defined | Self::NotNan | Self::Numeric | Self::Number => "a number",
            Self::Given => "something: the library sets no cookie without it",
            Self::Text => "a string",
            Self::SecondsOf400Days => "at most 34560000 seconds, which are 400 days",
            Self::Integer => "an integer",
            Self::NumberOrDate => "a number or a `Date`",
            Self::Date => "a `Date`",
            Self::HostName => "a host name alone, without scheme, port or other attributes",
            Self::Path => "a path of ASCII characters, without other attributes",
            Self::Priority => "`'low'`, `'medium'` or `'high'`",
            Self::Token => "of letters, digits, `-`, `_` and `.` only",
        }
    }

    fn accepts_text(self, text: &str) -> bool {
        match self {
            Self::Defined | Self::Given | Self::Text | Self::SecondsOf400Days => true,
            Self::NotNan | Self::Numeric => is_numeric(text),
            Self::Integer | Self::Number | Self::NumberOrDate | Self::Date => false,
            Self::HostName => is_host_name(text),
            Self::Path => text.chars().all(|character| matches!(character, ' '..='~') && character != ';'),
            Self::Priority => ["low", "medium", "high"].iter().any(|known| known.eq_ignore_ascii_case(text)),
            Self::Token => text.chars().all(is_token_character),
        }
    }

    fn accepts_number(self, number: f64) -> bool {
        match self {
            Self::NotNan => !number.is_nan(),
            Self::Numeric | Self::Number | Self::NumberOrDate => number.is_finite(),
            Self::Integer => number.is_finite() && number.fract() == 0.0,
            Self::Date | Self::Priority | Self::Text => number == 0.0 || number.is_nan(),
            Self::SecondsOf400Days => number.is_nan() || number <= SECONDS_OF_400_DAYS,
            Self::Given | Self::Defined | Self::HostName | Self::Path | Self::Token => true,
        }
    }

    /// Whether a value of another type is no substitute for a number or a date.
    fn is_strict(self) -> bool {
        matches!(self, Self::Integer | Self::Number | Self::NumberOrDate | Self::Date)
    }
}

/// What a check makes of a value.
fn judge(tree: &Tree, check: &CheckModel) -> Value<Refused> {
    let accepts = check.accepts;
    let verdict = |passes: bool, shown: &str| {
        if passes { Value::Unset } else { Value::Is(check.refuse(&shown)) }
    };
    let Some(data) = tree.data() else { return judge_object(tree, check) };
    match data {
        Data::Absent => verdict(accepts != Accepts::Given, "undefined"),
        Data::Undefined => verdict(!matches!(accepts, Accepts::Defined | Accepts::Given), "undefined"),
        Data::Number(number) => verdict(accepts.accepts_number(*number), &shown(*number)),
        Data::Time(_) => verdict(accepts.accepts_number(1.0), "a number"),
        Data::Null => verdict(accepts != Accepts::Integer, "null"),
        Data::Bool(value) => {
            let converts = !accepts.is_strict() && !matches!(accepts, Accepts::Priority | Accepts::Text);
            verdict(converts || (!value && accepts != Accepts::Integer), &value.to_string())
        }
        Data::String(text) => {
            verdict(accepts.accepts_text(text) || (text.is_empty() && accepts != Accepts::Integer), text)
        }
        // Of a string known in part it is known that it is a string.
        Data::Text(_) if accepts.is_strict() => Value::Is(check.refuse(&"a string")),
        data => Value::Unknown(why(data)),
    }
}

/// Of objects it can be told only whether one may stand for a lifetime.
fn judge_object(tree: &Tree, check: &CheckModel) -> Value<Refused> {
    let is_lifetime = check.accepts.is_strict() || matches!(check.accepts, Accepts::NotNan | Accepts::Numeric);
    match tree.object().map(|object| &object.kind) {
        Some(ObjectKind::Date(_)) => match check.accepts {
            Accepts::Number | Accepts::Integer => Value::Is(check.refuse(&"a date")),
            _ => Value::Unset,
        },
        Some(ObjectKind::Plain | ObjectKind::Function(_) | ObjectKind::Class(_)) if is_lifetime => {
            Value::Is(check.refuse(&"an object"))
        }
        _ => Value::Unknown(Why::Expression),
    }
}

/// A number as JavaScript writes it, as far as that matters here.
fn shown(number: f64) -> String {
    if number.is_infinite() { "Infinity".to_owned() } else { number.to_string() }
}

/// Whether JavaScript makes a finite number of a text.
fn is_numeric(text: &str) -> bool {
    let text = text.trim();
    let has_base = text.get(..2).is_some_and(|base| ["0x", "0b", "0o"].contains(&base.to_ascii_lowercase().as_str()));
    text.is_empty() || has_base || text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Labels that start and end with a letter or digit, a dot before the first allowed.
fn is_host_name(text: &str) -> bool {
    let is_inner = |character: char| character.is_ascii_alphanumeric() || character == '-';
    text.strip_prefix('.').unwrap_or(text).split('.').all(|label| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(is_inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    })
}

fn is_token_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
}
