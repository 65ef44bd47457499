//! The form of a model file: what TOML may say about one package.
//!
//! Places in a package's interface are *access paths*: `ReturnValue`, `Instance` and `Member[a|b]` joined by dots,
//! from the package's exports or from a type (`Response.Member[cookie]`, `node:http#ServerResponse`); `Package` is the
//! exports themselves. The path of a row that describes a call is that of what is called.
//! Places in a call are `Argument[n]`, optionally followed by properties: `Argument[0].cookie.name`. `Receiver.` before
//! one means the call that made the value whose method is called, `Registration.` the one that gave the package to an
//! app as a plugin, and `Definition.` the one that defined the cookie; `Options.name` is a property of the options,
//! wherever the row finds them.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::attributes::AttributesModel;
use super::path::{Place, Places};
use super::rows::{ConfiguredModel, CookieModel, GivenModel, SecretModel};

/// Everything known of one package.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageModel {
    /// The specifiers it is imported by; the first is its name.
    pub packages: Vec<SmolStr>,
    /// Names under which it exports what it is itself.
    #[serde(default)]
    pub exported_as: Vec<SmolStr>,
    /// As its users name it.
    pub title: SmolStr,
    /// The version that is assumed when the project does not tell; absent for what has no version of its own.
    #[serde(default)]
    pub newest: SmolStr,
    /// What it is known from.
    #[serde(default)]
    pub known_from: KnownFrom,
    /// Types of values it makes or hands to callbacks.
    #[serde(default, rename = "type")]
    pub types: Vec<TypeModel>,
    /// Sets of cookie attributes, by a name that rows refer to.
    #[serde(default)]
    pub attributes: std::collections::BTreeMap<SmolStr, AttributesModel>,
    /// Exports that files of a framework use without importing them.
    #[serde(default, rename = "auto_import")]
    pub auto_imports: Vec<AutoImportModel>,
    /// Calls that hand typed values to functions.
    #[serde(default, rename = "callback")]
    pub callbacks: Vec<CallbackModel>,
    /// Reads that give an environment variable.
    #[serde(default, rename = "environment")]
    pub environment: Vec<EnvironmentModel>,
    /// Calls that set, delete or serialise a cookie.
    #[serde(default, rename = "cookie")]
    pub cookies: Vec<CookieModel>,
    /// Calls whose options say which cookie will be set later.
    #[serde(default, rename = "configured")]
    pub configured: Vec<ConfiguredModel>,
    /// Calls that take a signing or encryption secret.
    #[serde(default, rename = "secret")]
    pub secrets: Vec<SecretModel>,
    /// Calls that set or remove response headers.
    #[serde(default, rename = "header")]
    pub headers: Vec<HeaderModel>,
    /// Calls that make an app.
    #[serde(default, rename = "app")]
    pub apps: Vec<AppModel>,
    /// Configuration by which a framework names itself.
    #[serde(default, rename = "fingerprint")]
    pub fingerprints: Vec<FingerprintModel>,
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

/// What a model is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnownFrom {
    /// Apps that were run, and whose answers are compared with what is predicted.
    Apps,
    /// Single calls that were run.
    Calls,
    /// Reading the library's source or documentation.
    Reading,
    /// Whoever configures a project says so.
    #[default]
    Configuration,
}

/// A type of values.
#[derive(Debug, Clone, Deserialize)]
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
    /// Decorators that give a parameter such a value, as `package#name`.
    #[serde(default)]
    pub decorators: Vec<SmolStr>,
    /// Packages beside which the decorators give another value.
    #[serde(default)]
    pub decorators_unless: Vec<SmolStr>,
    /// Names that parameters of this type usually have; they need evidence.
    #[serde(default)]
    pub parameters: Vec<SmolStr>,
    /// Properties of which a parameter takes one at least, in place of a name: `({ cookies })`.
    #[serde(default)]
    pub destructured: Vec<SmolStr>,
    /// Packages of which a project that says what it depends on must have one for a name to count.
    #[serde(default)]
    pub depends_on: Vec<SmolStr>,
    /// Evidence: the files of the framework in which it is so, of a project that depends on the package. Names without
    /// extension, and folders with a `/` at their end.
    #[serde(default)]
    pub in_files: Vec<SmolStr>,
    /// Evidence: a parameter of one of these names before it in the same list.
    #[serde(default)]
    pub beside: Vec<SmolStr>,
    /// Evidence: one of these members used on it, besides the one in question.
    #[serde(default)]
    pub evidence: Vec<SmolStr>,
    /// Global variables that hold such a value.
    #[serde(default)]
    pub globals: Vec<SmolStr>,
    /// Files, without their extension and from the package's folder on, whose export is such a value: the
    /// configuration of a project that depends on the package. Rows take it for the only argument of a call of it.
    #[serde(default)]
    pub files: Vec<SmolStr>,
    /// Files beside such a file or below, as globs, that come before it in production: where there is one, nothing is told.
    #[serde(default)]
    pub overridden_by: Vec<SmolStr>,
    /// Whether the manifest of a project that depends on the package stands for such a file when there is none.
    #[serde(default)]
    pub or_manifest: bool,
    /// Its `get` and `resolve` give the service of a class.
    #[serde(default)]
    pub container: bool,
    /// Its members are decided by each request.
    #[serde(default)]
    pub request: bool,
    /// Its values are tokens that prove who the user is.
    #[serde(default)]
    pub token: bool,
}

