//! Files that configure a framework, which takes what they export.

use super::Evaluator;
use super::call::Arguments;
use super::store::{ObjectKind, Property};
use super::value::{Data, Truth, Val};
use crate::model::{NodeId, is_manifest};
use crate::source::{Span, TextRange};

impl Evaluator<'_> {
    /// Records what the program exports as the argument of a call, if its file configures a package that is known.
    pub(super) fn read_configuration(&mut self) {
        let Some(linked) = self.project.parsed(self.root) else { return };
        let depends_on = |name: &str| linked.manifest.depends_on.contains(name);
        let Some(node) = self.models.configuration(linked.source.path(), depends_on) else { return };
        if is_manifest(linked.source.path()) {
            return self.read_manifest(node);
        }
        let overridden_by = self.models.type_of(node).map_or(&[][..], |known| &known.overridden_by);
        if self.project.has_beside(self.root, overridden_by) != Some(false) {
            return;
        }
        let exported = self.configuration_exported(linked.is_es_module());
        let start = Span { file: self.root, range: TextRange { start: 0, end: 0 } };
        let value = match &exported.data {
            Data::Object(id) if self.is_callable(*id) => {
                // Frameworks wait for what comes later.
                self.awaited = Some(start);
                self.call(&exported, Val::undefined(), Arguments::open(Vec::new()), start)
            }
            _ => exported,
        };
        let made = match &value.data {
            Data::Object(id) => self.store.object(*id).made,
            _ => None,
        };
        let at = made.filter(|made| made.file == self.root).unwrap_or(start);
        self.record(node, None, &Arguments::of([Property::new(value)]), at, at);
    }

    /// Records a configuration of which nothing is given, at the place where the project asks for the package.
    fn read_manifest(&mut self, node: NodeId) {
        let manifest = self.exported(self.root, "default").data;
        let names = self.models.names_of(node);
        let places = ["dependencies", "devDependencies"].into_iter().filter_map(|kind| {
            let Data::Object(manifest) = manifest else { return None };
            let Data::Object(packages) = self.find_property(manifest, kind)?.value.data else { return None };
            names.iter().find_map(|name| self.find_property(packages, name)?.key)
        });
        let Some(at) = places.into_iter().next() else { return };
        self.record(node, None, &Arguments::default(), at, at);
    }

    /// The default export; of other modules than compiled ones everything that they export.
    fn configuration_exported(&mut self, is_es_module: bool) -> Val {
        if is_es_module {
            return self.exported(self.root, "default");
        }
        let exports = self.module_exports(self.root);
        match self.member(&exports, "__esModule").data.truth() {
            Truth::Yes => self.member(&exports, "default").present(),
            Truth::No | Truth::Maybe => exports,
        }
    }

    /// What `withSomething(configuration)` of a package that is not read gives in a file of configuration: the
    /// configuration, to which such functions add what is theirs.
    pub(super) fn given_to_wrapper(&self, label: &str, arguments: &Arguments) -> Option<Val> {
        let rest = label.strip_prefix("with")?;
        if self.current.file != self.root || !rest.starts_with(|first: char| first.is_uppercase() || first == '(') {
            return None;
        }
        if !self.models.may_configure(self.current.source.path()) {
            return None;
        }
        let is_plain = |value: &Val| match value.data {
            Data::Object(id) => {
                matches!(self.store.object(id).kind, ObjectKind::Plain | ObjectKind::Function(_))
            }
            _ => false,
        };
        arguments.all().iter().map(|argument| &argument.value).find(|value| is_plain(value)).cloned()
    }
}
