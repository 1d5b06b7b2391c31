//! What the documents of a repository and of its entities are made of: its files and folders, what their names say, and the
//! documents that cross-file rules ask for. Made from names and from what is already parsed; reads nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::facts;
use crate::model::document::Document;
use crate::model::format::Format;
use crate::model::source::{Repository, SourceFile};

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

/// The languages of the files below a folder, with the number of files; of all files below the folder without a name.
pub(crate) fn languages(files: &[Arc<SourceFile>], folder: &str) -> BTreeMap<&'static str, u64> {
    let is_below =
        |path: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let mut languages = BTreeMap::new();
    for language in files.iter().filter(|file| is_below(&file.path)).filter_map(|file| facts::language(&file.path)) {
        *languages.entry(language).or_default() += 1;
    }
    languages
}

/// The systems that build a repository.
pub(crate) fn ci(files: &[Arc<SourceFile>]) -> BTreeSet<&'static str> {
    files.iter().filter_map(|file| facts::ci(&file.path)).collect()
}

/// What is known of a repository by the names of its files. `rendered` names the folders of the charts whose objects are among the
/// documents.
pub fn facts(
    repository: &Repository,
    files: &[Arc<SourceFile>],
    rendered: &BTreeSet<String>,
) -> BTreeMap<String, Value> {
    let languages = languages(files, "");
    let facts = [
        ("git", Value::from(repository.revision.is_some())),
        ("languages", map(languages.into_iter().map(|(name, count)| (Value::from(name), Value::from(count))))),
        ("ci", Value::from(ci(files).into_iter().map(Value::from).collect::<Vec<_>>())),
        ("rendered_charts", Value::from(rendered.iter().map(|own| Value::from(own.as_str())).collect::<Vec<_>>())),
    ];
    facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect()
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
