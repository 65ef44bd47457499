//! Names for findings that survive edits elsewhere, so that a CI surface or a baseline knows them again.

use std::collections::HashMap;

use cookielint_analyzer::report::{Finding, Report};
use uuid::Uuid;

use crate::line_hash::line_hashes;

/// What identifies a finding from one scan to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// GitHub's `primaryLocationLineHash`: the finding's line and what follows it. `None` without the source.
    pub line: Option<String>,
    /// Ours: the rule, the subject and the finding's line without blanks. Unlike `line` it does not change with the
    /// lines below, and unlike a line number not with the lines above. The hash is FNV-1a with 64 bits; the number
    /// after the colon counts equal hashes in a file.
    pub finding: String,
    /// A UUID (RFC 9562, version 5) made of the path, the rule and `finding`: one name for the finding in the whole
    /// project.
    pub id: String,
}

/// The namespace of our UUIDs: a random number, as good as any; another one would give every finding another name.
const NAMESPACE: Uuid = Uuid::from_u128(0x9c1d_5f0e_7b42_5c36_a8f1_0d6e_52b7_c4e3);

/// The fingerprints of [`Report::findings`], in the same order. Every file is hashed once.
#[must_use]
pub fn fingerprints(report: &Report) -> Vec<Fingerprint> {
    let mut hashed: HashMap<&str, Vec<String>> = HashMap::new();
    let mut seen: HashMap<(&str, u64), u32> = HashMap::new();
    report
        .findings
        .iter()
        .map(|finding| {
            let path = &*finding.at.path;
            let source = report.sources.get(path);
            let lines = hashed.entry(path).or_insert_with(|| source.map_or_else(Vec::new, |it| line_hashes(it.text())));
            let index = (finding.at.start.line as usize).saturating_sub(1);
            let hash = identity(finding, source.map_or("", |it| it.line_text(finding.at.start.line)));
            let count = seen.entry((path, hash)).or_insert(0);
            *count += 1;
            let finding_hash = format!("{hash:016x}:{count}");
            let name = [path, finding.rule.id, &finding_hash].join("\n");
            Fingerprint {
                line: lines.get(index).cloned(),
                finding: finding_hash,
                id: Uuid::new_v5(&NAMESPACE, name.as_bytes()).to_string(),
            }
        })
        .collect()
}

fn identity(finding: &Finding, line: &str) -> u64 {
    /// Ends each part, so that no two lists of parts run together to the same bytes: no UTF-8 holds it.
    const END: u8 = 0xFF;
    let line = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let parts = finding.rule.id.bytes().chain([END]).chain(finding.subject.title.bytes()).chain([END]).chain(line);
    parts.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
