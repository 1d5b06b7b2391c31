//! What is said of many edits and splices at once is what looking at each of them says.

use super::*;
use crate::fix::draft::clash;
use crate::fix::tests::edit;
use crate::model::finding::{Finding, Fingerprint, Location, Position, Status};
use crate::model::fix::{Fix, Safety};
use crate::model::rule::Severity;

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

fn job(rule: &str, repository: &str, edits: Vec<Edit>) -> Job {
    let start = Position { line: 1, column: 1 };
    let fix = Arc::new(Fix { title: "t".into(), safety: Safety::Safe, edits });
    let finding = Finding {
        rule: rule.into(),
        severity: Severity::Low,
        status: Status::Open,
        waiver: None,
        message: "m".into(),
        repository: repository.into(),
        resource: None,
        location: Location { path: "f".into(), start, end: start, snippet: None },
        at: Box::default(),
        variants: None,
        fingerprint: Fingerprint(1),
        anywhere: Fingerprint(1),
        fix: Some(fix.clone()),
    };
    Job { finding: Arc::new(finding), fix }
}

fn any_edit(numbers: &mut Numbers) -> Edit {
    let op = numbers.of(&["add", "replace", "remove", "before", "after", "add", "add"]);
    let steps: Vec<&str> = (0..numbers.below(4)).map(|_| numbers.of(&["a", "b", "0", "1", "2", "3", "-"])).collect();
    let path = format!("{}#{}", steps.join("/"), numbers.below(2));
    let file = numbers.of(&["f", "f", "f", "g"]);
    Edit { file: Some(file.into()), ..edit(&format!("{op} {path} {}", numbers.below(3))) }
}

/// Whether the first job moves what the second is about, edit by edit.
fn clashes(done: &Job, job: &Job) -> bool {
    let is_of_rule = done.finding.rule == job.finding.rule;
    let are_other_items = |one: &Edit, other: &Edit| {
        let items = (item_at_end(one), item_at_end(other));
        one.path == other.path && matches!(items, (Some(a), Some(b)) if a != b)
    };
    let edits =
        |edit: &Edit| job.fix.edits.iter().any(|own| clash(edit, own) && !(is_of_rule && are_other_items(edit, own)));
    done.finding.repository == job.finding.repository && done.fix.edits.iter().any(edits)
}

#[test]
fn many_edits_clash_where_two_of_them_do() {
    let mut numbers = Numbers(7);
    let mut told = [0; 4];
    for _ in 0..4_000 {
        let mut any = || {
            let edits = (0..=numbers.below(2)).map(|_| any_edit(&mut numbers)).collect();
            job(numbers.of(&["a.a", "a.b"]), numbers.of(&["r", "r", "s"]), edits)
        };
        let (new, jobs) = (any(), [any(), any(), any()]);
        let mut ground = Ground::default();
        for job in &jobs {
            ground.add(job);
        }
        let (moves, is_moved) = (ground.moves(&new), ground.is_moved_by(&new));
        assert_eq!(moves, jobs.iter().any(|own| clashes(own, &new)), "{new:?} {jobs:?}");
        assert_eq!(is_moved, jobs.iter().any(|own| clashes(&new, own)), "{new:?} {jobs:?}");
        told[usize::from(moves) * 2 + usize::from(is_moved)] += 1;
    }
    assert!(told.iter().all(|count| *count > 20), "{told:?}");
}

/// Whether the order of two splices matters.
fn touch(one: &Splice, other: &Splice) -> bool {
    if one.takes_away() && other.takes_away() {
        return one.start < other.end && other.start < one.end;
    }
    one.start <= other.end && other.start <= one.end
}

#[test]
fn many_splices_touch_where_two_of_them_do() {
    assert!(touch(&Splice::insert(3, "a"), &Splice::insert(3, "b")));
    assert!(!touch(&Splice::new(0, 2, ""), &Splice::new(2, 4, "")));
    assert!(touch(&Splice::new(0, 2, ""), &Splice::new(2, 4, "x")));
    let mut numbers = Numbers(3);
    let mut told = [0; 2];
    for _ in 0..4_000 {
        let mut any = || {
            let start = numbers.below(40);
            Splice::new(start, start + numbers.below(6), numbers.of(&["", "", "x"]))
        };
        let (new, splices) = (any(), [any(), any(), any(), any(), any()]);
        let mut taken = Taken::default();
        for splice in &splices {
            taken.add(splice);
        }
        assert_eq!(taken.touches(&new), splices.iter().any(|own| touch(own, &new)), "{new:?} {splices:?}");
        told[usize::from(taken.touches(&new))] += 1;
    }
    assert!(told.iter().all(|count| *count > 100), "{told:?}");
}
