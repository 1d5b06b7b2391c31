//! Every rule of ours over every document of `testdata/` and of the fixtures, by karat and by OPA: no difference. Without
//! `KARAT_OPA`, which names an `opa` program, OPA's answers are those in `testdata/rego/recorded.jsonl`; `UPDATE_GOLDEN=1` with
//! it writes them anew. `KARAT_CORPUS` names a folder with more documents, for OPA alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, thread};

use karat::catalog::{self, Options};
use karat::rego::Source;
use karat::{Asker, discover, parse};
use serde_json::{Value, json};

use crate::harness::{Folder, root};
use crate::rego_cases::{plain, yaml};

/// What is denied, by document and rule; where nothing is, there is no entry.
type Denied = BTreeMap<(String, String), Vec<Value>>;

/// Documents that OPA gets at a time.
const BATCH: usize = 200;

struct Document {
    name: String,
    value: regorus::Value,
}

#[test]
fn rules_deny_what_they_deny_in_opa() {
    let documents = documents(&[root().join("testdata"), root().join("policies")]);
    let found = on_a_large_stack(move || ours(&documents));
    let recorded_path = root().join("testdata/rego/recorded.jsonl");
    if let Some(opa) = opa() {
        let theirs = theirs(&opa, &self::documents(&[root().join("testdata"), root().join("policies")]));
        assert_same(&found, &theirs);
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&recorded_path, written(&theirs)).unwrap();
        }
    }
    assert_same(&found, &recorded(&fs::read_to_string(&recorded_path).unwrap()));
}

#[test]
fn rules_deny_what_they_deny_in_opa_over_the_corpus() {
    let (Some(opa), Some(corpus)) = (opa(), env::var_os("KARAT_CORPUS")) else { return };
    let corpus = PathBuf::from(corpus);
    let listed = documents(std::slice::from_ref(&corpus));
    assert!(!listed.is_empty(), "{}: no documents", corpus.display());
    let found = on_a_large_stack(move || ours(&listed));
    assert_same(&found, &theirs(&opa, &documents(&[corpus])));
}

fn opa() -> Option<PathBuf> {
    let opa = PathBuf::from(env::var_os("KARAT_OPA")?);
    let version = Command::new(&opa).arg("version").output();
    assert!(version.is_ok_and(|output| output.status.success()), "KARAT_OPA: {} cannot be run", opa.display());
    Some(opa)
}

/// The documents of all files, each with its name.
fn documents(folders: &[PathBuf]) -> Vec<Document> {
    let options = discover::Options { threads: 1, ..discover::Options::default() };
    let found = discover::repositories(folders, &options).unwrap();
    let mut documents = Vec::new();
    for (repository, scope) in &found.repositories {
        let (files, _) = discover::files(repository, scope, &options);
        let charts = parse::ChartIndex::of(&files);
        let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
        let base = repository.root.strip_prefix(root()).unwrap_or(&repository.root).display().to_string();
        for file in &files {
            for document in parse::read(file, &reading).documents {
                let name = format!("{base}/{}#{}", file.path, document.index);
                documents.push(Document { name, value: document.value });
            }
        }
    }
    documents
}

/// The rules and libraries, and a module with a question for each rule, which has the rule's parameters.
fn sources() -> (Vec<String>, Vec<Source>) {
    let mut sources = Vec::new();
    policies(&root().join("policies"), &mut sources);
    let catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
    let mut questions = "package questions\n".to_owned();
    let mut ids = Vec::new();
    for info in catalog.rules() {
        let defaults = info.parameters.iter();
        let defaults: BTreeMap<_, _> = defaults.map(|(name, parameter)| (name, json(&parameter.default))).collect();
        let source = json!({"path": "file", "format": "yaml", "index": 0});
        let with = format!("with data.karat.parameters as {} with data.karat.source as {source}", json!(defaults));
        write!(questions, "\nq{} := x if {{ x := data.{}.deny {with} }}\n", ids.len(), info.id).unwrap();
        ids.push(info.id.to_string());
    }
    sources.push(Source { path: "questions.rego".to_owned(), text: questions });
    (ids, sources)
}

