//! Reports in every format, checked against their schemas and against what GitHub takes.

use std::sync::OnceLock;

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use crate::harness::{Folder, command, root};

/// Checks a JSON report against its schema, and that it holds nothing that the schema does not speak of.
pub(crate) fn assert_valid(report: &Value) {
    static REPORT: OnceLock<Validator> = OnceLock::new();
    let validator = REPORT.get_or_init(|| {
        let mut schema = read("src/report/schema/karat-report-1.schema.json");
        close(&mut schema);
        jsonschema::draft202012::new(&schema).unwrap()
    });
    assert_follows(validator, report);
    assert_totals(report);
}

/// Checks a SARIF log against the schema of OASIS and against what GitHub's code scanning asks for.
pub(crate) fn assert_valid_sarif(log: &Value) {
    static SARIF: OnceLock<Validator> = OnceLock::new();
    let validator = SARIF.get_or_init(|| {
        let schema = read("testdata/sarif/sarif-schema-2.1.0.json");
        jsonschema::draft4::options().should_validate_formats(true).build(&schema).unwrap()
    });
    assert_follows(validator, log);
    assert_github_takes(log);
}

/// Checks what a command wrote against a schema that is closed as it is shipped, by its path.
pub(crate) fn assert_follows_schema(path: &str, value: &Value) {
    assert_follows(&closed(path), value);
}

/// Checks that a schema refuses a document in which the value at a pointer is another one, and a field is there that it does not name.
pub(crate) fn assert_refuses(path: &str, good: &Value, pointer: &str, wrong: Value) {
    let validator = closed(path);
    let mut other = good.clone();
    *other.pointer_mut(pointer).unwrap() = wrong;
    assert!(!validator.is_valid(&other), "{path}: {pointer}");
    let mut more = good.clone();
    more.as_object_mut().unwrap().insert("more".to_owned(), json!(1));
    assert!(!validator.is_valid(&more), "{path}: one more field");
}

fn closed(path: &str) -> Validator {
    jsonschema::draft202012::options().should_validate_formats(true).build(&read(path)).unwrap()
}

fn read(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

/// Makes every object of a schema refuse what it does not name. The schema that is shipped stays open: fields may be added.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("properties").is_some_and(Value::is_object) && !object.contains_key("additionalProperties") {
                object.insert("additionalProperties".to_owned(), false.into());
            }
            object.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn assert_follows(validator: &Validator, value: &Value) {
    let wrong: Vec<_> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).take(20).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a schema cannot say: sums agree, and names lead somewhere.
fn assert_totals(report: &Value) {
    let list = |name: &str| report[name].as_array().unwrap();
    let totals = &report["totals"];
    let open: Vec<_> = list("findings").iter().filter(|finding| finding["status"] == "open").collect();
    assert_eq!(totals["findings"], open.len(), "{totals}");
    for severity in ["critical", "high", "medium", "low"] {
        let number = open.iter().filter(|finding| finding["severity"] == severity).count();
        assert_eq!(totals["open"][severity], number, "{severity}");
    }
    assert_eq!(totals["problems"], list("problems").len());
    assert_eq!(totals["repositories"], list("repositories").len());
    let has = |list: &[Value], key: &str, value: &Value| list.iter().any(|own| own[key] == *value);
    for finding in list("findings") {
        assert!(has(list("rules"), "id", &finding["rule"]), "{finding}");
        assert!(has(list("repositories"), "target", &finding["repository"]), "{finding}");
        let (start, end) = (&finding["location"]["start"], &finding["location"]["end"]);
        let order = |place: &Value| (place["line"].as_u64().unwrap(), place["column"].as_u64().unwrap());
        assert!(order(start) <= order(end), "{finding}");
    }
}

/// The limits and the properties of GitHub's page on SARIF support for code scanning.
fn assert_github_takes(log: &Value) {
    let runs = log["runs"].as_array().unwrap();
    assert!((1..=20).contains(&runs.len()));
    for run in runs {
        assert!(run["automationDetails"]["id"].as_str().unwrap().ends_with('/'));
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        assert!(rules.len() <= 25_000 && results.len() <= 25_000);
        rules.iter().for_each(assert_github_takes_rule);
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert_github_takes_result(result);
        }
        for notification in run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap() {
            for location in notification["locations"].as_array().into_iter().flatten() {
                assert_relative(&location["physicalLocation"]["artifactLocation"]);
            }
        }
    }
}

