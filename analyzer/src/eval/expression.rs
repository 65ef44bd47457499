//! Evaluates expressions.

use std::rc::Rc;

use smol_str::SmolStr;

use super::branch::Decision;
use super::value::{Data, Note, Piece, Truth, Val};
use super::{Evaluator, MAX_DEPTH};
use crate::link::Request;
use crate::model::NodeId;
use crate::module::{BinaryOperator, Expr, ExprId, Key, LogicalOperator, TemplatePart, UnaryOperator};
use crate::value::Why;

impl<'a> Evaluator<'a> {
    /// The value of an expression; its effects happen.
    pub(super) fn evaluate(&mut self, id: ExprId) -> Val {
        if self.depth >= MAX_DEPTH || !self.step() {
            return Self::unknown(Why::TooDeep);
        }
        self.depth += 1;
        let value = self.evaluate_form(id);
        self.depth -= 1;
        value
    }

    fn evaluate_form(&mut self, id: ExprId) -> Val {
        let at = self.span_of(id);
        match self.module.expression(id) {
            Expr::Null => Val::written(Data::Null, at),
            Expr::Bool(value) => Val::written(Data::Bool(*value), at),
            Expr::Number(value) => Val::written(Data::Number(*value), at),
            Expr::String(text) => Val::written(Data::String(text.clone()), at),
            Expr::Regex { pattern, flags } => self.make_regex(pattern, flags, at),
            Expr::Template(parts) => self.template(parts, id),
            Expr::Array(elements) => self.array_literal(elements, at),
            Expr::Object(properties) => self.object_literal(properties, at),
            Expr::Name(name) => self.name(name, id),
            Expr::This => self.frame().map_or_else(Val::undefined, |frame| frame.this.clone()),
            Expr::Super => Self::unknown(Why::Expression),
            Expr::Member { object, key, .. } => {
                let optional = self.is_in_optional_chain(id);
                let object = match self.module.expression(*object) {
                    Expr::Super => return self.super_member(key),
                    _ => self.evaluate(*object),
                };
                self.read_member(&object, key, optional, id)
            }
            Expr::Call { callee, arguments, is_new, optional } => {
                self.call_expression(id, *callee, arguments, *is_new, *optional)
            }
            Expr::Import(specifier) => {
                let specifier = self.evaluate(*specifier);
                self.import_by(&specifier, Request::Import, self.span_of(id))
            }
            Expr::ImportMeta => Val::new(Data::Builtin("import.meta")),
            Expr::Function(function) => self.make_function(*function, None),
            Expr::Class(class) => self.make_class(*class),
            Expr::Unary { operator, operand } => self.unary(*operator, *operand),
            Expr::Binary { .. } => self.binary_chain(id),
            Expr::Logical { operator, left, right } => self.logical(*operator, *left, *right),
            Expr::Conditional { test, consequent, alternate } => {
                let test = self.evaluate(*test);
                let decision = Decision::of(&test, Data::truth);
                let chosen =
                    self.choose(&decision, |this, branch| this.evaluate(if branch { *consequent } else { *alternate }));
                match decision {
                    // `req.secure ? true : false` is as much of the connection as the condition.
                    Decision::Unknown if matches!(test.data, Data::Unknown(Why::Request)) && is_switch(&chosen) => test,
                    Decision::Unknown => chosen,
                    Decision::Known(_) | Decision::Unset(..) => chosen.because(&test),
                }
            }
            Expr::Assign { operator, target, value } => self.assign(*operator, target, *value),
            Expr::Sequence(items) => {
                let mut last = Val::undefined();
                for item in items {
                    last = self.evaluate(*item);
                }
                last
            }
            Expr::Await(value) => {
                let outer = self.awaited.replace(self.span_of(*value));
                let result = self.evaluate(*value);
                self.awaited = outer;
                result
            }
            Expr::Yield(value) => {
                if let Some(value) = value {
                    self.evaluate(*value);
                }
                Self::unknown(Why::Expression)
            }
            Expr::Opaque(parts) => {
                for part in parts {
                    let value = self.evaluate(*part);
                    self.schedule_functions(&value);
                }
                Self::unknown(Why::Expression)
            }
        }
    }

