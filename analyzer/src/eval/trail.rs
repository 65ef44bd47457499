//! Where a value came from: the steps of its way, of which a long one is shortened in its middle.

use std::rc::Rc;

use smol_str::SmolStr;

use crate::source::Span;

/// The steps that a trail has before it is shortened: more than a person reads.
const MAX_STEPS: usize = 12;
/// The steps that a shortened trail keeps of its start, where the cause stands.
const FIRST_STEPS: usize = 4;
/// The steps that it keeps of its end, next to the use. Fewer than there is room for, so that only every few further
/// steps it is shortened again.
const LAST_STEPS: usize = 6;

/// Where a value came from, last step first.
#[derive(Debug, Clone, Default)]
pub struct Trail(Option<Rc<TrailNode>>);

#[derive(Debug)]
struct TrailNode {
    step: TrailStep,
    previous: Trail,
    length: usize,
}

/// One step of a trail.
#[derive(Debug, Clone, PartialEq)]
pub struct TrailStep {
    /// Where; `None` for [`Note::LeftOut`], which stands for several places.
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
    /// The variable, of which nothing more is known, is compared with this text here.
    Compared(SmolStr, SmolStr),
    /// This many steps were left out here.
    LeftOut(usize),
}

impl Trail {
    /// A trail of one step.
    pub fn start(at: Span, note: Note) -> Self {
        Self::default().then(at, note)
    }

    /// Where the constant is written that it is about; those of conditions come before it.
    #[must_use]
    pub fn origin(&self) -> Option<Span> {
        let mut nodes = std::iter::successors(self.0.as_ref(), |node| node.previous.0.as_ref());
        nodes.find(|node| node.step.note == Note::Written)?.step.at
    }

    /// Whether nothing is known of the way.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The trail with one more step; a repetition and what stand-ins do is left out.
    #[must_use]
    pub fn then(&self, at: Span, note: Note) -> Self {
        if at.file.stand_in().is_some() {
            return self.clone();
        }
        self.with(TrailStep { at: Some(at), note })
    }

    /// The steps of another trail, then these.
    #[must_use]
    pub fn after(&self, cause: &Self) -> Self {
        if cause.is_empty() {
            return self.clone();
        }
        self.steps().into_iter().fold(cause.clone(), |trail, step| trail.with(step))
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

    fn with(&self, step: TrailStep) -> Self {
        let length = self.0.as_ref().map_or(0, |node| node.length);
        if self.0.as_ref().is_some_and(|node| node.step == step) {
            return self.clone();
        }
        let longer = self.push(step);
        if length < MAX_STEPS { longer } else { longer.shortened() }
    }

    fn push(&self, step: TrailStep) -> Self {
        let length = self.0.as_ref().map_or(0, |node| node.length) + 1;
        Self(Some(Rc::new(TrailNode { step, previous: self.clone(), length })))
    }

    /// The first and the last steps, and between them how many were left out, now and before.
    fn shortened(&self) -> Self {
        let (mut kept, mut left_out) = (Vec::new(), 0);
        for step in self.steps() {
            match step.note {
                Note::LeftOut(steps) => left_out += steps,
                _ => kept.push(step),
            }
        }
        let middle = FIRST_STEPS..kept.len().saturating_sub(LAST_STEPS).max(FIRST_STEPS);
        left_out += middle.len();
        kept.splice(middle, [TrailStep { at: None, note: Note::LeftOut(left_out) }]);
        kept.into_iter().fold(Self::default(), |trail, step| trail.push(step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, TextRange};

    /// A trail of the steps with these numbers.
    fn trail(numbers: std::ops::Range<u32>) -> Trail {
        numbers.fold(Trail::default(), |trail, number| {
            let at = Span { file: FileId(0), range: TextRange { start: number, end: number + 1 } };
            trail.then(at, Note::Spread)
        })
    }

    /// The numbers of the steps; what is left out as a negative count.
    fn shown(trail: &Trail) -> Vec<i64> {
        let number = |step: TrailStep| match (step.note, step.at) {
            (Note::LeftOut(count), None) => -i64::try_from(count).unwrap(),
            (_, at) => i64::from(at.unwrap().range.start),
        };
        trail.steps().into_iter().map(number).collect()
    }

    #[test]
    fn a_trail_that_can_be_read_is_whole() {
        assert_eq!(shown(&trail(0..12)), (0..12).collect::<Vec<_>>());
    }

    #[test]
    fn a_long_trail_keeps_its_start_and_its_end_and_says_how_many_steps_are_missing() {
        assert_eq!(shown(&trail(0..13)), [0, 1, 2, 3, -3, 7, 8, 9, 10, 11, 12]);
        for length in 13..200 {
            let shown = shown(&trail(0..length));
            assert!(shown.len() <= MAX_STEPS, "{shown:?}");
            assert_eq!(shown[..FIRST_STEPS], [0, 1, 2, 3]);
            let left_out = -shown[FIRST_STEPS];
            let last: Vec<i64> = (4 + left_out..i64::from(length)).collect();
            assert!(last.len() >= LAST_STEPS && left_out > 0, "{shown:?}");
            assert_eq!(shown[FIRST_STEPS + 1..], last);
        }
    }

    #[test]
    fn a_trail_after_another_says_once_how_many_steps_are_missing_of_both() {
        let joined = trail(100..140).after(&trail(0..40));
        let shown = shown(&joined);
        assert_eq!(shown.iter().filter(|number| **number < 0).count(), 1, "{shown:?}");
        let left_out = -shown.iter().find(|number| **number < 0).unwrap();
        assert_eq!(left_out + i64::try_from(shown.len() - 1).unwrap(), 80);
        assert_eq!((shown[0], shown.last()), (0, Some(&139)));
    }

    #[test]
    fn a_step_is_not_repeated() {
        let once = trail(0..1);
        assert_eq!(shown(&trail(0..1).after(&once)), [0]);
    }
}
