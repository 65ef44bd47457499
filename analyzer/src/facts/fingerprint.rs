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
        sends_powered_by: without_answers(source, call, row).unwrap_or_else(|| state(call, row)),
    });
}

/// What holds where the project has no file for which the header is sent: nothing is told of that by a configuration alone,
/// which may be all that is seen, and a manifest alone tells nothing.
fn without_answers(source: Source<'_>, call: &Call, row: &FingerprintModel) -> Option<PoweredBy> {
    let has = |globs| source.project.has_beside(call.site.file, globs);
    match (has(&row.sent_for), has(&row.quiet_for)) {
        (Some(true), _) => None,
        (None, _) | (_, None) => Some(PoweredBy::Unknown(Why::Expression)),
        (_, Some(is_quiet)) => (is_quiet || is_manifest(source, call)).then_some(PoweredBy::Quiet),
    }
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
