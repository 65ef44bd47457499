//! What the program does with cookies, sessions, secrets, headers and apps, in terms that hold for every
//! framework. Rules judge these and nothing else.

mod apps;
mod attributes;
pub mod collect;
mod configured;
mod cookies;
mod fingerprint;
mod headers;
mod ignored;
mod place;
pub mod purpose;
mod read;
mod refused;
mod related;
pub mod set_cookie;
pub mod statistics;
pub mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::source::Span;
pub use crate::value::{Attribute, Step, Text, TextPiece, Value, Verdict, Why};

/// Everything found in the scanned files, in the order of files and places.
#[derive(Debug, Default)]
pub struct Facts {
    /// Every cookie that is set, deleted or serialised.
    pub cookies: Vec<Cookie>,
    /// Every session middleware.
    pub sessions: Vec<Session>,
    /// Every constant used as a session or cookie-signing secret.
    pub secrets: Vec<Secret>,
    /// Every app.
    pub apps: Vec<App>,
    /// Every response header that is set, Set-Cookie excepted.
    pub headers: Vec<Header>,
    /// Whether X-Powered-By is removed for apps that the same file does not make.
    pub removes_powered_by_elsewhere: bool,
}

impl Facts {
    /// The calls that they are about, each once.
    #[must_use]
    pub fn calls(&self) -> BTreeSet<Span> {
        let cookies = self.cookies.iter().map(|cookie| cookie.site.call);
        let apps = self.apps.iter().map(|app| app.site.call);
        let others = self
            .headers
            .iter()
            .map(|header| header.site.call)
            .chain(self.secrets.iter().map(|secret| secret.site.call));
        cookies.chain(apps).chain(others).collect()
    }

    /// Puts the facts of several files together. A header that one file removes for an app that it does not make may be
    /// that of any app which takes middleware from modules that are not read.
    #[must_use]
    pub fn merge(files: Vec<Self>) -> Self {
        let removals = files.iter().filter(|file| file.removes_powered_by_elsewhere).count();
        let mut all = Self { removes_powered_by_elsewhere: removals > 0, ..Self::default() };
        for mut file in files {
            let elsewhere = removals > usize::from(file.removes_powered_by_elsewhere);
            for app in file.apps.iter_mut().filter(|app| elsewhere && app.has_unread_middleware) {
                if matches!(app.sends_powered_by, PoweredBy::Sent | PoweredBy::Ineffective(..)) {
                    app.sends_powered_by = PoweredBy::Unknown(Why::Call("app.use".into()));
                }
            }
            all.cookies.append(&mut file.cookies);
            all.sessions.append(&mut file.sessions);
            all.secrets.append(&mut file.secrets);
            all.apps.append(&mut file.apps);
            all.headers.append(&mut file.headers);
        }
        all
    }
}

/// The library call that makes a fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The library as its users name it: "express-session", "Express", "Node.js".
    pub library: SmolStr,
    /// The version whose defaults hold: the project's, else the newest known; empty for what has none.
    pub version: SmolStr,
    /// The call as its documentation writes it: "session()", "res.cookie()".
    pub call: SmolStr,
}

/// Where a call stands and whether it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The whole call.
    pub call: Span,
    /// What is called, without the arguments: the place of problems that have no option to point at.
    pub callee: Span,
    /// Undeclared variables without which the call would not run; empty when it runs all the same.
    pub only_with: Vec<SmolStr>,
}

/// How a call takes the attributes of a cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notation {
    /// As options under this key of the call's options: `cookie` for express-session, empty for the options themselves.
    Options(SmolStr),
    /// As the text of a Set-Cookie header.
    SetCookieText {
        /// Whether the environment had a say in which pieces it is made of.
        is_conditional: bool,
    },
}

/// What a call does with a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Sets it.
    Set,
    /// Deletes it: by its method, by its value or by its lifetime.
    Delete,
    /// Carries the identifier of a session kept on the server.
    ServerSession,
    /// Carries the session itself.
    ClientSession,
    /// Guards against cross-site request forgery.
    CsrfGuard,
}

