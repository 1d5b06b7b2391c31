//! The command line: one file of `cases/` a call, with its exit status and what it prints; `UPDATE_GOLDEN=1` rewrites them.

use std::path::Path;

use toml::{Table, Value};

use crate::harness::{Folder, Run, command, root};

fn run(case: &Table) -> (Folder, Run) {
    let folder = case.get("repo").map_or_else(Folder::empty, |repo| Folder::copy(repo.as_str().unwrap()));
    for (path, text) in case.get("files").and_then(|files| files.as_table()).into_iter().flatten() {
        folder.write(path, text.as_str().unwrap());
    }
    let arguments: Vec<_> = case["args"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    // Without helm and kustomize, so that a case is the same everywhere.
    let run = folder.karat_with(Path::new(""), &arguments);
    (folder, run)
}

fn told(text: &str, folder: &Folder) -> String {
    text.replace(env!("CARGO_PKG_VERSION"), "[VERSION]").replace(folder.path().to_str().unwrap(), "[FOLDER]")
}

#[test]
fn every_case_prints_what_it_should() {
    let mut paths: Vec<_> =
        std::fs::read_dir(root().join("tests/suite/cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 12);
    let wrong: Vec<_> = paths.iter().filter_map(|path| check(path)).collect();
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 rewrites the cases", wrong.join("\n"));
}

fn check(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let case: Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (folder, mut run) = run(&case);
    run.stdout = told(&run.stdout, &folder);
    run.stderr = told(&run.stderr, &folder);
    let is_same = case.get("gives").is_some_and(|gives| {
        gives.get("status").and_then(Value::as_integer) == Some(i64::from(run.status))
            && gives.get("stdout").and_then(Value::as_str) == Some(&run.stdout)
            && gives.get("stderr").and_then(Value::as_str) == Some(&run.stderr)
    });
    if is_same {
        return None;
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, golden(&text, &run)).unwrap();
        return None;
    }
    Some(format!("{}: status {}\n{}\n{}", path.display(), run.status, run.stdout, run.stderr))
}

/// The case with what the run gave in place of what stood there.
fn golden(text: &str, run: &Run) -> String {
    let head = text.split("\n[gives]\n").next().unwrap().trim_end();
    let quote = |text: &str| if text.is_empty() { "''".to_owned() } else { format!("'''\n{text}'''") };
    let (stdout, stderr) = (quote(&run.stdout), quote(&run.stderr));
    format!("{head}\n\n[gives]\nstatus = {}\nstdout = {stdout}\nstderr = {stderr}\n", run.status)
}

#[test]
fn several_formats_are_written_in_one_run() {
    let folder = Folder::copy("testdata/repos/webshop");
    let run =
        folder.karat(&["check", "-o", "text", "-o", "json=out/r.json", "-o", "sarif=r.sarif", "--fail-on", "never"]);
    assert_eq!(run.status, 2, "a folder that is not there is named: {}", run.stderr);
    assert!(run.stderr.contains("out/r.json"), "{}", run.stderr);
    let run = folder.karat(&["check", "-o", "text", "-o", "json=r.json", "-o", "sarif=r.sarif", "--fail-on", "never"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.path().join("r.json")).unwrap()).unwrap();
    let sarif: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.path().join("r.sarif")).unwrap()).unwrap();
    crate::reports::assert_valid(&json);
    let findings = json["findings"].as_array().unwrap().len();
    assert!(findings > 0);
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), findings);
    assert!(run.stdout.contains("findings"));
}

/// Conftest 0.71.1 evaluates only the first of these documents, since it splits at `\n---\n` alone.
#[test]
fn no_document_of_a_stream_is_lost_however_it_is_separated() {
    let rule = "package own\n\ndeny contains {\"message\": sprintf(\"n is %v\", [input.size]), \"at\": [\"size\"]} if input.size > 0\n";
    for separator in ["---\n", "--- \n", "---\t\n", "--- # next\n", "...\n---\n", "---\r\n"] {
        let newline = if separator.contains('\r') { "\r\n" } else { "\n" };
        let text =
            format!("size: 0{newline}{separator}size: 1{newline}{separator}size: 2{newline}--- {{size: 3}}{newline}");
        let folder = Folder::with(&[("own.rego", rule), ("a.yaml", &text)]);
        let report = folder.check(&["a.yaml", "--policy", "own.rego", "--no-built-in"]);
        let messages: Vec<_> =
            report["findings"].as_array().unwrap().iter().map(|own| own["message"].as_str().unwrap()).collect();
        assert_eq!(messages, ["n is 1", "n is 2", "n is 3"], "{separator:?}");
    }
}

