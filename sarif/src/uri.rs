//! Paths as relative URI references (RFC 3986, 4.2).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is encoded: everything but the characters a path segment may hold and the separator. The colon is encoded too
/// though later segments may hold it: in the first it would make the rest a scheme.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// The URI reference of a path that is relative to the root and separated by `/`.
#[must_use]
pub fn from_path(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::from_path;

    #[test]
    fn names_that_frameworks_give_a_meaning_stay_readable() {
        assert_eq!(from_path("app/(shop)/@cart/+page.server.ts"), "app/(shop)/@cart/+page.server.ts");
    }

    #[test]
    fn what_a_path_may_not_hold_is_percent_encoded() {
        assert_eq!(from_path("we ird/[id]#1?.js"), "we%20ird/%5Bid%5D%231%3F.js");
        assert_eq!(from_path("100%\\é😀.js"), "100%25%5C%C3%A9%F0%9F%98%80.js");
    }

    #[test]
    fn a_colon_cannot_turn_the_first_segment_into_a_scheme() {
        assert_eq!(from_path("javascript:alert.js"), "javascript%3Aalert.js");
    }
}
