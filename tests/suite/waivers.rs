//! Waivers in files of definitions and in comments, on the day before they end and on the day that they do.

use serde_json::Value;

use crate::harness::Folder;
use crate::reports::{assert_follows_schema, assert_refuses};

const SCHEMA: &str = "src/report/schema/karat-waivers-1.schema.json";

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  containers: []\n";

const CARD: &str = "schema = 1\nid = \"own\"\ntitle = \"Own\"\nversion = \"1.0.0\"\n[[level]]\nid = \"bronze\"\nrank = 1\n\
                    [[target]]\nlevel = \"bronze\"\nby = 2027-03-31\n\
                    [[check]]\nid = \"host-network\"\nrule = \"kubernetes.host_network\"\nlevel = \"bronze\"\n";

fn waiver(effect: &str, entity: &str) -> String {
    format!(
        "schema = 1\nid = \"W-1\"\nscorecard = \"own\"\nchecks = [{{ id = \"host-network\", rev = 1 }}]\n\
         reason = \"The node agent needs it until March\"\nrequested_by = \"user:default/ana\"\n\
         approved_by = [\"user:default/ben\"]\ncreated = 2026-11-10\nexpires = 2026-12-01\neffect = \"{effect}\"\n\
         [scope]\nentities = [\"{entity}\"]\n"
    )
}

fn folder(pod: &str, waiver: &str) -> Folder {
    let catalog = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: web\n\
                   spec:\n  type: service\n  lifecycle: production\n  owner: team-a\n";
    Folder::with(&[
        ("catalog-info.yaml", catalog),
        ("pod.yaml", pod),
        ("standards/scorecards/own.toml", CARD),
        ("standards/waivers/w-1.toml", waiver),
    ])
}

fn on(folder: &Folder, day: &str) -> Value {
    folder.check(&["--standards", "standards", "--now", day, "--fail-on", "never"])
}

/// Status of the finding, outcome of the check, level, and what is told of definitions.
fn told(report: &Value) -> (Value, Value, Value, Vec<String>) {
    let card = &report["scorecards"][0];
    let problems = report["problems"].as_array().unwrap().iter();
    let own = problems.filter(|problem| problem["kind"] == "standard");
    let messages = own.map(|problem| problem["message"].as_str().unwrap().to_owned()).collect();
    (report["findings"][0]["status"].clone(), card["checks"][0]["outcome"].clone(), card["level"].clone(), messages)
}

#[test]
fn a_waiver_works_until_the_day_on_which_it_expires() {
    let folder = folder(POD, &waiver("exclude", "component:default/web"));
    let (status, outcome, level, told_before) = told(&on(&folder, "2026-11-30"));
    assert_eq!((&status, &outcome, &level), (&"waived".into(), &"waived".into(), &"bronze".into()));
    assert_eq!(told_before, ["waiver `W-1` ends in 1 day, on 2026-12-01"]);
    let (status, outcome, level, told_after) = told(&on(&folder, "2026-12-01"));
    assert_eq!((&status, &outcome, &level), (&"open".into(), &"fail".into(), &Value::Null));
    assert_eq!(told_after, ["waiver `W-1` expired on 2026-12-01 and no longer works"]);
}

#[test]
fn an_accepted_risk_counts_and_a_waiver_of_nothing_is_told() {
    let accepted = folder(POD, &waiver("accept", "component:default/web"));
    let report = on(&accepted, "2026-11-12");
    let (status, outcome, ..) = told(&report);
    assert_eq!((&status, &outcome), (&"open".into(), &"fail".into()));
    assert_eq!(report["scorecards"][0]["checks"][0]["waiver"]["id"], "W-1");
    assert_eq!(
        report["scorecards"][0]["target"],
        serde_json::json!({"level": "bronze", "by": "2027-03-31", "met": false})
    );
    let mended = folder(&POD.replace("true", "false"), &waiver("exclude", "component:default/web"));
    let (.., messages) = told(&on(&mended, "2026-11-12"));
    assert!(messages.contains(&"waiver `W-1` excuses nothing".to_owned()), "{messages:?}");
}

#[test]
fn a_comment_excuses_the_line_below_until_its_day() {
    let line =
        "  # karat: ignore[kubernetes.host_network] until=2026-12-01 because the agent needs it\n  hostNetwork: true\n";
    let pod = POD.replace("  hostNetwork: true\n", line);
    let folder = folder(&pod, &waiver("exclude", "component:default/other"));
    let (status, outcome, ..) = told(&on(&folder, "2026-11-30"));
    assert_eq!((&status, &outcome), (&"waived".into(), &"waived".into()));
    let (status, outcome, _, messages) = told(&on(&folder, "2026-12-01"));
    assert_eq!((&status, &outcome), (&"open".into(), &"fail".into()));
    let ended = "this waiver of kubernetes.host_network ended on 2026-12-01 and no longer works";
    assert!(messages.contains(&ended.to_owned()), "{messages:?}");
}

