//! `memory-session-store`: sessions live in the memory of the process.

use super::problem::{Draft, Problems, Subject, Weight, trail};
use super::{Precision, Rule, wording};
use crate::facts::{Facts, Session, Store, Verdict};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "memory-session-store",
    summary: "Sessions kept in the memory of the process",
    level: Level::Note,
    security_severity: 3.7,
    precision: Precision::High,
    cwe: &[401],
    asvs: &["7.4.1"],
    page: include_str!("memory-session-store.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for session in facts.sessions.iter().filter(|session| session.on_server) {
        let draft = draft(facts, session);
        match session.store.verdict(|store| *store == Store::Memory) {
            Verdict::Bad { .. } => problems.report(draft),
            Verdict::Unknown(why) => problems.cannot_tell("Where the sessions are kept", why, draft),
            Verdict::Fine => {}
        }
    }
}

fn draft<'a>(facts: &Facts, session: &'a Session) -> Draft<'a> {
    let variables = session.store.effective.variables().to_vec();
    let unless = wording::unless_set(&variables);
    Draft {
        level: RULE.level,
        weight: Weight::Full,
        subject: Subject::of_call(facts, "session", &session.origin, &session.site),
        site: &session.site,
        at: session.store.at,
        message: format!(
            "Sessions are kept in the memory of the process{unless}: they end with it, and pile up until then"
        ),
        advice: "Give `store` a store for production, such as Redis or the database the app already uses".to_owned(),
        trail: trail(&session.store, &session.origin, "sessions are kept in memory"),
        variables,
        is_certain: true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{judge_session, levels, session, span, unknown, unless_x, written};
    use super::*;
    use crate::facts::Attribute;
    use crate::report::Profile;

    fn judge(profile: Profile, store: Attribute<Store>) -> Vec<super::super::Problem> {
        judge_session(&RULE, profile, Session { store, ..session() })
    }

    #[test]
    fn memory_is_a_note_at_the_callee_by_default_and_at_the_store_by_hand() {
        let found = judge(Profile::Default, Attribute::absent(Some(Store::Memory)));
        assert_eq!((levels(&found), found[0].at), (vec![Level::Note], span(2)));
        assert_eq!(found[0].trail[0].note, "default of express-session 1.19.0: sessions are kept in memory");
        assert_eq!(judge(Profile::Default, written(Store::Memory))[0].at, span(100));
    }

    #[test]
    fn a_store_that_needs_a_variable_is_named() {
        let found = judge(Profile::Default, unless_x(Store::Memory));
        assert!(found[0].message.contains("of the process unless `X` is set"), "{}", found[0].message);
        assert!(judge(Profile::Default, unless_x(Store::Other)).is_empty());
    }

    #[test]
    fn other_stores_unknown_ones_and_sessions_in_cookies_are_silent() {
        assert!(judge(Profile::Audit, written(Store::Other)).is_empty());
        assert!(judge(Profile::Strict, unknown()).is_empty());
        assert_eq!(levels(&judge(Profile::Audit, unknown())), [Level::Note]);
        let in_cookie = Session { on_server: false, store: written(Store::Memory), ..session() };
        assert!(judge_session(&RULE, Profile::Audit, in_cookie).is_empty());
    }
}
