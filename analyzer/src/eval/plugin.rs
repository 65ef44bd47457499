//! Plugins: functions, or objects with one, that an app calls with itself and with options.

use super::Evaluator;
use super::call::{Arguments, Site};
use super::store::{ObjectKind, Property};
use super::value::{Data, Val};

/// How deep lists of plugins are followed.
const MAX_DEPTH: usize = 4;

impl Evaluator<'_> {
    /// Calls what an app is given as a plugin: a function with the options after it, a list of plugins, or an object
    /// that holds a plugin and its options.
    pub(super) fn plug_in(&mut self, app: &Val, given: &Val, arguments: &Arguments, site: &Site) {
        let rest = Arguments::of(arguments.all().iter().skip(1).cloned());
        self.plug_in_one(app, given, &rest, site, 0);
    }

    fn plug_in_one(&mut self, app: &Val, given: &Val, options: &Arguments, site: &Site, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        if self.is_list(given) {
            for plugin in self.items_of(given).unwrap_or_default() {
                self.plug_in_one(app, &plugin, options, site, depth + 1);
            }
            return;
        }
        if let Some(plugin) = self.own_property(given, "plugin") {
            let own = self.own_property(given, "options").unwrap_or_else(|| Property::new(Val::undefined()));
            return self.plug_in_one(app, &plugin.value, &Arguments::of([own]), site, depth + 1);
        }
        let register = self.own_property(given, "register").map(|register| register.value);
        let (function, this) = match register {
            Some(register) => (register, given.clone()),
            None => (given.clone(), Val::undefined()),
        };
        let passed = std::iter::once(Property::new(app.clone())).chain(options.all().iter().cloned());
        self.call_value(&function, this, &Arguments::of(passed), site);
    }

    fn is_list(&self, value: &Val) -> bool {
        matches!(value.data, Data::Object(id) if matches!(self.store.object(id).kind, ObjectKind::Array))
    }

    /// A property that an object of the program certainly has.
    fn own_property(&self, value: &Val, key: &str) -> Option<Property> {
        match &value.data {
            Data::Object(id) => self.store.object(*id).properties.get(key).cloned(),
            _ => None,
        }
    }
}
