//! A JSON Schema and the reader of the same file: what one knows, the other one knows, and neither takes what the other one refuses
//! for its shape. For the tests of whoever has both.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::Mistake;

/// A type of file.
pub(crate) struct Shape<'a> {
    /// What `karat schema` calls it.
    pub(crate) kind: &'a str,
    /// Its JSON Schema.
    pub(crate) schema: &'a str,
    /// A file in which every field stands.
    pub(crate) sample: &'a str,
    /// What the reader says of a file.
    pub(crate) read: &'a dyn Fn(&str) -> Vec<Mistake>,
}

impl Shape<'_> {
    /// Schema and reader hold together; gives how many changed files both were asked of.
    pub(crate) fn check(&self) -> usize {
        let schema: Value = serde_json::from_str(self.schema).unwrap();
        let sample = json_of(toml::Value::Table(self.sample.parse().unwrap()));
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
        self.check_descriptions(&schema);
        self.check_sample(&schema, &sample, &validator);
        self.check_fields(&schema, &sample);
        self.check_refusals(&sample, &validator)
    }

    fn mistakes(&self, value: &Value) -> Vec<Mistake> {
        (self.read)(&toml::to_string(&toml_of(value)).unwrap())
    }

    /// Every field is described.
    fn check_descriptions(&self, schema: &Value) {
        let mut found = Vec::new();
        undescribed(schema, self.kind, &mut found);
        assert_eq!(found, Vec::<String>::new());
        assert_eq!(schema["$id"], json!(format!("urn:karat:schema:{}:1", self.kind)));
    }

    /// The sample is good, and every table of the schema stands in it.
    fn check_sample(&self, schema: &Value, sample: &Value, validator: &Validator) {
        let kind = self.kind;
        assert!(self.sample.starts_with("#:schema "), "{kind}: the sample says what completes it");
        let wrong: Vec<_> = validator.iter_errors(sample).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{kind}");
        let (mut seen, mut all) = (Vec::new(), BTreeSet::new());
        tables(schema, schema, sample, "", &mut seen);
        all_tables(schema, &mut all);
        let seen: BTreeSet<_> = seen.into_iter().map(|(_, fields)| fields).collect();
        assert_eq!(seen, all, "{kind}: every table of the schema stands in the sample");
    }

    /// The reader knows the fields of the schema, and no others.
    fn check_fields(&self, schema: &Value, sample: &Value) {
        let (kind, mut value) = (self.kind, sample.clone());
        let mut expected = Vec::new();
        tables(schema, schema, &value, "", &mut expected);
        for (number, (at, _)) in expected.iter().enumerate() {
            let table = value.pointer_mut(at).unwrap().as_object_mut().unwrap();
            table.insert(format!("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz{number}"), json!(1));
        }
        let found = self.mistakes(&value);
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

    /// Whatever is changed in the sample, both refuse it for its shape, or neither.
    fn check_refusals(&self, sample: &Value, validator: &Validator) -> usize {
        let mut wrong = Vec::new();
        let mutants = mutants(sample);
        for (what, mutant) in &mutants {
            // TOML has no lists of different types that its writer takes here, and parameters may be anything.
            let is_free = ["params", "/parameters", "/map", "/fields"].iter().any(|part| what.contains(part));
            let found = self.mistakes(mutant);
            let is_valid = validator.is_valid(mutant);
            let shape: Vec<_> = found.iter().map(ToString::to_string).filter(|message| is_of_shape(message)).collect();
            if !is_valid && found.is_empty() {
                wrong.push(format!("{}{what}: only the schema refuses it", self.kind));
            }
            if is_valid && !shape.is_empty() && !is_free {
                wrong.push(format!("{}{what}: only the reader refuses it: {}", self.kind, shape.join("; ")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        mutants.len()
    }
}

fn undescribed(node: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(properties) = node["properties"].as_object() {
        for (name, own) in properties.iter().filter(|(_, own)| own["description"].as_str().is_none_or(str::is_empty)) {
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
