//! Facts built by hand for the unit tests of rules.

use std::sync::Arc;

use smol_str::SmolStr;

use super::{Problem, Rule, check_rule};
use crate::facts::{
    Attribute, Cookie, Facts, Notation, Origin, Purpose, Role, SameSite, Session, Site, Step, Store, Switch, Text,
    Value, Why,
};
use crate::report::{Level, Profile};
use crate::source::{FileId, Span, TextRange};

/// A place of one byte.
pub fn span(start: u32) -> Span {
    Span { file: FileId(0), range: TextRange { start, end: start + 1 } }
}

/// A library call.
pub fn origin(library: &str, version: &str, call: &str) -> Arc<Origin> {
    Arc::new(Origin { library: library.into(), version: version.into(), call: call.into() })
}

/// A call that always runs.
pub fn site() -> Site {
    Site { call: span(1), callee: span(2), only_with: Vec::new() }
}

/// A value that is written out, at byte 100.
pub fn written<T: Clone>(value: T) -> Attribute<T> {
    Attribute::new(Value::Is(value.clone()), Value::Is(value), Some(span(100)), Vec::new())
}

/// A value that is this with the variable `X` unset.
pub fn unless_x<T: Clone>(unset: T) -> Attribute<T> {
    let value = Value::When { variables: vec!["X".into()], unset: Box::new(Value::Is(unset)) };
    Attribute::new(value.clone(), value, Some(span(100)), Vec::new())
}

/// A value that is a parameter.
pub fn unknown<T>() -> Attribute<T> {
    let why = Why::Parameter("options".into());
    let trail = vec![Step { at: Some(span(100)), note: "given here".to_owned() }];
    Attribute::new(Value::Unknown(why.clone()), Value::Unknown(why), Some(span(100)), trail)
}

/// An authentication cookie of Express with nothing to complain about.
pub fn auth_cookie(name: &str) -> Cookie {
    Cookie {
        origin: origin("Express", "5.1.0", "res.cookie()"),
        site: site(),
        notation: Notation::Options(SmolStr::default()),
        role: Role::Set,
        purpose: Purpose::Auth,
        name: written(Text::constant(name)),
        least_size: name.len(),
        is_flag: false,
        in_browser: false,
        secure: written(Switch::On),
        http_only: written(Switch::On),
        same_site: written(SameSite::Lax),
        domain: Attribute::absent(None),
        path: Attribute::absent(Some(Text::constant("/"))),
        partitioned: Attribute::absent(Some(Switch::Off)),
        refused: Attribute::absent(None),
        options: Vec::new(),
        has_capital_same_site: false,
        ignored: Vec::new(),
        trusted_proxy: None,
    }
}

/// A session of express-session with nothing to complain about.
pub fn session() -> Session {
    Session {
        origin: origin("express-session", "1.19.0", "session()"),
        site: site(),
        on_server: true,
        name: written(Text::constant("sid")),
        default_name: "connect.sid".into(),
        name_option: "name".into(),
        store: written(Store::Other),
        product: None,
    }
}

/// What a rule says of one cookie.
pub fn judge_cookie(rule: &'static Rule, profile: Profile, cookie: Cookie) -> Vec<Problem> {
    check_rule(rule, &Facts { cookies: vec![cookie], ..Facts::default() }, profile)
}

/// What a rule says of one session.
pub fn judge_session(rule: &'static Rule, profile: Profile, session: Session) -> Vec<Problem> {
    check_rule(rule, &Facts { sessions: vec![session], ..Facts::default() }, profile)
}

/// The levels of problems.
pub fn levels(problems: &[Problem]) -> Vec<Level> {
    problems.iter().map(|problem| problem.level).collect()
}
