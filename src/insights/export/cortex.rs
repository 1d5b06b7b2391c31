//! Bodies of requests to Cortex: custom data of entities, a hundred to a request, and a descriptor for each scorecard.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::super::card::Card;
use super::super::fact::percent;
use super::super::request::Reference;
use super::super::state::State;
use super::{Placed, blocking, json_file, placed, plain, title};
use crate::report::SiteFile;

/// Entities of a request.
const ENTITIES: usize = 100;

pub(super) fn files(state: &State) -> Vec<SiteFile> {
    let (placed, tags) = (placed(state), tags(state));
    let mut values: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut files = Vec::new();
    for (card, entities) in &placed {
        for own in entities {
            let tag = tags.get(own.entity).map_or(own.entity, String::as_str);
            values.entry(tag).or_default().extend(data(card, own));
        }
        files.push(SiteFile { path: format!("scorecards/{}.yaml", key(card, "")), text: descriptor(card) });
    }
    let values: Vec<_> = values.into_iter().collect();
    files.extend(values.chunks(ENTITIES).enumerate().map(|(at, some)| {
        let values: BTreeMap<_, _> = some.iter().map(|(tag, data)| (tag, data)).collect();
        json_file(format!("custom-data-{:04}.json", at + 1), &json!({ "values": values }))
    }));
    files
}

/// The tag of each entity: its name; where another one has that, with its namespace and its kind in front.
fn tags(state: &State) -> BTreeMap<&str, String> {
    let mut taken = BTreeSet::new();
    let mut tags = BTreeMap::new();
    for entity in state.entities.keys() {
        let [kind, namespace, name] = Reference::parts(entity);
        let full = format!("{kind}-{namespace}-{name}");
        let tag = [name.to_owned(), format!("{namespace}-{name}")].into_iter().find(|tag| !taken.contains(tag));
        let tag = tag.unwrap_or(full);
        taken.insert(tag.clone());
        tags.insert(entity.as_ref(), tag);
    }
    tags
}

/// The key of something about a scorecard.
fn key(card: &Card, what: &str) -> String {
    let end = if what.is_empty() { String::new() } else { format!("-{}", plain(what)) };
    format!("karat-{}{end}", plain(&card.definition.id))
}

/// The key of a check; what is in front keeps it apart from the others.
fn check_key(card: &Card, check: &str) -> String {
    key(card, &format!("check-{check}"))
}

fn data(card: &Card, own: &Placed<'_>) -> Vec<Value> {
    let stood = &own.standing.stood;
    let of = |what: &str, value: Value, description: &str| json!({ "key": key(card, what), "value": value, "description": description });
    let about = card.definition.title.as_str();
    let mut data = vec![
        of("level", Value::from(stood.level.as_deref().unwrap_or("none")), &format!("{about}: the level reached")),
        of("rank", Value::from(own.rank(card)), &format!("{about}: the rank of that level")),
        of("reasons", json!(own.reasons()), &format!("{about}: why checks do not hold")),
        of("version", Value::from(stood.version.as_ref()), &format!("{about}: the version of the scorecard")),
    ];
    let shares = [("score", stood.score), ("coverage", stood.coverage)];
    let shares = shares.into_iter().filter_map(|(what, share)| Some((what, share?)));
    data.extend(shares.map(|(what, share)| of(what, percent(share), &format!("{about}: {what}, 0 to 100"))));
    let checks = own.outcomes(card).map(|(line, outcome)| {
        json!({ "key": check_key(card, &line.check.id), "value": outcome, "description": line.title })
    });
    data.extend(checks);
    data
}

/// A scorecard that comes to the levels that karat comes to. Texts are in double quotes, as YAML and JSON both have them.
fn descriptor(card: &Card) -> String {
    let text = |text: &str| Value::from(text).to_string();
    let definition = &card.definition;
    let mut out = format!("tag: {}\nname: {}\n", text(&key(card, "")), text(&definition.title));
    let about = definition.description.as_deref().unwrap_or(&definition.title);
    let _ = writeln!(out, "description: {}\ndraft: false", text(about));
    let exists = format!("custom(\"{}\") != null", key(card, "level"));
    let _ = writeln!(out, "filter:\n  category: SERVICE\n  query: {}", text(&exists));
    if !definition.levels.is_empty() {
        let _ = writeln!(out, "ladder:\n  name: \"Levels\"\n  levels:");
    }
    for (at, level) in definition.levels.iter().enumerate() {
        let _ = writeln!(
            out,
            "  - name: {}\n    rank: {}\n    color: {}",
            text(&title(level)),
            at + 1,
            text(color(level.rank))
        );
    }
    out.push_str("rules:\n");
    let mut rule = |title: &str, about: &str, expression: &str, weight: u32, level: Option<&str>| {
        let _ = writeln!(
            out,
            "- title: {}\n  description: {}\n  expression: {}\n  weight: {weight}",
            text(title),
            text(about),
            text(expression)
        );
        if let Some(level) = level {
            let _ = writeln!(out, "  level: {}", text(level));
        }
    };
    for level in &definition.levels {
        let expression = format!("jq(custom(\"{}\"), \". | tonumber\") >= {}", key(card, "rank"), level.rank);
        let name = title(level);
        rule(
            &format!("{name} as karat counts it"),
            "Score, coverage and grace count, too",
            &expression,
            1,
            Some(&name),
        );
    }
    for line in blocking(card) {
        let key = check_key(card, &line.check.id);
        let expression = format!("custom(\"{key}\") != \"fail\" and custom(\"{key}\") != \"partial\"");
        let level = definition.levels.iter().find(|level| level.id == line.check.level).map(title);
        rule(&line.title, &line.solution, &expression, line.check.weight.max(1), level.as_deref());
    }
    out
}

const fn color(rank: u32) -> &'static str {
    match rank {
        1 => "cd7f32",
        2 => "c0c0c0",
        _ => "ffd700",
    }
}
