//! Hostile input: each case within a bound on memory and time, and never at the cost of another file's result.

use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::harness::{Folder, command};

const RULE: &str = "package own\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if input.bad\n";

/// Runs karat under a bound on its address space and checks how long it took.
fn bounded(folder: &Folder, arguments: &[&str]) -> serde_json::Value {
    let start = Instant::now();
    // Address space, of which little is touched: each worker's stack is 256 MB, the allocator reserves a gigabyte at a time.
    let limit = 6 * 1024 * 1024;
    let line = format!("ulimit -v {limit}; exec \"$0\" \"$@\"");
    let mut run = Command::new("sh");
    run.arg("-c").arg(line).arg(env!("CARGO_BIN_EXE_karat"));
    run.args(["check", "--policy", "own.rego", "--no-built-in", "--jobs", "2", "-o", "json"]).args(arguments);
    let output = run.current_dir(folder.path()).env("HOME", folder.path()).output().unwrap();
    assert!(start.elapsed() < Duration::from_secs(60), "took {:?}", start.elapsed());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.is_empty(), "{:?} {}", output.status, String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&text).unwrap()
}

fn folder() -> Folder {
    Folder::with(&[("own.rego", RULE), ("good/a.yaml", "bad: true\n")])
}

fn kinds(report: &serde_json::Value) -> Vec<&str> {
    report["problems"].as_array().unwrap().iter().map(|problem| problem["kind"].as_str().unwrap()).collect()
}

fn other_file_is_judged(report: &serde_json::Value) {
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["location"]["path"] == "good/a.yaml"), "{findings:?}");
}

#[test]
fn an_alias_bomb_is_refused() {
    let folder = folder();
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let before = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{before}]").unwrap();
    }
    folder.write("bomb.yaml", bomb);
    let report = bounded(&folder, &["."]);
    assert_eq!(kinds(&report), ["syntax"]);
    other_file_is_judged(&report);
}

#[test]
fn a_hundred_thousand_levels_of_nesting_are_refused() {
    let folder = folder();
    let deep = 100_000;
    folder.write("flow.yaml", "[".repeat(deep));
    folder.write("block.yaml", (0..deep).map(|_| "- ").collect::<String>());
    folder.write("deep.json", "[".repeat(deep) + &"]".repeat(deep));
    folder.write("deep.toml", format!("a = {}{}", "[".repeat(deep), "]".repeat(deep)));
    folder.write("deep.tf", format!("locals {{ a = {}{} }}", "[".repeat(deep), "]".repeat(deep)));
    folder.write("deep.xml", "<a>".repeat(deep));
    folder.write("deep.hcl", "a {".repeat(deep));
    let report = bounded(&folder, &["."]);
    assert_eq!(kinds(&report), ["syntax"; 7], "{}", report["problems"]);
    other_file_is_judged(&report);
}

#[test]
fn a_single_line_of_200_megabytes_is_read_within_its_bound() {
    let folder = folder();
    folder.write("karat.toml", "[limits]\nmax_file_size = \"300 MB\"\n");
    let line = "x".repeat(200 * 1000 * 1000);
    folder.write("long.yaml", format!("bad: true\nlong: \"{line}\"\n"));
    let report = bounded(&folder, &["."]);
    assert!(kinds(&report).is_empty(), "{}", report["problems"]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 2);
    other_file_is_judged(&report);
}

#[test]
fn invalid_utf_8_is_named_with_its_line() {
    let folder = folder();
    folder.write("latin.yaml", b"a: 1\nname: caf\xe9\n");
    let report = bounded(&folder, &["."]);
    assert_eq!(kinds(&report), ["unreadable"]);
    assert_eq!(report["problems"][0]["position"]["line"], 2);
    other_file_is_judged(&report);
}

#[test]
fn pipes_and_links_in_a_circle_are_named_and_not_opened() {
    let folder = folder();
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe.yaml")).status().unwrap().success());
    std::os::unix::fs::symlink("loop.yaml", folder.path().join("loop.yaml")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("out.yaml")).unwrap();
    let report = bounded(&folder, &["."]);
    let mut found = kinds(&report);
    found.sort_unstable();
    assert_eq!(found, ["link", "link", "unreadable"], "{}", report["problems"]);
    other_file_is_judged(&report);
}

#[test]
fn a_file_of_a_gigabyte_is_skipped_and_said() {
    let folder = folder();
    let file = std::fs::File::create(folder.path().join("huge.yaml")).unwrap();
    file.set_len(1 << 30).unwrap();
    let report = bounded(&folder, &["."]);
    assert_eq!(kinds(&report), ["too-large"]);
    other_file_is_judged(&report);
}

#[test]
fn an_endless_rule_is_stopped_and_the_others_answer() {
    let folder = folder();
    folder.write("karat.toml", "[limits]\ntimeout_seconds = 1\n");
    let endless = "package endless\n\ndeny contains \"x\" if {\n\tcount([1 | some i in numbers.range(1, 100000); some j in numbers.range(1, 100000); i == j]) == 0\n}\n";
    folder.write("policies/endless.rego", endless);
    folder.write("good/b.yaml", "bad: true\n");
    let report = bounded(&folder, &[".", "--policy", "policies"]);
    assert_eq!(kinds(&report), ["limit"], "{}", report["problems"]);
    assert_eq!(report["problems"][0]["rule"], "endless.deny");
    assert_eq!(report["findings"].as_array().unwrap().len(), 2);
    other_file_is_judged(&report);
}

#[test]
fn a_rule_that_eats_memory_is_stopped() {
    let folder = folder();
    folder.write("karat.toml", "[limits]\nmemory = \"500 MB\"\ntimeout_seconds = 30\n");
    let greedy = "package greedy\n\ndeny contains \"x\" if {\n\tall := [[i, j, \"some text to keep\"] | some i in numbers.range(1, 10000); some j in numbers.range(1, 10000)]\n\tcount(all) == 0\n}\n";
    folder.write("policies/greedy.rego", greedy);
    let report = bounded(&folder, &[".", "--policy", "policies"]);
    assert_eq!(kinds(&report), ["limit"], "{}", report["problems"]);
    other_file_is_judged(&report);
}

#[test]
fn scanned_text_cannot_speak_to_the_terminal_or_the_build_log() {
    let folder = Folder::with(&[
        (
            "own.rego",
            "package own\n\ndeny contains {\"message\": sprintf(\"bad %v\", [input.bad]), \"at\": [\"bad\"]} if input.bad\n",
        ),
        ("a.yaml", "bad: \"x\\n::error file=b::owned\\e[31m\\u202e\"\n"),
    ]);
    let run = folder.karat(&["check", "--policy", "own.rego", "--no-built-in"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", run.stdout);
    assert!(!run.stdout.contains('\u{202e}'));
    assert!(run.stdout.lines().all(|line| !line.trim_start().starts_with("::")), "{}", run.stdout);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::copy("testdata/repos/webshop");
    let line = "\"$0\" check --fail-on never 2>&1 >/dev/full | grep -c panicked; \"$0\" check --fail-on never | head -n 1 >/dev/null";
    let output = Command::new("sh")
        .arg("-c")
        .arg(line)
        .arg(env!("CARGO_BIN_EXE_karat"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "0");
    let plain = command(folder.path()).args(["check", "--fail-on", "never"]).output().unwrap();
    assert!(plain.status.success());
}
