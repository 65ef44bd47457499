//! The command line: what can be asked for, checked before anything runs.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use cookielint_analyzer::report::{Exclusion, Level, Profile};
use cookielint_analyzer::rules;

const EXAMPLES: &str = "\
Examples:
  cookielint                                  Scan the working directory and explain what is wrong
  cookielint server/src shared/session.ts     Scan a folder and a file
  cookielint --report sarif=cookies.sarif     Scan once: text on the terminal, SARIF in a file
  cookielint --fail-on error --profile strict Report also what is arguable, but fail on errors only
  cookielint --env COOKIE_SECURE=true         Say what your deployment sets
  cookielint explain insecure-cookie          Read why a rule exists and how to satisfy it

Formats:
  text                People
  json                Scripts
  sarif               GitHub code scanning, GitLab 18.11 and newer, the Scans tab of Azure DevOps
  sarif-azure         Advanced Security of Azure DevOps, in a pipeline
  gitlab-sast         Security reports of GitLab
  gitlab-codequality  Code quality reports of GitLab
  azure, github       Commands in the log of a job: issues, annotations
  markdown            The summary of a job
  checkstyle          Jenkins, editors and much else

NODE_ENV is taken to be production, and every other variable may be unset, unless --env or --env-file sets it.
Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the scan could not run.";

/// Predicts the cookies a Node.js web app sets in production and reports the misconfigured ones.
#[derive(Debug, Parser)]
#[command(name = "cookielint", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do; a scan when left out.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The scan that is meant when no command is named.
    #[command(flatten)]
    pub scan: ScanArgs,
}

impl Cli {
    /// The command, with the one that may be left out filled in.
    #[must_use]
    pub fn into_command(self) -> Command {
        self.command.unwrap_or(Command::Scan(self.scan))
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Scan files and folders; the word may be left out
    #[command(after_help = EXAMPLES)]
    Scan(ScanArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Explain a rule: what it finds, why it matters, how to mend it
    Explain(ExplainArgs),
    /// List the libraries that are known, with the cookies that they set
    Models(ModelsArgs),
}

/// Arguments of a scan.
#[derive(Debug, Args)]
pub struct ScanArgs {
    /// Files and folders to scan
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Folder that reported paths are relative to [default: the git root above the first PATH, else the working
    /// directory]
    #[arg(long, value_name = "DIR", help_heading = "What to scan")]
    pub root: Option<PathBuf>,
    /// Scan what is left out by default: a reason, or several with commas, or `all`
    #[arg(long, value_name = "EXCLUSION", value_delimiter = ',', help_heading = "What to scan",
          value_parser = PossibleValuesParser::new(exclusion_words()))]
    pub include: Vec<String>,

    /// Configuration of the project [default: the cookielint.toml nearest to the root, on the way to the first PATH]
    #[arg(long, value_name = "FILE", help_heading = "What to judge")]
    pub config: Option<PathBuf>,
    /// How much to report: `strict` adds what is arguable, `audit` also what could not be told
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "default|strict|audit",
        help_heading = "What to judge"
    )]
    pub profile: ProfileArg,
    /// Set an environment variable of the production deployment; repeatable
    #[arg(long, value_name = "NAME=VALUE", value_parser = parse_variable, help_heading = "What to judge")]
    pub env: Vec<(String, String)>,
    /// Set the variables of a dotenv file of the production deployment; repeatable, and `--env` comes before it
    #[arg(long, value_name = "FILE", help_heading = "What to judge")]
    pub env_file: Vec<PathBuf>,
    /// Exit with 1 when there is a finding of this level or worse
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "error|warning|note|never",
        help_heading = "What to judge"
    )]
    pub fail_on: FailOn,

    /// Format of standard output
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "FORMAT",
        help_heading = "What to write"
    )]
    pub format: Format,
    /// Also write a report to a file; repeatable
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report, help_heading = "What to write")]
    pub report: Vec<ReportFile>,
    /// Category of the analysis in SARIF; for GitHub better given to the upload action, which a category in the file
    /// would override
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new(), help_heading = "What to write")]
    pub sarif_category: Option<String>,
    /// List every skipped file, and how many files each exclusion left out
    #[arg(long, short, conflicts_with = "quiet", help_heading = "What to write")]
    pub verbose: bool,
    /// Print findings only, no summary
    #[arg(long, short, help_heading = "What to write")]
    pub quiet: bool,
    /// Also count how many values of attributes could be told, and say why the rest could not
    #[arg(long, help_heading = "What to write")]
    pub stats: bool,
    /// Colour of standard output.
    #[command(flatten)]
    pub color: ColorArg,
    /// Number of threads [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024),
          help_heading = "How to run")]
    pub threads: Option<u16>,
}

impl ScanArgs {
    /// The exclusions that `--include` switches off.
    #[must_use]
    pub fn included(&self) -> Vec<Exclusion> {
        let asked_for =
            |exclusion: &Exclusion| self.include.iter().any(|word| word == INCLUDE_ALL || word == exclusion.as_str());
        Exclusion::ALL.iter().copied().filter(asked_for).collect()
    }
}

/// The option that every command with output for people has.
#[derive(Debug, Args)]
pub struct ColorArg {
    /// When to use colour
    #[arg(
        long = "color",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "auto|always|never",
        help_heading = "What to write"
    )]
    pub when: ColorChoice,
}

/// Arguments of the list of rules.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Format of the list
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "text|json",
        help_heading = "What to write"
    )]
    pub format: ListFormat,
    /// Colour of standard output.
    #[command(flatten)]
    pub color: ColorArg,
}

