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
use std::path::PathBuf;

use cookielint_analyzer::facts::{App, Cookie, Facts, PoweredBy, SameSite, Switch};
use cookielint_analyzer::model::{Models, Row};
use cookielint_analyzer::value::{Attribute, Value};
use serde_json::Value as Json;
use tests::truth::{folder, recorded, run};

fn shown<T>(attribute: &Attribute<T>, show: impl Fn(&T) -> String) -> String {
    match &attribute.effective {
        Value::Is(value) => show(value),
        Value::Unset => "absent".to_owned(),
        other => format!("not told ({})", if matches!(other, Value::When { .. }) { "when" } else { "unknown" }),
    }
}

fn predicted(cookie: &Cookie) -> String {
    let switch = |switch: &Switch| if *switch == Switch::Off { "off" } else { "on" }.to_owned();
    let same_site = |value: &SameSite| match value {
        SameSite::Invalid(text) => text.to_string(),
        known => format!("{known:?}").to_lowercase(),
    };
    format!(
        "{}; Secure {}; HttpOnly {}; SameSite {}; Path {}; Domain {}; Partitioned {}",
        shown(&cookie.name, ToString::to_string),
        shown(&cookie.secure, switch),
        shown(&cookie.http_only, switch),
        shown(&cookie.same_site, same_site),
        shown(&cookie.path, ToString::to_string),
        shown(&cookie.domain, ToString::to_string),
        shown(&cookie.partitioned, switch),
    )
    .replace("Partitioned absent", "Partitioned off")
}

fn observed(cookie: &Json) -> String {
    let switch = |key: &str| if cookie[key] == true { "on" } else { "off" };
    let text = |key: &str| cookie[key].as_str().unwrap_or("absent").to_owned();
    format!(
        "{}; Secure {}; HttpOnly {}; SameSite {}; Path {}; Domain {}; Partitioned {}",
        text("name"),
        switch("secure"),
        switch("httponly"),
        text("samesite").to_lowercase(),
        text("path"),
        text("domain"),
        switch("partitioned"),
    )
}

/// The X-Powered-By header that the program sets, or that one of its apps sends.
fn powered_by(facts: &Facts) -> Option<String> {
    let sends = |app: &&App| !matches!(app.sends_powered_by, PoweredBy::Quiet | PoweredBy::NotServed);
    let own = facts.apps.iter().find(sends).map(|app| app.powered_by.to_string());
    let set = facts.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("x-powered-by"));
    let mut set = set.filter_map(|header| header.value.effective.known()).map(ToString::to_string);
    set.next_back().or(own)
}

fn is_signature(cookie: &Json) -> bool {
    cookie["name"].as_str().unwrap().ends_with(".sig")
}

#[test]
fn what_is_predicted_of_an_app_is_what_it_was_seen_to_send() {
    let models = Models::built_in().unwrap();
    let mut complaints = String::new();
    let mut agreements: BTreeMap<String, usize> = BTreeMap::new();
    for record in recorded() {
        let app = record["app"].as_str().unwrap();
        let sent = record["cookies"].as_array().unwrap().iter().filter(|cookie| !is_signature(cookie));
        let mut sent: Vec<String> = sent.map(observed).collect();
        let facts = run(app, &models).facts;
        let mut told: Vec<String> = facts.cookies.iter().map(predicted).collect();
        let (sent_header, told_header) = (record["poweredBy"].as_str().map(str::to_owned), powered_by(&facts));
        if sent_header != told_header {
            writeln!(complaints, "{app}: X-Powered-By is {sent_header:?}, predicted {told_header:?}").unwrap();
        }
        sent.sort();
        told.sort();
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

#[test]
fn every_app_was_run() {
    let is_app = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| matches!(extension, "js" | "mjs" | "ts" | "mts"))
    };
    let families = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let entries = families.filter(|path| !path.ends_with("node_modules")).flat_map(|path| fs::read_dir(path).unwrap());
    let mut apps: Vec<String> = entries
        .map(|entry| entry.unwrap().path())
        .filter(is_app)
        .map(|path| path.strip_prefix(folder()).unwrap().to_str().unwrap().to_owned())
        .collect();
    apps.sort();
    let run: Vec<String> = recorded().iter().map(|record| record["app"].as_str().unwrap().to_owned()).collect();
    assert_eq!(apps, run);
    assert!(recorded().iter().all(|record| record["status"] == 200), "an app failed");
}

/// Rows that no app here shows, by file and call, because what they tell of cannot be started in proportion: they stand on
/// the observations of others, on the library's source or on its documentation.
const NOT_RUN: &[&str] = &[
    "@adminjs/express: AdminJSExpress.buildAuthenticatedRouter()",
    "@std/http: deleteCookie()",
    "@std/http: setCookie()",
    "Astro: Astro.cookies.delete()",
    "Astro: Astro.cookies.set()",
    "Browsers: cookieStore.delete()",
    "Browsers: cookieStore.set()",
    "Keystone: statelessSessions()",
    "Keystone: storedSessions()",
    "Sails: config/session.js",
    "Strapi: strapi::session",
    "SvelteKit: cookies.delete()",
    "SvelteKit: cookies.set()",
    "js-cookie: Cookies.remove()",
    "js-cookie: Cookies.set()",
    "keycloak-connect: new Keycloak()",
    "ngx-cookie-service: cookieService.delete()",
    "ngx-cookie-service: cookieService.set()",
    "react-cookie: removeCookie()",
    "react-cookie: setCookie()",
    "universal-cookie: cookies.remove()",
    "universal-cookie: cookies.set()",
    "vue-cookies: $cookies.remove()",
    "vue-cookies: $cookies.set()",
];

#[test]
fn every_row_about_cookies_is_shown_by_an_app_or_is_listed_as_not_run() {
    let models = Models::built_in().unwrap();
    let mut shown = BTreeSet::new();
    for record in recorded() {
        shown.extend(run(record["app"].as_str().unwrap(), &models).effects);
    }
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
