//! What could not be read: the rules that would have spoken of it, and those on the whole that would have seen it, cannot know.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Run;
use super::share::{Share, Template};
use crate::catalog::Catalog;
use crate::entities::Entities;
use crate::facts;
use crate::model::document::Kind;
use crate::model::reads::Reads;
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::model::scorecard::{Reason, ReasonKind};
use crate::model::source::SourceFile;
use crate::model::verdict::Outcome;
use crate::render::{Changed, is_kustomization};
use crate::score::Reach;

impl Run<'_> {
    /// What is said of a file, and what its parts that could not be read would have been.
    pub(super) fn unjudged(&self, share: &mut Share, file: Template, scopes: &Scopes) -> Arc<Reason> {
        let reach = Reach::Scope(scopes.owner(&file.path));
        let told = file.problems.iter().filter_map(|problem| Reason::of(problem, &[])).min();
        // What is too large was told of when files were listed.
        let word = if is_kustomization(&file.path) { "it is not rendered" } else { "the file is not judged" };
        let plain = || Reason { path: Some(file.path.clone()), ..Reason::plain(ReasonKind::File, word) };
        let reason = Arc::new(told.unwrap_or_else(plain));
        share.problems.extend(file.problems);
        for kind in file.unjudged {
            for rule in self.program.rules_of(&kind, false) {
                share.tallies.entry((reach, rule)).or_default().add(&Outcome::Broken, false, Some(&reason));
            }
            share.hides(kind, reason.clone());
        }
        reason
    }

    /// What rules that see the difference would say of some objects cannot be known.
    pub(super) fn renumbered(
        &self,
        share: &mut Share,
        file: &SourceFile,
        (changed, reason): (Vec<Changed>, &Arc<Reason>),
        scopes: &Scopes,
    ) {
        let reach = Reach::Scope(scopes.owner(&file.path));
        let mut reads: BTreeMap<usize, Option<Reads>> = BTreeMap::new();
        for own in &changed {
            for rule in self.program.rules_of(&own.kind, true) {
                let reads = reads.entry(rule).or_insert_with(|| self.program.reads_of(rule, &own.kind));
                if !reads.as_ref().is_some_and(|reads| reads.is_same(&own.was, &own.is)) {
                    share.tallies.entry((reach, rule)).or_default().add(&Outcome::Broken, false, Some(reason));
                }
            }
        }
        share.changed.extend(changed.into_iter().map(|own| (own, reason.clone())));
    }

    /// Rules on the whole cannot know of what was hidden from them. `scopes` are those that they were asked for.
    pub(super) fn doubt(&self, whole: &mut Share, share: &mut Share, scopes: Option<&Scopes>) {
        let (unjudged, changed) = (std::mem::take(&mut share.unjudged), std::mem::take(&mut share.changed));
        if unjudged.is_empty() && changed.is_empty() {
            return;
        }
        let sees = |rule: usize, info: &RuleInfo| self.sees(rule, info, &changed);
        doubt(self.catalog, whole, &unjudged, scopes, sees);
    }

    /// Why a rule on the whole cannot know, where it sees the difference in one of these objects.
    fn sees(&self, rule: usize, info: &RuleInfo, changed: &[(Changed, Arc<Reason>)]) -> Option<Arc<Reason>> {
        let mut wanted =
            changed.iter().filter(|(own, _)| info.documents.iter().any(|label| own.kind.has(label))).peekable();
        wanted.peek()?;
        let reads = self.program.reads_of(rule, &Kind::of("repository")).map(|reads| reads.field("documents"));
        let differs = |own: &Changed| {
            let mut labels = info.documents.iter().filter(|label| own.kind.has(label));
            let each = |label: &str| Some(reads.as_ref()?.field(label).any_item().field("value"));
            labels.any(|label| each(label).is_none_or(|reads| !reads.is_same(&own.was, &own.is)))
        };
        wanted.filter(|(own, _)| differs(own)).map(|(_, reason)| reason.clone()).min()
    }
}

/// A rule on the whole cannot know of the documents that could not be read, nor whether there is something that it speaks of among
/// them; nor can one that sees what is not known of some. `scopes` are those that rules on the whole were asked for.
pub(super) fn doubt(
    catalog: &Catalog,
    whole: &mut Share,
    unjudged: &BTreeMap<Kind, Arc<Reason>>,
    scopes: Option<&Scopes>,
    sees: impl Fn(usize, &RuleInfo) -> Option<Arc<Reason>>,
) {
    let hidden = |index: usize, info: &RuleInfo| {
        // What a fact is gathered from counts as what the rule itself asks for.
        let of_facts = || info.facts.iter().flat_map(|name| facts::labels(name));
        let wanted =
            |kind: &Kind| info.documents.iter().any(|label| kind.has(label)) || of_facts().any(|label| kind.has(label));
        let unread = unjudged.iter().filter(|(kind, _)| wanted(kind)).map(|(_, reason)| reason.clone());
        unread.chain(sees(index, info)).min()
    };
    let each = catalog.rules.iter().enumerate();
    let doubted: BTreeMap<usize, Arc<Reason>> =
        each.filter_map(|(index, rule)| Some((index, hidden(index, &rule.info)?))).collect();
    for (index, reason) in &doubted {
        let is_unasked = |info: &RuleInfo| info.needs_documents && info.kinds.iter().any(|kind| kind == "repository");
        let info = catalog.rules.get(*index).map(|rule| &rule.info).filter(|info| is_unasked(info));
        for (scope, _) in info.and(scopes).into_iter().flat_map(|scopes| scopes.folders().iter().enumerate()) {
            whole.tallies.entry((Reach::Scope(scope), *index)).or_default().doubt(reason);
        }
    }
    for ((_, index), tally) in &mut whole.tallies {
        if let Some(reason) = doubted.get(index) {
            tally.doubt(reason);
        }
    }
}

/// No rule can know anything of an entity that is to live where no file is.
pub(super) fn nowhere(catalog: &Catalog, whole: &mut Share, entities: &Entities) {
    for (folder, problem) in &entities.nowhere {
        let reason = Reason::of(problem, &[]).map(Arc::new);
        let (Some(scope), Some(reason)) = (entities.scopes.index(folder), reason) else { continue };
        for index in 0..catalog.rules.len() {
            whole.tallies.entry((Reach::Scope(scope), index)).or_default().doubt(&reason);
        }
    }
}
