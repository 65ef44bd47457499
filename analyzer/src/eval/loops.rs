//! Loops: round by round where the rounds can be counted, else with whatever they change unknown.

use smol_str::SmolStr;

use super::branch::Decision;
use super::statement::Flow;
use super::store::Changes;
use super::value::{Data, Val};
use super::{Evaluator, MAX_COUNTED_STEPS, MAX_NESTED_ROUNDS};
use crate::module::{Block, ExprId, Pattern};
use crate::value::Why;

/// What a loop does in every round.
#[derive(Debug)]
pub(super) struct Rounds<'a> {
    pub(super) test: Option<ExprId>,
    pub(super) update: Option<ExprId>,
    pub(super) body: &'a Block,
    /// Whether the body runs before the first test.
    pub(super) body_first: bool,
}

impl<'a> Evaluator<'a> {
    /// `for (init; test; update) body` and the like.
    pub(super) fn execute_loop(&mut self, init: &'a Block, rounds: &Rounds<'a>, labels: &[SmolStr]) -> Flow {
        let outer = self.scope;
        self.scope = self.scopes.enter(Some(outer));
        self.execute_block_here(init);
        let is_outermost = self.counted_since.is_none();
        self.counted_since.get_or_insert(self.steps);
        let flow = self.with_jumps(labels, |this| this.count_rounds(init, rounds, labels));
        if is_outermost {
            self.counted_steps += self.steps_of_counted_loops();
            self.counted_since = None;
        }
        self.scope = outer;
        flow
    }

    /// Runs the rounds as long as it can be told that there is one more.
    fn count_rounds(&mut self, init: &'a Block, rounds: &Rounds<'a>, labels: &[SmolStr]) -> Flow {
        let outer = self.rounds;
        self.rebind(&init.lexical);
        for index in 0..self.max_rounds() {
            self.rounds += outer;
            let is_tested = index > 0 || !rounds.body_first;
            let goes_on = if is_tested { self.holds(rounds.test) } else { Some(true) };
            match goes_on {
                Some(true) if self.may_count() => {}
                Some(false) => {
                    self.rounds = outer;
                    return Flow::Next;
                }
                _ => break,
            }
            match self.execute_block(rounds.body) {
                Flow::Next => {}
                flow if flow.continues(labels) => {}
                flow => {
                    self.rounds = outer;
                    return if matches!(flow, Flow::Break(None)) { Flow::Next } else { flow };
                }
            }
            if self.jump_lost {
                break;
            }
            self.rebind(&init.lexical);
            if let Some(update) = rounds.update {
                self.evaluate(update);
            }
        }
        self.rounds = outer;
        self.execute_rounds(labels, |this| {
            if let Some(test) = rounds.test {
                this.evaluate(test);
            }
            let flow = this.execute_block(rounds.body);
            if let Some(update) = rounds.update {
                this.evaluate(update);
            }
            flow
        })
    }

    /// How many steps the loops around have taken.
    fn steps_of_counted_loops(&self) -> u32 {
        self.counted_since.map_or(0, |since| self.steps.saturating_sub(since))
    }

    /// Whether one more round may be counted. Of what runs unrecorded it only matters what it writes.
    fn may_count(&mut self) -> bool {
        self.muted == 0
            && self.rounds <= MAX_NESTED_ROUNDS
            && self.counted_steps + self.steps_of_counted_loops() < MAX_COUNTED_STEPS
            && self.step()
    }

    /// Whether the condition of a loop holds; what it does is done only where that can be told.
    fn holds(&mut self, test: Option<ExprId>) -> Option<bool> {
        let Some(test) = test else { return Some(true) };
        let (value, changes) = self.speculate(|this| this.evaluate(test));
        match Decision::of(&value, Data::truth) {
            Decision::Known(holds) if !self.aborted => {
                self.store.apply(&changes);
                Some(holds)
            }
            _ => {
                self.aborted = false;
                None
            }
        }
    }

    /// Gives every round its own variables, which functions made in it keep.
    fn rebind(&mut self, names: &[SmolStr]) {
        if names.is_empty() {
            return;
        }
        let values: Vec<_> = names.iter().filter_map(|name| self.scopes.own(self.scope, name)).collect();
        let values: Vec<Val> = values.into_iter().map(|cell| self.store.read(cell).clone()).collect();
        let parent = self.scopes.parent(self.scope);
        self.scope = self.scopes.enter(parent);
        for (name, value) in names.iter().zip(values) {
            self.declare(name, value);
        }
    }

    /// Runs a loop whose rounds cannot be counted: what it changes is unknown, in its body too.
    fn execute_rounds(&mut self, labels: &[SmolStr], mut round: impl FnMut(&mut Self) -> Flow) -> Flow {
        // What the rounds write is uncertain whatever jumps they hold.
        let outer = self.jump_lost;
        self.muted += 1;
        let (_, changes) = self.speculate(|this| {
            round(this);
            this.aborted = false;
            // A second round sees what the first one renamed.
            if this.muted == 1 {
                round(this);
            }
        });
        self.muted -= 1;
        self.aborted = false;
        self.store.forget(&changes, &Why::Loop);
        let once = self.speculate(round);
        self.aborted = false;
        self.jump_lost = outer || !self.lost_labels.is_empty();
        let ends_round = match &once.0 {
            Flow::Next | Flow::Break(None) => true,
            Flow::Break(Some(label)) => labels.contains(label),
            flow => flow.continues(labels),
        };
        if ends_round {
            self.store.perhaps(&once.1);
            return Flow::Next;
        }
        self.rejoin_both(once, (Flow::Next, Changes::default()))
    }

    pub(super) fn execute_for_each(
        &mut self,
        (pattern, lexical): (&'a Pattern, &'a [SmolStr]),
        iterable: ExprId,
        keys: bool,
        body: &'a Block,
        labels: &[SmolStr],
    ) -> Flow {
        let value = self.evaluate(iterable);
        let rounds = if keys { self.keys_of(&value) } else { self.items_of(&value) };
        let run = |this: &mut Self, item: Val| {
            let outer = this.scope;
            this.scope = this.scopes.enter(Some(outer));
            for name in lexical {
                this.declare(name, Val::undefined());
            }
            this.bind(pattern, item);
            let flow = this.execute_block(body);
            this.scope = outer;
            flow
        };
        let round = |this: &mut Self, item: Val| {
            if !keys {
                return run(this, item);
            }
            // A key that an earlier round deleted is not met.
            let is_there = Decision::of(&this.has_property(&item, &value), Data::truth);
            let forked =
                this.fork(&is_there, |this, is_there| if is_there { run(this, item.clone()) } else { Flow::Next });
            this.rejoin(forked)
        };
        match rounds {
            Some(items) if items.len() <= self.max_rounds() && self.rounds * items.len() <= MAX_NESTED_ROUNDS => {
                let outer = self.rounds;
                self.rounds *= items.len().max(1);
                let flow = self.with_jumps(labels, |this| {
                    for item in items {
                        match round(this, item) {
                            Flow::Next => {}
                            Flow::Break(None) => break,
                            flow if flow.continues(labels) => {}
                            flow => return flow,
                        }
                    }
                    Flow::Next
                });
                self.rounds = outer;
                flow
            }
            _ => self.execute_rounds(labels, |this| run(this, Self::unknown(Why::Loop))),
        }
    }
}
