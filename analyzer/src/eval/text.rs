//! Methods of constant strings, as ECMAScript defines them on UTF-16.

use super::MAX_TEXT;
use super::operator::{to_number, to_string};
use super::value::Data;

/// The result of a method of a string that needs nothing but its arguments; `None` when it cannot be told.
pub(super) fn method(name: &str, text: &str, arguments: &[Data]) -> Option<Data> {
    let changed = match name {
        "toString" | "valueOf" => text.to_owned(),
        "toLowerCase" | "toLocaleLowerCase" => text.to_lowercase(),
        "toUpperCase" | "toLocaleUpperCase" => text.to_uppercase(),
        "trim" => text.trim_matches(is_space).to_owned(),
        "trimStart" | "trimLeft" => text.trim_start_matches(is_space).to_owned(),
        "trimEnd" | "trimRight" => text.trim_end_matches(is_space).to_owned(),
        "concat" => {
            let parts: Option<Vec<_>> = arguments.iter().map(to_string).collect();
            format!("{text}{}", parts?.concat())
        }
        "repeat" => repeated(text, integer(arguments, 0, 0.0)?)?,
        "padStart" | "padEnd" => padded(name, text, arguments)?,
        "replace" | "replaceAll" => replaced(text, arguments, name == "replaceAll")?,
        "slice" | "substring" | "substr" | "charAt" | "at" | "charCodeAt" | "codePointAt" => {
            return part(name, &text.encode_utf16().collect::<Vec<_>>(), arguments);
        }
        _ => return search(name, text, arguments),
    };
    (changed.len() <= MAX_TEXT).then(|| Data::string(changed))
}

/// What `encodeURIComponent` and its kin make of a text; `None` where they throw.
pub(super) fn coded(function: &str, text: &str) -> Option<String> {
    let is_component = function.ends_with("Component");
    if function.starts_with("decode") {
        // Without a mark there is nothing that `decodeURI` would leave as it is.
        return (is_component || !text.contains('%')).then(|| decoded(text))?;
    }
    let reserved: &[u8] = if is_component { b"" } else { b";/?:@&=+$,#" };
    let mut coded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) || reserved.contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(coded)
}

fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// White space and line ends of ECMAScript.
pub(super) fn is_space(character: char) -> bool {
    character == '\u{feff}' || (character.is_whitespace() && character != '\u{85}')
}

/// Expands `$$`, `$&` and `$1` to `$9` of a replacement; `None` for what is rarer.
pub(super) fn expand(replacement: &str, groups: &[Option<&str>]) -> Option<String> {
    let mut expanded = String::new();
    let mut rest = replacement;
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        let next = after.chars().next();
        match next {
            Some('$') => expanded.push('$'),
            Some('&') => expanded.push_str(groups.first().copied().flatten()?),
            Some(digit @ '1'..='9') if groups.len() > digit as usize - '0' as usize => {
                if after[1..].starts_with(|c: char| c.is_ascii_digit()) {
                    return None;
                }
                expanded.push_str(groups[digit as usize - '0' as usize].unwrap_or_default());
            }
            Some(character) if character.is_alphanumeric() || matches!(character, '`' | '\'' | '<') => return None,
            _ => {
                expanded.push('$');
                rest = after;
                continue;
            }
        }
        rest = after.get(1..)?;
    }
    expanded.push_str(rest);
    Some(expanded)
}

/// An argument as an integer; the default when it is not given.
pub(super) fn integer(arguments: &[Data], index: usize, default: f64) -> Option<f64> {
    match arguments.get(index) {
        None | Some(Data::Undefined | Data::Absent) => Some(default),
        Some(argument) => {
            let number = to_number(argument)?;
            Some(if number.is_nan() { 0.0 } else { number.trunc() })
        }
    }
}

/// A position counted from the start, or from the end when it is negative, within a length.
pub(super) fn relative(position: f64, length: usize) -> usize {
    #[allow(clippy::cast_precision_loss, reason = "lengths of source text lie far below 2^53")]
    let from_start = if position < 0.0 { length as f64 + position } else { position };
    within(from_start, length)
}

fn within(position: f64, length: usize) -> usize {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let position = position.clamp(0.0, length as f64) as usize;
    position
}

fn repeated(text: &str, count: f64) -> Option<String> {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
    ((0.0..=MAX_TEXT as f64).contains(&count) && text.len() * (count as usize) <= MAX_TEXT)
        .then(|| text.repeat(count as usize))
}

fn padded(name: &str, text: &str, arguments: &[Data]) -> Option<String> {
    let length = integer(arguments, 0, 0.0)?;
    #[allow(clippy::cast_precision_loss, reason = "a small constant")]
    if length > MAX_TEXT as f64 {
        return None;
    }
    let length = within(length, MAX_TEXT);
    let filler = match arguments.get(1) {
        None | Some(Data::Undefined) => " ".into(),
        Some(filler) => to_string(filler)?,
    };
    let missing = length.saturating_sub(text.encode_utf16().count());
    let units: Vec<u16> = filler.encode_utf16().cycle().take(missing).collect();
    let filling = String::from_utf16(&units).ok()?;
    Some(if name == "padStart" { format!("{filling}{text}") } else { format!("{text}{filling}") })
}

