//! Takes values apart: declarations, parameters and assignments by pattern.

use super::Evaluator;
use super::branch::Decision;
use super::value::{Data, Note, Truth, Val};
use crate::module::{ExprId, Key, Pattern, PatternElement};
use crate::value::Why;

impl<'a> Evaluator<'a> {
    /// Declares the names of a pattern in the current scope.
    pub(super) fn declare_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::Name(name, _) => self.declare(name, Val::undefined()),
            Pattern::Object { properties, rest } => {
                for property in properties {
                    self.declare_pattern(&property.element.pattern);
                }
                if let Some(rest) = rest {
                    self.declare_pattern(rest);
                }
            }
            Pattern::Array { elements, rest } => {
                for element in elements.iter().flatten() {
                    self.declare_pattern(&element.pattern);
                }
                if let Some(rest) = rest {
                    self.declare_pattern(rest);
                }
            }
            Pattern::Member(_) | Pattern::Unreadable => {}
        }
    }

    /// Writes a value to what a pattern names.
    pub(super) fn bind(&mut self, pattern: &'a Pattern, value: Val) {
        match pattern {
            Pattern::Name(name, range) => {
                let at = self.span(*range);
                if let Data::Object(function) = value.data
                    && self.is_callable(function)
                {
                    self.bindings.entry(function).or_insert_with(|| name.clone());
                }
                self.assign_name(name, value.then(at, Note::Assigned(name.clone())));
            }
            Pattern::Object { properties, rest } => {
                let mut taken = Vec::new();
                for property in properties {
                    let item = self.read_key(&value, &property.key, &mut taken);
                    self.bind_element(&property.element, item);
                }
                if let Some(rest) = rest {
                    let others = self.without(&value, &taken);
                    self.bind(rest, others);
                }
            }
            Pattern::Array { elements, rest } => {
                let items = self.items_of(&value).or_else(|| self.members_listed(&value, elements.len()));
                let item_at = |index: usize| match &items {
                    Some(items) => items.get(index).cloned().unwrap_or_else(Val::undefined),
                    None => Self::unknown(Self::why_of(&value)),
                };
                for (index, element) in elements.iter().enumerate() {
                    if let Some(element) = element {
                        self.bind_element(element, item_at(index));
                    }
                }
                if let Some(rest) = rest {
                    let others = match &items {
                        Some(items) => self.make_array(items.iter().skip(elements.len()).cloned()),
                        None => Self::unknown(Self::why_of(&value)),
                    };
                    self.bind(rest, others);
                }
            }
            Pattern::Member(target) => self.assign_member(*target, value),
            Pattern::Unreadable => {}
        }
    }

    /// The first items of a list that a library makes, as far as its model knows any.
    fn members_listed(&self, value: &Val, count: usize) -> Option<Vec<Val>> {
        let node = self.host_node(&value.data)?;
        let members: Vec<_> = (0..count).map(|index| self.models.member(node, &index.to_string())).collect();
        let of = |member: Option<_>| match member {
            Some(member) => Val::new(Data::Host(member)),
            None => Self::unknown(Self::why_of(value)),
        };
        members.iter().any(Option::is_some).then(|| members.into_iter().map(of).collect())
    }

    fn read_key(&mut self, value: &Val, key: &'a Key, taken: &mut Vec<smol_str::SmolStr>) -> Val {
        let Some(name) = self.key(key) else { return Self::unknown(Why::DynamicKey) };
        let item = self.member(value, &name).present();
        taken.push(name);
        item
    }

    fn bind_element(&mut self, element: &'a PatternElement, value: Val) {
        let value = self.with_default(value, element.default);
        self.bind(&element.pattern, value);
    }

    /// A value, or the default that stands in for `undefined`.
    pub(super) fn with_default(&mut self, value: Val, default: Option<ExprId>) -> Val {
        let Some(default) = default else { return value };
        let decision = Decision::of(&value, |data| match data {
            Data::Undefined | Data::Absent => Truth::Yes,
            Data::Unknown(Why::Environment(_)) => Truth::No,
            Data::Unknown(_) => Truth::Maybe,
            Data::OneOf(cases) if cases.iter().any(|case| case.data.is_undefined()) => Truth::Maybe,
            _ => Truth::No,
        });
        let given = value.clone().defined();
        self.choose(&decision, |this, missing| if missing { this.evaluate(default) } else { given.clone() })
    }

    /// The reason to give for what is taken from a value that is not known well enough.
    pub(super) fn why_of(value: &Val) -> Why {
        match &value.data {
            Data::Unknown(why) => why.clone(),
            _ => Why::Expression,
        }
    }
}