    fn name(&mut self, name: &SmolStr, id: ExprId) -> Val {
        if let Some(cell) = self.scopes.resolve(self.scope, name) {
            let value = self.read_cell(cell);
            self.note_use(&value, true);
            return self.settled(value);
        }
        match name.as_str() {
            "undefined" => Val::written(Data::Undefined, self.span_of(id)),
            "NaN" => Val::written(Data::Number(f64::NAN), self.span_of(id)),
            "Infinity" => Val::written(Data::Number(f64::INFINITY), self.span_of(id)),
            "__dirname" | "__filename" => self.own_path(name),
            _ => match super::builtin::global(name) {
                Some(path) => Val::new(Data::Builtin(path)),
                None => match self.models.global(name).or_else(|| self.auto_import(name)) {
                    Some(node) => Val::new(Data::Host(node)),
                    None => Self::unknown(Why::Global(name.clone())),
                },
            },
        }
    }

    /// What a framework that the project depends on puts into scope under a name.
    fn auto_import(&self, name: &str) -> Option<NodeId> {
        let current = &self.current;
        self.models.auto_import(name, current.source.path(), |package| current.manifest.depends_on.contains(package))
    }

    fn read_member(&mut self, object: &Val, key: &'a Key, optional: bool, id: ExprId) -> Val {
        let at = self.span_of(id);
        let read = |this: &mut Self, object: &Val| match key {
            Key::Static(name) => this.member_at(object, name, at).present(),
            Key::Computed(key) => {
                let key = this.evaluate(*key);
                this.member_by(object, &key, at).present()
            }
        };
        let value = if optional { self.unless_nullish(object, read) } else { read(self, object) };
        self.note_use(&value, false);
        value
    }

    /// What a link of an optional chain gives: `undefined` where what stands before it is nothing.
    pub(super) fn unless_nullish(&mut self, value: &Val, mut run: impl FnMut(&mut Self, &Val) -> Val) -> Val {
        if matches!(value.data, Data::Unknown(_)) && value.depends.is_none() {
            return run(self, value);
        }
        let decision = Decision::of(value, Data::nullish);
        let there = match value.data.nullish() {
            Truth::Yes => value.clone().settled(value.variables()),
            _ => value.clone().only(|data| data.nullish().negated()),
        };
        self.choose(&decision, |this, nullish| if nullish { Val::undefined() } else { run(this, &there) })
    }

    /// Whether an expression belongs to a chain that a `?.` before it may end.
    pub(super) fn is_in_optional_chain(&self, id: ExprId) -> bool {
        let mut current = id;
        loop {
            current = match self.module.expression(current) {
                Expr::Member { optional: true, .. } | Expr::Call { optional: true, .. } => return true,
                Expr::Member { object, .. } => *object,
                Expr::Call { callee, .. } => *callee,
                _ => return false,
            };
        }
    }

    fn template(&mut self, parts: &'a [TemplatePart], id: ExprId) -> Val {
        let at = self.span_of(id);
        let mut text = Val::written(Data::string(""), at);
        for part in parts {
            let piece = match part {
                TemplatePart::Text(text) => Val::new(Data::Text(Rc::new([Piece::Known(text.clone(), Some(at))]))),
                TemplatePart::Expr(expression) => {
                    let value = self.evaluate(*expression);
                    let value = self.primitive(&value);
                    self.as_text(&value, *expression)
                }
            };
            text = self.concatenate(&text, &piece);
        }
        text
    }

    /// A chain of binary operators, as long as it may be, without nesting deeper for each.
    fn binary_chain(&mut self, id: ExprId) -> Val {
        let mut operators = Vec::new();
        let mut current = id;
        while let Expr::Binary { operator, left, right } = self.module.expression(current) {
            operators.push((*operator, *left, *right));
            current = *left;
        }
        let mut value = self.evaluate(current);
        for (operator, left, right) in operators.into_iter().rev() {
            let operand = self.evaluate(right);
            value = match operator {
                BinaryOperator::Add => self.add(&value, left, &operand, right),
                BinaryOperator::StrictEqual | BinaryOperator::Equal => {
                    let result = self.binary(operator, &value, &operand);
                    match compared(&value, &operand).or_else(|| compared(&operand, &value)) {
                        Some((variable, text)) if matches!(result.data, Data::Bool(false)) => {
                            result.then(self.span_of(id), Note::Compared(variable, text))
                        }
                        _ => result,
                    }
                }
                _ => self.binary(operator, &value, &operand),
            };
        }
        value
    }

    fn unary(&mut self, operator: UnaryOperator, operand: ExprId) -> Val {
        if operator == UnaryOperator::Delete {
            self.delete(operand);
            return Val::new(Data::Bool(true));
        }
        if operator == UnaryOperator::Typeof
            && let Expr::Name(name) = self.module.expression(operand)
            && self.scopes.resolve(self.scope, name).is_none()
            && matches!(name.as_str(), "window" | "document" | "navigator" | "self" | "Bun" | "Deno")
            && !self.runs_in_browsers_too()
        {
            return Val::new(Data::string("undefined"));
        }
        let value = self.evaluate(operand);
        self.unary_value(operator, &value)
    }

