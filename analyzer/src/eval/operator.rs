//! Operators on values: what ECMAScript says, as far as the operands are known.

use std::rc::Rc;

use smol_str::{SmolStr, format_smolstr};

use super::store::ObjectKind;
use super::value::{Data, ObjectId, Piece, Trail, Truth, Val};
use super::{Evaluator, MAX_TEXT, number};
use crate::module::{BinaryOperator, UnaryOperator};
use crate::value::Why;

/// The most combinations of cases that one operation is computed for.
const MAX_COMBINATIONS: usize = 64;

impl Evaluator<'_> {
    pub(super) fn unary_value(&mut self, operator: UnaryOperator, value: &Val) -> Val {
        if let (UnaryOperator::Typeof, Data::Object(id)) = (operator, &value.data) {
            let callable = self.is_callable(*id);
            return value.map(|_| Data::string(if callable { "function" } else { "object" }));
        }
        value.map(|data| unary_data(operator, data))
    }

    pub(super) fn binary(&mut self, operator: BinaryOperator, left: &Val, right: &Val) -> Val {
        match operator {
            BinaryOperator::In => self.has_property(left, right),
            BinaryOperator::Instanceof => self.instance_of(left, right),
            _ => combine(left, right, |left, right| binary_data(operator, left, right)),
        }
    }

    /// `instanceof` of what is certainly of the project or of the language.
    fn instance_of(&mut self, value: &Val, class: &Val) -> Val {
        let class = match (&class.data, &class.depends) {
            (data @ (Data::Object(_) | Data::Builtin(_)), None) => data.clone(),
            _ => return Self::unknown(Why::Expression),
        };
        value.map(|data| match (data, &class) {
            (Data::Object(id), class) => match self.is_instance(*id, class) {
                Some(is_one) => Data::Bool(is_one),
                None => Data::Unknown(Why::Expression),
            },
            (Data::Unknown(Why::Environment(_)), _) => Data::Bool(false),
            (Data::Unknown(why), _) => Data::Unknown(why.clone()),
            (Data::Host(_) | Data::Builtin(_), _) => Data::Unknown(Why::Expression),
            _ => Data::Bool(false),
        })
    }

    fn is_instance(&self, id: ObjectId, class: &Data) -> Option<bool> {
        match (&self.store.object(id).kind, class) {
            (ObjectKind::Array, Data::Builtin(path)) => Some(matches!(*path, "Array" | "Object")),
            (ObjectKind::Map(_), Data::Builtin("Map")) | (ObjectKind::Set(_), Data::Builtin("Set")) => Some(true),
            (ObjectKind::Date(_), Data::Builtin("Date")) | (ObjectKind::Regex(..), Data::Builtin("RegExp")) => {
                Some(true)
            }
            (ObjectKind::Plain, Data::Builtin(path)) if *path != "Object" => Some(false),
            (ObjectKind::Instance(constructor), Data::Object(class)) => {
                let mut parent = Some(*constructor);
                for _ in 0..super::MAX_FRAMES {
                    match parent {
                        Some(parent) if parent == *class => return Some(true),
                        Some(next) => parent = self.superclass(next),
                        None => break,
                    }
                }
                (!self.extends_unknown(*constructor)).then_some(false)
            }
            _ => None,
        }
    }

    pub(super) fn strictly_equal(&mut self, left: &Val, right: &Val) -> Val {
        self.binary(BinaryOperator::StrictEqual, left, right)
    }

    /// Joins two strings known in part or in full.
    pub(super) fn concatenate(&self, left: &Val, right: &Val) -> Val {
        combine(left, right, |left, right| {
            let pieces: Vec<_> = pieces_of(left).into_iter().chain(pieces_of(right)).collect();
            let sizes = pieces.iter().map(|piece| match piece {
                Piece::Known(text, _) | Piece::Unknown(text) => text.len() + 1,
            });
            if sizes.sum::<usize>() > MAX_TEXT { Data::Unknown(Why::TooDeep) } else { join_pieces(pieces) }
        })
    }
}

/// Whether two values are the same to `includes`, to which NaN is itself.
pub(super) fn same_value_zero(left: &Val, right: &Val) -> Val {
    combine(left, right, |left, right| match (left, right) {
        (Data::Number(left), Data::Number(right)) if left.is_nan() && right.is_nan() => Data::Bool(true),
        _ => binary_data(BinaryOperator::StrictEqual, left, right),
    })
}

/// Applies an operation to two values, case by case, with what undeclared variables would change.
pub(super) fn combine(left: &Val, right: &Val, operation: impl Fn(&Data, &Data) -> Data) -> Val {
    combine_all(&[left.clone(), right.clone()], |data| match data {
        [left, right] => operation(left, right),
        _ => Data::Unknown(Why::Expression),
    })
}

