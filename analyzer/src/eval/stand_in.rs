//! What stand-ins ask of the evaluator: the module `cookielint:evaluator`, which only they can import.

use super::Evaluator;
use super::call::Site;
use super::value::{Data, Val};
use crate::lower::data::Format;
use crate::module::Imported;
use crate::source::FileId;
use crate::value::Why;

impl Evaluator<'_> {
    /// Calls a function of the module.
    ///
    /// - `configuration(name)`: the contents of the configuration files of a name, in the order in which node-config
    ///   reads them.
    /// - `declared(name)`: the environment variable, as the program or the command line sets it; else it is taken for
    ///   unset, without anything depending on it.
    /// - `partial(object)`: the object, of which there is more than is written.
    /// - `unknown()`: what cannot be told.
    /// - `variables(path)`: the variables of a dotenv file; `undefined` without one.
    /// - `version(package)`: the numbers of the version that the project uses of a package; `undefined` when it
    ///   does not say.
    pub(super) fn call_evaluator(&mut self, path: &str, argument: &Val, site: &Site) -> Val {
        let unknown = || Self::unknown(Why::Call(site.label.clone()));
        if let (Data::Object(id), "cookielint:evaluator.partial") = (&argument.data, path) {
            self.store.open(*id, Why::Call(site.label.clone()));
            return argument.clone();
        }
        if path == "cookielint:evaluator.variables" {
            // What a file that cannot be told sets is left to the deployment, as anything that is not declared.
            let file = self.file_at(&argument.data).filter(|file| self.is_dotenv(*file));
            let import = |file| self.import_value(file, &Imported::Require, &site.label);
            return file.map_or_else(Val::undefined, import);
        }
        let Some(name) = argument.data.text() else { return unknown() };
        match path {
            "cookielint:evaluator.configuration" => {
                let files = self.project.configuration(self.root, name);
                let contents = files.into_iter().map(|file| match file {
                    Some(file) => self.import_value(file, &Imported::Require, name),
                    None => unknown(),
                });
                let contents: Vec<Val> = contents.collect();
                self.make_array(contents)
            }
            "cookielint:evaluator.declared" => self.declared_variable(name),
            "cookielint:evaluator.version" => self.version_numbers(name),
            _ => unknown(),
        }
    }

    fn declared_variable(&self, name: &str) -> Val {
        let written = self.store.object(self.environment_object).properties.get(name);
        match (written, self.environment.get(name)) {
            (Some(written), _) => written.value.clone(),
            (None, Some(value)) => Val::new(Data::string(value.clone())),
            (None, None) => Val::undefined(),
        }
    }

    fn is_dotenv(&self, file: FileId) -> bool {
        let path = self.project.file(file).map(|linked| linked.source.path());
        path.is_some_and(|path| Format::of_path(path) == Some(Format::Dotenv))
    }

    fn version_numbers(&mut self, package: &str) -> Val {
        let manifest = self.project.file(self.root).map(|linked| &linked.manifest);
        let Some((version, _)) = manifest.and_then(|manifest| manifest.versions.get(package)) else {
            return Val::undefined();
        };
        #[allow(clippy::cast_precision_loss, reason = "versions are small numbers")]
        self.make_array(version.numbers().map(|number| Val::new(Data::Number(number as f64))))
    }
}
