//! The rules: plain functions over facts, listed once in [`RULES`].

use crate::report::Level;

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
    /// Its page, in Markdown: starts with `# id`, then a paragraph that says what is found.
    pub page: &'static str,
}

/// Every rule, by id.
pub static RULES: &[&Rule] = &[&INSECURE_COOKIE];

static INSECURE_COOKIE: Rule = Rule {
    id: "insecure-cookie",
    summary: "Cookie without Secure",
    level: Level::Error,
    security_severity: 6.5,
    precision: Precision::High,
    cwe: &[614],
    asvs: &["3.3.1"],
    page: "# insecure-cookie\n\nReports a cookie that is sent without Secure.\n",
};

/// The rule of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
