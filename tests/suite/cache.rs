//! A report is the same, byte for byte, whatever the cache knows: nothing, all, a part, other rules, damage.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::SystemTime;

use karat::cache::Cache;
use karat::catalog::{self, Catalog, Options, Selection};
use karat::model::Severity;
use karat::pipeline::{self, Settings};
use karat::report::{Detail, Format, Style, Writing};
use karat::standards::Excuses;

use crate::dice::Dice;
use crate::harness::{Folder, files_below, rounds};

/// 2026-11-26.
const NOW: i64 = 1_795_651_200;
const DAY: i64 = 86_400;
const POLICY: &str = "# METADATA\n# scope: package\n# title: Word\n# description: A word.\n# related_resources:\n# - https://example.com\n\
    # custom:\n#   severity: low\n#   kinds: [kubernetes]\n#   remediation: Take another.\npackage words.bad\n\n\
    deny contains {\"message\": sprintf(\"%s in %s\", [\"WORD\", data.karat.source.path]), \"at\": [\"kind\"]} if input.kind\n";

/// A cache that is removed at the end.
struct Kept(tempfile::TempDir);

impl Kept {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn cache(&self) -> Arc<Cache> {
        Arc::new(Cache::at(self.0.path().join("karat"), Cache::MOST))
    }

    fn packs(&self) -> Vec<PathBuf> {
        files_below(self.0.path())
            .into_iter()
            .filter(|path| path.extension().is_some_and(|own| own == "pack"))
            .collect()
    }

    fn written(&self) -> BTreeMap<PathBuf, SystemTime> {
        let when = |path: &PathBuf| std::fs::metadata(path).unwrap().modified().unwrap();
        self.packs().into_iter().map(|path| (path.clone(), when(&path))).collect()
    }
}

fn rules(words: &[&str]) -> Catalog {
    let mut catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
    let select = words.iter().map(|word| (*word).to_owned()).collect();
    assert!(catalog::select(&mut catalog, &Selection { select, ignore: Vec::new() }).is_empty());
    catalog
}

/// The report of a run, as JSON.
fn report(folder: &Path, catalog: &Catalog, jobs: usize, cache: Option<Arc<Cache>>) -> String {
    report_on(NOW, folder, catalog, jobs, cache)
}

