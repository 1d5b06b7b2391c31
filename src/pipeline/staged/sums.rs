//! What a state as a whole holds, in sums: what each fact says, and the documents with each label. They are kept by all of its files,
//! so that after a commit only what that touched is summed up anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answers::id;
use crate::cache::record::{self, Overall};
use crate::cache::{Key, Recipe};
use crate::facts;
use crate::model::source::SourceFile;
use crate::pipeline::memory::Recall;

/// The sums of a state that an earlier run kept.
#[derive(Default)]
pub(super) struct Sums<'r> {
    place: Option<(&'r Recall<'r>, Key)>,
    known: Overall,
}

impl<'r> Sums<'r> {
    /// Looks them up by the key of a state.
    pub(super) fn of(recall: Option<&'r Recall<'r>>, state: Option<Key>) -> Self {
        let place = recall.zip(state.map(|state| Recipe::of("overall").bytes(&state.0).key()));
        let known = place.and_then(|(recall, name)| record::read(&recall.shelf().get(&name)?));
        Self { place, known: known.unwrap_or_default() }
    }

    /// That of what a fact says.
    pub(super) fn fact(&self, name: &str) -> Option<Key> {
        self.known.facts.get(name).copied().map(Key)
    }

    /// That of the documents with a label.
    pub(super) fn label(&self, label: &str) -> Option<Key> {
        self.known.labels.get(label).copied().map(Key)
    }

    /// Keeps sums for later runs, with those that are known.
    pub(super) fn keep(&self, known: &BTreeMap<String, Key>, labels: &BTreeMap<String, Key>) {
        let Some((recall, name)) = self.place else { return };
        let mut all = self.known.clone();
        // What others tell is not made from the files.
        let of_files = known.iter().filter(|(name, _)| facts::is_of_files(name));
        all.facts.extend(of_files.map(|(name, sum)| (name.clone(), sum.0)));
        all.labels.extend(labels.iter().map(|(label, sum)| (label.clone(), sum.0)));
        if all != self.known
            && let Some(bytes) = record::written(&all)
        {
            recall.shelf().put(name, &bytes);
        }
    }
}

/// The key of a state with these files, in the order of their paths; none where one of them has no hash.
pub(super) fn state<'f>(files: impl IntoIterator<Item = &'f Arc<SourceFile>>, max_file_size: u64) -> Option<Key> {
    let mut recipe = Recipe::of("state").number(max_file_size);
    let mut row = Vec::new();
    for file in files {
        row.clear();
        // No path has a NUL in it.
        row.extend_from_slice(file.path.as_bytes());
        row.push(0);
        row.extend_from_slice(file.format.as_str().as_bytes());
        row.extend_from_slice(&id(file)?);
        recipe = recipe.bytes(&row);
    }
    Some(recipe.key())
}
