//! Entities → the documents that rules are asked about, one for each with a scope.
//!
//! ```text
//! {"entity": {"ref": "component:default/billing", "scope": "services/billing", …},
//!  "entities": [every entity of the repository],
//!  "name": "shop", "revision": "2c6f…",
//!  "files": {…}, "folders": {…}, "documents": {…},      below the scope; paths are those of the repository
//!  "repository": {"files": {…}, "folders": {…}},        all of it
//!  "facts": {…}}                                        of the whole repository
//! ```
//!
//! Made from what is already known; reads nothing. What documents have in common is made once and shared.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::Entities;
use crate::model::document::{Document, Kind, Origin};
use crate::model::entity::{Entity, EntityLink, EntityRef};
use crate::model::format::Format;
use crate::model::source::{Repository, SourceFile};
use crate::parse::repository::{documents, files, folders, object};

/// The facts of a repository: those that are known, and why the others that were asked for are not.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// By name.
    pub(crate) known: BTreeMap<String, Value>,
    /// By name, the reason.
    pub(crate) unknown: BTreeMap<String, String>,
}

/// A repository as the documents of its entities see it.
pub(crate) struct Whole<'r> {
    repository: &'r Arc<Repository>,
    files: &'r [Arc<SourceFile>],
    documents: &'r BTreeMap<String, Vec<Arc<Document>>>,
    known: Value,
    unknown: Arc<BTreeMap<String, String>>,
}

impl<'r> Whole<'r> {
    /// A repository with its files, the documents that rules ask for by their labels, and its facts.
    pub(crate) fn new(
        repository: &'r Arc<Repository>,
        files: &'r [Arc<SourceFile>],
        documents: &'r BTreeMap<String, Vec<Arc<Document>>>,
        facts: Facts,
    ) -> Self {
        let known = object(facts.known.iter().map(|(name, fact)| (name.as_str(), fact.clone())));
        Self { repository, files, documents, known, unknown: Arc::new(facts.unknown) }
    }

    /// The documents of all entities with a scope, in their order.
    pub(crate) fn entities(&self, entities: &Entities) -> Vec<Document> {
        let common = self.common(entities);
        let mut known: BTreeMap<&str, Scoped> = BTreeMap::new();
        let mut made = Vec::new();
        for (index, entity) in (0..).zip(entities.scoped()) {
            let Some(scope) = entity.scope.as_deref() else { continue };
            let scoped = known.entry(scope).or_insert_with(|| self.scoped(scope));
            let descriptor = entities.declaration(entity).cloned();
            made.push(self.document((index, entity, descriptor), scoped, &common));
        }
        made
    }

    /// The entries that do not depend on the entity.
    fn common(&self, entities: &Entities) -> Vec<(&'static str, Value)> {
        let whole = object([("files", files(self.files)), ("folders", folders(self.files))]);
        let mut common = vec![
            ("entities", list(&entities.all)),
            ("name", Value::from(self.repository.name.as_str())),
            ("repository", whole),
            ("facts", self.known.clone()),
        ];
        if let Some(revision) = &self.repository.revision {
            common.push(("revision", Value::from(revision.as_str())));
        }
        common
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
    ) -> Document {
        let file = SourceFile {
            repository: self.repository.clone(),
            path: Arc::from("."),
            absolute: self.repository.root.clone(),
            format: Format::Other,
            size: 0,
        };
        let own = std::iter::once(("entity", value(entity))).chain(scoped.entries.iter().cloned());
        Document {
            file: Arc::new(file),
            index,
            kind: Kind::of("entity"),
            value: object(own.chain(common.iter().cloned())),
            origin: Origin::Repository {
                files: scoped.files.clone(),
                documents: scoped.documents.clone(),
                unknown: self.unknown.clone(),
                descriptor,
            },
        }
    }
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

/// Entities as rules see them.
pub(crate) fn list(entities: &[Arc<Entity>]) -> Value {
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
