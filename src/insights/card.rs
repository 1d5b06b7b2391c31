//! A scorecard and what is known of its rules → its checks and the schema of its facts, as JSON that is written once.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::fact;
use crate::model::Date;
use crate::model::rule::{RuleId, RuleInfo, is_web};
use crate::model::scorecard::{Check, Level, Phase, Scorecard};
use crate::model::selector::{Selector, Terms};

/// What rules are about, by id: titles, remediations, links.
pub(crate) type Rules = HashMap<RuleId, Arc<RuleInfo>>;

/// A scorecard as catalogs see it.
#[derive(Debug)]
pub(crate) struct Card {
    /// Its definition.
    pub(crate) definition: Arc<Scorecard>,
    /// The id of its fact retriever.
    pub(crate) retriever: String,
    /// Its checks that are shown, in the order of the definition.
    pub(crate) lines: Vec<Line>,
    /// Where each check stands among these.
    pub(crate) places: HashMap<Arc<str>, usize>,
    /// The schema of its facts.
    pub(super) schema: Vec<u8>,
}

/// A check as catalogs see it.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its id among all checks: `<scorecard>.<check>`.
    pub(crate) id: String,
    /// The check.
    pub(crate) check: Check,
    /// What people call it.
    pub(crate) title: String,
    /// What it is about, with what is special about it.
    pub(crate) description: String,
    /// What to do.
    pub(crate) solution: String,
    /// What it does on the day.
    pub(crate) phase: Phase,
    /// Whether it counts: one that is only announced has no results.
    pub(crate) counts: bool,
    /// Its entry among all checks.
    pub(super) entry: Vec<u8>,
    /// Its result where it holds.
    pub(super) passed: Vec<u8>,
    /// Its result where it does not: what comes before, and what comes after all that is said of it.
    pub(super) failed: [Vec<u8>; 2],
    /// What comes before the text that says why.
    pub(super) detail: Vec<u8>,
}

/// `Check`, and the part of it that results repeat.
#[derive(Serialize)]
struct Entry<'l> {
    id: &'l str,
    r#type: &'static str,
    name: &'l str,
    description: &'l str,
    #[serde(rename = "factIds")]
    fact_ids: [&'l str; 1],
    metadata: Map<String, Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<Value>,
}

impl Card {
    pub(super) fn of(definition: Arc<Scorecard>, rules: &Rules, today: Date) -> Self {
        let retriever = format!("karat.{}", definition.id);
        let shown = |check: &&Check| !matches!(check.phase(today), Phase::Planned | Phase::Retired);
        let line = |check: &Check| {
            Line::of(&definition, &retriever, check, rules.get(&check.rule).map(AsRef::as_ref), check.phase(today))
        };
        let lines: Vec<Line> = definition.checks.iter().filter(shown).map(line).collect();
        let places = lines.iter().enumerate().map(|(at, line)| (line.check.id.clone(), at)).collect();
        let schema = bytes(&schema(&definition, &retriever, &lines));
        Self { definition, retriever, lines, places, schema }
    }
}

impl Line {
    fn of(card: &Scorecard, retriever: &str, check: &Check, rule: Option<&RuleInfo>, phase: Phase) -> Self {
        let id = format!("{}.{}", card.id, check.id);
        let title = check.title.clone().or_else(|| rule.map(|rule| rule.title.clone()));
        let title = title.unwrap_or_else(|| check.rule.to_string());
        let description = description(check, rule, phase);
        let solution = check.fix.clone().or_else(|| rule.map(|rule| rule.remediation.clone())).unwrap_or_default();
        let entry = |rule_of: Option<Value>| Entry {
            id: &id,
            r#type: "json-rules-engine",
            name: &title,
            description: &description,
            fact_ids: [retriever],
            metadata: metadata(card, check, &solution, phase),
            links: links(check, rule),
            rule: rule_of,
        };
        let fact = fact::name(&check.id);
        // Two scorecards may have a check of one id: whose fact is meant is said.
        let condition =
            json!({ "fact": fact, "operator": "equal", "value": true, "params": { "factRetrieverId": retriever } });
        let conditions = json!({ "conditions": { "all": [condition] } });
        let own = bytes(&entry(None));
        let result = |holds: bool| {
            let value = json!({ "value": holds, "type": "boolean", "description": title });
            let start = format!("{{\"facts\":{{{}:{value}", Value::from(fact.as_str()));
            let end = format!("}},\"result\":{holds},\"check\":");
            [start.into_bytes(), [end.as_bytes(), &own, b"}"].concat()]
        };
        let detail = Value::from(fact::detail_name(&check.id));
        Self {
            entry: bytes(&entry(Some(conditions))),
            passed: result(true).concat(),
            failed: result(false),
            detail: format!(",{detail}:{{\"type\":\"string\",\"description\":\"Why\",\"value\":").into_bytes(),
            counts: phase != Phase::Announced,
            phase,
            check: check.clone(),
            id,
            title,
            description,
            solution,
        }
    }
}

