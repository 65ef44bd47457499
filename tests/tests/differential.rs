//! The evaluator against Node.js: what is predicted for a program is what it was seen to do in production.
//!
//! `differential/recorded.jsonl` holds every cookie that each program of `differential/programs` set in any of its runs
//! (see `differential/record.mjs`, which writes it). One prediction must hold for all of what was seen at its line: a
//! value that is only sometimes right is wrong. What is not decided, and what hangs on the connection, is counted. A
//! program that stops without some variables must be predicted to stop, and is compared in its runs with variables.
//!
//! Set `COOKIELINT_DIFFERENTIAL` to another folder with `programs` and `recorded.jsonl` to compare those instead.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use cookielint_analyzer::ScanOptions;
use cookielint_analyzer::discover::{self, files::Files};
use cookielint_analyzer::eval::{self, Environment, Extent};
use cookielint_analyzer::facts::collect::{Source, collect};
use cookielint_analyzer::facts::{Cookie, SameSite, Switch};
use cookielint_analyzer::link::{Linked, Project};
use cookielint_analyzer::model::Models;
use cookielint_analyzer::source::{FileId, SourceText};
use cookielint_analyzer::value::{Attribute, Text, TextPiece, Value};
use serde_json::Value as Json;

/// Programs of which something is predicted wrongly, and what they do that is not followed. Each must still be wrong.
const KNOWN_WRONG: &[(&str, &str)] = &[
    ("arguments-object.js", "a write to `arguments[0]` changes the parameter"),
    ("define-property.js", "`writable: false` keeps a property as it is"),
    ("exits.js", "the program ends while it is loaded"),
    ("invalid-same-site-throws.js", "a call that throws ends the block"),
    ("sloppy-this.js", "`this` of a plain call is the global object"),
];

/// The fewest programs that make the comparison worth its name.
const FEWEST_PROGRAMS: usize = 120;

/// What is compared, in this order everywhere.
const ATTRIBUTES: [&str; 6] = ["name", "Secure", "HttpOnly", "SameSite", "Path", "Domain"];

/// A cookie that was set.
struct Observed {
    attributes: [String; 6],
}

/// How a prediction of one attribute is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Is,
    Unset,
    When,
    Connection,
    Unknown,
}

/// What is predicted of one attribute.
struct Claim {
    kind: Kind,
    pattern: Pattern,
}

/// The values that a prediction allows.
enum Pattern {
    Any,
    Exactly(String),
    Text(Text),
}

/// A cookie that is predicted.
struct Predicted {
    /// Whether it is set with every undeclared variable unset.
    runs: bool,
    claims: [Claim; 6],
}

impl Pattern {
    fn fits(&self, seen: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Exactly(text) => text == seen,
            Self::Text(text) => pieces_fit(&text.pieces, seen),
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Any => "anything".to_owned(),
            Self::Exactly(text) => text.clone(),
            Self::Text(text) => text.to_string(),
        }
    }
}

fn pieces_fit(pieces: &[TextPiece], seen: &str) -> bool {
    match pieces {
        [] => seen.is_empty(),
        [TextPiece::Known(text, _), rest @ ..] => {
            seen.strip_prefix(text.as_str()).is_some_and(|seen| pieces_fit(rest, seen))
        }
        [TextPiece::Unknown(_), rest @ ..] => {
            let ends = seen.char_indices().map(|(index, _)| index).chain([seen.len()]);
            ends.into_iter().any(|end| pieces_fit(rest, &seen[end..]))
        }
    }
}

fn claim<T: Debug>(attribute: &Attribute<T>, pattern: impl Fn(&T) -> Pattern) -> Claim {
    let value = &attribute.effective;
    let held = match value.when_unset() {
        Value::Is(value) => pattern(value),
        Value::Unset => Pattern::Exactly("absent".to_owned()),
        _ => Pattern::Any,
    };
    let kind = match (value, &held) {
        (Value::When { .. }, _) => Kind::When,
        (Value::Is(_), Pattern::Any) => Kind::Connection,
        (Value::Is(_), _) => Kind::Is,
        (Value::Unset, _) => Kind::Unset,
        (Value::Unknown(_), _) => Kind::Unknown,
    };
    Claim { kind, pattern: held }
}

