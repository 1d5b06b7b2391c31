//! Images that Skaffold builds: those that its configurations name, and those of them that an object runs. When it deploys, it puts
//! what it built in their place, so that what runs is not the tag that the object names, or leaves out.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter::once;
use std::sync::Arc;

use regorus::Value;

use super::kinds::items;
use super::{ReadOptions, read};
use crate::model::document::Kind;
use crate::model::source::SourceFile;

/// Deeper than any schema.
const MAX_DEPTH: usize = 32;

/// Whether the file at a path is a configuration of Skaffold by its name: `skaffold.yaml`, `skaffold-dev.yml`.
pub(crate) fn is_skaffold(path: &str) -> bool {
    let is_yaml = [".yaml", ".yml"].iter().any(|end| path.ends_with(end));
    is_yaml && path.rsplit('/').next().is_some_and(|name| name.starts_with("skaffold"))
}

/// The names of the images that the configurations among some files build.
pub(crate) fn skaffold_images(files: &[Arc<SourceFile>], options: &ReadOptions<'_>) -> BTreeSet<String> {
    let named = files.iter().filter(|file| is_skaffold(&file.path));
    let documents = named.flat_map(|file| read(file, options).documents);
    documents.flat_map(|own| artifacts(&own.value)).collect()
}

/// The images of a configuration and of its profiles.
fn artifacts(value: &Value) -> Vec<String> {
    if !value["apiVersion"].as_string().is_ok_and(|version| version.starts_with("skaffold/")) {
        return Vec::new();
    }
    let parts = once(value).chain(items(Some(&value["profiles"])));
    let artifacts = parts.flat_map(|part| items(Some(&part["build"]["artifacts"])));
    artifacts.filter_map(|artifact| artifact["image"].as_string().ok()).map(|image| base(image).to_owned()).collect()
}

/// A label for each image that an object runs and Skaffold builds.
pub(super) fn labels(value: &Value, built: &BTreeSet<String>) -> Vec<Cow<'static, str>> {
    let mut found = BTreeSet::new();
    if !built.is_empty() {
        gather(value, built, 0, &mut found);
    }
    found.into_iter().map(Kind::built_label).collect()
}

fn gather<'v>(value: &'v Value, built: &BTreeSet<String>, depth: usize, found: &mut BTreeSet<&'v str>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Object(entries) => {
            if let Value::String(image) = &value["image"] {
                found.extend(Some(base(image)).filter(|name| built.contains(*name)));
            }
            entries.values().for_each(|inner| gather(inner, built, depth + 1, found));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, built, depth + 1, found)),
        _ => {}
    }
}

/// A reference without its tag and digest.
fn base(image: &str) -> &str {
    let named = image.split('@').next().unwrap_or(image);
    let last = named.rfind('/').map_or(0, |at| at + 1);
    let tag = named.get(last..).and_then(|rest| rest.find(':')).map_or(named.len(), |at| last + at);
    named.get(..tag).unwrap_or(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::ChartIndex;
    use crate::parse::tests::file;

    fn value(text: &str) -> Value {
        Value::from_json_str(text).unwrap()
    }

    #[test]
    fn a_configuration_names_the_images_that_it_and_its_profiles_build() {
        let own = value(
            r#"{"apiVersion": "skaffold/v4beta11", "kind": "Config",
                "build": {"artifacts": [{"image": "registry.example.com:5000/web:dev"}, {"context": "."}]},
                "profiles": [{"name": "ci", "build": {"artifacts": [{"image": "worker"}]}}, {"name": "dev"}]}"#,
        );
        assert_eq!(artifacts(&own), ["registry.example.com:5000/web", "worker"]);
        let other = value(r#"{"apiVersion": "v1", "build": {"artifacts": [{"image": "web"}]}}"#);
        assert!(artifacts(&other).is_empty());
        assert!(artifacts(&value("[]")).is_empty());
    }

    #[test]
    fn a_configuration_is_told_by_its_name() {
        let table = [
            ("skaffold.yaml", true),
            ("deploy/skaffold-dev.yml", true),
            ("skaffold.md", false),
            ("skaffold/web.yaml", false),
        ];
        for (path, expected) in table {
            assert_eq!(is_skaffold(path), expected, "{path}");
        }
    }

    #[test]
    fn an_object_has_a_label_for_each_image_that_is_built() {
        let object = value(
            r#"{"apiVersion": "v1", "kind": "Pod", "spec": {
                "containers": [{"image": "registry.example.com:5000/web"}, {"image": "web"}, {"image": null}],
                "initContainers": [{"image": "worker:latest"}, {"image": "worker@sha256:abc"}]}}"#,
        );
        let built = BTreeSet::from(["registry.example.com:5000/web".to_owned(), "worker".to_owned()]);
        assert_eq!(labels(&object, &built), ["skaffold/registry.example.com:5000/web", "skaffold/worker"]);
        assert!(labels(&object, &BTreeSet::new()).is_empty());
        let charts = ChartIndex::default().with_built(built);
        let kind = crate::parse::kinds::of(&file("web.yaml"), &charts, &object);
        assert!(kind.has("kubernetes/workload") && kind.has("skaffold/worker"));
    }
}