fn assert_github_takes_rule(rule: &Value) {
    let text = |value: &Value, most: usize| {
        let text = value.as_str().unwrap();
        assert!(!text.trim().is_empty() && text.chars().count() <= most, "{rule}");
    };
    text(&rule["id"], 255);
    text(&rule["name"], 255);
    text(&rule["shortDescription"]["text"], 1024);
    text(&rule["fullDescription"]["text"], 1024);
    text(&rule["help"]["text"], usize::MAX);
    text(&rule["help"]["markdown"], usize::MAX);
    let level = rule["defaultConfiguration"]["level"].as_str().unwrap();
    assert!(["note", "warning", "error"].contains(&level), "{rule}");
    let properties = &rule["properties"];
    let precision = properties["precision"].as_str().unwrap();
    assert!(["very-high", "high", "medium", "low"].contains(&precision), "{rule}");
    let severity = properties["problem.severity"].as_str().unwrap();
    assert!(["error", "warning", "recommendation"].contains(&severity), "{rule}");
    let tags = properties["tags"].as_array().unwrap();
    assert!(tags.len() <= 20 && tags.iter().all(Value::is_string), "{rule}");
    let is_security = tags.iter().any(|tag| tag == "security");
    assert_eq!(is_security, properties.get("security-severity").is_some(), "{rule}");
    if let Some(number) = properties.get("security-severity") {
        let number: f64 = number.as_str().expect("a string").parse().unwrap();
        assert!(number > 0.0 && number <= 10.0, "{rule}");
    }
}

fn assert_github_takes_result(result: &Value) {
    assert!(!result["message"]["text"].as_str().unwrap().is_empty(), "{result}");
    let locations = result["locations"].as_array().unwrap();
    assert_eq!(locations.len(), 1, "only the first is shown");
    let place = &locations[0]["physicalLocation"];
    assert_relative(&place["artifactLocation"]);
    let number = |key: &str| place["region"][key].as_u64().unwrap_or_else(|| panic!("{key} of {result}"));
    let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
    assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{result}");
    let prints = result["partialFingerprints"].as_object().unwrap();
    assert!(!prints.is_empty() && prints.values().all(Value::is_string), "{result}");
}

fn assert_relative(artifact: &Value) {
    let uri = artifact["uri"].as_str().unwrap();
    let is_relative = !uri.starts_with('/') && !uri.contains('\\') && !uri.contains(':');
    assert!(is_relative && !uri.is_empty() && uri.split('/').all(|part| part != ".."), "{uri}");
    assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
}

#[test]
fn the_golden_reports_follow_their_schemas() {
    for name in ["report", "since", "groups"] {
        assert_valid(&read(&format!("testdata/reports/{name}.json")));
    }
    for name in ["report", "two"] {
        assert_valid_sarif(&read(&format!("testdata/reports/{name}.sarif")));
    }
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let good = read("testdata/reports/report.json");
    let wrong: [(&str, Value); 6] = [
        ("/version", 2.into()),
        ("/findings/0/location/start/line", 0.into()),
        ("/findings/0/fingerprint", "12".into()),
        ("/findings/0/severity", "bad".into()),
        ("/scorecards/0/score", 10_001.into()),
        ("/tool", json!({"name": "karat", "version": "1", "extra": true})),
    ];
    for (pointer, value) in wrong {
        let mut report = good.clone();
        *report.pointer_mut(pointer).unwrap() = value;
        assert!(std::panic::catch_unwind(|| assert_valid(&report)).is_err(), "{pointer}");
    }
    let good = read("testdata/reports/report.sarif");
    let region = "/runs/0/results/0/locations/0/physicalLocation/region/startLine";
    let uri = "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri";
    for (pointer, value) in [(region, json!(0)), (uri, json!("/etc/passwd")), ("/runs/0/columnKind", json!("bytes"))] {
        let mut log = good.clone();
        *log.pointer_mut(pointer).unwrap() = value;
        assert!(std::panic::catch_unwind(|| assert_valid_sarif(&log)).is_err(), "{pointer}");
    }
}

#[test]
fn the_list_of_rules_follows_its_schema() {
    let report = read("src/report/schema/karat-report-1.schema.json");
    let registry = Registry::new().add("urn:karat:schema:report:1", &report).unwrap().prepare().unwrap();
    let schema = read("src/report/schema/karat-rules-1.schema.json");
    let validator = jsonschema::options().with_registry(&registry).build(&schema).unwrap();
    assert_follows(&validator, &read("testdata/reports/rules.json"));
    let run = Folder::empty().karat(&["rules", "--json"]);
    let rules: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(!rules.as_array().unwrap().is_empty());
    assert_follows(&validator, &rules);
}

