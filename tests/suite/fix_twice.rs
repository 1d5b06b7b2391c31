//! `karat fix` twice is `karat fix` once: over every bad fixture of a rule with fixes, and over such files with lines of theirs
//! left out, doubled and moved at random.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use crate::dice::Dice;
use crate::harness::{Folder, Run, files_below, root};

/// Whom rules name that begin files.
const OWNERS: &str = "[rules.\"catalog.missing_entity\"]\nparameters = { fix_owner = \"group:default/payments\" }\n[rules.\"repository.missing_codeowners\"]\nparameters = { fix_owner = \"@acme/payments\" }\n";

/// The folders of rules that have fixes.
fn rules() -> Vec<PathBuf> {
    let fixed = files_below(&root().join("policies")).into_iter().filter_map(|path| {
        let folder = path.ancestors().find(|own| own.ends_with("fixed"))?;
        folder.parent().map(Path::to_owned)
    });
    fixed.collect::<BTreeSet<_>>().into_iter().collect()
}

/// A file with its bytes, by its path below a folder.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = files_below(folder).into_iter().filter(|path| !path.iter().any(|part| part == ".git"));
    let inside = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files.map(|path| (inside(&path), std::fs::read(&path).unwrap())).collect()
}

/// A text as somebody in a hurry leaves it.
fn changed(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for _ in 0..=dice.below(3) {
        let from = dice.below(lines.len());
        let to = (from + 1 + dice.below(5)).min(lines.len());
        let part = lines.get(from..to).unwrap_or_default().to_vec();
        match dice.below(8) {
            0 => drop(lines.drain(from..to)),
            1 => drop(lines.splice(from..from, part)),
            2 => {
                let at = dice.below(lines.len());
                lines.splice(at..at, part);
            }
            3 => lines = lines.iter().map(|line| line.replace("\r\n", "\n").replace('\n', "\r\n")).collect(),
            4 => lines = lines.iter().map(|line| line.replace("  ", "    ")).collect(),
            5 => lines.insert(from, "# a comment\n".to_owned()),
            6 => lines.insert(0, "\u{feff}".to_owned()),
            _ => lines.iter_mut().last().into_iter().for_each(|last| *last = last.trim_end().to_owned()),
        }
    }
    lines.concat()
}

/// A repository for each bad fixture of some rules, and one for every third of them as it is after random changes; with all digests that are known
/// in a file beside them.
fn repositories(rules: &[PathBuf]) -> (Folder, PathBuf) {
    let (folder, mut dice) = (Folder::empty(), Dice(0x9e37_79b9_7f4a_7c15));
    let mut known: BTreeMap<String, toml::Table> = BTreeMap::new();
    let fixtures = rules.iter().flat_map(|rule| {
        let lock = std::fs::read_to_string(rule.join("fixed/karat.lock.toml")).unwrap_or_default();
        for (table, own) in lock.parse::<toml::Table>().unwrap() {
            known.entry(table).or_default().extend(own.as_table().cloned().unwrap_or_default());
        }
        std::fs::read_dir(rule.join("fail")).unwrap().map(|entry| entry.unwrap().path())
    });
    let mut fixtures: Vec<PathBuf> = fixtures.collect();
    fixtures.sort();
    let copy = |name: &str, fixture: &Path, change: &mut dyn FnMut(&str) -> String| {
        let around = if fixture.is_dir() { fixture } else { fixture.parent().unwrap() };
        let files = if fixture.is_dir() { files_below(fixture) } else { vec![fixture.to_owned()] };
        for file in files {
            let bytes = std::fs::read(&file).unwrap();
            let text =
                String::from_utf8(bytes).map_or_else(FromUtf8Error::into_bytes, |text| change(&text).into_bytes());
            folder.write(&format!("{name}/{}", file.strip_prefix(around).unwrap().display()), text);
        }
        folder.git_at(name, "2026-11-26T08:00:00Z", &["init", "-q"]);
    };
    for (at, fixture) in fixtures.iter().enumerate() {
        copy(&format!("as-is-{at:03}"), fixture, &mut str::to_owned);
        if at % 3 == 0 {
            copy(&format!("changed-{at:03}"), fixture, &mut |text| changed(text, &mut dice));
        }
    }
    known.remove("schema");
    let tables = known.into_iter().map(|(table, own)| (table, toml::Value::Table(own)));
    let lock: toml::Table = std::iter::once(("schema".to_owned(), toml::Value::Integer(1))).chain(tables).collect();
    let path = folder.path().parent().unwrap().join("known.toml");
    std::fs::write(&path, lock.to_string()).unwrap();
    (folder, path)
}

