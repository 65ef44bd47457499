//! The programs that a package's manifest starts: those of production, and those that only developers start.

use serde_json::Value;
use smol_str::SmolStr;

/// Words of the names of scripts that production does not run.
const OF_DEVELOPMENT: &[&str] = &["dev", "develop", "development", "debug", "local", "test", "tests", "watch"];
/// Words of the names of scripts that it does.
const OF_PRODUCTION: &[&str] = &["start", "serve", "prod", "production"];
/// What sources are called.
const EXTENSIONS: &[&str] = &[".js", ".cjs", ".mjs", ".jsx", ".ts", ".cts", ".mts", ".tsx"];

/// The programs of a package, by their paths below the root of the scan, without an extension.
#[derive(Debug, Default, Clone)]
pub struct Starts {
    production: Vec<SmolStr>,
    development: Vec<SmolStr>,
    /// Whether a script starts a source in production, and not what is built of sources.
    starts_sources: bool,
}

impl Starts {
    /// Reads `main`, `bin` and `scripts` of the manifest in a folder, which is given below the root, with a slash at its
    /// end unless it is the root; `is_source` tells of a path in it whether it is a source. A manifest above may start
    /// programs of it too.
    #[must_use]
    pub fn of(package: &Value, folder: &str, above: &Self, is_source: impl Fn(&str) -> bool) -> Self {
        let mut starts = above.clone();
        let bin = match package.get("bin") {
            Some(Value::Object(commands)) => commands.values().filter_map(Value::as_str).collect(),
            bin => bin.and_then(Value::as_str).into_iter().collect(),
        };
        let main = package.get("main").and_then(Value::as_str);
        let production = main.into_iter().chain::<Vec<&str>>(bin);
        starts.production.extend(production.map(|path| program(folder, path)));
        for (name, command) in package.get("scripts").and_then(Value::as_object).into_iter().flatten() {
            let command = command.as_str().unwrap_or_default();
            let words: Vec<&str> = name.split([':', '-', '_', '.']).collect();
            let is_any_of = |known: &[&str]| words.iter().any(|word| known.contains(word));
            let programs = if is_any_of(OF_DEVELOPMENT) || command.contains("NODE_ENV=dev") {
                &mut starts.development
            } else if is_any_of(OF_PRODUCTION) {
                starts.starts_sources |= programs_of(command).any(&is_source);
                &mut starts.production
            } else {
                continue;
            };
            programs.extend(programs_of(command).map(|path| program(folder, path)));
        }
        starts
    }

    /// Whether production starts a file.
    #[must_use]
    pub fn in_production(&self, path: &str) -> bool {
        is_among(&self.production, path)
    }

    /// Whether only developers start a file. Where production starts what is built, the manifest does not tell of what.
    #[must_use]
    pub fn in_development_only(&self, path: &str) -> bool {
        self.starts_sources && is_among(&self.development, path) && !self.in_production(path)
    }
}

fn is_among(programs: &[SmolStr], path: &str) -> bool {
    let stem = without_extension(path);
    programs.iter().any(|program| stem == program || stem.strip_suffix("/index") == Some(program))
}

fn without_extension(path: &str) -> &str {
    EXTENSIONS.iter().find_map(|extension| path.strip_suffix(extension)).unwrap_or(path)
}

fn program(folder: &str, path: &str) -> SmolStr {
    format!("{folder}{}", without_extension(path.trim_start_matches("./"))).into()
}

/// The words of a command that name files: those with the extension of a source, and what `node` is given.
fn programs_of(command: &str) -> impl Iterator<Item = &str> {
    let words = command.split_whitespace().map(|word| word.trim_matches(['"', '\'']));
    let before = std::iter::once("").chain(words.clone());
    let named = words.zip(before).filter(|(word, before)| {
        let is_run = before.rsplit('/').next().is_some_and(|runner| matches!(runner, "node" | "nodemon" | "tsx"));
        EXTENSIONS.iter().any(|extension| word.ends_with(extension)) || (is_run && !word.starts_with('-'))
    });
    named.map(|(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(package: &str) -> Starts {
        Starts::of(&serde_json::from_str(package).unwrap(), "", &Starts::default(), |path| !path.starts_with("dist"))
    }

    #[test]
    fn a_file_that_only_a_script_for_development_starts_is_for_development() {
        let package =
            r#"{ "scripts": { "start": "node server", "dev": "nodemon dev/server.js", "test": "tap a.js" } }"#;
        let starts = starts(package);
        assert!(starts.in_production("server.js") && !starts.in_development_only("server.js"));
        assert!(starts.in_development_only("dev/server.js") && starts.in_development_only("a.js"));
        assert!(!starts.in_development_only("other.js") && !starts.in_production("other.js"));
    }

    #[test]
    fn a_file_that_production_starts_too_is_not_for_development() {
        for package in [
            r#"{ "scripts": { "start": "NODE_ENV=production node ./app.js", "dev": "nodemon app.js" } }"#,
            r#"{ "main": "./app.js", "scripts": { "dev": "nodemon app" } }"#,
            r#"{ "bin": { "x": "app.js" }, "scripts": { "watch": "tsx app.js" } }"#,
        ] {
            assert!(starts(package).in_production("app.js"), "{package}");
            assert!(!starts(package).in_development_only("app.js"), "{package}");
        }
    }

    #[test]
    fn a_manifest_that_does_not_say_what_production_starts_says_nothing() {
        for package in [
            r#"{ "scripts": { "dev": "nodemon app.js" } }"#,
            r#"{ "main": "index.js", "scripts": { "dev": "nodemon app.js" } }"#,
            r#"{ "scripts": { "dev": "tsx watch app.js", "start": "node dist/app.js" } }"#,
            r#"{ "scripts": { "dev": "tsx watch app.js", "start": "next start" } }"#,
        ] {
            assert!(!starts(package).in_development_only("app.js"), "{package}");
        }
    }

    #[test]
    fn the_environment_of_a_command_tells_what_it_is_for() {
        let package = r#"{ "scripts": { "start": "NODE_ENV=development node a.js", "serve": "node b.js" } }"#;
        assert!(starts(package).in_development_only("a.js"));
    }

    #[test]
    fn a_manifest_above_starts_programs_of_a_package_below() {
        let above = starts(r#"{ "scripts": { "start": "node apps/web/a.js" } }"#);
        let package = serde_json::json!({ "scripts": { "dev": "node b.js" } });
        let starts = Starts::of(&package, "apps/web/", &above, |_| true);
        assert!(starts.in_production("apps/web/a.js") && starts.in_development_only("apps/web/b.js"));
    }
}
