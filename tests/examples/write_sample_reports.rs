//! Writes the hand-built reports as SARIF, each beside the sources it points into, for validators that are not Rust:
//! `DIR/NAME.sarif` and `DIR/NAME/…`.

use std::error::Error;
use std::path::Path;

use cookielint_analyzer::report::Report;
use cookielint_sarif::sarif::{Options, to_string};
use tests::sample_report::{hostile_sample, sample};

fn main() -> Result<(), Box<dyn Error>> {
    let directory = std::env::args_os().nth(1).ok_or("usage: write_sample_reports DIR")?;
    let directory = Path::new(&directory);
    for (name, report) in [("sample", sample()), ("hostile", hostile_sample()), ("empty", Report::default())] {
        let root = directory.join(name);
        std::fs::create_dir_all(&root)?;
        std::fs::write(root.with_extension("sarif"), to_string(&report, &Options::default())?)?;
        for (path, source) in &report.sources {
            let file = root.join(&**path);
            std::fs::create_dir_all(file.parent().unwrap_or(&root))?;
            std::fs::write(file, source.text())?;
        }
    }
    Ok(())
}
