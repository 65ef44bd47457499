//! What the analysis can say about one attribute: its value, how sure that is, and where it came from.

use std::fmt;

use smol_str::{SmolStr, format_smolstr};

use crate::source::Span;

/// What is known of a value (RULES.md, "How a value is judged").
#[derive(Debug, Clone, PartialEq)]
pub enum Value<T> {
    /// Certainly this in the assumed deployment.
    Is(T),
    /// Not given.
    Unset,
    /// Decided by environment variables that nobody declared.
    When {
        /// Their names, sorted.
        variables: Vec<SmolStr>,
        /// The value with all of them unset.
        unset: Box<Value<T>>,
    },
    /// Cannot be told.
    Unknown(Why),
}

impl<T> Value<T> {
    /// The value that counts: with every undeclared variable unset.
    #[must_use]
    pub fn when_unset(&self) -> &Self {
        match self {
            Self::When { unset, .. } => unset.when_unset(),
            other => other,
        }
    }

    /// The certain value with every undeclared variable unset.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        match self.when_unset() {
            Self::Is(value) => Some(value),
            _ => None,
        }
    }

    /// The undeclared variables that decide it.
    #[must_use]
    pub fn variables(&self) -> &[SmolStr] {
        match self {
            Self::When { variables, .. } => variables,
            _ => &[],
        }
    }

    /// Whether nothing was given, whatever the variables are.
    #[must_use]
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }
}

/// An attribute of a cookie, session or header.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute<T> {
    /// What the program gives.
    pub written: Value<T>,
    /// What holds: the written value, else the library's own default. [`Value::Unset`] when there is neither.
    pub effective: Value<T>,
    /// The value expression where it is written: the place to mend. `None` when it is not written.
    pub at: Option<Span>,
    /// Where the value came from, first cause first.
    pub trail: Vec<Step>,
    /// The text that the only variable which decides it has to be for the value to be another, if that can be told.
    pub changed_by: Option<SmolStr>,
    /// The variables on its way that the deployment was declared to set.
    pub declared: Vec<SmolStr>,
    /// The path of the data file that the place lies in, where no expression can stand; `None` in code.
    pub data_file: Option<SmolStr>,
}

impl<T> Attribute<T> {
    /// An attribute at a place of code that nothing was declared for.
    #[must_use]
    pub fn new(written: Value<T>, effective: Value<T>, at: Option<Span>, trail: Vec<Step>) -> Self {
        Self { written, effective, at, trail, changed_by: None, declared: Vec::new(), data_file: None }
    }

    /// Where to look for why it is not known: the value expression, else the last place it came by.
    #[must_use]
    pub fn place_to_look(&self) -> Option<Span> {
        self.at.or_else(|| self.trail.iter().rev().find_map(|step| step.at))
    }
}

impl<T: Clone> Attribute<T> {
    /// An attribute that the program does not give.
    #[must_use]
    pub fn absent(default: Option<T>) -> Self {
        Self::new(Value::Unset, default.map_or(Value::Unset, Value::Is), None, Vec::new())
    }

    /// How a rule sees it, given which effective values are bad. What has neither a value nor a default is fine.
    pub fn verdict(&self, bad: impl Fn(&T) -> bool) -> Verdict<'_> {
        match self.effective.when_unset() {
            Value::Is(value) if bad(value) => {
                Verdict::Bad { by_default: self.at.is_none(), variables: self.effective.variables() }
            }
            Value::Unknown(why) => Verdict::Unknown(why),
            Value::Is(_) | Value::Unset | Value::When { .. } => Verdict::Fine,
        }
    }
}

/// A rule's view of an attribute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict<'a> {
    /// Nothing to say.
    Fine,
    /// Bad in the assumed deployment.
    Bad {
        /// Not written: the library's default is what is bad.
        by_default: bool,
        /// Undeclared variables that would change it; empty when it is certain.
        variables: &'a [SmolStr],
    },
    /// Cannot be told.
    Unknown(&'a Why),
}

/// A step of a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where; `None` for what does not stand in the sources.
    pub at: Option<Span>,
    /// A few words: "spread here".
    pub note: String,
}

/// A string that may be known in part only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Its pieces in order; adjacent known pieces are one.
    pub pieces: Vec<TextPiece>,
}

/// A piece of a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextPiece {
    /// Constant text and the literal it stands in.
    Known(SmolStr, Option<Span>),
    /// Anything; the source text of the expression that makes it.
    Unknown(SmolStr),
}

impl Text {
    /// A string known in full.
    #[must_use]
    pub fn constant(text: impl Into<SmolStr>) -> Self {
        let text = text.into();
        Self { pieces: if text.is_empty() { Vec::new() } else { vec![TextPiece::Known(text, None)] } }
    }

