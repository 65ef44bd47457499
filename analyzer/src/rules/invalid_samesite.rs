//! `invalid-samesite`: a SameSite that no browser knows, or on which the library throws.

use smol_str::SmolStr;

use super::problem::{Draft, Problems, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{Cookie, Facts, Notation, SameSite};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "invalid-samesite",
    summary: "SameSite with a value that does not exist",
    level: Level::Error,
    security_severity: 4.3,
    precision: Precision::VeryHigh,
    cwe: &[1275],
    asvs: &["3.3.2"],
    page: include_str!("invalid-samesite.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for cookie in &facts.cookies {
        let draft = Draft {
            weight: Weight::of_contradiction(cookie),
            ..Draft::attribute(RULE.level, cookie, &cookie.same_site, "SameSite is not valid")
        };
        match cookie.same_site.effective.known() {
            Some(SameSite::Invalid(value)) => problems.report(unknown_to_browsers(cookie, value, draft)),
            Some(SameSite::Throws(value)) => problems.report(throws(cookie, value, draft)),
            _ => {}
        }
    }
}

fn unknown_to_browsers<'a>(cookie: &Cookie, value: &SmolStr, draft: Draft<'a>) -> Draft<'a> {
    let (title, value) = (wording::title(cookie), wording::code(value));
    let unless = wording::unless_set(&draft.variables);
    Draft {
        message: format!(
            "The {title} has the SameSite value {value}{unless}, which browsers do not know and treat as absent"
        ),
        advice: valid_values(cookie),
        ..draft
    }
}

fn throws<'a>(cookie: &Cookie, value: &SmolStr, draft: Draft<'a>) -> Draft<'a> {
    let (title, library) = (wording::title(cookie), &cookie.origin.library);
    let quoted = wording::code(value);
    let unless = wording::unless_set(&draft.variables);
    Draft {
        message: format!("{library} throws on the SameSite value {quoted} of the {title}{unless}, so it is never set"),
        // Releases from before browsers had None refuse it.
        advice: if value.eq_ignore_ascii_case("none") {
            format!("Upgrade {library}: version {} does not know None yet", cookie.origin.version)
        } else {
            valid_values(cookie)
        },
        ..draft
    }
}

fn valid_values(cookie: &Cookie) -> String {
    match cookie.notation {
        Notation::Options(_) if cookie.has_capital_same_site => {
            "Write `'Lax'`, `'Strict'`, or `'None'` together with Secure".to_owned()
        }
        Notation::Options(_) => "Write `'lax'`, `'strict'`, or `'none'` together with Secure".to_owned(),
        Notation::SetCookieText { .. } => "Write `Lax`, `Strict`, or `None` together with Secure".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, judge_cookie, levels, unknown, unless_x, written};
    use super::*;
    use crate::facts::{Attribute, Purpose};
    use crate::report::Profile;

    fn judge(purpose: Purpose, same_site: Attribute<SameSite>) -> Vec<super::super::Problem> {
        judge_cookie(&RULE, Profile::Default, Cookie { purpose, same_site, ..auth_cookie("token") })
    }

    #[test]
    fn what_is_sent_and_what_throws_are_told_apart() {
        let sent = judge(Purpose::Auth, written(SameSite::Invalid("loose".into())));
        let thrown = judge(Purpose::Auth, written(SameSite::Throws("loose".into())));
        assert_eq!((levels(&sent), levels(&thrown)), (vec![Level::Error], vec![Level::Error]));
        assert!(sent[0].message.contains("browsers do not know"));
        assert!(thrown[0].message.starts_with("Express throws on the SameSite value `loose`"));
    }

    #[test]
    fn a_library_older_than_none_is_to_be_upgraded() {
        let found = judge(Purpose::Auth, written(SameSite::Throws("none".into())));
        assert!(found[0].advice.starts_with("Upgrade Express: version 5.1.0"), "{}", found[0].advice);
    }

    #[test]
    fn it_holds_whatever_the_cookie_is_for_except_deletion() {
        let invalid = || written(SameSite::Invalid("x".into()));
        assert_eq!(levels(&judge(Purpose::Preference, invalid())), [Level::Error]);
        assert_eq!(levels(&judge(Purpose::Other, invalid())), [Level::Warning]);
        assert!(judge(Purpose::Deletion, invalid()).is_empty());
    }

    #[test]
    fn a_variable_lowers_it_and_the_unknown_is_silent() {
        assert_eq!(levels(&judge(Purpose::Auth, unless_x(SameSite::Throws("x".into())))), [Level::Warning]);
        assert!(judge(Purpose::Auth, unknown()).is_empty());
    }
}
