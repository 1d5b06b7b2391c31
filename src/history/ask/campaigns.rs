//! Campaigns: how many of those that they are for have done what is asked, day by day, and when enough will have, as far as a line
//! through the last weeks tells.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use super::super::code;
use super::super::database::Value;
use super::super::definitions::Meant;
use super::super::error::Error;
use super::super::store::Store;
use super::burndown::{CampaignDay, Days, Life, changes, is_done, summed};
use super::line::Line;
use super::standings::Stood;
use crate::model::Date;
use crate::model::campaign::{Aim, Campaign, Milestone};
use crate::model::scorecard::FULL;

/// Days that the line is laid through.
const WINDOW: usize = 28;

/// A day further off than this is none that a line tells.
const FAR: f64 = 3660.0;

/// How a campaign stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignProgress {
    /// The campaign.
    pub campaign: Campaign,
    /// Each day from its baseline or its start on, at its end; the last one is that of the later moment. Empty where nothing of it was
    /// recorded.
    pub days: Vec<CampaignDay>,
    /// The day of the earlier moment.
    pub before: CampaignDay,
    /// The day of the later moment.
    pub now: CampaignDay,
    /// How many more are done a week, in hundredths, by a line through the last four weeks; none where there are too few days.
    pub pace: Option<i64>,
    /// The shares to be reached, by day; the last one is the goal.
    pub stages: Vec<StageProgress>,
    /// Who has not done it at the later moment, by repository and reference.
    pub open: Vec<StillOpen>,
}

/// A share that is to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageProgress {
    /// By when.
    pub at: Date,
    /// The share of the entities, in basis points.
    pub share: u32,
    /// How many that is, of those whom it is for now; where its day is over, of those whom it was for then.
    pub needed: u64,
    /// Whether as many have done it.
    pub reach: Reach,
    /// When as many will have; none where it is reached, or no end is in sight.
    pub forecast: Option<Forecast>,
}

/// Whether a share was reached, as of its day where that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is, or was when it had to be.
    Yes,
    /// Not when it had to be, but from this day on.
    Late(Date),
    /// Not when it had to be, and not since.
    Missed,
    /// Not yet, and it need not be.
    No,
}

impl fmt::Display for Reach {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yes => out.write_str("yes"),
            Self::Late(day) => write!(out, "late, on {day}"),
            Self::Missed => out.write_str("missed"),
            Self::No => out.write_str("no"),
        }
    }
}

/// When a line reaches a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The day that the line says.
    pub expected: Date,
    /// The first day of the range.
    pub earliest: Date,
    /// The last day of the range; none where it has no end within ten years.
    pub latest: Option<Date>,
}

/// An entity that has something left to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StillOpen {
    /// Where it stands.
    pub stood: Stood,
    /// The checks that are open; empty where a level is asked for.
    pub checks: Vec<Arc<str>>,
}

impl Store {
    /// How campaigns stood at two moments and on the days up to the later one.
    pub fn campaigns(&mut self, all: &[Campaign], ends: [i64; 2]) -> Result<Vec<CampaignProgress>, Error> {
        all.iter().map(|own| self.campaign(own, ends)).collect()
    }

    fn campaign(&mut self, own: &Campaign, [from, to]: [i64; 2]) -> Result<CampaignProgress, Error> {
        let card = self.query("SELECT id FROM card WHERE name = $1", &[Value::Text(own.scorecard.clone())])?;
        let card = card.first().map(|row| row.int(0));
        // Of the days before it not all is kept.
        let kept = self.kept_since()?.map_or(i64::MIN, code::day);
        let (then, last) = (code::day(from).max(kept), code::day(to));
        let start = code::of_date(own.baseline.unwrap_or(own.start)).max(kept).min(last);
        let first = start.min(then);
        let (changes, open) = match card {
            Some(card) => {
                let lines = self.lines(card, own)?;
                let told = self.lives(own, (card, &lines), [first * code::DAY, to])?;
                (changes(told.values(), lines.len(), first), self.still_open(own, to)?)
            }
            None => (BTreeMap::new(), Vec::new()),
        };
        let all = summed(&changes, [first, last]);
        let at = |day: i64| all.iter().find(|own| code::of_date(own.day) == day).copied().unwrap_or_default();
        let now = at(last);
        let days: Vec<CampaignDay> = all
            .iter()
            .filter(|own| code::of_date(own.day) >= start)
            .skip_while(|own| own.entities == 0)
            .copied()
            .collect();
        let done: Vec<u64> = days.iter().skip(days.len().saturating_sub(WINDOW)).map(|own| own.done).collect();
        let line = Line::through(&done);
        let goal = Milestone { at: own.deadline, share: own.goal };
        let stages = own.stages.iter().chain([&goal]).map(|stage| {
            let is_over = code::of_date(stage.at) < last;
            let then = days.iter().find(|own| own.day == stage.at).filter(|_| is_over);
            let reach = reach(*stage, &days, &now);
            let is_open = matches!(reach, Reach::Missed | Reach::No);
            let count = needed(stage.share, &now);
            let forecast = line.as_ref().filter(|_| is_open).and_then(|line| forecast(line, count, last));
            let needed = needed(stage.share, then.unwrap_or(&now));
            StageProgress { at: stage.at, share: stage.share, needed, reach, forecast }
        });
        Ok(CampaignProgress {
            campaign: own.clone(),
            before: at(then),
            now,
            pace: line.as_ref().map(|line| whole((line.slope * 700.0).round())),
            stages: stages.collect(),
            days,
            open,
        })
    }

