//! A report in the format that was asked for, with what the environment has to say to that format.

use std::time::{Duration, SystemTime};

use cookielint_analyzer::report::Report;
use cookielint_sarif::gitlab::{self, Times};
use cookielint_sarif::pipeline::Pipeline;
use cookielint_sarif::{azure, checkstyle, code_quality, github, json, sarif, summary};

use crate::cli::{Format, ScanArgs};
use crate::failure::Failure;
use crate::text;

/// The time that a build is to take for now (reproducible-builds.org), in seconds since 1970.
const BUILD_TIME: &str = "SOURCE_DATE_EPOCH";
/// The last second of the year 9999: no format has room for a later one.
const LAST_SECOND: u64 = 253_402_300_799;

/// Renders reports. What could go wrong with the environment has been found out when there is one.
#[derive(Debug)]
pub struct Renderer {
    text: text::Options,
    category: Option<String>,
    pipeline: Option<Pipeline>,
    build_time: Option<SystemTime>,
}

impl Renderer {
    /// Reads what the formats of a scan need of the environment, and nothing for those that are not asked for.
    ///
    /// # Errors
    /// When a format needs what the environment does not say or says wrongly.
    pub fn new(arguments: &ScanArgs, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Failure> {
        let is_wanted =
            |format| arguments.format == format || arguments.report.iter().any(|report| report.format == format);
        let pipeline = is_wanted(Format::SarifAzure).then(|| Pipeline::from_environment(&variable)).transpose();
        let build_time = variable(BUILD_TIME).filter(|_| is_wanted(Format::GitlabSast));
        Ok(Self {
            text: text::Options { color: false, verbose: arguments.verbose, quiet: arguments.quiet },
            category: arguments.sarif_category.clone(),
            pipeline: pipeline.map_err(|error| {
                Failure::new(error).hint("elsewhere use the format sarif, which every other surface takes")
            })?,
            build_time: build_time.as_deref().map(parse_build_time).transpose()?,
        })
    }

    /// The report in a format; only text has colour.
    ///
    /// # Errors
    /// None in practice.
    pub fn render(&self, format: Format, report: &Report, color: bool) -> Result<String, Failure> {
        match format {
            Format::Text => Ok(text::render(report, text::Options { color, ..self.text })),
            Format::Json => json::to_string(report).map_err(Failure::new),
            Format::Sarif => self.sarif(report, None),
            Format::SarifAzure => self.sarif(report, self.pipeline.clone()),
            Format::GitlabSast => gitlab::to_string(report, self.times(report.elapsed)).map_err(Failure::new),
            Format::GitlabCodequality => code_quality::to_string(report).map_err(Failure::new),
            Format::Azure => Ok(azure::to_string(report)),
            Format::Github => Ok(github::to_string(report)),
            Format::Markdown => Ok(summary::to_string(report)),
            Format::Checkstyle => checkstyle::to_string(report).map_err(Failure::new),
        }
    }

    fn sarif(&self, report: &Report, pipeline: Option<Pipeline>) -> Result<String, Failure> {
        let options = sarif::Options { category: self.category.clone(), pipeline };
        sarif::to_string(report, &options).map_err(Failure::new)
    }

    /// When the scan ran; under a build time, at that moment.
    fn times(&self, elapsed: Duration) -> Times {
        if let Some(build_time) = self.build_time {
            return Times { start: build_time, end: build_time };
        }
        let end = SystemTime::now();
        Times { start: end.checked_sub(elapsed).unwrap_or(end), end }
    }
}

fn parse_build_time(seconds: &str) -> Result<SystemTime, Failure> {
    let seconds: Option<u64> = seconds.parse().ok().filter(|&seconds| seconds <= LAST_SECOND);
    seconds.map(|seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).ok_or_else(|| {
        Failure::new(format!("{BUILD_TIME} is not a number of seconds since 1970"))
            .hint("`date +%s` prints such a number; unset it to have the time of the scan")
    })
}
