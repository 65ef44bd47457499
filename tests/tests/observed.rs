//! The models against the libraries themselves: what each version was seen to send for a call is what the facts say.
//!
//! `observed/calls.jsonl` holds calls and the Set-Cookie headers (without Expires) that the library sent for them over
//! plain HTTP; none for a value on which it threw. Not in it, of all that was observed, because no single call can say it or nothing was sent:
//! - Secure cookies that wait for TLS, and sessions that are not sent: there is no header to compare;
//! - mutations of options or of the session after the call, several calls in one response, settings of the proxy: the
//!   sources of such cases need whole handlers, which the examples of the rules' pages are;
//! - dates (`expires`, a Date as `maxAge`), which change no attribute that is compared;
//! - SameSite and Secure `'auto'`: what was sent belongs to one kind of connection;
//! - the signatures beside a cookie, and the X-Powered-By header, which is no cookie.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};
use std::sync::Arc;

use cookielint_analyzer::eval::{self, Environment, Extent};
use cookielint_analyzer::facts::collect::{Source, collect};
use cookielint_analyzer::facts::{Cookie, SameSite, Switch};
use cookielint_analyzer::link::{Linked, Manifest, Project};
use cookielint_analyzer::model::{Models, Version};
use cookielint_analyzer::source::{FileId, SourceText};
use cookielint_analyzer::value::{Attribute, Text, Value};
use serde_json::Value as Json;

/// Deprecated options that no model has: their calls must differ from what was sent, or have no place in this list.
/// `secureProxy` sends Secure whatever the connection is; the facts say that the connection decides.
const NOT_MODELLED: [&str; 1] = ["secureProxy"];

/// A whole program around a call.
fn program(library: &str, code: &str) -> String {
    let set_up =
        "const express = require('express');\nconst app = express();\nconst secret = 's';\nconst keys = ['k'];\n";
    let route = |body: &str| format!("app.get('/', (req, res) => {{\n{body};\nres.end();\n}});\n");
    let rest = match library {
        "express" => route(code),
        "express-session" => format!("const session = require('express-session');\napp.use({code});\n"),
        "cookie-session" => format!("const cookieSession = require('cookie-session');\napp.use({code});\n"),
        "cookies" => {
            let body = format!("const cookies = new Cookies(req, res);\n{code}");
            format!("const Cookies = require('cookies');\n{}", route(&body))
        }
        _ => {
            let body = format!("res.setHeader('Set-Cookie', {code})");
            format!("const {{ serialize }} = require('cookie');\n{}", route(&body))
        }
    };
    format!("{set_up}{rest}app.listen(3000);\n")
}

/// The file and the text of a program of `observed/programs.md` around a call.
fn program_of(name: &str, code: &str) -> (String, String) {
    let programs = include_str!("../observed/programs.md");
    let (_, rest) = programs.split_once(&format!("\n## {name}\n")).unwrap();
    let (_, rest) = rest.split_once("file: `").unwrap();
    let (file, rest) = rest.split_once('`').unwrap();
    let (_, rest) = rest.split_once("```").unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    let (text, _) = rest.split_once("```").unwrap();
    assert_eq!(text.matches("CODE").count(), 1, "{name}");
    (file.to_owned(), text.replace("CODE", code))
}

fn cookies(library: &str, version: &str, (file, text): (&str, String), models: &Models) -> Vec<Cookie> {
    let mut manifest = Manifest::default();
    manifest.versions.insert(library.into(), (Version::first_in(version).unwrap(), version.into()));
    manifest.depends_on.insert(library.into());
    let linked = Linked::new(FileId(0), Arc::new(SourceText::new(file, text)), Arc::new(manifest), true);
    assert!(linked.module.faults.is_empty(), "{}", linked.source.text());
    let project = Project::of(models, [linked]);
    let outcome = eval::run(&project, FileId(0), Extent::File, models, &Environment::production(&[]));
    collect(Source { project: &project, file: FileId(0), models, outcome: &outcome, purposes: &BTreeMap::new() })
        .cookies
}

/// What a Set-Cookie header says: its name, and its attributes by their names in lower case.
fn sent(header: &str) -> (&str, BTreeMap<String, &str>) {
    let mut parts = header.split("; ").map(|part| part.split_once('=').unwrap_or((part, "")));
    let (name, _) = parts.next().unwrap();
    (name, parts.map(|(name, value)| (name.to_lowercase(), value)).collect())
}

fn shown<T: Debug>(attribute: &Attribute<T>, show: impl Fn(&T) -> String) -> String {
    match &attribute.effective {
        Value::Is(value) => show(value),
        Value::Unset => "absent".to_owned(),
        other => format!("{other:?}"),
    }
}

