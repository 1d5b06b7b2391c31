//! A report and a baseline → the report with known findings set aside, and what of the baseline is no more. Pure.

use std::collections::BTreeSet;

use super::known::{self, Known, Unjudged};
use crate::model::report::{Report, RuleOutcome};
use crate::model::scorecard::CheckOutcome;

/// What became of an entry of a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// It is the finding at this index of the report.
    Found(usize),
    /// It was looked for, and is no more.
    Gone,
    /// It was not looked for, or not in full: its rule was not asked or did not answer everywhere, its repository was not looked at
    /// as a whole, or its file could not be judged.
    Unasked,
}

/// Sets known findings aside; `rules` are the ids of their rules. Those whose repository is none of the report's are not looked for.
pub(crate) fn baseline(report: &mut Report, known: &[Known], rules: &[&str]) -> Vec<Compared> {
    let found = known::set_aside(&mut report.findings, known, &report.repositories);
    super::count(report);
    let whole: BTreeSet<&str> =
        report.repositories.iter().filter(|own| own.is_whole).map(|own| own.repository.target.as_str()).collect();
    let pair = |own: &RuleOutcome| (own.repository.clone(), own.rule.clone());
    let is_full = |own: &&RuleOutcome| own.broken == 0 && own.unknown == 0 && own.outcome != CheckOutcome::Unknown;
    let asked: BTreeSet<_> = report.outcomes.iter().map(pair).collect();
    let partly: BTreeSet<_> = report.outcomes.iter().filter(|own| !is_full(own)).map(pair).collect();
    let answered: BTreeSet<(&str, &str)> =
        asked.difference(&partly).map(|(repository, rule)| (repository.as_ref(), rule.as_ref())).collect();
    let unjudged = Unjudged::of(report);
    let became = |((own, rule), found): ((&Known, &&str), &Option<usize>)| match found {
        Some(at) => Compared::Found(*at),
        None if whole.contains(own.repository.as_ref())
            && answered.contains(&(own.repository.as_ref(), *rule))
            && !unjudged.has(&own.repository, &own.path) =>
        {
            Compared::Gone
        }
        None => Compared::Unasked,
    };
    known.iter().zip(rules).zip(&found).map(became).collect()
}
