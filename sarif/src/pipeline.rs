//! Which run of Azure Pipelines a SARIF file is of: GitHub Advanced Security for Azure DevOps takes no file without it.

use thiserror::Error;
use uuid::Uuid;

/// A run of a pipeline, from the variables that the agent gives every step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pipeline {
    /// The organisation.
    pub organization: String,
    /// The id of the project, a GUID.
    pub project: String,
    /// The id of the pipeline.
    pub definition_id: String,
    /// The name of the pipeline.
    pub definition_name: String,
    /// The id of the phase, or of the job where the agent names no phase.
    pub phase_id: String,
    /// Its name.
    pub phase_name: String,
    /// The id of the run.
    pub build_id: String,
    /// The address of the repository.
    pub repository: String,
    /// The commit.
    pub revision: String,
    /// The branch in full: `refs/heads/main`.
    pub branch: String,
}

/// Why the run cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PipelineError {
    /// Not in a pipeline.
    #[error("the format sarif-azure is for steps of Azure Pipelines, and TF_BUILD is not `True` here")]
    NoPipeline,
    /// Variables are missing or empty.
    #[error("the format sarif-azure needs variables of Azure Pipelines that are not set: {}", .0.join(", "))]
    Missing(Vec<String>),
    /// The address of the collection names no organisation.
    #[error("SYSTEM_COLLECTIONURI names no organisation: {0}")]
    Collection(String),
    /// An id that the agent sets to a GUID is none: such a file is refused.
    #[error("{variable} is not a GUID: {value}")]
    NoGuid {
        /// The variable.
        variable: &'static str,
        /// What it is instead.
        value: String,
    },
    /// The branch is not one in full.
    #[error("BUILD_SOURCEBRANCH is not a full name such as refs/heads/main: {0}")]
    Branch(String),
}

impl Pipeline {
    /// Reads the run from the variables of an environment: all of it or nothing.
    ///
    /// # Errors
    /// When this is no pipeline, or when one of the variables is missing or cannot be what the agent sets.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Result<Self, PipelineError> {
        let read = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        if !read("TF_BUILD").is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            return Err(PipelineError::NoPipeline);
        }
        let mut missing = Vec::new();
        let mut get = |names: &[&str]| {
            names.iter().find_map(|name| read(name)).unwrap_or_else(|| {
                missing.push(names.join(" or "));
                String::new()
            })
        };
        let collection = get(&["SYSTEM_COLLECTIONURI"]);
        let mut pipeline = Self {
            organization: String::new(),
            project: get(&["SYSTEM_TEAMPROJECTID"]),
            definition_id: get(&["BUILD_DEFINITIONID", "SYSTEM_DEFINITIONID"]),
            definition_name: get(&["BUILD_DEFINITIONNAME"]),
            phase_id: get(&["SYSTEM_PHASEID", "SYSTEM_JOBID"]),
            phase_name: get(&["SYSTEM_PHASENAME", "SYSTEM_JOBNAME"]),
            build_id: get(&["BUILD_BUILDID"]),
            repository: get(&["BUILD_REPOSITORY_URI"]),
            revision: get(&["BUILD_SOURCEVERSION"]),
            branch: get(&["BUILD_SOURCEBRANCH"]),
        };
        if !missing.is_empty() {
            return Err(PipelineError::Missing(missing));
        }
        for (variable, value) in [("SYSTEM_TEAMPROJECTID", &pipeline.project), ("SYSTEM_PHASEID", &pipeline.phase_id)] {
            if Uuid::try_parse(value).is_err() {
                return Err(PipelineError::NoGuid { variable, value: value.clone() });
            }
        }
        pipeline.organization = organization(&collection).ok_or(PipelineError::Collection(collection))?;
        if !pipeline.branch.starts_with("refs/") {
            return Err(PipelineError::Branch(pipeline.branch));
        }
        Ok(pipeline)
    }

    /// The id that the run's analysis has: `azuredevops/pipeline/build/` and where it is.
    #[must_use]
    pub fn analysis(&self) -> String {
        let Self { organization, project, definition_id, phase_id, branch, build_id, .. } = self;
        format!("azuredevops/pipeline/build/{organization}/{project}/{definition_id}/{phase_id}/{branch}/{build_id}")
    }
}