/// Applies an operation to several values, case by case, with what undeclared variables would change.
pub(super) fn combine_all(values: &[Val], operation: impl Fn(&[Data]) -> Data) -> Val {
    let is_plain = |value: &Val| value.depends.is_none() && !matches!(value.data, Data::OneOf(_));
    let unset: Vec<Data> = values.iter().map(|value| value.data.clone()).collect();
    let trail = values.iter().fold(Trail::default(), |trail, value| value.trail.after(&trail));
    if values.iter().all(is_plain) {
        return Val { data: operation(&unset), depends: None, trail };
    }
    let spread = |values: &[Data]| match combinations(values.iter().map(cases_of)) {
        None => Data::Unknown(Why::TooDeep),
        Some(all) => Val::join_all(all.iter().map(|data| Val::new(operation(data)))).data,
    };
    let result = Val { data: spread(&unset), depends: None, trail };
    let variables: Vec<SmolStr> = values.iter().flat_map(|value| value.variables().iter().cloned()).collect();
    if variables.is_empty() {
        return result;
    }
    let otherwise = match combinations(values.iter().map(|value| value.alternatives().cloned().collect())) {
        // The first is the one with every variable unset.
        Some(all) => all.iter().skip(1).map(|data| spread(data)).collect(),
        None => vec![Data::Unknown(Why::TooDeep)],
    };
    result.depending(&variables, otherwise)
}

/// Every way to take one of each, the last one changing first; `None` when there are too many.
fn combinations(choices: impl Iterator<Item = Vec<Data>>) -> Option<Vec<Vec<Data>>> {
    let mut all: Vec<Vec<Data>> = vec![Vec::new()];
    for choices in choices {
        if all.len() * choices.len() > MAX_COMBINATIONS {
            return None;
        }
        let with_each = |taken: Vec<Data>| {
            choices.iter().map(move |choice| taken.iter().chain([choice]).cloned().collect()).collect::<Vec<_>>()
        };
        all = all.into_iter().flat_map(with_each).collect();
    }
    Some(all)
}

fn cases_of(data: &Data) -> Vec<Data> {
    match data {
        Data::OneOf(cases) => cases.iter().map(|case| case.data.clone()).collect(),
        _ => vec![data.clone()],
    }
}

fn unary_data(operator: UnaryOperator, data: &Data) -> Data {
    match operator {
        UnaryOperator::Not => truth_data(data.truth().negated(), data),
        UnaryOperator::Minus => number_data(data, |number| -number),
        UnaryOperator::Plus => number_data(data, |number| number),
        UnaryOperator::BitNot => number_data(data, |number| f64::from(!to_int32(number))),
        UnaryOperator::Void => Data::Undefined,
        UnaryOperator::Delete => Data::Bool(true),
        UnaryOperator::Typeof => match data {
            Data::Absent | Data::Undefined => Data::string("undefined"),
            Data::Null | Data::Object(_) => Data::string("object"),
            Data::Bool(_) => Data::string("boolean"),
            Data::Number(_) | Data::Time(_) => Data::string("number"),
            Data::String(_) | Data::Text(_) | Data::Unknown(Why::Environment(_)) => Data::string("string"),
            Data::Builtin(path) => super::builtin::type_of(path).map_or(Data::Unknown(Why::Expression), Data::string),
            _ => Data::Unknown(Why::Expression),
        },
    }
}

/// A truth as a value; a value that cannot be told keeps its reason, or is one of both.
fn truth_data(truth: Truth, source: &Data) -> Data {
    match (truth, source) {
        (Truth::Yes, _) => Data::Bool(true),
        (Truth::No, _) => Data::Bool(false),
        (Truth::Maybe, Data::Unknown(why)) => Data::Unknown(why.clone()),
        (Truth::Maybe, _) => either(),
    }
}

fn either() -> Data {
    Data::OneOf(Rc::new([Val::new(Data::Bool(true)), Val::new(Data::Bool(false))]))
}

fn number_data(data: &Data, operation: impl Fn(f64) -> f64) -> Data {
    match (to_number(data), data) {
        (Some(number), _) => Data::Number(operation(number)),
        (None, Data::Unknown(why)) if !matches!(why, Why::Environment(_)) => Data::Unknown(why.clone()),
        (None, _) => Data::Unknown(Why::Expression),
    }
}

fn binary_data(operator: BinaryOperator, left: &Data, right: &Data) -> Data {
    match operator {
        BinaryOperator::StrictEqual => comparison(strictly_equal(left, right), left, right),
        BinaryOperator::StrictNotEqual => comparison(strictly_equal(left, right).negated(), left, right),
        BinaryOperator::Equal => comparison(loosely_equal(left, right), left, right),
        BinaryOperator::NotEqual => comparison(loosely_equal(left, right).negated(), left, right),
        BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual => order(operator, left, right),
        _ => arithmetic(operator, left, right),
    }
}

