//! Writes variables and properties.

use smol_str::SmolStr;

use super::Evaluator;
use super::call::Arguments;
use super::store::{ObjectKind, Property};
use super::value::{Data, Note, ObjectId, Val};
use crate::module::{AssignOperator, BinaryOperator, Expr, ExprId, Pattern};
use crate::value::Why;

impl<'a> Evaluator<'a> {
    pub(super) fn assign(&mut self, operator: AssignOperator, target: &'a Pattern, value: ExprId) -> Val {
        match operator {
            AssignOperator::Plain => {
                let assigned = self.evaluate(value);
                self.write(target, assigned.clone(), value);
                assigned
            }
            AssignOperator::Binary(operator) => {
                let before = self.read_target(target);
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
                let before = self.read_target(target);
                let result = self.logical_value(operator, before, |this| this.evaluate(value));
                self.write(target, result.clone(), value);
                result
            }
        }
    }

    fn read_target(&mut self, target: &'a Pattern) -> Val {
        match target {
            Pattern::Name(name, _) => match self.scopes.resolve(self.scope, name) {
                Some(cell) => {
                    let value = self.store.read(cell).clone();
                    self.settled(value)
                }
                None => Self::unknown(Why::Global(name.clone())),
            },
            Pattern::Member(member) => self.evaluate(*member),
            _ => Self::unknown(Why::Expression),
        }
    }

    fn write(&mut self, target: &'a Pattern, value: Val, source: ExprId) {
        match target {
            Pattern::Member(member) => self.assign_member_from(*member, value, Some(source)),
            _ => self.bind(target, value),
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
        self.assign_member_from(target, value, None);
    }

    fn assign_member_from(&mut self, target: ExprId, value: Val, source: Option<ExprId>) {
        let Expr::Member { object, key, .. } = self.module.expression(target) else { return };
        let object = self.evaluate(*object);
        let name = self.key(key);
        let written = source.map(|source| self.span_of(source));
        let property = Property { value, getter: None, written, key: Some(self.span_of(target)) };
        self.set_member(&object, name, property, target);
    }

    fn set_member(&mut self, object: &Val, name: Option<SmolStr>, property: Property, target: ExprId) {
        let property = Property {
            value: property.value.then(self.span_of(target), Note::Assigned(self.source_of(target))),
            ..property
        };
        match &object.data {
            Data::Object(id) => self.set_own(*id, name, property, target),
            Data::OneOf(cases) => {
                for case in cases.iter() {
                    let ((), changes) =
                        self.speculate(|this| this.set_member(case, name.clone(), property.clone(), target));
                    self.store.perhaps(&changes);
                }
            }
            Data::Host(_) => self.record_write(object, name, property, target),
            Data::Unknown(_) => self.escape(&property.value),
            _ => {}
        }
    }

    fn set_own(&mut self, id: ObjectId, name: Option<SmolStr>, property: Property, target: ExprId) {
        if matches!(self.store.object(id).kind, ObjectKind::Host(_)) {
            self.record_write(&Val::new(Data::Object(id)), name.clone(), property.clone(), target);
        }
        if self.escaped.contains(&id) {
            self.escape(&property.value);
        }
        match name {
            None => self.store.blur(id, &Why::DynamicKey),
            Some(name) => match self.find_property(id, &name).and_then(|found| found.getter) {
                // A setter decides what is written; it is not followed.
                Some(_) => self.store.open(id, Why::Expression),
                None => self.store.set(id, name, property),
            },
        }
    }

    /// A write to what a library made: `app.settings['x-powered-by'] = false`.
    fn record_write(&mut self, object: &Val, name: Option<SmolStr>, property: Property, target: ExprId) {
        let Some(node) = self.host_node(&object.data) else { return };
        let method = name.as_ref().and_then(|name| self.models.member(node, name));
        self.replaced.extend(method.filter(|method| !self.models.node(*method).effects.is_empty()));
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
        match (&object.data, name) {
            (Data::Object(id), Some(name)) => {
                self.store.remove(*id, &name);
                let gone = Property { written: Some(self.span_of(operand)), ..Property::new(Val::undefined()) };
                self.record_write(&object, Some(name), gone, operand);
            }
            (Data::Object(id), None) => self.store.blur(*id, &Why::DynamicKey),
            (Data::Host(_), Some(name)) => {
                let gone = Property { written: Some(self.span_of(operand)), ..Property::new(Val::undefined()) };
                self.record_write(&object, Some(name), gone, operand);
            }
            _ => {}
        }
    }
}
