//! What browsers ask of a cookie before they take it, by its name or by its other attributes.

use super::wording;
use crate::facts::{Cookie, Notation};

/// A condition that a browser sets for a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It is sent over HTTPS only.
    Secure,
    /// Scripts cannot read it.
    HttpOnly,
    /// No Domain is given.
    HostOnly,
    /// Its Path is `/`.
    RootPath,
}

/// A prefix and the conditions it sets (RFC 6265bis, section 4.1.3; browsers know the `__Http-` ones besides).
pub struct Prefix {
    /// As RFC 6265bis writes it.
    pub name: &'static str,
    /// What a cookie with it must meet.
    pub conditions: &'static [Condition],
}

/// Longer prefixes come before those they start with.
const PREFIXES: &[Prefix] = &[
    Prefix {
        name: "__Host-Http-",
        conditions: &[Condition::Secure, Condition::HttpOnly, Condition::HostOnly, Condition::RootPath],
    },
    Prefix { name: "__Host-", conditions: &[Condition::Secure, Condition::HostOnly, Condition::RootPath] },
    Prefix { name: "__Http-", conditions: &[Condition::Secure, Condition::HttpOnly] },
    Prefix { name: "__Secure-", conditions: &[Condition::Secure] },
];

impl Condition {
    /// How a cookie that does not meet it is described.
    pub fn broken(self) -> &'static str {
        match self {
            Self::Secure => "without Secure",
            Self::HttpOnly => "without HttpOnly",
            Self::HostOnly => "together with Domain",
            Self::RootPath => "without Path=/",
        }
    }

    /// How to meet it.
    pub fn advice(self, cookie: &Cookie) -> String {
        match self {
            Self::Secure => wording::give_secure_always(cookie),
            Self::HttpOnly => wording::give(cookie, ("httpOnly", "true"), "HttpOnly"),
            Self::RootPath => wording::give(cookie, ("path", "'/'"), "Path=/"),
            Self::HostOnly => match cookie.notation {
                Notation::Options(_) => format!("Leave `{}` out, or the prefix", wording::option(cookie, "domain")),
                Notation::SetCookieText { .. } => "Leave Domain out, or the prefix".to_owned(),
            },
        }
    }
}

/// The prefix that a cookie's name certainly starts with; browsers compare without letter case.
pub fn prefix(cookie: &Cookie) -> Option<&'static Prefix> {
    let name = cookie.name.effective.known()?.prefix();
    let starts_name =
        |prefix: &&Prefix| name.get(..prefix.name.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.name));
    PREFIXES.iter().find(starts_name)
}
