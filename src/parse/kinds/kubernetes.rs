//! Kubernetes objects: their labels, what makes pods, and lists of objects taken apart.

use std::borrow::Cow;

use regorus::Value;

use super::Labels;
use crate::model::Spans;
use crate::model::spans::{NodeId, NodeKind};

/// Kinds that make pods whatever API group they are of.
const WORKLOADS: [&str; 10] = [
    "CronJob",
    "DaemonSet",
    "Deployment",
    "DeploymentConfig",
    "Job",
    "Pod",
    "PodTemplate",
    "ReplicaSet",
    "ReplicationController",
    "StatefulSet",
];

/// Kinds in which a pod template is laid over what a chart or an operator brings: what it leaves out stands there.
const COMPLETED: [(&str, &str); 4] = [
    ("argoproj.io", "Application"),
    ("argoproj.io", "ApplicationSet"),
    ("grafana.integreatly.org", "Grafana"),
    ("helm.toolkit.fluxcd.io", "HelmRelease"),
];

/// The group and the kind of what brings objects to a cluster, and where they stand in it: Crossplane's provider for Kubernetes, Open
/// Cluster Management, Karmada, and Hive.
const CARRIERS: [(&str, &str, &[&str]); 5] = [
    ("kubernetes.crossplane.io", "Object", &["spec", "forProvider", "manifest"]),
    ("work.open-cluster-management.io", "ManifestWork", &["spec", "workload", "manifests", "*"]),
    ("work.karmada.io", "Work", &["spec", "workload", "manifests", "*"]),
    ("hive.openshift.io", "SyncSet", &["spec", "resources", "*"]),
    ("hive.openshift.io", "SelectorSyncSet", &["spec", "resources", "*"]),
];

/// Kinds of RBAC. The API server refuses them in other letters; what was meant is judged all the same.
const RBAC: [&str; 4] = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"];

/// Deeper than any schema; a value that nests further is no workload.
const MAX_DEPTH: usize = 32;

/// Where the objects stand that one of this kind brings to a cluster, `*` for every entry of a list.
pub(in crate::parse) fn carries(api_version: &str, kind: &str) -> Option<&'static [&'static str]> {
    let group = api_version.split_once('/').map_or("", |(group, _)| group);
    CARRIERS.iter().find(|(own, name, _)| *own == group && *name == kind).map(|(.., path)| *path)
}

/// The labels of an object; `spec` is looked through for pods where its kind does not tell.
pub(super) fn labels(api_version: &str, kind: &str, spec: Option<&Value>) -> Labels {
    let group = api_version.split_once('/').map_or("", |(group, _)| group);
    if group == "backstage.io" || group.ends_with(".backstage.io") {
        return vec![Cow::Borrowed("catalog"), Cow::Owned(format!("catalog/{kind}"))];
    }
    if group == "kustomize.config.k8s.io" {
        return vec![Cow::Borrowed("kustomization")];
    }
    let rbac = RBAC.iter().find(|known| group == "rbac.authorization.k8s.io" && known.eq_ignore_ascii_case(kind));
    let kind = rbac.map_or(kind, |known| known);
    let mut labels = vec![Cow::Borrowed("kubernetes"), Cow::Owned(format!("kubernetes/{kind}"))];
    // Its spec is that of a pod.
    let is_revision = group == "serving.knative.dev" && kind == "Revision";
    let holds_pods = || carries(api_version, kind).is_none() && spec.is_some_and(|spec| holds_pods(spec, 0));
    if WORKLOADS.contains(&kind) || is_revision || holds_pods() {
        let is_whole = !COMPLETED.contains(&(group, kind));
        labels.push(Cow::Borrowed(if is_whole { "kubernetes/workload" } else { "kubernetes/patch" }));
        if is_whole && spec.is_some_and(|spec| names_control_plane(spec, 0)) {
            labels.push(Cow::Borrowed("kubernetes/control_plane"));
        }
    }
    if RBAC.contains(&kind) {
        labels.push(Cow::Borrowed("kubernetes/rbac"));
    }
    if group == "argoproj.io" && matches!(kind, "Application" | "ApplicationSet" | "AppProject") {
        labels.push(Cow::Borrowed("argocd"));
    }
    if group == "fluxcd.io" || group.ends_with(".fluxcd.io") {
        labels.push(Cow::Borrowed("flux"));
    }
    labels
}

/// Programs of a control plane, as commands and images name them.
const CONTROL_PLANE: [&str; 5] = ["apiserver", "controller-manager", "kube-scheduler", "etcd", "hyperkube"];

