//! `primaryLocationLineHash`: the fingerprint by which GitHub code scanning follows an alert from commit to commit.
//!
//! The upload action computes it when it is absent and warns when it differs, so ours must agree to the bit:
//! a rolling hash over the next 100 characters that are not blanks, with a counter for repeated hashes.

use std::collections::HashMap;

/// How many characters, from the start of a line, decide its hash.
const WINDOW: usize = 100;
/// The base of the polynomial.
const BASE: u64 = 37;
/// Fed once after the last character, so that the end of the file counts as content.
const END_OF_FILE: u16 = 0xFFFF;

/// The hash of every line of a file: element `n` belongs to line `n + 1`.
///
/// Lines end at LF, CR or CRLF. Spaces and tabs are skipped, so that indentation does not matter. A file that ends in
/// a line ending has one more, empty, line.
#[must_use]
pub fn line_hashes(text: &str) -> Vec<String> {
    let mut rolling = Rolling::new();
    let mut at_line_start = true;
    let mut after_return = false;
    for unit in text.encode_utf16().chain([END_OF_FILE]) {
        let completes_crlf = after_return && unit == u16::from(b'\n');
        after_return = unit == u16::from(b'\r');
        if completes_crlf || unit == u16::from(b' ') || unit == u16::from(b'\t') {
            continue;
        }
        let unit = if after_return { u16::from(b'\n') } else { unit };
        rolling.push(unit, at_line_start);
        at_line_start = unit == u16::from(b'\n');
    }
    for _ in 0..WINDOW {
        rolling.push(0, false);
    }
    rolling.hashes
}

/// The window, and the hashes of the lines whose first character has left it.
struct Rolling {
    window: [u16; WINDOW],
    starts_line: [bool; WINDOW],
    next: usize,
    hash: u64,
    seen: HashMap<u64, u32>,
    hashes: Vec<String>,
}

impl Rolling {
    fn new() -> Self {
        Self {
            window: [0; WINDOW],
            starts_line: [false; WINDOW],
            next: 0,
            hash: 0,
            seen: HashMap::new(),
            hashes: Vec::new(),
        }
    }

    fn push(&mut self, unit: u16, starts_line: bool) {
        /// `BASE` to the power of `WINDOW`: the weight of the character that leaves.
        const LEAVING: u64 = BASE.wrapping_pow(WINDOW as u32);
        let index = self.next;
        if std::mem::replace(&mut self.starts_line[index], starts_line) {
            self.finish_line();
        }
        let leaving = std::mem::replace(&mut self.window[index], unit);
        self.hash = self
            .hash
            .wrapping_mul(BASE)
            .wrapping_add(u64::from(unit))
            .wrapping_sub(LEAVING.wrapping_mul(u64::from(leaving)));
        self.next = (index + 1) % WINDOW;
    }

    fn finish_line(&mut self) {
        let count = self.seen.entry(self.hash).or_insert(0);
        *count += 1;
        self.hashes.push(format!("{:x}:{count}", self.hash));
    }
}
