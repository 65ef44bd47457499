//! What the names of modules mean: a modelled package, a part of Node.js, a file of the project, or something that is
//! not read.
//!
//! A file is parsed when something of it is first asked for, and only once, whichever thread asks.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use crate::lower::lower;
use crate::model::{Models, NodeId, Version};
use crate::module::{Evidence, Exports, Module};
use crate::source::{FileId, SourceText};
use crate::syntax::Language;

/// What a project tells about itself besides its sources.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The name of its package, without a scope.
    pub name: Option<SmolStr>,
    /// The versions of the packages that it depends on, with the text that names them.
    pub versions: FxHashMap<SmolStr, (Version, SmolStr)>,
}

/// A file of a project, parsed.
#[derive(Debug)]
pub struct Linked {
    /// Which file.
    pub file: FileId,
    /// Its text.
    pub source: Arc<SourceText>,
    /// Its program.
    pub module: Module,
    /// What the package it belongs to says.
    pub manifest: Arc<Manifest>,
    /// What its text shows without being run.
    pub evidence: Evidence,
    /// What it declares to export.
    pub exports: Exports,
    /// Whether it mentions what a model knows, so that it is judged and not only asked.
    pub is_candidate: bool,
}

impl Linked {
    /// Parses a file.
    #[must_use]
    pub fn new(file: FileId, source: Arc<SourceText>, manifest: Arc<Manifest>, is_candidate: bool) -> Self {
        // A file that was named by the user is read whatever its name.
        let language = Language::of_path(source.path()).unwrap_or(Language::JavaScript);
        let module = lower(source.text(), language);
        let (evidence, exports) = (Evidence::of(&module), Exports::of(&module));
        Self { file, source, module, manifest, evidence, exports, is_candidate }
    }

    /// Whether others import what it declares, and not `module.exports`.
    #[must_use]
    pub fn is_es_module(&self) -> bool {
        self.module.is_es_module && !self.exports.is_assigned
    }
}

/// Gives the files that imports lead to.
pub trait Loader: Debug + Sync {
    /// Reads a file; `None` when it cannot be read.
    fn load(&self, file: FileId) -> Option<(Arc<SourceText>, Arc<Manifest>)>;

    /// What a specifier means in a file; `None` when it is nothing of the project's.
    fn resolve(&self, from: FileId, specifier: &str, request: Request) -> Option<Location>;
}

/// How a module is asked for, which decides the conditions of `exports` in its manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// By `import`.
    Import,
    /// By `require`.
    Require,
}

/// Something of the project that can be imported.
#[derive(Debug, Clone)]
pub enum Location {
    /// A source file.
    Source(FileId),
    /// A JSON file; the same one each time.
    Data(Arc<serde_json::Value>),
}

/// The files of a project with what their imports mean.
#[derive(Debug)]
pub struct Project<'a> {
    models: &'a Models,
    loader: Option<&'a dyn Loader>,
    files: Vec<OnceLock<Option<Linked>>>,
    /// The names of classes that others extend.
    extended: OnceLock<FxHashSet<SmolStr>>,
}

/// What an import means.
#[derive(Debug, Clone)]
pub enum Target {
    /// A package that a model knows.
    Package(NodeId),
    /// A module of Node.js that the evaluator knows, by its path there.
    Builtin(&'static str),
    /// A file of the project.
    File(FileId),
    /// A JSON file of the project.
    Data(Arc<serde_json::Value>),
    /// Anything else.
    Unknown,
}

impl<'a> Project<'a> {
    /// A project of some files, which are parsed when they are asked for.
    #[must_use]
    pub fn new(models: &'a Models, loader: &'a dyn Loader, count: usize) -> Self {
        Self {
            models,
            loader: Some(loader),
            files: (0..count).map(|_| OnceLock::new()).collect(),
            extended: OnceLock::new(),
        }
    }

    /// A project of files that are there already and import nothing of each other.
    #[must_use]
    pub fn of(models: &'a Models, files: impl IntoIterator<Item = Linked>) -> Self {
        Self {
            models,
            loader: None,
            files: files.into_iter().map(|file| OnceLock::from(Some(file))).collect(),
            extended: OnceLock::new(),
        }
    }

    /// Adds a file that was read already; the first one that comes for its id holds.
    pub fn add(&self, linked: Linked) {
        if let Some(slot) = self.files.get(linked.file.0 as usize) {
            // Whoever was first put the same file there.
            let _ = slot.set(Some(linked));
        }
    }

    /// Whether a class in one of the files that are judged extends one of this name. Asked for when all of them are there.
    #[must_use]
    pub fn is_extended(&self, name: &str) -> bool {
        let candidates = || (0..self.files.len()).filter_map(|index| self.files[index].get()?.as_ref());
        let names =
            || candidates().filter(|linked| linked.is_candidate).flat_map(|linked| linked.module.superclasses());
        self.extended.get_or_init(|| names().cloned().collect()).contains(name)
    }

    /// How many files there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// A file, if it was parsed already.
    #[must_use]
    pub fn parsed(&self, file: FileId) -> Option<&Linked> {
        self.files.get(file.0 as usize)?.get()?.as_ref()
    }

    /// The files that a file imports, itself left out.
    #[must_use]
    pub fn imports(&self, file: FileId) -> Vec<FileId> {
        let specifiers = self.parsed(file).map(|linked| linked.module.specifiers.as_slice()).unwrap_or_default();
        let targets = specifiers.iter().map(|specifier| self.resolve(file, specifier, Request::Import));
        let files = targets.filter_map(|target| match target {
            Target::File(other) if other != file => Some(other),
            _ => None,
        });
        files.collect()
    }

    /// A file, parsed.
    #[must_use]
    pub fn file(&self, file: FileId) -> Option<&Linked> {
        let load = || {
            let (source, manifest) = self.loader?.load(file)?;
            Some(Linked::new(file, source, manifest, false))
        };
        self.files.get(file.0 as usize)?.get_or_init(load).as_ref()
    }

    /// What a specifier means in a file.
    #[must_use]
    pub fn resolve(&self, from: FileId, specifier: &str, request: Request) -> Target {
        match specifier {
            "process" | "node:process" => return Target::Builtin("process"),
            "assert" | "node:assert" | "assert/strict" | "node:assert/strict" => return Target::Builtin("assert"),
            _ => {}
        }
        if let Some(node) = self.models.package(specifier) {
            return Target::Package(node);
        }
        let found = self.loader.filter(|_| !specifier.starts_with("node:"));
        match found.and_then(|loader| loader.resolve(from, specifier, request)) {
            Some(Location::Source(file)) => Target::File(file),
            Some(Location::Data(data)) => Target::Data(data),
            None => Target::Unknown,
        }
    }
}
