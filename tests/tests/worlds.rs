//! Small programs made at random, run in every world: each undeclared variable set or not, each unknown value one thing or
//! another. What the evaluator says of the program must hold in all of them.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use cookielint_analyzer::eval::{self, Data, Environment, Extent, Shape, Tree};
use cookielint_analyzer::link::{Linked, Project};
use cookielint_analyzer::model::Models;
use cookielint_analyzer::source::{FileId, SourceText};
use cookielint_analyzer::value::Why;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 3] = ["a", "b", "c"];
const PROPERTIES: [&str; 2] = ["p", "q"];
const VARIABLES: [&str; 2] = ["X", "Y"];
/// Values that nothing is known of; each is true or false in a world.
const UNKNOWNS: [&str; 2] = ["u", "v"];

/// A value of the programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Plain {
    Undefined,
    Bool(bool),
    Number(i8),
    Text(&'static str),
    /// What every variable holds that is set.
    Set,
}

#[derive(Debug, Clone)]
enum Expression {
    Literal(Plain),
    Name(usize),
    Property(usize),
    Variable(usize),
    Unknown(usize),
    Not(Box<Expression>),
    Same(Box<Expression>, Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    Else(Box<Expression>, Box<Expression>),
    Choice(Box<Expression>, Box<Expression>, Box<Expression>),
}

#[derive(Debug, Clone)]
enum Step {
    Assign(usize, Expression),
    Write(usize, Expression),
    If(Expression, Vec<Step>, Vec<Step>),
    Switch(Expression, Vec<(Plain, Vec<Step>, bool)>, Vec<Step>),
    /// A function of its own, called at once; `return` leaves only it.
    Call(Vec<Step>),
    Return,
}

/// A program: what runs once, and what runs on every request before the cookie is set.
#[derive(Debug, Clone)]
struct Program {
    start: Vec<Step>,
    handler: Vec<Step>,
    last: Expression,
}

fn literal() -> impl Strategy<Value = Plain> {
    let plain = [Plain::Bool(true), Plain::Bool(false), Plain::Undefined, Plain::Number(0), Plain::Number(7)];
    select([&plain[..], &[Plain::Text("text"), Plain::Text("")]].concat())
}

fn expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        literal().prop_map(Expression::Literal),
        (0..NAMES.len()).prop_map(Expression::Name),
        (0..PROPERTIES.len()).prop_map(Expression::Property),
        (0..VARIABLES.len()).prop_map(Expression::Variable),
        (0..UNKNOWNS.len()).prop_map(Expression::Unknown),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let two = || (inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new));
        prop_oneof![
            inner.clone().prop_map(|of| Expression::Not(Box::new(of))),
            two().prop_map(|(left, right)| Expression::Same(left, right)),
            two().prop_map(|(left, right)| Expression::And(left, right)),
            two().prop_map(|(left, right)| Expression::Or(left, right)),
            two().prop_map(|(left, right)| Expression::Else(left, right)),
            (two(), inner.clone()).prop_map(|((test, yes), no)| Expression::Choice(test, yes, Box::new(no))),
        ]
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let leaf = prop_oneof![
        4 => (0..NAMES.len(), expression()).prop_map(|(name, value)| Step::Assign(name, value)),
        2 => (0..PROPERTIES.len(), expression()).prop_map(|(key, value)| Step::Write(key, value)),
        1 => Just(Step::Return),
    ];
    let step = leaf.prop_recursive(3, 10, 3, |inner| {
        let some = || vec(inner.clone(), 0..3);
        let case = (literal(), some(), any::<bool>());
        prop_oneof![
            3 => (expression(), some(), some()).prop_map(|(test, yes, no)| Step::If(test, yes, no)),
            1 => (expression(), vec(case, 1..3), some()).prop_map(|(of, cases, default)| Step::Switch(of, cases, default)),
            1 => some().prop_map(Step::Call),
        ]
    });
    vec(step, 0..5)
}

fn program() -> impl Strategy<Value = Program> {
    (steps(), steps(), expression()).prop_map(|(start, handler, last)| Program { start, handler, last })
}

impl Plain {
    fn text(self) -> String {
        match self {
            Self::Undefined => "undefined".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => format!("'{text}'"),
            Self::Set => "'set'".to_owned(),
        }
    }

    fn is_true(self) -> bool {
        !matches!(self, Self::Undefined | Self::Bool(false) | Self::Number(0) | Self::Text(""))
    }
}

