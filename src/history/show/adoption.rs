//! Golden paths between two moments.

use super::super::ask::{Adoption, AdoptionDay, PathKnown, PathStep};
use super::super::error::Error;
use super::super::sheet::{Cell, Sheet};
use super::super::store::Store;
use super::{Ask, By, key, sheet};
use crate::model::adoption::Counts;

/// Names that a note has; the others are counted.
const NAMED: usize = 12;

const HOW: &str = "`share` is of those that the path is for, and known; `up to` is where all that is unknown is on it. `came` and `left` \
     are steps of those that were there before; `new` came in this time, and `new on` were on the path when they were first seen. \
     `stayed` is of those that were on it 90 days before the end and are still there.";

/// What is told of golden paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Shares, then and now.
    Shares,
    /// Each day on which something changed.
    Days,
    /// Each step onto a path and off it.
    Steps,
}

impl Ask {
    /// Who is on golden paths, who came onto them and left them; on one of them where one is named.
    pub fn adoption(&self, store: &mut Store, path: Option<&str>, told: Told) -> Result<Sheet, Error> {
        if self.by == Some(By::Path) {
            return Err(Error::question(
                "adoption is not told by path",
                "ask by owner, system, domain, tier or language",
            ));
        }
        let paths = match path {
            Some(id) => vec![store.golden_path(id)?],
            None => store.golden_paths()?,
        };
        if paths.is_empty() {
            let help = "`karat check --record` asks those of `standards` in karat.toml: paths/<id>.toml";
            return Err(Error::question("no run asked a golden path yet", help));
        }
        let own = self.kept(store)?;
        match told {
            Told::Shares => own.shares(store, &paths),
            Told::Days => own.days(store, &paths),
            Told::Steps => own.steps(store, &paths),
        }
    }

    fn shares(&self, store: &mut Store, paths: &[PathKnown]) -> Result<Sheet, Error> {
        let numbers = [
            "entities",
            "on",
            "off",
            "unknown",
            "share before",
            "share",
            "up to",
            "came",
            "left",
            "new",
            "new on",
            "new share",
            "on 90d before",
            "stayed",
            "stayed share",
        ];
        let columns = ["path"].into_iter().chain(self.by.map(By::as_str)).chain(numbers).collect();
        let mut sheet = sheet(self, format!("Golden paths, {}", self.stretch()), columns);
        for known in paths {
            let lives = store.path_lives(known, [self.from, self.to])?;
            for own in self.by.map_or_else(|| vec![lives.all()], |by| lives.by(by)) {
                sheet.rows.push(self.start(&own.path.id, own.key.as_ref()).into_iter().chain(row(&own)).collect());
                if self.by.is_none() {
                    sheet.notes.extend(names(&own));
                }
            }
        }
        sheet.notes.push(HOW.to_owned());
        Ok(sheet)
    }

    fn start(&self, path: &str, name: Option<&std::sync::Arc<str>>) -> Vec<Cell> {
        [Cell::Text(path.to_owned())].into_iter().chain(self.by.map(|_| key(name))).collect()
    }

    fn days(&self, store: &mut Store, paths: &[PathKnown]) -> Result<Sheet, Error> {
        let numbers = ["day", "entities", "on", "off", "unknown", "share", "up to"];
        let columns = ["path"].into_iter().chain(self.by.map(By::as_str)).chain(numbers).collect();
        let mut sheet = sheet(self, format!("Golden paths day by day, {}", self.stretch()), columns);
        for known in paths {
            let days = store.path_lives(known, [self.from, self.to])?.days(self.by);
            let row = |own: &AdoptionDay| {
                let day = [Cell::Text(own.day.to_string())];
                let start = self.start(&known.path.id, own.key.as_ref()).into_iter().chain(day);
                start.chain(counts(own.counts)).chain([Cell::points(own.counts.share()), up_to(own.counts)]).collect()
            };
            sheet.rows.extend(days.iter().map(row));
        }
        sheet.notes.push("A day counts as it was at its end, in UTC.".to_owned());
        Ok(sheet)
    }

    fn steps(&self, store: &mut Store, paths: &[PathKnown]) -> Result<Sheet, Error> {
        let columns = vec!["path", "moment", "step", "entity", "owner", "repository", "because"];
        let mut sheet = sheet(self, format!("Steps onto golden paths and off them, {}", self.stretch()), columns);
        for known in paths {
            let own = store.path_lives(known, [self.from, self.to])?.all();
            sheet.rows.extend(own.steps.iter().map(|step| {
                vec![
                    Cell::Text(own.path.id.to_string()),
                    Cell::Moment(step.moment),
                    Cell::Text(step.word().to_owned()),
                    Cell::Text(step.entity.to_string()),
                    Cell::maybe(step.facets.owner.as_deref()),
                    Cell::Text(step.repository.to_string()),
                    Cell::Text(because(step)),
                ]
            }));
        }
        sheet.notes.push("A step is of the first look that saw it, of those that were there before.".to_owned());
        Ok(sheet)
    }
}

/// What became otherwise with a step.
pub(crate) fn because(step: &PathStep) -> String {
    let one = |[was, is]: &[crate::model::adoption::Signal; 2]| {
        format!("{} {} → {}", is.id, was.outcome.as_str(), is.outcome.as_str())
    };
    step.signals.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn counts(own: Counts) -> [Cell; 4] {
    [own.all(), own.on, own.off, own.unknown].map(|number| Cell::Count(number as u64))
}

fn up_to(own: Counts) -> Cell {
    if own.unknown == 0 { Cell::None } else { Cell::points(own.up_to()) }
}

fn row(own: &Adoption) -> Vec<Cell> {
    let count = |number: usize| Cell::Count(number as u64);
    let new = |of: fn(Counts) -> usize| own.new.map_or(Cell::None, |new| count(of(new)));
    let mut cells = counts(own.now).to_vec();
    cells.extend([
        Cell::points(own.before.share()),
        Cell::points(own.now.share()),
        up_to(own.now),
        count(own.steps(true).count()),
        count(own.steps(false).count()),
        new(Counts::all),
        new(|new| new.on),
        Cell::points(own.new.and_then(Counts::share)),
        count(own.cohort.on),
        count(own.cohort.still),
        Cell::points(own.cohort.share()),
    ]);
    cells
}

/// Who came and who left, in words.
fn names(own: &Adoption) -> Vec<String> {
    let of = |onto: bool, what: &str| {
        let all: Vec<&str> = own.steps(onto).map(|step| step.entity.as_ref()).collect();
        let more = match all.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more (--moves has all)"),
        };
        let first: Vec<&str> = all.iter().take(NAMED).copied().collect();
        (!all.is_empty()).then(|| format!("{what} {}: {}{more}.", own.path.id, first.join(", ")))
    };
    [of(true, "Came onto"), of(false, "Left")].into_iter().flatten().collect()
}