/// The organisation of `https://dev.azure.com/ORG/`, of `https://ORG.visualstudio.com/`, or of a server, where it is the
/// last part of the path.
fn organization(collection: &str) -> Option<String> {
    let (_, rest) = collection.split_once("://")?;
    let (host, path) = rest.trim_end_matches('/').split_once('/').unwrap_or((rest.trim_end_matches('/'), ""));
    let name = match host.strip_suffix(".visualstudio.com") {
        Some(name) => name,
        None => path.rsplit('/').next().unwrap_or_default(),
    };
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: [(&str, &str); 11] = [
        ("TF_BUILD", "True"),
        ("SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/"),
        ("SYSTEM_TEAMPROJECTID", "8a5c1f3e-0000-4000-8000-000000000000"),
        ("BUILD_DEFINITIONID", "42"),
        ("BUILD_DEFINITIONNAME", "web"),
        ("SYSTEM_PHASEID", "3a3a2a60-14c7-570b-14a4-fa42ad92f52a"),
        ("SYSTEM_PHASENAME", "Scan"),
        ("BUILD_BUILDID", "7"),
        ("BUILD_REPOSITORY_URI", "https://dev.azure.com/acme/web/_git/web"),
        ("BUILD_SOURCEVERSION", "0123"),
        ("BUILD_SOURCEBRANCH", "refs/heads/main"),
    ];

    fn pipeline(change: &[(&str, &str)]) -> Result<Pipeline, PipelineError> {
        Pipeline::from_environment(|name| {
            let (_, value) = change.iter().chain(&WHOLE).find(|(known, _)| *known == name)?;
            Some((*value).to_owned())
        })
    }

    #[test]
    fn the_analysis_is_named_after_the_run() {
        let name = pipeline(&[]).map(|pipeline| pipeline.analysis());
        let (project, phase) = ("8a5c1f3e-0000-4000-8000-000000000000", "3a3a2a60-14c7-570b-14a4-fa42ad92f52a");
        let expected = format!("azuredevops/pipeline/build/acme/{project}/42/{phase}/refs/heads/main/7");
        assert_eq!(name, Ok(expected));
    }

    #[test]
    fn the_organisation_is_found_in_every_form_of_address() {
        let organization = |uri: &str| pipeline(&[("SYSTEM_COLLECTIONURI", uri)]).map(|pipeline| pipeline.organization);
        assert_eq!(organization("https://dev.azure.com/acme").as_deref(), Ok("acme"));
        assert_eq!(organization("https://acme.visualstudio.com/").as_deref(), Ok("acme"));
        assert_eq!(organization("https://tfs.example/tfs/Default/").as_deref(), Ok("Default"));
        assert!(matches!(organization("https://dev.azure.com/"), Err(PipelineError::Collection(_))));
        assert!(matches!(organization("acme"), Err(PipelineError::Collection(_))));
    }

    #[test]
    fn outside_a_pipeline_there_is_no_run() {
        assert_eq!(pipeline(&[("TF_BUILD", "")]), Err(PipelineError::NoPipeline));
        assert_eq!(pipeline(&[("TF_BUILD", "false")]), Err(PipelineError::NoPipeline));
    }

    #[test]
    fn every_missing_variable_is_named_at_once() {
        let error = pipeline(&[("BUILD_BUILDID", ""), ("SYSTEM_PHASEID", " ")]).unwrap_err();
        let told = "the format sarif-azure needs variables of Azure Pipelines that are not set: \
                    SYSTEM_PHASEID or SYSTEM_JOBID, BUILD_BUILDID";
        assert_eq!(error.to_string(), told);
        let id = "12f1170f-54f2-53f3-20dd-22fc7dff55f9";
        let job = pipeline(&[("SYSTEM_PHASEID", ""), ("SYSTEM_JOBID", id)]).map(|pipeline| pipeline.phase_id);
        assert_eq!(job.as_deref(), Ok(id), "the job stands for the phase");
    }

    #[test]
    fn an_id_that_is_no_guid_is_refused_here_and_not_by_the_service() {
        let error = pipeline(&[("SYSTEM_PHASEID", "phase")]).unwrap_err();
        assert_eq!(error.to_string(), "SYSTEM_PHASEID is not a GUID: phase");
    }

    #[test]
    fn a_branch_is_named_in_full() {
        assert_eq!(pipeline(&[("BUILD_SOURCEBRANCH", "main")]), Err(PipelineError::Branch("main".to_owned())));
    }
}
