//! The named parts of a file: what a place in it is called that moves when lines are added above.

use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};

use super::{
    Block, ClassId, Declarator, Export, Expr, ExprId, FunctionId, Key, MemberKind, Module, Pattern, PropertyKind,
    Statement, StatementKind,
};
use crate::source::TextRange;

/// What a call is called whose callee has no name.
const UNNAMED: &str = "call";
/// The longest name, in characters: an argument may be as long as a file.
const MAX_NAME: usize = 80;

/// A function, method or class, or a statement of the top level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Its name; that of a function without one says what it is passed to: `app.post("/login")`.
    pub name: SmolStr,
    /// How many of this name come before it in the same scope.
    pub index: u32,
    /// All of it.
    pub range: TextRange,
}

/// Every scope of a file, outer before inner.
#[derive(Debug, Default)]
pub struct Scopes {
    scopes: Vec<Scope>,
    /// The scope around each.
    parents: Vec<Option<usize>>,
}

impl Scopes {
    /// Collects them in one go over the module.
    #[must_use]
    pub fn of(module: &Module) -> Self {
        let mut named = Names::of(module).into_scopes();
        for (_, name) in &mut named {
            if name.chars().nth(MAX_NAME).is_some() {
                *name = name.chars().take(MAX_NAME).collect();
            }
        }
        let mut scopes = Self::default();
        let mut seen: FxHashMap<(Option<usize>, SmolStr), u32> = FxHashMap::default();
        for (range, name) in named {
            let parent = scopes.innermost(range);
            let count = seen.entry((parent, name.clone())).or_default();
            scopes.scopes.push(Scope { name, index: *count, range });
            scopes.parents.push(parent);
            *count += 1;
        }
        scopes
    }

    /// The scopes that a place lies in, outermost first.
    #[must_use]
    pub fn around(&self, place: TextRange) -> Vec<&Scope> {
        let mut around: Vec<&Scope> = std::iter::successors(self.innermost(place), |&inner| self.parent(inner))
            .filter_map(|index| self.scopes.get(index))
            .collect();
        around.reverse();
        around
    }

    /// The last scope that begins before a place, or the nearest around that one which the place lies in.
    fn innermost(&self, place: TextRange) -> Option<usize> {
        let last = self.scopes.partition_point(|scope| scope.range.start <= place.start).checked_sub(1);
        std::iter::successors(last, |&inner| self.parent(inner))
            .find(|&index| self.scopes.get(index).is_some_and(|scope| scope.range.contains(place)))
    }

    fn parent(&self, index: usize) -> Option<usize> {
        self.parents.get(index).copied().flatten()
    }
}

/// The names that functions and classes without one get from where they stand.
struct Names<'a> {
    module: &'a Module,
    functions: FxHashMap<FunctionId, SmolStr>,
    classes: FxHashMap<ClassId, SmolStr>,
}

impl<'a> Names<'a> {
    fn of(module: &'a Module) -> Self {
        let mut names = Self { module, functions: FxHashMap::default(), classes: FxHashMap::default() };
        names.block(&module.body);
        for function in &module.functions {
            if let super::Body::Block(body) = &function.body {
                names.block(body);
            }
        }
        for class in &module.classes {
            for member in &class.members {
                if let MemberKind::Field(value) = member.kind {
                    names.given(value, static_name(&member.key));
                }
            }
        }
        for node in &module.expressions {
            names.expression(&node.expr);
        }
        names
    }

