//! Conditions and what follows from them: which branch runs, and how two branches become one again.

use smol_str::SmolStr;

use super::statement::Flow;
use super::store::Changes;
use super::store::Mark;
use super::value::{Data, Truth, Val};
use super::{Evaluator, Guard};
use crate::value::Why;

/// What a condition decides.
#[derive(Debug, Clone)]
pub(super) enum Decision {
    /// Always the same branch.
    Known(bool),
    /// This branch with the variables unset; perhaps the other one otherwise.
    Unset(bool, Deciders),
    /// Cannot be told.
    Unknown,
}

/// Undeclared variables that decide a condition.
#[derive(Debug, Clone)]
pub(super) struct Deciders {
    /// Their names.
    pub variables: Vec<SmolStr>,
    /// Whether the condition is certainly the other way round once one of them is set.
    pub flips: bool,
}

/// The branches of a condition after they ran; everything they wrote was taken back, unless there is only one.
#[derive(Debug)]
pub(super) enum Forked<R> {
    One(R),
    Unset { real: (R, Changes), other: (R, Changes), deciders: Deciders },
    Both { yes: (R, Changes), no: (R, Changes) },
}

/// A branch that returned from the function while another goes on.
#[derive(Debug)]
pub(super) struct Exit {
    value: Val,
    kind: ExitKind,
    changes: Changes,
}

#[derive(Debug, Clone)]
enum ExitKind {
    /// It may have returned.
    Perhaps,
    /// It returns with the variables unset; what follows happens only with them set.
    Unset(Deciders),
    /// It returns only with the variables set.
    OnlyWith(Deciders),
}

impl ExitKind {
    /// What it is for the code around a branch that is itself only taken so.
    fn below(self, branch: &Self) -> Self {
        match (branch, self) {
            (Self::Unset(around), Self::Unset(deciders)) => Self::Unset(Deciders {
                variables: [around.variables.as_slice(), &deciders.variables].concat(),
                flips: around.flips && deciders.flips,
            }),
            (Self::Unset(_), Self::OnlyWith(deciders)) => Self::OnlyWith(Deciders { flips: false, ..deciders }),
            (Self::OnlyWith(around), _) => {
                Self::OnlyWith(Deciders { variables: around.variables.clone(), flips: false })
            }
            (Self::Perhaps, _) | (_, Self::Perhaps) => Self::Perhaps,
        }
    }
}

impl Deciders {
    /// A value that another one replaces, certainly or perhaps, once the variables are set.
    fn decide(&self, value: Val, otherwise: &Val) -> Val {
        let own = value.alternatives().take(if self.flips { 0 } else { usize::MAX });
        let alternatives = own.chain(otherwise.alternatives()).cloned().collect();
        value.depending(&self.variables, alternatives)
    }
}

impl Decision {
    /// What a value decides as a condition.
    pub(super) fn of(value: &Val, truth: impl Fn(&Data) -> Truth) -> Self {
        let here = match truth(&value.data) {
            Truth::Yes => true,
            Truth::No => false,
            Truth::Maybe => return Self::Unknown,
        };
        let agrees = value.alternatives().all(|data| truth(data) == Truth::from(here));
        let flips = value.alternatives().skip(1).all(|data| truth(data) == Truth::from(!here));
        if agrees {
            Self::Known(here)
        } else {
            Self::Unset(here, Deciders { variables: value.variables().to_vec(), flips })
        }
    }
}

