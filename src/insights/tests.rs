//! Every route and every error, against what Backstage's own backend answered to its own client: `testdata/tech-insights/recorded.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{Insights, Request, Response};
use crate::history::{Definition, Found, Judged, Opening, Place, Run, Snapshot, Standing, Store};
use crate::model::finding::{Fingerprint, Status};
use crate::model::rule::Severity;
use crate::model::scorecard::{CheckOutcome, FULL};
use crate::model::selector::Facets;
use CheckOutcome::{Fail, NotApplicable, Partial, Pass, Unknown, Waived};

const RECORDED: &str = include_str!("../../testdata/tech-insights/recorded.txt");

/// A history in memory of a test.
struct World {
    store: Store,
    insights: Insights,
    _folder: tempfile::TempDir,
}

impl World {
    fn new(runs: &[Run]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&Place::File(folder.path().join("history.db")), &Opening::default()).unwrap();
        for run in runs {
            store.record(run).unwrap();
        }
        Self { store, insights: Insights::default(), _folder: folder }
    }

    fn ask(&mut self, method: &str, url: &str, body: &str) -> Response {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let request = Request { method, path, query, body: body.as_bytes() };
        self.insights.answer(&mut self.store, &request, &|_, _| true)
    }

    fn json(&mut self, method: &str, url: &str, body: &str) -> Value {
        let response = self.ask(method, url, body);
        assert_eq!(response.status, 200, "{url}: {}", String::from_utf8_lossy(&response.body));
        assert_eq!(response.content_type, "application/json; charset=utf-8");
        serde_json::from_slice(&response.body).unwrap()
    }
}

/// A scorecard; a check is its id and what else stands in its table.
fn card(id: &str, version: &str, checks: &[(&str, &str)]) -> Definition {
    let mut text = format!("schema = 1\nid = \"{id}\"\ntitle = \"{id}\"\nversion = \"{version}\"\n");
    if id == "security" {
        text.push_str("[applies]\nany = [{ kind = [\"component\"] }]\n");
    }
    for (level, rank) in [("bronze", 1), ("silver", 2), ("gold", 3), ("platinum", 7)] {
        let _ = write!(text, "[[level]]\nid = \"{level}\"\nrank = {rank}\n");
    }
    for (check, rest) in checks {
        let _ = write!(text, "[[check]]\nid = \"{check}\"\nrule = \"repository.{check}\"\n{rest}\n");
    }
    if version != "1.0.0" {
        let _ =
            write!(text, "[[change]]\nversion = \"{version}\"\ndate = 2026-01-01\nkind = \"fix\"\nwhy = \"Better\"\n");
    }
    Definition { id: id.into(), version: version.into(), source: format!("{id}.toml").into(), text: text.into() }
}

fn standing(entity: &str, scorecard: &str, score: u32, checks: &[(&str, CheckOutcome)]) -> Standing {
    let judged = |(check, outcome): &(&str, CheckOutcome)| Judged {
        check: (*check).into(),
        outcome: *outcome,
        said: *outcome,
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
        scorecard: scorecard.into(),
        level: (score > 8000).then(|| "silver".into()),
        score: Some(score),
        score_up_to: Some(score),
        coverage: Some(FULL),
        checks: checks.iter().map(judged).collect(),
    }
}

fn run(moment: i64, definitions: Vec<Definition>, repositories: Vec<(&str, Vec<Standing>, Vec<Found>)>) -> Run {
    let snapshot = |(repository, standings, findings): (&str, Vec<Standing>, Vec<Found>)| Snapshot {
        repository: repository.into(),
        standings,
        findings,
        ..Snapshot::default()
    };
    Run {
        moment,
        engine: "0.1.0".into(),
        definitions,
        snapshots: repositories.into_iter().map(snapshot).collect(),
        ..Run::default()
    }
}

fn found(rule: &str, entity: &str, line: u32, message: &str) -> Found {
    Found {
        fingerprint: Fingerprint(u128::from(line)),
        rule: rule.into(),
        severity: Severity::High,
        status: Status::Open,
        waiver: None,
        entity: Some(entity.into()),
        path: "README.md".into(),
        line,
        resource: None,
        message: message.into(),
    }
}

