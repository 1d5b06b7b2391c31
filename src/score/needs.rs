//! Facts that the checks of scorecards need → why a check cannot be judged without one that is absent or too old.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Period;
use crate::model::report::FactAge;
use crate::model::scorecard::{Check, Need, Reason, ReasonKind};

/// What there is of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Supply {
    /// It was gathered in this run.
    Current,
    /// It was imported, so many seconds old; none where that is not known.
    Imported(Option<u64>),
    /// There is none, with the reason.
    Absent(String),
}

/// What there is of the facts that checks need, by the names that definitions have for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needs(pub(crate) BTreeMap<String, (ReasonKind, Supply)>);

impl Needs {
    /// Why a check cannot be judged, by the first fact that it lacks.
    pub(super) fn lacking(&self, check: &Check) -> Option<Reason> {
        check.needs.iter().find_map(|need| {
            let (kind, supply) = self.0.get(&need.source)?;
            Some(Reason::plain(*kind, lack(need, supply)?))
        })
    }
}

/// How old imported facts are. They are the same for all repositories of a run.
pub(super) fn ages<'n>(needs: impl Iterator<Item = &'n Needs>) -> Vec<FactAge> {
    let all = needs.flat_map(|own| &own.0).filter_map(|(source, (_, supply))| match supply {
        Supply::Imported(age) => Some((source.as_str(), *age)),
        Supply::Current | Supply::Absent(_) => None,
    });
    let by_source: BTreeMap<&str, Option<u64>> = all.collect();
    by_source.into_iter().map(|(source, age)| FactAge { source: Arc::from(source), age }).collect()
}

fn lack(need: &Need, supply: &Supply) -> Option<String> {
    let source = &need.source;
    match (supply, need.max_age) {
        (Supply::Absent(reason), _) => Some(reason.clone()),
        (Supply::Current, _) | (Supply::Imported(_), None) => None,
        (Supply::Imported(None), Some(_)) => Some(format!("imported facts `{source}`: their age is not known")),
        (Supply::Imported(Some(age)), Some(most)) => (*age > most.seconds()).then(|| {
            let days = Period::of_days(u32::try_from(age / 86_400).unwrap_or(u32::MAX));
            format!("imported facts `{source}`: {days} old, where the check takes {most} at most")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_or_too_old_is_lacking() {
        let needs = |source: &str, days: Option<u32>| Check {
            needs: vec![Need { source: source.to_owned(), max_age: days.map(Period::of_days) }],
            ..Check::default()
        };
        let day = 86_400;
        let known = Needs(BTreeMap::from([
            ("git_history".to_owned(), (ReasonKind::Fact, Supply::Current)),
            ("incidents".to_owned(), (ReasonKind::Import, Supply::Imported(Some(7 * day)))),
            ("cost".to_owned(), (ReasonKind::Import, Supply::Imported(None))),
            ("tickets".to_owned(), (ReasonKind::Import, Supply::Absent("no file fits `tickets/*.csv`".to_owned()))),
        ]));
        let cases = [
            (needs("git_history", Some(1)), None),
            (needs("incidents", None), None),
            (needs("incidents", Some(7)), None),
            (needs("incidents", Some(6)), Some("imported facts `incidents`: 7d old, where the check takes 6d at most")),
            (needs("cost", None), None),
            (needs("cost", Some(6)), Some("imported facts `cost`: their age is not known")),
            (needs("tickets", None), Some("no file fits `tickets/*.csv`")),
            (needs("nobody looked for it", None), None),
            (Check::default(), None),
        ];
        for (check, expected) in cases {
            assert_eq!(known.lacking(&check).map(|own| own.text.to_string()).as_deref(), expected, "{:?}", check.needs);
        }
    }
}
