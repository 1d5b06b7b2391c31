//! The API by a real `karat serve`: every route, what goes wrong, pages while runs are recorded, and reports of pipelines.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use crate::harness::Folder;

/// A server of a folder's history, and who asks it.
struct Server {
    own: crate::server::Server,
    agent: Agent,
}

/// An answer.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// A problem of this status that says what to do.
    fn is_problem(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.text);
        let problem = self.json();
        assert_eq!(problem["status"], status);
        assert!(problem["help"].as_str().is_some_and(|help| !help.is_empty()), "{problem}");
        problem["detail"].as_str().unwrap().to_owned()
    }
}

impl Server {
    fn start(folder: &Folder, more: &[&str]) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_mins(5)));
        let own = crate::server::Server::start(folder.path(), "127.0.0.1:0", more);
        Self { own, agent: config.build().into() }
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.own.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.call().unwrap())
    }

    /// All items of a long answer, page by page.
    fn all(&self, path: &str, limit: usize, mut between: impl FnMut()) -> Vec<Value> {
        let sign = if path.contains('?') { '&' } else { '?' };
        let mut next = format!("{path}{sign}limit={limit}");
        let mut all = Vec::new();
        loop {
            let page = self.get(&next);
            assert_eq!(page.status, 200, "{next}: {}", page.text);
            all.extend(page.json()["items"].as_array().unwrap().clone());
            let link = page.header("link").map(str::to_owned);
            assert_eq!(link.is_some(), !page.json()["next"].is_null());
            let Some(link) = link else { return all };
            let link = link.strip_prefix('<').and_then(|own| own.strip_suffix(">; rel=\"next\"")).unwrap();
            link.clone_into(&mut next);
            between();
        }
    }
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Answer {
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    let (status, headers) = (response.status().as_u16(), headers.collect());
    Answer { status, headers, text: response.body_mut().read_to_string().unwrap() }
}

const CARD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "1.0.0"
[[level]]
id = "bronze"
rank = 1
[[check]]
id = "readme"
level = "bronze"
rule = "repository.missing_readme"
[[check]]
id = "license"
level = "bronze"
rule = "repository.missing_license"
"#;

const CATALOG: &str = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\nspec:\n  type: service\n  \
                       lifecycle: production\n  owner: pay\n";

fn shop() -> Folder {
    let folder = Folder::with(&[
        ("standards/scorecards/base.toml", CARD),
        ("catalog-info.yaml", CATALOG),
        ("README.md", "# Shop\n\nWhat it is for, and how it is run.\n"),
        ("karat.toml", "schema = 1\nstandards = \"standards\"\n[serve]\nanonymous_read = true\n"),
    ]);
    folder.git_at("", "2026-11-01T08:00:00Z", &["init", "-q"]);
    folder.git_at("", "2026-11-01T08:00:00Z", &["add", "-A"]);
    folder.git_at("", "2026-11-01T08:00:00Z", &["commit", "-qm", "Change"]);
    folder
}

/// A report of a repository with one entity.
fn report() -> &'static Value {
    static REPORT: OnceLock<Value> = OnceLock::new();
    REPORT.get_or_init(|| shop().check(&["--now", "2026-11-01T09:00:00Z"]))
}

/// The same of another repository, with as many findings and as of another moment.
fn report_of(name: &str, moment: &str, findings: usize) -> Value {
    let mut own = report().clone();
    own["moment"] = json!(moment);
    let target = own["repositories"][0]["target"].clone();
    own["repositories"][0]["address"] = json!(format!("https://git.acme.dev/{name}"));
    let template = own["findings"].as_array().unwrap().iter().find(|own| own["repository"] == target).unwrap().clone();
    let found = (0..findings).map(|number| {
        let mut own = template.clone();
        own["fingerprint"] = json!(format!("{number:032x}"));
        own["message"] = json!(format!("finding {number}"));
        own
    });
    own["findings"] = found.collect();
    own
}

