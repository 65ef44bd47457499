//! Cookies whose attributes a call's options say and that are set later: of session middleware, of guards against
//! cross-site request forgery, of definitions.

use smol_str::SmolStr;

use super::attributes::Attributes;
use super::collect::Source;
use super::cookies::{decide_secure, finish, size};
use super::read::{attribute, text, why};
use super::related::is_always_overridden;
use super::{Cookie, Facts, Notation, Role, Session, Store, Switch, ignored};
use crate::eval::{Call, Data, ObjectId, ObjectKind, Shape, Tree, Truth};
use crate::model::{ConfiguredModel, GivenModel, PackageModel, Place, Row, SessionModel, Subject};
use crate::value::{Attribute, Text, TextPiece, Value, Why};

/// Whether a call is given what a row asks for.
pub(super) fn is_given(call: &Call, conditions: &[GivenModel]) -> bool {
    conditions.iter().all(|given| {
        let tree = call.at(&given.place);
        let is_plain_object = matches!(tree.object().map(|object| &object.kind), Some(ObjectKind::Plain));
        given.is.as_ref().is_none_or(|text| tree.data().and_then(Data::text) == Some(text))
            && given.is_plain_object.is_none_or(|wanted| wanted == is_plain_object)
    })
}

pub(super) fn configured(
    source: Source<'_>,
    call: &Call,
    package: &PackageModel,
    row: &ConfiguredModel,
    facts: &mut Facts,
) {
    let holds = |place| truth(&at(call, row, place));
    let is_needless = row.needs.as_ref().is_some_and(|place| holds(place) == Truth::No);
    let is_replaced = row.unless.iter().any(|place| holds(place) != Truth::No);
    if is_needless || is_replaced || !is_given(call, &row.given) {
        return;
    }
    let options = options_of(call, row);
    let attributes = attributes_of(call, row);
    if matches!(attributes.data(), Some(Data::Bool(false))) {
        // `cookie: false` is how libraries are told to set none.
        return;
    }
    if let Some(definition) = definition_given(source, &attributes) {
        // The cookie was made by a call of its own, which is judged.
        session(source, call, package, row, &definition.name, facts);
        return;
    }
    if row.defines && is_always_overridden(source, call, package) {
        return;
    }
    let Some(cookie) = cookie(source, call, package, row, &options) else { return };
    session(source, call, package, row, &cookie.name, facts);
    finish(source, cookie, false, facts);
}

fn cookie(
    source: Source<'_>,
    call: &Call,
    package: &PackageModel,
    row: &ConfiguredModel,
    options: &Tree,
) -> Option<Cookie> {
    let attributes = attributes_of(call, row);
    let is_absent = attributes.data().is_some_and(Data::is_undefined);
    let set = row.attributes_when_given.as_ref().filter(|_| !is_absent).unwrap_or(&row.attributes);
    let model = package.attributes.get(set)?;
    let reading = Attributes { source, options: &attributes, model, version: source.version(package) };
    let name = given_name(call, row);
    let is_named = !name.effective.is_unset();
    let mut cookie = reading.cookie(source.origin(package, &row.call), source.site(call), name);
    if let Some(place) = row.secure_by.as_ref().filter(|_| *set == row.attributes) {
        decide_secure(&mut cookie, &model.secure, &at(call, row, place));
    }
    if !is_named {
        if row.default_name.is_empty() {
            return None;
        }
        cookie.name = default_name(call, row, &cookie.secure.effective);
    }
    cookie.role = role(source, call, row);
    cookie.least_size = size(&cookie.name);
    cookie.notation = Notation::Options(row.attributes_in.clone().unwrap_or_default());
    cookie.ignored = ignored::in_configured(options, model, row, package);
    Some(cookie)
}

/// The object with the options: at the first place that is given.
fn options_of(call: &Call, row: &ConfiguredModel) -> Tree {
    let mut places = row.options.iter().map(|place| call.at(place));
    let found = places.find(|tree| !tree.data().is_some_and(Data::is_undefined)).unwrap_or_else(Tree::absent);
    unless_computed(found)
}

/// Options as they are; a function that gives them for each request, or a list of them, tells nothing.
fn unless_computed(options: Tree) -> Tree {
    match options.object().map(|object| &object.kind) {
        Some(ObjectKind::Function(_) | ObjectKind::Bound(..) | ObjectKind::Array) => Tree::unknown(Why::Expression),
        _ => options,
    }
}

/// What stands at a place of the call, or in the object with the options.
fn at(call: &Call, row: &ConfiguredModel, place: &Place) -> Tree {
    match place.subject {
        Subject::Options => options_of(call, row).under(&place.properties),
        // A list is asked for its items, or is one of options.
        Subject::Call if place.properties.first().is_some_and(|first| !first.starts_with("Item[")) => {
            unless_computed(call.argument(place.argument)).under(&place.properties)
        }
        _ => call.at(place),
    }
}

fn attributes_of(call: &Call, row: &ConfiguredModel) -> Tree {
    let path: Vec<SmolStr> = row.attributes_in.iter().flat_map(|path| path.split('.')).map(SmolStr::new).collect();
    let own = unless_computed(options_of(call, row).under(&path));
    row.attributes_over.iter().rev().fold(own, |below, place| at(call, row, place).over(&below))
}

