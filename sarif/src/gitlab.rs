//! GitLab's SAST report, `gl-sast-report.json`, in the version 15.2.1 of its schema, which GitLab 17.4 and newer take.

use std::collections::{BTreeMap, HashMap};
use std::time::SystemTime;

use cookielint_analyzer::report::{Finding, Location, Report, Skipped};
use cookielint_analyzer::rules::{RULES, Rule};
use serde::Serialize;

use crate::escape::visible;
use crate::fingerprint::{Fingerprint, fingerprints};
use crate::markdown::{code, sentence};
use crate::owasp::top_ten_2021;
use crate::severity::Severity;
use crate::text::{clip, full_stop};
use crate::{VERSION, limits, pretty, snippet};

const SCHEMA_VERSION: &str = "15.2.1";
/// Our name, for the analyser, the scanner in it and the vendor of both.
const NAME: &str = "cookielint";
/// The longest solution, in characters.
const SOLUTION: usize = 7_000;

/// When the scan ran. It is the one thing in any format that is not the same on every run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When it began.
    pub start: SystemTime,
    /// When it ended.
    pub end: SystemTime,
}

/// The most severe findings as one JSON object, indented, with a final line ending.
///
/// # Errors
/// None in practice: every key is a string, and nothing is read or written.
pub fn to_string(report: &Report, times: Times) -> Result<String, serde_json::Error> {
    let names = fingerprints(report);
    let kept = limits::most_severe(&report.findings, limits::RESULTS);
    let mut signatures = Signatures::default();
    let vulnerabilities = kept.iter().filter_map(|&index| {
        let (finding, fingerprint) = (report.findings.get(index)?, names.get(index)?);
        Some(Vulnerability::new(report, finding, fingerprint, signatures.of(finding)))
    });
    pretty(&Document {
        version: SCHEMA_VERSION,
        vulnerabilities: vulnerabilities.collect(),
        scan: Scan::new(report, kept.len(), times),
    })
}

#[derive(Serialize)]
struct Document {
    version: &'static str,
    scan: Scan,
    vulnerabilities: Vec<Vulnerability>,
}

#[derive(Serialize)]
struct Scan {
    analyzer: Program,
    scanner: Program,
    r#type: &'static str,
    start_time: String,
    end_time: String,
    status: &'static str,
    messages: Vec<ScanMessage>,
    /// All that could be found: GitLab closes what was found before and is not any more.
    primary_identifiers: Vec<Identifier>,
}

#[derive(Serialize)]
struct Program {
    id: &'static str,
    name: &'static str,
    version: &'static str,
    vendor: Vendor,
}

#[derive(Serialize)]
struct Vendor {
    name: &'static str,
}

