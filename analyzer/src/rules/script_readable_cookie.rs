//! `script-readable-cookie`: HttpOnly is off on a cookie that scripts have no business with.

use super::problem::{Draft, Problems, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{Cookie, Facts, Purpose, Switch, Verdict};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "script-readable-cookie",
    summary: "Session or authentication cookie without HttpOnly",
    level: Level::Error,
    security_severity: 6.1,
    precision: Precision::High,
    cwe: &[1004],
    asvs: &["3.3.4"],
    page: include_str!("script-readable-cookie.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for cookie in &facts.cookies {
        let draft = Draft {
            weight: weight(cookie),
            ..Draft::attribute(RULE.level, cookie, &cookie.http_only, "HttpOnly is off")
        };
        // Where HttpOnly is asked for, it is the server that runs this code.
        if cookie.in_browser && cookie.http_only.effective.known() != Some(&Switch::On) {
            problems.report(by_script(cookie, draft));
            continue;
        }
        match cookie.http_only.verdict(|http_only| *http_only == Switch::Off) {
            Verdict::Bad { by_default, .. } => problems.report(off(cookie, by_default, draft)),
            Verdict::Unknown(why) => {
                let what = format!("Whether the {} is HttpOnly", wording::title(cookie));
                problems.cannot_tell(&what, why, draft);
            }
            Verdict::Fine => {}
        }
    }
}

/// Double-submit tokens and preferences are meant to be read by scripts; of other cookies nobody knows. A mark such as
/// `loggedIn=true` is no credential, whatever its name says.
fn weight(cookie: &Cookie) -> Weight {
    if cookie.is_flag {
        return Weight::Silent;
    }
    match (Weight::of_attribute(cookie), cookie.purpose) {
        (Weight::Silent, _) | (_, Purpose::Csrf | Purpose::Preference) => Weight::Silent,
        (_, Purpose::Other) => Weight::StrictOnly,
        (weight, _) => weight,
    }
}

fn by_script<'a>(cookie: &Cookie, draft: Draft<'a>) -> Draft<'a> {
    let title = wording::title(cookie);
    Draft {
        message: format!("The {title} is written by a script of the page, so any other one can read it"),
        advice:
            "Let the server set it, with HttpOnly; if the page needs to know who is signed in, tell it by a response"
                .to_owned(),
        ..draft
    }
}

fn off<'a>(cookie: &Cookie, by_default: bool, draft: Draft<'a>) -> Draft<'a> {
    let title = wording::title(cookie);
    let unless = wording::unless(&cookie.http_only);
    Draft {
        level: if by_default { draft.level.lowered() } else { draft.level },
        message: format!("The {title} is set without HttpOnly{unless}, so any script on the page can read it"),
        advice: if draft.variables.is_empty() {
            let advice = wording::give(cookie, ("httpOnly", "true"), "HttpOnly");
            format!("{advice}; if the page needs to know who is signed in, tell it by a response instead")
        } else {
            wording::safe_without(&cookie.http_only, "HttpOnly")
        },
        ..draft
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, judge_cookie, levels, span, unknown, unless_x, written};
    use super::*;
    use crate::facts::Attribute;
    use crate::report::Profile;

    fn judge(profile: Profile, purpose: Purpose, http_only: Attribute<Switch>) -> Vec<super::super::Problem> {
        judge_cookie(&RULE, profile, Cookie { purpose, http_only, ..auth_cookie("token") })
    }

    #[test]
    fn off_by_hand_is_an_error_and_off_by_default_a_warning() {
        let found = judge(Profile::Default, Purpose::Auth, written(Switch::Off));
        assert_eq!((levels(&found), found[0].at), (vec![Level::Error], span(100)));
        let found = judge(Profile::Default, Purpose::Session, Attribute::absent(Some(Switch::Off)));
        assert_eq!((levels(&found), found[0].at), (vec![Level::Warning], span(2)));
    }

    #[test]
    fn cookies_made_for_scripts_are_silent_in_every_profile() {
        for purpose in [Purpose::Csrf, Purpose::Preference, Purpose::Deletion] {
            assert!(judge(Profile::Audit, purpose, written(Switch::Off)).is_empty());
            assert!(judge(Profile::Audit, purpose, unknown()).is_empty());
        }
    }

    #[test]
    fn cookies_of_unknown_purpose_are_for_strict_one_level_lower() {
        assert!(judge(Profile::Default, Purpose::Other, written(Switch::Off)).is_empty());
        assert_eq!(levels(&judge(Profile::Strict, Purpose::Other, written(Switch::Off))), [Level::Warning]);
    }

    #[test]
    fn variables_and_what_cannot_be_told_are_treated_as_by_every_attribute_rule() {
        let found = judge(Profile::Default, Purpose::Auth, unless_x(Switch::Off));
        assert_eq!(levels(&found), [Level::Warning]);
        assert!(found[0].message.contains("unless `X` is set"));
        assert!(judge(Profile::Default, Purpose::Auth, unknown()).is_empty());
        assert_eq!(levels(&judge(Profile::Audit, Purpose::Auth, unknown())), [Level::Note]);
    }
}
