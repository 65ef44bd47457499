//! What the names of modules mean: a modelled package, a part of Node.js, or something that is not read.
//!
//! A project is one file for now; the evaluator asks [`Project::resolve`] for every import and does not care.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::model::{Models, NodeId, Version};
use crate::module::Module;
use crate::source::FileId;

/// What a project tells about itself besides its sources.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The name of its package, without a scope.
    pub name: Option<SmolStr>,
    /// The versions of the packages that it depends on, with the text that names them.
    pub versions: FxHashMap<SmolStr, (Version, SmolStr)>,
}

/// A file with what its imports mean.
#[derive(Debug)]
pub struct Project<'a> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// Its program.
    pub module: &'a Module,
    /// What the package it belongs to says.
    pub manifest: &'a Manifest,
    models: &'a Models,
}

/// What an import means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A package that a model knows.
    Package(NodeId),
    /// A module of Node.js that the evaluator knows, by its path there.
    Builtin(&'static str),
    /// Anything else.
    Unknown,
}

impl<'a> Project<'a> {
    /// A project of one file.
    #[must_use]
    pub fn new(file: FileId, text: &'a str, module: &'a Module, manifest: &'a Manifest, models: &'a Models) -> Self {
        Self { file, text, module, manifest, models }
    }

    /// What a specifier means in the file.
    #[must_use]
    pub fn resolve(&self, specifier: &str) -> Target {
        match specifier {
            "process" | "node:process" => Target::Builtin("process"),
            "assert" | "node:assert" | "assert/strict" | "node:assert/strict" => Target::Builtin("assert"),
            _ => self.models.package(specifier).map_or(Target::Unknown, Target::Package),
        }
    }
}
