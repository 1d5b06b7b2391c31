//! The repository as one document: its files and facts, and the documents that cross-file rules ask for.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use crate::model::document::{Document, Kind, Origin};
use crate::model::format::Format;
use crate::model::source::{Repository, SourceFile};

/// The document of a repository.
pub fn document(
    repository: &Arc<Repository>,
    files: &[Arc<SourceFile>],
    documents: BTreeMap<String, Vec<Arc<Document>>>,
) -> Document {
    let file = SourceFile {
        repository: repository.clone(),
        path: Arc::from("."),
        absolute: repository.root.clone(),
        format: Format::Other,
        size: 0,
    };
    Document {
        file: Arc::new(file),
        index: 0,
        kind: Kind::of("repository"),
        value: Value::new_object(),
        origin: Origin::Repository {
            files: files.iter().map(|file| (file.path.clone(), file.clone())).collect(),
            documents,
        },
    }
}
