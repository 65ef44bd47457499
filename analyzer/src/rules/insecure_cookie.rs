//! `insecure-cookie`: Secure is off.

use super::problem::{Draft, Problems, Weight};
use super::{Precision, Rule, rejected_cookie, wording};
use crate::facts::{Cookie, Facts, Switch, Value, Verdict};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "insecure-cookie",
    summary: "Cookie without Secure",
    level: Level::Error,
    security_severity: 6.5,
    precision: Precision::High,
    cwe: &[614],
    asvs: &["3.3.1"],
    page: include_str!("insecure-cookie.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for cookie in facts.cookies.iter().filter(|cookie| !rejected_cookie::lacks_needed_secure(cookie)) {
        let draft = Draft::attribute(RULE.level, cookie, &cookie.secure, "Secure is off");
        match cookie.secure.verdict(|secure| *secure == Switch::Off) {
            Verdict::Bad { by_default, .. } => problems.report(off(cookie, by_default, draft)),
            Verdict::Unknown(why) => {
                let what = format!("Whether the {} is Secure", wording::title(cookie));
                problems.cannot_tell(&what, why, draft);
            }
            Verdict::Fine if follows_base_url(cookie) => problems.report(base_url(cookie, draft)),
            Verdict::Fine => {}
        }
    }
}

fn off<'a>(cookie: &Cookie, by_default: bool, draft: Draft<'a>) -> Draft<'a> {
    let title = wording::title(cookie);
    let unless = wording::unless(&cookie.secure);
    Draft {
        level: if by_default { draft.level.lowered() } else { draft.level },
        message: format!("The {title} is set without Secure{unless}, so browsers send it over plain HTTP too"),
        advice: if draft.variables.is_empty() || cookie.secure.data_file.is_some() {
            wording::give_secure(cookie)
        } else {
            wording::safe_without(&cookie.secure, "Secure")
        },
        ..draft
    }
}

/// Whether an undeclared variable that holds the app's own address decides: its scheme is not known, and so counts as
/// decided by the connection.
fn follows_base_url(cookie: &Cookie) -> bool {
    let secure = &cookie.secure.effective;
    !secure.variables().is_empty() && matches!(secure.when_unset(), Value::Is(Switch::Connection))
}

