//! The list of libraries that are known, with the cookies that they set and what holds of one when nothing is written.

use std::fmt::Write;

use cookielint_analyzer::model::{KnownFrom, SwitchDefault};
use cookielint_sarif::models::{CallEntry, DefaultsEntry, LibraryEntry};

/// The list.
pub fn list(libraries: &[LibraryEntry<'_>]) -> String {
    libraries.iter().map(library).collect::<Vec<_>>().join("\n")
}

fn library(library: &LibraryEntry<'_>) -> String {
    let version = library.newest.map(|newest| format!(", up to {newest}")).unwrap_or_default();
    let mut text = format!("{}{version}\n", library.title);
    // Writing to a string does not fail.
    let _ = writeln!(text, "  imported as {}", library.packages.join(", "));
    let _ = writeln!(text, "  known from {}", known_from(library.known_from));
    for known in &library.calls {
        let _ = writeln!(text, "  {}", call(known));
        if !known.deletes {
            let _ = writeln!(text, "      unless told otherwise: {}", defaults(&known.defaults));
        }
        if let Some(given) = &known.defaults_when_given {
            let _ = writeln!(text, "      once attributes are written: {}", defaults(given));
        }
    }
    text
}

fn call(known: &CallEntry<'_>) -> String {
    let versions = if known.versions.is_empty() { String::new() } else { format!(" of {}", known.versions) };
    let name = match (known.default_name, known.secure_prefix) {
        (None, _) if known.deletes => " deletes a cookie".to_owned(),
        (None, _) => String::new(),
        (Some(name), None) => format!(" names it `{name}`"),
        (Some(name), Some(prefix)) => format!(" names it `{name}`, and `{prefix}{name}` where it is Secure"),
    };
    format!("{}{versions}{name}", known.call)
}

fn known_from(source: KnownFrom) -> &'static str {
    match source {
        KnownFrom::Apps => "apps that were run, and whose answers are what is predicted",
        KnownFrom::Calls => "calls that were run",
        KnownFrom::Reading => "its source and documentation",
        KnownFrom::Configuration => "the configuration of this project",
    }
}

fn defaults(defaults: &DefaultsEntry<'_>) -> String {
    let switch = |name: &str, default| match default {
        SwitchDefault::Off => format!("no {name}"),
        SwitchDefault::On => name.to_owned(),
        SwitchDefault::Connection => format!("{name} when the request came by TLS"),
    };
    let text = |name: &str, value: Option<&str>| match value {
        Some(value) => format!("{name}={value}"),
        None => format!("no {name}"),
    };
    let all = [
        switch("Secure", defaults.secure),
        switch("HttpOnly", defaults.http_only),
        text("SameSite", defaults.same_site),
        text("Path", defaults.path),
    ];
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use cookielint_analyzer::model::Models;
    use cookielint_sarif::models::libraries;

    fn of(package: Option<&str>) -> String {
        list(&libraries(&Models::built_in().unwrap(), package))
    }

    #[test]
    fn what_holds_of_a_package_is_listed_for_each_of_its_versions() {
        assert_eq!(
            of(Some("cookie-session")),
            "cookie-session, up to 2.1.1\n  imported as cookie-session\n  \
             known from apps that were run, and whose answers are what is predicted\n  \
             cookieSession() of >=2.0.0 names it `session`\n      \
             unless told otherwise: Secure when the request came by TLS, HttpOnly, no SameSite, Path=/\n  \
             cookieSession() of <2.0.0 names it `express:sess`\n      \
             unless told otherwise: Secure when the request came by TLS, HttpOnly, no SameSite, Path=/\n"
        );
    }

    #[test]
    fn every_library_with_cookies_is_listed_and_no_other_package_is_known() {
        let all = of(None);
        for library in ["Express, up to", "hapi, up to", "Next.js, up to", "csurf, up to", "Browsers\n"] {
            assert!(all.contains(library), "{library}");
        }
        assert!(libraries(&Models::built_in().unwrap(), Some("left-pad")).is_empty());
    }
}
