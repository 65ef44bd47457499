//! Writes variables and properties.

use smol_str::SmolStr;

use super::Evaluator;
use super::call::Arguments;
use super::store::{self, ObjectKind, Property, Slot};
use super::value::{Data, Note, ObjectId, Truth, Val};
use crate::model::NodeId;
use crate::module::{AssignOperator, BinaryOperator, Expr, ExprId, Key, Pattern};
use crate::source::TextRange;
use crate::value::Why;

impl<'a> Evaluator<'a> {
    pub(super) fn assign(&mut self, operator: AssignOperator, pattern: &'a Pattern, value: ExprId) -> Val {
        let target = self.target(pattern);
        match operator {
            AssignOperator::Plain => {
                let assigned = self.evaluate(value);
                self.write(target, assigned.clone(), value);
                assigned
            }
            AssignOperator::Binary(operator) => {
                let before = self.read_target(&target);
                let operand = self.evaluate(value);
                let result = if operator == BinaryOperator::Add && (before.may_be_text() || operand.may_be_text()) {
                    let operand = self.as_text(&operand, value);
                    self.concatenate(&before, &operand)
                } else {
                    self.binary(operator, &before, &operand)
                };
                self.write(target, result.clone(), value);
                result
            }
            AssignOperator::Logical(operator) => {
                let before = self.read_target(&target);
                // Nothing is written where the left side decides.
                self.logical_value(operator, before, |this| {
                    let result = this.evaluate(value);
                    this.write(target.clone(), result.clone(), value);
                    result
                })
            }
        }
    }