#[test]
fn one_file_that_cannot_be_read_hides_no_other() {
    let rule = "package own\n\ndeny contains \"bad\" if input.bad\n";
    let folder = Folder::with(&[
        ("own.rego", rule),
        ("a.yaml", "bad: true\n"),
        ("b.yaml", "a: [\n"),
        ("c.json", "{\"bad\": true}"),
    ]);
    let report = folder.check(&["--policy", "own.rego", "--no-built-in"]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 2);
    assert_eq!(report["problems"].as_array().unwrap().len(), 1);
    assert_eq!(report["problems"][0]["path"], "b.yaml");
    let strict = folder.karat(&["check", "--policy", "own.rego", "--no-built-in", "--strict"]);
    assert_eq!(strict.status, 4);
}

#[test]
fn a_library_sees_the_source_of_the_document_through_every_import() {
    let rule = "package own\n\nimport data.middle\n\ndeny contains \"staged\" if middle.staged\n";
    let middle = "package middle\n\nimport data.place\n\nstaged if place.folder == \"staging\"\n";
    let place = "package place\n\nfolder := split(data.karat.source.path, \"/\")[0]\n";
    let folder = Folder::with(&[
        ("own/own.rego", rule),
        ("own/middle.rego", middle),
        ("own/place.rego", place),
        ("staging/a.yaml", "a: 1\n"),
        ("prod/a.yaml", "a: 1\n"),
    ]);
    let report = folder.check(&["--policy", "own", "--no-built-in"]);
    let paths: Vec<_> =
        report["findings"].as_array().unwrap().iter().map(|own| own["location"]["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["staging/a.yaml"]);
}

/// Conftest passes silently here: a failing built-in, a value that is no violation, a policy that matches nothing.
#[test]
fn nothing_passes_in_silence() {
    let builtin = "package own\n\ndeny contains \"bad\" if to_number(input.size) > 1\n";
    let folder = Folder::with(&[("own.rego", builtin), ("a.yaml", "size: x\n")]);
    let report = folder.check(&["--policy", "own.rego", "--no-built-in"]);
    assert_eq!(report["problems"][0]["kind"], "builtin", "{}", report["problems"]);
    assert_eq!(report["outcomes"][0]["outcome"], "unknown", "{}", report["outcomes"]);

    let value = "package own\n\ndeny contains 7 if input.size\n\ndeny contains {\"metadata\": 1} if input.size\n";
    let folder = Folder::with(&[("own.rego", value), ("a.yaml", "size: x\n"), ("b.yaml", "m: 1\n")]);
    let report = folder.check(&["--policy", "own.rego", "--no-built-in"]);
    let kinds: Vec<_> =
        report["problems"].as_array().unwrap().iter().map(|own| own["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["violation", "violation"]);
    assert_eq!(report["outcomes"][0]["outcome"], "unknown");

    // An empty folder lacks nothing, and has no level.
    for (files, rules) in [(&[("notes.txt", "hello\n")][..], "kubernetes"), (&[], "ALL")] {
        let nothing = Folder::with(files).karat(&["check", "--select", rules]);
        assert_eq!(nothing.status, 3, "{}", nothing.stderr);
        assert!(nothing.stderr.contains("nothing to check"), "{}", nothing.stderr);
        assert!(!nothing.stdout.contains("bronze ●"), "{}", nothing.stdout);
    }

    let unknown = Folder::empty().karat(&["check", "--select", "kubernets"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("did you mean `kubernetes`?"), "{}", unknown.stderr);
}

#[test]
fn a_rule_is_explained_by_its_name_alone_where_one_domain_has_it() {
    let folder = Folder::empty();
    let explain = |word: &str| folder.karat(&["explain", word]);
    let whole = explain("dockerfile.apt_yes");
    let by_name = explain("apt_yes");
    assert_eq!((by_name.status, by_name.stdout), (0, whole.stdout));
    let several = explain("host_network");
    assert_eq!(several.status, 2);
    assert!(
        several.stderr.contains("did you mean `compose.host_network` or `kubernetes.host_network`?"),
        "{}",
        several.stderr
    );
    let near = explain("apt_yse");
    assert!(near.stderr.contains("did you mean `dockerfile.apt_yes`?"), "{}", near.stderr);
    let far = explain("kubernetes.hst");
    assert!(far.stderr.contains("`karat rules` lists them"), "{}", far.stderr);
}

/// Hooks are quiet: why a waiver does not count has to be seen there, too.
#[test]
fn what_is_wrong_with_a_waiver_is_told_where_little_is() {
    let waiver = |words: &str| {
        format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  hostNetwork: true # {words}\n")
    };
    for (words, why) in [
        ("karat: ignore[kubernetes.host_network] until=2026-01-01 because it is mended in May", "no longer works"),
        ("karat: ignore[kubernetes.host_network] until=2026-12-20", "the reason is missing"),
        ("karat: ignore[kubernetes.host_network] unitl=2026-12-20 because it is mended in May", "is not understood"),
        ("karat: ignore[kubernetes.host_network] until=2028-01-01 because it is mended in May", "days"),
    ] {
        let folder = Folder::with(&[("a.yaml", &waiver(words)), ("b.yaml", "a: 1\n")]);
        let run = folder.karat(&["check", "-q", "--select", "kubernetes.host_network", "--now", "2026-11-26"]);
        assert_eq!(run.status, 1, "{}", run.stderr);
        let told = run
            .stdout
            .lines()
            .filter(|line| line.starts_with("a.yaml:5:") && line.contains(": problem: this waiver "))
            .collect::<Vec<_>>();
        assert!(told.iter().any(|line| line.contains(why)), "{words}\n{}", run.stdout);
        assert!(!told.iter().any(|line| line.starts_with("a.yaml:5:1:")), "{words}\n{}", run.stdout);
        let whole = folder.karat(&["check", "--select", "kubernetes.host_network", "--now", "2026-11-26"]);
        let heading = whole.stdout.contains("\nWaivers and definitions\n");
        assert!(heading && !whole.stdout.contains("Not judged"), "{words}\n{}", whole.stdout);
    }
}

/// A rule says what it applies to: elsewhere its outcome is neither a pass nor a fail.
#[test]
fn a_rule_that_does_not_apply_is_no_pass() {
    let rule = "# METADATA\n# title: T\n# description: D\n# related_resources:\n#   - ref: https://example.com\n# custom:\n\
                #   severity: low\n#   kinds: [json]\n#   remediation: R\npackage own\n\napplies if input.size\n\n\
                deny contains {\"message\": \"too large\", \"at\": [\"size\"]} if not input.size < 5\n";
    for (text, outcome) in [("{}", "not_applicable"), ("{\"size\": 4}", "pass"), ("{\"size\": 6}", "fail")] {
        let folder = Folder::with(&[("own.rego", rule), ("a.json", text)]);
        let report = folder.check(&["--policy", "own.rego", "--no-built-in", "--fail-on", "never"]);
        assert_eq!(report["outcomes"][0]["outcome"], outcome, "{text}: {}", report["problems"]);
    }
}

#[test]
fn names_that_are_no_utf_8_survive() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::with(&[("own.rego", "package own\n\ndeny contains \"bad\" if input.bad\n")]);
    std::fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.yaml")), "bad: true\n").unwrap();
    let report = folder.check(&["--policy", "own.rego", "--no-built-in"]);
    assert_eq!(report["findings"][0]["location"]["path"], "caf\\xe9.yaml");
}

/// Policies that were written for OPA or conftest are asked as they are, whatever their annotations hold.
#[test]
fn annotations_for_other_tools_are_no_mistakes() {
    let rule = "# METADATA\n# title: Sizes\n# custom:\n#   severity: HIGH\n#   id: X-1\npackage own\n\ndeny contains \"big\" if input.size > 1\n";
    let folder = Folder::with(&[("own.rego", rule), ("a.yaml", "size: 2\n")]);
    let report = folder.check(&["--policy", "own.rego", "--no-built-in"]);
    assert_eq!(report["findings"][0]["rule"], "own.deny");
}

/// A helper has no parameters of its own; reading them is undefined there, and no reason to refuse all rules.
#[test]
fn a_helper_that_reads_parameters_has_none() {
    let helper = "package lib.own\n\nbig if input.size > 1\n\nlimit := data.karat.parameters.limit\n";
    let rule = "package own\n\nimport data.lib.own\n\ndeny contains \"big\" if own.big\n\ndeny contains \"limit\" if own.limit\n";
    let folder = Folder::with(&[("p/own.rego", rule), ("p/lib.rego", helper), ("a.yaml", "size: 2\n")]);
    let report = folder.check(&["a.yaml", "--policy", "p", "--no-built-in"]);
    assert_eq!(report["problems"].as_array().unwrap().len(), 0, "{}", report["problems"]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
}

/// What is asked where nothing is named: the scorecards for everybody, and one's own policies; a profile only by its name.
#[test]
fn the_recommended_scorecards_and_own_policies_are_asked_by_default() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: true\n  securityContext: {runAsUser: 5}\n  containers: [{name: a, image: \"a:1\"}]\n";
    let own = "package own\n\ndeny contains \"pod\" if input.kind == \"Pod\"\n";
    let folder = Folder::with(&[("pod.yaml", pod), ("own.rego", own)]);
    let asked = |arguments: &[&str]| -> Vec<String> {
        let report = folder.check(arguments);
        report["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect()
    };
    let has = |rules: &[String], id: &str| rules.iter().any(|rule| rule == id);
    let default = asked(&["--policy", "own.rego"]);
    assert!(has(&default, "kubernetes.host_network") && has(&default, "own.deny"), "{default:?}");
    assert!(!has(&default, "kubernetes.run_as_high_uid"), "{default:?}");
    assert!(!has(&asked(&["--ignore", "kubernetes"]), "kubernetes.host_network"));
    assert!(has(&asked(&["--select", "ALL"]), "kubernetes.run_as_high_uid"));
    let profile = asked(&["--policy", "own.rego", "--scorecard", "pss-baseline"]);
    assert!(has(&profile, "kubernetes.host_network") && !has(&profile, "own.deny"), "{profile:?}");
}

#[test]
fn every_built_in_scorecard_can_be_asked() {
    let folder = Folder::with(&[("a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n")]);
    let mut cards = Vec::new();
    for entry in std::fs::read_dir(root().join("scorecards")).unwrap() {
        let card = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        let run = folder.karat(&["check", "--scorecard", &card, "-o", "json"]);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
        assert_eq!(report["scorecards"][0]["scorecard"], card.as_str());
        cards.push(card);
    }
    assert!(cards.len() >= 2);
}

/// The pages of rules: an own policy has them too, and `site` may be said in what a configuration extends.
#[test]
fn findings_link_to_the_site_that_the_configuration_names() {
    let own = "package own\n\ndeny contains \"bad\" if input.bad\n";
    let folder = Folder::with(&[
        ("own.rego", own),
        ("a.yaml", "bad: true\n"),
        ("company.toml", "site = \"https://rules.example.com/karat/\"\n"),
        ("karat.toml", "extends = \"company.toml\"\npolicies = [\"own.rego\"]\nbuilt_in = false\n"),
    ]);
    let address = "https://rules.example.com/karat/rules/own.deny.html";
    assert_eq!(folder.check(&["a.yaml"])["findings"][0]["help_uri"], address);
    let text = folder.karat(&["check", "a.yaml"]).stdout;
    assert!(text.contains(&format!("more: {address}\n")), "{text}");
    let rules: serde_json::Value = serde_json::from_str(&folder.karat(&["rules", "--json"]).stdout).unwrap();
    assert_eq!(rules[0]["help_uri"], address);
}

#[test]
fn a_file_is_shown_by_the_shortest_way_from_where_karat_was_started() {
    let folder = Folder::copy("testdata/repos/webshop");
    folder.git(&["init", "-q"]);
    let first = |below: &str, arguments: &[&str]| {
        let output = command(&folder.path().join(below)).args(arguments).output().unwrap();
        let shown = Run::from(output).stdout;
        shown.lines().find(|line| line.contains("agent.yaml")).unwrap_or_default().to_owned()
    };
    let select = ["--select", "kubernetes.privileged"];
    let check = |target| [&["check", target, "-q"][..], &select].concat();
    for (below, target, expected) in [
        ("deploy", "agent.yaml", "agent.yaml:26:25: "),
        ("deploy", "../deploy/agent.yaml", "agent.yaml:26:25: "),
        ("deploy", "..", "agent.yaml:26:25: "),
        (".github", "../deploy/agent.yaml", "../deploy/agent.yaml:26:25: "),
        (".", "deploy/agent.yaml", "deploy/agent.yaml:26:25: "),
    ] {
        let line = first(below, &check(target));
        assert!(line.starts_with(expected), "{below} {target}: {line}");
    }
    let fix = [&["fix", "agent.yaml", "--unsafe-fixes"][..], &select].concat();
    assert!(first("deploy", &fix).starts_with("fixed   agent.yaml:26 "));
}

/// Every command with a result takes `-o FORMAT[=FILE]`, and `--format` for the same.
#[test]
fn a_result_is_asked_for_in_one_way_by_every_command() {
    let folder = Folder::with(&[("a.yaml", "a: 1\n")]);
    let commands = [
        &["check"][..],
        &["score"],
        &["simulate", "--scorecard", "golden-path"],
        &["waivers"],
        &["adoption"],
        &["flow"],
        &["history", "level"],
        &["report", "list"],
    ];
    for command in commands {
        for way in ["-o", "--output", "--format"] {
            let run = folder.karat(&[command, &[way, "none"]].concat());
            assert!(
                run.status == 2 && run.stderr.contains("unknown format `none`; the formats are: text"),
                "{}",
                run.stderr
            );
        }
    }
    let outbox = ["report", "list", "--outbox", "waiting", "-o", "csv", "-o", "json=waiting.json"];
    let run = folder.karat(&outbox);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(std::fs::read_to_string(folder.path().join("waiting.json")).unwrap().contains("\"rows\""));
}
