//! What a rule says, and the collector that gives every problem its level, its confidence and its place.

use std::cmp::Reverse;

use smol_str::SmolStr;

use super::{Rule, wording};
use crate::facts::{Attribute, Cookie, Facts, Notation, Origin, Purpose, Role, Site, Step, Value, Why};
use crate::report::{Confidence, Level, Profile};
use crate::source::Span;

/// A problem at one place.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub level: Level,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is wrong: a sentence of plain text with code in backticks.
    pub message: String,
    /// What to do: the same kind of sentence.
    pub advice: String,
    /// What it is about.
    pub subject: Subject,
    /// The place to mend.
    pub at: Span,
    /// Where the value came from, first cause first.
    pub trail: Vec<Step>,
}

/// The thing a problem is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is: "session cookie `connect.sid`", "Express app".
    pub title: String,
    /// Who makes it: "express-session, `session()`".
    pub origin: String,
    /// The call that makes it.
    pub at: Span,
}

impl Subject {
    /// Something that a call makes.
    #[must_use]
    pub fn new(title: impl Into<String>, origin: &Origin, site: &Site) -> Self {
        Self { title: title.into(), origin: format!("{}, `{}`", origin.library, origin.call), at: site.call }
    }

    /// A cookie.
    #[must_use]
    pub fn cookie(cookie: &Cookie) -> Self {
        Self::new(wording::title(cookie), &cookie.origin, &cookie.site)
    }

    /// What a call makes: its cookie when it makes one, so that all problems of one call are shown together.
    #[must_use]
    pub fn of_call(facts: &Facts, otherwise: &str, origin: &Origin, site: &Site) -> Self {
        match facts.cookies.iter().find(|cookie| cookie.site.call == site.call) {
            Some(cookie) => Self::cookie(cookie),
            None => Self::new(otherwise, origin, site),
        }
    }
}

/// How much a problem weighs by what its cookie is for (RULES.md, "What a cookie is for").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// At the rule's level.
    Full,
    /// One level lower.
    Lowered,
    /// One level lower, and only in profile strict.
    StrictOnly,
    /// Never.
    Silent,
}

impl Weight {
    /// For a rule about attributes, of which a cookie that is never set has none.
    #[must_use]
    pub fn of_attribute(cookie: &Cookie) -> Self {
        if cookie.is_never_set() { Self::Silent } else { Self::of_purpose(cookie) }
    }

    fn of_purpose(cookie: &Cookie) -> Self {
        match cookie.purpose {
            _ if cookie.role == Role::Delete => Self::Silent,
            Purpose::Session | Purpose::Auth => Self::Full,
            Purpose::Csrf | Purpose::Other => Self::Lowered,
            Purpose::Preference => Self::StrictOnly,
            Purpose::Deletion => Self::Silent,
        }
    }

    /// For a rule about attributes that contradict each other or mean nothing, whatever the cookie is for.
    #[must_use]
    pub fn of_contradiction(cookie: &Cookie) -> Self {
        match Self::of_purpose(cookie) {
            Self::StrictOnly => Self::Full,
            other => other,
        }
    }
}

/// A problem before it is weighed.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    /// The level if nothing lowers it.
    pub level: Level,
    /// What its cookie's purpose makes of it.
    pub weight: Weight,
    /// What it is about.
    pub subject: Subject,
    /// The call, which may have a guard.
    pub site: &'a Site,
    /// The place to mend; the callee when `None`.
    pub at: Option<Span>,
    /// The undeclared variables that would change it.
    pub variables: Vec<SmolStr>,
    /// Whether nothing but those variables and the guard could change it.
    pub is_certain: bool,
    /// What is wrong: a sentence without its full stop.
    pub message: String,
    /// What to do: a sentence without its full stop.
    pub advice: String,
    /// Where the value came from.
    pub trail: Vec<Step>,
}

impl<'a> Draft<'a> {
    /// About an attribute of a cookie. `default` says what the library does by itself: "Secure is off".
    #[must_use]
    pub fn attribute<T>(level: Level, cookie: &'a Cookie, attribute: &Attribute<T>, default: &str) -> Self {
        Self {
            level,
            weight: Weight::of_attribute(cookie),
            subject: Subject::cookie(cookie),
            site: &cookie.site,
            at: attribute.at,
            variables: attribute.effective.variables().to_vec(),
            is_certain: true,
            message: String::new(),
            advice: String::new(),
            trail: match cookie.notation {
                Notation::Options(_) => trail(attribute, &cookie.origin, default),
                // A text has no defaults: what it does not say is not sent.
                Notation::SetCookieText { .. } => attribute.trail.clone(),
            },
        }
    }
}

/// The trail of an attribute, which ends in the library's default when that is what holds.
#[must_use]
pub fn trail<T>(attribute: &Attribute<T>, origin: &Origin, default: &str) -> Vec<Step> {
    let mut trail = attribute.trail.clone();
    let defaults = matches!(attribute.written.when_unset(), Value::Unset);
    if defaults && matches!(attribute.effective.when_unset(), Value::Is(_)) {
        let version = if origin.version.is_empty() { String::new() } else { format!(" {}", origin.version) };
        trail.push(Step { at: None, note: format!("default of {}{version}: {default}", origin.library) });
    }
    trail
}

/// Collects what one rule says.
#[derive(Debug)]
pub struct Problems {
    rule: &'static Rule,
    profile: Profile,
    found: Vec<Problem>,
}

impl Problems {
    /// A collector for a rule.
    #[must_use]
    pub fn new(rule: &'static Rule, profile: Profile) -> Self {
        Self { rule, profile, found: Vec::new() }
    }

