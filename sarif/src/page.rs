//! A rule's page, read for the fields that want plain text.

/// What the rule finds: the first paragraph below the heading, as one line of plain text.
pub fn description(page: &str) -> String {
    let lines = page.lines().map(str::trim).skip_while(|line| line.is_empty() || line.starts_with('#'));
    let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    without_inline_markup(&paragraph.join(" "))
}

/// The whole page as plain text: no heading marks, no fences, no inline markup; code keeps its lines.
pub fn plain(page: &str) -> String {
    let mut plain = String::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            plain.push_str(line);
        } else {
            let text = if line.starts_with('#') { line.trim_start_matches('#').trim_start() } else { line };
            plain.push_str(&without_inline_markup(text.trim_end()));
        }
        plain.push('\n');
    }
    plain.trim().to_owned()
}

/// Drops the marks of code and emphasis and keeps of a link its text.
fn without_inline_markup(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, link) = rest.split_at(open);
        plain.push_str(before);
        let parts = link.get(1..).and_then(|link| link.split_once("](")).and_then(|(label, destination)| {
            let (_, after) = destination.split_once(')')?;
            (!label.contains(['[', ']'])).then_some((label, after))
        });
        if let Some((label, after)) = parts {
            plain.push_str(label);
            rest = after;
        } else {
            plain.push('[');
            rest = link.get(1..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    plain.replace("**", "").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# some-rule\n\nReports a `cookie` that is\n**wrong** ([RFC 6265](https://example.org)).\n\n\
                        ## Why\n\n```js\nlet a = `x`; // [a](b)\n```\n";

    #[test]
    fn the_description_is_the_first_paragraph_on_one_line() {
        assert_eq!(description(PAGE), "Reports a cookie that is wrong (RFC 6265).");
    }

    #[test]
    fn the_plain_page_keeps_code_as_it_is() {
        assert_eq!(
            plain(PAGE),
            "some-rule\n\nReports a cookie that is\nwrong (RFC 6265).\n\nWhy\n\nlet a = `x`; // [a](b)"
        );
    }

    #[test]
    fn brackets_that_are_no_link_stay() {
        assert_eq!(without_inline_markup("keys[0] and [x] and [a][b](c)"), "keys[0] and [x] and [a]b");
    }
}
