//! The program of one file as the evaluator runs it: the output of `lower`.
//!
//! It is JavaScript without its surface: TypeScript's types, casts and parentheses are gone, expressions
//! are a dozen forms in one arena (an [`ExprId`] is enough to find an expression's place), and whatever
//! has no bearing on values is [`Expr::Opaque`], which keeps the expressions inside it so that calls and
//! functions there are still seen. No tree-sitter type appears here.
//!
//! Nesting is bounded, so that a walk may recurse, but for one way: leftmost operands (the object of a member, a callee,
//! the left side of an operator, the test of a conditional) chain without bound and want a loop.

mod evidence;
mod exports;
mod scopes;
mod statement;

pub use evidence::{Evidence, plain_name};
pub use exports::{ExportEntry, Exports};
pub use scopes::{Scope, Scopes};
pub use statement::*;

use smol_str::SmolStr;

use crate::source::TextRange;

/// One parsed file.
#[derive(Debug, Default)]
pub struct Module {
    /// The top-level statements, imports and exports included, in order.
    pub body: Block,
    /// Names declared by `var` at the top level, nested blocks included.
    pub vars: Vec<SmolStr>,
    /// Every expression; indexed by [`ExprId`].
    pub expressions: Vec<ExprNode>,
    /// Every function, arrow function, method, getter and setter; indexed by [`FunctionId`].
    pub functions: Vec<Function>,
    /// Every class; indexed by [`ClassId`].
    pub classes: Vec<Class>,
    /// Constant specifiers of `import`, `export … from`, `require(…)` and `import(…)`, in order of appearance.
    pub specifiers: Vec<SmolStr>,
    /// Whether the file uses `import`/`export` declarations (an ES module by syntax).
    pub is_es_module: bool,
    /// Regions the parser could not read; the rest of the file is lowered all the same.
    pub faults: Vec<TextRange>,
    /// Regions that nest too deep to be lowered: what they do is not known.
    pub too_deep: Vec<TextRange>,
}

impl Module {
    /// The expression behind an id.
    #[must_use]
    pub fn expression(&self, id: ExprId) -> &Expr {
        &self.expressions[id.0 as usize].expr
    }

    /// The names of the classes that classes here extend.
    pub fn superclasses(&self) -> impl Iterator<Item = &SmolStr> {
        self.classes.iter().filter_map(|class| match self.expression(class.superclass?) {
            Expr::Name(name) | Expr::Member { key: Key::Static(name), .. } => Some(name),
            _ => None,
        })
    }

    /// Where an expression stands, without parentheses and casts around it.
    #[must_use]
    pub fn range(&self, id: ExprId) -> TextRange {
        self.expressions[id.0 as usize].range
    }

    /// What `export =` exports, as data files do.
    #[must_use]
    pub fn exported(&self) -> Option<ExprId> {
        self.body.statements.iter().find_map(|statement| match statement.kind {
            StatementKind::Export(Export::Assignment(value)) => Some(value),
            _ => None,
        })
    }

    /// The function behind an id.
    #[must_use]
    pub fn function(&self, id: FunctionId) -> &Function {
        &self.functions[id.0 as usize]
    }

    /// The class behind an id.
    #[must_use]
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0 as usize]
    }
}

/// An expression of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExprId(pub u32);

/// A function of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FunctionId(pub u32);

/// A class of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(pub u32);

/// An expression and its place.
#[derive(Debug)]
pub struct ExprNode {
    /// What it is.
    pub expr: Expr,
    /// Where it stands.
    pub range: TextRange,
}

