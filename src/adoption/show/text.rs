//! Figures of golden paths for people, 80 columns wide.

use std::fmt::Write as _;

use super::super::figures::{Adoption, Counts, Life, Move, State, Times};
use super::super::{DAY, STEP};
use super::{counted as number, day, origins, percent, span};
use crate::model::scorecard::CheckOutcome;
use crate::report::clean;

/// Entities that are named, of each sort; the others are counted. JSON and CSV have all.
const NAMED: usize = 12;
/// Columns of a line.
const WIDTH: usize = 80;
/// Columns of a name.
const NAME: usize = 40;

/// Writes it.
pub(crate) fn text(paths: &[Adoption]) -> String {
    let mut out = String::new();
    for (number, path) in paths.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        one(&mut out, path);
    }
    out
}

fn one(out: &mut String, path: &Adoption) {
    let now = path.now();
    let (first, last) = (path.looks.first().copied().unwrap_or(0), path.looks.last().copied().unwrap_or(0));
    let _ = writeln!(out, "{} · {} {}, {} to {}\n", clean(&path.title), path.path, path.version, day(first), day(last));
    if now.all() == 0 {
        let _ = writeln!(out, "  the path is for none of the entities that are here");
    } else {
        let _ = writeln!(out, "  on the path      {}", counted(now));
        tiers(out, path);
        trend(out, path);
        let _ = writeln!(out, "  voluntary        {}", voluntary(path));
        let _ = writeln!(out, "  stayed 90 days   {}", stayed(path));
        let _ = writeln!(out, "  moved onto it    {}", moved(path));
        let _ = writeln!(out, "  time to adopt    {}", times(&path.to_adopt));
        moves(out, path);
        open(out, path);
        if let Some(origins) = &path.origins {
            origins::text(out, origins);
        }
    }
    for note in &path.notes {
        let _ = writeln!(out, "note: {}", clean(note));
    }
}

fn counted(counts: Counts) -> String {
    let mut text = format!("{} of {} ({})", counts.on, counts.all(), percent(counts.share()));
    if counts.unknown > 0 {
        let _ = write!(text, ", up to {} once {} known", percent(counts.up_to()), number(counts.unknown, "is", "are"));
    }
    text
}

fn tiers(out: &mut String, path: &Adoption) {
    if path.tiers.keys().any(Option::is_some) {
        let each = path.tiers.iter().map(|(tier, counts)| {
            let tier = tier.as_deref().unwrap_or("(none)");
            format!("{}: {} of {}", clean(tier), counts.on, counts.all())
        });
        let _ = writeln!(out, "    by tier        {}", each.collect::<Vec<_>>().join(" · "));
    }
}

/// The share at each quarter.
fn trend(out: &mut String, path: &Adoption) {
    let quarters = path.looks.iter().zip(&path.trend).rev().step_by(super::super::STAY);
    let mut each: Vec<String> = quarters.map(|(look, counts)| format!("{} {}", day(*look), span(*counts))).collect();
    each.reverse();
    if each.len() > 1 {
        let skip = each.len().saturating_sub(4);
        let mut line = format!("  trend            {}", each.get(skip).map_or("", String::as_str));
        for next in each.iter().skip(skip + 1) {
            if line.chars().count() + next.chars().count() + 5 > WIDTH {
                let _ = writeln!(out, "{line} →");
                line = format!("{:19}{next}", "");
            } else {
                let _ = write!(line, " → {next}");
            }
        }
        let _ = writeln!(out, "{line}");
    }
}

fn voluntary(path: &Adoption) -> String {
    let new = path.voluntary.new;
    match (path.voluntary.is_choice, new.all()) {
        (_, 0) => "nothing new in this time".to_owned(),
        (true, _) => format!("{} of what is new", counted(new)),
        (false, _) => format!("{} of what is new; no other way was allowed, so it is no choice", counted(new)),
    }
}

