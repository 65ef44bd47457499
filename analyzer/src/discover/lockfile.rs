//! Lockfiles of npm, yarn, pnpm and bun: which version of a package a project really gets.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use saphyr_parser::{Event, Parser};
use serde::Deserialize;
use smol_str::SmolStr;

use super::read::read_text;

/// Larger ones are not read; that of a large workspace has a few megabytes.
const MAX_SIZE: u64 = 64 * 1024 * 1024;

/// The lockfile of a folder.
#[derive(Debug)]
pub(super) struct Lockfile {
    folder: PathBuf,
    pins: Pins,
}

/// The versions that a lockfile pins, by what it says them of.
#[derive(Debug)]
enum Pins {
    /// Of the folder in which a package lies: `node_modules/express`.
    Place(HashMap<String, SmolStr>),
    /// Of a name with each range that asks for it.
    Range(HashMap<(SmolStr, SmolStr), SmolStr>),
    /// Of the names that each package of a workspace depends on, by its folder.
    Importer(HashMap<String, HashMap<SmolStr, SmolStr>>),
}

type Format = (&'static str, fn(&str) -> Result<Pins, String>);

/// In the order in which they count where there are several.
const FORMATS: &[Format] = &[
    ("npm-shrinkwrap.json", npm),
    ("package-lock.json", npm),
    ("pnpm-lock.yaml", pnpm),
    ("yarn.lock", yarn),
    ("bun.lock", bun),
];

impl Lockfile {
    /// The lockfile that lies in a folder, if any; one that cannot be read is named with the reason.
    pub(super) fn of(folder: &Path) -> Result<Option<Self>, (PathBuf, String)> {
        for (name, read) in FORMATS {
            let path = folder.join(name);
            if !path.is_file() {
                continue;
            }
            let pins = read_text(&path, MAX_SIZE).and_then(|text| read(text.trim_start_matches('\u{feff}')));
            return match pins {
                Ok(pins) => Ok(Some(Self { folder: folder.to_owned(), pins })),
                Err(reason) => Err((path, reason)),
            };
        }
        Ok(None)
    }

    /// The version that a package in a folder gets of another one that it depends on by this range.
    pub(super) fn version(&self, importer: &Path, name: &str, range: &str) -> Option<&SmolStr> {
        let below = importer.strip_prefix(&self.folder).ok()?.to_string_lossy().replace('\\', "/");
        match &self.pins {
            Pins::Place(places) => {
                let of_importer = (!below.is_empty()).then(|| places.get(&format!("{below}/node_modules/{name}")));
                of_importer.flatten().or_else(|| places.get(&format!("node_modules/{name}")))
            }
            Pins::Range(ranges) => ranges.get(&(name.into(), range.trim_start_matches("npm:").into())),
            Pins::Importer(importers) => {
                importers.get(if below.is_empty() { "." } else { &below }).and_then(|names| names.get(name))
            }
        }
    }

    /// The packages that the whole project can import, whoever depends on them, with their versions.
    pub(super) fn hoisted(&self) -> impl Iterator<Item = (&str, &SmolStr)> {
        let places = match &self.pins {
            Pins::Place(places) => Some(places),
            Pins::Range(_) | Pins::Importer(_) => None,
        };
        places.into_iter().flatten().filter_map(|(place, version)| {
            let name = place.strip_prefix("node_modules/")?;
            (!name.contains("/node_modules/")).then_some((name, version))
        })
    }
}

#[derive(Deserialize)]
struct NpmLockfile {
    /// By place, since npm 7.
    packages: Option<HashMap<String, NpmPackage>>,
    /// By name, before.
    dependencies: Option<HashMap<String, NpmPackage>>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: Option<SmolStr>,
}

fn npm(text: &str) -> Result<Pins, String> {
    let lockfile: NpmLockfile = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let by_name = lockfile.dependencies.unwrap_or_default().into_iter();
    let places = by_name.map(|(name, package)| (format!("node_modules/{name}"), package));
    let places = lockfile.packages.unwrap_or_else(|| places.collect());
    Ok(Pins::Place(places.into_iter().filter_map(|(place, package)| Some((place, package.version?))).collect()))
}

#[derive(Deserialize)]
struct BunLockfile {
    /// A name and version first, then what else is known of the package.
    packages: HashMap<String, Vec<serde_json::Value>>,
}

fn bun(text: &str) -> Result<Pins, String> {
    let options = jsonc_parser::ParseOptions::default();
    let lockfile: BunLockfile =
        jsonc_parser::parse_to_serde_value(text, &options).map_err(|error| error.to_string())?;
    let pinned = lockfile.packages.into_iter().filter_map(|(place, package)| {
        let (_, version) = split_name(package.first()?.as_str()?)?;
        Some((format!("node_modules/{place}"), version.into()))
    });
    Ok(Pins::Place(pinned.collect()))
}

/// Both formats of yarn: `express@^4.17.1, express@^4.18.0:` and `"express@npm:^4.17.1":`, the version in a line below.
fn yarn(text: &str) -> Result<Pins, String> {
    let mut pins = HashMap::new();
    let mut asked: Vec<(SmolStr, SmolStr)> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if let Some(header) = line.strip_suffix(':').filter(|line| !line.starts_with([' ', '#'])) {
            let descriptors = header.split(", ").map(|descriptor| descriptor.trim_matches('"'));
            let descriptors = descriptors.flat_map(|descriptor| descriptor.split(", ")).filter_map(split_name);
            asked = descriptors.map(|(name, range)| (name.into(), range.trim_start_matches("npm:").into())).collect();
        } else if let Some(version) = line.strip_prefix("  version") {
            let version: SmolStr = version.trim_start_matches(':').trim().trim_matches('"').into();
            pins.extend(asked.drain(..).map(|descriptor| (descriptor, version.clone())));
        }
    }
    if pins.is_empty() && text.lines().any(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        return Err("it pins nothing".to_owned());
    }
    Ok(Pins::Range(pins))
}

