//! Calls: of the project's functions, of libraries, of the language's own functions, and of what is not known.

use smol_str::SmolStr;

use super::Evaluator;
use super::method::base_url_scheme;
use super::store::{ObjectKind, Property};
use super::value::{Data, ObjectId, Truth, Val};
use crate::link::Request;
use crate::model::{NodeId, Row, TypeModel};
use crate::module::{Element, Expr, ExprId, Key};
use crate::source::Span;
use crate::value::Why;

/// The arguments of a call.
#[derive(Debug, Clone, Default)]
pub(super) struct Arguments {
    items: Vec<Property>,
    /// More may follow: something unknown was spread there.
    open: bool,
}

impl From<Vec<Val>> for Arguments {
    fn from(values: Vec<Val>) -> Self {
        Self { items: values.into_iter().map(Property::new).collect(), open: false }
    }
}

impl Arguments {
    pub(super) fn of(items: impl IntoIterator<Item = Property>) -> Self {
        Self { items: items.into_iter().collect(), open: false }
    }

    pub(super) fn open(items: Vec<Property>) -> Self {
        Self { items, open: true }
    }

    pub(super) fn get(&self, index: usize) -> Option<&Property> {
        self.items.get(index)
    }

    /// The value of an argument; `undefined` when it is certainly not given.
    pub(super) fn value(&self, index: usize) -> Val {
        match self.items.get(index) {
            Some(argument) => argument.value.clone(),
            None if self.open => Val::unknown(Why::Spread),
            None => Val::undefined(),
        }
    }

    pub(super) fn all(&self) -> &[Property] {
        &self.items
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// The arguments from a position on; `None` when they are not all known.
    pub(super) fn rest(&self, from: usize) -> Option<Vec<Val>> {
        (!self.open).then(|| self.items.iter().skip(from).map(|item| item.value.clone()).collect())
    }

    fn skip(&self, count: usize) -> Self {
        Self { items: self.items.iter().skip(count).cloned().collect(), open: self.open }
    }

    fn after(&self, leading: &[Val]) -> Self {
        let leading = leading.iter().cloned().map(Property::new);
        Self { items: leading.chain(self.items.iter().cloned()).collect(), open: self.open }
    }
}

impl<'a> Evaluator<'a> {
    pub(super) fn call_expression(
        &mut self,
        id: ExprId,
        callee: ExprId,
        arguments: &'a [Element],
        is_new: bool,
        optional: bool,
    ) -> Val {
        let at = self.span_of(id);
        match self.module.expression(callee) {
            Expr::Super => {
                let arguments = self.arguments(arguments);
                self.call_super(&arguments, at)
            }
            Expr::Name(name) if name == "require" && self.scopes.resolve(self.scope, name).is_none() => {
                let arguments = self.arguments(arguments);
                self.import_by(&arguments.value(0), Request::Require, at)
            }
            Expr::Member { object, key, .. } if !is_new => {
                if let Expr::Super = self.module.expression(*object) {
                    return self.call_super_method(key, arguments, id, callee);
                }
                let this = self.evaluate(*object);
                if self.is_in_optional_chain(callee) {
                    let is_like_scheme = matches!(key, Key::Static(name) if name == "startsWith");
                    if is_like_scheme && let Some(scheme) = base_url_scheme(&this, &self.arguments(arguments)) {
                        return scheme;
                    }
                    self.unless_nullish(&this, |evaluator, this| {
                        evaluator.call_method(this, key, arguments, optional, id, callee)
                    })
                } else {
                    self.call_method(&this, key, arguments, optional, id, callee)
                }
            }
            _ => {
                let function = self.evaluate(callee);
                let site = self.site(id, callee, self.span_of(callee));
                if optional {
                    return self.unless_nullish(&function, |this, function| {
                        let arguments = this.arguments(arguments);
                        this.call_value(function, Val::undefined(), &arguments, &site)
                    });
                }
                let arguments = self.arguments(arguments);
                if is_new {
                    self.construct_value(&function, &arguments, &site)
                } else {
                    self.call_value(&function, Val::undefined(), &arguments, &site)
                }
            }
        }
    }

    /// `super.method(…)`: the method of the superclass on this instance.
    fn call_super_method(&mut self, key: &'a Key, arguments: &'a [Element], id: ExprId, callee: ExprId) -> Val {
        let site = self.site(id, callee, self.callee_span(callee));
        let function = self.super_member(key);
        let arguments = self.arguments(arguments);
        let this = self.frame().map_or_else(Val::undefined, |frame| frame.this.clone());
        self.call_value(&function, this, &arguments, &site)
    }

