//! The list of libraries that are known, with the cookies that they set and what holds of one when nothing is written.

use std::fmt::Write;

use cookielint_analyzer::model::{AttributesModel, Models, PackageModel, SwitchDefault, VersionRange};

/// A line about a call: what it is, for which versions, and what is known of its cookie.
struct Line {
    call: String,
    versions: String,
    name: String,
    defaults: String,
}

/// The libraries, or those of one package; `None` when no model is of that package.
pub fn list(models: &Models, package: Option<&str>) -> Option<String> {
    let is_asked_for = |known: &&PackageModel| package.is_none_or(|name| is_of(known, name));
    let known: Vec<_> = models.packages().iter().filter(is_asked_for).collect();
    let mut text = String::new();
    for package in &known {
        let lines = lines(package);
        if lines.is_empty() {
            continue;
        }
        let version = if package.newest.is_empty() { String::new() } else { format!(", up to {}", package.newest) };
        let _ = writeln!(text, "{}{version}\n  imported as {}", package.title, package.packages.join(", "));
        for Line { call, versions, name, defaults } in lines {
            let _ = writeln!(text, "  {call}{versions}{name}");
            if !defaults.is_empty() {
                let _ = writeln!(text, "      {defaults}");
            }
        }
        text.push('\n');
    }
    (!known.is_empty()).then_some(text)
}

fn is_of(package: &PackageModel, name: &str) -> bool {
    package.title.eq_ignore_ascii_case(name) || package.packages.iter().any(|specifier| specifier == name)
}

fn lines(package: &PackageModel) -> Vec<Line> {
    let versions = |versions: &VersionRange| match versions.to_string().as_str() {
        "" => String::new(),
        range => format!(" of {range}"),
    };
    let defaults = |set: &str| package.attributes.get(set).map(describe).unwrap_or_default();
    let cookies = package.cookies.iter().map(|row| Line {
        call: row.call.to_string(),
        versions: versions(&row.versions),
        name: if row.deletes { " deletes a cookie".to_owned() } else { String::new() },
        defaults: if row.deletes { String::new() } else { defaults(&row.attributes) },
    });
    let configured = package.configured.iter().map(|row| Line {
        call: row.call.to_string(),
        versions: versions(&row.versions),
        name: match (row.default_name.as_str(), row.secure_prefix.as_str()) {
            ("", _) => String::new(),
            (name, "") => format!(" names it `{name}`"),
            (name, prefix) => format!(" names it `{name}`, and `{prefix}{name}` where it is Secure"),
        },
        defaults: defaults(&row.attributes),
    });
    configured.chain(cookies).collect()
}

/// What is sent when nothing is written.
fn describe(attributes: &AttributesModel) -> String {
    let switch = |name: &str, default| match default {
        SwitchDefault::Off => format!("no {name}"),
        SwitchDefault::On => name.to_owned(),
        SwitchDefault::Connection => format!("{name} when the request came by TLS"),
    };
    let text =
        |name: &str, value: &str| if value.is_empty() { format!("no {name}") } else { format!("{name}={value}") };
    let all = [
        switch("Secure", attributes.secure.default),
        switch("HttpOnly", attributes.http_only.default),
        text("SameSite", &attributes.same_site.default),
        text("Path", &attributes.path.default),
    ];
    format!("unless told otherwise: {}", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(package: Option<&str>) -> Option<String> {
        list(&Models::built_in().unwrap(), package)
    }

    #[test]
    fn what_holds_of_a_package_is_listed_for_each_of_its_versions() {
        assert_eq!(
            of(Some("cookie-session")).unwrap(),
            "cookie-session, up to 2.1.1\n  imported as cookie-session\n  \
             cookieSession() of >=2.0.0 names it `session`\n      \
             unless told otherwise: Secure when the request came by TLS, HttpOnly, no SameSite, Path=/\n  \
             cookieSession() of <2.0.0 names it `express:sess`\n      \
             unless told otherwise: Secure when the request came by TLS, HttpOnly, no SameSite, Path=/\n\n"
        );
    }

    #[test]
    fn every_library_with_cookies_is_listed_and_no_other_package_is_known() {
        let all = of(None).unwrap();
        for library in ["Express, up to", "hapi, up to", "Next.js, up to", "csurf, up to", "Browsers\n"] {
            assert!(all.contains(library), "{library}");
        }
        assert_eq!(of(Some("left-pad")), None);
    }
}
