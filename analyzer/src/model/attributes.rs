//! The form of a set of cookie attributes: how one library reads them, and what it makes of what it reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::check::CheckModel;
use super::version::Version;

/// The attributes of a cookie as one library reads them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributesModel {
    /// `Secure`.
    pub secure: SwitchModel,
    /// `HttpOnly`.
    pub http_only: SwitchModel,
    /// `SameSite`.
    pub same_site: SameSiteModel,
    /// `Path`.
    #[serde(default)]
    pub path: TextModel,
    /// `Domain`.
    #[serde(default)]
    pub domain: TextModel,
    /// `Partitioned`.
    #[serde(default)]
    pub partitioned: PartitionedModel,
    /// The lifetime and what makes it a deletion.
    #[serde(default)]
    pub lifetime: LifetimeModel,
    /// Options that are read there besides the attributes.
    #[serde(default)]
    pub other: Vec<SmolStr>,
    /// Values on which the library throws, or without a word sends no cookie.
    #[serde(default)]
    pub checks: Vec<CheckModel>,
    /// An option that puts a prefix before the name, and with it switches Secure on.
    #[serde(default)]
    pub name_prefix: Option<NamePrefixModel>,
    /// Set when the library sends no cookie, or throws, while Secure is on and the request looks like plain HTTP: what
    /// makes it trust a TLS proxy, as advice.
    #[serde(default)]
    pub trusted_proxy: Option<SmolStr>,
}

impl AttributesModel {
    /// The options that become attributes.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        let named = [self.secure.option.as_str(), &self.http_only.option, &self.same_site.option];
        let others = [
            self.path.option.as_deref().unwrap_or("path"),
            self.domain.option.as_deref().unwrap_or("domain"),
            self.partitioned.option.as_deref().unwrap_or("partitioned"),
            "expires",
        ];
        named.into_iter().chain(others).chain(self.lifetime.max_age.iter().map(SmolStr::as_str))
    }
}

/// An option that puts a prefix before a cookie's name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamePrefixModel {
    /// The option.
    pub option: SmolStr,
    /// The prefixes by the values of the option.
    pub prefixes: BTreeMap<SmolStr, SmolStr>,
}

/// Whether an attribute is sent without being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SwitchDefault {
    /// It is not sent.
    #[default]
    Off,
    /// It is sent.
    On,
    /// It is sent when the request came by TLS.
    Connection,
}

/// What an explicit `undefined`, or another falsy value, does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Undefined {
    /// It switches the attribute off.
    #[default]
    Off,
    /// The default holds.
    Default,
}

/// `Secure` and `HttpOnly`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchModel {
    /// The option; empty when there is none, and the default always holds.
    #[serde(default)]
    pub option: SmolStr,
    /// What holds when it is not written.
    #[serde(default)]
    pub default: SwitchDefault,
    /// What `undefined` does.
    #[serde(default)]
    pub undefined: Undefined,
    /// What a falsy value does.
    #[serde(default)]
    pub falsy: Undefined,
    /// The string `'auto'` means "by connection".
    #[serde(default)]
    pub auto: bool,
}

/// `SameSite`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameSiteModel {
    /// The option; empty when there is none, and the default always holds.
    #[serde(default)]
    pub option: SmolStr,
    /// What is sent when it is not written: a value, or nothing when empty.
    #[serde(default)]
    pub default: SmolStr,
    /// What `undefined` does.
    #[serde(default)]
    pub undefined: Undefined,
    /// Whether the library knows a value only in the letter case in which browsers document it.
    #[serde(default)]
    pub case_sensitive: bool,
    /// What `true` sends; `Strict` when empty.
    #[serde(default)]
    pub true_is: SmolStr,
    /// From which version the string `'auto'` means "by connection"; absent for never.
    #[serde(default)]
    pub auto_since: Option<Version>,
    /// Before this version `'none'` is refused.
    #[serde(default)]
    pub none_since: Option<Version>,
    /// Whether the library throws on a value it does not know; else it is sent as it is.
    #[serde(default)]
    pub throws: bool,
}

/// `Path` and `Domain`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextModel {
    /// The option, if it is not named as the attribute.
    #[serde(default)]
    pub option: Option<SmolStr>,
    /// What is sent when it is not written; empty for nothing.
    #[serde(default)]
    pub default: SmolStr,
    /// What `undefined` does.
    #[serde(default)]
    pub undefined: Undefined,
    /// What `null` does.
    #[serde(default)]
    pub null: Undefined,
}

/// `Partitioned`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartitionedModel {
    /// The option, if it is not `partitioned`.
    #[serde(default)]
    pub option: Option<SmolStr>,
    /// Before this version the option is not read.
    #[serde(default)]
    pub since: Option<Version>,
}

/// The lifetime of a cookie.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifetimeModel {
    /// Options that hold a maximum age.
    #[serde(default)]
    pub max_age: Vec<SmolStr>,
    /// A maximum age of zero or less deletes the cookie.
    #[serde(default)]
    pub zero_deletes: bool,
    /// A number as `expires` counts from now on, so that zero or less deletes the cookie.
    #[serde(default)]
    pub relative_expires: bool,
    /// No value, `null` or an empty value deletes the cookie.
    #[serde(default)]
    pub empty_deletes: bool,
}
