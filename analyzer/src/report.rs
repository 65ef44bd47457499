//! What a scan says: findings in a stable order, what was left out, and the sources to show them with.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::facts::statistics::Statistics;
use crate::module::Scopes;
use crate::rules::{Problem, Rule};
use crate::source::{Position, SourceText, Span, TextRange};

/// How bad a finding is; the words are SARIF's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Should be mended.
    Warning,
    /// Must be mended.
    Error,
}

impl Level {
    /// The word in SARIF, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One level lower, never below note.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }
}

/// Which findings are wanted (RULES.md, "How a value is judged").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// What a team leaves on.
    #[default]
    Default,
    /// Also what is arguable.
    Strict,
    /// Also, as notes, what could not be told and why.
    Audit,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The value could not be told (profile audit).
    Low,
    /// It holds unless the deployment sets a variable.
    Medium,
    /// It holds in the assumed deployment.
    High,
}

impl Confidence {
    /// The word in the JSON report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// A place as formats need it: always one that exists in [`Report::sources`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Path relative to the root, with `/`.
    pub path: Arc<str>,
    /// Byte range in that file.
    pub bytes: TextRange,
    /// Position of the first character.
    pub start: Position,
    /// Position after the last character. For [`Finding::at`] it is on the same line as `start`.
    pub end: Position,
}

/// A step of the explanation: where a value came from, in the order in which it travelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where; `None` for what is not in the sources ("default of express-session 1.19").
    pub at: Option<Location>,
    /// A few words: "spread here", "NODE_ENV is production".
    pub note: String,
}

/// The thing a finding is about; findings with equal subjects are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is: "session cookie `connect.sid`", "Express app".
    pub title: String,
    /// Who makes it: "express-session, `session()`".
    pub origin: String,
    /// The call that makes it.
    pub at: Location,
}

/// A named part of a file, such as a function or a class: what stays the same of a place when the code moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Its name; that of a function without one says what it is passed to: `app.post("/login")`.
    pub name: String,
    /// How many of this name come before it in the same scope.
    pub index: u32,
    /// Its first line.
    pub line: u32,
}

/// One problem at one place.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Its level here: the rule's, lowered for uncertain purposes and values.
    pub level: Level,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence of plain text with code in backticks. Constants of the scanned source may stand in
    /// it: formats escape it.
    pub message: String,
    /// What to do, in one sentence of the same kind.
    pub advice: String,
    /// What it is about.
    pub subject: Subject,
    /// The line to edit; on one line.
    pub at: Location,
    /// The named parts of its file that it lies in, outermost first. None in a file that is no code.
    pub scopes: Vec<Scope>,
    /// Where the value came from, first cause first. May be empty.
    pub trail: Vec<Step>,
}

/// Why a file, or a part of it, was not analysed though it would have been read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Path relative to the root, with `/`.
    pub path: Arc<str>,
    /// The first line concerned; `None` for the whole file.
    pub line: Option<u32>,
    /// Why, in a few words: "syntax error", "larger than 2 MiB", "permission denied".
    pub reason: String,
}

/// Files left out on purpose, by the reason that left them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Exclusion {
    /// Named by a .gitignore or .ignore file.
    Ignored,
    /// Under `node_modules` or another folder of dependencies or vendored code.
    Dependencies,
    /// Under a build output folder.
    BuildOutput,
    /// Under a folder whose name begins with a dot.
    Hidden,
    /// Minified, by name or by line length.
    Minified,
    /// Marked as generated.
    Generated,
    /// A test, by folder or by name.
    Tests,
    /// `.d.ts` and its kin.
    TypeDeclarations,
    /// Scaffold templates: files a generator copies into new projects.
    Templates,
}

impl Exclusion {
    /// Every reason, in the order in which they are shown.
    pub const ALL: &[Self] = &[
        Self::Ignored,
        Self::Dependencies,
        Self::BuildOutput,
        Self::Hidden,
        Self::Minified,
        Self::Generated,
        Self::Tests,
        Self::TypeDeclarations,
        Self::Templates,
    ];

