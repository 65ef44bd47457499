//! The few colours of what people read.

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use cookielint_analyzer::report::Level;

/// Headings.
pub const HEADING: Style = Style::new().effects(Effects::BOLD.insert(Effects::UNDERLINE));
/// What matters in a line.
pub const STRONG: Style = Style::new().effects(Effects::BOLD);
/// What helps but need not be read.
pub const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// Code in running text.
pub const CODE: Style = AnsiColor::Cyan.on_default();
/// Advice, and a clean result.
pub const GOOD: Style = AnsiColor::Green.on_default().effects(Effects::BOLD);

/// The colour of a level.
#[must_use]
pub const fn level(level: Level) -> Style {
    let color = match level {
        Level::Error => AnsiColor::Red,
        Level::Warning => AnsiColor::Yellow,
        Level::Note => AnsiColor::Blue,
    };
    color.on_default().effects(Effects::BOLD)
}

/// Colours texts, or leaves them as they are.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    /// Whether colours are wanted.
    pub color: bool,
}

impl Paint {
    /// `text` in a style.
    #[must_use]
    pub fn apply(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
