//! Response headers, and cookies that are set by writing Set-Cookie.

use super::collect::Source;
use super::cookies::{finish, is_other_property};
use super::read::{agreed, attribute, same_site_of, text, value_of};
use super::set_cookie::{Found, ParsedSetCookie, parse};
use super::{Cookie, Facts, Header, Notation, Purpose, Role, SameSite, Site, Switch};
use crate::eval::{Call, Data, Note, ObjectKind, Tree};
use crate::model::{HeaderAction, HeaderModel, PackageModel};
use crate::value::{Attribute, Text, Value, Why};

pub(super) fn header(source: Source<'_>, call: &Call, package: &PackageModel, row: &HeaderModel, facts: &mut Facts) {
    if row.action == HeaderAction::Remove || is_other_property(call, row.property.as_ref()) {
        return;
    }
    for (name, value) in pairs(call, row) {
        let Some(name) = name.data().and_then(Data::text).cloned() else { continue };
        if row.only.as_ref().is_some_and(|only| !name.eq_ignore_ascii_case(only)) {
            continue;
        }
        let (origin, site) = (source.origin(package, &row.call), source.site(call));
        if !name.eq_ignore_ascii_case("set-cookie") {
            let value = attribute(&value, |leaf| leaf.data().map_or(Value::Unset, text));
            facts.headers.push(Header { origin, site, name, value });
            continue;
        }
        for item in value.items().unwrap_or_else(|| vec![value.clone()]) {
            let Some(at) = item.written.or(value.written) else { continue };
            let site = Site { callee: at, ..site.clone() };
            if let Some(mut cookie) = raw_cookie(&item, site) {
                cookie.origin = origin.clone();
                if row.in_browser {
                    cookie.in_browser = true;
                    // A script cannot switch it on: browsers pass over what it says of it.
                    cookie.http_only = Attribute::absent(Some(Switch::Off));
                }
                finish(source, cookie, false, facts);
            }
        }
    }
}

/// The names and values that a call sets.
pub(super) fn pairs(call: &Call, row: &HeaderModel) -> Vec<(Tree, Tree)> {
    let mut pairs = Vec::new();
    for place in row.headers.iter() {
        let tree = call.at(place);
        match tree.object() {
            Some(object) if matches!(object.kind, ObjectKind::Plain) => {
                pairs.extend(object.properties.iter().map(|(key, value)| (key_tree(key), value.clone())));
            }
            Some(_) => pairs.extend(listed(&tree)),
            None => {}
        }
    }
    if let Some((name, value)) = row.own.as_ref().and_then(|own| own.split_once(": ")) {
        let given = row.value.as_ref().map(|place| call.at(place));
        let given = given.filter(|tree| !tree.data().is_some_and(Data::is_undefined));
        pairs.push((key_tree(name), given.unwrap_or_else(|| key_tree(value))));
    }
    if let (Some(name), Some(value)) = (&row.name, &row.value)
        && call.arguments.len() > value.argument
    {
        pairs.push((call.at(name), call.at(value)));
    }
    pairs
}

fn key_tree(key: &str) -> Tree {
    Tree::constant(Data::string(key))
}

/// `['Set-Cookie', 'a=1', …]` or `[['Set-Cookie', 'a=1'], …]`.
fn listed(tree: &Tree) -> Vec<(Tree, Tree)> {
    let items = tree.items().unwrap_or_default();
    let nested: Option<Vec<_>> = items.iter().map(|item| item.items().filter(|pair| pair.len() == 2)).collect();
    match nested {
        Some(pairs) => {
            pairs.into_iter().filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone()))).collect()
        }
        None => items.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect(),
    }
}

