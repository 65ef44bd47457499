//! Apps: what was done to each of them, in order, and whether it still sends X-Powered-By.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::collect::Source;
use super::headers::pairs;
use super::{App, Facts, IneffectiveTry, PoweredBy, Site};
use crate::eval::{Call, Data, ObjectId, ObjectKind, Tree, Truth};
use crate::model::{AppModel, HeaderAction, Models, NodeId, PackageModel, Row, SettingModel, SettingValue};
use crate::source::{FileId, Span};
use crate::value::Why;

const HEADER: &str = "x-powered-by";

/// Something done to an app.
#[derive(Debug)]
enum Event<'a> {
    Set { name: Option<SmolStr>, value: Truth, written: SmolStr, at: Span },
    Mount { call: &'a Call },
    Route,
    Listen,
}

#[derive(Debug)]
struct Sketch<'a> {
    id: ObjectId,
    package: &'a PackageModel,
    row: &'a AppModel,
    call: &'a Call,
    events: Vec<Event<'a>>,
}

/// A middleware that removes the header.
#[derive(Debug)]
struct Remover {
    /// The option that keeps the header all the same.
    kept_by: Option<(SmolStr, Span)>,
}

/// Adds the apps of a file to its facts.
pub(super) fn collect(source: Source<'_>, facts: &mut Facts) {
    let mut sketches = sketches(source);
    let removers = removers(source);
    let served = served(source, &sketches);
    // A handler that replaces the header answers for its own routes; in the file of the app it is taken for all.
    let replaced_in: Vec<FileId> = touches_of_header(source, HeaderAction::Set).map(|call| call.site.file).collect();
    // `helmet()(req, res, next)` in a handler of the project's own does what mounting it would.
    let is_applied =
        |(id, remover): (&ObjectId, &Remover)| remover.kept_by.is_none() && source.outcome.applied.contains(id);
    let is_removed =
        removers.iter().any(is_applied) || touches_of_header(source, HeaderAction::Remove).next().is_some();
    facts.removes_powered_by_elsewhere = loose_removal(source, &sketches, &removers) || is_removed;
    let states: FxHashMap<ObjectId, PoweredBy> = sketches
        .iter()
        .map(|sketch| {
            let is_touched = is_removed || replaced_in.contains(&sketch.call.site.file);
            let own = if is_touched { PoweredBy::Quiet } else { own_state(sketch, &removers) };
            (sketch.id, own)
        })
        .collect();
    let parents = parents(&sketches);
    sketches.sort_by_key(|sketch| sketch.call.site);
    for sketch in &sketches {
        let source = Source { file: sketch.call.site.file, ..source };
        let state = state(sketch, source, &states, &parents, &served);
        facts.apps.push(App {
            origin: source.origin(sketch.package, &sketch.row.call),
            site: Site { only_with: sketch.call.only_with.clone(), ..source.site(sketch.call) },
            powered_by: sketch.row.powered_by.clone(),
            advice: sketch.row.advice.clone(),
            has_unread_middleware: sketch.events.iter().any(mounts_unread),
            sends_powered_by: state,
        });
    }
}

fn rows<'a>(source: Source<'a>, node: NodeId) -> impl Iterator<Item = (&'a PackageModel, Row)> {
    let models: &'a Models = source.models;
    models.node(node).effects.iter().map(move |effect| (&models.packages()[effect.package], effect.row))
}

