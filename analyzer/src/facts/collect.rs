//! Makes facts of the calls that were recorded while a file ran.

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use super::{Facts, Origin, Purpose, Site, apps, configured, cookies, fingerprint, headers};
use crate::eval::{Call, Outcome};
use crate::link::{Manifest, Project, package_of};
use crate::model::{Effect, Models, PackageModel, Row, Version, VersionRange};
use crate::source::FileId;

/// What the facts of a program are made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The files.
    pub project: &'a Project<'a>,
    /// The file that is being looked at, whose manifest tells the versions.
    pub file: FileId,
    /// The libraries.
    pub models: &'a Models,
    /// What was recorded.
    pub outcome: &'a Outcome,
    /// Purposes that the configuration states, by name of cookie.
    pub purposes: &'a BTreeMap<String, Purpose>,
}

/// Makes the facts of a program.
#[must_use]
pub fn collect(source: Source<'_>) -> Facts {
    let mut facts = Facts::default();
    for (source, call, effect) in effects(source) {
        source.apply(call, effect, &mut facts);
    }
    cookies::reconcile(&mut facts.cookies);
    apps::collect(source, &mut facts);
    facts
}

/// Every row that holds of a recorded call, with the file that the call stands in.
pub fn effects(source: Source<'_>) -> impl Iterator<Item = (Source<'_>, &Call, Effect)> {
    source.outcome.calls.iter().flat_map(move |call| {
        let source = Source { file: call.site.file, ..source };
        let all = &source.models.node(call.node).effects;
        all.iter().filter(move |effect| source.holds(**effect, all)).map(move |effect| (source, call, *effect))
    })
}

impl<'a> Source<'a> {
    fn apply(self, call: &Call, effect: Effect, facts: &mut Facts) {
        let package = self.package(effect);
        match effect.row {
            Row::Cookie(row) => cookies::cookie(self, call, package, &package.cookies[row], facts),
            Row::Configured(row) => configured::configured(self, call, package, &package.configured[row], facts),
            Row::Secret(row) => cookies::secret(self, call, package, &package.secrets[row], facts),
            Row::Header(row) => headers::header(self, call, package, &package.headers[row], facts),
            Row::Fingerprint(row) => fingerprint::fingerprint(self, call, package, &package.fingerprints[row], facts),
            Row::App(_) | Row::Setting(_) | Row::Mount(_) | Row::Route(_) | Row::Listen(_) | Row::Middleware(_) => {}
        }
    }

    /// The calls that rows of a package know, with each row.
    pub(super) fn rows(self, package: &'a PackageModel) -> impl Iterator<Item = (&'a Call, Row)> {
        self.outcome.calls.iter().flat_map(move |call| {
            let effects = self.models.node(call.node).effects.iter();
            effects
                .filter(move |effect| std::ptr::eq(self.package(**effect), package))
                .map(move |effect| (call, effect.row))
        })
    }

    pub(super) fn package(self, effect: Effect) -> &'a PackageModel {
        &self.models.packages()[effect.package]
    }

    /// Whether a row holds for the project's version. When only the newest can be assumed and none of a node's rows of a
    /// kind holds for that, the last one does: the code would not run otherwise.
    fn holds(self, effect: Effect, all: &[Effect]) -> bool {
        let package = self.package(effect);
        let (Some(version), Some(range)) = (self.version(package), self.range(effect)) else { return true };
        if range.contains(version) {
            return true;
        }
        let kind = std::mem::discriminant(&effect.row);
        let mut others = all.iter().filter(|other| std::mem::discriminant(&other.row) == kind);
        let holds = |other: &Effect| self.range(*other).is_none_or(|range| range.contains(version));
        self.declared(package).is_none() && others.clone().next_back() == Some(&effect) && !others.any(holds)
    }

    fn range(self, effect: Effect) -> Option<&'a VersionRange> {
        let package = self.package(effect);
        match effect.row {
            Row::Cookie(row) => Some(&package.cookies[row].versions),
            Row::Configured(row) => Some(&package.configured[row].versions),
            _ => None,
        }
    }

    /// The version of a package that holds: the project's, else the newest known.
    pub(super) fn version(self, package: &PackageModel) -> Option<Version> {
        let own = self.declared(package);
        own.map(|(version, _)| *version).or_else(|| Version::first_in(&package.newest))
    }

    /// What the package around the file says.
    pub(super) fn manifest(self) -> Option<&'a Manifest> {
        self.project.file(self.file).map(|linked| &*linked.manifest)
    }

    fn declared(self, package: &PackageModel) -> Option<&'a (Version, SmolStr)> {
        let versions = &self.manifest()?.versions;
        package.packages.iter().find_map(|specifier| versions.get(package_of(specifier)))
    }

    pub(super) fn origin(self, package: &PackageModel, call: &SmolStr) -> Arc<Origin> {
        let own = self.declared(package);
        let version = own.map_or_else(|| package.newest.clone(), |(_, text)| text.clone());
        Arc::new(Origin { library: package.title.clone(), version, call: call.clone() })
    }

    pub(super) fn site(self, call: &Call) -> Site {
        Site { call: call.site, callee: call.callee, only_with: call.only_with.clone() }
    }

    /// The source text at a place.
    pub(super) fn text_at(self, span: crate::source::Span) -> &'a str {
        let text = self.project.file(span.file).map(|linked| linked.source.text());
        text.and_then(|text| text.get(span.range.as_usize())).unwrap_or_default()
    }
}