fn import(folder: &Folder, report: &Value, name: &str) {
    folder.write(name, report.to_string());
    let run = folder.karat(&["history", "import", name]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
}

/// A history of so many repositories, and a server of it.
fn served(repositories: usize, findings: usize) -> (Folder, Server) {
    let folder = shop();
    for number in 0..repositories {
        import(&folder, &report_of(&format!("shop-{number}"), "2026-11-01T09:00:00Z", findings), "report.json");
    }
    let server = Server::start(&folder, &["--now", "2026-11-20"]);
    (folder, server)
}

const REFERENCE: &str = "component:default%2Fshop";

#[test]
fn readers_and_writers_at_once_are_all_answered_and_no_report_is_lost() {
    let (folder, server) = served(20, 5);
    let token = folder.karat(&["token", "create", "load", "--write", "--all"]).stdout.trim().to_owned();
    let report = report_of("load", "2026-11-01T09:00:00Z", 5);
    let load = crate::many::Load { address: &server.own.address, token: &token, report: &report };
    let told = load.run(40, 8, 4).unwrap();
    let wrong: Vec<_> = told.seen.iter().filter(|own| !matches!(own.1, 200 | 201)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(told.lost, Vec::<String>::new());
    assert!(told.taken >= 8 && told.seen.len() > told.taken + 40, "{} of {}", told.taken, told.seen.len());
}

#[test]
fn every_route_answers() {
    let (_folder, server) = served(2, 3);
    let entity = format!("/api/v1/entities/{REFERENCE}");
    let at = "repository=https://git.acme.dev/shop-1";
    let cases = [
        ("/api/v1/scorecards".to_owned(), "/scorecards/0/id", json!("base")),
        ("/api/v1/scorecards/base".to_owned(), "/lines/0/now/passed", json!(2)),
        ("/api/v1/entities?scorecard=base&level=none".to_owned(), "/items/1/standings/0/score", json!(5000)),
        (format!("{entity}?{at}"), "/standings/0/checks/0/check", json!("license")),
        (format!("{entity}?{at}"), "/standings/0/checks/0/places", json!(3)),
        (format!("{entity}/history?{at}"), "/series/0/changes/0/score", json!(5000)),
        ("/api/v1/findings?status=open&severity=low".to_owned(), "/items/0/path", json!(".")),
        ("/api/v1/rules?q=missing_license".to_owned(), "/items/0/open", json!(6)),
        ("/api/v1/regressions?scorecard=base".to_owned(), "/items", json!([])),
        ("/api/v1/movements?since=2026-11-02".to_owned(), "/items", json!([])),
        ("/api/v1/levels?since=2026-11-01".to_owned(), "/days/0/entities", json!(2)),
        ("/api/v1/groups?by=owner".to_owned(), "/groups/0/key", json!("group:default/pay")),
        ("/api/v1/waivers".to_owned(), "/items", json!([])),
        ("/api/v1/flow".to_owned(), "/items", json!([])),
        ("/api/v1/runs?limit=1".to_owned(), "/items/0/repositories/0", json!("https://git.acme.dev/shop-1")),
    ];
    let document = server.get("/api/v1/openapi.json").json();
    let mut untold: BTreeSet<&String> = document["paths"].as_object().unwrap().keys().collect();
    for (path, pointer, wanted) in cases {
        let answer = server.get(&path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        assert_eq!(answer.json().pointer(pointer), Some(&wanted), "{path}: {}", answer.text);
        untold.remove(as_described(&document, &path, &answer.json()));
    }
    // Those of golden paths are asked where there are some.
    untold.retain(|route| !route.starts_with("/api/v1/paths"));
    assert_eq!(untold, BTreeSet::new(), "each route is asked");
}

/// Looks whether an answer is what the document says of its route, which it gives back.
pub(crate) fn as_described<'d>(document: &'d Value, path: &str, answer: &Value) -> &'d String {
    let path = path.split('?').next().unwrap();
    let is_own = |own: &&String| {
        let (own, path): (Vec<&str>, Vec<&str>) = (own.split('/').collect(), path.split('/').collect());
        own.len() == path.len() && own.iter().zip(&path).all(|(own, part)| own == part || own.starts_with('{'))
    };
    let route = document["paths"].as_object().unwrap().keys().find(is_own).unwrap();
    let mut schema =
        document["paths"][route]["get"]["responses"]["200"]["content"]["application/json"]["schema"].clone();
    assert!(schema.is_object(), "{route}");
    schema["components"] = document["components"].clone();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(answer).map(|own| own.to_string()).collect();
    assert!(wrong.is_empty(), "{route}: {wrong:?}");
    route
}

#[test]
fn the_document_of_the_api_is_one_to_a_program_that_is_not_ours() {
    let Some(installed) = crate::harness::installed("KARAT_OUTPUTS") else { return };
    let folder = Folder::empty();
    let document = folder.karat(&["schema", "openapi"]).stdout;
    folder.write("openapi.json", &document);
    folder.write(
        "wrong.json",
        document.replace("\"responses\"", "\"answers\"").replace("\"in\": \"path\"", "\"in\": \"road\""),
    );
    let judged = |name: &str| {
        let program = installed.join("venv/bin/python");
        let run = Command::new(program)
            .args(["-m", "openapi_spec_validator", name])
            .current_dir(folder.path())
            .output()
            .unwrap();
        (
            run.status.success(),
            String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr),
        )
    };
    let (is_one, told) = judged("openapi.json");
    assert!(is_one, "{told}");
    assert!(!judged("wrong.json").0);
}

