//! Shows scanned text as it is without letting it act: on the terminal, or on the CI system that reads the log.
//!
//! Control characters and escape sequences could rewrite what is on the screen, bidirectional controls and invisible
//! characters could make code look like other code, and some texts are commands to the CI systems that read their
//! jobs' output. All of them are written as JavaScript would escape them: `\u{202e}`.

/// A text in which nothing acts, on one line; what is harmless is unchanged.
#[must_use]
pub fn visible(text: &str) -> String {
    // GitHub obeys lines that start with `::`, and a name may stand at the start of a line.
    let (mut shown, rest) = match text.strip_prefix("::") {
        Some(rest) => (String::from("\\u{3a}:"), rest),
        None => (String::new(), text),
    };
    for (index, letter) in rest.char_indices() {
        push(&mut shown, rest, index, letter);
    }
    shown
}

/// Appends `letter`, which stands at `index` of `text`, escaped where it must be.
pub fn push(shown: &mut String, text: &str, index: usize, letter: char) {
    match letter {
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        '\t' => shown.push_str("\\t"),
        _ if acts(letter) || starts_log_command(text.get(index..).unwrap_or_default()) => {
            shown.extend(letter.escape_unicode())
        }
        _ => shown.push(letter),
    }
}

/// Whether a character changes how others are shown, or takes no room itself.
fn acts(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            // Soft hyphen, joiners, fillers and signs without a glyph.
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            // Bidirectional controls, the deprecated ones included.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // Line and paragraph separator, interlinear annotations.
            | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}'
            // Variation selectors and tags.
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Azure Pipelines and GitHub obey these wherever they stand in a line.
fn starts_log_command(text: &str) -> bool {
    text.starts_with("##[") || text.starts_with("##vso[")
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn ordinary_text_of_any_language_is_unchanged() {
        for text in ["res.cookie('sid')", "Käse 日本語 😀", "a :: b ## c", "\\u{1b}", ""] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn terminal_controls_are_written_out() {
        assert_eq!(visible("a\u{1b}[2Jb\u{7}"), "a\\u{1b}[2Jb\\u{7}");
        assert_eq!(visible("\u{9b}31m\u{7f}\0"), "\\u{9b}31m\\u{7f}\\u{0}");
        assert_eq!(visible("a\r\n\tb"), "a\\r\\n\\tb");
    }

    #[test]
    fn bidirectional_and_invisible_characters_are_written_out() {
        for hidden in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{3164}', '\u{fe0f}', '\u{e0041}'] {
            assert_eq!(visible(&format!("x{hidden}y")), format!("x{}y", hidden.escape_unicode()));
        }
    }

    #[test]
    fn commands_to_ci_systems_are_broken() {
        assert_eq!(visible("::set-output name=a::b"), "\\u{3a}:set-output name=a::b");
        assert_eq!(visible("x ##vso[task.complete]"), "x \\u{23}#vso[task.complete]");
        assert_eq!(visible("###[error]"), "#\\u{23}#[error]");
    }
}