/// The cookie of a text; `None` when nothing of it is known.
fn raw_cookie(tree: &Tree, mut site: Site) -> Option<Cookie> {
    let whole = value_of(tree, &|leaf| leaf.data().map_or(Value::Unset, text));
    let parsed = whole.known().map(parse);
    if parsed.is_none() && !is_partly_known(tree) {
        return None;
    }
    if let Some(at) = parsed.as_ref().and_then(|parsed| parsed.at) {
        site.callee = at;
    }
    let read = |meaning: &dyn Fn(&ParsedSetCookie) -> Value<Switch>| from_text(tree, meaning);
    let path = from_text(tree, &|parsed| valued(parsed, "path"));
    Some(Cookie {
        origin: std::sync::Arc::default(),
        notation: Notation::SetCookieText { is_conditional: is_conditional(tree) },
        options: Vec::new(),
        has_capital_same_site: false,
        role: if parsed.as_ref().is_some_and(expires_at_once) { Role::Delete } else { Role::Set },
        purpose: Purpose::Other,
        name: from_text(tree, &|parsed| match &parsed.name {
            Some(name) => Value::Is(name.clone()),
            None => Value::Unknown(Why::Expression),
        }),
        least_size: parsed.as_ref().map_or(0, |parsed| {
            let parts = parsed.name.iter().chain(&parsed.value).flat_map(Text::known_parts);
            parts.map(str::len).sum()
        }),
        is_flag: false,
        in_browser: false,
        secure: read(&|parsed| given(parsed, "secure")),
        http_only: read(&|parsed| given(parsed, "httponly")),
        partitioned: read(&|parsed| given(parsed, "partitioned")),
        same_site: from_text(tree, &same_site),
        domain: from_text(tree, &|parsed| valued(parsed, "domain")),
        path,
        refused: Attribute::absent(None),
        ignored: Vec::new(),
        trusted_proxy: None,
        site,
    })
}

/// Whether a variable decides which attributes a text has; one that is declared leaves its mark in the trail only.
fn is_conditional(tree: &Tree) -> bool {
    let attributes = |tree: &Tree| match tree.data().map(text) {
        Some(Value::Is(text)) => parse(&text).attributes.len(),
        _ => 0,
    };
    tree.otherwise.iter().any(|other| attributes(other) > attributes(tree))
        || tree.trail.steps().iter().any(|step| matches!(step.note, Note::Environment(..)))
}

fn is_partly_known(tree: &Tree) -> bool {
    matches!(&tree.shape, crate::eval::Shape::OneOf(cases) if cases.iter().any(|case| {
        case.data().is_some_and(|data| matches!(data, Data::String(_) | Data::Text(_)))
    }))
}

/// An attribute that a text holds or does not hold.
fn from_text<T: Clone + PartialEq>(tree: &Tree, meaning: &dyn Fn(&ParsedSetCookie) -> Value<T>) -> Attribute<T> {
    let effective = value_of(tree, &|leaf| match leaf.data().map(text) {
        Some(Value::Is(text)) => meaning(&parse(&text)),
        Some(Value::Unknown(why)) => Value::Unknown(why),
        _ => agreed(std::iter::empty()),
    });
    let written = match effective.when_unset() {
        Value::Unset => Value::Unset,
        _ => effective.clone(),
    };
    Attribute::new(written, effective, None, super::read::steps(&tree.trail, tree.written))
}

fn given(parsed: &ParsedSetCookie, name: &str) -> Value<Switch> {
    match parsed.attribute(name) {
        Found::Given(_) => Value::Is(Switch::On),
        Found::Absent => Value::Is(Switch::Off),
        Found::Unknown(source) => Value::Unknown(Why::Text(source.clone())),
    }
}

fn valued(parsed: &ParsedSetCookie, name: &str) -> Value<Text> {
    match parsed.attribute(name) {
        Found::Given(attribute) if attribute.certain => Value::Is(attribute.value.clone()),
        Found::Given(_) => Value::Unknown(Why::Expression),
        Found::Absent => Value::Unset,
        Found::Unknown(source) => Value::Unknown(Why::Text(source.clone())),
    }
}

fn same_site(parsed: &ParsedSetCookie) -> Value<SameSite> {
    match valued(parsed, "samesite") {
        Value::Unset => Value::Is(SameSite::Absent),
        Value::Is(text) => match text.whole() {
            Some(text) => Value::Is(same_site_of(&text).unwrap_or_else(|| SameSite::Invalid(text.into()))),
            None => Value::Unknown(Why::Expression),
        },
        Value::Unknown(why) => Value::Unknown(why),
        Value::When { .. } => Value::Unknown(Why::Expression),
    }
}

/// `Max-Age=0` or less, `Expires` at the epoch, or nothing until a time that cannot be told.
fn expires_at_once(parsed: &ParsedSetCookie) -> bool {
    let whole = |name| match parsed.attribute(name) {
        Found::Given(attribute) => attribute.value.whole(),
        _ => None,
    };
    match (whole("max-age"), parsed.attribute("expires")) {
        (Some(age), _) => age.trim().parse::<f64>().is_ok_and(|age| age <= 0.0),
        (None, Found::Given(date)) => match date.value.whole() {
            Some(date) => date.contains("1970") || date.trim() == "0",
            // What is empty and ends at a time that cannot be told is there to end another.
            None => parsed.value.as_ref().is_some_and(|value| value.pieces.is_empty()),
        },
        (None, _) => false,
    }
}
