//! The models against the libraries as their users write them: what each app of `truth` was seen to send for a request
//! in production is what is predicted from its source.
//!
//! `truth/recorded.jsonl` holds what each app sent (see `truth/record.mjs`, which writes it). The request comes through a
//! proxy that the app trusts and that took it by TLS, so that what hangs on the connection is as by TLS. What ends a
//! cookie is not compared, nor the signature that some libraries send beside it, whose attributes are the same.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use cookielint_analyzer::facts::{App, Facts, PoweredBy};
use cookielint_analyzer::model::{KnownFrom, Models, Row};
use tests::truth::{folder, observed, predicted, recorded, run};

/// The X-Powered-By header that the program sets, or that one of its apps sends.
fn powered_by(facts: &Facts) -> Option<String> {
    let sends = |app: &&App| !matches!(app.sends_powered_by, PoweredBy::Quiet | PoweredBy::NotServed);
    let own = facts.apps.iter().find(sends).map(|app| app.powered_by.to_string());
    let set = facts.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("x-powered-by"));
    let mut set = set.filter_map(|header| header.value.effective.known()).map(ToString::to_string);
    set.next_back().or(own)
}

#[test]
fn what_is_predicted_of_an_app_is_what_it_was_seen_to_send() {
    let models = Models::built_in().unwrap();
    let mut complaints = String::new();
    let mut agreements: BTreeMap<String, usize> = BTreeMap::new();
    for record in recorded() {
        let app = record["app"].as_str().unwrap();
        let facts = run(app, &models).facts;
        let (sent, told) = (observed(&record), predicted(&facts));
        let (sent_header, told_header) = (record["poweredBy"].as_str().map(str::to_owned), powered_by(&facts));
        if sent_header != told_header {
            writeln!(complaints, "{app}: X-Powered-By is {sent_header:?}, predicted {told_header:?}").unwrap();
        }
        let family = app.split('/').next().unwrap();
        *agreements.entry(family.to_owned()).or_default() += sent.iter().filter(|cookie| told.contains(cookie)).count();
        for cookie in sent.iter().filter(|cookie| !told.contains(cookie)) {
            writeln!(complaints, "{app}: sent      {cookie}").unwrap();
        }
        for cookie in told.iter().filter(|cookie| !sent.contains(cookie)) {
            writeln!(complaints, "{app}: predicted {cookie}").unwrap();
        }
    }
    println!("cookies predicted as they were sent: {agreements:?}");
    assert!(complaints.is_empty(), "\n{complaints}");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let folders = folders.iter().filter(|path| !path.ends_with("node_modules"));
    folders.flat_map(|path| files_below(path)).chain(files).collect()
}

#[test]
fn every_app_was_run() {
    let is_app = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| matches!(extension, "js" | "mjs" | "ts" | "mts"))
    };
    let name = |path: PathBuf| path.strip_prefix(folder()).unwrap().to_str().unwrap().to_owned();
    let mut apps: Vec<String> = files_below(&folder()).into_iter().filter(is_app).map(name).collect();
    apps.retain(|app| app.contains('/'));
    apps.sort_by_key(|app| app.split('/').map(str::to_owned).next().map(|family| (family, app.clone())));
    let run: Vec<String> = recorded().iter().map(|record| record["app"].as_str().unwrap().to_owned()).collect();
    assert_eq!(apps, run);
    assert!(recorded().iter().all(|record| record["status"].as_u64().unwrap() < 400), "an app failed");
}

/// The rows of models that the apps reach.
fn shown(models: &Models) -> BTreeSet<(usize, String)> {
    recorded().iter().flat_map(|record| run(record["app"].as_str().unwrap(), models).effects).collect()
}

#[test]
fn the_libraries_that_are_said_to_be_known_from_apps_are_those_that_apps_use() {
    let models = Models::built_in().unwrap();
    let shown: BTreeSet<usize> = shown(&models).into_iter().map(|(package, _)| package).collect();
    let packages = models.packages().iter().enumerate();
    let wrong = packages.filter(|(index, package)| match package.known_from {
        KnownFrom::Apps => !shown.contains(index),
        KnownFrom::Calls | KnownFrom::Reading => shown.contains(index),
        KnownFrom::Configuration => true,
    });
    let wrong: Vec<&str> = wrong.map(|(_, package)| package.packages[0].as_str()).collect();
    assert!(wrong.is_empty(), "`known_from` is wrong: {}", wrong.join(", "));
}

/// Rows that no app here shows, by file and call, because what they tell of cannot be started in proportion: they stand on
/// the library's source or on its documentation.
const NOT_RUN: &[&str] = &[
    "@std/http: deleteCookie()",
    "@std/http: setCookie()",
    "Browsers: cookieStore.delete()",
    "Browsers: cookieStore.set()",
    "Bun: request.cookies.delete()",
    "Bun: request.cookies.set()",
];

#[test]
fn every_row_about_cookies_is_shown_by_an_app_or_is_listed_as_not_run() {
    let models = Models::built_in().unwrap();
    let shown = shown(&models);
    let mut not_shown = BTreeSet::new();
    for (index, package) in models.packages().iter().enumerate() {
        let cookies = package.cookies.iter().enumerate().map(|(row, known)| (Row::Cookie(row), &known.call));
        let configured = package.configured.iter().enumerate().map(|(row, known)| (Row::Configured(row), &known.call));
        for (row, call) in cookies.chain(configured) {
            if !shown.iter().any(|effect| (effect.0, effect.1.as_str()) == (index, format!("{row:?}").as_str())) {
                not_shown.insert(format!("{}: {call}", package.title));
            }
        }
    }
    let listed: BTreeSet<String> = NOT_RUN.iter().map(ToString::to_string).collect();
    assert_eq!(not_shown, listed);
}