/// What a cookie is for (RULES.md, "What a cookie is for").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Made by a session middleware.
    Session,
    /// Proves who the user is.
    Auth,
    /// Guards against cross-site request forgery.
    Csrf,
    /// Remembers a choice.
    Preference,
    /// Is being deleted.
    Deletion,
    /// Anything else, and names that cannot be told.
    Other,
}

/// Whether an attribute without a value is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Switch {
    /// Sent.
    On,
    /// Not sent.
    Off,
    /// Decided by the connection of each request (`'auto'`, `req.secure`).
    Connection,
}

/// A SameSite attribute as the library sends it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SameSite {
    /// `SameSite=Strict`.
    Strict,
    /// `SameSite=Lax`.
    Lax,
    /// `SameSite=None`.
    None,
    /// Not sent.
    Absent,
    /// Decided by the connection of each request.
    Connection,
    /// A value that browsers do not know, as written, which the library sends all the same.
    Invalid(SmolStr),
    /// A value on which the library throws, as written.
    Throws(SmolStr),
}

/// A cookie at the call that makes it.
#[derive(Debug, Clone)]
pub struct Cookie {
    /// Who makes it.
    pub origin: Arc<Origin>,
    /// Where.
    pub site: Site,
    /// How the call takes its attributes: advice is worded accordingly.
    pub notation: Notation,
    /// The options of its library by the usual names of the attributes, where they are others; empty for none.
    pub options: OptionNames,
    /// Whether its library knows values of SameSite by a capital letter only.
    pub has_capital_same_site: bool,
    /// What the call does.
    pub role: Role,
    /// What it is for.
    pub purpose: Purpose,
    /// Its name.
    pub name: Attribute<Text>,
    /// Length of the name and value in bytes as far as they are known, which is at least what is sent.
    pub least_size: usize,
    /// Whether its value is the constant `true` or `false`, which proves nothing to the server.
    pub is_flag: bool,
    /// Whether a script in a browser sets it, which cannot make it HttpOnly.
    pub in_browser: bool,
    /// `Secure`.
    pub secure: Attribute<Switch>,
    /// `HttpOnly`.
    pub http_only: Attribute<Switch>,
    /// `SameSite`.
    pub same_site: Attribute<SameSite>,
    /// `Domain`; [`Value::Unset`] when it is not sent.
    pub domain: Attribute<Text>,
    /// `Path`; [`Value::Unset`] when it is not sent.
    pub path: Attribute<Text>,
    /// `Partitioned`.
    pub partitioned: Attribute<Switch>,
    /// What the library refuses, SameSite excepted; [`Value::Unset`] when it refuses nothing.
    pub refused: Attribute<Refused>,
    /// Options that look like attributes and that the library never reads there.
    pub ignored: Vec<IgnoredOption>,
    /// Set when the library refuses to send the cookie, or throws, while Secure is on and the request looks like plain
    /// HTTP: what makes it trust a TLS proxy.
    pub trusted_proxy: Option<SmolStr>,
}

impl Cookie {
    /// Whether the library certainly refuses to set such a cookie, so that nothing else about it matters yet. (On a
    /// SameSite value it may throw as well: that is one mistake beside the others.)
    #[must_use]
    pub fn is_never_set(&self) -> bool {
        matches!(self.refused.effective, Value::Is(_))
    }
}

/// The options of a library by the usual names, where they are named otherwise: `isSecure` for `secure`. Empty for an
/// attribute that no option decides.
pub type OptionNames = Vec<(&'static str, SmolStr)>;

/// The value of an option, or a name, on account of which a library sets no cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The option; empty for the name.
    pub option: SmolStr,
    /// The value, as far as it can be shown.
    pub value: SmolStr,
    /// What it must be, in words: "a number".
    pub expected: &'static str,
}

/// An option that looks like an attribute and is never read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IgnoredOption {
    /// The key as written.
    pub key: SmolStr,
    /// Where the key stands, or what gives it.
    pub at: Span,
    /// Why it is not read.
    pub mistake: OptionMistake,
    /// Whether what it stands for is also given where the library reads it.
    pub is_given_rightly: bool,
}

