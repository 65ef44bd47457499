//! Finds the file that an import means: relative paths, package entry points of a workspace, `tsconfig` paths.
//!
//! The rules of Node.js and TypeScript are oxc_resolver's; what it may see is decided here. Nothing outside the root is
//! read, no link is followed, and of `node_modules` there is only what the workspace itself would put there: a scan
//! needs no installation, and gives the same result with one.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use oxc_resolver::{FileMetadata, FileSystem, ResolveError, ResolveOptions, ResolverGeneric, TsconfigDiscovery};
use smol_str::SmolStr;

use super::read::read_bounded;
use crate::link::Request;

/// Where the workspace's own packages are looked for when a build that is not there is their entry point.
const SOURCES: &[&str] = &["./src/index", "./index", "./lib/index", "./src/main"];

/// The folders of the project's own packages, by name.
pub type Packages = BTreeMap<SmolStr, PathBuf>;

/// Resolves the imports of a project.
pub struct Resolver {
    sight: Confined,
    import: ResolverGeneric<Confined>,
    require: ResolverGeneric<Confined>,
    /// For projects whose `tsconfig.json` extends one that is not there.
    plain: ResolverGeneric<Confined>,
}

impl std::fmt::Debug for Resolver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Resolver").field("sight", &self.sight).finish_non_exhaustive()
    }
}

impl Resolver {
    /// A resolver that sees what lies under `root`, whose links are resolved already.
    #[must_use]
    pub fn new(root: &Path, packages: Packages) -> Self {
        let sight = Confined { root: root.to_owned(), packages };
        let require = ResolverGeneric::new_with_file_system(sight.clone(), options("require", true));
        let import = require.clone_with_options(options("import", true));
        let plain = require.clone_with_options(options("require", false));
        Self { sight, import, require, plain }
    }

    /// The file that a specifier means in a file; `None` when it is none of the project's.
    #[must_use]
    pub fn resolve(&self, from: &Path, specifier: &str, request: Request) -> Option<PathBuf> {
        let resolver = match request {
            Request::Import => &self.import,
            Request::Require => &self.require,
        };
        // A configuration counts for JavaScript only when it says `allowJs`; as a source of paths it may all the same.
        let found = resolver
            .resolve_file(from, specifier)
            .or_else(|_| resolver.resolve_file(from.with_extension("ts"), specifier))
            .or_else(|_| self.plain.resolve_file(from, specifier));
        let path = match found {
            Ok(found) => found.into_path_buf(),
            Err(_) => self.source_of_package(specifier)?,
        };
        // The name of a package leads through `node_modules`.
        Some(self.sight.real(&path).unwrap_or(path))
    }

    /// The source of a package whose entry point is the product of a build.
    fn source_of_package(&self, specifier: &str) -> Option<PathBuf> {
        let (name, folder) = self.sight.packages.iter().rev().find(|(name, _)| {
            specifier.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })?;
        let rest = &specifier[name.len()..];
        let candidates: Vec<String> = if rest.is_empty() {
            SOURCES.iter().map(|&source| source.to_owned()).collect()
        } else {
            vec![format!(".{rest}"), format!("./src{rest}")]
        };
        let found = candidates.iter().find_map(|candidate| self.plain.resolve(folder, candidate).ok())?;
        Some(found.into_path_buf())
    }
}

fn options(condition: &str, tsconfig: bool) -> ResolveOptions {
    let strings = |all: &[&str]| all.iter().map(|&one| one.to_owned()).collect::<Vec<String>>();
    let alias = |from: &str, to: &[&str]| (from.to_owned(), strings(to));
    ResolveOptions {
        tsconfig: tsconfig.then_some(TsconfigDiscovery::Auto),
        condition_names: strings(&[condition, "node", "production"]),
        extensions: strings(&[".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json"]),
        extension_alias: vec![
            alias(".js", &[".ts", ".tsx", ".js"]),
            alias(".jsx", &[".tsx", ".jsx"]),
            alias(".mjs", &[".mts", ".mjs"]),
            alias(".cjs", &[".cts", ".cjs"]),
        ],
        symlinks: false,
        ..ResolveOptions::default()
    }
}

/// The part of the file system that a resolver sees.
#[derive(Debug, Clone)]
struct Confined {
    root: PathBuf,
    packages: Packages,
}

impl Confined {
    /// Where something really is, if it may be seen.
    fn real(&self, path: &Path) -> Option<PathBuf> {
        let below = path.strip_prefix(&self.root).ok()?;
        let mut segments = below.components();
        let first = segments.next();
        if first != Some(Component::Normal("node_modules".as_ref())) {
            let hidden = below.components().any(|segment| segment.as_os_str() == "node_modules");
            return (!hidden).then(|| path.to_owned());
        }
        let below = segments.as_path().to_str()?.replace('\\', "/");
        let (name, folder) = self.packages.iter().rev().find(|(name, _)| {
            below.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })?;
        Some(folder.join(below[name.len()..].trim_start_matches('/')))
    }

    /// Whether a folder exists only because packages of the workspace lie in it: `node_modules` and its scopes.
    fn is_made_up(&self, path: &Path) -> bool {
        let modules = self.root.join("node_modules");
        self.packages.keys().any(|name| modules.join(name).ancestors().skip(1).any(|folder| folder == path))
            && path.starts_with(&modules)
    }

    fn see(&self, path: &Path) -> io::Result<PathBuf> {
        let hidden = || io::Error::from(io::ErrorKind::NotFound);
        let real = self.real(path).ok_or_else(hidden)?;
        let real = match real.file_name().and_then(|name| name.to_str()) {
            // JavaScript's own name for it.
            Some("tsconfig.json") if !real.exists() => real.with_file_name("jsconfig.json"),
            _ => real,
        };
        // A path with a link in it is not its own canonical form.
        let canonical = fs::canonicalize(&real)?;
        if canonical == real { Ok(real) } else { Err(hidden()) }
    }
}

