//! Findings and problems beyond what a format holds: the least severe and the least grave are left out, from the end of the report.

use std::cmp::Reverse;

use crate::model::finding::{Finding, Status};
use crate::model::problem::Problem;
use crate::model::rule::Severity;

/// How many findings of each class are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// By class: open findings by severity, then those that do not count.
    quotas: [usize; CLASSES],
    /// All findings.
    pub(super) all: usize,
    /// Those left out.
    pub(super) left_out: usize,
}

const CLASSES: usize = Severity::ALL.len() + 1;

impl Kept {
    /// The shares where there is room for so many.
    pub(super) fn within(findings: &[Box<Finding>], limit: usize) -> Self {
        let mut quotas = [0_usize; CLASSES];
        for finding in findings {
            if let Some(quota) = quotas.get_mut(class(finding)) {
                *quota += 1;
            }
        }
        let mut room = limit;
        for quota in &mut quotas {
            *quota = (*quota).min(room);
            room -= *quota;
        }
        Self { quotas, all: findings.len(), left_out: findings.len() - (limit - room) }
    }

    /// The findings that are kept, in the order of the report.
    pub(super) fn select<'f>(&self, findings: &'f [Box<Finding>]) -> impl Iterator<Item = &'f Finding> {
        let mut quotas = self.quotas;
        findings.iter().map(|finding| &**finding).filter(move |finding| {
            let Some(quota) = quotas.get_mut(class(finding)) else { return false };
            let is_in = *quota > 0;
            *quota = quota.saturating_sub(1);
            is_in
        })
    }
}

/// The most severe first; what is waived or in the baseline last.
const fn class(finding: &Finding) -> usize {
    match (finding.status, finding.severity) {
        (Status::Open, Severity::Critical) => 0,
        (Status::Open, Severity::High) => 1,
        (Status::Open, Severity::Medium) => 2,
        (Status::Open, Severity::Low) => 3,
        _ => CLASSES - 1,
    }
}

/// The problems that are told of where there is room for so many, in the order that they have.
pub(super) fn gravest<'p>(problems: impl IntoIterator<Item = &'p Problem>, limit: usize) -> Vec<&'p Problem> {
    let mut told: Vec<(usize, &Problem)> = problems.into_iter().enumerate().collect();
    if told.len() > limit {
        told.sort_by_key(|(_, problem)| Reverse(problem.kind.gravity()));
        told.truncate(limit);
        told.sort_by_key(|(at, _)| *at);
    }
    told.into_iter().map(|(_, problem)| problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::problem::ProblemKind;
    use crate::report::tests::fixture;

    #[test]
    fn the_least_severe_are_left_out_first() {
        let mut findings = fixture::report().findings;
        findings.sort_by_key(|finding| finding.location.start.line);
        for limit in 0..=findings.len() + 1 {
            let kept = Kept::within(&findings, limit);
            let inside: Vec<_> = kept.select(&findings).map(class).collect();
            assert_eq!(inside.len(), limit.min(findings.len()));
            assert_eq!(kept.left_out, findings.len() - inside.len());
            let mut all: Vec<_> = findings.iter().map(|finding| class(finding)).collect();
            all.sort_unstable();
            let mut sorted = inside.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, all[..inside.len()]);
        }
    }

    #[test]
    fn the_least_grave_are_left_out_first_and_the_order_stays() {
        let first = fixture::report().problems[0].clone();
        let of_kind = |kind: ProblemKind| Problem { kind, ..first.clone() };
        let kinds =
            [ProblemKind::Unknown, ProblemKind::Syntax, ProblemKind::Unknown, ProblemKind::Rule, ProblemKind::Link];
        let problems = kinds.map(of_kind);
        let told = |limit: usize| gravest(&problems, limit).into_iter().map(|own| own.kind).collect::<Vec<_>>();
        assert_eq!(told(5), kinds);
        assert_eq!(told(4), [kinds[0], kinds[1], kinds[3], kinds[4]]);
        assert_eq!(told(3), [kinds[1], kinds[3], kinds[4]]);
        assert_eq!(told(2), [kinds[1], kinds[3]]);
        assert_eq!(told(1), [kinds[3]]);
    }
}