fn report_on(now: i64, folder: &Path, catalog: &Catalog, jobs: usize, cache: Option<Arc<Cache>>) -> String {
    let excuses = Excuses::of(catalog.rules().cloned().collect(), Arc::default(), Vec::new());
    let settings = Settings { jobs, cache, now, excuses, ..Settings::default() };
    let report = pipeline::scan(&[folder.to_owned()], catalog, &settings, &AtomicU64::new(0)).unwrap();
    let style = Style { color: false, width: 80 };
    let mut text = Vec::new();
    let writer =
        Format::Json.writer(Writing { style, detail: Detail::Normal, threads: 1, workspace: None, here: None });
    writer.write(&report, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// Changes, renames, removes, copies or breaks some file.
fn edit(folder: &Path, random: &mut Dice) {
    let files: Vec<PathBuf> =
        files_below(folder).into_iter().filter(|path| std::fs::read_to_string(path).is_ok()).collect();
    let path = &files[random.below(files.len())];
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = random.below(lines.len().max(1));
    let without =
        || lines.iter().enumerate().filter(|(number, _)| *number != line).map(|(_, own)| *own).collect::<String>();
    match random.below(6) {
        0 => std::fs::write(path, without()).unwrap(),
        1 => std::fs::write(path, format!("\n{text}")).unwrap(),
        2 => std::fs::rename(path, path.with_file_name(format!("x{}", path.file_name().unwrap().display()))).unwrap(),
        3 => std::fs::remove_file(path).unwrap(),
        4 => std::fs::write(path.with_file_name(format!("y{}", path.file_name().unwrap().display())), text).unwrap(),
        _ => std::fs::write(
            path,
            format!("{text}\n# karat: ignore[kubernetes.host_pid] until=2026-12-01 because x\n]{{"),
        )
        .unwrap(),
    }
}

#[test]
fn random_edits_are_reported_as_without_a_cache() {
    let (all, some) = (rules(&["ALL"]), rules(&["kubernetes", "dockerfile"]));
    let mut random = Dice(0x5eed);
    for repository in ["webshop", "helmshop", "kustomshop", "golden"] {
        let folder = Folder::copy(&format!("testdata/repos/{repository}"));
        let kept = Kept::new();
        for round in 0..rounds(3) {
            let (catalog, jobs) = if round % 3 == 2 { (&some, 4) } else { (&all, 1 + round % 2) };
            let plain = report(folder.path(), catalog, jobs, None);
            for time in ["partly known", "known"] {
                let own = report(folder.path(), catalog, 3 - jobs.min(2), Some(kept.cache()));
                assert!(own == plain, "{repository}, round {round}, {time}");
            }
            edit(folder.path(), &mut random);
        }
        assert!(!kept.packs().is_empty() && kept.packs().len() <= 6, "{:?}", kept.packs());
    }
}

#[test]
fn a_run_that_knows_everything_writes_nothing_and_one_with_other_rules_does() {
    let folder = Folder::copy("testdata/repos/webshop");
    let kept = Kept::new();
    let all = rules(&["ALL"]);
    report(folder.path(), &all, 1, Some(kept.cache()));
    let first = kept.written();
    assert_eq!(first.len(), 1);
    report(folder.path(), &all, 2, Some(kept.cache()));
    assert_eq!(kept.written(), first);
    // Rules on other files are no reason to judge a file anew; of the repository as a whole nothing is kept.
    report(folder.path(), &rules(&["kubernetes", "dockerfile", "github_actions"]), 1, Some(kept.cache()));
    let fewer = kept.written();
    report(folder.path(), &rules(&["kubernetes", "dockerfile", "github_actions", "repository"]), 1, Some(kept.cache()));
    assert_ne!(fewer, first);
    assert_eq!(kept.written(), fewer);
}

#[test]
fn what_the_rules_are_changes_what_is_known() {
    let folder = Folder::copy("testdata/repos/webshop");
    let policies = Folder::with(&[("words/bad/bad.rego", POLICY)]);
    let kept = Kept::new();
    let with = |options: Options| {
        let options = Options { built_in: true, policies: vec![policies.path().to_owned()], ..options };
        catalog::load(&options).unwrap()
    };
    let mut seen = BTreeSet::new();
    let mut check = |catalog: &Catalog, what: &str| {
        let plain = report(folder.path(), catalog, 1, None);
        for _ in 0..2 {
            assert!(report(folder.path(), catalog, 1, Some(kept.cache())) == plain, "{what}");
        }
        assert!(seen.insert(plain), "{what} changes the report");
    };
    check(&with(Options::default()), "a policy");
    policies.write("words/bad/bad.rego", POLICY.replace("WORD", "another"));
    check(&with(Options::default()), "another text of a policy");
    policies.write("words/bad/bad.rego", POLICY.replace("WORD", "another").replace("severity: low", "severity: high"));
    check(&with(Options::default()), "a severity in METADATA");
    let severe = karat::config::RuleSettings { severity: Some(Severity::Critical), ..Default::default() };
    let rules = BTreeMap::from([("words.bad".to_owned(), severe)]);
    check(&with(Options { rules, ..Options::default() }), "a severity of the configuration");
    let given = BTreeMap::from([("trusted_owners".to_owned(), list(&["actions"]))]);
    let id = "github_actions.unpinned_action";
    let rules =
        BTreeMap::from([(id.to_owned(), karat::config::RuleSettings { parameters: given, ..Default::default() })]);
    check(&with(Options { rules, ..Options::default() }), "a parameter");
}

fn list(items: &[&str]) -> regorus::Value {
    regorus::Value::from_json_str(&serde_json::to_string(items).unwrap()).unwrap()
}

#[test]
fn waivers_in_comments_go_by_the_day_whatever_is_known() {
    let folder = Folder::with(&[(
        "pod.yaml",
        "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  # karat: ignore[kubernetes.host_pid] until=2026-12-01 because it is moved\n  \
         hostPID: true\n  containers: []\n",
    )]);
    let kept = Kept::new();
    let catalog = rules(&["kubernetes.host_pid"]);
    let mut seen = BTreeSet::new();
    for now in [NOW, NOW + 3 * DAY, NOW + 9 * DAY] {
        let plain = report_on(now, folder.path(), &catalog, 1, None);
        assert_eq!(report_on(now, folder.path(), &catalog, 1, Some(kept.cache())), plain);
        // A report tells its day.
        let mut report: serde_json::Value = serde_json::from_slice(plain.as_ref()).unwrap();
        report["day"].take();
        seen.insert(report.to_string());
    }
    assert_eq!(seen.len(), 2, "the waiver ends on the fifth day");
}

#[test]
fn damage_is_never_seen_in_a_report() {
    let folder = Folder::copy("testdata/repos/webshop");
    let catalog = rules(&["kubernetes", "dockerfile"]);
    let plain = report(folder.path(), &catalog, 1, None);
    let kept = Kept::new();
    report(folder.path(), &catalog, 1, Some(kept.cache()));
    let pack = kept.packs().pop().unwrap();
    let sound = std::fs::read(&pack).unwrap();
    let mut random = Dice(0xdead);
    for round in 0..rounds(12) {
        for path in kept.packs() {
            std::fs::remove_file(path).unwrap();
        }
        let mut bytes = sound.clone();
        match round % 3 {
            0 => bytes.truncate(random.below(bytes.len())),
            // The lines stand behind: half of the damage is done to them.
            1 => (0..=random.below(40)).for_each(|_| {
                let at = bytes.len() - 1 - random.below(bytes.len() / (1 + round % 2 * 9));
                bytes[at] ^= 1 << random.below(8);
            }),
            _ => {
                let from = random.below(bytes.len());
                let piece = bytes.split_off(from);
                bytes.splice(0..0, piece);
            }
        }
        std::fs::write(&pack, bytes).unwrap();
        assert!(report(folder.path(), &catalog, 1, Some(kept.cache())) == plain, "round {round}");
        assert!(report(folder.path(), &catalog, 1, Some(kept.cache())) == plain, "round {round}, mended");
    }
}

#[test]
fn runs_at_once_do_not_disturb_each_other() {
    let folder = Folder::copy("testdata/repos/webshop");
    let kept = Kept::new();
    let words = ["kubernetes", "dockerfile", "github_actions"];
    let catalogs: Vec<Catalog> = words.iter().map(|word| rules(&[word])).collect();
    let plain: Vec<String> = catalogs.iter().map(|catalog| report(folder.path(), catalog, 1, None)).collect();
    std::thread::scope(|scope| {
        for (catalog, plain) in catalogs.iter().zip(&plain).cycle().take(6) {
            let (folder, kept) = (&folder, &kept);
            scope.spawn(move || {
                for _ in 0..2 {
                    assert!(report(folder.path(), catalog, 1, Some(kept.cache())) == *plain);
                }
            });
        }
    });
    let left: Vec<_> = files_below(kept.0.path())
        .into_iter()
        .filter(|path| path.extension().is_some_and(|own| own == "tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_is_known_of_files_on_the_disk_is_known_of_those_of_a_commit() {
    let folder = Folder::copy("testdata/repos/webshop");
    for arguments in [&["init", "-q"][..], &["add", "-A", "-f"], &["commit", "-qm", "Start"]] {
        folder.git(arguments);
    }
    folder.write(
        "deploy/debug.yaml",
        "apiVersion: v1\nkind: Pod\nmetadata: { name: debug }\nspec:\n  hostPID: true\n  containers: []\n",
    );
    let arguments = ["check", "--now", "2026-11-26", "--since", "HEAD", "-o", "json"];
    let plain = folder.karat(&[&arguments[..], &["--no-cache"]].concat());
    assert_eq!(plain.status, 1, "{}", plain.stderr);
    for _ in 0..2 {
        assert_eq!(folder.karat(&arguments).stdout, plain.stdout);
    }
}

#[test]
fn a_folder_that_cannot_be_written_costs_nothing_but_time() {
    let folder = Folder::with(&[("pod.yaml", "apiVersion: v1\nkind: Pod\nspec: { hostPID: true }\n"), ("file", "")]);
    let plain = folder.karat(&["check", "pod.yaml", "--no-cache"]);
    let absent = folder.karat(&["check", "pod.yaml", "--cache-dir", "file/inside"]);
    assert_eq!((absent.status, &absent.stdout), (plain.status, &plain.stdout));
    let wrong = folder.karat(&["check", "pod.yaml", "--cache-dir", "file"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("keep verdicts in file: it is no folder"), "{}", wrong.stderr);
}

#[test]
fn the_cache_is_shown_and_removed() {
    let folder = Folder::with(&[("pod.yaml", "apiVersion: v1\nkind: Pod\nspec: { hostPID: true }\n")]);
    let here = folder.path().join("cache").display().to_string();
    let cache = |action: &str| folder.karat(&["cache", action, "--cache-dir", &here]).stdout;
    assert_eq!(cache("dir"), format!("{here}\n"));
    assert_eq!(cache("size"), "0 bytes in 0 files\n");
    let check = ["check", ".", "--cache-dir", &here, "-o", "json"];
    let first = folder.karat(&check).stdout;
    assert!(cache("size").ends_with(" in 1 file\n"), "{}", cache("size"));
    assert_eq!(folder.karat(&check).stdout, first, "the cache is none of the files that are scanned");
    folder.write("cache/v1/own.txt", "somebody's");
    assert!(cache("clean").starts_with("removed "));
    assert_eq!(cache("size"), "0 bytes in 0 files\n");
    assert!(folder.path().join("cache/v1/own.txt").is_file(), "what is not the cache's stays");
    std::fs::remove_file(folder.path().join("cache/v1/own.txt")).unwrap();
    cache("clean");
    assert!(!folder.path().join("cache").exists());
}
