//! What a service catalog gets: from `karat serve` as Backstage's own client asks it, and from the files of `karat export`.
//!
//! `KARAT_INSIGHTS`, which `tests/run` sets, names the folder that Backstage's packages are installed in; without it only the files
//! are looked at.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use karat::history::{Definition, Judged, Opening, Place, Run, Snapshot, Standing, Store};
use karat::model::scorecard::{CheckOutcome, FULL};
use karat::model::selector::Facets;
use serde_json::Value;

use crate::harness::{Folder, command, root};
use CheckOutcome::{Fail, NotApplicable, Partial, Pass, Unknown, Waived};

/// 2026-11-01T10:00:00Z and 2026-11-20T10:00:00Z.
const MOMENTS: [i64; 2] = [1_793_527_200, 1_795_168_800];
const ENTITIES: usize = 2000;

fn definitions() -> Vec<Definition> {
    let other = "schema = 1\nid = \"other\"\ntitle = \"Other\"\nversion = \"2.0.0\"\n[[level]]\nid = \"only\"\nrank = 1\n\
                 [[check]]\nid = \"a\"\nlevel = \"only\"\nrule = \"repository.readme\"\n\
                 [[change]]\nversion = \"2.0.0\"\ndate = 2026-01-01\nkind = \"fix\"\nwhy = \"Better\"\n";
    let other =
        Definition { id: "other".into(), version: "2.0.0".into(), source: "other.toml".into(), text: other.into() };
    vec![definition(), other]
}

fn definition() -> Definition {
    let mut text = "schema = 1\nid = \"base\"\ntitle = \"Base \\\"line\\\"\"\nversion = \"1.0.0\"\n".to_owned();
    for (level, rank) in [("bronze", 1), ("silver", 2), ("gold", 3)] {
        let _ = write!(text, "[[level]]\nid = \"{level}\"\nrank = {rank}\n");
    }
    for check in ["a", "b", "c", "d", "e"] {
        let _ = write!(
            text,
            "[[check]]\nid = \"{check}\"\nlevel = \"silver\"\nrule = \"repository.license\"\npartial = true\n"
        );
    }
    Definition { id: "base".into(), version: "1.0.0".into(), source: "base.toml".into(), text: text.into() }
}

fn standing(entity: &str, outcomes: [CheckOutcome; 5]) -> Standing {
    let judged = |(check, outcome): (&str, CheckOutcome)| Judged {
        check: check.into(),
        outcome,
        said: outcome,
        coverage: Some(FULL),
        reason: None,
        waiver: None,
        evidence: None,
        remembered: None,
    };
    Standing {
        entity: entity.into(),
        name: entity.rsplit('/').next().unwrap().into(),
        facets: Arc::new(Facets { kind: "component".to_owned(), ..Facets::default() }),
        scorecard: "base".into(),
        level: Some("bronze".into()),
        score: Some(6666),
        score_up_to: Some(7500),
        coverage: Some(7500),
        checks: ["a", "b", "c", "d", "e"].into_iter().zip(outcomes).map(judged).collect(),
    }
}

/// A history of two runs of a repository with these entities; before the second one, the second check passed.
fn history(folder: &Folder, standings: impl Fn(CheckOutcome) -> Vec<Standing>) -> PathBuf {
    let path = folder.path().join("history.db");
    let mut store = Store::open(&Place::File(path.clone()), &Opening::default()).unwrap();
    for (moment, second) in MOMENTS.into_iter().zip([Pass, Fail]) {
        let snapshot = Snapshot { repository: "mono".into(), standings: standings(second), ..Snapshot::default() };
        let run = Run {
            moment,
            engine: "0.1.0".into(),
            definitions: definitions(),
            snapshots: vec![snapshot],
            ..Run::default()
        };
        store.record(&run).unwrap();
    }
    path
}

fn company(folder: &Folder) -> PathBuf {
    history(folder, |second| {
        let fifth = |at: usize| if at.is_multiple_of(2) { Pass } else { Fail };
        let one = |at: usize| {
            standing(&format!("component:default/service-{at:04}"), [Pass, second, Unknown, NotApplicable, fifth(at)])
        };
        // Another scorecard has a check of the same id, which fails.
        let other = |at: usize| {
            let mut own = one(at);
            own.scorecard = "other".into();
            own.checks.truncate(1);
            own.checks[0].outcome = Fail;
            own
        };
        (0..ENTITIES).map(one).chain((0..ENTITIES).map(other)).collect()
    })
}

