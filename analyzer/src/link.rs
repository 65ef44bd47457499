//! What the names of modules mean: a modelled package, a part of Node.js, a file of the project, or something that is
//! not read.
//!
//! A file is parsed when something of it is first asked for, and only once, whichever thread asks. Some packages have a
//! stand-in: a module of the analyzer's own that does what they do with configuration.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use crate::component;
use crate::discover::Starts;
use crate::lower::{data, lower};
use crate::model::{Models, NodeId, Version, stand_in};
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
    /// The packages that its manifest names, and those of the workspace around it.
    pub depends_on: FxHashSet<SmolStr>,
    /// The packages that names stand for, where those are not their own (`npm:` aliases).
    pub aliases: FxHashMap<SmolStr, SmolStr>,
    /// Whether its sources are ES modules (`"type": "module"`).
    pub is_of_es_modules: bool,
    /// The programs that it starts.
    pub starts: Starts,
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
    /// Whether it is no program but a file of values.
    pub is_data: bool,
}

impl Linked {
    /// Parses a file.
    #[must_use]
    pub fn new(file: FileId, source: Arc<SourceText>, manifest: Arc<Manifest>, is_candidate: bool) -> Self {
        let format = data::Format::of_path(source.path());
        let module = match format {
            Some(format) => data::lower(source.text(), format),
            None => match component::scripts(source.path(), source.text()) {
                Some(scripts) => lower(&scripts.text, scripts.language),
                // A file that was named by the user is read whatever its name.
                None => lower(source.text(), Language::of_path(source.path()).unwrap_or(Language::JavaScript)),
            },
        };
        let (evidence, exports) = (Evidence::of(&module), Exports::of(&module));
        Self { file, source, module, manifest, evidence, exports, is_candidate, is_data: format.is_some() }
    }

    /// Whether it stands for a package: nothing in it is a place of the project.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        self.file.stand_in().is_some()
    }

    /// Whether it is compiled, and how is not told by its text: names that nothing reads are not imported.
    #[must_use]
    pub fn is_typescript(&self) -> bool {
        matches!(Language::of_path(self.source.path()), Some(Language::TypeScript | Language::Tsx))
    }

    /// Whether what it imports runs before all of it. TypeScript that becomes CommonJS imports where it says so.
    #[must_use]
    pub fn hoists_imports(&self) -> bool {
        !self.is_typescript() || self.manifest.is_of_es_modules || self.source.path().ends_with(".mts")
    }

    /// Whether others import what it declares, and not `module.exports`.
    #[must_use]
    pub fn is_es_module(&self) -> bool {
        self.module.is_es_module && !self.exports.is_assigned
    }
}

/// The most files that one scan reads besides those of its listing.
pub const MAX_MORE_FILES: usize = 4096;

/// Gives the files that imports lead to. The ids of those that are to be judged come first.
pub trait Loader: Debug + Sync {
    /// How many files are to be judged.
    fn listed(&self) -> usize;

    /// Reads a file; `None` when it cannot be read.
    fn load(&self, file: FileId) -> Option<(Arc<SourceText>, Arc<Manifest>)>;

    /// The source or data file that a specifier means in a file; `None` when it is nothing of the project's.
    fn resolve(&self, from: FileId, specifier: &str, request: Request) -> Option<FileId>;

    /// The sources that a specifier may mean of which only the start and the end are known, in the order of their paths.
    fn matching(&self, from: FileId, start: &str, end: &str) -> Vec<FileId>;

    /// The files of a name in the folder where node-config looks for the program that starts with a file, in the order
    /// in which it reads them; `None` for one that is not read here.
    fn configuration(&self, program: FileId, name: &str) -> Vec<Option<FileId>>;

    /// The file of a path below the root.
    fn at(&self, path: &str) -> Option<FileId>;

    /// Whether the folder of a file, or one in it, has a file that one of some globs matches, and none of those after a
    /// `!`; `None` when that cannot be told.
    fn has_beside(&self, file: FileId, globs: &[SmolStr]) -> Option<bool>;

    /// The dotenv file of a name that the program that starts with a file loads.
    fn dotenv(&self, program: FileId, name: &str) -> Option<FileId>;
}

/// How a module is asked for, which decides the conditions of `exports` in its manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// By `import`.
    Import,
    /// By `require`.
    Require,
}

/// The files of a project with what their imports mean.
#[derive(Debug)]
pub struct Project<'a> {
    models: &'a Models,
    loader: Option<&'a dyn Loader>,
    /// How many files are to be judged: the first ones.
    listed: usize,
    files: Vec<OnceLock<Option<Linked>>>,
    stand_ins: Vec<OnceLock<Linked>>,
    /// The names of classes that others extend.
    extended: OnceLock<FxHashSet<SmolStr>>,
}

/// What a file seems to import, told without parsing it.
#[derive(Debug, Default, Clone)]
pub struct Mentioned {
    /// Files, by relative paths.
    pub files: Vec<FileId>,
    /// Other specifiers: of packages, and of files by configured paths.
    pub specifiers: Vec<SmolStr>,
}

