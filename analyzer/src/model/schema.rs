//! The form of a model file: what TOML may say about one package.
//!
//! Places in a package's interface are *access paths*: `ReturnValue`, `Instance` and `Member[a|b]` joined by dots,
//! from the package's exports or from a type (`Response.Member[cookie]`, `node:http#ServerResponse`); `Package` is the
//! exports themselves. The path of a row that describes a call is that of what is called.
//! Places in a call are `Argument[n]`, optionally followed by a property: `Argument[0].name`.

use serde::Deserialize;
use smol_str::SmolStr;

use super::check::CheckModel;

/// Everything known of one package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageModel {
    /// The specifiers it is imported by; the first is its name.
    pub packages: Vec<SmolStr>,
    /// As its users name it.
    pub title: SmolStr,
    /// The version that is assumed when the project does not tell; absent for what has no version of its own.
    #[serde(default)]
    pub newest: SmolStr,
    /// Types of values it makes or hands to callbacks.
    #[serde(default, rename = "type")]
    pub types: Vec<TypeModel>,
    /// Sets of cookie attributes, by a name that rows refer to.
    #[serde(default)]
    pub attributes: std::collections::BTreeMap<SmolStr, AttributesModel>,
    /// Calls that hand typed values to functions.
    #[serde(default, rename = "callback")]
    pub callbacks: Vec<CallbackModel>,
    /// Reads that give an environment variable.
    #[serde(default, rename = "environment")]
    pub environment: Vec<EnvironmentModel>,
    /// Calls that set, delete or serialise a cookie.
    #[serde(default, rename = "cookie")]
    pub cookies: Vec<CookieModel>,
    /// Calls that make a session middleware.
    #[serde(default, rename = "session")]
    pub sessions: Vec<SessionModel>,
    /// Calls that take a signing or encryption secret without making a session.
    #[serde(default, rename = "secret")]
    pub secrets: Vec<SecretModel>,
    /// Calls that set or remove response headers.
    #[serde(default, rename = "header")]
    pub headers: Vec<HeaderModel>,
    /// Calls that make an app.
    #[serde(default, rename = "app")]
    pub apps: Vec<AppModel>,
    /// Calls and properties that change an app's settings.
    #[serde(default, rename = "setting")]
    pub settings: Vec<SettingModel>,
    /// Calls that put a middleware or another app into an app.
    #[serde(default, rename = "mount")]
    pub mounts: Vec<PlaceModel>,
    /// Calls that answer requests of an app.
    #[serde(default, rename = "route")]
    pub routes: Vec<PlaceModel>,
    /// Calls that make an app serve: methods of the app, or functions that are given it.
    #[serde(default, rename = "listen")]
    pub listens: Vec<PlaceModel>,
    /// Middleware that removes a response header.
    #[serde(default, rename = "middleware")]
    pub middleware: Vec<MiddlewareModel>,
}

/// A type of values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeModel {
    /// Its name, unique in the package.
    pub name: SmolStr,
    /// Where values of it come from.
    #[serde(default)]
    pub paths: Vec<SmolStr>,
    /// Types whose members it has too.
    #[serde(default)]
    pub extends: Vec<SmolStr>,
    /// Names under which the package exports it as a TypeScript type.
    #[serde(default)]
    pub annotations: Vec<SmolStr>,
    /// Methods that return the value they are called on.
    #[serde(default)]
    pub chain: Vec<SmolStr>,
    /// Methods that call the plugin that they are given: with the value itself, and with the options that follow it.
    #[serde(default)]
    pub plugins: Vec<SmolStr>,
    /// Every method that the library gives it, which do not change the objects that they are given; another one is
    /// the program's own or another package's. Empty where that is not told apart.
    #[serde(default)]
    pub methods: Vec<SmolStr>,
    /// Names that parameters of this type usually have; they need evidence.
    #[serde(default)]
    pub parameters: Vec<SmolStr>,
    /// Evidence: a parameter of one of these names before it in the same list.
    #[serde(default)]
    pub beside: Vec<SmolStr>,
    /// Evidence: one of these members used on it, besides the one in question.
    #[serde(default)]
    pub evidence: Vec<SmolStr>,
    /// Its members are decided by each request.
    #[serde(default)]
    pub request: bool,
    /// Its values are tokens that prove who the user is.
    #[serde(default)]
    pub token: bool,
}

