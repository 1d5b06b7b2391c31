//! An entity: where it stands on each scorecard, what to do next, how it came there, its checks and its findings.

use std::sync::Arc;

use super::facets::facts;
use super::overview::{entity as entity_of, owner};
use super::table::{Column, Entry, Table};
use super::{Page, Part, View, href, paths, shell, source};
use crate::history::ask::{CardKnown, Change, FindingFilter, FindingRow, OnPath, Shown};
use crate::history::show::STOOD;
use crate::history::{Cell, Store};
use crate::model::Date;
use crate::model::adoption::AskedPath;
use crate::model::movement::{Part as Cause, PartMove};
use crate::model::scorecard::{CheckOutcome, Excuse, NextStep};
use crate::report::markup::{Element, Node, link, prose, tag};
use crate::report::{count, hundredths, kept};
use crate::score::next_steps;
use crate::serve::charts::{Chart, Series, bar};
use crate::serve::pages::overview::float;
use crate::serve::reply::Refused;

/// Steps that are told of.
const STEPS: usize = 5;
/// Findings that are drawn; CSV has all.
const FINDINGS: usize = 100;

/// Draws it.
pub(in crate::serve) fn entity(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let id = store.entity_in(view.name(0), view.get("repository"))?;
    let moment = view.stretch()[1];
    let mut shown = Vec::new();
    let known = store.scorecards()?;
    for card in &known {
        shown.extend(store.shown(id, &card.card.id, moment)?);
    }
    let paths = store.paths_of(id, moment)?;
    let Some(first) = shown.first() else {
        return unscored(&paths)
            .ok_or_else(|| Refused::missing(format!("{} stands on no scorecard now", view.name(0))));
    };
    let (reference, repository) = (first.stood.entity.clone(), first.stood.repository.clone());
    let looked = store.latest_look(&repository)?;
    let commit = looked.as_ref().and_then(|own| own.commit.clone());
    let mut page = Page::new(first.stood.name.to_string()).below("Entities", href(&["entities"], &[]));
    page.put(facts(&first.stood, looked.as_ref()));
    if view.has_flow && store.is_deployed(&first.stood.name)? {
        let to = href(&["flow"], &[("service", &first.stood.name)]);
        page.put(tag("p").with(link(to).text("How its changes flow")));
    }
    page.put(shell::stretches(view));
    let asked = view.get("scorecard");
    if let Some(asked) = asked.filter(|asked| known.iter().all(|own| own.card.id.as_ref() != *asked)) {
        return Err(Refused::missing(format!("no scorecard `{asked}` was recorded")));
    }
    let chosen = shown.iter().find(|own| Some(own.result.scorecard.as_ref()) == asked).unwrap_or(first);
    let cards = shown.iter().map(|own| (own.result.scorecard.as_ref(), own.result.title.as_ref()));
    page.put(shell::cards(view, cards, &chosen.result.scorecard));
    page.put(standing(chosen));
    if let Some(other) = other_version(chosen, &known) {
        page.put(other);
    }
    page.heading("next", "Next steps");
    page.put(steps(chosen, view));
    page.heading("over-time", "Score over time, and why it moved");
    let changes = store.timeline(id, &view.scope(&chosen.result.scorecard))?;
    let chart = chart(&changes, view);
    page.parts.push(Part::Chart(chart.lines(), chart.table()));
    page.table(causes(&changes, &repository, view.stretch()[0]));
    page.heading("checks", "Checks");
    page.table(checks(chosen, view));
    if !paths.is_empty() {
        page.heading("paths", "Golden paths");
        page.table(paths::of_entity(&paths));
    }
    page.heading("findings", "Findings");
    let filter = FindingFilter { repository: Some(repository.clone()), at: Some(moment), ..FindingFilter::default() };
    let mut found = store.findings(&filter)?;
    found.retain(|own| own.entity.as_ref().is_none_or(|own| *own == reference));
    page.table(findings(found.iter(), commit.as_deref(), Among::One).at_most(FINDINGS));
    Ok(page)
}

/// An entity of which only golden paths speak.
fn unscored(paths: &[(AskedPath, OnPath)]) -> Option<Page> {
    let (_, own) = paths.first()?;
    let mut page = Page::new(own.name.to_string()).below("Entities", href(&["entities"], &[]));
    page = page.lead(format!("{} in {} stands on no scorecard now.", own.entity, own.repository));
    page.heading("paths", "Golden paths");
    page.table(paths::of_entity(paths));
    Some(page)
}

/// Level, score, coverage.
fn standing(own: &Shown) -> Element {
    let tile = |number: String, what: &str| tag("li").with(tag("strong").text(number)).with(tag("span").text(what));
    let score = |points: Option<u32>| points.map_or("–".to_owned(), |points| format!("{} %", hundredths(points)));
    let level = own.stood.level.as_deref().unwrap_or("none").to_owned();
    let mut all = vec![tile(level, "level"), tile(score(own.stood.score), "score")];
    if own.stood.score_up_to != own.stood.score {
        all.push(tile(score(own.stood.score_up_to), "if all that is unknown passes"));
    }
    all.push(tile(score(own.stood.coverage), "known"));
    let tiles = tag("ul").class("tiles").all(all);
    match own.stood.level.as_deref().and_then(|level| kept(&own.result, level)) {
        Some(kept) => tag("div").with(tiles).with(tag("p").text(format!("The level is {kept}."))),
        None => tiles,
    }
}

