//! Classes of the project and their instances.

use super::call::Arguments;
use super::store::{ClassClosure, Closure, FunctionKey, ObjectKind, Property};
use super::value::{Data, ObjectId, Truth, Val};
use super::{Evaluator, Frame, MAX_FRAMES};
use crate::model::NodeId;
use crate::module::{Class, ClassId, ClassMember, Expr, ExprId, Key, MemberKind};
use crate::source::Span;
use crate::value::Why;

impl<'a> Evaluator<'a> {
    pub(super) fn make_class(&mut self, class: ClassId) -> Val {
        let definition: &'a Class = self.module.class(class);
        let superclass = definition.superclass.map(|superclass| self.evaluate(superclass));
        for decorator in &definition.decorators {
            self.decorate(*decorator);
        }
        let closure = ClassClosure { file: self.current.file, class, scope: self.scope, superclass };
        let made = self.span(definition.range);
        let object = self.store.allocate(ObjectKind::Class(closure), Some(made));
        self.classes.push(object);
        let prototype = self.store.allocate(ObjectKind::Plain, None);
        self.store.set(object, "prototype", Property::new(Val::new(Data::Object(prototype))));
        if let Some(name) = &definition.name {
            self.bindings.insert(object, name.clone());
            let outer = self.scope;
            self.scope = self.scopes.enter(Some(outer));
            self.declare(name, Val::new(Data::Object(object)));
            self.define_members(definition, object, prototype);
            self.scope = outer;
        } else {
            self.define_members(definition, object, prototype);
        }
        Val::new(Data::Object(object))
    }

    /// Evaluates a decorator of a class. One of a package notes what it is given, and changes nothing of it.
    fn decorate(&mut self, decorator: ExprId) {
        if let Expr::Call { callee, arguments, .. } = self.module.expression(decorator)
            && let Expr::Name(_) = self.module.expression(*callee)
            && let Data::Host(_) | Data::Unknown(Why::Import(_)) = self.evaluate(*callee).data
        {
            for argument in self.arguments(arguments).all() {
                self.schedule_functions(&argument.value);
            }
            return;
        }
        let value = self.evaluate(decorator);
        self.schedule_functions(&value);
    }

    fn define_members(&mut self, definition: &'a Class, class: ObjectId, prototype: ObjectId) {
        let this = Val::new(Data::Object(class));
        self.frames.push(Frame {
            this,
            class: Some(class),
            early: None,
            exits: Vec::new(),
            tries: Vec::new(),
            function: None,
        });
        if let ObjectKind::Class(mut closure) = self.store.object(class).kind.clone() {
            closure.scope = self.scope;
            self.store.set_kind(class, ObjectKind::Class(closure));
        }
        for member in &definition.members {
            for decorator in &member.decorators {
                self.evaluate(*decorator);
            }
            let target = if member.is_static { class } else { prototype };
            self.define_member(member, target, class);
        }
        self.frames.pop();
    }

    fn define_member(&mut self, member: &'a ClassMember, target: ObjectId, class: ObjectId) {
        let Some(key) = self.key(&member.key) else { return self.store.blur(target, &Why::DynamicKey) };
        match &member.kind {
            MemberKind::Method(function) => {
                let method = self.make_function(*function, Some(class));
                self.store.set(target, key, Property { hidden: Truth::Yes, ..Property::new(method) });
            }
            MemberKind::Getter(function) => {
                let getter = self.make_function(*function, Some(class));
                self.set_accessor(target, key, (Some(getter), None), Truth::Yes);
            }
            MemberKind::Setter(function) => {
                let setter = self.make_function(*function, Some(class));
                self.set_accessor(target, key, (None, Some(setter)), Truth::Yes);
            }
            MemberKind::Field(value) if member.is_static => {
                let written = value.map(|value| self.span_of(value));
                let value = value.map_or_else(Val::undefined, |value| self.evaluate(value));
                self.store.set(target, key, Property { written, ..Property::new(value) });
            }
            MemberKind::Field(_) => {}
            MemberKind::StaticBlock(function) => {
                let block = self.make_function(*function, Some(class));
                let at = self.span(member.key_range);
                self.call(&block, Val::new(Data::Object(class)), Arguments::default(), at);
            }
        }
    }

