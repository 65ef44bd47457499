//! Regular expressions on constant text.
//!
//! They run in the linear time of the `regex` crate, whatever the pattern. What it reads otherwise than ECMAScript does
//! is spelled out for it, and what it has not (references, look-around) is not followed.

use std::iter::Peekable;
use std::str::Chars;

use regex::{Captures, Regex, RegexBuilder};
use smol_str::SmolStr;

use super::call::{Arguments, Site};
use super::object::MAX_ITEMS;
use super::store::ObjectKind;
use super::text;
use super::value::{Data, ObjectId, Val};
use super::{Evaluator, MAX_TEXT};
use crate::value::Why;

/// The longest pattern that is read, in bytes.
const MAX_PATTERN: usize = 512;
/// The most memory of a compiled pattern, in bytes.
const MAX_COMPILED: usize = 64 * 1024;
/// How many bytes of text are searched for one step of the evaluator.
const BYTES_PER_STEP: usize = 64;

/// A regular expression that can be run.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    regex: Regex,
    is_global: bool,
    /// Only on ASCII text letters have the same case in both languages.
    ascii_only: bool,
}

impl Evaluator<'_> {
    /// `test` and `exec` of a regular expression.
    pub(super) fn regex_method(&mut self, id: ObjectId, name: &str, arguments: &Arguments) -> Option<Val> {
        if !matches!(name, "test" | "exec") {
            return None;
        }
        let text = self.primitive(&arguments.value(0));
        Some(self.each(&text, |this, data| {
            let found = |this: &mut Self| {
                let text = super::operator::to_string(data)?;
                // With the flag `g` the next search starts where the last one ended.
                let pattern = this.pattern(id, &text).filter(|pattern| !pattern.is_global)?;
                Some(match name {
                    "test" => Val::new(Data::Bool(pattern.regex.is_match(&text))),
                    _ => this.match_array(pattern.regex.captures(&text)),
                })
            };
            found(this).unwrap_or_else(|| Self::unknown(unknown_of(data)))
        }))
    }

    /// Methods of a string that are given a regular expression; `None` when it is none.
    pub(super) fn searched_by_regex(
        &mut self,
        this: &Val,
        name: &str,
        arguments: &Arguments,
        site: &Site,
    ) -> Option<Val> {
        let Data::Object(id) = arguments.value(0).data else { return None };
        let is_search = matches!(name, "match" | "matchAll" | "replace" | "replaceAll" | "search" | "split");
        if !is_search || !matches!(self.store.object(id).kind, ObjectKind::Regex(..)) {
            return None;
        }
        Some(self.each(this, |this, data| {
            let result = data.text().cloned().and_then(|text| {
                let pattern = this.pattern(id, &text)?;
                this.search(name, &pattern, &text, arguments, site)
            });
            result.unwrap_or_else(|| Self::unknown(unknown_of(data)))
        }))
    }

    fn search(&mut self, name: &str, pattern: &Pattern, text: &str, arguments: &Arguments, site: &Site) -> Option<Val> {
        Some(match name {
            "match" if pattern.is_global => {
                let all: Vec<_> = pattern.all(text)?.iter().map(|found| string(&found[0])).collect();
                if all.is_empty() { Val::new(Data::Null) } else { self.make_array(all) }
            }
            "match" => self.match_array(pattern.regex.captures(text)),
            "matchAll" => {
                let all: Vec<_> = pattern.all(text)?.into_iter().map(|found| self.match_array(Some(found))).collect();
                self.make_array(all)
            }
            "search" => {
                pattern.regex.find(text).map_or_else(|| Val::new(Data::Number(-1.0)), |m| index(text, m.start()))
            }
            // Groups come among the parts.
            "split" if arguments.get(1).is_none() && pattern.regex.captures_len() == 1 => {
                let parts: Vec<_> = pattern.split(text)?.into_iter().map(string).collect();
                self.make_array(parts)
            }
            "replace" | "replaceAll" => self.replace(pattern, text, &arguments.value(1), site)?,
            _ => return None,
        })
    }

    fn replace(&mut self, pattern: &Pattern, text: &str, by: &Val, site: &Site) -> Option<Val> {
        let found = if pattern.is_global {
            pattern.all(text).filter(|found| found.len() <= super::MAX_ROUNDS)?
        } else {
            pattern.regex.captures(text).into_iter().collect()
        };
        let (mut replaced, mut end) = (Val::new(Data::string("")), 0);
        for captures in &found {
            let whole = captures.get(0)?;
            let before = string(text.get(end..whole.start())?);
            let groups: Vec<Option<&str>> = captures.iter().map(|group| group.map(|group| group.as_str())).collect();
            let piece = match (&by.data, &by.depends) {
                (Data::String(by), None) => string(&text::expand(by, &groups)?),
                (Data::Object(function), None) if self.is_callable(*function) => {
                    let groups = groups.iter().map(|group| group.map_or_else(Val::undefined, string));
                    let passed: Vec<Val> = groups.chain([index(text, whole.start()), string(text)]).collect();
                    let piece = self.call_value(by, Val::undefined(), &passed.into(), site);
                    self.primitive(&piece)
                }
                _ => return None,
            };
            replaced = self.concatenate(&replaced, &before);
            replaced = self.concatenate(&replaced, &piece);
            end = whole.end();
        }
        let rest = string(text.get(end..)?);
        Some(self.concatenate(&replaced, &rest))
    }

    /// What `exec` and `match` give.
    fn match_array(&mut self, captures: Option<Captures<'_>>) -> Val {
        let Some(captures) = captures else { return Val::new(Data::Null) };
        let items: Vec<_> =
            captures.iter().map(|group| group.map_or_else(Val::undefined, |group| string(group.as_str()))).collect();
        // Its groups by name, and its index, are not followed.
        self.make_array(items)
    }

    /// The pattern of a regular expression, for a text.
    fn pattern(&mut self, id: ObjectId, text: &str) -> Option<Pattern> {
        let ObjectKind::Regex(pattern, flags) = &self.store.object(id).kind else { return None };
        let key = (pattern.clone(), flags.clone());
        self.steps = self.steps.saturating_add(u32::try_from(text.len() / BYTES_PER_STEP).unwrap_or(u32::MAX));
        let pattern = match self.patterns.get(&key) {
            Some(known) => known.clone(),
            None => {
                let compiled = compile(&key.0, &key.1);
                self.patterns.insert(key, compiled.clone());
                compiled
            }
        };
        let is_readable = text.len() <= MAX_TEXT && text.chars().all(|character| character <= '\u{ffff}');
        pattern.filter(|pattern| is_readable && (!pattern.ascii_only || text.is_ascii()))
    }
}

