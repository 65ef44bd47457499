//! `rejected-cookie`: attributes, name or size on account of which the library or browsers drop the cookie.

use super::condition::{Condition, prefix};
use super::problem::{Draft, Problems, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{Attribute, Cookie, Facts, Refused, Role, SameSite, Switch, Text, Value, Why};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "rejected-cookie",
    summary: "Cookie that browsers reject",
    level: Level::Error,
    security_severity: 5.3,
    precision: Precision::VeryHigh,
    cwe: &[614, 1275],
    asvs: &["3.3.1", "3.3.3"],
    page: include_str!("rejected-cookie.md"),
    check,
};

/// The most that a name and a value may hold together, in bytes (RFC 6265bis, section 5.7).
const LARGEST_COOKIE: usize = 4096;

/// Whether a cookie meets a condition with every undeclared variable unset.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Met {
    Yes,
    No,
    /// The connection decides.
    Depends,
    Unknown(Why),
}

/// Something about a cookie that sets conditions.
struct Demand<'a> {
    /// "SameSite=None", "the prefix `__Host-`".
    title: String,
    conditions: &'static [Condition],
    /// Where it is written, what decides it and where it came from.
    draft: Draft<'a>,
}

fn check(facts: &Facts, problems: &mut Problems) {
    for cookie in &facts.cookies {
        if let Some(refused) = cookie.refused.effective.known() {
            problems.report(refusal(cookie, refused));
        }
        if cookie.is_never_set() {
            continue;
        }
        let demands = demands(cookie);
        let unmet = certain_first(cookie, unmet(cookie, &demands).collect());
        note_undecided(cookie, problems);
        if unmet.is_empty() {
            note_unknown(cookie, demands, problems);
        } else {
            problems.report(rejection(cookie, &unmet));
        }
        if cookie.least_size > LARGEST_COOKIE {
            problems.report(oversize(cookie));
        }
    }
}

/// Whether browsers reject a cookie because Secure is off. The rule about Secure alone then adds nothing.
pub(super) fn lacks_needed_secure(cookie: &Cookie) -> bool {
    unmet(cookie, &demands(cookie)).any(|(_, condition)| condition == Condition::Secure)
}

fn demands(cookie: &Cookie) -> Vec<Demand<'_>> {
    const NEEDS_SECURE: &[Condition] = &[Condition::Secure];
    let mut demands = Vec::new();
    if cookie.same_site.effective.known() == Some(&SameSite::None) {
        let draft = Draft::attribute(RULE.level, cookie, &cookie.same_site, "SameSite=None");
        demands.push(Demand { title: "SameSite=None".to_owned(), conditions: NEEDS_SECURE, draft });
    }
    if cookie.partitioned.effective.known() == Some(&Switch::On) {
        let draft = Draft::attribute(RULE.level, cookie, &cookie.partitioned, "Partitioned is on");
        demands.push(Demand { title: "Partitioned".to_owned(), conditions: NEEDS_SECURE, draft });
    }
    if let Some(prefix) = prefix(cookie) {
        let title = format!("the prefix `{}`", prefix.name);
        let draft = Draft::attribute(RULE.level, cookie, &cookie.name, "the name");
        demands.push(Demand { title, conditions: prefix.conditions, draft });
    }
    demands
}

fn unmet<'a>(cookie: &Cookie, demands: &'a [Demand<'a>]) -> impl Iterator<Item = (&'a Demand<'a>, Condition)> {
    demands
        .iter()
        .flat_map(|demand| demand.conditions.iter().map(move |&condition| (demand, condition)))
        .filter(|&(demand, condition)| met(cookie, condition) == Met::No && !is_moot(cookie, demand, condition))
}

/// Whether the rule about Secure alone says more: Secure is certainly off, and variables that decide whether browsers ask
/// for it mend nothing.
fn is_moot(cookie: &Cookie, demand: &Demand<'_>, condition: Condition) -> bool {
    condition == Condition::Secure
        && !demand.draft.variables.is_empty()
        && cookie.secure.effective.variables().is_empty()
        && matches!(Weight::of_attribute(cookie), Weight::Full | Weight::Lowered)
}