/// Exports a history, and gives the folder of the files.
fn export(folder: &Folder, store: &Path, format: &str) -> PathBuf {
    let to = folder.path().join(format);
    let output =
        command(folder.path()).args(["export", "--format", format, "--store"]).args([store, &to]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    to
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Three entities, with one of each outcome.
fn small(folder: &Folder) -> PathBuf {
    history(folder, |second| {
        vec![
            standing("component:default/cart", [Pass, second, Partial(5000), Waived, Unknown]),
            standing("component:shop/cart", [Pass; 5]),
            standing("system:shop/cart", [NotApplicable; 5]),
        ]
    })
}

#[cfg(all(feature = "serve", unix))]
mod served {
    use std::process::Command;

    use super::{Folder, Path, company, export, root};
    use crate::server::Server;

    fn serve(folder: &Folder, store: &Path) -> Server {
        folder.write("karat.toml", "[serve]\nanonymous_read = true\n");
        Server::start(folder.path(), "127.0.0.1:0", &["--config", "karat.toml", "--store", store.to_str().unwrap()])
    }

    #[test]
    fn backstages_own_client_and_its_own_checker_are_answered_for_two_thousand_entities() {
        let Some(installed) = crate::harness::installed("KARAT_INSIGHTS") else { return };
        let folder = Folder::empty();
        let store = company(&folder);
        let exported = export(&folder, &store, "backstage").join("tech-insights.json");
        let server = serve(&folder, &store);
        let client = installed.join("client.cjs");
        std::fs::copy(root().join("tests/insights/client.cjs"), &client).unwrap();
        let mut node = Command::new("node");
        let output = node.arg(client).arg(format!("{}/api/tech-insights", server.address)).arg(exported).output();
        let output = output.expect("node runs; https://nodejs.org");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.lines().collect::<Vec<_>>(), ["checks", "one", "facts", "bulk", "kept", "file"]);
    }
}

#[test]
fn an_export_is_replaced_by_the_next_one_and_never_replaces_what_is_not_its_own() {
    let folder = Folder::empty();
    let store = company(&folder);
    let port = export(&folder, &store, "port");
    let names = |to: &Path| std::fs::read_dir(to.join("karat_base")).unwrap().count();
    // A hundred requests of twenty entities, a blueprint and a scorecard.
    assert_eq!(names(&port), 102);
    std::fs::remove_file(&store).unwrap();
    export(&folder, &small(&folder), "port");
    assert_eq!(names(&port), 3);
    folder.write("mine/notes.txt", "mine");
    let output = command(folder.path()).args(["export", "--format", "port", "--store", "history.db", "mine"]).output();
    let said = String::from_utf8(output.unwrap().stderr).unwrap();
    assert!(said.contains("write the export to mine: it is not empty"), "{said}");
}

#[test]
fn a_history_without_entities_is_no_export() {
    let folder = Folder::empty();
    let path = folder.path().join("history.db");
    Store::open(&Place::File(path), &Opening::default()).unwrap();
    let output = command(folder.path()).args(["export", "--format", "cortex", "--store", "history.db", "to"]).output();
    let output = output.unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("karat check --record"), "{said}");
    assert!(!folder.path().join("to").exists());
}

