//! Further definitions of a platform: facts that come from outside, and golden paths.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date::Period;
use super::glob::Glob;
use super::rule::RuleId;
use super::scorecard::Stage;
use super::selector::Selector;
use super::version::Version;
use super::waiver::Place;

/// A source of facts, from `facts.toml`: files that somebody else writes; karat pulls nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSource {
    /// Permanent id; a rule reads it as `facts.imported.<id>`.
    pub id: Arc<str>,
    /// Which files.
    pub path: Glob,
    /// What they hold.
    pub format: FactFormat,
    /// The field that says which entity a row is about: its reference, the slug of its repository or its path. Parts of nested
    /// fields are joined by dots.
    pub key: String,
    /// Further ways from a row to an entity: a field of the row → a field of the entity.
    pub map: BTreeMap<String, String>,
    /// Older data are stale.
    pub max_age: Option<Period>,
    /// What stale data count as.
    pub on_stale: OnStale,
    /// What must come along with the files.
    pub provenance: Provenance,
    /// Fields of a row and their types; any where there is none.
    pub fields: BTreeMap<String, FieldType>,
    /// Where it is written.
    pub place: Place,
}

/// What files of facts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactFormat {
    /// A list of objects.
    Json,
    /// An object a line.
    Jsonl,
    /// A table with a header.
    Csv,
    /// Cost of clouds in FOCUS, as CSV.
    Focus,
    /// Advisories in OSV's schema.
    Osv,
}

/// What stale data count as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnStale {
    /// As none: checks that need them are unknown.
    #[default]
    Unknown,
    /// As they are for so long, then as none.
    Hold(Period),
}

/// What must come along with files of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provenance {
    /// Nothing.
    #[default]
    None,
    /// A file `<name>.sha256` with their digest.
    Sha256,
    /// A signature of the commit that brought them.
    Signed,
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldType {
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it may be absent.
    pub is_optional: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A day.
    Date,
    /// A moment, RFC 3339.
    DateTime,
    /// A reference to an entity.
    Entity,
    /// The id or commit of a deployment.
    Deployment,
    /// An address.
    Url,
    /// One of these words.
    Enum(Vec<String>),
}

/// A golden path, from `paths/<id>.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldenPath {
    /// Permanent id.
    pub id: Arc<str>,
    /// What people call it.
    pub title: String,
    /// What it is for.
    pub description: Option<String>,
    /// Full reference of who answers for it.
    pub owner: Option<String>,
    /// Where more is said of it.
    pub docs: Option<String>,
    /// Where it stands in its life.
    pub stage: Stage,
    /// Version of the path.
    pub version: Version,
    /// What a new repository is made from.
    pub template: Option<Template>,
    /// Whose path it could be.
    pub applies: Selector,
    /// Whether another way is allowed: only then is being on it a choice.
    pub is_voluntary: bool,
    /// When somebody is on it.
    pub on_path: OnPath,
    /// Files that the path owns: drift is measured on them.
    pub owned: Vec<Glob>,
    /// Signs of use, by id.
    pub signals: Vec<Signal>,
    /// Where it is written.
    pub place: Place,
}

/// What a new repository is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// The repository of the template.
    pub repo: String,
    /// The folder in it; empty for all of it.
    pub dir: String,
    /// Files that a repository made from it has.
    pub markers: Vec<String>,
}

/// When somebody is on a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnPath {
    /// So many of the signals are seen.
    pub at_least: u32,
    /// Ids of signals.
    pub of: Vec<Arc<str>>,
}

/// A sign that a path is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Unique in the path.
    pub id: Arc<str>,
    /// What people call it.
    pub title: Option<String>,
    /// The rule that finds nothing where the sign is seen.
    pub rule: RuleId,
    /// Values of the rule's parameters.
    pub params: BTreeMap<String, regorus::Value>,
}
