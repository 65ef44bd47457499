//! What is known of libraries, for programs to read: the cookies that each sets, and what is sent when nothing is
//! written.

use cookielint_analyzer::model::{AttributesModel, KnownFrom, Models, PackageModel, SwitchDefault, VersionRange};
use serde::Serialize;

use crate::pretty;

/// A library.
#[derive(Debug, Serialize)]
pub struct LibraryEntry<'m> {
    /// As its users name it.
    pub title: &'m str,
    /// The names that it is imported by.
    pub packages: Vec<&'m str>,
    /// The newest version that is known; absent for what has no version of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newest: Option<&'m str>,
    /// What it is known from.
    pub known_from: KnownFrom,
    /// Its calls that set or configure cookies.
    pub calls: Vec<CallEntry<'m>>,
}

/// A call.
#[derive(Debug, Serialize)]
pub struct CallEntry<'m> {
    /// As documentation writes it.
    pub call: &'m str,
    /// The versions of which it is so; absent for all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub versions: String,
    /// Whether it deletes a cookie.
    pub deletes: bool,
    /// The name of the cookie when none is given; absent when the call always gives one, or sets no cookie without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_name: Option<&'m str>,
    /// What comes before that name where the cookie is Secure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secure_prefix: Option<&'m str>,
    /// What is sent when nothing is written.
    pub defaults: DefaultsEntry<'m>,
    /// The same once the object with the attributes is written; absent when it makes no difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults_when_given: Option<DefaultsEntry<'m>>,
}

/// The attributes that are sent when nothing is written.
#[derive(Debug, Serialize)]
pub struct DefaultsEntry<'m> {
    /// Secure.
    pub secure: SwitchDefault,
    /// HttpOnly.
    pub http_only: SwitchDefault,
    /// SameSite; absent when it is not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_site: Option<&'m str>,
    /// Path; absent when it is not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'m str>,
}

/// The libraries with calls about cookies, or those of one package, by its title or a name it is imported by. Empty when
/// nothing is known of that one.
#[must_use]
pub fn libraries<'m>(models: &'m Models, package: Option<&str>) -> Vec<LibraryEntry<'m>> {
    let is_asked_for = |known: &&PackageModel| match package {
        None => !known.cookies.is_empty() || !known.configured.is_empty(),
        Some(name) => known.title.eq_ignore_ascii_case(name) || known.packages.iter().any(|known| known == name),
    };
    models.packages().iter().filter(is_asked_for).map(library).collect()
}

/// Libraries as one JSON array, indented, with a final line ending.
///
/// # Errors
///
/// None in practice: every key is a string, and nothing is read or written.
pub fn to_string(libraries: &[LibraryEntry<'_>]) -> Result<String, serde_json::Error> {
    pretty(&libraries)
}

fn library(package: &PackageModel) -> LibraryEntry<'_> {
    let call = |call, versions: &VersionRange, attributes| CallEntry {
        call,
        versions: versions.to_string(),
        deletes: false,
        default_name: None,
        secure_prefix: None,
        defaults: DefaultsEntry::of(&package.attributes[attributes]),
        defaults_when_given: None,
    };
    let configured = package.configured.iter().map(|row| CallEntry {
        default_name: given(&row.default_name),
        secure_prefix: given(&row.secure_prefix),
        defaults_when_given: row.attributes_when_given.as_ref().map(|set| DefaultsEntry::of(&package.attributes[set])),
        ..call(row.call.as_str(), &row.versions, &row.attributes)
    });
    let cookies = package.cookies.iter();
    let cookies = cookies
        .map(|row| CallEntry { deletes: row.deletes, ..call(row.call.as_str(), &row.versions, &row.attributes) });
    LibraryEntry {
        title: &package.title,
        packages: package.packages.iter().map(|name| name.as_str()).collect(),
        newest: given(&package.newest),
        known_from: package.known_from,
        calls: configured.chain(cookies).collect(),
    }
}

impl<'m> DefaultsEntry<'m> {
    fn of(attributes: &'m AttributesModel) -> Self {
        Self {
            secure: attributes.secure.default,
            http_only: attributes.http_only.default,
            same_site: given(&attributes.same_site.default),
            path: given(&attributes.path.default),
        }
    }
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
