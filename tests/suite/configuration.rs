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
fn a_target_is_called_without_what_says_nothing() {
    let folder = Folder::with(&[("deploy/web.yaml", POD)]);
    for (target, place) in
        [("./.", "deploy/web.yaml:5"), (".//deploy/./", "./deploy/web.yaml:5"), ("deploy/.", "deploy/web.yaml:5")]
    {
        let run = folder.karat(&["check", "-q", "--select", "kubernetes.host_network", target]);
        assert!(run.stdout.starts_with(place), "{target}: {}{}", run.stdout, run.stderr);
    }
}
