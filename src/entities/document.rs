//! Entities → the documents that rules are asked about: one for each with a scope, and one for the repository as a whole.
//!
//! ```text
//! {"name": "shop", "revision": "2c6f…",            revision where it is known
//!  "files": {"src/main.go": {"size": 812, "format": "other"}, …},
//!  "folders": {"": ["README.md", …], "src": ["main.go", …], …},
//!  "facts": {"git": true, "languages": {"go": 12, …}, "ci": ["github_actions", …], …},
//!  "documents": {"kubernetes": [{"path", "index", "labels", "value"}, …], …},
//!  "entities": […]}
//!
//! {"entity": {"ref": "component:default/billing", "scope": "services/billing", …},
//!  "entities": [every entity of the repository],
//!  "name": "shop", "revision": "2c6f…",
//!  "files": {…}, "folders": {…}, "documents": {…},      below the scope; paths are those of the repository
//!  "repository": {"files": {…}, "folders": {…}},        all of it
//!  "facts": {…}}                                        of the whole repository
//! ```
//!
//! Made from what is already known; reads nothing. What documents have in common is made once and shared.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::Entities;
use crate::model::document::{Document, Kind, Origin};
use crate::model::entity::{Entity, EntityLink, EntityRef};
use crate::model::format::Format;
use crate::model::source::{Content, Repository, SourceFile};
use crate::parse::repository::{documents, files, folders, object};

/// The facts of a repository: those that are known, and why the others that were asked for are not.
#[derive(Debug, Default)]
pub struct Facts {
    /// By name.
    pub known: BTreeMap<String, Value>,
    /// By name, the reason.
    pub unknown: BTreeMap<String, String>,
}

