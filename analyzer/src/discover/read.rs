//! Reads one file, within limits, and tells by its content whether a person wrote it.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::report::{Exclusion, Skipped};

use super::SourceFile;

/// The largest file that is read, in bytes. No person writes a source file of this size.
pub const MAX_FILE_SIZE: u64 = 2 * 1024 * 1024;

/// A longer average line, in characters, is a minifier's.
const MAX_AVERAGE_LINE: usize = 500;

/// Where generators leave their mark: in this many lines from the top.
const HEADER_LINES: usize = 5;

/// The marks of generators, in any letter case.
const GENERATED_MARKS: &[&[u8]] = &[b"@generated", b"do not edit"];

/// Why a listed file yields no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// Its content shows that nobody wrote it by hand.
    Excluded(Exclusion),
    /// It could not be read.
    Skipped(Skipped),
}

/// Reads a file into `buffer`, which is cleared first and keeps its capacity, so that a worker needs one buffer for
/// all its files. The bytes are enough for the prefilter; [`decode`] makes text of those that pass it.
///
/// # Errors
/// When the file is minified or generated and `include` does not ask for it, or when it cannot be read.
pub fn read<'b>(file: &SourceFile, include: &[Exclusion], buffer: &'b mut Vec<u8>) -> Result<&'b [u8], LeftOut> {
    read_bounded(&file.location, buffer)
        .map_err(|reason| LeftOut::Skipped(Skipped { path: file.path.clone(), line: None, reason }))?;
    if file.named {
        return Ok(buffer);
    }
    // The checks come before the prefilter, so that the counts do not depend on which words the models know.
    let excludes = |reason, holds: fn(&[u8]) -> bool| !include.contains(&reason) && holds(buffer);
    if excludes(Exclusion::Minified, is_minified) {
        return Err(LeftOut::Excluded(Exclusion::Minified));
    }
    if excludes(Exclusion::Generated, is_generated) {
        return Err(LeftOut::Excluded(Exclusion::Generated));
    }
    Ok(buffer)
}

/// The text of a file: invalid UTF-8 becomes U+FFFD, a byte order mark is kept.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Reads a regular file of bounded size; anything else (opening a named pipe would wait forever) gives the reason.
pub(super) fn read_bounded(path: &Path, buffer: &mut Vec<u8>) -> Result<(), String> {
    read_up_to(path, MAX_FILE_SIZE, buffer)
}

/// Reads a regular text file of at most so many bytes.
pub(super) fn read_text(path: &Path, max_size: u64) -> Result<String, String> {
    let mut bytes = Vec::new();
    read_up_to(path, max_size, &mut bytes)?;
    String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())
}

fn read_up_to(path: &Path, max_size: u64, buffer: &mut Vec<u8>) -> Result<(), String> {
    buffer.clear();
    let file = open(path, max_size)?;
    // The limit holds even for a file that grows while it is read.
    let read = file.take(max_size + 1).read_to_end(buffer).map_err(|error| error.to_string())?;
    if read as u64 > max_size { Err(too_large(max_size)) } else { Ok(()) }
}

/// Whether a file can be read, without reading it; the error is the reason.
pub(super) fn probe(path: &Path) -> Result<(), String> {
    open(path, MAX_FILE_SIZE).map(drop)
}

fn open(path: &Path, max_size: u64) -> Result<File, String> {
    let metadata = fs::symlink_metadata(path).map_err(|error| error.to_string())?;
    if !metadata.is_file() {
        return Err("not a regular file".to_owned());
    }
    if metadata.len() > max_size {
        return Err(too_large(max_size));
    }
    File::open(path).map_err(|error| error.to_string())
}

fn too_large(max_size: u64) -> String {
    format!("larger than {} MiB", max_size / (1024 * 1024))
}

fn is_minified(bytes: &[u8]) -> bool {
    let count = |wanted| bytes.iter().filter(|&&byte| byte == wanted).count();
    // A file ends its lines in one way; the larger count is right for LF, CRLF and CR alike.
    let ended = count(b'\n').max(count(b'\r'));
    let lines = ended + usize::from(!bytes.ends_with(b"\n") && !bytes.ends_with(b"\r"));
    // Bytes bound characters, so most files need no second count.
    let limit = MAX_AVERAGE_LINE * lines;
    bytes.len() > limit && bytes.iter().filter(|&&byte| !is_continuation(byte)).count() > limit
}

/// Whether a byte of UTF-8 belongs to the character begun by an earlier one.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

fn is_generated(bytes: &[u8]) -> bool {
    bytes.split(|&byte| byte == b'\n').take(HEADER_LINES).any(|line| {
        GENERATED_MARKS.iter().any(|mark| line.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_average_line_of_five_hundred_characters_is_the_longest_a_person_writes() {
        for (text, minified) in [
            ("x".repeat(500), false),
            ("x".repeat(501), true),
            ("x".repeat(499) + "\n", false),
            ("x".repeat(500) + "\n", true),
            ("x".repeat(900) + "\n" + &"x".repeat(50), false),
            ("é".repeat(500), false),
            ("é".repeat(501), true),
            (("x".repeat(90) + "\r").repeat(10), false),
            (("x".repeat(90) + "\r\n").repeat(10), false),
            (String::new(), false),
        ] {
            assert_eq!(is_minified(text.as_bytes()), minified, "{} bytes", text.len());
        }
    }
}
