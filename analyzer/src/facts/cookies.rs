//! Cookies, sessions and secrets from the calls that make them.

use std::sync::Arc;

use smol_str::SmolStr;

use super::collect::Source;
use super::place;
use super::purpose::{Clues, purpose};
use super::read::{attribute, path_or_domain, property, same_site, steps, switch, text, truth, value_of, why};
use super::words::words;
use super::{Cookie, Facts, Notation, Origin, Role, Secret, Session, Site, Store, Switch, ignored, refused};
use crate::eval::{Call, Data, DateValue, Note, ObjectKind, Shape, Tree, Truth};
use crate::model::{
    AttributesModel, CookieModel, LifetimeModel, NamePrefixModel, PackageModel, SecretModel, SessionModel, Version,
};
use crate::value::{Attribute, Text, Value, Why};

/// A time that has certainly passed: the start of 2024, in milliseconds since the epoch. The clock is not asked, so
/// that the same source gives the same findings on any day.
const CERTAINLY_PAST: f64 = 1_704_067_200_000.0;

/// What the attributes of a cookie are read from.
struct Attributes<'a> {
    source: Source<'a>,
    options: &'a Tree,
    model: &'a AttributesModel,
    version: Option<Version>,
}

pub(super) fn cookie(source: Source<'_>, call: &Call, package: &PackageModel, row: &CookieModel, facts: &mut Facts) {
    let Some(model) = package.attributes.get(&row.attributes) else { return };
    let first = call.argument(0);
    let as_object = row.as_object && first.object().is_some();
    let options = if as_object { first.clone() } else { call.at(&row.options) };
    let options = match &model.defaults {
        Some(place) => options.over(&defaults(source, package, place)),
        None => options,
    };
    let value = row.value.as_ref().map(|place| if as_object { first.property("value") } else { call.at(place) });
    let name = if as_object { first.property("name") } else { call.at(&row.name) };
    let role = if row.deletes || deletes(&options, value.as_ref(), &model.lifetime) { Role::Delete } else { Role::Set };
    let attributes = Attributes { source, options: &options, model, version: source.version(package) };
    let name = attribute(&name, |leaf| leaf.data().map_or(Value::Unknown(Why::Expression), text));
    let mut cookie = attributes.cookie(source.origin(package, &row.call), source.site(call), name);
    if let (Some(place), None) = (&row.secure_of_receiver, cookie.secure.at)
        && let Some(made) = source.outcome.calls.iter().find(|made| made.made.is_some() && made.made == call.receiver)
    {
        let given = made.at(place);
        let secure = attribute(&given, |leaf| leaf.data().map_or(Value::Is(Switch::On), truth));
        if !secure.written.is_unset() {
            cookie.secure = secure;
        }
    }
    cookie.role = role;
    cookie.least_size = size(&cookie.name) + value.as_ref().map_or(0, least_length);
    cookie.is_flag = value.as_ref().is_some_and(is_flag);
    let is_token = value.as_ref().is_some_and(|value| is_token(source, value));
    cookie.ignored = ignored::in_options(&options, model, package);
    finish(source, cookie, is_token, facts);
}

/// What the package was given as a plugin to hold for every cookie; unknown when several apps gave it.
fn defaults(source: Source<'_>, package: &PackageModel, place: &str) -> Tree {
    let node = package.packages.first().and_then(|name| source.models.package(name));
    let given: Vec<Tree> =
        source.outcome.calls.iter().filter(|call| Some(call.node) == node).map(|call| call.at(place)).collect();
    match given.as_slice() {
        [only] => only.clone(),
        several if several.iter().all(|tree| tree.data().is_some_and(Data::is_undefined)) => Tree::absent(),
        _ => Tree::unknown(Why::Order),
    }
}