/// What holds whatever the variables are, if anything does: the rest would only make that look uncertain.
fn certain_first<'a>(cookie: &Cookie, unmet: Vec<(&'a Demand<'a>, Condition)>) -> Vec<(&'a Demand<'a>, Condition)> {
    let is_certain = |(demand, condition): &(&Demand<'_>, Condition)| {
        demand.draft.variables.is_empty() && condition_draft(cookie, *condition).variables.is_empty()
    };
    let certain: Vec<_> = unmet.iter().copied().filter(is_certain).collect();
    if certain.is_empty() { unmet } else { certain }
}

fn met(cookie: &Cookie, condition: Condition) -> Met {
    match condition {
        Condition::Secure => switch_met(&cookie.secure.effective),
        Condition::HttpOnly => switch_met(&cookie.http_only.effective),
        Condition::HostOnly => text_met(&cookie.domain.effective, Met::Yes, host_only),
        Condition::RootPath => text_met(&cookie.path.effective, Met::No, root_path),
    }
}

fn switch_met(value: &Value<Switch>) -> Met {
    match value.when_unset() {
        Value::Is(Switch::On) => Met::Yes,
        Value::Is(Switch::Off) | Value::Unset => Met::No,
        Value::Is(Switch::Connection) | Value::When { .. } => Met::Depends,
        Value::Unknown(why) => Met::Unknown(why.clone()),
    }
}

fn text_met(value: &Value<Text>, absent: Met, judge: fn(&Text) -> Met) -> Met {
    match value.when_unset() {
        Value::Is(text) => judge(text),
        Value::Unset => absent,
        Value::When { .. } => Met::Depends,
        Value::Unknown(why) => Met::Unknown(why.clone()),
    }
}

/// An empty Domain counts as none.
fn host_only(domain: &Text) -> Met {
    match domain.whole() {
        Some(whole) if whole.is_empty() => Met::Yes,
        None if domain.known_parts().next().is_none() => Met::Unknown(Why::Expression),
        _ => Met::No,
    }
}

/// A path that does not start with a slash stands for the folder of the request.
fn root_path(path: &Text) -> Met {
    match path.whole() {
        Some(whole) if whole == "/" => Met::Yes,
        Some(whole) if !whole.starts_with('/') => Met::Depends,
        None if path.prefix().len() < 2 || !path.prefix().starts_with('/') => Met::Unknown(Why::Expression),
        _ => Met::No,
    }
}

/// Where a condition's attribute is written, what decides it and where it came from.
fn condition_draft(cookie: &Cookie, condition: Condition) -> Draft<'_> {
    match condition {
        Condition::Secure => Draft::attribute(RULE.level, cookie, &cookie.secure, "Secure is off"),
        Condition::HttpOnly => Draft::attribute(RULE.level, cookie, &cookie.http_only, "HttpOnly is off"),
        Condition::HostOnly => Draft::attribute(RULE.level, cookie, &cookie.domain, "Domain is set"),
        Condition::RootPath => Draft::attribute(RULE.level, cookie, &cookie.path, "Path is not `/`"),
    }
}

/// One problem for everything that makes browsers reject the cookie, at the first thing that would mend it.
fn rejection<'a>(cookie: &'a Cookie, unmet: &[(&Demand<'a>, Condition)]) -> Draft<'a> {
    let mut draft = Draft::attribute(RULE.level, cookie, &cookie.name, "the name");
    (draft.at, draft.trail) = (None, Vec::new());
    let (mut faults, mut advice) = (Vec::new(), Vec::new());
    for (demand, condition) in unmet {
        let failing = condition_draft(cookie, *condition);
        draft.at = draft.at.or(failing.at).or(demand.draft.at);
        for side in [&demand.draft, &failing] {
            draft.variables.extend(side.variables.iter().cloned());
            draft.trail.extend(side.trail.iter().cloned());
        }
        faults.push(format!("{} {}", demand.title, condition.broken()));
        advice.push(condition.advice(cookie));
    }
    draft.variables.sort();
    draft.variables.dedup();
    advice.dedup();
    let (mut seen, title) = (Vec::new(), wording::title(cookie));
    draft.trail.retain(|step| {
        !seen.contains(step) && {
            seen.push(step.clone());
            true
        }
    });
    let is_of_secure = |(demand, condition): &(&Demand<'_>, Condition)| {
        demand.draft.variables.is_empty() && *condition == Condition::Secure
    };
    let unless = if unmet.iter().all(is_of_secure) {
        wording::unless(&cookie.secure)
    } else {
        wording::unless_set(&draft.variables)
    };
    Draft {
        weight: Weight::of_contradiction(cookie),
        message: format!("Browsers reject the {title}{unless}: it has {}", wording::joined(&faults, "and")),
        advice: advice.join("; "),
        ..draft
    }
}

/// What the library itself does not let through.
fn refusal<'a>(cookie: &'a Cookie, refused: &Refused) -> Draft<'a> {
    let draft = Draft::attribute(RULE.level, cookie, &cookie.refused, "");
    let (title, library) = (wording::title(cookie), &cookie.origin.library);
    let unless = wording::unless_set(&draft.variables);
    let (what, value) = match refused.option.as_str() {
        "" => ("the name".to_owned(), wording::code(&refused.value)),
        option => (wording::code(&wording::option(cookie, option)), wording::code(&refused.value)),
    };
    Draft {
        weight: Weight::of_contradiction(cookie),
        message: format!("{library} refuses {value} as {what} of the {title}{unless}, so it is never set"),
        advice: format!("Make {what} {}", refused.expected),
        ..draft
    }
}