fn sketches(source: Source<'_>) -> Vec<Sketch<'_>> {
    let mut all: Vec<Sketch<'_>> = Vec::new();
    for call in &source.outcome.calls {
        for (package, row) in rows(source, call.node) {
            match (row, call.made) {
                (Row::App(row), Some(id)) => {
                    all.push(Sketch { id, package, row: &package.apps[row], call, events: Vec::new() });
                }
                (Row::Listen(_), _) => {
                    for sketch in &mut all {
                        let given = call.arguments.iter().any(|argument| id_of(argument) == Some(sketch.id));
                        if given || call.receiver == Some(sketch.id) {
                            sketch.events.push(Event::Listen);
                        }
                    }
                }
                (row, _) => {
                    let sketch = all.iter_mut().find(|sketch| call.receiver == Some(sketch.id));
                    if let (Some(sketch), Some(event)) = (sketch, event(source, package, row, call)) {
                        sketch.events.push(event);
                    }
                }
            }
        }
    }
    attach_written_settings(source, &mut all);
    all
}

fn event<'a>(source: Source<'a>, package: &PackageModel, row: Row, call: &'a Call) -> Option<Event<'a>> {
    match row {
        Row::Setting(row) => setting(source, call, &package.settings[row]),
        Row::Mount(_) => Some(Event::Mount { call }),
        Row::Route(_) => Some(Event::Route),
        _ => None,
    }
}

fn setting<'a>(source: Source<'a>, call: &'a Call, row: &SettingModel) -> Option<Event<'a>> {
    let name = call.at(row.name.as_ref()?);
    let (value, place) = match row.value.as_ref()? {
        SettingValue::Constant(true) => (Truth::Yes, name.written),
        SettingValue::Constant(false) => (Truth::No, name.written),
        SettingValue::At(place) => {
            let value = call.at(place);
            if matches!(value.data(), Some(Data::Absent)) {
                return None;
            }
            (truth(&value), value.written)
        }
    };
    let at = place.or(name.written).unwrap_or(call.callee);
    let written = source.text_at(at).into();
    Some(Event::Set { name: constant(&name), value, written, at })
}

/// `app.settings['x-powered-by'] = false` is written to an object that belongs to the app; with one app in the file it
/// is clear to which.
fn attach_written_settings(source: Source<'_>, sketches: &mut [Sketch<'_>]) {
    let [sketch] = sketches else { return };
    for call in &source.outcome.calls {
        let written = rows(source, call.node)
            .any(|(package, row)| matches!(row, Row::Setting(row) if package.settings[row].name.is_none()));
        if written {
            let value = call.argument(1);
            let at = value.written.unwrap_or(call.callee);
            sketch.events.push(Event::Set {
                name: constant(&call.argument(0)),
                value: truth(&value),
                written: source.text_at(at).into(),
                at,
            });
        }
    }
}

fn constant(tree: &Tree) -> Option<SmolStr> {
    tree.data().and_then(Data::text).cloned()
}

fn truth(tree: &Tree) -> Truth {
    match tree.data() {
        _ if !tree.variables.is_empty() => Truth::Maybe,
        Some(data) => data.truth(),
        None if tree.object().is_some() => Truth::Yes,
        None => Truth::Maybe,
    }
}

fn id_of(tree: &Tree) -> Option<ObjectId> {
    tree.object().map(|object| object.id)
}

/// The middleware objects that remove the header, by their identity.
fn removers(source: Source<'_>) -> FxHashMap<ObjectId, Remover> {
    let mut found = FxHashMap::default();
    for call in &source.outcome.calls {
        for (package, row) in rows(source, call.node) {
            let (Row::Middleware(row), Some(id)) = (row, call.made) else { continue };
            let row = &package.middleware[row];
            if !row.removes.eq_ignore_ascii_case(HEADER) {
                continue;
            }
            let options = call.argument(0);
            let kept_by = row.keeps_when_false.iter().find_map(|option| {
                let value = options.property(option);
                (matches!(value.data(), Some(Data::Bool(false)))).then(|| (option.clone(), value.written))
            });
            let kept_by = kept_by.map(|(option, at)| (option, at.unwrap_or(call.callee)));
            found.insert(id, Remover { kept_by });
        }
    }
    found
}

/// The calls that remove or replace the header.
fn touches_of_header(source: Source<'_>, action: HeaderAction) -> impl Iterator<Item = &Call> {
    source.outcome.calls.iter().filter(move |call| {
        rows(source, call.node).any(|(package, row)| {
            let Row::Header(row) = row else { return false };
            let row = &package.headers[row];
            let names: Vec<Tree> = match (row.action, &row.name) {
                (HeaderAction::Remove, Some(name)) => vec![call.at(name)],
                (HeaderAction::Remove, None) => Vec::new(),
                (HeaderAction::Set, _) => pairs(call, row).into_iter().map(|(name, _)| name).collect(),
            };
            row.action == action && names.iter().filter_map(constant).any(|name| name.eq_ignore_ascii_case(HEADER))
        })
    })
}

