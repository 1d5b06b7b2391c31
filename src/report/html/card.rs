//! Scorecards: levels, score and coverage together, what to do next, and every check.

use super::super::called::{Names, named};
use super::{flowing, line, said};
use crate::model::report::Report;
use crate::model::scorecard::{CheckOutcome, CheckResult, FULL, NextStep, ScorecardResult};
use crate::report::markup::{Address, Element, Node, breakable, link, prose, tag};
use crate::report::text::scorecards::Entry;
use crate::report::text::{count, percent, scorecards};

/// Up to so many scorecards are unfolded.
const UNFOLDED: usize = 6;
/// Scorecards that are told of in full; the table has all of them.
const DETAILED: usize = 300;
/// Steps that are told before the rest is folded.
const STEPS: usize = 5;

/// All scorecards: a table where there are many, then each.
pub(super) fn section(report: &Report) -> Option<Element> {
    let cards = &report.scorecards;
    if cards.is_empty() {
        return None;
    }
    let names = Names::of(report);
    let mut section = tag("section").set("id", "scorecards").with(tag("h2").text("Scorecards"));
    if cards.len() > 2 {
        section = section.with(overview(cards, &names));
    }
    let is_folded = cards.len() > UNFOLDED;
    let one = |(at, own)| card(own, &names.called(named(own)), (at, is_folded));
    section = section.all((0..).zip(cards.iter().take(DETAILED)).map(one));
    let more = cards.len().saturating_sub(DETAILED);
    Some(if more > 0 { section.with(tag("p").text(format!("{more} more are in the table only."))) } else { section })
}

fn overview(cards: &[ScorecardResult], names: &Names<'_>) -> Element {
    let head = ["Entity", "Scorecard", "Owner", "Level", "Score", "Coverage"];
    let head = tag("thead").with(tag("tr").all(head.map(|text| tag("th").set("scope", "col").text(text))));
    let row = |(at, card): (usize, &ScorecardResult)| {
        let name = line(&names.called(named(card)));
        let name = match at {
            at if at < DETAILED => vec![link(Address::inside(format!("#card-{at}"))).all(breakable(&name)).into()],
            _ => breakable(&name),
        };
        let cells = [
            ("Scorecard", line(&card.title)),
            ("Owner", line(card.facets.owner.as_deref().unwrap_or("nobody"))),
            ("Level", level(card)),
            ("Score", score(card)),
            ("Coverage", coverage(card)),
        ];
        let cell = |(label, text): (&str, String)| tag("td").set("data-label", label).all(breakable(&text));
        tag("tr").with(tag("th").set("scope", "row").all(name)).all(cells.map(cell))
    };
    let body = tag("tbody").all((0..).zip(cards).map(row));
    tag("div").class("wide-table").with(tag("table").class("cells").with(head).with(body))
}

fn level(card: &ScorecardResult) -> String {
    let kept = card.kept_until().map_or_else(String::new, |until| format!(", kept until {until}"));
    let level = card.level.as_deref().unwrap_or(if card.levels.is_empty() { "has none" } else { "none reached" });
    let by = if scorecards::is_by_waivers(card) { ", by waivers alone" } else { "" };
    format!("{}{by}{kept}", line(level))
}

fn score(card: &ScorecardResult) -> String {
    let scoring = &card.card.scoring;
    let score =
        card.score.map_or_else(|| scorecards::unscored(card).to_owned(), |score| scorecards::shown(score, scoring));
    match card.score_up_to.filter(|most| card.score.is_some_and(|score| score < *most)) {
        Some(most) => format!("{score}, up to {} if all that is unknown passes", scorecards::shown(most, scoring)),
        None => score,
    }
}

fn coverage(card: &ScorecardResult) -> String {
    card.coverage.map_or_else(|| scorecards::nothing(card), percent)
}

