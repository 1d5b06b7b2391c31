//! Files of definitions (scorecards, waivers, campaigns …): told by `schema = 1` and the fields that one of their sort has, so that
//! no other TOML is taken for one. Which of their fields are right is not asked here.

use std::borrow::Cow;

use regorus::Value;

use super::Labels;

/// The labels of a file of definitions, by its name and what it holds; none of other files.
pub(super) fn labels(name: &str, value: &Value) -> Labels {
    if value["schema"].as_i64().ok() != Some(1) {
        return Labels::new();
    }
    let label = if has_texts(value, &["id", "title"]) && items(value, "check").any(|check| is_text(check, "rule")) {
        "karat/scorecard"
    } else if has_texts(value, &["id", "reason", "expires"]) && is_table(value, "scope") {
        "karat/waiver"
    } else if has_texts(value, &["id", "scorecard", "start", "deadline"]) {
        "karat/campaign"
    } else if has_texts(value, &["id", "title", "version"]) && is_path(value) {
        "karat/path"
    } else if only(value, &["source"]) && items(value, "source").any(|source| has_texts(source, &["id", "path"])) {
        "karat/facts"
    } else if only(value, &["environments", "stuck_after", "deploy"]) && items(value, "deploy").any(is_deploy) {
        "karat/flow"
    } else if name == "waiver-policy.toml"
        && only(value, &["max_days", "max_renewals", "budget", "warn_before", "approver"])
    {
        "karat/waiver_policy"
    } else {
        return Labels::new();
    };
    vec![Cow::Borrowed("karat"), Cow::Borrowed(label)]
}

fn is_path(value: &Value) -> bool {
    let is_of_template = is_text(&value["template"], "repo") && matches!(value["owned"], Value::Array(_));
    is_table(value, "on_path") || is_table(value, "signals") || is_of_template
}

fn is_deploy(value: &Value) -> bool {
    is_text(value, "id") && ["basis", "files", "tags"].iter().any(|field| is_text(value, field))
}

fn is_text(value: &Value, field: &str) -> bool {
    matches!(value[field], Value::String(_))
}

fn is_table(value: &Value, field: &str) -> bool {
    matches!(value[field], Value::Object(_))
}

fn has_texts(value: &Value, fields: &[&str]) -> bool {
    fields.iter().all(|field| is_text(value, field))
}

/// Whether there is nothing but these fields and the schema.
fn only(value: &Value, fields: &[&str]) -> bool {
    let is_known =
        |key: &Value| key.as_string().is_ok_and(|key| key.as_ref() == "schema" || fields.contains(&key.as_ref()));
    value.as_object().is_ok_and(|entries| entries.iter().all(|(key, _)| is_known(key)))
}

fn items<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().ok().into_iter().flat_map(|items| items.iter())
}
