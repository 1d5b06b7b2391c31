//! Images that Skaffold builds: those that its configurations name. When it deploys, it puts what it built in their place, so that
//! what runs is not the tag that the object names, or leaves out.

use std::collections::BTreeSet;
use std::iter::once;
use std::sync::Arc;

use regorus::Value;

use super::images::base;
use super::kinds::items;
use super::{ReadOptions, read};
use crate::model::source::SourceFile;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