impl Expression {
    fn text(&self) -> String {
        match self {
            Self::Literal(plain) => plain.text(),
            Self::Name(name) => NAMES[*name].to_owned(),
            Self::Property(key) => format!("o.{}", PROPERTIES[*key]),
            Self::Variable(name) => format!("process.env.{}", VARIABLES[*name]),
            Self::Unknown(name) => format!("settings.{}", UNKNOWNS[*name]),
            Self::Not(of) => format!("!({})", of.text()),
            Self::Same(left, right) => format!("({} === {})", left.text(), right.text()),
            Self::And(left, right) => format!("({} && {})", left.text(), right.text()),
            Self::Or(left, right) => format!("({} || {})", left.text(), right.text()),
            Self::Else(left, right) => format!("(({}) ?? ({}))", left.text(), right.text()),
            Self::Choice(test, yes, no) => format!("({} ? {} : {})", test.text(), yes.text(), no.text()),
        }
    }
}

/// Writes steps as JavaScript.
fn write_steps(steps: &[Step], text: &mut String) {
    for step in steps {
        match step {
            Step::Assign(name, value) => writeln!(text, "{} = {};", NAMES[*name], value.text()).unwrap(),
            Step::Write(key, value) => writeln!(text, "o.{} = {};", PROPERTIES[*key], value.text()).unwrap(),
            Step::If(test, yes, no) => {
                writeln!(text, "if ({}) {{", test.text()).unwrap();
                write_steps(yes, text);
                text.push_str("} else {\n");
                write_steps(no, text);
                text.push_str("}\n");
            }
            Step::Switch(of, cases, default) => {
                writeln!(text, "switch ({}) {{", of.text()).unwrap();
                for (value, steps, breaks) in cases {
                    writeln!(text, "case {}:", value.text()).unwrap();
                    write_steps(steps, text);
                    text.push_str(if *breaks { "break;\n" } else { "" });
                }
                text.push_str("default:\n");
                write_steps(default, text);
                text.push_str("}\n");
            }
            Step::Call(steps) => {
                text.push_str("(() => {\n");
                write_steps(steps, text);
                text.push_str("})();\n");
            }
            Step::Return => text.push_str("return;\n"),
        }
    }
}

impl Program {
    fn text(&self) -> String {
        let mut text = "const app = require('express')();\nconst settings = require('settings');\n\
                        let a = true, b = false, c;\nconst o = { p: true };\n(() => {\n"
            .to_owned();
        write_steps(&self.start, &mut text);
        text.push_str("})();\napp.get('/', (req, res) => {\n");
        write_steps(&self.handler, &mut text);
        writeln!(text, "res.cookie('n', 'v', {{ a, b, c, p: o.p, q: o.q, last: {} }});\n}});", self.last.text())
            .unwrap();
        text.push_str("app.listen(3000);\n");
        text
    }
}

/// One way in which things may be.
#[derive(Debug, Clone)]
struct World {
    set: [bool; 2],
    unknown: [bool; 2],
    names: [Plain; 3],
    properties: [Plain; 2],
}

impl World {
    fn all() -> impl Iterator<Item = Self> {
        (0..16u8).map(|bits| Self {
            set: [bits & 1 != 0, bits & 2 != 0],
            unknown: [bits & 4 != 0, bits & 8 != 0],
            names: [Plain::Bool(true), Plain::Bool(false), Plain::Undefined],
            properties: [Plain::Bool(true), Plain::Undefined],
        })
    }

    fn value(&self, expression: &Expression) -> Plain {
        match expression {
            Expression::Literal(plain) => *plain,
            Expression::Name(name) => self.names[*name],
            Expression::Property(key) => self.properties[*key],
            Expression::Variable(name) if self.set[*name] => Plain::Set,
            Expression::Variable(_) => Plain::Undefined,
            Expression::Unknown(name) => Plain::Bool(self.unknown[*name]),
            Expression::Not(of) => Plain::Bool(!self.value(of).is_true()),
            Expression::Same(left, right) => Plain::Bool(self.value(left) == self.value(right)),
            Expression::And(left, right) => {
                Some(self.value(left)).filter(|left| !left.is_true()).unwrap_or_else(|| self.value(right))
            }
            Expression::Or(left, right) => {
                Some(self.value(left)).filter(|left| left.is_true()).unwrap_or_else(|| self.value(right))
            }
            Expression::Else(left, right) => match self.value(left) {
                Plain::Undefined => self.value(right),
                left => left,
            },
            Expression::Choice(test, yes, no) => self.value(if self.value(test).is_true() { yes } else { no }),
        }
    }

