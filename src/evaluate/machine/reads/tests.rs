//! What rules read: edits that they cannot see, and those that they may.

use std::collections::BTreeSet;
use std::time::Duration;

use regorus::Value;

use crate::catalog::{Catalog, Options, Rule, load};
use crate::evaluate::machine::Machine;
use crate::evaluate::machine::tests::{json, linked};
use crate::evaluate::program::Topic;
use crate::evaluate::{Limits, Program};
use crate::model::reads::Reads;
use crate::model::rule::RuleInfo;

/// Two pods, of which one has a label and both have images.
const DOCUMENT: &str = r#"{"pods": [
    {"name": "a", "labels": {"app": "web"}, "containers": [{"image": "x:1", "args": ["-v"]}], "replicas": 2},
    {"name": "b", "containers": [{"image": "y:1"}], "more": {"deep": {"template": {"spec": {"image": "z:1"}}}}}
]}"#;

/// What stands in the document, and what is put in its place.
type Edits = &'static [(&'static str, &'static str)];

/// For each rule edits of the document, what stands there and what is put in its place: some that it must see, and some that it does not.
const TABLE: [(&str, Edits, Edits); 30] = [
    ("p contains pod.name if some pod in input.pods", &[(r#""a""#, r#""c""#)], &[("x:1", "x:2"), ("2}", "3}")]),
    (
        "p contains pod.name if { some pod in input.pods; pod.labels }",
        &[(r#""labels""#, r#""label""#)],
        &[("web", "api")],
    ),
    (
        "p contains pod.name if { some pod in input.pods; pod.labels.app == \"web\" }",
        &[("web", "api")],
        &[("x:1", "x:2")],
    ),
    ("p contains pod.name if { some pod in input.pods; pod.replicas > 1 }", &[("2}", "1}")], &[("x:1", "x:2")]),
    ("p if count(input.pods) > 1", &[("[\n", "[{},")], &[("web", "api"), ("x:1", "x:2")]),
    ("p if some pod in input.pods", &[], &[("web", "api"), ("2}", "1}")]),
    ("p := [pod | some pod in input.pods]", &[("web", "api"), ("z:1", "z:2")], &[]),
    // Handed through lists, objects, functions and other rules.
    (
        "p contains entry.pod.name if some entry in entries\nentries := [{\"pod\": pod, \"of\": pod.containers} | some pod in input.pods]",
        &[(r#""b""#, r#""c""#)],
        &[("x:1", "x:2"), ("web", "api")],
    ),
    ("p contains f(pod) if some pod in input.pods\nf(x) := x.name", &[(r#""a""#, r#""c""#)], &[("x:1", "x:2")]),
    (
        "p contains f(pod) if some pod in input.pods\nf({\"name\": x}) := x\nf(x) := x.name if x.more",
        &[(r#""more""#, r#""less""#)],
        &[("web", "api")],
    ),
    (
        "p contains kept.name if { some pod in input.pods; kept := object.filter(pod, [\"name\", \"labels\"]) }",
        &[(r#""a""#, r#""c""#), (r#""more""#, r#""less""#)],
        &[("x:1", "x:2"), ("web", "api")],
    ),
    (
        "p := at(\"a\").name\nat(name) := input.pods[index] if index := {\"a\": 0}[name]",
        &[(r#""a""#, r#""c""#)],
        &[("x:1", "x:2"), ("web", "api")],
    ),
    // A function with several definitions may contradict itself.
    (
        "p contains 1 if { some pod in input.pods; f(pod).app }\nf(x) := x.labels if x.labels\nf(x) := {} if not x.labels",
        &[("web", "api")],
        &[("x:1", "x:2")],
    ),
    (
        "p contains 1 if { some pod in input.pods; f(pod).app }\nf(x) := x.labels if x.labels else := {}",
        &[(r#""app""#, r#""ap""#)],
        &[("web", "api")],
    ),
    // Built-ins.
    (
        "p contains object.get(pod, [\"labels\", \"app\"], pod.name) if some pod in input.pods",
        &[("web", "api"), (r#""b""#, r#""c""#)],
        &[("x:1", "x:2")],
    ),
    (
        "p contains object.get(pod, key, 1) if { some pod in input.pods; some key in [\"name\"] }",
        &[(r#""a""#, r#""c""#)],
        &[("web", "api"), ("z:1", "z:2")],
    ),
    (
        "p contains 1 if { some pod in input.pods; is_object(object.union(pod, {}).labels) }",
        &[(r#""labels""#, r#""label""#)],
        &[("web", "api")],
    ),
    (
        "p contains 1 if { some pod in array.concat(input.pods, []); pod.name == \"a\" }",
        &[(r#""a""#, r#""c""#)],
        &[("web", "api")],
    ),
    (
        "p contains key if { some pod in input.pods; some key in object.keys(pod) }",
        &[(r#""more""#, r#""less""#)],
        &[("web", "api"), (r#""a""#, r#""c""#)],
    ),
    ("p contains json.marshal(pod.labels) if some pod in input.pods", &[("web", "api")], &[("x:1", "x:2")]),
    // At any depth, and what is then read there.
    (
        "p contains found.spec.image if { [path, found] := walk(input); path[count(path) - 1] == \"template\" }",
        &[("z:1", "z:2"), (r#""template""#, r#""plate""#), ("[\"-v\"]", "[]")],
        &[("web", "api"), ("x:1", "x:2"), ("2}", "3}")],
    ),
    // Where something holds, and where it does not.
    (
        "p contains pod.containers if { some pod in input.pods; pod.name == \"a\" }",
        &[("x:1", "x:2"), (r#""a""#, r#""c""#)],
        &[("y:1", "y:2"), ("web", "api")],
    ),
    (
        "p contains pod.containers if { some pod in input.pods; pod.name in {\"b\", \"c\"} }",
        &[("y:1", "y:2"), (r#""b""#, r#""c""#)],
        &[("x:1", "x:2"), ("z:1", "z:2")],
    ),
    (
        "p contains 1 if { some pod in input.pods; not pod.name == \"b\"; count(pod.containers) > 1 }",
        &[(r#""image": "y:1"}"#, r#""image": "y:1"}, {}"#), (r#""args": ["-v"]}"#, r#""args": ["-v"]}, {}"#)],
        &[("x:1", "x:2")],
    ),
    (
        "p contains pod.containers if { some pod in input.pods; is_a := pod.name == \"a\"; is_a == false }",
        &[("y:1", "y:2")],
        &[("web", "api")],
    ),
    (
        "p contains f(pod) if some pod in input.pods\nf(x) := 1 if x.name == \"a\" else := x.containers",
        &[("y:1", "y:2")],
        &[("web", "api")],
    ),
    (
        "p contains pod.containers if { some pod in input.pods; count([1 | pod.name == \"a\"]) == 0 }",
        &[("y:1", "y:2")],
        &[("web", "api")],
    ),
    // What is compared.
    (
        "p if input.pods[0].labels == input.pods[1].more",
        &[("web", "api"), ("z:1", "z:2")],
        &[("x:1", "x:2"), (r#""a""#, r#""c""#)],
    ),
    ("p := {pod.name: pod | some pod in input.pods}[\"a\"].name", &[("web", "api")], &[]),
    (
        "p := names[0]\nnames := {index: pod | some index, pod in input.pods}[0].containers[_].args",
        &[("-v", "-q")],
        &[("web", "api"), ("x:1", "x:2")],
    ),
];

#[test]
fn what_a_rule_reads_is_told_from_what_it_hands_on() {
    let document = Value::from_json_str(DOCUMENT).unwrap();
    for (policy, seen, unseen) in TABLE {
        let machine = Machine::new(linked(&format!("package t\n{policy}\n")), Vec::new());
        let reads = machine.reads(machine.place(["t", "p"]));
        for (is_seen, (old, new)) in seen.iter().map(|own| (true, own)).chain(unseen.iter().map(|own| (false, own))) {
            assert!(DOCUMENT.contains(old), "{old}");
            let edited = Value::from_json_str(&DOCUMENT.replacen(old, new, 1)).unwrap();
            assert_eq!(reads.is_same(&document, &edited), !is_seen, "{policy}: {old} → {new}: {reads:?}");
        }
        assert!(reads.is_same(&document, &document));
    }
}

#[test]
fn where_it_cannot_be_told_what_is_read_it_is_all() {
    for policy in ["p if q with input.a as 1\nq if input.b", "p := input"] {
        let machine = Machine::new(linked(&format!("package t\n{policy}\n")), Vec::new());
        assert!(machine.reads(machine.place(["t", "p"])).whole, "{policy}");
    }
}

fn catalog() -> (Catalog, Limits) {
    let catalog = load(&Options { built_in: true, ..Options::default() }).unwrap();
    (catalog, Limits { timeout: Duration::from_mins(1), memory: 4 << 30 })
}

fn topic(kind: &str) -> Topic {
    Topic { mains: BTreeSet::from([kind.to_owned()]), is_built_in: true }
}

/// What stands below `input.documents` besides hangs on which other rules are asked. To rules that speak of files, too, the input may
/// be one of these.
#[test]
fn rules_on_the_whole_read_no_documents_but_those_that_they_ask_for() {
    let (catalog, limits) = catalog();
    let mut wrong = Vec::new();
    for kind in ["repository", "entity"] {
        let is_asked = |rule: &RuleInfo| rule.kinds.iter().all(|own| own.split('/').next() == Some(kind));
        let program = Program::new(&catalog, is_asked, limits);
        program.asked(&topic(kind), 0).unwrap();
        let mut seen = 0;
        for (index, rule) in (0..).zip(&catalog.rules).filter(|(_, rule)| is_asked(&rule.info)) {
            let reads = program.reads(index).unwrap().field("documents");
            let others: Vec<_> = reads.fields.keys().filter(|label| !rule.info.documents.contains(label)).collect();
            if !others.is_empty() || reads.is_listed() {
                wrong.push(format!("{}: {others:?}{}", rule.info.id, if reads.is_listed() { ", all" } else { "" }));
            }
            seen += reads.fields.len();
        }
        assert!(seen > 5, "{kind}: {seen}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Which built-in rules on documents with some labels may see that something stands in one in place of something else; `place` is
/// where rules on the repository find it.
fn seeing(labels: &[&str], place: Option<&str>, text: &str, (old, new): (&str, &str)) -> Vec<String> {
    assert!(text.contains(old), "{old}");
    let (was, is) = (json(text), json(&text.replacen(old, new, 1)));
    let (catalog, limits) = catalog();
    let program = Program::new(&catalog, |rule| rule.kinds.iter().any(|own| labels.contains(&own.as_str())), limits);
    program.asked(&topic(labels[0]), 0).unwrap();
    let is_asked = |rule: &Rule| place.is_none_or(|place| rule.info.documents.iter().any(|own| own == place));
    let each = (0..).zip(&catalog.rules).filter(|(_, rule)| is_asked(rule));
    let reads = each.filter_map(|(index, rule)| Some((rule, program.reads(index)?)));
    let of_document = |reads: Reads| match place {
        Some(place) => reads.field("documents").field(place).any_item().field("value"),
        None => reads,
    };
    let seen = reads.filter(|(_, reads)| !of_document(reads.clone()).is_same(&was, &is));
    seen.map(|(rule, _)| rule.info.id.to_string()).collect()
}

const DEPLOYMENT: &str = r#"{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2, "template": {
    "metadata": {"labels": {"app": "web"}},
    "spec": {"containers": [{"name": "web", "image": "web:1", "resources": {"limits": {"memory": "1Gi"}}}]}}}}"#;

const WORKFLOW: &str = r#"{"name": "CI", "run-name": "Build", "on": {"push": {}}, "permissions": {},
    "jobs": {"build": {"runs-on": "ubuntu-24.04", "steps": [{"uses": "actions/checkout@v5"}, {"run": "make"}]}}}"#;

/// What changes all day, and which built-in rules on the repository may look at it.
#[test]
fn few_rules_on_the_whole_read_what_changes_all_day() {
    let seen = |edit| seeing(&["repository"], Some("kubernetes"), DEPLOYMENT, edit);
    for edit in [("web:1", "web:2"), ("1Gi", "2Gi")] {
        assert_eq!(seen(edit), <[&str; 0]>::default(), "{edit:?}");
    }
    let (replicas, labels) = (seen((r#""replicas": 2"#, r#""replicas": 1"#)), seen((r#"{"app": "web"}"#, "{}")));
    let has = |all: &[String], rule: &str| all.iter().any(|own| own == rule);
    assert!(has(&replicas, "kubernetes.replicas") && !has(&replicas, "kubernetes.dangling_service"), "{replicas:?}");
    assert!(has(&labels, "kubernetes.dangling_service") && labels.len() > replicas.len(), "{labels:?}");
    let of_workflows = seeing(&["repository"], Some("github_workflow"), WORKFLOW, ("Build", "Build it"));
    assert_eq!(of_workflows, <[&str; 0]>::default());
}

/// The same for those on single documents: a hook asks no others about such a change.
#[test]
fn few_rules_on_a_document_read_what_changes_all_day() {
    let of_images = ["image_digest", "image_pull_policy", "image_tag", "liveness_probe", "readiness_probe"];
    let of_registries = ["dangerous_git_sync", "rule_identify_old_k8s_registry"];
    let of_controllers = ["cve_2021_25742", "detect_nginx_ingress_controller_eol", "kubelet_key_files_set_appropriate"];
    let of_names =
        ["dashboard", "protect_kube_system", "rule_access_dashboard_wl", "tiller", "tiller_deployment_listener"];
    let all = [&of_images[..], &of_registries, &of_controllers, &of_names].concat();
    let mut expected: Vec<_> = all.iter().map(|name| format!("kubernetes.{name}")).collect();
    expected.sort();
    assert_eq!(seeing(&["kubernetes", "kubernetes/workload"], None, DEPLOYMENT, ("web:1", "web:2")), expected);
    let of_texts =
        ["obfuscation", "overprovisioned_secrets", "secrets_outside_env", "unredacted_secrets", "unsound_ternary"];
    let expected = of_texts.map(|name| format!("github_actions.{name}"));
    assert_eq!(seeing(&["github_workflow"], None, WORKFLOW, ("Build", "Build it")), expected);
}
