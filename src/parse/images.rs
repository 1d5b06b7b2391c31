//! The images that an object runs and that something puts others in the place of, so that what runs is not the tag that the object
//! names, or leaves out: Skaffold what it built, a kustomization those of its `images`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use regorus::Value;

use super::charts::{ChartIndex, Fixed};
use crate::model::document::ImageFact;

/// Deeper than any schema.
const MAX_DEPTH: usize = 32;

/// Labels for the images of an object in the file at a path.
pub(super) fn labels(value: &Value, path: &str, charts: &ChartIndex) -> Vec<Cow<'static, str>> {
    let (built, fixed) = (charts.built(), charts.fixed(path));
    if built.is_empty() && fixed.is_none() {
        return Vec::new();
    }
    let fixed = |image: &str| fixed.and_then(|own| own.get(image)).copied();
    let mut found = BTreeSet::new();
    gather(value, &|image| built.contains(image) || fixed(image).is_some(), 0, &mut found);
    let of_image = |image: &str| {
        let built = built.contains(image).then(|| ImageFact::Built.label(image));
        let tagged = fixed(image).map(|_| ImageFact::Tagged.label(image));
        let pinned = fixed(image).filter(|own| *own == Fixed::Digest).map(|_| ImageFact::Pinned.label(image));
        [built, tagged, pinned].into_iter().flatten()
    };
    found.into_iter().flat_map(of_image).collect()
}

fn gather<'v>(value: &'v Value, is_wanted: &dyn Fn(&str) -> bool, depth: usize, found: &mut BTreeSet<&'v str>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Object(entries) => {
            if let Value::String(image) = &value["image"] {
                found.extend(Some(base(image)).filter(|name| is_wanted(name)));
            }
            entries.values().for_each(|inner| gather(inner, is_wanted, depth + 1, found));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, is_wanted, depth + 1, found)),
        _ => {}
    }
}

/// A reference without its tag and digest.
pub(super) fn base(image: &str) -> &str {
    let named = image.split('@').next().unwrap_or(image);
    let last = named.rfind('/').map_or(0, |at| at + 1);
    let tag = named.get(last..).and_then(|rest| rest.find(':')).map_or(named.len(), |at| last + at);
    named.get(..tag).unwrap_or(named)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::parse::tests::file;

    #[test]
    fn an_object_has_labels_for_each_image_that_is_built_or_fixed() {
        let object = Value::from_json_str(
            r#"{"apiVersion": "v1", "kind": "Pod", "spec": {
                "containers": [{"image": "registry.example.com:5000/web"}, {"image": "web"}, {"image": null}],
                "initContainers": [{"image": "worker:latest"}, {"image": "worker@sha256:abc"}]}}"#,
        )
        .unwrap();
        let built = BTreeSet::from(["registry.example.com:5000/web".to_owned(), "worker".to_owned()]);
        let of_file = BTreeMap::from([("web".to_owned(), Fixed::Tag), ("worker".to_owned(), Fixed::Digest)]);
        let fixed = BTreeMap::from([("web.yaml".to_owned(), of_file)]);
        let charts = ChartIndex::default();
        assert!(labels(&object, "web.yaml", &charts).is_empty());
        let charts = charts.with_built(built);
        assert_eq!(labels(&object, "web.yaml", &charts), ["skaffold/registry.example.com:5000/web", "skaffold/worker"]);
        let charts = ChartIndex::default().with_fixed(fixed);
        assert_eq!(labels(&object, "web.yaml", &charts), ["tagged/web", "tagged/worker", "pinned/worker"]);
        assert!(labels(&object, "other.yaml", &charts).is_empty());
        let kind = crate::parse::kinds::of(&file("web.yaml"), &charts, &object);
        assert!(kind.has("kubernetes/workload") && kind.has("tagged/web"));
    }
}
