//! Methods of constant arrays that call a function for every item.

use super::Evaluator;
use super::array::position;
use super::branch::Decision;
use super::call::{Arguments, Site};
use super::value::{Data, Truth, Val};
use crate::value::Why;

/// The most items of which it is told apart whether each is in a filtered array.
const MAX_UNDECIDED: usize = 3;

impl Evaluator<'_> {
    /// Methods that call a function for the items, in order.
    pub(super) fn called_for_items(
        &mut self,
        name: &str,
        this: &Val,
        items: &[Val],
        arguments: &Arguments,
        site: &Site,
    ) -> Option<Val> {
        if items.len() > self.max_rounds() {
            return None;
        }
        match name {
            "map" | "forEach" | "filter" | "some" | "every" | "find" | "findIndex" => {
                Some(self.go_through(name, this, items.to_vec(), arguments, site))
            }
            "flatMap" => {
                let mapped = self.go_through("map", this, items.to_vec(), arguments, site);
                let mapped = self.items_of(&mapped)?;
                let flat = self.flattened(&mapped);
                Some(flat.map_or_else(|| Self::unknown(Why::Call(site.label.clone())), |flat| self.make_array(flat)))
            }
            "reduce" | "reduceRight" => {
                let mut order: Vec<(usize, Val)> = items.iter().cloned().enumerate().collect();
                if name == "reduceRight" {
                    order.reverse();
                }
                let mut order = order.into_iter();
                let first = arguments.get(1).map(|first| first.value.clone()).or_else(|| Some(order.next()?.1))?;
                Some(order.fold(first, |so_far, (index, item)| {
                    let passed = vec![so_far, item, position(index), this.clone()].into();
                    self.call_value(&arguments.value(0), Val::undefined(), &passed, site)
                }))
            }
            _ => None,
        }
    }

    /// Calls a function for every item of a constant array, in order.
    fn go_through(&mut self, name: &str, this: &Val, items: Vec<Val>, arguments: &Arguments, site: &Site) -> Val {
        let function = arguments.value(0);
        let mut kept = Vec::new();
        let mut decisions = Vec::new();
        // Whether the search has ended cannot be told any more.
        let mut undecided = None;
        for (index, item) in items.into_iter().enumerate() {
            let passed = vec![item.clone(), position(index), this.clone()].into();
            let run = |this: &mut Self| this.call_value(&function, arguments.value(1), &passed, site);
            let result = match undecided {
                Some(_) => {
                    let (result, changes) = self.speculate(run);
                    self.store.perhaps(&changes);
                    result
                }
                None => run(self),
            };
            let truth = if result.depends.is_some() { Truth::Maybe } else { result.data.truth() };
            match (name, truth) {
                ("map", _) => kept.push(result),
                ("filter", _) => {
                    // What is kept by its own truth is true.
                    let by_truth = matches!(function.data, Data::Builtin("Boolean"));
                    let decision = Decision::of(&result, Data::truth);
                    decisions.push((item, decision, by_truth));
                }
                ("find" | "findIndex" | "some" | "every", Truth::Maybe) => {
                    self.escape(&item);
                    undecided.get_or_insert(Self::why_of(&result));
                }
                ("find", Truth::Yes) if undecided.is_none() => return item,
                ("findIndex", Truth::Yes) if undecided.is_none() => return position(index),
                ("find", Truth::Yes) => self.escape(&item),
                ("some", Truth::Yes) => return Val::new(Data::Bool(true)),
                ("every", Truth::No) => return Val::new(Data::Bool(false)),
                _ => {}
            }
        }
        if let Some(why) = undecided {
            return Self::unknown(why);
        }
        match name {
            "map" => self.make_array(kept),
            "filter" => self.filtered(decisions),
            "some" => Val::new(Data::Bool(false)),
            "every" => Val::new(Data::Bool(true)),
            "findIndex" => Val::new(Data::Number(-1.0)),
            _ => Val::undefined(),
        }
    }

    /// An array of those items that are decided to be in it: one of a few arrays where that cannot be told of some.
    fn filtered(&mut self, items: Vec<(Val, Decision, bool)>) -> Val {
        let undecided = items.iter().filter(|(_, decision, _)| !matches!(decision, Decision::Known(_))).count();
        if undecided > MAX_UNDECIDED {
            items.iter().for_each(|(item, ..)| self.escape(item));
            return Self::unknown(Why::Guard);
        }
        let (mut real, mut otherwise, mut variables) = (vec![Vec::new()], vec![Vec::new()], Vec::new());
        for (item, decision, by_truth) in items {
            let chosen = match &decision {
                _ if !by_truth => item,
                Decision::Unset(false, deciders) => item.settled(&deciders.variables).only(Data::truth),
                _ => item.only(Data::truth),
            };
            if let Decision::Unset(_, deciders) = &decision {
                variables.extend(deciders.variables.iter().cloned());
            }
            for (arrays, is_real) in [(&mut real, true), (&mut otherwise, false)] {
                let choices: &[bool] = match (&decision, is_real) {
                    (Decision::Known(kept), _) | (Decision::Unset(kept, _), true) => &[*kept],
                    _ => &[true, false],
                };
                *arrays = with_choices(arrays, &chosen, choices);
            }
        }
        let real: Vec<_> = real.into_iter().map(|array| self.make_array(array)).collect();
        let value = Val::join_all(real);
        if variables.is_empty() {
            return value;
        }
        let otherwise = otherwise.into_iter().map(|array| self.make_array(array).data).collect();
        value.depending(&variables, otherwise)
    }
}

/// Every array with an item, or without it, as the choices are.
fn with_choices(arrays: &[Vec<Val>], item: &Val, choices: &[bool]) -> Vec<Vec<Val>> {
    let mut all = Vec::new();
    for &kept in choices {
        for array in arrays {
            let mut array = array.clone();
            if kept {
                array.push(item.clone());
            }
            all.push(array);
        }
    }
    all
}