fn switch(switch: &Switch) -> Pattern {
    match switch {
        Switch::On => Pattern::Exactly("on".to_owned()),
        Switch::Off => Pattern::Exactly("off".to_owned()),
        Switch::Connection => Pattern::Any,
    }
}

fn same_site(same_site: &SameSite) -> Pattern {
    match same_site {
        SameSite::Connection => Pattern::Any,
        SameSite::Invalid(text) => Pattern::Exactly(text.to_string()),
        SameSite::Throws(_) => Pattern::Exactly("throws".to_owned()),
        known => Pattern::Exactly(format!("{known:?}").to_lowercase()),
    }
}

fn text(text: &Text) -> Pattern {
    Pattern::Text(text.clone())
}

fn predicted(cookie: &Cookie) -> Predicted {
    Predicted {
        runs: cookie.site.only_with.is_empty(),
        claims: [
            claim(&cookie.name, text),
            claim(&cookie.secure, switch),
            claim(&cookie.http_only, switch),
            claim(&cookie.same_site, same_site),
            claim(&cookie.path, text),
            claim(&cookie.domain, text),
        ],
    }
}

/// What is predicted of a program.
struct Prediction {
    cookies: BTreeMap<Place, Vec<Predicted>>,
    /// The variables without which it stops.
    required: Vec<String>,
}

/// A file of the program and a line in it; the file is empty when the program is a single one.
type Place = (String, u64);

/// The predictions for a program, a file or a folder with a `main.js`, by file and line.
fn predict_program(path: &Path, variables: &[(String, String)], models: &Models) -> Prediction {
    let (root, main) = if path.is_dir() { (path.to_path_buf(), "main.js") } else { (path.to_path_buf(), "") };
    let folder = if path.is_dir() { path } else { path.parent().unwrap() };
    let options = ScanOptions { paths: vec![root], root: folder.to_path_buf(), ..ScanOptions::default() };
    let listing = discover::list(&options).unwrap();
    let files = Files::new(&listing, &[]);
    let project = Project::new(models, &files);
    for (file, listed) in (0..).map(FileId).zip(&listing.files) {
        let source = SourceText::new(listed.path.clone(), fs::read_to_string(&listed.location).unwrap());
        project.add(Linked::new(file, Arc::new(source), files.manifest(file), true));
    }
    let first = listing.files.iter().position(|file| main.is_empty() || &*file.path == main).unwrap();
    let root = FileId(u32::try_from(first).unwrap());
    let outcome = eval::run(&project, root, Extent::Program, models, &Environment::production(variables));
    let source = Source { project: &project, file: root, models, outcome: &outcome, purposes: &BTreeMap::new() };
    let mut found: BTreeMap<Place, Vec<Predicted>> = BTreeMap::new();
    for cookie in &collect(source).cookies {
        let linked = project.file(cookie.site.callee.file).unwrap();
        assert!(linked.module.faults.is_empty(), "{} is not read in full", linked.source.path());
        // Node.js places a call of a member at the member's name.
        let line = linked.source.position(cookie.site.callee.range.end).line;
        let file = if main.is_empty() { String::new() } else { linked.source.path().to_string() };
        found.entry((file, line.into())).or_default().push(predicted(cookie));
    }
    Prediction { cookies: found, required: outcome.required.iter().map(ToString::to_string).collect() }
}

/// The variables with which a program was run, besides `NODE_ENV`.
fn variables_of(record: &Json) -> Vec<(String, String)> {
    let variables = record["with"].as_object().into_iter().flatten();
    variables.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect()
}