/// That it stands on another version of the scorecard than most.
fn other_version(own: &Shown, known: &[CardKnown]) -> Option<Element> {
    let card = known.iter().map(|known| &known.card).find(|card| card.id == own.result.scorecard)?;
    let said = format!("It stands on version {} of it; most stand on {}.", own.stood.version, card.version);
    (own.stood.version.as_ref() != card.version).then(|| tag("p").class("none").text(said))
}

fn steps(own: &Shown, view: &View) -> Element {
    let rules: std::collections::HashMap<&str, &str> =
        view.catalog.rules().map(|rule| (rule.id.as_ref(), rule.remediation.as_str())).collect();
    let fix = |at: usize| -> Arc<str> {
        let check = own.result.checks.get(at).map(|own| &own.check);
        let text = check.and_then(|own| own.fix.as_deref().or_else(|| rules.get(own.rule.as_ref()).copied()));
        Arc::from(text.unwrap_or_default())
    };
    let steps = next_steps(&own.result, fix);
    if steps.is_empty() {
        return tag("p").class("none").text("Nothing is open.");
    }
    let unknown = own.result.checks.iter().filter(|own| own.outcome == CheckOutcome::Unknown);
    let unknown: Vec<_> = unknown.map(|own| own.check.id.clone()).collect();
    let is_unknown = |own: &NextStep| unknown.contains(&own.check);
    let step = |own: &NextStep| {
        let gain = match &own.gain.reaches {
            Some(level) => format!("reaches {level}, +{} points", hundredths(own.gain.points)),
            None => format!("+{} points", hundredths(own.gain.points)),
        };
        let due = own.due.map(|due| format!(" · blocks from {due}")).unwrap_or_default();
        tag("li")
            .with(tag("strong").with(link(href(&["rules", &own.rule], &[])).text(own.title.as_ref())))
            .with(tag("span").class("gain").text(format!("{gain} · effort {}{due}", own.effort.as_str())))
            .with(if is_unknown(own) {
                tag("p").class("none").text("It could not be judged.")
            } else {
                tag("p").all(prose(&own.fix))
            })
    };
    let list = tag("ol").class("steps").all(steps.iter().take(STEPS).map(step));
    match steps.len().checked_sub(STEPS) {
        None | Some(0) => list,
        Some(left) => tag("div")
            .with(list)
            .with(tag("p").class("none").text(format!("Besides, {} open: see below.", count(left as u64, "check")))),
    }
}

fn chart(changes: &[Change], view: &View) -> Chart {
    let [from, to] = view.stretch().map(|moment| Date::of_unix(moment).unwrap_or_default());
    // Several changes of a day are one point: the last.
    let mut points: std::collections::BTreeMap<Date, Option<u32>> = std::collections::BTreeMap::new();
    for own in changes {
        points.insert(Date::of_unix(own.moment).unwrap_or_default().max(from), own.score);
    }
    if let Some(last) = changes.last() {
        points.entry(to).or_insert(last.score);
    }
    let (days, scores): (Vec<_>, Vec<_>) = points.into_iter().unzip();
    let values = scores.iter().map(|own| own.map(|points| float(u64::from(points)) / 100.0)).collect();
    let ends = [scores.first(), scores.last()].map(|own| own.copied().flatten().map_or("none".to_owned(), hundredths));
    Chart {
        id: "score",
        title: "Score, in percent".to_owned(),
        said: match changes.len().saturating_sub(1) {
            0 => format!("The score stayed at {}.", ends[1]),
            number => format!("The score went from {} to {} in {}.", ends[0], ends[1], count(number as u64, "change")),
        },
        days,
        series: vec![Series { name: "score, %".to_owned(), class: "c4", values }],
        top: Some(100.0),
        unit: "%",
    }
}

fn causes(changes: &[Change], repository: &str, from: i64) -> Table {
    let columns = vec![
        Column::text("when"),
        Column::text("commit"),
        Column::text("level"),
        Column::number("score"),
        Column::number("change"),
        Column::text("because"),
    ];
    let mut table =
        Table::new("causes", "Each change of score or level, the latest first", columns).or("It never moved.");
    for own in changes.iter().rev() {
        let commit = own.revision.as_deref();
        let short = commit.and_then(|own| own.get(..12));
        table.row(vec![
            Cell::Moment(own.moment).into(),
            Entry::from(Cell::maybe(short)).to(commit.and_then(|commit| source::commit(repository, commit))),
            Cell::Text(own.level.as_deref().unwrap_or("none").to_owned()).into(),
            Cell::points(own.score).into(),
            own.by.as_ref().map_or(Cell::None, |by| Cell::Change(by.movement.points())).into(),
            because(own, from).into(),
        ]);
    }
    table
}

