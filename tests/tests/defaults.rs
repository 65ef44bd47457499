//! That every default of every model is held to what some app was seen to send: a model in which one of them is
//! something else predicts an app wrongly.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeSet;

use cookielint_analyzer::model::{
    Accepts, AttributesModel, ConfiguredModel, KnownFrom, Models, PackageModel, SwitchDefault,
};
use rayon::prelude::*;
use serde_json::Value as Json;
use smol_str::SmolStr;
use tests::truth::{observed, predicted, recorded, run};

/// A way to say something else of a package.
struct Change {
    package: usize,
    /// What is changed, for messages.
    what: String,
    apply: Box<dyn Fn(&mut PackageModel) + Send + Sync>,
}

/// What is changed, and how.
type Way<T> = (&'static str, fn(&mut T));

/// Ways to say something else of a set of attributes.
const OF_ATTRIBUTES: [Way<AttributesModel>; 4] = [
    ("secure", |set| set.secure.default = other_switch(set.secure.default)),
    ("http_only", |set| set.http_only.default = other_switch(set.http_only.default)),
    ("same_site", |set| set.same_site.default = other_text(&set.same_site.default, "Strict")),
    ("path", |set| set.path.default = other_text(&set.path.default, "/elsewhere")),
];

/// Ways to say something else of a row.
const OF_CONFIGURED: [Way<ConfiguredModel>; 2] = [
    ("default_name", |row| row.default_name = other_text(&row.default_name, "")),
    ("secure_prefix", |row| row.secure_prefix = other_text(&row.secure_prefix, "")),
];

fn other_switch(default: SwitchDefault) -> SwitchDefault {
    if default == SwitchDefault::Off { SwitchDefault::On } else { SwitchDefault::Off }
}

fn other_text(default: &SmolStr, instead_of_none: &str) -> SmolStr {
    if default.is_empty() { instead_of_none.into() } else { SmolStr::default() }
}

/// Whether a set has no default of Path because the library sets no cookie without one.
fn is_path_required(set: &AttributesModel) -> bool {
    set.checks.iter().any(|check| check.option == "path" && check.accepts == Accepts::Given)
}

/// Every default of a package, said otherwise.
fn changes(index: usize, package: &PackageModel) -> Vec<Change> {
    let change = |what: String, apply: Box<dyn Fn(&mut PackageModel) + Send + Sync>| Change {
        package: index,
        what: format!("{}: {what}", package.packages[0]),
        apply,
    };
    let of_sets = package.attributes.iter().flat_map(|(name, set)| {
        let ways = OF_ATTRIBUTES.iter().filter(|(what, _)| *what != "path" || !is_path_required(set));
        ways.map(move |(what, apply)| {
            let name = name.clone();
            let text = format!("{what} of [attributes.{name}]");
            change(text, Box::new(move |package| apply(package.attributes.get_mut(&name).unwrap())))
        })
    });
    let of_rows = package.configured.iter().enumerate().flat_map(|(position, row)| {
        OF_CONFIGURED.iter().map(move |(what, apply)| {
            let text = format!("{what} of {} {}", row.call, row.versions);
            change(text, Box::new(move |package| apply(&mut package.configured[position])))
        })
    });
    of_sets.chain(of_rows).filter(|change| makes_a_difference(package, change)).collect()
}

/// Whether something else is said at all: of what is not given, nothing is.
fn makes_a_difference(package: &PackageModel, change: &Change) -> bool {
    let mut changed = package.clone();
    (change.apply)(&mut changed);
    format!("{changed:?}") != format!("{package:?}")
}

#[test]
fn a_default_that_is_said_otherwise_is_contradicted_by_an_app() {
    let models = Models::built_in().unwrap();
    let records: Vec<(Json, BTreeSet<usize>)> = recorded()
        .into_par_iter()
        .map(|record| {
            let effects = run(record["app"].as_str().unwrap(), &models).effects;
            let packages = effects.into_iter().map(|(package, _)| package).collect();
            (record, packages)
        })
        .collect();
    let known = models.packages().iter().enumerate().filter(|(_, package)| package.known_from == KnownFrom::Apps);
    let changes: Vec<Change> = known.flat_map(|(index, package)| changes(index, package)).collect();
    let unnoticed: Vec<&str> = changes
        .par_iter()
        .filter(|change| {
            let mut models = models.clone();
            (change.apply)(&mut models.packages_mut()[change.package]);
            let using = records.iter().filter(|(_, packages)| packages.contains(&change.package));
            !using
                .map(|(record, _)| record)
                .any(|record| predicted(&run(record["app"].as_str().unwrap(), &models).facts) != observed(record))
        })
        .map(|change| change.what.as_str())
        .collect();
    println!("{} defaults said otherwise", changes.len());
    assert!(unnoticed.is_empty(), "no app contradicts these:\n{}", unnoticed.join("\n"));
}
