//! Terraform modules, judged in each of the ways in which they are called: what all ways have in common is said once, what some bring
//! about names the calls.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::share::Share;
use super::{Run, Worker};
use crate::model::document::{Document, Step};
use crate::model::finding::{Finding, Findings};
use crate::model::scope::Scopes;
use crate::model::words::some_of;
use crate::parse;

/// A way of calling a module: the calls, and what it is then.
type Way = (BTreeSet<Arc<str>>, Document);

/// What makes findings of several ways one: the rule, the place in the module and what is said there.
type Same = (Arc<str>, Box<[Step]>, Arc<str>);

impl Run<'_> {
    /// Some modules, judged.
    pub(super) fn called(&self, modules: Vec<parse::Called>, scopes: &Scopes) -> Share {
        let (plain, several): (Vec<_>, Vec<_>) = modules.into_iter().partition(|own| own.ways.is_empty());
        let plain: Vec<Document> = plain.into_iter().map(|own| own.document).collect();
        let each = several.par_iter();
        let several = each.map_init(|| self.worker(), |worker, module| self.ways(worker, &module.ways, scopes));
        self.all(&plain, scopes).merged(several.reduce(Share::default, Share::merged))
    }

    /// A module in its ways, judged. They are as many documents.
    pub(super) fn ways(&self, worker: &mut Worker<'_>, ways: &[Way], scopes: &Scopes) -> Share {
        let mut all = Share::default();
        let mut told: BTreeMap<Same, (Vec<usize>, Box<Finding>)> = BTreeMap::new();
        for (way, (_, document)) in ways.iter().enumerate() {
            let mut share = self.guarded(&document.file, || self.judge(worker, document, scopes));
            for finding in std::mem::take(&mut share.findings) {
                let same = (finding.rule.clone(), finding.at.clone(), finding.message.clone());
                let (in_ways, _) = told.entry(same).or_insert_with(|| (Vec::new(), finding));
                in_ways.push(way);
            }
            all = all.merged(share);
        }
        all.problems.sort();
        all.problems.dedup();
        let named = |(mut in_ways, mut finding): (Vec<usize>, Box<Finding>)| {
            in_ways.dedup();
            if in_ways.len() < ways.len() {
                let calls = in_ways.iter().filter_map(|way| ways.get(*way)).flat_map(|(calls, _)| calls);
                finding.message = Arc::from(format!("{} (with {})", finding.message, some_of(&calls.collect())));
            }
            finding
        };
        Share { findings: told.into_values().map(named).collect::<Findings>(), ..all }
    }
}