const BILLING: &str = "component:default/billing";
const LEDGER: &str = "component:payments/ledger";
/// 2026-11-01T10:00:00Z and 2026-11-20T10:00:00Z.
const MOMENTS: [i64; 2] = [1_793_527_200, 1_795_168_800];

/// The world that was recorded: two scorecards, two entities, and a licence that went.
fn recorded() -> World {
    let definitions = || {
        let license = "title = \"Licence\"\ncategory = \"Legal\"\nlevel = \"bronze\"\nfix = \"add LICENSE\"\nweight = 100\n\
                       links = [{ title = \"Runbook\", url = \"https://example.test/licence\" }]";
        vec![
            card("docs", "0.2.0", &[("hasReadme", "title = \"README\"\nlevel = \"bronze\"")]),
            card("security", "1.0.0", &[("hasLicense", license)]),
        ]
    };
    let snapshots = |score, license| {
        vec![
            (
                "billing",
                vec![
                    standing(BILLING, "docs", FULL, &[("hasReadme", Pass)]),
                    standing(BILLING, "security", score, &[("hasLicense", license)]),
                ],
                Vec::new(),
            ),
            ("ledger", vec![standing(LEDGER, "docs", 0, &[("hasReadme", Fail)])], Vec::new()),
        ]
    };
    let [first, last] = MOMENTS;
    World::new(&[run(first, definitions(), snapshots(7150, Pass)), run(last, definitions(), snapshots(8250, Fail))])
}

/// An exchange of the recording: request and what came back, with the ids that our checks have.
struct Exchange {
    name: String,
    method: String,
    url: String,
    body: String,
    status: u16,
    answer: Value,
}

fn exchanges() -> Vec<Exchange> {
    let text = RECORDED.replace("licenseCheck", "security.hasLicense").replace("readmeCheck", "docs.hasReadme");
    let mut found = Vec::new();
    for part in text.split("### ").skip(1) {
        let mut lines = part.lines();
        let name = lines.next().unwrap().to_owned();
        let (Some(asked), Some(told)) = (lines.next(), lines.next().and_then(|line| line.strip_prefix("  -> "))) else {
            continue;
        };
        let (request, body) = asked.split_once("  body=").unwrap();
        let (method, url) = request.split_once(' ').unwrap();
        let (status, answer) = told.split_once(' ').unwrap();
        found.push(Exchange {
            name,
            method: method.to_owned(),
            url: url.to_owned(),
            body: body.to_owned(),
            status: status.parse().unwrap(),
            answer: serde_json::from_str(answer).unwrap(),
        });
    }
    found
}

/// Every field with the type of its value; entries of lists are taken together.
fn shape(value: &Value, path: &str, into: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(entries) => {
            for entry in entries {
                shape(entry, &format!("{path}[]"), into);
            }
            "list"
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| shape(field, &format!("{path}/{name}"), into));
            "object"
        }
    };
    into.insert(format!("{path}: {kind}"));
}

/// What karat does not answer, though the recorded backend did: made-up keys of its example, and what shows its engine at work.
const LEFT_OUT: [&str; 9] = [
    "/successMetadata",
    "/failureMetadata",
    "/check/rule",
    "/metadata/f",
    "/since",
    "/metadata/suggestion",
    "/facts/hasReadme/metadata",
    "/facts/hasLicense/metadata",
    "/hasReadme/metadata",
];

#[test]
fn every_recorded_exchange_has_an_answer_of_the_same_status_and_shape() {
    let mut world = recorded();
    let mut compared = 0;
    for own in exchanges() {
        // Who may ask is decided before a request comes here.
        if own.name == "denied" {
            continue;
        }
        let response = world.ask(&own.method, &own.url, &own.body);
        let answer: Value = serde_json::from_slice(&response.body).unwrap();
        // What a client did wrong is its mistake, not one of the server.
        let status = if own.status == 500 { 400 } else { own.status };
        assert_eq!(response.status, status, "{}: {answer}", own.name);
        compared += 1;
        if own.status == 400 || own.status == 500 {
            assert!(answer["error"]["name"].is_string() && answer["error"]["message"].is_string(), "{answer}");
            assert_eq!(answer["request"], own.answer["request"], "{}", own.name);
            assert_eq!(answer["response"], json!({ "statusCode": 400 }));
            continue;
        }
        let (mut theirs, mut ours) = (BTreeSet::new(), BTreeSet::new());
        shape(&own.answer, "", &mut theirs);
        shape(&answer, "", &mut ours);
        let missing: Vec<_> =
            theirs.difference(&ours).filter(|path| !LEFT_OUT.iter().any(|out| path.contains(out))).collect();
        assert!(missing.is_empty(), "{}: {missing:#?}\n{answer}", own.name);
    }
    assert_eq!(compared, 20);
}