fn oversize(cookie: &Cookie) -> Draft<'_> {
    let title = wording::title(cookie);
    let size = cookie.least_size;
    let draft = Draft::attribute(RULE.level, cookie, &cookie.name, "the name");
    Draft {
        weight: Weight::of_contradiction(cookie),
        at: None,
        trail: Vec::new(),
        message: format!(
            "Browsers reject the {title}: its name and value are {size} bytes or more, over the limit of {LARGEST_COOKIE}"
        ),
        advice: "Keep the data on the server and only its identifier in the cookie".to_owned(),
        ..draft
    }
}

/// Notes in profile audit which condition of a cookie cannot be told.
fn note_unknown(cookie: &Cookie, demands: Vec<Demand<'_>>, problems: &mut Problems) {
    let weight = Weight::of_contradiction(cookie);
    for demand in demands {
        for &condition in demand.conditions {
            if let Met::Unknown(why) = met(cookie, condition) {
                let title = wording::title(cookie);
                let what = format!("Whether the {title} has {} {}", demand.title, condition.broken());
                problems.cannot_tell(&what, &why, Draft { weight, ..demand.draft });
                break;
            }
        }
    }
}

/// Notes what only this rule judges and what cannot be told, whether or not a prefix asks for it: that a prefix is there
/// cannot be told either when the name cannot. The name of a session is told by the rule about such names.
fn note_undecided(cookie: &Cookie, problems: &mut Problems) {
    let is_named_elsewhere = matches!(cookie.role, Role::ServerSession | Role::ClientSession);
    let name = (!is_named_elsewhere).then(|| undecided(cookie, "name", &cookie.name)).flatten();
    let attributes = [
        name,
        undecided(cookie, "Domain", &cookie.domain),
        undecided(cookie, "Path", &cookie.path),
        undecided(cookie, "Partitioned", &cookie.partitioned),
    ];
    let mut attributes: Vec<_> = attributes.into_iter().flatten().collect();
    while let Some((_, why, draft)) = attributes.first().cloned() {
        let here: Vec<_> = attributes.extract_if(.., |(_, _, other)| other.at == draft.at).collect();
        let titles: Vec<_> = here.into_iter().map(|(title, ..)| title.to_owned()).collect();
        let what = format!("What {} the {} has", wording::joined(&titles, "and"), wording::title(cookie));
        problems.cannot_tell(&what, &why, draft);
    }
}

