//! What resources of the Kubernetes provider make, where its parts stand, and how they would be written.

use super::{document, json, place};
use crate::model::document::{Document, Kind, Origin, SourceText};
use crate::parse::hcl::{objects, standing, written};
use regorus::Value;

/// The objects that a file makes, by the addresses of the resources.
fn made(text: &str) -> Vec<(String, Document)> {
    let file = document("main.tf", text);
    let source = SourceText { file: file.file.clone(), text: text.into(), base: 0 };
    let object = |item: crate::parse::kinds::Item| Document {
        file: file.file.clone(),
        index: 1,
        kind: Kind::of("kubernetes"),
        value: item.value,
        origin: Origin::Text { sources: vec![source.clone()], spans: item.spans },
    };
    let made = objects(&file, None).objects.into_iter();
    made.filter_map(|(address, item)| Some((address, object(item?)))).collect()
}

fn values(text: &str) -> Vec<String> {
    made(text).iter().map(|(_, object)| json(&object.value)).collect()
}

const DEPLOYMENT: &str = r#"resource "kubernetes_deployment" "web" {
  metadata {
    name   = "web"
    labels = { my_team = "shop" }
  }
  spec {
    replicas = "2"
    template {
      spec {
        host_pid = "true"
        container {
          name = "web"
          port {
            container_port = "80"
          }
          env {
            name  = "A"
            value = "1"
          }
          dynamic "env" {
            for_each = var.env
            content {
              name = env.key
            }
          }
          security_context {
            run_as_user = "0"
            capabilities {
              add = ["CHOWN"]
            }
          }
        }
        container {
          name = "log"
        }
      }
    }
  }
  lifecycle {
    ignore_changes = [spec]
  }
}
"#;

#[test]
fn blocks_are_items_of_lists_or_objects_with_the_names_of_kubernetes() {
    let [(address, web)] = &*made(DEPLOYMENT) else { panic!("one object") };
    assert_eq!(address, "kubernetes_deployment.web");
    assert_eq!(
        json(&web.value),
        r#"{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"labels":{"my_team":"shop"},"name":"web","namespace":"default"},"spec":{"replicas":2,"template":{"spec":{"containers":[{"env":[{"name":"A","value":"1"},{"name":"${env.key}"}],"name":"web","ports":[{"containerPort":80}],"securityContext":{"capabilities":{"add":["CHOWN"]},"runAsUser":0}},{"name":"log"}],"hostPID":true}}}}"#
    );
    let pod = ["spec", "template", "spec"];
    let table: &[(&[&str], (&str, &str))] = &[
        (&["kind"], ("main.tf: \"web\"", "main.tf: \"web\"")),
        (&["metadata", "name"], ("main.tf: name", "main.tf: \"web\"")),
        (&["spec", "template", "spec", "hostPID"], ("main.tf: host_pid", "main.tf: \"true\"")),
    ];
    for (path, (key, value)) in table {
        assert_eq!(place(web, path), ((*key).to_owned(), (*value).to_owned()), "{path:?}");
    }
    let inside = |path: &[&str]| place(web, &[&pod[..], path].concat());
    assert_eq!(inside(&["containers", "0", "securityContext", "capabilities", "add", "0"]).1, "main.tf: \"CHOWN\"");
    assert_eq!(inside(&["containers", "1"]).1, "main.tf: container {\n          name = \"log\"\n        }");
    assert_eq!(
        inside(&["containers", "0", "env", "1", "name"]),
        ("main.tf: name".to_owned(), "main.tf: env.key".to_owned())
    );
}

#[test]
fn what_the_file_says_is_filled_in_and_the_rest_stays_open() {
    let text = r#"
variable "name" { default = "web" }
locals { labels = { app = "web" } }
resource "kubernetes_namespace_v1" "shop" {
  metadata { name = "shop" }
}
resource "kubernetes_service" "web" {
  metadata {
    name        = var.name
    namespace   = kubernetes_namespace_v1.shop.metadata[0].name
    annotations = merge(var.annotations, { a = "b" })
  }
  spec {
    selector = local.labels
    port { target_port = "http" }
  }
}
"#;
    let [_, service] = &*made(text) else { panic!("two objects") };
    assert_eq!(
        json(&service.1.value),
        r#"{"apiVersion":"v1","kind":"Service","metadata":{"annotations":"${merge(var.annotations,…}","name":"${var.name}","namespace":"shop"},"spec":{"ports":[{"targetPort":"http"}],"selector":{"app":"web"}}}"#
    );
    // What an expression is worth stands where that does.
    assert_eq!(place(&service.1, &["spec", "selector"]).1, "main.tf: local.labels");
}