/// What Port's reference of its API says of these bodies.
#[test]
fn bodies_for_port_are_as_its_reference_has_them() {
    let folder = Folder::empty();
    let to = export(&folder, &small(&folder), "port").join("karat_base");
    let is_plain = |own: &Value, extra: &str| {
        own.as_str().unwrap().chars().all(|c| c.is_ascii_alphanumeric() || "@_=-".contains(c) || extra.contains(c))
    };
    let (blueprint, card) = (json(&to.join("blueprint.json")), json(&to.join("scorecard.json")));
    assert!(is_plain(&blueprint["identifier"], "") && blueprint["title"].is_string());
    let properties = blueprint["schema"]["properties"].as_object().unwrap();
    for (name, property) in properties {
        assert!(name.len() <= 100 && is_plain(&Value::from(name.as_str()), ""), "{name}");
        assert!(["string", "number", "boolean", "object", "array"].contains(&property["type"].as_str().unwrap()));
    }
    let levels: Vec<_> = card["levels"].as_array().unwrap().iter().map(|own| own["title"].clone()).collect();
    assert_eq!(levels, ["Basic", "Bronze", "Silver", "Gold"]);
    let rules = card["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 3 + 5);
    for rule in rules {
        assert!(is_plain(&rule["identifier"], "") && levels[1..].contains(&rule["level"]), "{rule}");
        assert_eq!(rule["query"]["combinator"], "and");
        for condition in rule["query"]["conditions"].as_array().unwrap() {
            assert!(properties.contains_key(condition["property"].as_str().unwrap()), "{rule}");
            assert!(["=", "!=", ">="].contains(&condition["operator"].as_str().unwrap()));
        }
    }
    let bulk = json(&to.join("entities-0001.json"));
    let entities = bulk["entities"].as_array().unwrap();
    assert_eq!(entities.len(), 3);
    for entity in entities {
        assert!(is_plain(&entity["identifier"], ".:/"), "{entity}");
        let own = entity["properties"].as_object().unwrap();
        for (name, value) in own {
            let kind = properties[name]["type"].as_str().unwrap();
            let is_so = match kind {
                "string" => value.is_string(),
                "number" => value.is_number(),
                _ => value.is_object(),
            };
            assert!(is_so || value.is_null(), "{name}: {value}");
            if let Some(words) = properties[name].get("enum") {
                assert!(words.as_array().unwrap().contains(value), "{name}: {value}");
            }
        }
    }
    let basket = &entities[0]["properties"];
    let told: Vec<_> =
        ["check_a", "check_b", "check_c", "check_d", "check_e"].map(|name| basket[name].clone()).to_vec();
    assert_eq!(told, ["pass", "fail", "partial", "waived", "unknown"]);
    assert_eq!(
        (&basket["score"], &basket["rank"], &basket["level"]),
        (&Value::from(66.66), &Value::from(1), &Value::from("bronze"))
    );
}

/// What Cortex's published OpenAPI says of custom data, and its documentation of descriptors.
#[test]
fn bodies_for_cortex_are_as_its_reference_has_them() {
    let folder = Folder::empty();
    let to = export(&folder, &small(&folder), "cortex");
    let data = json(&to.join("custom-data-0001.json"));
    let values = data["values"].as_object().unwrap();
    assert_eq!(values.keys().collect::<Vec<_>>(), ["cart", "shop-cart", "system-shop-cart"]);
    let mut keys = Vec::new();
    for entry in values["cart"].as_array().unwrap() {
        let fields: Vec<_> = entry.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, ["description", "key", "value"]);
        let key = entry["key"].as_str().unwrap();
        assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{key}");
        keys.push(key.to_owned());
    }
    let text = std::fs::read_to_string(to.join("scorecards/karat-base.yaml")).unwrap();
    let card: Value = yaml(&text);
    assert_eq!((card["tag"].as_str(), card["name"].as_str()), (Some("karat-base"), Some("Base \"line\"")));
    let levels: Vec<_> = card["ladder"]["levels"].as_array().unwrap().iter().map(|own| own["name"].clone()).collect();
    assert_eq!(levels, ["Bronze", "Silver", "Gold"]);
    let rules = card["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 3 + 5);
    for rule in rules {
        assert!(levels.contains(&rule["level"]) && rule["weight"].as_u64().unwrap() >= 1, "{rule}");
        let expression = rule["expression"].as_str().unwrap();
        let named = expression.split("custom(\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        for key in named {
            assert!(keys.iter().any(|own| own == key), "{expression} asks for what no entity has");
        }
    }
}

fn yaml(text: &str) -> Value {
    let parsed = karat::parse::yaml::parse(text, karat::parse::yaml::Dialect::GitHub);
    serde_json::to_value(&parsed.trees[0].value).unwrap()
}
