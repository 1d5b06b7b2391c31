//! `karat.toml`: where it is found, and what in it is refused.

use std::path::Path;

use serde_json::Value;

use crate::harness::{Folder, Run, command};

const POD: &str = "apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostNetwork: true
  containers: [{name: web, image: 'web:1'}]
";

/// Runs karat in a folder below.
fn karat_in(folder: &Folder, below: &str, arguments: &[&str]) -> Run {
    Run::from(command(folder.path()).current_dir(folder.path().join(below)).args(arguments).output().unwrap())
}

#[test]
fn one_bare_file_name_is_judged_by_the_configuration_above_it() {
    let folder = Folder::with(&[
        ("karat.toml", "ignore = [\"kubernetes.host_network\"]\nbaseline = \"known.json\"\n"),
        ("known.json", "{\"schema\": 1, \"findings\": []}\n"),
        ("deploy/web.yaml", POD),
        ("deploy/api.yaml", POD),
    ]);
    folder.git(&["init", "-q"]);
    for arguments in [&["web.yaml"][..], &["./web.yaml"], &["."], &["web.yaml", "api.yaml"], &["../deploy/web.yaml"]] {
        let run = karat_in(&folder, "deploy", &[&["check", "-q"], arguments].concat());
        assert!(!run.stdout.contains("host_network"), "{arguments:?}: {}", run.stdout);
        assert!(run.stdout.contains("kubernetes.run_as_non_root"), "{arguments:?}: {}{}", run.stdout, run.stderr);
    }
    folder.write("known.json", "no JSON");
    let run = karat_in(&folder, "deploy", &["check", "web.yaml"]);
    assert!(run.status == 2 && run.stderr.contains("known.json"), "{}", run.stderr);
    let found = karat_in(&folder, "deploy", &["self-check", "--json", "web.yaml"]);
    let found: Value = serde_json::from_str(&found.stdout).unwrap();
    assert!(found["configuration"][0]["path"].as_str().unwrap().ends_with("karat.toml"), "{found}");
}

/// The lines of stderr that name a mistake.
fn mistakes(run: &Run) -> Vec<String> {
    let lines = run.stderr.lines().filter_map(|line| line.trim_start().strip_prefix("× "));
    lines.map(str::to_owned).collect()
}

#[test]
fn what_is_said_of_rules_is_refused_where_no_rule_has_it() {
    let own = "# METADATA\n# title: Own\n# description: Own.\n# related_resources:\n#   - ref: https://example.com/own\n# custom:\n#   severity: low\n#   kinds: [kubernetes]\n#   remediation: Mend it.\n#   parameters:\n#     most:\n#       default: 3\n#       description: How many.\npackage acme.own\n\nimport rego.v1\n\ndeny contains {\"message\": \"no\", \"at\": []} if count(input) > data.parameters.most\n";
    let folder = Folder::with(&[("web.yaml", POD), ("policies/acme/own.rego", own)]);
    let told = |config: &str, arguments: &[&str]| {
        folder.write("karat.toml", config);
        let run = folder.karat(&[&["check", "-q", "web.yaml"], arguments].concat());
        assert_eq!(run.status == 2, !mistakes(&run).is_empty(), "{config}: {}", run.stderr);
        (mistakes(&run), run.stderr)
    };
    let rule = "github_actions.unpinned_action";
    let cases = [
        ("[rules.\"kubernetes.host_netwrk\"]\n", "there is no rule `kubernetes.host_netwrk`"),
        ("[rules.kubernetes]\n", "there is no rule `kubernetes`"),
        ("ignore = [\"kubernetes.host_netwrk\"]\n", "there is no rule or domain `kubernetes.host_netwrk`"),
        ("[rules.\"acme.own\"]\n", "there is no rule `acme.own`"),
    ];
    for (config, expected) in cases {
        let (found, stderr) = told(config, &[]);
        assert_eq!(found, [expected], "{stderr}");
        assert!(stderr.contains("karat.toml:1:"), "{stderr}");
    }
    for (given, expected) in [
        ("trusted_owner = [\"acme\"]", format!("rule `{rule}` has no parameter `trusted_owner`")),
        ("trusted_owners = \"acme\"", format!("parameter `trusted_owners` of rule `{rule}` is a list")),
        ("trusted_owners = 3", format!("parameter `trusted_owners` of rule `{rule}` is a list")),
    ] {
        let (found, stderr) = told(&format!("[rules.\"{rule}\".parameters]\n{given}\n"), &[]);
        assert_eq!(found, [expected], "{stderr}");
        assert!(stderr.contains("karat.toml:2:"), "{stderr}");
    }
    // What is there counts as known, also where it is not asked or was left out, and one's own.
    for config in [
        "[rules.\"kubernetes.host_network\"]\nseverity = \"low\"\n",
        "select = [\"kubernetes.run_as_non_root\"]\n[rules.\"kubernetes.host_network\"]\nseverity = \"low\"\n",
        "built_in = false\npolicies = [\"policies\"]\nselect = [\"acme\"]\n[rules.\"kubernetes.host_network\"]\nseverity = \"low\"\n",
    ] {
        assert_eq!(told(config, &[]).0, [""; 0], "{config}");
    }
    let config = "[rules.\"acme.own\".parameters]\nmost = 100\n";
    assert_eq!(told(config, &["--policy", "policies"]).0, [""; 0]);
    let (found, stderr) = told("[rules.\"acme.own\".parameters]\nmost = \"100\"\n", &["--policy", "policies"]);
    assert_eq!(found, ["parameter `most` of rule `acme.own` is a number"], "{stderr}");
}

