//! What of a change may matter to rules on the repository as a whole: changed paths and their documents in, the rules to ask out.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Looks, Rule};
use crate::facts;
use crate::git::Change;
use crate::model::document::Kind;
use crate::model::rule::RuleInfo;

/// A file that decides which others are seen at all.
const IGNORE_FILE: &str = ".karatignore";

/// A change as rules on the whole see it.
pub(super) struct Touched<'c> {
    /// The paths at which something is other than before.
    paths: BTreeSet<&'c str>,
    /// What stands or stood there.
    kinds: BTreeSet<Kind>,
    /// Whether there are other files than before.
    pub(super) has_other_files: bool,
    /// Whether one of the files is empty or large: those in between are as large as files are.
    has_odd_sizes: bool,
}

/// Larger files are worth a question.
const LARGE: u64 = 100_000;

impl<'c> Touched<'c> {
    pub(super) fn of(changes: &'c [Change], kinds: BTreeSet<Kind>, mut sizes: impl Iterator<Item = u64>) -> Self {
        let is_other = |change: &Change| {
            let name = change.path.rsplit('/').next().unwrap_or(&change.path);
            change.before.is_none() || change.now.is_none() || name == IGNORE_FILE
        };
        Self {
            paths: changes.iter().map(|change| change.path.as_ref()).collect(),
            kinds,
            has_other_files: changes.iter().any(is_other),
            has_odd_sizes: sizes.any(|size| size == 0 || size > LARGE),
        }
    }

    /// Whether a rule that speaks of the repository, or of its entities, may say something else than before.
    pub(super) fn concerns(&self, catalog: &Catalog, rule: &Rule) -> bool {
        let info = &rule.info;
        // What commits tell is as it was: the one that is about to be made is none of them.
        if !speaks_of_the_whole(info) || info.facts.iter().any(|fact| facts::is_of_commits(fact)) {
            return false;
        }
        let of_entities = info.kinds.iter().any(|kind| is_entity(kind));
        self.has_any(&info.documents)
            || (of_entities && self.has("catalog"))
            || info.facts.iter().any(|fact| self.feeds(fact))
            || self.is_looked_at(catalog, rule)
    }

    /// Whether all that rules on the whole may see of the change is documents and facts that they ask for.
    pub(super) fn shows_documents_alone(&self) -> bool {
        !(self.has_other_files || self.has_odd_sizes || self.has("catalog"))
    }

    /// Whether a rule may look at something that is other than before besides the documents and facts that it asks for.
    fn is_looked_at(&self, catalog: &Catalog, rule: &Rule) -> bool {
        let has_entities = self.has("catalog");
        // Most changes are of files that were there, and to read the texts of all rules takes time.
        if !(self.has_other_files || self.has_odd_sizes || has_entities) {
            return false;
        }
        let Looks { at_files, at_sizes, at_entities, .. } = catalog.looks(rule);
        (at_files && (self.has_other_files || (at_sizes && self.has_odd_sizes))) || (at_entities && has_entities)
    }

    fn feeds(&self, fact: &str) -> bool {
        (self.has_other_files && facts::lists_files(fact))
            || self.paths.iter().any(|path| facts::feeds(fact, path))
            || facts::labels(fact).iter().any(|label| self.has(label))
    }

    fn has_any(&self, labels: &[String]) -> bool {
        labels.iter().any(|label| self.has(label))
    }

    fn has(&self, label: &str) -> bool {
        self.kinds.iter().any(|kind| kind.has(label))
    }
}

/// Whether a rule speaks of a repository, or of its entities.
pub(super) fn speaks_of_the_whole(info: &RuleInfo) -> bool {
    info.kinds.iter().any(|kind| kind == "repository" || is_entity(kind))
}

fn is_entity(kind: &str) -> bool {
    kind == "entity" || kind.starts_with("entity/")
}
