//! Runs statements in order.

use smol_str::SmolStr;

use super::branch::Decision;
use super::loops::Rounds;
use super::store::Changes;
use super::value::{Data, Truth, Val};
use super::{Evaluator, MAX_DEPTH};
use crate::module::{Block, Declarator, Export, ExprId, FunctionId, Statement, StatementKind};
use crate::value::Why;

/// How a statement ends.
#[derive(Debug, Clone)]
pub(super) enum Flow {
    /// The next statement follows.
    Next,
    /// The function returns.
    Return(Val),
    /// A loop, switch or labelled statement ends.
    Break(Option<SmolStr>),
    /// The next round of a loop follows.
    Continue(Option<SmolStr>),
    /// An exception, or the end of the process.
    Throw,
}

impl Flow {
    /// Whether it goes on with the next round of the loop that has some labels.
    pub(super) fn continues(&self, labels: &[SmolStr]) -> bool {
        matches!(self, Self::Continue(label) if label.as_ref().is_none_or(|label| labels.contains(label)))
    }

    pub(super) fn is_same_jump(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Next, Self::Next) => true,
            (Self::Break(a), Self::Break(b)) | (Self::Continue(a), Self::Continue(b)) => a == b,
            _ => false,
        }
    }
}

impl<'a> Evaluator<'a> {
    /// Runs a block in a scope of its own.
    pub(super) fn execute_block(&mut self, block: &'a Block) -> Flow {
        let outer = self.scope;
        self.scope = self.scopes.enter(Some(outer));
        let flow = self.execute_block_here(block);
        self.scope = outer;
        flow
    }

    /// Runs a block in the current scope.
    pub(super) fn execute_block_here(&mut self, block: &'a Block) -> Flow {
        // Imports are bound already.
        self.declare_new(&block.lexical);
        for &function in &block.hoisted {
            self.hoist(function);
        }
        for statement in &block.statements {
            if self.depth >= MAX_DEPTH || !self.step() {
                return Flow::Next;
            }
            self.depth += 1;
            let flow = self.execute(statement);
            self.depth -= 1;
            if std::mem::take(&mut self.aborted) {
                return Flow::Throw;
            }
            if !matches!(flow, Flow::Next) {
                return flow;
            }
        }
        Flow::Next
    }

    pub(super) fn declare(&mut self, name: &SmolStr, value: Val) {
        let cell = self.store.declare(value);
        self.scopes.bind(self.scope, name.clone(), cell);
    }

    /// Binds names that are not bound in this very scope; a parameter keeps its value beside a `var` of its name.
    pub(super) fn declare_new(&mut self, names: &[SmolStr]) {
        for name in names {
            if self.scopes.own(self.scope, name).is_none() {
                self.declare(name, Val::undefined());
            }
        }
    }

    fn hoist(&mut self, function: FunctionId) {
        let value = self.make_function(function, None);
        if let Some(name) = &self.module.function(function).name {
            if let Data::Object(object) = value.data {
                self.bindings.insert(object, name.clone());
            }
            self.declare(name, value);
        }
    }

    fn execute(&mut self, statement: &'a Statement) -> Flow {
        use StatementKind::{ForEach, Labeled, Loop};
        if !matches!(statement.kind, Labeled(..) | Loop { .. } | ForEach { .. }) {
            self.labels.clear();
        }
        match &statement.kind {
            StatementKind::Expr(expression) => {
                self.evaluate(*expression);
                Flow::Next
            }
            StatementKind::Declare(declarators) => {
                for declarator in declarators {
                    self.execute_declarator(declarator);
                }
                Flow::Next
            }
            StatementKind::Class(class) => {
                let value = self.make_class(*class);
                if let Some(name) = &self.module.class(*class).name {
                    self.assign_name(name, value);
                }
                Flow::Next
            }
            StatementKind::Enum { name, members } => self.execute_enum(name, members),
            StatementKind::If { test, consequent, alternate } => {
                let test = self.evaluate(*test);
                let decision = Decision::of(&test, Data::truth);
                let forked = self.fork(&decision, |this, branch| match (branch, alternate) {
                    (true, _) => this.execute_block(consequent),
                    (false, Some(alternate)) => this.execute_block(alternate),
                    (false, None) => Flow::Next,
                });
                self.rejoin(forked)
            }
            StatementKind::Block(block) => self.execute_block(block),
            StatementKind::Loop { init, test, update, body, body_first } => {
                let labels = std::mem::take(&mut self.labels);
                self.execute_loop(
                    init,
                    &Rounds { test: *test, update: *update, body, body_first: *body_first },
                    &labels,
                )
            }
            StatementKind::ForEach { pattern, lexical, iterable, keys, body } => {
                let labels = std::mem::take(&mut self.labels);
                self.execute_for_each((pattern, lexical), *iterable, *keys, body, &labels)
            }
            StatementKind::Switch { discriminant, cases } => self.execute_switch(*discriminant, cases),
            StatementKind::Try { block, handler, finalizer } => {
                self.execute_try(block, handler.as_ref(), finalizer.as_ref())
            }
            StatementKind::Return(value) => {
                let value = value.map_or_else(Val::undefined, |value| self.evaluate(value));
                if std::mem::take(&mut self.aborted) { Flow::Throw } else { Flow::Return(value) }
            }
            StatementKind::Throw(value) => {
                self.evaluate(*value);
                Flow::Throw
            }
            StatementKind::Break(label) => Flow::Break(label.clone()),
            StatementKind::Continue(label) => Flow::Continue(label.clone()),
            StatementKind::Labeled(label, statement) => {
                self.labels.push(label.clone());
                match self.with_jumps(std::slice::from_ref(label), |this| this.execute(statement)) {
                    Flow::Break(Some(target)) if target == *label => Flow::Next,
                    flow => flow,
                }
            }
            kind @ StatementKind::Import { .. } => {
                self.load_imported(kind);
                Flow::Next
            }
            kind @ StatementKind::Export(export) => {
                self.load_imported(kind);
                self.execute_export(export)
            }
        }
    }

