//! A rule on the wire, in the words of METADATA.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::model::rule::{Link, Parameter, RuleInfo};

/// What METADATA says of a rule, and where it stands.
#[derive(Serialize)]
pub(super) struct Rule<'r> {
    id: &'r str,
    title: &'r str,
    description: &'r str,
    severity: &'static str,
    kinds: &'r [String],
    documents: &'r [String],
    facts: &'r [String],
    remediation: &'r str,
    controls: &'r BTreeMap<String, Vec<String>>,
    parameters: BTreeMap<&'r str, Setting<'r>>,
    related_resources: Vec<Related<'r>>,
    aliases: &'r [String],
    overlaps: &'r [String],
    deprecated: bool,
    since: Option<&'r str>,
    help_uri: Option<&'r str>,
    built_in: bool,
    source: &'r str,
    line: u32,
}

/// A value of the engine as JSON.
pub(in crate::report) fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

/// A parameter with the value that it has where the user gives none.
#[derive(Serialize)]
struct Setting<'r> {
    default: Value,
    description: &'r str,
}

/// A link to a norm.
#[derive(Serialize)]
struct Related<'r> {
    #[serde(rename = "ref")]
    url: &'r str,
    description: Option<&'r str>,
}

impl<'r> Rule<'r> {
    /// The rule.
    pub(super) fn of(info: &'r RuleInfo) -> Self {
        Self {
            id: &info.id,
            title: &info.title,
            description: &info.description,
            severity: info.severity.as_str(),
            kinds: &info.kinds,
            documents: &info.documents,
            facts: &info.facts,
            remediation: &info.remediation,
            controls: &info.controls,
            parameters: info.parameters.iter().map(|(name, own)| (name.as_str(), Setting::of(own))).collect(),
            related_resources: info.related.iter().map(Related::of).collect(),
            aliases: &info.aliases,
            overlaps: &info.overlaps,
            deprecated: info.deprecated,
            since: info.since.as_deref(),
            help_uri: info.help_uri.as_deref(),
            built_in: info.built_in,
            source: &info.source,
            line: info.line,
        }
    }
}

impl<'r> Setting<'r> {
    fn of(parameter: &'r Parameter) -> Self {
        Self { default: value(&parameter.default), description: &parameter.description }
    }
}

impl<'r> Related<'r> {
    fn of(link: &'r Link) -> Self {
        Self { url: &link.url, description: link.description.as_deref() }
    }
}