#[test]
fn a_folder_that_the_target_goes_up_from_has_no_say() {
    let folder = Folder::with(&[("other/karat.toml", "ignore = [\"kubernetes\"]\n"), ("app/web.yaml", POD)]);
    assert_eq!(folder.karat(&["check", "-q", "app"]).status, 1);
    assert_eq!(folder.karat(&["check", "-q", "other/../app"]).status, 1);
    folder.write("karat.toml", "fail_on = \"never\"\n");
    assert_eq!(folder.karat(&["check", "-q", "other/../app"]).status, 0);
}

#[test]
fn the_baseline_that_is_yet_to_be_written_is_missing_only_to_a_check() {
    let folder = Folder::with(&[("karat.toml", "baseline = \"known.json\"\n"), ("web.yaml", POD)]);
    let run = folder.karat(&["check", "-q"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("known.json") && run.stderr.contains("write it with `karat baseline`"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("karat.toml:1:12"), "{}", run.stderr);
    assert_eq!(folder.karat(&["baseline"]).status, 0);
    assert_eq!(folder.karat(&["check", "-q"]).status, 0);
    let other = folder.path().join("known.json");
    std::fs::rename(&other, folder.path().join("other.json")).unwrap();
    assert_eq!(folder.karat(&["check", "-q", "--baseline", "other.json"]).status, 0);
}

#[test]
fn a_configuration_in_another_encoding_is_told_how_to_be_saved() {
    let folder = Folder::with(&[("web.yaml", POD)]);
    folder.write("karat.toml", b"# caf\xe9\n");
    let run = folder.karat(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("karat.toml") && run.stderr.contains("help: save it as UTF-8"), "{}", run.stderr);
}

#[test]
fn a_scorecard_of_the_definitions_has_a_name_and_one_id_stands_for_one_scorecard() {
    let card = |id: &str| {
        format!(
            "schema = 1\nid = \"{id}\"\ntitle = \"Own\"\nversion = \"1.0.0\"\n[[level]]\nid = \"bronze\"\nrank = 1\n[[check]]\nid = \"readme\"\nlevel = \"bronze\"\nrule = \"repository.missing_readme\"\n"
        )
    };
    let folder = Folder::with(&[
        ("karat.toml", "standards = \"standards\"\n"),
        ("standards/scorecards/a.toml", &card("acme-base")),
        ("a.toml", &card("one")),
        ("b.toml", &card("one")),
        ("web.yaml", POD),
    ]);
    let ids = |arguments: &[&str]| {
        let run = folder.karat(&[&["score", "--format", "json"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        let all = report["scorecards"].as_array().unwrap().clone();
        all.iter().map(|own| own["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&["--scorecard", "acme-base"]), ["acme-base"]);
    // A file is the same by whatever path.
    for path in ["standards/scorecards/a.toml", "./standards/../standards/scorecards/a.toml"] {
        assert_eq!(ids(&["--scorecard", path]), ["acme-base"]);
    }
    let absolute = folder.path().join("standards/scorecards/a.toml");
    assert_eq!(ids(&["--scorecard", absolute.to_str().unwrap(), "--scorecard", "acme-base"]), ["acme-base"]);
    let near = folder.karat(&["score", "--scorecard", "acme-bas"]);
    assert!(near.status == 2 && near.stderr.contains("did you mean `acme-base`?"), "{}", near.stderr);
    let twice = folder.karat(&["score", "--scorecard", "a.toml", "--scorecard", "b.toml"]);
    assert_eq!(twice.status, 2);
    assert_eq!(mistakes(&twice), ["scorecard `one` stands in two files"], "{}", twice.stderr);
    assert!(
        twice.stderr.contains("b.toml:2:1") && twice.stderr.contains("the other one is in a.toml"),
        "{}",
        twice.stderr
    );
}

#[test]
fn a_file_of_results_that_cannot_be_written_is_refused_before_anything_is_judged() {
    let folder = Folder::with(&[("web.yaml", POD)]);
    let wrong =
        [("csv=none/f.csv", "there is no folder none"), ("csv=.", "it is a folder"), ("csv=", "`csv=` names no file")];
    for (output, told) in wrong {
        let run = folder.karat(&["score", "-o", output, "nowhere"]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(told) && !run.stderr.contains(".tmp"), "{}", run.stderr);
    }
    assert!(!Path::new(&folder.path().join("none")).exists());
}

#[test]
fn a_target_is_called_without_what_says_nothing() {
    let folder = Folder::with(&[("deploy/web.yaml", POD)]);
    for (target, place) in
        [("./.", "deploy/web.yaml:5"), (".//deploy/./", "./deploy/web.yaml:5"), ("deploy/.", "deploy/web.yaml:5")]
    {
        let run = folder.karat(&["check", "-q", "--select", "kubernetes.host_network", target]);
        assert!(run.stdout.starts_with(place), "{target}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_bare_repository_is_told_how_it_is_judged() {
    let folder = Folder::with(&[("web.yaml", POD)]);
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Pod"]);
    folder.git(&["clone", "-q", "--bare", ".", "bare"]);
    let run = karat_in(&folder, "bare", &["check"]);
    assert!(run.stdout.contains("a bare repository has no files on the disk"), "{}", run.stdout);
    assert!(run.stdout.contains("`--at HEAD` judges those of its last commit"), "{}", run.stdout);
    assert_eq!(karat_in(&folder, "bare", &["check", "--strict"]).status, 4);
    let run = karat_in(&folder, "bare", &["check", "--at", "HEAD", "-q"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    // In a folder of them each is a repository, and none is judged by what git keeps.
    let many = Folder::empty();
    for name in ["a.git", "b.git"] {
        folder.git(&["clone", "-q", "--bare", ".", many.path().join(name).to_str().unwrap()]);
    }
    let report = many.check(&[]);
    assert_eq!((report["findings"].as_array().unwrap().len(), report["problems"].as_array().unwrap().len()), (0, 2));
    let report = many.check(&["--at", "HEAD", "--select", "kubernetes.host_network"]);
    let found = report["findings"].as_array().unwrap().iter().map(|own| own["repository"].as_str().unwrap());
    assert_eq!(found.collect::<Vec<_>>(), ["a.git", "b.git"]);
}
