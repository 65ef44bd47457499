//! What names of files and folders tell: which are sources, and which of those are left out by default.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::LazyLock;

use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::component;
use crate::report::Exclusion;

/// The extensions of JavaScript and TypeScript, in any letter case; components have their own.
const EXTENSIONS: &[&str] = &["js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx"];

/// Names of folders that are not entered. Letter case counts: `components/Coverage` is the project's own.
/// `lib`, `src` and `public` hold what people write as often as not, so they are always entered.
const FOLDERS: &[(Exclusion, &[&str])] = &[
    (
        Exclusion::Dependencies,
        &[
            "node_modules",
            "bower_components",
            "jspm_packages",
            "web_modules",
            VENDOR,
            "vendors",
            "vendored",
            "third_party",
            "third-party",
            ".yarn",
            ".pnpm-store",
        ],
    ),
    (
        Exclusion::BuildOutput,
        &[
            "dist",
            "build",
            "out",
            "coverage",
            "storybook-static",
            ".next",
            ".nuxt",
            ".output",
            ".svelte-kit",
            ".cache",
            ".parcel-cache",
            ".turbo",
            ".vercel",
            ".netlify",
            ".nyc_output",
        ],
    ),
    (
        Exclusion::Tests,
        &["test", "tests", "__tests__", "spec", "specs", "e2e", "cypress", "fixtures", "__fixtures__", "__mocks__"],
    ),
];

/// Names of source files that are not read. A dot in front hides nothing here: `.eslintrc.js` is read.
const FILES: &[(Exclusion, &[&str])] = &[
    (Exclusion::Dependencies, &[".pnp.*"]),
    (Exclusion::Minified, &["*.min.*"]),
    (
        Exclusion::Tests,
        &[
            "*.test.*",
            "*.spec.*",
            "*.stories.*",
            "vitest.setup.*",
            "jest.setup.*",
            "setupTests.*",
            "vitest.config.*",
            "jest.config.*",
            "cypress.config.*",
            "playwright.config.*",
        ],
    ),
    (Exclusion::TypeDeclarations, &["*.d.ts", "*.d.cts", "*.d.mts"]),
];

/// Hidden folders in which React Router and Remix apps keep the modules of one side, sessions above all.
const SIDES: &[&str] = &[".server", ".client"];

/// Folders of version control: nothing in them is a source file, so they are neither counted nor switchable.
const VERSION_CONTROL: &[&str] = &[".git", ".hg", ".jj", ".svn"];

/// In a shop the word also means the seller: below a folder of [`LAYERS`] it is part of the app.
const VENDOR: &str = "vendor";

/// Folders whose subfolders are named after what the app is about.
const LAYERS: &[&str] = &[
    "api",
    "controller",
    "controllers",
    "features",
    "handlers",
    "middleware",
    "middlewares",
    "models",
    "modules",
    "pages",
    "route",
    "router",
    "routers",
    "routes",
    "services",
    "views",
];

static FOLDER_NAMES: LazyLock<Names> = LazyLock::new(|| Names::compile(FOLDERS));
static FILE_NAMES: LazyLock<Names> = LazyLock::new(|| Names::compile(FILES));

/// Whether a file is JavaScript or TypeScript by its extension.
pub(super) fn is_source(file: &Path) -> bool {
    let extension = file.extension().and_then(OsStr::to_str);
    let mut known = EXTENSIONS.iter().chain(component::EXTENSIONS);
    extension.is_some_and(|extension| known.any(|known| known.eq_ignore_ascii_case(extension)))
}

/// Whether a folder holds version control's own data.
pub(super) fn is_version_control(folder: &Path) -> bool {
    is_one_of(folder, VERSION_CONTROL)
}

/// Every reason to leave out a folder that its name gives. A dot in front is one only where the name is no other, so
/// that one switch is enough for `.next`.
pub(super) fn of_folder(folder: &Path) -> Vec<Exclusion> {
    if is_one_of(folder, &[VENDOR]) && folder.parent().is_some_and(|parent| is_one_of(parent, LAYERS)) {
        return Vec::new();
    }
    let reasons = FOLDER_NAMES.reasons(folder);
    if reasons.is_empty() && is_hidden(folder) { vec![Exclusion::Hidden] } else { reasons }
}

fn is_hidden(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) && !is_one_of(folder, SIDES)
}

/// Every reason to leave out a file that its name gives.
pub(super) fn of_file(file: &Path) -> Vec<Exclusion> {
    FILE_NAMES.reasons(file)
}

/// Whether the last segment of a path is one of some names.
pub(super) fn is_one_of(path: &Path, names: &[&str]) -> bool {
    path.file_name().is_some_and(|name| names.iter().any(|known| name == *known))
}

/// Patterns of names, and what each excludes.
struct Names {
    patterns: GlobSet,
    /// By the number of the pattern.
    reasons: Vec<Exclusion>,
}

impl Names {
    fn compile(table: &[(Exclusion, &[&str])]) -> Self {
        let mut patterns = GlobSetBuilder::new();
        let mut reasons = Vec::new();
        for (reason, globs) in table {
            // The tables are constant and a test compiles them all, so nothing is lost here.
            for glob in globs.iter().filter_map(|glob| Glob::new(glob).ok()) {
                patterns.add(glob);
                reasons.push(*reason);
            }
        }
        Self { patterns: patterns.build().unwrap_or_default(), reasons }
    }

    fn reasons(&self, path: &Path) -> Vec<Exclusion> {
        let Some(name) = path.file_name() else { return Vec::new() };
        self.patterns.matches(name).into_iter().filter_map(|pattern| self.reasons.get(pattern).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for (table, names) in [(FOLDERS, &FOLDER_NAMES), (FILES, &FILE_NAMES)] {
            let written: usize = table.iter().map(|(_, globs)| globs.len()).sum();
            assert_eq!(names.patterns.len(), written);
        }
    }

    #[test]
    fn a_seller_is_no_dependency() {
        assert_eq!(of_folder(Path::new("public/vendor")), [Exclusion::Dependencies]);
        assert_eq!(of_folder(Path::new("src/routes/vendor")), []);
    }

    #[test]
    fn folders_of_sources_are_never_left_out() {
        for folder in ["src", "lib", "public", "server", "examples", "playground", "app/.server", "components/Coverage"]
        {
            assert_eq!(of_folder(Path::new(folder)), [], "{folder}");
        }
    }

    #[test]
    fn file_names_are_left_out_by_their_infix_only() {
        for file in ["test.js", "spec.ts", "build.js", "out.js", "min.js", "d.ts", "latest.js", ".eslintrc.js"] {
            assert_eq!(of_file(Path::new(file)), [], "{file}");
        }
    }

    #[test]
    fn extensions_count_in_any_letter_case() {
        assert!(is_source(Path::new("APP.JS")) && is_source(Path::new("a.b.mts")));
        assert!(!is_source(Path::new("js")) && !is_source(Path::new(".js")) && !is_source(Path::new("a.json")));
    }
}
