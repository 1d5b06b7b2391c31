//! How the files of a folder become one document, and where its parts are.

use super::{at, document, json, module, place};
use crate::parse::hcl::modules;

const MAIN: &str = r#"resource "aws_s3_bucket" "logs" {
  bucket = local.name
  versioning {
    enabled = var.versioned
  }
}
"#;
const OTHER: &str = r#"locals { name = "logs-${var.env}" }
variable "env" { default = "dev" }
variable "versioned" {}
resource "aws_s3_bucket" "data" {
  bucket = "data"
}
"#;

#[test]
fn a_folder_is_one_document_with_every_part_at_its_place() {
    let module = module(&[("infra/main.tf", MAIN), ("infra/other.tf", OTHER)]);
    assert_eq!((module.kind.name(), module.file.path.as_ref()), ("terraform_module", "infra/main.tf"));
    assert_eq!(
        json(at(&module.value, &["resource"])),
        r#"{"aws_s3_bucket":{"data":[{"bucket":"data"}],"logs":[{"bucket":"logs-dev","versioning":[{"enabled":"${var.versioned}"}]}]}}"#
    );
    let table: &[(&[&str], (&str, &str))] = &[
        (&["resource"], ("infra/main.tf: resource", "infra/main.tf: ")),
        (
            &["resource", "aws_s3_bucket", "data"],
            (
                "infra/other.tf: \"data\"",
                "infra/other.tf: resource \"aws_s3_bucket\" \"data\" {\n  bucket = \"data\"\n}",
            ),
        ),
        (&["resource", "aws_s3_bucket", "data", "0", "bucket"], ("infra/other.tf: bucket", "infra/other.tf: \"data\"")),
        (&["resource", "aws_s3_bucket", "logs", "0", "bucket"], ("infra/main.tf: bucket", "infra/main.tf: local.name")),
        (
            &["resource", "aws_s3_bucket", "logs", "0", "versioning", "0", "enabled"],
            ("infra/main.tf: enabled", "infra/main.tf: var.versioned"),
        ),
        (&["locals", "0", "name"], ("infra/other.tf: name", "infra/other.tf: \"logs-${var.env}\"")),
    ];
    for (path, (key, value)) in table {
        assert_eq!(place(&module, path), ((*key).to_owned(), (*value).to_owned()), "{path:?}");
    }
}

#[test]
fn values_come_from_the_files_that_terraform_reads_by_itself() {
    let main = "variable \"a\" { default = 1 }\nvariable \"b\" { default = 1 }\nvariable \"c\" { default = 1 }\n\
                output \"all\" { value = [var.a, var.b, var.c] }\n";
    let module = module(&[
        ("a.auto.tfvars", "b = 2\nc = 2\nunknown = 1\n"),
        ("b.auto.tfvars", "c = 3\n"),
        ("main.tf", main),
        ("prod.tfvars", "a = 9\n"),
        ("terraform.tfvars", "b = 9\nc = 9\n"),
    ]);
    assert_eq!(json(at(&module.value, &["output", "all", "0", "value"])), "[1,2,3]");
}

const BASE: &str = r#"
terraform {
  required_version = "1"
  required_providers {
    aws = { version = "4" }
    tls = { version = "4" }
  }
}
provider "aws" { region = "a" }
provider "aws" {
  alias  = "west"
  region = "b"
}
locals {
  x = 1
  y = 1
}
resource "x" "y" {
  name = "base"
  kept = local.x
  rule { id = 1 }
  rule { id = 2 }
  hook { id = 1 }
  dynamic "port" {
    for_each = [1]
    content {}
  }
  lifecycle {
    prevent_destroy = true
    create_before_destroy = true
  }
}
"#;

const OVERRIDE: &str = r#"
terraform {
  required_providers {
    aws = { version = "5" }
  }
}
provider "aws" {
  alias  = "west"
  region = "c"
}
locals {
  x = 2
  z = 3
}
resource "x" "y" {
  name = "over"
  rule { id = 3 }
  dynamic "hook" {
    for_each = [2]
    content {}
  }
  port { number = 1 }
  lifecycle { prevent_destroy = false }
}
resource "x" "new" {}
"#;