/// Whether a text somewhere inside names a program of the control plane; what it really runs is for the rules to find out.
fn names_control_plane(value: &Value, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    match value {
        Value::String(text) => CONTROL_PLANE.iter().any(|name| text.contains(name)),
        Value::Object(entries) => entries.values().any(|inner| names_control_plane(inner, depth + 1)),
        Value::Array(items) => items.iter().any(|item| names_control_plane(item, depth + 1)),
        _ => false,
    }
}

/// Whether a pod template stands anywhere inside: Argo Rollouts, Knative Services and other custom resources.
fn holds_pods(value: &Value, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    match value {
        Value::Object(entries) => entries.iter().any(|(key, inner)| {
            let is_template = matches!(key, Value::String(name) if name.as_ref() == "template")
                && matches!(&inner["spec"]["containers"], Value::Array(_));
            is_template || holds_pods(inner, depth + 1)
        }),
        Value::Array(items) => items.iter().any(|item| holds_pods(item, depth + 1)),
        _ => false,
    }
}

/// Whether a file calls itself a patch: `patches/web.yaml`, `web-patch.yaml`.
pub(super) fn is_patch_file(path: &str) -> bool {
    let mut words = path.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.any(|word| word.eq_ignore_ascii_case("patch") || word.eq_ignore_ascii_case("patches"))
}

/// Whether an object is one of an operator, which may bring what a pod template in it leaves out.
pub(super) fn is_custom(value: &Value) -> bool {
    !value["kind"].as_string().is_ok_and(|kind| WORKLOADS.contains(&kind.as_ref()))
}

/// Whether a container has no image, which no pod can have: what is missing stands in the object that is patched.
pub(super) fn is_partial(value: &Value, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    let bare = |container: &Value| container.as_object().is_ok() && container["image"].as_string().is_err();
    match value {
        Value::Object(entries) => entries.iter().any(|(key, inner)| {
            let holds = matches!(key, Value::String(name) if matches!(name.as_ref(), "containers" | "initContainers"));
            match inner {
                Value::Array(list) if holds => list.iter().any(bare),
                _ => is_partial(inner, depth + 1),
            }
        }),
        Value::Array(items) => items.iter().any(|item| is_partial(item, depth + 1)),
        _ => false,
    }
}

/// An object of a list.
pub(in crate::parse) struct Item {
    /// The object.
    pub(in crate::parse) value: Value,
    /// Where its parts are, itself the root.
    pub(in crate::parse) spans: Spans,
}

/// The objects of a Kubernetes list (`kind: List`, or any `…List` with `items`); none where the value is no such list.
pub(in crate::parse) fn unpacked(value: &Value, spans: &Spans, text: &str) -> Option<Vec<Item>> {
    let Value::Object(top) = value else { return None };
    let (mut api_version, mut kind, mut items) = (None, None, None);
    for (key, value) in top.iter() {
        match (key.as_string().map_or("", AsRef::as_ref), value) {
            ("apiVersion", Value::String(text)) => api_version = Some(text),
            ("kind", Value::String(text)) => kind = Some(text),
            ("items", Value::Array(list)) => items = Some(list),
            _ => {}
        }
    }
    let (api_version, items) = (api_version?, items?);
    let kind = kind?.strip_suffix("List")?;
    let nodes = item_nodes(spans, text);
    let item = |(index, value): (usize, &Value)| Item {
        value: named(value, api_version, kind),
        spans: spans.subtree(nodes.get(index).copied().unwrap_or(0)),
    };
    Some(items.iter().enumerate().map(item).collect())
}

/// The items of a typed list have no kind of their own: theirs is the list's.
fn named(item: &Value, api_version: &str, kind: &str) -> Value {
    let lacks = |field: &str| item[field] == Value::Undefined;
    if kind.is_empty() || item.as_object().is_err() || !lacks("kind") || !lacks("apiVersion") {
        return item.clone();
    }
    let mut item = item.clone();
    if let Ok(entries) = item.as_object_mut() {
        entries.insert(Value::from("apiVersion"), Value::from(api_version));
        entries.insert(Value::from("kind"), Value::from(kind));
    }
    item
}

/// The nodes of the entries of `items`, aliases followed.
fn item_nodes(spans: &Spans, text: &str) -> Vec<NodeId> {
    let follow = |mut id: NodeId| {
        // A chain of aliases is longer only in a document that nobody wrote.
        for _ in 0..16 {
            let Some(target) = spans.alias_target(id) else { break };
            id = target;
        }
        id
    };
    let found = spans.children(0).filter(|id| spans.name(*id, text).is_some_and(|name| unquoted(name) == "items"));
    let list = found.last().map(follow).filter(|id| spans.kind(*id) == NodeKind::Sequence);
    list.map_or_else(Vec::new, |list| spans.children(list).map(follow).collect())
}

fn unquoted(name: &str) -> &str {
    name.trim_matches(['"', '\''])
}
