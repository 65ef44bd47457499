//! GitHub's and GitLab's Markdown: scanned text may stand in it but cannot act in it.

use crate::escape::visible;

/// A sentence with code in backticks, as Markdown. Scanned text may hold backticks of its own: then the code begins and
/// ends elsewhere, but nothing of it acts, as text outside code is escaped.
pub fn sentence(text: &str) -> String {
    let text = visible(text);
    let mut parts = text.split('`').peekable();
    let mut markdown = String::new();
    while let Some(outside) = parts.next() {
        markdown += &escape(outside);
        let Some(inside) = parts.next() else { break };
        markdown += &if parts.peek().is_some() { code(inside) } else { format!("\\`{}", escape(inside)) };
    }
    markdown
}

/// Text on one line as code, with a fence that no run of backticks in it can end.
pub fn code(text: &str) -> String {
    let text = visible(text);
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A space beside a fence is not shown.
    let padding = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// Plain text in which nothing is markup: no emphasis, link, image, tag, entity, mention or address.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_active = match letter {
            // It begins the rest of an address, or the name of a picture; before a blank it ends a clause.
            ':' => letters.peek().is_some_and(|next| !next.is_whitespace()),
            '\\' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '+' | '!' | '|' | '~' | '&' | '@' | '$' => {
                true
            }
            _ => false,
        };
        escaped.extend(is_active.then_some('\\'));
        escaped.push(letter);
    }
    // An address without a scheme becomes a link too.
    escaped.replace("www.", "www\\.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_a_sentence_stays_code() {
        assert_eq!(sentence("The cookie `a_b` has no `*`."), "The cookie `a_b` has no `*`.");
    }

    #[test]
    fn text_outside_code_is_no_markup() {
        assert_eq!(sentence("<img src=x> ![a](b) @all"), r"\<img src=x\> \!\[a\](b) \@all");
        assert_eq!(sentence("one: :two: a:b"), r"one: \:two: a\:b");
        assert_eq!(sentence("see https://x.example and www.x.example"), r"see https\://x.example and www\.x.example");
    }

    #[test]
    fn a_backtick_that_has_no_end_is_a_backtick() {
        assert_eq!(sentence("a `b` `<c>"), r"a `b` \`\<c\>");
        assert_eq!(sentence("`"), r"\`");
    }

    #[test]
    fn code_ends_where_it_ends_whatever_is_in_it() {
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code(" "), "");
    }
}
