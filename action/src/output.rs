//! Where reports go: standard output, and files that are written whole or not at all.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use clap::ColorChoice;
use tempfile::NamedTempFile;

use crate::cli::{Format, ReportFile};
use crate::failure::Failure;

/// A report file that is known to be writable and not there yet under its own name.
#[derive(Debug)]
pub struct Target {
    /// How to write it.
    pub format: Format,
    file: PathBuf,
    temporary: NamedTempFile,
}

/// Makes sure that every report can be written, before any work is done for them.
///
/// # Errors
/// When a file's folder is missing, when a file cannot be written there, or when two reports name one file.
pub fn open(reports: &[ReportFile]) -> Result<Vec<Target>, Failure> {
    let mut seen = HashSet::new();
    let mut targets = Vec::new();
    for report in reports {
        let target = Target::open(report)?;
        if !seen.insert(target.file.clone()) {
            return Err(Failure::new(format!("two reports would be written to {}", report.file.display()))
                .hint("give each --report a file of its own"));
        }
        targets.push(target);
    }
    Ok(targets)
}

impl Target {
    fn open(report: &ReportFile) -> Result<Self, Failure> {
        let name = report.file.display();
        if report.file == Path::new("-") {
            return Err(Failure::new("a report to `-` would mix with what `--format` writes to standard output")
                .hint("`--format` chooses what goes to standard output; `./-` is a file of that name"));
        }
        let (folder, file) = resolve(&report.file)?;
        let existing = fs::metadata(&file).ok();
        if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
            return Err(Failure::new(format!("cannot write the report {name}: it is not a regular file"))
                .hint("name a file; `--format` chooses what goes to standard output"));
        }
        let unwritable = |error: io::Error| {
            Failure::new(format!("cannot write the report {name}: {error}")).hint("check the permissions of its folder")
        };
        if existing.is_some() {
            OpenOptions::new().write(true).open(&file).map_err(unwritable)?;
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".cookielint-");
        // Reports are for other programs and users to read, as any file; temporary files by default are not.
        #[cfg(unix)]
        builder.permissions(existing.map_or_else(default_permissions, |existing| existing.permissions()));
        let temporary = builder.tempfile_in(folder).map_err(unwritable)?;
        Ok(Self { format: report.format, file, temporary })
    }

    /// Writes the text beside the file.
    ///
    /// # Errors
    /// When the disk is full, for example. The file is left as it was.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.temporary.write_all(text.as_bytes()).map_err(|error| unwritten(&self.file, &error))
    }

    /// Puts what was written in the place of the file, in one step.
    ///
    /// # Errors
    /// When the file cannot be replaced. It is left as it was.
    pub fn finish(self) -> Result<(), Failure> {
        let Self { temporary, file, .. } = self;
        temporary.persist(&file).map(|_| ()).map_err(|error| unwritten(&file, &error.error))
    }
}

fn unwritten(file: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot write the report {}: {error}", file.display()))
}

/// The folder of a report and its file there, links resolved, so that equal files have equal names.
fn resolve(file: &Path) -> Result<(PathBuf, PathBuf), Failure> {
    let failure = |error: &dyn std::fmt::Display| {
        Failure::new(format!("cannot write the report {}: {error}", file.display()))
            .hint("the folder of a report must exist")
    };
    let file_resolved = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let parent = file_resolved.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file_resolved.file_name().ok_or_else(|| failure(&"it names no file"))?;
    let folder = fs::canonicalize(parent).map_err(|error| failure(&error))?;
    let file_in_folder = folder.join(name);
    Ok((folder, file_in_folder))
}

#[cfg(unix)]
fn default_permissions() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    // The process's mask takes away what is not wanted.
    fs::Permissions::from_mode(0o666)
}

/// Whether text on standard output is to be coloured: as asked for, else on a terminal, unless the environment
/// (`NO_COLOR`, `CLICOLOR_FORCE` and their kin) says otherwise.
#[must_use]
pub fn wants_color(choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

/// Prints to standard output. That its reader has gone away is no error.
///
/// # Errors
/// When standard output cannot be written, for example because a disk is full.
pub fn print(text: &str, color: bool) -> Result<(), Failure> {
    // Consoles that do not know escape sequences need them translated.
    let mut stdout: Box<dyn Write> =
        if color { Box::new(AutoStream::always(io::stdout())) } else { Box::new(io::stdout()) };
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Prints to standard error what goes beside a report that another program reads. There is nowhere to tell that this did
/// not work.
pub fn print_aside(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
