//! The form of the checks that a library makes of a cookie before it sets it.

use serde::Deserialize;
use smol_str::SmolStr;

use super::version::VersionRange;

/// A check that the library makes of an option before it sets a cookie. SameSite has its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckModel {
    /// The option; empty for the name of the cookie.
    #[serde(default)]
    pub option: SmolStr,
    /// What it must be.
    pub accepts: Accepts,
    /// Another option that replaces it before it is checked.
    #[serde(default)]
    pub replaced_by: SmolStr,
    /// Versions that make it.
    #[serde(default)]
    pub versions: VersionRange,
}

/// What a library accepts as the value of an option. A falsy value other than NaN passes, unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accepts {
    /// Anything but `undefined` written out.
    Defined,
    /// Anything but `undefined`, written out or not.
    Given,
    /// A string.
    Text,
    /// A number of seconds that is no longer than 400 days, or what is no number.
    #[serde(rename = "seconds-of-400-days")]
    SecondsOf400Days,
    /// What converts to a number, infinite ones included.
    NotNan,
    /// What converts to a finite number.
    Numeric,
    /// An integer; of falsy values only zero and `undefined`.
    Integer,
    /// A finite number.
    Number,
    /// A finite number or a date.
    NumberOrDate,
    /// A date.
    Date,
    /// Labels of letters, digits and hyphens, joined by dots.
    HostName,
    /// Printable ASCII without a semicolon.
    Path,
    /// `low`, `medium` or `high` in any letter case.
    Priority,
    /// A token of HTTP (RFC 9110, section 5.6.2).
    Token,
}
