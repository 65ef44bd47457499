//! Where an option is to be mended: at its value, or, where its value is right unless a caller overrides it, at the caller.

use smol_str::SmolStr;

use super::Cookie;
use super::collect::Source;
use super::read::{property, within};
use crate::eval::{Data, Tree};
use crate::lower::data::Format;
use crate::module::{Expr, ExprId, Key, Module, PropertyKind};
use crate::source::Span;
use crate::value::{Attribute, Step, Value};

/// An attribute that is read from an option, with the place to mend.
pub(super) fn option<T: Clone + PartialEq>(
    source: Source<'_>,
    options: &Tree,
    key: &str,
    effective: impl Fn(&Tree) -> Value<T>,
) -> Attribute<T> {
    let mut attribute = property(options, key, effective);
    let option = options.property(key);
    let given = match attribute.at {
        Some(_) => passed_on(source, &option, key),
        // A library put it into the object: from where it is written, else by the way it came.
        None if matches!(attribute.written.when_unset(), Value::Is(_)) => {
            option.trail.origin().or_else(|| attribute.place_to_look())
        }
        None => None,
    };
    if let Some(given) = given {
        attribute.trail.retain(|step| !within(step.at, Some(given)));
        if attribute.at.is_some() && !attribute.trail.iter().any(|step| step.at == attribute.at) {
            attribute.trail.push(Step { at: attribute.at, note: "passed on here".to_owned() });
        }
        attribute.at = Some(given);
    }
    attribute.data_file = attribute.at.and_then(|at| {
        let path = source.project.file(at.file)?.source.path();
        Format::of_path(path).map(|_| SmolStr::new(&**path))
    });
    attribute
}

/// Where an object literal has the option as a constant that was passed on in place of another value:
/// `secure: options.secure ?? true` is right for whoever leaves the option out.
fn passed_on(source: Source<'_>, option: &Tree, key: &str) -> Option<Span> {
    let (given, used) = (option.trail.origin()?, option.written?);
    if !option.variables.is_empty() || within(Some(given), Some(used)) {
        return None;
    }
    let module = &source.project.file(used.file)?.module;
    let index = module.expressions.iter().position(|node| node.range == used.range)?;
    if !prefers(module, ExprId(u32::try_from(index).ok()?), key) {
        return None;
    }
    let data = option.data()?;
    let module = &source.project.file(given.file)?.module;
    let objects = module.expressions.iter().filter_map(|node| match &node.expr {
        Expr::Object(properties) => Some(properties),
        _ => None,
    });
    let gives = objects.flatten().any(|property| match &property.kind {
        PropertyKind::Value(Key::Static(name), value) => {
            name == key
                && module.expressions.get(value.0 as usize).is_some_and(|value| value.range == given.range)
                && is_constant(module.expression(*value), data)
        }
        _ => false,
    });
    gives.then_some(given)
}

/// Whether an expression chooses between the property of this name of another object, unchanged, and another value.
fn prefers(module: &Module, id: ExprId, key: &str) -> bool {
    let passes_on = |id: ExprId| match module.expression(id) {
        // Taken out of the object by a pattern.
        Expr::Name(name) | Expr::Member { key: Key::Static(name), .. } => name == key,
        _ => prefers(module, id, key),
    };
    match module.expression(id) {
        Expr::Logical { left, .. } => passes_on(*left),
        Expr::Conditional { consequent, alternate, .. } => passes_on(*consequent) || passes_on(*alternate),
        _ => false,
    }
}

/// Whether an expression is the constant that has this value.
fn is_constant(expr: &Expr, data: &Data) -> bool {
    match (expr, data) {
        (Expr::Null, Data::Null) => true,
        (Expr::Bool(one), Data::Bool(other)) => one == other,
        (Expr::String(text), data) => data.text() == Some(text),
        _ => false,
    }
}

/// Tells on the trail of every attribute that is not given which option was meant to give it.
pub(super) fn explain_absent(cookie: &mut Cookie) {
    for option in &cookie.ignored {
        let step =
            |meant: &str| Step { at: Some(option.at), note: format!("`{}` is never read, `{meant}` is", option.key) };
        for meant in option.rights() {
            let attribute = meant.rsplit('.').next().unwrap_or(meant);
            let absent = match attribute.to_ascii_lowercase().as_str() {
                "secure" if cookie.secure.written.is_unset() => &mut cookie.secure.trail,
                "httponly" if cookie.http_only.written.is_unset() => &mut cookie.http_only.trail,
                "samesite" if cookie.same_site.written.is_unset() => &mut cookie.same_site.trail,
                _ => continue,
            };
            absent.push(step(meant));
        }
    }
}
