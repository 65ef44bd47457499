//! Puts model files together: declares the types of all packages, then links the access paths of their rows.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::super::path::{self, Edge, Start, Subject};
use super::super::schema::{PackageModel, Paths};
use super::{Effect, Models, Node, NodeId, Row, TypeId};
use crate::configuration::Configuration;
use crate::toml_file::{self, Step, TomlError};

/// What is wrong with a row of a package's model: the steps to the value from the package on, and why.
type Fault = (Vec<Step>, String);

/// Where a package's model is written.
#[derive(Clone, Copy)]
struct Origin<'t> {
    file: &'t str,
    text: &'t str,
    /// Its position among several.
    position: Option<usize>,
}

impl Origin<'_> {
    fn error(self, (steps, reason): Fault) -> TomlError {
        let before = self.position.map_or_else(Vec::new, |position| vec![Step::from("model"), position.into()]);
        toml_file::mistake(self.file, self.text, &[before, steps].concat(), reason)
    }
}

impl Models {
    /// Puts model files, given by name and text, and those of a project's configuration together.
    ///
    /// # Errors
    /// When a file is no valid TOML or has unknown keys, and when a model names a type, a path or a set of attributes
    /// that is not there, or is of a package that another one is of.
    pub fn load<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        configuration: &'a Configuration,
    ) -> Result<Self, TomlError> {
        let mut models = Self::default();
        let mut origins = Vec::new();
        for (file, text) in files {
            origins.push(Origin { file, text, position: None });
            models.packages.push(toml_file::parse(file, text)?);
        }
        for (position, package) in configuration.models.iter().enumerate() {
            origins.push(Origin { file: &configuration.file, text: &configuration.text, position: Some(position) });
            models.packages.push(package.clone());
        }
        for (index, origin) in origins.iter().enumerate() {
            models.declare(index).map_err(|fault| origin.error(fault))?;
        }
        for (index, origin) in origins.iter().enumerate() {
            models.check_references(index).map_err(|fault| origin.error(fault))?;
            models.connect(index).map_err(|fault| origin.error(fault))?;
        }
        models.inherit();
        let of_types = models.nodes.iter().filter(|node| node.type_id.is_some()).flat_map(|node| &node.edges);
        let effective = of_types.filter_map(|(edge, target)| match edge {
            Edge::Member(name) if !models.node(*target).effects.is_empty() => Some(name.clone()),
            _ => None,
        });
        models.methods = effective.collect();
        Ok(models)
    }

    fn add(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    fn declare(&mut self, index: usize) -> Result<(), Fault> {
        let root = self.add(Node { package: Some(index), ..Node::default() });
        let package = &self.packages[index];
        for (row, import) in package.auto_imports.iter().enumerate() {
            for name in &import.names {
                self.auto_imports.entry(name.clone()).or_default().push((index, row));
            }
        }
        let Some(name) = package.packages.first().cloned() else {
            return Err((vec!["packages".into()], "it names no package".to_owned()));
        };
        for (position, specifier) in package.packages.iter().enumerate() {
            if self.by_specifier.insert(specifier.clone(), root).is_some() {
                let advice = "the model of another package may add to it by its types, as in \
                              `express#Response.Member[method]`";
                let steps = vec!["packages".into(), position.into()];
                return Err((steps, format!("there is a model of `{specifier}` already; {advice}")));
            }
        }
        for position in 0..self.packages[index].types.len() {
            let id = TypeId { package: index, index: position };
            let node = self.add(Node { type_id: Some(id), ..Node::default() });
            let model = &self.packages[index].types[position];
            if !matches!(path::parse(&model.name), Ok((Start::Type(_), _))) {
                return Err((at("type", position, "name"), format!("`{}` is a word of access paths", model.name)));
            }
            self.globals.extend(model.globals.iter().map(|global| (global.clone(), node)));
            if self.types.insert((name.clone(), model.name.clone()), (id, node)).is_some() {
                return Err((at("type", position, "name"), format!("there are two types `{}`", model.name)));
            }
        }
        Ok(())
    }

    /// That what a package's rows refer to by name is there.
    fn check_references(&self, index: usize) -> Result<(), Fault> {
        let package = &self.packages[index];
        for (table, row, field, set) in sets_of_attributes(package) {
            if !package.attributes.contains_key(set) {
                return Err((at(table, row, field), format!("there are no attributes `{set}`")));
            }
        }
        check_values(package)?;
        let callbacks = package.callbacks.iter().enumerate().flat_map(|(row, callback)| {
            let parameters = callback.parameters.iter().map(|name| ("parameters", name));
            let of_four = callback.parameters_of_four.iter().map(|name| ("parameters_of_four", name));
            parameters.chain(of_four).map(move |(field, name)| ("callback", row, field, name))
        });
        let extended = package
            .types
            .iter()
            .enumerate()
            .flat_map(|(row, known)| known.extends.iter().map(move |name| ("type", row, "extends", name)));
        for (table, row, field, name) in callbacks.chain(extended).filter(|(.., name)| !name.is_empty()) {
            let found = path::parse(name).and_then(|(start, _)| self.start(&start, index));
            found.map_err(|reason| (at(table, row, field), reason))?;
        }
        Ok(())
    }

    fn connect(&mut self, index: usize) -> Result<(), Fault> {
        for row in 0..self.packages[index].types.len() {
            let model = &self.packages[index].types[row];
            let (name, paths) = (model.name.clone(), model.paths.clone());
            let methods = [&*model.chain, &*model.plugins].concat();
            let node = self.start(&Start::Type(name), index).map_err(|reason| (at("type", row, "name"), reason))?;
            for method in methods {
                self.follow(node, &Edge::Member(method));
            }
            for path in paths {
                self.link(index, &path, node).map_err(|reason| (at("type", row, "paths"), reason))?;
            }
        }
        for (table, row, paths, attached) in self.paths_of_rows(index) {
            for path in paths {
                let nodes = self.walk(index, &path).map_err(|reason| (at(table, row, "path"), reason))?;
                for node in nodes {
                    let node = &mut self.nodes[node.0 as usize];
                    match attached {
                        Attached::Effect(row) => node.effects.push(Effect { package: index, row }),
                        Attached::Callback(row) => node.callbacks.push((index, row)),
                        Attached::Environment(row) => node.environment.push((index, row)),
                    }
                }
            }
        }
        Ok(())
    }

    /// The rows of a package that describe calls: the table, the row in it, its paths and what it is.
    fn paths_of_rows(&self, index: usize) -> Vec<(&'static str, usize, Vec<SmolStr>, Attached)> {
        let package = &self.packages[index];
        let mut all = Vec::new();
        let mut add = |table: &'static str, paths: Vec<&Paths>, wrap: fn(usize) -> Attached| {
            all.extend(paths.iter().enumerate().map(|(row, paths)| (table, row, paths.all().to_vec(), wrap(row))));
        };
        add("callback", package.callbacks.iter().map(|row| &row.path).collect(), Attached::Callback);
        add("environment", package.environment.iter().map(|row| &row.path).collect(), Attached::Environment);
        add("cookie", package.cookies.iter().map(|row| &row.path).collect(), |row| Row::Cookie(row).into());
        add("configured", package.configured.iter().map(|row| &row.path).collect(), |row| Row::Configured(row).into());
        add("secret", package.secrets.iter().map(|row| &row.path).collect(), |row| Row::Secret(row).into());
        add("header", package.headers.iter().map(|row| &row.path).collect(), |row| Row::Header(row).into());
        add("app", package.apps.iter().map(|row| &row.path).collect(), |row| Row::App(row).into());
        add("fingerprint", package.fingerprints.iter().map(|row| &row.path).collect(), |row| {
            Row::Fingerprint(row).into()
        });
        add("setting", package.settings.iter().map(|row| &row.path).collect(), |row| Row::Setting(row).into());
        add("mount", package.mounts.iter().map(|row| &row.path).collect(), |row| Row::Mount(row).into());
        add("route", package.routes.iter().map(|row| &row.path).collect(), |row| Row::Route(row).into());
        add("listen", package.listens.iter().map(|row| &row.path).collect(), |row| Row::Listen(row).into());
        add("middleware", package.middleware.iter().map(|row| &row.path).collect(), |row| Row::Middleware(row).into());
        all
    }

    /// The node that access paths of a package start from.
    fn start(&self, start: &Start, index: usize) -> Result<NodeId, String> {
        let own = &self.packages[index].packages[0];
        let (package, name) = match start {
            Start::Package => {
                return self.package(own).ok_or_else(|| "the package has no name".to_owned());
            }
            Start::Type(name) => (own, name),
            Start::Foreign(package, name) => (package, name),
        };
        let found = self.types.get(&(package.clone(), name.clone()));
        found.map(|(_, node)| *node).ok_or_else(|| format!("there is no type `{name}` in the model of `{package}`"))
    }

    /// The nodes at the end of an access path, made where they are missing.
    fn walk(&mut self, index: usize, text: &str) -> Result<Vec<NodeId>, String> {
        let (start, steps) = path::parse(text)?;
        let mut nodes = vec![self.start(&start, index)?];
        for edges in steps {
            let mut next = Vec::new();
            for node in nodes {
                for edge in &edges {
                    next.push(self.follow(node, edge));
                }
            }
            nodes = next;
        }
        Ok(nodes)
    }

    fn follow(&mut self, node: NodeId, edge: &Edge) -> NodeId {
        if let Some(target) = self.nodes[node.0 as usize].edges.get(edge) {
            return *target;
        }
        let target = self.add(Node::default());
        self.nodes[node.0 as usize].edges.insert(edge.clone(), target);
        target
    }

    /// Makes the last step of an access path lead to a type.
    fn link(&mut self, index: usize, text: &str, target: NodeId) -> Result<(), String> {
        let (_, steps) = path::parse(text)?;
        let Some(last) = steps.last() else { return Err(format!("`{text}` has no steps")) };
        let parent = text.rsplit_once('.').map_or("", |(parent, _)| parent);
        let parents =
            if parent.is_empty() { vec![self.start(&Start::Package, index)?] } else { self.walk(index, parent)? };
        let is_asked_for = refers_to_receivers(&self.packages[index]);
        for node in parents {
            let node = &mut self.nodes[node.0 as usize];
            node.is_asked_for |= is_asked_for;
            node.edges.extend(last.iter().map(|edge| (edge.clone(), target)));
        }
        Ok(())
    }

    /// Gives every type what the types it extends have.
    fn inherit(&mut self) {
        let mut done = FxHashSet::default();
        for package in 0..self.packages.len() {
            for index in 0..self.packages[package].types.len() {
                self.inherit_type(TypeId { package, index }, &mut done);
            }
        }
    }

    fn inherit_type(&mut self, id: TypeId, done: &mut FxHashSet<TypeId>) {
        if !done.insert(id) {
            return;
        }
        let model = &self.packages[id.package].types[id.index];
        let (name, parents) = (model.name.clone(), model.extends.clone());
        for parent in parents {
            let Ok((start, _)) = path::parse(&parent) else { continue };
            let (Ok(from), Ok(to)) =
                (self.start(&start, id.package), self.start(&Start::Type(name.clone()), id.package))
            else {
                continue;
            };
            if let Some(parent_id) = self.node(from).type_id {
                self.inherit_type(parent_id, done);
            }
            self.merge(from, to, 0);
        }
    }

    fn merge(&mut self, from: NodeId, to: NodeId, depth: usize) {
        if from == to || depth > 4 {
            return;
        }
        let source = &self.nodes[from.0 as usize];
        let (effects, callbacks) = (source.effects.clone(), source.callbacks.clone());
        let environment = source.environment.clone();
        let mut edges: Vec<_> = source.edges.iter().map(|(edge, target)| (edge.clone(), *target)).collect();
        edges.sort_by_key(|(_, target)| *target);
        let node = &mut self.nodes[to.0 as usize];
        node.effects.extend(effects);
        node.callbacks.extend(callbacks);
        node.environment.extend(environment);
        for (edge, target) in edges {
            match self.nodes[to.0 as usize].edges.get(&edge).copied() {
                Some(own) => self.merge(target, own, depth + 1),
                None => {
                    self.nodes[to.0 as usize].edges.insert(edge, target);
                }
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Attached {
    Effect(Row),
    Callback(usize),
    Environment(usize),
}

impl From<Row> for Attached {
    fn from(row: Row) -> Self {
        Self::Effect(row)
    }
}

/// The steps to a field of a row.
fn at(table: &str, row: usize, field: &str) -> Vec<Step> {
    vec![table.into(), row.into(), field.into()]
}

/// The sets of attributes that rows name: the table, the row, the field and the name.
fn sets_of_attributes(package: &PackageModel) -> impl Iterator<Item = (&'static str, usize, &'static str, &SmolStr)> {
    let of_cookies = package.cookies.iter().enumerate();
    let of_cookies = of_cookies.map(|(row, known)| ("cookie", row, "attributes", &known.attributes));
    let of_configured = package.configured.iter().enumerate().flat_map(|(row, known)| {
        let when_given = known.attributes_when_given.iter().map(|set| ("attributes_when_given", set));
        let sets = std::iter::once(("attributes", &known.attributes)).chain(when_given);
        sets.map(move |(field, set)| ("configured", row, field, set))
    });
    of_cookies.chain(of_configured)
}

/// That values which are texts are ones that there are.
fn check_values(package: &PackageModel) -> Result<(), Fault> {
    for (name, set) in &package.attributes {
        let known = ["", "lax", "strict", "none"].contains(&set.same_site.default.to_ascii_lowercase().as_str());
        if !known {
            let steps = ["attributes", name, "same_site", "default"].map(Step::from).to_vec();
            return Err((steps, format!("`{}` is no value of SameSite", set.same_site.default)));
        }
    }
    for (row, known) in package.cookies.iter().enumerate() {
        let Some(set) = package.attributes.get(&known.attributes) else { continue };
        let is_read = |option: &&SmolStr| set.options().any(|known| known == option.as_str());
        if let Some(option) = known.positional.keys().find(|option| !is_read(option)) {
            let steps = [at("cookie", row, "positional"), vec![option.as_str().into()]].concat();
            return Err((steps, format!("no attribute of `[attributes.{}]` reads `{option}`", known.attributes)));
        }
    }
    Ok(())
}

/// Whether rows of a package ask what made the value whose method is called.
fn refers_to_receivers(package: &PackageModel) -> bool {
    package.cookies.iter().any(|row| {
        let places = row.options.iter().chain(&row.secure_by);
        places.into_iter().any(|place| place.subject == Subject::Receiver)
    })
}