/// What an import means.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A package that a model knows.
    Package(NodeId),
    /// A module of Node.js that the evaluator knows, by its path there.
    Builtin(&'static str),
    /// A file of the project, or the stand-in of a package.
    File(FileId),
    /// Anything else.
    Unknown,
}

impl<'a> Project<'a> {
    /// The files that a loader gives, which are parsed when they are asked for.
    #[must_use]
    pub fn new(models: &'a Models, loader: &'a dyn Loader) -> Self {
        let listed = loader.listed();
        let files = (0..listed + MAX_MORE_FILES).map(|_| OnceLock::new()).collect();
        Self { loader: Some(loader), listed, files, ..Self::of(models, []) }
    }

    /// A project of files that are there already and import nothing of each other.
    #[must_use]
    pub fn of(models: &'a Models, files: impl IntoIterator<Item = Linked>) -> Self {
        let files: Vec<_> = files.into_iter().map(|file| OnceLock::from(Some(file))).collect();
        let stand_ins = stand_in::ALL.iter().map(|_| OnceLock::new()).collect();
        Self { models, loader: None, listed: files.len(), files, stand_ins, extended: OnceLock::new() }
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

    /// Whether a file is to be judged.
    #[must_use]
    pub fn is_listed(&self, file: FileId) -> bool {
        (file.0 as usize) < self.listed
    }

    /// The texts of the files, by their ids; what was never asked for has none.
    #[must_use]
    pub fn sources(&self) -> Vec<Option<Arc<SourceText>>> {
        let source = |file: &OnceLock<Option<Linked>>| Some(file.get()?.as_ref()?.source.clone());
        self.files.iter().map(source).collect()
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
        match file.stand_in() {
            None => self.files.get(file.0 as usize)?.get_or_init(load).as_ref(),
            Some(index) => {
                let stand_in = stand_in::ALL.get(index)?;
                let source = || Arc::new(SourceText::new(stand_in.path, stand_in.text));
                let linked = || Linked::new(file, source(), Arc::default(), false);
                self.stand_ins.get(index).map(|slot| slot.get_or_init(linked))
            }
        }
    }

    /// What node-config reads by a name for the program that starts with a file, in order; `None` for what is not read.
    #[must_use]
    pub fn configuration(&self, program: FileId, name: &str) -> Vec<Option<FileId>> {
        self.loader.map_or_else(Vec::new, |loader| loader.configuration(program, name))
    }

    /// The files that a specifier may mean in a file of which only the start and the end are known.
    #[must_use]
    pub fn matching(&self, from: FileId, start: &str, end: &str) -> Vec<FileId> {
        self.loader.map_or_else(Vec::new, |loader| loader.matching(from, start, end))
    }

    /// The file of a path below the root.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<FileId> {
        self.loader?.at(path)
    }

    /// The dotenv file of a name that the program that starts with a file loads.
    #[must_use]
    pub fn dotenv(&self, program: FileId, name: &str) -> Option<FileId> {
        self.loader?.dotenv(program, name)
    }

    /// Whether a file of one of some globs lies beside a file or below; `None` when that cannot be told. A text alone has
    /// nothing beside it.
    #[must_use]
    pub fn has_beside(&self, file: FileId, globs: &[SmolStr]) -> Option<bool> {
        match self.loader {
            Some(loader) if !globs.is_empty() => loader.has_beside(file, globs),
            _ => Some(false),
        }
    }

    /// What a specifier means in a file.
    #[must_use]
    pub fn resolve(&self, from: FileId, specifier: &str, request: Request) -> Target {
        match specifier {
            "process" | "node:process" => return Target::Builtin("process"),
            "path" | "node:path" | "path/posix" | "node:path/posix" => return Target::Builtin("path"),
            "url" | "node:url" => return Target::Builtin("url"),
            "assert" | "node:assert" | "assert/strict" | "node:assert/strict" => return Target::Builtin("assert"),
            "cookielint:evaluator" if from.stand_in().is_some() => return Target::Builtin("cookielint:evaluator"),
            _ => {}
        }
        let real = self.unaliased(from, specifier);
        if let Some(node) = self.models.package(real.as_deref().unwrap_or(specifier)) {
            return Target::Package(node);
        }
        let found = self.loader.filter(|_| !specifier.starts_with("node:"));
        // A file or workspace package of the project comes before a package of its name.
        let found = found.and_then(|loader| loader.resolve(from, specifier, request));
        let found = found.or_else(|| stand_in::position(specifier).map(FileId::of_stand_in));
        found.map_or(Target::Unknown, Target::File)
    }

    /// A specifier with the package's own name in place of an alias.
    fn unaliased(&self, from: FileId, specifier: &str) -> Option<String> {
        let aliases = &self.parsed(from)?.manifest.aliases;
        let package = package_of(specifier);
        let real = aliases.get(package)?;
        Some(format!("{real}{}", &specifier[package.len()..]))
    }
}

/// The package that a specifier leads into.
pub(crate) fn package_of(specifier: &str) -> &str {
    let slashes = usize::from(specifier.starts_with('@'));
    let end = specifier.match_indices('/').nth(slashes).map_or(specifier.len(), |(at, _)| at);
    &specifier[..end]
}
