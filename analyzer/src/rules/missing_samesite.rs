//! `missing-samesite`: no SameSite is sent.

use super::problem::{Draft, Problems, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{Cookie, Facts, SameSite, Verdict};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "missing-samesite",
    summary: "Session or authentication cookie without SameSite",
    level: Level::Note,
    security_severity: 3.1,
    precision: Precision::High,
    cwe: &[1275],
    asvs: &["3.3.2"],
    page: include_str!("missing-samesite.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for cookie in &facts.cookies {
        let draft =
            Draft { weight: weight(cookie), ..Draft::attribute(RULE.level, cookie, &cookie.same_site, "no SameSite") };
        match cookie.same_site.verdict(|same_site| *same_site == SameSite::Absent) {
            Verdict::Bad { .. } => problems.report(absent(cookie, draft)),
            Verdict::Unknown(why) => {
                let what = format!("Whether the {} has SameSite", wording::title(cookie));
                problems.cannot_tell(&what, why, draft);
            }
            Verdict::Fine => {}
        }
    }
}

/// Only cookies that carry a login make cross-site requests dangerous.
fn weight(cookie: &Cookie) -> Weight {
    match Weight::of_attribute(cookie) {
        Weight::Lowered => Weight::StrictOnly,
        weight => weight,
    }
}

fn absent<'a>(cookie: &Cookie, draft: Draft<'a>) -> Draft<'a> {
    let title = wording::title(cookie);
    let unless = wording::unless(&cookie.same_site);
    let advice = wording::give(cookie, ("sameSite", wording::lax(cookie)), "SameSite=Lax");
    Draft {
        message: format!(
            "The {title} is set without SameSite{unless}, so each browser decides when other sites send it"
        ),
        advice: format!("{advice}, which keeps links and sign-in redirects from other sites working"),
        ..draft
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, judge_cookie, levels, unknown, unless_x, written};
    use super::*;
    use crate::facts::{Attribute, Purpose};
    use crate::report::Profile;

    fn judge(profile: Profile, purpose: Purpose, same_site: Attribute<SameSite>) -> Vec<Level> {
        levels(&judge_cookie(&RULE, profile, Cookie { purpose, same_site, ..auth_cookie("token") }))
    }

    #[test]
    fn absence_is_a_note_by_hand_by_default_and_by_variable() {
        for same_site in
            [written(SameSite::Absent), Attribute::absent(Some(SameSite::Absent)), unless_x(SameSite::Absent)]
        {
            assert_eq!(judge(Profile::Default, Purpose::Auth, same_site), [Level::Note]);
        }
    }

    #[test]
    fn every_value_is_silent_here() {
        for same_site in [SameSite::Strict, SameSite::None, SameSite::Connection, SameSite::Invalid("x".into())] {
            assert!(judge(Profile::Audit, Purpose::Auth, written(same_site)).is_empty());
        }
    }

    #[test]
    fn cookies_that_carry_no_login_are_for_strict() {
        for purpose in [Purpose::Other, Purpose::Csrf, Purpose::Preference] {
            assert!(judge(Profile::Default, purpose, written(SameSite::Absent)).is_empty());
            assert_eq!(judge(Profile::Strict, purpose, written(SameSite::Absent)), [Level::Note]);
        }
        assert!(judge(Profile::Audit, Purpose::Deletion, written(SameSite::Absent)).is_empty());
    }

    #[test]
    fn what_cannot_be_told_is_a_note_in_audit_only() {
        assert!(judge(Profile::Strict, Purpose::Auth, unknown()).is_empty());
        assert_eq!(judge(Profile::Audit, Purpose::Auth, unknown()), [Level::Note]);
    }
}
