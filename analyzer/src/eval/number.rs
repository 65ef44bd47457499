//! Numbers: `Number` and its like, `Math`, and the methods of numbers.

use smol_str::{SmolStr, format_smolstr};

use super::call::Arguments;
use super::operator::{combine_all, to_number};
use super::text::{integer, is_space};
use super::value::{Data, Val};
use crate::value::Why;

/// The most digits that `toFixed` accepts.
const MAX_DIGITS: f64 = 100.0;

/// A call of a function that makes or judges a number.
pub(super) fn call(path: &str, arguments: &Arguments) -> Val {
    let Some(values) = arguments.rest(0) else { return Val::unknown(Why::Spread) };
    let values = match (values.is_empty(), path) {
        (true, "Math.max") => return Val::new(Data::Number(f64::NEG_INFINITY)),
        (true, "Math.min") => return Val::new(Data::Number(f64::INFINITY)),
        (true, _) => vec![Val::undefined()],
        (false, _) => values,
    };
    combine_all(&values, |data| {
        let of_unknown = data.iter().find_map(|data| match data {
            Data::Unknown(why) if !matches!(why, Why::Environment(_)) => Some(why.clone()),
            _ => None,
        });
        let result = if path.starts_with("Math.") { math(path, data) } else { number(path, data) };
        result.unwrap_or_else(|| Data::Unknown(of_unknown.unwrap_or_else(|| Why::Call(format_smolstr!("{path}()")))))
    })
}

/// A method of a number.
pub(super) fn method(name: &str, number: f64, arguments: &[Data]) -> Option<Data> {
    match name {
        "valueOf" => Some(Data::Number(number)),
        "toFixed" => fixed(number, integer(arguments, 0, 0.0)?).map(Data::String),
        "toString" => match integer(arguments, 0, 10.0)? {
            10.0 => Some(Data::String(to_text(number))),
            radix => in_radix(number, radix).map(Data::string),
        },
        _ => None,
    }
}

/// A constant of `Number` or `Math`.
pub(super) fn constant(path: &str, key: &str) -> Option<f64> {
    Some(match (path, key) {
        ("Number", "MAX_SAFE_INTEGER") => 9_007_199_254_740_991.0,
        ("Number", "MIN_SAFE_INTEGER") => -9_007_199_254_740_991.0,
        ("Number", "MAX_VALUE") => f64::MAX,
        ("Number", "EPSILON") => f64::EPSILON,
        ("Number", "POSITIVE_INFINITY") => f64::INFINITY,
        ("Number", "NEGATIVE_INFINITY") => f64::NEG_INFINITY,
        ("Number", "NaN") => f64::NAN,
        ("Math", "PI") => std::f64::consts::PI,
        ("Math", "E") => std::f64::consts::E,
        _ => return None,
    })
}

/// ECMAScript's `ToString` of a number.
pub(super) fn to_text(value: f64) -> SmolStr {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    if value == 0.0 {
        return "0".into();
    }
    if (1e-6..1e21).contains(&value.abs()) {
        return format_smolstr!("{value}");
    }
    let text = format_smolstr!("{value:e}");
    match text.split_once('e') {
        Some((digits, exponent)) if !exponent.starts_with('-') => format_smolstr!("{digits}e+{exponent}"),
        _ => text,
    }
}

fn number(path: &str, data: &[Data]) -> Option<Data> {
    let first = data.first()?;
    let is_number = matches!(first, Data::Number(_));
    let judged = |judge: fn(f64) -> bool| match first {
        Data::Number(number) => Some(Data::Bool(judge(*number))),
        _ => to_number(first).map(|_| Data::Bool(false)),
    };
    match path {
        "Number" => to_number(first).map(Data::Number),
        "Number.isNaN" => judged(f64::is_nan),
        "Number.isFinite" => judged(f64::is_finite),
        "Number.isInteger" => judged(|number| number.fract() == 0.0),
        "Number.isSafeInteger" => judged(|number| number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0),
        "isNaN" => to_number(first).map(|number| Data::Bool(number.is_nan())),
        "isFinite" => to_number(first).map(|number| Data::Bool(number.is_finite())),
        "parseFloat" | "Number.parseFloat" if is_number => Some(first.clone()),
        "parseFloat" | "Number.parseFloat" => Some(Data::Number(parse_float(&super::operator::to_string(first)?))),
        "parseInt" | "Number.parseInt" => {
            let text = super::operator::to_string(first)?;
            parse_int(&text, integer(data, 1, 0.0)?).map(Data::Number)
        }
        _ => None,
    }
}

