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
    let unless = wording::unless_set(&draft.variables);
    let same_site = wording::option(cookie, "sameSite");
    Draft {
        message: format!("The {title} has SameSite=None{unless}, so requests that other sites make carry it"),
        advice: match &cookie.notation {
            Notation::Options(_) => format!("Set `{same_site}` to `'lax'`{EXCEPTION}"),
            Notation::SetCookieText => format!("Write `SameSite=Lax` in the text{EXCEPTION}"),
        },
        ..draft
    }
}

const EXCEPTION: &str =
    "; if other sites must embed or call this one, keep it and check a CSRF token on every changing request";

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
