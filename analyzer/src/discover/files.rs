//! The files of a project as imports lead to them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::ignore_files::IgnoreFiles;
use super::manifest::Manifests;
use super::resolve::Resolver;
use super::walk::entries;
use super::{Listing, SourceFile, decode, read, relative};
use crate::link::{Loader, Manifest, Request};
use crate::lower::data::Format;
use crate::report::Exclusion;
use crate::source::{FileId, SourceText};

/// The longest path that is looked for in a text.
const MAX_SPECIFIER: usize = 256;

/// The most data files that are read in one scan.
const MAX_DATA_FILES: usize = 4096;

/// The extensions of configuration files, in the order in which node-config reads them; a later one wins.
const CONFIGURATION: &[&str] = &["js", "cjs", "mjs", "ts", "json", "json5", "yaml", "yml"];

/// What a specifier may leave out.
const ENDINGS: &[&str] = &[".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/// Reads what a program asks for: files of the listing, and data files under the root.
#[derive(Debug)]
pub struct Files<'a> {
    root: &'a Path,
    files: &'a [SourceFile],
    include: &'a [Exclusion],
    manifests: Vec<Arc<Manifest>>,
    by_path: HashMap<&'a Path, FileId>,
    resolver: Resolver,
    data: Mutex<DataFiles>,
}

/// The data files that were asked for. Which id one has depends on who asked first, and nothing else does on the id.
#[derive(Debug, Default)]
struct DataFiles {
    files: Vec<SourceFile>,
    by_path: HashMap<PathBuf, Option<FileId>>,
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
            root: &listing.root,
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

    /// How many ids there may be: one for each file of the listing and for each data file.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.files.len() + MAX_DATA_FILES
    }

    /// The id of a data file, if it is there and may be read. A link may lead out of the root.
    fn data(&self, path: PathBuf) -> Option<FileId> {
        let mut data = self.data.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = data.by_path.get(&path) {
            return *known;
        }
        let is_there = Format::of_path(&path.to_string_lossy()).is_some()
            && std::fs::canonicalize(&path).is_ok_and(|canonical| canonical == path)
            && data.files.len() < MAX_DATA_FILES;
        let id =
            is_there.then(|| self.files.len() + data.files.len()).and_then(|id| u32::try_from(id).ok().map(FileId));
        if id.is_some() {
            data.files.push(SourceFile { path: relative(self.root, &path), location: path.clone(), named: true });
        }
        data.by_path.insert(path, id);
        id
    }

    fn source(&self, file: FileId) -> Option<SourceFile> {
        let index = file.0 as usize;
        match index.checked_sub(self.files.len()) {
            None => self.files.get(index).cloned(),
            Some(index) => self.data.lock().unwrap_or_else(PoisonError::into_inner).files.get(index).cloned(),
        }
    }

    /// The folders around a file, the nearest first.
    fn folders(&self, file: FileId) -> impl Iterator<Item = &'a Path> {
        let location = self.files.get(file.0 as usize).map(|file| file.location.as_path());
        let root = self.root;
        location.into_iter().flat_map(Path::ancestors).skip(1).take_while(move |folder| folder.starts_with(root))
    }

    /// Whether the project keeps a file to itself, so that what is deployed does not have it.
    fn is_ignored(&self, path: &Path) -> bool {
        let Some(folder) = path.parent() else { return false };
        let mut ignore_files = IgnoreFiles::default();
        let above: Vec<&Path> = folder.ancestors().take_while(|above| above.starts_with(self.root)).collect();
        for folder in above.into_iter().rev() {
            let entries = entries(folder).unwrap_or_default();
            ignore_files = ignore_files.enter(folder, &entries, |_, _| ());
        }
        ignore_files.ignores(path, false)
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

impl Loader for Files<'_> {
    fn load(&self, file: FileId) -> Option<(Arc<SourceText>, Arc<Manifest>)> {
        let source = self.source(file)?;
        let mut buffer = Vec::new();
        let text = decode(read(&source, self.include, &mut buffer).ok()?);
        Some((Arc::new(SourceText::new(source.path.clone(), text)), self.manifest(file)))
    }

    fn resolve(&self, from: FileId, specifier: &str, request: Request) -> Option<FileId> {
        let path = self.resolver.resolve(&self.files.get(from.0 as usize)?.location, specifier, request)?;
        match self.by_path.get(&*path) {
            Some(file) => Some(*file),
            None => self.data(path),
        }
    }

    fn configuration(&self, program: FileId, name: &str) -> Vec<FileId> {
        let of_folder = |folder: &Path| -> Vec<FileId> {
            let paths = CONFIGURATION.iter().map(|extension| folder.join("config").join(format!("{name}.{extension}")));
            let known = |path: PathBuf| self.by_path.get(&*path).copied().or_else(|| self.data(path));
            paths.filter(|path| !self.is_ignored(path)).filter_map(known).collect()
        };
        self.folders(program).map(of_folder).find(|files| !files.is_empty()).unwrap_or_default()
    }

    fn dotenv(&self, program: FileId, name: &str) -> Option<FileId> {
        let paths = self.folders(program).map(|folder| joined(folder, name));
        let found = paths.filter(|path| !self.is_ignored(path)).find_map(|path| self.data(path));
        found.filter(|_| Format::of_path(name) == Some(Format::Dotenv))
    }
}