fn because(own: &Change, from: i64) -> Cell {
    let Some(by) = &own.by else {
        return Cell::Text(if own.is_before(from) { STOOD } else { "first seen" }.to_owned());
    };
    let of_level: Vec<Cause> = by.movement.of_level().map(|part| part.part).collect();
    let told = |part: &&PartMove| part.points != 0 || !part.checks.is_empty() || of_level.contains(&part.part);
    let part = |part: &PartMove| {
        let checks = part.checks.iter().map(|own| own.check.to_string());
        let all: Vec<String> = checks.chain(part.turned()).collect();
        if all.is_empty() {
            part.part.as_str().to_owned()
        } else {
            format!("{}: {}", part.part.as_str(), all.join(", "))
        }
    };
    let said = by.movement.parts.iter().filter(told).map(part).collect::<Vec<_>>().join("; ");
    if said.is_empty() { Cell::None } else { Cell::Text(said) }
}

fn checks(own: &Shown, view: &View) -> Table {
    let columns = vec![
        Column::text("check"),
        Column::text("outcome"),
        Column::text("level"),
        Column::number("weight"),
        Column::text("since"),
        Column::text("why"),
        Column::text("rule"),
    ];
    let mut table = Table::new("checks", "What the score is made of", columns);
    for judged in &own.judged {
        let line = own.result.checks.iter().find(|line| line.check.id == judged.check);
        let title = line.map_or(judged.check.as_ref(), |line| line.title.as_ref());
        let to = href(&["scorecards", &own.result.scorecard, &judged.check], &[]);
        let excused = |own: &Excuse| format!("waiver {} until {}: {}", own.id, own.until, own.reason);
        let why = judged.told.waiver.as_ref().map(excused);
        let why = why.or_else(|| judged.reason.as_ref().map(|own| own.replace('_', " ")));
        let known = judged.told.remembered.as_ref().map(|own| format!("last known on {}", own.on));
        let why: Vec<String> = why.into_iter().chain(known).collect();
        let outcome = Entry::from(Cell::Text(judged.told.outcome.as_str().replace('_', " ")));
        let outcome = match line.and_then(|line| shell::pending(&line.check, view)) {
            Some(pending) => outcome.and(Node::from(format!(" {pending}"))),
            None => outcome,
        };
        let outcome = match judged.told.outcome.value() {
            Some(value) if matches!(judged.told.outcome, CheckOutcome::Partial(_)) => {
                outcome.and(bar(float(u64::from(value)) / 100.0, "area c4"))
            }
            _ => outcome,
        };
        table.row(vec![
            Entry::from(Cell::Text(title.to_owned())).to(Some(to)),
            outcome,
            Cell::maybe(line.map(|line| line.check.level.as_ref())).into(),
            line.map_or(Cell::None, |line| Cell::Count(u64::from(line.check.weight))).into(),
            Cell::Moment(judged.since).into(),
            Cell::maybe(Some(why.join("; ")).filter(|why| !why.is_empty()).as_deref()).into(),
            Entry::from(Cell::Text(judged.rule.to_string())).to(Some(href(&["rules", &judged.rule], &[]))),
        ]);
    }
    table
}

/// Whose findings a table tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Among {
    /// Of the entity whose page it is.
    One,
    /// Of many.
    All,
}

/// Findings, each with the line that it is on where the host is known.
pub(super) fn findings<'f>(found: impl Iterator<Item = &'f FindingRow>, commit: Option<&str>, among: Among) -> Table {
    let of_one = |column: Column| if among == Among::One { column.unseen() } else { column };
    let columns = vec![
        Column::text("message"),
        Column::text("severity"),
        Column::text("rule"),
        Column::text("repository").unseen(),
        of_one(Column::text("entity")),
        Column::text("place"),
        Column::text("status"),
        Column::text("since"),
        of_one(Column::text("owner")),
    ];
    let mut table = Table::new("findings", "Findings that are there now", columns).or("There is none.");
    for own in found {
        let place = format!("{}:{}", own.path, own.line);
        let to = source::line(&own.repository, commit, &own.path, own.line);
        table.row(vec![
            Entry::from(Cell::Text(own.message.to_string()))
                .to(Some(href(&["findings", &own.fingerprint.to_string()], &[("repository", &own.repository)]))),
            Cell::Text(own.severity.as_str().to_owned()).into(),
            Entry::from(Cell::Text(own.rule.to_string())).to(Some(href(&["rules", &own.rule], &[]))),
            Cell::Text(own.repository.to_string()).into(),
            own.entity.as_deref().map_or_else(
                || Entry::from(Cell::None).called(own.repository.as_ref()),
                |reference| entity_of(reference, &own.repository),
            ),
            Entry::from(Cell::Text(place)).to(to),
            Cell::Text(own.status.as_str().to_owned()).into(),
            Cell::Moment(own.since).into(),
            owner(own.facets.as_ref().and_then(|own| own.owner.as_deref())),
        ]);
    }
    table
}
