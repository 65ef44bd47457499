//! Why the command could not do what it was asked to, with advice.

use std::fmt::Display;
use std::io::Write;

use crate::text::style;
use cookielint_sarif::escape::visible;

/// An error for the person at the terminal.
#[derive(Debug)]
pub struct Failure {
    /// What is wrong, naming what it is about.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// An error; the message names what it is about.
    pub fn new(message: impl Display) -> Self {
        Self { message: message.to_string(), hint: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Prints the error to standard error, in colour on a terminal.
    pub fn print(&self) {
        let (error, help) = (style::level(cookielint_analyzer::report::Level::Error), style::GOOD);
        let mut text = format!("{error}error:{error:#} {}\n", visible(&self.message));
        if let Some(hint) = &self.hint {
            text += &format!("\n  {help}tip:{help:#} {}\n", visible(hint));
        }
        // There is nowhere left to tell that this did not work.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
}