#[test]
fn schemas_that_are_closed_tell_of_every_field_and_ask_for_it() {
    fn walk(path: &str, schema: &Value) {
        if let Some(fields) = schema["properties"].as_object() {
            assert_eq!(schema["additionalProperties"], false, "{path}: {fields:?}");
            let mut required: Vec<_> =
                schema["required"].as_array().unwrap().iter().map(|own| own.as_str().unwrap()).collect();
            required.sort_unstable();
            let mut names: Vec<_> = fields.keys().map(String::as_str).collect();
            names.sort_unstable();
            assert_eq!(required, names, "{path}");
            for (name, field) in fields {
                assert!(field["description"].as_str().is_some_and(|text| text.ends_with(['.', ')'])), "{path}: {name}");
            }
        }
        match schema {
            Value::Object(object) => object.values().for_each(|own| walk(path, own)),
            Value::Array(items) => items.iter().for_each(|own| walk(path, own)),
            _ => {}
        }
    }
    for path in [
        "src/report/schema/karat-what-if-1.schema.json",
        "src/report/schema/karat-waivers-1.schema.json",
        "src/adoption/schema/karat-adoption-report-1.schema.json",
    ] {
        walk(path, &read(path));
    }
}

#[test]
fn a_run_over_one_and_over_two_repositories_gives_sarif_that_github_takes() {
    let rule = "package own\n\ndeny contains {\"message\": \"bad [x](https://evil.example)\", \"at\": [\"bad\"]} if input.bad\n";
    let folder = Folder::with(&[
        ("own.rego", rule),
        ("one/.git/HEAD", "ref: refs/heads/main\n"),
        ("one/a b/ü#1.yaml", "ok: 1\nbad: true\n"),
        ("one/broken.yaml", "a: [\n"),
        ("two/.git/HEAD", "ref: refs/heads/main\n"),
        ("two/x.json", "{\"bad\": 1}"),
    ]);
    for (targets, expected) in [(vec!["one"], 1), (vec!["."], 2), (vec!["one", "two"], 2)] {
        let arguments = ["check", "--policy", "own.rego", "--no-built-in", "-o", "sarif"];
        let run = folder.karat(&[&arguments[..], &targets[..]].concat());
        let log: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
        assert_valid_sarif(&log);
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), expected, "{targets:?}");
        let place = &results[0]["locations"][0]["physicalLocation"];
        let prefix = if expected > 1 { "one/" } else { "" };
        assert_eq!(place["artifactLocation"]["uri"], format!("{prefix}a%20b/%C3%BC%231.yaml"));
        assert_eq!(place["region"]["startLine"], 2);
        // What the upload to GitHub works out for the line itself.
        assert_eq!(results[0]["partialFingerprints"]["primaryLocationLineHash"], "e9280b73ecb6e2be:1");
        let notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
        assert_eq!(notes[0]["descriptor"]["id"], "syntax", "{targets:?}");
    }
}

/// A rule that finds `bad`, and a file below the root of a checkout that it finds something in.
fn checkout() -> Folder {
    let rule = "package own\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if input.bad\n";
    Folder::with(&[("own.rego", rule), ("services/api/deploy/a.yaml", "ok: 1\nbad: true\n")])
}

#[test]
fn a_build_server_knows_files_from_its_checkout_wherever_karat_was_started() {
    let folder = checkout();
    for (below, target) in
        [("", "services"), ("services", "."), ("services/api", "deploy/a.yaml"), ("services/api/deploy", "..")]
    {
        let run = |format: &str| {
            let output = command(&folder.path().join(below))
                .env("GITHUB_WORKSPACE", folder.path())
                .args(["check", "--no-built-in", "-o", format, target, "--policy"])
                .arg(folder.path().join("own.rego"))
                .output()
                .unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        let place = "file=services/api/deploy/a.yaml,line=2,endLine=2,col=6,endColumn=10,";
        assert_eq!(run("github"), format!("::warning {place}title=own.deny (medium)::bad\n"), "{below} {target}");
        let log: Value = serde_json::from_str(&run("sarif")).unwrap();
        assert_valid_sarif(&log);
        let artifact = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact["uri"], "services/api/deploy/a.yaml", "{below} {target}");
    }
}
