//! SARIF 2.1.0 as GitHub code scanning, GitLab and Azure DevOps take it. The only file that names serde-sarif.

use std::collections::BTreeMap;

use cookielint_analyzer::report::{Finding, Level, Location as Place, Report, Skipped};
use cookielint_analyzer::rules::{RULES, Rule};
use serde_json::json;
use serde_sarif::sarif::{
    ArtifactContent, ArtifactLocation, CodeFlow, Invocation, Location, Message, MultiformatMessageString, Notification,
    PhysicalLocation, PropertyBag, Region, ReportingConfiguration, ReportingDescriptor, Result as Outcome, ResultKind,
    ResultLevel, Run, RunAutomationDetails, Sarif, ThreadFlow, ThreadFlowLocation, Tool, ToolComponent,
    VersionControlDetails,
};

use crate::fingerprint::{Fingerprint, fingerprints};
use crate::pipeline::Pipeline;
use crate::text::{self, MAX_TEXT, escape};
use crate::{VERSION, limits, page, pretty, snippet, uri};

/// The address of the schema that GitHub's documentation gives; the one in serde-sarif is gone.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The key under which our own fingerprint stands beside GitHub's; the number changes with the algorithm.
const FINGERPRINT: &str = "cookielintFinding/v1";

/// What a caller may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Sets `automationDetails.id`, by which GitHub keeps several analyses of one commit apart. `None` leaves the
    /// choice to the `category` input of the upload action, which a category in the file would override.
    pub category: Option<String>,
    /// The run of Azure Pipelines that the file is of, as Advanced Security for Azure DevOps demands it. It names the
    /// analysis, in the place of the category.
    pub pipeline: Option<Pipeline>,
}

/// The report as one SARIF log with one run, indented, with a final line ending.
///
/// # Errors
///
/// None in practice: every key is a string, and nothing is read or written.
pub fn to_string(report: &Report, options: &Options) -> Result<String, serde_json::Error> {
    let mut limit = limits::RESULTS.min(report.findings.len());
    loop {
        let runs = vec![run(report, options, limit)];
        let text = pretty(&Sarif::builder().schema(SCHEMA).version(json!("2.1.0")).runs(runs).build())?;
        if text.len() <= limits::FILE || limit == 0 {
            return Ok(text);
        }
        limit = limits::smaller(limit, text.len());
    }
}

fn run(report: &Report, options: &Options, limit: usize) -> Run {
    let fingerprints = fingerprints(report);
    let kept = limits::most_severe(&report.findings, limit);
    let results: Vec<Outcome> = kept
        .iter()
        .filter_map(|&index| Some(result(report, report.findings.get(index)?, fingerprints.get(index)?)))
        .collect();
    let mut run = Run::builder()
        .tool(Tool::builder().driver(driver(options)).build())
        .default_encoding("utf-8")
        .column_kind(json!("utf16CodeUnits"))
        .newline_sequences(["\r\n", "\n", "\r"].map(String::from))
        .invocations(vec![invocation(report, kept.len())])
        .results(results)
        .build();
    run.automation_details = match &options.pipeline {
        Some(pipeline) => Some(pipeline_details(pipeline)),
        None => options.category.as_deref().and_then(automation_details),
    };
    run.version_control_provenance = options.pipeline.as_ref().map(|pipeline| vec![version_control(pipeline)]);
    run
}

/// Advanced Security finds the run by these properties, all of them strings.
fn pipeline_details(pipeline: &Pipeline) -> RunAutomationDetails {
    let properties = [
        ("buildDefinitionId", &pipeline.definition_id),
        ("buildDefinitionName", &pipeline.definition_name),
        ("phaseId", &pipeline.phase_id),
        ("phaseName", &pipeline.phase_name),
    ];
    let properties = properties.map(|(key, value)| (format!("azuredevops/pipeline/build/{key}"), json!(value)));
    RunAutomationDetails::builder()
        .id(pipeline.analysis())
        .properties(PropertyBag::builder().additional_properties(properties).build())
        .build()
}

fn version_control(pipeline: &Pipeline) -> VersionControlDetails {
    VersionControlDetails::builder()
        .repository_uri(pipeline.repository.as_str())
        .revision_id(pipeline.revision.as_str())
        .branch(pipeline.branch.as_str())
        .build()
}

