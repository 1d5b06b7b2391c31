//! What is kept is found again, nothing else is, and the folder stays small and private.
#![expect(clippy::disallowed_methods, reason = "the tests damage and look at the files of a cache")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::record::{self, About, Judged, Read};
use super::*;
use regorus::Value;

use crate::model::document::{Kind, Step};
use crate::model::finding::{Finding, Fingerprint, Location, Position, Status};
use crate::model::fix::{Change, Edit, Fix, Pinned, Safety};
use crate::model::problem::{Problem, ProblemKind};
use crate::model::rule::{RuleId, Severity};
use crate::model::scorecard::{Reason, ReasonKind};
use crate::model::verdict::Fraction;
use crate::score::Tally;

const TODAY: u32 = 20_783;

struct Kept(tempfile::TempDir, u64);

impl Kept {
    fn of(most: u64) -> Self {
        Self(tempfile::tempdir().unwrap(), most)
    }

    fn cache(&self) -> Cache {
        Cache::at(self.0.path().join("karat"), self.1)
    }

    fn put(&self, name: &str, today: u32, entries: &[(u64, Vec<u8>)]) {
        let cache = self.cache();
        let entries_of = cache.shelf(name, today);
        for (number, bytes) in entries {
            entries_of.put(key(*number), bytes);
        }
        entries_of.close();
        cache.tidy();
    }

    fn get(&self, name: &str, today: u32, number: u64) -> Option<Vec<u8>> {
        let cache = self.cache();
        let entries = cache.shelf(name, today);
        let found = entries.get(&key(number));
        entries.close();
        found
    }

    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut open = vec![self.0.path().to_owned()];
        while let Some(folder) = open.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() { open.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }

    fn packs(&self) -> Vec<PathBuf> {
        self.files().into_iter().filter(|path| path.extension().is_some_and(|own| own == "pack")).collect()
    }
}

fn key(number: u64) -> Key {
    Recipe::of("test").number(number).key()
}

fn bytes(number: u64, length: usize) -> Vec<u8> {
    number.to_le_bytes().into_iter().cycle().take(length).collect()
}

#[test]
fn what_is_kept_is_found_and_nothing_else() {
    let kept = Kept::of(1 << 20);
    kept.put(
        "a",
        TODAY,
        &(0..100).map(|number| (number, bytes(number, 10 + usize::try_from(number).unwrap()))).collect::<Vec<_>>(),
    );
    for number in 0..100 {
        assert_eq!(kept.get("a", TODAY, number), Some(bytes(number, 10 + usize::try_from(number).unwrap())));
    }
    assert_eq!(kept.get("a", TODAY, 100), None);
    assert_eq!(kept.get("b", TODAY, 0), None);
}

#[test]
fn parts_of_a_key_do_not_run_into_each_other() {
    let of = |a: &str, b: &str| Recipe::of("test").text(a).text(b).key();
    assert_ne!(of("ab", "c"), of("a", "bc"));
    assert_ne!(Recipe::of("test").maybe(None).key(), Recipe::of("test").maybe(Some("")).key());
    assert_ne!(Recipe::of("test").key(), Recipe::of("other").key());
}