    /// The numbers of the checks that a campaign asks for; 0 for one that was never judged.
    fn lines(&mut self, card: i64, own: &Campaign) -> Result<BTreeMap<Arc<str>, i64>, Error> {
        let Aim::Checks(checks) = &own.aim else { return Ok(BTreeMap::new()) };
        let found = self.query("SELECT name, id FROM line WHERE card = $1", &[Value::Int(card)])?;
        let known: HashMap<Arc<str>, i64> = found.iter().map(|row| (row.string(0), row.int(1))).collect();
        Ok(checks.iter().map(|check| (check.clone(), known.get(check).copied().unwrap_or_default())).collect())
    }

    /// What is known of the entities of a scorecard between two moments.
    fn lives(
        &mut self,
        own: &Campaign,
        (card, lines): (i64, &BTreeMap<Arc<str>, i64>),
        [from, to]: [i64; 2],
    ) -> Result<HashMap<i64, Life>, Error> {
        let sql = "SELECT own.entity, own.since, own.until, own.facets, own.definition, level.content FROM standing AS own \
             LEFT JOIN word AS level ON level.id = own.level \
             WHERE own.card = $1 AND own.since <= $2 AND (own.until IS NULL OR own.until > $3)";
        let mut known: HashMap<i64, Life> = HashMap::new();
        for row in self.query(sql, &[card, to, from].map(Value::Int))? {
            if own.applies.matches(&*self.facets(row.int(3))?) {
                let is_reached = self.is_reached(own, row.int(4), row.text(5).as_deref())?;
                let days = Days::new(row.int(1), row.number(2), is_reached);
                known.entry(row.int(0)).or_default().meant.push(days);
            }
        }
        let sql = "SELECT entity, since, until, outcome, COALESCE(remembered_value, value) FROM judged \
             WHERE line = $1 AND since <= $2 AND (until IS NULL OR until > $3)";
        for line in lines.values() {
            for row in self.query(sql, &[*line, to, from].map(Value::Int))? {
                let Some(life) = known.get_mut(&row.int(0)) else { continue };
                let outcome = code::outcome(row.int(3), row.small(4));
                life.checks.entry(*line).or_default().push(Days::new(row.int(1), row.number(2), outcome));
            }
        }
        Ok(known)
    }

    fn is_reached(&mut self, own: &Campaign, definition: i64, level: Option<&str>) -> Result<bool, Error> {
        let (Aim::Level(aim), Some(level)) = (&own.aim, level) else { return Ok(false) };
        let meant: Arc<Meant> = self.definition(definition)?;
        let rank = |id: &str| meant.card.levels.iter().find(|own| own.id.as_ref() == id).map(|own| own.rank);
        Ok(rank(aim).zip(rank(level)).is_some_and(|(aim, level)| level >= aim))
    }

    /// Who has something left to do at a moment.
    fn still_open(&mut self, own: &Campaign, moment: i64) -> Result<Vec<StillOpen>, Error> {
        let mut open = Vec::new();
        let mut done: BTreeSet<(i64, &str)> = BTreeSet::new();
        let checks: &[Arc<str>] = if let Aim::Checks(checks) = &own.aim { checks } else { &[] };
        for check in checks {
            let found = self.outcomes_of(&own.scorecard, check, moment)?;
            done.extend(found.into_iter().filter(|(_, outcome)| is_done(*outcome)).map(|(id, _)| (id, check.as_ref())));
        }
        for stood in self.standings(&own.scorecard, moment)? {
            if !own.applies.matches(&stood.facets) {
                continue;
            }
            let is_open = |check: &&Arc<str>| !done.contains(&(stood.id, check.as_ref()));
            let checks: Vec<Arc<str>> = checks.iter().filter(is_open).cloned().collect();
            let is_level = matches!(own.aim, Aim::Level(_));
            if !checks.is_empty() || is_level && !self.is_reached(own, stood.definition, stood.level.as_deref())? {
                open.push(StillOpen { stood, checks });
            }
        }
        Ok(open)
    }
}

/// How many a share of the entities of a day is.
fn needed(share: u32, day: &CampaignDay) -> u64 {
    (day.entities * u64::from(share)).div_ceil(u64::from(FULL))
}

/// Whether a share was reached on its day, and if not whether it is now and since when.
fn reach(stage: Milestone, days: &[CampaignDay], now: &CampaignDay) -> Reach {
    let is_done = |day: &CampaignDay| day.entities > 0 && day.done >= needed(stage.share, day);
    let is_over = stage.at < now.day;
    if is_over && days.iter().any(|day| day.day == stage.at && is_done(day)) || !is_over && is_done(now) {
        return Reach::Yes;
    }
    // As it is now, it is so since the day after the last on which it was not.
    let late = days.iter().rev().take_while(|day| day.day > stage.at && is_done(day)).last();
    match late {
        Some(day) if is_over => Reach::Late(day.day),
        _ if is_over => Reach::Missed,
        _ => Reach::No,
    }
}

/// The days on which a line reaches a count, none of which is over.
fn forecast(line: &Line, count: u64, today: i64) -> Option<Forecast> {
    let reach = line.reaches(count)?;
    let day = |days: f64| (days < FAR).then(|| code::date(today + whole(days).max(1)));
    Some(Forecast {
        expected: day(reach.expected.ceil())?,
        earliest: day(reach.earliest.floor())?,
        latest: reach.latest.and_then(|latest| day(latest.ceil())),
    })
}

#[expect(clippy::cast_possible_truncation, reason = "it was rounded, and is a count of some days or entities")]
const fn whole(number: f64) -> i64 {
    number as i64
}