    fn block(&mut self, block: &Block) {
        block.statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Declare(declarators) => {
                declarators.iter().for_each(|declarator| self.given(declarator.init, declared_name(declarator)));
            }
            StatementKind::If { consequent, alternate, .. } => {
                self.block(consequent);
                alternate.iter().for_each(|block| self.block(block));
            }
            StatementKind::Block(body) | StatementKind::ForEach { body, .. } => self.block(body),
            StatementKind::Loop { init, body, .. } => [init, body].into_iter().for_each(|block| self.block(block)),
            StatementKind::Switch { cases, .. } => cases.iter().for_each(|(_, block)| self.block(block)),
            StatementKind::Try { block, handler, finalizer } => {
                self.block(block);
                handler.iter().for_each(|(_, block)| self.block(block));
                finalizer.iter().for_each(|block| self.block(block));
            }
            StatementKind::Labeled(_, inner) => self.statement(inner),
            StatementKind::Export(Export::Declaration(inner, _)) => self.statement(inner),
            StatementKind::Export(Export::Default(value)) => self.given(Some(*value), Some("default".into())),
            _ => {}
        }
    }

    fn expression(&mut self, expression: &Expr) {
        match expression {
            Expr::Object(properties) => {
                for property in properties {
                    if let PropertyKind::Value(key, value) = &property.kind {
                        self.given(Some(*value), static_name(key));
                    }
                }
            }
            Expr::Assign { target, value, .. } => self.given(Some(*value), target_name(self.module, target)),
            Expr::Call { arguments, .. } => {
                let name = call_name(self.module, expression);
                for argument in arguments {
                    self.given(argument.expression(), Some(name.clone()));
                }
            }
            _ => {}
        }
    }

    fn given(&mut self, value: Option<ExprId>, name: Option<SmolStr>) {
        let (Some(value), Some(name)) = (value, name) else { return };
        match self.module.expression(value) {
            Expr::Function(function) => drop(self.functions.entry(*function).or_insert(name)),
            Expr::Class(class) => drop(self.classes.entry(*class).or_insert(name)),
            _ => {}
        }
    }

    /// Everything that has a name, outer before inner.
    fn into_scopes(self) -> Vec<(TextRange, SmolStr)> {
        let Self { module, functions, classes } = self;
        let id = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let functions = module.functions.iter().enumerate().filter_map(|(index, function)| {
            let name = function.name.clone().or_else(|| functions.get(&FunctionId(id(index))).cloned())?;
            Some((function.range, name))
        });
        let classes = module.classes.iter().enumerate().filter_map(|(index, class)| {
            let name = class.name.clone().or_else(|| classes.get(&ClassId(id(index))).cloned())?;
            Some((class.range, name))
        });
        let statements = module.body.statements.iter().filter_map(|statement| top_level(module, statement));
        let mut scopes: Vec<_> = functions.chain(classes).chain(statements).collect();
        scopes.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        // `export class A {}` is a statement and a class, of one name.
        scopes
            .dedup_by(|inner, outer| inner.1 == outer.1 && outer.0.contains(inner.0) && is_same_end(inner.0, outer.0));
        scopes
    }
}

/// Whether nothing but a semicolon can stand between two ends.
fn is_same_end(inner: TextRange, outer: TextRange) -> bool {
    outer.end - inner.end <= 1
}

/// A statement of the top level that a name is given to or that calls something: code that runs when the file does.
fn top_level(module: &Module, statement: &Statement) -> Option<(TextRange, SmolStr)> {
    let name = match &statement.kind {
        StatementKind::Declare(declarators) => declared_name(declarators.first()?)?,
        StatementKind::Export(Export::Declaration(inner, _)) => top_level(module, inner)?.1,
        StatementKind::Export(Export::Default(_)) => "default".into(),
        StatementKind::Expr(expression) => match module.expression(*expression) {
            Expr::Assign { target, .. } => target_name(module, target)?,
            call @ Expr::Call { .. } => call_name(module, call),
            _ => return None,
        },
        _ => return None,
    };
    Some((statement.range, name))
}

fn declared_name(declarator: &Declarator) -> Option<SmolStr> {
    match &declarator.pattern {
        Pattern::Name(name, _) => Some(name.clone()),
        _ => None,
    }
}

fn static_name(key: &Key) -> Option<SmolStr> {
    match key {
        Key::Static(name) => Some(name.clone()),
        Key::Computed(_) => None,
    }
}

fn target_name(module: &Module, target: &Pattern) -> Option<SmolStr> {
    match target {
        Pattern::Name(name, _) => Some(name.clone()),
        Pattern::Member(member) => dotted(module, module.expression(*member)),
        _ => None,
    }
}

/// The callee, with the first argument where that is a name or a text: `app.use(session)`, `app.post("/login")`.
fn call_name(module: &Module, call: &Expr) -> SmolStr {
    let Expr::Call { callee, arguments, .. } = call else { return UNNAMED.into() };
    let callee = dotted(module, module.expression(*callee)).unwrap_or_else(|| UNNAMED.into());
    let first = arguments.first().and_then(|argument| argument.expression()).map(|first| module.expression(first));
    match first {
        Some(Expr::String(text)) => format_smolstr!("{callee}({text:?})"),
        Some(Expr::Call { callee: inner, .. }) => {
            let inner = dotted(module, module.expression(*inner)).unwrap_or_else(|| UNNAMED.into());
            format_smolstr!("{callee}({inner})")
        }
        Some(first) => match dotted(module, first) {
            Some(name) => format_smolstr!("{callee}({name})"),
            None => callee,
        },
        None => callee,
    }
}

/// `a`, `this.a`, `a.b.c`.
fn dotted(module: &Module, expression: &Expr) -> Option<SmolStr> {
    let mut keys = Vec::new();
    let mut object = expression;
    while let Expr::Member { object: inner, key: Key::Static(key), .. } = object {
        keys.push(key.as_str());
        object = module.expression(*inner);
    }
    keys.push(match object {
        Expr::Name(name) => name,
        Expr::This => "this",
        Expr::Call { .. } if !keys.is_empty() => UNNAMED,
        _ => return None,
    });
    keys.reverse();
    Some(keys.join(".").into())
}