#[test]
fn override_files_are_laid_over_the_others() {
    let module = module(&[("main.tf", BASE), ("z_override.tf", OVERRIDE)]);
    let table: &[(&[&str], &str)] = &[
        (
            &["terraform"],
            r#"[{"required_providers":[{"aws":{"version":"5"},"tls":{"version":"4"}}],"required_version":"1"}]"#,
        ),
        (&["provider", "aws"], r#"[{"region":"a"},{"alias":"west","region":"c"}]"#),
        (&["locals"], r#"[{"x":2,"y":1},{"z":3}]"#),
        (&["resource", "x", "new"], "[{}]"),
        (
            &["resource", "x", "y"],
            r#"[{"dynamic":{"hook":[{"content":[{}],"for_each":[2]}]},"kept":2,"lifecycle":[{"create_before_destroy":true,"prevent_destroy":false}],"name":"over","port":[{"number":1}],"rule":[{"id":3}]}]"#,
        ),
    ];
    for (path, expected) in table {
        assert_eq!(json(at(&module.value, path)), *expected, "{path:?}");
    }
    let name = place(&module, &["resource", "x", "y", "0", "name"]);
    assert_eq!(name, ("z_override.tf: name".to_owned(), "z_override.tf: \"over\"".to_owned()));
    let kept = place(&module, &["resource", "x", "y", "0", "lifecycle", "0", "create_before_destroy"]);
    assert_eq!(kept, ("main.tf: create_before_destroy".to_owned(), "main.tf: true".to_owned()));
}

#[test]
fn loops_and_dynamic_blocks_stay_visible() {
    let main = r#"
variable "ports" { default = [22] }
resource "x" "y" {
  count    = length(var.ports)
  for_each = toset(["a"])
  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
"#;
    let module = module(&[("main.tf", main)]);
    assert_eq!(
        json(at(&module.value, &["resource", "x", "y", "0"])),
        r#"{"count":1,"dynamic":{"ingress":[{"content":[{"cidr_blocks":["0.0.0.0/0"],"from_port":"${ingress.value}"}],"for_each":[22]}]},"for_each":["a"]}"#
    );
    let found =
        place(&module, &["resource", "x", "y", "0", "dynamic", "ingress", "0", "content", "0", "cidr_blocks", "0"]);
    assert_eq!(found.1, "main.tf: \"0.0.0.0/0\"");
}

#[test]
fn folders_are_modules_of_their_own_and_other_files_none() {
    let documents = [
        document("a/main.tf", "locals { x = 1 }"),
        document("a/b/x.tf", "locals { x = 2 }"),
        document("c/only.tfvars", "x = 1"),
        document("d/x.hcl", "locals { x = 2 }"),
    ];
    let modules = modules(&documents, |_| true);
    let found: Vec<_> =
        modules.iter().map(|own| &own.document).map(|own| (own.file.path.as_ref(), json(&own.value))).collect();
    assert_eq!(
        found,
        [("a/main.tf", r#"{"locals":[{"x":1}]}"#.to_owned()), ("a/b/x.tf", r#"{"locals":[{"x":2}]}"#.to_owned())]
    );
}

#[test]
fn a_module_is_labelled_by_its_types_and_providers() {
    let module = module(&[("main.tf", "resource \"aws_s3_bucket\" \"a\" {}\ndata \"google_project\" \"b\" {}\n")]);
    let labels: Vec<_> = module.kind.0.iter().map(AsRef::as_ref).collect();
    assert_eq!(
        labels,
        [
            "terraform_module",
            "terraform_module/aws",
            "terraform_module/aws_s3_bucket",
            "terraform_module/google",
            "terraform_module/google_project",
        ]
    );
}

#[test]
fn keys_that_are_worked_out_are_found_under_their_names() {
    let main = "locals { env = \"prod\" }\nresource \"x\" \"y\" {\n tags = { (local.env) = \"a\", \"${local.env}-x\" = \"b\" }\n}\n";
    let module = module(&[("main.tf", main)]);
    let tags = ["resource", "x", "y", "0", "tags"];
    assert_eq!(json(at(&module.value, &tags)), r#"{"prod":"a","prod-x":"b"}"#);
    assert_eq!(place(&module, &[&tags[..], &["prod-x"]].concat()).1, "main.tf: \"b\"");
}

#[test]
fn many_names_in_many_files_take_no_quadratic_time() {
    let names =
        |from: usize| (from..from + 20_000).map(|n| format!(" n{n} = local.n{}\n", n + 1)).collect::<Vec<_>>().concat();
    let provider = |n: usize| format!("provider \"p\" {{\n alias = \"a{n}\"\n}}\n");
    let providers = (0..5_000).map(provider).collect::<Vec<_>>().concat();
    let main = format!("locals {{\n{}}}\nresource \"x\" \"y\" {{\n{}}}\n{providers}", names(0), names(0));
    let over = format!("locals {{\n{}}}\nresource \"x\" \"y\" {{\n{}}}\n{providers}", names(10_000), names(10_000));
    let module = module(&[("main.tf", &main), ("override.tf", &over)]);
    let count = |path: &[&str]| at(&module.value, path).as_object().map_or(0, regorus::value::Object::len);
    assert_eq!(count(&["locals", "0"]) + count(&["locals", "1"]), 30_000);
    assert_eq!(count(&["resource", "x", "y", "0"]), 30_000);
    assert_eq!(at(&module.value, &["provider", "p"]).as_array().unwrap().len(), 5_000);
}
