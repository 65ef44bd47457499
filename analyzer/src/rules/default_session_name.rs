//! `default-session-name`: a session cookie whose name tells what the server runs.

use super::problem::{Draft, Problems, Subject, Weight, trail};
use super::technology::{AUTH_LIBRARY_PREFIXES, SESSION_NAME_WORDS};
use super::{Precision, Rule, wording};
use crate::facts::words::{Word, without_prefix, words};
use crate::facts::{Facts, Session, Text, Value};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "default-session-name",
    summary: "Session cookie whose name tells what the server runs",
    level: Level::Note,
    security_severity: 2.4,
    precision: Precision::VeryHigh,
    cwe: &[497],
    asvs: &["13.4.6"],
    page: include_str!("default-session-name.md"),
    check,
};

/// What is wrong with a name.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// It is the library's own.
    Default,
    /// It holds this word.
    Technology(String),
    /// It is the one that an authentication library uses.
    AuthLibrary,
}

fn check(facts: &Facts, problems: &mut Problems) {
    for session in facts.sessions.iter().filter(|session| !is_given_by_deployment(session)) {
        match session.name.effective.when_unset() {
            Value::Is(name) => {
                if let Some(fault) = fault(session, name) {
                    problems.report(telling(facts, session, name, &fault));
                }
            }
            Value::Unset => problems.report(telling(facts, session, &Text::default(), &Fault::Default)),
            Value::Unknown(why) => problems.cannot_tell("The name of the session cookie", why, draft(facts, session)),
            Value::When { .. } => {}
        }
    }
}

/// `name: process.env.SESSION_NAME` counts as a name: whoever wrote it meant to give one.
fn is_given_by_deployment(session: &Session) -> bool {
    let written = &session.name.written;
    !written.variables().is_empty() && *written.when_unset() == Value::Unset
}

fn fault(session: &Session, name: &Text) -> Option<Fault> {
    let whole = name.whole();
    let start = without_prefix(name.prefix());
    if AUTH_LIBRARY_PREFIXES.iter().any(|prefix| start.starts_with(prefix)) {
        return Some(Fault::AuthLibrary);
    }
    if whole.as_deref().is_some_and(|whole| whole.is_empty() || whole == session.default_name) {
        return Some(Fault::Default);
    }
    let product = session.product.as_deref().map(product_words).unwrap_or_default();
    name.known_parts()
        .flat_map(|part| without_run(words(part), &product))
        .find(|word| SESSION_NAME_WORDS.contains(&word.text.as_str()))
        .map(|word| Fault::Technology(word.text))
}

/// The words of a package's name without its scope.
fn product_words(package: &str) -> Vec<Word> {
    words(package.rsplit('/').next().unwrap_or(package))
}

/// The words that are left when the product's own name is taken out.
fn without_run(mut words: Vec<Word>, run: &[Word]) -> Vec<Word> {
    let same = |window: &[Word]| window.iter().zip(run).all(|(one, other)| one.text == other.text);
    let start = if run.is_empty() { None } else { words.windows(run.len()).position(same) };
    if let Some(start) = start {
        words.drain(start..start + run.len());
    }
    words
}

fn draft<'a>(facts: &Facts, session: &'a Session) -> Draft<'a> {
    let default = format!("the name is `{}`", session.default_name);
    Draft {
        level: RULE.level,
        weight: Weight::Full,
        subject: Subject::of_call(facts, "session", &session.origin, &session.site),
        site: &session.site,
        at: session.name.at,
        variables: session.name.effective.variables().to_vec(),
        is_certain: true,
        message: String::new(),
        advice: String::new(),
        trail: trail(&session.name, &session.origin, &default),
    }
}

fn telling<'a>(facts: &Facts, session: &'a Session, name: &Text, fault: &Fault) -> Draft<'a> {
    let draft = draft(facts, session);
    let unless = wording::unless_set(&draft.variables);
    let (library, option) = (&session.origin.library, &session.name_option);
    let message = match fault {
        Fault::Default => {
            let name = wording::code(&session.default_name);
            format!("The session cookie has {library}'s default name {name}{unless}, which tells what the server runs")
        }
        Fault::Technology(word) => {
            let name = wording::code(&name.to_string());
            format!("The session cookie's name {name}{unless} holds `{word}`, which tells what the server runs")
        }
        Fault::AuthLibrary => {
            let name = wording::code(&name.to_string());
            format!("The session cookie's name {name}{unless} is an authentication library's own")
        }
    };
    let neutral = if session.default_name == "sid" { "id" } else { "sid" };
    Draft {
        weight: if *fault == Fault::AuthLibrary { Weight::StrictOnly } else { Weight::Full },
        message,
        advice: format!(
            "Set `{option}` to a name that says nothing, such as `'{neutral}'`; users sign in once more after that"
        ),
        ..draft
    }
}