/// A card for an entity of this name: which it is, and whether it is folded.
fn card(own: &ScorecardResult, name: &str, (at, is_folded): (usize, bool)) -> Element {
    let title = format!("{} {} · {}", line(&own.title), line(&own.version), line(name));
    let heading = tag("h3").set("id", format!("card-{at}")).text(title);
    let counts: Vec<_> = scorecards::counts(own).iter().map(|(number, word, _)| format!("{number} {word}")).collect();
    let numbers = [
        ("Score", score(own)),
        (
            "Coverage",
            own.coverage.map_or_else(|| coverage(own), |own| format!("{} of what applies is known", percent(own))),
        ),
        ("Checks", counts.join(", ")),
        ("Owner", line(own.facets.owner.as_deref().unwrap_or("nobody is named"))),
    ];
    let mut body = vec![Node::from(ladder(own))];
    let kept = own.level.as_deref().and_then(|level| scorecards::kept(own, level));
    body.extend(kept.map(|kept| tag("p").text(line(&format!("The level is {kept}."))).into()));
    body.push(bar(own).into());
    let number = |(name, text): (&str, String)| tag("div").with(tag("dt").text(name)).with(tag("dd").text(text));
    body.push(tag("dl").class("numbers").all(numbers.map(number)).into());
    body.extend(target(own).map(Node::from));
    body.extend(steps(own));
    body.push(checks(own).into());
    if is_folded {
        let about = format!("{} · {}", level(own), score(own));
        let summary = tag("summary").with(heading).with(tag("span").class("about").text(about));
        return tag("details").class("card").with(summary).all(body);
    }
    tag("article").class("card").with(heading).all(body)
}

/// The levels, with those that are reached marked.
fn ladder(card: &ScorecardResult) -> Element {
    let rung = |rung: &crate::model::scorecard::Rung| {
        let (class, mark, word) =
            if rung.is_reached { ("rung reached", "●", "reached") } else { ("rung", "○", "not reached") };
        tag("li")
            .class(class)
            .with(tag("span").set("aria-hidden", "true").text(mark))
            .text(format!(" {} ", line(&rung.level)))
            .with(tag("span").class("state").text(word))
    };
    tag("ol").class("ladder").set("aria-label", "Levels").all(card.ladder.iter().map(rung))
}

/// The score, and beside it what it would be if all that is unknown passed.
fn bar(card: &ScorecardResult) -> Element {
    let part = |class: &'static str, points: Option<u32>| {
        let width = points.unwrap_or(0).min(FULL) / 10;
        tag("rect").class(class).set("width", width.to_string()).set("height", "10")
    };
    tag("svg")
        .class("bar-of-score")
        .set("viewBox", "0 0 1000 10")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .with(tag("rect").class("all").set("width", "1000").set("height", "10"))
        .with(part("up-to", card.score_up_to))
        .with(part("own", card.score))
}

fn target(card: &ScorecardResult) -> Option<Element> {
    let target = card.target.as_ref()?;
    let by = target.by.map_or_else(String::new, |by| format!(" by {by}"));
    let state = if target.is_met { "reached" } else { "not reached yet" };
    Some(tag("p").text(format!("Expected: {}{by}, {state}.", line(&target.level))))
}

/// What to do next, the first steps at once and the rest folded.
fn steps(card: &ScorecardResult) -> Vec<Node> {
    if card.next_steps.is_empty() {
        return Vec::new();
    }
    let rung = card.next_level.as_ref().and_then(|next| card.ladder.iter().find(|rung| rung.level == *next));
    let lead = match rung {
        Some(rung) => {
            let needs = scorecards::needs(card, rung).join(", ");
            let needs = if needs.is_empty() { String::new() } else { format!(": {needs}") };
            format!("To reach {}{needs}. What gains most for its effort comes first.", line(&rung.level))
        }
        None => "For the score alone:".to_owned(),
    };
    let entries = scorecards::entries(card, &card.next_steps);
    let first = entries.iter().take(STEPS).map(|own| entry(card, own));
    let mut nodes = vec![
        tag("h4").text("What to do next").into(),
        tag("p").text(lead).into(),
        tag("ol").class("steps").all(first).into(),
    ];
    let more: usize = entries.iter().skip(STEPS).map(Entry::len).sum();
    if more > 0 {
        let rest = entries.iter().skip(STEPS).map(|own| entry(card, own));
        let list = tag("ol").class("steps").set("start", (STEPS + 1).to_string()).all(rest);
        let summary = tag("summary").text(count(more as u64, "more step"));
        nodes.push(tag("details").class("more").with(summary).with(list).into());
    }
    nodes
}