/// A call that hands typed values to functions among its arguments.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallbackModel {
    /// The call's callee.
    pub path: Paths,
    /// Types of the function's parameters; empty for none in particular.
    pub parameters: Vec<SmolStr>,
    /// The same for a function of exactly four parameters (error handlers).
    #[serde(default)]
    pub parameters_of_four: Vec<SmolStr>,
}

/// One access path or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Paths {
    /// One.
    One(SmolStr),
    /// Several.
    Many(Vec<SmolStr>),
}

impl Paths {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[SmolStr] {
        match self {
            Self::One(path) => std::slice::from_ref(path),
            Self::Many(paths) => paths,
        }
    }
}

/// A read whose value is an environment variable's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnvironmentModel {
    /// A function, when `argument` is given, else a property.
    pub path: Paths,
    /// The first argument it must be called with.
    #[serde(default)]
    pub argument: Option<SmolStr>,
    /// The variable.
    pub variable: SmolStr,
}

/// Versions of the package for which a row holds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionRange {
    /// From this version on.
    #[serde(default)]
    pub since: Option<SmolStr>,
    /// Before this version.
    #[serde(default)]
    pub below: Option<SmolStr>,
}

/// A call that sets, deletes or serialises a cookie.
#[derive(Debug, Deserialize)]
pub struct CookieModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// Versions for which it holds.
    #[serde(flatten)]
    pub versions: VersionRange,
    /// Where the name is.
    pub name: SmolStr,
    /// Where the value is.
    #[serde(default)]
    pub value: Option<SmolStr>,
    /// The object that holds the attributes.
    pub options: SmolStr,
    /// Which set of attributes.
    pub attributes: SmolStr,
    /// The call deletes the cookie.
    #[serde(default)]
    pub deletes: bool,
    /// The first argument may be an object instead, which holds `name`, `value` and the attributes.
    #[serde(default)]
    pub as_object: bool,
    /// An object that was given when the receiver was made, with a property that decides Secure when it is not written.
    #[serde(default)]
    pub secure_of_receiver: Option<SmolStr>,
}

/// A call that makes a session middleware.
#[derive(Debug, Deserialize)]
pub struct SessionModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// Versions for which it holds.
    #[serde(flatten)]
    pub versions: VersionRange,
    /// The object that holds the options.
    pub options: SmolStr,
    /// Whether the session is kept on the server, not in the cookie.
    pub on_server: bool,
    /// The property of the options that holds the attributes; absent when they lie in the options themselves.
    #[serde(default)]
    pub attributes_in: Option<SmolStr>,
    /// Which set of attributes.
    pub attributes: SmolStr,
    /// The options that name the cookie; the first with a truthy value holds.
    pub name: Vec<SmolStr>,
    /// The name when none is given.
    pub default_name: SmolStr,
    /// The options that hold secrets.
    pub secrets: Vec<SmolStr>,
    /// What the secrets are: "session secret".
    pub secret_role: SmolStr,
    /// The option that holds the store; absent when there is none to choose.
    #[serde(default)]
    pub store: Option<SmolStr>,
    /// Types of stores that keep sessions in memory.
    #[serde(default)]
    pub memory_stores: Vec<SmolStr>,
    /// Whether the object with the attributes is read on every request, so that later writes count.
    #[serde(default)]
    pub late: bool,
}

