//! The part of OSCAL's assessment results that karat writes, as types. Nothing is decided here.

use std::collections::BTreeMap;

use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Document {
    pub(super) assessment_results: Results,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::struct_field_names, reason = "names of OSCAL")]
pub(super) struct Results {
    pub(super) uuid: String,
    pub(super) metadata: Metadata,
    pub(super) import_ap: Import,
    pub(super) results: Vec<Outcome>,
    pub(super) back_matter: Matter,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) last_modified: String,
    pub(super) version: String,
    pub(super) oscal_version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Import {
    pub(super) href: String,
}

#[derive(Serialize)]
pub(super) struct Matter {
    pub(super) resources: [Resource; 1],
}

#[derive(Serialize)]
pub(super) struct Resource {
    pub(super) uuid: String,
    pub(super) title: &'static str,
    pub(super) description: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Outcome {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) start: String,
    pub(super) end: String,
    pub(super) local_definitions: Definitions,
    pub(super) reviewed_controls: Reviewed,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) observations: Vec<Observation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) findings: Option<Vec<Found>>,
}

#[derive(Serialize)]
pub(super) struct Definitions {
    pub(super) components: [Component; 2],
}

#[derive(Serialize)]
pub(super) struct Component {
    pub(super) uuid: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) description: &'static str,
    pub(super) status: State,
}

#[derive(Serialize)]
pub(super) struct State {
    pub(super) state: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Reviewed {
    pub(super) control_selections: Vec<Selection>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Selection {
    All {
        #[serde(rename = "include-all")]
        include_all: BTreeMap<String, String>,
    },
    Some(Named),
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Named {
    pub(super) description: String,
    pub(super) include_controls: Vec<Control>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Control {
    pub(super) control_id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Observation {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    pub(super) methods: [&'static str; 1],
    pub(super) types: [&'static str; 1],
    pub(super) origins: [Origin; 1],
    pub(super) subjects: [Subject; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) relevant_evidence: Vec<Evidence>,
    pub(super) collected: String,
    pub(super) remarks: String,
}

#[derive(Serialize)]
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) ns: &'static str,
    pub(super) value: String,
}

#[derive(Serialize)]
pub(super) struct Origin {
    pub(super) actors: [Actor; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Actor {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) actor_uuid: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Subject {
    pub(super) subject_uuid: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct Evidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<String>,
    pub(super) description: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Found {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) target: Target,
    pub(super) related_observations: Vec<Related>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::struct_field_names, reason = "names of OSCAL")]
pub(super) struct Target {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) target_id: String,
    pub(super) status: Assessed,
}

#[derive(Serialize)]
pub(super) struct Assessed {
    pub(super) state: &'static str,
    pub(super) reason: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Related {
    pub(super) observation_uuid: String,
}
