//! The program of one file as the evaluator runs it: the output of `lower`.
//!
//! It is JavaScript without its surface: TypeScript's types, casts and parentheses are gone, expressions
//! are a dozen forms in one arena (an [`ExprId`] is enough to find an expression's place), and whatever
//! has no bearing on values is [`Expr::Opaque`], which keeps the expressions inside it so that calls and
//! functions there are still seen. No tree-sitter type appears here.
//!
//! Nesting is bounded, so that a walk may recurse, but for one way: leftmost operands (the object of a member, a callee,
//! the left side of an operator, the test of a conditional) chain without bound and want a loop.

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
}

impl Module {
    /// The expression behind an id.
    #[must_use]
    pub fn expression(&self, id: ExprId) -> &Expr {
        &self.expressions[id.0 as usize].expr
    }

    /// Where an expression stands, without parentheses and casts around it.
    #[must_use]
    pub fn range(&self, id: ExprId) -> TextRange {
        self.expressions[id.0 as usize].range
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
    /// `target = value`, `target += value`, `target ||= value`, and `x++` as `x += 1`.
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

/// Statements with the names their block declares.
#[derive(Debug, Default)]
pub struct Block {
    /// In order.
    pub statements: Vec<Statement>,
    /// Names bound by `let`, `const`, `class`, `enum` and imports directly in this block.
    pub lexical: Vec<SmolStr>,
    /// Function declarations directly in this block, which exist before its first statement.
    pub hoisted: Vec<FunctionId>,
}

/// A statement and its place.
#[derive(Debug)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where it stands.
    pub range: TextRange,
}

/// The forms a statement takes. Function declarations are in [`Block::hoisted`] only; types,
/// interfaces and ambient declarations are left out.
#[derive(Debug)]
pub enum StatementKind {
    /// An expression statement.
    Expr(ExprId),
    /// `const`, `let`, `var`.
    Declare(Vec<Declarator>),
    /// A class declaration.
    Class(ClassId),
    /// `enum`.
    Enum {
        /// Its name.
        name: SmolStr,
        /// Its members in order, with their initialisers.
        members: Vec<(SmolStr, Option<ExprId>)>,
    },
    /// `if`.
    If {
        /// The condition.
        test: ExprId,
        /// When it holds.
        consequent: Block,
        /// When it does not.
        alternate: Option<Block>,
    },
    /// `{ … }`, and the body of a TypeScript namespace.
    Block(Block),
    /// `for (init; test; update) body`, `while`, `do … while`.
    Loop {
        /// `init`, a single statement if there is one; `lexical` holds its names.
        init: Block,
        /// The condition.
        test: Option<ExprId>,
        /// `update`.
        update: Option<ExprId>,
        /// The body.
        body: Block,
        /// Whether the body runs before the first test.
        body_first: bool,
    },
    /// `for (pattern of iterable)`, `for (pattern in object)`.
    ForEach {
        /// What is bound on each round.
        pattern: Pattern,
        /// Names the head declares by `let` or `const`.
        lexical: Vec<SmolStr>,
        /// What is gone through.
        iterable: ExprId,
        /// `in`: keys instead of values.
        keys: bool,
        /// The body.
        body: Block,
    },
    /// `switch`.
    Switch {
        /// What is compared.
        discriminant: ExprId,
        /// The cases in order; `None` is `default`.
        cases: Vec<(Option<ExprId>, Block)>,
    },
    /// `try`.
    Try {
        /// The guarded block.
        block: Block,
        /// `catch`.
        handler: Option<(Option<Pattern>, Block)>,
        /// `finally`.
        finalizer: Option<Block>,
    },
    /// `return`.
    Return(Option<ExprId>),
    /// `throw`.
    Throw(ExprId),
    /// `break`, with its label.
    Break(Option<SmolStr>),
    /// `continue`, with its label.
    Continue(Option<SmolStr>),
    /// `label: statement`.
    Labeled(SmolStr, Box<Statement>),
    /// `import … from '…'`, `import x = require('…')`.
    Import {
        /// The module.
        specifier: SmolStr,
        /// What is bound; empty when it is imported for its effects.
        bindings: Vec<ImportBinding>,
    },
    /// `export …`.
    Export(Export),
}

/// One name an import declares.
#[derive(Debug)]
pub struct ImportBinding {
    /// What of the module.
    pub imported: Imported,
    /// The local name.
    pub local: SmolStr,
    /// Where the local name stands.
    pub range: TextRange,
    /// `import type`: nothing at run time, but annotations refer to it.
    pub type_only: bool,
}

/// What part of a module is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// `import x from`.
    Default,
    /// `import * as x from`.
    Namespace,
    /// `import { name } from`, `import { name as x } from`.
    Named(SmolStr),
    /// `import x = require('…')`.
    Require,
}

