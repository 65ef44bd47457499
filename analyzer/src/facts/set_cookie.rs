//! The text of a Set-Cookie header as a browser reads it (RFC 6265bis, section 5.6), known in part or in full.
//!
//! A piece that is not known may hold anything, `; Secure` included, so it matters where it stands. Within a value it
//! is taken for a part of that value; where an attribute could start, attributes that are not seen may be there.

use smol_str::SmolStr;

use super::{Text, TextPiece};
use crate::source::Span;

/// A parsed text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParsedSetCookie {
    /// The name; `None` when it cannot be told where it ends.
    pub name: Option<Text>,
    /// The value; `None` when it cannot be told where it starts.
    pub value: Option<Text>,
    /// The attributes in the order in which they are written, unknown ones included.
    pub attributes: Vec<ParsedAttribute>,
    /// The source text of the first expression that may hold attributes of its own.
    pub open: Option<SmolStr>,
    /// The first literal of the text: the place to point at.
    pub at: Option<Span>,
}

/// An attribute of a parsed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedAttribute {
    /// Its name as written.
    pub name: SmolStr,
    /// Its value; empty when it has none.
    pub value: Text,
    /// Whether nothing after it may replace it: of an attribute given twice the last one counts.
    pub certain: bool,
    /// The literal it stands in.
    pub at: Option<Span>,
}

/// What a text says about an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// It is there. Where it is not `certain`, a later one may replace its value; that it is there holds all the same.
    Given(&'a ParsedAttribute),
    /// It is not there.
    Absent,
    /// It may stand in this expression, given as source text.
    Unknown(&'a SmolStr),
}

impl ParsedSetCookie {
    /// The attribute of a name, in any letter case. Of several the last one counts.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Found<'_> {
        match (self.attributes.iter().rev().find(|attribute| attribute.name.eq_ignore_ascii_case(name)), &self.open) {
            (Some(attribute), _) => Found::Given(attribute),
            (None, Some(source)) => Found::Unknown(source),
            (None, None) => Found::Absent,
        }
    }
}

/// Reads a text.
#[must_use]
pub fn parse(text: &Text) -> ParsedSetCookie {
    let at = text.pieces.iter().find_map(|piece| match piece {
        TextPiece::Known(_, at) => *at,
        TextPiece::Unknown(_) => None,
    });
    let mut parsed = ParsedSetCookie { at, ..ParsedSetCookie::default() };
    let mut segments = segments(text).into_iter();
    if let Some(pair) = segments.next() {
        parsed.read_pair(&pair);
    }
    for segment in segments {
        parsed.read_attribute(&segment);
    }
    parsed
}

impl ParsedSetCookie {
    /// The name and value, which stand before the first semicolon. Without `=` all of it is the value of a nameless
    /// cookie, but an unknown piece may hold the `=`, and then anything else.
    fn read_pair(&mut self, pair: &[TextPiece]) {
        if let Some((name, value)) = split_at_equals(pair) {
            (self.name, self.value) = (Some(trimmed(name)), Some(trimmed(value)));
        } else if let Some(source) = first_unknown(pair) {
            self.open = Some(source.clone());
        } else {
            (self.name, self.value) = (Some(Text::default()), Some(trimmed(pair.to_vec())));
        }
    }

    fn read_attribute(&mut self, segment: &[TextPiece]) {
        let (name, value) = split_at_equals(segment).unwrap_or_else(|| (segment.to_vec(), Vec::new()));
        let name = trimmed(name);
        let open = first_unknown(&name.pieces).or_else(|| open_end(&value)).cloned();
        if let Some(source) = open {
            // A value that another one may follow can still be told, but not that it counts.
            self.attributes.iter_mut().for_each(|attribute| attribute.certain = false);
            self.open.get_or_insert(source);
        }
        let at = segment.iter().find_map(|piece| match piece {
            TextPiece::Known(_, at) => *at,
            TextPiece::Unknown(_) => None,
        });
        // `HttpOnly${rest}`: the rest is nothing, or starts with a semicolon.
        if let Some(TextPiece::Known(name, _)) = name.pieces.first() {
            let certain = open_end(&value).is_none();
            self.attributes.push(ParsedAttribute { name: name.trim_end().into(), value: trimmed(value), certain, at });
        }
    }
}

