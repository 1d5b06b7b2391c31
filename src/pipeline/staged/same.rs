//! The same change asked again, as by the hook of a commit that was refused for another reason: all that was said of it, by the key
//! of all that this follows from.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Commit, Kept};
use crate::cache::record::{self, Whole};
use crate::cache::{Key, Recipe};
use crate::entities;
use crate::git::{EntryKind, Id, Staged};
use crate::model::rule::RuleInfo;
use crate::model::source::SourceFile;
use crate::pipeline::addresses;
use crate::pipeline::memory::Recall;
use crate::pipeline::share::Share;

/// A change, and what is remembered of it.
pub(super) struct Same<'r> {
    recall: &'r Recall<'r>,
    rules: Vec<&'r RuleInfo>,
    key: Key,
}

impl<'r> Same<'r> {
    /// A change, by the keys of the states after and before it. None where nothing is remembered.
    pub(super) fn of<'c: 'r>(
        commit: &Commit<'_, 'c>,
        staged: &Staged,
        (all, [now, before]): (&[Arc<SourceFile>], [Option<Key>; 2]),
        kept: Kept<'r>,
    ) -> Option<Self> {
        let recall = kept.recall?;
        let repository = commit.repository;
        let mut recipe = Recipe::of("change").bytes(&recall.rules().0).text(&repository.name);
        recipe = recipe.number(commit.day());
        let head = staged.head.map(|head| head.to_string());
        recipe = recipe.maybe(head.as_deref()).number(u64::from(commit.scope.is_whole()));
        let imports = &commit.settings.imports;
        recipe = imports.iter().fold(recipe.number(imports.len() as u64), |sum, import| sum.text(&import.id));
        if entities::has_catalog_file(all) {
            for address in addresses(Some(&staged.repository)) {
                recipe = recipe.text(&address.host).text(&address.slug);
            }
        }
        recipe = recipe.bytes(&now?.0).bytes(&before?.0);
        for change in &staged.changes {
            recipe = state(state(recipe.text(&change.path), change.before), change.now);
        }
        let rules = commit.catalog.rules.iter().map(|rule| rule.info.as_ref()).collect();
        Some(Self { recall, rules, key: recipe.key() })
    }

    /// What was said of it, if that is known.
    pub(super) fn known(&self) -> Option<Share> {
        let bytes = self.recall.shelf().get(&self.key)?;
        let record::Same { whole, documents } = record::Same::of(&bytes, self.recall.target(), &self.rules)?;
        let Whole { tallies, findings, problems, contents: _ } = whole;
        let tallies = tallies.into_iter().collect();
        Some(Share { tallies, findings, problems, documents, ..Share::default() })
    }

    /// Keeps what was said of it, where that follows from it alone.
    pub(super) fn keep(&self, share: &Share) {
        let whole = Whole {
            tallies: share.tallies.iter().map(|(place, tally)| (*place, tally.clone())).collect(),
            findings: share.findings.clone(),
            problems: share.problems.clone(),
            contents: BTreeMap::new(),
        };
        let same = record::Same { whole, documents: share.documents };
        if let Some(bytes) = same.bytes(self.recall.target(), &self.rules) {
            self.recall.shelf().put(self.key, &bytes);
        }
    }
}

/// With what is at a path in a state.
fn state(recipe: Recipe, own: Option<(EntryKind, Id)>) -> Recipe {
    match own {
        None => recipe.number(0),
        Some((kind, id)) => {
            let kind = match kind {
                EntryKind::File => 1,
                EntryKind::Program => 2,
                EntryKind::Link => 3,
                EntryKind::Submodule => 4,
            };
            recipe.number(kind).bytes(id.as_slice())
        }
    }
}