impl Pattern {
    /// Every place where a text matches; `None` when there are too many. Other than in the `regex` crate nothing may
    /// match behind something.
    fn all<'t>(&self, text: &'t str) -> Option<Vec<Captures<'t>>> {
        let (mut all, mut start) = (Vec::new(), 0);
        while let Some(found) = self.regex.captures_at(text, start) {
            let whole = found.get(0)?;
            start = if whole.is_empty() { after_character(text, whole.end()) } else { whole.end() };
            all.push(found);
            if start > text.len() {
                break;
            }
            if all.len() > MAX_ITEMS {
                return None;
            }
        }
        Some(all)
    }

    /// The parts between the matches, which are not empty where a match is; `None` when there are too many.
    fn split<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        if text.is_empty() {
            return Some(if self.regex.is_match(text) { Vec::new() } else { vec![text] });
        }
        let (mut parts, mut end, mut start) = (Vec::new(), 0, 0);
        while start < text.len()
            && let Some(found) = self.regex.find_at(text, start).filter(|found| found.start() < text.len())
        {
            if found.end() == end {
                start = after_character(text, found.end());
                continue;
            }
            parts.push(text.get(end..found.start())?);
            if parts.len() > MAX_ITEMS {
                return None;
            }
            (end, start) = (found.end(), found.end());
        }
        parts.push(text.get(end..)?);
        Some(parts)
    }
}

/// The position behind the character at a position, or behind the end.
fn after_character(text: &str, position: usize) -> usize {
    position + text[position..].chars().next().map_or(1, char::len_utf8)
}