pub(super) fn session(source: Source<'_>, call: &Call, package: &PackageModel, row: &SessionModel, facts: &mut Facts) {
    let Some(model) = package.attributes.get(&row.attributes) else { return };
    let options = call.at(&row.options);
    let nested = row.attributes_in.as_ref().map(|key| options.property(key));
    let attributes =
        Attributes { source, options: nested.as_ref().unwrap_or(&options), model, version: source.version(package) };
    let (origin, site) = (source.origin(package, &row.call), source.site(call));
    let name = session_name(&options, row);
    let mut cookie = attributes.cookie(origin.clone(), site.clone(), name.clone());
    cookie.role = if row.on_server { Role::ServerSession } else { Role::ClientSession };
    cookie.least_size = size(&name);
    cookie.notation = Notation::Options(row.attributes_in.clone().unwrap_or_default());
    cookie.ignored = ignored::in_session(&options, model, row, package);
    finish(source, cookie, false, facts);
    facts.sessions.push(Session {
        origin: origin.clone(),
        site: site.clone(),
        on_server: row.on_server,
        name,
        default_name: row.default_name.clone(),
        name_option: row.name.first().cloned().unwrap_or_default(),
        store: store(source, &options, row, package),
        product: source.manifest().and_then(|manifest| manifest.name.clone()),
    });
    for option in &row.secrets {
        secrets(&options.property(option), &origin, &site, &row.secret_role, facts);
    }
}

pub(super) fn secret(source: Source<'_>, call: &Call, package: &PackageModel, row: &SecretModel, facts: &mut Facts) {
    let (origin, site) = (source.origin(package, &row.call), source.site(call));
    for place in &row.value {
        secrets(&call.at(place), &origin, &site, &row.role, facts);
    }
}

/// Decides the purpose and keeps the cookie.
pub(super) fn finish(source: Source<'_>, mut cookie: Cookie, value_is_token: bool, facts: &mut Facts) {
    let clues = Clues { role: cookie.role, name: cookie.name.effective.known(), value_is_token };
    cookie.purpose = purpose(&clues, source.purposes);
    place::explain_absent(&mut cookie);
    facts.cookies.push(cookie);
}

impl Attributes<'_> {
    fn cookie(&self, origin: Arc<Origin>, site: Site, name: Attribute<Text>) -> Cookie {
        let model = self.model;
        let prefix = model.name_prefix.as_ref().map(|prefix| self.name_prefix(prefix));
        let name = prefix.as_ref().map_or_else(|| name.clone(), |prefix| prefixed(&name, prefix));
        let refused = refused::refused(self.options, &name, model, self.version);
        let secure = self.option(&model.secure.option, |leaf| switch(leaf, &model.secure));
        Cookie {
            origin,
            site,
            notation: Notation::Options(SmolStr::default()),
            role: Role::Set,
            purpose: super::Purpose::Other,
            name,
            least_size: 0,
            is_flag: false,
            secure: prefix.and_then(switched_on).unwrap_or(secure),
            http_only: self.option(&model.http_only.option, |leaf| switch(leaf, &model.http_only)),
            same_site: self.option(&model.same_site.option, |leaf| same_site(leaf, &model.same_site, self.version)),
            domain: self.option("domain", |leaf| path_or_domain(leaf, &model.domain)),
            path: self.option("path", |leaf| path_or_domain(leaf, &model.path)),
            partitioned: self.partitioned(),
            refused,
            ignored: Vec::new(),
            trusted_proxy: model.trusted_proxy.clone(),
        }
    }

    /// What the option for it puts before the name, if anything.
    fn name_prefix(&self, model: &NamePrefixModel) -> Attribute<Text> {
        self.option(&model.option, |leaf| match leaf.data() {
            Some(Data::Unknown(why)) => Value::Unknown(why.clone()),
            Some(data) => {
                let prefix = data.text().and_then(|text| model.prefixes.get(text));
                prefix.map_or(Value::Unset, |prefix| Value::Is(Text::constant(prefix.clone())))
            }
            None => Value::Unset,
        })
    }

    fn option<T: Clone + PartialEq>(&self, key: &str, effective: impl Fn(&Tree) -> Value<T>) -> Attribute<T> {
        place::option(self.source, self.options, key, effective)
    }

    fn partitioned(&self) -> Attribute<Switch> {
        let since = self.model.partitioned.since.as_deref().and_then(Version::first_in);
        if since.zip(self.version).is_some_and(|(since, version)| version < since) {
            return Attribute::absent(Some(Switch::Off));
        }
        self.option("partitioned", |leaf| leaf.data().map_or(Value::Is(Switch::On), truth))
    }
}

/// A name with what is put before it.
fn prefixed(name: &Attribute<Text>, prefix: &Attribute<Text>) -> Attribute<Text> {
    let effective = match (prefix.effective.when_unset(), &name.effective) {
        (Value::Unset, _) => return name.clone(),
        (Value::Is(prefix), Value::Is(name)) => Value::Is(name.after(prefix)),
        (Value::Unknown(why), _) => Value::Unknown(why.clone()),
        (_, name) => name.clone(),
    };
    Attribute { effective, ..name.clone() }
}

