//! The files of a project as imports lead to them.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::manifest::Manifests;
use super::read::read_bounded;
use super::resolve::Resolver;
use super::{Listing, SourceFile, decode, read};
use crate::link::{Loader, Location, Manifest, Request};
use crate::report::Exclusion;
use crate::source::{FileId, SourceText};

/// Reads what imports ask for: files of the listing, and JSON files under the root.
#[derive(Debug)]
pub struct Files<'a> {
    files: &'a [SourceFile],
    include: &'a [Exclusion],
    manifests: Vec<Arc<Manifest>>,
    by_path: HashMap<&'a Path, FileId>,
    resolver: Resolver,
    data: Mutex<HashMap<PathBuf, Option<Arc<Value>>>>,
}

impl<'a> Files<'a> {
    /// The files of a listing; `include` tells which exclusions by content are switched off.
    #[must_use]
    pub fn new(listing: &'a Listing, include: &'a [Exclusion]) -> Self {
        let mut manifests = Manifests::new(&listing.root);
        let folder = |file: &'a SourceFile| file.location.parent().unwrap_or(Path::new(""));
        let of_files = listing.files.iter().map(|file| manifests.of(folder(file))).collect();
        let numbered = (0u32..).map(FileId);
        Self {
            files: &listing.files,
            include,
            manifests: of_files,
            by_path: listing.files.iter().map(|file| &*file.location).zip(numbered).collect(),
            resolver: Resolver::new(&listing.root, manifests.packages()),
            data: Mutex::default(),
        }
    }

    /// What the package around a file says.
    #[must_use]
    pub fn manifest(&self, file: FileId) -> Arc<Manifest> {
        self.manifests.get(file.0 as usize).cloned().unwrap_or_default()
    }

    fn data(&self, path: PathBuf) -> Option<Arc<Value>> {
        let mut known = self.data.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(path).or_insert_with_key(|path| json(path)).clone()
    }
}

fn json(path: &Path) -> Option<Arc<Value>> {
    // A link may lead out of the root.
    if fs::canonicalize(path).ok()? != path {
        return None;
    }
    let mut bytes = Vec::new();
    read_bounded(path, &mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok().map(Arc::new)
}

impl Loader for Files<'_> {
    fn load(&self, file: FileId) -> Option<(Arc<SourceText>, Arc<Manifest>)> {
        let source = self.files.get(file.0 as usize)?;
        let mut buffer = Vec::new();
        let text = decode(read(source, self.include, &mut buffer).ok()?);
        Some((Arc::new(SourceText::new(source.path.clone(), text)), self.manifest(file)))
    }

    fn resolve(&self, from: FileId, specifier: &str, request: Request) -> Option<Location> {
        let path = self.resolver.resolve(&self.files.get(from.0 as usize)?.location, specifier, request)?;
        match self.by_path.get(&*path) {
            Some(file) => Some(Location::Source(*file)),
            None if path.extension().is_some_and(|extension| extension == "json") => {
                self.data(path).map(Location::Data)
            }
            None => None,
        }
    }
}
