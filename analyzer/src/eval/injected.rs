//! Services that a container gives to constructors: instances of the classes that the parameters' types name.

use smol_str::SmolStr;

use super::Evaluator;
use super::call::Arguments;
use super::store::ObjectKind;
use super::value::{Data, ObjectId, Val};
use crate::link::{Request, Target};
use crate::module::{Function, MemberKind};

impl Evaluator<'_> {
    /// What a constructor is given for a parameter whose type is a class of the project. An interface or an abstract
    /// class stands for classes that its name does not tell, and so does a class that others extend.
    pub(super) fn injected(&mut self, function: &Function, index: usize) -> Option<Val> {
        let [name] = function.parameters.get(index)?.annotation.as_deref()? else { return None };
        let classes = &self.module.classes;
        let mut constructors = classes.iter().filter_map(|class| class.constructor);
        if !constructors.any(|id| std::ptr::eq(self.module.function(id), function)) {
            return None;
        }
        let class = self.class_of_type(name)?;
        self.service_of(class)
    }

    /// What `container.get(Service)` gives, when the container is not known and what it is asked for is a class.
    pub(super) fn given_by_container(&mut self, container: &Val, method: &str, arguments: &Arguments) -> Option<Val> {
        let [service] = arguments.all() else { return None };
        let node = self.host_node(&container.data);
        let is_container = node.and_then(|node| self.models.type_of(node)).is_some_and(|known| known.container);
        match (&container.data, method, &service.value.data) {
            (data, "get" | "resolve", Data::Object(class)) if is_container || matches!(data, Data::Unknown(_)) => {
                self.service_of(*class)
            }
            _ => None,
        }
    }

    /// The instance of a class that is a service.
    fn service_of(&mut self, class: ObjectId) -> Option<Val> {
        if !self.is_service(class) {
            return None;
        }
        // Containers call what prepares a service.
        self.is_called_unseen = true;
        if !self.instances.contains_key(&class) {
            self.instantiate(class);
        }
        let instances = self.instances.get(&class)?.iter().map(|id| Val::new(Data::Object(*id)));
        Some(Val::join_all(instances.collect::<Vec<_>>()))
    }

    /// The class that a type name means in the file that runs now.
    fn class_of_type(&mut self, name: &SmolStr) -> Option<ObjectId> {
        let scope = self.records.get(&self.current.file)?.scope;
        let value = match self.imported_for_its_type(name) {
            Some(value) => value,
            None => self.read_cell(self.scopes.resolve(scope, name)?),
        };
        match (value.data, value.depends) {
            (Data::Object(class), None) => Some(class),
            _ => None,
        }
    }

    /// What `import type` means.
    fn imported_for_its_type(&mut self, name: &SmolStr) -> Option<Val> {
        let (specifier, binding) = self.import_of(name).filter(|(_, binding)| binding.type_only)?;
        match self.meaning(self.current.file, specifier, Request::Import) {
            Target::File(file) => Some(self.import_value(file, &binding.imported, specifier)),
            _ => None,
        }
    }

    /// Whether every value of a class's type does what the class says: it has methods, and nothing extends it.
    fn is_service(&self, class: ObjectId) -> bool {
        let ObjectKind::Class(closure) = &self.store.object(class).kind else { return false };
        let Some(definition) = self.class_of(closure) else { return false };
        let has_methods =
            definition.members.iter().any(|member| !member.is_static && matches!(member.kind, MemberKind::Method(_)));
        let is_extended = self.classes.iter().any(|other| self.superclass(*other) == Some(class))
            || definition.name.as_ref().is_some_and(|name| self.project.is_extended(name));
        has_methods && !definition.is_abstract && !is_extended
    }
}
