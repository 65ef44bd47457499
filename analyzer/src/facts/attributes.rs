//! The attributes of a cookie from the object that holds its options, as its library reads them.

use std::sync::Arc;

use smol_str::SmolStr;

use super::collect::Source;
use super::read::{attribute, path_or_domain, same_site, switch, truth};
use super::{Cookie, Notation, OptionNames, Origin, Role, Site, Switch, place, refused};
use crate::eval::{Data, Tree};
use crate::model::{AttributesModel, NamePrefixModel, Version};
use crate::value::{Attribute, Text, Value, Why};

/// What the attributes of a cookie are read from.
pub(super) struct Attributes<'a> {
    pub(super) source: Source<'a>,
    pub(super) options: &'a Tree,
    pub(super) model: &'a AttributesModel,
    pub(super) version: Option<Version>,
}

impl Attributes<'_> {
    pub(super) fn cookie(&self, origin: Arc<Origin>, site: Site, name: Attribute<Text>) -> Cookie {
        let model = self.model;
        let prefix = model.name_prefix.as_ref().map(|prefix| self.name_prefix(prefix));
        let name = prefix.as_ref().map_or_else(|| name.clone(), |prefix| prefixed(&name, prefix));
        let refused = refused::refused(self.options, &name, model, self.version);
        let secure = self.option(&model.secure.option, |leaf| switch(leaf, &model.secure));
        Cookie {
            origin,
            site,
            notation: Notation::Options(SmolStr::default()),
            options: option_names(model),
            has_capital_same_site: model.same_site.case_sensitive,
            role: Role::Set,
            purpose: super::Purpose::Other,
            name,
            least_size: 0,
            is_flag: false,
            in_browser: false,
            secure: prefix.and_then(switched_on).unwrap_or(secure),
            http_only: self.option(&model.http_only.option, |leaf| switch(leaf, &model.http_only)),
            same_site: self.option(&model.same_site.option, |leaf| same_site(leaf, &model.same_site, self.version)),
            domain: self
                .option(model.domain.option.as_deref().unwrap_or("domain"), |leaf| path_or_domain(leaf, &model.domain)),
            path: self.option(model.path.option.as_deref().unwrap_or("path"), |leaf| path_or_domain(leaf, &model.path)),
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
        if key.is_empty() {
            return attribute(&Tree::absent(), effective);
        }
        place::option(self.source, self.options, key, effective)
    }

    fn partitioned(&self) -> Attribute<Switch> {
        let model = &self.model.partitioned;
        if model.since.zip(self.version).is_some_and(|(since, version)| version < since) {
            return Attribute::absent(Some(Switch::Off));
        }
        self.option(model.option.as_deref().unwrap_or("partitioned"), |leaf| {
            leaf.data().map_or(Value::Is(Switch::On), truth)
        })
    }
}

/// The options of a library that are not named as usual.
fn option_names(model: &AttributesModel) -> OptionNames {
    let all = [
        ("secure", &model.secure.option),
        ("httpOnly", &model.http_only.option),
        ("sameSite", &model.same_site.option),
        ("path", model.path.option.as_ref().unwrap_or(&SmolStr::new_static("path"))),
        ("domain", model.domain.option.as_ref().unwrap_or(&SmolStr::new_static("domain"))),
    ]
    .map(|(usual, own)| (usual, own.clone()));
    all.into_iter().filter(|(usual, own)| own != usual).collect()
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