impl FileSystem for Confined {
    fn new() -> Self {
        Self { root: PathBuf::new(), packages: Packages::new() }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        read_bounded(&self.see(path)?, &mut bytes).map_err(io::Error::other)?;
        Ok(bytes)
    }

    fn read_to_string(&self, path: &Path) -> io::Result<String> {
        String::from_utf8(self.read(path)?).map_err(io::Error::other)
    }

    fn metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        if self.is_made_up(path) {
            return Ok(FileMetadata::new(false, true, false));
        }
        let metadata = fs::symlink_metadata(self.see(path)?)?;
        Ok(FileMetadata::new(metadata.is_file(), metadata.is_dir(), false))
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        self.metadata(path)
    }

    fn read_link(&self, _path: &Path) -> Result<PathBuf, ResolveError> {
        Err(io::Error::from(io::ErrorKind::InvalidInput).into())
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.see(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes files into a folder of their own and tells what a specifier means in the first of them.
    fn resolved(files: &[(&str, &str)], packages: &[(&str, &str)], specifier: &str) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        for (path, text) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let packages = packages.iter().map(|(name, folder)| ((*name).into(), root.join(folder))).collect();
        let resolver = Resolver::new(&root, packages);
        let found = resolver.resolve(&root.join(files[0].0), specifier, Request::Import)?;
        Some(found.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))
    }

    #[test]
    fn a_relative_path_means_a_file_as_node_and_typescript_read_it() {
        let files = [
            ("src/app.ts", ""),
            ("src/a.ts", ""),
            ("src/b/index.js", ""),
            ("src/c.tsx", ""),
            ("src/d.json", "{}"),
            ("e.mts", ""),
        ];
        for (specifier, file) in [
            ("./a", Some("src/a.ts")),
            ("./a.js", Some("src/a.ts")),
            ("./a.ts", Some("src/a.ts")),
            ("./b", Some("src/b/index.js")),
            ("./c.js", Some("src/c.tsx")),
            ("./d.json", Some("src/d.json")),
            ("../e.mjs", Some("e.mts")),
            ("./missing", None),
            ("express", None),
        ] {
            assert_eq!(resolved(&files, &[], specifier).as_deref(), file, "{specifier}");
        }
    }

    #[test]
    fn the_paths_of_tsconfig_and_jsconfig_hold_with_what_they_extend() {
        let files = [
            ("src/app.ts", ""),
            ("src/lib/a.ts", ""),
            ("tsconfig.json", r#"{ "extends": "./base.json" } // comment"#),
            ("base.json", r#"{ "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["lib/*"] } } }"#),
        ];
        assert_eq!(resolved(&files, &[], "@/a").as_deref(), Some("src/lib/a.ts"));
        assert_eq!(resolved(&files, &[], "lib/a").as_deref(), Some("src/lib/a.ts"));
        let files = [
            ("src/app.js", ""),
            ("src/lib/a.js", ""),
            ("jsconfig.json", r#"{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }"#),
        ];
        assert_eq!(resolved(&files, &[], "~/lib/a").as_deref(), Some("src/lib/a.js"));
        let extends_a_missing_package =
            [("app.ts", ""), ("a.ts", ""), ("tsconfig.json", r#"{ "extends": "@tsconfig/node22/tsconfig.json" }"#)];
        assert_eq!(resolved(&extends_a_missing_package, &[], "./a").as_deref(), Some("a.ts"));
    }

    #[test]
    fn packages_of_the_workspace_need_no_installation() {
        let files = [
            ("apps/api/app.js", ""),
            ("packages/a/package.json", r#"{ "name": "@shop/a", "main": "./lib.js" }"#),
            ("packages/a/lib.js", ""),
            (
                "packages/b/package.json",
                r#"{ "name": "b", "exports": { "./x": { "import": "./x.mjs", "require": "./x.cjs" } } }"#,
            ),
            ("packages/b/x.mjs", ""),
            ("packages/c/package.json", r#"{ "name": "c", "main": "dist/index.js" }"#),
            ("packages/c/src/index.ts", ""),
            ("packages/c/src/deep.ts", ""),
            ("node_modules/express/index.js", ""),
        ];
        let packages = [("@shop/a", "packages/a"), ("b", "packages/b"), ("c", "packages/c")];
        for (specifier, file) in [
            ("@shop/a", Some("packages/a/lib.js")),
            ("@shop/a/lib", Some("packages/a/lib.js")),
            ("b/x", Some("packages/b/x.mjs")),
            ("c", Some("packages/c/src/index.ts")),
            ("c/deep", Some("packages/c/src/deep.ts")),
            ("express", None),
        ] {
            assert_eq!(resolved(&files, &packages, specifier).as_deref(), file, "{specifier}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn nothing_outside_the_root_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        for path in ["project/app.js", "outside.js", "elsewhere/a.js"] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        std::os::unix::fs::symlink(root.join("outside.js"), root.join("project/link.js")).unwrap();
        std::os::unix::fs::symlink(root.join("elsewhere"), root.join("project/folder")).unwrap();
        let project = root.join("project");
        let resolver = Resolver::new(&project, Packages::new());
        for specifier in ["../outside", "./link", "./folder/a", "/etc/hostname"] {
            assert_eq!(resolver.resolve(&project.join("app.js"), specifier, Request::Require), None, "{specifier}");
        }
    }
}