/// A position in a text as JavaScript counts it.
fn index(text: &str, position: usize) -> Val {
    super::array::position(text[..position].encode_utf16().count())
}

/// Why nothing is known of a search in some text.
fn unknown_of(text: &Data) -> Why {
    match text {
        Data::Unknown(why) if !matches!(why, Why::Environment(_)) => why.clone(),
        _ => Why::Expression,
    }
}

fn string(text: &str) -> Val {
    Val::new(Data::string(text))
}

/// The compiled patterns of a program, by what is written.
pub(super) type Patterns = rustc_hash::FxHashMap<(SmolStr, SmolStr), Option<Pattern>>;

fn compile(pattern: &str, flags: &str) -> Option<Pattern> {
    let ignores_case = flags.contains('i');
    if pattern.len() > MAX_PATTERN
        || flags.chars().any(|flag| !"gisud".contains(flag))
        || (ignores_case && !pattern.is_ascii())
    {
        return None;
    }
    let mut translator =
        Translator { rest: pattern.chars().peekable(), out: String::new(), dot_all: flags.contains('s') };
    translator.pattern()?;
    let regex = RegexBuilder::new(&translator.out).case_insensitive(ignores_case).size_limit(MAX_COMPILED).build();
    Some(Pattern { regex: regex.ok()?, is_global: flags.contains('g'), ascii_only: ignores_case })
}

/// From ECMAScript's syntax to that of the `regex` crate.
struct Translator<'p> {
    rest: Peekable<Chars<'p>>,
    out: String,
    dot_all: bool,
}

const SPACE: &str = r"\t\n\x0B\x0C\r\x20\xA0\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";