/// What stands before the last slash of an id is the category; without a slash it would be the id of a single run.
fn automation_details(category: &str) -> Option<RunAutomationDetails> {
    let category = category.trim_end_matches('/');
    (!category.is_empty()).then(|| RunAutomationDetails::builder().id(format!("{category}/")).build())
}

fn driver(options: &Options) -> ToolComponent {
    let mut driver = ToolComponent::builder()
        .name("cookielint")
        .semantic_version(VERSION)
        .rules(RULES.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>())
        .build();
    // Advanced Security wants it; elsewhere it would be one more part of the name by which alerts are known again.
    driver.full_name = options.pipeline.as_ref().map(|_| format!("cookielint {VERSION}"));
    driver
}

fn descriptor(rule: &Rule) -> ReportingDescriptor {
    let help = MultiformatMessageString::builder().text(page::plain(rule.page)).markdown(rule.page).build();
    let configuration = ReportingConfiguration::builder().level(json!(rule.level.as_str())).build();
    let properties = [
        ("precision", json!(rule.precision.as_str())),
        // A number here would make GitHub refuse the whole file.
        ("security-severity", json!(format!("{:.1}", rule.security_severity))),
    ];
    ReportingDescriptor::builder()
        .id(rule.id)
        .name(pascal_case(rule.id))
        .short_description(multiformat(rule.summary))
        .full_description(multiformat(&page::description(rule.page)))
        .help(help)
        .default_configuration(configuration)
        .properties(
            PropertyBag::builder()
                .tags(tags(rule))
                .additional_properties(properties.map(|(key, value)| (key.to_owned(), value)))
                .build(),
        )
        .build()
}

/// `security` makes GitHub show the severity; the rest is written as CodeQL writes it.
fn tags(rule: &Rule) -> Vec<String> {
    let cwe = rule.cwe.iter().map(|number| format!("external/cwe/cwe-{number:03}"));
    let asvs = rule.asvs.iter().map(|requirement| format!("external/owasp/asvs-v5.0.0-{requirement}"));
    std::iter::once("security".to_owned()).chain(cwe).chain(asvs).take(limits::TAGS).collect()
}

fn pascal_case(id: &str) -> String {
    let mut name = String::new();
    for word in id.split('-') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

fn multiformat(text: &str) -> MultiformatMessageString {
    MultiformatMessageString::builder().text(text::clip(text, MAX_TEXT)).build()
}

fn message(text: impl Into<String>) -> Message {
    Message::builder().text(text).build()
}

fn result(report: &Report, finding: &Finding, fingerprint: &Fingerprint) -> Outcome {
    let related = related(finding);
    let mut result = Outcome::builder()
        .rule_id(finding.rule.id)
        .kind(ResultKind::Fail)
        .level(level(finding.level))
        .message(message(result_message(finding, &related)))
        .locations(vec![Location::builder().physical_location(physical(report, &finding.at)).build()])
        .partial_fingerprints(partial_fingerprints(fingerprint))
        .properties(
            PropertyBag::builder()
                .additional_properties([("confidence".to_owned(), json!(finding.confidence.as_str()))])
                .build(),
        )
        .build();
    result.rule_index = RULES.iter().position(|rule| rule.id == finding.rule.id).and_then(|it| i64::try_from(it).ok());
    let locations = related.iter().filter_map(|entry| {
        let location =
            Location::builder().physical_location(physical(report, entry.at?)).message(message(entry.text()));
        Some(location.id(entry.id).build())
    });
    result.related_locations = Some(locations.collect()).filter(|list: &Vec<_>| !list.is_empty());
    result.code_flows = code_flow(report, finding).map(|flow| vec![flow]);
    result
}

fn level(level: Level) -> ResultLevel {
    match level {
        Level::Note => ResultLevel::Note,
        Level::Warning => ResultLevel::Warning,
        Level::Error => ResultLevel::Error,
    }
}

fn partial_fingerprints(fingerprint: &Fingerprint) -> BTreeMap<String, String> {
    let line = fingerprint.line.iter().map(|hash| ("primaryLocationLineHash", hash));
    let both = line.chain([(FINGERPRINT, &fingerprint.finding)]);
    both.map(|(key, value)| (key.to_owned(), value.clone())).collect()
}

/// Something the message refers to, with the id by which it links to its place.
struct Related<'a> {
    id: i64,
    at: Option<&'a Place>,
    note: &'a str,
}

impl Related<'_> {
    /// The note as it stands in a message, short enough for several of them.
    fn text(&self) -> String {
        escape(self.note, 120)
    }
}