#[test]
fn recorded_values_are_those_that_karat_gives() {
    let exchanges: BTreeMap<String, Exchange> = exchanges().into_iter().map(|own| (own.name.clone(), own)).collect();
    let mut world = recorded();
    // Word for word.
    for name in [
        "getFacts []",
        "runChecks unknown id",
        "runChecks unknown entity",
        "range bad date",
        "latest no ids",
        "bulk string refs + unknown check",
    ] {
        let own = &exchanges[name];
        let response = world.ask(&own.method, &own.url, &own.body);
        assert_eq!(serde_json::from_slice::<Value>(&response.body).unwrap(), own.answer, "{name}");
    }
    // The same entities, with the same results of the same checks, whatever their order.
    let results = |answer: &Value| -> BTreeSet<String> {
        let rows = answer.as_array().unwrap().iter();
        rows.flat_map(|row| {
            let results = row["results"].as_array().unwrap().iter();
            let named = |own: &Value| {
                format!("{} {} {} {}", row["entity"], own["check"]["id"], own["check"]["type"], own["result"])
            };
            results.map(named).collect::<Vec<_>>()
        })
        .collect()
    };
    for name in ["bulk []", "bulk [2] with check"] {
        let own = &exchanges[name];
        let answer = world.json(&own.method, &own.url, &own.body);
        assert_eq!(results(&answer), results(&own.answer), "{name}");
    }
    for name in ["getFacts", "range ok"] {
        let own = &exchanges[name];
        let answer = world.json(&own.method, &own.url, &own.body);
        let told = |answer: &Value| -> Vec<Value> {
            let facts = answer["karat.security"].clone();
            let facts = if let Value::Array(rows) = facts { rows } else { vec![facts] };
            let one = |own: Value| {
                json!([
                    own["id"],
                    own["entity"],
                    own["version"],
                    own["facts"]["score"],
                    own["facts"]["hasLicense"],
                    own["timestamp"].as_str().unwrap()[..19]
                ])
            };
            facts.into_iter().map(one).collect()
        };
        assert_eq!(told(&answer), told(&own.answer), "{name}");
    }
}

#[test]
fn what_the_stock_pages_read_of_a_check_is_always_there() {
    let mut world = recorded();
    for check in world.json("GET", "/checks", "").as_array().unwrap() {
        let metadata = &check["metadata"];
        assert!(metadata["category"].is_string() && metadata["solution"].is_string() && metadata["exp"].is_number());
        assert!((1..=3).contains(&metadata["rank"].as_u64().unwrap()));
        assert_eq!(
            (check["type"].as_str(), check["factIds"].as_array().unwrap().len()),
            (Some("json-rules-engine"), 1)
        );
    }
    for result in world.json("POST", "/checks/run/Default/COMPONENT/Billing", "").as_array().unwrap() {
        assert!(result["result"].is_boolean());
        let id = result["check"]["factIds"][0].as_str().unwrap();
        let facts = world.json("GET", &format!("/facts/latest?entity={BILLING}&ids={id}"), "");
        assert!(facts[id]["timestamp"].as_str().unwrap().len() > 19);
    }
}