#[test]
fn what_the_module_says_is_filled_in() {
    let pod = r#"
resource "kubernetes_pod" "a" {
  count = var.is_on ? 1 : 0
}
resource "kubernetes_pod" "b" {
  metadata {
    namespace = kubernetes_namespace.shop.metadata[0].name
    labels    = local.labels
  }
  spec {
    host_pid     = var.host_pid
    host_network = var.host_network
    node_name    = var.node
    container {
      image = "web:${var.tag}"
    }
  }
}
resource "kubernetes_manifest" "c" {
  manifest = local.manifest
}
"#;
    let names = r#"
variable "is_on" { default = false }
variable "host_pid" { default = false }
variable "host_network" {}
variable "node" { default = null }
variable "tag" {}
locals {
  labels   = { app = "web", team = var.team, tag = var.tag }
  manifest = { apiVersion = "v1", kind = "Namespace", metadata = { name = "shop" } }
}
resource "kubernetes_namespace" "shop" {
  metadata { name = "shop-${var.tag}" }
}
"#;
    let call = "module \"pod\" {\n  source   = \"./pod\"\n  host_pid = true\n  tag      = \"1.0\"\n}\n";
    let of_pod = document("pod/main.tf", pod);
    let all = [of_pod.clone(), document("pod/names.tf", names), document("main.tf", call)];
    let made = |documents: &[std::sync::Arc<Document>]| -> Vec<String> {
        let names = crate::parse::hcl::names(documents, |folder| folder == "pod");
        let made = objects(&of_pod, names.get("pod").map(AsRef::as_ref)).objects;
        made.iter().map(|(_, item)| item.as_ref().map_or_else(|| "-".to_owned(), |item| json(&item.value))).collect()
    };
    assert_eq!(
        made(&all),
        [
            r#"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}"#,
            "-",
            r#"{"apiVersion":"v1","kind":"Pod","metadata":{"labels":{"app":"web","tag":"1.0","team":"${var.team}"},"namespace":"shop-1.0"},"spec":{"containers":[{"image":"web:1.0"}],"hostNetwork":"${var.host_network}","hostPID":true}}"#,
        ]
    );
    let alone = made(&all[..1]);
    assert!(alone[2].contains(r#""hostPID":"${var.host_pid}""#), "{alone:?}");
    assert_eq!((alone[0].as_str(), alone[1].starts_with('{')), ("-", true));
}

#[test]
fn a_manifest_is_the_object_as_it_is() {
    let text = r#"resource "kubernetes_manifest" "pod" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    spec       = { hostPID = true, containers = [{ image = var.image }] }
  }
}
"#;
    let [(_, pod)] = &*made(text) else { panic!("one object") };
    assert_eq!(
        json(&pod.value),
        r#"{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"image":"${var.image}"}],"hostPID":true}}"#
    );
    assert_eq!(place(pod, &["spec", "containers", "0", "image"]).1, "main.tf: var.image");
}

#[test]
fn what_the_provider_fills_in_and_what_may_be_there_is_told() {
    let text = r#"
resource "kubernetes_role_binding" "a" {
  metadata {
    name = var.name
  }
  role_ref {
    name = kubernetes_role.b.metadata[0].name
  }
  subject {
    name = "default"
  }
}
resource "kubernetes_role" "b" {
  metadata {
    name      = var.role
    namespace = "shop"
  }
}
resource "kubernetes_pod" "c" {
  spec {
    container {
      dynamic "security_context" {
        for_each = var.secure ? [1] : []
        content {
          privileged = false
        }
      }
    }
    security_context {
      seccomp_profile {
      }
    }
    dynamic "volume" {
      for_each = var.volumes
      content {
        name = volume.key
        dynamic "host_path" {
          for_each = [1]
          content {
            path = "/x"
          }
        }
      }
    }
  }
}
"#;
    assert_eq!(
        values(text),
        [
            r#"{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"securityContext":"${var.secure ? [1] : []}"}],"securityContext":{"seccompProfile":{"type":"Unconfined"}},"volumes":[{"hostPath":{"path":"/x"},"name":"${volume.key}"}]}}"#,
            r#"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"${var.role}","namespace":"shop"}}"#,
            r#"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"${var.name}","namespace":"default"},"roleRef":{"name":"${var.role}"},"subjects":[{"name":"default","namespace":"default"}]}"#,
        ]
    );
}

#[test]
fn a_resource_whose_object_is_not_seen_is_told_of_and_one_that_is_laid_over_another_is_none() {
    let manifest = "resource \"kubernetes_manifest\" \"a\" {\n  manifest = yamldecode(file(\"a.yaml\"))\n}\n";
    let old = "resource \"kubernetes_replication_controller\" \"a\" {\n  spec {\n    template {\n      container {\n      }\n    }\n  }\n}\n";
    for (text, address) in [(manifest, "kubernetes_manifest.a"), (old, "kubernetes_replication_controller.a")] {
        let made = objects(&document("main.tf", text), None);
        let unseen: Vec<_> = made.unseen.iter().map(|(address, offset, _)| (address.as_str(), *offset)).collect();
        assert_eq!((values(text).len(), unseen), (0, vec![(address, 0)]));
    }
    let pod = "resource \"kubernetes_pod\" \"a\" {\n}\n";
    let count = |path: &str| objects(&document(path, pod), None).objects.len();
    assert_eq!((count("main.tf"), count("override.tf"), count("web_override.tf")), (1, 0, 0));
}

