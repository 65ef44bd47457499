//! Tells by its bytes whether a file is worth parsing: whether it mentions anything a model knows.

use aho_corasick::AhoCorasick;

/// A search for many words at once, by bytes and letter case.
#[derive(Debug, Clone)]
pub struct Prefilter {
    /// `None` when the words are too many for an automaton; then every file counts, which is slow but right.
    automaton: Option<AhoCorasick>,
}

impl Prefilter {
    /// A filter that lets through whatever holds one of `words`, be it within a longer word. An empty word is in
    /// every file; without words nothing gets through.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self { automaton: AhoCorasick::new(words).ok() }
    }

    /// Whether a file with these bytes is worth parsing.
    #[must_use]
    pub fn matches(&self, bytes: &[u8]) -> bool {
        self.automaton.as_ref().is_none_or(|automaton| automaton.is_match(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_matches_anywhere_but_in_its_letter_case_only() {
        let prefilter = Prefilter::new(["express-session", "Set-Cookie"]);
        assert!(prefilter.matches(b"import s from 'express-session'"));
        assert!(prefilter.matches(b"\xff\xfe\0xSet-Cookiex"));
        assert!(!prefilter.matches(b"express session, set-cookie, Set-Cooki"));
    }

    #[test]
    fn every_word_of_many_matches() {
        let words: Vec<String> = (0..500).map(|number| format!("<{number}>")).collect();
        let prefilter = Prefilter::new(words.iter().map(String::as_str));
        assert!(words.iter().all(|word| prefilter.matches(word.as_bytes())));
        assert!(!prefilter.matches(b"<500>"));
    }

    #[test]
    fn without_words_nothing_matches() {
        assert!(!Prefilter::new([]).matches(b"res.cookie('a', 'b')"));
    }
}