    /// `new` of a class or function of the project.
    pub(super) fn construct(&mut self, constructor: ObjectId, arguments: &Arguments, at: Span) -> Val {
        let instance = self.store.allocate(ObjectKind::Instance(constructor), Some(at));
        let mut class = Some(constructor);
        for _ in 0..MAX_FRAMES {
            let Some(id) = class else { break };
            self.instances.entry(id).or_default().push(instance);
            class = self.superclass(id);
        }
        let this = Val::new(Data::Object(instance));
        match self.store.object(constructor).kind.clone() {
            ObjectKind::Function(_) => {
                let result = self.call_function(constructor, this.clone(), arguments, at);
                made_by(result, this)
            }
            _ => self.initialise(constructor, &this, arguments, at, 0),
        }
    }

    /// Runs the fields and the constructor of a class or function on an instance; the object that comes of it.
    fn initialise(&mut self, class: ObjectId, this: &Val, arguments: &Arguments, at: Span, depth: usize) -> Val {
        let closure = match self.store.object(class).kind.clone() {
            ObjectKind::Class(closure) => closure,
            ObjectKind::Function(_) => {
                let result = self.call_function(class, this.clone(), arguments, at);
                return made_by(result, this.clone());
            }
            _ => {
                self.escape_arguments(arguments);
                return Self::unknown(Why::Expression);
            }
        };
        let Some(definition) = self.class_of(&closure) else { return Self::unknown(Why::Expression) };
        if depth >= MAX_FRAMES || self.frames.len() >= MAX_FRAMES {
            self.escape(this);
            return Self::unknown(Why::TooDeep);
        }
        match definition.constructor {
            // With a superclass the fields follow `super(…)`, which is run where it stands.
            Some(constructor) => {
                if closure.superclass.is_none() {
                    self.initialise_fields(class, this);
                }
                let constructor = FunctionKey { file: closure.file, id: constructor };
                let function = ObjectKind::Function(Closure {
                    function: constructor,
                    scope: closure.scope,
                    this: None,
                    class: Some(class),
                });
                let made = self.place_of(constructor);
                let function = self.store.allocate(function, made);
                self.closures.entry(constructor).or_default().push(function);
                let result = self.call_function(function, this.clone(), arguments, at);
                made_by(result, this.clone())
            }
            None => {
                let this = match closure.superclass {
                    Some(_) => self.initialise_super(class, this, arguments, at, depth + 1),
                    None => this.clone(),
                };
                self.initialise_fields(class, &this);
                this
            }
        }
    }

    fn initialise_super(&mut self, class: ObjectId, this: &Val, arguments: &Arguments, at: Span, depth: usize) -> Val {
        if let Some(parent) = self.superclass(class) {
            return self.initialise(parent, this, arguments, at, depth);
        }
        self.escape_arguments(arguments);
        this.clone()
    }

    /// `super(…)` in a constructor.
    pub(super) fn call_super(&mut self, arguments: &Arguments, at: Span) -> Val {
        let Some((Some(class), this)) = self.frame().map(|frame| (frame.class, frame.this.clone())) else {
            return Self::unknown(Why::Expression);
        };
        let this = self.initialise_super(class, &this, arguments, at, 0);
        self.initialise_fields(class, &this);
        if let Some(frame) = self.frame() {
            frame.this = this.clone();
        }
        this
    }