fn observed(record: &Json) -> BTreeMap<Place, Vec<Observed>> {
    let mut observed: BTreeMap<Place, Vec<Observed>> = BTreeMap::new();
    for cookie in record["cookies"].as_array().unwrap() {
        let text = |key: &str| cookie[key].as_str().unwrap_or("absent").to_owned();
        let switch = |key: &str| if cookie[key].as_bool().unwrap() { "on" } else { "off" }.to_owned();
        let place = (cookie["file"].as_str().unwrap_or("").to_owned(), cookie["line"].as_u64().unwrap());
        observed.entry(place).or_default().push(Observed {
            attributes: [
                text("name"),
                switch("secure"),
                switch("httpOnly"),
                text("sameSite"),
                text("path"),
                text("domain"),
            ],
        });
    }
    observed
}

/// What was compared, and how it came out.
#[derive(Default)]
struct Comparison {
    kinds: BTreeMap<(usize, Kind), usize>,
    missed: Vec<String>,
    /// What was not decided, place by place.
    unknown: Vec<String>,
    wrong: BTreeMap<String, Vec<String>>,
}

impl Comparison {
    fn program(&mut self, name: &str, prediction: &Prediction, record: &Json) {
        let seen = observed(record);
        if !prediction.required.is_empty() {
            if record["stopped"].is_null() {
                let wrong = format!("{name} is predicted to stop without {}", prediction.required.join(", "));
                self.wrong.entry(name.to_owned()).or_default().push(wrong);
            }
            return;
        }
        let places: BTreeSet<&Place> = prediction.cookies.keys().chain(seen.keys()).collect();
        for place in places {
            let predictions = prediction.cookies.get(place).map_or(&[][..], Vec::as_slice);
            let observations = seen.get(place).map_or(&[][..], Vec::as_slice);
            let inner = if place.0.is_empty() { String::new() } else { format!("/{}", place.0) };
            let at = format!("{name}{inner}:{}", place.1);
            for claims in predictions.iter().map(|prediction| &prediction.claims) {
                for (attribute, claim) in claims.iter().enumerate() {
                    *self.kinds.entry((attribute, claim.kind)).or_default() += 1;
                    if claim.kind == Kind::Unknown {
                        self.unknown.push(format!("{at}: {}", ATTRIBUTES[attribute]));
                    }
                }
            }
            let wrong = differences(predictions, observations);
            if predictions.is_empty() {
                self.missed.push(at);
            } else if !wrong.is_empty() {
                let lines = wrong.iter().map(|wrong| format!("{at}: {wrong}"));
                self.wrong.entry(name.to_owned()).or_default().extend(lines);
            }
        }
    }

    /// A table with a row per attribute.
    fn table(&self) -> String {
        let kinds = [Kind::Is, Kind::Unset, Kind::When, Kind::Connection, Kind::Unknown];
        let mut table = format!("{:10}", "");
        kinds.iter().for_each(|kind| write!(table, "{:>12}", format!("{kind:?}")).unwrap());
        table.push('\n');
        for (attribute, name) in ATTRIBUTES.iter().enumerate() {
            write!(table, "{name:10}").unwrap();
            for kind in kinds {
                write!(table, "{:12}", self.kinds.get(&(attribute, kind)).unwrap_or(&0)).unwrap();
            }
            table.push('\n');
        }
        let unknown: usize = (0..ATTRIBUTES.len()).filter_map(|each| self.kinds.get(&(each, Kind::Unknown))).sum();
        let all: usize = self.kinds.values().sum();
        writeln!(table, "unknown: {unknown} of {all}, {:.1} %", 100.0 * unknown as f64 / all as f64).unwrap();
        writeln!(table, "{}", self.unknown.join("\n")).unwrap();
        writeln!(table, "cookies that were set and not predicted: {} {:?}", self.missed.len(), self.missed).unwrap();
        table
    }
}

