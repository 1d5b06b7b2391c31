//! `karat flow` on a small repository, its JSON and its definition against their schemas.

use std::io::Write as _;
use std::process::{Command, Stdio};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::harness::{Folder, root};

/// Two deployments of one service, an hour apart; the second in the last week.
const STREAM: &str = "commit refs/heads/main\ncommitter A <a@example.com> 1786924800 +0000\ndata 3\none\nM 100644 inline env/prod/shop.yaml\n\
data 20\nimage:\n  tag: 1.0.0\n\ncommit refs/heads/main\ncommitter A <a@example.com> 1786928400 +0000\ndata 3\ntwo\n\
M 100644 inline env/prod/shop.yaml\ndata 20\nimage:\n  tag: 1.1.0\n\n";

const DEFINITION: &str = r#"
schema = 1
[[deploy]]
id = "prod"
env = "production"
files = "env/prod/*.yaml"
service = "{1}"
field = "image.tag"
"#;

const IMPORTED: &str = "schema = 1\n[[deploy]]\nid = \"cd\"\nbasis = \"import\"\npath = \"deployments/*.csv\"\n";

fn repository() -> Folder {
    let folder = Folder::with(&[("flow.toml", DEFINITION)]);
    git(&folder, &["init", "--quiet", "--initial-branch=main"], "");
    git(&folder, &["fast-import", "--quiet", "--date-format=raw"], STREAM);
    folder
}

