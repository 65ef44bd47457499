//! The command `cookielint`.

mod cli;
mod configuration;
mod explain;
mod failure;
mod models;
mod output;
mod render;
mod run;
mod text;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match run::run(&cli::Cli::parse().into_command()) {
        Ok(code) => code,
        Err(failure) => {
            failure.print();
            run::COULD_NOT_RUN.into()
        }
    }
}
