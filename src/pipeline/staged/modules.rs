//! Terraform modules: what is known of what rules say of them, and which rules are to be asked about which.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::answers::Answers;
use super::still::Said;
use crate::catalog::Catalog;
use crate::model::document::{Document, Kind};
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::pipeline::share::Share;
use crate::pipeline::{Run, speaks_of};

/// Modules, each with what is known of it.
#[derive(Default)]
pub(super) struct Modules {
    each: Vec<(Document, Said)>,
    /// Rules that are to be asked about some of them, as indices; of those of which nothing is known, all.
    asked: BTreeSet<usize>,
    unknown: BTreeSet<Kind>,
}

impl Modules {
    /// Looks up what rules say of some modules, by what they said of these before a change.
    pub(super) fn of(
        modules: Vec<Document>,
        before: impl FnOnce() -> Vec<Document>,
        scopes: &Scopes,
        answers: &Answers<'_>,
    ) -> Self {
        let (mut own, before) = (Self::default(), LazyCell::new(before));
        for module in modules {
            let was = || before.iter().find(|own| own.file.path == module.file.path);
            let still = || was().and_then(|was| answers.still(was, &module, scopes));
            let said = answers.of_module(&module, scopes).map_or_else(|| still().into(), Said::All);
            match &said {
                Said::All(_) => {}
                Said::Some(still) => own.asked.extend(&still.asked),
                Said::Nothing => drop(own.unknown.insert(module.kind.clone())),
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
                let share = self.guarded(&module.file, || self.judge(worker, &module, scopes)).merged(known);
                answers.keep_module(&share, &module, program);
                share
            },
        );
        judged.reduce(Share::default, Share::merged)
    }
}
