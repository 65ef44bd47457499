//! How much of what cookies are set with can be told: for every site and attribute one [`Told`], and the reasons why
//! the rest is unknown.
//!
//! A site is a call that sets a cookie or makes a session, or one text of several in a Set-Cookie header; the cookie of a
//! session is counted as any other. A function around the site may run for several callers, and several programs may
//! import the file. A value that one caller of a program leaves open is open. A value that one program decides is
//! decided: the programs that import a file without calling the function in it cannot know what it is called with.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::{Cookie, Facts, Notation, Role, SameSite, Switch};
use crate::source::Span;
use crate::value::{Attribute, Text, TextPiece, Value, Why};

/// An attribute that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// `Secure`.
    Secure,
    /// `HttpOnly`.
    HttpOnly,
    /// `SameSite`.
    SameSite,
    /// The name.
    Name,
    /// `Domain`.
    Domain,
    /// `Path`.
    Path,
}

impl Counted {
    /// Every one, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Secure, Self::HttpOnly, Self::SameSite, Self::Name, Self::Domain, Self::Path];

    /// As RFC 6265bis writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Secure => "Secure",
            Self::HttpOnly => "HttpOnly",
            Self::SameSite => "SameSite",
            Self::Name => "name",
            Self::Domain => "Domain",
            Self::Path => "Path",
        }
    }
}

/// What can be told of an attribute at a site; `P` is how places are given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told<P> {
    /// Not given: the library's default holds.
    Unset,
    /// Certainly this, or certainly decided by the connection of each request.
    Is,
    /// Decided by variables of the environment that nobody declared.
    When,
    /// Cannot be told.
    Unknown {
        /// Why.
        why: Why,
        /// The place to look.
        at: P,
    },
}

impl<P> Told<P> {
    /// The word in reports.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Unset => "unset",
            Self::Is => "is",
            Self::When => "when",
            Self::Unknown { .. } => "unknown",
        }
    }

    /// How much is open: of two callers in one program, the greater counts.
    fn openness(&self) -> u8 {
        match self {
            Self::Unset => 0,
            Self::Is => 1,
            Self::When => 2,
            Self::Unknown { .. } => 3,
        }
    }

    fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }

    fn with_caller(&mut self, other: Self) {
        if other.openness() > self.openness() {
            *self = other;
        }
    }

    fn with_program(&mut self, other: Self) {
        if self.is_unknown() {
            *self = other;
        } else if !other.is_unknown() {
            self.with_caller(other);
        }
    }

    fn map<Q>(self, place: impl FnOnce(P) -> Q) -> Told<Q> {
        match self {
            Self::Unset => Told::Unset,
            Self::Is => Told::Is,
            Self::When => Told::When,
            Self::Unknown { why, at } => Told::Unknown { why, at: place(at) },
        }
    }
}

/// What can be told at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteValues<P> {
    /// The call.
    pub call: P,
    /// In the order of [`Counted::ALL`].
    pub values: Vec<Told<P>>,
}

/// What can be told at all sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics<P> {
    /// Every site that sets a cookie, in the order of places.
    pub sites: Vec<SiteValues<P>>,
    /// The number of sites that only delete. They are left out above: the attributes of a deletion protect nothing.
    pub deletions: usize,
}

/// How often each [`Told`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// How many are certain.
    pub is: usize,
    /// How many are not given.
    pub unset: usize,
    /// How many the environment decides.
    pub when: usize,
    /// How many cannot be told.
    pub unknown: usize,
}

impl Counts {
    fn of<'a, P: 'a>(values: impl Iterator<Item = &'a Told<P>>) -> Self {
        values.fold(Self::default(), |mut counts, value| {
            *match value {
                Told::Is => &mut counts.is,
                Told::Unset => &mut counts.unset,
                Told::When => &mut counts.when,
                Told::Unknown { .. } => &mut counts.unknown,
            } += 1;
            counts
        })
    }

    /// All of them.
    #[must_use]
    pub fn sum(self) -> usize {
        self.is + self.unset + self.when + self.unknown
    }
}

/// Values that are unknown for the same kind of reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons<P> {
    /// The kind: [`Why::kind`].
    pub kind: &'static str,
    /// How many values.
    pub count: usize,
    /// By name, the most frequent first.
    pub names: Vec<NamedReason<P>>,
}

/// Values that are unknown for the same reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedReason<P> {
    /// The name of the parameter, call, import …; `None` for a kind that has none.
    pub name: Option<SmolStr>,
    /// How many values.
    pub count: usize,
    /// The first place where it is so.
    pub example: P,
}

/// The sites of a program, by the call and, of several texts in one call, the text.
type Sites = BTreeMap<(Span, Span), Vec<Told<Span>>>;

impl Statistics<Span> {
    /// The statistics of a scan from the facts of each program, about the calls that are judged.
    #[must_use]
    pub fn of(programs: &[Facts], is_judged: impl Fn(Span) -> bool) -> Self {
        let is_judged = |cookie: &&Cookie| is_judged(cookie.site.call);
        let mut all = Sites::new();
        for program in programs {
            let mut sites = Sites::new();
            for cookie in program.cookies.iter().filter(is_judged).filter(|cookie| cookie.role != Role::Delete) {
                add(&mut sites, key(cookie), values(cookie), Told::with_caller);
            }
            for (key, values) in sites {
                add(&mut all, key, values, Told::with_program);
            }
        }
        let mut deletions: Vec<_> = programs
            .iter()
            .flat_map(|program| &program.cookies)
            .filter(is_judged)
            .map(key)
            .filter(|key| !all.contains_key(key))
            .collect();
        deletions.sort();
        deletions.dedup();
        let sites = all.into_iter().map(|((call, _), values)| SiteValues { call, values });
        Self { sites: sites.collect(), deletions: deletions.len() }
    }
}

