//! The access paths of all models as one graph: nodes are places in a library's interface, edges the steps between.

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::path::{self, Edge, Start, Subject};
use super::schema::{CallbackModel, EnvironmentModel, PackageModel, Paths, TypeModel};

/// A place in a library's interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

/// A type of values, by the package that defines it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeId {
    package: usize,
    index: usize,
}

/// What a call of a node does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Effect {
    /// The package, as index into [`Models::packages`].
    pub package: usize,
    /// The row of its model.
    pub row: Row,
}

/// A row of a package's model, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as the fields of `PackageModel`")]
pub enum Row {
    Cookie(usize),
    Configured(usize),
    Secret(usize),
    Header(usize),
    App(usize),
    Fingerprint(usize),
    Setting(usize),
    Mount(usize),
    Route(usize),
    Listen(usize),
    Middleware(usize),
}

/// A node of the graph.
#[derive(Debug, Default)]
pub struct Node {
    edges: FxHashMap<Edge, NodeId>,
    /// What a call of it does.
    pub effects: Vec<Effect>,
    /// Functions that a call of it runs: package and index.
    pub callbacks: Vec<(usize, usize)>,
    environment: Vec<(usize, usize)>,
    /// Whether rows ask what a call of it was given, of the values that it made.
    pub is_asked_for: bool,
    /// The type whose values it stands for.
    pub type_id: Option<TypeId>,
    /// The package whose exports it stands for.
    pub package: Option<usize>,
}

/// Every model.
#[derive(Debug, Default)]
pub struct Models {
    packages: Vec<PackageModel>,
    nodes: Vec<Node>,
    by_specifier: FxHashMap<SmolStr, NodeId>,
    types: FxHashMap<(SmolStr, SmolStr), (TypeId, NodeId)>,
    globals: FxHashMap<SmolStr, NodeId>,
    /// The methods of values that do something worth knowing.
    methods: FxHashSet<SmolStr>,
}

/// A model file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct ModelError {
    /// The file.
    pub file: String,
    /// What is wrong, with its place.
    pub reason: String,
}