fn replaced(text: &str, arguments: &[Data], all: bool) -> Option<String> {
    let (part, by) = (to_string(arguments.first()?)?, to_string(arguments.get(1)?)?);
    let by = expand(&by, &[Some(&part)])?;
    (by.len() <= MAX_TEXT / (text.len() + 1))
        .then(|| if all { text.replace(part.as_str(), &by) } else { text.replacen(part.as_str(), &by, 1) })
}

/// A part of a string, or a character of it.
fn part(name: &str, units: &[u16], arguments: &[Data]) -> Option<Data> {
    let length = units.len();
    #[allow(clippy::cast_precision_loss, reason = "lengths of source text lie far below 2^53")]
    let end = length as f64;
    let (first, second) = (integer(arguments, 0, 0.0)?, integer(arguments, 1, end)?);
    let range = match name {
        "slice" => relative(first, length)..relative(second, length),
        "substr" => {
            let start = relative(first, length);
            start..within(second, length).saturating_add(start).min(length)
        }
        "substring" => {
            let (start, stop) = (within(first, length), within(second, length));
            start.min(stop)..start.max(stop)
        }
        _ => {
            let index = if name == "at" && first < 0.0 { end + first } else { first };
            let is_inside = (0.0..end).contains(&index);
            let index = within(index, length);
            match name {
                "charAt" | "at" if is_inside => index..index + 1,
                "charAt" => 0..0,
                "charCodeAt" if is_inside => return Some(Data::Number(units[index].into())),
                "charCodeAt" => return Some(Data::Number(f64::NAN)),
                "at" => return Some(Data::Undefined),
                _ => return None,
            }
        }
    };
    let part = units.get(range).unwrap_or_default();
    String::from_utf16(part).ok().map(Data::string)
}

/// What is found in a string, and where.
fn search(name: &str, text: &str, arguments: &[Data]) -> Option<Data> {
    let part = to_string(arguments.first().unwrap_or(&Data::Undefined))?;
    let units: Vec<u16> = text.encode_utf16().collect();
    let slice = |units: &[u16]| String::from_utf16(units).ok();
    let start = within(integer(arguments, 1, 0.0)?, units.len());
    let index = |found: Option<usize>, before: &str, offset: usize| {
        #[allow(clippy::cast_precision_loss, reason = "lengths of source text lie far below 2^53")]
        let index = found.map_or(-1.0, |found| (before[..found].encode_utf16().count() + offset) as f64);
        Data::Number(index)
    };
    Some(match name {
        "startsWith" => Data::Bool(slice(&units[start..])?.starts_with(part.as_str())),
        "endsWith" => {
            #[allow(clippy::cast_precision_loss, reason = "lengths of source text lie far below 2^53")]
            let end = within(integer(arguments, 1, units.len() as f64)?, units.len());
            Data::Bool(slice(&units[..end])?.ends_with(part.as_str()))
        }
        "includes" => Data::Bool(slice(&units[start..])?.contains(part.as_str())),
        "indexOf" => {
            let rest = slice(&units[start..])?;
            index(rest.find(part.as_str()), &rest, start)
        }
        "lastIndexOf" if arguments.get(1).is_none() => index(text.rfind(part.as_str()), text, 0),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacements_with_dollar_signs_are_expanded_or_refused() {
        let groups = [Some("ab"), Some("b"), None];
        for (replacement, expected) in [
            ("[$&]", Some("[ab]")),
            ("$1$1-$2", Some("bb-")),
            ("$$1", Some("$1")),
            ("5$ and $", Some("5$ and $")),
            ("$3", None),
            ("$12", None),
            ("$<name>", None),
            ("$`", None),
        ] {
            assert_eq!(expand(replacement, &groups).as_deref(), expected, "{replacement}");
        }
    }

    #[test]
    fn a_character_cut_in_half_cannot_be_told() {
        assert!(method("slice", "\u{1f36a}", &[Data::Number(0.0), Data::Number(1.0)]).is_none());
        assert!(method("slice", "\u{1f36a}!", &[Data::Number(2.0)]).is_some_and(|data| data.same(&Data::string("!"))));
    }

    #[test]
    fn texts_that_would_grow_without_bound_cannot_be_told() {
        let long = "a".repeat(MAX_TEXT / 2);
        assert!(method("repeat", &long, &[Data::Number(3.0)]).is_none());
        assert!(method("repeat", "a", &[Data::Number(f64::INFINITY)]).is_none());
        assert!(method("replaceAll", &long, &[Data::string("a"), Data::string("bbb")]).is_none());
        assert!(method("padStart", "a", &[Data::Number(1e9)]).is_none());
    }
}
