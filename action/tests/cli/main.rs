//! Tests that run the command.

// Helpers outside of test functions are test code too: there they may unwrap.
#![cfg(test)]

mod bad_input;
mod command_line;
mod formats;
mod models;
mod readme;
mod report_files;
mod support;
