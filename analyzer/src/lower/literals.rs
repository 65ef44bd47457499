//! What literals stand for: escapes of strings and templates, numbers, the canonical form of numeric keys.

use std::iter::Peekable;
use std::str::Chars;

use smol_str::{SmolStr, SmolStrBuilder, format_smolstr};

/// The string value of a source text: escapes resolved, line ends normalised (ECMAScript SV and TV).
///
/// Surrogate pairs become one character and lone surrogates U+FFFD, since values are kept as UTF-8.
pub(super) fn cooked(raw: &str) -> SmolStr {
    if !raw.contains(['\\', '\r']) {
        return SmolStr::new(raw);
    }
    let mut value = SmolStrBuilder::new();
    let mut chars = raw.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => {
                if let Some(char) = escaped(&mut chars) {
                    value.push(char);
                }
            }
            '\r' => {
                chars.next_if_eq(&'\n');
                value.push('\n');
            }
            _ => value.push(char),
        }
    }
    value.finish()
}

/// Reads what follows a backslash; `None` for a line continuation and at the end of a broken literal.
fn escaped(chars: &mut Peekable<Chars<'_>>) -> Option<char> {
    Some(match chars.next()? {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        'x' => char::from_u32(hexadecimal(chars, 2)?).unwrap_or(char::REPLACEMENT_CHARACTER),
        'u' => unicode(chars)?,
        '\r' => {
            chars.next_if_eq(&'\n');
            return None;
        }
        '\n' | '\u{2028}' | '\u{2029}' => return None,
        digit @ '0'..='7' => octal(digit, chars),
        other => other,
    })
}

/// Reads a legacy octal escape, at most `\377`; `\0` is the usual one.
fn octal(first: char, chars: &mut Peekable<Chars<'_>>) -> char {
    let mut value = first.to_digit(8).unwrap_or(0);
    while let Some(digit) = chars.peek().and_then(|char| char.to_digit(8)) {
        if value * 8 + digit > 0o377 {
            break;
        }
        value = value * 8 + digit;
        chars.next();
    }
    char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Reads `XXXX` or `{X…}` after `\u`, and the second half of a surrogate pair with the first.
fn unicode(chars: &mut Peekable<Chars<'_>>) -> Option<char> {
    if chars.next_if_eq(&'{').is_some() {
        let mut value: u32 = 0;
        while let Some(digit) = chars.next_if(|char| *char != '}') {
            value = value.saturating_mul(16).saturating_add(digit.to_digit(16)?);
        }
        chars.next();
        return Some(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let unit = hexadecimal(chars, 4)?;
    if !(0xd800..0xdc00).contains(&unit) {
        return Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let mut ahead = chars.clone();
    let low = match (ahead.next(), ahead.next()) {
        (Some('\\'), Some('u')) => hexadecimal(&mut ahead, 4).filter(|low| (0xdc00..0xe000).contains(low)),
        _ => None,
    };
    let Some(low) = low else { return Some(char::REPLACEMENT_CHARACTER) };
    *chars = ahead;
    char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00))
}

fn hexadecimal(chars: &mut Peekable<Chars<'_>>, digits: u32) -> Option<u32> {
    let mut value = 0;
    for _ in 0..digits {
        value = value * 16 + chars.next_if(char::is_ascii_hexdigit)?.to_digit(16)?;
    }
    Some(value)
}

/// The text between the quotes of a string literal, whose end may be missing.
pub(super) fn unquoted(literal: &str) -> &str {
    let Some(quote @ ('"' | '\'' | '`')) = literal.chars().next() else { return literal };
    let body = literal.get(1..).unwrap_or_default();
    body.strip_suffix(quote).unwrap_or(body)
}

/// The value of a number literal; a bigint's is rounded like any other.
pub(super) fn number(literal: &str) -> f64 {
    let digits: String = literal.chars().filter(|char| *char != '_').collect();
    let digits = digits.strip_suffix('n').unwrap_or(&digits);
    let lower = digits.to_ascii_lowercase();
    let legacy_octal = |digits: &str| digits.len() > 1 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    if let Some(digits) = lower.strip_prefix("0x") {
        integer(digits, 16)
    } else if let Some(digits) = lower.strip_prefix("0o") {
        integer(digits, 8)
    } else if let Some(digits) = lower.strip_prefix("0b") {
        integer(digits, 2)
    } else if digits.starts_with('0') && legacy_octal(digits) {
        integer(digits, 8)
    } else {
        digits.parse().unwrap_or(f64::NAN)
    }
}

fn integer(digits: &str, radix: u32) -> f64 {
    digits
        .chars()
        .map(|char| char.to_digit(radix).map_or(f64::NAN, f64::from))
        .fold(0.0, |value, digit| value * f64::from(radix) + digit)
}

/// A number literal as a property key: what ECMAScript's `Number::toString` gives.
pub(super) fn number_key(value: f64) -> SmolStr {
    if value.is_infinite() {
        return "Infinity".into();
    }
    if value == 0.0 || (1e-6..1e21).contains(&value) {
        return format_smolstr!("{value}");
    }
    let text = format!("{value:e}");
    if text.contains("e-") { text.into() } else { text.replace('e', "e+").into() }
}
