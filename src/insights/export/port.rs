//! Bodies of requests to Port: a blueprint and a scorecard for each of karat's scorecards, and its entities, twenty to a request.

use serde_json::{Map, Value, json};

use super::super::card::{Card, Line};
use super::super::fact::{percent, timestamp};
use super::super::state::State;
use super::{Placed, blocking, json_file, placed, plain, title};
use crate::model::scorecard::Level;
use crate::report::{self, SiteFile};

/// What a request may have.
const ENTITIES: usize = 20;

pub(super) fn files(state: &State) -> Vec<SiteFile> {
    let mut files = Vec::new();
    for (card, entities) in placed(state) {
        let blueprint = format!("karat_{}", plain(&card.definition.id));
        files.push(json_file(format!("{blueprint}/blueprint.json"), &blueprint_of(card, &blueprint)));
        files.push(json_file(format!("{blueprint}/scorecard.json"), &scorecard(card, &blueprint)));
        for (at, some) in entities.chunks(ENTITIES).enumerate() {
            let entities: Vec<Value> = some.iter().map(|own| entity(card, own)).collect();
            let path = format!("{blueprint}/entities-{:04}.json", at + 1);
            files.push(json_file(path, &json!({ "entities": entities })));
        }
    }
    files
}

/// The property of a check; its prefix keeps it apart from the others.
fn property(line: &Line) -> String {
    format!("check_{}", plain(&line.check.id))
}

fn blueprint_of(card: &Card, blueprint: &str) -> Value {
    let mut properties = Map::new();
    let mut put = |name: &str, value: Value| properties.insert(name.to_owned(), value);
    put("reference", json!({ "type": "string", "title": "Entity", "description": "As the catalog calls it" }));
    put("score", json!({ "type": "number", "title": "Score", "description": "Of what is known, 0 to 100" }));
    put(
        "coverage",
        json!({ "type": "number", "title": "Coverage", "description": "Share of the weight that is known, 0 to 100" }),
    );
    put("level", json!({ "type": "string", "title": "Level" }));
    put("rank", json!({ "type": "number", "title": "Rank of the level" }));
    put("version", json!({ "type": "string", "title": "Version of the scorecard" }));
    put("owner", json!({ "type": "string", "title": "Owner" }));
    put("seen", json!({ "type": "string", "format": "date-time", "title": "Looked at" }));
    put("reasons", json!({ "type": "object", "title": "Why checks do not hold" }));
    let colors = json!({
        "pass": "green", "partial": "orange", "fail": "red", "waived": "purple", "unknown": "lightGray", "not_applicable": "lightGray",
    });
    for line in &card.lines {
        let outcomes = ["pass", "partial", "fail", "waived", "unknown", "not_applicable"];
        let own = json!({
            "type": "string", "title": line.title, "description": line.description, "enum": outcomes, "enumColors": colors,
        });
        put(&property(line), own);
    }
    json!({
        "identifier": blueprint,
        "title": format!("{} (karat)", card.definition.title),
        "description": card.definition.description.as_deref().unwrap_or(&card.definition.title),
        "icon": "DefaultProperty",
        "schema": { "properties": properties, "required": ["reference"] },
        "mirrorProperties": {},
        "calculationProperties": {},
        "relations": {},
    })
}

/// A scorecard that comes to the levels that karat comes to: what blocks a level there is what blocks it here, and the level itself.
fn scorecard(card: &Card, blueprint: &str) -> Value {
    let levels = card.definition.levels.iter().map(|level| json!({ "title": title(level), "color": color(level) }));
    let levels: Vec<Value> = [json!({ "title": "Basic", "color": "paleBlue" })].into_iter().chain(levels).collect();
    let reached = card.definition.levels.iter().map(|level| {
        json!({
            "identifier": format!("reached_{}", plain(&level.id)),
            "title": format!("{} as karat counts it", title(level)),
            "description": "Score, coverage and grace count, too",
            "level": title(level),
            "query": { "combinator": "and", "conditions": [{ "property": "rank", "operator": ">=", "value": level.rank }] },
        })
    });
    let checks = blocking(card).filter_map(|line| {
        let level = card.definition.levels.iter().find(|level| level.id == line.check.level)?;
        let not = |word: &str| json!({ "property": property(line), "operator": "!=", "value": word });
        Some(json!({
            "identifier": property(line),
            "title": line.title,
            "description": line.solution,
            "level": title(level),
            "query": { "combinator": "and", "conditions": [not("fail"), not("partial")] },
        }))
    });
    json!({
        "identifier": blueprint,
        "title": card.definition.title,
        "levels": levels,
        "rules": reached.chain(checks).collect::<Vec<_>>(),
    })
}

fn color(level: &Level) -> &'static str {
    match (level.id.as_ref(), level.rank) {
        ("bronze", _) => "bronze",
        ("silver", _) => "silver",
        ("gold", _) => "gold",
        (_, 1) => "yellow",
        (_, 2) => "turquoise",
        _ => "green",
    }
}

fn entity(card: &Card, own: &Placed<'_>) -> Value {
    let stood = &own.standing.stood;
    let mut properties = Map::new();
    let mut put = |name: &str, value: Value| properties.insert(name.to_owned(), value);
    put("reference", Value::from(own.entity));
    put("score", stood.score.map_or(Value::Null, percent));
    put("coverage", stood.coverage.map_or(Value::Null, percent));
    put("level", Value::from(stood.level.as_deref().unwrap_or("none")));
    put("rank", Value::from(own.rank(card)));
    put("version", Value::from(stood.version.as_ref()));
    put("owner", stood.facets.owner.as_deref().map_or(Value::Null, Value::from));
    put("seen", Value::from(timestamp(own.standing.seen)));
    put("reasons", json!(own.reasons()));
    for (line, outcome) in own.outcomes(card) {
        put(&property(line), Value::from(outcome));
    }
    json!({ "identifier": identifier(own.entity), "title": report::clean(&stood.name), "properties": properties, "relations": {} })
}

/// A reference in the letters that an identifier may have.
fn identifier(entity: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '_' | '.' | ':' | '/' | '=' | '-');
    entity.chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}