/// The steps that led to the value, then the call that makes the subject where that is on another line.
fn related(finding: &Finding) -> Vec<Related<'_>> {
    let subject = &finding.subject;
    let elsewhere = (&subject.at.path, subject.at.start.line) != (&finding.at.path, finding.at.start.line);
    let steps = limits::nearest_steps(&finding.trail).iter().map(|step| (step.at.as_ref(), step.note.as_str()));
    let subject = elsewhere.then_some((Some(&subject.at), subject.title.as_str()));
    steps.chain(subject).zip(1..).map(|((at, note), id)| Related { id, at, note }).collect()
}

/// What is wrong, then what to do, then links to where it comes from: GitHub shows no related location without one.
fn result_message(finding: &Finding, related: &[Related<'_>]) -> String {
    let mut message = text::Message::new().sentence(&finding.message, 450).sentence(&finding.advice, 250);
    let mut opening = " See ";
    for entry in related {
        let text = entry.text();
        let shown = if entry.at.is_some() { format!("[{text}]({})", entry.id) } else { text };
        if !message.append(&format!("{opening}{shown}")) {
            break;
        }
        opening = ", ";
    }
    if opening == ", " {
        message.append(".");
    }
    message.finish()
}

/// The trail as a path that ends at the finding. A step that has no place is told at the next one that has.
fn code_flow(report: &Report, finding: &Finding) -> Option<CodeFlow> {
    let mut locations = Vec::new();
    let mut notes: Vec<&str> = Vec::new();
    let end = (Some(&finding.at), finding.message.as_str());
    let steps = limits::nearest_steps(&finding.trail).iter().map(|step| (step.at.as_ref(), step.note.as_str()));
    for (at, note) in steps.chain([end]) {
        notes.push(note);
        let Some(at) = at else { continue };
        let location = Location::builder()
            .physical_location(physical(report, at))
            .message(message(escape(&std::mem::take(&mut notes).join("; "), MAX_TEXT)));
        locations.push(ThreadFlowLocation::builder().location(location.build()).build());
    }
    let flow = ThreadFlow::builder().locations(locations).build();
    (flow.locations.len() > 1).then(|| CodeFlow::builder().thread_flows(vec![flow]).build())
}

fn physical(report: &Report, at: &Place) -> PhysicalLocation {
    let mut region = Region::builder()
        .start_line(at.start.line)
        .start_column(at.start.column)
        .end_line(at.end.line)
        .end_column(at.end.column)
        .build();
    region.snippet = snippet(report, at)
        .filter(|text| !text.is_empty() && text.len() <= limits::SNIPPET)
        .map(|text| ArtifactContent::builder().text(text).build());
    PhysicalLocation::builder().artifact_location(artifact(&at.path)).region(region).build()
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation::builder().uri(uri::from_path(path)).build()
}

/// The scan succeeded, or there would be no report; what it did not see is told in notifications.
fn invocation(report: &Report, kept: usize) -> Invocation {
    let mut notifications: Vec<Notification> = report.skipped.iter().map(skipped).collect();
    let total = report.findings.len();
    if kept < total {
        let text = format!("{total} findings, of which the {kept} most severe are in this file");
        notifications.push(notification(&text));
    }
    let cut = report
        .findings
        .iter()
        .filter(|finding| limits::nearest_steps(&finding.trail).len() < finding.trail.len())
        .count();
    if cut > 0 {
        let text = format!("Findings with more than {} steps, of which the last are shown: {cut}", limits::STEPS - 1);
        notifications.push(notification(&text));
    }
    Invocation::builder().execution_successful(true).tool_execution_notifications(notifications).build()
}

/// A sentence about the scan itself. It refers to no declared kind: the validators want as much of one as of a rule.
fn notification(text: &str) -> Notification {
    Notification::builder()
        .level(json!("warning"))
        .message(message(text::Message::new().sentence(text, MAX_TEXT).finish()))
        .build()
}

fn skipped(skipped: &Skipped) -> Notification {
    let place = skipped.line.map_or_else(String::new, |line| format!(", from line {line}"));
    let mut notification = notification(&format!("Not analysed: {}{place}: {}", skipped.path, skipped.reason));
    let mut physical = PhysicalLocation::builder().artifact_location(artifact(&skipped.path)).build();
    physical.region = skipped.line.map(|line| Region::builder().start_line(line).build());
    notification.locations = Some(vec![Location::builder().physical_location(physical).build()]);
    notification
}