    /// Whether the file that runs now has to do with the cookies of a page.
    fn runs_in_browsers_too(&self) -> bool {
        self.current.evidence.members.contains(&("document".into(), "cookie".into()))
    }

    fn logical(&mut self, operator: LogicalOperator, left: ExprId, right: ExprId) -> Val {
        let left_value = self.evaluate(left);
        self.logical_value(operator, left_value, |this| this.evaluate(right))
    }

    pub(super) fn logical_value(
        &mut self,
        operator: LogicalOperator,
        left: Val,
        mut right: impl FnMut(&mut Self) -> Val,
    ) -> Val {
        let takes_left: fn(&Data) -> Truth = match operator {
            LogicalOperator::And => |data| data.truth().negated(),
            LogicalOperator::Or => Data::truth,
            LogicalOperator::Nullish => |data| data.nullish().negated(),
        };
        let decision = Decision::of(&left, takes_left);
        let others = || left.alternatives().skip(1).filter(|data| takes_left(data) != Truth::No).cloned();
        let kept = match (&decision, &left.data, operator) {
            // What it is in that world, and what it may be in others that do not decide otherwise.
            (Decision::Unset(true, _), ..) => {
                Val { depends: None, ..left.clone() }.depending(left.variables(), others().collect())
            }
            (Decision::Unset(false, _), ..) => {
                let others = Val::join_all(others().map(|data| Val::new(data).only(takes_left)));
                Val { trail: left.trail.clone(), ..others }
            }
            (_, Data::Unknown(why), LogicalOperator::And) if !matches!(why, Why::Environment(_)) => falsy(&left),
            _ => left.clone().only(takes_left),
        };
        let value = self.choose(&decision, |this, takes_left| if takes_left { kept.clone() } else { right(this) });
        match decision {
            Decision::Unknown | Decision::Known(true) => value,
            Decision::Known(false) if matches!(left.data, Data::Undefined | Data::Absent) => value,
            _ => value.because(&left),
        }
    }

    /// A string made of a value: its text when it is known, else a piece that names the expression.
    pub(super) fn as_text(&self, value: &Val, source: ExprId) -> Val {
        let at = self.span_of(source);
        let name = self.source_of(source);
        // One of a few texts or anything else is anything.
        if let (Data::OneOf(cases), None) = (&value.data, &value.depends)
            && cases.iter().any(|case| matches!(case.data, Data::Unknown(_)))
        {
            let anything = Data::Text(Rc::new([Piece::Unknown(name)]));
            return Val { data: anything, ..value.clone() };
        }
        value.map(|data| match super::operator::to_string(data) {
            Some(text) => Data::Text(Rc::new([Piece::Known(text, Some(at))])),
            None => match data {
                Data::Text(_) | Data::OneOf(_) => data.clone(),
                _ => Data::Text(Rc::new([Piece::Unknown(name.clone())])),
            },
        })
    }

    /// `+`, which joins strings and adds numbers.
    fn add(&mut self, left: &Val, left_source: ExprId, right: &Val, right_source: ExprId) -> Val {
        let (left, right) = (&self.primitive(left), &self.primitive(right));
        if !left.may_be_text() && !right.may_be_text() {
            return self.binary(BinaryOperator::Add, left, right);
        }
        let (left, right) = (self.as_text(left, left_source), self.as_text(right, right_source));
        self.concatenate(&left, &right)
    }
}

/// The variable that the first value is, and the text that the second is, if they are such.
fn compared(value: &Val, constant: &Val) -> Option<(SmolStr, SmolStr)> {
    let (Some(depends), Data::String(text), None) = (&value.depends, &constant.data, &constant.depends) else {
        return None;
    };
    match (depends.variables.as_slice(), depends.otherwise.as_slice()) {
        ([variable], [Data::Unknown(Why::Environment(name))]) if variable == name => Some((name.clone(), text.clone())),
        _ => None,
    }
}

/// What a value that cannot be told is where it ends a chain of `&&`: one that libraries, spread and text take for no.
fn falsy(value: &Val) -> Val {
    let cases = [Data::Undefined, Data::Bool(false), Data::string("")];
    Val { data: Val::join_all(cases.map(Val::new)).data, ..value.clone() }
}

/// Whether a value is `true` or `false`, and nothing else.
fn is_switch(value: &Val) -> bool {
    value.depends.is_none() && value.cases().iter().all(|case| matches!(case.data, Data::Bool(_)))
}