#[derive(Serialize)]
struct ScanMessage {
    level: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Vulnerability {
    id: String,
    name: &'static str,
    description: String,
    severity: &'static str,
    solution: String,
    identifiers: Vec<Identifier>,
    location: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw_source_code_extract: Option<String>,
    tracking: Tracking,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    details: BTreeMap<&'static str, CodeFlows>,
}

#[derive(Serialize)]
struct Identifier {
    r#type: &'static str,
    name: String,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Place {
    file: String,
    start_line: u32,
    end_line: u32,
}

#[derive(Serialize)]
struct Tracking {
    r#type: &'static str,
    items: [TrackedItem; 1],
}

#[derive(Serialize)]
struct TrackedItem {
    file: String,
    start_line: u32,
    end_line: u32,
    signatures: [Signature; 1],
}

#[derive(Serialize)]
struct Signature {
    algorithm: &'static str,
    value: String,
}

#[derive(Serialize)]
struct CodeFlows {
    name: &'static str,
    r#type: &'static str,
    items: [Vec<FlowNode>; 1],
}

#[derive(Serialize)]
struct FlowNode {
    r#type: &'static str,
    node_type: &'static str,
    file_location: FlowPlace,
}

#[derive(Serialize)]
struct FlowPlace {
    r#type: &'static str,
    file_name: String,
    line_start: u32,
    line_end: u32,
    column_start: u32,
    column_end: u32,
}

impl Scan {
    fn new(report: &Report, kept: usize, times: Times) -> Self {
        let program = || Program { id: NAME, name: NAME, version: VERSION, vendor: Vendor { name: NAME } };
        let mut messages: Vec<ScanMessage> = report.skipped.iter().map(skipped).collect();
        if kept < report.findings.len() {
            let value = format!("{} findings, of which the {kept} most severe are here", report.findings.len());
            messages.push(ScanMessage { level: "warn", value });
        }
        Self {
            analyzer: program(),
            scanner: program(),
            r#type: "sast",
            start_time: time(times.start),
            end_time: time(times.end),
            status: "success",
            messages,
            primary_identifiers: RULES.iter().map(|rule| primary_identifier(rule)).collect(),
        }
    }
}

/// UTC to the second, without a zone, as the schema has it.
fn time(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string().trim_end_matches('Z').to_owned()
}

fn skipped(skipped: &Skipped) -> ScanMessage {
    let place = skipped.line.map_or_else(String::new, |line| format!(", from line {line}"));
    let value = visible(&format!("Not analysed: {}{place}: {}", skipped.path, skipped.reason));
    ScanMessage { level: "warn", value }
}

impl Vulnerability {
    fn new(report: &Report, finding: &Finding, fingerprint: &Fingerprint, signature: Signature) -> Self {
        let (file, start_line, end_line) = (finding.at.path.to_string(), finding.at.start.line, finding.at.end.line);
        let item = TrackedItem { file: file.clone(), start_line, end_line, signatures: [signature] };
        Self {
            id: fingerprint.id.clone(),
            name: finding.rule.summary,
            description: description(finding),
            severity: Severity::of(finding).as_str(),
            solution: clip(&full_stop(&sentence(finding.advice.trim())), SOLUTION),
            identifiers: identifiers(finding.rule),
            location: Place { file, start_line, end_line },
            raw_source_code_extract: snippet(report, &finding.at)
                .filter(|text| !text.is_empty() && text.len() <= limits::SNIPPET)
                .map(str::to_owned),
            tracking: Tracking { r#type: "source", items: [item] },
            details: code_flow(finding).map(|flows| ("code_flows", flows)).into_iter().collect(),
        }
    }
}

/// What is wrong with what, then where the value came from. GitLab shows it as Markdown.
fn description(finding: &Finding) -> String {
    let about =
        full_stop(&format!("About: {}, {}", sentence(&finding.subject.title), sentence(&finding.subject.origin)));
    let mut text = format!("{}\n\n{about}\n", full_stop(&sentence(finding.message.trim())));
    for (step, number) in limits::nearest_steps(&finding.trail).iter().zip(1..) {
        let opening = if number == 1 { "\n" } else { "" };
        let place = step.at.as_ref().map(|at| format!("{}: ", code(&format!("{}:{}", at.path, at.start.line))));
        text += &format!("{opening}{number}. {}{}\n", place.unwrap_or_default(), sentence(&step.note));
    }
    text
}

/// Our rule first: by the first identifier and the place GitLab knows a finding again.
fn identifiers(rule: &Rule) -> Vec<Identifier> {
    let cwe = rule.cwe.iter().map(|number| Identifier {
        r#type: "cwe",
        name: format!("CWE-{number}"),
        value: number.to_string(),
        url: Some(format!("https://cwe.mitre.org/data/definitions/{number}.html")),
    });
    let mut categories: Vec<_> = rule.cwe.iter().filter_map(|&number| top_ten_2021(number)).collect();
    categories.dedup();
    let owasp = categories.into_iter().map(|category| Identifier {
        r#type: "owasp",
        name: format!("{} - {}", category.id, category.title),
        value: category.id.to_owned(),
        url: None,
    });
    std::iter::once(primary_identifier(rule)).chain(cwe).chain(owasp).collect()
}

fn primary_identifier(rule: &Rule) -> Identifier {
    Identifier { r#type: "cookielint_rule_id", name: rule.id.to_owned(), value: rule.id.to_owned(), url: None }
}

/// The trail as a flow that ends at the finding; steps without a place are told in the description.
fn code_flow(finding: &Finding) -> Option<CodeFlows> {
    let steps = limits::nearest_steps(&finding.trail).iter().filter_map(|step| step.at.as_ref());
    let mut nodes: Vec<FlowNode> = steps.chain([&finding.at]).map(|at| node("propagation", at)).collect();
    nodes.last_mut()?.node_type = "sink";
    let [first, .., _] = nodes.as_mut_slice() else { return None };
    first.node_type = "source";
    Some(CodeFlows { name: "Where the value comes from", r#type: "code-flows", items: [nodes] })
}

fn node(node_type: &'static str, at: &Location) -> FlowNode {
    FlowNode {
        r#type: "code-flow-node",
        node_type,
        file_location: FlowPlace {
            r#type: "file-location",
            file_name: at.path.to_string(),
            line_start: at.start.line,
            line_end: at.end.line,
            column_start: at.start.column,
            column_end: at.end.column,
        },
    }
}

/// Signatures that do not change when code moves, and how often each was given: GitLab takes two findings of a rule with
/// one signature for one.
#[derive(Default)]
struct Signatures {
    given: HashMap<(&'static str, String), u32>,
}

impl Signatures {
    /// The file, the scopes around the finding, and the line within the innermost: `app.js|Auth[0]|login[0]:2`.
    fn of(&mut self, finding: &Finding) -> Signature {
        let mut value = finding.at.path.replace('|', "%7C");
        for scope in &finding.scopes {
            value += &format!("|{}[{}]", scope.name.replace('|', "%7C"), scope.index);
        }
        let first = finding.scopes.last().map_or(1, |scope| scope.line);
        value += &format!(":{}", finding.at.start.line.saturating_sub(first));
        let count = self.given.entry((finding.rule.id, value.clone())).or_insert(0);
        *count += 1;
        if *count > 1 {
            value += &format!(":{count}");
        }
        Signature { algorithm: "scope_offset", value: visible(&value) }
    }
}
