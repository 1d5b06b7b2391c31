//! Findings, regressions, the time to mend, and waivers between two moments.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::ask::Regression;
use super::super::error::Error;
use super::super::sheet::{Cell, Sheet};
use super::super::store::Store;
use super::{Ask, key, sheet};
use crate::model::scorecard::CheckOutcome;

impl Ask {
    fn key_name(&self) -> &'static str {
        self.by.map_or("rule", super::By::as_str)
    }

    /// How findings came and went.
    pub fn findings(&self, store: &mut Store) -> Result<Sheet, Error> {
        let columns = vec![self.key_name(), "before", "opened", "reopened", "resolved", "open", "waived"];
        let own = self.kept(store)?;
        let mut sheet = sheet(&own, format!("Findings, {}", own.stretch()), columns);
        let mut sums = store.came_and_went([own.from, own.to], own.by)?;
        sums.sort_by(|a, b| (b.after, &a.key).cmp(&(a.after, &b.key)));
        for own in sums {
            let counts = [own.before, own.opened, own.reopened, own.resolved, own.after, own.waived];
            sheet.rows.push([key(own.key.as_ref())].into_iter().chain(counts.map(Cell::Count)).collect());
        }
        Ok(sheet)
    }

    /// How long it takes to mend findings.
    pub fn mttr(&self, store: &mut Store) -> Result<Sheet, Error> {
        let columns = vec![self.key_name(), "resolved", "median", "nine of ten", "open", "oldest"];
        let ask = self.kept(store)?;
        let mut sheet = sheet(&ask, format!("Time to mend, {}", ask.stretch()), columns);
        for own in store.mended([ask.from, ask.to], ask.by)? {
            let time = |seconds: Option<i64>| seconds.map_or(Cell::None, Cell::Time);
            sheet.rows.push(vec![
                key(own.key.as_ref()),
                Cell::Count(own.resolved),
                time(own.median),
                time(own.ninth),
                Cell::Count(own.open),
                time(own.oldest),
            ]);
        }
        sheet.notes.push(
            "From the first run that saw a finding to the first that no longer did. What nobody mended stands first."
                .to_owned(),
        );
        Ok(sheet)
    }

    /// Checks that became worse by what was changed.
    pub fn regressions(&self, store: &mut Store) -> Result<Sheet, Error> {
        let ask = &self.kept(store)?;
        let all = store.regressions([ask.from, ask.to], ask.scorecard.as_deref())?;
        let title = format!("Regressions, {}", ask.stretch());
        let Some(by) = ask.by else {
            let columns = vec![
                "moment",
                "entity",
                "owner",
                "repository",
                "scorecard",
                "check",
                "before",
                "after",
                "commit",
                "until",
            ];
            let mut sheet = sheet(ask, title, columns);
            sheet.rows.extend(all.iter().map(regression));
            return Ok(sheet);
        };
        let mut sheet = sheet(ask, title, vec![by.as_str(), "regressions", "of these still so"]);
        let mut groups: BTreeMap<Option<Arc<str>>, [u64; 2]> = BTreeMap::new();
        for own in &all {
            let keys = own.facets.as_ref().map_or_else(|| vec![None], |facets| by.keys(facets));
            for key in keys {
                let counts = groups.entry(key).or_default();
                counts.iter_mut().zip([1, u64::from(own.until.is_none())]).for_each(|(sum, own)| *sum += own);
            }
        }
        for (name, counts) in groups {
            sheet.rows.push([key(name.as_ref())].into_iter().chain(counts.map(Cell::Count)).collect());
        }
        Ok(sheet)
    }
}

fn regression(own: &Regression) -> Vec<Cell> {
    let outcome = |outcome: CheckOutcome| match outcome {
        CheckOutcome::Partial(value) => Cell::Text(format!("partial {}", crate::report::hundredths(value))),
        other => Cell::Text(other.as_str().to_owned()),
    };
    vec![
        Cell::Moment(own.moment),
        Cell::Text(own.entity.to_string()),
        Cell::maybe(own.facets.as_ref().and_then(|facets| facets.owner.as_deref())),
        Cell::Text(own.repository.to_string()),
        Cell::Text(own.scorecard.to_string()),
        Cell::Text(own.check.to_string()),
        outcome(own.before),
        outcome(own.after),
        Cell::maybe(own.revision.as_deref().and_then(|text| text.get(..12))),
        own.until.map_or(Cell::None, Cell::Moment),
    ]
}

/// Waivers at work at a moment, those that end first before the others.
pub fn waivers(store: &mut Store, moment: i64) -> Result<Sheet, Error> {
    let columns =
        vec!["waiver", "until", "effect", "entity", "scorecard", "check or rule", "findings", "since", "reason"];
    let mut sheet = Sheet { title: "Waivers at work".to_owned(), columns, ..Sheet::default() };
    for own in store.waivers_ending(moment, None)? {
        sheet.rows.push(vec![
            Cell::Text(own.waiver.id.to_string()),
            Cell::Text(own.waiver.until.to_string()),
            Cell::Text(own.waiver.effect.as_str().to_owned()),
            Cell::Text(own.entity.unwrap_or(own.repository).to_string()),
            Cell::maybe(own.scorecard.as_deref()),
            Cell::Text(own.subject.to_string()),
            own.findings.map_or(Cell::None, Cell::Count),
            Cell::Moment(own.since),
            Cell::Text(own.waiver.reason.to_string()),
        ]);
    }
    Ok(sheet)
}
