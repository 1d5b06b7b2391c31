//! The template that a repository was made from, by what the tool leaves behind.
//!
//! `{"engine": "copier"|"cruft"|"backstage"|"karat", "source", "version", "commit", "path"}`: what the marker says, nothing looked
//! up. Absent where there is no marker at all. The marker nearest to the root counts.

use regorus::Value;

use super::value::{object, text};
use super::{Source, Unknown};
use crate::parse;

/// Documents that may name a template: catalog files.
pub(super) const LABELS: [&str; 1] = ["catalog"];

/// The annotation that Backstage's scaffolder writes.
const ANNOTATION: &str = "backstage.io/source-template";

/// What a marker says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Origin {
    engine: &'static str,
    source: Option<String>,
    version: Option<String>,
    commit: Option<String>,
}

pub(super) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let mut markers: Vec<_> = source.files.iter().filter_map(|file| Some((file, reader(&file.path)?))).collect();
    markers.sort_by_key(|(file, _)| (file.path.matches('/').count(), file.path.clone()));
    for (file, read) in markers {
        let Some(content) = source.text(file)? else { continue };
        if let Some(origin) = read(&content) {
            return Ok(value(&origin, &file.path));
        }
    }
    let by_catalog = source.documents.iter().find_map(|document| {
        let template = document.value["metadata"]["annotations"][ANNOTATION].as_string().ok()?;
        Some((document, Origin { engine: "backstage", source: Some(template.to_string()), ..Origin::default() }))
    });
    Ok(by_catalog.map_or(Value::Undefined, |(document, origin)| value(&origin, &document.file.path)))
}

/// Whether the file at a path may change the fact.
pub(super) fn feeds(path: &str) -> bool {
    reader(path).is_some()
}

fn value(origin: &Origin, path: &str) -> Value {
    object([
        ("engine", text(origin.engine)),
        ("source", origin.source.as_deref().and_then(text)),
        ("version", origin.version.as_deref().and_then(text)),
        ("commit", origin.commit.as_deref().and_then(text)),
        ("path", text(path)),
    ])
}

type Read = fn(&str) -> Option<Origin>;

fn reader(path: &str) -> Option<Read> {
    let name = path.rsplit('/').next().unwrap_or(path);
    if path.ends_with(".karat/path.lock") {
        return Some(karat);
    }
    if name == ".cruft.json" {
        return Some(cruft);
    }
    // A project made from several templates has one file a template: `.copier-answers.ci.yml`.
    let rest = name.strip_prefix(".copier-answers")?;
    let is_yaml = matches!(rest.rsplit_once('.'), Some((_, "yml" | "yaml")));
    is_yaml.then_some(copier as Read)
}

fn copier(content: &str) -> Option<Origin> {
    let answers = parse::yaml::parse(content, parse::yaml::Dialect::GitHub).trees.into_iter().next()?.value;
    let commit = string(&answers["_commit"]);
    // `v1.2.0`, or `v1.2.0-3-gabc1234` behind a tag, or a commit where there is no tag.
    let version = commit.clone().filter(|commit| !is_hash(commit));
    let hash = commit
        .as_deref()
        .filter(|commit| is_hash(commit))
        .or_else(|| commit.as_deref()?.rsplit_once("-g").map(|(_, hash)| hash));
    let commit = hash.filter(|hash| is_hash(hash)).map(str::to_owned);
    let source = string(&answers["_src_path"]);
    source.is_some().then_some(Origin { engine: "copier", source, version, commit })
}

fn cruft(content: &str) -> Option<Origin> {
    let own = parse::json::parse(content, parse::json::Syntax::Json).trees.into_iter().next()?.value;
    let source = string(&own["template"]);
    let origin = Origin { engine: "cruft", version: string(&own["checkout"]), commit: string(&own["commit"]), source };
    origin.source.is_some().then_some(origin)
}

fn karat(content: &str) -> Option<Origin> {
    let own = parse::toml::parse(content).trees.into_iter().next()?.value;
    let source = ["template", "source", "path"].iter().find_map(|key| string(&own[*key]));
    let origin = Origin { engine: "karat", version: string(&own["version"]), commit: string(&own["commit"]), source };
    origin.source.is_some().then_some(origin)
}

fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.to_string()),
        // A version such as 1.0 is a number in YAML.
        Value::Number(number) => Some(number.format_decimal()),
        _ => None,
    }
    .filter(|text| !text.is_empty())
}

fn is_hash(text: &str) -> bool {
    (7..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::super::Gathered;
    use super::super::tests::{Tree, json};

    #[test]
    fn markers_name_their_template() {
        let table = [
            (
                ".copier-answers.yml",
                "# changes will be overwritten\n_commit: v1.2.0-3-gabc1234\n_src_path: gh:acme/templates\nname: x\n",
                r#"{"engine": "copier", "source": "gh:acme/templates", "version": "v1.2.0-3-gabc1234", "commit": "abc1234", "path": ".copier-answers.yml"}"#,
            ),
            (
                ".copier-answers.ci.yml",
                "_commit: 0123abc\n_src_path: gh:acme/ci\n",
                r#"{"engine": "copier", "source": "gh:acme/ci", "commit": "0123abc", "path": ".copier-answers.ci.yml"}"#,
            ),
            (
                ".cruft.json",
                r#"{"template": "https://a.co/t", "commit": "9f", "checkout": null, "context": {}}"#,
                r#"{"engine": "cruft", "source": "https://a.co/t", "commit": "9f", "path": ".cruft.json"}"#,
            ),
            (
                ".karat/path.lock",
                "path = \"rust-service\"\nversion = \"4.2.0\"\nsource = \"acme/templates\"\n",
                r#"{"engine": "karat", "source": "acme/templates", "version": "4.2.0", "path": ".karat/path.lock"}"#,
            ),
            (
                ".karat/path.lock",
                "schema = 1\ntemplate = \"acme/templates\"\ncommit = \"0123abc\"\n",
                r#"{"engine": "karat", "source": "acme/templates", "commit": "0123abc", "path": ".karat/path.lock"}"#,
            ),
            (
                "catalog-info.yaml",
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: x\n  annotations: {backstage.io/source-template: template:default/go}\n",
                r#"{"engine": "backstage", "source": "template:default/go", "path": "catalog-info.yaml"}"#,
            ),
        ];
        for (path, text, expected) in table {
            assert_eq!(Tree::new(&[(path, text)]).fact("template"), json(expected), "{path}");
        }
    }

    #[test]
    fn without_a_marker_there_is_no_such_fact() {
        for (path, text) in [("README.md", ""), (".cruft.json", "{"), (".copier-answers.yml", "name: x\n")] {
            assert_eq!(Tree::new(&[(path, text)]).gather(&["template"]), Gathered::default(), "{path}");
        }
    }

    #[test]
    fn the_marker_nearest_to_the_root_counts() {
        let files = [("a/.cruft.json", r#"{"template": "deep"}"#), (".copier-answers.yml", "_src_path: near\n")];
        let expected = r#"{"engine": "copier", "source": "near", "path": ".copier-answers.yml"}"#;
        assert_eq!(Tree::new(&files).fact("template"), json(expected));
    }
}
