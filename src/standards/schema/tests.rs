//! Schemas and readers: what one knows, the other one knows, and neither takes what the other one refuses for its shape.

use std::collections::BTreeSet;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::super::waiver::Known;
use super::super::{Around, Rules, Standards, campaign, facts, load, path, policy, scorecard, waiver};
use super::SCHEMAS;
use crate::config::Mistake;
use crate::model::WaiverPolicy;

/// A folder in which every field of every file stands.
const WHOLE: &str = "testdata/standards/whole";

const SAMPLES: [(&str, &str); 6] = [
    ("scorecard", "scorecards/service-baseline.toml"),
    ("waiver", "waivers/2026-11-billing-ci.toml"),
    ("waiver-policy", "waiver-policy.toml"),
    ("campaign", "campaigns/log4j-2-24.toml"),
    ("facts", "facts.toml"),
    ("path", "paths/rust-service.toml"),
];

fn whole() -> Standards {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(WHOLE), &Rules::any(), &[]).unwrap()
}

fn schema(kind: &str) -> Value {
    let (_, text) = SCHEMAS.iter().find(|(name, _)| *name == kind).unwrap();
    serde_json::from_str(text).unwrap()
}

fn sample(file: &str) -> Value {
    #[expect(clippy::disallowed_methods, reason = "the test reads its own samples")]
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(WHOLE).join(file)).unwrap();
    assert!(text.starts_with("#:schema "), "{file} says what completes it");
    json_of(toml::Value::Table(text.parse().unwrap()))
}

/// As editors see it: dates are strings.
fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(moment) => Value::from(moment.to_string()),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, one)| (key, json_of(one))).collect()),
        toml::Value::Array(items) => Value::Array(items.into_iter().map(json_of).collect()),
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::from(truth),
    }
}

/// As it stands in a file. Dates stay strings: readers take both.
fn toml_of(value: &Value) -> toml::Value {
    match value {
        Value::Object(object) => {
            toml::Value::Table(object.iter().map(|(key, own)| (key.clone(), toml_of(own))).collect())
        }
        Value::Array(items) => toml::Value::Array(items.iter().map(toml_of).collect()),
        Value::String(text) => toml::Value::String(text.clone()),
        Value::Bool(truth) => toml::Value::Boolean(*truth),
        Value::Number(number) => match number.as_i64() {
            Some(number) => toml::Value::Integer(number),
            None => toml::Value::Float(number.as_f64().unwrap()),
        },
        Value::Null => panic!("TOML has no null"),
    }
}

/// What the reader of a file type says of a value.
fn mistakes(kind: &str, value: &Value, standards: &Standards) -> Vec<Mistake> {
    let text = toml::to_string(&toml_of(value)).unwrap();
    let mut found = Vec::new();
    let (rules, policy) = (Rules::any(), WaiverPolicy::default());
    let known = Known { rules: &rules, cards: Some(&standards.scorecards), policy: &policy };
    match kind {
        "scorecard" => drop(scorecard::read("a", &text, Around { rules: &rules, sources: None }, &mut found)),
        "waiver" => drop(waiver::read("a", &text, known, &mut found)),
        "waiver-policy" => drop(policy::read("a", &text, None, &mut found)),
        "campaign" => drop(campaign::read("a", &text, known, &mut found)),
        "facts" => drop(facts::read("a", &text, &mut found)),
        "path" => drop(path::read("a", &text, &rules, &mut found)),
        other => panic!("{other}"),
    }
    found
}