    fn call_method(
        &mut self,
        this: &Val,
        key: &'a Key,
        arguments: &'a [Element],
        optional: bool,
        id: ExprId,
        callee: ExprId,
    ) -> Val {
        let site = self.site(id, callee, self.callee_span(callee));
        let name = self.key(key);
        let arguments = self.arguments(arguments);
        let Some(name) = name else {
            // Any of its functions may be the one.
            self.escape_functions(this);
            self.call_unknown(Some(this), &arguments);
            return Self::unknown(Why::DynamicKey);
        };
        let function = self.member_at(this, &name, site.callee);
        if let Some(value) = self.built_in_method(this, &function, &name, &arguments, &site) {
            return value;
        }
        if let Some(service) = self.given_by_container(this, &name, &arguments) {
            return service;
        }
        if matches!(this.data, Data::Unknown(Why::Parameter(_))) && self.models.has_method(&name) {
            self.open.insert(self.current.file);
        }
        if matches!(function.data, Data::Unknown(_)) && self.is_added_method(this, &name) {
            self.escape_arguments(&arguments);
        }
        if optional {
            return self.unless_nullish(&function, |evaluator, function| {
                evaluator.call_value(function, this.clone(), &arguments, &site)
            });
        }
        self.call_value(&function, this.clone(), &arguments, &site)
    }

    /// Whether a method of a library's value is not the library's: the program or another package added it.
    fn is_added_method(&self, this: &Val, name: &str) -> bool {
        let known = self.host_node(&this.data).and_then(|node| self.models.type_of(node));
        known.is_some_and(|known| !known.methods.is_empty() && !known.methods.iter().any(|method| method == name))
    }

    /// What of a callee is shown: the whole of it on one line, else from the line of its last name on.
    fn callee_span(&self, callee: ExprId) -> Span {
        let mut range = self.module.range(callee);
        let text = self.current.source.text().get(range.as_usize()).unwrap_or_default();
        if let Some(line_break) = text.rfind(['\n', '\r']) {
            let last = &text[line_break + 1..];
            let blank = last.len() - last.trim_start().len();
            let skipped = u32::try_from(line_break + 1 + blank).unwrap_or(0);
            range.start += skipped;
        }
        self.span(range)
    }

    pub(super) fn arguments(&mut self, elements: &'a [Element]) -> Arguments {
        let mut arguments = Arguments::default();
        for element in elements {
            match element {
                Element::Item(item) => {
                    let written = Some(self.span_of(*item));
                    let value = self.evaluate(*item);
                    if !arguments.open {
                        arguments.items.push(Property { written, ..Property::new(value) });
                    }
                }
                Element::Spread(spread) => {
                    let value = self.evaluate(*spread);
                    match self.items_of(&value) {
                        Some(items) if !arguments.open => arguments.items.extend(items.into_iter().map(Property::new)),
                        _ => arguments.open = true,
                    }
                }
                Element::Hole => {}
            }
        }
        arguments
    }

    fn site(&self, call: ExprId, callee: ExprId, shown: Span) -> Site {
        Site { call: self.span_of(call), callee: shown, label: self.source_of(callee) }
    }

    /// Calls a function that the evaluator was handed: a getter, a callback.
    pub(super) fn call(&mut self, function: &Val, this: Val, arguments: Arguments, at: Span) -> Val {
        self.call_value(function, this, &arguments, &Site { call: at, callee: at, label: SmolStr::default() })
    }

