//! OPA's own conformance cases are answered as it wants them answered; or what they call is refused by name; or known with a reason.
//!
//! `KARAT_OPA_CASES` names their folder, which `tests/run` takes from OPA's sources; without it nothing is run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, thread};

use karat::parse::{self, yaml::Dialect};
use karat::rego::{Options, Source};
use karat::{Asker, Refusal};
use serde_json::Value;

use crate::harness::{installed, root};
use crate::rego_cases::{plain, yaml};

/// A case: its file and place in it, and the path that it asks for.
struct Case {
    name: String,
    path: String,
    fields: Value,
}

/// What is wanted.
#[derive(Debug, PartialEq)]
enum Wanted {
    Value(Value),
    Undefined,
    Error,
    /// An error of a built-in, which makes it undefined where they are not strict.
    Fault,
}

/// How an answer stands to what is wanted.
enum Standing {
    Equal,
    /// Not evaluated, by name: the message.
    Refused(String),
    /// What was found, and what was wanted.
    Different(String),
}

#[test]
fn conformance_cases_are_answered_or_refused_by_name_or_known() {
    let Some(folder) = installed("KARAT_OPA_CASES") else { return };
    let known: BTreeMap<String, String> =
        toml::from_str(&fs::read_to_string(root().join("testdata/rego/conformance.toml")).unwrap()).unwrap();
    let cases: Vec<Case> = files(&folder).iter().flat_map(|file| cases(&folder, file)).collect();
    let (all, mut equal) = (cases.len(), 0);
    let (mut report, mut unused) = (Vec::new(), known.clone());
    for case in cases {
        let name = case.name.clone();
        let is_known = unused.remove(&name).is_some() || known.contains_key(&name);
        match standing(case) {
            Standing::Equal if is_known => report.push(format!("{name}: known as different, but is not")),
            Standing::Equal => equal += 1,
            Standing::Refused(message) if message.contains("is not evaluated") => {}
            Standing::Refused(message) if !is_known => report.push(format!("{name}: {message}")),
            Standing::Different(found) if !is_known => report.push(format!("{name}: {found}")),
            Standing::Refused(_) | Standing::Different(_) => {}
        }
    }
    report.extend(unused.keys().map(|name| format!("{name}: known as different, but there is no such case")));
    assert!(report.is_empty(), "{}", report.join("\n"));
    assert!(all > 4_000 && equal * 100 > all * 84, "{equal} of {all} cases are answered");
    println!("{equal} of {all} cases are answered as OPA wants them");
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    let mut all: Vec<PathBuf> = paths.into_iter().flat_map(below).collect();
    all.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    all
}

/// The cases of a file that ask for the value of a path.
fn cases(folder: &Path, file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).unwrap();
    let parsed = parse::yaml::parse(&text, Dialect::Opa);
    assert!(parsed.faults.is_empty(), "{}: {:?}", file.display(), parsed.faults);
    let fields = serde_json::to_value(&parsed.trees[0].value).unwrap();
    let place = file.strip_prefix(folder).unwrap().display().to_string();
    let cases = fields["cases"].as_array().unwrap().iter().enumerate();
    let case = |(index, fields): (usize, &Value)| {
        let path = path(fields["query"].as_str().unwrap())?;
        Some(Case { name: format!("{place} {index}"), path, fields: fields.clone() })
    };
    cases.filter_map(case).collect()
}

/// The path that is asked for: `data.a.b = x` or `data.a.b`.
fn path(query: &str) -> Option<String> {
    let path = query.strip_suffix(" = x").unwrap_or(query);
    let is_name = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (path.starts_with("data") && path.split('.').all(is_name)).then(|| path.to_owned())
}

fn value(json: &Value) -> regorus::Value {
    regorus::Value::from_json_str(&json.to_string()).unwrap()
}

fn wanted(fields: &Value) -> Wanted {
    if fields.get("want_error").is_some() || fields.get("want_error_code").is_some() {
        return if fields["strict_error"] == true { Wanted::Fault } else { Wanted::Error };
    }
    match fields.get("want_result").and_then(Value::as_array).map(Vec::as_slice) {
        Some([row]) if row.get("x").is_some() => Wanted::Value(plain(row["x"].clone())),
        // Asked for a path alone: that it is there.
        Some([_]) | None if fields["want_defined"] != false => Wanted::Value(Value::Bool(true)),
        _ => Wanted::Undefined,
    }
}

fn standing(case: Case) -> Standing {
    let mut wanted = wanted(&case.fields);
    let in_any_order = case.fields["sort_bindings"] == true;
    let is_defined = wanted == Wanted::Value(Value::Bool(true));
    let (answer, fault) = answer(case);
    let mut found = match answer {
        Ok(Some(json)) => Wanted::Value(plain(serde_json::from_str(&json).unwrap())),
        Ok(None) => Wanted::Undefined,
        Err(Refusal::Load(_) | Refusal::Engine(_)) if wanted == Wanted::Error => Wanted::Error,
        Err(Refusal::Load(errors)) => return Standing::Refused(errors[0].message.clone()),
        Err(Refusal::Engine(message)) => return Standing::Different(format!("raised {message}, wanted {wanted:?}")),
    };
    if in_any_order {
        for side in [&mut wanted, &mut found] {
            if let Wanted::Value(Value::Array(items)) = side {
                items.sort_by_key(Value::to_string);
            }
        }
    }
    let is_equal = found == wanted
        || (wanted == Wanted::Fault && fault.is_some())
        || (is_defined && matches!(found, Wanted::Value(_)));
    if is_equal { Standing::Equal } else { Standing::Different(format!("{found:?}, wanted {wanted:?}")) }
}

/// The answer, and what the first built-in said that failed.
fn answer(case: Case) -> (karat::Answer, Option<String>) {
    let ask = move || {
        let modules = case.fields["modules"].as_array().cloned().unwrap_or_default();
        let source = |(index, text): (usize, &Value)| Source {
            path: format!("{index}.rego"),
            text: text.as_str().unwrap().to_owned().into(),
        };
        let mut sources: Vec<Source> = modules.iter().enumerate().map(source).collect();
        let mut path = case.path;
        let mut input = case.fields.get("input").cloned();
        if let Some(term) = case.fields["input_term"].as_str() {
            input = serde_json::from_str(term).ok();
        }
        // With sets in it, an input is no JSON.
        if let (Some(term), None) = (case.fields["input_term"].as_str(), &input) {
            let text = format!("package asked\nx := y if y := {path} with input as {term}");
            sources.push(Source { path: "asked.rego".to_owned(), text: text.into() });
            "data.asked.x".clone_into(&mut path);
        }
        let data = case.fields.get("data").cloned().unwrap_or_else(|| serde_json::json!({}));
        let given = |path: &[&str]| {
            let found = path.iter().try_fold(&data, |value, part| value.get(part));
            found.map(|_| "data.json".to_owned())
        };
        let options = Options { annotations: &yaml, given: &given };
        let mut asker = match Asker::new(&sources, &options, &[&path]) {
            Ok(asker) => asker,
            Err(refusal) => return (Err(refusal), None),
        };
        let input = input.as_ref().map_or(regorus::Value::Undefined, value);
        asker.ask_on(0, input, value(&data))
    };
    thread::Builder::new().stack_size(64 << 20).spawn(ask).unwrap().join().unwrap()
}