/// The unknown piece of an attribute's value that may hold further attributes: the last one, unless it is all there is
/// of the value, as in `Max-Age=${seconds}`, or more of the value follows, as in `Path=/${tenant}/app`.
fn open_end(value: &[TextPiece]) -> Option<&SmolStr> {
    match value {
        [.., _, TextPiece::Unknown(source)] => Some(source),
        _ => None,
    }
}

/// The pieces between semicolons.
fn segments(text: &Text) -> Vec<Vec<TextPiece>> {
    let mut segments = vec![Vec::new()];
    for piece in &text.pieces {
        let TextPiece::Known(known, at) = piece else {
            push(&mut segments, piece.clone());
            continue;
        };
        for (index, part) in known.split(';').enumerate() {
            if index > 0 {
                segments.push(Vec::new());
            }
            if !part.is_empty() {
                push(&mut segments, TextPiece::Known(part.into(), *at));
            }
        }
    }
    segments
}

fn push(segments: &mut [Vec<TextPiece>], piece: TextPiece) {
    if let Some(segment) = segments.last_mut() {
        segment.push(piece);
    }
}

/// What stands before and after the first `=` that is written out.
fn split_at_equals(segment: &[TextPiece]) -> Option<(Vec<TextPiece>, Vec<TextPiece>)> {
    let (index, before, after, at) = segment.iter().enumerate().find_map(|(index, piece)| match piece {
        TextPiece::Known(known, at) => known.split_once('=').map(|(before, after)| (index, before, after, *at)),
        TextPiece::Unknown(_) => None,
    })?;
    let known = |part: &str| (!part.is_empty()).then(|| TextPiece::Known(part.into(), at));
    let head = segment.iter().take(index).cloned().chain(known(before)).collect();
    let tail = known(after).into_iter().chain(segment.iter().skip(index + 1).cloned()).collect();
    Some((head, tail))
}

fn first_unknown(pieces: &[TextPiece]) -> Option<&SmolStr> {
    pieces.iter().find_map(|piece| match piece {
        TextPiece::Unknown(source) => Some(source),
        TextPiece::Known(..) => None,
    })
}