    pub(super) fn call_value(&mut self, function: &Val, this: Val, arguments: &Arguments, site: &Site) -> Val {
        if !matches!(function.data, Data::Host(_) | Data::Builtin(_))
            && !self.is_function(function)
            && let Some(configuration) = self.given_to_wrapper(&site.label, arguments)
        {
            return configuration;
        }
        match &function.data {
            Data::OneOf(cases) => {
                let mut results = Vec::new();
                for case in cases.iter().filter(|case| case.data.nullish() != Truth::Yes) {
                    let (value, changes) =
                        self.speculate(|evaluator| evaluator.call_value(case, this.clone(), arguments, site));
                    self.store.perhaps(&changes);
                    if !std::mem::take(&mut self.aborted) {
                        results.push(value);
                    }
                }
                Val::join_all(results)
            }
            Data::Object(id) => self.call_object(*id, this, arguments, site),
            Data::Host(node) => self.call_host(*node, Some(&this), arguments, site, false),
            Data::Builtin(path) => match path.split_once(".prototype.") {
                Some((_, method)) => {
                    let result = self.built_in_method(&this, &Val::new(Data::Absent), method, arguments, site);
                    result.unwrap_or_else(|| {
                        self.call_unknown(Some(&this), arguments);
                        Self::unknown(Why::Call(site.label.clone()))
                    })
                }
                None => self.call_builtin(path, arguments, site),
            },
            _ => {
                // Whatever `res.cookie` is called on, it reads its options and no more.
                let method = site.label.rsplit(['.', '?']).next().unwrap_or_default();
                if method.to_ascii_lowercase().contains("cookie") && self.models.has_method(method) {
                    return Self::unknown(Why::Call(site.label.clone()));
                }
                self.call_unknown(Some(&this), arguments);
                Self::unknown(match &function.data {
                    Data::Unknown(Why::Request) => Why::Request,
                    _ => Why::Call(site.label.clone()),
                })
            }
        }
    }

    fn call_object(&mut self, id: ObjectId, this: Val, arguments: &Arguments, site: &Site) -> Val {
        match self.store.object(id).kind.clone() {
            ObjectKind::Function(_) => {
                let outside = self.call_from(site.call, &site.label);
                let result = self.call_function(id, this, arguments, site.call);
                self.outside = outside;
                result
            }
            ObjectKind::Bound(target, bound, leading) => {
                let arguments = arguments.after(&leading);
                self.call_value(&Val::new(Data::Object(target)), *bound, &arguments, site)
            }
            ObjectKind::Host(node) => self.call_host(node, Some(&this), arguments, site, false),
            kind => {
                if matches!(kind, ObjectKind::Opaque) {
                    self.applied.insert(id);
                }
                self.call_unknown(Some(&this), arguments);
                Self::unknown(Why::Call(site.label.clone()))
            }
        }
    }

    fn construct_value(&mut self, constructor: &Val, arguments: &Arguments, site: &Site) -> Val {
        match &constructor.data {
            Data::Object(id) => match &self.store.object(*id).kind {
                ObjectKind::Class(_) | ObjectKind::Function(_) => {
                    let outside = self.call_from(site.call, &site.label);
                    let made = self.construct(*id, arguments, site.call);
                    self.outside = outside;
                    made
                }
                ObjectKind::Host(node) => {
                    let node = *node;
                    self.call_host(node, None, arguments, site, true)
                }
                ObjectKind::Bound(target, _, leading) => {
                    let (target, arguments) = (*target, arguments.after(leading));
                    self.construct_value(&Val::new(Data::Object(target)), &arguments, site)
                }
                _ => {
                    self.call_unknown(None, arguments);
                    Self::unknown(Why::Instance(site.label.clone()))
                }
            },
            Data::Host(node) => self.call_host(*node, None, arguments, site, true),
            Data::Builtin(path) => self.construct_builtin(path, arguments, site),
            _ => {
                self.call_unknown(None, arguments);
                Self::unknown(Why::Instance(site.label.clone()))
            }
        }
    }

    /// A call that a model knows.
    fn call_host(&mut self, node: NodeId, this: Option<&Val>, arguments: &Arguments, site: &Site, is_new: bool) -> Val {
        let first = arguments.value(0);
        let variable = self.models.environment(node).find(|row| match (&row.argument, first.data.text()) {
            (Some(expected), Some(given)) => expected == given,
            _ => false,
        });
        if let Some(variable) = variable.map(|row| row.variable.clone()) {
            return self.environment_variable(&variable, site.call);
        }
        let plugged_into = this.filter(|this| self.is_method_of(this, node, |known| &known.plugins));
        if let Some(this) = plugged_into {
            self.plug_in(this, &first, arguments, site);
        } else {
            self.schedule_callbacks(node, arguments);
        }
        if self.models.node(node).effects.iter().any(|effect| matches!(effect.row, Row::Setting(_))) {
            // Whoever has the app reads its settings.
            arguments.skip(1).all().iter().for_each(|setting| self.escape(&setting.value));
        }
        let result = self.host_result(node, this, is_new, site);
        let made = match &result.data {
            Data::Object(id) => Some(*id),
            _ => None,
        };
        self.record_call(node, this, arguments, site, made);
        result
    }

