//! Deployments that somebody exported from what deploys: which files hold them, and each row as plain values.
//!
//! Files are read, and their fields checked, by the reader of imported facts; here is only what a row has to have.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use regorus::Value;

use super::definition::{Deploy, Seen};
use crate::model::import::Import;
use crate::model::standard::{FactFormat, FieldKind, FieldType, Provenance};

/// What a row may have.
pub(super) const FIELDS: [&str; 6] = ["service", "env", "version", "commit", "at", "result"];
/// The result of a deployment that came to its environment.
const SUCCESS: &str = "success";
/// Every result; of what failed or was stopped nothing came to the environment.
const RESULTS: [&str; 3] = [SUCCESS, "failure", CANCELLED];
/// The result of one that was stopped.
const CANCELLED: &str = "cancelled";

/// The files of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// A path with `*`, `**` and `?`, from the folder of the definition.
    pub(crate) path: String,
    /// What they hold.
    pub(crate) format: FactFormat,
    /// What the fields of [`FIELDS`] are called in the files, where they are called otherwise.
    pub(crate) fields: BTreeMap<&'static str, String>,
}

impl Table {
    fn name(&self, field: &'static str) -> &str {
        self.fields.get(field).map_or(field, String::as_str)
    }
}

/// The rows that were read for each definition with basis `import`, by its id.
pub(crate) type Rows = BTreeMap<String, Vec<Value>>;

/// A deployment as it was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// When, in Unix seconds.
    pub(super) at: i64,
    /// Where.
    pub(super) env: String,
    /// Of what.
    pub(super) service: String,
    /// Which version; the commit where there is none.
    pub(super) version: Arc<str>,
    /// The commit.
    pub(super) commit: Option<Arc<str>>,
}

/// What to import for a definition that lies in a folder; none for those that are read from git.
pub(crate) fn wanted(deploy: &Deploy, folder: &Path) -> Option<Import> {
    let Seen::Import(table) = &deploy.seen else { return None };
    let text = |is_optional| FieldType { kind: FieldKind::Text, is_optional };
    let result = FieldKind::Enum(RESULTS.map(str::to_owned).to_vec());
    let fields = [
        ("service", text(!deploy.service.fill(&[]).is_empty())),
        ("env", text(!deploy.env.fill(&[]).is_empty())),
        ("version", text(true)),
        ("commit", text(true)),
        ("at", FieldType { kind: FieldKind::DateTime, is_optional: false }),
        ("result", FieldType { kind: result, is_optional: true }),
    ];
    Some(Import {
        id: deploy.id.clone(),
        base: folder.to_owned(),
        path: table.path.clone(),
        format: table.format,
        key: None,
        map: BTreeMap::new(),
        fields: fields.into_iter().map(|(name, own)| (table.name(name).to_owned(), own)).collect(),
        time: None,
        max_age: None,
        hold: 0,
        provenance: Provenance::None,
    })
}

/// What some rows say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// The deployments, oldest first.
    pub(super) rows: Vec<Row>,
    /// What did not come to its environment.
    pub(super) attempts: BTreeSet<Attempt>,
}

/// A row of what did not come to its environment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Attempt {
    /// When, in Unix seconds.
    pub(super) at: i64,
    /// Where.
    pub(super) env: String,
    /// Of what.
    pub(super) service: String,
    /// Whether it was stopped; else it failed.
    pub(super) is_stopped: bool,
    /// Which version, or commit, where it says so.
    version: Option<String>,
}

/// What is among some rows; or what is wrong with one of them. Of two with all the same, one counts.
pub(super) fn rows(deploy: &Deploy, values: &[Value]) -> Result<Listed, String> {
    let Seen::Import(table) = &deploy.seen else { return Ok(Listed::default()) };
    let mut listed = Listed::default();
    for value in values {
        match text(value, table.name("result")).filter(|result| result != SUCCESS) {
            None => listed.rows.push(row(deploy, table, value)?),
            Some(result) => drop(listed.attempts.insert(attempt(deploy, table, value, result == CANCELLED)?)),
        }
    }
    listed.rows.sort_by(|a, b| (a.at, &a.version, &a.env, &a.service).cmp(&(b.at, &b.version, &b.env, &b.service)));
    listed.rows.dedup();
    Ok(listed)
}

fn attempt(deploy: &Deploy, table: &Table, value: &Value, is_stopped: bool) -> Result<Attempt, String> {
    let own = |field| text(value, table.name(field));
    Ok(Attempt {
        at: time(table, value)?,
        env: own("env").unwrap_or_else(|| deploy.env.fill(&[])),
        service: own("service").unwrap_or_else(|| deploy.service.fill(&[])),
        is_stopped,
        version: own("version").or_else(|| own("commit")),
    })
}

fn time(table: &Table, value: &Value) -> Result<i64, String> {
    value[table.name("at")].as_i64().map_err(|_| "a row has no time".to_owned())
}

fn row(deploy: &Deploy, table: &Table, value: &Value) -> Result<Row, String> {
    let own = |field| text(value, table.name(field));
    let at = time(table, value)?;
    let (version, commit) = (own("version"), own("commit"));
    let Some(version) = version.or_else(|| commit.clone()) else {
        let (version, commit) = (table.name("version"), table.name("commit"));
        return Err(format!("the row of {at} (Unix seconds) says neither `{version}` nor `{commit}`"));
    };
    Ok(Row {
        at,
        env: own("env").unwrap_or_else(|| deploy.env.fill(&[])),
        service: own("service").unwrap_or_else(|| deploy.service.fill(&[])),
        version: Arc::from(version),
        commit: commit.map(Arc::from),
    })
}

/// A field that says something, as text.
fn text(row: &Value, name: &str) -> Option<String> {
    let found = match &row[name] {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.format_decimal(),
        _ => return None,
    };
    Some(found).filter(|text| !text.is_empty())
}