fn entry(card: &ScorecardResult, own: &Entry<'_>) -> Element {
    match own {
        Entry::Step(own) => step(card, own),
        Entry::Unknown { why, steps } => tag("li")
            .with(tag("strong").text(line(&scorecards::together(steps))))
            .with(tag("p").class("what").all(said(&format!("{why} ({})", scorecards::rules(steps))))),
    }
}

fn step(card: &ScorecardResult, own: &NextStep) -> Element {
    let mut about = vec![format!("{} effort", own.effort.word())];
    if own.findings > 0 {
        about.push(count(own.findings, "finding"));
    }
    let gained = scorecards::gained(own);
    if !gained.is_empty() {
        about.push(gained);
    }
    let item = tag("li")
        .with(tag("strong").all(said(&own.title)))
        .text(" ")
        .with(tag("code").class("id").text(line(&own.rule)))
        .with(tag("span").class("gain").text(line(&about.join(" · "))));
    match scorecards::unjudged(card, own) {
        Some(why) => item.with(tag("p").class("what").all(said(&format!("It could not be judged: {why}")))),
        None if own.fix.is_empty() => item,
        None => item.with(tag("p").class("what").all(prose(&flowing(&own.fix)))),
    }
}

/// Every check with its outcome and why.
fn checks(card: &ScorecardResult) -> Element {
    let head = ["Check", "Outcome", "Needed for", "What is there"];
    let head = tag("thead").with(tag("tr").all(head.map(|text| tag("th").set("scope", "col").text(text))));
    let row = |own: &CheckResult| {
        let notes = scorecards::notes(own);
        let name = tag("th").set("scope", "row").all(said(&own.title)).text(" ");
        let (class, word) = outcome(own.outcome);
        tag("tr")
            .with(name.with(tag("code").class("id").all(breakable(&line(&own.check.rule)))))
            .with(
                tag("td")
                    .set("data-label", "Outcome")
                    .with(tag("span").set("class", format!("badge {class}")).text(word)),
            )
            .with(tag("td").set("data-label", "Needed for").text(line(&scorecards::told(own))))
            .with(tag("td").set("data-label", "There").all(notes.iter().map(|note| tag("div").all(said(note)))))
    };
    let table = tag("table").class("cells").with(head).with(tag("tbody").all(card.checks.iter().map(row)));
    let mut details = tag("details").class("more");
    let summary = match card.checks.len() {
        1 => "The check".to_owned(),
        several => format!("All {several} checks"),
    };
    details = details.with(tag("summary").text(summary));
    if card.checks.iter().any(|own| own.check.title.is_none()) {
        details = details.with(tag("p").class("what").all(said(scorecards::NAMES)));
    }
    details.with(tag("div").class("wide-table").with(table))
}

fn outcome(outcome: CheckOutcome) -> (&'static str, String) {
    match outcome {
        CheckOutcome::Pass => ("good", "pass".to_owned()),
        CheckOutcome::Partial(value) => ("medium", percent(value)),
        CheckOutcome::Fail => ("high", "fail".to_owned()),
        CheckOutcome::NotApplicable => ("withdrawn", "not applicable".to_owned()),
        CheckOutcome::Waived => ("low", "waived".to_owned()),
        CheckOutcome::Unknown => ("medium", "unknown".to_owned()),
    }
}