/// `name@rest`; a name may start with `@` itself.
fn split_name(descriptor: &str) -> Option<(&str, &str)> {
    let at = descriptor.get(1..)?.find('@')? + 1;
    Some((&descriptor[..at], &descriptor[at + 1..]))
}

/// What pnpm writes of each importer, in its formats since 5: `importers: {.: {dependencies: {express: {version}}}}`, and
/// without `importers` where there is one package only.
fn pnpm(text: &str) -> Result<Pins, String> {
    let mut importers: HashMap<String, HashMap<SmolStr, SmolStr>> = HashMap::new();
    scalars(text, |path, value| {
        let (importer, path) = match path {
            [first, importer, rest @ ..] if first == "importers" => (importer.as_str(), rest),
            _ => (".", path),
        };
        let (kind, name) = match path {
            [kind, name] => (kind, name),
            [kind, name, property] if property == "version" => (kind, name),
            _ => return,
        };
        if matches!(kind.as_str(), "dependencies" | "devDependencies" | "optionalDependencies") {
            // `4.18.2(supports-color@8.1.1)`, `/express@4.18.2`, `express@4.18.2` of an alias.
            let version = value.split(['(', '_']).next().unwrap_or_default();
            let version = split_name(version).map_or(version, |(_, version)| version);
            importers.entry(importer.to_owned()).or_default().insert(name.into(), version.into());
        }
    })?;
    Ok(Pins::Importer(importers))
}

