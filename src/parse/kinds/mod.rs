//! What a parsed value is: its [`Kind`], labels of which the first is the main one.
//!
//! The shape of the value decides first, its file's name second. Never changes a value and never reads a file.
//!
//! | labels | by shape | by name |
//! |---|---|---|
//! | `kubernetes`, `kubernetes/<Kind>` | `apiVersion` and `kind`; what one brings to a cluster is another beside it, and so is what a resource of Terraform makes | not what a test of KUTTL or Chainsaw expects to find: `00-assert.yaml` |
//! | … `kubernetes/workload` | makes pods: the built-in kinds, or a `template` with containers anywhere in `spec` | |
//! | … `kubernetes/control_plane` | besides: a text in it names a program of the control plane | |
//! | … `kubernetes/patch` | instead of it: a container without an image, in a custom resource or in a file that calls itself a patch; `$patch: delete`, whatever the kind | a patch of a kustomization, whatever the kind |
//! | … `resource/<address>` | besides: the resource of Terraform that makes it | |
//! | … `skaffold/<image>` | besides: it runs an image that Skaffold builds | |
//! | … `tagged/<image>`, `pinned/<image>` | besides: a kustomization gives the image another tag, or a digest | |
//! | … `kubernetes/rbac` | roles and their bindings | |
//! | … `argocd`, `flux` | objects of Argo CD, of Flux | |
//! | `catalog`, `catalog/<Kind>` | `apiVersion: backstage.io/…` | `catalog-info.yaml`, whatever its `apiVersion` |
//! | `kustomization` | `apiVersion: kustomize.config.k8s.io/…` | `kustomization.yaml` |
//! | `helm_chart` | `apiVersion: v1` or `v2`, `name`, `version`, no `kind` | `Chart.yaml` |
//! | `helm_values` | what Flux, Argo CD or Kustomize give to a chart, besides the object that holds it | `values*.yaml` in a chart, `values.yaml` elsewhere |
//! | `github_workflow` | `on` and `jobs`, but not in a `.github/workflows` that GitHub does not read, or among pages | `.github/workflows/` |
//! | `github_action` | `runs.using` | `action.yml` |
//! | `dependabot` | `updates` with a `package-ecosystem` | `.github/dependabot.yml` |
//! | `renovate` | `$schema` of Renovate | `renovate.json`, `.renovaterc` … |
//! | `goreleaser`, `pre_commit`, `security_insights`, `semantic_release`, `tsconfig` | | the name that their tool reads |
//! | `compose` | `services` with an `image` or `build`, nothing foreign beside it | `compose.yaml`, `docker-compose*.yml` |
//! | `gitlab_ci` | `stages` and a job with a `script` | `.gitlab-ci.yml` |
//! | `package_json`, `cargo_toml`, `pyproject`, `go_mod`, `pom` | | the manifest's name |
//! | `lockfile`, `lockfile/<tool>` | | the lock file's name |
//! | `karat`, `karat/scorecard`, `karat/waiver` … | TOML with `schema = 1` and the fields of a definition | `waiver-policy.toml` |
//! | `terraform`, `tfvars` | | `.tf`, `.tofu`, `.tf.json`; `.tfvars` |
//! | `dockerfile`, `codeowners`, `dotenv` | | the file's name |
//! | `ignore`, `ignore/<tool>` | | `.gitignore` and its kin |
//!
//! The last label is the plain format, so that a rule may speak of all `yaml`, `json`, `toml`, `hcl`, `xml`, `ini` or
//! `properties`; where nothing above holds it is the only one. Not made here: `terraform_module` and `repository`.

mod definitions;
mod kubernetes;
mod names;
mod shape;
mod sniff;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use regorus::Value;

pub(super) use kubernetes::{Item, carries, unpacked};
pub(super) use shape::items;
pub(super) use sniff::{is_entity, is_workflow, sections};

use super::charts::ChartIndex;
use super::{images, variables};
use crate::model::document::{Kind, resource_label};
use crate::model::format::Format;
use crate::model::source::SourceFile;

/// Labels, the main one first.
type Labels = Vec<Cow<'static, str>>;

/// What a Terraform module is of which not all is known.
pub(crate) const MODULE: [&str; 2] = ["terraform_module", "terraform_module/*"];

/// What an object is that leaves out what stands elsewhere.
const PATCH: &str = "kubernetes/patch";