#[cfg(test)]
mod tests {
    use super::super::Problem;
    use super::super::testing::{judge_session, levels, session, span, unknown, unless_x, written};
    use super::*;
    use crate::facts::{Attribute, TextPiece};
    use crate::report::Profile;

    fn judge(profile: Profile, change: impl Fn(&mut Session)) -> Vec<Problem> {
        let mut session = session();
        change(&mut session);
        judge_session(&RULE, profile, session)
    }

    fn named(name: &str) -> Vec<Problem> {
        judge(Profile::Default, |session| session.name = written(Text::constant(name)))
    }

    #[test]
    fn an_absent_name_is_a_note_at_the_callee() {
        let default = Text::constant("connect.sid");
        let found = judge(Profile::Default, |session| session.name = Attribute::absent(Some(default.clone())));
        assert_eq!((levels(&found), found[0].at), (vec![Level::Note], span(2)));
        assert_eq!(found[0].trail[0].note, "default of express-session 1.19.0: the name is `connect.sid`");
    }

    #[test]
    fn the_default_written_out_and_an_empty_name_are_no_better() {
        for name in ["connect.sid", ""] {
            let found = named(name);
            assert_eq!((levels(&found), found[0].at), (vec![Level::Note], span(100)), "{name}");
        }
    }

    #[test]
    fn words_that_name_a_technology_tell_it_in_any_name() {
        for name in
            ["express.session", "PHPSESSID", "koa:sess", "nodejs_sid", "__Host-express-sid", "ASP.NET_SessionId"]
        {
            assert_eq!(levels(&named(name)), [Level::Note], "{name}");
        }
        for name in ["sid", "id", "sessionId", "shop", "expressive", "nextcloud", "connection", "session"] {
            assert!(named(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn the_products_own_name_is_no_technology() {
        let of = |product: &str, name: &str| {
            levels(&judge(Profile::Default, |session| {
                session.product = Some(product.into());
                session.name = written(Text::constant(name));
            }))
        };
        assert!(of("@acme/express-lane", "express-lane.sid").is_empty());
        assert_eq!(of("@acme/express-lane", "express.sid"), [Level::Note]);
        assert_eq!(of("shop", "express-shop"), [Level::Note]);
    }

    #[test]
    fn a_name_known_in_part_is_judged_by_that_part() {
        let of = |part: &str| {
            let pieces = vec![TextPiece::Unknown("prefix".into()), TextPiece::Known(part.into(), None)];
            judge(Profile::Default, |session| session.name = written(Text { pieces: pieces.clone() }))
        };
        assert_eq!(levels(&of(".express.sid")), [Level::Note]);
        assert!(of(".sid").is_empty());
    }

    #[test]
    fn a_bare_variable_counts_as_a_name_and_a_constant_fallback_is_judged() {
        let bare = Value::When { variables: vec!["X".into()], unset: Box::new(Value::Unset) };
        let default =
            Value::When { variables: vec!["X".into()], unset: Box::new(Value::Is(Text::constant("connect.sid"))) };
        let name = Attribute::new(bare, default, Some(span(100)), Vec::new());
        assert!(judge(Profile::Audit, |session| session.name = name.clone()).is_empty());
        let found = judge(Profile::Default, |session| session.name = unless_x(Text::constant("connect.sid")));
        assert!(found[0].message.contains("`connect.sid` unless `X` is set"), "{}", found[0].message);
        assert!(judge(Profile::Default, |session| session.name = unless_x(Text::constant("sid"))).is_empty());
    }

    #[test]
    fn names_of_authentication_libraries_are_for_strict() {
        let of = |profile| judge(profile, |session| session.name = written(Text::constant("next-auth.session-token")));
        let own = |session: &mut Session| {
            session.name = Attribute::absent(Some(Text::constant("auth_session")));
            session.default_name = "auth_session".into();
        };
        assert!(judge(Profile::Default, own).is_empty(), "its default too");
        assert!(of(Profile::Default).is_empty());
        assert_eq!(levels(&of(Profile::Strict)), [Level::Note]);
    }

    #[test]
    fn an_unknown_name_is_a_note_in_audit_only() {
        assert!(judge(Profile::Strict, |session| session.name = unknown()).is_empty());
        assert_eq!(levels(&judge(Profile::Audit, |session| session.name = unknown())), [Level::Note]);
    }
}