    fn host_result(&mut self, node: NodeId, this: Option<&Val>, is_new: bool, site: &Site) -> Val {
        let made = if is_new { self.models.result_of_new(node) } else { self.models.result_of_call(node) };
        if let Some(made) = made {
            let object = self.store.allocate(ObjectKind::Host(made), Some(site.call));
            return Val::new(Data::Object(object));
        }
        match this {
            Some(this) if self.is_method_of(this, node, |known| &known.chain) => this.clone(),
            _ if self.makes_middleware(node) => {
                let object = self.store.allocate(ObjectKind::Opaque, Some(site.call));
                Val::new(Data::Object(object))
            }
            _ if is_new => Self::unknown(Why::Instance(site.label.clone())),
            _ => Self::unknown(Why::Call(site.label.clone())),
        }
    }

    /// Whether a method of a value is one of those of its type that a model lists.
    fn is_method_of(&self, this: &Val, method: NodeId, list: impl Fn(&TypeModel) -> &[SmolStr]) -> bool {
        let Some(receiver) = self.host_node(&this.data) else { return false };
        let Some(known) = self.models.type_of(receiver) else { return false };
        list(known).iter().any(|name| self.models.member(receiver, name) == Some(method))
    }

    /// Whether what a call makes is looked for where it is mounted.
    fn makes_middleware(&self, node: NodeId) -> bool {
        self.models
            .node(node)
            .effects
            .iter()
            .any(|effect| matches!(effect.row, Row::Middleware(_) | Row::Configured(_)))
    }

    /// The node of a value that a library made or exports.
    pub(super) fn host_node(&self, data: &Data) -> Option<NodeId> {
        match data {
            Data::Host(node) => Some(*node),
            Data::Object(id) => match self.store.object(*id).kind {
                ObjectKind::Host(node) => Some(node),
                _ => None,
            },
            _ => None,
        }
    }

    /// A call whose target is not known: it may change what it is given, and call the functions among it.
    fn call_unknown(&mut self, this: Option<&Val>, arguments: &Arguments) {
        // A method of a library's value that no model lists does what its documentation says: it does not change
        // the objects that it is given.
        let harmless = this.is_some_and(|this| self.host_node(&this.data).is_some());
        if harmless {
            for argument in arguments.all() {
                self.schedule_functions(&argument.value);
            }
            return;
        }
        self.escape_arguments(arguments);
        if let Some(this) = this {
            self.escape(this);
        }
    }

    fn is_function(&self, value: &Val) -> bool {
        matches!(value.data, Data::Object(id) if self.is_callable(id))
    }

    /// Whether an object can be called.
    pub(super) fn is_callable(&self, id: ObjectId) -> bool {
        matches!(
            self.store.object(id).kind,
            ObjectKind::Function(_) | ObjectKind::Class(_) | ObjectKind::Bound(..) | ObjectKind::Host(_)
        )
    }

    /// `call`, `apply` and `bind` of a function.
    pub(super) fn reflect(&mut self, this: &Val, name: &str, arguments: &Arguments, site: &Site) -> Option<Val> {
        let callable = match &this.data {
            Data::Object(id) => self.is_callable(*id),
            Data::Host(_) | Data::Builtin(_) => true,
            _ => false,
        };
        if !callable {
            return None;
        }
        match name {
            "call" => Some(self.call_value(this, arguments.value(0), &arguments.skip(1), site)),
            "apply" => {
                let items = self.items_of(&arguments.value(1));
                let passed = items.map_or_else(|| Arguments::open(Vec::new()), Arguments::from);
                Some(self.call_value(this, arguments.value(0), &passed, site))
            }
            "bind" => match &this.data {
                Data::Object(id) => {
                    let leading = arguments.skip(1).items.into_iter().map(|item| item.value).collect();
                    let bound = ObjectKind::Bound(*id, Box::new(arguments.value(0)), leading);
                    Some(Val::new(Data::Object(self.store.allocate(bound, None))))
                }
                Data::Host(node) => {
                    let method = self.store.allocate(ObjectKind::Host(*node), None);
                    self.reflect(&Val::new(Data::Object(method)), name, arguments, site)
                }
                _ => Some(this.clone()),
            },
            _ => None,
        }
    }
}

/// Where a call stands.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) call: Span,
    pub(super) callee: Span,
    pub(super) label: SmolStr,
}
