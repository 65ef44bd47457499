//! `hardcoded-session-secret`: a constant signs or encrypts sessions or cookies.

use std::collections::BTreeMap;

use super::problem::{Draft, Problems, Subject, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{Facts, Secret};
use crate::report::Level;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "hardcoded-session-secret",
    summary: "Session or cookie secret written in the source",
    level: Level::Error,
    security_severity: 8.6,
    precision: Precision::High,
    cwe: &[798],
    asvs: &["13.3.1"],
    page: include_str!("hardcoded-session-secret.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for secret in one_a_call(&facts.secrets) {
        problems.report(draft(facts, secret));
    }
}

/// Of several keys of one call the first that is always used, else the first; an empty text is no secret at all.
fn one_a_call(secrets: &[Secret]) -> impl Iterator<Item = &Secret> {
    let mut chosen: BTreeMap<Span, &Secret> = BTreeMap::new();
    for secret in secrets.iter().filter(|secret| !secret.text.is_empty()) {
        let best = chosen.entry(secret.site.call).or_insert(secret);
        if best.fallback && !secret.fallback {
            *best = secret;
        }
    }
    chosen.into_values()
}

fn draft<'a>(facts: &Facts, secret: &'a Secret) -> Draft<'a> {
    let role = &secret.role;
    let (level, message, advice) = if secret.fallback {
        (RULE.level.lowered(), fallback_message(secret), fallback_advice(secret))
    } else {
        (
            RULE.level,
            format!("The {role} is written in the source: whoever reads it can forge what it signs"),
            constant_advice(),
        )
    };
    Draft {
        level,
        weight: Weight::Full,
        subject: Subject::of_call(facts, role, &secret.origin, &secret.site),
        site: &secret.site,
        at: Some(secret.at),
        // A fallback is lower already, whether or not the variable that it stands in for is known.
        variables: Vec::new(),
        is_certain: !secret.fallback,
        message,
        advice,
        trail: secret.trail.clone(),
    }
}

fn constant_advice() -> String {
    "Read it from the environment or a secret store, and replace this one: it stays in the repository's history"
        .to_owned()
}

fn fallback_message(secret: &Secret) -> String {
    let role = &secret.role;
    if secret.variables.is_empty() {
        return format!("The {role} falls back to a constant from the source when nothing else gives it");
    }
    format!("The {role} is a constant from the source{}", wording::unless_set(&secret.variables))
}

fn fallback_advice(secret: &Secret) -> String {
    let missing = if secret.variables.is_empty() { "it".to_owned() } else { wording::one_of(&secret.variables) };
    format!(
        "Let the app refuse to start without {missing}, at least in production; a constant that production ran with must be \
         replaced, not only removed: it stays in the repository's history"
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, levels, origin, site, span};
    use super::super::{Problem, check_rule};
    use super::*;
    use crate::report::{Confidence, Profile};

    fn secret(text: &str, at: u32) -> Secret {
        Secret {
            origin: origin("express-session", "1.19.0", "session()"),
            site: site(),
            role: "session secret".into(),
            text: text.into(),
            at: span(at),
            fallback: false,
            variables: Vec::new(),
            trail: Vec::new(),
        }
    }

    fn judge(secrets: Vec<Secret>) -> Vec<Problem> {
        check_rule(&RULE, &Facts { secrets, ..Facts::default() }, Profile::Default)
    }

    #[test]
    fn a_constant_is_an_error_where_it_is_written_and_is_not_repeated() {
        let found = judge(vec![secret("keyboard cat", 50)]);
        assert_eq!((levels(&found), found[0].at), (vec![Level::Error], span(50)));
        assert!(!found[0].message.contains("keyboard cat"));
    }

    #[test]
    fn a_fallback_is_a_warning_that_names_its_variable() {
        let fallback = Secret { fallback: true, variables: vec!["SESSION_SECRET".into()], ..secret("x", 50) };
        let found = judge(vec![fallback]);
        assert_eq!(levels(&found), [Level::Warning]);
        assert!(found[0].message.ends_with("unless `SESSION_SECRET` is set."), "{}", found[0].message);
        let nameless = judge(vec![Secret { fallback: true, ..secret("x", 50) }]);
        assert_eq!((levels(&nameless), nameless[0].confidence), (vec![Level::Warning], Confidence::Medium));
    }

    #[test]
    fn several_keys_of_a_call_are_one_problem_at_the_one_that_is_always_used() {
        let fallback = Secret { fallback: true, ..secret("a", 50) };
        let found = judge(vec![fallback, secret("b", 51), secret("c", 52)]);
        assert_eq!((levels(&found), found[0].at), (vec![Level::Error], span(51)));
    }

    #[test]
    fn an_empty_text_is_no_secret() {
        assert!(judge(vec![secret("", 50)]).is_empty());
    }

    #[test]
    fn a_guarded_call_lowers_level_and_confidence() {
        let mut guarded = secret("x", 50);
        guarded.site.only_with = vec!["SESSIONS".into()];
        let found = judge(vec![guarded]);
        assert_eq!((levels(&found), found[0].confidence), (vec![Level::Warning], Confidence::Medium));
    }

    #[test]
    fn it_is_shown_with_the_cookie_of_its_call() {
        let facts = Facts { cookies: vec![auth_cookie("sid")], secrets: vec![secret("x", 50)], ..Facts::default() };
        let found = check_rule(&RULE, &facts, Profile::Default);
        assert_eq!(found[0].subject.title, "authentication cookie `sid`");
        assert_eq!(judge(vec![secret("x", 50)])[0].subject.title, "session secret");
    }
}