/// A call that takes a secret.
#[derive(Debug, Deserialize)]
pub struct SecretModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// Where the secret is, a constant or an array of constants.
    pub value: Vec<SmolStr>,
    /// What the secret is: "cookie signing secret".
    pub role: SmolStr,
}

/// What a call does to a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderAction {
    /// Sets or adds it.
    Set,
    /// Removes it.
    Remove,
}

/// A call that sets or removes response headers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// What it does.
    pub action: HeaderAction,
    /// Where the name is.
    #[serde(default)]
    pub name: Option<SmolStr>,
    /// Where the value is.
    #[serde(default)]
    pub value: Option<SmolStr>,
    /// Arguments that may hold an object, or an array of names and values, in place of `name` and `value`.
    #[serde(default)]
    pub headers: Vec<SmolStr>,
}

/// A call that makes an app.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// The X-Powered-By header that it sends unless told not to.
    pub powered_by: SmolStr,
    /// The setting that decides whether it does.
    pub powered_by_setting: SmolStr,
}

/// A call, or an object whose properties are written, that changes settings of the receiving app.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingModel {
    /// The callee, or the object.
    pub path: Paths,
    /// Where the name is; absent when the properties of an object are the settings.
    #[serde(default)]
    pub name: Option<SmolStr>,
    /// Where the value is, or `true` or `false`.
    #[serde(default)]
    pub value: Option<SmolStr>,
}

/// A call and nothing more.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceModel {
    /// The callee.
    pub path: Paths,
}

/// A middleware that removes a response header.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MiddlewareModel {
    /// The callee that makes it.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// The header it removes.
    pub removes: SmolStr,
    /// Options of `Argument[0]` that keep the header when they are `false`.
    #[serde(default)]
    pub keeps_when_false: Vec<SmolStr>,
}

/// The attributes of a cookie as one library reads them.
#[derive(Debug, Deserialize)]
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
    /// Where the package, as a plugin, is given options that hold unless the call gives others.
    #[serde(default)]
    pub defaults: Option<SmolStr>,
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

/// An option that puts a prefix before a cookie's name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamePrefixModel {
    /// The option.
    pub option: SmolStr,
    /// The prefixes by the values of the option.
    pub prefixes: std::collections::BTreeMap<SmolStr, SmolStr>,
}

/// Whether an attribute is sent without being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
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

/// What an explicit `undefined` does.
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
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchModel {
    /// The option.
    pub option: SmolStr,
    /// What holds when it is not written.
    #[serde(default)]
    pub default: SwitchDefault,
    /// What `undefined` does.
    #[serde(default)]
    pub undefined: Undefined,
    /// The string `'auto'` means "by connection".
    #[serde(default)]
    pub auto: bool,
}

/// `SameSite`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameSiteModel {
    /// The option.
    pub option: SmolStr,
    /// What is sent when it is not written: a value, or nothing when empty.
    #[serde(default)]
    pub default: SmolStr,
    /// What `true` sends; `Strict` when empty.
    #[serde(default)]
    pub true_is: SmolStr,
    /// From which version the string `'auto'` means "by connection"; absent for never.
    #[serde(default)]
    pub auto_since: Option<SmolStr>,
    /// Before this version `'none'` is refused.
    #[serde(default)]
    pub none_since: Option<SmolStr>,
    /// Whether the library throws on a value it does not know; else it is sent as it is.
    #[serde(default)]
    pub throws: bool,
}

/// `Path` and `Domain`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextModel {
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
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartitionedModel {
    /// Before this version the option is not read.
    #[serde(default)]
    pub since: Option<SmolStr>,
}

/// The lifetime of a cookie.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifetimeModel {
    /// Options that hold a maximum age.
    #[serde(default)]
    pub max_age: Vec<SmolStr>,
    /// A maximum age of zero or less deletes the cookie.
    #[serde(default)]
    pub zero_deletes: bool,
    /// No value, `null` or an empty value deletes the cookie.
    #[serde(default)]
    pub empty_deletes: bool,
}
