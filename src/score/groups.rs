//! Results of entities → how groups of them stand: levels, median, coverage, targets; for each scorecard and each thing that they
//! have in common. An entity with several languages counts in each; one without what is asked for stands with its like, at the end.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::numbers::{Counted, Sums};
use crate::model::group::{Group, GroupBy};
use crate::model::scorecard::ScorecardResult;
use crate::model::selector::Facets;

/// The groups, by scorecard in the order of the results, then by what they have in common.
pub(super) fn of(results: &[ScorecardResult], by: GroupBy) -> Vec<Group> {
    let mut cards: Vec<&Arc<str>> = Vec::new();
    let mut groups: BTreeMap<(usize, bool, Option<&str>), Vec<&ScorecardResult>> = BTreeMap::new();
    for result in results {
        let known = cards.iter().position(|own| **own == result.scorecard);
        let card = known.unwrap_or_else(|| {
            cards.push(&result.scorecard);
            cards.len() - 1
        });
        for key in keys(&result.facets, by) {
            groups.entry((card, key.is_none(), key)).or_default().push(result);
        }
    }
    groups.into_iter().filter_map(|((_, _, key), own)| group(&own, by, key)).collect()
}

/// What an entity is taken under.
pub(crate) fn keys(facets: &Facets, by: GroupBy) -> Vec<Option<&str>> {
    match by {
        GroupBy::Owner => vec![facets.owner.as_deref()],
        GroupBy::System => vec![facets.system.as_deref()],
        GroupBy::Domain => vec![facets.domain.as_deref()],
        GroupBy::Tier => vec![facets.tier.as_deref()],
        GroupBy::Language if facets.languages.is_empty() => vec![None],
        GroupBy::Language => facets.languages.iter().map(|own| Some(own.as_str())).collect(),
    }
}

fn group(results: &[&ScorecardResult], by: GroupBy, key: Option<&str>) -> Option<Group> {
    let first = results.first()?;
    let at = |level: Option<&Arc<str>>| results.iter().filter(|own| own.level.as_ref() == level).count() as u64;
    let levels = std::iter::once(None).chain(first.levels.iter().map(Some));
    let counted = |own: &&ScorecardResult| Sums::of(own.checks.iter().map(Counted::of).collect::<Vec<_>>().iter());
    let sums = results.iter().map(counted).fold(Sums::default(), Sums::plus);
    let targets = || results.iter().filter_map(|own| own.target.as_ref());
    Some(Group {
        scorecard: first.scorecard.clone(),
        title: first.title.clone(),
        by,
        key: key.map(str::to_owned),
        entities: results.len() as u64,
        levels: levels.map(|level| (level.cloned(), at(level))).collect(),
        median: median(results.iter().map(|own| (own.coverage, own.score))),
        coverage: sums.coverage(),
        expected: targets().count() as u64,
        at_target: targets().filter(|own| own.is_met).count() as u64,
    })
}

/// The lower middle one of the scores of entities, given with their coverages. One to which nothing applies does not count; where
/// nothing is known, the score counts as 0.
pub(crate) fn median(all: impl Iterator<Item = (Option<u32>, Option<u32>)>) -> Option<u32> {
    let applies = all.filter(|(coverage, _)| coverage.is_some());
    let mut scores: Vec<u32> = applies.map(|(_, score)| score.unwrap_or(0)).collect();
    scores.sort_unstable();
    scores.get(scores.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{card, result};
    use super::*;
    use crate::model::scorecard::{CheckOutcome, TargetResult};

    fn entity(owner: Option<&str>, languages: &[&str], said: [CheckOutcome; 2]) -> ScorecardResult {
        let facets = Facets {
            owner: owner.map(str::to_owned),
            languages: languages.iter().map(|own| (*own).to_owned()).collect(),
            ..Facets::default()
        };
        let card = card(&[("a", "bronze", 1), ("b", "silver", 3)]);
        ScorecardResult { facets: Arc::new(facets), ..result(&card, &said.map(|own| (own, None))) }
    }

    #[test]
    fn groups_have_levels_median_coverage_and_targets() {
        use CheckOutcome::{Fail, NotApplicable, Pass, Unknown};
        let mut all = vec![
            entity(Some("group:default/shop"), &["go"], [Pass, Pass]),
            entity(Some("group:default/shop"), &["go", "rust"], [Pass, Fail]),
            entity(Some("group:default/shop"), &[], [Unknown, Unknown]),
            entity(Some("group:default/shop"), &[], [NotApplicable, NotApplicable]),
            entity(None, &["rust"], [Pass, Unknown]),
        ];
        for (own, is_met) in all.iter_mut().zip([true, false]) {
            own.target = Some(TargetResult { level: "silver".into(), by: None, is_met });
        }
        let by_owner = of(&all, GroupBy::Owner);
        let [shop, none] = by_owner.as_slice() else { panic!("{by_owner:?}") };
        assert_eq!((shop.key.as_deref(), none.key.as_deref()), (Some("group:default/shop"), None));
        // 10000, 2500, nothing known as 0, and one to which nothing applies, which has reached nothing.
        assert_eq!((shop.entities, shop.median, shop.coverage), (4, Some(2500), Some(6666)));
        assert_eq!(shop.levels.iter().map(|(_, number)| *number).collect::<Vec<_>>(), [2, 1, 0, 1]);
        assert_eq!((shop.expected, shop.at_target), (2, 1));
        assert_eq!((none.entities, none.median, none.coverage, none.expected), (1, Some(2500), Some(2500), 0));
        let by_language = of(&all, GroupBy::Language);
        let counts: Vec<_> = by_language.iter().map(|own| (own.key.as_deref(), own.entities)).collect();
        assert_eq!(
            counts,
            [(Some("go"), 2), (Some("rust"), 2), (None, 2)],
            "an entity counts in each of its languages"
        );
    }

    #[test]
    fn the_median_is_the_lower_middle_one() {
        let cases = [
            (vec![], None),
            (vec![7], Some(7)),
            (vec![9, 1], Some(1)),
            (vec![5, 9, 1], Some(5)),
            (vec![4, 3, 2, 1], Some(2)),
        ];
        for (scores, expected) in cases {
            assert_eq!(median(scores.into_iter().map(|own| (Some(10_000), Some(own)))), expected);
        }
    }
}
