//! The repository as one document: its files and facts, and the documents that cross-file rules ask for.
//!
//! ```text
//! {"name": "shop", "revision": "2c6f…",            revision where it is known
//!  "files": {"src/main.go": {"size": 812, "format": "other"}, …},
//!  "folders": {"": ["README.md", …], "src": ["main.go", …], …},
//!  "facts": {"git": true, "languages": {"go": 12, …}, "ci": ["github_actions", …],
//!            "rendered_charts": ["charts/web", …]},  folders of the charts whose objects are among the documents
//!  "documents": {"kubernetes": [{"path", "index", "labels", "value"}, …], …}}
//! ```
//!
//! Made from names and from what is already parsed; reads nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::facts;
use crate::model::document::{Document, Kind, Origin};
use crate::model::format::Format;
use crate::model::source::{Repository, SourceFile};

/// The document of a repository. `rendered` names the folders of the charts whose objects are among the documents.
pub fn document(
    repository: &Arc<Repository>,
    files: &[Arc<SourceFile>],
    documents: BTreeMap<String, Vec<Arc<Document>>>,
    rendered: &BTreeSet<String>,
) -> Document {
    let file = SourceFile {
        repository: repository.clone(),
        path: Arc::from("."),
        absolute: repository.root.clone(),
        format: Format::Other,
        size: 0,
    };
    let mut top = vec![
        ("name", Value::from(repository.name.as_str())),
        ("files", self::files(files)),
        ("folders", folders(files)),
        ("facts", facts_of(repository, files, rendered)),
        ("documents", self::documents(&documents)),
    ];
    if let Some(revision) = &repository.revision {
        top.push(("revision", Value::from(revision.as_str())));
    }
    Document {
        file: Arc::new(file),
        index: 0,
        kind: Kind::of("repository"),
        value: object(top),
        origin: Origin::Repository {
            files: Arc::new(files.iter().map(|file| (file.path.clone(), file.clone())).collect()),
            documents: Arc::new(documents),
            unknown: Arc::default(),
            descriptor: None,
        },
    }
}

/// Files by their paths, with what their names say.
pub(crate) fn files(files: &[Arc<SourceFile>]) -> Value {
    let (size, format) = (Value::from("size"), Value::from("format"));
    let mut formats: BTreeMap<Format, Value> = BTreeMap::new();
    let mut entry = |file: &SourceFile| {
        let name = formats.entry(file.format).or_insert_with(|| Value::from(file.format.as_str())).clone();
        map([(size.clone(), Value::from(file.size)), (format.clone(), name)])
    };
    map(files.iter().map(|file| (Value::String(file.path.clone()), entry(file))))
}

/// The names of the files in each folder; the root is the folder without a name.
pub(crate) fn folders(files: &[Arc<SourceFile>]) -> Value {
    let mut folders: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for file in files {
        folders.entry(file.folder()).or_default().push(Value::from(file.file_name()));
    }
    map(folders.into_iter().map(|(folder, names)| (Value::from(folder), Value::from(names))))
}

fn facts_of(repository: &Repository, files: &[Arc<SourceFile>], rendered: &BTreeSet<String>) -> Value {
    let mut languages: BTreeMap<&str, u64> = BTreeMap::new();
    let mut ci = BTreeSet::new();
    for file in files {
        if let Some(language) = facts::language(&file.path) {
            *languages.entry(language).or_default() += 1;
        }
        ci.extend(facts::ci(&file.path));
    }
    object([
        ("git", Value::from(repository.revision.is_some())),
        ("languages", map(languages.into_iter().map(|(name, count)| (Value::from(name), Value::from(count))))),
        ("ci", Value::from(ci.into_iter().map(Value::from).collect::<Vec<_>>())),
        ("rendered_charts", Value::from(rendered.iter().map(|own| Value::from(own.as_str())).collect::<Vec<_>>())),
    ])
}

/// Documents by the labels that they were asked for by.
pub(crate) fn documents(documents: &BTreeMap<String, Vec<Arc<Document>>>) -> Value {
    map(documents.iter().map(|(label, own)| (Value::from(label.as_str()), all(own))))
}

fn all(documents: &[Arc<Document>]) -> Value {
    let one = |document: &Arc<Document>| {
        let labels: Vec<_> = document.kind.0.iter().map(|label| Value::from(label.as_ref())).collect();
        object([
            ("path", Value::String(document.file.path.clone())),
            ("index", Value::from(u64::from(document.index))),
            ("labels", Value::from(labels)),
            ("value", document.value.clone()),
        ])
    };
    Value::from(documents.iter().map(one).collect::<Vec<_>>())
}

/// An object of entries with names.
pub(crate) fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    map(entries.into_iter().map(|(key, value)| (Value::from(key), value)))
}

fn map(entries: impl IntoIterator<Item = (Value, Value)>) -> Value {
    Value::from(entries.into_iter().collect::<BTreeMap<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::super::tests::file;
    use super::*;
    use crate::model::{SourceText, Spans};

    fn deployment() -> Arc<Document> {
        let file = file("deploy/web.yaml");
        let source = SourceText { file: file.clone(), text: Arc::from("kind: Deployment"), base: 0 };
        Arc::new(Document {
            file,
            index: 1,
            kind: Kind::of("kubernetes"),
            value: Value::from_json_str(r#"{"kind": "Deployment"}"#).unwrap(),
            origin: Origin::Text { sources: vec![source], spans: Spans::default() },
        })
    }

    fn value(paths: &[&str], documents: BTreeMap<String, Vec<Arc<Document>>>) -> Value {
        let files: Vec<_> = paths.iter().map(|path| file(path)).collect();
        let repository = Repository { revision: Some("2c6f".to_owned()), ..(*file("a").repository).clone() };
        document(&Arc::new(repository), &files, documents, &BTreeSet::new()).value
    }

    #[test]
    fn a_repository_lists_its_files_folders_and_facts() {
        let found = value(&["README.md", ".github/workflows/ci.yml", "src/a.go", "src/b.go"], BTreeMap::new());
        let expected = r#"{
            "name": "shop",
            "revision": "2c6f",
            "files": {
                "README.md": {"size": 0, "format": "other"},
                ".github/workflows/ci.yml": {"size": 0, "format": "yaml"},
                "src/a.go": {"size": 0, "format": "other"},
                "src/b.go": {"size": 0, "format": "other"}
            },
            "folders": {"": ["README.md"], ".github/workflows": ["ci.yml"], "src": ["a.go", "b.go"]},
            "facts": {"git": true, "languages": {"go": 2}, "ci": ["github_actions"], "rendered_charts": []},
            "documents": {}
        }"#;
        assert_eq!(found, Value::from_json_str(expected).unwrap());
    }

    #[test]
    fn documents_stand_in_the_order_in_which_findings_name_them() {
        let documents = BTreeMap::from([("kubernetes".to_owned(), vec![deployment()]), ("catalog".to_owned(), vec![])]);
        let found = value(&[], documents);
        let expected = r#"{
            "catalog": [],
            "kubernetes": [
                {"path": "deploy/web.yaml", "index": 1, "labels": ["kubernetes"], "value": {"kind": "Deployment"}}
            ]
        }"#;
        assert_eq!(found["documents"], Value::from_json_str(expected).unwrap());
    }
}
