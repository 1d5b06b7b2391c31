//! Kinds as a table: path, value, labels.

use regorus::Value;

use super::super::charts::ChartIndex;
use super::super::tests::{file, formatted};
use super::*;

fn labels_of(path: &str, json: &str) -> Vec<String> {
    let charts = ChartIndex::of(&[file("chart/Chart.yaml")]);
    let format = if path.ends_with(".renovaterc") { Format::Json } else { file(path).format };
    let kind = of(&formatted(path, format), &charts, &Value::from_json_str(json).unwrap());
    kind.0.iter().map(ToString::to_string).collect()
}

fn check(table: &[(&str, &str, &[&str])]) {
    for (path, json, expected) in table {
        assert_eq!(labels_of(path, json), *expected, "{path} {json}");
    }
}

#[test]
fn definitions_are_told_by_their_fields_and_no_other_toml_is_one() {
    let card =
        r#"{"schema": 1, "id": "base", "title": "Base", "check": [{"id": "ci", "rule": "repository.missing_ci"}]}"#;
    let waiver = r#"{"schema": 1, "id": "W-1", "reason": "later", "expires": "2027-01-31", "scope": {"paths": ["a"]}}"#;
    let campaign =
        r#"{"schema": 1, "id": "java", "scorecard": "base", "start": "2026-11-01", "deadline": "2027-01-31"}"#;
    let path = r#"{"schema": 1, "id": "rust", "title": "Rust", "version": "1.0.0", "on_path": {"at_least": 1}}"#;
    let facts = r#"{"schema": 1, "source": [{"id": "incidents", "path": "facts/*.csv", "key": "entity"}]}"#;
    let flow = r#"{"schema": 1, "deploy": [{"id": "prod", "files": "env/*", "env": "prod", "service": "{1}"}]}"#;
    let policy = r#"{"schema": 1, "budget": {"per_entity": 5}}"#;
    check(&[
        ("standards/scorecards/base.toml", card, &["karat", "karat/scorecard", "toml"]),
        ("a/W-1.toml", waiver, &["karat", "karat/waiver", "toml"]),
        ("java.toml", campaign, &["karat", "karat/campaign", "toml"]),
        ("rust.toml", path, &["karat", "karat/path", "toml"]),
        ("facts.toml", facts, &["karat", "karat/facts", "toml"]),
        ("flow.toml", flow, &["karat", "karat/flow", "toml"]),
        ("standards/waiver-policy.toml", policy, &["karat", "karat/waiver_policy", "toml"]),
        ("policy.toml", policy, &["toml"]),
        ("base.toml", &card.replace(": 1,", ": 2,"), &["toml"]),
        ("base.toml", &card.replace("\"schema\": 1, ", ""), &["toml"]),
        ("base.toml", &card.replace("rule", "run"), &["toml"]),
        ("base.yaml", card, &["yaml"]),
        ("facts.toml", &facts.replace("\"source\"", "\"name\": \"x\", \"source\""), &["toml"]),
        ("Cargo.toml", r#"{"package": {"name": "a"}}"#, &["cargo_toml", "toml"]),
        ("book.toml", r#"{"schema": 1, "id": "a", "title": "b", "version": "1"}"#, &["toml"]),
    ]);
}

#[test]
fn kubernetes_objects_have_their_kind_and_what_they_make() {
    let rollout = r#"{"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout",
        "spec": {"template": {"spec": {"containers": []}}}}"#;
    let volcano = r#"{"apiVersion": "batch.volcano.sh/v1alpha1", "kind": "PodGroupSet",
        "spec": {"tasks": [{"template": {"spec": {"containers": [{"image": "a:1"}]}}}]}}"#;
    let release = r#"{"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease",
        "spec": {"values": {"template": {"spec": {"containers": [{"command": ["etcd"]}]}}}}}"#;
    let crd = r#"{"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "spec": {"versions": [
        {"schema": {"properties": {"template": {"properties": {"spec": {"properties": {"containers": {}}}}}}}}]}}"#;
    check(&[
        ("a.yaml", r#"{"apiVersion": "v1", "kind": "Service"}"#, &["kubernetes", "kubernetes/Service", "yaml"]),
        (
            "a.json",
            r#"{"apiVersion": "apps/v1", "kind": "Deployment"}"#,
            &["kubernetes", "kubernetes/Deployment", "kubernetes/workload", "json"],
        ),
        ("a.yaml", rollout, &["kubernetes", "kubernetes/Rollout", "kubernetes/workload", "yaml"]),
        (
            "a.yaml",
            r#"{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"command": ["kube-apiserver", "--v=2"]}]}}"#,
            &["kubernetes", "kubernetes/Pod", "kubernetes/workload", "kubernetes/control_plane", "yaml"],
        ),
        (
            "a.yaml",
            r#"{"apiVersion": "serving.knative.dev/v1", "kind": "Revision", "spec": {"containers": []}}"#,
            &["kubernetes", "kubernetes/Revision", "kubernetes/workload", "yaml"],
        ),
        ("a.yaml", volcano, &["kubernetes", "kubernetes/PodGroupSet", "kubernetes/workload", "yaml"]),
        ("a.yaml", crd, &["kubernetes", "kubernetes/CustomResourceDefinition", "yaml"]),
        ("a.yaml", release, &["kubernetes", "kubernetes/HelmRelease", "kubernetes/patch", "flux", "yaml"]),
        (
            "a.yaml",
            r#"{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role"}"#,
            &["kubernetes", "kubernetes/Role", "kubernetes/rbac", "yaml"],
        ),
        (
            "a.yaml",
            r#"{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application"}"#,
            &["kubernetes", "kubernetes/Application", "argocd", "yaml"],
        ),
        (
            "a.yaml",
            r#"{"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization"}"#,
            &["kubernetes", "kubernetes/Kustomization", "flux", "yaml"],
        ),
    ]);
}