pub(crate) fn git(folder: &Folder, arguments: &[&str], input: &str) {
    let mut command = Command::new("git");
    command.current_dir(folder.path()).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").stdin(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

fn schema(name: &str) -> Validator {
    let path = root().join(format!("src/flow/schema/{name}.schema.json"));
    let schema = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn the_report_is_a_table_and_json_by_its_schema() {
    let folder = repository();
    let when = ["--since", "2026-08-17", "--until", "2026-08-24", "--now", "2026-09-01"];
    let run = folder.karat(&[&["flow"], when.as_slice()].concat());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let table = run.stdout.split("\n\n").nth(1).unwrap();
    let expected = "production (by gitops of `prod`)
service                 deploys /week days    lead    fail recover rework   held
shop                          2     2    1       -   ≥0.0%       -  ≥0.0%      -";
    assert_eq!(table, expected);

    let run = folder.karat(&[&["flow", "--format", "json"], when.as_slice()].concat());
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let errors: Vec<String> = schema("karat-flow-report-1")
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0]);
    let row = &report["groups"][0]["services"][0];
    assert_eq!(
        row["deployment_frequency"],
        json!({"basis": "gitops", "lower_bound": false, "n": 2, "weeks": 1, "median_per_week": 2, "median_days_per_week": 1})
    );
    let run = folder.karat(&[&["flow", "--format", "csv"], when.as_slice()].concat());
    assert!(
        run.stdout.contains("\nprod,production,shop,deployments,gitops,2,2,,deployments,false,\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn what_is_missing_is_told_with_what_to_do() {
    let folder = repository();
    let cases = [
        (
            vec!["flow", "--config", "gone.toml"],
            "failed to read the flow definition gone.toml",
            "name a file with --config",
        ),
        (vec!["flow", "--deploy", "x"], "failed to find the deploy `x`", "the file has: prod"),
        (vec!["flow", "--source", "shop"], "failed to read --source shop", "SERVICE=PATH"),
        (
            vec!["flow", "--since", "2026-08-24", "--until", "2026-08-24"],
            "ends before it begins",
            "--since before --until",
        ),
    ];
    for (arguments, message, help) in cases {
        let run = folder.karat(&arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(message) && run.stderr.contains(help), "{}", run.stderr);
    }
    let empty = Folder::empty();
    let run = empty.karat(&["flow"]);
    assert!(run.status == 2 && run.stderr.contains("it is no git repository"), "{}", run.stderr);
}

#[test]
fn definitions_are_taken_and_refused_by_the_schema_as_by_karat() {
    let validator = schema("karat-flow-1");
    let folder = repository();
    let row = "at,finished,service,env,version\n2026-08-18,2026-08-19,shop,production,1.0.0\n";
    folder.write("deployments/a.csv", row);
    let cases = [
        (DEFINITION.to_owned(), true),
        (DEFINITION.replace("field = \"image.tag\"", "field = { pattern = 'tag: (\\S+)' }"), true),
        (DEFINITION.replace("field = \"image.tag\"", ""), false),
        (DEFINITION.replace("schema = 1", "schema = 2"), false),
        (format!("{DEFINITION}order = [\"semver\", \"alphabet\"]"), false),
        (format!("{DEFINITION}basis = \"tag\""), false),
        (format!("{DEFINITION}fail_window = \"1y\""), false),
        (format!("{DEFINITION}colour = \"red\""), false),
        (format!("{DEFINITION}path = \"a.csv\""), false),
        (IMPORTED.to_owned(), true),
        (format!("{IMPORTED}format = \"csv\"\nfields = {{ at = \"finished\" }}"), true),
        (IMPORTED.replace("path = \"deployments/*.csv\"\n", ""), false),
        (format!("{IMPORTED}format = \"xml\""), false),
        (format!("{IMPORTED}fields = {{ when = \"finished\" }}"), false),
        (format!("{IMPORTED}files = \"x\""), false),
    ];
    for (text, expected) in cases {
        folder.write("flow.toml", &text);
        let value: Value = toml_of(&text);
        assert_eq!(validator.is_valid(&value), expected, "schema: {text}");
        let run = folder.karat(&["flow", "--now", "2026-08-24"]);
        assert_eq!(run.status == 0, expected, "{text}{}", run.stderr);
    }
}

fn toml_of(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}

#[test]
fn exported_deployments_are_measured_and_their_mistakes_told() {
    let folder = repository();
    folder.write("flow.toml", IMPORTED);
    let rows = "service,env,version,at,result\nshop,production,1.0.0,2026-08-18T10:00:00Z,success\n\
                shop,production,1.1.0,2026-08-19T10:00:00Z,failure\nshop,production,1.1.0,2026-08-19T11:00:00Z,\n";
    folder.write("deployments/august.csv", rows);
    let when = ["--since", "2026-08-17", "--until", "2026-08-24", "--now", "2026-09-01"];
    let run = folder.karat(&[&["flow"], when.as_slice()].concat());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let table = run.stdout.split("\n\n").nth(1).unwrap();
    let expected = "production (by import of `cd`)
service                 deploys /week days    lead    fail recover rework   held
shop                          2     2    2       -   ≥0.0%       -  ≥0.0%      -
not counted: 1 row of what never came there (1 failed, 0 cancelled)";
    assert_eq!(table, expected);
    assert!(run.stdout.contains("as the imported list has it") && !run.stdout.contains("git shows"), "{}", run.stdout);
    let run = folder.karat(&[&["flow", "--format", "json"], when.as_slice()].concat());
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(schema("karat-flow-report-1").is_valid(&report), "{report}");
    let attempts = |report: &Value| report["groups"][0]["all"]["not_deployed"].clone();
    assert_eq!(attempts(&report), serde_json::json!({"failed": 1, "cancelled": 0}));
    // One of a service that was never deployed is told, too; one that is older than the time that is asked of is not.
    let more =
        "cart,production,0.1.0,2026-08-20T10:00:00Z,cancelled\ncart,production,0.1.0,2026-08-01T10:00:00Z,failure\n";
    folder.write("deployments/later.csv", format!("service,env,version,at,result\n{more}"));
    let run = folder.karat(&[&["flow", "--format", "json"], when.as_slice()].concat());
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(schema("karat-flow-report-1").is_valid(&report), "{report}");
    assert_eq!(attempts(&report), serde_json::json!({"failed": 1, "cancelled": 1}));
    assert_eq!(report["groups"][0]["services"][0]["service"], "cart");
    folder.write("deployments/august.csv", rows.replace("2026-08-18T10:00:00Z", "soon"));
    let run = folder.karat(&[&["flow"], when.as_slice()].concat());
    assert_eq!(run.status, 2);
    let told = "deployments/august.csv: a mistake on line 2: `at` is `soon`, not a date";
    assert!(run.stderr.replace(['\n', '│', ' '], "").contains(&told.replace(' ', "")), "{}", run.stderr);
}