/// The forms of export.
#[derive(Debug)]
pub enum Export {
    /// `export default expression`; for a function or class declaration with a name, that name.
    Default(ExprId),
    /// `export = expression`.
    Assignment(ExprId),
    /// `export const …`, `export class …`, `export enum …`: the statement and the names it exports.
    Declaration(Box<Statement>, Vec<SmolStr>),
    /// `export { local as exported }`, and the name of `export function …`, which is hoisted.
    Names(Vec<(SmolStr, SmolStr)>),
    /// `export { imported as exported } from '…'`.
    From {
        /// The other module.
        specifier: SmolStr,
        /// What is passed on, by its name there and here (`default` included).
        names: Vec<(SmolStr, SmolStr)>,
    },
    /// `export * from '…'`, `export * as name from '…'`.
    All {
        /// The other module.
        specifier: SmolStr,
        /// The name of the namespace, if it has one.
        name: Option<SmolStr>,
    },
}

/// `pattern = init` of a declaration.
#[derive(Debug)]
pub struct Declarator {
    /// What is declared.
    pub pattern: Pattern,
    /// Its value.
    pub init: Option<ExprId>,
    /// Declared by `var`: the binding belongs to the function, and without `init` nothing is written.
    pub is_var: bool,
    /// Its type annotation.
    pub annotation: Option<TypeName>,
}

/// The first named type of an annotation, as a path: `express.Response<T> | null` is `[express, Response]`.
pub type TypeName = Vec<SmolStr>;

/// A function of any kind.
#[derive(Debug)]
pub struct Function {
    /// Its own name (declarations, named expressions, methods with a static key).
    pub name: Option<SmolStr>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Its body.
    pub body: Body,
    /// Names declared by `var` in it, nested blocks included, functions excluded.
    pub vars: Vec<SmolStr>,
    /// An arrow function: `this` is the surrounding one.
    pub is_arrow: bool,
    /// `async`.
    pub is_async: bool,
    /// `function*`.
    pub is_generator: bool,
    /// The whole function.
    pub range: TextRange,
}

/// A function's body.
#[derive(Debug)]
pub enum Body {
    /// `{ … }`.
    Block(Block),
    /// `=> expression`.
    Expr(ExprId),
    /// None: broken code.
    Absent,
}

/// A parameter of a function.
#[derive(Debug)]
pub struct Parameter {
    /// What it binds.
    pub pattern: Pattern,
    /// Its default.
    pub default: Option<ExprId>,
    /// `...rest`.
    pub rest: bool,
    /// Its type annotation.
    pub annotation: Option<TypeName>,
    /// `@Res() res` and the like.
    pub decorators: Vec<ExprId>,
    /// `constructor(private x: X)`: also written to `this.x`.
    pub is_field: bool,
}

/// A class.
#[derive(Debug)]
pub struct Class {
    /// Its name.
    pub name: Option<SmolStr>,
    /// `extends`.
    pub superclass: Option<ExprId>,
    /// The constructor, when written.
    pub constructor: Option<FunctionId>,
    /// The other members in order.
    pub members: Vec<ClassMember>,
    /// Decorators of the class.
    pub decorators: Vec<ExprId>,
    /// The whole class.
    pub range: TextRange,
}

/// A member of a class.
#[derive(Debug)]
pub struct ClassMember {
    /// Its key.
    pub key: Key,
    /// Its key's place.
    pub key_range: TextRange,
    /// `static`.
    pub is_static: bool,
    /// What it is.
    pub kind: MemberKind,
    /// Its decorators.
    pub decorators: Vec<ExprId>,
}

/// The kinds of class member.
#[derive(Debug)]
pub enum MemberKind {
    /// `name() {}`.
    Method(FunctionId),
    /// `get name() {}`.
    Getter(FunctionId),
    /// `set name(x) {}`.
    Setter(FunctionId),
    /// `name = value`.
    Field(Option<ExprId>),
    /// `static { … }`, as a function without parameters; its key is empty.
    StaticBlock(FunctionId),
}