/// Hands out every text of a YAML document that lies in mappings only, with the keys that lead to it, until the packages
/// themselves are described.
fn scalars(text: &str, mut visit: impl FnMut(&[String], &str)) -> Result<(), String> {
    let mut path: Vec<String> = Vec::new();
    // Of each open mapping whether a key is read that waits for its value; `None` for a sequence.
    let mut open: Vec<Option<bool>> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        let in_mappings = !open.contains(&None);
        match event {
            Event::Scalar(text, ..) => match open.as_mut_slice() {
                [Some(false)] if matches!(&*text, "packages" | "snapshots") => return Ok(()),
                [.., Some(has_key @ false)] => {
                    *has_key = true;
                    path.push(text.into_owned());
                    continue;
                }
                [.., Some(true)] if in_mappings => visit(&path, &text),
                _ => {}
            },
            Event::MappingStart(..) => {
                open.push(Some(false));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push(None);
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
            }
            Event::Alias(_) => {}
            _ => continue,
        }
        // A value has ended: the key that led to it is done with.
        if let Some(Some(has_key)) = open.last_mut()
            && std::mem::take(has_key)
        {
            path.pop();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(pins: Pins, importer: &str, name: &str, range: &str) -> Option<String> {
        let lockfile = Lockfile { folder: PathBuf::from("/app"), pins };
        lockfile.version(&Path::new("/app").join(importer), name, range).map(ToString::to_string)
    }

    #[test]
    fn npm_pins_by_place_and_before_by_name() {
        let new = r#"{"lockfileVersion": 3, "packages": {"": {"name": "app"}, "node_modules/express": {"version": "4.21.2"},
            "packages/api/node_modules/express": {"version": "5.1.0", "dependencies": {"cookie": "^0.7.0"}}}}"#;
        assert_eq!(version(npm(new).unwrap(), "", "express", "^4").as_deref(), Some("4.21.2"));
        assert_eq!(version(npm(new).unwrap(), "packages/api", "express", "^5").as_deref(), Some("5.1.0"));
        assert_eq!(version(npm(new).unwrap(), "packages/web", "express", "^4").as_deref(), Some("4.21.2"));
        let old = r#"{"lockfileVersion": 1, "dependencies": {"express": {"version": "4.17.1", "requires": {"cookie": "0.4.0"}}}}"#;
        assert_eq!(version(npm(old).unwrap(), "", "express", "^4").as_deref(), Some("4.17.1"));
    }

    #[test]
    fn yarn_pins_by_range_in_both_of_its_formats() {
        let classic = "# yarn lockfile v1\n\n\n\"@fastify/cookie@^9.0.0\":\n  version \"9.4.0\"\n\nexpress@^4.17.1, express@~4.18.0:\n  version \"4.18.3\"\n  dependencies:\n    cookie \"0.5.0\"\n\nexpress@^5:\n  version \"5.1.0\"\n";
        let berry = "__metadata:\n  version: 8\n\n\"express@npm:^4.17.1, express@npm:~4.18.0\":\n  version: 4.18.3\n  resolution: \"express@npm:4.18.3\"\n\n\"express@npm:^5\":\n  version: 5.1.0\n";
        for text in [classic, berry] {
            for (range, expected) in [("^4.17.1", "4.18.3"), ("~4.18.0", "4.18.3"), ("^5", "5.1.0")] {
                assert_eq!(version(yarn(text).unwrap(), "packages/api", "express", range).as_deref(), Some(expected));
            }
        }
        assert_eq!(version(yarn(classic).unwrap(), "", "@fastify/cookie", "^9.0.0").as_deref(), Some("9.4.0"));
    }

    #[test]
    fn pnpm_pins_by_importer_in_each_of_its_formats() {
        let newest = "lockfileVersion: '9.0'\n\nsettings:\n  autoInstallPeers: true\n\nimporters:\n\n  .:\n    dependencies:\n      express:\n        specifier: ^4.18.2\n        version: 4.21.2(supports-color@8.1.1)\n  packages/api:\n    dependencies:\n      express:\n        specifier: ^5.0.0\n        version: 5.1.0\n      alias:\n        specifier: npm:cookie@^1\n        version: cookie@1.0.2\n\npackages:\n\n  express@4.21.2:\n    resolution: {integrity: sha512-x}\n";
        assert_eq!(version(pnpm(newest).unwrap(), "", "express", "^4.18.2").as_deref(), Some("4.21.2"));
        assert_eq!(version(pnpm(newest).unwrap(), "packages/api", "express", "^5.0.0").as_deref(), Some("5.1.0"));
        assert_eq!(version(pnpm(newest).unwrap(), "packages/api", "alias", "npm:cookie@^1").as_deref(), Some("1.0.2"));
        let older = "lockfileVersion: 5.4\n\nspecifiers:\n  express: ^4.17.1\n\ndependencies:\n  express: 4.17.1\n";
        assert_eq!(version(pnpm(older).unwrap(), "", "express", "^4.17.1").as_deref(), Some("4.17.1"));
    }

    #[test]
    fn bun_pins_by_place() {
        let text = "{\n  \"lockfileVersion\": 1,\n  // a comment\n  \"packages\": {\n    \"express\": [\"express@4.21.2\", \"\", {}, \"sha512-x\"],\n    \"@fastify/cookie\": [\"@fastify/cookie@9.4.0\", \"\", {}, \"\"],\n  },\n}\n";
        assert_eq!(version(bun(text).unwrap(), "", "express", "^4").as_deref(), Some("4.21.2"));
        assert_eq!(version(bun(text).unwrap(), "", "@fastify/cookie", "*").as_deref(), Some("9.4.0"));
    }

    #[test]
    fn what_is_no_lockfile_is_named_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("bun.lock", "{"),
            ("yarn.lock", "<<<<<<< HEAD\n"),
            ("pnpm-lock.yaml", "importers: {: ["),
            ("package-lock.json", "<<<<<<< HEAD\n{}"),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            let (place, reason) = Lockfile::of(folder.path()).unwrap_err();
            assert_eq!((place, reason.is_empty()), (path, false));
        }
    }
}
