//! Terraform modules: what is known of what rules say of them, and which rules are to be asked about which.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::answers::Answers;
use super::side::{MODULE_PARTS, Side};
use super::still::Said;
use crate::catalog::Catalog;
use crate::model::document::Kind;
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::model::source::SourceFile;
use crate::parse;
use crate::pipeline::calls::Calls;
use crate::pipeline::memory::Recall;
use crate::pipeline::share::Share;
use crate::pipeline::{Run, speaks_of};

/// Folders of Terraform modules to which a change matters.
#[derive(Default)]
pub(super) struct Folders {
    /// Those with files of it, and those whose modules are called from there, now or before.
    own: BTreeSet<String>,
    /// They, with those that they are called from now,
    now: BTreeSet<String>,
    /// and with those that they were called from before.
    before: BTreeSet<String>,
}

impl Folders {
    /// Those of a change, by its files as they are and as they were, and by all files after it. Where no part of a module is among
    /// the former, none of the others is looked into.
    pub(super) fn of(
        (now, all): (&Side<'_>, &[Arc<SourceFile>]),
        (is, was): (&[Arc<SourceFile>], &[Arc<SourceFile>]),
        changed: &BTreeSet<&str>,
        recall: Option<&Recall<'_>>,
    ) -> Self {
        let is_part = |file: &&Arc<SourceFile>| parse::may_hold(file, &now.charts, MODULE_PARTS);
        let parts = is.iter().chain(was).filter(is_part);
        let parts: BTreeSet<String> = parts.map(|part| part.folder().to_owned()).collect();
        if parts.is_empty() {
            return Self::default();
        }
        let calls = |files: Vec<&Arc<SourceFile>>| Calls::of(&files, &now.reading(), recall);
        let others = calls(all.iter().filter(|file| !changed.contains(file.path.as_ref())).collect());
        let with = |files: &[Arc<SourceFile>]| others.with(&calls(files.iter().collect()));
        let (is, was) = (with(is), with(was));
        let own = is.with(&was).below(&parts);
        Self { now: is.above(&own), before: was.above(&own), own }
    }

    /// To be judged as they are now.
    pub(super) fn now(&self) -> (&BTreeSet<String>, &BTreeSet<String>) {
        (&self.own, &self.now)
    }

    /// The same for what they were before.
    pub(super) fn before(&self) -> (&BTreeSet<String>, &BTreeSet<String>) {
        (&self.own, &self.before)
    }
}

/// Modules, each with what is known of it.
#[derive(Default)]
pub(super) struct Modules {
    each: Vec<(parse::Called, Said)>,
    /// Rules that are to be asked about some of them, as indices; of those of which nothing is known, all.
    asked: BTreeSet<usize>,
    unknown: BTreeSet<Kind>,
}

impl Modules {
    /// Looks up what rules say of some modules, by what they said of these before a change.
    pub(super) fn of(
        modules: Vec<parse::Called>,
        before: impl FnOnce() -> Vec<parse::Called>,
        scopes: &Scopes,
        answers: &Answers<'_>,
    ) -> Self {
        let (mut own, before) = (Self::default(), LazyCell::new(before));
        for module in modules {
            let document = &module.document;
            let plain = before.iter().filter(|own| own.ways.is_empty()).map(|own| &own.document);
            let was = || plain.clone().find(|own| own.file.path == document.file.path);
            let still = || was().and_then(|was| answers.still(was, document, scopes));
            let said = if module.ways.is_empty() {
                answers.of_module(document, scopes).map_or_else(|| still().into(), Said::All)
            } else {
                // What it is in several ways is not kept.
                Said::Nothing
            };
            match &said {
                Said::All(_) => {}
                Said::Some(still) => own.asked.extend(&still.asked),
                Said::Nothing => drop(own.unknown.insert(document.kind.clone())),
            }
            own.each.push((module, said));
        }
        own
    }

    /// Whether a rule is to be asked about some of them.
    pub(super) fn asks(&self, catalog: &Catalog, info: &RuleInfo) -> bool {
        catalog.index(&info.id).is_some_and(|rule| self.asked.contains(&rule))
            || (!info.kinds.is_empty() && speaks_of(info, &self.unknown))
    }
}

impl Run<'_> {
    /// What all rules say of Terraform modules.
    pub(super) fn modules(&self, modules: Modules, scopes: &Scopes, answers: &Answers<'_>) -> Share {
        let judged = modules.each.into_par_iter().map_init(
            || self.worker(),
            |worker, (module, said)| {
                let program = if matches!(said, Said::Nothing) { Some(self.program) } else { None };
                let known = match said {
                    Said::All(share) => return Share { documents: 1, ..share },
                    said => said.without(self.catalog, |rule| self.program.has(rule)),
                };
                let parse::Called { document, ways } = &module;
                if !ways.is_empty() {
                    return self.ways(worker, ways, scopes).merged(known);
                }
                let share = self.guarded(&document.file, || self.judge(worker, document, scopes)).merged(known);
                answers.keep_module(&share, document, program);
                share
            },
        );
        judged.reduce(Share::default, Share::merged)
    }
}