#[test]
fn a_long_answer_comes_in_pages_and_each_item_once_whatever_is_recorded_meanwhile() {
    let (folder, server) = served(1, 7);
    let mut number = 0;
    let items = server.all("/api/v1/findings", 2, || {
        number += 1;
        import(&folder, &report_of(&format!("later-{number}"), "2026-11-02T09:00:00Z", 1), "report.json");
    });
    let own: Vec<&Value> = items.iter().filter(|own| own["repository"] == "https://git.acme.dev/shop-0").collect();
    let seen: BTreeSet<&str> = own.iter().map(|own| own["fingerprint"].as_str().unwrap()).collect();
    assert_eq!((own.len(), seen.len()), (7, 7), "{items:?}");
}

#[test]
fn who_moved_is_told_to_the_last_one() {
    let folder = shop();
    let before = folder.check(&["--now", "2026-11-01T09:00:00Z"]);
    folder.write(
        "LICENSE",
        "MIT License\n\nCopyright (c) 2026 Acme\n\nPermission is hereby granted, free of charge, to any person\n",
    );
    folder.git_at("", "2026-11-02T08:00:00Z", &["add", "-A"]);
    folder.git_at("", "2026-11-02T08:00:00Z", &["commit", "-qm", "Change"]);
    let after = folder.check(&["--now", "2026-11-02T09:00:00Z"]);
    let mut arguments = vec!["history".to_owned(), "import".to_owned()];
    for (at, report) in [before, after].iter_mut().enumerate() {
        for number in 0..12 {
            report["repositories"][0]["address"] = json!(format!("https://git.acme.dev/shop-{number}"));
            let name = format!("report-{at}-{number}.json");
            folder.write(&name, report.to_string());
            arguments.push(name);
        }
    }
    let run = folder.karat(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let server = Server::start(&folder, &["--now", "2026-11-20"]);
    let items = server.all("/api/v1/movements?since=2026-11-02", 5, || {});
    let names: BTreeSet<&str> = items.iter().map(|own| own["repository"].as_str().unwrap()).collect();
    assert_eq!((items.len(), names.len()), (12, 12), "{items:?}");
    assert_eq!(items[0]["change"], 5000);
    assert_eq!(items[0]["began"], Value::Null, "it was there before");
    let answer = server.get("/api/v1/movements?since=2026-10-20").json();
    let first = &answer["items"][0];
    assert_eq!(
        [&first["began"], &first["change"], &answer["new"]],
        [&json!("2026-11-01T09:00:00Z"), &json!(5000), &json!(0)]
    );
    let page = server.get("/?days=19").text;
    assert!(page.contains("2 more rows in the CSV"), "{page}");
    let rows = server.get("/?days=19&csv=movers").text;
    assert_eq!(rows.lines().count(), 13, "{rows}");
}

#[test]
fn after_the_first_run_all_are_new_and_nobody_is_said_to_stand_still() {
    let (_folder, server) = served(1, 2);
    let page = server.get("/").text;
    assert!(page.contains("There is nothing to compare.") && !page.contains("Nobody moved"), "{page}");
    assert!(page.contains(" new in this time and not compared."), "{page}");
    let answer = server.get("/api/v1/movements").json();
    assert!(answer["new"].as_u64() > Some(0) && answer["items"] == json!([]), "{answer}");
}

#[test]
fn a_wrong_question_is_a_problem_that_says_what_to_do() {
    let (_folder, server) = served(1, 1);
    for (path, status) in [
        ("/api/v1/entities?limit=0", 400),
        ("/api/v1/entities?nothing=1", 400),
        ("/api/v1/findings?cursor=x", 400),
        ("/api/v1/movements?since=x", 400),
        ("/api/v1/scorecards/none", 404),
        ("/api/v1/entities/none", 404),
        ("/api/v1/nowhere", 404),
    ] {
        server.get(path).is_problem(status);
    }
    let again = server.get("/api/v1/scorecards");
    let tag = again.header("etag").unwrap();
    assert_eq!(server.get_with("/api/v1/scorecards", &[("if-none-match", tag)]).status, 304);
}

#[test]
fn a_pipeline_reports_its_repository_once_and_no_other() {
    let (folder, server) = served(0, 0);
    let made = folder.karat(&["token", "create", "ci", "--write", "--repository", "git.acme.dev/pay-*"]);
    let token = format!("Bearer {}", made.stdout.trim());
    let send = |body: &[u8], more: &[(&str, &str)]| {
        let mut request =
            server.agent.post(format!("{}/api/v1/runs", server.own.address)).header("content-type", "application/json");
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        answer(request.send(body).unwrap())
    };
    let known = [("authorization", token.as_str())];
    let own = report_of("pay-api", "2026-11-01T09:00:00Z", 2).to_string();
    send(own.as_bytes(), &[]).is_problem(401);
    send(own.as_bytes(), &[("authorization", "Bearer karat_wrong")]).is_problem(401);
    let first = send(own.as_bytes(), &known);
    assert_eq!((first.status, &first.json()["is_new"]), (201, &json!(true)), "{}", first.text);
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut zip, own.as_bytes()).unwrap();
    let again = send(&zip.finish().unwrap(), &[known[0], ("content-encoding", "gzip")]);
    assert_eq!((again.status, &again.json()["is_new"]), (200, &json!(false)), "{}", again.text);
    assert_eq!(again.json()["id"], first.json()["id"]);
    let foreign = report_of("shop", "2026-11-01T09:00:00Z", 1).to_string();
    assert!(send(foreign.as_bytes(), &known).is_problem(403).contains("git.acme.dev/shop"));
    send(b"{\"version\": 1", &known).is_problem(422);
    send(b"{}", &known).is_problem(422);
    send(own.as_bytes(), &[known[0], ("content-encoding", "br")]).is_problem(415);
    // A bomb: a gigabyte of spaces.
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..1024 {
        std::io::Write::write_all(&mut zip, &spaces).unwrap();
    }
    send(&zip.finish().unwrap(), &[known[0], ("content-encoding", "gzip")]).is_problem(413);
    let runs = server.get("/api/v1/runs").json();
    assert_eq!(runs["items"].as_array().unwrap().len(), 1, "{runs}");
    let log = folder.karat(&["token", "audit", "--since", "3650d"]);
    assert!(log.stdout.contains("report"), "{}{}", log.stdout, log.stderr);
}

