//! How bad a finding is in the words of surfaces that have more of them than SARIF's three levels.

use cookielint_analyzer::report::{Finding, Level};

/// A severity as GitLab names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Weakens little.
    Low,
    /// Weakens the app together with another mistake.
    Medium,
    /// Opens the app.
    High,
    /// Opens the app to everybody.
    Critical,
}

impl Severity {
    const ALL: [Self; 5] = [Self::Info, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The bucket of the rule's security severity, which are those of CVSS, lowered or raised by as many steps as the
    /// finding's level differs from the rule's. At the rule's level it is the one that GitHub and GitLab make of the
    /// SARIF file.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let rule = finding.rule;
        let bucket = match rule.security_severity {
            9.0.. => 4,
            7.0.. => 3,
            4.0.. => 2,
            _ => 1,
        };
        let step = steps(finding.level) - steps(rule.level);
        let index = usize::try_from(bucket + step).unwrap_or(0);
        Self::ALL.get(index).copied().unwrap_or(Self::Critical)
    }

    /// GitLab's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "Info",
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }
}

fn steps(level: Level) -> i32 {
    match level {
        Level::Note => 0,
        Level::Warning => 1,
        Level::Error => 2,
    }
}