#[test]
fn a_check_that_too_many_are_excused_from_is_told_by_the_entities_of_the_run() {
    let services: Vec<String> = (1..=5).map(|number| format!("s{number}")).collect();
    let catalog = |name: &String| {
        format!(
            "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\nspec:\n  type: service\n  \
             lifecycle: production\n  owner: team-a\n"
        )
    };
    let told_of = |waived: usize| {
        let folder = Folder::with(&[
            ("standards/scorecards/own.toml", CARD),
            ("standards/waiver-policy.toml", "schema = 1\nbudget = { per_check_share = 0.20 }\n"),
        ]);
        for (place, name) in services.iter().enumerate() {
            folder.write(&format!("{name}/catalog-info.yaml"), catalog(name));
            folder.write(&format!("{name}/pod.yaml"), POD);
            if place < waived {
                let own = waiver("exclude", &format!("component:default/{name}"));
                let own = own.replace("\"W-1\"", &format!("\"W-{name}\"")).replace("2026-12-01", "2027-03-01");
                folder.write(&format!("standards/waivers/{name}.toml"), &own);
            }
        }
        // One that is for nobody here does not count.
        let other = waiver("exclude", "component:default/elsewhere").replace("2026-12-01", "2027-03-01");
        folder.write("standards/waivers/other.toml", &other);
        told(&on(&folder, "2026-11-12")).3
    };
    assert_eq!(told_of(1), [""; 0]);
    // The five services, and the repository that answers for what lies beside them.
    let share = "2 of 6 entities are excused from check `host-network` of `own`; the policy allows 20.00%";
    assert_eq!(told_of(2), [share]);
}

const POLICY: &str = "schema = 1\nmax_days = { default = 180 }\nwarn_before = [\"10d\"]\n[[approver]]\n\
                      any_of = [\"user:default/ben\", \"group:default/security\"]\nmin = 1\nnot_requester = true\n";

