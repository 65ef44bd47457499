//! Cookies and secrets from the calls that are given them.

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use super::attributes::Attributes;
use super::collect::Source;
use super::configured::is_given;
use super::purpose::{Clues, purpose};
use super::read::{attribute, steps, text, truth, value_of};
use super::related::Related;
use super::words::words;
use super::{Cookie, Facts, Origin, Role, Secret, Site, Switch, ignored, place};
use crate::eval::{Call, Data, DateValue, Note, ObjectKind, Shape, Tree};
use crate::model::{CookieModel, LifetimeModel, PackageModel, Place, SecretModel, SwitchModel, Undefined};
use crate::value::{Attribute, Text, Value, Why};

/// A time that has certainly passed: the start of 2024, in milliseconds since the epoch. The clock is not asked, so
/// that the same source gives the same findings on any day.
const CERTAINLY_PAST: f64 = 1_704_067_200_000.0;

pub(super) fn cookie(source: Source<'_>, call: &Call, package: &PackageModel, row: &CookieModel, facts: &mut Facts) {
    let Some(model) = package.attributes.get(&row.attributes) else { return };
    if is_other_property(call, row.property.as_ref()) {
        return;
    }
    let related = Related::of_cookie(source, call, package, row);
    if related.is_told_by_definition(row) {
        return;
    }
    let first = call.argument(0);
    let as_object = row.as_object && first.object().is_some();
    let options = if as_object { first.clone() } else { related.layered(&row.options) };
    let options = match row.positional.is_empty() {
        true => options,
        false => positional(call, &row.positional).over(&options),
    };
    let value = row.value.as_ref().map(|place| if as_object { first.property("value") } else { related.at(place) });
    let name = if as_object { first.property("name") } else { related.name(row) };
    let role = if row.deletes || deletes(&options, value.as_ref(), &model.lifetime) { Role::Delete } else { Role::Set };
    let attributes = Attributes { source, options: &options, model, version: source.version(package) };
    let name = attribute(&name, |leaf| leaf.data().map_or(Value::Unknown(Why::Expression), text));
    let mut cookie = attributes.cookie(source.origin(package, &row.call), source.site(call), name);
    if let Some(place) = &row.secure_by {
        decide_secure(&mut cookie, &model.secure, &related.at(place));
    }
    cookie.role = role;
    cookie.in_browser = row.in_browser;
    cookie.least_size = size(&cookie.name) + value.as_ref().map_or(0, least_length);
    cookie.is_flag = value.as_ref().is_some_and(is_flag);
    let is_token = value.as_ref().is_some_and(|value| is_token(source, value));
    cookie.ignored = ignored::in_options(&options, model, package);
    finish(source, cookie, is_token, facts);
}

/// Whether a row is about writes to a property, and this is not one of them.
pub(super) fn is_other_property(call: &Call, property: Option<&SmolStr>) -> bool {
    property.is_some_and(|property| call.argument(0).data().and_then(Data::text) != Some(property))
}

/// Attributes that are arguments of their own as one object; those that are not given are not in it.
fn positional(call: &Call, places: &BTreeMap<SmolStr, Place>) -> Tree {
    let arguments = places.iter().map(|(option, place)| (option.clone(), call.at(place)));
    Tree::object_of(arguments.filter(|(_, tree)| !tree.data().is_some_and(Data::is_undefined)))
}

/// Lets what is given elsewhere decide Secure when its option is not written.
pub(super) fn decide_secure(cookie: &mut Cookie, model: &SwitchModel, given: &Tree) {
    let is_passed_over =
        model.falsy == Undefined::Default && cookie.secure.effective == Value::Is(Switch::of_default(model.default));
    if cookie.secure.at.is_some() && !is_passed_over {
        return;
    }
    let secure = attribute(given, |leaf| leaf.data().map_or(Value::Is(Switch::On), truth));
    if !secure.written.is_unset() {
        cookie.secure = secure;
    }
}

pub(super) fn secret(source: Source<'_>, call: &Call, package: &PackageModel, row: &SecretModel, facts: &mut Facts) {
    if !is_given(call, &row.given) || is_other_property(call, row.property.as_ref()) {
        return;
    }
    let (origin, site) = (source.origin(package, &row.call), source.site(call));
    for place in row.value.iter() {
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

/// Whether a call deletes the cookie by its lifetime or its value.
fn deletes(options: &Tree, value: Option<&Tree>, lifetime: &LifetimeModel) -> bool {
    let max_age = lifetime.max_age.iter().map(|option| options.property(option)).find_map(|tree| match tree.data() {
        Some(Data::Number(age)) => Some(*age),
        _ => None,
    });
    let expires = options.property("expires");
    let date = expires.object().and_then(|object| object.date());
    let expired = match (date, expires.data()) {
        (Some(DateValue::Fixed(time)), _) => time < CERTAINLY_PAST,
        (Some(DateValue::FromNow(offset)), _) => offset <= 0.0,
        (Some(DateValue::Unknown), _) => false,
        (None, Some(Data::Number(from_now))) => lifetime.relative_expires && *from_now <= 0.0,
        (None, _) => false,
    };
    let lives = max_age.is_some_and(|age| age > 0.0);
    let empty = value.is_some_and(|value| match value.data() {
        Some(Data::Absent | Data::Undefined | Data::Null) => true,
        Some(data) => data.text().is_some_and(|text| text.is_empty()),
        None => false,
    });
    // What is empty and ends at a time that cannot be told to come is there to end another.
    let is_past = matches!(expires.data(), Some(Data::Number(time)) if *time <= 0.0);
    let ends = is_past || date == Some(DateValue::Unknown) || matches!(expires.data(), Some(Data::Unknown(_)));
    match max_age {
        Some(age) if lifetime.zero_deletes && age <= 0.0 => true,
        _ => !lives && (expired || (empty && (lifetime.empty_deletes || ends))),
    }
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

pub(super) fn size(name: &Attribute<Text>) -> usize {
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
