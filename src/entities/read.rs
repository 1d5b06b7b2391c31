//! One catalog document → the entity that it declares. Takes what is there: a field of the wrong type is as good as absent, and
//! `catalog.invalid_entity` and its kin say so.

use std::collections::BTreeMap;

use regorus::Value;

use crate::model::document::Document;
use crate::model::entity::{DEFAULT_NAMESPACE, Descriptor, Entity, EntityLink, EntityRef};

/// Fields of a spec that point to other entities, besides owner, system and domain; and the kind that they mean by default.
const RELATIONS: [(&str, Option<&str>); 13] = [
    ("children", Some("group")),
    ("consumesApis", Some("api")),
    ("dependencyOf", None),
    ("dependsOn", None),
    ("leader", Some("user")),
    ("memberOf", Some("group")),
    ("members", Some("user")),
    ("parent", Some("group")),
    ("plugins", Some("airesource")),
    ("providesApis", Some("api")),
    ("skills", Some("airesource")),
    ("subcomponentOf", Some("component")),
    ("subdomainOf", Some("domain")),
];

/// The label, or annotation, that says a tier; a label `tier` does where there is neither.
const TIER: &str = "karat.dev/tier";

/// The entity that a document declares; none where it has no kind or name, or one that a template fills in later.
pub(super) fn entity(document: &Document) -> Option<Entity> {
    let (metadata, spec) = (&document.value["metadata"], &document.value["spec"]);
    let kind = text(&document.value["kind"])?;
    let name = text(&metadata["name"])?;
    let namespace = text(&metadata["namespace"]).unwrap_or(DEFAULT_NAMESPACE);
    if [kind, name, namespace].iter().any(|part| part.contains("{{") || part.contains("{%")) {
        return None;
    }
    let reference =
        |field: &str, default_kind| EntityRef::parse(text(&spec[field])?, Some(default_kind), namespace).ok();
    let owned = |value: &Value| text(value).map(str::to_owned);
    let (labels, annotations) = (texts(&metadata["labels"]), texts(&metadata["annotations"]));
    let tier = [labels.get(TIER), annotations.get(TIER), labels.get("tier")].into_iter().flatten().next().cloned();
    Some(Entity {
        reference: EntityRef::new(kind, namespace, name),
        name: name.to_owned(),
        title: owned(&metadata["title"]),
        description: owned(&metadata["description"]),
        r#type: owned(&spec["type"]),
        lifecycle: owned(&spec["lifecycle"]),
        owner: reference("owner", "group"),
        system: reference("system", "system"),
        domain: reference("domain", "domain"),
        tier,
        tags: items(&metadata["tags"]).filter_map(|tag| text(tag).map(str::to_owned)).collect(),
        labels,
        annotations,
        links: items(&metadata["links"]).filter_map(link).collect(),
        relations: relations(spec, namespace),
        scope: None,
        descriptor: Some(Descriptor { path: document.file.path.clone(), index: document.index }),
        metadata: metadata.clone(),
        spec: spec.clone(),
    })
}

fn link(value: &Value) -> Option<EntityLink> {
    let owned = |field: &str| text(&value[field]).map(str::to_owned);
    Some(EntityLink { url: owned("url")?, title: owned("title"), r#type: owned("type") })
}

fn relations(spec: &Value, namespace: &str) -> BTreeMap<&'static str, Vec<EntityRef>> {
    let mut relations = BTreeMap::new();
    for (field, default_kind) in RELATIONS {
        let targets = one_or_many(&spec[field]).filter_map(text);
        let found: Vec<_> = targets.filter_map(|own| EntityRef::parse(own, default_kind, namespace).ok()).collect();
        if !found.is_empty() {
            relations.insert(field, found);
        }
    }
    relations
}

/// The texts of a mapping; numbers and truth values, which people write without quotes, are texts too.
fn texts(value: &Value) -> BTreeMap<String, String> {
    let Value::Object(entries) = value else { return BTreeMap::new() };
    let written = |value: &Value| match value {
        Value::String(text) => Some(text.to_string()),
        Value::Number(_) | Value::Bool(_) => value.to_json_str().ok(),
        _ => None,
    };
    entries.iter().filter_map(|(key, value)| Some((text(key)?.to_owned(), written(value)?))).collect()
}

/// A text that says something.
pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_string().ok().map(AsRef::as_ref).filter(|text: &&str| !text.trim().is_empty())
}

/// The items of a list.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().ok().into_iter().flat_map(|items| items.iter())
}

fn one_or_many(value: &Value) -> impl Iterator<Item = &Value> {
    let one = matches!(value, Value::String(_)).then_some(value);
    one.into_iter().chain(items(value))
}