impl<P> Statistics<P> {
    /// With other places. A site for which there is none is left out; a place to look for which there is none, because
    /// it is in no file of the project, is that of the site.
    #[must_use]
    pub fn map<Q: Clone>(self, place: impl Fn(P) -> Option<Q>) -> Statistics<Q> {
        let site = |site: SiteValues<P>| {
            let call = place(site.call)?;
            let look = |at| place(at).unwrap_or_else(|| call.clone());
            let values = site.values.into_iter().map(|value| value.map(look)).collect();
            Some(SiteValues { values, call })
        };
        Statistics { sites: self.sites.into_iter().filter_map(site).collect(), deletions: self.deletions }
    }

    /// How much can be told of each attribute, in the order of [`Counted::ALL`].
    #[must_use]
    pub fn by_attribute(&self) -> Vec<(Counted, Counts)> {
        let of = |index| self.sites.iter().filter_map(move |site| site.values.get(index));
        Counted::ALL.into_iter().enumerate().map(|(index, counted)| (counted, Counts::of(of(index)))).collect()
    }

    /// How much can be told of all of them.
    #[must_use]
    pub fn total(&self) -> Counts {
        Counts::of(self.sites.iter().flat_map(|site| &site.values))
    }

    /// Why values are unknown, the most frequent kind first.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reasons<P>>
    where
        P: Ord + Clone,
    {
        let mut kinds: BTreeMap<&'static str, BTreeMap<Option<&SmolStr>, Vec<&P>>> = BTreeMap::new();
        for value in self.sites.iter().flat_map(|site| &site.values) {
            if let Told::Unknown { why, at } = value {
                kinds.entry(why.kind()).or_default().entry(why.name()).or_default().push(at);
            }
        }
        let mut reasons: Vec<_> = kinds
            .into_iter()
            .map(|(kind, names)| {
                let mut names: Vec<_> = names.into_iter().filter_map(|(name, places)| named(name, &places)).collect();
                names.sort_by_key(|reason| Reverse(reason.count));
                Reasons { kind, count: names.iter().map(|reason| reason.count).sum(), names }
            })
            .collect();
        reasons.sort_by_key(|reason| Reverse(reason.count));
        reasons
    }
}

fn named<P: Ord + Clone>(name: Option<&SmolStr>, places: &[&P]) -> Option<NamedReason<P>> {
    let example = (*places.iter().min()?).clone();
    Some(NamedReason { name: name.cloned(), count: places.len(), example })
}

fn key(cookie: &Cookie) -> (Span, Span) {
    (cookie.site.call, cookie.site.callee)
}

fn add(sites: &mut Sites, key: (Span, Span), values: Vec<Told<Span>>, join: fn(&mut Told<Span>, Told<Span>)) {
    match sites.get_mut(&key) {
        Some(known) => known.iter_mut().zip(values).for_each(|(known, value)| join(known, value)),
        None => {
            sites.insert(key, values);
        }
    }
}

/// In the order of [`Counted::ALL`].
fn values(cookie: &Cookie) -> Vec<Told<Span>> {
    // What a Set-Cookie text does not hold is not given.
    let is_text = matches!(cookie.notation, Notation::SetCookieText { .. });
    let switch = |attribute| told(cookie, attribute, |value| is_text && *value == Switch::Off, |_| None);
    let text = |attribute| told(cookie, attribute, |_| false, open_piece);
    let same_site = told(cookie, &cookie.same_site, |value| is_text && *value == SameSite::Absent, |_| None);
    Counted::ALL
        .into_iter()
        .map(|counted| match counted {
            Counted::Secure => switch(&cookie.secure),
            Counted::HttpOnly => switch(&cookie.http_only),
            Counted::SameSite => same_site.clone(),
            Counted::Name => text(&cookie.name),
            Counted::Domain => text(&cookie.domain),
            Counted::Path => text(&cookie.path),
        })
        .collect()
}

/// What can be told of an attribute. `is_absent` tells the values that mean that nothing is given, `open` why a value is
/// known in part only.
fn told<T>(
    cookie: &Cookie,
    attribute: &Attribute<T>,
    is_absent: impl Fn(&T) -> bool,
    open: impl Fn(&T) -> Option<Why>,
) -> Told<Span> {
    let unknown = |why: Why| Told::Unknown { why, at: attribute.place_to_look().unwrap_or(cookie.site.callee) };
    let value = attribute.effective.when_unset();
    match value {
        Value::Unknown(why) => return unknown(why.clone()),
        Value::Is(value) => {
            if let Some(why) = open(value) {
                return unknown(why);
            }
        }
        Value::Unset | Value::When { .. } => {}
    }
    match value {
        _ if !attribute.effective.variables().is_empty() => Told::When,
        Value::Is(value) if !attribute.written.is_unset() && !is_absent(value) => Told::Is,
        _ => Told::Unset,
    }
}

/// The piece on account of which a text is known in part only.
fn open_piece(text: &Text) -> Option<Why> {
    text.pieces.iter().find_map(|piece| match piece {
        TextPiece::Known(..) => None,
        TextPiece::Unknown(source) => Some(Why::Text(source.clone())),
    })
}
