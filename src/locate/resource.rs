//! What a finding is about, where the rule does not say: `Deployment/shop/web`, `aws_s3_bucket.logs`, a job, a stage.

use std::sync::Arc;

use regorus::Value;

use crate::model::brief;
use crate::model::document::{Document, Step};
use crate::model::field::{child, field, text};

/// The name of the thing that the path `at` of a document belongs to.
pub(super) fn of(document: &Document, at: &[Step]) -> Option<Arc<str>> {
    let value = &document.value;
    if let Some(address) = document.kind.resource() {
        return Some(brief::cut(address, brief::MESSAGE).into());
    }
    let name = match document.kind.name() {
        "kubernetes" | "argocd" | "flux" | "kustomization" => kubernetes(value),
        "terraform" | "terraform_module" => terraform(at),
        "github_workflow" => under(at, "jobs").map(|job| format!("job {job}")),
        "gitlab_ci" => at.first().and_then(key).map(|job| format!("job {job}")),
        "compose" => under(at, "services").map(|service| format!("service {service}")),
        "dockerfile" => stage(value, at),
        "catalog" => entity(value),
        _ => None,
    }?;
    Some(brief::cut(&name, brief::MESSAGE).into())
}

fn kubernetes(value: &Value) -> Option<String> {
    let kind = text(value, "kind")?;
    let metadata = field(value, "metadata")?;
    let name = text(metadata, "name").or_else(|| text(metadata, "generateName"))?;
    Some(match text(metadata, "namespace") {
        Some(namespace) => format!("{kind}/{namespace}/{name}"),
        None => format!("{kind}/{name}"),
    })
}

fn entity(value: &Value) -> Option<String> {
    let kind = text(value, "kind")?.to_lowercase();
    let metadata = field(value, "metadata")?;
    let namespace = text(metadata, "namespace").unwrap_or("default");
    Some(format!("{kind}:{namespace}/{}", text(metadata, "name")?))
}

/// Terraform's own address of a block: `aws_s3_bucket.logs`, `data.aws_ami.base`, `module.vpc`, `variable.region`.
fn terraform(at: &[Step]) -> Option<String> {
    let mut keys = at.iter().map_while(key);
    let block = keys.next()?;
    match block {
        "resource" => Some(format!("{}.{}", keys.next()?, keys.next()?)),
        "data" => Some(format!("data.{}.{}", keys.next()?, keys.next()?)),
        "module" | "variable" | "output" | "provider" => Some(format!("{block}.{}", keys.next()?)),
        _ => Some(block.to_owned()),
    }
}

fn stage(value: &Value, at: &[Step]) -> Option<String> {
    let [Step::Key(stages), Step::Index(index), ..] = at else { return None };
    let name = field(value, "stages").and_then(|stages| text(child(stages, &Step::Index(*index))?, "name"));
    (stages.as_ref() == "stages").then(|| match name {
        Some(name) => format!("stage {name}"),
        None => format!("stage {index}"),
    })
}

fn under<'a>(at: &'a [Step], top: &str) -> Option<&'a str> {
    match at {
        [Step::Key(first), Step::Key(second), ..] if first.as_ref() == top => Some(second),
        _ => None,
    }
}

fn key(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}
