//! Hostile input: each case within a bound on memory and time, and never at the cost of another file's result.

use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::harness::{Folder, command};

const RULE: &str = "package own\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if input.bad\n";

/// Runs karat under a bound on its address space and checks that it ends: on a busy machine 200 MB take a minute, what is
/// quadratic takes days.
fn bounded(folder: &Folder, arguments: &[&str]) -> serde_json::Value {
    let start = Instant::now();
    // Address space, of which little is touched: each worker's stack is 256 MB, the allocator reserves a gigabyte at a time.
    let limit = 6 * 1024 * 1024;
    let line = format!("ulimit -v {limit}; exec \"$0\" \"$@\"");
    let mut run = Command::new("sh");
    run.arg("-c").arg(line).arg(env!("CARGO_BIN_EXE_karat"));
    run.args(["check", "--policy", "own.rego", "--no-built-in", "--jobs", "2", "-o", "json"]).args(arguments);
    let output = run.current_dir(folder.path()).env("HOME", folder.path()).output().unwrap();
    assert!(start.elapsed() < Duration::from_mins(10), "took {:?}", start.elapsed());
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
    let told = kinds(&report);
    assert!(told.len() >= 2 && told.iter().all(|kind| *kind == "limit"), "{}", report["problems"]);
    assert!(report["problems"].as_array().unwrap().iter().all(|own| own["rule"] == "endless.deny"));
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
    let told = kinds(&report);
    assert!(!told.is_empty() && told.iter().all(|kind| *kind == "limit"), "{}", report["problems"]);
    other_file_is_judged(&report);
}

#[test]
fn a_file_that_a_rule_takes_too_long_on_keeps_the_rule_from_no_other_file() {
    let slow = "package slow\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if {\n\tinput.bad\n\tcount([1 | some i in numbers.range(1, input.size); some j in numbers.range(1, input.size); i == j]) >= 0\n}\n";
    let folder = folder();
    folder.write("karat.toml", "[limits]\ntimeout_seconds = 1\n");
    folder.write("policies/slow.rego", slow);
    folder.write("a.yaml", "bad: true\nsize: 100000\n");
    for name in ["b", "c", "d"] {
        folder.write(&format!("{name}.yaml"), "bad: true\nsize: 1\n");
    }
    let report = bounded(&folder, &[".", "--policy", "policies"]);
    let own = report["findings"].as_array().unwrap().iter().filter(|own| own["rule"] == "slow.deny");
    let found = own.map(|own| own["location"]["path"].as_str().unwrap());
    assert_eq!(found.collect::<Vec<_>>(), ["b.yaml", "c.yaml", "d.yaml", "good/a.yaml"]);
    let told: Vec<_> = report["problems"].as_array().unwrap().iter().map(|own| &own["path"]).collect();
    assert_eq!(told, ["a.yaml"], "{}", report["problems"]);
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

/// Runs a line of the shell in which `$0` is karat.
fn shell(folder: &Folder, line: &str) -> std::process::Output {
    let mut run = Command::new("sh");
    run.arg("-c").arg(line).arg(env!("CARGO_BIN_EXE_karat"));
    run.current_dir(folder.path()).env("HOME", folder.path()).output().unwrap()
}

fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    // The home of these runs is the folder itself, and so is that of their cache.
    names.retain(|name| name != ".cache");
    names.sort();
    names
}