/// A repository as the documents of its entities see it.
pub struct Whole<'r> {
    repository: &'r Arc<Repository>,
    files: &'r [Arc<SourceFile>],
    documents: Arc<BTreeMap<String, Vec<Arc<Document>>>>,
    known: Value,
    unknown: Arc<BTreeMap<String, String>>,
    /// All files and folders, once somebody wants to see them.
    listed: OnceCell<[(&'static str, Value); 2]>,
}

impl<'r> Whole<'r> {
    /// A repository with its files, the documents that rules ask for by their labels, and its facts.
    pub fn new(
        repository: &'r Arc<Repository>,
        files: &'r [Arc<SourceFile>],
        documents: BTreeMap<String, Vec<Arc<Document>>>,
        facts: Facts,
    ) -> Self {
        let known = object(facts.known.iter().map(|(name, fact)| (name.as_str(), fact.clone())));
        let (documents, unknown) = (Arc::new(documents), Arc::new(facts.unknown));
        Self { repository, files, documents, known, unknown, listed: OnceCell::new() }
    }

    /// The document of the repository as a whole.
    pub fn repository(&self, entities: &Entities) -> Document {
        let own = [("documents", documents(&self.documents)), ("entities", list(&entities.all))];
        let own = own.into_iter().chain(self.listed());
        let by_path = self.files.iter().map(|file| (file.path.clone(), file.clone())).collect();
        Document {
            file: self.root(),
            index: 0,
            kind: Kind::of("repository"),
            value: object(own.chain(self.named())),
            origin: Origin::Repository {
                files: Arc::new(by_path),
                documents: self.documents.clone(),
                unknown: self.unknown.clone(),
                descriptor: None,
            },
        }
    }

    /// The documents of all entities with a scope, in their order. `own` gives the facts that only an entity has, in place of those
    /// of the repository.
    pub fn entities(&self, entities: &Entities, own: impl Fn(&Entity) -> Facts) -> Vec<Document> {
        let common = self.common(entities);
        let mut known: BTreeMap<&str, Scoped> = BTreeMap::new();
        let mut made = Vec::new();
        for (index, entity) in (0..).zip(entities.scoped()) {
            let Some(scope) = entity.scope.as_deref() else { continue };
            let scoped = known.entry(scope).or_insert_with(|| self.scoped(scope));
            let descriptor = entities.declaration(entity).cloned();
            made.push(self.document((index, entity, descriptor), scoped, &common, own(entity)));
        }
        made
    }

    /// The entries that do not depend on the entity.
    fn common(&self, entities: &Entities) -> Vec<(&'static str, Value)> {
        let whole = object(self.listed());
        let mut common = self.named();
        common.push(("entities", list(&entities.all)));
        common.push(("repository", whole));
        common
    }

    fn listed(&self) -> [(&'static str, Value); 2] {
        self.listed.get_or_init(|| [("files", files(self.files)), ("folders", folders(self.files))]).clone()
    }

    /// What every document says of the repository.
    fn named(&self) -> Vec<(&'static str, Value)> {
        let revision = self.repository.revision.as_deref().map(|revision| ("revision", Value::from(revision)));
        let name = ("name", Value::from(self.repository.name.as_str()));
        [name, ("facts", self.known.clone())].into_iter().chain(revision).collect()
    }

    /// What stands for the repository among files.
    fn root(&self) -> Arc<SourceFile> {
        Arc::new(SourceFile {
            repository: self.repository.clone(),
            path: Arc::from("."),
            content: Content::Disk(self.repository.root.clone()),
            format: Format::Other,
            size: 0,
        })
    }

    fn scoped(&self, scope: &str) -> Scoped {
        let own: Vec<_> = self.files.iter().filter(|file| is_below(scope, &file.path)).cloned().collect();
        let of_label = |of_label: &Vec<Arc<Document>>| -> Vec<Arc<Document>> {
            of_label.iter().filter(|document| is_below(scope, &document.file.path)).cloned().collect()
        };
        let own_documents: BTreeMap<_, _> =
            self.documents.iter().map(|(label, all)| (label.clone(), of_label(all))).collect();
        let entries = [("files", files(&own)), ("folders", folders(&own)), ("documents", documents(&own_documents))];
        let own = own.into_iter().map(|file| (file.path.clone(), file)).collect();
        Scoped { entries, files: Arc::new(own), documents: Arc::new(own_documents) }
    }

    fn document(
        &self,
        (index, entity, descriptor): (u32, &Entity, Option<Arc<Document>>),
        scoped: &Scoped,
        common: &[(&'static str, Value)],
        facts: Facts,
    ) -> Document {
        let mut entries = common.to_vec();
        entries.push(("entity", value(entity)));
        entries.extend(scoped.entries.iter().cloned());
        if !facts.known.is_empty() {
            let common = self.known.as_object().into_iter().flat_map(regorus::value::Object::iter);
            let mut known: BTreeMap<Value, Value> = common.map(|(name, fact)| (name.clone(), fact.clone())).collect();
            known.extend(facts.known.into_iter().map(|(name, fact)| (Value::from(name), fact)));
            entries.push(("facts", Value::from(known)));
        }
        let unknown = if facts.unknown.is_empty() {
            self.unknown.clone()
        } else {
            Arc::new(self.unknown.iter().map(|(name, why)| (name.clone(), why.clone())).chain(facts.unknown).collect())
        };
        Document {
            file: self.root(),
            index,
            kind: kind(entity),
            value: object(entries),
            origin: Origin::Repository {
                files: scoped.files.clone(),
                documents: scoped.documents.clone(),
                unknown,
                descriptor,
            },
        }
    }
}

/// `entity` and `entity/component`.
fn kind(entity: &Entity) -> Kind {
    Kind([Cow::Borrowed("entity"), Cow::Owned(format!("entity/{}", entity.reference.kind()))].into())
}

/// What lies below a scope.
struct Scoped {
    entries: [(&'static str, Value); 3],
    files: Arc<BTreeMap<Arc<str>, Arc<SourceFile>>>,
    documents: Arc<BTreeMap<String, Vec<Arc<Document>>>>,
}

/// Whether a path lies below a scope.
fn is_below(scope: &str, path: &str) -> bool {
    scope.is_empty() || path.strip_prefix(scope).is_some_and(|rest| rest.starts_with('/'))
}

/// All entities as rules see them.
pub(crate) fn listed(entities: &Entities) -> Value {
    list(&entities.all)
}

fn list(entities: &[Arc<Entity>]) -> Value {
    Value::from(entities.iter().map(|entity| value(entity)).collect::<Vec<_>>())
}

/// An entity as rules see it; what is not known is absent.
fn value(entity: &Entity) -> Value {
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let other = |other: &Option<EntityRef>| other.as_ref().map(|own| Value::from(own.to_string()));
    let written = |value: &Value| (*value != Value::Undefined).then(|| value.clone());
    let texts = |texts: &BTreeMap<String, String>| {
        object(texts.iter().map(|(key, value)| (key.as_str(), Value::from(value.as_str()))))
    };
    let relations = entity.relations.iter().map(|(field, targets)| {
        (*field, Value::from(targets.iter().map(|own| Value::from(own.to_string())).collect::<Vec<_>>()))
    });
    let descriptor = entity
        .descriptor
        .as_ref()
        .map(|own| object([("path", Value::String(own.path.clone())), ("index", Value::from(u64::from(own.index)))]));
    let entries = [
        ("ref", Some(Value::from(entity.reference.to_string()))),
        ("kind", Some(Value::from(entity.reference.kind()))),
        ("namespace", Some(Value::from(entity.reference.namespace()))),
        ("name", Some(Value::from(entity.name.as_str()))),
        ("title", text(&entity.title)),
        ("description", text(&entity.description)),
        ("type", text(&entity.r#type)),
        ("lifecycle", text(&entity.lifecycle)),
        ("owner", other(&entity.owner)),
        ("system", other(&entity.system)),
        ("domain", other(&entity.domain)),
        ("tier", text(&entity.tier)),
        ("tags", Some(Value::from(entity.tags.iter().map(|tag| Value::from(tag.as_str())).collect::<Vec<_>>()))),
        ("labels", Some(texts(&entity.labels))),
        ("annotations", Some(texts(&entity.annotations))),
        ("links", Some(Value::from(entity.links.iter().map(link).collect::<Vec<_>>()))),
        ("relations", Some(object(relations))),
        ("scope", entity.scope.as_deref().map(Value::from)),
        ("descriptor", descriptor),
        ("metadata", written(&entity.metadata)),
        ("spec", written(&entity.spec)),
    ];
    object(entries.into_iter().filter_map(|(key, value)| Some((key, value?))))
}

fn link(link: &EntityLink) -> Value {
    let entries =
        [("url", Some(link.url.as_str())), ("title", link.title.as_deref()), ("type", link.r#type.as_deref())];
    object(entries.into_iter().filter_map(|(key, text)| Some((key, Value::from(text?)))))
}
