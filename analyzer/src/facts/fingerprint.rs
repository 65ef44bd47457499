//! Frameworks that name themselves in X-Powered-By unless their configuration tells them not to.

use super::collect::Source;
use super::configured::{is_given, truth};
use super::{App, Facts, PoweredBy};
use crate::eval::{Call, Data, Truth};
use crate::model::{self, FingerprintModel, PackageModel};
use crate::value::Why;

pub(super) fn fingerprint(
    source: Source<'_>,
    call: &Call,
    package: &PackageModel,
    row: &FingerprintModel,
    facts: &mut Facts,
) {
    facts.apps.push(App {
        origin: source.origin(package, &row.call),
        site: source.site(call),
        powered_by: row.powered_by.clone(),
        advice: if is_manifest(source, call) { row.advice_without_file.clone() } else { row.advice.clone() },
        has_unread_middleware: false,
        sends_powered_by: if is_sent_for_any(source, call, row) { state(call, row) } else { PoweredBy::Quiet },
    });
}

/// Whether the project has a file for which the header is sent.
fn is_sent_for_any(source: Source<'_>, call: &Call, row: &FingerprintModel) -> bool {
    row.sent_for.is_empty() || source.project.has_beside(call.site.file, &row.sent_for) != Some(false)
}

/// Whether it is the project's manifest that stands for the configuration.
fn is_manifest(source: Source<'_>, call: &Call) -> bool {
    source.project.parsed(call.site.file).is_some_and(|linked| model::is_manifest(linked.source.path()))
}

fn state(call: &Call, row: &FingerprintModel) -> PoweredBy {
    let is_excluded = row.not_given.iter().any(|given| is_given(call, std::slice::from_ref(given)));
    let needed = row.needs.as_ref().map_or(Truth::Yes, |place| truth(&call.at(place)));
    let switched = row.switch.as_ref().map(|place| call.at(place));
    let switched_on = match &switched {
        Some(tree) if !tree.data().is_some_and(Data::is_undefined) => truth(tree),
        _ => Truth::Yes,
    };
    match (is_excluded, needed, switched_on) {
        (true, ..) | (_, Truth::No, _) | (_, _, Truth::No) => PoweredBy::Quiet,
        (false, Truth::Yes, Truth::Yes) => PoweredBy::Sent,
        _ => PoweredBy::Unknown(Why::Expression),
    }
}