/// Without spaces and tabs at its ends.
fn trimmed(mut pieces: Vec<TextPiece>) -> Text {
    const BLANKS: [char; 2] = [' ', '\t'];
    if let Some(TextPiece::Known(first, _)) = pieces.first_mut() {
        *first = first.trim_start_matches(BLANKS).into();
    }
    if let Some(TextPiece::Known(last, _)) = pieces.last_mut() {
        *last = last.trim_end_matches(BLANKS).into();
    }
    pieces.retain(|piece| !matches!(piece, TextPiece::Known(known, _) if known.is_empty()));
    Text { pieces }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, TextRange};

    /// A text as a template is written: `a=${b}`.
    fn text(template: &str) -> Text {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some((known, after)) = rest.split_once("${") {
            let (unknown, after) = after.split_once('}').unwrap();
            pieces.extend((!known.is_empty()).then(|| TextPiece::Known(known.into(), None)));
            pieces.push(TextPiece::Unknown(unknown.into()));
            rest = after;
        }
        pieces.extend((!rest.is_empty()).then(|| TextPiece::Known(rest.into(), None)));
        Text { pieces }
    }

    /// What a template says about an attribute: its value, "?" after it when a later one may replace it, "-" or "?".
    fn says(template: &str, attribute: &str) -> String {
        match parse(&text(template)).attribute(attribute) {
            Found::Given(found) if found.certain => format!("[{}]", found.value),
            Found::Given(found) => format!("[{}]?", found.value),
            Found::Absent => "-".to_owned(),
            Found::Unknown(_) => "?".to_owned(),
        }
    }

    fn pair(template: &str) -> (Option<String>, Option<String>) {
        let parsed = parse(&text(template));
        (parsed.name.map(|name| name.to_string()), parsed.value.map(|value| value.to_string()))
    }

    fn some(name: &str, value: &str) -> (Option<String>, Option<String>) {
        (Some(name.to_owned()), Some(value.to_owned()))
    }

    #[test]
    fn a_constant_text_is_read_as_a_browser_reads_it() {
        let cookie = "sid = a=b ; path=/ ;HTTPONLY; Secure;;SameSite = Lax";
        assert_eq!(pair(cookie), some("sid", "a=b"));
        for (attribute, expected) in
            [("Path", "[/]"), ("HttpOnly", "[]"), ("secure", "[]"), ("samesite", "[Lax]"), ("Domain", "-")]
        {
            assert_eq!(says(cookie, attribute), expected, "{attribute}");
        }
    }

    #[test]
    fn the_last_of_an_attribute_counts() {
        assert_eq!(says("a=1; SameSite=Lax; SameSite=None", "SameSite"), "[None]");
    }

    #[test]
    fn a_text_without_an_equals_sign_is_a_nameless_cookie() {
        assert_eq!(pair("abc; Secure"), some("", "abc"));
        assert_eq!(pair("=abc"), some("", "abc"));
        assert_eq!(pair(""), some("", ""));
    }

    #[test]
    fn an_unknown_value_or_name_is_no_more_than_that() {
        for cookie in ["token=${jwt}", "token=${jwt}; Path=/", "${NAME}=${jwt}; Path=/", "${prefix}-sid=x; Path=/"] {
            assert_eq!(says(cookie, "Secure"), "-", "{cookie}");
        }
        assert_eq!(pair("${NAME}=a${jwt}b"), some("${NAME}", "a${jwt}b"));
    }

    #[test]
    fn an_unknown_value_of_an_attribute_is_no_more_than_that() {
        for cookie in ["a=1; Max-Age=${age}; Path=/", "a=1; Max-Age=${age}", "a=1; Path=/${tenant}/app; HttpOnly"] {
            assert_eq!(says(cookie, "Secure"), "-", "{cookie}");
        }
        assert_eq!(says("a=1; SameSite=${site}; Path=/", "SameSite"), "[${site}]");
    }

    #[test]
    fn an_unknown_piece_where_an_attribute_could_start_may_hold_any() {
        for cookie in [
            "a=1; HttpOnly${secure}",
            "a=1; HttpOnly; ${rest}",
            "a=1;${rest}",
            "a=1; Path=/${secure}",
            "a=1; ${key}=${value}; HttpOnly",
        ] {
            assert_eq!(says(cookie, "Secure"), "?", "{cookie}");
        }
        assert_eq!(says("a=1; HttpOnly${secure}", "HttpOnly"), "[]");
        assert_eq!(says("a=1; HttpOnly; ${rest}", "httponly"), "[]?");
        assert_eq!(says("a=1; SameSite=Lax; ${rest}", "SameSite"), "[Lax]?");
        assert_eq!(says("a=1; ${rest}; SameSite=Lax", "SameSite"), "[Lax]");
        assert_eq!(says("a=1; SameSite=Lax${rest}", "SameSite"), "[Lax${rest}]?");
    }

    #[test]
    fn a_text_that_starts_unknown_is_unknown_but_for_what_follows() {
        assert_eq!(pair("${cookie}"), (None, None));
        assert_eq!(says("${cookie}", "Secure"), "?");
        assert_eq!(says("${cookie}; HttpOnly", "HttpOnly"), "[]");
        assert_eq!(says("${cookie}; HttpOnly", "Secure"), "?");
        assert_eq!(pair("sid${rest}; Secure"), (None, None));
    }

    #[test]
    fn the_first_literal_is_the_place_to_point_at() {
        let literal = Span { file: FileId(0), range: TextRange { start: 5, end: 9 } };
        let pieces = vec![TextPiece::Unknown("name".into()), TextPiece::Known("=1; Secure".into(), Some(literal))];
        let parsed = parse(&Text { pieces });
        assert_eq!(parsed.at, Some(literal));
        assert_eq!(parsed.attributes.first().and_then(|attribute| attribute.at), Some(literal));
        assert_eq!(parse(&text("${all}")).at, None);
    }
}