/// Exports of the package that a framework puts into scope by itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AutoImportModel {
    /// Their names.
    pub names: Vec<SmolStr>,
    /// The framework: the project must depend on one of these packages.
    pub depends_on: Vec<SmolStr>,
    /// Folders, with a `/` at their end, in which it does so; everywhere when empty.
    #[serde(default)]
    pub in_files: Vec<SmolStr>,
}

/// A call that hands typed values to functions among its arguments.
#[derive(Debug, Clone, Deserialize)]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "expected an access path, or a list of them")]
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
#[derive(Debug, Clone, Deserialize)]
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
#[derive(Debug, Clone, Deserialize)]
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
    pub name: Option<Place>,
    /// A header that what the call makes sends unless `value` is given: `X-Powered-By: Hono`. Without a value it is
    /// the name alone: `Set-Cookie: `.
    #[serde(default)]
    pub own: Option<SmolStr>,
    /// A write to this property of what `path` leads to, in place of a call.
    #[serde(default)]
    pub property: Option<SmolStr>,
    /// Whether a script in a browser does it.
    #[serde(default)]
    pub in_browser: bool,
    /// The one header, in lower case, that the row is about; absent for all.
    #[serde(default)]
    pub only: Option<SmolStr>,
    /// Where the value is.
    #[serde(default)]
    pub value: Option<Place>,
    /// Arguments that may hold an object, or an array of names and values, in place of `name` and `value`.
    #[serde(default)]
    pub headers: Places,
}

/// A call that makes an app.
#[derive(Debug, Clone, Deserialize)]
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
    /// Where another server may be given, which does not send it.
    #[serde(default)]
    pub adapter: Option<Place>,
    /// How to switch it off, as advice.
    pub advice: SmolStr,
}

/// A configuration that decides whether a framework names itself in X-Powered-By.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FingerprintModel {
    /// The configuration.
    pub path: Paths,
    /// What it is, as documentation writes it.
    pub call: SmolStr,
    /// The header that is sent.
    pub powered_by: SmolStr,
    /// What must be there for it to be sent.
    #[serde(default)]
    pub needs: Option<Place>,
    /// What switches it off when it is `false`.
    #[serde(default)]
    pub switch: Option<Place>,
    /// What must not stand there for it to be sent.
    #[serde(default)]
    pub not_given: Vec<GivenModel>,
    /// Files beside the configuration or below for which it is sent, as globs; those after a `!` do not count.
    #[serde(default)]
    pub sent_for: Vec<SmolStr>,
    /// Files for which it is not: a project that has only these sends it nowhere.
    #[serde(default)]
    pub quiet_for: Vec<SmolStr>,
    /// How to switch it off, as advice.
    pub advice: SmolStr,
    /// The same where there is no configuration file yet.
    #[serde(default)]
    pub advice_without_file: SmolStr,
}

/// A call, or an object whose properties are written, that changes settings of the receiving app.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingModel {
    /// The callee, or the object.
    pub path: Paths,
    /// Where the name is; absent when the properties of an object are the settings.
    #[serde(default)]
    pub name: Option<Place>,
    /// The value, or where it is.
    #[serde(default)]
    pub value: Option<SettingValue>,
}

/// The value that a call gives a setting.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum SettingValue {
    /// Always this one.
    Constant(bool),
    /// What stands at a place of the call.
    At(Place),
}

/// A call and nothing more.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceModel {
    /// The callee.
    pub path: Paths,
}

/// A middleware that removes a response header.
#[derive(Debug, Clone, Deserialize)]
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
