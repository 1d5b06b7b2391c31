//! What the tests of this room share: a repository on disk made of a few texts.

#![expect(clippy::disallowed_methods, reason = "the tests make the files that are read")]

use crate::facts::imported::Imported;
use std::fs;
use std::sync::Arc;

use regorus::Value;

use crate::facts::{Source, Unknown};
use crate::model::{Content, Format, Repository, SourceFile};

/// What a fact is of a repository with these files.
pub(in crate::facts) fn gathered(files: &[(&str, &str)], gather: fn(&Source<'_>) -> Result<Value, Unknown>) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_owned();
    let repository =
        Repository { target: ".".to_owned(), name: "shop".to_owned(), root: root.clone(), revision: None, past: false };
    let repository = Arc::new(repository);
    let mut listed: Vec<_> = files
        .iter()
        .map(|(path, text)| {
            let absolute = root.join(path);
            fs::create_dir_all(absolute.parent().unwrap()).unwrap();
            fs::write(&absolute, text).unwrap();
            let format = format_of(path);
            let size = text.len() as u64;
            Arc::new(SourceFile {
                repository: repository.clone(),
                path: Arc::from(*path),
                content: Content::Disk(absolute),
                format,
                size,
            })
        })
        .collect();
    listed.sort_by(|a, b| a.path.cmp(&b.path));
    let source = Source {
        repository: &repository,
        files: &listed,
        documents: &[],
        heads: None,
        scopes: &[],
        now: 0,
        imported: &Imported::default(),
    };
    gather(&source).unwrap()
}

/// A value out of JSON.
pub(in crate::facts) fn json(text: &str) -> Value {
    Value::from_json_str(text).unwrap()
}

/// What the names that are used here say of their texts.
fn format_of(path: &str) -> Format {
    let name = path.rsplit('/').next().unwrap();
    match name.rsplit('.').next().unwrap() {
        _ if matches!(name, "Cargo.lock" | "poetry.lock" | "uv.lock" | "pdm.lock" | "Pipfile") => Format::Toml,
        _ if matches!(name, "composer.lock" | "Pipfile.lock") => Format::Json,
        _ if matches!(name, "bun.lock" | "global.json") => Format::Jsonc,
        _ if name == "Chart.lock" => Format::Yaml,
        "Dockerfile" => Format::Dockerfile,
        "hcl" | "tf" => Format::Hcl,
        "json" => Format::Json,
        "mod" => Format::GoMod,
        "toml" => Format::Toml,
        "csproj" | "props" | "xml" => Format::Xml,
        "yaml" | "yml" => Format::Yaml,
        _ => Format::Other,
    }
}
