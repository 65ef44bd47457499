//! Versions of packages as far as models need them: three numbers.

use std::fmt;

use serde::Deserialize;
use smol_str::SmolStr;

/// A version without its pre-release and build parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "SmolStr")]
pub struct Version([u64; 3]);

/// Versions of a package, written as bounds: `>=4.0.0`, `<10.0.0`, `>=3.0.0 <4.0.0`. Without bounds every version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "SmolStr")]
pub struct VersionRange {
    since: Option<Version>,
    below: Option<Version>,
}

impl Version {
    /// The first version that a text names: `4.17.1`, `^4.17`, `>=5 <6`, `v2`; `None` when it names none (`*`, `latest`).
    #[must_use]
    pub fn first_in(text: &str) -> Option<Self> {
        let text = text.strip_prefix("workspace:").unwrap_or(text);
        let is_elsewhere = |text: &str| text.contains([':', '/', '#']) && !text.starts_with("npm:");
        let is_below_only = text.starts_with('<') && !text.starts_with("<=");
        if is_elsewhere(text) || is_below_only {
            return None;
        }
        let start = text.find(|character: char| character.is_ascii_digit())?;
        let mut numbers = [0; 3];
        let parts = text[start..].split(|character: char| !character.is_ascii_digit() && character != '.').next()?;
        for (number, part) in numbers.iter_mut().zip(parts.split('.')) {
            if part.is_empty() {
                break;
            }
            *number = part.parse().ok()?;
        }
        Some(Self(numbers))
    }

    /// Its three numbers, the major one first.
    #[must_use]
    pub fn numbers(self) -> [u64; 3] {
        self.0
    }
}

impl TryFrom<SmolStr> for Version {
    type Error = String;

    fn try_from(text: SmolStr) -> Result<Self, String> {
        Self::first_in(&text)
            .filter(|_| text.starts_with(|first: char| first.is_ascii_digit()))
            .ok_or_else(|| format!("`{text}` is no version"))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

impl fmt::Display for VersionRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.since.map(|since| format!(">={since}"));
        let below = self.below.map(|below| format!("<{below}"));
        f.write_str(&since.into_iter().chain(below).collect::<Vec<_>>().join(" "))
    }
}

impl VersionRange {
    /// Whether a version lies in the range.
    #[must_use]
    pub fn contains(&self, version: Version) -> bool {
        self.since.is_none_or(|since| version >= since) && self.below.is_none_or(|below| version < below)
    }
}

impl TryFrom<SmolStr> for VersionRange {
    type Error = String;

    fn try_from(text: SmolStr) -> Result<Self, String> {
        let mut range = Self::default();
        for bound in text.split_whitespace() {
            let (end, version) = match (bound.strip_prefix(">="), bound.strip_prefix('<')) {
                (Some(version), _) => (&mut range.since, version),
                (None, Some(version)) => (&mut range.below, version),
                (None, None) => {
                    return Err(format!("`{bound}` is no bound of versions, such as `>=4.0.0` or `<10.0.0`"));
                }
            };
            *end = Some(Version::try_from(SmolStr::new(version))?);
        }
        if range.since.zip(range.below).is_some_and(|(since, below)| since >= below) {
            return Err(format!("`{text}` holds no version"));
        }
        Ok(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_package_json_are_read_by_their_first_version() {
        for (text, expected) in [
            ("4.17.1", Some([4, 17, 1])),
            ("^4.17", Some([4, 17, 0])),
            (">=5 <6", Some([5, 0, 0])),
            ("v2", Some([2, 0, 0])),
            ("~1.19.0-beta.1", Some([1, 19, 0])),
            ("4.x", Some([4, 0, 0])),
            ("npm:express@4.2.0", Some([4, 2, 0])),
            ("workspace:^1.2.0", Some([1, 2, 0])),
            ("https://github.com/acme2/cookie/archive/main.tar.gz", None),
            ("github:acme/cookie#3f2a1c9", None),
            ("catalog:web9", None),
            ("<10", None),
            ("<=4.18.2", Some([4, 18, 2])),
            ("*", None),
            ("latest", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(Version::first_in(text).map(|version| version.0), expected, "{text}");
        }
    }

    #[test]
    fn a_range_includes_its_start_and_not_its_end() {
        let range = VersionRange::try_from(SmolStr::new(">=1.1 <2")).unwrap();
        let holds: Vec<_> =
            ["1.0.9", "1.1.0", "1.9", "2.0"].map(|text| range.contains(Version::first_in(text).unwrap())).into();
        assert_eq!(holds, [false, true, true, false]);
    }

    #[test]
    fn what_is_no_bound_of_versions_is_refused() {
        for text in ["4.0.0", "^4", ">=", "<latest", ">= 4", ">=5.0.0 <3.0.0"] {
            assert!(VersionRange::try_from(SmolStr::new(text)).is_err(), "{text}");
        }
    }
}
