//! The form of the rows that tell of cookies: calls that set one, calls whose options say which one will be set, and
//! calls that take a secret.

use std::collections::BTreeMap;

use serde::Deserialize;
use smol_str::SmolStr;

use super::path::{Place, Places};
use super::schema::Paths;
use super::version::VersionRange;

/// A call that sets, deletes or serialises a cookie.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CookieModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// Versions for which it holds.
    #[serde(default)]
    pub versions: VersionRange,
    /// Where the name is.
    pub name: Place,
    /// Where the value is.
    #[serde(default)]
    pub value: Option<Place>,
    /// The objects that hold the attributes; each gives what those before it leave out.
    #[serde(default)]
    pub options: Places,
    /// Attributes that are arguments of their own, by the option that they stand for.
    #[serde(default)]
    pub positional: BTreeMap<SmolStr, Place>,
    /// Which set of attributes.
    pub attributes: SmolStr,
    /// The call deletes the cookie.
    #[serde(default)]
    pub deletes: bool,
    /// The first argument may be an object instead, which holds `name`, `value` and the attributes.
    #[serde(default)]
    pub as_object: bool,
    /// A write to this property of what `path` leads to, in place of a call.
    #[serde(default)]
    pub property: Option<SmolStr>,
    /// Whether a script in a browser calls it.
    #[serde(default)]
    pub in_browser: bool,
    /// What decides Secure when its option is not written.
    #[serde(default)]
    pub secure_by: Option<Place>,
    /// How the call that defined the cookie is found; it is that call which is judged, unless this one gives options of
    /// its own.
    #[serde(default)]
    pub defined_by: Option<DefinedBy>,
}

/// How the call that defined a cookie is found from a call that sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefinedBy {
    /// It made the value whose method is called.
    Receiver,
    /// It was given the same name.
    Name,
}

/// A call whose options say which cookie will be set later: a session middleware, a guard against cross-site request
/// forgery, the definition of a cookie.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfiguredModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// Versions for which it holds.
    #[serde(default)]
    pub versions: VersionRange,
    /// What the call must be given for the row to hold.
    #[serde(default)]
    pub given: Vec<GivenModel>,
    /// What must be truthy for a cookie to be set at all.
    #[serde(default)]
    pub needs: Option<Place>,
    /// What must not be truthy for one to be set.
    #[serde(default)]
    pub unless: Places,
    /// Where the object with the options may be; the first place that is given holds.
    pub options: Places,
    /// The property of the options, or the path of properties, that holds the attributes; absent when they lie in the
    /// options themselves.
    #[serde(default)]
    pub attributes_in: Option<SmolStr>,
    /// Options beside the object with the attributes that are named like attributes and mean something else.
    #[serde(default)]
    pub beside: Vec<SmolStr>,
    /// Objects whose attributes come before those of the options.
    #[serde(default)]
    pub attributes_over: Places,
    /// Which set of attributes.
    pub attributes: SmolStr,
    /// Which set holds instead when the object with the attributes is given: the library then keeps none of its own.
    #[serde(default)]
    pub attributes_when_given: Option<SmolStr>,
    /// Where the name may be; the first that is truthy holds.
    #[serde(default)]
    pub name: Places,
    /// The name when none is given; empty when the library then sets no cookie.
    #[serde(default)]
    pub default_name: SmolStr,
    /// What the library puts before its own name for the cookie when Secure is on.
    #[serde(default)]
    pub secure_prefix: SmolStr,
    /// What decides Secure when its option is not written.
    #[serde(default)]
    pub secure_by: Option<Place>,
    /// Whether other calls set the cookie that this one defines.
    #[serde(default)]
    pub defines: bool,
    /// Whether the object with the attributes is read on every request, so that later writes count.
    #[serde(default)]
    pub late: bool,
    /// Whether the cookie guards against cross-site request forgery.
    #[serde(default)]
    pub guards_against_csrf: bool,
    /// Set when the cookie carries a session.
    #[serde(default)]
    pub session: Option<SessionModel>,
}

/// What a call must be given for a row to hold.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenModel {
    /// Where.
    pub place: Place,
    /// The text that must stand there.
    #[serde(default)]
    pub is: Option<SmolStr>,
    /// Whether it must be an object that the program writes itself, or must not.
    #[serde(default)]
    pub is_plain_object: Option<bool>,
}

/// Where a session is kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionModel {
    /// Whether it is kept on the server, not in the cookie.
    pub on_server: bool,
    /// The option that holds the store; absent when there is none to choose.
    #[serde(default)]
    pub store: Option<Place>,
    /// Types of stores that keep sessions in memory.
    #[serde(default)]
    pub memory_stores: Vec<SmolStr>,
}

/// A call that takes a secret.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretModel {
    /// The callee.
    pub path: Paths,
    /// The call as documentation writes it.
    pub call: SmolStr,
    /// What the call must be given for the row to hold.
    #[serde(default)]
    pub given: Vec<GivenModel>,
    /// A write to this property of what `path` leads to, in place of a call.
    #[serde(default)]
    pub property: Option<SmolStr>,
    /// Where the secret is, a constant or an array of constants.
    pub value: Places,
    /// What the secret is: "cookie signing secret".
    pub role: SmolStr,
}
