//! Options that look like attributes of a cookie and that the library never reads where they stand.

use smol_str::{SmolStr, format_smolstr};

use super::{IgnoredOption, OptionMistake};
use crate::eval::{ObjectKind, Tree};
use crate::model::{AttributesModel, ConfiguredModel, PackageModel, Place};

/// Names that other libraries use, what they mean, and whose they are.
const FOREIGN_NAMES: &[(&str, Meaning, &str)] = &[
    ("isSecure", Meaning::Secure, "hapi"),
    ("isHttpOnly", Meaning::HttpOnly, "hapi"),
    ("isSameSite", Meaning::SameSite, "hapi"),
];

#[derive(Debug, Clone, Copy)]
enum Meaning {
    Secure,
    HttpOnly,
    SameSite,
}

/// In an object that holds the attributes of a cookie.
pub(super) fn in_options(options: &Tree, model: &AttributesModel, package: &PackageModel) -> Vec<IgnoredOption> {
    let known: Vec<&str> = model.options().collect();
    entries(options)
        .filter(|(key, _)| !known.contains(key) && !model.other.iter().any(|other| other == key))
        .filter_map(|(key, tree)| {
            let right = known.iter().find(|right| right.eq_ignore_ascii_case(key));
            let (right, mistake) = match right {
                Some(right) => ((*right).into(), OptionMistake::LetterCase { right: (*right).into() }),
                None => foreign(key, model, package)?,
            };
            let is_given_rightly = is_given(options, &right);
            Some(IgnoredOption { key: key.into(), at: tree.key.or(tree.written)?, mistake, is_given_rightly })
        })
        .collect()
}

fn foreign(key: &str, model: &AttributesModel, package: &PackageModel) -> Option<(SmolStr, OptionMistake)> {
    let (_, meaning, library) =
        FOREIGN_NAMES.iter().find(|(name, _, library)| *name == key && package.title != *library)?;
    let right = match meaning {
        Meaning::Secure => &model.secure.option,
        Meaning::HttpOnly => &model.http_only.option,
        Meaning::SameSite => &model.same_site.option,
    };
    Some((right.clone(), OptionMistake::OtherLibrary { right: right.clone(), library: (*library).into() }))
}

/// In the options of a call that configures a cookie, whose attributes may lie deeper.
pub(super) fn in_configured(
    options: &Tree,
    model: &AttributesModel,
    row: &ConfiguredModel,
    package: &PackageModel,
) -> Vec<IgnoredOption> {
    let Some(nested) = &row.attributes_in else {
        let mut found = in_options(options, model, package);
        found.extend(nested_in_vain(options, model));
        return found;
    };
    if nested.contains('.') {
        // What lies beside the way to the attributes belongs to something else.
        let path: Vec<SmolStr> = nested.split('.').map(SmolStr::new).collect();
        return in_options(&options.under(&path), model, package);
    }
    let attributes = options.property(nested);
    let mut found = in_options(&attributes, model, package);
    found.extend(misplaced_name(options, nested, row));
    let known: Vec<&str> = model.options().collect();
    let beside = entries(options).filter(|(key, _)| !row.beside.iter().any(|known| known == key));
    found.extend(beside.filter_map(|(key, tree)| {
        let right = known.iter().find(|right| right.eq_ignore_ascii_case(key));
        let (right, is_given_rightly) = match right {
            Some(right) => (format_smolstr!("{nested}.{right}"), is_given(&attributes, right)),
            None if key.strip_suffix('s') == Some(nested.as_str()) => (nested.clone(), is_given(options, nested)),
            None => return None,
        };
        Some(IgnoredOption {
            key: key.into(),
            at: tree.key.or(tree.written)?,
            mistake: OptionMistake::Level { right },
            is_given_rightly,
        })
    }));
    found
}

/// The session's name given among the attributes.
fn misplaced_name(options: &Tree, nested: &str, row: &ConfiguredModel) -> Option<IgnoredOption> {
    let name = row.name.first().filter(|place| place.properties.len() == 1)?.option()?;
    let named = options.property(nested).object()?.properties.get(name)?.clone();
    let at = named.key.or(named.written)?;
    let key = format_smolstr!("{nested}.{name}");
    let is_given_rightly = row.name.iter().filter_map(Place::option).any(|name| is_given(options, name));
    Some(IgnoredOption { key, at, mistake: OptionMistake::Level { right: name.clone() }, is_given_rightly })
}

/// An object of attributes where the library reads them from the options themselves.
fn nested_in_vain(options: &Tree, model: &AttributesModel) -> Option<IgnoredOption> {
    let nested = options.object()?.properties.get("cookie")?;
    let known: Vec<&str> = model.options().collect();
    let held: Vec<SmolStr> = entries(nested)
        .filter_map(|(key, _)| known.iter().find(|right| right.eq_ignore_ascii_case(key)).map(|right| (*right).into()))
        .collect();
    if held.is_empty() {
        return None;
    }
    let missing: Vec<_> = held.into_iter().filter(|right| !is_given(options, right)).collect();
    Some(IgnoredOption {
        key: "cookie".into(),
        at: nested.key.or(nested.written)?,
        is_given_rightly: missing.is_empty(),
        mistake: OptionMistake::Nested { missing },
    })
}

/// Whether an object certainly has an option.
fn is_given(options: &Tree, option: &str) -> bool {
    entries(options).any(|(key, _)| key == option)
}

fn entries(tree: &Tree) -> impl Iterator<Item = (&str, &Tree)> {
    let object = tree.object().filter(|object| matches!(object.kind, ObjectKind::Plain | ObjectKind::Instance(_)));
    object.into_iter().flat_map(|object| object.properties.iter().map(|(key, tree)| (key.as_str(), tree)))
}