    fn initialise_fields(&mut self, class: ObjectId, this: &Val) {
        let ObjectKind::Class(closure) = self.store.object(class).kind.clone() else { return };
        let Data::Object(instance) = this.data else { return };
        let file = self.enter(closure.file);
        let outer = std::mem::replace(&mut self.scope, closure.scope);
        self.frames.push(Frame {
            this: this.clone(),
            class: Some(class),
            early: None,
            exits: Vec::new(),
            tries: Vec::new(),
            function: None,
        });
        for member in &self.module.class(closure.class).members {
            if let (MemberKind::Field(value), false) = (&member.kind, member.is_static)
                && let Some(key) = self.key(&member.key)
            {
                // TypeScript repeats a field to narrow its type; then it stays what the superclass made it.
                if value.is_none() && self.store.object(instance).properties.contains_key(&key) {
                    continue;
                }
                let written = value.map(|value| self.span_of(value));
                let value = value.map_or_else(Val::undefined, |value| self.evaluate(value));
                let value = match member.decorators.as_slice() {
                    [] => value,
                    _ => Val::join(&value, &Self::unknown(Why::Expression)),
                };
                self.store.set(instance, key, Property { written, ..Property::new(value) });
            }
        }
        self.frames.pop();
        self.scope = outer;
        self.leave(file);
    }

    /// The text of a class.
    pub(super) fn class_of(&self, closure: &ClassClosure) -> Option<&'a Class> {
        Some(self.records.get(&closure.file)?.linked.module.class(closure.class))
    }

    /// `super.key`: a member of what the running method's class extends.
    pub(super) fn super_member(&mut self, key: &'a Key) -> Val {
        let Some(key) = self.key(key) else { return Self::unknown(Why::DynamicKey) };
        let frame = self.frame().and_then(|frame| Some((frame.class?, frame.this.clone())));
        let found = frame.and_then(|(class, this)| {
            let parent = self.superclass(class)?;
            let is_static = matches!(this.data, Data::Object(id) if id == class);
            if is_static { self.find_property(parent, &key) } else { self.inherited_property(parent, &key) }
        });
        found
            .filter(|found| found.getter.is_none())
            .map_or_else(|| Self::unknown(Why::Member(key)), |found| found.value)
    }

    /// The class of the project that a class extends.
    pub(super) fn superclass(&self, class: ObjectId) -> Option<ObjectId> {
        match &self.store.object(class).kind {
            ObjectKind::Class(closure) => match closure.superclass.as_ref()?.data {
                Data::Object(parent) => Some(parent),
                _ => None,
            },
            _ => None,
        }
    }

    /// What an instance of a class that extends a library's has from that.
    pub(super) fn inherited_from_library(&self, instance: ObjectId, key: &str) -> Option<NodeId> {
        let ObjectKind::Instance(mut current) = self.store.object(instance).kind else { return None };
        for _ in 0..MAX_FRAMES {
            let ObjectKind::Class(closure) = &self.store.object(current).kind else { return None };
            match closure.superclass.as_ref()?.data {
                Data::Object(parent) => current = parent,
                Data::Host(node) => return self.models.member(self.models.result_of_new(node)?, key),
                _ => return None,
            }
        }
        None
    }

    /// Whether a class inherits from something that is not known.
    pub(super) fn extends_unknown(&self, class: ObjectId) -> bool {
        let mut current = Some(class);
        for _ in 0..MAX_FRAMES {
            let Some(id) = current else { return false };
            let prototype = self.prototype(id).map(|prototype| self.store.object(prototype));
            if self.store.object(id).open.is_some() || prototype.is_some_and(|prototype| prototype.open.is_some()) {
                return true;
            }
            let ObjectKind::Class(closure) = &self.store.object(id).kind else { return false };
            if closure.superclass.as_ref().is_some_and(|parent| !matches!(parent.data, Data::Object(_) | Data::Null)) {
                return true;
            }
            current = self.superclass(id);
        }
        true
    }

    /// The object that holds the methods of a class's or function's instances.
    pub(super) fn prototype(&self, constructor: ObjectId) -> Option<ObjectId> {
        match self.store.object(constructor).properties.get("prototype")?.value.data {
            Data::Object(prototype) => Some(prototype),
            _ => None,
        }
    }
}

/// What `new` gives: the object that a constructor returned, else the instance.
fn made_by(returned: Val, instance: Val) -> Val {
    match returned.data {
        Data::Object(_) | Data::Host(_) => returned,
        Data::Unknown(_) | Data::OneOf(_) => Val::unknown(Why::Expression),
        _ => instance,
    }
}
