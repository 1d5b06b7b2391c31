//! Every rule of ours over every document that it speaks of in `testdata/` and in the fixtures, Terraform modules and whole
//! repositories too, by karat and by OPA: no difference. Without
//! `KARAT_OPA`, which names an `opa` program, OPA's answers are those in `testdata/rego/recorded.jsonl`; `UPDATE_GOLDEN=1` with
//! it writes them anew. `KARAT_CORPUS` names a folder with more documents, for OPA alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::{env, fs, thread};

use karat::catalog::{self, Options};
use karat::model::document::{Document, Step};
use karat::model::format::Format;
use karat::model::rule::RuleInfo;
use karat::model::source::{Repository, SourceFile};
use karat::model::verdict::{Outcome, Violation};
use karat::{discover, entities, parse};
use serde_json::{Value, json};

use crate::harness::{Folder, root};

/// What is denied, by document and rule; where nothing is, there is no entry.
type Denied = BTreeMap<(String, String), Vec<Value>>;

/// A document, and what it is called here.
type Named = (String, Document);

#[test]
fn rules_deny_what_they_deny_in_opa() {
    let all = || {
        let mut all = documents(&[root().join("testdata"), root().join("policies")]);
        // These trees are there for Scorecard's formulas, and are judged by those.
        all.retain(|(name, _)| !name.starts_with("testdata/ossf/"));
        all.extend(repositories());
        all
    };
    let found = on_a_large_stack(move || ours(all()));
    let recorded_path = root().join("testdata/rego/recorded.jsonl");
    if let Some(opa) = opa() {
        let mut theirs = theirs(&opa, &all());
        theirs.retain(|key, _| !is_aside(&found, key));
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
    let found = on_a_large_stack(move || ours(listed));
    assert_same(&found, &theirs(&opa, &documents(&[corpus])));
}

fn opa() -> Option<PathBuf> {
    let opa = PathBuf::from(env::var_os("KARAT_OPA")?);
    let version = Command::new(&opa).arg("version").output();
    assert!(version.is_ok_and(|output| output.status.success()), "KARAT_OPA: {} cannot be run", opa.display());
    Some(opa)
}

/// The documents of all files and modules, each with its name.
fn documents(folders: &[PathBuf]) -> Vec<Named> {
    let mut documents = Vec::new();
    for (base, _, (_, read)) in read(folders) {
        let modules = parse::modules(&read, |_| true);
        documents.extend(read.iter().map(|document| named(&base, document.as_ref().clone())));
        for parse::Called { document, ways } in modules {
            let ways = ways.into_iter().map(|(_, way)| way);
            documents.extend(ways.chain([document]).map(|module| named(&base, module)));
        }
    }
    documents
}

/// The fixtures and samples that are repositories, each as a whole, and their entities.
fn repositories() -> Vec<Named> {
    let mut folders = folders_in(&root().join("testdata/repos"));
    let mut open = vec![root().join("policies")];
    while let Some(folder) = open.pop() {
        let is_of_fixtures = folder.file_name().is_some_and(|name| name == "pass" || name == "fail");
        let is_made = folder.file_name().is_some_and(|name| name == "fixed");
        let inside = folders_in(&folder);
        if is_made {
            continue;
        }
        if is_of_fixtures { folders.extend(inside) } else { open.extend(inside) }
    }
    folders.sort();
    let wanted: BTreeSet<String> = rules().iter().flat_map(|info| info.documents.iter().cloned()).collect();
    let mut documents = Vec::new();
    for (base, repository, (files, read)) in read(&folders) {
        let of_kind = |kind: &String| {
            let own = read.iter().filter(|document| document.kind.has(kind)).cloned();
            (kind.clone(), own.collect())
        };
        let found = entities::of(&repository, &read, &[], None);
        let known = parse::repository::facts(&repository, &files, &BTreeSet::new());
        let facts = entities::Facts { known, ..entities::Facts::default() };
        let whole = entities::Whole::new(&repository, &files, wanted.iter().map(of_kind).collect(), facts);
        documents.push(named(&base, whole.repository(&found)));
        documents
            .extend(whole.entities(&found, |_| entities::Facts::default()).into_iter().map(|own| named(&base, own)));
    }
    documents
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

/// The files of a repository and the documents in them.
type Read = (Vec<Arc<SourceFile>>, Vec<Arc<Document>>);

/// The repositories of some folders, each with what it is called.
fn read(folders: &[PathBuf]) -> Vec<(String, Arc<Repository>, Read)> {
    let options = discover::Options { threads: 1, ..discover::Options::default() };
    let found = discover::repositories(folders, &options).unwrap();
    let one = |(repository, scope): &(Arc<Repository>, discover::Scope)| {
        let (files, _) = discover::files(repository, scope, &options);
        let charts = parse::ChartIndex::of(&files);
        let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
        let base = repository.root.strip_prefix(root()).unwrap_or(&repository.root).display().to_string();
        let read: Vec<_> = files.iter().flat_map(|file| parse::read(file, &reading).documents).map(Arc::new).collect();
        (base, repository.clone(), (files, read))
    };
    found.repositories.iter().map(one).collect()
}

fn rules() -> Vec<Arc<RuleInfo>> {
    let catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
    catalog.rules().cloned().collect()
}

fn named(base: &str, document: Document) -> Named {
    (
        format!(
            "{base}/{}#{}{}",
            document.file.path,
            document.kind.name().strip_prefix("entity").map_or("", |_| "entity "),
            document.index
        ),
        document,
    )
}

/// Some rules and all libraries as OPA takes them: each rule has parameters of its own, `data.parameters["<rule>"]`.
fn sources(rules: &[&Arc<RuleInfo>]) -> Vec<(String, String)> {
    let mut sources = Vec::new();
    policies(&root().join("policies"), &mut sources);
    sources.retain_mut(|(path, text)| {
        let own = rules.iter().find(|info| path.ends_with(&info.source));
        if let Some(info) = own {
            *text = text.replace("data.karat.parameters", &format!("data.parameters[{}]", json!(info.id)));
        }
        own.is_some() || path.contains("/policies/lib/")
    });
    sources
}

fn policies(folder: &Path, sources: &mut Vec<(String, String)>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.display().to_string();
        if path.is_dir() && !name.ends_with("/pass") && !name.ends_with("/fail") {
            policies(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rego") && !name.ends_with("_test.rego") {
            sources.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn ours(documents: Vec<Named>) -> Denied {
    let catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
    let (names, mut documents): (Vec<String>, Vec<Document>) = documents.into_iter().unzip();
    for document in &mut documents {
        // OPA has one `data.karat.source` for all of them.
        let file = SourceFile { path: "file".into(), format: Format::Yaml, ..document.file.as_ref().clone() };
        (document.file, document.index) = (Arc::new(file), 0);
    }
    let rules = rules();
    let mut denied = Denied::new();
    let mut problems: Vec<String> = Vec::new();
    for (name, verdicts) in names.iter().zip(karat::verdicts(&catalog, &documents).unwrap()) {
        for verdict in verdicts {
            let id = &rules[verdict.rule].id;
            let wrong = verdict.problems.iter().map(|problem| format!("{id} on {name}: {}", problem.message));
            problems.extend(wrong);
            match verdict.outcome {
                Outcome::Fail { violations, .. } => add(&mut denied, name, id, violations.iter().map(told).collect()),
                Outcome::NotApplicable => add(&mut denied, name, id, vec![NOT_APPLICABLE]),
                _ => {}
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    denied
}

/// A violation as the rule gave it.
fn told(violation: &Violation) -> Value {
    let step = |step: &Step| match step {
        Step::Key(key) => json!(key),
        Step::Index(index) => json!(index),
    };
    let at = violation.at.as_ref().map(|at| at.iter().map(step).collect::<Vec<_>>());
    json!({ "message": violation.message, "at": at, "resource": violation.resource })
}

/// OPA answers for all documents of a main kind in one run.
fn theirs(opa: &Path, documents: &[Named]) -> Denied {
    let rules = rules();
    let mut by_kind: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
    for named in documents {
        by_kind.entry(named.1.kind.name()).or_default().push(named);
    }
    let mut denied = Denied::new();
    for (kind, documents) in by_kind {
        let speaks = |info: &&Arc<RuleInfo>| documents.iter().any(|(_, document)| is_meant(info, document));
        let rules: Vec<_> = rules.iter().filter(speaks).collect();
        if !rules.is_empty() {
            of_kind(opa, kind, &rules, &documents, &mut denied);
        }
    }
    denied
}

fn is_meant(info: &RuleInfo, document: &Document) -> bool {
    info.kinds.iter().any(|kind| document.kind.has(kind))
}

fn of_kind(opa: &Path, kind: &str, rules: &[&Arc<RuleInfo>], documents: &[&Named], denied: &mut Denied) {
    let folder = Folder::empty();
    // Libraries, and those rules alone that are asked: OPA compiles all that it is given.
    let sources = sources(rules);
    for (number, (_, text)) in sources.iter().enumerate() {
        folder.write(&format!("bundle/p{number}.rego"), text);
    }
    let mut harness = "package harness\n".to_owned();
    for (number, info) in rules.iter().enumerate() {
        write!(harness, "\na[{number}] := x if {{ x := data.{}.deny; count(x) > 0 }}\n", info.id).unwrap();
    }
    folder.write("bundle/harness.rego", harness);
    let defaults = |info: &Arc<RuleInfo>| -> BTreeMap<String, Value> {
        info.parameters.iter().map(|(name, parameter)| (name.clone(), json(&parameter.default))).collect()
    };
    let parameters: BTreeMap<&str, _> = rules.iter().map(|info| (info.id.as_ref(), defaults(info))).collect();
    let source = json!({ "path": "file", "format": "yaml", "index": 0 });
    let data = json!({ "parameters": parameters, "karat": { "source": source } });
    folder.write("bundle/data.json", data.to_string());
    for (number, (_, document)) in documents.iter().enumerate() {
        folder.write(&format!("documents/{number}.json"), document.value.to_json_str().unwrap());
    }
    let run = Command::new(opa)
        .args(["exec", "--decision", "harness/a", "--bundle", "bundle", "documents"])
        // A third of its time is to collect what it has let go.
        .env("GOGC", "800")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let output: Value = serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|_| panic!("{kind}: {}", String::from_utf8_lossy(&run.stderr)));
    let results = output["result"].as_array().unwrap();
    assert_eq!(results.len(), documents.len(), "{kind}");
    for result in results {
        let path = result["path"].as_str().unwrap();
        let number: usize = Path::new(path).file_stem().unwrap().to_str().unwrap().parse().unwrap();
        let (name, document) = documents[number];
        for (key, deny) in result["result"].as_object().unwrap_or_else(|| panic!("{kind} {name}: {result}")) {
            let info = rules[key.parse::<usize>().unwrap()];
            if is_meant(info, document) {
                let plain = |deny: &Value| json!({ "message": deny["message"], "at": deny["at"], "resource": deny["resource"] });
                add(denied, name, &info.id, deny.as_array().unwrap().iter().map(plain).collect());
            }
        }
    }
}

fn add(denied: &mut Denied, document: &str, rule: &str, mut items: Vec<Value>) {
    if !items.is_empty() {
        items.sort_by_key(Value::to_string);
        denied.insert((document.to_owned(), rule.to_owned()), items);
    }
}

/// What karat says where a rule's `applies` does not hold: what its `deny` says there is of no matter.
const NOT_APPLICABLE: Value = Value::Null;

fn is_aside(ours: &Denied, key: &(String, String)) -> bool {
    ours.get(key).is_some_and(|said| said.as_slice() == [NOT_APPLICABLE])
}

fn assert_same(ours: &Denied, theirs: &Denied) {
    let mut report = String::new();
    let mut differences = 0_usize;
    for key in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        if !is_aside(ours, key) && ours.get(key) != theirs.get(key) {
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