    /// The word on the command line and in the JSON report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::Dependencies => "dependencies",
            Self::BuildOutput => "build-output",
            Self::Hidden => "hidden",
            Self::Minified => "minified",
            Self::Generated => "generated",
            Self::Tests => "tests",
            Self::TypeDeclarations => "type-declarations",
            Self::Templates => "templates",
        }
    }
}

/// The result of a scan.
#[derive(Debug, Default)]
pub struct Report {
    /// Sorted by path, position, then rule id.
    pub findings: Vec<Finding>,
    /// Sorted.
    pub skipped: Vec<Skipped>,
    /// The text of every file that a finding or a trail points into, by path.
    pub sources: BTreeMap<Arc<str>, Arc<SourceText>>,
    /// How many source files were read.
    pub files_scanned: usize,
    /// How many of them mentioned anything that a model knows, and so were analysed.
    pub files_analysed: usize,
    /// How many calls in them were judged: those that set cookies or headers, and make sessions or apps.
    pub calls_judged: usize,
    /// How many files (or, for whole folders that were not entered, folders) were left out, by reason.
    pub excluded: BTreeMap<Exclusion, usize>,
    /// How much could be told of every cookie; only when it was asked for.
    pub statistics: Option<Statistics<Location>>,
    /// Wall-clock time. Only the text report shows it: every other format is the same on every run.
    pub elapsed: Duration,
}

/// A problem with its places as lines and columns; `sources` holds the files by their number, `scopes` are those of the
/// file that has to change. `None` only when a place
/// lies in no file, which no stage makes.
#[must_use]
pub fn finding(problem: Problem, sources: &[Option<Arc<SourceText>>], scopes: &Scopes) -> Option<Finding> {
    let locate = |span: Span| locate(span, sources);
    let at = source_of(problem.at, sources)?;
    let scopes = scopes.around(problem.at.range).into_iter().map(|scope| Scope {
        name: scope.name.to_string(),
        index: scope.index,
        line: at.position(scope.range.start).line,
    });
    let steps = problem.trail.into_iter().map(|step| Step { at: step.at.and_then(locate), note: step.note });
    Some(Finding {
        rule: problem.rule,
        level: problem.level,
        confidence: problem.confidence,
        message: problem.message,
        advice: problem.advice,
        subject: Subject {
            title: problem.subject.title,
            origin: problem.subject.origin,
            at: locate(problem.subject.at)?,
        },
        at: location(at, at.first_line_of(problem.at.range)),
        scopes: scopes.collect(),
        trail: steps.collect(),
    })
}

/// A place as lines and columns; `sources` holds the files by their number.
#[must_use]
pub fn locate(span: Span, sources: &[Option<Arc<SourceText>>]) -> Option<Location> {
    Some(location(source_of(span, sources)?, span.range))
}

fn source_of(span: Span, sources: &[Option<Arc<SourceText>>]) -> Option<&Arc<SourceText>> {
    sources.get(span.file.0 as usize)?.as_ref()
}

fn location(source: &SourceText, range: TextRange) -> Location {
    Location {
        path: source.path().clone(),
        bytes: range,
        start: source.position(range.start),
        end: source.position(range.end),
    }
}

/// The files that a finding points into.
pub fn paths(finding: &Finding) -> Vec<Arc<str>> {
    let steps = finding.trail.iter().filter_map(|step| step.at.as_ref());
    [&finding.at, &finding.subject.at].into_iter().chain(steps).map(|at| at.path.clone()).collect()
}

impl Report {
    /// The number of findings of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// The worst level among the findings.
    #[must_use]
    pub fn worst(&self) -> Option<Level> {
        self.findings.iter().map(|finding| finding.level).max()
    }
}