#[test]
fn a_full_disk_is_an_error_and_leaves_no_half_file() {
    let folder = Folder::copy("testdata/repos/webshop");
    folder.write("report.json", "before");
    let before = names(&folder);
    // A file of at most 1024 bytes: whoever writes more gets an error, where the signal is ignored.
    let run = shell(&folder, "trap '' XFSZ; ulimit -f 2; \"$0\" check . --fail-on never -o json=report.json");
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("failed to write to report.json: "), "{said}");
    assert_eq!(std::fs::read_to_string(folder.path().join("report.json")).unwrap(), "before");
    assert_eq!(names(&folder), before);
    let run = shell(&folder, "\"$0\" check . --fail-on never -o json=/dev/full");
    assert_eq!(run.status.code(), Some(2), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_disk_that_is_full_leaves_no_half_file_of_any_command() {
    let folder = Folder::copy("testdata/repos/webshop");
    std::fs::remove_dir_all(folder.path().join(".github")).unwrap();
    let whole = |folder: &Folder| crate::harness::files_below(folder.path());
    let before = whole(&folder);
    let limited = |blocks: u32, line: &str| {
        let run = shell(&folder, &format!("trap '' XFSZ; ulimit -f {blocks}; \"$0\" {line}"));
        (
            run.status.code(),
            String::from_utf8_lossy(&run.stdout).into_owned(),
            String::from_utf8_lossy(&run.stderr).into_owned(),
        )
    };
    let (status, _, said) = limited(0, "init .");
    assert!(status == Some(2) && said.contains("karat.toml: "), "{said}");
    assert!(!folder.path().join("karat.toml").exists());
    let (status, _, said) = limited(2, "man --dir man");
    assert!(status == Some(2) && said.contains("write to man/karat.1: "), "{said}");
    assert_eq!(std::fs::read_dir(folder.path().join("man")).unwrap().count(), 0);
    let (status, _, said) = limited(2, "rules --site site");
    assert!(status == Some(2) && said.contains("write to site/"), "{said}");
    let half = |path: &std::path::PathBuf| {
        path.starts_with(folder.path().join("site")) && path.metadata().unwrap().len() >= 1024
    };
    assert!(!whole(&folder).iter().any(half));
    std::fs::remove_dir_all(folder.path().join("site")).unwrap();
    let (status, told, said) = limited(0, "fix . --unsafe-fixes --no-cache");
    assert!(status == Some(2) && said.contains("failed to write "), "{told}{said}");
    assert!(told.contains("Nothing fixed") && !told.contains("Nothing to fix"), "{told}");
    assert!(!folder.path().join(".github").exists());
    let (status, _, said) = limited(2, "check . --fail-on never --no-cache -o junit=junit.xml");
    assert!(status == Some(2) && said.contains("write to junit.xml: ") && said.contains("too large"), "{said}");
    assert_eq!(whole(&folder), before);
    for line in ["--help", "--version", "check --help"] {
        let run = shell(&folder, &format!("\"$0\" {line} >/dev/full"));
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.code() == Some(2) && said.contains("write to stdout: "), "{line}: {said}");
    }
}

#[test]
fn a_report_can_go_to_a_pipe_or_to_what_stdout_is() {
    let folder = Folder::copy("testdata/repos/webshop");
    let check = "\"$0\" check . --fail-on never";
    let plain = shell(&folder, &format!("{check} --now 2026-11-26 -o json")).stdout;
    for line in [
        format!("{check} --now 2026-11-26 -o json=/dev/stdout"),
        format!("{check} --now 2026-11-26 -o json=/dev/stdout | cat"),
        format!("{check} --now 2026-11-26 -o json=/dev/stdout > ../out; cat ../out"),
        format!("mkfifo ../pipe; cat ../pipe & {check} --now 2026-11-26 -o json=../pipe; wait"),
    ] {
        let run = shell(&folder, &line);
        assert!(run.stdout == plain, "{line}: {}", String::from_utf8_lossy(&run.stderr));
    }
    let gone = shell(
        &folder,
        "mkfifo ../gone; (head -c 10 ../gone >/dev/null) & \"$0\" check . --fail-on never -o json=../gone",
    );
    assert_eq!((gone.status.code(), gone.stderr.len()), (Some(0), 0), "{}", String::from_utf8_lossy(&gone.stderr));
}

#[test]
fn ctrl_c_ends_quietly_and_leaves_no_temporary_file() {
    let many = "package own\n\ndeny contains {\"message\": sprintf(\"bad %d\", [i]), \"at\": [\"bad\"]} if {\n\tinput.bad\n\tsome i in numbers.range(1, 40000)\n}\n";
    let folder = Folder::with(&[("own.rego", many), ("a.yaml", "bad: true\n"), ("to/report.json", "before")]);
    let mut run = command(folder.path())
        .args(["check", "a.yaml", "--policy", "own.rego", "--no-built-in", "-o", "json=to/report.json"])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let to = folder.path().join("to");
    let start = Instant::now();
    while std::fs::read_dir(&to).unwrap().count() < 2 {
        assert!(start.elapsed() < Duration::from_mins(10) && run.try_wait().unwrap().is_none(), "it never wrote");
        std::thread::yield_now();
    }
    let sent = Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    let ended = run.wait_with_output().unwrap();
    assert!(sent.success() && ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
    // A shell sees 128 and the number of the signal.
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&ended.status), Some(2));
    let left: Vec<_> = std::fs::read_dir(&to).unwrap().map(|own| own.unwrap().file_name()).collect();
    assert_eq!(left, ["report.json"]);
    assert_eq!(std::fs::read_to_string(to.join("report.json")).unwrap(), "before");
}

#[cfg(unix)]
#[test]
fn a_backslash_in_a_name_parts_no_folders() {
    let pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - {name: a, securityContext: {privileged: true}}\n";
    let folder = Folder::with(&[("in\\ner/w\\eb.yaml", pod)]);
    folder.git(&["init", "--quiet"]);
    folder.git(&["init", "--quiet", "in\\ner"]);
    let arguments = ["fix", "--diff", "--unsafe-fixes", "--select", "kubernetes.privileged", "in\\ner"];
    let run = folder.karat(&arguments);
    assert!(run.stdout.contains(r#"+++ "b/in\\ner/w\\eb.yaml""#), "{}", run.stdout);
}