    /// Runs steps; `false` when they returned.
    fn run(&mut self, steps: &[Step]) -> bool {
        steps.iter().all(|step| {
            match step {
                Step::Assign(name, value) => self.names[*name] = self.value(value),
                Step::Write(key, value) => self.properties[*key] = self.value(value),
                Step::If(test, yes, no) => return self.run(if self.value(test).is_true() { yes } else { no }),
                Step::Switch(of, cases, default) => return self.switch(self.value(of), cases, default),
                Step::Call(steps) => drop(self.run(steps)),
                Step::Return => return false,
            }
            true
        })
    }

    fn switch(&mut self, value: Plain, cases: &[(Plain, Vec<Step>, bool)], default: &[Step]) -> bool {
        let first = cases.iter().position(|(case, ..)| *case == value).unwrap_or(cases.len());
        for (_, steps, breaks) in &cases[first..] {
            if !self.run(steps) {
                return false;
            }
            if *breaks {
                return true;
            }
        }
        self.run(default)
    }

    /// What the cookie's options are on the first two requests, where they come to it.
    fn observe(mut self, program: &Program) -> [Option<[Plain; 6]>; 2] {
        self.run(&program.start);
        [(); 2].map(|()| {
            let comes_to_it = self.run(&program.handler);
            let ([a, b, c], [p, q]) = (self.names, self.properties);
            comes_to_it.then(|| [a, b, c, p, q, self.value(&program.last)])
        })
    }
}

/// Whether what the evaluator says of a value allows for a plain one.
fn allows(tree: &Tree, plain: Plain, set: &BTreeSet<&str>) -> bool {
    let here = match &tree.shape {
        Shape::OneOf(cases) => cases.iter().any(|case| allows(case, plain, set)),
        Shape::Kept(_) => false,
        Shape::Data(data) => match (data, plain) {
            (Data::Unknown(Why::Environment(_)), plain) => plain == Plain::Set,
            (Data::Unknown(_), _) | (Data::Absent | Data::Undefined, Plain::Undefined) => true,
            (Data::Bool(value), Plain::Bool(plain)) => *value == plain,
            (Data::Number(value), Plain::Number(plain)) => *value == f64::from(plain),
            (Data::String(value), Plain::Text(plain)) => value == plain,
            _ => false,
        },
    };
    let decided = tree.variables.iter().any(|variable| set.contains(variable.as_str()));
    here || decided && tree.otherwise.iter().any(|other| allows(other, plain, set))
}

fn check(program: &Program) -> Result<(), TestCaseError> {
    static MODELS: LazyLock<Models> = LazyLock::new(|| Models::built_in().unwrap());
    let text = program.text();
    let source = Arc::new(SourceText::new("app.js", text.as_str()));
    let project = Project::of(&MODELS, [Linked::new(FileId(0), source, Arc::default(), true)]);
    let outcome = eval::run(&project, FileId(0), Extent::Program, &MODELS, &Environment::production(&[]));
    let calls: Vec<_> = outcome.calls.iter().filter(|call| call.argument(2).object().is_some()).collect();
    let keys = NAMES.iter().chain(&PROPERTIES).chain(&["last"]);
    for world in World::all() {
        let set: BTreeSet<&str> =
            VARIABLES.iter().zip(world.set).filter(|(_, set)| *set).map(|(name, _)| *name).collect();
        let [first, second] = world.clone().observe(program);
        prop_assert!(first.is_none() || !calls.is_empty(), "not seen in {world:?}:\n{text}");
        // What every first request ends before is not looked for on later ones.
        let second = second.filter(|_| !calls.is_empty());
        for seen in first.into_iter().chain(second) {
            for (key, plain) in keys.clone().zip(seen) {
                let said = || calls.iter().map(|call| call.argument(2).property(key));
                let allowed = said().any(|tree| allows(&tree, plain, &set));
                prop_assert!(allowed, "{key} is {plain:?} in {world:?}, not {:?}:\n{text}", said().collect::<Vec<_>>());
            }
            let runs = calls.iter().any(|call| {
                call.only_with.is_empty() || call.only_with.iter().any(|variable| set.contains(variable.as_str()))
            });
            prop_assert!(runs, "said to run only with {:?}, runs in {world:?}:\n{text}", calls[0].only_with);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(tests::reproducible(3_000))]

    #[test]
    fn what_is_said_of_a_program_holds_in_every_world(program in program()) {
        check(&program)?;
    }
}