impl Evaluator<'_> {
    /// Runs the branches that a condition leaves.
    pub(super) fn fork<R>(&mut self, decision: &Decision, mut run: impl FnMut(&mut Self, bool) -> R) -> Forked<R> {
        match decision {
            Decision::Known(branch) => Forked::One(run(self, *branch)),
            Decision::Unset(branch, deciders) => {
                let real = self.branch(&ExitKind::Unset(deciders.clone()), |this| run(this, *branch));
                let aborted = std::mem::take(&mut self.aborted);
                let set = ExitKind::OnlyWith(deciders.clone());
                let other = self.with_guards(&deciders.variables, |this| this.branch(&set, |this| run(this, !*branch)));
                self.aborted = aborted;
                Forked::Unset { real, other, deciders: deciders.clone() }
            }
            Decision::Unknown => {
                let yes = self.branch(&ExitKind::Perhaps, |this| run(this, true));
                let no = self.branch(&ExitKind::Perhaps, |this| run(this, false));
                Forked::Both { yes, no }
            }
        }
    }

    /// Runs a branch for a try. What returns in it does so only where the branch is taken, and what that says of the
    /// variables holds only to its end.
    fn branch<R>(&mut self, taken: &ExitKind, run: impl FnOnce(&mut Self) -> R) -> (R, Changes) {
        let guards = self.guards.len();
        let exits = self.frame().map_or(0, |frame| frame.exits.len());
        let ran = self.speculate(run);
        self.guards.truncate(guards);
        for exit in self.frame().into_iter().flat_map(|frame| frame.exits.iter_mut().skip(exits)) {
            exit.kind = exit.kind.clone().below(taken);
        }
        ran
    }

    /// Notes, after `real` was written, that `other` would have been written if the deciding variables were set.
    fn taint(&mut self, real: &Changes, other: Changes, deciders: &Deciders) {
        let other = if deciders.flips { other } else { other.or(real) };
        self.store.taint(real, &other, &deciders.variables);
    }

    /// Runs something that would not run with some variables unset.
    pub(super) fn with_guards<R>(&mut self, variables: &[SmolStr], run: impl FnOnce(&mut Self) -> R) -> R {
        let depth = self.guards.len();
        self.guards.extend(Guard::of(variables));
        let result = run(self);
        self.guards.truncate(depth);
        result
    }

    /// Evaluates the branches of an expression and joins their values. A branch that never ends normally is no case.
    pub(super) fn choose(&mut self, decision: &Decision, mut run: impl FnMut(&mut Self, bool) -> Val) -> Val {
        let forked = self.fork(decision, |this, branch| {
            let value = run(this, branch);
            (value, std::mem::take(&mut this.aborted))
        });
        match forked {
            Forked::One((value, aborted)) => {
                self.aborted |= aborted;
                value
            }
            Forked::Unset {
                real: ((value, aborted), changes),
                other: ((otherwise, other_aborted), other),
                deciders,
            } => {
                if aborted && !other_aborted {
                    self.require(&deciders.variables);
                    self.lose(changes);
                    self.store.apply(&other);
                    return otherwise;
                }
                self.aborted |= aborted;
                self.store.apply(&changes);
                if other_aborted {
                    self.lose(other);
                    return value;
                }
                self.taint(&changes, other, &deciders);
                deciders.decide(value, &otherwise)
            }
            Forked::Both { yes: ((yes, yes_aborted), yes_changes), no: ((no, no_aborted), no_changes) } => {
                match (yes_aborted, no_aborted) {
                    (true, false) => {
                        self.lose(yes_changes);
                        self.store.apply(&no_changes);
                        no
                    }
                    (false, true) => {
                        self.lose(no_changes);
                        self.store.apply(&yes_changes);
                        yes
                    }
                    (aborted, _) => {
                        self.aborted |= aborted;
                        self.store.merge(&yes_changes, &no_changes);
                        Val::join(&yes, &no)
                    }
                }
            }
        }
    }

    /// A branch ended by an exception: what it wrote is seen only where that is caught.
    fn lose(&mut self, changes: Changes) {
        if let Some(thrown) = &mut self.thrown {
            thrown.push(changes);
        }
    }

    /// Runs something whose exceptions are caught; what was written before one of them perhaps was.
    pub(super) fn catching<R>(&mut self, run: impl FnOnce(&mut Self) -> R) -> (R, Vec<Changes>) {
        let outer = self.thrown.replace(Vec::new());
        let result = run(self);
        let thrown = std::mem::replace(&mut self.thrown, outer);
        (result, thrown.unwrap_or_default())
    }

    pub(super) fn perhaps_all(&mut self, all: &[Changes]) {
        for changes in all {
            self.store.perhaps(changes);
        }
    }

    /// Runs a statement that jumps may end. Where one was lost, what it wrote cannot be told: a later
    /// statement may have overwritten what held when the jump was made. A jump to a label that is not of these leaves
    /// the statements around as well.
    pub(super) fn with_jumps(&mut self, labels: &[SmolStr], run: impl FnOnce(&mut Self) -> Flow) -> Flow {
        let outer = std::mem::take(&mut self.jump_lost);
        let (flow, changes) = self.speculate(run);
        if self.jump_lost {
            self.store.perhaps(&changes);
            self.store.forget(&changes, &Why::Guard);
        } else {
            self.store.apply(&changes);
        }
        self.lost_labels.retain(|label| !labels.contains(label));
        self.jump_lost = outer || !self.lost_labels.is_empty();
        flow
    }

    /// Goes on after the branches of a statement.
    pub(super) fn rejoin(&mut self, forked: Forked<Flow>) -> Flow {
        match forked {
            Forked::One(flow) => flow,
            Forked::Unset { real, other, deciders } => self.rejoin_unset(real, other, deciders),
            Forked::Both { yes, no } => self.rejoin_both(yes, no),
        }
    }

    fn rejoin_unset(&mut self, real: (Flow, Changes), other: (Flow, Changes), deciders: Deciders) -> Flow {
        let ((flow, changes), (other_flow, other_changes)) = (real, other);
        match (flow, other_flow) {
            // The program does not go on without the variables: they are set.
            (Flow::Throw, Flow::Throw) => Flow::Throw,
            (Flow::Throw, flow) => {
                self.require(&deciders.variables);
                self.lose(changes);
                self.store.apply(&other_changes);
                flow
            }
            (flow, Flow::Throw) => {
                self.lose(other_changes);
                self.store.apply(&changes);
                flow
            }
            (Flow::Return(value), Flow::Return(otherwise)) => {
                self.store.apply(&changes);
                self.taint(&changes, other_changes, &deciders);
                Flow::Return(deciders.decide(value, &otherwise))
            }
            (Flow::Return(value), flow) => {
                self.exit(value, ExitKind::Unset(deciders.clone()), changes);
                self.store.apply(&other_changes);
                // What follows runs only with the variables set, until the function ends.
                self.guards.extend(Guard::of(&deciders.variables));
                flow
            }
            (flow, Flow::Return(value)) => {
                self.exit(value, ExitKind::OnlyWith(deciders), other_changes);
                self.store.apply(&changes);
                flow
            }
            (flow, other_flow) => {
                self.lose_jumps(&flow, &other_flow);
                self.store.apply(&changes);
                self.taint(&changes, other_changes, &deciders);
                flow
            }
        }
    }

    pub(super) fn rejoin_both(&mut self, one: (Flow, Changes), other: (Flow, Changes)) -> Flow {
        let ((flow, changes), (other_flow, other_changes)) = (one, other);
        match (flow, other_flow) {
            (Flow::Throw, flow) => {
                self.lose(changes);
                self.store.apply(&other_changes);
                flow
            }
            (flow, Flow::Throw) => {
                self.lose(other_changes);
                self.store.apply(&changes);
                flow
            }
            (Flow::Return(value), Flow::Return(otherwise)) => {
                self.store.merge(&changes, &other_changes);
                Flow::Return(Val::join(&value, &otherwise))
            }
            (Flow::Return(value), flow) => {
                self.exit(value, ExitKind::Perhaps, changes);
                self.store.apply(&other_changes);
                flow
            }
            (flow, Flow::Return(value)) => {
                self.exit(value, ExitKind::Perhaps, other_changes);
                self.store.apply(&changes);
                flow
            }
            (flow, other_flow) => {
                self.store.merge(&changes, &other_changes);
                if self.lose_jumps(&flow, &other_flow) { Flow::Next } else { flow }
            }
        }
    }

    /// Notes that one of two branches jumped and the other did not; whether that is so.
    fn lose_jumps(&mut self, one: &Flow, other: &Flow) -> bool {
        if one.is_same_jump(other) {
            return false;
        }
        self.jump_lost = true;
        for flow in [one, other] {
            if let Flow::Break(Some(label)) | Flow::Continue(Some(label)) = flow {
                self.lost_labels.push(label.clone());
            }
        }
        true
    }

    fn exit(&mut self, value: Val, kind: ExitKind, changes: Changes) {
        // What was written before it in the function, as far as that may yet be taken back.
        let first = self.frame().and_then(|frame| frame.tries.first().copied());
        let early = self.frame().and_then(|frame| frame.early);
        let from = match (first, early) {
            (Some(first), Some(early)) => Some(if early.is_after(first) { first } else { early }),
            (first, early) => first.or(early),
        };
        let changes = match from {
            Some(mark) => self.store.since(mark).then(changes),
            None => changes,
        };
        let mark = early.is_none().then(|| self.store.mark());
        if let Some(frame) = self.frame() {
            frame.early = early.or(mark);
            frame.exits.push(Exit { value, kind, changes });
        }
    }

    /// Ends a function: its result is that of its last statement and of every branch that returned before.
    pub(super) fn close_frame(&mut self, flow: Flow) -> Option<Val> {
        let (early, exits) = match self.frame() {
            Some(frame) => (frame.early.take(), std::mem::take(&mut frame.exits)),
            None => (None, Vec::new()),
        };
        self.close_early(early, &exits);
        let mut result = match flow {
            Flow::Return(value) => Some(value),
            Flow::Throw => {
                self.require_exit(&exits);
                None
            }
            _ => Some(Val::undefined()),
        };
        for exit in exits.into_iter().rev() {
            let value = exit.value;
            result = Some(match (result, exit.kind) {
                (None, _) => value,
                (Some(rest), ExitKind::Perhaps) => Val::join(&value, &rest),
                (Some(rest), ExitKind::Unset(deciders)) => deciders.decide(value, &rest),
                (Some(rest), ExitKind::OnlyWith(deciders)) => deciders.decide(rest, &value),
            });
        }
        result
    }

    /// A function that ends by an exception unless a branch returned: when that needs variables, they are set.
    fn require_exit(&mut self, exits: &[Exit]) {
        let needed = |exit: &Exit| match &exit.kind {
            ExitKind::OnlyWith(deciders) => Some(deciders.variables.clone()),
            ExitKind::Perhaps | ExitKind::Unset(_) => None,
        };
        let needed: Option<Vec<_>> = exits.iter().map(needed).collect();
        let mut variables = needed.unwrap_or_default().concat();
        variables.sort();
        variables.dedup();
        // Which of several it is, cannot be told.
        if variables.len() == 1 {
            self.require(&variables);
        }
    }

    /// What a function wrote is what it wrote to its end, or until one of the branches that returned before.
    fn close_early(&mut self, early: Option<Mark>, exits: &[Exit]) {
        let Some(mark) = early else { return };
        let mut rest = self.store.take_back(mark);
        for exit in exits.iter().rev() {
            match &exit.kind {
                ExitKind::Perhaps => self.store.merge(&exit.changes, &rest),
                ExitKind::Unset(deciders) => {
                    self.store.apply(&exit.changes);
                    self.taint(&exit.changes, rest, deciders);
                }
                ExitKind::OnlyWith(deciders) => {
                    self.store.apply(&rest);
                    self.taint(&rest, exit.changes.clone(), deciders);
                }
            }
            rest = self.store.take_back(mark);
        }
        self.store.release();
        self.store.apply(&rest);
    }
}