/// What is found and why it is bad; and what is special about the check here.
fn description(check: &Check, rule: Option<&RuleInfo>, phase: Phase) -> String {
    let about = rule.map_or_else(|| format!("The rule `{}`.", check.rule), |rule| rule.description.trim().to_owned());
    let note = match phase {
        Phase::Announced => match check.warn_from.or(check.enforce_from) {
            Some(day) => format!("Announced: counts from {day}."),
            None => "Announced: does not count yet.".to_owned(),
        },
        Phase::Warned => match check.enforce_from {
            Some(day) => format!("Blocks its level from {day}."),
            None => "Counts, and blocks no level.".to_owned(),
        },
        _ if !check.required => "Counts, and blocks no level.".to_owned(),
        _ => return about,
    };
    format!("{about}\n\n{note}")
}

/// What the stock pages need (category, rank, solution), and what karat knows besides.
fn metadata(card: &Scorecard, check: &Check, solution: &str, phase: Phase) -> Map<String, Value> {
    let category = check.category.as_deref().unwrap_or(&card.title);
    let Value::Object(metadata) = json!({
        "category": category,
        "rank": rank(card, check),
        "solution": solution,
        "exp": check.weight,
        "scorecard": card.id.as_ref(),
        "level": check.level.as_ref(),
        "required": check.required,
        "phase": phase.as_str(),
        "effort": check.effort.word(),
        "rule": check.rule.as_ref(),
    }) else {
        return Map::new();
    };
    metadata
}

/// The rank of a check's level as the stock pages know ranks: bronze 1, silver 2, gold 3.
pub(super) fn rank(card: &Scorecard, check: &Check) -> u32 {
    let level = card.levels.iter().find(|level: &&Level| level.id == check.level);
    level.map_or(1, |level| level.rank).clamp(1, 3)
}

fn links(check: &Check, rule: Option<&RuleInfo>) -> Vec<Value> {
    let own = check.links.iter().map(|link| (link.title.as_str(), link.url.as_str()));
    let page = rule.and_then(|rule| rule.help_uri.as_deref()).map(|url| ("The rule", url));
    let norms = rule.into_iter().flat_map(|rule| &rule.related);
    let norms = norms.map(|link| (link.description.as_deref().unwrap_or(&link.url), link.url.as_str()));
    // Anything else, such as `javascript:`, is no link that a browser should follow.
    let all = own.chain(page).chain(norms).filter(|(_, url)| is_web(url));
    all.map(|(title, url)| json!({ "title": title, "url": url })).collect()
}

/// A schema as Tech Insights flattens it: facts stand beside the id, the version and the filter.
fn schema(card: &Scorecard, retriever: &str, lines: &[Line]) -> Map<String, Value> {
    let mut schema = Map::new();
    let mut put = |name: &str, value: Value| schema.insert(name.to_owned(), value);
    put("id", Value::from(retriever));
    put("version", Value::from(card.version.as_str()));
    put("entityFilter", filter(&card.applies));
    put("score", json!({ "type": "float", "description": "Score of what is known, 0 to 100" }));
    put("coverage", json!({ "type": "float", "description": "Share of the weight that is known, 0 to 100" }));
    put("level", json!({ "type": "string", "description": "The highest level reached, or none" }));
    for line in lines {
        let metadata = json!({ "check": line.id, "solution": line.solution });
        put(&fact::name(&line.check.id), json!({ "type": "boolean", "description": line.title, "metadata": metadata }));
        let why = format!("Why this does not hold, is waived or is not known: {}", line.title);
        put(&fact::detail_name(&line.check.id), json!({ "type": "string", "description": why }));
    }
    schema
}

/// Which entities, as a filter of the catalog; null where a filter cannot say it, or for all.
fn filter(applies: &Selector) -> Value {
    if applies.any.is_empty() || !applies.not.is_empty() {
        return Value::Null;
    }
    let tables: Option<Vec<Value>> = applies.any.iter().map(terms).collect();
    tables.map_or(Value::Null, Value::Array)
}

fn terms(own: &Terms) -> Option<Value> {
    let Terms { kind, r#type, lifecycle, tier, tag, owner, system, language, path } = own;
    if !(tier.is_empty() && language.is_empty() && path.is_empty()) {
        return None;
    }
    let fields = [
        ("kind", kind),
        ("spec.type", r#type),
        ("spec.lifecycle", lifecycle),
        ("metadata.tags", tag),
        ("relations.ownedBy", owner),
        ("relations.partOf", system),
    ];
    let wanted = fields.into_iter().filter(|(_, words)| !words.is_empty());
    let one = |words: &[String]| match words {
        [word] => Value::from(word.as_str()),
        words => Value::from(words),
    };
    Some(Value::Object(wanted.map(|(field, words)| (field.to_owned(), one(words))).collect()))
}

/// JSON. Values of this room have only texts as keys, so that writing them cannot fail.
pub(super) fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