fn role(source: Source<'_>, call: &Call, row: &ConfiguredModel) -> Role {
    let carries = row.session.as_ref().map(|session| session.on_server).or_else(|| carried(source, call.made?));
    match carries {
        Some(true) => Role::ServerSession,
        Some(false) => Role::ClientSession,
        None if row.guards_against_csrf => Role::CsrfGuard,
        None => Role::Set,
    }
}

/// Whether the session that is given a defined cookie is kept on the server; `None` when no session is.
fn carried(source: Source<'_>, cookie: ObjectId) -> Option<bool> {
    source.outcome.calls.iter().find_map(|call| {
        source.models.node(call.node).effects.iter().find_map(|effect| {
            let Row::Configured(row) = effect.row else { return None };
            let row = &source.package(*effect).configured[row];
            let session = row.session.as_ref()?;
            let given = attributes_of(call, row);
            (given.object()?.id == cookie).then_some(session.on_server)
        })
    })
}

/// The definition that made what is given in place of attributes.
struct Given {
    name: Attribute<Text>,
}

fn definition_given(source: Source<'_>, attributes: &Tree) -> Option<Given> {
    let id = attributes.object()?.id;
    let made = source.outcome.calls.iter().find(|call| call.made == Some(id))?;
    source.models.node(made.node).effects.iter().find_map(|effect| {
        let Row::Configured(row) = effect.row else { return None };
        let row = &source.package(*effect).configured[row];
        row.defines.then(|| Given { name: given_name(made, row) })
    })
}

/// Whether a value counts as true, whatever variables decide it.
pub(super) fn truth(tree: &Tree) -> Truth {
    match tree.data() {
        _ if !tree.variables.is_empty() => Truth::Maybe,
        Some(data) => data.truth(),
        None if tree.object().is_some() => Truth::Yes,
        None => Truth::Maybe,
    }
}

/// The name that is given: the first with a truthy value. What a variable decides falls back to the library's own.
fn given_name(call: &Call, row: &ConfiguredModel) -> Attribute<Text> {
    let named = |leaf: &Tree| match leaf.data() {
        Some(data) if data.truth() == Truth::No => Value::Unset,
        Some(data) => text(data),
        None => Value::Unknown(Why::Expression),
    };
    for place in row.name.iter() {
        let mut name = attribute(&at(call, row, place), named);
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
    Attribute::absent(None)
}

/// The library's own name, with what it puts before it when Secure is on.
fn default_name(call: &Call, row: &ConfiguredModel, secure: &Value<Switch>) -> Attribute<Text> {
    let own = Text::constant(row.default_name.clone());
    let text = match secure {
        _ if row.secure_prefix.is_empty() => own,
        Value::Is(Switch::Off) => own,
        Value::Is(Switch::On) => own.after(&Text::constant(row.secure_prefix.clone())),
        _ => own.after(&Text { pieces: vec![TextPiece::Unknown(row.secure_prefix.clone())] }),
    };
    let mut name = Attribute::absent(Some(text));
    // An empty name stands somewhere: there it is to be mended.
    name.at = row.name.iter().find_map(|place| at(call, row, place).written);
    name
}

fn session(
    source: Source<'_>,
    call: &Call,
    package: &PackageModel,
    row: &ConfiguredModel,
    name: &Attribute<Text>,
    facts: &mut Facts,
) {
    let Some(session) = &row.session else { return };
    facts.sessions.push(Session {
        origin: source.origin(package, &row.call),
        site: source.site(call),
        on_server: session.on_server,
        name: without_secure_prefix(name, row),
        default_name: row.default_name.clone(),
        name_option: row.name.first().map(|place| place.properties.join(".").into()).unwrap_or_default(),
        store: store(source, call, session, package),
        product: source.manifest().and_then(|manifest| manifest.name.clone()),
    });
}

/// A name without the prefix that the library gives it by TLS only, which nobody chose.
fn without_secure_prefix(name: &Attribute<Text>, row: &ConfiguredModel) -> Attribute<Text> {
    let Value::Is(text) = &name.effective else { return name.clone() };
    match text.pieces.as_slice() {
        [TextPiece::Unknown(prefix), own @ ..] if !row.secure_prefix.is_empty() && *prefix == row.secure_prefix => {
            Attribute { effective: Value::Is(Text { pieces: own.to_vec() }), ..name.clone() }
        }
        _ => name.clone(),
    }
}

fn store(source: Source<'_>, call: &Call, row: &SessionModel, package: &PackageModel) -> Attribute<Store> {
    let Some(place) = &row.store else { return Attribute::absent(Some(Store::Other)) };
    let default = if row.on_server { Store::Memory } else { Store::Other };
    let index = source.models.packages().iter().position(|other| std::ptr::eq(other, package));
    let memory: Vec<_> = row.memory_stores.iter().filter_map(|name| source.models.type_node(index?, name)).collect();
    attribute(&call.at(place), |leaf| match &leaf.shape {
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