/// Whether a file is one of Compose by its name.
pub(super) fn is_compose(file: &SourceFile) -> bool {
    let name = file.file_name();
    file.format == Format::Yaml && names::is_compose(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// What a value of a file is.
pub(super) fn of(file: &SourceFile, charts: &ChartIndex, value: &Value) -> Kind {
    let labels = match (file.format, value) {
        (Format::Yaml | Format::Json | Format::Jsonc, Value::Object(_)) => {
            let mut labels = shape::labels(value);
            labels.retain(|label| label != "github_workflow" || !names::is_idle_workflow(file));
            if labels.first().is_some_and(|main| main == "kubernetes") {
                if names::is_assertion(file) {
                    return finished(Vec::new(), file.format);
                }
                mark_patch(&mut labels, file, charts, value);
            }
            if labels.iter().any(|label| label == "kubernetes/workload" || label == PATCH) {
                labels.extend(images::labels(value, &file.path, charts));
            }
            if labels.iter().any(|label| label == "compose") {
                labels.extend(variables::labels(value, file.folder(), charts));
            }
            if labels.first().is_some_and(|main| main == "kubernetes") && names::is_catalog(file.file_name()) {
                // A company's own kind of entity, in a group of its own.
                let kind = value["kind"].as_string().map_or("", AsRef::as_ref);
                labels = vec![Cow::Borrowed("catalog"), Cow::Owned(format!("catalog/{kind}"))];
            }
            if labels.is_empty() { names::labels(file, charts) } else { labels }
        }
        (Format::Yaml | Format::Json | Format::Jsonc, _) => Vec::new(),
        (Format::Toml, _) => {
            let labels = definitions::labels(file.file_name(), value);
            if labels.is_empty() { names::labels(file, charts) } else { labels }
        }
        _ => names::labels(file, charts),
    };
    finished(labels, file.format)
}

/// Says of an object that changes another one, and of pods that others complete, that what they leave out stands elsewhere.
fn mark_patch(labels: &mut Labels, file: &SourceFile, charts: &ChartIndex, value: &Value) {
    let is_applied =
        charts.is_patch(&file.path) || value["$patch"].as_string().is_ok_and(|what| what.as_ref() == "delete");
    let workload = labels.iter().position(|label| label == "kubernetes/workload");
    let is_completed =
        || (kubernetes::is_patch_file(&file.path) || kubernetes::is_custom(value)) && kubernetes::is_partial(value, 0);
    if !is_applied && (workload.is_none() || !is_completed()) {
        return;
    }
    labels.retain(|label| !matches!(label.as_ref(), "kubernetes/workload" | "kubernetes/control_plane"));
    if !labels.iter().any(|label| label == PATCH) {
        labels.insert(workload.unwrap_or(labels.len()), Cow::Borrowed(PATCH));
    }
}

/// What an object of Kubernetes is that the resource of Terraform with an address makes; nothing but that where it is no such object.
pub(super) fn made(value: &Value, address: &str) -> Kind {
    let mut labels = shape::labels(value);
    if labels.first().is_none_or(|main| main != "kubernetes") {
        labels.clear();
    }
    labels.push(resource_label(address));
    Kind(labels.into())
}

/// Whether a Terraform text may have resources that make objects of Kubernetes.
pub(super) fn may_make_objects(text: &str) -> bool {
    text.contains("\"kubernetes_")
}

/// What a text that could not be parsed would have been. Of a file that nothing can be read of, it may be any object of Kubernetes:
/// these alone lie under any name.
pub(super) fn expected(file: &SourceFile, charts: &ChartIndex, text: Option<&str>) -> Kind {
    let mut labels = names::labels(file, charts);
    if labels.is_empty() && matches!(file.format, Format::Yaml | Format::Json | Format::Jsonc) {
        labels = text.map_or_else(|| OBJECT.map(Cow::Borrowed).to_vec(), sniff::labels);
        labels.retain(|label| label != "github_workflow" || !names::is_idle_workflow(file));
        if names::is_assertion(file) {
            labels.clear();
        }
    }
    if labels.first().is_some_and(|main| main == "terraform") {
        // The module that the file belongs to is not known either, nor what its resources make in a cluster.
        labels.extend(MODULE.map(Cow::Borrowed));
        if text.is_none_or(may_make_objects) {
            labels.extend(OBJECT.map(Cow::Borrowed));
        }
    }
    finished(labels, file.format)
}

/// What an object of Kubernetes is of which nothing is known.
const OBJECT: [&str; 4] = ["kubernetes", "kubernetes/*", "argocd", "flux"];

/// Labels that the shape of a mapping in YAML or JSON may give.
const BY_SHAPE: [&str; 13] = [
    "argocd",
    "catalog",
    "compose",
    "dependabot",
    "flux",
    "github_action",
    "github_workflow",
    "gitlab_ci",
    "helm_chart",
    "helm_values",
    "kubernetes",
    "kustomization",
    "renovate",
];

/// Whether a file may hold a document with one of some labels, by its name alone.
pub(crate) fn may_hold<'l>(file: &SourceFile, charts: &ChartIndex, labels: impl IntoIterator<Item = &'l str>) -> bool {
    if file.format == Format::Other {
        return false;
    }
    let by_name = finished(names::labels(file, charts), file.format);
    labels.into_iter().any(|label| {
        let main = label.split('/').next().unwrap_or(label);
        let by_shape = match file.format {
            Format::Yaml | Format::Json | Format::Jsonc => BY_SHAPE.contains(&main),
            Format::Toml => main == "karat",
            Format::Hcl | Format::TerraformJson => main == "kubernetes",
            _ => false,
        };
        by_shape || by_name.has(label)
    })
}

/// Adds the plain format as the last label.
fn finished(mut labels: Labels, format: Format) -> Kind {
    let plain = match format {
        Format::Jsonc => "json",
        Format::TerraformJson => "hcl",
        // Its main label says it already.
        Format::GoMod => "go_mod",
        other => other.as_str(),
    };
    if !labels.iter().any(|label| label == plain) {
        labels.push(Cow::Borrowed(plain));
    }
    Kind(labels.into())
}