/// The result of a comparison: a boolean, or the reason why it cannot be told.
fn comparison(truth: Truth, left: &Data, right: &Data) -> Data {
    let reason = [left, right].into_iter().find_map(|data| match data {
        Data::Unknown(why) if !matches!(why, Why::Environment(_)) => Some(why.clone()),
        _ => None,
    });
    match (truth, reason) {
        (Truth::Yes, _) => Data::Bool(true),
        (Truth::No, _) => Data::Bool(false),
        (Truth::Maybe, Some(why)) => Data::Unknown(why),
        (Truth::Maybe, None) => either(),
    }
}

fn strictly_equal(left: &Data, right: &Data) -> Truth {
    match (left, right) {
        (Data::Unknown(Why::Environment(_)), other) | (other, Data::Unknown(Why::Environment(_))) => match other {
            Data::String(text) if !text.is_empty() => Truth::Maybe,
            Data::Text(_) | Data::Unknown(_) | Data::OneOf(_) => Truth::Maybe,
            _ => Truth::No,
        },
        (Data::Unknown(_), _) | (_, Data::Unknown(_)) => Truth::Maybe,
        (Data::Text(_), Data::Text(_)) => Truth::Maybe,
        (Data::Text(pieces), Data::String(text)) | (Data::String(text), Data::Text(pieces)) => {
            text_may_equal(pieces, text)
        }
        (Data::Number(a), Data::Number(b)) => Truth::from(a == b),
        (a, b) if a.is_undefined() && b.is_undefined() => Truth::Yes,
        (a, b) => Truth::from(a.same(b)),
    }
}

fn text_may_equal(pieces: &[Piece], text: &str) -> Truth {
    let starts = match pieces.first() {
        Some(Piece::Known(start, _)) => text.starts_with(start.as_str()),
        _ => true,
    };
    let ends = match pieces.last() {
        Some(Piece::Known(end, _)) => text.ends_with(end.as_str()),
        _ => true,
    };
    if starts && ends { Truth::Maybe } else { Truth::No }
}

fn loosely_equal(left: &Data, right: &Data) -> Truth {
    match (left.nullish(), right.nullish()) {
        (Truth::Yes, Truth::Yes) => return Truth::Yes,
        (Truth::Yes, Truth::No) | (Truth::No, Truth::Yes) => return Truth::No,
        (Truth::Maybe, _) | (_, Truth::Maybe) => return Truth::Maybe,
        (Truth::No, Truth::No) => {}
    }
    match (left, right) {
        (Data::String(_), Data::String(_)) | (Data::Object(_), Data::Object(_)) => strictly_equal(left, right),
        (Data::Unknown(_) | Data::Text(_), _) | (_, Data::Unknown(_) | Data::Text(_)) => {
            match strictly_equal(left, right) {
                Truth::Yes => Truth::Yes,
                _ => Truth::Maybe,
            }
        }
        // What `valueOf` and `toString` of the object give is not followed.
        (Data::Object(_), _) | (_, Data::Object(_)) => Truth::Maybe,
        _ => match (to_number(left), to_number(right)) {
            (Some(a), Some(b)) => Truth::from(a == b),
            _ => strictly_equal(left, right),
        },
    }
}

fn order(operator: BinaryOperator, left: &Data, right: &Data) -> Data {
    let holds = |ordering: Option<std::cmp::Ordering>| {
        let Some(ordering) = ordering else { return Data::Bool(false) };
        Data::Bool(match operator {
            BinaryOperator::Less => ordering.is_lt(),
            BinaryOperator::LessOrEqual => ordering.is_le(),
            BinaryOperator::Greater => ordering.is_gt(),
            _ => ordering.is_ge(),
        })
    };
    if let (Data::String(a), Data::String(b)) = (left, right) {
        return holds(a.encode_utf16().partial_cmp(b.encode_utf16()));
    }
    match (to_number(left), to_number(right)) {
        (Some(a), Some(b)) => holds(a.partial_cmp(&b)),
        _ => comparison(Truth::Maybe, left, right),
    }
}