/// Secure as a prefix of the name decides it, if there may be one.
fn switched_on(prefix: Attribute<Text>) -> Option<Attribute<Switch>> {
    let effective = match prefix.effective {
        Value::Unset => return None,
        Value::Is(_) => Value::Is(Switch::On),
        Value::Unknown(why) => Value::Unknown(why),
        Value::When { .. } => Value::Unknown(Why::Guard),
    };
    Some(Attribute::new(effective.clone(), effective, prefix.at, prefix.trail))
}

/// Whether a call deletes the cookie by its lifetime or its value.
fn deletes(options: &Tree, value: Option<&Tree>, lifetime: &LifetimeModel) -> bool {
    let max_age = lifetime.max_age.iter().map(|option| options.property(option)).find_map(|tree| match tree.data() {
        Some(Data::Number(age)) => Some(*age),
        _ => None,
    });
    let expired =
        options.property("expires").object().and_then(|object| object.date()).is_some_and(|date| match date {
            DateValue::Fixed(time) => time < CERTAINLY_PAST,
            DateValue::FromNow(offset) => offset <= 0.0,
            DateValue::Unknown => false,
        });
    let lives = max_age.is_some_and(|age| age > 0.0);
    let empty = value.is_some_and(|value| match value.data() {
        Some(Data::Absent | Data::Undefined | Data::Null) => true,
        Some(data) => data.text().is_some_and(|text| text.is_empty()),
        None => false,
    });
    match max_age {
        Some(age) if lifetime.zero_deletes && age <= 0.0 => true,
        _ => (expired && !lives) || (empty && lifetime.empty_deletes && !lives),
    }
}

/// The name of a session's cookie: the first option with a truthy value, else the library's own.
fn session_name(options: &Tree, row: &SessionModel) -> Attribute<Text> {
    let named = |leaf: &Tree| match leaf.data() {
        Some(data) if data.truth() == Truth::No => Value::Unset,
        Some(data) => text(data),
        None => Value::Unknown(Why::Expression),
    };
    for option in &row.name {
        let mut name = property(options, option, named);
        name.written = name.effective.clone();
        match &name.effective {
            Value::Unset => continue,
            Value::When { variables, unset } if **unset == Value::Unset => {
                let unset = Box::new(Value::Is(Text::constant(row.default_name.clone())));
                name.effective = Value::When { variables: variables.clone(), unset };
            }
            _ => {}
        }
        return name;
    }
    let mut name = Attribute::absent(Some(Text::constant(row.default_name.clone())));
    // An empty name stands somewhere: there it is to be mended.
    name.at = row.name.iter().find_map(|option| options.property(option).written);
    name
}

fn store(source: Source<'_>, options: &Tree, row: &SessionModel, package: &PackageModel) -> Attribute<Store> {
    let Some(option) = &row.store else { return Attribute::absent(Some(Store::Other)) };
    let default = if row.on_server { Store::Memory } else { Store::Other };
    let index = source.models.packages().iter().position(|other| std::ptr::eq(other, package));
    let memory: Vec<_> = row.memory_stores.iter().filter_map(|name| source.models.type_node(index?, name)).collect();
    property(options, option, |leaf| match &leaf.shape {
        Shape::Kept(object) => Value::Is(match object.kind {
            ObjectKind::Host(node) if memory.contains(&node) => Store::Memory,
            _ => Store::Other,
        }),
        Shape::Data(data) => match data.truth() {
            Truth::No => Value::Is(default),
            Truth::Yes => Value::Is(Store::Other),
            Truth::Maybe => Value::Unknown(why(data)),
        },
        Shape::OneOf(_) => Value::Unknown(Why::Guard),
    })
}

/// Every constant among a secret's values: itself, the items of an array, and what it falls back to.
fn secrets(tree: &Tree, origin: &Arc<Origin>, site: &Site, role: &SmolStr, facts: &mut Facts) {
    let mut found = Vec::new();
    constants(tree, tree, false, &mut found);
    for (text, place, fallback, variables) in found {
        let at = place.written.or(tree.written).unwrap_or(site.callee);
        facts.secrets.push(Secret {
            origin: origin.clone(),
            site: site.clone(),
            role: role.clone(),
            text,
            at,
            fallback,
            variables,
            trail: steps(&place.trail, Some(at)),
        });
    }
}

