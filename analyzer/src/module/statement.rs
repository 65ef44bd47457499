//! Statements, functions and classes of a module.

use smol_str::SmolStr;

use super::{ClassId, ExprId, FunctionId, Key, Pattern};
use crate::source::TextRange;

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
    /// `abstract`: only classes that extend it have instances.
    pub is_abstract: bool,
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
