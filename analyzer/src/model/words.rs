//! The words by which a file is known not to matter, without being parsed.

use smol_str::{SmolStr, format_smolstr};

use super::graph::Models;
use super::schema::{PackageModel, TypeModel};

/// Names of headers that matter, without their first letters, in the letter cases that are written.
#[rustfmt::skip]
const HEADER_WORDS: &[&str] = &[
    "et-Cookie",
    "et-cookie",
    "ET-COOKIE",
    "owered-By",
    "owered-by",
    "OWERED-BY",
    "owered-CMS",
    "owered-cms",
    "-Generator",
    "-generator",
    "-Runtime",
    "-runtime",
    "-AspNet",
    "-Aspnet",
    "-aspnet",
    "-Framework",
    "-framework",
    "-CMS",
    "-cms",
    "-Server",
    "-server",
    "'Server'",
    "\"Server\"",
    "Server:",
    "'server'",
    "\"server\"",
];

impl Models {
    /// Words of which a file must hold one to be worth parsing: imports of a package, methods that make a cookie on a
    /// value that needs no import, members of global variables, and names of headers.
    #[must_use]
    pub fn words(&self) -> Vec<SmolStr> {
        let mut words: Vec<SmolStr> = HEADER_WORDS.iter().map(|word| SmolStr::new_static(word)).collect();
        for package in self.packages() {
            if !has_only_headers(package) {
                let quoted = |name: &SmolStr| ['\'', '"', '`'].map(|quote| format_smolstr!("{quote}{name}{quote}"));
                words.extend(package.packages.iter().flat_map(quoted));
            }
            let imported = package.auto_imports.iter().flat_map(|import| &import.names);
            let imported = imported.filter(|name| is_about_cookies(package, name) || leads_to_a_cookie(package, name));
            words.extend(imported.map(|name| format_smolstr!("{name}(")));
            for known in &package.types {
                let methods: Vec<&str> = methods_of(package, known).collect();
                if !known.parameters.is_empty() {
                    words.extend(methods.iter().map(|name| format_smolstr!(".{name}(")));
                }
                let written = package.headers.iter().filter_map(|row| row.property.as_deref());
                let values = package.types.iter().flat_map(|other| &other.paths);
                let values = values.filter_map(|path| method_of(path, known));
                let members: Vec<&str> = methods.iter().copied().chain(written).chain(values).collect();
                let of_global = |global| members.iter().map(move |name| format_smolstr!("{global}.{name}"));
                words.extend(known.globals.iter().flat_map(of_global));
            }
        }
        words.sort();
        words.dedup();
        words
    }
}

/// Whether nothing is known of a package but what its values do to headers, which their names show, and it hands on no
/// values of another one.
fn has_only_headers(package: &PackageModel) -> bool {
    package.apps.is_empty()
        && package.cookies.is_empty()
        && package.configured.is_empty()
        && package.secrets.is_empty()
        && package.middleware.is_empty()
        && !package.callbacks.iter().flat_map(|callback| &callback.parameters).any(|name| name.contains('#'))
}

/// Whether an export of a package is a function that sets or configures a cookie; headers show by their names.
fn is_about_cookies(package: &PackageModel, export: &str) -> bool {
    let of_cookies = package.cookies.iter().flat_map(|row| row.path.all());
    let paths = of_cookies.chain(package.configured.iter().flat_map(|row| row.path.all()));
    let names = paths.filter_map(|path| path.strip_prefix("Member[")?.strip_suffix(']'));
    names.flat_map(|names| names.split('|')).any(|name| name == export)
}

/// Whether what an export of a package returns is of a type of the package.
fn leads_to_a_cookie(package: &PackageModel, export: &str) -> bool {
    let returned = format_smolstr!("Member[{export}].ReturnValue");
    package.types.iter().any(|known| known.paths.contains(&returned))
}

/// The methods of a type that set a cookie.
fn methods_of<'p>(package: &'p PackageModel, known: &TypeModel) -> impl Iterator<Item = &'p str> {
    let paths = package.cookies.iter().flat_map(|row| row.path.all());
    paths.filter_map(|path| method_of(path, known)).flat_map(|names| names.split('|'))
}

/// The names of the methods of a type that an access path leads to.
fn method_of<'p>(path: &'p str, known: &TypeModel) -> Option<&'p str> {
    path.strip_prefix(known.name.as_str())?.strip_prefix(".Member[")?.strip_suffix(']')
}
