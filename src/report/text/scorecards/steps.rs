//! What to do next: the steps to the next level in full, those beyond it in a line each.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use super::super::page::{Ink, Page, count, first_sentence};
use super::{hundredths, notes, percent, shown};
use crate::model::scorecard::{Blocker, CheckOutcome, NextStep, Reason, Rung, ScorecardResult};
use crate::report::Detail;

/// Steps that are shown unless all are asked for.
const STEPS: usize = 3;

/// Writes the steps: where not all is asked for, the first ones to the next level, and what shows all.
pub(super) fn write(page: &mut Page<'_>, card: &ScorecardResult, detail: Detail, all: &str) -> io::Result<()> {
    let mut number = 0;
    for same in card.next_steps.chunk_by(|a, b| level(a) == level(b)) {
        let is_next = same.first().is_some_and(|step| level(step).is_some() && level(step) == card.next_level.as_ref());
        if detail != Detail::Full && !is_next {
            break;
        }
        page.blank()?;
        heading(page, card, same, is_next)?;
        let entries = entries(card, same);
        let shown = if detail == Detail::Full { entries.len() } else { STEPS };
        for entry in entries.iter().take(shown) {
            number += 1;
            match entry {
                Entry::Step(step) => self::step(page, card, (number, step), if is_next { Some(detail) } else { None })?,
                Entry::Unknown { why, steps } => unknown(page, number, why, steps)?,
            }
        }
        if detail != Detail::Full {
            let left: usize = entries.iter().skip(shown).map(Entry::len).sum();
            more(page, card, [left, card.next_steps.len().saturating_sub(same.len())], all)?;
        }
    }
    Ok(())
}

/// How many steps are not shown: to the next level, and beyond it.
fn more(page: &mut Page<'_>, card: &ScorecardResult, left: [usize; 2], all: &str) -> io::Result<()> {
    let level = card.next_level.as_deref().unwrap_or_default();
    let lead = if left[1] == 1 { "leads" } else { "lead" };
    let text = match left {
        [0, 0] => return Ok(()),
        [0, beyond] => format!("{beyond} more {lead} beyond {level}"),
        [next, 0] => format!("and {next} more"),
        [next, beyond] => format!("and {next} more; {beyond} {lead} beyond {level}"),
    };
    page.text((Ink::Dim, &format!("{text}; {all} shows all")), 2)
}

fn level(step: &NextStep) -> Option<&Arc<str>> {
    step.gain.toward.as_ref().map(|(level, _)| level)
}

/// `To reach bronze: 2 required checks, a score of 90 % (63.63 % now). Most gained for the effort first:`
fn heading(page: &mut Page<'_>, card: &ScorecardResult, same: &[NextStep], is_next: bool) -> io::Result<()> {
    let Some(level) = same.first().and_then(level) else {
        return page.line(&[(Ink::Plain, "  For the score alone:")]);
    };
    let at = card.ladder.iter().position(|rung| rung.level == *level);
    let rung = at.and_then(|at| card.ladder.get(at));
    let below = at.and_then(|at| card.ladder.get(at.checked_sub(1)?)).filter(|_| !is_next);
    let needs = rung.map_or_else(Vec::new, |rung| beyond(card, rung, below));
    let needs = if needs.is_empty() { String::new() } else { format!(": {}", needs.join(", ")) };
    let order = match (is_next, same) {
        (true, [_, _, ..]) => ". Most gained for the effort first:",
        _ => ":",
    };
    let before = if is_next { "  To reach " } else { "  Then for " };
    page.hanging(&[(Ink::Plain, before), (Ink::Strong, level)], (Ink::Plain, &format!("{needs}{order}")), 4)
}

/// What stands before a level: `2 required checks`, `a score of 90 % (63.63 % now)`.
pub(in crate::report) fn needs(card: &ScorecardResult, rung: &Rung) -> Vec<String> {
    let mut needs = Vec::new();
    if !rung.blocked_by.is_empty() {
        needs.push(count(rung.blocked_by.len() as u64, "required check"));
    }
    if let Some(coverage) = rung.coverage.filter(|coverage| *coverage < rung.min_coverage) {
        needs.push(format!("{} known ({} now)", percent(rung.min_coverage), percent(coverage)));
    }
    // What is remembered may reach a floor that the score does not.
    let floor = rung.min_score.filter(|_| !rung.is_reached);
    if let Some(floor) = floor.filter(|floor| card.score.is_none_or(|score| score < *floor)) {
        let scoring = &card.card.scoring;
        let now = card.score.map_or_else(|| "unknown".to_owned(), |score| shown(score, scoring));
        needs.push(format!("a score of {} ({now} now)", shown(floor, scoring)));
    }
    needs
}

/// What stands before a level besides the checks that stand before the one below.
fn beyond(card: &ScorecardResult, rung: &Rung, below: Option<&Rung>) -> Vec<String> {
    let Some(below) = below else { return needs(card, rung) };
    let is_new = |check: &&Arc<str>| !below.blocked_by.contains(check);
    let own = Rung { blocked_by: rung.blocked_by.iter().filter(is_new).cloned().collect(), ..rung.clone() };
    let mut told = needs(card, &own);
    if let Some(first) = told.first_mut().filter(|_| !own.blocked_by.is_empty() && !below.blocked_by.is_empty()) {
        *first = count(own.blocked_by.len() as u64, "more required check");
    }
    told
}

