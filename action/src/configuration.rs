//! Finds and reads the configuration of a project.

use std::fs;
use std::path::{Path, PathBuf};

use cookielint_analyzer::configuration::{Configuration, FILE_NAME};

use crate::failure::Failure;

/// Advice on a model that cannot be used.
pub const WRITING_A_MODEL: &str =
    "docs/writing-a-model.md tells the form of a model; `cookielint models` lists those there are";

/// The configuration of a scan: the file that is named, else the one nearest to the root on the way to a scanned path;
/// what goes without saying when there is none.
///
/// # Errors
/// When the file cannot be read or is not of the form.
pub fn read(named: Option<&Path>, root: &Path, scanned: &Path) -> Result<Configuration, Failure> {
    let Some(path) = named.map(Path::to_owned).or_else(|| find(root, scanned)) else {
        return Ok(Configuration::default());
    };
    let shown = path.display();
    let text = fs::read_to_string(&path)
        .map_err(|error| Failure::new(format!("cannot read the configuration {shown}: {error}")))?;
    Configuration::parse(&shown.to_string(), &text).map_err(|error| Failure::new(error).hint(WRITING_A_MODEL))
}

/// The file nearest to the root, in a folder that holds the scanned path.
fn find(root: &Path, scanned: &Path) -> Option<PathBuf> {
    let whole = fs::canonicalize(scanned).ok()?;
    let whole_root = fs::canonicalize(root).ok()?;
    let mut folders: Vec<&Path> = whole.ancestors().take_while(|folder| folder.starts_with(&whole_root)).collect();
    folders.reverse();
    let found = folders.into_iter().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())?;
    // Messages name it as the person at the terminal names the root.
    Some(found.strip_prefix(&whole_root).map_or_else(|_| found.clone(), |path| root.join(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "[[model]]\npackages = ['x']\ntitle = 'x'\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn the_file_nearest_to_the_root_holds_unless_one_is_named() {
        let files = [("cookielint.toml", MODEL), ("a/cookielint.toml", ""), ("b/own.toml", ""), ("a/b/app.js", "")];
        let project = folder(&files);
        let read_from = |named: Option<&str>, root: &str, scanned: &str| {
            let at = |path: &str| project.path().join(path);
            read(named.map(at).as_deref(), &at(root), &at(scanned)).unwrap().models.len()
        };
        assert_eq!(read_from(None, "", "a/b/app.js"), 1);
        assert_eq!(read_from(None, "a", "a/b"), 0);
        assert_eq!(read_from(None, "b", "b"), 0, "a file above the root is another project's");
        assert_eq!(read_from(Some("b/own.toml"), "", "a"), 0);
    }

    #[test]
    fn a_file_that_cannot_be_used_is_named_with_the_place() {
        let project = folder(&[("cookielint.toml", "[[model]]\npackages = 3\n")]);
        let message = read(None, project.path(), project.path()).unwrap_err().message;
        assert!(message.contains("cookielint.toml:2: model[0].packages: invalid type"), "{message}");
        let message = read(Some(&project.path().join("no.toml")), project.path(), project.path()).unwrap_err().message;
        assert!(message.contains("cannot read the configuration") && message.contains("no.toml"), "{message}");
    }
}