fn policies(folder: &Path, sources: &mut Vec<Source>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.display().to_string();
        if path.is_dir() && !name.ends_with("/pass") && !name.ends_with("/fail") {
            policies(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rego") && !name.ends_with("_test.rego") {
            sources.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

fn ours(documents: &[Document]) -> Denied {
    let (ids, sources) = sources();
    let paths: Vec<String> = (0..ids.len()).map(|number| format!("data.questions.q{number}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut asker = Asker::new(&sources, &karat::rego::Options { annotations: &yaml }, &paths).unwrap();
    let mut denied = Denied::new();
    for document in documents {
        for (number, id) in ids.iter().enumerate() {
            let answer = asker.ask(number, document.value.clone());
            let answer = answer.unwrap_or_else(|refusal| panic!("{id} on {}: {refusal:?}", document.name));
            let value = answer.map_or(Value::Null, |json| serde_json::from_str(&json).unwrap());
            add(&mut denied, &document.name, id, value);
        }
    }
    denied
}

fn theirs(opa: &Path, documents: &[Document]) -> Denied {
    let (ids, sources) = sources();
    let folder = Folder::empty();
    for (number, source) in sources.iter().enumerate() {
        folder.write(&format!("p{number}.rego"), &source.text);
    }
    let mut harness = "package harness\n".to_owned();
    for number in 0..ids.len() {
        let question = format!("x := data.questions.q{number} with input as d; count(x) > 0");
        write!(harness, "\na[[i, {number}]] := x if {{ some i, d in data.documents; {question} }}\n").unwrap();
    }
    folder.write("harness.rego", harness);
    let mut denied = Denied::new();
    for batch in documents.chunks(BATCH) {
        let values: Vec<Value> = batch.iter().map(|document| json(&document.value)).collect();
        folder.write("documents.json", json!({ "documents": values }).to_string());
        let query = "[[k[0], k[1], v] | some k, v in data.harness.a]";
        let output =
            Command::new(opa).args(["eval", "-f", "json", "-d", ".", query]).current_dir(folder.path()).output();
        let output: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
        assert!(output.get("errors").is_none(), "{}", output["errors"]);
        for answer in output["result"][0]["expressions"][0]["value"].as_array().unwrap() {
            let at = |number: usize| usize::try_from(answer[number].as_u64().unwrap()).unwrap();
            add(&mut denied, &batch[at(0)].name, &ids[at(1)], answer[2].clone());
        }
    }
    denied
}

fn add(denied: &mut Denied, document: &str, rule: &str, value: Value) {
    let Value::Array(mut items) = plain(value) else { return };
    if !items.is_empty() {
        items.sort_by_key(Value::to_string);
        denied.insert((document.to_owned(), rule.to_owned()), items);
    }
}

fn assert_same(ours: &Denied, theirs: &Denied) {
    let mut report = String::new();
    let mut differences = 0_usize;
    for key in ours.keys().chain(theirs.keys()).collect::<std::collections::BTreeSet<_>>() {
        if ours.get(key) != theirs.get(key) {
            differences += 1;
            if differences <= 20 {
                writeln!(report, "{key:?}\n  karat: {:?}\n  OPA:   {:?}", ours.get(key), theirs.get(key)).unwrap();
            }
        }
    }
    assert!(differences == 0, "{differences} differences\n{report}");
    assert!(!theirs.is_empty(), "nothing was denied at all");
}

fn written(denied: &Denied) -> String {
    let line = |((document, rule), deny): (&(String, String), &Vec<Value>)| {
        format!("{}\n", json!({ "document": document, "rule": rule, "deny": deny }))
    };
    denied.iter().map(line).collect()
}

fn recorded(text: &str) -> Denied {
    let text_of = |value: &Value, key: &str| value[key].as_str().unwrap().to_owned();
    let entries = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let entries = entries.map(|entry| {
        let key = (text_of(&entry, "document"), text_of(&entry, "rule"));
        (key, entry["deny"].as_array().unwrap().clone())
    });
    entries.collect()
}

fn json(value: &regorus::Value) -> Value {
    serde_json::from_str(&value.to_json_str().unwrap()).unwrap()
}

/// Rego recurses over what it walks.
fn on_a_large_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    thread::Builder::new().stack_size(256 << 20).spawn(work).unwrap().join().unwrap()
}
