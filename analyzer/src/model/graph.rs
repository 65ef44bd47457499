//! The access paths of all models as one graph: nodes are places in a library's interface, edges the steps between.

mod build;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::path::Edge;
use super::schema::{CallbackModel, EnvironmentModel, PackageModel, TypeModel};

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
#[derive(Debug, Clone, Default)]
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
#[derive(Debug, Clone, Default)]
pub struct Models {
    packages: Vec<PackageModel>,
    nodes: Vec<Node>,
    by_specifier: FxHashMap<SmolStr, NodeId>,
    types: FxHashMap<(SmolStr, SmolStr), (TypeId, NodeId)>,
    globals: FxHashMap<SmolStr, NodeId>,
    /// What frameworks put into scope, by name: the packages and the rows.
    auto_imports: FxHashMap<SmolStr, Vec<(usize, usize)>>,
    /// The methods of values that do something worth knowing.
    methods: FxHashSet<SmolStr>,
}

impl Models {
    /// Whether some value of some library has a method of this name that does something worth knowing.
    #[must_use]
    pub fn has_method(&self, name: &str) -> bool {
        self.methods.contains(name)
    }

    /// The type of the parameters that a decorator marks.
    #[must_use]
    pub fn decorated(&self, package: &str, name: &str) -> Option<NodeId> {
        let is_meant = |known: &&TypeModel| {
            let mut decorators = known.decorators.iter().filter_map(|decorator| decorator.split_once('#'));
            decorators.any(|decorator| decorator == (package, name))
        };
        let found = self.packages.iter().enumerate().find_map(|(index, package)| {
            let known = package.types.iter().find(is_meant)?;
            Some((index, &known.name))
        });
        found.and_then(|(index, name)| self.type_node(index, name))
    }

    /// The packages, in the order of their files.
    #[must_use]
    pub fn packages(&self) -> &[PackageModel] {
        &self.packages
    }

    /// The same, to change what is said of calls; the places of calls stay what they are.
    pub fn packages_mut(&mut self) -> &mut [PackageModel] {
        &mut self.packages
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
        let package = self.node(node).package.map(|index| &self.packages[index]);
        let is_itself = |package: &PackageModel| key == "default" || package.exported_as.iter().any(|name| name == key);
        found.or_else(|| package.is_some_and(is_itself).then_some(node))
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

    /// The names of the package that defines the type of a node's values.
    #[must_use]
    pub fn names_of(&self, node: NodeId) -> &[SmolStr] {
        self.node(node).type_id.map_or(&[], |id| &self.packages[id.package].packages)
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

    /// The node of a type as a package's rows name it: one of its own, or `package#Type` of another.
    #[must_use]
    pub fn type_node(&self, package: usize, name: &str) -> Option<NodeId> {
        let (package, name) = match name.split_once('#') {
            Some((package, name)) => (package.into(), name),
            None => (self.packages.get(package)?.packages.first()?.clone(), name),
        };
        Some(self.types.get(&(package, name.into()))?.1)
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

    /// What a name means that the program does not declare, in a project that depends on a framework which puts it into
    /// scope.
    #[must_use]
    pub fn auto_import(&self, name: &str, path: &str, depends_on: impl Fn(&str) -> bool) -> Option<NodeId> {
        let rows = self.auto_imports.get(name)?.iter();
        let mut found = rows.map(|&(package, row)| (package, &self.packages[package].auto_imports[row]));
        let (package, _) = found.find(|(_, row)| {
            row.depends_on.iter().any(|name| depends_on(name))
                && (row.in_files.is_empty() || is_in(&row.in_files, path))
        })?;
        self.member(self.package(self.packages[package].packages.first()?)?, name)
    }

    /// The type of what a file exports that configures a package, given the packages that the project depends on.
    #[must_use]
    pub fn configuration(&self, path: &str, depends_on: impl Fn(&str) -> bool) -> Option<NodeId> {
        let found = self.packages.iter().enumerate().find_map(|(index, package)| {
            let known = package.types.iter().find(|known| known.is_configured_by(path))?;
            package.packages.iter().any(|name| depends_on(name)).then_some((index, &known.name))
        });
        found.and_then(|(index, name)| self.type_node(index, name))
    }

    /// Whether a manifest stands for the configuration of a package: of one that the project depends on and that has no
    /// such file.
    #[must_use]
    pub fn is_configured_by_manifest(
        &self,
        depends_on: impl Fn(&str) -> bool,
        has_file: impl Fn(&str) -> bool,
    ) -> bool {
        self.packages.iter().any(|package| {
            let mut types = package.types.iter().filter(|known| known.or_manifest);
            types.any(|known| {
                package.packages.iter().any(|name| depends_on(name)) && !known.files.iter().any(|file| has_file(file))
            })
        })
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
}

impl TypeModel {
    /// Whether a file is a configuration of this type, or a manifest that may stand for one.
    fn is_configured_by(&self, path: &str) -> bool {
        self.files.iter().any(|file| is_file(path, file)) || (self.or_manifest && is_manifest(path))
    }

    /// Whether a file is one of those in which parameters are of this type.
    #[must_use]
    pub fn is_in(&self, path: &str) -> bool {
        is_in(&self.in_files, path)
    }
}

/// Whether a path leads to one of some files, named without extension, or into one of some folders, named with a `/`.
fn is_in(files: &[SmolStr], path: &str) -> bool {
    files.iter().any(|name| match name.strip_suffix('/') {
        Some(_) => path.starts_with(name.as_str()) || path.contains(&format!("/{name}")),
        None => is_file(path, name),
    })
}

/// Whether a path leads to a manifest.
#[must_use]
pub fn is_manifest(path: &str) -> bool {
    is_file(path, "package") && path.ends_with(".json")
}

/// Whether a path leads to a file of a name, whatever its extension.
fn is_file(path: &str, name: &str) -> bool {
    let Some((stem, _)) = path.rsplit_once('.') else { return false };
    stem.strip_suffix(name).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}
