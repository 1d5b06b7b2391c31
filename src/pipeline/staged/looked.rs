//! One state as a whole: what is known of what rules say of it, and which are to be asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::answers::Answers;
use super::inputs::Inputs;
use super::library::Library;
use super::side::Side;
use super::sums::Sums;
use super::unread::{Before, Edit};
use super::values::{Facts, Known};
use crate::catalog::{Catalog, Rule};
use crate::entities::Entities;
use crate::facts::{self, Gathered};
use crate::git;
use crate::model::document::Document;
use crate::model::import::Import;
use crate::model::rule::RuleId;
use crate::model::source::SourceFile;
use crate::parse;
use crate::pipeline::Run;
use crate::pipeline::share::Share;

/// A state, and what rules say of it.
pub(super) struct Looked<'s> {
    side: &'s Side<'s>,
    entities: &'s Entities,
    inputs: Inputs<'s>,
    /// The facts that had to be gathered to know what they say.
    gathered: Gathered,
    /// What is known.
    known: Share,
    /// The rules that are to be asked, as indices.
    missing: Vec<usize>,
    /// Whether all that the rules may look at follows from the files.
    pub(super) is_told: bool,
    /// How many documents they are asked about.
    documents: usize,
}

/// What both states share.
#[derive(Clone, Copy)]
pub(super) struct Shared<'s> {
    pub(super) catalog: &'s Catalog,
    pub(super) library: &'s Library<'s>,
    pub(super) answers: &'s Answers<'s>,
    pub(super) git: &'s git::Repository,
    /// All files of the state after the change.
    pub(super) now: &'s [Arc<SourceFile>],
    /// What is known of that one.
    pub(super) sums: &'s Sums<'s>,
    /// In days since 1970.
    pub(super) day: u64,
    /// The facts that come from files which others exported.
    pub(super) imports: &'s [Import],
}

/// Whether places are to be those of the files of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placing {
    /// They are shown.
    Exact,
    /// Only what was found counts.
    Any,
}

impl<'s> Looked<'s> {
    /// Looks up what some rules say of a state with these files and entities.
    pub(super) fn at(
        (side, sums): (&'s Side<'s>, &'s Sums<'s>),
        (files, entities): (&'s [Arc<SourceFile>], &'s Entities),
        (rules, placing): (&BTreeSet<RuleId>, Placing),
        edit: Option<Edit<'_>>,
        shared: Shared<'s>,
    ) -> Self {
        let Shared { catalog, library, answers, git: _, now: _, sums: _, day, imports } = shared;
        let each = catalog.rules.iter().enumerate().filter(|(_, rule)| rules.contains(&rule.info.id));
        let (places, asked): (Vec<usize>, Vec<&Rule>) = each.unzip();
        let labels = labels(&asked);
        let reading = side.reading();
        let is_wanted = |file: &&Arc<SourceFile>| parse::may_hold(file, reading.charts, labels.iter().copied());
        let mut holders = Vec::with_capacity(files.len());
        holders.extend(files.iter().filter(is_wanted).cloned());
        let entries = library.entries(&holders, &reading);
        let known = Facts { side, files, entities, entries: &entries, library, sums, edit, imports }.sums(&asked);
        let Known { sums: facts, as_before, gathered } = known;
        let label = |label: &str| sums.label(label).or_else(|| edit?.sum_as_before(label));
        let inputs = Inputs::of(catalog, &asked, side, (files, entities), (entries, facts), (label, day));
        sums.keep(inputs.facts(), inputs.sums());
        let before = edit.map(|edit| Before::of(edit, &inputs, as_before, library));
        let find = |(rule, own): (&usize, &&Rule)| {
            let (key, was) = (inputs.key(own), before.as_ref().and_then(|before| before.key(own, &inputs)));
            // Where a rule says what it said of the state before, only what it says of the change is of matter.
            let changed = before.as_ref().filter(|before| before.is_of_documents()).map(Before::paths);
            let shown = |is_as_before: bool| changed.filter(|_| is_as_before);
            let told =
                key.and_then(|key| answers.of((*rule, key), &inputs, (placing, shown(was == Some(key)), &reading)));
            let again = || {
                let before = before.as_ref()?;
                let is_unread = answers.reads(*rule).is_some_and(|reads| before.is_unread(own, &reads));
                let keys = is_unread.then_some((*rule, key?, was?))?;
                answers.again(keys, &inputs, (before, shown(true), &reading))
            };
            (*rule, key.is_some(), told.or_else(again))
        };
        let found: Vec<_> = places.par_iter().zip(&asked).map(find).collect();
        let (mut known, mut is_told) = (Share::default(), true);
        let mut missing = Vec::new();
        for (rule, has_key, share) in found {
            is_told &= has_key && !hangs_on_refs(catalog, rule);
            match share {
                Some(share) => known = known.merged(share),
                None => missing.push(rule),
            }
        }
        let speak_of = |what: &str| {
            let main = |kind: &String| kind.split('/').next() == Some(what);
            asked.iter().any(|rule| rule.info.kinds.iter().any(main))
        };
        let each = if speak_of("entity") { entities.scoped().count() } else { 0 };
        let documents = usize::from(speak_of("repository")) + each;
        Self { side, entities, inputs, gathered, known, missing, is_told, documents }
    }

    /// The rules that are to be asked.
    pub(super) fn missing(&self, catalog: &Catalog) -> BTreeSet<RuleId> {
        self.missing.iter().filter_map(|rule| Some(catalog.rules.get(*rule)?.info.id.clone())).collect()
    }
}

/// Whether a rule may say something else of the same files once a branch or a tag has moved.
fn hangs_on_refs(catalog: &Catalog, rule: usize) -> bool {
    catalog.rules.get(rule).is_some_and(|rule| rule.info.facts.iter().any(|fact| facts::is_of_refs(fact)))
}

/// Labels of the documents that rules look at, themselves or through facts.
fn labels<'r>(rules: &[&'r Rule]) -> BTreeSet<&'r str> {
    let own = rules.iter().flat_map(|rule| &rule.info.documents).map(String::as_str);
    let of_facts = rules.iter().flat_map(|rule| &rule.info.facts).flat_map(|fact| facts::labels(fact)).copied();
    own.chain(of_facts).collect()
}

impl Run<'_> {
    /// What all rules on the whole say of a state.
    pub(super) fn answered(&self, looked: Looked<'_>, shared: Shared<'_>) -> Share {
        let Looked { side, entities, inputs, gathered, mut known, missing, is_told: _, documents } = looked;
        known.documents += documents as u64;
        known.problems.extend(entities.problems.iter().cloned());
        if missing.is_empty() {
            return known;
        }
        let reading = side.reading();
        let entries = inputs.entries.iter().filter(|entry| self.wants(&entry.kind));
        let kept: Vec<Arc<Document>> = entries.filter_map(|entry| shared.library.document(entry, &reading)).collect();
        let charts = BTreeSet::new();
        let documents = self.beyond(&side.repository, inputs.files, (&kept, &charts, &gathered), entities);
        let share = self.all(&documents, &entities.scopes);
        known.merged(
            shared.answers.keep(share, &missing, &inputs, |rule| Some(self.program.reads(rule)?.field("documents"))),
        )
    }
}
