//! `samesite-none`: other sites may send a login cookie along.

use super::problem::{Draft, Problems, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{Cookie, Facts, Notation, SameSite, Switch};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "samesite-none",
    summary: "Session or authentication cookie with SameSite=None",
    level: Level::Warning,
    security_severity: 4.3,
    precision: Precision::High,
    cwe: &[1275],
    asvs: &["3.3.2"],
    page: include_str!("samesite-none.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    let carries_login = |cookie: &&Cookie| Weight::of_attribute(cookie) == Weight::Full;
    for cookie in facts.cookies.iter().filter(carries_login) {
        let is_none = cookie.same_site.effective.known() == Some(&SameSite::None);
        if is_none && is_sent_on_https(cookie) {
            let draft = Draft::attribute(RULE.level, cookie, &cookie.same_site, "SameSite=None");
            problems.report(none(cookie, draft));
        }
    }
}

/// Without Secure browsers drop it. Where the connection decides it is Secure whenever a browser accepts it.
fn is_sent_on_https(cookie: &Cookie) -> bool {
    matches!(cookie.secure.effective.known(), Some(Switch::On | Switch::Connection))
}

fn none<'a>(cookie: &Cookie, draft: Draft<'a>) -> Draft<'a> {
    let title = wording::title(cookie);
    let unless = wording::unless(&cookie.same_site);
    let is_partitioned = cookie.partitioned.effective.known() == Some(&Switch::On);
    let reach = if is_partitioned {
        "so it is sent from pages of other sites that embed this one, and by browsers without Partitioned from any page"
    } else {
        "so requests that other sites make carry it"
    };
    Draft {
        message: format!("The {title} has SameSite=None{unless}, {reach}"),
        advice: if is_partitioned { advice_when_embedded(cookie) } else { advice(cookie) },
        ..draft
    }
}

fn advice(cookie: &Cookie) -> String {
    let lax = match &cookie.notation {
        Notation::Options(_) => format!("Set `{}` to `{}`", wording::option(cookie, "sameSite"), wording::lax(cookie)),
        Notation::SetCookieText { .. } => "Write `SameSite=Lax` in the text".to_owned(),
    };
    format!(
        "{lax}; if other sites must embed or call this one, keep it and check a CSRF token on every changing request"
    )
}

/// Partitioned is written for embedding, which needs None.
fn advice_when_embedded(cookie: &Cookie) -> String {
    let partitioned = match &cookie.notation {
        Notation::Options(_) => wording::code(&wording::option(cookie, "partitioned")),
        Notation::SetCookieText { .. } => "Partitioned".to_owned(),
    };
    format!(
        "Keep it, as {partitioned} says that other sites embed this one, and check a CSRF token on every changing \
         request; if none does, drop {partitioned} and write Lax"
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, judge_cookie, levels, unknown, unless_x, written};
    use super::*;
    use crate::facts::{Attribute, Purpose};
    use crate::report::Profile;

    fn judge(purpose: Purpose, same_site: Attribute<SameSite>, secure: Attribute<Switch>) -> Vec<Level> {
        let cookie = Cookie { purpose, same_site, secure, ..auth_cookie("token") };
        levels(&judge_cookie(&RULE, Profile::Audit, cookie))
    }

    #[test]
    fn none_on_a_login_cookie_that_browsers_keep_is_a_warning() {
        assert_eq!(judge(Purpose::Auth, written(SameSite::None), written(Switch::On)), [Level::Warning]);
        assert_eq!(judge(Purpose::Session, written(SameSite::None), written(Switch::Connection)), [Level::Warning]);
    }

    #[test]
    fn a_partitioned_cookie_is_meant_to_be_embedded_and_keeps_none() {
        let advice = |partitioned: Attribute<Switch>| {
            let same_site = written(SameSite::None);
            let cookie = Cookie { same_site, partitioned, ..auth_cookie("token") };
            judge_cookie(&RULE, Profile::Default, cookie)[0].advice.clone()
        };
        assert!(advice(written(Switch::On)).starts_with("Keep it, as `partitioned` says"));
        assert!(advice(written(Switch::Off)).starts_with("Set `sameSite` to `'lax'`"));
        assert!(advice(unknown()).starts_with("Set `sameSite` to `'lax'`"));
    }

    #[test]
    fn a_cookie_that_browsers_drop_or_may_drop_is_silent() {
        assert!(judge(Purpose::Auth, written(SameSite::None), written(Switch::Off)).is_empty());
        assert!(judge(Purpose::Auth, written(SameSite::None), unless_x(Switch::Off)).is_empty());
        assert!(judge(Purpose::Auth, written(SameSite::None), unknown()).is_empty());
    }

    #[test]
    fn a_variable_lowers_it_and_other_values_are_silent() {
        assert_eq!(judge(Purpose::Auth, unless_x(SameSite::None), written(Switch::On)), [Level::Note]);
        assert!(judge(Purpose::Auth, unless_x(SameSite::Lax), written(Switch::On)).is_empty());
        assert!(judge(Purpose::Auth, written(SameSite::Connection), written(Switch::Connection)).is_empty());
    }

    #[test]
    fn cookies_that_carry_no_login_are_silent_in_every_profile() {
        for purpose in [Purpose::Other, Purpose::Csrf, Purpose::Preference, Purpose::Deletion] {
            assert!(judge(purpose, written(SameSite::None), written(Switch::On)).is_empty());
        }
    }
}
