//! What the surfaces keep of a report, and how a longer one is cut.

use cookielint_analyzer::report::{Finding, Step};

use crate::severity::Severity;

/// Results in a run: GitHub keeps the first 5,000 of at most 25,000; GitLab and Azure DevOps take no more than 5,000.
pub const RESULTS: usize = 5_000;
/// Bytes of a SARIF file: GitLab takes 10 MB, and GitHub as much after compression.
pub const FILE: usize = 10_000_000;
/// Places told of one result: GitHub shows 100 locations.
pub const STEPS: usize = 100;
/// Tags of a rule: GitHub and GitLab keep ten.
pub const TAGS: usize = 10;
/// Annotations of a kind that GitHub shows of one step.
pub const ANNOTATIONS: usize = 10;
/// Findings that a summary lists: it is read by people, and GitHub takes no more than 1 MiB of one step.
pub const SUMMARY: usize = 200;
/// Snippets longer than this many bytes are left out: they repeat the source, and one line may be a whole bundle.
pub const SNIPPET: usize = 2_000;

/// A number of findings that may fit, when so many made a file of `bytes`. It is always smaller.
pub fn smaller(findings: usize, bytes: usize) -> usize {
    /// Parts of a hundred that are left as a margin: findings differ in size.
    const MARGIN: usize = 5;
    let fitting = findings.saturating_mul(FILE) / bytes.max(1);
    (fitting * (100 - MARGIN) / 100).min(findings.saturating_sub(1))
}

/// The end of a trail: of one too long to show, the part next to the finding.
pub fn nearest_steps(trail: &[Step]) -> &[Step] {
    trail.get(trail.len().saturating_sub(STEPS - 1)..).unwrap_or(trail)
}

/// The findings, the most severe first; equally severe ones keep their order.
pub fn by_severity<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut findings: Vec<&Finding> = findings.collect();
    findings.sort_by(|one, next| {
        let severity = |finding: &Finding| (finding.level, Severity::of(finding), finding.confidence);
        severity(next).cmp(&severity(one))
    });
    findings
}

/// The indices, ascending, of at most `limit` findings; the least severe are dropped first, and of those the last.
pub fn most_severe(findings: &[Finding], limit: usize) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..findings.len()).collect();
    if indices.len() > limit {
        indices.sort_by_key(|&index| std::cmp::Reverse(findings.get(index).map(|finding| finding.level)));
        indices.truncate(limit);
        indices.sort_unstable();
    }
    indices
}
