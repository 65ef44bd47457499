//! The rules: plain functions over facts, listed once in [`RULES`].

mod condition;
mod default_session_name;
mod hardcoded_session_secret;
mod ignored_cookie_option;
mod insecure_cookie;
mod invalid_samesite;
mod memory_session_store;
mod missing_samesite;
mod powered_by_header;
mod problem;
mod rejected_cookie;
mod samesite_none;
mod script_readable_cookie;
mod technology;
mod technology_header;
#[cfg(test)]
mod testing;
mod wording;

use crate::facts::Facts;
use crate::report::{Level, Profile};

pub use problem::{Problem, Problems, Subject};

/// How many of a rule's findings are right, as GitHub code scanning words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// Over 95 %.
    VeryHigh,
    /// Over 85 %.
    High,
    /// Over 60 %.
    Medium,
}

impl Precision {
    /// The word in SARIF's `properties.precision`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VeryHigh => "very-high",
            Self::High => "high",
            Self::Medium => "medium",
        }
    }
}

/// A rule and everything formats say about it.
#[derive(Debug)]
pub struct Rule {
    /// Kebab case, names the bad thing: `insecure-cookie`.
    pub id: &'static str,
    /// One short sentence without a full stop.
    pub summary: &'static str,
    /// The level for a session or auth cookie in the default profile.
    pub level: Level,
    /// CVSS-like score for GitHub's `security-severity`, from 0.1 to 10.0.
    pub security_severity: f32,
    /// How many findings are right.
    pub precision: Precision,
    /// Weaknesses, as numbers of the Common Weakness Enumeration.
    pub cwe: &'static [u16],
    /// Requirements of OWASP ASVS 5.0: `3.3.1`.
    pub asvs: &'static [&'static str],
    /// Its page, in Markdown: starts with `# id`, then a paragraph that says what is found. Its examples are its tests.
    pub page: &'static str,
    /// Judges the facts.
    pub check: fn(&Facts, &mut Problems),
}

/// Every rule, by id.
pub static RULES: &[&Rule] = &[
    &default_session_name::RULE,
    &hardcoded_session_secret::RULE,
    &ignored_cookie_option::RULE,
    &insecure_cookie::RULE,
    &invalid_samesite::RULE,
    &memory_session_store::RULE,
    &missing_samesite::RULE,
    &powered_by_header::RULE,
    &rejected_cookie::RULE,
    &samesite_none::RULE,
    &script_readable_cookie::RULE,
    &technology_header::RULE,
];

/// The rule of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Judges the facts by every rule; the problems come by rule, then by place.
#[must_use]
pub fn check(facts: &Facts, profile: Profile) -> Vec<Problem> {
    RULES.iter().flat_map(|rule| check_rule(rule, facts, profile)).collect()
}

fn check_rule(rule: &'static Rule, facts: &Facts, profile: Profile) -> Vec<Problem> {
    let mut problems = Problems::new(rule, profile);
    (rule.check)(facts, &mut problems);
    problems.into_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_listed_once_by_id() {
        assert!(RULES.is_sorted_by(|one, next| one.id < next.id));
    }

    #[test]
    fn a_rule_is_found_by_its_id_only() {
        assert_eq!(find("insecure-cookie").map(|rule| rule.id), Some("insecure-cookie"));
        assert!(find("insecure").is_none());
    }

    #[test]
    fn every_rule_names_its_weaknesses_and_a_severity_in_range() {
        for rule in RULES {
            assert!(!rule.cwe.is_empty() && !rule.asvs.is_empty(), "{}", rule.id);
            assert!((0.1..=10.0).contains(&rule.security_severity), "{}", rule.id);
            assert!(!rule.summary.ends_with('.') && !rule.summary.is_empty(), "{}", rule.id);
        }
    }
}
