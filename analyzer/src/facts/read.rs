//! Turns recorded values into what rules judge: one attribute at a time, with its place and its trail.

use smol_str::SmolStr;

use super::{SameSite, Switch};
use crate::eval::{Data, Note, Piece, Shape, Trail, Tree, Truth};
use crate::model::{SameSiteModel, SwitchDefault, SwitchModel, TextModel, Undefined, Version};
use crate::source::Span;
use crate::value::{Attribute, Step, Text, TextPiece, Value, Why};

/// What a recorded value is, given what a plain value means; cases and undeclared variables are dealt with here.
pub fn value_of<T: Clone + PartialEq>(tree: &Tree, meaning: &impl Fn(&Tree) -> Value<T>) -> Value<T> {
    let unset = match &tree.shape {
        Shape::OneOf(cases) => agreed(cases.iter().map(|case| value_of(case, meaning))),
        _ => meaning(tree),
    };
    if tree.variables.is_empty() || tree.otherwise.iter().all(|other| value_of(other, meaning) == unset) {
        return unset;
    }
    Value::When { variables: tree.variables.clone(), unset: Box::new(unset) }
}

/// The value of all cases, when they agree.
pub fn agreed<T: Clone + PartialEq>(values: impl Iterator<Item = Value<T>>) -> Value<T> {
    let mut result: Option<Value<T>> = None;
    let mut doubt = None;
    for value in values {
        match (&result, value) {
            (_, Value::Unknown(why)) => return Value::Unknown(why),
            (Some(previous), value) if *previous != value => doubt = Some(Why::Guard),
            (_, value) => result = Some(value),
        }
    }
    match (doubt, result) {
        (Some(why), _) => Value::Unknown(why),
        (None, Some(value)) => value,
        (None, None) => Value::Unknown(Why::Expression),
    }
}

/// Builds an attribute from the value that is given for it and what the library makes of that.
pub fn attribute<T: Clone + PartialEq>(tree: &Tree, effective: impl Fn(&Tree) -> Value<T>) -> Attribute<T> {
    let written = value_of(tree, &|leaf| match leaf.data() {
        Some(Data::Absent) => Value::Unset,
        _ => effective(leaf),
    });
    let (at, trail) = place_of(tree);
    let (changed_by, declared) = (changed_by(&trail, &tree.variables), declared(&trail));
    let effective = value_of(tree, &effective);
    Attribute { changed_by, declared, ..Attribute::new(written, effective, at, steps(&trail, at)) }
}

/// An attribute that is read from the property of an object. When it is unknown because the object is, the object is
/// the place to look.
pub fn property<T: Clone + PartialEq>(object: &Tree, key: &str, effective: impl Fn(&Tree) -> Value<T>) -> Attribute<T> {
    let mut property = attribute(&object.property(key), effective);
    if property.at.is_none() && matches!(property.effective.when_unset(), Value::Unknown(_)) {
        let (at, trail) = place_of(object);
        property.at = at;
        if property.trail.is_empty() {
            property.trail = steps(&trail, at);
        }
    }
    property
}

/// Where a value is written, and where it came from.
fn place_of(tree: &Tree) -> (Option<Span>, Trail) {
    if tree.written.is_some() {
        return (tree.written, tree.trail.clone());
    }
    let cases = match &tree.shape {
        Shape::OneOf(cases) => cases.as_slice(),
        _ => &[],
    };
    let with_place = cases.iter().chain(&tree.otherwise).find(|case| case.written.is_some());
    with_place.map_or((None, tree.trail.clone()), |case| (case.written, case.trail.clone()))
}

/// The steps of a trail in words, each once, without constants at the place that is shown anyway.
pub fn steps(trail: &Trail, at: Option<Span>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for step in trail.steps() {
        let Some(note) = words(&step.note) else { continue };
        let shown = Step { at: step.at, note };
        let is_shown_anyway = step.note == Note::Written && within(step.at, at);
        if !is_shown_anyway && !steps.contains(&shown) {
            steps.push(shown);
        }
    }
    steps
}

/// The text that a value's only variable is compared with, if nothing else is made of the variable.
fn changed_by(trail: &Trail, variables: &[SmolStr]) -> Option<SmolStr> {
    let [variable] = variables else { return None };
    let steps = trail.steps();
    let reads: Vec<_> = steps.iter().filter(|step| step.note == Note::Undeclared(variable.clone())).collect();
    let texts: Vec<_> = steps
        .iter()
        .filter_map(|step| match &step.note {
            Note::Compared(_, text) => Some(text),
            _ => None,
        })
        .collect();
    let is_whole = !steps.iter().any(|step| matches!(step.note, Note::LeftOut(_)));
    let agree = reads.windows(2).all(|pair| pair[0] == pair[1]) && texts.windows(2).all(|pair| pair[0] == pair[1]);
    texts.first().filter(|_| is_whole && agree).map(|text| (*text).clone())
}