#[test]
fn deployments_are_told_service_by_service_to_those_who_may_see_them() {
    let folder = crate::flow_history::told();
    folder.write("karat.toml", "schema = 1\n[history]\nstore = \"kept.db\"\n");
    let server = Server::start(&folder, &["--now", "2026-08-30"]);
    let token = |more: &[&str]| {
        let name = more.concat().replace("--", "");
        let made = folder.karat(&[&["token", "create", &name, "--read"], more].concat());
        assert_eq!(made.status, 0, "{}", made.stderr);
        format!("Bearer {}", made.stdout.trim())
    };
    let ask = |path: &str, token: &str| server.get_with(path, &[("authorization", token)]);
    server.get("/api/v1/flow").is_problem(401);
    let (all, pay, other) =
        (token(&["--all"]), token(&["--owner", "group:default/pay"]), token(&["--repository", "git.acme.dev/*"]));
    let question = "/api/v1/flow?since=2026-08-17&until=2026-08-30T23:59:59Z";
    let told = ask(question, &all).json();
    let shop = told.pointer("/items/1").unwrap();
    assert_eq!(
        [&shop["service"], &shop["environment"], &shop["owner"], &shop["basis"], &shop["deploy"], &shop["repository"]],
        [
            &json!("shop"),
            &json!("prod"),
            &json!("group:default/pay"),
            &json!("gitops"),
            &json!("gitops"),
            &json!("ops")
        ]
    );
    assert_eq!(
        [&shop["now"]["looked_at"], &shop["now"]["until"], &shop["before"]["since"], &shop["before"]["looked_at"]],
        [&json!(10_000), &json!("2026-08-31T00:00:00Z"), &json!("2026-08-03T00:00:00Z"), &json!(5000)]
    );
    assert_eq!(
        shop.pointer("/now/figures/4"),
        Some(
            &json!({"name": "change_fail_rate", "basis": "gitops", "unit": "basis points", "lower_bound": true, "n": 3,
                     "value": 3333, "p90": null})
        )
    );
    let names = |token: &str, more: &str| {
        let items = ask(&format!("{question}{more}"), token).json();
        items["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|own| own["service"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&all, ""), ["cart", "shop"]);
    assert_eq!(names(&all, "&owner=group:default/pay"), ["shop"]);
    assert_eq!(names(&all, "&environment=stage"), [""; 0]);
    assert_eq!(names(&pay, ""), ["shop"], "what one may not see is not there");
    assert_eq!(names(&other, ""), [""; 0]);
    let page = ask(&format!("{question}&limit=1"), &all).json();
    let next = page["next"].as_str().unwrap();
    assert_eq!(names(&all, &format!("&limit=1&cursor={next}")), ["shop"]);
    ask("/api/v1/flow?since=x", &all).is_problem(400);
}