fn stayed(path: &Adoption) -> String {
    let Some(cohort) = path.stickiness.iter().rev().find(|cohort| cohort.on > cohort.gone) else {
        return "nobody is known to have been on it 90 days ago".to_owned();
    };
    let mut text = format!("{} of {} ({})", cohort.still, cohort.on - cohort.gone, percent(cohort.share()));
    let _ = write!(text, ", of those on it on {}", day(cohort.day));
    text
}

fn moved(path: &Adoption) -> String {
    let onto = path.moves().filter(|(_, step)| step.onto);
    let (asked, alone): (Vec<_>, Vec<_>) = onto.partition(|(_, step)| step.campaign.is_some());
    let off = path.moves().filter(|(_, step)| !step.onto).count();
    if asked.is_empty() && alone.is_empty() && off == 0 {
        return "nobody, and nobody left".to_owned();
    }
    let old = path.reentries().count();
    format!("{} by themselves ({old} after 90 days or more), {} by a campaign; {off} left", alone.len(), asked.len())
}

fn times(times: &Times) -> String {
    let open = if times.open > 0 { format!("; {} not yet", times.open) } else { String::new() };
    match (times.spread.median, times.spread.p90) {
        (Some(median), Some(p90)) => {
            format!("median {}, p90 {} ({} that came in this time{open})", days(median), days(p90), times.spread.n)
        }
        _ if times.open > 0 => format!("none of the {} that came in this time has adopted it", times.open),
        _ => "nothing came in this time".to_owned(),
    }
}

fn days(seconds: i64) -> String {
    number((seconds + DAY / 2) / DAY, "day", "days")
}

fn moves(out: &mut String, path: &Adoption) {
    let mut moves: Vec<(&Life, &Move)> = path.moves().collect();
    moves.sort_by_key(|(life, step)| (std::cmp::Reverse(step.at), life.entity.clone()));
    if moves.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n  steps, the latest first");
    for (life, step) in moves.iter().take(NAMED) {
        let way = if step.onto { "onto" } else { "off " };
        let campaign = step.campaign.as_ref().map(|id| format!("  campaign {id}")).unwrap_or_default();
        let commit = step.commit.get(..12).unwrap_or("not committed");
        let _ = writeln!(out, "    {} {way} {:<NAME$} {commit}{campaign}", day(step.at), clean(&life.name));
    }
    rest(out, moves.len());
}

/// Those who are not on it, those nearest to it first.
fn open(out: &mut String, path: &Adoption) {
    let seen = |life: &Life| life.signals.iter().filter(|signal| signal.outcome == CheckOutcome::Pass).count();
    let is_open = |life: &&Life| life.now() != State::On;
    let mut open: Vec<&Life> = path.lives.iter().filter(is_open).collect();
    open.sort_by_key(|life| (std::cmp::Reverse(seen(life)), life.repository.clone(), life.entity.clone()));
    if open.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n  not on the path, the nearest first (signals that are seen)");
    for life in open.iter().take(NAMED) {
        let (seen, all) = (seen(life), life.signals.len());
        let _ = writeln!(out, "    {:<NAME$} {seen} of {all}{}", clean(&life.name), unseen(life));
    }
    rest(out, open.len());
}

/// The signals that are not seen; one that is not known is not one that is lacking.
fn unseen(life: &Life) -> String {
    let (unknown, others): (Vec<_>, Vec<_>) =
        life.signals.iter().partition(|signal| signal.outcome == CheckOutcome::Unknown);
    let lacking = others.into_iter().filter(|signal| signal.outcome != CheckOutcome::Pass);
    let named = |word: &str, signals: Vec<&str>| {
        if signals.is_empty() { String::new() } else { format!(", {word} {}", signals.join(", ")) }
    };
    let lacking = named("lacks", lacking.map(|signal| signal.id.as_ref()).collect());
    lacking + &named("not known:", unknown.into_iter().map(|signal| signal.id.as_ref()).collect())
}

fn rest(out: &mut String, all: usize) {
    if all > NAMED {
        let _ = writeln!(out, "    … and {} more (-o json has all)", all - NAMED);
    }
}

/// The days between two looks, for those who explain the figures.
pub(super) const STEP_DAYS: i64 = STEP / DAY;
