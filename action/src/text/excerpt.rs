//! Lines of a source file as they are shown: escaped, cut where they are long, with the places to underline moved along.

use std::iter::Peekable;
use std::ops::Range;

use cookielint_analyzer::source::{SourceText, TextRange};

use cookielint_sarif::escape;

/// Columns of a line that are shown at most; longer lines are cut around what is underlined.
const WIDTH: usize = 100;
/// Lines beside a marked one that may be shown between two marks.
const NEAR: u32 = 2;
const TAB: &str = "    ";

/// Some lines of a file, ready to be shown.
#[derive(Debug)]
pub struct Excerpt {
    /// The lines. Those far from every mark are empty, for they are folded away.
    pub text: String,
    /// The number of the first one.
    pub first_line: u32,
    /// For each mark, the bytes of `text` that show it; `None` when it lies in a part that was cut off.
    pub marks: Vec<Option<Range<usize>>>,
}

/// Shows the first line of each mark and what lies between. The first mark of a line decides how the line is cut.
#[must_use]
pub fn excerpt(source: &SourceText, marks: &[TextRange]) -> Excerpt {
    let marks: Vec<(u32, Range<usize>)> = marks.iter().map(|&mark| within_line(source, mark)).collect();
    let first_line = marks.iter().map(|mark| mark.0).min().unwrap_or(1);
    let last_line = marks.iter().map(|mark| mark.0).max().unwrap_or(1);
    let mut text = String::new();
    let mut shown = vec![None; marks.len()];
    for line in first_line..=last_line {
        if line > first_line {
            text.push('\n');
        }
        if !marks.iter().any(|mark| mark.0.abs_diff(line) <= NEAR) {
            continue;
        }
        let focus = marks.iter().find(|mark| mark.0 == line).map_or(0, |mark| mark.1.start);
        let shown_line = Line::new(source.line_text(line), focus);
        for (mark, place) in marks.iter().zip(&mut shown).filter(|(mark, _)| mark.0 == line) {
            let at = text.len();
            *place = shown_line.show(&mark.1).map(|range| at + range.start..at + range.end);
        }
        text.push_str(&shown_line.text);
    }
    Excerpt { text, first_line, marks: shown }
}

/// The line a range starts on, and the bytes of it that the range covers.
fn within_line(source: &SourceText, range: TextRange) -> (u32, Range<usize>) {
    let range = source.first_line_of(range);
    let line = source.position(range.start).line;
    let line_start = source.line_start(line).unwrap_or(0);
    (line, range.start.saturating_sub(line_start) as usize..range.end.saturating_sub(line_start) as usize)
}

/// One line as it is shown.
struct Line {
    text: String,
    /// Where each shown character is in the source and in `text`, and the end of both.
    offsets: Vec<(usize, usize)>,
}

impl Line {
    fn new(source: &str, focus: usize) -> Self {
        let window = window(source, focus);
        let mut text = String::from(if window.start > 0 { "…" } else { "" });
        let mut offsets = Vec::new();
        for (index, letter) in source.char_indices().filter(|(index, _)| window.contains(index)) {
            offsets.push((index, text.len()));
            push(&mut text, source, index, letter);
        }
        offsets.push((window.end, text.len()));
        if window.end < source.len() {
            text.push('…');
        }
        Self { text, offsets }
    }

    /// The bytes of `text` that show a range of the source.
    fn show(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.offsets.first()?, self.offsets.last()?);
        let visible = first.0 <= range.start && range.start <= last.0;
        visible.then(|| self.shown_offset(range.start)..self.shown_offset(range.end))
    }

    fn shown_offset(&self, offset: usize) -> usize {
        let index = self.offsets.partition_point(|&(in_source, _)| in_source < offset);
        self.offsets.get(index).or(self.offsets.last()).map_or(0, |&(_, in_text)| in_text)
    }
}

fn push(text: &mut String, source: &str, index: usize, letter: char) {
    match letter {
        '\t' => text.push_str(TAB),
        _ => escape::push(text, source, index, letter),
    }
}

