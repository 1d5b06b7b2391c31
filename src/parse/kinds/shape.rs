//! What the shape of a mapping says: one pass over its top keys, no look at any name.

use std::borrow::Cow;

use regorus::Value;

use super::{Labels, kubernetes};

/// The values of the top keys that tell something.
#[derive(Default)]
struct Top<'v> {
    api_version: Option<&'v Value>,
    kind: Option<&'v Value>,
    spec: Option<&'v Value>,
    name: Option<&'v Value>,
    version: Option<&'v Value>,
    schema: Option<&'v Value>,
    on: Option<&'v Value>,
    jobs: Option<&'v Value>,
    runs: Option<&'v Value>,
    updates: Option<&'v Value>,
    services: Option<&'v Value>,
    stages: Option<&'v Value>,
    /// Whether every key is one that a compose file may have.
    only_compose: bool,
}

/// The labels of a mapping, none where its shape says nothing.
pub(super) fn labels(value: &Value) -> Labels {
    let top = Top::of(value);
    if let (Some(api_version), Some(kind)) = (text(top.api_version), text(top.kind)) {
        return kubernetes::labels(api_version, kind, top.spec);
    }
    let is_chart = text(top.api_version).is_some_and(|version| matches!(version, "v1" | "v2"))
        && top.kind.is_none()
        && text(top.name).is_some()
        && top.version.is_some();
    let label = if is_chart {
        "helm_chart"
    } else if top.on.is_some() && is_object(top.jobs) {
        "github_workflow"
    } else if top.runs.is_some_and(|runs| matches!(&runs["using"], Value::String(_))) {
        "github_action"
    } else if items(top.updates).any(|update| matches!(&update["package-ecosystem"], Value::String(_))) {
        "dependabot"
    } else if text(top.schema).is_some_and(|schema| schema.contains("renovate-schema")) {
        "renovate"
    } else if top.only_compose && are_services(top.services) {
        "compose"
    } else if items(top.stages).next().is_some() && entries_of(Some(value)).any(is_job) {
        "gitlab_ci"
    } else {
        return Labels::new();
    };
    vec![Cow::Borrowed(label)]
}

impl<'v> Top<'v> {
    fn of(value: &'v Value) -> Self {
        let mut top = Self { only_compose: true, ..Self::default() };
        let Value::Object(entries) = value else { return top };
        for (key, value) in entries.iter() {
            let key = key.as_string().map_or("", AsRef::as_ref);
            top.only_compose &= key.starts_with("x-")
                || matches!(
                    key,
                    "version" | "name" | "services" | "networks" | "volumes" | "secrets" | "configs" | "include"
                );
            let place = match key {
                "apiVersion" => &mut top.api_version,
                "kind" => &mut top.kind,
                "spec" => &mut top.spec,
                "name" => &mut top.name,
                "version" => &mut top.version,
                "$schema" => &mut top.schema,
                // Read by the rules of YAML 1.1, the word is a boolean.
                "on" | "true" => &mut top.on,
                "jobs" => &mut top.jobs,
                "runs" => &mut top.runs,
                "updates" => &mut top.updates,
                "services" => &mut top.services,
                "stages" => &mut top.stages,
                _ => continue,
            };
            *place = Some(value);
        }
        top
    }
}

fn text(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

fn is_object(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Object(_)))
}

/// The items of a list; none of what is no list.
pub(in crate::parse) fn items(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(|value| value.as_array().ok()).into_iter().flat_map(|items| items.iter())
}

fn entries_of(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let entries = match value {
        Some(Value::Object(entries)) => entries.values().collect(),
        _ => Vec::new(),
    };
    entries.into_iter()
}

/// What compose files that are laid over others say of a service that has its image from them.
const OVERLAID: [&str; 20] = [
    "cap_add",
    "command",
    "container_name",
    "depends_on",
    "deploy",
    "entrypoint",
    "env_file",
    "environment",
    "expose",
    "extra_hosts",
    "healthcheck",
    "labels",
    "links",
    "logging",
    "networks",
    "ports",
    "profiles",
    "restart",
    "user",
    "volumes",
];

/// Whether each is a service of compose: it says where its container comes from, or nothing that compose does not know.
fn are_services(services: Option<&Value>) -> bool {
    let has = |value: &Value, fields: &[&str]| fields.iter().any(|field| value[*field] != Value::Undefined);
    let is_overlaid = |value: &Value| {
        let keys = value.as_object().map(|own| own.keys().collect::<Vec<_>>()).unwrap_or_default();
        !keys.is_empty() && keys.iter().all(|key| key.as_string().is_ok_and(|key| OVERLAID.contains(&key.as_ref())))
    };
    entries_of(services).any(|own| has(own, &["image", "build"]))
        && entries_of(services).all(|own| has(own, &["image", "build", "extends", "provider"]) || is_overlaid(own))
}

fn is_job(value: &Value) -> bool {
    matches!(&value["script"], Value::Array(_) | Value::String(_))
}
