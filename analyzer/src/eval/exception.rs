//! `try`, `catch` and `finally`.

use super::Evaluator;
use super::branch::Forked;
use super::statement::Flow;
use crate::module::{Block, Pattern};
use crate::value::Why;

impl<'a> Evaluator<'a> {
    pub(super) fn execute_try(
        &mut self,
        block: &'a Block,
        handler: Option<&'a (Option<Pattern>, Block)>,
        finalizer: Option<&'a Block>,
    ) -> Flow {
        let flow = match handler {
            None => self.execute_block(block),
            Some(handler) => self.execute_caught(block, handler),
        };
        match finalizer.map(|finalizer| self.execute_block(finalizer)) {
            None | Some(Flow::Next) => flow,
            Some(flow) => flow,
        }
    }

    fn execute_caught(&mut self, block: &'a Block, handler: &'a (Option<Pattern>, Block)) -> Flow {
        let guards = self.guards.len();
        let outer = self.caught.replace(Vec::new());
        let ((flow, changes), thrown) = self.catching(|this| this.speculate(|this| this.execute_block(block)));
        let caught = std::mem::replace(&mut self.caught, outer).unwrap_or_default();
        self.guards.truncate(guards);
        if matches!(flow, Flow::Throw) {
            self.store.apply(&changes);
            self.perhaps_all(&thrown);
            return self.execute_handler(handler);
        }
        let handled = self.speculate(|this| {
            // Any call in the block may have thrown, between any two writes.
            this.store.forget(&changes, &Why::Guard);
            this.perhaps_all(&thrown);
            this.execute_handler(handler)
        });
        if matches!(handled.0, Flow::Throw) {
            self.require(&caught);
        }
        self.rejoin(Forked::Both { yes: (flow, changes), no: handled })
    }

    fn execute_handler(&mut self, (pattern, block): &'a (Option<Pattern>, Block)) -> Flow {
        let outer = self.scope;
        self.scope = self.scopes.enter(Some(outer));
        if let Some(pattern) = pattern {
            self.declare_pattern(pattern);
            self.bind(pattern, Self::unknown(Why::Expression));
        }
        let flow = self.execute_block(block);
        self.scope = outer;
        flow
    }
}