#[test]
fn the_waivers_are_listed_with_what_git_shows_of_who_agreed() {
    let folder = folder(POD, &waiver("exclude", "component:default/web"));
    folder.write("standards/waiver-policy.toml", POLICY);
    let list = |day: &str| -> Value {
        let run = folder.karat(&["waivers", "--standards", "standards", "--now", day, "-o", "json"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        let told: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_follows_schema(SCHEMA, &told);
        assert_refuses(SCHEMA, &told, "/waivers/0/expires", "2026-13-01".into());
        told["waivers"][0].clone()
    };
    let approval = |own: &Value| {
        let approval = &own["approvals"][0];
        (approval["is_enough"].clone(), approval["by"].clone(), approval["strength"].clone())
    };
    let new = list("2026-11-26");
    assert_eq!((&new["standing"], &new["days_left"]), (&"ending".into(), &5.into()));
    assert_eq!(new["approved_by"], serde_json::json!(["user:default/ben"]));
    assert_eq!(approval(&new), (false.into(), serde_json::json!([]), "none".into()));
    assert_eq!(new["approval_unknown"], "it is in no git repository");
    folder.git(&["init", "-q"]);
    assert_eq!(list("2026-11-26")["approval_unknown"], "its present text is not committed");
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Excuse it\n\nApproved-by: Ana <ana@acme.dev>\nApproved-by: Ben <ben@acme.dev>"]);
    let claimed = list("2026-11-26");
    assert_eq!(approval(&claimed), (true.into(), serde_json::json!(["user:default/ben"]), "claimed".into()));
    // Who must review what is merged is more than what a message says.
    folder.write(".github/CODEOWNERS", "/standards/ @acme/security\n");
    let owned = list("2026-11-26");
    assert_eq!(approval(&owned), (true.into(), serde_json::json!(["group:default/security"]), "enforceable".into()));
    for (day, standing) in [("2026-11-01", "planned"), ("2026-11-15", "active"), ("2026-12-01", "expired")] {
        assert_eq!(list(day)["standing"], standing, "{day}");
    }
    let run = folder.karat(&["waivers", "--standards", "standards", "--now", "2026-11-26"]);
    assert_eq!(
        run.stdout,
        "W-1  ends in 5 days, on 2026-12-01  exclude
  own: host-network rev 1 · component:default/web
  The node agent needs it until March (user:default/ana)
  approved by group:default/security: CODEOWNERS asks for it; whether the
    forge enforced it is not in git

0 active, 1 ends soon, 0 planned, 0 expired; 0 lack an approval
"
    );
}

/// A pod with a comment on each of two lines that break a rule.
fn commented() -> String {
    let line = "  # karat: ignore[kubernetes.host_network] until=2026-12-20 because the agent needs it\n  hostNetwork: true\n  \
                hostPID: true # karat: ignore[kubernetes.host_pid] until=2027-02-01 because it looks at processes\n";
    POD.replace("  hostNetwork: true\n", line)
}

#[test]
fn waivers_in_comments_count_for_the_budget() {
    let folder = folder(&commented(), &waiver("exclude", "component:default/web"));
    let told = |most: u32| {
        folder.write("standards/waiver-policy.toml", format!("schema = 1\n[budget]\nper_entity = {most}\n"));
        let rules = "kubernetes.host_network,kubernetes.host_pid";
        let arguments = ["--standards", "standards", "--now", "2026-11-30", "--fail-on", "never", "--select", rules];
        let report = folder.check(&arguments);
        let problems = report["problems"].as_array().unwrap().iter();
        let mut own = problems.filter(|own| own["message"].as_str().unwrap().contains("the policy allows"));
        let first = own.next().cloned();
        assert!(own.next().is_none());
        first.map(|own| (own["message"].clone(), own["path"].clone()))
    };
    assert_eq!(told(3), None);
    let message = "component:default/web has 3 waivers, 2 of them in comments; the policy allows 2";
    assert_eq!(told(2), Some((message.into(), "pod.yaml".into())));
}

#[test]
fn waivers_in_comments_are_listed_with_the_approval_that_they_lack() {
    let folder = Folder::with(&[("app/pod.yaml", &commented()), ("policy/waiver-policy.toml", POLICY)]);
    folder.git(&["init", "-q", "app"]);
    let list = |arguments: &[&str]| -> Vec<Value> {
        let fixed = ["--now", "2026-12-12", "-o", "json"];
        let run = folder.karat(&[&["waivers"], arguments, &fixed].concat());
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        let told: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_follows_schema(SCHEMA, &told);
        told["comments"].as_array().unwrap().clone()
    };
    let alone = list(&["app"]);
    assert_eq!(alone.len(), 2, "{alone:?}");
    let spot = |own: &Value| (own["path"].clone(), own["line"].clone(), own["covers"].clone(), own["standing"].clone());
    assert_eq!(spot(&alone[0]), ("pod.yaml".into(), 6.into(), 7.into(), "ending".into()));
    assert_eq!(spot(&alone[1]), ("pod.yaml".into(), 8.into(), 8.into(), "active".into()));
    assert_eq!(alone[0]["approvals"], serde_json::json!([]), "nobody must agree");
    let by_policy = || list(&["app", "--standards", "policy"]);
    assert_eq!(by_policy()[0]["approval_unknown"], "its present text is not committed");
    assert_eq!(by_policy()[0]["approvals"][0]["is_enough"], false);
    folder.git(&["-C", "app", "add", "-A"]);
    folder.git(&["-C", "app", "commit", "-qm", "Excuse it\n\nApproved-by: Ben <ben@acme.dev>"]);
    folder.write("app/pod.yaml", format!("# Something else\n{}", commented()));
    folder.git(&["-C", "app", "commit", "-qam", "Add a line"]);
    let moved = by_policy();
    assert_eq!(
        (&moved[0]["line"], &moved[0]["approvals"][0]["by"]),
        (&7.into(), &serde_json::json!(["user:default/ben"]))
    );
    let text = folder.karat(&["waivers", "app", "--now", "2026-12-12"]).stdout;
    assert_eq!(
        text,
        "app/pod.yaml:7  ends in 8 days, on 2026-12-20  exclude
  kubernetes.host_network · line 8
  the agent needs it

app/pod.yaml:9  ends in 51 days, on 2027-02-01  exclude
  kubernetes.host_pid · its line
  it looks at processes

1 active, 1 ends soon, 0 planned, 0 expired; 0 lack an approval
"
    );
}

#[test]
fn an_end_that_is_put_off_in_its_file_is_a_renewal() {
    let folder = folder(POD, &waiver("exclude", "component:default/web"));
    folder.write("standards/waiver-policy.toml", "schema = 1\nmax_renewals = 1\n");
    folder.git(&["init", "-q"]);
    let commit = || {
        folder.git(&["add", "-A"]);
        folder.git(&["commit", "-qm", "Waive"]);
    };
    commit();
    let put_off = |file: &str, from: &str, to: &str| {
        let own = waiver("exclude", "component:default/web").replace("2026-12-01", to).replace("2026-11-10", from);
        folder.write(file, &own);
    };
    let run = || folder.karat(&["waivers", "--standards", "standards", "--now", "2026-11-26"]);
    put_off("standards/waivers/w-1.toml", "2026-12-01", "2027-03-01");
    assert_eq!(run().status, 0, "once, which is not committed yet");
    commit();
    // An end that comes earlier is none; and neither is another name of the file.
    put_off("standards/waivers/w-1.toml", "2026-12-01", "2027-02-01");
    commit();
    folder.git(&["mv", "standards/waivers/w-1.toml", "standards/waivers/agent.toml"]);
    commit();
    assert_eq!(run().status, 0);
    put_off("standards/waivers/agent.toml", "2027-02-01", "2027-04-01");
    let refused = run();
    assert_eq!(refused.status, 2);
    let message = "waiver `W-1`, its end put off 2 times, is renewal 2; the policy allows 1";
    assert!(refused.stderr.contains(message), "{}", refused.stderr);
    commit();
    assert!(run().stderr.contains(message));
}