fn arithmetic(operator: BinaryOperator, left: &Data, right: &Data) -> Data {
    match (operator, left, right) {
        (BinaryOperator::Add, Data::Time(time), other) | (BinaryOperator::Add, other, Data::Time(time)) => {
            return to_number(other).map_or(Data::Unknown(Why::Expression), |number| Data::Time(time + number));
        }
        (BinaryOperator::Subtract, Data::Time(time), other) => {
            return to_number(other).map_or(Data::Unknown(Why::Expression), |number| Data::Time(time - number));
        }
        _ => {}
    }
    let (Some(a), Some(b)) = (to_number(left), to_number(right)) else {
        return match comparison(Truth::Maybe, left, right) {
            Data::Unknown(why) => Data::Unknown(why),
            _ => Data::Unknown(Why::Expression),
        };
    };
    Data::Number(match operator {
        BinaryOperator::Add => a + b,
        BinaryOperator::Subtract => a - b,
        BinaryOperator::Multiply => a * b,
        BinaryOperator::Divide => a / b,
        BinaryOperator::Remainder => a % b,
        BinaryOperator::Exponent => a.powf(b),
        BinaryOperator::ShiftLeft => f64::from(to_int32(a) << (to_int32(b) & 31)),
        BinaryOperator::ShiftRight => f64::from(to_int32(a) >> (to_int32(b) & 31)),
        #[allow(clippy::cast_sign_loss, reason = "ToUint32 reads the same bits as unsigned")]
        BinaryOperator::ShiftRightUnsigned => f64::from((to_int32(a) as u32) >> (to_int32(b) & 31)),
        BinaryOperator::BitAnd => f64::from(to_int32(a) & to_int32(b)),
        BinaryOperator::BitOr => f64::from(to_int32(a) | to_int32(b)),
        BinaryOperator::BitXor => f64::from(to_int32(a) ^ to_int32(b)),
        _ => return Data::Unknown(Why::Expression),
    })
}

/// ECMAScript's `ToInt32`.
fn to_int32(number: f64) -> i32 {
    if !number.is_finite() {
        return 0;
    }
    let wrapped = number.trunc().rem_euclid(4_294_967_296.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "reduced to 32 bits just above")]
    let bits = wrapped as u32;
    bits.cast_signed()
}

/// ECMAScript's `ToNumber` for what is known.
pub(super) fn to_number(data: &Data) -> Option<f64> {
    match data {
        Data::Absent | Data::Undefined => Some(f64::NAN),
        Data::Null => Some(0.0),
        Data::Bool(value) => Some(f64::from(u8::from(*value))),
        Data::Number(value) => Some(*value),
        Data::String(text) => Some(string_to_number(text)),
        _ => None,
    }
}

fn string_to_number(text: &str) -> f64 {
    let text = text.trim();
    let radix = |digits: &str, radix| u64::from_str_radix(digits, radix).map_or(f64::NAN, |value| value as f64);
    match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        _ if text.is_empty() => 0.0,
        Some("0x") => radix(&text[2..], 16),
        Some("0o") => radix(&text[2..], 8),
        Some("0b") => radix(&text[2..], 2),
        _ if text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-')) => {
            text.parse().unwrap_or(f64::NAN)
        }
        _ => match text {
            "Infinity" | "+Infinity" => f64::INFINITY,
            "-Infinity" => f64::NEG_INFINITY,
            _ => f64::NAN,
        },
    }
}

/// ECMAScript's `ToString` for what is known in full.
pub(super) fn to_string(data: &Data) -> Option<SmolStr> {
    Some(match data {
        Data::Absent | Data::Undefined => "undefined".into(),
        Data::Null => "null".into(),
        Data::Bool(value) => format_smolstr!("{value}"),
        Data::Number(value) => number::to_text(*value),
        Data::String(text) => text.clone(),
        _ => return None,
    })
}

fn pieces_of(data: &Data) -> Vec<Piece> {
    match data {
        Data::Text(pieces) => pieces.to_vec(),
        _ => match to_string(data) {
            Some(text) => vec![Piece::Known(text, None)],
            None => vec![Piece::Unknown("…".into())],
        },
    }
}

/// A string from pieces: adjacent known ones become one, whose place is that of the first.
pub(super) fn join_pieces(pieces: Vec<Piece>) -> Data {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (_, Piece::Known(text, _)) if text.is_empty() => {}
            (Some(Piece::Known(last, place)), Piece::Known(text, other)) => {
                *last = format_smolstr!("{last}{text}");
                *place = place.or(other);
            }
            (_, piece) => joined.push(piece),
        }
    }
    match joined.as_slice() {
        [] => Data::string(""),
        _ => Data::Text(joined.into()),
    }
}

impl Data {
    /// The text of a string that is known in full, however it was put together.
    #[must_use]
    pub fn text(&self) -> Option<&SmolStr> {
        match self {
            Self::String(text) => Some(text),
            Self::Text(pieces) => match &**pieces {
                [Piece::Known(text, _)] => Some(text),
                _ => None,
            },
            _ => None,
        }
    }
}
