//! What a worker found in its share of the documents, and how shares are put together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::document::{Document, Kind};
use crate::model::finding::Findings;
use crate::model::problem::Problem;
use crate::model::scorecard::Reason;
use crate::render::Changed;
use crate::score::{Reach, Tally};
use crate::standards::Inline;

/// What judging some documents gave.
#[derive(Debug, Default)]
pub(super) struct Share {
    /// What each rule said, by what it speaks for and its index.
    pub(super) tallies: BTreeMap<(Reach, usize), Tally>,
    /// Violations with places.
    pub(super) findings: Findings,
    /// Violations of objects that kustomizations replace, as their files have them.
    pub(super) replaced: Findings,
    /// What could not be judged.
    pub(super) problems: Vec<Problem>,
    /// How many documents.
    pub(super) documents: u64,
    /// Documents that rules on the whole repository ask for.
    pub(super) kept: Vec<Arc<Document>>,
    /// Kinds of what could not be read, and why.
    pub(super) unjudged: BTreeMap<Kind, Arc<Reason>>,
    /// Objects of which some values are not known, and why.
    pub(super) changed: Vec<(Changed, Arc<Reason>)>,
    /// Templates of charts, until it is known whether their charts are rendered.
    pub(super) templates: Vec<Template>,
    /// Waivers in comments, by file.
    pub(super) inline: Vec<(Arc<str>, Inline)>,
    /// Folders of charts that are rendered.
    pub(super) charts: BTreeSet<String>,
}

/// A template of a chart that could not be judged as it stands.
#[derive(Debug)]
pub(super) struct Template {
    /// Its path.
    pub(super) path: Arc<str>,
    /// What is said of it.
    pub(super) problems: Vec<Problem>,
    /// What it would have been.
    pub(super) unjudged: Vec<Kind>,
}

impl Share {
    /// This share with another one.
    pub(super) fn merged(mut self, other: Self) -> Self {
        for (key, tally) in other.tallies {
            self.tallies.entry(key).or_default().merge(&tally);
        }
        // The longer list takes in the shorter one.
        append(&mut self.findings, other.findings);
        append(&mut self.replaced, other.replaced);
        append(&mut self.problems, other.problems);
        append(&mut self.kept, other.kept);
        append(&mut self.templates, other.templates);
        append(&mut self.changed, other.changed);
        append(&mut self.inline, other.inline);
        self.charts.extend(other.charts);
        for (kind, reason) in other.unjudged {
            self.hides(kind, reason);
        }
        self.documents += other.documents;
        self
    }

    /// Something of a kind could not be read. Of several reasons the plainest is kept, whichever came first.
    pub(super) fn hides(&mut self, kind: Kind, reason: Arc<Reason>) {
        let known = self.unjudged.entry(kind).or_insert_with(|| reason.clone());
        if reason < *known {
            *known = reason;
        }
    }
}

fn append<T>(list: &mut Vec<T>, mut other: Vec<T>) {
    if other.len() > list.len() {
        std::mem::swap(list, &mut other);
    }
    list.append(&mut other);
}
