//! What each command does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cookielint_analyzer::discover::{self, DiscoverError};
use cookielint_analyzer::lower::data::dotenv;
use cookielint_analyzer::model::Models;
use cookielint_analyzer::report::Report;
use cookielint_analyzer::{ScanError, ScanOptions, rules, scan};
use cookielint_sarif::{json, models};

use crate::cli::{Command, ExplainArgs, FailOn, Format, ListFormat, ModelsArgs, RulesArgs, ScanArgs};
use crate::configuration;
use crate::explain;
use crate::failure::Failure;
use crate::output;
use crate::render::Renderer;
use crate::text::{self, style::Paint};

/// Exit status of a scan that found nothing at or above the threshold.
const CLEAN: u8 = 0;
/// Exit status of a scan that found something.
const FOUND: u8 = 1;
/// Exit status of a command that could not run; clap's for a command line it cannot read is the same.
pub const COULD_NOT_RUN: u8 = 2;

/// The commands, `help` included, which clap adds.
const COMMANDS: [&str; 5] = ["scan", "rules", "explain", "models", "help"];
/// How many letters of a command may be wrong, missing, too many or swapped before it is no longer recognised.
const TYPING_MISTAKES: usize = 2;

/// Runs a command; the exit status it ends with.
///
/// # Errors
/// When it cannot do what was asked.
pub fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Scan(arguments) => run_scan(arguments),
        Command::Rules(arguments) => list_rules(arguments),
        Command::Explain(arguments) => explain_rule(arguments),
        Command::Models(arguments) => list_models(arguments),
    }
}

fn run_scan(arguments: &ScanArgs) -> Result<ExitCode, Failure> {
    let options = scan_options(arguments, environment(arguments)?)?;
    let renderer = Renderer::new(arguments, |name| std::env::var(name).ok())?;
    let mut targets = output::open(&arguments.report)?;
    let report = scan(&options).map_err(|error| explain_error(&error))?;

    for target in &mut targets {
        target.write(&renderer.render(target.format, &report, false)?)?;
    }
    for target in targets {
        target.finish()?;
    }
    let color = arguments.format == Format::Text && output::wants_color(arguments.color.when);
    output::print(&renderer.render(arguments.format, &report, color)?, color)?;
    if let (false, Some(statistics)) = (holds_statistics(arguments.format), &report.statistics) {
        output::print_aside(&text::statistics::render(statistics, Paint { color: false }));
    }
    Ok(exit_status(&report, arguments.fail_on).into())
}

/// The declared variables, those of files first: the last one of a name holds.
fn environment(arguments: &ScanArgs) -> Result<Vec<(String, String)>, Failure> {
    let mut declared = Vec::new();
    for path in &arguments.env_file {
        let text = fs::read_to_string(path)
            .map_err(|error| Failure::new(format!("cannot read the environment file {}: {error}", path.display())))?;
        let variables = dotenv::variables(&text);
        if variables.is_empty() {
            return Err(Failure::new(format!("the environment file {} declares no variable", path.display()))
                .hint("each line of it is `NAME=value`"));
        }
        declared.extend(variables.into_iter().map(|variable| (variable.name, variable.value)));
    }
    declared.extend(arguments.env.iter().cloned());
    Ok(declared)
}

fn scan_options(arguments: &ScanArgs, environment: Vec<(String, String)>) -> Result<ScanOptions, Failure> {
    let first_path = arguments.paths.first().map_or(Path::new("."), PathBuf::as_path);
    let root = arguments.root.clone().unwrap_or_else(|| discover::default_root(first_path));
    Ok(ScanOptions {
        configuration: configuration::read(arguments.config.as_deref(), &root, first_path)?,
        paths: arguments.paths.clone(),
        root,
        profile: arguments.profile.into(),
        statistics: arguments.stats,
        environment,
        threads: arguments.threads.map_or(0, usize::from),
        include: arguments.included(),
    })
}

/// Whether a format has a place for the table of `--stats`.
fn holds_statistics(format: Format) -> bool {
    matches!(format, Format::Text | Format::Json)
}

fn exit_status(report: &Report, fail_on: FailOn) -> u8 {
    match (report.worst(), fail_on.threshold()) {
        (Some(worst), Some(threshold)) if worst >= threshold => FOUND,
        _ => CLEAN,
    }
}

