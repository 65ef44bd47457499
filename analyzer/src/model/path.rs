//! The words of access paths and of places in a call.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use smol_str::SmolStr;

/// Where an access path starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The package's exports.
    Package,
    /// A type of the same package.
    Type(SmolStr),
    /// A type of another package.
    Foreign(SmolStr, SmolStr),
}

/// A step of an access path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Edge {
    /// A property.
    Member(SmolStr),
    /// What a call returns.
    Return,
    /// What `new` makes.
    Instance,
}

/// Reads an access path; each step is one of several edges.
pub fn parse(path: &str) -> Result<(Start, Vec<Vec<Edge>>), String> {
    let mut segments = path.split('.').peekable();
    let first = segments.peek().copied().unwrap_or_default();
    let start = if let Some((package, name)) = first.split_once('#') {
        Start::Foreign(package.into(), name.into())
    } else if first == "Package" {
        segments.next();
        Start::Package
    } else if edges(first).is_some() {
        Start::Package
    } else {
        Start::Type(first.into())
    };
    if start != Start::Package {
        segments.next();
    }
    let steps = segments
        .map(|segment| edges(segment).ok_or_else(|| format!("`{segment}` in `{path}` is no step of an access path")))
        .collect::<Result<_, _>>()?;
    Ok((start, steps))
}

fn edges(segment: &str) -> Option<Vec<Edge>> {
    match segment {
        "ReturnValue" => Some(vec![Edge::Return]),
        "Instance" => Some(vec![Edge::Instance]),
        _ => {
            let names = segment.strip_prefix("Member[")?.strip_suffix(']')?;
            Some(names.split('|').map(|name| Edge::Member(name.into())).collect())
        }
    }
}

/// Which call a place is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The call itself.
    Call,
    /// The call that made the value whose method is called.
    Receiver,
    /// The call that gave the package to an app as a plugin.
    Registration,
    /// The call that defined the cookie.
    Definition,
    /// The call itself, in the object with the options.
    Options,
}

/// A place in a call: an argument, or a property of one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "SmolStr")]
pub struct Place {
    /// Which call.
    pub subject: Subject,
    /// Which argument; of no meaning in the object with the options, which may be one of several.
    pub argument: usize,
    /// Which property of it, by the path that leads there; empty for the argument itself.
    pub properties: Vec<SmolStr>,
}

impl Place {
    /// The last step of the path: the option's own name.
    #[must_use]
    pub fn option(&self) -> Option<&SmolStr> {
        self.properties.last()
    }

    /// Reads `Argument[0]`, `Argument[0].cookie.name`, `Receiver.Argument[2].secure` and `Options.cookie.name`.
    fn parse(text: &str) -> Option<Self> {
        let path = |text: &str| text.split('.').map(SmolStr::new).collect();
        if let Some(properties) = text.strip_prefix("Options.") {
            return Some(Self { subject: Subject::Options, argument: 0, properties: path(properties) });
        }
        let subjects = [
            ("Receiver.", Subject::Receiver),
            ("Registration.", Subject::Registration),
            ("Definition.", Subject::Definition),
        ];
        let of = subjects.iter().find_map(|(prefix, subject)| Some((text.strip_prefix(prefix)?, *subject)));
        let (text, subject) = of.unwrap_or((text, Subject::Call));
        let (index, rest) = text.strip_prefix("Argument[")?.split_once(']')?;
        let properties = match rest {
            "" => Vec::new(),
            _ => path(rest.strip_prefix('.')?),
        };
        Some(Self { subject, argument: index.parse().ok()?, properties })
    }
}

impl TryFrom<SmolStr> for Place {
    type Error = String;

    fn try_from(text: SmolStr) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no place in a call, such as `Argument[0].name`"))
    }
}

/// No place, one or several, in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(Vec<Place>);

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OneOrMany::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(SmolStr),
    Many(Vec<SmolStr>),
}

impl TryFrom<OneOrMany> for Places {
    type Error = String;

    fn try_from(texts: OneOrMany) -> Result<Self, String> {
        let texts = match texts {
            OneOrMany::One(text) => vec![text],
            OneOrMany::Many(texts) => texts,
        };
        texts.into_iter().map(Place::try_from).collect::<Result<_, _>>().map(Self)
    }
}

impl std::ops::Deref for Places {
    type Target = [Place];

    fn deref(&self) -> &[Place] {
        &self.0
    }
}
