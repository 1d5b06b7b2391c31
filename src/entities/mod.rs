//! Catalog files → the entities of a repository, and the document of each that rules are asked about.
//!
//! Takes what `parse` made of a repository. Reads no file and fetches nothing: what a catalog points to elsewhere is told of and
//! left. A repository without an entity of its own is one all the same, so every repository has an owner to ask for.

mod address;
mod document;
mod files;
mod read;
mod scope;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

pub use address::Address;
pub(crate) use document::listed;
pub use document::{Facts, Whole};
pub use files::{gathered, has_catalog_file, is_catalog_file};

use crate::locate::Places;
use crate::model::document::{Document, Step};
use crate::model::entity::{DEFAULT_NAMESPACE, Entity, EntityRef, REPOSITORY};
use crate::model::finding::Position;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::scope::Scopes;
use crate::model::source::{Repository, SourceFile};

/// The entities of a repository.
#[derive(Debug, Default)]
pub struct Entities {
    /// All of them, in the order in which they are found: from the root down, and behind a catalog file what it points to.
    pub all: Vec<Arc<Entity>>,
    /// What is wrong with the catalog files as a whole, and where they lead.
    pub problems: Vec<Problem>,
    /// The folders that they live in.
    pub scopes: Scopes,
    /// Those of the folders in which there is no file, with what is said of the first entity that is to live there: nothing can be
    /// known of it.
    pub nowhere: BTreeMap<Arc<str>, Problem>,
    /// What declares an entity.
    declared: BTreeMap<EntityRef, Arc<Document>>,
}

/// Reads the entities of a repository out of its catalog documents; others are passed over. `addresses` are those of its
/// remotes: a link to one of them leads into the repository itself. `files` are all of its files by path, where all are listed.
pub fn of(
    repository: &Repository,
    documents: &[Arc<Document>],
    addresses: &[Address],
    files: Option<&[Arc<SourceFile>]>,
) -> Entities {
    let mut around = Around { repository, addresses, places: Places::default(), problems: Vec::new() };
    let is_empty = |folder: &str| files.is_some_and(|files| !has_below(files, folder));
    let mut nowhere = BTreeMap::new();
    let found = files::in_order(documents, &mut around);
    let mut entities: Vec<Entity> = Vec::new();
    let mut known: BTreeMap<EntityRef, Arc<Document>> = BTreeMap::new();
    for document in found {
        let Some(mut entity) = read::entity(&document) else { continue };
        if let Some(first) = known.get(&entity.reference) {
            around.declared_twice(&entity.reference, first, &document);
            continue;
        }
        known.insert(entity.reference.clone(), document.clone());
        entity.scope = scope::of(&entity, &document, &mut around);
        if let Some(folder) = entity.scope.clone().filter(|folder| is_empty(folder)) {
            let problem = scope::nowhere(&entity, &document, &mut around);
            nowhere.entry(folder).or_insert(problem);
        }
        entities.push(entity);
    }
    if entities.iter().all(|entity| entity.scope.is_none()) {
        entities.push(implicit(repository));
    }
    inherit(&mut entities);
    let entities: Vec<_> = entities.into_iter().map(Arc::new).collect();
    let scopes = Scopes::of(entities.iter().filter_map(|entity| entity.scope.clone()));
    Entities { all: entities, problems: around.problems, scopes, nowhere, declared: known }
}

impl Entities {
    /// The document that declares an entity.
    pub fn declaration(&self, entity: &Entity) -> Option<&Arc<Document>> {
        self.declared.get(&entity.reference)
    }

    /// Those that rules are asked about, in order.
    pub fn scoped(&self) -> impl Iterator<Item = &Arc<Entity>> {
        self.all.iter().filter(|entity| entity.scope.is_some())
    }
}

/// What is known while catalog files are read, and what is said of them.
struct Around<'r> {
    repository: &'r Repository,
    addresses: &'r [Address],
    places: Places,
    problems: Vec<Problem>,
}

impl Around<'_> {
    fn position(&mut self, document: &Document, at: &[Step]) -> Position {
        crate::locate::locate(&mut self.places, document, at).start
    }

    fn tell(&mut self, kind: ProblemKind, at: (&Document, &[Step]), message: String, help: Option<&str>) {
        let problem = self.problem(kind, at, message, help);
        self.problems.push(problem);
    }

    fn problem(
        &mut self,
        kind: ProblemKind,
        (document, at): (&Document, &[Step]),
        message: String,
        help: Option<&str>,
    ) -> Problem {
        Problem {
            repository: Arc::from(self.repository.target.as_str()),
            path: document.file.path.clone(),
            position: Some(self.position(document, at)),
            kind,
            rule: None,
            message,
            help: help.map(str::to_owned),
        }
    }

    fn declared_twice(&mut self, reference: &EntityRef, first: &Document, second: &Document) {
        let at = keys(["metadata", "name"]);
        let line = self.position(first, &at).line;
        let message = format!("{reference} is declared a second time; the first is at {}:{line}", first.file.path);
        let help = "the portal takes one of them; rename or remove the other";
        self.tell(ProblemKind::DuplicateKey, (second, &at), message, Some(help));
    }
}

/// Whether one of the files, which are in order, lies below a folder; the root is the empty path.
fn has_below(files: &[Arc<SourceFile>], folder: &str) -> bool {
    let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let first = files.partition_point(|file| *file.path < *below);
    files.get(first).is_some_and(|file| file.path.starts_with(&below))
}

/// The way to a value by keys alone.
fn keys<const N: usize>(names: [&str; N]) -> [Step; N] {
    names.map(|name| Step::Key(Arc::from(name)))
}

/// What stands for a repository that no catalog file names an entity of.
fn implicit(repository: &Repository) -> Entity {
    Entity {
        reference: EntityRef::new(REPOSITORY, DEFAULT_NAMESPACE, &repository.name),
        name: repository.name.clone(),
        title: None,
        description: None,
        r#type: None,
        lifecycle: None,
        owner: None,
        system: None,
        domain: None,
        tier: None,
        tags: Vec::new(),
        labels: BTreeMap::new(),
        annotations: BTreeMap::new(),
        links: Vec::new(),
        relations: BTreeMap::new(),
        scope: Some(Arc::from("")),
        descriptor: None,
        metadata: Value::Undefined,
        spec: Value::Undefined,
    }
}

/// Fills in what an entity has from its system, where the repository declares that too.
fn inherit(entities: &mut [Entity]) {
    let wanted: BTreeSet<_> = entities.iter().filter_map(|entity| entity.system.clone()).collect();
    let systems: BTreeMap<EntityRef, (Option<String>, Option<EntityRef>)> = entities
        .iter()
        .filter(|entity| wanted.contains(&entity.reference))
        .map(|system| (system.reference.clone(), (system.tier.clone(), system.domain.clone())))
        .collect();
    for entity in entities {
        let Some((tier, domain)) = entity.system.as_ref().and_then(|system| systems.get(system)) else { continue };
        entity.tier = entity.tier.take().or_else(|| tier.clone());
        entity.domain = entity.domain.take().or_else(|| domain.clone());
    }
}
