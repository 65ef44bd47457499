//! The calls that a call refers to: the one that made its receiver, that gave its package to an app, or that defined
//! its cookie.

use super::collect::Source;
use crate::eval::{Call, Data, Tree};
use crate::model::{ConfiguredModel, CookieModel, DefinedBy, PackageModel, Place, Places, Row, Subject};
use crate::value::Why;

/// A call with what it refers to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Related<'a> {
    source: Source<'a>,
    call: &'a Call,
    package: &'a PackageModel,
    definition: Definition<'a>,
}

/// The call that defined a cookie.
#[derive(Debug, Clone, Copy)]
enum Definition<'a> {
    Found(&'a Call, &'a ConfiguredModel),
    /// There is none.
    Missing,
    /// It cannot be told which one it is.
    Unknown,
}

impl<'a> Related<'a> {
    pub(super) fn of(source: Source<'a>, call: &'a Call, package: &'a PackageModel) -> Self {
        Self { source, call, package, definition: Definition::Missing }
    }

    pub(super) fn of_cookie(source: Source<'a>, call: &'a Call, package: &'a PackageModel, row: &CookieModel) -> Self {
        let related = Self::of(source, call, package);
        Self { definition: related.definition(row), ..related }
    }

    /// What stands at a place; unknown when it cannot be told which call is meant.
    pub(super) fn at(&self, place: &Place) -> Tree {
        match (place.subject, self.definition) {
            (Subject::Call | Subject::Options, _) => self.call.at(place),
            (Subject::Receiver, _) => self.maker().map_or_else(Tree::absent, |made| made.at(place)),
            (Subject::Registration, _) => self.registered(place),
            (Subject::Definition, Definition::Found(call, _)) => call.at(place),
            (Subject::Definition, Definition::Missing) => Tree::absent(),
            (Subject::Definition, Definition::Unknown) => Tree::unknown(Why::Order),
        }
    }

    /// The name of a cookie; the one that the library takes when the definition gives none.
    pub(super) fn name(&self, row: &CookieModel) -> Tree {
        let name = self.at(&row.name);
        match self.definition {
            Definition::Found(_, definition)
                if row.name.subject == Subject::Definition
                    && name.data().is_some_and(Data::is_undefined)
                    && !definition.default_name.is_empty() =>
            {
                Tree::constant(Data::String(definition.default_name.clone()))
            }
            _ => name,
        }
    }

    /// The objects at several places as one: each gives what those before it leave out.
    pub(super) fn layered(&self, places: &Places) -> Tree {
        let layers = places.iter().map(|place| self.at(place));
        layers.reduce(|above, below| above.over(&below)).unwrap_or_else(Tree::absent)
    }

    /// Whether the call that defined the cookie says everything about it.
    pub(super) fn is_told_by_definition(&self, row: &CookieModel) -> bool {
        matches!(self.definition, Definition::Found(..)) && !row.deletes && !gives_options(self.call, row)
    }

    /// The call that made the value whose method is called.
    fn maker(&self) -> Option<&'a Call> {
        let receiver = self.call.receiver?;
        self.source.outcome.calls.iter().find(|made| made.made == Some(receiver))
    }

    /// What the package was given as a plugin; unknown when several apps gave it.
    fn registered(&self, place: &Place) -> Tree {
        let node = self.package.packages.first().and_then(|name| self.source.models.package(name));
        let calls = self.source.outcome.calls.iter();
        let given: Vec<Tree> = calls.filter(|call| Some(call.node) == node).map(|call| call.at(place)).collect();
        match given.as_slice() {
            [only] => only.clone(),
            // It is registered where this program does not show.
            [] => Tree::unknown(Why::Order),
            several if several.iter().all(|tree| tree.data().is_some_and(Data::is_undefined)) => Tree::absent(),
            _ => Tree::unknown(Why::Order),
        }
    }

    fn definition(&self, row: &CookieModel) -> Definition<'a> {
        let Some(defined_by) = row.defined_by else { return Definition::Missing };
        let all: Vec<_> = defining(self.source, self.package).collect();
        match defined_by {
            DefinedBy::Receiver => {
                let made = all.iter().find(|(call, _)| call.made.is_some() && call.made == self.call.receiver);
                match (made, all.as_slice()) {
                    (Some((call, row)), _) => Definition::Found(call, row),
                    // A method taken out of the value: of the only one there is.
                    (None, [(only, row)]) => Definition::Found(only, row),
                    _ => Definition::Unknown,
                }
            }
            DefinedBy::Name => {
                let Some(name) = text_of(&self.call.at(&row.name)) else { return Definition::Unknown };
                let names = all.iter().map(|(call, row)| row.name.first().and_then(|place| text_of(&call.at(place))));
                let names: Vec<_> = names.collect();
                match names.iter().position(|known| known.as_ref() == Some(&name)) {
                    Some(index) => Definition::Found(all[index].0, all[index].1),
                    None if names.iter().all(Option::is_some) => Definition::Missing,
                    None => Definition::Unknown,
                }
            }
        }
    }
}

fn text_of(tree: &Tree) -> Option<smol_str::SmolStr> {
    tree.data().and_then(Data::text).cloned()
}

/// The calls that define cookies of a package.
fn defining<'a>(
    source: Source<'a>,
    package: &'a PackageModel,
) -> impl Iterator<Item = (&'a Call, &'a ConfiguredModel)> {
    source.rows(package).filter_map(|(call, row)| match row {
        Row::Configured(row) => Some((call, &package.configured[row])).filter(|(_, row)| row.defines),
        _ => None,
    })
}

/// Whether every call that sets a defined cookie gives it options of its own.
pub(super) fn is_always_overridden(source: Source<'_>, definition: &Call, package: &PackageModel) -> bool {
    let is_only = defining(source, package).nth(1).is_none();
    let name = |call: &Call, row: &CookieModel| text_of(&call.at(&row.name));
    let own_name = defining(source, package)
        .find(|(call, _)| std::ptr::eq(*call, definition))
        .and_then(|(call, row)| text_of(&call.at(row.name.first()?)));
    // To look for the definition of every use takes long where there are many.
    let may_be_use = |call: &Call, row: &CookieModel| match row.defined_by {
        Some(DefinedBy::Receiver) => is_only || call.receiver == definition.made,
        Some(DefinedBy::Name) => name(call, row) == own_name,
        None => false,
    };
    let mut uses = source.rows(package).filter_map(|(call, row)| {
        let Row::Cookie(row) = row else { return None };
        let row = &package.cookies[row];
        if !may_be_use(call, row) {
            return None;
        }
        let related = Related::of_cookie(source, call, package, row);
        let is_use = matches!(related.definition, Definition::Found(found, _) if std::ptr::eq(found, definition));
        (is_use && !row.deletes).then(|| gives_options(call, row))
    });
    uses.next().is_some_and(|first| first && uses.all(|overrides| overrides))
}

fn gives_options(call: &Call, row: &CookieModel) -> bool {
    let own = row.options.iter().find(|place| place.subject == Subject::Call);
    own.is_some_and(|place| !call.at(place).data().is_some_and(Data::is_undefined))
}
