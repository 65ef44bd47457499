//! Versions of packages as far as models need them: three numbers.

use super::schema::VersionRange;

/// A version without its pre-release and build parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u64; 3]);

impl Version {
    /// The first version that a text names: `4.17.1`, `^4.17`, `>=5 <6`, `v2`; `None` when it names none (`*`, `latest`).
    #[must_use]
    pub fn first_in(text: &str) -> Option<Self> {
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

impl VersionRange {
    /// Whether a version lies in the range; a bound that is no version does not exclude anything.
    #[must_use]
    pub fn contains(&self, version: Version) -> bool {
        let since = self.since.as_deref().and_then(Version::first_in);
        let below = self.below.as_deref().and_then(Version::first_in);
        since.is_none_or(|since| version >= since) && below.is_none_or(|below| version < below)
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
            ("*", None),
            ("latest", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(Version::first_in(text).map(|version| version.0), expected, "{text}");
        }
    }

    #[test]
    fn a_range_includes_its_start_and_not_its_end() {
        let range = VersionRange { since: Some("1.1".into()), below: Some("2".into()) };
        let holds: Vec<_> =
            ["1.0.9", "1.1.0", "1.9", "2.0"].map(|text| range.contains(Version::first_in(text).unwrap())).into();
        assert_eq!(holds, [false, true, true, false]);
    }
}
