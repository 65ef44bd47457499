//! The words of a name, as people read them: `userId`, `user_id` and `USER-ID` all hold *user* and *id*.

/// Words that hold digits; elsewhere digits end a word.
const WORDS_WITH_DIGITS: &[&str] = &["i18n", "i18next"];

/// Prefixes that set conditions and are no part of a name's meaning; longer ones before those they start with.
const PREFIXES: &[&str] = &["__Host-Http-", "__Host-", "__Http-", "__Secure-"];

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In lower case.
    pub text: String,
    /// Whether it was a run of capitals, in which words are not told apart: `AJWT`.
    pub is_capitals: bool,
}

impl Word {
    /// Whether it is one of a list, in the singular or the plural.
    #[must_use]
    pub fn is_one_of(&self, list: &[&str]) -> bool {
        let is_listed = |word: &str| list.contains(&word);
        is_listed(&self.text)
            || self.text.strip_suffix('s').is_some_and(is_listed)
            || self.text.strip_suffix("ies").is_some_and(|stem| is_listed(&format!("{stem}y")))
    }

    /// Whether it is a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|first: char| first.is_numeric())
    }
}

/// A name without its `__Host-`-like prefix, in any letter case.
#[must_use]
pub fn without_prefix(name: &str) -> &str {
    let after = |prefix: &&str| {
        let start = name.get(..prefix.len())?;
        if start.eq_ignore_ascii_case(prefix) { name.get(prefix.len()..) } else { None }
    };
    PREFIXES.iter().find_map(after).unwrap_or(name)
}

/// Splits at everything that is no letter or digit, at changes of case, and around digits.
#[must_use]
pub fn words(name: &str) -> Vec<Word> {
    name.split(|letter: char| !letter.is_alphanumeric())
        .flat_map(split_at_case)
        .flat_map(split_at_digits)
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            is_capitals: word.chars().count() > 1 && word.chars().all(char::is_uppercase),
            text: word.to_lowercase(),
        })
        .collect()
}

/// `userID` at the capital after a lower-case letter, `XSRFToken` at the last capital of a run.
fn split_at_case(text: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let kind = |index: usize, is_kind: fn(char) -> bool| letters.get(index).is_some_and(|&(_, letter)| is_kind(letter));
    let starts_word = |index: usize| {
        // The lower-case `s` of `JWTs` is a plural, not a word's second letter.
        let is_plural = letters.len() == index + 2 && text.ends_with('s');
        let ends_run = kind(index - 1, char::is_uppercase) && kind(index + 1, char::is_lowercase) && !is_plural;
        kind(index, char::is_uppercase) && (kind(index - 1, char::is_lowercase) || ends_run)
    };
    cut(text, &letters, starts_word)
}

fn split_at_digits(text: &str) -> Vec<&str> {
    if WORDS_WITH_DIGITS.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return vec![text];
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let is_digit = |index: usize| letters.get(index).is_some_and(|&(_, letter)| letter.is_numeric());
    cut(text, &letters, |index| is_digit(index - 1) != is_digit(index))
}

/// Cuts before every letter but the first for whose index `starts_part` holds.
fn cut<'a>(text: &'a str, letters: &[(usize, char)], starts_part: impl Fn(usize) -> bool) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (index, &(offset, _)) in letters.iter().enumerate().skip(1) {
        if starts_part(index) {
            parts.extend(text.get(start..offset));
            start = offset;
        }
    }
    parts.extend(text.get(start..));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> Vec<String> {
        words(name).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn names_split_at_punctuation_case_and_digits() {
        for (name, expected) in [
            ("connect.sid", vec!["connect", "sid"]),
            ("userID", vec!["user", "id"]),
            ("XSRF-TOKEN", vec!["xsrf", "token"]),
            ("XSRFToken", vec!["xsrf", "token"]),
            ("koa:sess", vec!["koa", "sess"]),
            ("oauth2_token", vec!["oauth", "2", "token"]),
            ("i18nextLng", vec!["i18next", "lng"]),
            ("I18N", vec!["i18n"]),
            ("JWTs", vec!["jwts"]),
            ("_ga_A1", vec!["ga", "a", "1"]),
            ("größeÄndern", vec!["größe", "ändern"]),
            ("", vec![]),
            ("--", vec![]),
        ] {
            assert_eq!(split(name), expected, "{name}");
        }
    }

    #[test]
    fn plurals_count_as_the_word() {
        let is_listed = |name: &str| words(name)[0].is_one_of(&["token", "currency", "access"]);
        assert!(is_listed("tokens") && is_listed("currencies") && is_listed("access"));
        assert!(!is_listed("tokenizer") && !is_listed("acces"));
    }

    #[test]
    fn runs_of_capitals_are_marked() {
        assert!(words("AJWT")[0].is_capitals);
        assert!(!words("Ajwt")[0].is_capitals && !words("A")[0].is_capitals);
    }

    #[test]
    fn prefixes_are_taken_off_in_any_letter_case() {
        assert_eq!(without_prefix("__host-HTTP-sid"), "sid");
        assert_eq!(without_prefix("__Host-sid"), "sid");
        assert_eq!(without_prefix("__Session"), "__Session");
    }
}
