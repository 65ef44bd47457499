//! Source text and places in it.
//!
//! Every stage talks about places as [`Span`]s: byte ranges of one file of the scan. Only the
//! report turns them into lines and columns, with the [`SourceText`] that owns the line table.

use std::sync::Arc;

/// A file of one scan, numbered in the order of its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

impl FileId {
    /// What the numbers of stand-ins begin at: no scan has as many files.
    const FIRST_STAND_IN: u32 = 1 << 31;

    /// The file of a stand-in (see [`crate::model::stand_in`]), by its position.
    #[must_use]
    pub fn of_stand_in(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(0) | Self::FIRST_STAND_IN)
    }

    /// The position of the stand-in whose file it is; `None` for a file of the project.
    #[must_use]
    pub fn stand_in(self) -> Option<usize> {
        self.0.checked_sub(Self::FIRST_STAND_IN).map(|position| position as usize)
    }
}

/// A range of bytes in a file whose identity is known from the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct TextRange {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl TextRange {
    /// The range as it is used to slice text.
    #[must_use]
    pub fn as_usize(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this range.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A range of bytes in a file of the scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The bytes.
    pub range: TextRange,
}

/// A position as people and CI surfaces count it. A byte order mark is not counted (SARIF 2.1.0, 3.30.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1. Lines end at LF, CR or CRLF.
    pub line: u32,
    /// Column, from 1, in UTF-16 code units (SARIF `utf16CodeUnits`).
    pub column: u32,
}

/// The text of a file with its path and line table.
#[derive(Debug)]
pub struct SourceText {
    path: Arc<str>,
    text: Arc<str>,
    line_starts: Vec<u32>,
}

impl SourceText {
    /// Wraps a file's text. `path` is relative to the root of the scan, with `/` between segments.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let line_starts = line_starts(&text);
        Self { path: path.into(), text, line_starts }
    }

    /// The path relative to the root of the scan, with `/` between segments.
    #[must_use]
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The whole text. Invalid UTF-8 was replaced by U+FFFD when it was read; a byte order mark is kept.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a line without its line ending or byte order mark; empty when there is no such line.
    #[must_use]
    pub fn line_text(&self, line: u32) -> &str {
        let Some(index) = (line as usize).checked_sub(1) else { return "" };
        let Some(&start) = self.line_starts.get(index) else { return "" };
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\r', '\n'])
    }

    /// The offset of the first byte of a line, counted from 1; a byte order mark belongs to no line.
    #[must_use]
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.line_starts.get((line as usize).checked_sub(1)?).copied()
    }

    /// The position of a byte offset, which is clamped to the text and to a character boundary.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let index = self.line_starts.partition_point(|&start| start as usize <= offset).saturating_sub(1);
        let start = self.line_starts.get(index).map_or(0, |&start| start as usize);
        let column = self.text[start.min(offset)..offset].encode_utf16().count();
        Position { line: count(index + 1), column: count(column + 1) }
    }

    /// The part of `range` on its first line, so that a finding never spans lines.
    #[must_use]
    pub fn first_line_of(&self, range: TextRange) -> TextRange {
        let line = self.position(range.start).line;
        let line_end = self.line_start(line).unwrap_or(0) + count(self.line_text(line).len());
        TextRange { start: range.start, end: range.end.min(line_end).max(range.start) }
    }
}

/// Files beyond the size limit are never read, so the conversion cannot fail; it saturates all the same.
fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut starts = vec![if text.starts_with('\u{feff}') { count('\u{feff}'.len_utf8()) } else { 0 }];
    for (index, byte) in bytes.iter().enumerate() {
        let ends_line = match byte {
            b'\n' => true,
            b'\r' => bytes.get(index + 1) != Some(&b'\n'),
            _ => false,
        };
        if ends_line {
            starts.push(count(index + 1));
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_code_units() {
        let source = SourceText::new("a.js", "let x = '😀'; y");
        let offset = u32::try_from(source.text().find('y').unwrap()).unwrap();
        assert_eq!(source.position(offset), Position { line: 1, column: 15 });
    }

    #[test]
    fn lines_end_at_lf_cr_and_crlf() {
        let source = SourceText::new("a.js", "a\r\nb\rc\nd");
        assert_eq!((1..=5).map(|line| source.line_text(line)).collect::<Vec<_>>(), ["a", "b", "c", "d", ""]);
        assert_eq!(source.position(3).line, 2);
        assert_eq!(source.position(5).line, 3);
    }

    #[test]
    fn a_byte_order_mark_is_in_no_column() {
        let source = SourceText::new("a.js", "\u{feff}let x;\ny");
        assert_eq!(source.line_text(1), "let x;");
        assert_eq!([0, 3, 7].map(|offset| source.position(offset).column), [1, 1, 5]);
        assert_eq!(source.first_line_of(TextRange { start: 3, end: 11 }), TextRange { start: 3, end: 9 });
    }

    #[test]
    fn a_range_over_lines_is_cut_at_the_end_of_the_first() {
        let source = SourceText::new("a.js", "f({\r\n a: 1,\r\n})");
        assert_eq!(source.first_line_of(TextRange { start: 0, end: 16 }), TextRange { start: 0, end: 3 });
    }
}
