//! `technology-header`: a response header that tells a product or a version.

use super::problem::{Draft, Problems, Subject, Weight};
use super::technology::{HEADERS, VERSION_HEADERS, product, versioned_product};
use super::{Precision, Rule, wording};
use crate::facts::{Facts, Header, Text, TextPiece, Value};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "technology-header",
    summary: "Response header that tells a product or a version",
    level: Level::Note,
    security_severity: 2.4,
    precision: Precision::High,
    cwe: &[497],
    asvs: &["13.4.6"],
    page: include_str!("technology-header.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for header in &facts.headers {
        let name = header.name.to_ascii_lowercase();
        if !HEADERS.contains(&name.as_str()) {
            continue;
        }
        match header.value.effective.when_unset() {
            Value::Is(text) => {
                if let Some(told) = told(&name, text) {
                    problems.report(telling(header, &told));
                }
            }
            Value::Unknown(why) => {
                let what = format!("What the header {} tells", wording::code(&header.name));
                problems.cannot_tell(&what, why, draft(header));
            }
            Value::Unset | Value::When { .. } => {}
        }
    }
}

/// The product or version that a header's text certainly tells.
fn told(header: &str, text: &Text) -> Option<String> {
    let told_by_part = text.known_parts().find_map(|part| product(part).or_else(|| versioned_product(part)));
    told_by_part
        .or_else(|| product_with_unknown_version(text))
        .or_else(|| text.known_parts().find(|part| is_bare_version(header, part)))
        .map(str::to_owned)
}

/// `acme/${version}`.
fn product_with_unknown_version(text: &Text) -> Option<&str> {
    let [TextPiece::Known(start, _), TextPiece::Unknown(_), ..] = text.pieces.as_slice() else { return None };
    let name = start.strip_suffix('/')?.rsplit(' ').next()?;
    name.starts_with(char::is_alphabetic).then_some(name)
}

fn is_bare_version(header: &str, part: &str) -> bool {
    VERSION_HEADERS.contains(&header) && part.trim_start().starts_with(|first: char| first.is_ascii_digit())
}

fn draft(header: &Header) -> Draft<'_> {
    Draft {
        level: RULE.level,
        weight: Weight::Full,
        subject: Subject::new(format!("header {}", wording::code(&header.name)), &header.origin, &header.site),
        site: &header.site,
        at: header.value.at,
        variables: header.value.effective.variables().to_vec(),
        is_certain: true,
        message: String::new(),
        advice: "Leave the header out, or give it a text that names no product or version".to_owned(),
        trail: header.value.trail.clone(),
    }
}

fn telling<'a>(header: &'a Header, told: &str) -> Draft<'a> {
    let draft = draft(header);
    let (name, told) = (wording::code(&header.name), wording::code(told));
    let unless = wording::unless_set(&draft.variables);
    Draft { message: format!("The header {name} tells every client that {told} runs here{unless}"), ..draft }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{levels, origin, site, span, unknown, unless_x, written};
    use super::super::{Problem, check_rule};
    use super::*;
    use crate::facts::Attribute;
    use crate::report::{Confidence, Profile};

    fn judge(profile: Profile, name: &str, value: Attribute<Text>) -> Vec<Problem> {
        let header = Header { origin: origin("Express", "5.1.0", "res.set()"), site: site(), name: name.into(), value };
        check_rule(&RULE, &Facts { headers: vec![header], ..Facts::default() }, profile)
    }

    fn constant(name: &str, value: &str) -> Vec<Level> {
        levels(&judge(Profile::Default, name, written(Text::constant(value))))
    }

    #[test]
    fn a_product_or_version_is_a_note_at_the_value() {
        let found = judge(Profile::Default, "Server", written(Text::constant("nginx/1.25.3")));
        assert_eq!((levels(&found), found[0].at), (vec![Level::Note], span(100)));
        assert_eq!(constant("x-powered-by", "Express"), [Level::Note]);
        assert_eq!(constant("SERVER", "acme/2.1"), [Level::Note]);
        assert_eq!(constant("X-AspNet-Version", "4.0.30319"), [Level::Note]);
        assert_eq!(constant("X-Runtime", "Node.js"), [Level::Note]);
    }

    #[test]
    fn generic_texts_and_other_headers_are_silent() {
        for value in ["", "none", "hidden", "secure", "web server", "ACME", "unicorns", "0.0123"] {
            assert!(constant("X-Runtime", value).is_empty(), "{value}");
            assert!(constant("Server", value).is_empty(), "{value}");
        }
        assert!(constant("Via", "1.1 nginx").is_empty());
        assert!(constant("X-App", "Express").is_empty());
    }

    #[test]
    fn a_template_tells_by_its_constant_parts() {
        let of = |pieces: Vec<TextPiece>| levels(&judge(Profile::Default, "Server", written(Text { pieces })));
        let version = || TextPiece::Unknown("version".into());
        assert_eq!(of(vec![TextPiece::Known("Express ".into(), None), version()]), [Level::Note]);
        assert_eq!(of(vec![TextPiece::Known("acme/".into(), None), version()]), [Level::Note]);
        assert!(of(vec![TextPiece::Known("acme ".into(), None), version()]).is_empty());
        assert!(of(vec![version()]).is_empty());
    }

    #[test]
    fn a_fallback_is_reported_with_its_variable_and_less_confidence() {
        let found = judge(Profile::Default, "Server", unless_x(Text::constant("nginx")));
        assert_eq!((levels(&found), found[0].confidence), (vec![Level::Note], Confidence::Medium));
        assert!(found[0].message.ends_with("runs here unless `X` is set."), "{}", found[0].message);
    }

    #[test]
    fn an_unknown_text_is_a_note_in_audit_only() {
        assert!(judge(Profile::Strict, "Server", unknown()).is_empty());
        assert_eq!(levels(&judge(Profile::Audit, "Server", unknown())), [Level::Note]);
        assert!(judge(Profile::Audit, "X-App", unknown()).is_empty());
    }
}
