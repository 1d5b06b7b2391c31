//! The charts of a repository that are rendered by themselves, their values files, and the files of their templates.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use regorus::Value;

use super::links;
use super::roots::{Place, Surroundings, Way};
use crate::model::document::{Document, Step};
use crate::model::format::Format;
use crate::model::rendered::Variant;
use crate::model::source::SourceFile;

/// Values files that one chart is rendered with; the others are named.
pub(super) const MOST_VALUES: usize = 32;

/// A chart.
#[derive(Debug)]
pub(crate) struct Chart {
    /// `Chart.yaml`
    pub(super) document: Arc<Document>,
    /// Its name, as Helm has it.
    pub(super) name: String,
    /// Further values files, each with its path in the chart.
    values: Vec<(Arc<str>, Arc<SourceFile>)>,
    leads_out: OnceLock<bool>,
}

/// The charts that are rendered by themselves: no libraries, and none that is vendored in another one.
pub(super) fn find(around: &Surroundings<'_>) -> Vec<Chart> {
    let files: Vec<_> = around.below("").filter(|file| file.file_name() == "Chart.yaml").collect();
    let folders: BTreeSet<&str> = files.iter().map(|file| file.folder()).collect();
    let is_root = |file: &&&Arc<SourceFile>| !is_vendored(file.folder(), &folders);
    files.iter().filter(is_root).filter_map(|file| Chart::of(file, around)).collect()
}

/// Whether a chart lies in the `charts/` of another one.
fn is_vendored(folder: &str, charts: &BTreeSet<&str>) -> bool {
    let mut rest = folder;
    while let Some(at) =
        rest.rfind("charts/").filter(|at| *at == 0 || rest.get(..*at).is_some_and(|head| head.ends_with('/')))
    {
        rest = rest.get(..at).unwrap_or("").trim_end_matches('/');
        if charts.contains(rest) {
            return true;
        }
    }
    false
}

impl Chart {
    fn of(file: &Arc<SourceFile>, around: &Surroundings<'_>) -> Option<Self> {
        let document = around.documents(file).into_iter().next()?;
        let name = document.value["name"].as_string().ok()?.to_string();
        let is_library = document.value["type"] == Value::from("library");
        let has_templates =
            ["templates/", "charts/"].iter().any(|inner| around.below(&inside(file.folder(), inner)).next().is_some());
        if is_library || !has_templates {
            return None;
        }
        let own = around.below(&inside(file.folder(), ""));
        let values = own.filter_map(|other| {
            let path = other.path.get(inside(file.folder(), "").len()..)?;
            (other.format == Format::Yaml && is_values(path)).then(|| (Arc::from(path), other.clone()))
        });
        Some(Self { name, values: values.collect(), document, leads_out: OnceLock::new() })
    }

    /// `Chart.yaml`
    pub(super) fn file(&self) -> &Arc<SourceFile> {
        &self.document.file
    }

    /// The folder, empty for the root of the repository.
    pub(super) fn folder(&self) -> &str {
        self.document.file.folder()
    }

    /// Whether it has a link that leads out of the repository, which Helm would follow.
    pub(super) fn leads_out(&self, around: &Surroundings<'_>) -> bool {
        let folder = self.file().on_disk().and_then(Path::parent);
        *self.leads_out.get_or_init(|| folder.is_none_or(|folder| links::lead_out(folder, &around.root)))
    }

    /// Its folder and those of the charts vendored in it.
    pub(super) fn folders(&self, around: &Surroundings<'_>) -> Vec<String> {
        let inner = around.below(&inside(self.folder(), "charts/")).filter(|file| file.file_name() == "Chart.yaml");
        std::iter::once(self.folder()).chain(inner.map(|file| file.folder())).map(str::to_owned).collect()
    }

    /// With its default values, then with each further file.
    pub(super) fn ways(&self) -> Vec<Way> {
        let further = self
            .values
            .iter()
            .take(MOST_VALUES)
            .filter_map(|(name, file)| Some((name, file.on_disk()?.to_owned())))
            .map(|(name, path)| Way { variant: Variant::Values(name.clone()), values: Some(path) });
        std::iter::once(Way { variant: Variant::Default, values: None }).chain(further).collect()
    }

    /// How many values files it is not rendered with.
    pub(super) fn left_out(&self) -> usize {
        self.values.len().saturating_sub(MOST_VALUES)
    }