/// Whether the file switches the header off for an app that it does not make.
fn loose_removal(source: Source<'_>, sketches: &[Sketch<'_>], removers: &FxHashMap<ObjectId, Remover>) -> bool {
    let mounted: Vec<ObjectId> =
        sketches.iter().flat_map(|sketch| sketch.events.iter()).flat_map(mounted_ids).collect();
    let loose_middleware = removers.iter().any(|(id, remover)| remover.kept_by.is_none() && !mounted.contains(id));
    let loose_setting = source.outcome.calls.iter().any(|call| {
        !sketches.iter().any(|sketch| call.receiver == Some(sketch.id))
            && rows(source, call.node).any(|(package, row)| match row {
                Row::Setting(row) => matches!(
                    setting(source, call, &package.settings[row]),
                    Some(Event::Set { name: Some(name), value: Truth::No, .. }) if name == HEADER
                ),
                _ => false,
            })
    });
    loose_middleware || loose_setting
}

fn mounted_ids(event: &Event<'_>) -> Vec<ObjectId> {
    let Event::Mount { call } = event else { return Vec::new() };
    call.arguments.iter().flat_map(flattened).filter_map(|tree| id_of(&tree)).collect()
}

/// Middleware may be given in arrays.
fn flattened(tree: &Tree) -> Vec<Tree> {
    match tree.items() {
        Some(items) => items.iter().flat_map(flattened).collect(),
        None => vec![tree.clone()],
    }
}

/// Whether an app gets a middleware from a module that is not read.
fn mounts_unread(event: &Event<'_>) -> bool {
    let Event::Mount { call } = event else { return false };
    call.open || call.arguments.iter().flat_map(flattened).any(|tree| matches!(tree.data(), Some(Data::Unknown(_))))
}

/// The path under which a middleware is mounted, unless it is every path.
fn mount_path(call: &Call) -> Option<SmolStr> {
    let path = constant(&call.argument(0))?;
    (!matches!(path.as_str(), "" | "/" | "*" | "/*")).then_some(path)
}

/// What an app's own settings and middleware make of the header.
fn own_state(sketch: &Sketch<'_>, removers: &FxHashMap<ObjectId, Remover>) -> PoweredBy {
    let mut state = PoweredBy::Sent;
    let mut routed = false;
    for event in &sketch.events {
        match event {
            Event::Route => routed = true,
            Event::Listen => {}
            Event::Set { name, value, written, at } => {
                if let Some(next) = after_setting(sketch, &state, name.as_deref(), *value, written, *at) {
                    state = next;
                }
            }
            Event::Mount { call } => {
                let remover = mounted_ids(event).into_iter().find_map(|id| removers.get(&id));
                match remover {
                    Some(remover) if !matches!(state, PoweredBy::Quiet) => state = after_remover(remover, call, routed),
                    Some(_) => {}
                    // A router or handler for every path answers requests as routes do; whether it does is not known.
                    None => {}
                }
            }
        }
    }
    state
}

fn after_setting(
    sketch: &Sketch<'_>,
    state: &PoweredBy,
    name: Option<&str>,
    value: Truth,
    written: &SmolStr,
    at: Span,
) -> Option<PoweredBy> {
    let setting = sketch.row.powered_by_setting.as_str();
    let right_name = name.is_some_and(|name| name == setting);
    match (name, value) {
        (None, _) => Some(PoweredBy::Unknown(Why::DynamicKey)),
        (_, Truth::No) if right_name => Some(PoweredBy::Quiet),
        (_, Truth::Maybe) if right_name => Some(PoweredBy::Unknown(Why::Guard)),
        (_, Truth::Yes) if right_name && matches!(state, PoweredBy::Quiet) => {
            Some(PoweredBy::Ineffective(at, IneffectiveTry::SwitchedOnAgain))
        }
        // `enable` and `set(…, true)` say what holds anyway; any other value is meant to replace the header.
        (_, Truth::Yes) if right_name && !is_plain_yes(written) => {
            Some(PoweredBy::Ineffective(at, IneffectiveTry::TruthyValue(written.clone())))
        }
        (Some(name), Truth::No) if name.eq_ignore_ascii_case(setting) && !matches!(state, PoweredBy::Quiet) => {
            Some(PoweredBy::Ineffective(at, IneffectiveTry::LetterCase(name.into())))
        }
        _ => None,
    }
}

