//! Our own JSON: everything a report says, in the words of its types. `schema/` describes both documents.
//!
//! The format has a version of its own. Fields may be added within a version; a program reads what it knows.

use std::collections::BTreeMap;

use cookielint_analyzer::facts::statistics::{Counted, SiteValues, Statistics, Told};
use cookielint_analyzer::report::{Exclusion, Finding, Level, Location, Report};
use cookielint_analyzer::rules::{RULES, Rule};
use serde::Serialize;

use crate::fingerprint::{Fingerprint, fingerprints};
use crate::{VERSION, pretty, snippet};

/// The version of the format; it changes when a field is removed or changes its meaning.
const FORMAT: &str = "1";

/// The report as one JSON object, indented, with a final line ending. Texts are as found: nothing is shortened or
/// replaced, only escaped as JSON demands. Like all formats it holds no times.
///
/// # Errors
///
/// None in practice: every key is a string, and nothing is read or written.
pub fn to_string(report: &Report) -> Result<String, serde_json::Error> {
    pretty(&Document {
        version: FORMAT,
        tool: ToolEntry { name: "cookielint", version: VERSION },
        findings: findings(report),
        skipped: report
            .skipped
            .iter()
            .map(|it| SkippedEntry { path: &it.path, line: it.line, reason: &it.reason })
            .collect(),
        summary: Summary {
            errors: report.count(Level::Error),
            warnings: report.count(Level::Warning),
            notes: report.count(Level::Note),
            files_scanned: report.files_scanned,
            files_analysed: report.files_analysed,
            excluded: report.excluded.iter().map(|(&reason, &count)| (Exclusion::as_str(reason), count)).collect(),
        },
        statistics: report.statistics.as_ref().map(StatisticsEntry::new),
    })
}

/// Every rule, by id, as a JSON array.
///
/// # Errors
///
/// None in practice, as for [`to_string`].
pub fn rules() -> Result<String, serde_json::Error> {
    pretty(&RULES.iter().map(|rule| RuleEntry::new(rule)).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    tool: ToolEntry,
    findings: Vec<FindingEntry<'a>>,
    skipped: Vec<SkippedEntry<'a>>,
    summary: Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<StatisticsEntry<'a>>,
}

#[derive(Serialize)]
struct ToolEntry {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    rule: &'static str,
    level: &'static str,
    confidence: &'static str,
    message: &'a str,
    advice: &'a str,
    subject: SubjectEntry<'a>,
    at: PlaceEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<&'a str>,
    trail: Vec<StepEntry<'a>>,
    cwe: &'static [u16],
    asvs: &'static [&'static str],
    fingerprint: String,
}

#[derive(Serialize)]
struct SubjectEntry<'a> {
    title: &'a str,
    origin: &'a str,
    at: PlaceEntry<'a>,
}

#[derive(Serialize)]
struct StepEntry<'a> {
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<PlaceEntry<'a>>,
}

#[derive(Serialize)]
struct PlaceEntry<'a> {
    path: &'a str,
    start: PositionEntry,
    end: PositionEntry,
}

#[derive(Serialize)]
struct PositionEntry {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct SkippedEntry<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    reason: &'a str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    files_scanned: usize,
    files_analysed: usize,
    excluded: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct StatisticsEntry<'a> {
    sites: Vec<SiteEntry<'a>>,
    deletions: usize,
}

#[derive(Serialize)]
struct SiteEntry<'a> {
    at: PlaceEntry<'a>,
    attributes: BTreeMap<&'static str, ToldEntry<'a>>,
}

#[derive(Serialize)]
struct ToldEntry<'a> {
    value: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<UnknownEntry<'a>>,
}

#[derive(Serialize)]
struct UnknownEntry<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    reason: String,
    at: PlaceEntry<'a>,
}

#[derive(Serialize)]
struct RuleEntry {
    id: &'static str,
    summary: &'static str,
    level: &'static str,
    precision: &'static str,
    security_severity: f32,
    cwe: &'static [u16],
    asvs: &'static [&'static str],
    page: &'static str,
}

fn findings(report: &Report) -> Vec<FindingEntry<'_>> {
    let entries = report.findings.iter().zip(fingerprints(report));
    entries.map(|(finding, fingerprint)| FindingEntry::new(report, finding, fingerprint)).collect()
}

impl<'a> FindingEntry<'a> {
    fn new(report: &'a Report, finding: &'a Finding, fingerprint: Fingerprint) -> Self {
        Self {
            rule: finding.rule.id,
            level: finding.level.as_str(),
            confidence: finding.confidence.as_str(),
            message: &finding.message,
            advice: &finding.advice,
            subject: SubjectEntry {
                title: &finding.subject.title,
                origin: &finding.subject.origin,
                at: PlaceEntry::new(&finding.subject.at),
            },
            at: PlaceEntry::new(&finding.at),
            snippet: snippet(report, &finding.at),
            trail: finding
                .trail
                .iter()
                .map(|step| StepEntry { note: &step.note, at: step.at.as_ref().map(PlaceEntry::new) })
                .collect(),
            cwe: finding.rule.cwe,
            asvs: finding.rule.asvs,
            fingerprint: fingerprint.finding,
        }
    }
}

impl<'a> PlaceEntry<'a> {
    fn new(at: &'a Location) -> Self {
        Self {
            path: &at.path,
            start: PositionEntry { line: at.start.line, column: at.start.column },
            end: PositionEntry { line: at.end.line, column: at.end.column },
        }
    }
}

impl<'a> StatisticsEntry<'a> {
    fn new(statistics: &'a Statistics<Location>) -> Self {
        let site = |site: &'a SiteValues<Location>| SiteEntry {
            at: PlaceEntry::new(&site.call),
            attributes: Counted::ALL
                .into_iter()
                .zip(&site.values)
                .map(|(counted, told)| (counted.as_str(), ToldEntry::new(told)))
                .collect(),
        };
        Self { sites: statistics.sites.iter().map(site).collect(), deletions: statistics.deletions }
    }
}

impl<'a> ToldEntry<'a> {
    fn new(told: &'a Told<Location>) -> Self {
        let unknown = match told {
            Told::Unknown { why, at } => Some(UnknownEntry {
                kind: why.kind(),
                name: why.name().map(|name| name.as_str()),
                reason: why.to_string(),
                at: PlaceEntry::new(at),
            }),
            Told::Unset | Told::Is | Told::When => None,
        };
        Self { value: told.as_str(), unknown }
    }
}

impl RuleEntry {
    fn new(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            summary: rule.summary,
            level: rule.level.as_str(),
            precision: rule.precision.as_str(),
            security_severity: rule.security_severity,
            cwe: rule.cwe,
            asvs: rule.asvs,
            page: rule.page,
        }
    }
}
