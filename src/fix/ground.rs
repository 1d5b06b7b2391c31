//! The edits of many jobs by where they are made, and the bytes that they take: whether another one clashes with any of them is
//! asked of the places on its own way, not of each of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::attempt::Job;
use super::splice::Splice;
use super::value::END;
use crate::model::document::Step;
use crate::model::fix::{Change, Edit};

/// A document of a file of a repository.
type Of<'j> = (&'j Arc<str>, Option<&'j Arc<str>>, u32);

fn of<'j>(job: &'j Job, edit: &'j Edit) -> Of<'j> {
    (&job.finding.repository, edit.file.as_ref(), edit.document)
}

/// Edits of jobs. What [`clash`](super::draft::clash) says of two of them, it says of one and all.
#[derive(Default)]
pub(super) struct Ground<'j> {
    documents: BTreeMap<Of<'j>, Node<'j>>,
}

impl<'j> Ground<'j> {
    /// Takes in the edits of a job.
    pub(super) fn add(&mut self, job: &'j Job) {
        for edit in &job.fix.edits {
            self.documents.entry(of(job, edit)).or_default().add(&job.finding.rule, edit, &edit.path);
        }
    }

    /// Whether one of these edits, once it is made, leaves something else where the job is to be done. A rule may put several items at
    /// the end of one list; two rules may mean one thing by different items.
    pub(super) fn moves(&self, job: &Job) -> bool {
        self.has_clash(job, |node, rule, edit| node.meets(rule, edit) || node.shifts(edit))
    }

    /// Whether the job, once it is done, leaves something else where one of these edits is to be made.
    pub(super) fn is_moved_by(&self, job: &Job) -> bool {
        self.has_clash(job, |node, rule, edit| node.meets(rule, edit) || node.is_shifted_by(edit))
    }

    fn has_clash(&self, job: &Job, clashes: impl Fn(&Node<'_>, &Arc<str>, &Edit) -> bool) -> bool {
        let own = |edit: &Edit| {
            let node = self.documents.get(&of(job, edit));
            node.is_some_and(|node| clashes(node, &job.finding.rule, edit))
        };
        job.fix.edits.iter().any(own)
    }
}

/// The edits at a place and below it.
#[derive(Default)]
struct Node<'j> {
    /// How many are made at the place itself.
    count: usize,
    /// Those of them that put an item at the end of a list, by their rules, and which items.
    items: BTreeMap<&'j Arc<str>, (usize, BTreeSet<&'j Value>)>,
    /// The first item of the list that others move up or down.
    shifted: Option<usize>,
    below: BTreeMap<&'j Step, Node<'j>>,
}

impl<'j> Node<'j> {
    fn add(&mut self, rule: &'j Arc<str>, edit: &'j Edit, path: &'j [Step]) {
        let Some((step, rest)) = path.split_first() else {
            self.count += 1;
            if let Some(item) = item_at_end(edit) {
                let (count, items) = self.items.entry(rule).or_default();
                *count += 1;
                items.insert(item);
            }
            return;
        };
        if let (Step::Index(index), [], true) = (step, rest, shifts(&edit.change)) {
            self.shifted = Some(self.shifted.map_or(*index, |own| own.min(*index)));
        }
        self.below.entry(step).or_default().add(rule, edit, rest);
    }

    /// Whether an edit is above, at or below the place of one of these.
    fn meets(&self, rule: &Arc<str>, edit: &Edit) -> bool {
        let mut here = self;
        for step in &edit.path {
            if here.count > 0 {
                return true;
            }
            let Some(next) = here.below.get(step) else { return false };
            here = next;
        }
        let of_rule = item_at_end(edit).and_then(|item| Some((item, here.items.get(rule)?)));
        let others = of_rule.filter(|(item, (_, items))| !items.contains(item)).map_or(0, |(_, (count, _))| *count);
        here.count > others || !here.below.is_empty()
    }

    /// Whether one of these moves the item of a list that an edit is made in.
    fn shifts(&self, edit: &Edit) -> bool {
        let mut here = Some(self);
        edit.path.iter().any(|step| {
            let from = here.and_then(|here| here.shifted);
            here = here.and_then(|here| here.below.get(step));
            matches!((step, from), (Step::Index(index), Some(from)) if *index >= from)
        })
    }

    /// Whether an edit moves the item of a list that one of these is made in.
    fn is_shifted_by(&self, edit: &Edit) -> bool {
        let (Some((Step::Index(index), list)), true) = (edit.path.split_last(), shifts(&edit.change)) else {
            return false;
        };
        let list = list.iter().try_fold(self, |here, step| here.below.get(step));
        list.is_some_and(|list| list.below.range::<Step, _>(&Step::Index(*index)..).next().is_some())
    }
}

/// Whether a change of an item may move those behind it.
const fn shifts(change: &Change) -> bool {
    matches!(change, Change::Add(_) | Change::Remove | Change::InsertBefore(_) | Change::InsertAfter(_))
}

/// The item that an edit puts at the end of a list.
fn item_at_end(edit: &Edit) -> Option<&Value> {
    let is_end = matches!(edit.path.last(), Some(Step::Key(end)) if end.as_ref() == END);
    match &edit.change {
        Change::Add(item) if is_end => Some(item),
        _ => None,
    }
}

/// The bytes that splices take the place of.
#[derive(Default)]
pub(super) struct Taken {
    /// What is only taken away.
    away: Ranges,
    others: Ranges,
}

impl Taken {
    /// Takes in a splice.
    pub(super) fn add(&mut self, splice: &Splice) {
        let own = if splice.takes_away() { &mut self.away } else { &mut self.others };
        own.add(splice.start, splice.end);
    }

    /// Whether the order of a splice and one of these matters. It does not where texts beside each other are taken away.
    pub(super) fn touches(&self, splice: &Splice) -> bool {
        let Splice { start, end, .. } = *splice;
        self.others.meets(start, end)
            || if splice.takes_away() { self.away.overlaps(start, end) } else { self.away.meets(start, end) }
    }
}

/// Ranges of bytes, by their starts; those that meet are one.
#[derive(Default)]
struct Ranges(BTreeMap<usize, usize>);

impl Ranges {
    fn add(&mut self, mut start: usize, mut end: usize) {
        while let Some((own, until)) = self.last_before(end).filter(|(_, until)| *until >= start) {
            self.0.remove(&own);
            (start, end) = (start.min(own), end.max(until));
        }
        self.0.insert(start, end);
    }

    /// The last range that starts at a byte or before it.
    fn last_before(&self, at: usize) -> Option<(usize, usize)> {
        self.0.range(..=at).next_back().map(|(start, end)| (*start, *end))
    }

    /// Whether a range has a byte with one of these in common, or lies beside it.
    fn meets(&self, start: usize, end: usize) -> bool {
        self.last_before(end).is_some_and(|(_, until)| until >= start)
    }

    /// Whether a range that is not empty has a byte with one of these in common.
    fn overlaps(&self, start: usize, end: usize) -> bool {
        end.checked_sub(1).and_then(|last| self.last_before(last)).is_some_and(|(_, until)| until > start)
    }
}

#[cfg(test)]
mod tests;