/// The bytes of a line to show: all, or as much as has room, about a third of it before `focus`.
fn window(line: &str, focus: usize) -> Range<usize> {
    let (before, after) = line.split_at_checked(focus).unwrap_or((line, ""));
    let mut backwards = before.char_indices().rev().peekable();
    let mut forwards = after.char_indices().map(|(index, letter)| (before.len() + index, letter)).peekable();
    let mut room = WIDTH - WIDTH / 3;
    let mut end = before.len() + advance(line, &mut forwards, &mut room);
    room += WIDTH / 3;
    let start = before.len() - advance(line, &mut backwards, &mut room);
    end += advance(line, &mut forwards, &mut room);
    start..end
}

/// Walks over letters of `line` while there is room for them; how many bytes they have.
fn advance(line: &str, letters: &mut Peekable<impl Iterator<Item = (usize, char)>>, room: &mut usize) -> usize {
    let mut bytes = 0;
    while let Some((index, letter)) = letters.next_if(|&(index, letter)| width(line, index, letter) <= *room) {
        *room -= width(line, index, letter);
        bytes += letter.len_utf8();
    }
    bytes
}

/// How many columns a character takes as it is shown; from Hangul on most take two.
fn width(line: &str, index: usize, letter: char) -> usize {
    let mut shown = String::new();
    push(&mut shown, line, index, letter);
    shown.chars().map(|letter| if letter < '\u{1100}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that is underlined when `marked` is marked in `source`, and the whole excerpt.
    fn underlined(source: &str, marked: &str) -> (String, String) {
        let start = source.find(marked).unwrap();
        let range = TextRange { start: start as u32, end: (start + marked.len()) as u32 };
        let excerpt = excerpt(&SourceText::new("a.js", source), &[range]);
        (excerpt.text[excerpt.marks[0].clone().unwrap()].to_owned(), excerpt.text)
    }

    #[test]
    fn the_marked_text_stays_marked_after_tabs_emoji_and_escaped_characters() {
        let (marked, text) = underlined("one\r\n\t\u{202e}'😀', secure: false,\r\ntwo", "false");
        assert_eq!(text, "    \\u{202e}'😀', secure: false,");
        assert_eq!(marked, "false");
    }

    #[test]
    fn escaped_characters_within_a_mark_are_marked_whole() {
        assert_eq!(underlined("name: 'a\u{200b}b'", "'a\u{200b}b'").0, "'a\\u{200b}b'");
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        for before in [0, 40, 5000] {
            for after in [0, 40, 5000] {
                let source = format!("{}secure:!1{}", "é;".repeat(before), ";é".repeat(after));
                let (marked, text) = underlined(&source, "secure:!1");
                assert_eq!(marked, "secure:!1", "{before} {after}");
                assert!(text.chars().count() <= WIDTH + 2, "{before} {after}: {}", text.chars().count());
                assert_eq!(text.starts_with('…'), before > 40 || before == 40 && after > 0, "{before} {after}: {text}");
            }
        }
    }

    #[test]
    fn a_mark_longer_than_the_room_is_marked_as_far_as_it_is_shown() {
        let long = "x".repeat(5000);
        let (marked, text) = underlined(&format!("f({long})"), &long);
        assert!(text.ends_with('…'));
        assert!(marked.len() > WIDTH / 2 && marked.chars().all(|letter| letter == 'x'));
    }

    #[test]
    fn a_mark_in_the_part_cut_off_is_said_to_be_hidden() {
        let source = SourceText::new("a.js", format!("a{}b", ";".repeat(1000)));
        let marks = [TextRange { start: 0, end: 1 }, TextRange { start: 1001, end: 1002 }];
        let excerpt = excerpt(&source, &marks);
        assert_eq!(excerpt.marks, [Some(0..1), None]);
    }

    #[test]
    fn a_mark_over_several_lines_is_cut_at_the_end_of_the_first() {
        assert_eq!(underlined("f({\r\n})", "{\r\n}").0, "{");
    }

    #[test]
    fn lines_far_from_every_mark_are_left_empty() {
        let source = SourceText::new("a.js", "line\n".repeat(20));
        let marks = [TextRange { start: 0, end: 4 }, TextRange { start: 95, end: 99 }];
        let shown = excerpt(&source, &marks).text;
        assert_eq!(shown.lines().count(), 20);
        assert_eq!(shown.lines().filter(|line| !line.is_empty()).count(), 6);
    }
}
