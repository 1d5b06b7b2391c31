//! A source of facts that karat cannot find out: files that somebody exported, and what is said of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::date::Period;
use super::standard::{self, FactSource};

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
    pub format: ImportFormat,
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

/// How files of a source are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportFormat {
    /// A line of names, then a row a line.
    #[default]
    Csv,
    /// An array of objects, or `{"as_of": …, "rows": […]}`.
    Json,
    /// An object a line.
    Jsonl,
    /// Cloud cost by the `FinOps` Open Cost and Usage Specification, as CSV.
    Focus,
    /// Advisories of OSV, or what `osv-scanner` found.
    Osv,
}

/// What proves that a file is what was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Provenance {
    /// Nothing has to.
    #[default]
    None,
    /// `<file>.sha256` or `SHA256SUMS` beside it.
    Sha256,
    /// A signature. karat checks none yet, and so knows nothing of such a source.
    Signed,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldType {
    /// The sort of value.
    pub kind: FieldKind,
    /// Whether it may be empty or absent.
    pub is_optional: bool,
}

/// The sort of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text: `string`, and names of things (`deployment`, `entity`).
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A moment; rules see seconds since 1970.
    Datetime,
    /// One of some words.
    Enum(Vec<String>),
}

impl Import {
    /// The import that a definition in a folder asks for.
    pub fn of(source: &FactSource, folder: PathBuf) -> Self {
        let field = |own: &standard::FieldType| FieldType { kind: kind(&own.kind), is_optional: own.is_optional };
        let seconds = |period: Period| i64::try_from(period.seconds()).unwrap_or(i64::MAX);
        Self {
            id: source.id.to_string(),
            base: folder,
            path: source.path.as_str().to_owned(),
            format: match source.format {
                standard::FactFormat::Json => ImportFormat::Json,
                standard::FactFormat::Jsonl => ImportFormat::Jsonl,
                standard::FactFormat::Csv => ImportFormat::Csv,
                standard::FactFormat::Focus => ImportFormat::Focus,
                standard::FactFormat::Osv => ImportFormat::Osv,
            },
            key: Some(source.key.clone()).filter(|key| !key.is_empty()),
            map: source.map.clone(),
            fields: source.fields.iter().map(|(name, own)| (name.clone(), field(own))).collect(),
            time: None,
            max_age: source.max_age.map(seconds),
            hold: match source.on_stale {
                standard::OnStale::Unknown => 0,
                standard::OnStale::Hold(period) => seconds(period),
            },
            provenance: match source.provenance {
                standard::Provenance::None => Provenance::None,
                standard::Provenance::Sha256 => Provenance::Sha256,
                standard::Provenance::Signed => Provenance::Signed,
            },
        }
    }
}

fn kind(of: &standard::FieldKind) -> FieldKind {
    match of {
        standard::FieldKind::Text
        | standard::FieldKind::Entity
        | standard::FieldKind::Deployment
        | standard::FieldKind::Url => FieldKind::Text,
        standard::FieldKind::Integer => FieldKind::Integer,
        standard::FieldKind::Number => FieldKind::Number,
        standard::FieldKind::Boolean => FieldKind::Boolean,
        standard::FieldKind::Date | standard::FieldKind::DateTime => FieldKind::Datetime,
        standard::FieldKind::Enum(words) => FieldKind::Enum(words.clone()),
    }
}

impl ImportFormat {
    /// The format of a word of the definition.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "csv" => Self::Csv,
            "json" => Self::Json,
            "jsonl" => Self::Jsonl,
            "focus-1.0" => Self::Focus,
            "osv" => Self::Osv,
            _ => return None,
        })
    }
}

impl FieldType {
    /// The type of a word of the definition: `datetime?`, `enum:low,high`.
    pub fn of(word: &str) -> Option<Self> {
        let (name, is_optional) = word.strip_suffix('?').map_or((word, false), |name| (name, true));
        let kind = match name.split_once(':') {
            Some(("enum", words)) => {
                let words: Vec<String> = words.split(',').map(|word| word.trim().to_owned()).collect();
                FieldKind::Enum(words.into_iter().filter(|word| !word.is_empty()).collect())
            }
            None => match name {
                "string" | "deployment" | "entity" | "commit" | "url" => FieldKind::Text,
                "integer" => FieldKind::Integer,
                "number" => FieldKind::Number,
                "boolean" | "bool" => FieldKind::Boolean,
                "datetime" | "date" => FieldKind::Datetime,
                _ => return None,
            },
            Some(_) => return None,
        };
        let is_empty = matches!(&kind, FieldKind::Enum(words) if words.is_empty());
        (!is_empty).then_some(Self { kind, is_optional })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_words_of_the_definition() {
        let of = |kind, is_optional| Some(FieldType { kind, is_optional });
        assert_eq!(FieldType::of("datetime?"), of(FieldKind::Datetime, true));
        assert_eq!(FieldType::of("deployment"), of(FieldKind::Text, false));
        assert_eq!(FieldType::of("enum:a, b"), of(FieldKind::Enum(vec!["a".to_owned(), "b".to_owned()]), false));
        for wrong in ["", "?", "enum:", "enum", "int:3", "Datetime"] {
            assert_eq!(FieldType::of(wrong), None, "{wrong}");
        }
    }
}
