//! What could not be read: the rules that would have spoken of it, and those on the whole that would have seen it, cannot know.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Run;
use super::share::{Share, Template};
use crate::catalog::Catalog;
use crate::entities::Entities;
use crate::model::document::Kind;
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::model::scorecard::{Reason, ReasonKind};
use crate::model::verdict::Outcome;
use crate::render::is_kustomization;
use crate::score::Reach;

impl Run<'_> {
    /// What is said of a file, and what its parts that could not be read would have been.
    pub(super) fn unjudged(&self, share: &mut Share, file: Template, scopes: &Scopes) {
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
    }
}

/// A rule on the whole cannot know of the documents that could not be read, nor whether there is something that it speaks of among
/// them. `scopes` are those that rules on the whole were asked for.
pub(super) fn doubt(
    catalog: &Catalog,
    whole: &mut Share,
    unjudged: &BTreeMap<Kind, Arc<Reason>>,
    scopes: Option<&Scopes>,
) {
    if unjudged.is_empty() {
        return;
    }
    let hidden = |info: &RuleInfo| {
        let wanted = |kind: &Kind| info.documents.iter().any(|label| kind.has(label));
        unjudged.iter().filter(|(kind, _)| wanted(kind)).map(|(_, reason)| reason).min()
    };
    let each = catalog.rules.iter().enumerate();
    let doubted: BTreeMap<usize, _> = each.filter_map(|(index, rule)| Some((index, hidden(&rule.info)?))).collect();
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