fn undecided<'a, T>(
    cookie: &'a Cookie,
    title: &'static str,
    attribute: &Attribute<T>,
) -> Option<(&'static str, Why, Draft<'a>)> {
    let Value::Unknown(why) = attribute.effective.when_unset() else { return None };
    let draft = Draft::attribute(RULE.level, cookie, attribute, "");
    Some((title, why.clone(), Draft { weight: Weight::of_contradiction(cookie), ..draft }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, judge_cookie, levels, span, unknown, unless_x, written};
    use super::super::{Problem, insecure_cookie, samesite_none};
    use super::*;
    use crate::facts::{Attribute, Purpose, Role, TextPiece};
    use crate::report::Profile;

    fn judge(change: impl Fn(&mut Cookie)) -> Vec<Problem> {
        let mut cookie = auth_cookie("token");
        change(&mut cookie);
        judge_cookie(&RULE, Profile::Default, cookie)
    }

    fn named(name: &str, change: impl Fn(&mut Cookie)) -> Vec<Problem> {
        judge(|cookie| {
            cookie.name = written(Text::constant(name));
            change(cookie);
        })
    }

    #[test]
    fn none_without_secure_is_an_error_by_default_and_by_hand() {
        let found = judge(|cookie| {
            cookie.same_site = written(SameSite::None);
            cookie.secure = Attribute::absent(Some(Switch::Off));
        });
        assert_eq!(levels(&found), [Level::Error]);
        assert_eq!(found[0].at, span(100), "at the SameSite value, since Secure is not written");
        assert!(found[0].message.contains("it has SameSite=None without Secure"), "{}", found[0].message);
        assert_eq!(found[0].trail.last().unwrap().note, "default of Express 5.1.0: Secure is off");
    }

    #[test]
    fn what_is_certain_is_said_and_not_what_a_variable_may_add() {
        let broken = |cookie: &mut Cookie| {
            cookie.same_site = unless_x(SameSite::None);
            cookie.secure = written(Switch::Off);
        };
        assert!(judge(broken).is_empty());
        let mut cookie = auth_cookie("token");
        broken(&mut cookie);
        assert_eq!(levels(&judge_cookie(&insecure_cookie::RULE, Profile::Default, cookie)), [Level::Error]);
        let prefixed = named("__Host-token", |cookie| {
            cookie.domain = written(Text::constant("a.example"));
            cookie.path = unless_x(Text::constant("/a"));
        });
        assert_eq!(levels(&prefixed), [Level::Error]);
        assert!(prefixed[0].message.ends_with("it has the prefix `__Host-` together with Domain."));
    }

    #[test]
    fn partitioned_without_secure_is_an_error_and_one_problem_with_none() {
        let found = judge(|cookie| {
            cookie.partitioned = written(Switch::On);
            cookie.same_site = written(SameSite::None);
            cookie.secure = written(Switch::Off);
        });
        assert_eq!(levels(&found), [Level::Error]);
        assert!(found[0].message.ends_with("SameSite=None without Secure and Partitioned without Secure."));
        assert_eq!(found[0].advice.matches("Set `secure`").count(), 1, "{}", found[0].advice);
    }

    #[test]
    fn conditions_met_unknown_or_decided_by_the_connection_are_silent() {
        for secure in [written(Switch::On), written(Switch::Connection), unknown(), unless_x(Switch::On)] {
            let found = judge(|cookie| {
                cookie.same_site = written(SameSite::None);
                cookie.secure = secure.clone();
            });
            assert!(found.is_empty());
        }
    }

    #[test]
    fn attributes_are_judged_together_with_the_variables_unset() {
        let found = judge(|cookie| {
            cookie.same_site = unless_x(SameSite::Lax);
            cookie.secure = unless_x(Switch::Off);
        });
        assert!(found.is_empty());
        let found = judge(|cookie| {
            cookie.same_site = written(SameSite::None);
            cookie.secure = unless_x(Switch::Off);
        });
        assert_eq!(levels(&found), [Level::Warning]);
        assert!(found[0].message.contains(" unless `X` is set: it has"), "{}", found[0].message);
    }

    #[test]
    fn prefixes_hold_in_any_letter_case_and_each_sets_its_own_conditions() {
        let off = |cookie: &mut Cookie| cookie.secure = written(Switch::Off);
        for name in ["__Secure-a", "__SECURE-a", "__host-a", "__Http-a", "__Host-Http-a"] {
            assert_eq!(levels(&named(name, off)), [Level::Error], "{name}");
            assert!(named(name, |_| ()).is_empty(), "{name}");
        }
        let readable = |cookie: &mut Cookie| cookie.http_only = written(Switch::Off);
        assert_eq!(levels(&named("__Http-a", readable)), [Level::Error]);
        assert_eq!(levels(&named("__Host-Http-a", readable)), [Level::Error]);
        assert!(named("__Host-a", readable).is_empty());
        let domain = |cookie: &mut Cookie| cookie.domain = written(Text::constant("example.com"));
        assert_eq!(levels(&named("__Host-a", domain)), [Level::Error]);
        assert!(named("__Secure-a", domain).is_empty());
        assert!(named("_Secure-a", off).is_empty());
    }

    #[test]
    fn the_host_prefix_needs_a_path_of_just_a_slash() {
        let with_path = |path: Attribute<Text>| named("__Host-a", |cookie| cookie.path = path.clone());
        assert_eq!(levels(&with_path(Attribute::absent(None))), [Level::Error]);
        assert_eq!(levels(&with_path(written(Text::constant("/app")))), [Level::Error]);
        assert!(with_path(written(Text::constant("/"))).is_empty());
        let from_root = Text { pieces: vec![TextPiece::Known("/".into(), None), TextPiece::Unknown("base".into())] };
        assert!(with_path(written(from_root)).is_empty());
    }

    #[test]
    fn a_name_known_in_part_has_the_prefix_it_starts_with() {
        let pieces = vec![TextPiece::Known("__Host-".into(), None), TextPiece::Unknown("name".into())];
        let found = judge(|cookie| {
            cookie.name = written(Text { pieces: pieces.clone() });
            cookie.secure = written(Switch::Off);
        });
        assert_eq!(levels(&found), [Level::Error]);
    }

    #[test]
    fn a_cookie_over_the_size_limit_is_an_error_and_one_at_the_limit_is_not() {
        assert_eq!(levels(&judge(|cookie| cookie.least_size = LARGEST_COOKIE + 1)), [Level::Error]);
        assert!(judge(|cookie| cookie.least_size = LARGEST_COOKIE).is_empty());
    }

    #[test]
    fn a_cookie_that_its_library_refuses_is_never_set_and_has_no_other_problem() {
        let refused = Refused { option: "maxAge".into(), value: "1h".into(), expected: "a number" };
        let mut cookie = auth_cookie("token");
        cookie.same_site = written(SameSite::None);
        cookie.secure = written(Switch::Off);
        cookie.refused = written(refused.clone());
        let found = judge_cookie(&RULE, Profile::Default, cookie.clone());
        assert_eq!((levels(&found), found[0].at), (vec![Level::Error], span(100)));
        assert!(found[0].message.starts_with("Express refuses `1h` as `maxAge`"), "{}", found[0].message);
        cookie.same_site = written(SameSite::Lax);
        assert!(judge_cookie(&insecure_cookie::RULE, Profile::Audit, cookie).is_empty());
        let by_variable = judge(|cookie| cookie.refused = unless_x(refused.clone()));
        assert_eq!(levels(&by_variable), [Level::Warning]);
    }

    #[test]
    fn it_holds_whatever_the_cookie_is_for_except_deletion() {
        let of = |purpose, role| {
            levels(&judge(|cookie| {
                (cookie.purpose, cookie.role) = (purpose, role);
                cookie.same_site = written(SameSite::None);
                cookie.secure = written(Switch::Off);
            }))
        };
        assert_eq!(of(Purpose::Preference, Role::Set), [Level::Error]);
        assert!(of(Purpose::Auth, Role::Delete).is_empty());
    }

    #[test]
    fn the_rules_about_secure_and_none_have_nothing_to_add() {
        let mut cookie = auth_cookie("token");
        cookie.same_site = written(SameSite::None);
        cookie.secure = written(Switch::Off);
        assert!(lacks_needed_secure(&cookie));
        assert!(judge_cookie(&insecure_cookie::RULE, Profile::Audit, cookie.clone()).is_empty());
        assert!(judge_cookie(&samesite_none::RULE, Profile::Audit, cookie.clone()).is_empty());
        cookie.same_site = written(SameSite::Lax);
        assert!(!lacks_needed_secure(&cookie));
    }

    #[test]
    fn audit_notes_the_condition_that_cannot_be_told() {
        let mut cookie = auth_cookie("__Host-token");
        cookie.domain = unknown();
        let found = judge_cookie(&RULE, Profile::Audit, cookie);
        assert_eq!(levels(&found), [Level::Note]);
        assert!(found[0].message.contains("the parameter `options`"), "{}", found[0].message);
    }
}