#[test]
fn names_that_mean_two_things_mean_what_stands_around_them() {
    let one = |body: &str| {
        let lines = body.replace("{ ", "{\n").replace(" }", "\n}");
        let [value] = &*values(&format!("resource {lines}")) else { panic!("one object") };
        value.split_once(",\"kind\":").unwrap().1.to_owned()
    };
    let cases = [
        (
            r#""kubernetes_ingress_v1" "a" { spec { rule { http { path { backend { service { port { number = 80 } } } } } } } }"#,
            r#""Ingress","spec":{"rules":[{"http":{"paths":[{"backend":{"service":{"port":{"number":80}}}}]}}]}}"#,
        ),
        (
            r#""kubernetes_service_account" "a" { secret { name = "s" } }"#,
            r#""ServiceAccount","secrets":[{"name":"s"}]}"#,
        ),
        (
            r#""kubernetes_pod" "a" { spec { volume { secret { secret_name = "s" } } } }"#,
            r#""Pod","spec":{"volumes":[{"secret":{"secretName":"s"}}]}}"#,
        ),
        (r#""kubernetes_secret" "a" { data = { my_key = "x" } }"#, r#""Secret","stringData":{"my_key":"x"}}"#),
        (
            r#""kubernetes_persistent_volume" "a" { spec { persistent_volume_source { host_path { path = "/x" } } } }"#,
            r#""PersistentVolume","spec":{"hostPath":{"path":"/x"}}}"#,
        ),
        (
            r#""kubernetes_pod" "a" { spec { affinity { node_affinity { required_during_scheduling_ignored_during_execution { node_selector_term { } } } } } }"#,
            r#""Pod","spec":{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{}]}}}}}"#,
        ),
    ];
    for (body, wanted) in cases {
        assert_eq!(one(body), wanted, "{body}");
    }
}

#[test]
fn what_makes_no_object_is_none() {
    let none = [
        r#"resource "kubernetes_pod" "a" { count = 0 }"#,
        r#"resource "kubernetes_pod" "a" { for_each = {} }"#,
        r#"resource "kubernetes_labels" "a" { kind = "Pod" }"#,
        r#"resource "kubernetes_manifest" "a" { manifest = var.manifest }"#,
        r#"data "kubernetes_service" "a" {}"#,
    ];
    for text in none {
        assert_eq!(values(text), [""; 0], "{text}");
    }
}

#[test]
fn a_part_is_found_in_the_file_and_what_lacks_is_written_as_a_block() {
    let file = document("main.tf", DEPLOYMENT);
    let [(_, web)] = &*made(DEPLOYMENT) else { panic!("one object") };
    let Origin::Text { spans, .. } = &web.origin else { panic!("a text") };
    let found: Vec<String> = (0..u32::try_from(spans.len()).unwrap())
        .filter_map(|node| standing(&file, web, node))
        .map(|standing| {
            let steps: Vec<String> = standing
                .path
                .iter()
                .skip(3)
                .map(|step| match step {
                    crate::model::document::Step::Key(key) => key.to_string(),
                    crate::model::document::Step::Index(index) => index.to_string(),
                })
                .collect();
            format!("{} {}", steps.join("/"), standing.block.as_deref().unwrap_or("-"))
        })
        .collect();
    for wanted in [
        "0 ",
        "0/metadata/0/labels -",
        "0/spec/0/template/0/spec/0/container container",
        "0/spec/0/template/0/spec/0/container/0/dynamic/env/0/content/0/name -",
        "0/spec/0/template/0/spec/0/container/0/security_context/0 security_context",
        "0/spec/0/template/0/spec/0/container/0/security_context/0/capabilities/0/add -",
    ] {
        assert!(found.iter().any(|own| own == wanted), "{wanted}: {found:#?}");
    }
    let cases = [
        ("container", "securityContext", r#"{"runAsNonRoot":true}"#, r#"security_context [{"run_as_non_root":true}]"#),
        ("container", "resources", r#"{"limits":{"a_b":"1"}}"#, r#"resources [{"limits":{"a_b":"1"}}]"#),
        ("spec", "volumes", r#"[{"emptyDir":{}}]"#, r#"volume [{"empty_dir":[{}]}]"#),
        ("spec", "hostPID", "false", "host_pid false"),
    ];
    for (around, name, value, wanted) in cases {
        let (name, value) = written(around, name, &Value::from_json_str(value).unwrap());
        assert_eq!(format!("{name} {}", json(&value)), wanted);
    }
}