/// The variables on a trail that the deployment was declared to set: all but `NODE_ENV` as it is assumed.
fn declared(trail: &Trail) -> Vec<SmolStr> {
    let mut names: Vec<SmolStr> = Vec::new();
    for step in trail.steps() {
        if let Note::Environment(name, value) = step.note
            && (name.as_str(), value.as_str()) != ("NODE_ENV", "production")
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

pub(super) fn within(inner: Option<Span>, outer: Option<Span>) -> bool {
    inner.zip(outer).is_some_and(|(inner, outer)| inner.file == outer.file && outer.range.contains(inner.range))
}

fn words(note: &Note) -> Option<String> {
    Some(match note {
        Note::Written => "written here".to_owned(),
        Note::Assigned(name) => format!("`{name}` is set here"),
        Note::Spread => "copied here".to_owned(),
        Note::Passed(name) => format!("passed as `{name}` here"),
        Note::Returned => "returned by this call".to_owned(),
        Note::Imported(specifier) => format!("imported from `{specifier}`"),
        Note::Environment(name, value) => format!("`{name}` is `{value}`"),
        Note::Undeclared(name) => format!("`{name}` is not given by `--env`, and may be unset"),
        Note::LeftOut(1) => "1 step in the middle is left out".to_owned(),
        // The condition stands where the finding or a step does.
        Note::Compared(..) => return None,
        Note::LeftOut(steps) => format!("{steps} steps in the middle are left out"),
    })
}

/// Why a plain value cannot be told.
pub fn why(data: &Data) -> Why {
    match data {
        Data::Unknown(why) => why.clone(),
        _ => Why::Expression,
    }
}

/// `Secure` or `HttpOnly` as a library makes it of an option.
pub fn switch(tree: &Tree, model: &SwitchModel) -> Value<Switch> {
    let default = Value::Is(Switch::of_default(model.default));
    let Some(data) = tree.data() else { return Value::Is(Switch::On) };
    match data {
        Data::Absent => default,
        Data::Undefined if model.undefined == Undefined::Default => default,
        data if model.falsy == Undefined::Default && data.truth() == Truth::No => default,
        Data::Unknown(Why::Request) => Value::Is(Switch::Connection),
        data if model.auto && data.text().is_some_and(|text| text == "auto") => Value::Is(Switch::Connection),
        data => truth(data),
    }
}

impl Switch {
    /// What holds when nothing is written.
    pub(super) fn of_default(default: SwitchDefault) -> Self {
        match default {
            SwitchDefault::Off => Self::Off,
            SwitchDefault::On => Self::On,
            SwitchDefault::Connection => Self::Connection,
        }
    }
}

/// Any option that counts by its truth.
pub fn truth(data: &Data) -> Value<Switch> {
    match data.truth() {
        Truth::Yes => Value::Is(Switch::On),
        Truth::No => Value::Is(Switch::Off),
        Truth::Maybe => Value::Unknown(why(data)),
    }
}

/// `SameSite` as a library makes it of an option.
pub fn same_site(tree: &Tree, model: &SameSiteModel, version: Option<Version>) -> Value<SameSite> {
    let since = |bound: Option<Version>| bound.is_some_and(|bound| version.is_none_or(|version| version >= bound));
    let default = || Value::Is(same_site_of(&model.default).unwrap_or(SameSite::Absent));
    let data = match tree.data() {
        Some(Data::Absent) => return default(),
        Some(Data::Undefined) if model.undefined == Undefined::Default => return default(),
        Some(data) => data,
        None => return Value::Is(SameSite::Throws("an object".into())),
    };
    match (data, data.text()) {
        (Data::Unknown(Why::Request), _) => Value::Is(SameSite::Connection),
        (Data::Bool(true), _) if model.true_is.is_empty() => Value::Is(SameSite::Strict),
        (Data::Bool(true), _) => Value::Is(SameSite::Invalid(model.true_is.clone())),
        (_, Some(text)) if text == "auto" && since(model.auto_since) => Value::Is(SameSite::Connection),
        (_, Some(text)) if !text.is_empty() => Value::Is(match same_site_of(text) {
            Some(SameSite::None) if model.none_since.is_some() && !since(model.none_since) => {
                SameSite::Throws(text.clone())
            }
            Some(known) if !model.case_sensitive || is_documented(text) => known,
            _ if model.throws => SameSite::Throws(text.clone()),
            _ => SameSite::Invalid(text.clone()),
        }),
        _ => match data.truth() {
            Truth::No => Value::Is(SameSite::Absent),
            Truth::Maybe => Value::Unknown(why(data)),
            Truth::Yes => match data {
                Data::Number(number) => Value::Is(SameSite::Throws(number.to_string().into())),
                _ => Value::Unknown(why(data)),
            },
        },
    }
}

/// A value that browsers know, in any letter case.
pub fn same_site_of(text: &str) -> Option<SameSite> {
    match text.to_ascii_lowercase().as_str() {
        "strict" => Some(SameSite::Strict),
        "lax" => Some(SameSite::Lax),
        "none" => Some(SameSite::None),
        _ => None,
    }
}

/// Whether a value is written as browsers document it.
fn is_documented(text: &str) -> bool {
    matches!(text, "Strict" | "Lax" | "None")
}

/// `Path` or `Domain` as a library makes it of an option.
pub fn path_or_domain(tree: &Tree, model: &TextModel) -> Value<Text> {
    let default = || match model.default.as_str() {
        "" => Value::Unset,
        text => Value::Is(Text::constant(text)),
    };
    match tree.data() {
        Some(Data::Absent) => default(),
        Some(Data::Undefined) if model.undefined == Undefined::Default => default(),
        Some(Data::Null) if model.null == Undefined::Default => default(),
        Some(data) if data.truth() == Truth::No => Value::Unset,
        Some(data) => text(data),
        None => Value::Unknown(Why::Expression),
    }
}

/// A string, known in full or in part.
pub fn text(data: &Data) -> Value<Text> {
    match data {
        Data::String(text) => Value::Is(Text::constant(text.clone())),
        Data::Number(number) => Value::Is(Text::constant(number.to_string())),
        Data::Text(pieces) => Value::Is(Text {
            pieces: pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Known(text, at) => TextPiece::Known(text.clone(), *at),
                    Piece::Unknown(source) => TextPiece::Unknown(source.clone()),
                })
                .collect(),
        }),
        _ => Value::Unknown(why(data)),
    }
}
