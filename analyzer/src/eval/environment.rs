//! The deployment that is assumed: production, with the declared variables set and every other one unset.

use smol_str::SmolStr;

use super::Evaluator;
use super::value::{Data, Note, Trail, Val};
use crate::source::Span;
use crate::value::Why;

/// Environment variables whose value is declared.
#[derive(Debug, Default, Clone)]
pub struct Environment {
    declared: Vec<(SmolStr, SmolStr)>,
}

impl Environment {
    /// Production with some variables; the last value of a name holds. `NODE_ENV` may be declared too.
    #[must_use]
    pub fn production(declared: &[(String, String)]) -> Self {
        let mut all = vec![("NODE_ENV".into(), "production".into())];
        all.extend(declared.iter().map(|(name, value)| (SmolStr::from(name), SmolStr::from(value))));
        Self { declared: all }
    }

    /// The declared value of a variable.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&SmolStr> {
        self.declared.iter().rev().find(|(declared, _)| declared == name).map(|(_, value)| value)
    }
}

impl Evaluator<'_> {
    /// Reads an environment variable. Its name in Vite's `import.meta.env` is another: `PROD`, `DEV`, `MODE`.
    pub(super) fn environment_variable(&self, name: &str, at: Span) -> Val {
        let at = self.place(at);
        if let Some(value) = self.environment.get(name) {
            let note = Note::Environment(name.into(), value.clone());
            return Val { data: Data::string(value.clone()), depends: None, trail: Trail::start(at, note) };
        }
        let set = Data::Unknown(Why::Environment(name.into()));
        if self.is_set(name) {
            return Val { data: set, depends: None, trail: Trail::start(at, Note::Undeclared(name.into())) };
        }
        let unset =
            Val { data: Data::Undefined, depends: None, trail: Trail::start(at, Note::Undeclared(name.into())) };
        unset.depending(&[name.into()], vec![set])
    }

    /// Whether the program has set a `NODE_ENV` of development where the deployment has another one.
    pub(super) fn is_for_development(&self) -> bool {
        const OF_DEVELOPMENT: &[&str] = &["dev", "develop", "development", "local", "test", "testing"];
        let written = self.store.object(self.environment_object).properties.get("NODE_ENV");
        let (Some(written), Some(assumed)) = (written, self.environment.get("NODE_ENV")) else { return false };
        let is_certain = written.value.depends.is_none();
        written.value.data.text().is_some_and(|text| is_certain && text != assumed && OF_DEVELOPMENT.contains(&&**text))
    }

    /// Reads a property of `import.meta.env`.
    pub(super) fn meta_variable(&self, name: &str, at: Span) -> Val {
        let mode = self.environment_variable("NODE_ENV", at);
        let production = matches!(&mode.data, Data::String(value) if value == "production");
        match name {
            "MODE" => mode,
            "PROD" => mode.map(|_| Data::Bool(production)),
            "DEV" => mode.map(|_| Data::Bool(!production)),
            _ => self.environment_variable(name, at),
        }
    }
}
