//! Paths of files as programs compute them: below the folder of a file, or below the working directory. Where these are
//! is not known, and need not be.

use std::rc::Rc;

use smol_str::SmolStr;

use super::Evaluator;
use super::call::Arguments;
use super::operator;
use super::value::{Data, Piece, Val};
use crate::source::FileId;
use crate::value::Why;

/// What stands for the root of the scan in a path; no program has an expression of this text.
const ROOT: &str = "folder of the project";
/// What stands for the working directory.
const WORKING_DIRECTORY: &str = "working directory";

/// A path, as far as it is known.
type Path = Vec<Piece>;

impl Evaluator<'_> {
    /// `__dirname` and `__filename` of the file that runs now.
    pub(super) fn own_path(&self, name: &str) -> Val {
        let path = self.current.source.path();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let below = if name.ends_with("dirname") { folder } else { path };
        let below = if below.is_empty() { String::new() } else { format!("/{below}") };
        let scheme = if name == "url" { "file://" } else { "" };
        let pieces = vec![known(scheme), Piece::Unknown(ROOT.into()), known(&below)];
        Val::new(operator::join_pieces(pieces))
    }

    /// `process.cwd()`.
    pub(super) fn working_directory() -> Val {
        Val::new(Data::Text(Rc::new([Piece::Unknown(WORKING_DIRECTORY.into())])))
    }

    /// A call of a function of `node:path`, or of `fileURLToPath`.
    pub(super) fn call_path(function: &str, arguments: &Arguments) -> Val {
        let unknown = || Self::unknown(Why::Call(function.into()));
        let given: Option<Vec<Path>> = arguments.all().iter().map(|argument| path_of(&argument.value)).collect();
        let Some(given) = given.filter(|given| !given.is_empty() && !arguments.is_open()) else { return unknown() };
        let made = match function {
            "path.join" | "path.normalize" => normalized(&chained(&given)),
            "path.resolve" => normalized(&resolved(&given)),
            "path.dirname" => split(&given[0]).map(|(folder, _)| folder),
            "path.basename" => split(&given[0]).and_then(|(_, name)| without_end(name, given.get(1))),
            "url.fileURLToPath" => file_of_url(&given[0]),
            _ => None,
        };
        made.map_or_else(unknown, |path| Val::new(operator::join_pieces(path)))
    }

    /// A path as the file that runs now would import it; unchanged when it is one already.
    pub(super) fn as_specifier(&self, path: &Data) -> Data {
        let Data::Text(pieces) = path else { return path.clone() };
        let [Piece::Unknown(base), Piece::Known(below, at), rest @ ..] = &**pieces else { return path.clone() };
        if base != ROOT {
            return path.clone();
        }
        let depth = self.current.source.path().matches('/').count();
        let start = format!("./{}{}", "../".repeat(depth), below.trim_start_matches('/'));
        let start = Piece::Known(start.into(), *at);
        operator::join_pieces(std::iter::once(start).chain(rest.iter().cloned()).collect())
    }

    /// The file that the program reads by a path, which is relative to its working directory when it is no full one.
    pub(super) fn file_at(&self, path: &Data) -> Option<FileId> {
        let relative = |path: &str| self.project.dotenv(self.root, path);
        match (path.text(), path) {
            (Some(path), _) => relative(path),
            (None, Data::Text(pieces)) => match &**pieces {
                [Piece::Unknown(base), Piece::Known(below, _)] if base == ROOT => self.project.at(below),
                [Piece::Unknown(base), Piece::Known(below, _)] if base == WORKING_DIRECTORY => {
                    relative(below.trim_start_matches('/'))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

fn known(text: &str) -> Piece {
    Piece::Known(text.into(), None)
}

/// The pieces of a value that is one path, whatever is set, or that may be any.
fn path_of(value: &Val) -> Option<Path> {
    match (&value.data, &value.depends) {
        (Data::String(text), None) => Some(vec![known(text)]),
        (Data::Text(pieces), None) => Some(pieces.to_vec()),
        (Data::Unknown(_), None) => Some(vec![Piece::Unknown("…".into())]),
        _ => None,
    }
}

/// A path whose neighbouring pieces are one where both are known.
fn joined(pieces: Path) -> Path {
    match operator::join_pieces(pieces) {
        Data::Text(pieces) => pieces.to_vec(),
        _ => Vec::new(),
    }
}

/// Whether a piece is a folder that stands for itself.
fn is_base(piece: &Piece) -> bool {
    matches!(piece, Piece::Unknown(base) if base == ROOT || base == WORKING_DIRECTORY)
}

fn chained(paths: &[Path]) -> Path {
    paths.join(&known("/"))
}

/// The last full path with all that follows it.
fn resolved(paths: &[Path]) -> Path {
    let is_full = |path: &Path| match path.first() {
        Some(Piece::Known(start, _)) => start.starts_with('/'),
        Some(piece) => is_base(piece),
        None => false,
    };
    match paths.iter().rposition(is_full) {
        Some(last) => chained(&paths[last..]),
        None => chained(&[vec![Piece::Unknown(WORKING_DIRECTORY.into())], chained(paths)]),
    }
}

/// A path without `.` and `..`; `None` when `..` leaves something unknown, which may be several folders.
fn normalized(path: &[Piece]) -> Option<Path> {
    let (base, rest) = match path {
        [base, rest @ ..] if is_base(base) => (Some(base.clone()), rest),
        _ => (None, path),
    };
    let is_full = base.is_some() || matches!(rest.first(), Some(Piece::Known(start, _)) if start.starts_with('/'));
    let mut segments: Vec<Path> = vec![Vec::new()];
    for piece in rest {
        match piece {
            Piece::Known(text, _) => {
                for (index, part) in text.split('/').enumerate() {
                    if index > 0 {
                        segments.push(Vec::new());
                    }
                    if !part.is_empty() {
                        segments.last_mut()?.push(known(part));
                    }
                }
            }
            piece => segments.last_mut()?.push(piece.clone()),
        }
    }
    let mut kept: Vec<Path> = Vec::new();
    for segment in segments {
        match (operator::join_pieces(segment.clone()).text().map(SmolStr::as_str), kept.last()) {
            (Some("" | "."), _) => {}
            (Some(".."), None) if is_full && base.is_none() => {}
            (Some(".."), None) if base.is_some() => return None,
            (Some(".."), Some(last)) => match operator::join_pieces(last.clone()).text().map(SmolStr::as_str) {
                None => return None,
                Some("..") => kept.push(segment),
                Some(_) => drop(kept.pop()),
            },
            _ => kept.push(segment),
        }
    }
    let start = if is_full && !kept.is_empty() { vec![known("/")] } else { Vec::new() };
    Some(joined(base.into_iter().chain(start).chain(chained(&kept)).collect()))
}

/// A path as its folder and its name.
fn split(path: &[Piece]) -> Option<(Path, SmolStr)> {
    let path = normalized(path)?;
    let (Piece::Known(end, at), before) = path.split_last()? else { return None };
    let (folder, name) = end.rsplit_once('/')?;
    let folder = before.iter().cloned().chain([Piece::Known(folder.into(), *at)]);
    Some((folder.collect(), name.into()))
}

fn without_end(name: SmolStr, end: Option<&Path>) -> Option<Path> {
    let name = match end {
        None => name,
        Some(end) => {
            let end = operator::join_pieces(end.clone());
            name.strip_suffix(end.text()?.as_str()).map_or(name.clone(), SmolStr::from)
        }
    };
    Some(vec![Piece::Known(name, None)])
}

fn file_of_url(url: &[Piece]) -> Option<Path> {
    let (Piece::Known(start, at), rest) = url.split_first()? else { return None };
    let path = start.strip_prefix("file://")?;
    Some(std::iter::once(Piece::Known(path.into(), *at)).chain(rest.iter().cloned()).collect())
}
