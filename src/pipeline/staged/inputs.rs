//! All that a rule on the whole of one state may look at → the key of what it says of it.
//!
//! A rule sees the documents and the facts that it asks for, and what its text reads besides (see `catalog::looks`): where all of
//! that is the same, it says the same. A document counts by its value, so that a comment changes no key.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::library::Entry;
use super::side::Side;
use crate::cache::{Key, Recipe};
use crate::catalog::{Catalog, Looks, Rule};
use crate::entities::{self, Entities};
use crate::model::source::SourceFile;

/// What rules on the whole of one state may look at.
pub(super) struct Inputs<'s> {
    catalog: &'s Catalog,
    pub(super) files: &'s [Arc<SourceFile>],
    /// The documents that somebody asks for, in their order.
    pub(super) entries: Vec<Entry>,
    /// The folders that entities live in.
    pub(super) scopes: Vec<Arc<str>>,
    /// In days since 1970. No finer moment is shown to a rule.
    day: u64,
    /// The commit below the change.
    revision: Option<String>,
    /// What every rule may look at.
    common: Key,
    labels: BTreeMap<String, Key>,
    facts: BTreeMap<String, Key>,
    names: OnceLock<Key>,
    sizes: OnceLock<Key>,
}

impl<'s> Inputs<'s> {
    /// Those of some rules.
    pub(super) fn of(
        catalog: &'s Catalog,
        rules: &[&Rule],
        side: &Side<'_>,
        (files, entities): (&'s [Arc<SourceFile>], &Entities),
        (entries, facts): (Vec<Entry>, BTreeMap<String, Key>),
        (known, day): (impl Fn(&str) -> Option<Key>, u64),
    ) -> Self {
        let labels: BTreeSet<&String> = rules.iter().flat_map(|rule| &rule.info.documents).collect();
        let sum = |label: &String| known(label).unwrap_or_else(|| documents(&entries, label));
        let labels: BTreeMap<String, Key> = labels.into_iter().map(|label| (label.clone(), sum(label))).collect();
        let mut common = Recipe::of("repository").text(&side.repository.name);
        common = common.number(u64::from(side.repository.revision.is_some()));
        common = common.value(&entities::listed(entities));
        for folder in entities.scopes.folders() {
            common = common.text(folder);
        }
        let (names, sizes) = (OnceLock::new(), OnceLock::new());
        let scopes = entities.scopes.folders().to_vec();
        let (common, revision) = (common.key(), side.repository.revision.clone());
        Self { catalog, files, entries, scopes, day, revision, common, labels, facts, names, sizes }
    }

    /// The key of what a rule says; none where that hangs on more than can be told.
    pub(super) fn key(&self, rule: &Rule) -> Option<Key> {
        self.key_of(rule, &self.labels)
    }

    /// The same where the documents with each label have other sums.
    pub(super) fn key_of(&self, rule: &Rule, labels: &BTreeMap<String, Key>) -> Option<Key> {
        let Looks { at_files, at_sizes, at_entities: _, at_day, at_moment, at_clock: _ } = self.catalog.looks(rule);
        let mut recipe = Recipe::of("inputs").bytes(&self.common.0);
        for label in &rule.info.documents {
            recipe = recipe.text(label).bytes(&labels.get(label)?.0);
        }
        for name in &rule.info.facts {
            recipe = recipe.text(name).bytes(&self.facts.get(name)?.0);
        }
        if at_files {
            recipe = recipe.text("files").bytes(&self.names().0);
        }
        if at_sizes {
            recipe = recipe.text("sizes").bytes(&self.sizes().0);
        }
        if at_day || at_moment {
            recipe = recipe.text("day").number(self.day);
        }
        if at_moment {
            recipe = recipe.text("revision").maybe(self.revision.as_deref());
        }
        Some(recipe.key())
    }

    /// The labels of the documents that rules ask for.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> + Clone {
        self.labels.keys().map(String::as_str)
    }

    /// The sums of the documents, by label.
    pub(super) fn sums(&self) -> &BTreeMap<String, Key> {
        &self.labels
    }

    /// The sums of what facts say.
    pub(super) fn facts(&self) -> &BTreeMap<String, Key> {
        &self.facts
    }

    /// Which files there are.
    fn names(&self) -> Key {
        let name = |sum: Recipe, file: &Arc<SourceFile>| sum.text(&file.path).text(file.format.as_str());
        *self.names.get_or_init(|| self.files.iter().fold(Recipe::of("files"), name).key())
    }

    /// How large they are.
    fn sizes(&self) -> Key {
        let size = |sum: Recipe, file: &Arc<SourceFile>| sum.number(file.size);
        *self.sizes.get_or_init(|| self.files.iter().fold(Recipe::of("sizes"), size).key())
    }
}

/// The sum of the documents with a label.
pub(super) fn documents(entries: &[Entry], label: &str) -> Key {
    let own = entries.iter().filter(|entry| entry.kind.has(label));
    let add = |sum: Recipe, entry: &Entry| {
        let sum = sum.text(&entry.file.path).number(u64::from(entry.index)).bytes(&entry.sum);
        entry.kind.0.iter().fold(sum.number(entry.kind.0.len() as u64), |sum, label| sum.text(label))
    };
    own.fold(Recipe::of("label"), add).key()
}