#[test]
fn only_what_is_known_and_counts_has_a_result() {
    let checks = [
        ("fails", "level = \"platinum\""),
        ("partly", "level = \"gold\"\npartial = true"),
        ("unknown", "level = \"silver\""),
        ("elsewhere", "level = \"bronze\""),
        ("waived", "level = \"bronze\""),
        ("soon", "level = \"bronze\"\nannounce = 2026-11-01\nwarn_from = 2027-01-01"),
        ("later", "level = \"bronze\"\nannounce = 2027-01-01"),
        ("coverage", "level = \"bronze\"\nrequired = false"),
    ];
    let outcomes = [Fail, Partial(7250), Unknown, NotApplicable, Waived, Fail, Fail, Pass];
    let judged: Vec<_> = checks.iter().zip(outcomes).map(|((id, _), outcome)| (*id, outcome)).collect();
    let findings = vec![
        found("repository.fails", BILLING, 9, "second"),
        found("repository.fails", BILLING, 4, "<script>\u{1b}[31m"),
    ];
    let standings = vec![standing(BILLING, "base", 7000, &judged)];
    let mut world =
        World::new(&[run(MOMENTS[0], vec![card("base", "1.0.0", &checks)], vec![("billing", standings, findings)])]);
    let answer = world.json("POST", "/checks/run/default/component/billing", "{}");
    let told: Vec<_> = answer
        .as_array()
        .unwrap()
        .iter()
        .map(|own| {
            (
                own["check"]["id"].as_str().unwrap(),
                own["result"].as_bool().unwrap(),
                own["check"]["metadata"]["rank"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [("base.fails", false, 3), ("base.partly", false, 3), ("base.coverage", true, 1)]);
    let why =
        json!({ "type": "string", "description": "Why", "value": r"<script>\x1b[31m (README.md:4) and 1 more place" });
    assert_eq!(answer[0]["facts"]["detail_fails"], why);
    assert_eq!(answer[1]["facts"]["detail_partly"]["value"], "72.5 % of it holds");
    assert_eq!(answer[2]["facts"]["check_coverage"]["value"], true);
    assert!(answer[2]["check"]["description"].as_str().unwrap().ends_with("blocks no level."));
    // What is announced is shown among the checks and the facts; what is not yet is nowhere.
    let ids: Vec<_> =
        world.json("GET", "/checks", "").as_array().unwrap().iter().map(|own| own["id"].clone()).collect();
    assert!(ids.contains(&json!("base.soon")) && !ids.contains(&json!("base.later")));
    let facts =
        &world.json("GET", "/facts/latest?entity=component:billing&ids[]=karat.base", "")["karat.base"]["facts"];
    assert_eq!((&facts["soon"], &facts["later"], &facts["fails"]), (&json!(false), &Value::Null, &json!(false)));
    assert_eq!(
        (&facts["unknown"], &facts["detail_unknown"]),
        (&Value::Null, &json!("not known: it could not be judged"))
    );
    assert_eq!((&facts["waived"], &facts["coverage"], &facts["level"]), (&Value::Null, &json!(100.0), &json!("none")));
}

#[test]
fn a_range_begins_with_what_held_then_and_has_a_row_for_each_change() {
    let mut world = recorded();
    let mut rows = |from: &str, to: &str| -> Vec<(String, Value)> {
        let url = format!("/facts/range?entity={BILLING}&ids=karat.security&startDatetime={from}&endDatetime={to}");
        let answer = world.json("GET", &url, "");
        let rows = answer["karat.security"].as_array().cloned().unwrap_or_default();
        rows.iter()
            .map(|own| (own["timestamp"].as_str().unwrap()[..10].to_owned(), own["facts"]["score"].clone()))
            .collect()
    };
    let row = |day: &str, score: f64| (day.to_owned(), json!(score));
    assert_eq!(rows("2026-10-01", "2026-12-01"), [row("2026-11-01", 71.5), row("2026-11-20", 82.5)]);
    assert_eq!(rows("2026-11-10T00:00:00Z", "2026-11-15"), [row("2026-11-10", 71.5)]);
    assert_eq!(rows("2026-11-21", "2026-12-01"), [row("2026-11-21", 82.5)]);
    assert_eq!(rows("2026-09-01", "2026-10-01"), []);
}

#[test]
fn who_may_see_a_part_is_told_of_that_part() {
    let mut world = recorded();
    let mut ask = |method, path, query, body: &str| -> Value {
        let request = Request { method, path, query, body: body.as_bytes() };
        let response = world.insights.answer(&mut world.store, &request, &|repository, _| repository == "ledger");
        serde_json::from_slice(&response.body).unwrap()
    };
    let all = ask("POST", "/checks/run", "", "{\"entities\":[]}");
    assert_eq!((all.as_array().unwrap().len(), &all[0]["entity"]), (1, &json!(LEDGER)));
    assert_eq!(ask("POST", "/checks/run/default/component/billing", "", ""), json!([]));
    let some = ask("POST", "/checks/run", "", &json!({ "entities": [BILLING] }).to_string());
    assert_eq!(some[0]["results"], json!([]));
    let query = format!("entity={BILLING}&ids=karat.docs&startDatetime=2026-11-01&endDatetime=2026-12-01");
    assert_eq!(ask("GET", "/facts/latest", &query, ""), json!({}));
    assert_eq!(ask("GET", "/facts/range", &query, ""), json!({}));
}

#[test]
fn nothing_and_nobody_are_answered_as_well() {
    let mut empty = World::new(&[]);
    for url in ["/checks", "/fact-schemas"] {
        assert_eq!(empty.json("GET", url, ""), json!([]));
    }
    assert_eq!(empty.json("POST", "/checks/run", "{\"entities\":[]}"), json!([]));
    let mut world = recorded();
    assert_eq!(world.json("GET", "/facts/latest?entity=component:ghost&ids=karat.docs", ""), json!({}));
    assert_eq!(world.json("GET", &format!("/facts/latest?entity={BILLING}&ids=other"), ""), json!({}));
    assert_eq!(world.json("GET", "/fact-schemas?ids=other", ""), json!([]));
    assert_eq!(world.json("POST", "/checks/run/default/component/billing", "{\"checks\":[]}"), json!([]));
    let rows = world.json("POST", "/checks/run", "{\"entities\":[\"Component:Default/Billing\",\"nonsense\"]}");
    assert_eq!(
        (&rows[0]["entity"], rows[0]["results"].as_array().unwrap().len()),
        (&json!("Component:Default/Billing"), 2)
    );
    assert_eq!(rows[1], json!({ "entity": "nonsense", "results": [] }));
    for (body, name) in
        [("{\"entities\":[{\"kind\":1}]}", "InputError"), ("[1]", "InputError"), ("\u{1}", "SyntaxError")]
    {
        let response = world.ask("POST", "/checks/run", body);
        let answer: Value = serde_json::from_slice(&response.body).unwrap();
        assert_eq!((response.status, answer["error"]["name"].as_str()), (400, Some(name)), "{body}");
    }
    assert_eq!(world.ask("GET", "/nothing", "").status, 404);
}

#[test]
fn two_thousand_entities_are_answered_at_once_and_a_new_run_is_seen() {
    let names: Vec<String> = (0..15).map(|at| format!("check-{at}")).collect();
    let checks: Vec<_> = names.iter().map(|name| (name.as_str(), "level = \"bronze\"")).collect();
    let night = |moment: i64, worst: usize| {
        let one = |at: usize| {
            let outcome = |line: usize| [Pass, Fail, Unknown, NotApplicable, Pass][(at + line + worst) % 5];
            let judged: Vec<_> = names.iter().enumerate().map(|(line, name)| (name.as_str(), outcome(line))).collect();
            standing(&format!("component:default/service-{at:04}"), "base", 5000, &judged)
        };
        run(moment, vec![card("base", "1.0.0", &checks)], vec![("mono", (0..2000).map(one).collect(), Vec::new())])
    };
    let mut world = World::new(&[night(MOMENTS[0], 0)]);
    let all = world.json("POST", "/checks/run", "{\"entities\":[]}");
    let rows = all.as_array().unwrap();
    assert_eq!((rows.len(), rows[7]["entity"].as_str()), (2000, Some("component:default/service-0007")));
    // Three of five are known.
    assert!(rows.iter().all(|row| row["results"].as_array().unwrap().len() == 9));
    let some = world.json(
        "POST",
        "/checks/run",
        "{\"entities\":[\"component:default/service-0007\"],\"checks\":[\"base.check-3\"]}",
    );
    assert_eq!((some[0]["results"].as_array().unwrap().len(), &some[0]["results"][0]["result"]), (1, &json!(true)));
    let (before, state) = (world.ask("POST", "/checks/run", "{\"entities\":[]}"), world.store.state().unwrap());
    assert_eq!(world.ask("POST", "/checks/run", "{\"entities\":[]}"), before);
    world.store.record(&night(MOMENTS[1], 1)).unwrap();
    assert_ne!(world.store.state().unwrap(), state);
    assert_ne!(world.ask("POST", "/checks/run", "{\"entities\":[]}"), before);
}
