//! The words of access paths and of places in a call.

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

/// A place in a call: an argument, or a property of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which argument.
    pub argument: usize,
    /// Which property of it, if not the argument itself.
    pub property: Option<SmolStr>,
}

impl Place {
    /// Reads `Argument[0]` and `Argument[0].name`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (index, rest) = text.strip_prefix("Argument[")?.split_once(']')?;
        let property = match rest {
            "" => None,
            _ => Some(rest.strip_prefix('.')?.into()),
        };
        Some(Self { argument: index.parse().ok()?, property })
    }
}
