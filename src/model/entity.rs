//! An entity of the software catalog: what is owned, described and scored. Plain values; who reads them out of catalog files is
//! `entities`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use regorus::Value;
use thiserror::Error;

/// The namespace of an entity that names none.
pub const DEFAULT_NAMESPACE: &str = "default";

/// The kind of the entity that stands for a repository without a catalog file.
pub const REPOSITORY: &str = "repository";

/// The name of an entity, unique in a catalog: `component:default/billing`. In lower case, as Backstage compares them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef {
    kind: Arc<str>,
    namespace: Arc<str>,
    name: Arc<str>,
}

/// Why a text is no reference.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RefError {
    /// A part before a `:` or a `/`, or the name, has no character.
    #[error("{0:?} is not of the form [kind:][namespace/]name")]
    Form(String),
    /// It says no kind, and its field has none by default.
    #[error("{0:?} says no kind, such as component:{0} or resource:{0}")]
    Kind(String),
}

impl EntityRef {
    /// The reference of these parts.
    pub fn new(kind: &str, namespace: &str, name: &str) -> Self {
        let lower = |part: &str| Arc::from(part.to_lowercase());
        Self { kind: lower(kind), namespace: lower(namespace), name: lower(name) }
    }

    /// Reads `[kind:][namespace/]name` with what the field that it stands in has by default. A colon behind the first slash
    /// belongs to the name, as Backstage has it.
    pub fn parse(text: &str, default_kind: Option<&str>, default_namespace: &str) -> Result<Self, RefError> {
        let (head, name) = text.split_once('/').map_or((None, text), |(head, name)| (Some(head), name));
        let (kind, namespace, name) = match head {
            Some(head) => match head.split_once(':') {
                Some((kind, namespace)) => (Some(kind), Some(namespace), name),
                None => (None, Some(head), name),
            },
            None => name.split_once(':').map_or((None, None, name), |(kind, name)| (Some(kind), None, name)),
        };
        if name.is_empty() || kind == Some("") || namespace == Some("") {
            return Err(RefError::Form(text.to_owned()));
        }
        let kind = kind.or(default_kind).ok_or_else(|| RefError::Kind(text.to_owned()))?;
        Ok(Self::new(kind, namespace.unwrap_or(default_namespace), name))
    }

    /// `component`
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// `default`
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// `billing`
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}/{}", self.kind, self.namespace, self.name)
    }
}

/// A link of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityLink {
    /// The address.
    pub url: String,
    /// What stands there.
    pub title: Option<String>,
    /// What sort of page it is, such as `runbook`.
    pub r#type: Option<String>,
}

/// The document of a catalog file that declares an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Descriptor {
    /// The file.
    pub path: Arc<str>,
    /// Its place among the documents of the file, from 0.
    pub index: u32,
}

/// An entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is called by others.
    pub reference: EntityRef,
    /// Its name as it is written.
    pub name: String,
    /// What people call it.
    pub title: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// What sort of its kind: `service`, `library`, `openapi`.
    pub r#type: Option<String>,
    /// How far it is: `experimental`, `production`, `deprecated`.
    pub lifecycle: Option<String>,
    /// The group or user that answers for it.
    pub owner: Option<EntityRef>,
    /// The system that it is a part of.
    pub system: Option<EntityRef>,
    /// The domain that it, or its system, is a part of.
    pub domain: Option<EntityRef>,
    /// How much hangs on it, in the words of the company: its own tier, else its system's.
    pub tier: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Labels, as in Kubernetes.
    pub labels: BTreeMap<String, String>,
    /// What tools want to know.
    pub annotations: BTreeMap<String, String>,
    /// Where else to look.
    pub links: Vec<EntityLink>,
    /// By the name of the field in `spec` (`dependsOn`, `providesApis` …), what it points to.
    pub relations: BTreeMap<&'static str, Vec<EntityRef>>,
    /// The folder that it lives in, empty for all of the repository. None for what has no place in it: people, groups, domains,
    /// pointers to other catalog files, and entities whose source is another repository.
    pub scope: Option<Arc<str>>,
    /// What declares it; none where the repository has no catalog file.
    pub descriptor: Option<Descriptor>,
    /// `metadata` as it is written; undefined where nothing declares it.
    pub metadata: Value,
    /// `spec` as it is written; undefined where there is none.
    pub spec: Value,
}

impl Entity {
    /// What scorecards speak of where they do not say otherwise: what is built and run here.
    pub fn is_component(&self) -> bool {
        matches!(self.reference.kind(), "component" | REPOSITORY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str, default_kind: Option<&str>) -> Result<String, RefError> {
        EntityRef::parse(text, default_kind, "shop").map(|found| found.to_string())
    }

    #[test]
    fn references_are_read_with_the_defaults_of_their_field() {
        let table = [
            ("payments", Some("Group"), "group:shop/payments"),
            ("User:Jane.Doe", Some("Group"), "user:shop/jane.doe"),
            ("other/payments", Some("Group"), "group:other/payments"),
            ("API:Other/Orders", None, "api:other/orders"),
            // Behind a slash a colon is part of the name.
            ("a/b:c", Some("Group"), "group:a/b:c"),
            ("a:b/c/d", None, "a:b/c/d"),
            ("a:b:c", None, "a:shop/b:c"),
        ];
        for (text, kind, expected) in table {
            assert_eq!(parsed(text, kind).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_reference_is_refused_with_the_reason() {
        for text in ["", ":a", "/a", "a/", "a:", "a:/b", ":/", "a:b/"] {
            assert_eq!(parsed(text, Some("group")), Err(RefError::Form(text.to_owned())), "{text}");
        }
        assert_eq!(parsed("db", None), Err(RefError::Kind("db".to_owned())));
        assert_eq!(parsed("other/db", None), Err(RefError::Kind("other/db".to_owned())));
    }
}
