//! Statements, functions and classes.

use smol_str::SmolStr;

use super::Dump;
use super::expressions::list;
use crate::module::{
    Block, Body, ClassId, ClassMember, Declarator, Export, ExprId, FunctionId, ImportBinding, Imported, MemberKind,
    Parameter, Statement, StatementKind, TypeName,
};

impl Dump<'_> {
    pub(super) fn vars(&self, names: &[SmolStr]) -> String {
        if names.is_empty() { String::new() } else { format!("var({})", names.join(" ")) }
    }

    pub(super) fn block(&self, block: &Block) -> String {
        let names = if block.lexical.is_empty() { None } else { Some(format!("[{}]", block.lexical.join(" "))) };
        let functions = block.hoisted.iter().map(|id| self.function(*id));
        let statements = block.statements.iter().map(|statement| self.statement(statement));
        names
            .into_iter()
            .chain([functions.chain(statements).collect::<Vec<_>>().join("; ")])
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn statement(&self, statement: &Statement) -> String {
        match &statement.kind {
            StatementKind::Expr(id) => self.expression(*id),
            StatementKind::Declare(declarators) => list(declarators, |declarator| self.declarator(declarator)),
            StatementKind::Class(id) => self.class(*id),
            StatementKind::Enum { name, members } => {
                let member = |(name, value): &(SmolStr, Option<ExprId>)| format!("{name}{}", self.initializer(*value));
                format!("enum {name} {{{}}}", list(members, member))
            }
            StatementKind::Block(block) => format!("{{{}}}", self.block(block)),
            StatementKind::Return(value) => format!("return{}", self.trailing(*value)),
            StatementKind::Throw(value) => format!("throw {}", self.expression(*value)),
            StatementKind::Break(label) => format!("break{}", label_after(label)),
            StatementKind::Continue(label) => format!("continue{}", label_after(label)),
            StatementKind::Labeled(label, body) => format!("{label}: {}", self.statement(body)),
            StatementKind::Import { specifier, bindings } => {
                format!("import {{{}}} from {specifier:?}", list(bindings, binding))
            }
            StatementKind::Export(export) => format!("export {}", self.export(export)),
            compound => self.compound_statement(compound),
        }
    }

    fn compound_statement(&self, kind: &StatementKind) -> String {
        match kind {
            StatementKind::If { test, consequent, alternate } => {
                let alternate = alternate.iter().map(|block| format!(" else {{{}}}", self.block(block)));
                let test = self.expression(*test);
                format!("if ({test}) {{{}}}{}", self.block(consequent), alternate.collect::<String>())
            }
            StatementKind::Loop { init, test, update, body, body_first } => {
                let show = |id: &Option<ExprId>| id.map(|id| self.expression(id)).unwrap_or_default();
                let word = if *body_first { "do-for" } else { "for" };
                format!("{word} ({}; {}; {}) {{{}}}", self.block(init), show(test), show(update), self.block(body))
            }
            StatementKind::ForEach { pattern, lexical, iterable, keys, body } => {
                let names = if lexical.is_empty() { String::new() } else { format!("[{}] ", lexical.join(" ")) };
                let (pattern, iterable) = (self.pattern(pattern), self.expression(*iterable));
                let word = if *keys { "in" } else { "of" };
                format!("for ({names}{pattern} {word} {iterable}) {{{}}}", self.block(body))
            }
            StatementKind::Switch { discriminant, cases } => {
                let case = |(test, body): &(Option<ExprId>, Block)| {
                    let test = test.map_or_else(|| "default".into(), |id| format!("case {}", self.expression(id)));
                    format!("{test}: {{{}}}", self.block(body))
                };
                format!("switch ({}) {{{}}}", self.expression(*discriminant), list(cases, case))
            }
            StatementKind::Try { block, handler, finalizer } => {
                let handler = handler.iter().map(|(pattern, block)| {
                    let pattern = pattern.iter().map(|pattern| format!("({}) ", self.pattern(pattern)));
                    format!(" catch {}{{{}}}", pattern.collect::<String>(), self.block(block))
                });
                let finalizer = finalizer.iter().map(|block| format!(" finally {{{}}}", self.block(block)));
                format!("try {{{}}}{}", self.block(block), handler.chain(finalizer).collect::<String>())
            }
            _ => unreachable!("a form `statement` shows itself"),
        }
    }

    fn export(&self, export: &Export) -> String {
        let pairs = |names: &[(SmolStr, SmolStr)]| list(names, |(from, to)| format!("{from} as {to}"));
        match export {
            Export::Default(id) => format!("default {}", self.expression(*id)),
            Export::Assignment(id) => format!("= {}", self.expression(*id)),
            Export::Declaration(statement, names) => format!("<{}> {}", names.join(" "), self.statement(statement)),
            Export::Names(names) => format!("{{{}}}", pairs(names)),
            Export::From { specifier, names } => format!("{{{}}} from {specifier:?}", pairs(names)),
            Export::All { specifier, name } => format!("*{} from {specifier:?}", label_after(name)),
        }
    }

    fn declarator(&self, declarator: &Declarator) -> String {
        let word = if declarator.is_var { "var " } else { "let " };
        let target = self.pattern(&declarator.pattern);
        format!("{word}{target}{}{}", annotation(&declarator.annotation), self.initializer(declarator.init))
    }

    pub(super) fn function(&self, id: FunctionId) -> String {
        let function = self.module.function(id);
        let mut words = Vec::new();
        words.extend(function.is_async.then_some("async"));
        words.push(if function.is_arrow { "arrow" } else { "function" });
        let star = if function.is_generator { "*" } else { "" };
        let name = function.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
        let parameters = list(&function.parameters, |parameter| self.parameter(parameter));
        let body = match &function.body {
            Body::Block(block) => {
                let parts = [self.vars(&function.vars), self.block(block)];
                format!("{{{}}}", parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
            }
            Body::Expr(id) => self.expression(*id),
            Body::Absent => "absent".into(),
        };
        format!("{}{star}{name}({parameters}) {body}", words.join(" "))
    }

    fn parameter(&self, parameter: &Parameter) -> String {
        let decorators = self.decorators(&parameter.decorators);
        let field = if parameter.is_field { "this." } else { "" };
        let rest = if parameter.rest { "..." } else { "" };
        let annotation = annotation(&parameter.annotation);
        let pattern = self.pattern(&parameter.pattern);
        format!("{decorators}{field}{rest}{pattern}{annotation}{}", self.initializer(parameter.default))
    }

    pub(super) fn class(&self, id: ClassId) -> String {
        let class = self.module.class(id);
        let name = class.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
        let superclass = class.superclass.map(|id| format!(" extends {}", self.expression(id))).unwrap_or_default();
        let constructor = class.constructor.map(|id| self.function(id));
        let members = class.members.iter().map(|member| self.member(member));
        let members = constructor.into_iter().chain(members).collect::<Vec<_>>().join("; ");
        format!("{}class{name}{superclass} {{{members}}}", self.decorators(&class.decorators))
    }

    fn member(&self, member: &ClassMember) -> String {
        let words = format!("{}{}", self.decorators(&member.decorators), if member.is_static { "static " } else { "" });
        let key = self.key(&member.key);
        let (word, value) = match &member.kind {
            MemberKind::Method(id) => ("", format!("{key}: {}", self.function(*id))),
            MemberKind::Getter(id) => ("get ", format!("{key}: {}", self.function(*id))),
            MemberKind::Setter(id) => ("set ", format!("{key}: {}", self.function(*id))),
            MemberKind::Field(value) => ("", format!("{key}{}", self.initializer(*value))),
            MemberKind::StaticBlock(id) => ("", self.function(*id)),
        };
        format!("{words}{word}{value}")
    }

    fn decorators(&self, decorators: &[ExprId]) -> String {
        decorators.iter().map(|id| format!("@{} ", self.expression(*id))).collect()
    }

    fn initializer(&self, value: Option<ExprId>) -> String {
        value.map(|id| format!(" = {}", self.expression(id))).unwrap_or_default()
    }

    fn trailing(&self, value: Option<ExprId>) -> String {
        value.map(|id| format!(" {}", self.expression(id))).unwrap_or_default()
    }
}

fn binding(binding: &ImportBinding) -> String {
    let imported = match &binding.imported {
        Imported::Default => "default",
        Imported::Namespace => "*",
        Imported::Named(name) => name,
        Imported::Require => "=",
    };
    format!("{}{imported} as {}", if binding.type_only { "type " } else { "" }, binding.local)
}

fn annotation(name: &Option<TypeName>) -> String {
    name.as_ref().map(|path| format!(": {}", path.join("."))).unwrap_or_default()
}

fn label_after(label: &Option<SmolStr>) -> String {
    label.as_ref().map(|label| format!(" {label}")).unwrap_or_default()
}