    fn execute_declarator(&mut self, declarator: &'a Declarator) {
        let value = match declarator.init {
            Some(init) => self.evaluate(init),
            None if declarator.is_var => return,
            None => Val::undefined(),
        };
        let value = match (&declarator.annotation, value) {
            (Some(annotation), value) if matches!(value.data, Data::Unknown(_)) => self.typed_as(annotation, value),
            (_, value) => value,
        };
        self.bind(&declarator.pattern, value);
    }

    fn execute_enum(&mut self, name: &SmolStr, members: &'a [(SmolStr, Option<ExprId>)]) -> Flow {
        let object = self.store.allocate(super::ObjectKind::Plain, None);
        // A member is named by those after it.
        let outer = self.scope;
        self.scope = self.scopes.enter(Some(outer));
        let mut next = Some(0.0);
        for (member, init) in members {
            let value = match init {
                Some(init) => self.evaluate(*init),
                None => next.map_or_else(|| Self::unknown(Why::Expression), |number| Val::new(Data::Number(number))),
            };
            next = match value.data {
                Data::Number(number) => Some(number + 1.0),
                _ => None,
            };
            if let Data::Number(number) = value.data {
                // `Enum[Enum.Member]` is the member's name.
                let reverse = Val::new(Data::String(member.clone()));
                self.store.set(object, super::number::to_text(number), super::store::Property::new(reverse));
            }
            self.declare(member, value.clone());
            self.store.set(object, member.clone(), super::store::Property::new(value));
        }
        self.scope = outer;
        self.assign_name(name, Val::new(Data::Object(object)));
        Flow::Next
    }

    fn execute_export(&mut self, export: &'a Export) -> Flow {
        match export {
            Export::Default(value) => {
                let value = self.evaluate(*value);
                self.export_default(value);
            }
            Export::Assignment(value) => {
                let value = self.evaluate(*value);
                self.export_all(value);
            }
            Export::Declaration(statement, _) => return self.execute(statement),
            // Others ask for the variables and modules that these name.
            Export::Names(_) | Export::From { .. } | Export::All { .. } => {}
        }
        Flow::Next
    }

    fn execute_switch(&mut self, discriminant: ExprId, cases: &'a [(Option<ExprId>, Block)]) -> Flow {
        let value = self.evaluate(discriminant);
        let outer = self.scope;
        self.scope = self.scopes.enter(Some(outer));
        let flow = self.with_jumps(&[], |this| this.execute_cases(&value, cases, 0));
        self.scope = outer;
        match flow {
            Flow::Break(None) => Flow::Next,
            flow => flow,
        }
    }

    /// Looks for the case that applies, from a position on; where a comparison cannot be told both ways are taken.
    fn execute_cases(&mut self, value: &Val, cases: &'a [(Option<ExprId>, Block)], from: usize) -> Flow {
        /// More undecided cases than this are not told apart.
        const MAX_UNDECIDED: usize = 24;
        let next = cases.iter().enumerate().skip(from).find_map(|(index, (test, _))| Some((index, (*test)?)));
        let Some((index, test)) = next else {
            let default = cases.iter().position(|(test, _)| test.is_none());
            return default.map_or(Flow::Next, |index| self.execute_from(cases, index));
        };
        let test = self.evaluate(test);
        let equal = self.strictly_equal(value, &test);
        let decision = Decision::of(&equal, Data::truth);
        if !matches!(decision, Decision::Known(_)) && index > MAX_UNDECIDED {
            return self.execute_any(&cases[index..]);
        }
        if let Decision::Known(false) = decision {
            return self.execute_cases_later(value, cases, index + 1);
        }
        let forked = self.fork(&decision, |this, branch| {
            let flow =
                if branch { this.execute_from(cases, index) } else { this.execute_cases(value, cases, index + 1) };
            match flow {
                Flow::Break(None) => Flow::Next,
                flow => flow,
            }
        });
        self.rejoin(forked)
    }

    /// Runs cases of which it cannot be told which applies, each on its own.
    fn execute_any(&mut self, cases: &'a [(Option<ExprId>, Block)]) -> Flow {
        for (_, block) in cases {
            let once = match self.speculate(|this| this.execute_block_here(block)) {
                (Flow::Break(None), changes) => (Flow::Next, changes),
                once => once,
            };
            self.rejoin_both(once, (Flow::Next, Changes::default()));
        }
        Flow::Next
    }

    /// Skips cases that certainly do not apply without nesting deeper for each.
    fn execute_cases_later(&mut self, value: &Val, cases: &'a [(Option<ExprId>, Block)], from: usize) -> Flow {
        let mut index = from;
        while let Some((test, _)) = cases.get(index) {
            if let Some(test) = test {
                let test = self.evaluate(*test);
                let equal = self.strictly_equal(value, &test);
                if equal.data.truth() != Truth::No || !equal.variables().is_empty() {
                    return self.execute_cases(value, cases, index);
                }
            }
            index += 1;
        }
        self.execute_cases(value, cases, index)
    }

    fn execute_from(&mut self, cases: &'a [(Option<ExprId>, Block)], index: usize) -> Flow {
        for (_, block) in &cases[index..] {
            match self.execute_block_here(block) {
                Flow::Next => {}
                flow => return flow,
            }
        }
        Flow::Next
    }
}
