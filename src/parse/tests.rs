//! What the tests of this room share.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::format::Format;
use crate::model::source::{Content, Repository, SourceFile};

/// A file of a repository that is not on disk. Its format is guessed from its last extension only.
pub(super) fn file(path: &str) -> Arc<SourceFile> {
    let format = match path.rsplit('.').next().unwrap_or("") {
        "yaml" | "yml" => Format::Yaml,
        "json" => Format::Json,
        "toml" | "lock" => Format::Toml,
        "tf" | "hcl" | "tfvars" => Format::Hcl,
        "xml" => Format::Xml,
        "mod" => Format::GoMod,
        "env" => Format::Dotenv,
        "ini" => Format::Ini,
        "properties" => Format::Properties,
        _ if path.ends_with("ignore") => Format::Ignore,
        _ if path.ends_with("Dockerfile") => Format::Dockerfile,
        _ if path.ends_with("CODEOWNERS") => Format::Codeowners,
        _ => Format::Other,
    };
    formatted(path, format)
}

/// A file of a given format.
pub(super) fn formatted(path: &str, format: Format) -> Arc<SourceFile> {
    let repository = Repository {
        target: ".".to_owned(),
        name: "shop".to_owned(),
        root: PathBuf::from("."),
        revision: None,
        past: false,
    };
    Arc::new(SourceFile {
        repository: Arc::new(repository),
        path: Arc::from(path),
        content: Content::Disk(PathBuf::from(path)),
        format,
        size: 0,
    })
}