    /// Whether what is arguable is wanted; profile audit includes it.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.profile != Profile::Default
    }

    /// Reports a problem, one level lower for each of: its weight, variables that would change it, and a guard without
    /// which its call does not run.
    pub fn report(&mut self, draft: Draft<'_>) {
        let guards = &draft.site.only_with;
        let lowered_by_weight = match draft.weight {
            Weight::Full => false,
            Weight::Lowered => true,
            Weight::StrictOnly if self.is_strict() => true,
            Weight::StrictOnly | Weight::Silent => return,
        };
        let conditions = [!draft.variables.is_empty(), !guards.is_empty()];
        let lowerings = [lowered_by_weight].into_iter().chain(conditions).filter(|&lowers| lowers);
        let level = lowerings.fold(draft.level, |level, _| level.lowered());
        let is_certain = draft.is_certain && conditions == [false, false];
        self.found.push(Problem {
            rule: self.rule,
            level,
            confidence: if is_certain { Confidence::High } else { Confidence::Medium },
            message: format!("{}{}.", draft.message, wording::where_set(guards)),
            advice: format!("{}.", draft.advice),
            subject: draft.subject,
            at: draft.at.unwrap_or(draft.site.callee),
            trail: draft.trail,
        });
    }

    /// Notes in profile audit that a draft's value cannot be told. `what` is the start of the sentence: "Whether the
    /// session cookie `sid` is Secure".
    pub fn cannot_tell(&mut self, what: &str, why: &Why, draft: Draft<'_>) {
        if self.profile != Profile::Audit || draft.weight == Weight::Silent {
            return;
        }
        let last_place = draft.trail.iter().rev().find_map(|step| step.at);
        self.found.push(Problem {
            rule: self.rule,
            level: Level::Note,
            confidence: Confidence::Low,
            message: format!("{what} cannot be told: it is {why}."),
            advice: format!(
                "{}, or write the value where it can be read from the source.",
                wording::where_to_look(why)
            ),
            subject: draft.subject,
            at: draft.at.or(last_place).unwrap_or(draft.site.callee),
            trail: draft.trail,
        });
    }

    /// The problems by place. A call that is judged several times, because a function around it has several callers,
    /// has each problem once, at its worst.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|problem| (problem.at, problem.subject.at, Reverse(problem.level)));
        self.found.dedup_by_key(|problem| (problem.at, problem.subject.at));
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{auth_cookie, span};
    use super::*;

    fn draft(cookie: &Cookie) -> Draft<'_> {
        let mut draft = Draft::attribute(Level::Error, cookie, &cookie.secure, "Secure is off");
        draft.message = "It is bad".to_owned();
        draft
    }

    fn levels(profile: Profile, drafts: &[Draft<'_>]) -> Vec<Level> {
        let mut problems = Problems::new(super::super::RULES[0], profile);
        drafts.iter().for_each(|draft| problems.report(draft.clone()));
        problems.into_sorted().iter().map(|problem| problem.level).collect()
    }

    #[test]
    fn each_doubt_lowers_the_level_once_and_never_below_note() {
        let mut cookie = auth_cookie("token");
        assert_eq!(levels(Profile::Default, &[draft(&cookie)]), [Level::Error]);
        let variables = vec![SmolStr::from("X")];
        let with_variable = Draft { variables, ..draft(&cookie) };
        assert_eq!(levels(Profile::Default, &[with_variable]), [Level::Warning]);
        cookie.site.only_with = vec!["ON".into()];
        assert_eq!(levels(Profile::Default, &[draft(&cookie)]), [Level::Warning]);
        let twice = Draft { variables: vec!["X".into()], weight: Weight::Lowered, ..draft(&cookie) };
        assert_eq!(levels(Profile::Default, &[twice]), [Level::Note]);
    }

    #[test]
    fn a_guard_is_named_in_the_message_and_takes_certainty_away() {
        let mut cookie = auth_cookie("token");
        cookie.site.only_with = vec!["ON".into()];
        let mut problems = Problems::new(super::super::RULES[0], Profile::Default);
        problems.report(draft(&cookie));
        let found = problems.into_sorted();
        assert_eq!(found[0].message, "It is bad, where `ON` is set.");
        assert_eq!(found[0].confidence, Confidence::Medium);
    }

    #[test]
    fn what_is_for_strict_is_reported_in_strict_and_audit_only() {
        let cookie = auth_cookie("token");
        let strict = Draft { weight: Weight::StrictOnly, ..draft(&cookie) };
        assert!(levels(Profile::Default, std::slice::from_ref(&strict)).is_empty());
        assert_eq!(levels(Profile::Strict, std::slice::from_ref(&strict)), [Level::Warning]);
        assert_eq!(levels(Profile::Audit, &[strict]), [Level::Warning]);
    }

    #[test]
    fn a_call_judged_twice_has_its_problem_once_at_its_worst() {
        let cookie = auth_cookie("token");
        let lower = Draft { weight: Weight::Lowered, ..draft(&cookie) };
        let elsewhere = Draft { at: Some(span(900)), ..draft(&cookie) };
        assert_eq!(levels(Profile::Default, &[lower, draft(&cookie), elsewhere]), [Level::Error, Level::Error]);
    }

    #[test]
    fn deletions_are_silent_whatever_they_are_for() {
        let mut cookie = auth_cookie("token");
        cookie.role = Role::Delete;
        assert_eq!(Weight::of_attribute(&cookie), Weight::Silent);
        assert_eq!(Weight::of_contradiction(&cookie), Weight::Silent);
    }
}