/// Arguments of the explanation of a rule.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The rule, as findings and `cookielint rules` name it
    #[arg(value_name = "RULE", value_parser = PossibleValuesParser::new(rules::RULES.iter().map(|rule| rule.id)),
          hide_possible_values = true)]
    pub rule: String,
    /// Colour of standard output.
    #[command(flatten)]
    pub color: ColorArg,
}

/// Arguments of the list of libraries.
#[derive(Debug, Args)]
pub struct ModelsArgs {
    /// One package, by the name that it is imported by
    #[arg(value_name = "PACKAGE")]
    pub package: Option<String>,
    /// Configuration whose models are listed too [default: the cookielint.toml nearest to the root of the working
    /// directory's repository]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Format of the list
    #[arg(long, value_enum, default_value_t, hide_possible_values = true, value_name = "text|json")]
    pub format: ListFormat,
}

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// For code scanning.
    Sarif,
    /// For Advanced Security of Azure DevOps.
    SarifAzure,
    /// For GitLab's security reports.
    GitlabSast,
    /// For GitLab's code quality reports.
    GitlabCodequality,
    /// For the log of Azure Pipelines.
    Azure,
    /// For the log of GitHub Actions.
    Github,
    /// For the summary of a run.
    Markdown,
    /// For Jenkins, editors and everything else that reads Checkstyle's XML.
    Checkstyle,
}

/// A format of the list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
}

/// A [`Profile`] as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ProfileArg {
    /// What a team leaves on.
    #[default]
    Default,
    /// Also what is arguable.
    Strict,
    /// Also what could not be told.
    Audit,
}

impl From<ProfileArg> for Profile {
    fn from(word: ProfileArg) -> Self {
        match word {
            ProfileArg::Default => Self::Default,
            ProfileArg::Strict => Self::Strict,
            ProfileArg::Audit => Self::Audit,
        }
    }
}

/// The level from which on findings make the scan fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Warnings and errors.
    #[default]
    Warning,
    /// Any finding.
    Note,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The lowest level that fails; `None` when nothing does.
    #[must_use]
    pub fn threshold(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Note => Some(Level::Note),
            Self::Never => None,
        }
    }
}

/// A report to write to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// How.
    pub format: Format,
    /// Where.
    pub file: PathBuf,
}

const INCLUDE_ALL: &str = "all";

fn exclusion_words() -> impl Iterator<Item = &'static str> {
    Exclusion::ALL.iter().map(|exclusion| exclusion.as_str()).chain([INCLUDE_ALL])
}

fn parse_variable(argument: &str) -> Result<(String, String), String> {
    let (name, value) = argument.split_once('=').ok_or("expected NAME=VALUE, as in COOKIE_SECURE=true")?;
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if !is_name {
        return Err("the name of a variable is made of letters, digits and `_`, and starts with no digit".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}

fn format_words() -> Vec<String> {
    let words = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    words.map(|word| word.get_name().to_owned()).collect()
}

fn parse_report(argument: &str) -> Result<ReportFile, String> {
    let (format, file) = argument.split_once('=').ok_or("expected FORMAT=FILE, as in sarif=cookies.sarif")?;
    let format = Format::from_str(format, false)
        .map_err(|_| format!("unknown format `{format}`; the formats are {}", format_words().join(", ")))?;
    if file.is_empty() {
        return Err("the file's name is missing".to_owned());
    }
    Ok(ReportFile { format, file: file.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn scan(arguments: &[&str]) -> ScanArgs {
        let line = ["cookielint"].iter().chain(arguments);
        match Cli::try_parse_from(line).unwrap().into_command() {
            Command::Scan(scan) => scan,
            other => panic!("not a scan: {other:?}"),
        }
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_word_scan_may_be_left_out() {
        assert_eq!(scan(&[]).paths, [PathBuf::from(".")]);
        assert_eq!(scan(&["src", "lib"]).paths, [PathBuf::from("src"), PathBuf::from("lib")]);
        assert_eq!(scan(&["scan", "src", "lib"]).paths, scan(&["src", "lib"]).paths);
    }

    #[test]
    fn a_folder_named_like_a_command_is_scanned_with_the_word_scan() {
        assert_eq!(scan(&["scan", "rules"]).paths, [PathBuf::from("rules")]);
    }

    #[test]
    fn variables_keep_everything_after_the_first_equals_sign() {
        assert_eq!(parse_variable("A_1=b=c").unwrap(), ("A_1".to_owned(), "b=c".to_owned()));
        assert_eq!(parse_variable("EMPTY=").unwrap().1, "");
        for malformed in ["NAME", "=value", "1A=x", "A-B=x", " A=x"] {
            assert!(parse_variable(malformed).is_err(), "{malformed}");
        }
    }

    #[test]
    fn exclusions_are_switched_off_by_name_in_lists_and_all_at_once() {
        assert_eq!(scan(&["--include", "tests,generated"]).included(), [Exclusion::Generated, Exclusion::Tests]);
        assert_eq!(scan(&["--include", "tests", "--include", "ignored"]).included().len(), 2);
        assert_eq!(scan(&["--include", "all"]).included(), Exclusion::ALL);
        assert!(scan(&[]).included().is_empty());
    }

    #[test]
    fn a_report_names_a_known_format_and_a_file() {
        let report = parse_report("sarif=out/a=b.sarif").unwrap();
        assert_eq!(report, ReportFile { format: Format::Sarif, file: "out/a=b.sarif".into() });
        assert!(parse_report("xml=a").unwrap_err().contains("`xml`"));
        assert!(parse_report("sarif=").is_err());
        assert!(parse_report("sarif").is_err());
    }
}