/// A bit of each byte of a pack is turned, and the pack is cut everywhere.
#[test]
fn an_answer_is_what_was_kept_or_none_however_a_pack_is_damaged() {
    let kept = Kept::of(1 << 20);
    let own = [(1, bytes(1, 20)), (2, bytes(2, 9)), (3, bytes(3, 0))];
    kept.put("a", TODAY, &own);
    let path = kept.packs().pop().unwrap();
    let sound = std::fs::read(&path).unwrap();
    let mut found = 0;
    let mut check = |damaged: &[u8]| {
        std::fs::write(&path, damaged).unwrap();
        let cache = kept.cache();
        let shelf = cache.shelf("a", TODAY);
        for (number, bytes) in &own {
            let answer = shelf.get(&key(*number));
            assert!(answer.as_ref().is_none_or(|answer| answer == bytes));
            found += usize::from(answer.is_some());
        }
        assert_eq!(shelf.get(&key(4)), None);
    };
    for at in 0..sound.len() {
        let mut damaged = sound.clone();
        damaged[at] ^= 1 << (at % 8);
        check(&damaged);
    }
    for length in 0..sound.len() {
        check(&sound[..length]);
    }
    assert!(found > 0, "one entry that is damaged leaves the others");
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_packs_is_passed_by() {
    let kept = Kept::of(1 << 20);
    kept.put("shop", TODAY, &[(1, bytes(1, 100))]);
    let pipe = kept.packs()[0].with_file_name("pipe.pack");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    assert_eq!(kept.get("shop", TODAY, 1), Some(bytes(1, 100)));
    kept.put("shop", TODAY, &[(2, bytes(2, 100))]);
    assert_eq!(kept.get("shop", TODAY, 2), Some(bytes(2, 100)));
}

#[test]
fn what_is_put_again_takes_no_room_and_what_does_not_fit_makes_no_pack() {
    let kept = Kept::of(100_000);
    kept.put("once", TODAY, &[(1, bytes(1, 3_000))]);
    let once = kept.cache().size().bytes;
    kept.put("again", TODAY, &[(1, bytes(1, 3_000)), (1, bytes(1, 3_000))]);
    assert_eq!(kept.cache().size().bytes, 2 * once);
    assert_eq!(kept.get("again", TODAY, 1), Some(bytes(1, 3_000)));
    kept.put("large", TODAY, &[(1, bytes(1, 60_000))]);
    assert_eq!(kept.packs().len(), 2);
}

#[test]
fn there_are_few_packs_and_each_entry_is_in_one() {
    let kept = Kept::of(1 << 20);
    for number in 0..60 {
        kept.put("a", TODAY, &[(number, bytes(number, 100))]);
        assert!(kept.packs().len() <= 6, "{}", kept.packs().len());
    }
    assert!((0..60).all(|number| kept.get("a", TODAY, number) == Some(bytes(number, 100))));
}

#[test]
fn what_nobody_asks_for_is_left_out_and_what_is_asked_for_stays() {
    let kept = Kept::of(1 << 20);
    kept.put("a", TODAY, &[(1, bytes(1, 50)), (2, bytes(2, 50))]);
    for day in (TODAY..TODAY + 60).step_by(9) {
        assert_eq!(kept.get("a", day, 1), Some(bytes(1, 50)), "{day}");
    }
    kept.put("a", TODAY + 60, &[(3, bytes(3, 500))]);
    assert_eq!(kept.get("a", TODAY + 60, 1), Some(bytes(1, 50)));
    assert_eq!(kept.get("a", TODAY + 60, 2), None);
}

#[test]
fn a_cache_is_never_larger_than_it_may_be_and_what_was_used_last_stays() {
    let kept = Kept::of(10_000);
    for number in 0..40 {
        let shelf = format!("shelf {number}");
        kept.put(&shelf, TODAY, &[(number, bytes(number, 900))]);
        let age = |path: &PathBuf| std::fs::File::open(path).unwrap();
        // So that the order does not hang on the clock's steps.
        let newest = kept.packs().into_iter().max_by_key(|path| std::fs::metadata(path).unwrap().modified().unwrap());
        let when = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * u64::from(TODAY) + number);
        age(&newest.unwrap()).set_modified(when).unwrap();
        assert!(kept.cache().size().bytes <= 10_000);
    }
    assert!(kept.get("shelf 39", TODAY, 39).is_some());
    assert!(kept.get("shelf 0", TODAY, 0).is_none());
    // One shelf alone.
    kept.put("large", TODAY, &(0..100).map(|number| (number, bytes(number, 400))).collect::<Vec<_>>());
    assert!(kept.cache().size().bytes <= 10_000);
    let left = (0..100).filter(|number| kept.get("large", TODAY, *number).is_some()).count();
    assert!(left > 5, "{left}");
}

#[test]
fn runs_at_once_keep_what_each_of_them_adds() {
    let kept = Kept::of(1 << 20);
    let (one, other) = (kept.cache(), kept.cache());
    let shelves = [one.shelf("a", TODAY), other.shelf("a", TODAY)];
    for (number, shelf) in (1_u64..).zip(shelves) {
        shelf.put(key(number), &bytes(number, 10));
        shelf.close();
    }
    assert!([1, 2].into_iter().all(|number| kept.get("a", TODAY, number) == Some(bytes(number, 10))));
}

#[cfg(unix)]
#[test]
fn only_its_user_may_look_into_a_cache() {
    use std::os::unix::fs::PermissionsExt as _;
    let kept = Kept::of(1 << 20);
    kept.put("a", TODAY, &[(1, bytes(1, 10))]);
    let mode = |path: &PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for path in kept.files() {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        let folders = path.ancestors().skip(1).take_while(|folder| *folder != kept.0.path());
        for folder in folders {
            assert_eq!(mode(&folder.to_owned()), 0o700, "{}", folder.display());
        }
    }
    let names = kept.files();
    let has = |name: &str| names.iter().any(|path| path.ends_with(name));
    assert!(has("CACHEDIR.TAG") && has(".gitignore"));
}