impl Translator<'_> {
    fn pattern(&mut self) -> Option<()> {
        while let Some(character) = self.rest.next() {
            match character {
                '^' | '$' | '|' | ')' | '*' | '+' | '?' => self.out.push(character),
                '.' if self.dot_all => self.out.push_str("(?s:.)"),
                '.' => self.out.push_str(r"[^\n\r\u{2028}\u{2029}]"),
                '(' => self.group()?,
                '[' => self.class()?,
                '{' => self.count()?,
                '\\' => self.escape()?,
                '}' | ']' => return None,
                character => self.literal(character),
            }
        }
        Some(())
    }

    fn literal(&mut self, character: char) {
        self.out.push_str(&format!("\\u{{{:X}}}", u32::from(character)));
    }

    fn group(&mut self) -> Option<()> {
        if self.rest.next_if_eq(&'?').is_some() {
            self.rest.next_if_eq(&':')?;
            self.out.push_str("(?:");
        } else {
            self.out.push('(');
        }
        Some(())
    }

    /// `{2}`, `{2,}`, `{2,3}`; anything else after a brace is text in some versions and an error in others.
    fn count(&mut self) -> Option<()> {
        let mut count = String::new();
        loop {
            match self.rest.next()? {
                '}' => break,
                character if character.is_ascii_digit() || character == ',' => count.push(character),
                _ => return None,
            }
        }
        let (least, most) = count.split_once(',').unwrap_or((&count, ""));
        let is_number = |text: &str| !text.is_empty() && text.len() <= 4 && !text.contains(',');
        (is_number(least) && (most.is_empty() || is_number(most))).then(|| self.out.push_str(&format!("{{{count}}}")))
    }

    fn escape(&mut self) -> Option<()> {
        match self.rest.next()? {
            'b' => self.out.push_str(r"(?-u:\b)"),
            'd' => self.out.push_str("[0-9]"),
            'D' => self.out.push_str("[^0-9]"),
            'w' => self.out.push_str("[0-9A-Za-z_]"),
            'W' => self.out.push_str("[^0-9A-Za-z_]"),
            's' => self.out.push_str(&format!("[{SPACE}]")),
            'S' => self.out.push_str(&format!("[^{SPACE}]")),
            character => {
                let character = self.escaped(character)?;
                self.literal(character);
            }
        }
        Some(())
    }

    /// The character that an escape stands for.
    fn escaped(&mut self, character: char) -> Option<char> {
        Some(match character {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            'f' => '\u{c}',
            'x' => self.hexadecimal(2)?,
            'u' => self.hexadecimal(4)?,
            character if !character.is_alphanumeric() => character,
            _ => return None,
        })
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<char> {
        let mut code = 0;
        for _ in 0..digits {
            code = code * 16 + self.rest.next()?.to_digit(16)?;
        }
        char::from_u32(code)
    }

    fn class(&mut self) -> Option<()> {
        self.out.push('[');
        if self.rest.next_if_eq(&'^').is_some() {
            self.out.push('^');
        }
        let start = self.out.len();
        // Whether a dash would make a range with what stands before it.
        let mut after_character = false;
        loop {
            let character = self.rest.next()?;
            match character {
                ']' => break,
                '-' if after_character && self.rest.peek().is_some_and(|next| *next != ']') => {
                    self.out.push('-');
                    let end = self.rest.next()?;
                    let end = if end == '\\' {
                        let escape = self.rest.next()?;
                        self.escaped(escape)?
                    } else {
                        end
                    };
                    self.literal(end);
                    after_character = false;
                }
                '\\' => after_character = self.class_escape()?,
                character => {
                    self.literal(character);
                    after_character = true;
                }
            }
        }
        if self.out.len() == start {
            return None;
        }
        self.out.push(']');
        Some(())
    }

    /// An escape in a class; whether it is a single character.
    fn class_escape(&mut self) -> Option<bool> {
        match self.rest.next()? {
            'd' => self.out.push_str("0-9"),
            'w' => self.out.push_str("0-9A-Za-z_"),
            's' => self.out.push_str(SPACE),
            'b' => {
                self.literal('\u{8}');
                return Some(true);
            }
            character => {
                let character = self.escaped(character)?;
                self.literal(character);
                return Some(true);
            }
        }
        // A range cannot start here.
        self.rest.peek().is_none_or(|next| *next != '-').then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, flags: &str, text: &str) -> Option<Option<String>> {
        let pattern = compile(pattern, flags)?;
        Some(pattern.regex.find(text).map(|found| found.as_str().to_owned()))
    }

    #[test]
    fn patterns_find_what_javascript_finds() {
        for (pattern, flags, text, expected) in [
            ("^https?:", "", "https://x", Some("https:")),
            ("^(true|yes|1)$", "i", "YES", Some("YES")),
            ("a$", "", "a\n", None),
            (".+", "", "ab\rcd", Some("ab")),
            (".+", "s", "ab\rcd", Some("ab\rcd")),
            (r"\w+", "", "naïve", Some("na")),
            (r"\d", "", "٣", None),
            (r"\s", "", "a\u{feff}b", Some("\u{feff}")),
            (r"[\w.-]+", "", "/a.b-c/", Some("a.b-c")),
            (r"[a&&b]+", "", "&&", Some("&&")),
            (r"a{2,3}?", "", "aaaa", Some("aa")),
            (r"\x41\u0042", "", "AB", Some("AB")),
        ] {
            assert_eq!(found(pattern, flags, text), Some(expected.map(str::to_owned)), "{pattern}");
        }
    }

    #[test]
    fn what_is_read_otherwise_is_refused() {
        for pattern in
            [r"(?=a)", r"(?<!a)b", r"(a)\1", r"a{,2}", r"a{x}", "]", r"\p{L}", "[]", "[^]", r"[\w-z]", r"\cA", r"\B"]
        {
            assert!(compile(pattern, "").is_none(), "{pattern}");
        }
        assert!(compile("a", "m").is_none() && compile("a", "y").is_none() && compile("é", "i").is_none());
    }

    #[test]
    fn hostile_patterns_are_bounded() {
        let text = "a".repeat(MAX_TEXT) + "!";
        for pattern in ["^(a+)+$", "^(a|a)*$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$"] {
            assert_eq!(found(pattern, "", &text), Some(None), "{pattern}");
        }
        assert!(compile("((a{999}){999}){999}", "").is_none());
        assert!(compile(&"(".repeat(400), "").is_none());
    }
}
