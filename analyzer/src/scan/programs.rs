//! Which files start programs. Running a file runs what it imports, so that most files need no program of their own.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use smol_str::SmolStr;

use super::{Ran, Shared};
use crate::facts::{Facts, PoweredBy, Value, Why};
use crate::link::{Mentioned, Project, Request, Target};
use crate::source::FileId;

/// The files to judge.
pub(super) struct Candidates {
    pub(super) files: Vec<FileId>,
    /// What every file seems to import, by its number; nothing for the candidates, which are parsed.
    pub(super) mentioned: Vec<Mentioned>,
}

/// Runs the programs of a project.
pub(super) struct Programs<'a> {
    pub(super) shared: &'a Shared,
    pub(super) project: &'a Project<'a>,
    pub(super) candidates: &'a Candidates,
}

impl Programs<'_> {
    /// Runs every candidate, then the files that call what candidates leave open.
    pub(super) fn run_all(&self) -> Vec<Ran> {
        let files: Vec<FileId> = self.candidates.files.iter().copied().chain(self.entries()).collect();
        let mut programs = self.run_from(&files, &BTreeSet::new());
        let open =
            programs.iter().flat_map(|program| open_files(&program.facts).into_iter().chain(program.open.clone()));
        let open: BTreeSet<FileId> = open.collect();
        if !open.is_empty() {
            let reached = files_of(&programs);
            programs.extend(self.run_from(&self.callers(&open, &reached), &reached));
        }
        programs
    }

    /// The other files that import a candidate, directly, and that nothing imports: with what they do with what it
    /// exports, the program starts.
    fn entries(&self) -> Vec<FileId> {
        let candidates: BTreeSet<FileId> = self.candidates.files.iter().copied().collect();
        let mut imported = self.imported_by(&self.candidates.files);
        imported.extend(self.candidates.mentioned.iter().flat_map(|mentioned| mentioned.files.iter().copied()));
        let all = (0u32..).map(FileId).zip(&self.candidates.mentioned);
        let starts = all.filter(|(file, mentioned)| {
            !imported.contains(file) && mentioned.files.iter().any(|import| candidates.contains(import))
        });
        starts.map(|(file, _)| file).collect()
    }

    /// Runs the files that no other one of them imports, and goes on with those of the rest that these did not come to.
    fn run_from(&self, files: &[FileId], reached: &BTreeSet<FileId>) -> Vec<Ran> {
        let mut left: Vec<FileId> = files.iter().copied().filter(|file| !reached.contains(file)).collect();
        let mut programs = Vec::new();
        while let Some(&first) = left.first() {
            let imported = self.imported_by(&left);
            let mut roots: Vec<FileId> = left.iter().copied().filter(|file| !imported.contains(file)).collect();
            if roots.is_empty() {
                // They import each other.
                roots.push(first);
            }
            let ran: Vec<Ran> = roots.par_iter().flat_map_iter(|&root| self.shared.run(self.project, root)).collect();
            let reached: BTreeSet<FileId> = files_of(&ran).into_iter().chain(roots).collect();
            left.retain(|file| !reached.contains(file));
            programs.extend(ran);
            let dead = self.dead(&left, files, &programs);
            left.retain(|file| !dead.contains(file));
        }
        programs
    }

    /// Those of some files that production never imports: everything that imports them ran to its end, and came to no
    /// import of them.
    fn dead(&self, files: &[FileId], run: &[FileId], programs: &[Ran]) -> BTreeSet<FileId> {
        let complete = programs.iter().filter(|program| !program.exhausted);
        let ran: BTreeSet<FileId> = complete.flat_map(|program| program.files.iter().copied()).collect();
        let asked: BTreeSet<FileId> = programs.iter().flat_map(|program| program.asked.iter().copied()).collect();
        let mut importers: BTreeMap<FileId, Vec<FileId>> = BTreeMap::new();
        for &file in run.iter().chain(&ran) {
            self.project.imports(file).into_iter().for_each(|other| importers.entry(other).or_default().push(file));
        }
        // What is no candidate is not run in full.
        let others = (0u32..).map(FileId).zip(&self.candidates.mentioned).filter(|(file, _)| !ran.contains(file));
        let elsewhere: BTreeSet<FileId> = others.flat_map(|(_, mentioned)| mentioned.files.iter().copied()).collect();
        let mut unasked = files.to_vec();
        unasked.retain(|&file| !asked.contains(&file) && !elsewhere.contains(&file) && !self.is_started(file));
        let mut dead = BTreeSet::new();
        loop {
            let is_dead = |file: &FileId| {
                let importers = importers.get(file).map(Vec::as_slice).unwrap_or_default();
                !importers.is_empty() && importers.iter().all(|file| ran.contains(file) || dead.contains(file))
            };
            let more: Vec<FileId> =
                unasked.iter().filter(|file| !dead.contains(*file) && is_dead(file)).copied().collect();
            if more.is_empty() {
                return dead;
            }
            dead.extend(more);
        }
    }

    /// Whether production starts with a file, whatever else imports it.
    fn is_started(&self, file: FileId) -> bool {
        self.project.parsed(file).is_some_and(|linked| linked.manifest.starts.in_production(linked.source.path()))
    }

    /// The files that some of the given ones import, directly or through others.
    fn imported_by(&self, files: &[FileId]) -> BTreeSet<FileId> {
        let direct = |&file: &FileId| [self.project.imports(file), self.mentioned(file).files.clone()].concat();
        let mut next: Vec<FileId> = files.par_iter().flat_map_iter(direct).collect();
        let mut found = BTreeSet::new();
        while let Some(file) = next.pop() {
            if found.insert(file) {
                next.extend(&self.mentioned(file).files);
            }
        }
        found
    }

    fn mentioned(&self, file: FileId) -> &Mentioned {
        static NOTHING: Mentioned = Mentioned { files: Vec::new(), specifiers: Vec::new() };
        self.candidates.mentioned.get(file.0 as usize).unwrap_or(&NOTHING)
    }

    /// The files which no program came to that import one of the given ones, directly or through each other.
    fn callers(&self, open: &BTreeSet<FileId>, reached: &BTreeSet<FileId>) -> Vec<FileId> {
        let left = (0u32..).map(FileId).zip(&self.candidates.mentioned).filter(|(file, _)| !reached.contains(file));
        let left: Vec<(FileId, Vec<FileId>)> =
            left.par_bridge().map(|(file, mentioned)| (file, self.resolved(file, mentioned))).collect();
        let mut wanted = open.clone();
        loop {
            let before = wanted.len();
            let more = left.iter().filter(|(_, imports)| imports.iter().any(|import| wanted.contains(import)));
            let more: Vec<FileId> = more.map(|(file, _)| *file).collect();
            wanted.extend(more);
            if wanted.len() == before {
                return wanted.into_iter().filter(|file| !open.contains(file) && !reached.contains(file)).collect();
            }
        }
    }

    /// The files that a file which is not parsed seems to import.
    fn resolved(&self, file: FileId, mentioned: &Mentioned) -> Vec<FileId> {
        let resolve = |specifier: &SmolStr| match self.project.resolve(file, specifier, Request::Import) {
            Target::File(file) if file.stand_in().is_none() => Some(file),
            _ => None,
        };
        mentioned.files.iter().copied().chain(mentioned.specifiers.iter().filter_map(resolve)).collect()
    }
}

fn files_of(programs: &[Ran]) -> BTreeSet<FileId> {
    programs.iter().flat_map(|program| program.files.iter().copied()).collect()
}

/// The files whose facts hang on whoever calls them: cookies with options that are parameters, apps that are given away.
fn open_files(facts: &Facts) -> BTreeSet<FileId> {
    let cookies = facts.cookies.iter().filter(|cookie| {
        [is_open(&cookie.name.effective), is_open(&cookie.secure.effective), is_open(&cookie.http_only.effective)]
            .into_iter()
            .chain([is_open(&cookie.same_site.effective), is_open(&cookie.path.effective)])
            .any(|is_open| is_open)
    });
    let apps =
        facts.apps.iter().filter(|app| matches!(app.sends_powered_by, PoweredBy::NotServed | PoweredBy::Unknown(_)));
    cookies.map(|cookie| cookie.site.call.file).chain(apps.map(|app| app.site.call.file)).collect()
}

fn is_open<T>(value: &Value<T>) -> bool {
    matches!(value.when_unset(), Value::Unknown(Why::Parameter(_)))
}
