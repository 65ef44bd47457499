//! The files of a project as imports lead to them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use smol_str::SmolStr;

use super::frameworks::has_match;
use super::ignore_files::IgnoreFiles;
use super::manifest::{Fault, Manifests};
use super::resolve::Resolver;
use super::walk::entries;
use super::{Listing, SourceFile, decode, names, read, relative, workspaces};
use crate::link::{Loader, MAX_MORE_FILES, Manifest, Mentioned, Request};
use crate::lower::data::Format;
use crate::report::{Exclusion, Skipped};
use crate::source::{FileId, SourceText};

/// The longest path that is looked for in a text.
const MAX_SPECIFIER: usize = 256;

/// The extensions of configuration files, in the order in which node-config reads them; a later one wins.
const CONFIGURATION: &[&str] = &[
    "js",
    "cjs",
    "mjs",
    "ts",
    "json",
    "json5",
    "hjson",
    "toml",
    "coffee",
    "iced",
    "yaml",
    "yml",
    "cson",
    "properties",
    "xml",
];

/// What stands before the quotes of a specifier.
const IMPORTING: &[&[u8]] = &[b"from", b"require(", b"import(", b"import"];

/// What a specifier may leave out.
const ENDINGS: &[&str] = &[".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/// Reads what a program asks for: files of the listing, and others under the root that they lead to.
#[derive(Debug)]
pub struct Files<'a> {
    root: &'a Path,
    files: &'a [SourceFile],
    include: &'a [Exclusion],
    manifests: Vec<Arc<Manifest>>,
    by_path: HashMap<&'a Path, FileId>,
    resolver: Resolver,
    more: Mutex<MoreFiles>,
    faults: Vec<Fault>,
}

/// The files that were asked for and are not in the listing: data files, and sources beside the paths of the scan. Which
/// id one has depends on who asked first, and nothing else does on the id.
#[derive(Debug, Default)]
struct MoreFiles {
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
        let mut packages = workspaces::packages(&listing.root);
        packages.extend(manifests.packages());
        Self {
            root: &listing.root,
            files: &listing.files,
            include,
            manifests: of_files,
            by_path: listing.files.iter().map(|file| &*file.location).zip(numbered).collect(),
            resolver: Resolver::new(&listing.root, packages),
            more: Mutex::default(),
            faults: manifests.into_faults(),
        }
    }

    /// The manifests and lockfiles that could not be read, with the reasons.
    #[must_use]
    pub fn faults(&self) -> Vec<Skipped> {
        let skipped =
            |(path, reason): &Fault| Skipped { path: relative(self.root, path), line: None, reason: reason.clone() };
        self.faults.iter().map(skipped).collect()
    }

    /// What the package around a file says.
    #[must_use]
    pub fn manifest(&self, file: FileId) -> Arc<Manifest> {
        self.manifests.get(file.0 as usize).cloned().unwrap_or_default()
    }

    /// What a text seems to import, by the relative paths in quotes in it and by what stands in quotes where it imports:
    /// enough to tell which file starts a program, without parsing.
    #[must_use]
    pub fn mentioned(&self, from: FileId, text: &[u8]) -> Mentioned {
        let mut found = Mentioned::default();
        let Some(folder) = self.files.get(from.0 as usize).and_then(|file| file.location.parent()) else {
            return found;
        };
        for (at, quote) in text.iter().enumerate().filter(|(_, byte)| matches!(byte, b'\'' | b'"')) {
            let (before, rest) = (&text[..at], &text[at + 1..]);
            let is_relative = rest.starts_with(b"./") || rest.starts_with(b"../");
            if !is_relative && !IMPORTING.iter().any(|word| before.trim_ascii_end().ends_with(word)) {
                continue;
            }
            let end = rest.iter().take(MAX_SPECIFIER).position(|byte| byte == quote);
            let Some(specifier) = end.and_then(|end| std::str::from_utf8(&rest[..end]).ok()) else { continue };
            if is_relative {
                found.files.extend(self.by_likely_path(&joined(folder, specifier)));
            } else {
                found.specifiers.push(specifier.into());
            }
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

    /// The id of a file by its absolute path, if it is there and may be read: a link may lead out of the root, and what
    /// the project keeps to itself is not deployed.
    fn id(&self, path: PathBuf) -> Option<FileId> {
        if let Some(&listed) = self.by_path.get(&*path) {
            return Some(listed);
        }
        let mut more = self.more.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&known) = more.by_path.get(&path) {
            return known;
        }
        let is_data = Format::of_path(&path.to_string_lossy()).is_some();
        let is_there = (is_data || names::is_source(&path))
            && std::fs::canonicalize(&path).is_ok_and(|canonical| canonical == path)
            && more.files.len() < MAX_MORE_FILES
            && (self.include.contains(&Exclusion::Ignored) || !self.is_ignored(&path));
        let id =
            is_there.then(|| self.files.len() + more.files.len()).and_then(|id| u32::try_from(id).ok().map(FileId));
        if id.is_some() {
            more.files.push(SourceFile { path: relative(self.root, &path), location: path.clone(), named: is_data });
        }
        more.by_path.insert(path, id);
        id
    }

    /// A configuration file: `None` when there is none, and within that when it is there and not read. What the project
    /// keeps to itself has its values where it is deployed, whether it is there now or not.
    fn layer(&self, path: PathBuf) -> Option<Option<FileId>> {
        if !self.include.contains(&Exclusion::Ignored) && self.is_ignored(&path) {
            let is_local = path.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("local"));
            return (!is_local && path.extension().is_some_and(|extension| extension == "json")).then_some(None);
        }
        match (self.id(path.clone()), path.is_file()) {
            (Some(file), _) => Some(Some(file)),
            (None, is_there) => is_there.then_some(None),
        }
    }

    fn source(&self, file: FileId) -> Option<SourceFile> {
        let index = file.0 as usize;
        match index.checked_sub(self.files.len()) {
            None => self.files.get(index).cloned(),
            Some(index) => self.more.lock().unwrap_or_else(PoisonError::into_inner).files.get(index).cloned(),
        }
    }

    /// The folders around a file, the nearest first.
    fn folders(&self, file: FileId) -> impl Iterator<Item = &'a Path> {
        let root = self.root;
        let location = self.files.get(file.0 as usize).map(|file| file.location.as_path());
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