/// The number that a text begins with.
fn parse_float(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    let unsigned = text.trim_start_matches(['+', '-']);
    if text.len() - unsigned.len() > 1 {
        return f64::NAN;
    }
    if unsigned.starts_with("Infinity") {
        return if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    // The longest beginning that is a number; what ends in `e` or a sign is none.
    let digits = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E')));
    let mut candidate = &text[..digits.unwrap_or(text.len())];
    const LONGEST: usize = 400;
    candidate = candidate.get(..LONGEST).unwrap_or(candidate);
    while !candidate.is_empty() {
        if let Ok(number) = candidate.parse() {
            return number;
        }
        candidate = &candidate[..candidate.len() - 1];
    }
    f64::NAN
}

/// `parseInt`, with radix zero where none is given; `None` where a text is too long to be read exactly.
fn parse_int(text: &str, radix: f64) -> Option<f64> {
    let text = text.trim_start_matches(is_space);
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let hexadecimal = ["0x", "0X"].iter().find_map(|prefix| unsigned.strip_prefix(prefix));
    let (radix, digits) = match (radix, hexadecimal) {
        (0.0, Some(digits)) | (16.0, Some(digits)) => (16, digits),
        (0.0, None) => (10, unsigned),
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in the range that is asked for")]
        (radix, _) if (2.0..=36.0).contains(&radix) => (radix as u32, unsigned),
        _ => return Some(f64::NAN),
    };
    let digits = &digits[..digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len())];
    if digits.is_empty() {
        return Some(f64::NAN);
    }
    if radix == 10 {
        return digits.parse().ok().map(|number: f64| if negative { -number } else { number });
    }
    let number = u64::from_str_radix(digits, radix).ok().filter(|number| *number <= 1 << 53)?;
    #[allow(clippy::cast_precision_loss, reason = "at most 2^53")]
    let number = number as f64;
    Some(if negative { -number } else { number })
}

/// `toFixed`: the nearest decimal fraction, and of two the larger.
fn fixed(number: f64, digits: f64) -> Option<SmolStr> {
    if !(0.0..=MAX_DIGITS).contains(&digits) {
        return None;
    }
    if !number.is_finite() || number.abs() >= 1e21 {
        return Some(to_text(number));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a hundred")]
    let digits = digits as usize;
    // As long as the expansion of a double may be, and exact.
    let exact = format!("{:.1080}", number.abs());
    let is_tie = exact.split_once('.').is_some_and(|(_, fraction)| fraction[digits..].trim_end_matches('0') == "5");
    let rounded = if is_tie { number.abs().next_up() } else { number.abs() };
    let sign = if number < 0.0 { "-" } else { "" };
    Some(format_smolstr!("{sign}{rounded:.digits$}"))
}

/// A whole number in another radix; `None` for one that is not exact.
fn in_radix(number: f64, radix: f64) -> Option<String> {
    if !(2.0..=36.0).contains(&radix) || number.fract() != 0.0 || number.abs() > 9_007_199_254_740_991.0 {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range by the guard")]
    let (mut rest, radix) = (number.abs() as u64, radix as u32);
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(rest % u64::from(radix)).ok()?;
        digits.push(char::from_digit(digit, radix)?);
        rest /= u64::from(radix);
        if rest == 0 {
            break;
        }
    }
    if number < 0.0 {
        digits.push('-');
    }
    Some(digits.into_iter().rev().collect())
}

fn math(path: &str, data: &[Data]) -> Option<Data> {
    let numbers: Option<Vec<f64>> = data.iter().map(to_number).collect();
    let numbers = numbers?;
    let first = *numbers.first()?;
    // The smaller and the larger of nothing and something that is no number is no number.
    let fold = |start: f64, pick: fn(f64, f64) -> f64| {
        if numbers.iter().any(|number| number.is_nan()) { f64::NAN } else { numbers.iter().copied().fold(start, pick) }
    };
    Some(Data::Number(match path {
        "Math.abs" => first.abs(),
        "Math.ceil" => first.ceil(),
        "Math.floor" => first.floor(),
        "Math.round" => (first + 0.5).floor(),
        "Math.trunc" => first.trunc(),
        "Math.sqrt" => first.sqrt(),
        "Math.sign" if first == 0.0 || first.is_nan() => first,
        "Math.sign" => first.signum(),
        "Math.max" => fold(f64::NEG_INFINITY, f64::max),
        "Math.min" => fold(f64::INFINITY, f64::min),
        "Math.pow" => numbers.get(1).map_or(f64::NAN, |exponent| first.powf(*exponent)),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        for (number, text) in
            [(1e21, "1e+21"), (1.5e-7, "1.5e-7"), (123.0, "123"), (-0.0, "0"), (0.1 + 0.2, "0.30000000000000004")]
        {
            assert_eq!(to_text(number), text);
        }
    }

    #[test]
    fn of_two_fractions_that_are_as_near_the_larger_is_taken() {
        for (number, digits, text) in
            [(0.5, 0.0, "1"), (2.5, 0.0, "3"), (1.005, 2.0, "1.00"), (-1.25, 1.0, "-1.3"), (1e21, 2.0, "1e+21")]
        {
            assert_eq!(fixed(number, digits).as_deref(), Some(text), "{number}");
        }
        assert_eq!(fixed(1.0, 101.0), None);
    }

    #[test]
    fn the_beginning_of_a_text_is_read_as_a_number() {
        assert_eq!(parse_float("1.5e1x"), 15.0);
        assert_eq!(parse_float("3e+"), 3.0);
        assert!(parse_float("--1").is_nan() && parse_float("x").is_nan() && parse_float("").is_nan());
        assert_eq!(parse_int("0x1f", 0.0), Some(31.0));
        assert_eq!(parse_int(" -12px", 10.0), Some(-12.0));
        assert!(parse_int("", 10.0).is_some_and(f64::is_nan) && parse_int("1", 1.0).is_some_and(f64::is_nan));
    }
}