impl Models {
    /// Reads model files, given by name and text.
    ///
    /// # Errors
    /// When one is no valid TOML, has unknown keys, or names a type, a path or a set of attributes that is not there.
    pub fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, ModelError> {
        let mut models = Self::default();
        let mut names = Vec::new();
        for (file, text) in files {
            let error = |reason: String| ModelError { file: file.to_owned(), reason };
            let package: PackageModel = toml::from_str(text).map_err(|cause| error(cause.to_string()))?;
            check_references(&package).map_err(error)?;
            models.declare(package);
            names.push(file);
        }
        for (index, file) in names.iter().enumerate() {
            models.connect(index).map_err(|reason| ModelError { file: (*file).to_owned(), reason })?;
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

    /// Whether some value of some library has a method of this name that does something worth knowing.
    #[must_use]
    pub fn has_method(&self, name: &str) -> bool {
        self.methods.contains(name)
    }

    /// The packages, in the order of their files.
    #[must_use]
    pub fn packages(&self) -> &[PackageModel] {
        &self.packages
    }

    /// A node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// What a specifier imports.
    #[must_use]
    pub fn package(&self, specifier: &str) -> Option<NodeId> {
        self.by_specifier.get(specifier).copied()
    }

    /// A property of a node. `default` of a package is the package itself unless the model says otherwise, as
    /// interoperability of CommonJS and ES modules has it.
    #[must_use]
    pub fn member(&self, node: NodeId, key: &str) -> Option<NodeId> {
        let found = self.node(node).edges.get(&Edge::Member(key.into())).copied();
        found.or_else(|| (key == "default" && self.node(node).package.is_some()).then_some(node))
    }

    /// What a call of a node returns.
    #[must_use]
    pub fn result_of_call(&self, node: NodeId) -> Option<NodeId> {
        self.node(node).edges.get(&Edge::Return).copied()
    }

    /// What `new` makes of a node; a function that returns an object does so under `new` too.
    #[must_use]
    pub fn result_of_new(&self, node: NodeId) -> Option<NodeId> {
        self.node(node).edges.get(&Edge::Instance).copied().or_else(|| self.result_of_call(node))
    }

    /// The type of a node's values.
    #[must_use]
    pub fn type_of(&self, node: NodeId) -> Option<&TypeModel> {
        self.node(node).type_id.map(|id| &self.packages[id.package].types[id.index])
    }

    /// The node of a type that a package exports for annotations.
    #[must_use]
    pub fn annotated_type(&self, package: NodeId, name: &str) -> Option<NodeId> {
        let model = &self.packages[self.node(package).package?];
        let found = model.types.iter().find(|candidate| candidate.annotations.iter().any(|known| known == name))?;
        Some(self.types.get(&(model.packages[0].clone(), found.name.clone()))?.1)
    }

    /// Every type that parameters are recognised by name for, with its node and package.
    pub fn types_by_parameter(&self) -> impl Iterator<Item = (NodeId, &TypeModel, &PackageModel)> {
        self.packages.iter().flat_map(move |package| {
            let is_told = |known: &&TypeModel| !known.parameters.is_empty() || !known.destructured.is_empty();
            package.types.iter().filter(is_told).filter_map(move |known| {
                let (_, node) = self.types.get(&(package.packages[0].clone(), known.name.clone()))?;
                Some((*node, known, package))
            })
        })
    }

    /// The node of a type, by the name of its package and its own.
    #[must_use]
    pub fn type_node(&self, package: usize, name: &str) -> Option<NodeId> {
        let package = self.packages.get(package)?.packages.first()?;
        Some(self.types.get(&(package.clone(), name.into()))?.1)
    }

    /// The callbacks of a node.
    pub fn callbacks(&self, node: NodeId) -> impl Iterator<Item = (usize, &CallbackModel)> {
        self.node(node).callbacks.iter().map(|&(package, index)| (package, &self.packages[package].callbacks[index]))
    }

    /// The reads of the environment that a node is.
    pub fn environment(&self, node: NodeId) -> impl Iterator<Item = &EnvironmentModel> {
        self.node(node).environment.iter().map(|&(package, index)| &self.packages[package].environment[index])
    }

    /// What a global variable holds that the program does not declare.
    #[must_use]
    pub fn global(&self, name: &str) -> Option<NodeId> {
        self.globals.get(name).copied()
    }

    /// The type of what a file exports that configures a package, given the packages that the project depends on.
    #[must_use]
    pub fn configuration(&self, path: &str, depends_on: impl Fn(&str) -> bool) -> Option<NodeId> {
        let found = self.packages.iter().enumerate().find_map(|(index, package)| {
            let known = package.types.iter().find(|known| known.files.iter().any(|file| is_file(path, file)))?;
            package.packages.iter().any(|name| depends_on(name)).then_some((index, &known.name))
        });
        found.and_then(|(index, name)| self.type_node(index, name))
    }

    /// Whether a file may configure a package that is known.
    #[must_use]
    pub fn may_configure(&self, path: &str) -> bool {
        self.packages
            .iter()
            .flat_map(|package| &package.types)
            .any(|known| known.files.iter().any(|file| is_file(path, file)))
    }

    /// Whether a framework may find a file by its name, whatever the file imports.
    #[must_use]
    pub fn is_found_by_name(&self, path: &str) -> bool {
        self.may_configure(path)
            || self.packages.iter().flat_map(|package| &package.types).any(|known| known.is_in(path))
    }

    fn add(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    fn declare(&mut self, package: PackageModel) {
        let index = self.packages.len();
        let root = self.add(Node { package: Some(index), ..Node::default() });
        for specifier in &package.packages {
            self.by_specifier.insert(specifier.clone(), root);
        }
        for (position, model) in package.types.iter().enumerate() {
            let id = TypeId { package: index, index: position };
            let node = self.add(Node { type_id: Some(id), ..Node::default() });
            let name = package.packages.first().cloned().unwrap_or_default();
            self.types.insert((name, model.name.clone()), (id, node));
            self.globals.extend(model.globals.iter().map(|global| (global.clone(), node)));
        }
        self.packages.push(package);
    }

    fn connect(&mut self, index: usize) -> Result<(), String> {
        let types: Vec<_> = self.packages[index]
            .types
            .iter()
            .map(|model| (model.name.clone(), model.paths.clone(), [&*model.chain, &*model.plugins].concat()))
            .collect();
        for (name, paths, methods) in types {
            let node = self.named_type(&Start::Type(name.clone()), index)?;
            for method in methods {
                self.follow(node, &Edge::Member(method));
            }
            for path in paths {
                self.link(index, &path, node)?;
            }
        }
        for (paths, effect) in self.effects_of(index) {
            for path in paths {
                for node in self.walk(index, &path)? {
                    let node = &mut self.nodes[node.0 as usize];
                    match effect {
                        Attached::Effect(row) => node.effects.push(Effect { package: index, row }),
                        Attached::Callback(row) => node.callbacks.push((index, row)),
                        Attached::Environment(row) => node.environment.push((index, row)),
                    }
                }
            }
        }
        Ok(())
    }

    fn effects_of(&self, index: usize) -> Vec<(Vec<SmolStr>, Attached)> {
        let package = &self.packages[index];
        let mut all = Vec::new();
        let mut add = |paths: Vec<&Paths>, wrap: fn(usize) -> Attached| {
            all.extend(paths.iter().enumerate().map(|(row, paths)| (paths.all().to_vec(), wrap(row))));
        };
        add(package.callbacks.iter().map(|row| &row.path).collect(), Attached::Callback);
        add(package.environment.iter().map(|row| &row.path).collect(), Attached::Environment);
        add(package.cookies.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Cookie(row)));
        add(package.configured.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Configured(row)));
        add(package.secrets.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Secret(row)));
        add(package.headers.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Header(row)));
        add(package.apps.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::App(row)));
        add(package.fingerprints.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Fingerprint(row)));
        add(package.settings.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Setting(row)));
        add(package.mounts.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Mount(row)));
        add(package.routes.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Route(row)));
        add(package.listens.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Listen(row)));
        add(package.middleware.iter().map(|row| &row.path).collect(), |row| Attached::Effect(Row::Middleware(row)));
        all
    }

    fn named_type(&self, start: &Start, index: usize) -> Result<NodeId, String> {
        let (package, name) = match start {
            Start::Package => (None, None),
            Start::Type(name) => (self.packages[index].packages.first(), Some(name)),
            Start::Foreign(package, name) => (Some(package), Some(name)),
        };
        let (Some(package), Some(name)) = (package, name) else {
            return self
                .by_specifier
                .get(&self.packages[index].packages[0])
                .copied()
                .ok_or_else(|| "the package has no name".to_owned());
        };
        let found = self.types.get(&(package.clone(), name.clone()));
        found.map(|(_, node)| *node).ok_or_else(|| format!("there is no type `{name}` in the model of `{package}`"))
    }

    /// The nodes at the end of an access path, made where they are missing.
    fn walk(&mut self, index: usize, text: &str) -> Result<Vec<NodeId>, String> {
        let (start, steps) = path::parse(text)?;
        let mut nodes = vec![self.named_type(&start, index)?];
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
            if parent.is_empty() { vec![self.named_type(&Start::Package, index)?] } else { self.walk(index, parent)? };
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
                (self.named_type(&start, id.package), self.named_type(&Start::Type(name.clone()), id.package))
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

/// Whether rows of a package ask what made the value whose method is called.
fn refers_to_receivers(package: &PackageModel) -> bool {
    package.cookies.iter().any(|row| {
        let places = row.options.iter().chain(&row.secure_by);
        places.into_iter().any(|place| place.subject == Subject::Receiver)
    })
}

impl TypeModel {
    /// Whether a file is one of those in which parameters are of this type.
    #[must_use]
    pub fn is_in(&self, path: &str) -> bool {
        self.in_files.iter().any(|name| match name.strip_suffix('/') {
            Some(_) => path.starts_with(name.as_str()) || path.contains(&format!("/{name}")),
            None => is_file(path, name),
        })
    }
}

/// Whether a path leads to a file of a name, whatever its extension.
fn is_file(path: &str, name: &str) -> bool {
    let Some((stem, _)) = path.rsplit_once('.') else { return false };
    stem.strip_suffix(name).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// That what a package's rows refer to is there.
fn check_references(package: &PackageModel) -> Result<(), String> {
    if package.packages.is_empty() {
        return Err("`packages` is empty".to_owned());
    }
    let of_cookies = package.cookies.iter().map(|row| &row.attributes);
    let configured = package.configured.iter();
    let of_configured = configured.flat_map(|row| std::iter::once(&row.attributes).chain(&row.attributes_when_given));
    match of_cookies.chain(of_configured).find(|set| !package.attributes.contains_key(*set)) {
        Some(set) => Err(format!("there is no `[attributes.{set}]`")),
        None => Ok(()),
    }
}