    /// The text after another one that is known.
    #[must_use]
    pub fn after(&self, start: &Self) -> Self {
        let mut pieces = start.pieces.clone();
        match (pieces.last_mut(), self.pieces.split_first()) {
            (Some(TextPiece::Known(last, _)), Some((TextPiece::Known(first, _), rest))) => {
                *last = format_smolstr!("{last}{first}");
                pieces.extend(rest.iter().cloned());
            }
            _ => pieces.extend(self.pieces.iter().cloned()),
        }
        Self { pieces }
    }

    /// The whole text, when every piece is known.
    #[must_use]
    pub fn whole(&self) -> Option<String> {
        self.pieces
            .iter()
            .map(|piece| match piece {
                TextPiece::Known(text, _) => Some(text.as_str()),
                TextPiece::Unknown(_) => None,
            })
            .collect()
    }

    /// The constant text it certainly starts with.
    #[must_use]
    pub fn prefix(&self) -> &str {
        match self.pieces.first() {
            Some(TextPiece::Known(text, _)) => text,
            _ => "",
        }
    }

    /// The constant parts, in order.
    pub fn known_parts(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            TextPiece::Known(text, _) => Some(text.as_str()),
            TextPiece::Unknown(_) => None,
        })
    }
}

/// As a template: constant text with `${…}` for the rest.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                TextPiece::Known(text, _) => f.write_str(text)?,
                TextPiece::Unknown(source) => write!(f, "${{{source}}}")?,
            }
        }
        Ok(())
    }
}

/// Why a value cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A parameter of a function whose callers are not known.
    Parameter(SmolStr),
    /// The result of a call that is not modelled.
    Call(SmolStr),
    /// An object that `new` makes of a class that is not modelled.
    Instance(SmolStr),
    /// An import that could not be resolved or is not modelled.
    Import(SmolStr),
    /// A global that is not modelled.
    Global(SmolStr),
    /// An environment variable that is set to something.
    Environment(SmolStr),
    /// The request or its connection: protocol, host, client address, headers.
    Request,
    /// A property of a value that is itself unknown.
    Member(SmolStr),
    /// An object into which something unknown was spread or merged.
    Spread,
    /// A key that is computed from something unknown.
    DynamicKey,
    /// Set under a condition that cannot be told.
    Guard,
    /// Changed in a loop whose rounds cannot be told.
    Loop,
    /// Changed by functions of which it cannot be told when they run.
    Order,
    /// Exported by a module that ends by an exception, or ends the process, before the program starts.
    Failed,
    /// Past a bound of the evaluator.
    TooDeep,
    /// A form of expression whose value is not modelled.
    Expression,
    /// Part of a text that holds what this expression, given as source text, makes.
    Text(SmolStr),
}

impl Why {
    /// The kind of reason, in a word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Parameter(_) => "parameter",
            Self::Call(_) | Self::Instance(_) => "call",
            Self::Import(_) => "import",
            Self::Global(_) => "global",
            Self::Environment(_) => "environment",
            Self::Request => "request",
            Self::Member(_) => "property",
            Self::Spread => "spread",
            Self::DynamicKey => "key",
            Self::Guard => "condition",
            Self::Loop => "loop",
            Self::Order => "order",
            Self::Failed => "exception",
            Self::TooDeep => "bound",
            Self::Expression => "expression",
            Self::Text(_) => "text",
        }
    }

    /// The name in the source that the reason is about, when it is about one.
    #[must_use]
    pub fn name(&self) -> Option<&SmolStr> {
        match self {
            Self::Parameter(name)
            | Self::Call(name)
            | Self::Instance(name)
            | Self::Import(name)
            | Self::Global(name)
            | Self::Environment(name)
            | Self::Member(name)
            | Self::Text(name) => Some(name),
            _ => None,
        }
    }
}

/// As the end of the sentence "… cannot be told: it is …".
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(name) => write!(f, "the parameter `{name}`, whose callers are not all known"),
            Self::Call(name) => write!(f, "the result of `{name}`, which is not known"),
            Self::Instance(name) => write!(f, "made by `new {name}`, which is not known"),
            Self::Import(name) => write!(f, "imported from `{name}`, which is not read"),
            Self::Global(name) => write!(f, "the global `{name}`"),
            Self::Environment(name) => write!(f, "the environment variable `{name}`"),
            Self::Request => f.write_str("decided by the request"),
            Self::Member(name) => write!(f, "the property `{name}` of something unknown"),
            Self::Spread => f.write_str("in an object that something unknown was merged into"),
            Self::DynamicKey => f.write_str("under a key that is computed"),
            Self::Guard => f.write_str("set under a condition that cannot be told"),
            Self::Loop => f.write_str("changed in a loop"),
            Self::Order => f.write_str("changed by functions that may run before or after"),
            Self::Failed => f.write_str("exported by a file that ends by an exception as it is loaded"),
            Self::TooDeep => f.write_str("computed in more steps than are followed"),
            Self::Expression => f.write_str("an expression that is not modelled"),
            Self::Text(source) => write!(f, "a text with `${{{source}}}` in it, which is not known"),
        }
    }
}