impl IgnoredOption {
    /// The options that it was meant to be, as the library writes them.
    #[must_use]
    pub fn rights(&self) -> &[SmolStr] {
        match &self.mistake {
            OptionMistake::LetterCase { right }
            | OptionMistake::Level { right }
            | OptionMistake::OtherLibrary { right, .. } => std::slice::from_ref(right),
            OptionMistake::Nested { missing } => missing,
        }
    }
}

/// Why an option is never read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionMistake {
    /// Wrong letter case.
    LetterCase {
        /// How the library writes it.
        right: SmolStr,
    },
    /// Right name, wrong object.
    Level {
        /// Where the library reads it, as a path in the call's options: `cookie.secure`.
        right: SmolStr,
    },
    /// An object of attributes where the library reads them beside it.
    Nested {
        /// The attributes in it that are not given beside it, as the library writes them.
        missing: Vec<SmolStr>,
    },
    /// The name that another library uses.
    OtherLibrary {
        /// How this library writes it.
        right: SmolStr,
        /// The library whose name it is.
        library: SmolStr,
    },
}

/// A session middleware.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who makes it.
    pub origin: Arc<Origin>,
    /// Where.
    pub site: Site,
    /// Whether the session lives on the server.
    pub on_server: bool,
    /// The name of its cookie.
    pub name: Attribute<Text>,
    /// The name the library uses when none is given.
    pub default_name: SmolStr,
    /// How the library calls the option for the name.
    pub name_option: SmolStr,
    /// Where it keeps sessions.
    pub store: Attribute<Store>,
    /// The name of the project's package, which its cookies may carry.
    pub product: Option<SmolStr>,
}

/// Where sessions are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// In the memory of the process.
    Memory,
    /// Anywhere else.
    Other,
}

/// A constant that signs or encrypts sessions or cookies.
#[derive(Debug, Clone)]
pub struct Secret {
    /// Who uses it.
    pub origin: Arc<Origin>,
    /// The call.
    pub site: Site,
    /// What it protects: "session secret", "cookie signing key".
    pub role: SmolStr,
    /// The constant.
    pub text: SmolStr,
    /// Where the constant is written.
    pub at: Span,
    /// It holds only when something else gives no value.
    pub fallback: bool,
    /// The undeclared environment variables that would replace it.
    pub variables: Vec<SmolStr>,
    /// How it came there.
    pub trail: Vec<Step>,
}

/// A response header.
#[derive(Debug, Clone)]
pub struct Header {
    /// Who sets it.
    pub origin: Arc<Origin>,
    /// Where.
    pub site: Site,
    /// Its name as written.
    pub name: SmolStr,
    /// Its value.
    pub value: Attribute<Text>,
}

/// A web app.
#[derive(Debug, Clone)]
pub struct App {
    /// Who makes it.
    pub origin: Arc<Origin>,
    /// Where.
    pub site: Site,
    /// The X-Powered-By header that it sends unless told not to: "Express".
    pub powered_by: SmolStr,
    /// How to switch it off, as advice.
    pub advice: SmolStr,
    /// Whether it uses middleware from modules that are not read.
    pub has_unread_middleware: bool,
    /// Whether it sends that header.
    pub sends_powered_by: PoweredBy,
}

/// Whether an app sends X-Powered-By.
#[derive(Debug, Clone)]
pub enum PoweredBy {
    /// It was switched off, or replaced.
    Quiet,
    /// Cannot be told: why.
    Unknown(Why),
    /// The app serves nobody as far as the project shows, or its parent answers for it.
    NotServed,
    /// It was never told not to.
    Sent,
    /// It is a sub-app that sends the header although its parent does not: where it is mounted.
    SentByMounted(Span),
    /// A try to switch it off has no effect: where, and why.
    Ineffective(Span, IneffectiveTry),
}

/// Why a try to switch X-Powered-By off has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IneffectiveTry {
    /// The name of the setting as written; settings are matched by letter case.
    LetterCase(SmolStr),
    /// A truthy value as written, which the library treats as "on".
    TruthyValue(SmolStr),
    /// The middleware is mounted under this path only.
    OnlyUnderPath(SmolStr),
    /// The middleware stands after the routes.
    AfterRoutes,
    /// The middleware was told to keep the header by this option.
    KeptByOption(SmolStr),
    /// Switched on again later.
    SwitchedOnAgain,
}