/// A path as specifiers may write it: in full, without the extension, and without the `index` of a folder.
fn shortened(path: &str) -> impl Iterator<Item = &str> {
    let stem = ENDINGS.iter().find_map(|ending| path.strip_suffix(ending));
    [Some(path), stem, stem.and_then(|stem| stem.strip_suffix("/index"))].into_iter().flatten()
}

/// Whether a path has a start and an end, and one name or a part of one between them.
fn is_between(path: &str, start: &str, end: &str) -> bool {
    let between = path.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    between.is_some_and(|between| !between.is_empty() && !between.contains('/'))
}

impl Loader for Files<'_> {
    fn listed(&self) -> usize {
        self.files.len()
    }

    fn load(&self, file: FileId) -> Option<(Arc<SourceText>, Arc<Manifest>)> {
        let source = self.source(file)?;
        let mut buffer = Vec::new();
        let text = decode(read(&source, self.include, &mut buffer).ok()?);
        Some((Arc::new(SourceText::new(source.path.clone(), text)), self.manifest(file)))
    }

    fn resolve(&self, from: FileId, specifier: &str, request: Request) -> Option<FileId> {
        self.id(self.resolver.resolve(&self.source(from)?.location, specifier, request)?)
    }

    fn matching(&self, from: FileId, start: &str, end: &str) -> Vec<FileId> {
        let Some(source) = self.source(from) else { return Vec::new() };
        let (folder, start) = start.rsplit_once('/').unwrap_or((".", start));
        let folder = source.location.parent().map(|around| joined(around, folder)).unwrap_or_default();
        let is_meant = |file: &SourceFile| {
            let below = file.location.strip_prefix(&folder).ok().and_then(Path::to_str);
            below.is_some_and(|path| shortened(path).any(|path| is_between(path, start, end)))
        };
        let mut found: Vec<&SourceFile> = self.files.iter().filter(|file| is_meant(file)).collect();
        found.sort_unstable_by_key(|file| &file.path);
        let ids = found.into_iter().filter_map(|file| self.by_path.get(&*file.location).copied());
        ids.filter(|file| *file != from).collect()
    }

    fn configuration(&self, program: FileId, name: &str) -> Vec<Option<FileId>> {
        let of_folder = |folder: &Path| -> Vec<Option<FileId>> {
            let folder = folder.join("config");
            if !folder.is_dir() {
                return Vec::new();
            }
            let paths = CONFIGURATION.iter().map(|extension| folder.join(format!("{name}.{extension}")));
            paths.filter_map(|path| self.layer(path)).collect()
        };
        self.folders(program).map(of_folder).find(|files| !files.is_empty()).unwrap_or_default()
    }

    fn at(&self, path: &str) -> Option<FileId> {
        self.id(joined(self.root, path))
    }

    fn has_beside(&self, file: FileId, globs: &[SmolStr]) -> Option<bool> {
        has_match(self.source(file)?.location.parent()?, globs)
    }

    fn dotenv(&self, program: FileId, name: &str) -> Option<FileId> {
        let found = self.folders(program).find_map(|folder| self.id(joined(folder, name)));
        found.filter(|_| Format::of_path(name) == Some(Format::Dotenv))
    }
}
