//! Shows scanned text as it is without letting it act: on the terminal, or on the CI system that reads the log.
//!
//! Control characters and escape sequences could rewrite what is on the screen, bidirectional controls and invisible
//! characters could make code look like other code, and some texts are commands to the CI systems that read their
//! jobs' output. All of them are written as JavaScript would escape them: `\u{202e}`.

use std::fmt::Write;

/// A text in which nothing acts, on one line; what is harmless is unchanged.
#[must_use]
pub fn visible(text: &str) -> String {
    // GitHub obeys lines that start with `::`, blanks aside, and a name may stand at the start of a line.
    let start = text.len() - text.trim_start().len();
    let command = text.get(start..).is_some_and(|rest| rest.starts_with("::")).then_some(start);
    let mut shown = String::with_capacity(text.len());
    for (index, letter) in text.char_indices() {
        if command == Some(index) {
            shown.extend(letter.escape_unicode());
        } else {
            push(&mut shown, text, index, letter);
        }
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

/// A JSON text of the same meaning in which nothing acts: what would is written with JSON's own escapes. A report that is
/// printed to a job's log is read by the CI system too.
#[must_use]
pub fn inert_json(json: &str) -> String {
    let mut inert = String::with_capacity(json.len());
    for (index, letter) in json.char_indices() {
        // Line ends are between the strings, never in them.
        if letter == '\n' || !(acts(letter) || starts_log_command(json.get(index..).unwrap_or_default())) {
            inert.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(inert, "\\u{unit:04x}");
        }
    }
    inert
}

/// Whether a character changes how others are shown, or takes no room itself.
#[must_use]
pub fn acts(letter: char) -> bool {
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

/// Azure Pipelines and GitHub obey these wherever they stand in a line; Azure in either case of the letters.
fn starts_log_command(text: &str) -> bool {
    text.starts_with("##[") || text.get(.."##vso[".len()).is_some_and(|start| start.eq_ignore_ascii_case("##vso["))
}

#[cfg(test)]
mod tests {
    use super::{acts, inert_json, visible};

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
    fn json_keeps_its_meaning_when_nothing_in_it_acts_any_more() {
        let text = "a\u{1b}[31m \u{202e} \u{9b} \u{e0041} 😀 ##vso[task.complete] ##[error] \\\u{7f}\n::error::x";
        let json = serde_json::to_string_pretty(&[text]).unwrap();
        let inert = inert_json(&json);
        assert_eq!(serde_json::from_str::<Vec<String>>(&inert).unwrap(), [text]);
        assert!(!inert.contains("##") && inert.contains('😀'));
        assert!(inert.chars().all(|letter| letter == '\n' || !acts(letter)), "{inert}");
    }

    #[test]
    fn commands_to_ci_systems_are_broken() {
        assert_eq!(visible("::set-output name=a::b"), "\\u{3a}:set-output name=a::b");
        assert_eq!(visible("  ::error::x"), "  \\u{3a}:error::x");
        assert_eq!(visible("x ##vso[task.complete]"), "x \\u{23}#vso[task.complete]");
        assert_eq!(visible("##VSO[task.complete] ##vsé"), "\\u{23}#VSO[task.complete] ##vsé");
        assert_eq!(visible("###[error]"), "#\\u{23}#[error]");
    }
}