    /// The file of a template that Helm calls `web/charts/db/templates/service.yaml`, where it is one of the repository's.
    pub(super) fn template(&self, called: &str, around: &Surroundings<'_>) -> Option<Arc<SourceFile>> {
        let mut rest = called.strip_prefix(&self.name)?.strip_prefix('/')?;
        let mut chart = self.document.clone();
        while let Some((name, behind)) = rest.strip_prefix("charts/").and_then(|rest| rest.split_once('/')) {
            chart = vendored(&chart, name, around)?;
            rest = behind;
        }
        around.file(&inside(chart.file.folder(), rest)).cloned()
    }

    /// Its templates and those of the charts vendored in it.
    pub(super) fn templates<'r>(
        &self,
        around: &'r Surroundings<'r>,
    ) -> impl Iterator<Item = &'r Arc<SourceFile>> + use<'r> {
        let folder = inside(self.folder(), "");
        let start = folder.len();
        let own = around.below(&folder);
        own.filter(move |file| {
            file.path.get(start..).is_some_and(|path| path.split('/').any(|part| part == "templates"))
        })
    }

    /// The place in `Chart.yaml` that speaks of the chart that a template belongs to; the whole file for its own.
    pub(super) fn dependency(&self, called: &str) -> Place {
        let inner = called.strip_prefix(&self.name).and_then(|rest| rest.strip_prefix("/charts/"));
        let Some((name, _)) = inner.and_then(|rest| rest.split_once('/')) else {
            return vec![Step::Key("name".into())];
        };
        let Value::Array(dependencies) = &self.document.value["dependencies"] else {
            return vec![Step::Key("name".into())];
        };
        let own =
            dependencies.iter().position(|own| own["alias"] == Value::from(name) || own["name"] == Value::from(name));
        own.map_or_else(
            || vec![Step::Key("name".into())],
            |index| vec![Step::Key("dependencies".into()), Step::Index(index), Step::Key("name".into())],
        )
    }
}

/// The `Chart.yaml` of a chart of this name or alias in the `charts/` of another one.
fn vendored(chart: &Document, name: &str, around: &Surroundings<'_>) -> Option<Arc<Document>> {
    let start = inside(chart.file.folder(), "charts/");
    let document = |file: &Arc<SourceFile>| around.documents(file).into_iter().next();
    if let Some(file) = around.file(&format!("{start}{name}/Chart.yaml")) {
        return document(file);
    }
    let named = match &chart.value["dependencies"] {
        Value::Array(own) => own.iter().find(|own| own["alias"] == Value::from(name)).map(|own| own["name"].clone()),
        _ => None,
    };
    let named = named.unwrap_or_else(|| Value::from(name));
    let inner = around.below(&start).filter(|file| {
        let rest = file.path.get(start.len()..).unwrap_or("");
        rest.split_once('/').is_some_and(|(_, rest)| rest == "Chart.yaml")
    });
    inner.filter_map(document).find(|inner| inner.value["name"] == named)
}

/// A path in a folder.
pub(super) fn inside(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// Whether a path in a chart is recognisably that of a values file beside `values.yaml`.
fn is_values(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Some(stem) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")) else { return false };
    let begins = stem.strip_prefix("values").is_some_and(|rest| rest.starts_with(['-', '.', '_']));
    let ends = stem.strip_suffix("values").is_some_and(|rest| rest.ends_with(['-', '.', '_']));
    match folder {
        "" => begins || ends,
        "ci" => begins || ends || stem == "values",
        "values" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_files_are_known_by_their_names() {
        let table = [
            ("values.yaml", false),
            ("values-prod.yaml", true),
            ("values.prod.yml", true),
            ("prod-values.yaml", true),
            ("ci/default-values.yaml", true),
            ("ci/kind.yaml", false),
            ("values/eu.yaml", true),
            ("values/readme.md", false),
            ("templates/values-x.yaml", false),
            ("valuesets.yaml", false),
        ];
        for (path, expected) in table {
            assert_eq!(is_values(path), expected, "{path}");
        }
    }

    #[test]
    fn a_chart_in_the_charts_of_another_is_vendored() {
        let charts = BTreeSet::from(["", "charts/web", "deploy/shop", "deploy/shop/charts/db", "other/charts/a"]);
        let table = [
            ("charts/web", true),
            ("deploy/shop", false),
            ("deploy/shop/charts/db", true),
            ("deploy/shop/charts/db/charts/x", true),
            ("other/charts/a", false),
            ("other/mycharts/a", false),
        ];
        for (folder, expected) in table {
            let charts =
                if folder.starts_with("charts/") { charts.clone() } else { charts.iter().copied().skip(1).collect() };
            assert_eq!(is_vendored(folder, &charts), expected, "{folder}");
        }
    }
}
