//! `powered-by-header`: an app that tells by X-Powered-By what it runs on.

use super::problem::{Draft, Problems, Subject, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{App, Facts, IneffectiveTry, PoweredBy, Step};
use crate::report::Level;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "powered-by-header",
    summary: "App that sends X-Powered-By",
    level: Level::Note,
    security_severity: 2.4,
    precision: Precision::High,
    cwe: &[497],
    asvs: &["13.4.6"],
    page: include_str!("powered-by-header.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for app in &facts.apps {
        match &app.sends_powered_by {
            PoweredBy::Quiet | PoweredBy::NotServed => {}
            PoweredBy::Sent => problems.report(sent(app, "is never told not to", Vec::new())),
            PoweredBy::SentByMounted(mount) => {
                let trail = vec![Step { at: Some(*mount), note: "mounted here".to_owned() }];
                problems.report(sent(app, "has a setting of its own, which its parent's does not reach", trail));
            }
            PoweredBy::Ineffective(at, reason) => problems.report(ineffective(app, *at, reason)),
            PoweredBy::Unknown(why) => {
                problems.cannot_tell("Whether the app sends X-Powered-By", why, draft(app));
            }
        }
    }
}

fn draft(app: &App) -> Draft<'_> {
    Draft {
        level: RULE.level,
        weight: Weight::Full,
        subject: Subject::new(format!("{} app", app.origin.library), &app.origin, &app.site),
        site: &app.site,
        at: None,
        variables: Vec::new(),
        is_certain: true,
        message: String::new(),
        advice: app.advice.to_string(),
        trail: Vec::new(),
    }
}

fn sent<'a>(app: &'a App, reason: &str, trail: Vec<Step>) -> Draft<'a> {
    let header = format!("X-Powered-By: {}", app.powered_by);
    Draft { message: format!("The app sends `{header}` with every response: it {reason}"), trail, ..draft(app) }
}

fn ineffective<'a>(app: &'a App, at: Span, reason: &IneffectiveTry) -> Draft<'a> {
    let (why, advice) = explain(reason);
    Draft {
        level: Level::Warning,
        at: Some(at),
        message: format!("The app still sends `X-Powered-By: {}`: {why}", app.powered_by),
        advice,
        ..draft(app)
    }
}

fn explain(reason: &IneffectiveTry) -> (String, String) {
    match reason {
        IneffectiveTry::LetterCase(written) => (
            format!("{} is not the setting's name, which is matched by letter case", wording::code(written)),
            "Write `'x-powered-by'`".to_owned(),
        ),
        IneffectiveTry::TruthyValue(written) => (
            format!("the setting counts {} as on, and never sends it", wording::code(written)),
            "Write `app.disable('x-powered-by')`; to send a header of your own, set it on the response".to_owned(),
        ),
        IneffectiveTry::OnlyUnderPath(path) => (
            format!("this middleware runs under {} only", wording::code(path)),
            "Use it without a path, or call `app.disable('x-powered-by')`".to_owned(),
        ),
        IneffectiveTry::AfterRoutes => (
            "this middleware stands after the routes, which have answered by then".to_owned(),
            "Move it before the first route, or call `app.disable('x-powered-by')`".to_owned(),
        ),
        IneffectiveTry::KeptByOption(option) => (
            format!("the option {} tells this middleware to keep it", wording::code(option)),
            "Drop the option, or call `app.disable('x-powered-by')`".to_owned(),
        ),
        IneffectiveTry::SwitchedOnAgain => ("it is switched on again here".to_owned(), "Remove this line".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{levels, origin, site, span};
    use super::super::{Problem, check_rule};
    use super::*;
    use crate::facts::Why;
    use crate::report::Profile;

    fn judge(profile: Profile, sends_powered_by: PoweredBy) -> Vec<Problem> {
        let origin = origin("Express", "5.1.0", "express()");
        let app = App {
            origin,
            site: site(),
            powered_by: "Express".into(),
            advice: "Call `app.disable('x-powered-by')`".into(),
            has_unread_middleware: false,
            sends_powered_by,
        };
        check_rule(&RULE, &Facts { apps: vec![app], ..Facts::default() }, profile)
    }

    #[test]
    fn an_app_never_told_is_a_note_at_its_creation() {
        let found = judge(Profile::Default, PoweredBy::Sent);
        assert_eq!((levels(&found), found[0].at), (vec![Level::Note], span(2)));
        assert!(found[0].message.contains("`X-Powered-By: Express`"));
    }

    #[test]
    fn a_mounted_app_is_reported_at_its_creation_with_its_mount() {
        let found = judge(Profile::Default, PoweredBy::SentByMounted(span(70)));
        assert_eq!((found[0].at, found[0].trail[0].at), (span(2), Some(span(70))));
    }

    #[test]
    fn every_ineffective_try_is_a_warning_at_the_try_with_a_reason_of_its_own() {
        let tries = [
            IneffectiveTry::LetterCase("X-Powered-By".into()),
            IneffectiveTry::TruthyValue("'PHP'".into()),
            IneffectiveTry::OnlyUnderPath("/api".into()),
            IneffectiveTry::AfterRoutes,
            IneffectiveTry::KeptByOption("xPoweredBy: false".into()),
            IneffectiveTry::SwitchedOnAgain,
        ];
        let mut messages = std::collections::BTreeSet::new();
        for one in tries.clone() {
            let found = judge(Profile::Default, PoweredBy::Ineffective(span(80), one));
            assert_eq!((levels(&found), found[0].at), (vec![Level::Warning], span(80)));
            messages.insert(found[0].message.clone());
        }
        assert_eq!(messages.len(), tries.len());
    }

    #[test]
    fn quiet_apps_and_apps_that_serve_nobody_are_silent() {
        assert!(judge(Profile::Audit, PoweredBy::Quiet).is_empty());
        assert!(judge(Profile::Audit, PoweredBy::NotServed).is_empty());
    }

    #[test]
    fn an_app_that_escapes_is_a_note_in_audit_only() {
        let escaped = || PoweredBy::Unknown(Why::Call("configure".into()));
        assert!(judge(Profile::Strict, escaped()).is_empty());
        assert_eq!(levels(&judge(Profile::Audit, escaped())), [Level::Note]);
    }
}