/// The forms an expression takes.
#[derive(Debug)]
pub enum Expr {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number; hexadecimal, octal, binary, exponents and `_` are already read.
    Number(f64),
    /// A string with its escapes resolved.
    String(SmolStr),
    /// A regular expression literal.
    Regex {
        /// Between the slashes.
        pattern: SmolStr,
        /// After the last slash.
        flags: SmolStr,
    },
    /// A template without a tag; one without substitutions is a [`Expr::String`].
    Template(Vec<TemplatePart>),
    /// `[…]`.
    Array(Vec<Element>),
    /// `{…}`.
    Object(Vec<Property>),
    /// An identifier, `undefined` included.
    Name(SmolStr),
    /// `this`.
    This,
    /// `super`, as object of a member or as callee.
    Super,
    /// `object.key`, `object[key]`, `object.#key`.
    Member {
        /// Left of the dot.
        object: ExprId,
        /// The key.
        key: Key,
        /// `?.`.
        optional: bool,
    },
    /// `callee(…)` and `new callee(…)`; a tagged template is a call whose arguments are unknown.
    Call {
        /// What is called.
        callee: ExprId,
        /// The arguments in order.
        arguments: Vec<Element>,
        /// `new`.
        is_new: bool,
        /// `?.(`.
        optional: bool,
    },
    /// `import(specifier)`.
    Import(ExprId),
    /// `import.meta`.
    ImportMeta,
    /// A function expression, arrow function or object method.
    Function(FunctionId),
    /// A class expression.
    Class(ClassId),
    /// `!x`, `-x`, `+x`, `~x`, `typeof x`, `void x`, `delete x`.
    Unary {
        /// Which.
        operator: UnaryOperator,
        /// Of what.
        operand: ExprId,
    },
    /// Arithmetic, comparison, `in`, `instanceof`.
    Binary {
        /// Which.
        operator: BinaryOperator,
        /// Left operand.
        left: ExprId,
        /// Right operand.
        right: ExprId,
    },
    /// `&&`, `||`, `??`.
    Logical {
        /// Which.
        operator: LogicalOperator,
        /// Left operand.
        left: ExprId,
        /// Right operand, evaluated only when the left one asks for it.
        right: ExprId,
    },
    /// `test ? consequent : alternate`.
    Conditional {
        /// The condition.
        test: ExprId,
        /// When it holds.
        consequent: ExprId,
        /// When it does not.
        alternate: ExprId,
    },
    /// `target = value`, `target += value`, `target ||= value`; `++x` as `x -= -1`, and `x++` as `(x -= -1) - 1`.
    Assign {
        /// The operator before `=`.
        operator: AssignOperator,
        /// What is written.
        target: Box<Pattern>,
        /// The right side.
        value: ExprId,
    },
    /// `a, b`.
    Sequence(Vec<ExprId>),
    /// `await x`.
    Await(ExprId),
    /// `yield x`, `yield* x`: only the operand matters.
    Yield(Option<ExprId>),
    /// Anything whose value is not modelled (JSX, broken code, too deep); its parts are kept.
    Opaque(Vec<ExprId>),
}

/// A piece of a template.
#[derive(Debug)]
pub enum TemplatePart {
    /// Constant text with its escapes resolved.
    Text(SmolStr),
    /// `${…}`.
    Expr(ExprId),
}

/// An item of an array literal or an argument of a call.
#[derive(Debug, Clone, Copy)]
pub enum Element {
    /// An ordinary item.
    Item(ExprId),
    /// `...x`.
    Spread(ExprId),
    /// Nothing between two commas.
    Hole,
}

impl Element {
    /// The expression in it, unless it is a hole.
    #[must_use]
    pub fn expression(self) -> Option<ExprId> {
        match self {
            Self::Item(id) | Self::Spread(id) => Some(id),
            Self::Hole => None,
        }
    }
}

/// A key of an object, member or class.
#[derive(Debug, Clone)]
pub enum Key {
    /// Written out: an identifier, a string, a number in its canonical form, `#private` with the mark.
    Static(SmolStr),
    /// `[expression]`.
    Computed(ExprId),
}

/// A property of an object literal.
#[derive(Debug)]
pub struct Property {
    /// The key's place; the whole `...x` for a spread.
    pub key_range: TextRange,
    /// What it is.
    pub kind: PropertyKind,
}

/// The kinds of property.
#[derive(Debug)]
pub enum PropertyKind {
    /// `key: value`, `key` and `key() {}`.
    Value(Key, ExprId),
    /// `get key() {}`.
    Getter(Key, FunctionId),
    /// `set key(x) {}`.
    Setter(Key, FunctionId),
    /// `...x`.
    Spread(ExprId),
}

/// Unary operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as ECMAScript names them")]
pub enum UnaryOperator {
    Not,
    Minus,
    Plus,
    BitNot,
    Typeof,
    Void,
    Delete,
}

/// Binary operators that evaluate both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as ECMAScript names them")]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Exponent,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
    BitAnd,
    BitOr,
    BitXor,
    Equal,
    NotEqual,
    StrictEqual,
    StrictNotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Instanceof,
}

/// Operators that may skip their right side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as ECMAScript names them")]
pub enum LogicalOperator {
    And,
    Or,
    Nullish,
}

/// What stands before `=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignOperator {
    /// Nothing.
    Plain,
    /// As in `+=`.
    Binary(BinaryOperator),
    /// As in `||=`.
    Logical(LogicalOperator),
}

/// A target of a declaration, parameter or assignment.
#[derive(Debug)]
pub enum Pattern {
    /// A name.
    Name(SmolStr, TextRange),
    /// `{ a, b: c = 1, ...rest }`.
    Object {
        /// The properties in order.
        properties: Vec<PatternProperty>,
        /// `...rest`.
        rest: Option<Box<Pattern>>,
    },
    /// `[a, , b = 1, ...rest]`.
    Array {
        /// The items in order.
        elements: Vec<Option<PatternElement>>,
        /// `...rest`.
        rest: Option<Box<Pattern>>,
    },
    /// A member expression, in assignments.
    Member(ExprId),
    /// Broken code.
    Unreadable,
}

/// `key: pattern = default`.
#[derive(Debug)]
pub struct PatternProperty {
    /// Which property is read.
    pub key: Key,
    /// Where it goes and its default.
    pub element: PatternElement,
}

/// `pattern = default`.
#[derive(Debug)]
pub struct PatternElement {
    /// Where the value goes.
    pub pattern: Pattern,
    /// Used when the value is `undefined`.
    pub default: Option<ExprId>,
}