fn text(attribute: &Attribute<Text>) -> String {
    shown(attribute, |text| text.whole().unwrap_or_else(|| format!("{text:?}")))
}

/// Whether a switch is as sent over plain HTTP, where one that follows the connection is off.
fn switch(attribute: &Attribute<Switch>, on: bool) -> Result<(), String> {
    match &attribute.effective {
        Value::Is(Switch::On) if on => Ok(()),
        Value::Is(Switch::Off | Switch::Connection) | Value::Unset if !on => Ok(()),
        other => Err(format!("{other:?}")),
    }
}

/// What the facts of a cookie say otherwise than the header.
fn differences(cookie: &Cookie, header: &str) -> Vec<String> {
    let (name, attributes) = sent(header);
    let same_site = shown(&cookie.same_site, |same_site| match same_site {
        SameSite::Absent => "absent".to_owned(),
        SameSite::Invalid(text) => text.to_lowercase(),
        other => format!("{other:?}").to_lowercase(),
    });
    let value = |name: &str| attributes.get(name).map_or_else(|| "absent".to_owned(), |value| (*value).to_owned());
    let mut differences = Vec::new();
    if cookie.is_never_set() {
        differences.push("it is never set, was sent".to_owned());
    }
    for (what, found, sent) in [
        ("name", text(&cookie.name), name.to_owned()),
        ("path", text(&cookie.path), value("path")),
        ("domain", text(&cookie.domain), value("domain")),
        ("SameSite", same_site, value("samesite").to_lowercase()),
    ] {
        if found != sent {
            differences.push(format!("{what}: {found}, sent {sent}"));
        }
    }
    for (what, attribute) in
        [("secure", &cookie.secure), ("httponly", &cookie.http_only), ("partitioned", &cookie.partitioned)]
    {
        // A script may write what it likes: browsers keep no HttpOnly of its cookies.
        if cookie.in_browser && what == "httponly" {
            continue;
        }
        let on = attributes.contains_key(what);
        if let Err(found) = switch(attribute, on) {
            differences.push(format!("{what}: {found}, sent {on}"));
        }
    }
    differences
}

/// What is wrong with the facts of a call on which the library threw.
fn throws(cookies: &[Cookie]) -> Vec<String> {
    let throws = |cookie: &Cookie| matches!(cookie.same_site.effective, Value::Is(SameSite::Throws(_)));
    let all = cookies.iter().all(|cookie| throws(cookie) || cookie.is_never_set());
    if all { Vec::new() } else { vec!["it is set, threw".to_owned()] }
}

/// What the facts say otherwise than the headers, whichever order they came in.
fn compared(mut cookies: Vec<Cookie>, observation: &Json) -> Vec<String> {
    let headers = observation["set_cookie"].as_array().unwrap().iter();
    let mut headers: Vec<&str> = headers.map(|header| header.as_str().unwrap()).collect();
    if headers.is_empty() {
        return throws(&cookies);
    }
    if cookies.len() != headers.len() {
        return vec![format!("{} cookies, sent {}", cookies.len(), headers.len())];
    }
    headers.sort_by_key(|header| sent(header).0);
    cookies.sort_by_key(|cookie| text(&cookie.name));
    cookies.iter().zip(headers).flat_map(|(cookie, header)| differences(cookie, header)).collect()
}

#[test]
fn the_facts_about_a_call_are_what_its_library_was_seen_to_send() {
    let models = Models::built_in().unwrap();
    let calls = include_str!("../observed/calls.jsonl").lines();
    let snippets = include_str!("../observed/snippets.jsonl").lines();
    let (mut wrong, mut right) = (String::new(), BTreeMap::new());
    for line in calls.chain(snippets) {
        let observation: Json = serde_json::from_str(line).unwrap();
        let field = |name: &str| observation[name].as_str().unwrap();
        let (library, version, code) = (field("library"), field("version"), field("code"));
        let (file, text) = match observation["program"].as_str() {
            Some(name) => program_of(name, code),
            None => ("app.js".to_owned(), program(library, code)),
        };
        let differences = compared(cookies(library, version, (&file, text), &models), &observation);
        let differs = observation["differs"].is_string() || NOT_MODELLED.iter().any(|option| code.contains(option));
        if differs {
            if differences.is_empty() {
                writeln!(wrong, "{library} {version}, {code}: it is predicted as it was sent").unwrap();
            }
            continue;
        }
        *right.entry(library.to_owned()).or_insert(0) += usize::from(differences.is_empty());
        for difference in differences {
            writeln!(wrong, "{library} {version}, {code}: {difference}").unwrap();
        }
    }
    println!("calls whose cookies are predicted as they were sent: {right:?}");
    assert!(wrong.is_empty(), "\n{wrong}");
}
