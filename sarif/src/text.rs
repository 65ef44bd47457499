//! SARIF plain-text messages (SARIF 2.1.0, 3.11): scanned text may stand in them but cannot act in them.

use cookielint_analyzer::report::Finding;

use crate::escape::{acts, visible as visible_text};

/// The longest text that every surface keeps, in UTF-16 code units: GitLab skips a result with a longer one.
pub const MAX_TEXT: usize = 1024;

/// A message under construction. What is appended is escaped, and the whole never exceeds its limit.
pub struct Message {
    text: String,
    room: usize,
}

impl Message {
    /// An empty message that may grow to [`MAX_TEXT`].
    pub fn new() -> Self {
        Self { text: String::new(), room: MAX_TEXT }
    }

    /// Appends a sentence of at most `limit` code units, with its full stop, after a space where one is needed.
    pub fn sentence(mut self, text: &str, limit: usize) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return self;
        }
        let space = if self.text.is_empty() { "" } else { " " };
        let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
        let limit = limit.min(self.room.saturating_sub(space.len() + stop.len()));
        self.append(&format!("{space}{}{stop}", escape(text, limit)));
        self
    }

    /// Appends text that is our own and needs no escaping, if the whole of it fits; tells whether it did.
    pub fn append(&mut self, own: &str) -> bool {
        let units = units(own);
        let fits = units <= self.room;
        if fits {
            self.room -= units;
            self.text.push_str(own);
        }
        fits
    }

    /// The message.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Text for a message or a link in one: at most `limit` UTF-16 code units, cut with an ellipsis.
///
/// Square brackets and backslashes are escaped (3.11.6), so that a constant of the scanned source cannot forge a link.
/// Of braces only those that would read as a placeholder such as `{0}` are doubled (3.11.5): the surfaces that people
/// read findings on show a doubled brace as two, and our messages are full of object literals.
pub fn escape(text: &str, limit: usize) -> String {
    shorten(text, limit, |after, character, out| match character {
        '[' | ']' | '\\' => out.extend(['\\', character]),
        '{' if is_placeholder(after) => out.push_str("{{"),
        '}' if ends_placeholder(out) => out.push_str("}}"),
        _ => out.push(visible(character)),
    })
}

/// Writes each character with `write` (what follows it, the character, the text so far) while the result fits.
fn shorten(text: &str, limit: usize, write: impl Fn(&str, char, &mut String)) -> String {
    const ELLIPSIS: char = '…';
    let mut out = String::new();
    let mut used = 0;
    let mut fitting = 0;
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let before = out.len();
        write(rest.as_str(), character, &mut out);
        used += out.get(before..).map_or(0, units);
        if used > limit {
            out.truncate(fitting);
            out.extend((limit > 0).then_some(ELLIPSIS));
            return out;
        }
        // From here the ellipsis still fits.
        if used < limit {
            fitting = out.len();
        }
    }
    out
}

/// Our own text, which needs no escaping: at most `limit` UTF-16 code units, cut with an ellipsis.
pub fn clip(text: &str, limit: usize) -> String {
    shorten(text, limit, |_, character, out| out.push(character))
}

/// The character, or a sign for it when it would act on a terminal, end a line, or reorder what follows.
pub fn visible(character: char) -> char {
    const CONTROL_PICTURES: u32 = 0x2400;
    match character {
        '\u{0}'..='\u{1f}' => {
            char::from_u32(CONTROL_PICTURES + character as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\u{7f}' => '␡',
        _ if acts(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// Whether what follows a brace makes it a placeholder: digits and a closing brace.
fn is_placeholder(after: &str) -> bool {
    let rest = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
    rest.len() < after.len() && rest.starts_with('}')
}

/// Whether the text so far ends in an opened placeholder.
fn ends_placeholder(before: &str) -> bool {
    let rest = before.trim_end_matches(|digit: char| digit.is_ascii_digit());
    rest.len() < before.len() && rest.ends_with("{{")
}

/// What is wrong and what to do, as two sentences of plain text in which nothing acts.
pub fn plain(finding: &Finding) -> String {
    let sentences = [&finding.message, &finding.advice].map(|text| visible_text(text.trim()));
    let sentences = sentences.iter().filter(|text| !text.is_empty());
    sentences.map(|text| full_stop(text)).collect::<Vec<_>>().join(" ")
}

/// The sentence with the full stop that it lacks.
pub fn full_stop(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scanned_text_cannot_forge_a_link() {
        assert_eq!(escape(r"](1) [x](2) \[", 99), r"\](1) \[x\](2) \\\[");
    }

    #[test]
    fn only_braces_that_read_as_a_placeholder_are_doubled() {
        assert_eq!(escape("{ secure: {0} } {x} {12} {}", 99), "{ secure: {{0}} } {x} {{12}} {}");
    }

    #[test]
    fn control_characters_become_signs() {
        assert_eq!(escape("a\u{1b}[31m\r\n\u{9b}\u{202e}", 99), "a␛\\[31m␍␊\u{fffd}\u{fffd}");
    }

    #[test]
    fn a_long_text_is_cut_within_the_limit_and_never_inside_an_escape() {
        assert_eq!(escape("abcd", 4), "abcd");
        assert_eq!(escape("abcde", 4), "abc…");
        assert_eq!(escape("ab[cd", 4), "ab…");
        assert_eq!(escape("ab😀😀", 4), "ab…");
        assert_eq!(escape("abc", 0), "");
    }

    #[test]
    fn a_message_keeps_to_its_limit_whatever_is_appended() {
        let long = "[".repeat(MAX_TEXT);
        let mut message = Message::new().sentence(&long, 600).sentence(&long, 600);
        assert!(!message.append(&long));
        let text = message.finish();
        assert!(units(&text) <= MAX_TEXT, "{} units", units(&text));
        assert!(text.ends_with("…."));
    }

    #[test]
    fn sentences_get_the_full_stop_they_lack() {
        assert_eq!(Message::new().sentence("One", 9).sentence("Two.", 9).sentence(" ", 9).finish(), "One. Two.");
    }
}