/// Whether a text is, or holds, what the deployment was declared to set: nothing of the source, and not to be shown.
fn is_declared(text: &str, tree: &Tree) -> bool {
    tree.trail.steps().iter().any(|step| match &step.note {
        Note::Environment(_, value) => !value.is_empty() && text.contains(value.as_str()),
        _ => false,
    })
}

type Constant<'t> = (SmolStr, &'t Tree, bool, Vec<SmolStr>);

fn constants<'t>(tree: &'t Tree, place: &'t Tree, fallback: bool, found: &mut Vec<Constant<'t>>) {
    let fallback = fallback || !tree.variables.is_empty();
    let place = if tree.written.is_some() { tree } else { place };
    match &tree.shape {
        Shape::Data(data) => {
            if let Some(text) = data.text().filter(|text| !text.is_empty() && !is_declared(text, tree)) {
                found.push((text.clone(), place, fallback, tree.variables.clone()));
            }
        }
        Shape::OneOf(cases) => {
            let all_constant = cases.iter().all(|case| case.data().is_some_and(|data| data.text().is_some()));
            cases.iter().for_each(|case| constants(case, place, fallback || !all_constant, found));
        }
        Shape::Kept(object) if matches!(object.kind, ObjectKind::Array) => {
            object.properties.values().for_each(|item| constants(item, place, fallback, found));
        }
        Shape::Kept(_) => {}
    }
}

fn is_flag(value: &Tree) -> bool {
    value.data().is_some_and(|data| match data {
        Data::Bool(_) => true,
        data => data.text().is_some_and(|text| matches!(text.as_str(), "true" | "false")),
    })
}

fn size(name: &Attribute<Text>) -> usize {
    name.effective.known().map_or(0, |name| name.known_parts().map(str::len).sum())
}

/// The length of a value as far as it is known.
fn least_length(value: &Tree) -> usize {
    match value_of(value, &|leaf| leaf.data().map_or(Value::Unset, text)).known() {
        Some(text) => text.known_parts().map(str::len).sum(),
        None => 0,
    }
}

/// Whether a cookie's value is a token: made by a library that makes tokens, or by a function that says so in its name.
fn is_token(source: Source<'_>, value: &Tree) -> bool {
    if let Some(ObjectKind::Host(node)) = value.object().map(|object| &object.kind) {
        return source.models.type_of(*node).is_some_and(|known| known.token);
    }
    let written = value.written.map(|at| source.text_at(at)).unwrap_or_default();
    let made_by = match value.data() {
        Some(Data::Unknown(Why::Call(label))) => label.as_str(),
        _ => "",
    };
    let session_id = ["req.session.id", "req.sessionID", "request.session.id", "request.sessionID"];
    session_id.contains(&written)
        || [written, made_by]
            .into_iter()
            .any(|text| text.starts_with("jwt.sign") || text.starts_with("jsonwebtoken.sign"))
        || words(made_by.rsplit('.').next().unwrap_or_default())
            .iter()
            .any(|word| matches!(word.text.as_str(), "token" | "jwt" | "jws"))
}

/// Calls that are judged for several callers: an attribute that one of them leaves unknown is unknown for all
/// (RULES.md, "The assumed deployment").
pub(super) fn reconcile(cookies: &mut [Cookie]) {
    let mut start = 0;
    // Several texts in one call are several cookies.
    let key = |cookie: &Cookie| (cookie.site.call, cookie.site.callee);
    cookies.sort_by_key(key);
    while start < cookies.len() {
        let site = key(&cookies[start]);
        let end = start + cookies[start..].iter().take_while(|cookie| key(cookie) == site).count();
        let group = &mut cookies[start..end];
        unify(group, |cookie| &mut cookie.secure);
        unify(group, |cookie| &mut cookie.http_only);
        unify(group, |cookie| &mut cookie.same_site);
        unify(group, |cookie| &mut cookie.domain);
        unify(group, |cookie| &mut cookie.path);
        unify(group, |cookie| &mut cookie.partitioned);
        start = end;
    }
}

fn unify<T: Clone>(group: &mut [Cookie], attribute: impl Fn(&mut Cookie) -> &mut Attribute<T>) {
    let is_unknown = |attribute: &&mut Attribute<T>| matches!(attribute.effective, Value::Unknown(_));
    if let Some(unknown) = group.iter_mut().map(&attribute).find(is_unknown).map(|unknown| unknown.clone()) {
        // With its place and its trail: there it is to be looked for.
        group.iter_mut().for_each(|cookie| *attribute(cookie) = unknown.clone());
    }
}