/// Mends all repositories of a folder by some rules, and once more, which must change nothing; gives the rules whose findings were.
fn mended(folder: &Folder, lock: &Path, (select, config): (&str, &str)) -> BTreeSet<String> {
    let path = lock.with_file_name("karat.toml");
    std::fs::write(&path, config).unwrap();
    let rules = ["--select", select, "--now", "2026-11-26", "--no-cache", "--config", path.to_str().unwrap()];
    let fix = || -> Run {
        let arguments = ["fix", "--unsafe-fixes", "--fail-on", "never", "--lock", lock.to_str().unwrap()];
        folder.karat(&[&arguments[..], &rules].concat())
    };
    let report =
        folder.karat(&[&["check", "-o", "csv", "--render", "never", "--fail-on", "never"], &rules[..]].concat());
    let mut findings = csv::Reader::from_reader(report.stdout.as_bytes());
    let place = |own: csv::StringRecord| format!("{}/{}", &own[0], &own[1]);
    let found: BTreeSet<String> = findings.records().map(|own| place(own.unwrap())).collect();
    let before = contents(folder.path());
    let first = fix();
    assert_eq!(first.status, 0, "{select}: {}{}", first.stdout, first.stderr);
    let once = contents(folder.path());
    let second = fix();
    let told = second.stdout.lines().rev().find(|line| line.contains("left")).unwrap_or_default();
    assert!(told.starts_with("Nothing to fix"), "{select}: {told}");
    let twice = contents(folder.path());
    let differ = once.keys().chain(twice.keys()).filter(|path| once.get(*path) != twice.get(*path));
    assert_eq!(differ.collect::<Vec<_>>(), [""; 0], "{select}");
    let touched = before.iter().filter(|(path, bytes)| !found.contains(*path) && once.get(*path) != Some(bytes));
    assert_eq!(touched.map(|(path, _)| path).collect::<Vec<_>>(), [""; 0], "{select}");
    let made = first.stdout.lines().filter(|line| line.starts_with("fixed "));
    made.filter_map(|line| line.split("  ").nth(2).map(str::to_owned)).collect()
}

#[test]
fn fixing_twice_is_fixing_once_for_every_rule_with_fixes_and_nothing_else_is_touched() {
    let all = rules();
    // Rules on Terraform are many, and what they mend no other rule speaks of.
    let is_on_terraform = |rule: &&PathBuf| rule.iter().any(|part| part == "terraform");
    let (terraform, others) = all.iter().cloned().partition::<Vec<_>, _>(|rule| is_on_terraform(&rule));
    let mended_all = |(rules, select): (&[PathBuf], &str)| {
        let (folder, lock) = repositories(rules);
        mended(&folder, &lock, (select, ""))
    };
    let made: BTreeSet<String> =
        [(&terraform[..], "terraform"), (&others, "ALL")].into_iter().flat_map(mended_all).collect();
    assert!(all.len() > 100 && made.len() * 10 > all.len() * 9, "{} of {}", made.len(), all.len());
    // What one rule would mend another one may have mended before it, and some mend nothing unless they know an owner.
    for rule in all {
        let name = rule.strip_prefix(root().join("policies")).unwrap().to_str().unwrap().replace('/', ".");
        if !made.contains(&name) {
            let (folder, lock) = repositories(&[rule]);
            assert!(mended(&folder, &lock, (&name, OWNERS)).contains(&name), "{name}");
        }
    }
}

/// A container whose values another one takes over, of which no edit knows what it will be until others are made.
const SHARED: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: a, namespace: x}
spec:
  replicas: 2
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      containers:
      - &first
        name: first
        image: nginx:1.2
        resources: &limits {limits: {cpu: 1}}
      - <<: *first
        name: second
---
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
  - name: third
    image: &image nginx
  - name: fourth
    image: *image
";

#[test]
fn what_other_fixes_make_free_is_mended_in_the_same_run() {
    let folder = Folder::with(&[("a.yaml", SHARED)]);
    let fix = ["fix", "--unsafe-fixes", "--select", "kubernetes", "--fail-on", "never"];
    let first = folder.karat(&fix);
    assert!(first.stdout.contains(" findings fixed in 1 file, "), "{}", first.stdout);
    let second = folder.karat(&fix);
    assert!(second.stdout.contains("\nNothing to fix, "), "{}{}", first.stdout, second.stdout);
}

/// Fixes of all rounds are told by one text; what is left stands where it is found afterwards.
#[test]
fn what_is_fixed_is_told_by_the_lines_before_and_what_is_not_by_those_of_the_file_as_it_is() {
    let container = |name: &str, more: &str| format!("    - name: {name}\n      image: web:1\n{more}");
    let shared = "      securityContext: &shared\n        privileged: true\n";
    let parts =
        [container("first", ""), container("second", shared), container("third", "      securityContext: *shared\n")];
    let pod = format!("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n{}", parts.concat());
    let folder = Folder::with(&[("a.yaml", &pod)]);
    let rules = "kubernetes.capabilities_drop_all,kubernetes.privileged,kubernetes.privilege_escalation";
    let fix = ["fix", "--unsafe-fixes", "--fail-on", "never", "--select", rules];
    let lines = |run: &str, word: &str| -> Vec<String> {
        let own = run.lines().filter(|line| line.starts_with(word)).filter_map(|line| line.split_whitespace().nth(1));
        own.map(str::to_owned).collect()
    };
    let shown = folder.karat(&[&fix[..], &["--diff"]].concat());
    let refused = lines(&shown.stderr, "refused ");
    assert!(
        !refused.is_empty() && refused.iter().all(|at| at == "a.yaml:11" || at == "a.yaml:12" || at == "a.yaml:15"),
        "{}",
        shown.stderr
    );
    let made = folder.karat(&fix);
    assert_eq!(lines(&made.stdout, "fixed "), ["a.yaml:7"; 2], "{}", made.stdout);
    let text = std::fs::read_to_string(folder.path().join("a.yaml")).unwrap();
    let line = |at: &String| text.lines().nth(at.strip_prefix("a.yaml:").unwrap().parse::<usize>().unwrap() - 1);
    for at in lines(&made.stdout, "refused ") {
        let found = line(&at).unwrap();
        assert!(found.contains("shared") || found.contains("privileged: true"), "{at} {found}\n{}", made.stdout);
    }
}
