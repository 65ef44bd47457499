//! The pipeline from files to a report: each file is read, judged worth parsing, and lowered; then the programs that the
//! files make are run, all in parallel; then the facts of all are judged together.

mod programs;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use crate::discover::files::Files;
use crate::discover::{self, DiscoverError, LeftOut};
use crate::eval::{self, Environment, Extent};
use crate::facts::collect::{self, Source};
use crate::facts::statistics::Statistics;
use crate::facts::{Facts, Purpose};
use crate::link::{Linked, Mentioned, Project};
use crate::model::Models;
use crate::module::{Module, Scopes};
use crate::prefilter::Prefilter;
use crate::report::{self, Exclusion, Report, Skipped};
use crate::rules;
use crate::source::{FileId, SourceText, Span};
use crate::{ScanError, ScanOptions};
use programs::{Candidates, Programs};

/// The stack of a worker: lowering and evaluating nest as deep as their bounds allow, which in a debug build takes
/// more than the usual 2 MiB.
const STACK_SIZE: usize = 256 * 1024 * 1024;

/// What is the same for all files.
struct Shared {
    models: Models,
    environment: Environment,
    purposes: BTreeMap<String, Purpose>,
}

/// What reading a file gives.
#[derive(Default)]
struct Read {
    /// Whether it mentions what a model knows.
    is_candidate: bool,
    /// What it seems to import, when it is no candidate.
    mentioned: Mentioned,
    skipped: Option<Skipped>,
    excluded: Option<Exclusion>,
}

/// What running a program gives.
#[derive(Default)]
struct Ran {
    /// Its first file, then those that it imports.
    files: Vec<FileId>,
    /// What the code of these files imports.
    asked: FxHashSet<FileId>,
    facts: Facts,
    /// The files in which something is called that only their callers can tell.
    open: FxHashSet<FileId>,
    exhausted: bool,
}

/// Scans and reports.
///
/// # Errors
/// When a path does not exist, cannot be read or lies outside the root, when there is not a single JavaScript or
/// TypeScript file, or when threads cannot be started. A file that cannot be read is no error: it is listed in
/// [`Report::skipped`].
pub fn scan(options: &ScanOptions) -> Result<Report, ScanError> {
    let started = Instant::now();
    let shared = Shared::new(options)?;
    let mut report = in_pool(options.threads, || scan_in_pool(&shared, options))??;
    report.elapsed = started.elapsed();
    Ok(report)
}

/// Analyses texts that are already read: a pure function, which touches no file. The paths, root and exclusions of the
/// options do not matter here, and what the texts import of each other is not followed.
///
/// # Errors
/// When threads cannot be started.
pub fn analyse(sources: Vec<SourceText>, options: &ScanOptions) -> Result<Report, ScanError> {
    let shared = Shared::new(options)?;
    in_pool(options.threads, || {
        let link = |(index, source)| Linked::new(file_id(index), Arc::new(source), Arc::default(), true);
        let linked: Vec<Linked> = sources.into_par_iter().enumerate().map(link).collect();
        let count = linked.len();
        let project = Project::of(&shared.models, linked);
        let candidates = Candidates { files: (0..count).map(file_id).collect(), mentioned: Vec::new() };
        shared.judge(&project, candidates, options, Report { files_scanned: count, ..Report::default() })
    })
}

fn in_pool<R: Send>(threads: usize, run: impl FnOnce() -> R + Send) -> Result<R, ScanError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_SIZE).build();
    let pool = pool.map_err(|error| ScanError::Threads { threads, reason: error.to_string() })?;
    Ok(pool.install(run))
}

fn scan_in_pool(shared: &Shared, options: &ScanOptions) -> Result<Report, ScanError> {
    let mut listing = discover::list(options)?;
    discover::add_manifests(&mut listing, options, &shared.models);
    let files = Files::new(&listing, &options.include);
    let project = Project::new(&shared.models, &files);
    let prefilter = Prefilter::new(shared.models.words().iter().map(SmolStr::as_str));
    let read: Vec<Read> = listing
        .files
        .par_iter()
        .enumerate()
        .map_init(Vec::new, |buffer, (index, file)| match discover::read(file, &options.include, buffer) {
            // What is named is run, whatever it mentions: it may call what sets cookies elsewhere.
            Ok(bytes) if file.named || prefilter.matches(bytes) || shared.models.is_found_by_name(&file.path) => {
                let source = Arc::new(SourceText::new(file.path.clone(), discover::decode(bytes)));
                let id = file_id(index);
                project.add(Linked::new(id, source, files.manifest(id), true));
                Read { is_candidate: true, ..Read::default() }
            }
            Ok(bytes) => Read { mentioned: files.mentioned(file_id(index), bytes), ..Read::default() },
            Err(LeftOut::Excluded(reason)) => Read { excluded: Some(reason), ..Read::default() },
            Err(LeftOut::Skipped(skipped)) => Read { skipped: Some(skipped), ..Read::default() },
        })
        .collect();
    let mut report =
        Report { skipped: listing.skipped.clone(), excluded: listing.excluded.clone(), ..Report::default() };
    report.skipped.extend(files.faults());
    report.files_scanned = read.iter().filter(|file| file.excluded.is_none()).count();
    for file in &read {
        report.skipped.extend(file.skipped.clone());
        if let Some(reason) = file.excluded {
            *report.excluded.entry(reason).or_default() += 1;
        }
    }
    if report.files_scanned == 0 {
        let Report { excluded, skipped, .. } = sorted(report);
        return Err(DiscoverError::NoSources { paths: options.paths.clone(), excluded, skipped }.into());
    }
    let candidates = (0..read.len()).filter(|&index| read[index].is_candidate).map(file_id).collect();
    let mentioned = read.into_iter().map(|file| file.mentioned).collect();
    Ok(shared.judge(&project, Candidates { files: candidates, mentioned }, options, report))
}

fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).unwrap_or(u32::MAX))
}

impl Shared {
    fn new(options: &ScanOptions) -> Result<Self, ScanError> {
        Ok(Self {
            models: Models::with(&options.configuration)?,
            environment: Environment::production(&options.environment),
            purposes: BTreeMap::new(),
        })
    }

    /// Runs every candidate, in the programs that they belong to, and judges the facts of all together.
    fn judge(
        &self,
        project: &Project<'_>,
        candidates: Candidates,
        options: &ScanOptions,
        mut report: Report,
    ) -> Report {
        let programs = Programs { shared: self, project, candidates: &candidates }.run_all();
        let mut facts = Vec::with_capacity(programs.len());
        for program in programs {
            if program.exhausted
                && let Some(source) = program.files.first().and_then(|&file| project.file(file))
            {
                report.skipped.push(skipped(&source.source, None, "too complex to be followed to its end"));
            }
            facts.push(program.facts);
        }
        for &file in &candidates.files {
            let Some(linked) = project.file(file) else { continue };
            let Module { faults, too_deep, .. } = &linked.module;
            for (ranges, why) in [(faults, "syntax error"), (too_deep, "nested too deep to be followed")] {
                let lines = ranges.iter().map(|range| linked.source.position(range.start).line);
                report.skipped.extend(lines.map(|line| skipped(&linked.source, Some(line), why)));
            }
        }
        report.files_analysed = candidates.files.len();
        let is_judged = |call: Span| project.is_listed(call.file);
        let statistics = options.statistics.then(|| Statistics::of(&facts, is_judged));
        let facts = Facts::merge(facts);
        report.calls_judged = facts.calls().into_iter().filter(|call| is_judged(*call)).count();
        let mut problems = rules::check(&facts, options.profile);
        // Code beside the paths of the scan is followed, not judged, but for what the code in them has a part in.
        problems.retain(|problem| {
            let steps = problem.trail.iter().filter_map(|step| step.at);
            steps.chain([problem.subject.at, problem.at]).any(is_judged)
        });
        let sources = project.sources();
        report.statistics = statistics.map(|statistics| statistics.map(|span| report::locate(span, &sources)));
        let mut scopes: FxHashMap<FileId, Scopes> = FxHashMap::default();
        report.findings = problems
            .into_iter()
            .filter_map(|problem| {
                let file = problem.at.file;
                let scopes = scopes.entry(file).or_insert_with(|| {
                    project.parsed(file).map(|linked| Scopes::of(&linked.module)).unwrap_or_default()
                });
                report::finding(problem, &sources, scopes)
            })
            .collect();
        report.findings.sort_by(|a, b| {
            (&a.at, a.rule.id, &a.subject.at, &a.message).cmp(&(&b.at, b.rule.id, &b.subject.at, &b.message))
        });
        // Programs that share a file find the same in it.
        report.findings.dedup_by(|a, b| {
            (a.rule.id, &a.at, &a.subject.at, &a.message) == (b.rule.id, &b.at, &b.subject.at, &b.message)
        });
        let shown: BTreeSet<Arc<str>> = report.findings.iter().flat_map(report::paths).collect();
        let sources = sources.into_iter().flatten().filter(|source| shown.contains(source.path()));
        report.sources = sources.map(|source| (source.path().clone(), source)).collect();
        sorted(report)
    }

    /// Runs a program; one that is too large to be followed to its end is run file by file instead.
    fn run(&self, project: &Project<'_>, root: FileId) -> Vec<Ran> {
        let program = self.run_to(Extent::Program, project, root);
        if !program.exhausted || program.files.len() == 1 {
            return vec![program];
        }
        let is_candidate = |file: &FileId| project.parsed(*file).is_some_and(|linked| linked.is_candidate);
        let files: Vec<FileId> = program.files.into_iter().filter(is_candidate).collect();
        files.into_par_iter().map(|file| self.run_to(Extent::File, project, file)).collect()
    }

    fn run_to(&self, extent: Extent, project: &Project<'_>, root: FileId) -> Ran {
        let outcome = eval::run(project, root, extent, &self.models, &self.environment);
        let manifest = project.parsed(root).map(|linked| (&linked.manifest.starts, linked.source.path()));
        if outcome.for_development || manifest.is_some_and(|(starts, path)| starts.in_development_only(path)) {
            return Ran { files: vec![root], asked: outcome.asked, ..Ran::default() };
        }
        let source = Source { project, file: root, models: &self.models, outcome: &outcome, purposes: &self.purposes };
        let facts = collect::collect(source);
        let mut files = outcome.files;
        // The program is known by its first file.
        files.retain(|&file| file != root);
        files.insert(0, root);
        Ran { files, asked: outcome.asked, facts, open: outcome.open, exhausted: outcome.exhausted }
    }
}

fn skipped(source: &SourceText, line: Option<u32>, reason: &str) -> Skipped {
    Skipped { path: source.path().clone(), line, reason: reason.to_owned() }
}

/// The same report, with what was skipped in order and each once.
fn sorted(mut report: Report) -> Report {
    let unique: BTreeSet<_> = report.skipped.drain(..).collect();
    report.skipped = unique.into_iter().collect();
    report
}
