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

/// The longest path that is looked for in a text.
const MAX_SPECIFIER: usize = 256;

/// What a specifier may leave out.
const ENDINGS: &[&str] = &[".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

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

    /// The files that a text seems to import, by the relative paths in quotes in it: enough to tell which file starts a
    /// program, without parsing.
    #[must_use]
    pub fn mentioned(&self, from: FileId, text: &[u8]) -> Vec<FileId> {
        let Some(folder) = self.files.get(from.0 as usize).and_then(|file| file.location.parent()) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (at, quote) in text.iter().enumerate().filter(|(_, byte)| matches!(byte, b'\'' | b'"')) {
            let rest = &text[at + 1..];
            if !rest.starts_with(b"./") && !rest.starts_with(b"../") {
                continue;
            }
            let path = rest.iter().take(MAX_SPECIFIER).position(|byte| byte == quote).map(|end| &rest[..end]);
            let path = path.and_then(|path| std::str::from_utf8(path).ok());
            found.extend(path.and_then(|path| self.by_likely_path(&joined(folder, path))));
        }
        found
    }

    fn by_likely_path(&self, path: &Path) -> Option<FileId> {
        let known = |path: &Path| self.by_path.get(path).copied();
        let with = |base: &Path, ending: &str| {
            let mut name = base.as_os_str().to_owned();
            name.push(ending);
            known(Path::new(&name))
        };
        let compiled = path.extension().is_some_and(|extension| extension.to_string_lossy().ends_with("js"));
        let stem = if compiled { path.with_extension("") } else { path.to_owned() };
        known(path)
            .or_else(|| ENDINGS.iter().find_map(|ending| with(path, ending)))
            .or_else(|| ENDINGS.iter().find_map(|ending| with(&stem, ending)))
            .or_else(|| ENDINGS.iter().find_map(|ending| with(&path.join("index"), ending)))
    }

    fn data(&self, path: PathBuf) -> Option<Arc<Value>> {
        let mut known = self.data.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(path).or_insert_with_key(|path| json(path)).clone()
    }
}

/// A relative path in a folder, without its dots.
fn joined(folder: &Path, relative: &str) -> PathBuf {
    let mut path = folder.to_owned();
    for segment in relative.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            segment => path.push(segment),
        }
    }
    path
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