/// What is predicted wrongly at one place. Every cookie that was seen must be one that is predicted, and every one that
/// is predicted must have been seen.
fn differences(predictions: &[Predicted], observations: &[Observed]) -> BTreeSet<String> {
    let running: Vec<&Predicted> = predictions.iter().filter(|prediction| prediction.runs).collect();
    let mut wrong: BTreeSet<String> = observations.iter().flat_map(|seen| unpredicted(seen, &running)).collect();
    for prediction in running {
        let was_seen = observations.iter().any(|seen| mismatches(prediction, seen).is_empty());
        if !was_seen && (observations.is_empty() || wrong.is_empty()) {
            let described = if observations.is_empty() { "" } else { " as it is predicted" };
            wrong.insert(format!("the cookie {} is never set{described}", prediction.claims[0].pattern.shown()));
        }
    }
    wrong
}

/// In what a cookie differs from the prediction that comes closest; nothing when there is one that it fits.
fn unpredicted(seen: &Observed, running: &[&Predicted]) -> Vec<String> {
    let other_name = |wrong: &Vec<String>| wrong.iter().any(|wrong| wrong.starts_with("name "));
    let all = running.iter().map(|prediction| mismatches(prediction, seen));
    let closest = all.min_by_key(|wrong| (other_name(wrong), wrong.len()));
    closest.unwrap_or_else(|| vec!["it is set, predicted only with a variable".to_owned()])
}

fn mismatches(prediction: &Predicted, seen: &Observed) -> Vec<String> {
    let pairs = prediction.claims.iter().zip(&seen.attributes).zip(ATTRIBUTES);
    pairs
        .filter(|((claim, seen), _)| !claim.pattern.fits(seen))
        .map(|((claim, seen), name)| format!("{name} is {seen}, predicted {}", claim.pattern.shown()))
        .collect()
}

fn compare(folder: &Path) -> (Comparison, usize) {
    let models = Models::built_in().unwrap();
    let records = fs::read_to_string(folder.join("recorded.jsonl")).unwrap();
    let mut comparison = Comparison::default();
    let mut recorded = BTreeSet::new();
    for line in records.lines() {
        let record: Json = serde_json::from_str(line).unwrap();
        let name = record["program"].as_str().unwrap();
        let variables = variables_of(&record);
        let shown = variables.iter().map(|(name, value)| format!(" {name}={value}"));
        let shown = format!("{name}{}", shown.collect::<String>());
        let prediction = predict_program(&folder.join("programs").join(name), &variables, &models);
        comparison.program(&shown, &prediction, &record);
        recorded.insert(name.to_owned());
    }
    let entries = fs::read_dir(folder.join("programs")).unwrap();
    let programs: BTreeSet<String> =
        entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect();
    assert_eq!(programs, recorded, "run record.mjs again");
    (comparison, programs.len())
}

/// The whole comparison, on a stack as large as that of a scan's threads.
fn on_a_large_stack<R: Send + 'static>(run: impl FnOnce() -> R + Send + 'static) -> R {
    thread::Builder::new().stack_size(64 * 1024 * 1024).spawn(run).unwrap().join().unwrap()
}

#[test]
fn what_is_predicted_for_a_program_is_what_it_was_seen_to_do() {
    let other = std::env::var_os("COOKIELINT_DIFFERENTIAL").map(PathBuf::from);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("differential");
    let is_own = other.is_none();
    let (comparison, programs) = on_a_large_stack(move || compare(&other.unwrap_or(own)));
    println!("{programs} programs\n{}", comparison.table());
    let known: BTreeMap<&str, &str> = if is_own { KNOWN_WRONG.iter().copied().collect() } else { BTreeMap::new() };
    let mut complaints = String::new();
    for (program, lines) in comparison.wrong.iter().filter(|(program, _)| !known.contains_key(program.as_str())) {
        writeln!(complaints, "{program}\n    {}", lines.join("\n    ")).unwrap();
    }
    for (program, reason) in known.iter().filter(|(program, _)| !comparison.wrong.contains_key(**program)) {
        writeln!(complaints, "{program} is right now: take it out of KNOWN_WRONG ({reason})").unwrap();
    }
    assert!(complaints.is_empty(), "{} programs are predicted wrongly\n{complaints}", comparison.wrong.len());
    assert!(!is_own || programs >= FEWEST_PROGRAMS, "only {programs} programs");
}