#[test]
fn patches_of_workloads_are_no_workloads() {
    let bare = r#"{"apiVersion": "apps/v1", "kind": "Deployment",
        "spec": {"template": {"spec": {"containers": [{"name": "log", "image": "log:1"}, {"name": "web"}]}}}}"#;
    let whole = r#"{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"image": "web:1"}]}}"#;
    let workload = &["kubernetes", "kubernetes/Deployment", "kubernetes/workload", "yaml"];
    let patch = &["kubernetes", "kubernetes/Deployment", "kubernetes/patch", "yaml"];
    // An operator lays such a template over its own; the containers of others have their images.
    let custom = bare.replace("apps/v1", "acme.example/v1").replace("Deployment", "Database");
    let complete = custom.replace(r#"{"name": "web"}"#, r#"{"name": "web", "image": "web:1"}"#);
    check(&[
        ("a.yaml", &custom, &["kubernetes", "kubernetes/Database", "kubernetes/patch", "yaml"]),
        ("a.yaml", &complete, &["kubernetes", "kubernetes/Database", "kubernetes/workload", "yaml"]),
        ("overlays/prod/patches/web.yaml", bare, patch),
        ("web-patch.yaml", bare, patch),
        ("Patch_web.yaml", bare, patch),
        ("base/web.yaml", bare, workload),
        ("dispatch/patched.yaml", bare, workload),
        ("web-patch.yaml", whole, &["kubernetes", "kubernetes/Pod", "kubernetes/workload", "yaml"]),
        ("patches/a.yaml", r#"{"apiVersion": "v1", "kind": "Service"}"#, &["kubernetes", "kubernetes/Service", "yaml"]),
        (
            "prod/a.yaml",
            r#"{"apiVersion": "v1", "kind": "Service", "$patch": "delete"}"#,
            &["kubernetes", "kubernetes/Service", "kubernetes/patch", "yaml"],
        ),
        ("prod/a.yaml", &whole.replace("\"spec\"", "\"$patch\": \"delete\", \"spec\""), {
            &["kubernetes", "kubernetes/Pod", "kubernetes/patch", "yaml"]
        }),
        (
            "prod/a.yaml",
            r#"{"apiVersion": "v1", "kind": "Service", "$patch": "replace"}"#,
            &["kubernetes", "kubernetes/Service", "yaml"],
        ),
    ]);
    let charts = ChartIndex::default().with_patches(["prod/a.yaml".to_owned()].into());
    let value = Value::from_json_str(r#"{"apiVersion": "v1", "kind": "Service"}"#).unwrap();
    assert!(of(&file("prod/a.yaml"), &charts, &value).has("kubernetes/patch"));
    assert!(!of(&file("prod/b.yaml"), &charts, &value).has("kubernetes/patch"));
}

#[test]
fn what_a_test_expects_to_find_is_no_object() {
    let service = r#"{"apiVersion": "v1", "kind": "Service"}"#;
    let object: &[&str] = &["kubernetes", "kubernetes/Service", "yaml"];
    check(&[
        ("e2e/00-assert.yaml", service, &["yaml"]),
        ("e2e/01-errors.yaml", service, &["yaml"]),
        ("e2e/assert.yaml", service, &["yaml"]),
        ("e2e/chainsaw-assert-web.yaml", service, &["yaml"]),
        ("e2e/web_asserts.yaml", service, &["yaml"]),
        ("e2e/00-install.yaml", service, object),
        ("errors.yaml", service, object),
        ("app-errors.yaml", service, object),
        ("assertive.yaml", service, object),
    ]);
}

#[test]
fn the_shape_decides_before_the_name() {
    check(&[
        ("x.yaml", r#"{"on": "push", "jobs": {}}"#, &["github_workflow", "yaml"]),
        ("x.yaml", r#"{"true": "push", "jobs": {}}"#, &["github_workflow", "yaml"]),
        ("x.yaml", r#"{"jobs": {"a": {}}, "version": 2}"#, &["yaml"]),
        ("x.yaml", r#"{"runs": {"using": "composite"}}"#, &["github_action", "yaml"]),
        ("x.yaml", r#"{"version": 2, "updates": [{"package-ecosystem": "npm"}]}"#, &["dependabot", "yaml"]),
        ("x.json", r#"{"$schema": "https://docs.renovatebot.com/renovate-schema.json"}"#, &["renovate", "json"]),
        ("stack.yaml", r#"{"services": {"web": {"image": "a"}}, "x-a": 1}"#, &["compose", "yaml"]),
        ("stack.yaml", r#"{"services": {"web": {"image": "a"}, "b": {"extends": "web"}}}"#, &["compose", "yaml"]),
        ("over.yaml", r#"{"services": {"db": {"image": "a"}, "b": {"links": ["db"]}}}"#, &["compose", "yaml"]),
        ("case.yaml", r#"{"services": {"db": {"image": "a"}, "app": {"type": "app", "main": "A"}}}"#, &["yaml"]),
        ("values.yaml", r#"{"services": {"web": {"image": "a"}}, "replicas": 1}"#, &["helm_values", "yaml"]),
        (
            "compose.yaml",
            r#"{"apiVersion": "v1", "kind": "Pod"}"#,
            &["kubernetes", "kubernetes/Pod", "kubernetes/workload", "yaml"],
        ),
        ("x.yaml", r#"{"apiVersion": "v2", "name": "web", "version": "1.0.0"}"#, &["helm_chart", "yaml"]),
        (
            "x.yaml",
            r#"{"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Component"}"#,
            &["kustomization", "yaml"],
        ),
        (
            "x.yaml",
            r#"{"apiVersion": "backstage.io/v1alpha1", "kind": "Component"}"#,
            &["catalog", "catalog/Component", "yaml"],
        ),
        (
            "a/catalog-info.yaml",
            r#"{"apiVersion": "acme.example/v1", "kind": "Squad"}"#,
            &["catalog", "catalog/Squad", "yaml"],
        ),
        ("catalog-info.yml", r#"{"kind": "Component"}"#, &["catalog", "yaml"]),
        ("x.yaml", r#"{"stages": ["a"], "b": {"script": ["make"]}}"#, &["gitlab_ci", "yaml"]),
    ]);
}

#[test]
fn a_workflow_that_nobody_runs_is_plain_yaml() {
    let workflow = r#"{"on": "push", "jobs": {}}"#;
    check(&[
        (".github/workflows/a.yml", workflow, &["github_workflow", "yaml"]),
        (".forgejo/workflows/a.yml", workflow, &["github_workflow", "yaml"]),
        ("ci/workflows/a.yml", workflow, &["github_workflow", "yaml"]),
        ("sub/.github/workflows/a.yml", workflow, &["yaml"]),
        ("sub/.github/workflows/a.yml", r#"{"jobs": {}}"#, &["yaml"]),
        (".github/workflows/sub/a.yml", workflow, &["yaml"]),
        ("sub/.gitea/workflows/a.yml", workflow, &["yaml"]),
        ("docs/guide/a.yml", workflow, &["yaml"]),
        ("site/_snippets/a.yml", workflow, &["yaml"]),
        ("docsite/a.yml", workflow, &["github_workflow", "yaml"]),
        (".github/workflows/sub/action.yml", r#"{"runs": {"using": "composite"}}"#, &["github_action", "yaml"]),
    ]);
    for text in ["on: push\njobs:\n [", "["] {
        let kind = expected(&file("sub/.github/workflows/a.yml"), &ChartIndex::default(), Some(text));
        assert!(!kind.has("github_workflow"), "{text}");
    }
}

#[test]
fn the_name_decides_where_the_shape_says_nothing() {
    check(&[
        (".github/workflows/a.yml", r#"{"jobs": {}}"#, &["github_workflow", "yaml"]),
        ("a/action.yaml", r#"{"name": "a"}"#, &["github_action", "yaml"]),
        (".github/dependabot.yml", r#"{"version": 2}"#, &["dependabot", "yaml"]),
        ("dependabot.yml", r#"{"version": 2}"#, &["yaml"]),
        ("catalog-info.yaml", r#"{"kind": "Component"}"#, &["catalog", "yaml"]),
        ("base/kustomization.yml", r#"{"resources": []}"#, &["kustomization", "yaml"]),
        ("Chart.yaml", r#"{"name": "a"}"#, &["helm_chart", "yaml"]),
        ("docker-compose.prod.yml", r#"{"volumes": {}}"#, &["compose", "yaml"]),
        (".gitlab-ci.yml", r#"{"include": []}"#, &["gitlab_ci", "yaml"]),
        ("chart/values-prod.yaml", r#"{"a": 1}"#, &["helm_values", "yaml"]),
        ("chart/ci/test-values.yaml", r#"{"a": 1}"#, &["helm_values", "yaml"]),
        ("values-prod.yaml", r#"{"a": 1}"#, &["yaml"]),
        ("chart/requirements.yaml", r#"{"dependencies": []}"#, &["helm_requirements", "yaml"]),
        ("chart/ci/requirements.yaml", r#"{"dependencies": []}"#, &["yaml"]),
        ("package.json", r#"{"name": "a"}"#, &["package_json", "json"]),
        ("package-lock.json", r#"{"name": "a"}"#, &["lockfile", "lockfile/npm", "json"]),
        (".renovaterc", r#"{"a": 1}"#, &["renovate", "json"]),
        (".goreleaser.yml", r#"{"version": 2}"#, &["goreleaser", "yaml"]),
        (".pre-commit-config.yaml", r#"{"repos": []}"#, &["pre_commit", "yaml"]),
        (".github/SECURITY-INSIGHTS.yml", r#"{"header": {}}"#, &["security_insights", "yaml"]),
        (".releaserc.yaml", r#"{"plugins": []}"#, &["semantic_release", "yaml"]),
        (".releaserc.json", r#"{"plugins": []}"#, &["semantic_release", "json"]),
        ("web/tsconfig.build.json", r#"{"extends": "./tsconfig"}"#, &["tsconfig", "json"]),
        ("tsconfigs.yaml", r#"{"a": 1}"#, &["yaml"]),
        ("Cargo.toml", r#"{"package": {}}"#, &["cargo_toml", "toml"]),
        ("Cargo.lock", r#"{"package": []}"#, &["lockfile", "lockfile/cargo", "toml"]),
        ("a/pyproject.toml", r#"{"project": {}}"#, &["pyproject", "toml"]),
        ("go.mod", r#"{"module": "a"}"#, &["go_mod"]),
        ("pom.xml", r#"{"project": {}}"#, &["pom", "xml"]),
        ("a/main.tf", r#"{"resource": {}}"#, &["terraform", "hcl"]),
        ("prod.tfvars", r#"{"a": 1}"#, &["tfvars", "hcl"]),
        ("a.hcl", r#"{"a": 1}"#, &["hcl"]),
        ("Dockerfile", r#"{"stages": []}"#, &["dockerfile"]),
        ("CODEOWNERS", "[]", &["codeowners"]),
        (".gitignore", "[]", &["ignore", "ignore/git"]),
        ("a/Dockerfile.dockerignore", "[]", &["ignore", "ignore/docker"]),
        ("a.yaml", "[1]", &["yaml"]),
        (".github/workflows/a.yml", "\"text\"", &["yaml"]),
    ]);
}

#[test]
fn a_text_that_cannot_be_parsed_is_what_it_looks_like() {
    let table: [(&str, &str, &[&str]); 8] = [
        (
            "a.yaml",
            "apiVersion: apps/v1\nkind: \"Deployment\" # web\nspec: [",
            &["kubernetes", "kubernetes/Deployment", "kubernetes/workload", "kubernetes/control_plane", "yaml"],
        ),
        (
            "a.json",
            "{\"kind\":\"Pod\",\n \"apiVersion\": \"v1\", [",
            &["kubernetes", "kubernetes/Pod", "kubernetes/workload", "kubernetes/control_plane", "json"],
        ),
        ("a.yaml", "a:\n  kind: Pod\n  apiVersion: v1\n [", &["yaml"]),
        ("a.yaml", "'on': push\njobs:\n [", &["github_workflow", "yaml"]),
        (".github/workflows/a.yml", "[", &["github_workflow", "yaml"]),
        ("docker-compose.yml", "", &["compose", "yaml"]),
        ("main.tf", "resource {", &["terraform", "terraform_module", "terraform_module/*", "hcl"]),
        ("a.yaml", "[", &["yaml"]),
    ];
    for (path, text, expected) in table {
        let kind = super::expected(&file(path), &ChartIndex::default(), Some(text));
        assert_eq!(kind.0.iter().map(ToString::to_string).collect::<Vec<_>>(), expected, "{path} {text}");
    }
}

#[test]
fn a_kind_that_nests_without_end_is_looked_at_only_so_far() {
    let deep = (0..2_000).fold(Value::Null, |inner, _| Value::from(vec![inner]));
    let mut top = Value::from_json_str(r#"{"apiVersion": "a/v1", "kind": "Deep"}"#).unwrap();
    top.as_object_mut().unwrap().insert(Value::from("spec"), deep);
    let kind = of(&file("a.yaml"), &ChartIndex::default(), &top);
    assert_eq!(kind.name(), "kubernetes");
    assert!(!kind.has("kubernetes/workload"));
}