/// Adds advice to what stopped a scan.
fn explain_error(error: &ScanError) -> Failure {
    let hint = match error {
        ScanError::Discover(DiscoverError::Missing(path)) => return Failure::new(error).hint(missing(path)),
        ScanError::Discover(DiscoverError::Unreadable { .. }) => "check its permissions",
        ScanError::Discover(DiscoverError::OutsideRoot { .. }) => "give a folder above every path with `--root`",
        ScanError::Discover(DiscoverError::NoSources { .. }) => {
            "name the folder of the app; `--include` adds what is left out by default"
        }
        ScanError::Model(_) => configuration::WRITING_A_MODEL,
        ScanError::Threads { .. } => "ask for fewer with `--threads`",
    };
    Failure::new(error).hint(hint)
}

/// What may have been meant by a path that is not there: a bare word is more likely a command than a file.
fn missing(path: &Path) -> String {
    let word = path.to_string_lossy();
    if COMMANDS.contains(&&*word) {
        return "a command comes first: `cookielint COMMAND [OPTIONS]`".to_owned();
    }
    let distance = |command: &&&str| strsim::damerau_levenshtein(&word, command);
    match COMMANDS.iter().min_by_key(distance) {
        Some(nearest) if distance(&nearest) <= TYPING_MISTAKES => format!("did you mean the command `{nearest}`?"),
        _ if word.chars().all(char::is_alphabetic) => {
            format!("paths are relative to the working directory; the commands are {}", COMMANDS.join(", "))
        }
        _ => "paths are relative to the working directory".to_owned(),
    }
}

fn list_rules(arguments: &RulesArgs) -> Result<ExitCode, Failure> {
    let color = arguments.format == ListFormat::Text && output::wants_color(arguments.color.when);
    let text = match arguments.format {
        ListFormat::Text => explain::list(color),
        ListFormat::Json => json::rules().map_err(Failure::new)?,
    };
    output::print(&text, color)?;
    Ok(CLEAN.into())
}

fn explain_rule(arguments: &ExplainArgs) -> Result<ExitCode, Failure> {
    let rule = rules::find(&arguments.rule).ok_or_else(|| {
        Failure::new(format!("no such rule: {}", arguments.rule)).hint("`cookielint rules` lists them")
    })?;
    let color = output::wants_color(arguments.color.when);
    output::print(&explain::page(rule, color), color)?;
    Ok(CLEAN.into())
}

fn list_models(arguments: &ModelsArgs) -> Result<ExitCode, Failure> {
    let here = Path::new(".");
    let configuration = configuration::read(arguments.config.as_deref(), &discover::default_root(here), here)?;
    let known =
        Models::with(&configuration).map_err(|error| Failure::new(error).hint(configuration::WRITING_A_MODEL))?;
    let libraries = models::libraries(&known, arguments.package.as_deref());
    if let (Some(name), []) = (&arguments.package, &*libraries) {
        return Err(Failure::new(format!("nothing is known of the package {name}"))
            .hint("`cookielint models` lists all that are"));
    }
    let text = match arguments.format {
        ListFormat::Text => crate::models::list(&libraries),
        ListFormat::Json => models::to_string(&libraries).map_err(Failure::new)?,
    };
    output::print(&text, false)?;
    Ok(CLEAN.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::{finding, report};
    use clap::CommandFactory;
    use cookielint_analyzer::report::Level;

    #[test]
    fn a_scan_fails_from_the_threshold_on() {
        let levels = [None, Some(Level::Note), Some(Level::Warning), Some(Level::Error)];
        let statuses = |fail_on| {
            levels.map(|level| {
                let findings = level.map(|level| finding("f(false)", "false", level));
                exit_status(&report("a.js", "f(false)", findings.into_iter().collect()), fail_on)
            })
        };
        assert_eq!(statuses(FailOn::Note), [0, 1, 1, 1]);
        assert_eq!(statuses(FailOn::Warning), [0, 0, 1, 1]);
        assert_eq!(statuses(FailOn::Error), [0, 0, 0, 1]);
        assert_eq!(statuses(FailOn::Never), [0, 0, 0, 0]);
    }

    #[test]
    fn a_path_that_is_missing_is_named() {
        let failure = |path: &str| explain_error(&DiscoverError::Missing(path.into()).into());
        assert_eq!(failure("no/such.js").message, "no such file or directory: no/such.js");
        assert!(failure("rules").hint.is_some_and(|hint| hint.contains("a command comes first")));
    }

    #[test]
    fn the_commands_are_those_of_the_command_line() {
        let mut known: Vec<_> =
            crate::cli::Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
        known.push("help".to_owned());
        assert_eq!(known, COMMANDS);
    }
}
