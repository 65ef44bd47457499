//! The formats of CI surfaces, as the command writes them: what the environment has to say to them, and what it may not.

use std::fs;

use serde_json::Value;

use crate::support::{Outcome, app, command, run};

/// What the agent of Azure Pipelines gives every step, as far as it matters.
const PIPELINE: [(&str, &str); 11] = [
    ("TF_BUILD", "True"),
    ("SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/"),
    ("SYSTEM_TEAMPROJECTID", "8a5c1f3e-0000-4000-8000-000000000000"),
    ("BUILD_DEFINITIONID", "42"),
    ("BUILD_DEFINITIONNAME", "web"),
    ("SYSTEM_PHASEID", "3a3a2a60-14c7-570b-14a4-fa42ad92f52a"),
    ("SYSTEM_PHASENAME", "Scan"),
    ("BUILD_BUILDID", "7"),
    ("BUILD_REPOSITORY_URI", "https://dev.azure.com/acme/web/_git/web"),
    ("BUILD_SOURCEVERSION", "0123456789abcdef0123456789abcdef01234567"),
    ("BUILD_SOURCEBRANCH", "refs/heads/main"),
];

/// Writes a report about an app that sets no cookie, in an environment of these variables only.
fn write(format: &str, variables: &[(&str, &str)], more: &[&str]) -> (Outcome, Option<String>) {
    let app = app();
    let mut command = command(app.path());
    for name in PIPELINE.iter().map(|(name, _)| *name).chain(["SYSTEM_JOBID", "SYSTEM_JOBNAME", "SOURCE_DATE_EPOCH"]) {
        command.env_remove(name);
    }
    let output =
        command.envs(variables.iter().copied()).args(["--report", &format!("{format}=out")]).args(more).output();
    let output = output.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let outcome =
        Outcome { status: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) };
    (outcome, fs::read_to_string(app.path().join("out")).ok())
}

fn parsed(report: Option<String>) -> Value {
    serde_json::from_str(&report.unwrap()).unwrap()
}

#[test]
fn every_format_is_written_whatever_the_environment() {
    for format in
        ["text", "json", "sarif", "gitlab-sast", "gitlab-codequality", "azure", "github", "markdown", "checkstyle"]
    {
        let (outcome, report) = write(format, &[], &[]);
        assert_eq!(outcome.status, 0, "{format}: {outcome:?}");
        assert!(report.is_some(), "{format}");
    }
}

#[test]
fn a_format_that_does_not_exist_is_answered_with_those_that_do() {
    let (outcome, _) = write("junit", &[], &[]);
    assert_eq!(outcome.status, 2);
    let known = "text, json, sarif, sarif-azure, gitlab-sast, gitlab-codequality, azure, github, markdown, checkstyle";
    assert!(outcome.stderr.contains(known), "{}", outcome.stderr);
}

#[test]
fn under_a_build_time_gitlab_reports_are_the_same_on_every_run() {
    let report = parsed(write("gitlab-sast", &[("SOURCE_DATE_EPOCH", "1700000000")], &[]).1);
    assert_eq!(report["scan"]["start_time"], "2023-11-14T22:13:20");
    assert_eq!(report["scan"]["end_time"], "2023-11-14T22:13:20");
}

#[test]
fn a_build_time_that_is_none_is_refused_where_it_matters() {
    for time in ["", "soon", "-1", "1.5", "99999999999999"] {
        let (outcome, report) = write("gitlab-sast", &[("SOURCE_DATE_EPOCH", time)], &[]);
        assert_eq!((outcome.status, report), (2, None), "{time}");
        assert!(outcome.stderr.contains("SOURCE_DATE_EPOCH"), "{}", outcome.stderr);
        assert_eq!(write("sarif", &[("SOURCE_DATE_EPOCH", time)], &[]).0.status, 0, "SARIF holds no time");
    }
}

#[test]
fn in_a_pipeline_the_analysis_is_named_after_its_run() {
    let run = parsed(write("sarif-azure", &PIPELINE, &["--sarif-category", "x"]).1)["runs"][0].take();
    let (project, phase) = (PIPELINE[2].1, PIPELINE[5].1);
    let id = format!("azuredevops/pipeline/build/acme/{project}/42/{phase}/refs/heads/main/7");
    assert_eq!(run["automationDetails"]["id"], id);
    let properties = &run["automationDetails"]["properties"];
    assert_eq!(properties["azuredevops/pipeline/build/buildDefinitionId"], "42", "a string, not a number");
    assert_eq!(properties["azuredevops/pipeline/build/phaseName"], "Scan");
    assert_eq!(run["versionControlProvenance"][0]["branch"], "refs/heads/main");
    assert!(run["tool"]["driver"]["fullName"].as_str().unwrap().starts_with("cookielint "));
}

#[test]
fn nothing_of_a_pipeline_is_in_other_sarif() {
    let run = parsed(write("sarif", &PIPELINE, &[]).1)["runs"][0].take();
    for key in ["automationDetails", "versionControlProvenance"] {
        assert!(run.get(key).is_none(), "{key}");
    }
    assert!(run["tool"]["driver"].get("fullName").is_none());
}

#[test]
fn a_pipeline_that_is_none_or_only_part_of_one_is_refused_by_name() {
    let (outcome, report) = write("sarif-azure", &PIPELINE[1..], &[]);
    assert_eq!((outcome.status, report), (2, None));
    assert!(outcome.stderr.contains("TF_BUILD") && outcome.stderr.contains("format sarif"), "{}", outcome.stderr);
    let (outcome, report) = write("sarif-azure", &PIPELINE[..9], &[]);
    assert_eq!((outcome.status, report), (2, None));
    let missing = "that are not set: BUILD_SOURCEVERSION, BUILD_SOURCEBRANCH";
    assert!(outcome.stderr.contains(missing), "{}", outcome.stderr);
}

#[test]
fn a_category_stands_in_sarif_on_request() {
    let id = |more: &[&str]| parsed(write("sarif", &[], more).1)["runs"][0]["automationDetails"]["id"].take();
    assert_eq!(id(&["--sarif-category", "apps/web"]), "apps/web/");
    assert_eq!(id(&[]), Value::Null);
    assert_eq!(run(app().path(), &["--sarif-category", ""]).status, 2);
}
