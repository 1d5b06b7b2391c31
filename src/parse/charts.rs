//! Where the Helm charts of a repository are, by the names of its files, which files its kustomizations apply as patches, and which
//! images these give other tags and Skaffold builds; what Compose and Terraform fill into its files.
//! Reads no text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::hcl::Names;
use super::variables::Variables;
use crate::model::source::SourceFile;

/// What a kustomization says of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fixed {
    /// Its tag.
    Tag,
    /// Its digest.
    Digest,
}

/// Images by the paths of the files of objects that run them.
pub(crate) type FixedImages = BTreeMap<String, BTreeMap<String, Fixed>>;

/// The folders of a repository that hold a `Chart.yaml`, and the files that are no objects of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartIndex {
    /// Paths of folders, empty for the root.
    charts: BTreeSet<String>,
    /// Paths of files.
    patches: BTreeSet<String>,
    /// Names of images.
    built: BTreeSet<String>,
    /// What kustomizations say of images.
    fixed: FixedImages,
    /// What Compose fills in.
    variables: Variables,
    /// What names are worth in the files of Terraform modules, by folder.
    names: BTreeMap<String, Arc<Names>>,
}

impl ChartIndex {
    /// The charts among these files.
    pub fn of(files: &[Arc<SourceFile>]) -> Self {
        Self::of_paths(files.iter().map(|file| file.path.as_ref()))
    }

    /// The charts among the files at these paths.
    pub(crate) fn of_paths<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let folder = |path: &'p str| {
            let folder = path.strip_suffix("Chart.yaml")?;
            folder.strip_suffix('/').or_else(|| folder.is_empty().then_some("")).map(str::to_owned)
        };
        Self { charts: paths.filter_map(folder).collect(), ..Self::default() }
    }

    /// The same, with the files that kustomizations apply as patches.
    #[must_use]
    pub fn with_patches(self, patches: BTreeSet<String>) -> Self {
        Self { patches, ..self }
    }

    /// The same, with the images that Skaffold builds.
    #[must_use]
    pub fn with_built(self, built: BTreeSet<String>) -> Self {
        Self { built, ..self }
    }

    /// The names of the images that Skaffold builds.
    pub(crate) fn built(&self) -> &BTreeSet<String> {
        &self.built
    }

    /// The same, with what kustomizations say of images.
    #[must_use]
    pub(crate) fn with_fixed(self, fixed: FixedImages) -> Self {
        Self { fixed, ..self }
    }

    /// What kustomizations say of the images of the objects in a file.
    pub(crate) fn fixed(&self, path: &str) -> Option<&BTreeMap<String, Fixed>> {
        self.fixed.get(path)
    }

    /// The same, with what Compose fills in.
    #[must_use]
    pub(crate) fn with_variables(self, variables: Variables) -> Self {
        Self { variables, ..self }
    }

    /// What Compose fills into the files of a folder.
    pub(crate) fn variables(&self, folder: &str) -> Option<&BTreeMap<String, String>> {
        self.variables.get(folder)
    }

    /// The same, with what names are worth in the files of Terraform modules.
    #[must_use]
    pub(crate) fn with_names(self, names: BTreeMap<String, Arc<Names>>) -> Self {
        Self { names, ..self }
    }

    /// What names are worth in the files of the Terraform module in a folder.
    pub(crate) fn names(&self, folder: &str) -> Option<&Names> {
        self.names.get(folder).map(AsRef::as_ref)
    }

    /// Whether another index says something else of a file.
    pub(crate) fn differs_on(&self, path: &str, other: &Self) -> bool {
        self.is_patch(path) != other.is_patch(path)
            || self.fixed(path) != other.fixed(path)
            || self.variables(folder_of(path)) != other.variables(folder_of(path))
            || self.names(folder_of(path)) != other.names(folder_of(path))
            || self.around(path) != other.around(path)
            || self.built != other.built
    }

    /// Whether a kustomization applies a file as a patch.
    pub(crate) fn is_patch(&self, path: &str) -> bool {
        self.patches.contains(path)
    }

    /// The chart that a file belongs to, the nearest above it, and the rest of its path.
    pub(crate) fn around<'p>(&self, path: &'p str) -> Option<(&'p str, &'p str)> {
        if self.charts.is_empty() {
            return None;
        }
        let mut folder = folder_of(path);
        loop {
            if self.charts.contains(folder) {
                let inside = path.get(folder.len()..).unwrap_or("").trim_start_matches('/');
                return Some((folder, inside));
            }
            if folder.is_empty() {
                return None;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }

    /// Whether a file is among those that Helm renders.
    pub(crate) fn is_template(&self, path: &str) -> bool {
        self.around(path).is_some_and(|(_, inside)| inside.starts_with("templates/"))
    }
}

/// The folder of a path, empty for the root.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::super::tests::file;
    use super::*;

    #[test]
    fn the_nearest_chart_above_a_file_decides() {
        let files = ["charts/web/Chart.yaml", "charts/web/charts/db/Chart.yaml", "a/b.yaml"].map(file);
        let charts = ChartIndex::of(&files);
        let table = [
            ("charts/web/templates/a.yaml", Some(("charts/web", "templates/a.yaml")), true),
            ("charts/web/templates/tests/a.yaml", Some(("charts/web", "templates/tests/a.yaml")), true),
            ("charts/web/charts/db/templates/a.yaml", Some(("charts/web/charts/db", "templates/a.yaml")), true),
            ("charts/web/crds/a.yaml", Some(("charts/web", "crds/a.yaml")), false),
            ("charts/web/values.yaml", Some(("charts/web", "values.yaml")), false),
            ("charts/website/templates/a.yaml", None, false),
            ("templates/a.yaml", None, false),
        ];
        for (path, around, is_template) in table {
            assert_eq!(charts.around(path), around, "{path}");
            assert_eq!(charts.is_template(path), is_template, "{path}");
        }
    }

    #[test]
    fn what_a_kustomization_applies_as_a_patch_is_no_workload() {
        let value = regorus::Value::from_json_str(r#"{"apiVersion": "apps/v1", "kind": "Deployment"}"#).unwrap();
        let patches = BTreeSet::from(["prod/web.yaml".to_owned()]);
        let charts = ChartIndex::of(&[]).with_patches(patches);
        let is_patch = |path| super::super::kinds::of(&file(path), &charts, &value).has("kubernetes/patch");
        assert!(is_patch("prod/web.yaml"));
        assert!(!is_patch("dev/web.yaml"));
    }

    #[test]
    fn a_chart_may_be_the_whole_repository() {
        let charts = ChartIndex::of(&[file("Chart.yaml")]);
        assert_eq!(charts.around("templates/a.yaml"), Some(("", "templates/a.yaml")));
        assert!(charts.is_template("templates/a.yaml"));
        assert!(!ChartIndex::default().is_template("templates/a.yaml"));
    }
}
