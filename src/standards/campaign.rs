//! `campaigns/*.toml` → [`Campaign`].

use std::ops::Range;
use std::sync::Arc;

use super::file;
use super::policy::descending;
use super::selector::applies;
use super::waiver::Known;
use crate::config::{Fields, Mistake};
use crate::model::campaign::{Aim, Campaign, Milestone, OnDeadline};
use crate::model::scorecard::{FULL, Scorecard};
use crate::model::{Date, Period};

const ON_DEADLINE: [(&str, OnDeadline); 3] =
    [("report", OnDeadline::Report), ("gate", OnDeadline::Gate), ("none", OnDeadline::None)];

/// Reads one campaign.
pub(super) fn read(path: &str, text: &str, known: Known<'_>, mistakes: &mut Vec<Mistake>) -> Option<Campaign> {
    file::read(path, text, mistakes, |fields| campaign(fields, known))
}

fn campaign(fields: &Fields<'_, '_>, known: Known<'_>) -> Option<Campaign> {
    let reader = fields.reader();
    let id = file::id(fields);
    let title = file::sentence(fields, "title");
    let owner = fields.required("owner", fields.reference("owner", "group"));
    let card = fields.required("scorecard", known.scorecard(fields));
    let found = card.as_ref().and_then(|(_, card)| *card);
    let aim = aim(fields, found);
    let start = fields.required("start", fields.date("start"));
    let deadline = fields.required("deadline", fields.date("deadline"));
    if let (Some((start, _)), Some((deadline, span))) = (&start, &deadline)
        && start >= deadline
    {
        reader.mistake(span.clone(), format!("the deadline does not lie after the start, {start}"));
    }
    let promote_to = fields.table("after").and_then(|after| {
        let level = after.string("promote_to");
        after.finish();
        level.and_then(|level| known_level(fields, level, found))
    });
    let goal = fields.table("goal").and_then(|goal| {
        let share = goal.share("share", 1);
        goal.finish();
        share
    });
    let goal = goal.map_or(FULL, |(share, _)| share);
    let window =
        Window { start: start.as_ref().map(|(date, _)| *date), deadline: deadline.map(|(date, _)| date), goal };
    let baseline = fields.date("baseline");
    if let (Some((baseline, span)), Some(last)) = (&baseline, window.deadline)
        && *baseline > last
    {
        reader.mistake(span.clone(), format!("the baseline lies after the deadline, {last}"));
    }
    // Everything is read before anything is missed, so that all mistakes are told.
    let (stages, reminders, applies) = (window.stages(fields), window.reminders(fields), applies(fields));
    let on_deadline = fields.word("on_deadline", &ON_DEADLINE).map_or_else(OnDeadline::default, |(word, _)| word);
    let description = fields.string("description").map(|(text, _)| text);
    let (start, span) = start?;
    Some(Campaign {
        id: id?.0,
        title: title?,
        description,
        owner: owner?.0,
        scorecard: card?.0,
        aim: aim?,
        start,
        deadline: window.deadline?,
        on_deadline,
        promote_to,
        goal,
        reminders,
        baseline: baseline.map(|(date, _)| date),
        applies,
        stages,
        place: file::place(reader, &span),
    })
}

/// Checks or a level, never both.
fn aim(fields: &Fields<'_, '_>, card: Option<&Arc<Scorecard>>) -> Option<Aim> {
    let reader = fields.reader();
    let level = fields.string("level");
    let checks = fields.strings("checks");
    match (level, checks.is_empty()) {
        (Some(level), true) => known_level(fields, level, card).map(Aim::Level),
        (Some((_, span)), false) => {
            let help = "a campaign is for checks or for a level: leave one out";
            reader.mistake_with_help(span, "`level` stands beside `checks`", help);
            None
        }
        (None, true) => {
            let (help, at) = ("add `checks = […]` or `level = …`", fields.span().start);
            reader.mistake_with_help(at..at, "the campaign has nothing to reach", help);
            None
        }
        (None, false) => {
            for (id, span) in &checks {
                known_check(fields, id, span.clone(), card);
            }
            Some(Aim::Checks(checks.into_iter().map(|(id, _)| Arc::from(id)).collect()))
        }
    }
}

fn known_check(fields: &Fields<'_, '_>, id: &str, span: Range<usize>, card: Option<&Arc<Scorecard>>) {
    let Some(card) = card else { return };
    match card.checks.iter().find(|check| check.id.as_ref() == id) {
        None => file::unknown(fields.reader(), span, "check", id, card.checks.iter().map(|check| check.id.as_ref())),
        Some(check) => {
            if let Some(last) = check.retired {
                let help = "a campaign for a retired check reaches nothing";
                fields.reader().mistake_with_help(span, format!("check `{id}` is retired since {last}"), help);
            }
        }
    }
}

fn known_level(
    fields: &Fields<'_, '_>,
    (name, span): (String, Range<usize>),
    card: Option<&Arc<Scorecard>>,
) -> Option<Arc<str>> {
    let Some(card) = card else { return Some(Arc::from(name)) };
    let found = card.levels.iter().find(|level| level.id.as_ref() == name);
    if found.is_none() {
        file::unknown(fields.reader(), span, "level", &name, card.levels.iter().map(|level| level.id.as_ref()));
    }
    found.map(|level| level.id.clone())
}

/// When a campaign is, and how much is enough.
struct Window {
    start: Option<Date>,
    deadline: Option<Date>,
    goal: u32,
}

impl Window {
    /// Stages lie in the campaign, one after the other, and ask for more each time, never for more than the goal.
    fn stages(&self, fields: &Fields<'_, '_>) -> Vec<Milestone> {
        let reader = fields.reader();
        let mut stages: Vec<Milestone> = Vec::new();
        for table in fields.tables("stage") {
            let at = table.required("at", table.date("at"));
            let share = table.required("share", table.share("share", 1));
            table.finish();
            let (Some((at, at_span)), Some((share, share_span))) = (at, share) else { continue };
            let last = stages.last();
            if self.start.is_some_and(|start| at < start) || self.deadline.is_some_and(|deadline| at > deadline) {
                reader.mistake(at_span, "the stage lies outside the campaign");
            } else if let Some(last) = last.filter(|last| last.at >= at) {
                let message = format!("the stage does not lie after the one before it, {}", last.at);
                reader.mistake(at_span, message);
            }
            if share > self.goal {
                reader.mistake(share_span, "the stage asks for more than the goal");
            } else if last.is_some_and(|last| last.share >= share) {
                reader.mistake(share_span, "the stage does not ask for more than the one before it");
            }
            stages.push(Milestone { at, share });
        }
        stages
    }

    /// A reminder lies in the campaign.
    fn reminders(&self, fields: &Fields<'_, '_>) -> Vec<Period> {
        let reminders = fields.periods("reminders");
        if let (Some(start), Some(deadline)) = (self.start, self.deadline) {
            let days = u64::try_from(start.days_until(deadline)).unwrap_or(0);
            for (period, span) in reminders.iter().filter(|(period, _)| days > 0 && period.days() > days) {
                let message = format!("{period} before the deadline lies before the start");
                fields.reader().mistake(span.clone(), message);
            }
        }
        descending(reminders)
    }
}