/// A fix with every sort of change.
fn every_change(about: &About<'_>) -> Fix {
    let value = Value::from_json_str(r#"{"a": [1, 1.5, 12345678901234567890, null, true, "x"]}"#).unwrap();
    let changes = [
        Change::Add(value.clone()),
        Change::Replace(value),
        Change::Remove,
        Change::ReplaceText("new".into()),
        Change::Substitute { find: "old".into(), text: "new".into(), times: 2 },
        Change::InsertBefore("before".into()),
        Change::InsertAfter("after".into()),
        Change::Pin { of: Pinned::Image, reference: "node:22".into() },
        Change::Pin { of: Pinned::Uses, reference: "actions/checkout@v4".into() },
        Change::Create("text".into()),
        Change::Append("text".into()),
    ];
    let files = [None, Some(about.path.clone()), Some("CODEOWNERS".into())];
    let edit = |(change, file): (Change, &Option<Arc<str>>)| Edit {
        file: file.clone(),
        document: 2,
        path: vec![Step::Key("spec".into()), Step::Index(3)],
        change,
    };
    let edits = changes.into_iter().zip(files.iter().cycle()).map(edit).collect();
    Fix { title: "Mend it".into(), safety: Safety::Safe, edits }
}

fn found(about: &About<'_>) -> (Read, Judged) {
    let problem = |kind, rule: Option<usize>| Problem {
        repository: about.repository.clone(),
        path: about.path.clone(),
        position: Some(Position { line: 3, column: 4 }),
        kind,
        rule: rule.map(|rule| about.rules[rule].clone()),
        message: "what happened".to_owned(),
        help: Some("what to do".to_owned()),
    };
    let finding = Finding {
        rule: about.rules[1].clone(),
        severity: Severity::High,
        status: Status::Open,
        waiver: None,
        message: "what is found".into(),
        repository: about.repository.clone(),
        resource: Some("Pod/a".into()),
        location: Location {
            path: about.path.clone(),
            start: Position { line: 1, column: 2 },
            end: Position { line: 7, column: u32::MAX },
            snippet: Some("kind: Pod".into()),
        },
        at: [Step::Key("spec".into()), Step::Index(3)].into(),
        variants: None,
        fingerprint: Fingerprint(u128::MAX - 5),
        anywhere: Fingerprint(7),
        fix: Some(Arc::new(every_change(about))),
    };
    let reason = Reason { kind: ReasonKind::Rule, path: Some(about.path.clone()), line: Some(3), text: "why".into() };
    let tally = |passed| Tally { passed, ..Tally::default() };
    let full = Tally {
        passed: 1,
        failed: 2,
        broken: 3,
        unknown: 4,
        measure: Some(Fraction { value: 37, of: 50 }),
        reason: Some(Arc::new(reason)),
    };
    let read = Read {
        problems: vec![problem(ProblemKind::Syntax, None)],
        unjudged: vec![Kind::of("yaml")],
        kinds: vec![Kind(["kubernetes".into(), "kubernetes/Pod".into()].into()), Kind::of("yaml")],
        has_comments: true,
    };
    let judged = Judged {
        tallies: [(0, tally(1)), (1, tally(1)), (3, full), (4, tally(0))].into(),
        findings: vec![Box::new(finding.clone()), Box::new(Finding { resource: None, ..finding })],
        problems: vec![problem(ProblemKind::Builtin, Some(2))],
    };
    (read, judged)
}

fn told(judged: &Judged, about: &About<'_>) -> Option<Vec<u8>> {
    let Judged { tallies, findings, problems } = judged;
    let tallies = tallies.iter().map(|(rule, tally)| (*rule, tally)).collect();
    record::judged(&tallies, findings, problems, about)
}

fn with_about(test: impl Fn(&About<'_>)) {
    let rules: Vec<RuleId> = ["a.a", "a.b", "a.c", "b", "c"].map(Arc::from).into();
    test(&About { repository: &Arc::from("shop"), path: &Arc::from("a/pod.yaml"), rules: &rules });
}

#[test]
fn a_record_says_what_was_found() {
    with_about(|about| {
        let (read, judged) = found(about);
        let bytes = read.bytes(about).unwrap();
        assert_eq!(Read::of(&bytes, about), Some(read));
        let bytes = told(&judged, about).unwrap();
        let again = Judged::of(&bytes, about, |rule| (rule == 1).then_some(Severity::High)).unwrap();
        assert_eq!(again.tallies, judged.tallies);
        assert_eq!(again.findings, judged.findings);
        assert_eq!(again.problems, judged.problems);
        assert!(bytes.len() < 1_100, "{}", bytes.len());
        for length in 0..bytes.len() {
            assert!(Judged::of(&bytes[..length], about, |_| Some(Severity::Low)).is_none(), "cut at {length}");
        }
    });
}

#[test]
fn what_depends_on_more_than_the_file_and_the_rules_is_not_kept() {
    with_about(|about| {
        let finding = |change: fn(&mut Finding)| {
            let (_, mut judged) = found(about);
            change(&mut judged.findings[0]);
            told(&judged, about)
        };
        assert!(finding(|_| {}).is_some());
        assert_eq!(finding(|own| own.status = Status::Waived), None);
        assert_eq!(finding(|own| own.variants = Some(Arc::default())), None);
        assert_eq!(finding(|own| own.location.path = "other".into()), None);
        assert_eq!(finding(|own| own.rule = "unasked".into()), None);
        for kind in [ProblemKind::Limit, ProblemKind::Internal, ProblemKind::Unreadable, ProblemKind::Standard] {
            let (mut read, mut judged) = found(about);
            judged.problems[0].kind = kind;
            read.problems[0].kind = kind;
            assert!(told(&judged, about).is_none() && read.bytes(about).is_none(), "{kind:?}");
        }
    });
}
