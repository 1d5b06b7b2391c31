//! A source of facts that karat cannot find out: files that somebody exported, and what is said of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::date::Period;
use super::standard::{FactFormat, FactSource, FieldType, OnStale, Provenance};

/// A source of imported facts; rules ask for it as `imported.<id>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its name.
    pub id: String,
    /// The folder that `path` starts at.
    pub base: PathBuf,
    /// The files: a path with `*`, `**` and `?`.
    pub path: String,
    /// What they are.
    pub format: FactFormat,
    /// The field that names the entity of a row, with dots between the levels: `entity`, `tags.service`.
    pub key: Option<String>,
    /// Fields that name the entity by something it has: `service` → `metadata.name`.
    pub map: BTreeMap<String, String>,
    /// The fields that rows have to have. Others stay as they are.
    pub fields: BTreeMap<String, FieldType>,
    /// The field that says when a row is from; without it, any `datetime`.
    pub time: Option<String>,
    /// The longest age in seconds, if age matters.
    pub max_age: Option<i64>,
    /// How many seconds beyond that it is still used, and marked as stale.
    pub hold: i64,
    /// What has to prove that the files are what was exported.
    pub provenance: Provenance,
}

impl Import {
    /// The import that a definition in a folder asks for.
    pub fn of(source: &FactSource, folder: PathBuf) -> Self {
        let seconds = |period: Period| i64::try_from(period.seconds()).unwrap_or(i64::MAX);
        Self {
            id: source.id.to_string(),
            base: folder,
            path: source.path.as_str().to_owned(),
            format: source.format,
            key: Some(source.key.clone()).filter(|key| !key.is_empty()),
            map: source.map.clone(),
            fields: source.fields.clone(),
            time: None,
            max_age: source.max_age.map(seconds),
            hold: match source.on_stale {
                OnStale::Unknown => 0,
                OnStale::Hold(period) => seconds(period),
            },
            provenance: source.provenance,
        }
    }
}