/// `+4.16 points, reaches bronze by itself`
pub(in crate::report) fn gained(step: &NextStep) -> String {
    let mut gains = Vec::new();
    if step.gain.points > 0 {
        let noun = if step.gain.points == 100 { "point" } else { "points" };
        gains.push(format!("+{} {noun}", hundredths(step.gain.points)));
    }
    match (&step.gain.reaches, &step.gain.toward) {
        (Some(level), _) => gains.push(format!("reaches {level} by itself")),
        (None, Some((level, Blocker::Required))) => gains.push(format!("{level} needs it")),
        (None, Some((level, Blocker::Coverage))) => gains.push(format!("{level} needs more to be known")),
        (None, Some((level, Blocker::Score))) => gains.push(format!("{level} needs the score")),
        (None, None) => {}
    }
    gains.extend(step.due.map(|due| format!("blocks from {due}")));
    gains.join(", ")
}

fn step(
    page: &mut Page<'_>,
    card: &ScorecardResult,
    (number, step): (usize, &NextStep),
    told: Option<Detail>,
) -> io::Result<()> {
    let effort = step.effort.word();
    let findings = if step.findings > 0 { format!(", {}", count(step.findings, "finding")) } else { String::new() };
    let before = format!("{number:>3}. ");
    let title = format!("{} ({}, {effort} effort{findings})", step.title, step.rule);
    page.hanging(&[(Ink::Plain, &before)], (Ink::Plain, &title), 5)?;
    let gained = gained(step);
    if !gained.is_empty() {
        page.text((Ink::Good, &gained), 5)?;
    }
    let Some(detail) = told else { return Ok(()) };
    match (unjudged(card, step), detail) {
        (Some(why), _) => page.text((Ink::Dim, &format!("It could not be judged: {why}")), 5),
        (None, _) if step.fix.is_empty() => Ok(()),
        (None, Detail::Full) => page.text((Ink::Dim, &step.fix), 5),
        (None, _) => page.text((Ink::Dim, first_sentence(&step.fix)), 5),
    }
}

fn unknown(page: &mut Page<'_>, number: usize, why: &str, steps: &[&NextStep]) -> io::Result<()> {
    page.hanging(&[(Ink::Plain, &format!("{number:>3}. "))], (Ink::Plain, &together(steps)), 5)?;
    page.text((Ink::Dim, &format!("{why} ({})", rules(steps))), 5)
}

/// What is told of next steps at once.
pub(in crate::report) enum Entry<'s> {
    /// One by itself.
    Step(&'s NextStep),
    /// Several that lead to one level and whose checks could not be judged for the same reason.
    Unknown {
        /// The reason, with the first place.
        why: String,
        /// At least two.
        steps: Vec<&'s NextStep>,
    },
}

impl Entry<'_> {
    /// How many steps that is.
    pub(in crate::report) const fn len(&self) -> usize {
        match self {
            Self::Step(_) => 1,
            Self::Unknown { steps, .. } => steps.len(),
        }
    }
}

/// What is told of some steps, in their order.
pub(in crate::report) fn entries<'s>(card: &ScorecardResult, steps: &'s [NextStep]) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry<'s>> = Vec::new();
    let mut at: HashMap<_, usize> = HashMap::new();
    for step in steps {
        let Some(reason) = reason(card, step) else {
            entries.push(Entry::Step(step));
            continue;
        };
        let place = *at.entry((level(step), reason.kind, &reason.text)).or_insert(entries.len());
        let Some(own) = entries.get_mut(place) else {
            entries.push(Entry::Step(step));
            continue;
        };
        match own {
            Entry::Unknown { steps, .. } => steps.push(step),
            Entry::Step(first) => {
                let why = unjudged(card, first).unwrap_or_default();
                *own = Entry::Unknown { why, steps: vec![first, step] };
            }
        }
    }
    entries
}

/// `12 checks could not be judged, bronze needs 3 of them`
pub(in crate::report) fn together(steps: &[&NextStep]) -> String {
    let needs = |step: &&&NextStep| matches!(step.gain.toward, Some((_, Blocker::Required)));
    let needed = steps.iter().filter(needs).count();
    let level = steps.first().and_then(|step| level(step)).filter(|_| needed > 0);
    let needed = if needed == steps.len() { "them".to_owned() } else { format!("{needed} of them") };
    let needed = level.map_or_else(String::new, |level| format!(", {level} needs {needed}"));
    format!("{} could not be judged{needed}", count(steps.len() as u64, "check"))
}

/// The rules of several steps: all of a few, else the first ones.
pub(in crate::report) fn rules(steps: &[&NextStep]) -> String {
    let shown = if steps.len() > STEPS + 1 { STEPS } else { steps.len() };
    let first: Vec<_> = steps.iter().take(shown).map(|step| step.rule.as_ref()).collect();
    let more = steps.len().saturating_sub(shown);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", first.join(", "))
}

/// Why the check of a step is unknown, where it is.
pub(in crate::report) fn unjudged(card: &ScorecardResult, step: &NextStep) -> Option<String> {
    reason(card, step).map(notes::because)
}

fn reason<'c>(card: &'c ScorecardResult, step: &NextStep) -> Option<&'c Reason> {
    let result = card.checks.iter().find(|own| own.check.id == step.check)?;
    result.reason.as_deref().filter(|_| result.outcome == CheckOutcome::Unknown)
}