fn base_url<'a>(cookie: &Cookie, draft: Draft<'a>) -> Draft<'a> {
    let variables = wording::one_of(&draft.variables);
    Draft {
        weight: if draft.weight == Weight::Silent { Weight::Silent } else { Weight::StrictOnly },
        message: format!(
            "The {} is Secure only if {variables} says that the app runs on HTTPS",
            wording::title(cookie)
        ),
        advice: wording::give_secure(cookie),
        // The variable is what strict-only weighs already; it must not lower the level twice.
        variables: Vec::new(),
        is_certain: false,
        ..draft
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, judge_cookie, levels, origin, span, unknown, unless_x, written};
    use super::*;
    use crate::facts::{Attribute, Purpose, SameSite, Text};
    use crate::report::{Confidence, Profile};

    fn judge(profile: Profile, change: impl Fn(&mut Cookie)) -> Vec<super::super::Problem> {
        let mut cookie = auth_cookie("token");
        change(&mut cookie);
        judge_cookie(&RULE, profile, cookie)
    }

    #[test]
    fn off_by_hand_is_an_error_at_the_value() {
        let found = judge(Profile::Default, |cookie| cookie.secure = written(Switch::Off));
        assert_eq!(levels(&found), [Level::Error]);
        assert_eq!((found[0].at, found[0].confidence), (span(100), Confidence::High));
        assert!(found[0].trail.is_empty());
    }

    #[test]
    fn off_by_default_is_a_warning_at_the_callee_and_says_whose_default() {
        let found = judge(Profile::Default, |cookie| cookie.secure = Attribute::absent(Some(Switch::Off)));
        assert_eq!(levels(&found), [Level::Warning]);
        assert_eq!(found[0].at, span(2));
        assert_eq!(found[0].trail.last().unwrap().note, "default of Express 5.1.0: Secure is off");
    }

    #[test]
    fn a_variable_that_would_switch_it_on_is_named_and_lowers_the_level() {
        let found = judge(Profile::Default, |cookie| cookie.secure = unless_x(Switch::Off));
        assert_eq!(levels(&found), [Level::Warning]);
        assert_eq!(found[0].confidence, Confidence::Medium);
        assert!(found[0].message.contains("without Secure unless `X` is set"), "{}", found[0].message);
        assert!(judge(Profile::Audit, |cookie| cookie.secure = unless_x(Switch::On)).is_empty());
    }

    #[test]
    fn the_text_that_a_variable_must_be_is_told_where_it_is_known() {
        let found = judge(Profile::Default, |cookie| {
            cookie.secure = Attribute { changed_by: Some("production".into()), ..unless_x(Switch::Off) };
        });
        assert!(found[0].message.contains("without Secure unless `X` is `production`"), "{}", found[0].message);
        assert!(found[0].advice.contains("`--env X=production`"), "{}", found[0].advice);
    }

    #[test]
    fn advice_fits_data_files_and_variables_that_were_declared() {
        let advice = |change: fn(&mut Attribute<Switch>)| {
            let found = judge(Profile::Default, |cookie| {
                cookie.secure = written(Switch::Off);
                change(&mut cookie.secure);
            });
            found[0].advice.clone()
        };
        let of_node_config = advice(|secure| secure.data_file = Some("a/config/default.yaml".into()));
        assert!(of_node_config.starts_with("Set it to `true` in `a/config/production.yaml`"), "{of_node_config}");
        let of_data = advice(|secure| secure.data_file = Some("cookies.json".into()));
        assert!(of_data.starts_with("Set it to `true`, at least"), "{of_data}");
        let of_declared = advice(|secure| secure.declared = vec!["ON".into()]);
        assert!(
            of_declared.starts_with("Let production set `ON` so that Secure is on, or set `secure` to `process.env")
        );
        let of_environment = advice(|secure| secure.declared = vec!["NODE_ENV".into()]);
        assert!(of_environment.ends_with("or set `secure` to `true`."), "{of_environment}");
    }

    #[test]
    fn the_connection_may_decide() {
        assert!(judge(Profile::Audit, |cookie| cookie.secure = written(Switch::Connection)).is_empty());
    }

    #[test]
    fn a_base_url_may_decide_except_in_strict() {
        let by_base_url = |cookie: &mut Cookie| cookie.secure = unless_x(Switch::Connection);
        assert!(judge(Profile::Default, by_base_url).is_empty());
        assert_eq!(levels(&judge(Profile::Strict, by_base_url)), [Level::Warning]);
    }

    #[test]
    fn what_cannot_be_told_is_a_note_in_audit_only() {
        assert!(judge(Profile::Strict, |cookie| cookie.secure = unknown()).is_empty());
        let found = judge(Profile::Audit, |cookie| cookie.secure = unknown());
        assert_eq!(levels(&found), [Level::Note]);
        assert_eq!(found[0].confidence, Confidence::Low);
        assert!(found[0].message.contains("the parameter `options`"), "{}", found[0].message);
    }

    #[test]
    fn the_purpose_weighs() {
        let of = |profile, purpose| {
            levels(&judge(profile, |cookie| {
                cookie.purpose = purpose;
                cookie.secure = written(Switch::Off);
            }))
        };
        assert_eq!(of(Profile::Default, Purpose::Session), [Level::Error]);
        assert_eq!(of(Profile::Default, Purpose::Other), [Level::Warning]);
        assert_eq!(of(Profile::Default, Purpose::Csrf), [Level::Warning]);
        assert!(of(Profile::Default, Purpose::Preference).is_empty());
        assert_eq!(of(Profile::Strict, Purpose::Preference), [Level::Warning]);
        assert!(of(Profile::Audit, Purpose::Deletion).is_empty());
    }

    #[test]
    fn a_cookie_that_browsers_reject_for_want_of_secure_is_left_to_that_rule() {
        let found = judge(Profile::Default, |cookie| {
            cookie.secure = written(Switch::Off);
            cookie.same_site = written(SameSite::None);
        });
        assert!(found.is_empty());
        let found = judge(Profile::Default, |cookie| {
            cookie.secure = written(Switch::Off);
            cookie.name = written(Text::constant("__Secure-token"));
        });
        assert!(found.is_empty());
    }

    #[test]
    fn advice_for_a_session_keeps_logins_behind_a_proxy_working() {
        let found = judge(Profile::Default, |cookie| {
            cookie.secure = written(Switch::Off);
            cookie.trusted_proxy = Some("call `app.set('trust proxy', 1)`".into());
            cookie.origin = origin("express-session", "1.19.0", "session()");
        });
        assert!(found[0].advice.contains("trust proxy"), "{}", found[0].advice);
    }
}
