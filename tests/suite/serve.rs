//! What `karat serve` shows, in a real browser: every page that links lead to, on a desk and on a phone, light and dark, with and
//! without scripts; with nothing recorded, with hostile names, and over months.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::Command;

use serde_json::Value;

use crate::flow_history::{DEFINITION, MONDAY, Stream};
use crate::harness::{Folder, command, installed, root};
use crate::outputs::hostile;
use crate::server::Server;

/// A server of the history of a folder, as of a day.
pub(crate) fn serve(folder: &Folder, now: &str) -> Server {
    Server::start(folder.path(), "127.0.0.1:0", &["--now", now])
}

const OPEN: &str = "[history]\nstore = \"kept.db\"\n[serve]\nanonymous_read = true\n";

/// Looks at all pages and says what is wrong with them; gives them by their headings.
pub(crate) fn looked(server: &Server, most: u32) -> Option<BTreeMap<String, Value>> {
    let installed = installed("KARAT_OUTPUTS")?;
    let browser =
        ["/usr/bin/chromium", "/usr/bin/google-chrome"].into_iter().find(|own| std::path::Path::new(own).exists());
    let run = Command::new("node")
        .arg(root().join("tests/outputs/site.cjs"))
        .args([&format!("{}/", server.address), browser.expect("a browser"), &most.to_string()])
        .env("NODE_PATH", installed.join("node_modules"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    let pages = report["pages"].as_array().unwrap();
    for own in pages {
        let url = own["url"].as_str().unwrap();
        assert_eq!(own["status"], 200, "{url}");
        assert_eq!(own["wrong"], serde_json::json!([]), "{url}");
        assert_eq!(own["events"], serde_json::json!([]), "{url}");
        assert_eq!(own["handlers"], 0, "{url}: something besides the style and the script of the page");
        assert_eq!(own["wide"], false, "{url} is wider than the window");
        assert_eq!(own["cut"], serde_json::json!([]), "{url}: what stands in a picture is seen as a whole");
    }
    for own in report["files"].as_array().unwrap() {
        assert_eq!(own["status"], 200, "{own}");
    }
    let heading = |own: &Value| own["heading"].as_str().unwrap().to_owned();
    let mut all: BTreeMap<String, Value> = pages.iter().map(|own| (heading(own), own.clone())).collect();
    all.insert(String::new(), report["sort"].clone());
    Some(all)
}

#[test]
fn with_nothing_recorded_every_page_says_what_to_do() {
    let folder = Folder::with(&[("karat.toml", OPEN)]);
    let server = serve(&folder, "2026-11-26");
    let (status, page) = server.get("/");
    assert!(status == 200 && page.contains("No run was recorded yet"), "{page}");
    if let Some(pages) = looked(&server, 20) {
        for heading in ["Overview", "Entities", "Scorecards", "Findings", "Waivers", "Campaigns", "What if"] {
            assert!(pages.contains_key(heading), "{heading} in {:?}", pages.keys());
        }
    }
    server.said("kept.db: it was made, and is empty until a run is recorded in it or reported to it");
    let asked = folder.karat(&["history", "level"]);
    assert!(asked.stderr.contains("was recorded yet in ") && asked.stderr.contains("kept.db"), "{}", asked.stderr);
    let (status, page) = server.get("/flow");
    assert!(status == 200 && page.contains("No deployments were recorded yet"), "{page}");
    assert!(!page.contains("href=\"/flow\""), "what is not there is not linked to: {page}");
    for path in [
        "/entities/component:default/none",
        "/scorecards/none",
        "/findings/00",
        "/rules/none.at_all",
        "/badge/none.svg",
        "/nowhere",
    ] {
        assert_eq!(server.get(path).0, 404, "{path}");
    }
}

#[test]
fn a_page_is_of_what_its_address_asks_for() {
    let folder = crate::history::told();
    folder.write("karat.toml", OPEN);
    let server = serve(&folder, "2026-11-10");
    for (path, status) in [
        ("/?days=abc", 400),
        ("/?days=0", 400),
        ("/entities?level=nope", 400),
        ("/entities?level=none", 200),
        ("/findings?severity=nope", 400),
        ("/findings?severity=high", 200),
        ("/api/v1/entities?level=nope", 400),
        ("/api/v1/findings?severity=nope", 400),
        ("/entities?scorecard=nope", 404),
        ("/entities/component:default/shop?scorecard=nope", 404),
        ("/entities/component:default/shop?scorecard=base", 200),
    ] {
        assert_eq!(server.get(path).0, status, "{path}");
    }
    let (_, page) = server.get("/");
    assert!(page.contains("median score"), "never a mean alone: {page}");
    assert!(page.contains(">since 2026-11-01</span>"), "who began in the time is compared from then on: {page}");
    let (_, rows) = server.get("/?days=3&csv=movers");
    assert!(rows.lines().nth(1).is_some_and(|row| row.starts_with("component:default/shop,,")), "{rows}");
    let (_, page) = server.get("/entities/component:default/shop?days=3");
    assert!(page.contains("stood so before") && page.contains(" in 1 change."), "{page}");
    assert!(page.contains("component:<wbr/>default/<wbr/>shop"), "a reference goes on between its parts: {page}");
    let (_, page) = server.get("/scorecards/base/readme");
    assert!(page.contains(": outcomes over time"), "{page}");
    let (_, rows) = server.get("/findings?csv=findings");
    assert!(rows.starts_with("message,severity,rule,repository,entity,place,status,since,owner\n"), "{rows}");
    assert!(rows.contains(",component:default/shop,"), "{rows}");
    let (_, page) = server.get("/findings");
    assert!(page.contains("href=\"/entities/component%3Adefault/shop?repository="), "{page}");
    let (_, page) = server.get("/entities/component:default/shop");
    assert!(page.contains("last looked at") && page.contains("2026-11-09"), "{page}");
    assert!(page.contains(" points · effort") && !page.contains('`'), "{page}");
    let (_, feed) = server.get("/regressions.atom");
    assert!(feed.contains("<id>urn:karat:regressions</id>"), "{feed}");
    if let Some(pages) = looked(&server, 12) {
        assert_eq!(pages["Findings"]["scrolled"], serde_json::json!([]), "all columns are in the window");
    }
}

#[test]
fn findings_that_a_waiver_covers_are_not_counted_as_open() {
    let folder = crate::history::told();
    folder.write("karat.toml", OPEN);
    let excused =
        "  # karat: ignore[kubernetes.host_network] until=2026-12-01 because the agent needs it\n  hostNetwork: true\n";
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n";
    folder.write("pod.yaml", format!("{pod}{excused}  containers: []\n"));
    folder.write("other.yaml", format!("{pod}  hostNetwork: true\n  containers: []\n"));
    let arguments = ["check", "--record=kept.db", "--now", "2026-11-10", "-q", "--fail-on", "never"];
    let run = folder.karat(&arguments);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let (_, page) = serve(&folder, "2026-11-11").get("/findings?rule=kubernetes.host_network");
    assert!(page.contains("1 finding open, 1 waived."), "{page}");
}

#[test]
fn who_owns_nothing_has_no_page_to_be_led_to() {
    let folder = crate::history::told();
    folder.write("karat.toml", OPEN);
    let list = |owner: &str| {
        let path = folder.path().join("standards/scorecards/base.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        let text: Vec<_> = text.lines().filter(|line| !line.starts_with("owner = ")).collect();
        let text = text.join("\n").replace("title = \"Base\"", &format!("title = \"Base\"\nowner = \"{owner}\""));
        std::fs::write(&path, text).unwrap();
        let arguments = [
            "check",
            "--record=kept.db",
            "--standards",
            "standards",
            "--now",
            "2026-11-10",
            "-q",
            "--fail-on",
            "never",
        ];
        let run = folder.karat(&arguments);
        assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
        serve(&folder, "2026-11-11").get("/scorecards").1
    };
    let page = list("group:default/platform");
    assert!(page.contains("platform") && !page.contains("/groups/owner/group%3Adefault/platform"), "{page}");
    let page = list("group:default/pay");
    assert!(page.contains("href=\"/groups/owner/group%3Adefault/pay\""), "{page}");
}

#[cfg(unix)]
#[test]
fn a_server_that_is_told_to_end_ends_well() {
    let folder = Folder::with(&[("karat.toml", OPEN)]);
    let mut stores = vec!["kept.db".to_owned()];
    #[cfg(feature = "postgres")]
    stores.extend(crate::cluster::database());
    for store in stores {
        let server = Server::start(folder.path(), "127.0.0.1:0", &["--store", &store]);
        assert_eq!(server.get("/").0, 200, "{store}");
        let status = server.end();
        assert!(status.success(), "{store}: {status}");
    }
}

#[test]
fn a_history_that_cannot_be_read_is_told_to_the_operator_and_to_what_asks_whether_it_is_ready() {
    let folder = Folder::with(&[("karat.toml", OPEN)]);
    // A history that nobody has open is in its file alone.
    assert_eq!(folder.karat(&["token", "create", "one", "--read", "--all"]).status, 0);
    let server = serve(&folder, "2026-11-26");
    assert_eq!(server.get("/readyz"), (200, "ready\n".to_owned()));
    let file = folder.path().join("kept.db");
    let length = usize::try_from(std::fs::metadata(&file).unwrap().len()).unwrap();
    let mut kept = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
    kept.write_all(&vec![0xff; length]).unwrap();
    for path in ["/", "/readyz"] {
        let (status, told) = server.get(path);
        assert!(status == 503 && !told.contains("kept.db"), "{path}: {status} {told}");
        let said = server.said(&format!("GET {path} of 127.0.0.1: status 503: failed to "));
        assert!(said.contains("kept.db"), "{said}");
    }
    assert_eq!(server.get("/healthz"), (200, "ok\n".to_owned()), "it lives all the same");
}

#[test]
fn hostile_names_are_only_text_on_every_page() {
    let folder = hostile();
    folder.write("karat.toml", OPEN);
    let target = crate::outputs::REPOSITORY;
    let run = command(folder.path())
        .args([
            "check",
            target,
            "--policy",
            "own.rego",
            "--select",
            "ALL",
            "--scorecard",
            "golden-path",
            "--record=kept.db",
        ])
        .args(["--now", "2026-11-25", "--no-cache"])
        .output()
        .unwrap();
    assert!(matches!(run.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&run.stderr));
    let mut stream = Stream::default();
    let path = "env/<b onclick=alert(1)>/<img src=x onerror=alert(1)>.yaml";
    for (hours, version) in [(2000, "<i>1"), (2100, "<i>2")] {
        stream.commit(MONDAY + hours * 3600, "x", &[(path, Some(&format!("tag: {version}\n")))]);
    }
    folder.write("ops/flow.toml", DEFINITION);
    stream.make(&folder, "ops");
    let run = folder.karat(&["flow", "ops", "--record=kept.db", "--now", "2026-11-25"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let server = serve(&folder, "2026-11-26");
    if let Some(pages) = looked(&server, 60) {
        assert!(pages.len() > 12, "{:?}", pages.keys());
        assert_eq!(pages[""], "ascending", "tables are sorted by keyboard");
    }
    for (path, start) in [
        (
            "/regressions.atom",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">",
        ),
        ("/metrics", "# HELP karat_entities"),
        ("/findings?csv=findings", "message,severity,rule,repository,entity"),
        ("/flow?csv=services", "service,environment,owner,basis,looked at"),
    ] {
        let (status, text) = server.get(path);
        assert!(status == 200 && text.starts_with(start), "{path}: {status} {}", text.get(..200).unwrap_or(&text));
    }
}

#[test]
fn deployments_are_drawn_week_by_week_and_service_by_service() {
    let folder = crate::flow_history::told();
    folder.write("karat.toml", OPEN);
    let server = serve(&folder, "2026-09-01");
    let page = |path: &str| {
        let (status, page) = server.get(path);
        assert_eq!(status, 200, "{path}: {page}");
        page
    };
    let all = page("/flow?days=30");
    for part in
        ["href=\"/flow\" aria-current=\"page\"", "id=\"deployments-title\"", "href=\"/flow?service=shop\"", "≥ 33.33"]
    {
        assert!(all.contains(part), "{part} in {all}");
    }
    assert!(!all.contains("lead-times"), "nobody told of lead times: {all}");
    assert_eq!(
        page("/flow?days=30&csv=deployments"),
        "day,prod\n2026-08-31,\n2026-08-24,2\n2026-08-17,3\n2026-08-10,0\n2026-08-03,\n"
    );
    let services = page("/flow?days=30&csv=services");
    let shop = "shop,prod,group:default/pay,gitops,7000,4,2,,,,0,3333,3,3600,1,2500\n";
    assert!(services.contains(shop), "{services}");
    assert_eq!(page("/flow?days=30&service=shop&csv=services").lines().count(), 2);
    assert!(page("/flow?days=30&environment=stage").contains("Nothing was there in this time."));
    assert!(page("/entities/component:default/shop").contains("href=\"/flow?service=shop\""));
    assert!(page("/").contains("href=\"/flow\""));
    crate::flow_history::deployed(&folder);
    let lead = page("/flow?days=30&environment=prod&csv=lead-times");
    assert!(lead.starts_with("day,\"prod, hours\"\n") && lead.contains("\n2026-08-17,27\n"), "{lead}");
    if let Some(pages) = looked(&server, 60) {
        assert!(pages.contains_key("Flow"), "{:?}", pages.keys());
    }
}

const DATED: &str = r#"schema = 1
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
id = "owners"
level = "bronze"
rule = "repository.missing_codeowners"
announce = 2026-12-01
warn_from = 2026-12-10
enforce_from = 2027-01-01
"#;

#[test]
fn a_check_that_does_not_block_yet_says_from_when_and_a_level_that_it_takes_has_its_cause() {
    let folder = Folder::with(&[
        ("karat.toml", OPEN),
        ("standards/scorecards/base.toml", DATED),
        ("shop/.git/HEAD", "ref: refs/heads/main\n"),
        ("shop/README.md", "# Shop\n\nWhat it is for, and how it is run.\n"),
        ("shop/main.py", "print(1)\n"),
    ]);
    let record = |now: &str| {
        let choice = ["check", "--standards", "standards", "-q", "--fail-on", "never", "--record=kept.db", "shop"];
        let run = folder.karat(&[&choice[..], &["--now", now]].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    record("2026-12-20");
    let pages = ["/scorecards/base", "/scorecards/base/owners", "/entities/repository:default/shop", "/what-if"];
    let server = serve(&folder, "2026-12-31");
    for path in pages {
        let (status, page) = server.get(path);
        assert!(status == 200 && page.contains("blocks from 2027-01-01"), "{path}: {page}");
    }
    let (_, page) = server.get("/what-if?scorecard=base&sent=1&r.readme=on&r.owners=on&w.owners=3");
    assert!(page.contains("From 2027-01-01, when owners blocks: nobody would fall."), "{page}");
    drop(server);
    record("2027-01-02");
    let server = serve(&folder, "2027-01-03");
    for path in pages {
        assert!(!server.get(path).1.contains("blocks from"), "{path}");
    }
    for path in ["/entities/repository:default/shop?days=30", "/?days=7"] {
        let (status, page) = server.get(path);
        assert!(status == 200 && page.contains("definition: owners blocks since 2027-01-01"), "{path}: {page}");
    }
}