fn is_plain_yes(written: &str) -> bool {
    matches!(written, "true" | "1") || written.to_ascii_lowercase().contains(HEADER)
}

fn after_remover(remover: &Remover, call: &Call, routed: bool) -> PoweredBy {
    let at = call.callee;
    match (&remover.kept_by, mount_path(call)) {
        (Some((option, at)), _) => PoweredBy::Ineffective(*at, IneffectiveTry::KeptByOption(option.clone())),
        (None, Some(path)) => PoweredBy::Ineffective(at, IneffectiveTry::OnlyUnderPath(path)),
        (None, None) if routed => PoweredBy::Ineffective(at, IneffectiveTry::AfterRoutes),
        (None, None) => PoweredBy::Quiet,
    }
}

/// The app into which each app is mounted, and where.
fn parents(sketches: &[Sketch<'_>]) -> FxHashMap<ObjectId, (ObjectId, Span)> {
    let mut parents = FxHashMap::default();
    for sketch in sketches {
        for event in &sketch.events {
            let Event::Mount { call } = event else { continue };
            for id in mounted_ids(event) {
                if sketches.iter().any(|other| other.id == id) && id != sketch.id {
                    parents.entry(id).or_insert((sketch.id, call.callee));
                }
            }
        }
    }
    parents
}

/// Apps that listen, or are given to something that does.
fn served(source: Source<'_>, sketches: &[Sketch<'_>]) -> FxHashMap<ObjectId, bool> {
    let mut served: FxHashMap<ObjectId, bool> = sketches
        .iter()
        .map(|sketch| (sketch.id, sketch.events.iter().any(|event| matches!(event, Event::Listen))))
        .collect();
    // An object that holds the app and has a method that listens: `this.app` of a server class.
    for call in &source.outcome.calls {
        for argument in &call.arguments {
            if let Some(object) = argument.object()
                && matches!(object.kind, ObjectKind::Host(_))
                && rows(source, call.node).any(|(_, row)| matches!(row, Row::Listen(_)))
            {
                served.entry(object.id).and_modify(|listens| *listens = true);
            }
        }
    }
    served
}

/// Whether a value is perhaps the server that an app is built on, and not its options.
fn is_adapter(given: &Tree) -> bool {
    match given.object() {
        Some(object) => !matches!(object.kind, ObjectKind::Plain),
        None => !given.data().is_some_and(Data::is_undefined),
    }
}

fn state(
    sketch: &Sketch<'_>,
    source: Source<'_>,
    states: &FxHashMap<ObjectId, PoweredBy>,
    parents: &FxHashMap<ObjectId, (ObjectId, Span)>,
    served: &FxHashMap<ObjectId, bool>,
) -> PoweredBy {
    let own = states.get(&sketch.id).cloned().unwrap_or(PoweredBy::NotServed);
    if sketch.row.adapter.as_ref().is_some_and(|place| is_adapter(&sketch.call.at(place))) {
        return PoweredBy::Unknown(Why::Parameter("adapter".into()));
    }
    if matches!(own, PoweredBy::Quiet | PoweredBy::Unknown(_)) {
        return own;
    }
    if source.outcome.escaped.contains(&sketch.id) {
        return PoweredBy::Unknown(Why::Parameter("app".into()));
    }
    let listens = |id: &ObjectId| served.get(id).copied().unwrap_or(false);
    if listens(&sketch.id) {
        return own;
    }
    match parents.get(&sketch.id) {
        Some((parent, _)) if source.outcome.escaped.contains(parent) => {
            PoweredBy::Unknown(Why::Parameter("app".into()))
        }
        Some((parent, mount)) if listens(parent) && matches!(states.get(parent), Some(PoweredBy::Quiet)) => match own {
            PoweredBy::Sent => PoweredBy::SentByMounted(*mount),
            other => other,
        },
        _ => PoweredBy::NotServed,
    }
}
