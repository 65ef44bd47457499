//! How a value came to be: the steps that a person is shown.

use std::rc::Rc;

use smol_str::SmolStr;

use crate::source::Span;

/// The most steps of a trail that are kept.
const MAX_TRAIL: u32 = 24;

/// Where a value came from, last step first.
#[derive(Debug, Clone, Default)]
pub struct Trail(Option<Rc<TrailNode>>);

#[derive(Debug)]
struct TrailNode {
    step: TrailStep,
    previous: Trail,
    length: u32,
}

/// One step of a trail.
#[derive(Debug, Clone, PartialEq)]
pub struct TrailStep {
    /// Where.
    pub at: Option<Span>,
    /// What happened there.
    pub note: Note,
}

/// What happened to a value on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A constant stands here.
    Written,
    /// The variable's declaration or assignment.
    Assigned(SmolStr),
    /// The object it is in was spread or merged into another here.
    Spread,
    /// Passed as an argument here.
    Passed(SmolStr),
    /// Returned by a function called here.
    Returned,
    /// Imported here.
    Imported(SmolStr),
    /// The assumed or declared value of an environment variable is read here.
    Environment(SmolStr, SmolStr),
    /// An undeclared environment variable is read here.
    Undeclared(SmolStr),
}

impl Trail {
    /// A trail of one step.
    pub fn start(at: Span, note: Note) -> Self {
        Self::default().then(at, note)
    }

    /// The trail with one more step; a repetition and anything past the bound is left out.
    #[must_use]
    pub fn then(&self, at: Span, note: Note) -> Self {
        let step = TrailStep { at: Some(at), note };
        if let Some(node) = &self.0
            && (node.length >= MAX_TRAIL || node.step == step)
        {
            return self.clone();
        }
        let length = self.0.as_ref().map_or(0, |node| node.length) + 1;
        Self(Some(Rc::new(TrailNode { step, previous: self.clone(), length })))
    }

    /// Where the constant is written that it is about; those of conditions come before it.
    #[must_use]
    pub fn origin(&self) -> Option<Span> {
        let mut nodes = std::iter::successors(self.0.as_ref(), |node| node.previous.0.as_ref());
        nodes.find(|node| node.step.note == Note::Written)?.step.at
    }

    /// Whether it has no step.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The steps of another trail, then these.
    #[must_use]
    pub fn after(&self, cause: &Self) -> Self {
        if cause.0.is_none() {
            return self.clone();
        }
        self.steps().into_iter().fold(cause.clone(), |trail, step| match step.at {
            Some(at) => trail.then(at, step.note),
            None => trail,
        })
    }

    /// The steps, first cause first.
    #[must_use]
    pub fn steps(&self) -> Vec<TrailStep> {
        let mut steps: Vec<_> = std::iter::successors(self.0.as_ref(), |node| node.previous.0.as_ref())
            .map(|node| node.step.clone())
            .collect();
        steps.reverse();
        steps
    }
}