/// A schema behind its `$ref`.
fn followed<'s>(root: &'s Value, node: &'s Value) -> &'s Value {
    let target = node["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
    target.map_or(node, |target| root.pointer(target).unwrap())
}

/// Every table of a value whose fields the schema names: its JSON pointer, and the place of the schema.
fn tables(root: &Value, node: &Value, value: &Value, at: &str, found: &mut Vec<(String, Vec<String>)>) {
    let node = followed(root, node);
    match value {
        Value::Object(object) => {
            if let Some(properties) = node["properties"].as_object() {
                found.push((at.to_owned(), properties.keys().cloned().collect()));
                for (key, own) in object {
                    tables(root, &properties[key], own, &format!("{at}/{key}"), found);
                }
            } else if node["additionalProperties"].is_object() {
                for (key, own) in object {
                    tables(root, &node["additionalProperties"], own, &format!("{at}/{key}"), found);
                }
            }
        }
        Value::Array(items) => {
            for (index, own) in items.iter().enumerate() {
                tables(root, &node["items"], own, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// All lists of fields that stand anywhere in a schema.
fn all_tables(node: &Value, found: &mut BTreeSet<Vec<String>>) {
    match node {
        Value::Object(object) => {
            if let Some(properties) = object.get("properties").and_then(Value::as_object) {
                found.insert(properties.keys().cloned().collect());
            }
            object.values().for_each(|own| all_tables(own, found));
        }
        Value::Array(items) => items.iter().for_each(|own| all_tables(own, found)),
        _ => {}
    }
}

fn validator(kind: &str) -> Validator {
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema(kind)).unwrap()
}

#[test]
fn the_samples_are_whole_and_follow_their_schemas() {
    for (kind, file) in SAMPLES {
        let (schema, value) = (schema(kind), sample(file));
        let wrong: Vec<_> = validator(kind).iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{kind}");
        let (mut seen, mut all) = (Vec::new(), BTreeSet::new());
        tables(&schema, &schema, &value, "", &mut seen);
        all_tables(&schema, &mut all);
        let seen: BTreeSet<_> = seen.into_iter().map(|(_, fields)| fields).collect();
        assert_eq!(seen, all, "{kind}: every table of the schema stands in the sample");
    }
}

#[test]
fn readers_and_schemas_know_the_same_fields() {
    let standards = whole();
    for (kind, file) in SAMPLES {
        let (schema, mut value) = (schema(kind), sample(file));
        let mut expected = Vec::new();
        tables(&schema, &schema, &value, "", &mut expected);
        for (number, (at, _)) in expected.iter().enumerate() {
            let table = value.pointer_mut(at).unwrap().as_object_mut().unwrap();
            table.insert(format!("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz{number}"), json!(1));
        }
        let found = mistakes(kind, &value, &standards);
        for (number, (at, fields)) in expected.iter().enumerate() {
            let message = format!("unknown field `zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz{number}`");
            let told = found.iter().find(|own| own.to_string() == message);
            let told = told.unwrap_or_else(|| panic!("{kind}{at}: the reader says nothing of an unknown field"));
            let help = miette::Diagnostic::help(told).unwrap().to_string();
            let mut fields = fields.clone();
            fields.sort();
            assert_eq!(help, format!("the fields are: {}", fields.join(", ")), "{kind}{at}");
        }
    }
}

/// Every value inside a value, by its JSON pointer.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    if !at.is_empty() {
        found.push(at.to_owned());
    }
    match value {
        Value::Object(object) => object.iter().for_each(|(key, own)| pointers(own, &format!("{at}/{key}"), found)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, own)| pointers(own, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

/// A mistake of shape, which a schema sees as well.
fn is_of_shape(message: &str) -> bool {
    ["is a string", "is a list", "is a table", "is missing", "unknown field", "is a whole number", "is true or false"]
        .iter()
        .chain(&[
            "is a number",
            "cannot be",
            "is a length of time",
            "is no reference",
            "is no id",
            "is no version",
            "is a date",
        ])
        .any(|part| message.contains(part))
}

/// The sample with one value changed in every way, and what was done.
fn mutants(value: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    let wrong =
        [json!("no such word!"), json!(7), json!(-1), json!(2.5), json!(true), json!([]), json!([1]), json!({"x": 1})];
    let mut found = Vec::new();
    for at in all {
        let (above, last) = at.rsplit_once('/').unwrap();
        for replacement in &wrong {
            let mut mutant = value.clone();
            *mutant.pointer_mut(&at).unwrap() = replacement.clone();
            found.push((format!("{at} = {replacement}"), mutant));
        }
        let mut mutant = value.clone();
        if let Some(Value::Object(object)) = mutant.pointer_mut(above) {
            let object: &mut Map<String, Value> = object;
            object.remove(last);
            found.push((format!("{at} removed"), mutant));
        }
    }
    found
}

#[test]
fn readers_and_schemas_refuse_the_same_shapes() {
    let standards = whole();
    let mut number = 0;
    let mut wrong = Vec::new();
    for (kind, file) in SAMPLES {
        let validator = validator(kind);
        for (what, mutant) in mutants(&sample(file)) {
            // TOML has no lists of different types that its writer takes here, and parameters may be anything.
            let is_free = ["params", "/map", "/fields"].iter().any(|part| what.contains(part));
            let found = mistakes(kind, &mutant, &standards);
            let is_valid = validator.is_valid(&mutant);
            number += 1;
            let shape: Vec<_> = found.iter().map(ToString::to_string).filter(|message| is_of_shape(message)).collect();
            if !is_valid && found.is_empty() {
                wrong.push(format!("{kind}{what}: only the schema refuses it"));
            }
            if is_valid && !shape.is_empty() && !is_free {
                wrong.push(format!("{kind}{what}: only the reader refuses it: {}", shape.join("; ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(number > 1500, "{number}");
}

#[test]
fn every_schema_describes_every_field() {
    fn undescribed(node: &Value, at: &str, found: &mut Vec<String>) {
        if let Some(properties) = node["properties"].as_object() {
            for (name, own) in
                properties.iter().filter(|(_, own)| own["description"].as_str().is_none_or(str::is_empty))
            {
                found.push(format!("{at}/{name}: {own}"));
            }
        }
        match node {
            Value::Object(object) => {
                object.iter().for_each(|(key, own)| undescribed(own, &format!("{at}/{key}"), found));
            }
            Value::Array(items) => items.iter().for_each(|own| undescribed(own, at, found)),
            _ => {}
        }
    }
    for (kind, _) in SCHEMAS {
        let schema = schema(kind);
        let mut found = Vec::new();
        undescribed(&schema, kind, &mut found);
        assert_eq!(found, Vec::<String>::new());
        assert_eq!(schema["$id"], json!(format!("urn:karat:schema:{kind}:1")));
    }
}
