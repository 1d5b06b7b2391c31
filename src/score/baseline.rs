//! A report and a baseline → the report with known findings set aside, and what of the baseline is no more. Pure.

use std::collections::BTreeSet;

use super::known::{self, Known};
use crate::model::report::Report;

/// What became of an entry of a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// It is the finding at this index of the report.
    Found(usize),
    /// It was looked for, and is no more.
    Gone,
    /// It was not looked for: its rule was not asked, its repository not looked at as a whole, or its file not judged.
    Unasked,
}

/// Sets known findings aside. `known` are entries with the ids of their rules; those whose repository is none of the report's are
/// not looked for.
pub(crate) fn baseline(report: &mut Report, known: &[(Known, String)]) -> Vec<Compared> {
    let (places, rules): (Vec<_>, Vec<_>) = known.iter().cloned().unzip();
    let found = known::set_aside(&mut report.findings, &places, &report.repositories);
    super::count(report);
    let asked: BTreeSet<&str> = report.rules.iter().map(|rule| rule.id.as_ref()).collect();
    let whole: BTreeSet<&str> =
        report.repositories.iter().filter(|own| own.is_whole).map(|own| own.repository.target.as_str()).collect();
    let unjudged: BTreeSet<_> = report
        .problems
        .iter()
        .filter(|own| own.kind.is_incomplete())
        .map(|own| (own.repository.as_ref(), own.path.as_ref()))
        .collect();
    let became = |((own, rule), found): ((&Known, &String), &Option<usize>)| match found {
        Some(at) => Compared::Found(*at),
        None if asked.contains(rule.as_str())
            && whole.contains(own.repository.as_ref())
            && !unjudged.contains(&(own.repository.as_ref(), own.path.as_ref())) =>
        {
            Compared::Gone
        }
        None => Compared::Unasked,
    };
    places.iter().zip(&rules).zip(&found).map(became).collect()
}
