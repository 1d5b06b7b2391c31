//! The variables that Compose fills into a file: those of the `.env` beside it, unless the environment has them.
//! <https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/>

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::charts::ChartIndex;
use super::{ReadOptions, read};
use crate::model::document::variable_label;
use crate::model::paths::ends_with;
use crate::model::source::SourceFile;

/// Variables with their values, by the folders of their files.
pub(crate) type Variables = BTreeMap<String, BTreeMap<String, String>>;

/// Deeper than any schema.
const MAX_DEPTH: usize = 32;
/// What a container is given, which may be a secret: no rule needs to know it.
const GIVEN: [&str; 4] = ["args", "environment", "labels", "secrets"];

/// Whether the file at a path has variables for the files of Compose beside it.
pub(crate) fn is_environment(path: &str) -> bool {
    ends_with(path, ".env")
}

/// The variables of all files that are such, by folder.
pub(crate) fn variables(files: &[Arc<SourceFile>], options: &ReadOptions<'_>) -> Variables {
    let own = files.iter().filter(|file| is_environment(&file.path));
    let of_file = |file: &Arc<SourceFile>| {
        let documents = read(file, options).documents;
        let pairs = documents.first()?.value.as_object().ok()?.iter();
        let text = |value: &Value| value.as_string().ok().map(ToString::to_string);
        let pairs = pairs.filter_map(|(name, value)| Some((text(name)?, text(value).filter(|own| !own.is_empty())?)));
        Some((file.folder().to_owned(), pairs.collect()))
    };
    own.filter_map(of_file).collect()
}

/// Labels for the variables that a file of Compose in a folder refers to, outside of what it only hands to containers.
pub(super) fn labels(value: &Value, folder: &str, charts: &ChartIndex) -> Vec<Cow<'static, str>> {
    let Some(known) = charts.variables(folder) else { return Vec::new() };
    let mut names = BTreeSet::new();
    gather(value, 0, &mut names);
    known
        .iter()
        .filter(|(name, _)| names.contains(name.as_str()))
        .map(|(name, own)| variable_label(name, own))
        .collect()
}

fn gather<'v>(value: &'v Value, depth: usize, names: &mut BTreeSet<&'v str>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::String(text) if text.contains('$') => {
            names.extend(text.split('$').skip(1).map(name));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, depth + 1, names)),
        Value::Object(entries) => {
            let is_given = |key: &Value| key.as_string().is_ok_and(|key| GIVEN.contains(&key.as_ref()));
            entries.iter().filter(|(key, _)| !is_given(key)).for_each(|(_, inner)| gather(inner, depth + 1, names));
        }
        _ => {}
    }
}

/// The name that a text behind a `$` begins with: of `{TAG:-1}` and of `TAG/x`.
fn name(text: &str) -> &str {
    let text = text.strip_prefix('{').unwrap_or(text);
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_labels_for_the_variables_that_it_refers_to() {
        let value = Value::from_json_str(
            r#"{"services": {"web": {"image": "web:${TAG:-${OTHER}}", "ports": ["$PORT:80"], "user": "${GONE}",
                "environment": {"PASSWORD": "${PASSWORD}"}}}}"#,
        );
        let known = ["TAG", "OTHER", "PORT", "PASSWORD", "UNUSED"].map(|name| (name.to_owned(), name.to_lowercase()));
        let variables = Variables::from([("shop".to_owned(), BTreeMap::from(known))]);
        let charts = ChartIndex::default().with_variables(variables);
        let value = value.unwrap();
        assert_eq!(labels(&value, "shop", &charts), ["variable/OTHER=other", "variable/PORT=port", "variable/TAG=tag"]);
        assert!(labels(&value, "", &charts).is_empty());
        assert!(is_environment(".env") && is_environment("a/.env") && !is_environment("a.env"));
    }
}