    /// What is written, as it is found before the value is evaluated.
    fn target(&mut self, pattern: &'a Pattern) -> Target<'a> {
        let Pattern::Member(member) = pattern else { return Target::Pattern(pattern) };
        let Expr::Member { object, key, .. } = self.module.expression(*member) else { return Target::Pattern(pattern) };
        let object = self.evaluate(*object);
        let is_copy = matches!(key, Key::Computed(_));
        let key = self.key(key);
        Target::Member { object, key, at: *member, is_copy }
    }

    fn read_target(&mut self, target: &Target<'a>) -> Val {
        match target {
            Target::Pattern(Pattern::Name(name, _)) => match self.scopes.resolve(self.scope, name) {
                Some(cell) => {
                    let value = self.read_cell(cell);
                    self.settled(value)
                }
                None => Self::unknown(Why::Global(name.clone())),
            },
            Target::Member { object, key: Some(key), at, .. } => {
                let at = self.span_of(*at);
                self.member_at(object, key, at).present()
            }
            _ => Self::unknown(Why::Expression),
        }
    }

    fn write(&mut self, target: Target<'a>, value: Val, source: ExprId) {
        match target {
            Target::Member { object, key, at, is_copy } => {
                let origin = if is_copy { value.trail.origin() } else { None };
                let written = origin.or_else(|| Some(self.span_of(source)));
                let property = Property { written, key: Some(self.span_of(at)), ..Property::new(value) };
                self.set_member(&object, key, property, at);
            }
            Target::Pattern(pattern) => self.bind(pattern, value),
        }
    }

    /// Writes a variable; an undeclared name becomes a global of the module.
    pub(super) fn assign_name(&mut self, name: &SmolStr, value: Val) {
        match self.scopes.resolve(self.scope, name) {
            Some(cell) => self.store.write(cell, value),
            None => {
                let global = self.scopes.root();
                let cell = self.store.declare(value);
                self.scopes.bind(global, name.clone(), cell);
            }
        }
    }

    pub(super) fn assign_member(&mut self, target: ExprId, value: Val) {
        let Expr::Member { object, key, .. } = self.module.expression(target) else { return };
        let object = self.evaluate(*object);
        let name = self.key(key);
        let property = Property { key: Some(self.span_of(target)), ..Property::new(value) };
        self.set_member(&object, name, property, target);
    }

    fn set_member(&mut self, object: &Val, name: Option<SmolStr>, property: Property, target: ExprId) {
        let property = Property {
            value: property.value.then(self.span_of(target), Note::Assigned(self.source_of(target))),
            ..property
        };
        self.each_target(object, |this, data| match data {
            Data::Object(id) => this.set_own(*id, name.clone(), property.clone(), target),
            Data::Host(_) => this.record_write(&Val::new(data.clone()), name.clone(), property.clone(), target),
            Data::Builtin("process") if name.as_ref().is_none_or(|name| name == "env") => {
                this.store.open(this.environment_object, Why::Expression);
            }
            Data::Builtin("globalThis") => this.set_global(name.as_ref(), &property.value),
            Data::Unknown(_) => {
                this.escape(&property.value);
                this.write_somewhere(name.as_ref());
            }
            _ => {}
        });
    }

    /// Changes each of the objects that a value may be: perhaps, where it may be another one.
    pub(super) fn each_target(&mut self, object: &Val, mut change: impl FnMut(&mut Self, &Data)) {
        let mut all = |this: &mut Self, data: &Data| match data {
            Data::OneOf(cases) => {
                for case in cases.iter() {
                    let ((), changes) = this.speculate(|this| change(this, &case.data));
                    this.store.perhaps(&changes);
                }
            }
            data => change(this, data),
        };
        if object.depends.is_none() {
            return all(self, &object.data);
        }
        let ((), real) = self.speculate(|this| all(this, &object.data));
        let variables = object.variables();
        let others: Vec<_> = self.with_guards(variables, |this| {
            object.alternatives().skip(1).map(|data| this.speculate(|this| all(this, data)).1).collect()
        });
        self.store.apply(&real);
        for other in others {
            self.store.taint(&real, &other, variables);
        }
    }

    /// A write to an object that is not known: it may be any that was given away.
    fn write_somewhere(&mut self, name: Option<&SmolStr>) {
        // Of the others nothing has been certain since they were given away.
        let mut rewritten: Vec<ObjectId> = self.rewritten.iter().copied().collect();
        rewritten.sort_unstable();
        for id in rewritten {
            let Some(name) = name else {
                self.store.blur(id, &Why::DynamicKey);
                continue;
            };
            let object = self.store.object(id);
            let is_known = match object.properties.get(name) {
                Some(property) => !property.value.data.may_be_unknown(),
                None => object.open.is_none(),
            };
            if is_known {
                self.store.forget_slot(&Slot::Property(id, name.clone()), &Why::Spread);
            }
        }
    }

    fn set_global(&mut self, name: Option<&SmolStr>, value: &Val) {
        let Some(name) = name else { return };
        // It is read as a member of the global object too, of which not everything is known.
        self.escape(value);
        let root = self.scopes.root();
        match self.scopes.own(root, name) {
            Some(cell) => self.store.write(cell, value.clone()),
            None => {
                let cell = self.store.declare(value.clone());
                self.scopes.bind(root, name.clone(), cell);
            }
        }
    }

    fn set_own(&mut self, id: ObjectId, name: Option<SmolStr>, property: Property, target: ExprId) {
        if matches!(self.store.object(id).kind, ObjectKind::Host(_)) {
            self.record_write(&Val::new(Data::Object(id)), name.clone(), property.clone(), target);
        }
        if self.escaped.contains(&id) {
            self.escape(&property.value);
        }
        let accessor = name.as_ref().and_then(|name| self.find_property(id, name));
        match accessor.map_or((None, None), |found| (found.getter, found.setter)) {
            (_, Some(setter)) => {
                let (this, at) = (Val::new(Data::Object(id)), self.span_of(target));
                self.call(&Val::new(Data::Object(setter)), this, vec![property.value].into(), at);
            }
            (Some(_), None) => {}
            (None, None) => match self.store.object(id).frozen {
                Truth::Yes => {}
                Truth::No => self.set_unfrozen(id, name, property),
                Truth::Maybe => {
                    let ((), changes) = self.speculate(|this| this.set_unfrozen(id, name, property));
                    self.store.perhaps(&changes);
                }
            },
        }
    }

    fn set_unfrozen(&mut self, id: ObjectId, name: Option<SmolStr>, property: Property) {
        match name {
            None => self.store.blur(id, &Why::DynamicKey),
            Some(name) if name == "__proto__" => self.store.blur(id, &Why::Member(name)),
            Some(name) if name == "length" && matches!(self.store.object(id).kind, ObjectKind::Array) => {
                self.set_length(id, &property.value);
            }
            Some(name) => self.redefine(id, name, property),
        }
    }

    /// Sets a property, which stays hidden if it was.
    pub(super) fn redefine(&mut self, id: ObjectId, name: SmolStr, property: Property) {
        let hidden = self.store.object(id).properties.get(&name).map_or(Truth::No, |before| before.hidden);
        self.define(id, name, Property { hidden, ..property });
    }

    /// Sets a property of an object as its kind has it: what a library gave an object is replaced, and what is in
    /// the environment is text.
    pub(super) fn define(&mut self, id: ObjectId, name: SmolStr, property: Property) {
        let property = match self.store.object(id).kind {
            ObjectKind::Environment => {
                if !self.store.object(id).properties.contains_key(&name) {
                    // Where this write does not happen the variable is what it was.
                    let at = property.written.or(property.key).unwrap_or_else(|| self.span(TextRange::default()));
                    let before = Property::new(self.environment_variable(&name, at));
                    self.store.preset(id, name.clone(), before);
                }
                let text = |data: &Data| super::operator::to_string(data).map_or_else(|| data.clone(), Data::String);
                Property { value: property.value.map(text), ..property }
            }
            ObjectKind::Host(node) => {
                self.note_replaced(node, &name);
                property
            }
            _ => property,
        };
        self.note_rewritten(id);
        self.store.set(id, name, property);
    }

    /// What is written to an object that was given away is certain again until someone else writes to it.
    fn note_rewritten(&mut self, id: ObjectId) {
        if self.escaped.contains(&id) && !matches!(self.store.object(id).kind, ObjectKind::Host(_)) {
            self.rewritten.insert(id);
        }
    }

    /// A method of a library that the program replaces by its own is not the library's any more.
    fn note_replaced(&mut self, node: NodeId, name: &str) {
        let method = self.models.member(node, name);
        self.replaced.extend(method.filter(|method| !self.models.node(*method).effects.is_empty()));
    }

    /// `array.length = …`, which cuts what is behind it off, or leaves holes where there was nothing.
    fn set_length(&mut self, array: ObjectId, length: &Val) {
        let (Data::Number(length), None) = (&length.data, &length.depends) else {
            return self.store.blur(array, &Why::Expression);
        };
        #[allow(clippy::cast_precision_loss, reason = "at most a few hundred")]
        if store::length(self.store.object(array)).is_none_or(|before| *length > before as f64) {
            self.store.open(array, Why::Expression);
        }
        let keys: Vec<SmolStr> = self.store.object(array).properties.keys().cloned().collect();
        for key in keys {
            if key.parse::<f64>().is_ok_and(|index| index >= *length) {
                self.store.remove(array, &key);
            }
        }
    }

    /// A write to what a library made: `app.settings['x-powered-by'] = false`.
    fn record_write(&mut self, object: &Val, name: Option<SmolStr>, property: Property, target: ExprId) {
        let Some(node) = self.host_node(&object.data) else { return };
        if let Some(name) = &name {
            self.note_replaced(node, name);
        }
        let key = name.map_or_else(|| Self::unknown(Why::DynamicKey), |name| Val::new(Data::String(name)));
        let arguments = Arguments::of([Property::new(key), property]);
        let at = self.span_of(target);
        self.record(node, Some(object), &arguments, at, at);
    }

    pub(super) fn delete(&mut self, operand: ExprId) {
        let Expr::Member { object, key, .. } = self.module.expression(operand) else {
            self.evaluate(operand);
            return;
        };
        let object = self.evaluate(*object);
        let name = self.key(key);
        let gone = Property { written: Some(self.span_of(operand)), ..Property::new(Val::undefined()) };
        self.each_target(&object, |this, data| match (data, &name) {
            (Data::Object(id), Some(name)) => {
                this.note_rewritten(*id);
                match this.store.object(*id).frozen {
                    Truth::No => this.store.remove(*id, name),
                    Truth::Yes => {}
                    Truth::Maybe => this.store.blur(*id, &Why::Guard),
                }
                this.record_write(&Val::new(data.clone()), Some(name.clone()), gone.clone(), operand);
            }
            (Data::Object(id), None) => this.store.blur(*id, &Why::DynamicKey),
            (Data::Host(_), Some(name)) => {
                this.record_write(&Val::new(data.clone()), Some(name.clone()), gone.clone(), operand);
            }
            _ => {}
        });
    }
}

/// What an assignment writes.
#[derive(Debug, Clone)]
enum Target<'a> {
    /// A property, with the object and the key that stood there before the value was evaluated.
    Member {
        object: Val,
        key: Option<SmolStr>,
        at: ExprId,
        /// Its key is computed, as where properties of another object are copied one by one: their place is there.
        is_copy: bool,
    },
    /// Anything else.
    Pattern(&'a Pattern),
}
