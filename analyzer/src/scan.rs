//! The pipeline from files to a report: each file is read, judged worth parsing, lowered and run on its own, in
//! parallel; then the facts of all files are judged together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;
use smol_str::SmolStr;

use crate::discover::manifest::Manifests;
use crate::discover::{self, DiscoverError, LeftOut, Listing, SourceFile};
use crate::eval::{self, Environment};
use crate::facts::collect::{self, Source};
use crate::facts::{Facts, Purpose};
use crate::link::{Manifest, Project};
use crate::lower::lower;
use crate::model::Models;
use crate::prefilter::Prefilter;
use crate::report::{self, Exclusion, Report, Skipped};
use crate::rules;
use crate::source::{FileId, SourceText};
use crate::syntax::Language;
use crate::{ScanError, ScanOptions};

/// The stack of a worker: lowering and evaluating nest as deep as their bounds allow, which in a debug build takes
/// more than the usual 2 MiB.
const STACK_SIZE: usize = 64 * 1024 * 1024;

/// What is the same for all files.
struct Shared {
    models: Models,
    environment: Environment,
    purposes: BTreeMap<String, Purpose>,
}

/// What one file gives.
#[derive(Default)]
struct Analysed {
    source: Option<Arc<SourceText>>,
    facts: Facts,
    skipped: Vec<Skipped>,
    excluded: Option<Exclusion>,
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
/// options do not matter here.
///
/// # Errors
/// When threads cannot be started.
pub fn analyse(sources: Vec<SourceText>, options: &ScanOptions) -> Result<Report, ScanError> {
    let shared = Shared::new(options)?;
    in_pool(options.threads, || {
        let manifest = Manifest::default();
        let analysed: Vec<_> = sources
            .into_par_iter()
            .enumerate()
            .map(|(index, source)| shared.analyse(file_id(index), source, &manifest))
            .collect();
        assemble(analysed, options, Report::default())
    })
}

fn in_pool<R: Send>(threads: usize, run: impl FnOnce() -> R + Send) -> Result<R, ScanError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_SIZE).build();
    let pool = pool.map_err(|error| ScanError::Threads { threads, reason: error.to_string() })?;
    Ok(pool.install(run))
}

fn scan_in_pool(shared: &Shared, options: &ScanOptions) -> Result<Report, ScanError> {
    let Listing { root, files, skipped, excluded } = discover::list(options)?;
    let prefilter = Prefilter::new(shared.models.words().iter().map(SmolStr::as_str));
    let mut manifests = Manifests::new(&root);
    let manifests: Vec<Arc<Manifest>> =
        files.iter().map(|file| manifests.of(file.location.parent().unwrap_or(Path::new("")))).collect();
    let analysed: Vec<_> = files
        .par_iter()
        .zip(&manifests)
        .enumerate()
        .map_init(Vec::new, |buffer, (index, (file, manifest))| {
            shared.read_and_analyse(file_id(index), file, manifest, &prefilter, options, buffer)
        })
        .collect();
    let all_left_out = analysed.iter().all(|file| file.excluded.is_some());
    let report = assemble(analysed, options, Report { skipped, excluded, ..Report::default() });
    if all_left_out {
        let Report { excluded, skipped, .. } = report;
        return Err(DiscoverError::NoSources { paths: options.paths.clone(), excluded, skipped }.into());
    }
    Ok(report)
}

fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).unwrap_or(u32::MAX))
}

impl Shared {
    fn new(options: &ScanOptions) -> Result<Self, ScanError> {
        Ok(Self {
            models: Models::built_in()?,
            environment: Environment::production(&options.environment),
            purposes: BTreeMap::new(),
        })
    }

    fn read_and_analyse(
        &self,
        id: FileId,
        file: &SourceFile,
        manifest: &Manifest,
        prefilter: &Prefilter,
        options: &ScanOptions,
        buffer: &mut Vec<u8>,
    ) -> Analysed {
        match discover::read(file, &options.include, buffer) {
            Ok(bytes) if prefilter.matches(bytes) => {
                self.analyse(id, SourceText::new(file.path.clone(), discover::decode(bytes)), manifest)
            }
            Ok(_) => Analysed::default(),
            Err(LeftOut::Excluded(reason)) => Analysed { excluded: Some(reason), ..Analysed::default() },
            Err(LeftOut::Skipped(skipped)) => Analysed { skipped: vec![skipped], ..Analysed::default() },
        }
    }

    fn analyse(&self, id: FileId, source: SourceText, manifest: &Manifest) -> Analysed {
        // A file that was named by the user is read whatever its name.
        let language = Language::of_path(source.path()).unwrap_or(Language::JavaScript);
        let module = lower(source.text(), language);
        let project = Project::new(id, source.text(), &module, manifest, &self.models);
        let outcome = eval::run(&project, &self.models, &self.environment);
        let facts = collect::collect(Source {
            project: &project,
            models: &self.models,
            outcome: &outcome,
            purposes: &self.purposes,
        });
        let mut skipped: Vec<Skipped> = module
            .faults
            .iter()
            .map(|fault| skipped(&source, Some(source.position(fault.start).line), "syntax error"))
            .collect();
        skipped.dedup();
        if outcome.exhausted {
            skipped.push(self::skipped(&source, None, "too complex to be followed to its end"));
        }
        Analysed { facts, skipped, excluded: None, source: Some(Arc::new(source)) }
    }
}

fn skipped(source: &SourceText, line: Option<u32>, reason: &str) -> Skipped {
    Skipped { path: source.path().clone(), line, reason: reason.to_owned() }
}

/// Judges the facts of all files together.
fn assemble(analysed: Vec<Analysed>, options: &ScanOptions, mut report: Report) -> Report {
    report.files_scanned = analysed.iter().filter(|file| file.excluded.is_none()).count();
    report.files_analysed = analysed.iter().filter(|file| file.source.is_some()).count();
    let mut sources = Vec::with_capacity(analysed.len());
    let mut facts = Vec::with_capacity(analysed.len());
    for file in analysed {
        if let Some(reason) = file.excluded {
            *report.excluded.entry(reason).or_default() += 1;
        }
        report.skipped.extend(file.skipped);
        sources.push(file.source);
        facts.push(file.facts);
    }
    let problems = rules::check(&Facts::merge(facts), options.profile);
    report.findings = problems.into_iter().filter_map(|problem| report::finding(problem, &sources)).collect();
    report.findings.sort_by(|a, b| (&a.at, a.rule.id, &a.subject.at).cmp(&(&b.at, b.rule.id, &b.subject.at)));
    let shown: BTreeSet<Arc<str>> = report.findings.iter().flat_map(report::paths).collect();
    report.sources = sources
        .into_iter()
        .flatten()
        .filter(|source| shown.contains(source.path()))
        .map(|source| (source.path().clone(), source))
        .collect();
    let unique: BTreeSet<_> = report.skipped.drain(..).collect();
    report.skipped = unique.into_iter().collect();
    report
}
