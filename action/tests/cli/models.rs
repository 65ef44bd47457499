//! A project's own models, and the list of those there are.

use std::fs;

use tempfile::TempDir;

use crate::support::{app, run};

const MODEL: &str = "\
[[model]]
packages = ['@acme/cookies']
title = 'Acme cookies'

[[model.cookie]]
path = 'Member[setCookie]'
call = 'setCookie()'
name = 'Argument[0]'
options = 'Argument[1]'
attributes = 'own'

[model.attributes.own]
secure = { option = 'secure', default = 'on' }
http_only = { option = 'httpOnly', default = 'on' }
same_site = { option = 'sameSite', default = 'Lax' }
";

/// An app that sets a cookie by a package of which nothing is known from the start.
fn shop() -> TempDir {
    let shop = app();
    let code = "import { setCookie } from '@acme/cookies';\nsetCookie('session_token', { secure: false });\n";
    fs::write(shop.path().join("src/app.js"), code).unwrap();
    shop
}

#[test]
fn a_model_of_the_project_makes_its_package_known() {
    let shop = shop();
    assert_eq!(run(shop.path(), &[]).status, 0);
    fs::write(shop.path().join("cookielint.toml"), MODEL).unwrap();
    for arguments in [&[][..], &["src"], &["--config", "cookielint.toml", "src/app.js"]] {
        let outcome = run(shop.path(), arguments);
        assert_eq!(outcome.status, 1, "{outcome:?}");
        assert!(outcome.stdout.contains("insecure-cookie") && outcome.stdout.contains("setCookie()"), "{outcome:?}");
    }
    let listed = run(shop.path(), &["models", "@acme/cookies"]);
    assert_eq!(
        listed.stdout,
        "Acme cookies\n  imported as @acme/cookies\n  known from the configuration of this project\n  setCookie()\n      \
         unless told otherwise: Secure, HttpOnly, SameSite=Lax, no Path\n"
    );
}

#[test]
fn a_model_that_cannot_be_used_stops_the_scan_and_names_the_place() {
    let shop = shop();
    for (right, wrong, complaint) in [
        ("'own'", "'owm'", "cookielint.toml:10: model[0].cookie[0].attributes: there are no attributes `owm`"),
        ("call =", "cal =", "cookielint.toml:7: model[0].cookie[0].cal: unknown field `cal`"),
        ("[[model.cookie]]", "[[model.cookie]", "cookielint.toml:5: "),
    ] {
        fs::write(shop.path().join("cookielint.toml"), MODEL.replacen(right, wrong, 1)).unwrap();
        for arguments in [&["src"][..], &["models"]] {
            let outcome = run(shop.path(), arguments);
            assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{outcome:?}");
            assert!(outcome.stderr.contains(complaint), "{}", outcome.stderr);
        }
    }
}

#[test]
fn a_configuration_that_is_named_and_cannot_be_read_stops_the_scan() {
    let outcome = run(shop().path(), &["--config", "no.toml"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("cannot read the configuration no.toml"), "{}", outcome.stderr);
}

#[test]
fn the_list_is_there_for_scripts_too() {
    let outcome = run(shop().path(), &["models", "express-session", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(listed[0]["packages"][0], "express-session");
    assert_eq!(listed[0]["known_from"], "apps");
    assert_eq!(listed[0]["calls"][0]["default_name"], "connect.sid");
    assert_eq!(listed[0]["calls"][0]["defaults"]["http_only"], "on");
    assert_eq!(run(shop().path(), &["models", "left-pad", "--format", "json"]).status, 2);
}
