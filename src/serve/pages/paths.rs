//! Golden paths: who is on them, how that came about, and what those lack who are not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::overview::{entity, float, owner};
use super::table::{Column, Entry, Table};
use super::{Page, Part, View, href, shell};
use crate::history::ask::{Adoption, AdoptionDay, By, OnPath, PathKnown};
use crate::history::show::because;
use crate::history::{Cell, Store};
use crate::model::adoption::{AskedPath, Counts, Signal, State};
use crate::model::scorecard::CheckOutcome;
use crate::model::{Date, GroupBy};
use crate::report::markup::{Element, tag};
use crate::report::{count, hundredths};
use crate::serve::charts::{self, Chart, Series};
use crate::serve::reply::Refused;

const HOW: &str = "The share is of those that the path is for, and known: who is not known counts as not on it. Steps are of those that \
    were there before, by the look that saw them first.";

/// Draws all of them.
pub(in crate::serve) fn paths(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let mut page = Page::new("Golden paths");
    page.put(shell::stretches(view));
    if !section(&mut page, store, view)? {
        page.put(
            tag("p").class("none").text(
                "No run asked a golden path yet: paths/<id>.toml among the standards that karat.toml names, and a run that is recorded.",
            ),
        );
    }
    Ok(page)
}

/// Puts all of them on a page; whether there are any.
pub(super) fn section(page: &mut Page, store: &mut Store, view: &View) -> Result<bool, Refused> {
    let known = store.golden_paths()?;
    if known.is_empty() {
        return Ok(false);
    }
    let mut told = Vec::new();
    for own in &known {
        let lives = store.path_lives(own, view.stretch())?;
        told.push((own, lives.days(None), lives.all()));
    }
    page.heading("adoption", "Golden paths");
    let chart = shares(&told.iter().map(|(own, days, _)| (*own, days.as_slice())).collect::<Vec<_>>());
    page.parts.push(Part::Chart(chart.lines(), chart.table()));
    page.table(all(told.iter().map(|(own, _, adoption)| (*own, adoption))));
    Ok(true)
}

/// In percent; none of nobody.
fn percent(counts: Counts) -> Option<f64> {
    counts.share().map(|share| f64::from(share) / 100.0)
}

/// The share over time, a line each.
fn shares(all: &[(&PathKnown, &[AdoptionDay])]) -> Chart {
    let days: BTreeSet<Date> = all.iter().flat_map(|(_, days)| days.iter().map(|own| own.day)).collect();
    let days: Vec<Date> = days.into_iter().collect();
    let series = |((own, told), class): (&(&PathKnown, &[AdoptionDay]), &'static str)| {
        let at = |day: &Date| percent(told.iter().rfind(|own| own.day <= *day)?.counts);
        Series { name: format!("{}, %", own.path.title), class, values: days.iter().map(at).collect() }
    };
    let ends = |(own, told): &(&PathKnown, &[AdoptionDay])| {
        let shown = |own: Option<&AdoptionDay>| {
            own.and_then(|own| own.counts.share())
                .map_or("nobody".to_owned(), |share| format!("{} %", hundredths(share)))
        };
        format!("{} went from {} to {}.", own.path.title, shown(told.first()), shown(told.last()))
    };
    Chart {
        id: "adoption",
        title: "The share that is on each golden path".to_owned(),
        said: all.iter().map(ends).collect::<Vec<_>>().join(" "),
        series: all.iter().zip(charts::LINES).map(series).collect(),
        days,
        top: Some(100.0),
        unit: "%",
    }
}

fn number(count: usize) -> Entry {
    Cell::Count(count as u64).into()
}

fn change(before: Counts, now: Counts) -> Entry {
    let points = before.share().zip(now.share()).map(|(before, now)| i64::from(now) - i64::from(before));
    points.map_or(Cell::None, Cell::Change).into()
}

/// The columns that tell of an adoption, and its entries.
const COUNTED: [&str; 8] = ["for", "on", "off", "unknown", "share", "change", "came", "left"];

fn counted(own: &Adoption) -> Vec<Entry> {
    vec![
        number(own.now.all()),
        number(own.now.on),
        number(own.now.off),
        number(own.now.unknown),
        Cell::points(own.now.share()).into(),
        change(own.before, own.now),
        number(own.steps(true).count()),
        number(own.steps(false).count()),
    ]
}

fn all<'k>(told: impl Iterator<Item = (&'k PathKnown, &'k Adoption)>) -> Table {
    let columns = [Column::text("path")].into_iter().chain(COUNTED.map(Column::number));
    let mut table = Table::new("paths", "Who is on golden paths now, and who came and left", columns.collect());
    for (own, adoption) in told {
        let name = Entry::from(Cell::Text(own.path.id.to_string()))
            .called(own.path.title.as_ref())
            .to(Some(href(&["paths", &own.path.id], &[])));
        table.row([name].into_iter().chain(counted(adoption)).collect());
    }
    table
}

/// Draws one.
pub(in crate::serve) fn path(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let id = view.name(0);
    let own = store.path_known(id)?;
    let own = &own.ok_or_else(|| Refused::missing(format!("no run asked a golden path {id}")))?;
    let lives = store.path_lives(own, view.stretch())?;
    let adoption = lives.all();
    let [_, now] = view.stretch();
    let entities = store.on_path(own, now)?;
    let mut page = Page::new(own.path.title.as_ref()).below("Golden paths", href(&["paths"], &[]));
    page.put(meta(own));
    page.put(shell::stretches(view));
    page.put(tiles(&adoption));
    let chart = trend(&lives.days(None));
    page.parts.push(Part::Chart(chart.stacked(), chart.table()));
    page.put(tag("p").class("none").text(HOW));
    page.heading("signals", "Signals");
    page.table(signals(&entities));
    page.heading("owners", "By owner");
    page.table(owners(&lives.by(By::Group(GroupBy::Owner))));
    page.heading("steps", "Who came and who left");
    page.table(moves(&adoption).at_most(100));
    page.heading("off", "Who is not on it");
    page.table(off(&entities).at_most(500));
    Ok(page)
}

fn meta(own: &PathKnown) -> Element {
    let choice = if own.path.is_voluntary { "another way is allowed" } else { "no other way is allowed" };
    let said = [
        format!("version {}", own.path.version),
        format!("on it with {} or more", count(u64::from(own.path.at_least), "signal")),
        choice.to_owned(),
    ];
    tag("p")
        .class("meta")
        .with(tag("code").class("id").text(own.path.id.as_ref()))
        .all(said.map(|text| tag("span").text(text)))
}

/// The latest numbers.
fn tiles(own: &Adoption) -> Element {
    let tile = |number: String, what: &str| tag("li").with(tag("strong").text(number)).with(tag("span").text(what));
    let share = |share: Option<u32>| share.map_or("–".to_owned(), |share| format!("{} %", hundredths(share)));
    let mut all = vec![tile(share(own.now.share()), "on it")];
    if own.now.unknown > 0 {
        all.push(tile(share(own.now.up_to()), "where all that is unknown is on it"));
    }
    all.push(tile(own.now.on.to_string(), "entities on it"));
    all.push(tile(own.now.off.to_string(), "off it"));
    all.extend(own.new.filter(|new| new.all() > 0).map(|new| tile(share(new.share()), "of new ones came on it")));
    all.extend(own.cohort.share().map(|stayed| tile(share(Some(stayed)), "stayed for 90 days")));
    tag("ul").class("tiles").all(all)
}

/// How many are on it and off it over time.
fn trend(days: &[AdoptionDay]) -> Chart {
    let series = |name: &str, class, of: fn(&Counts) -> usize| Series {
        name: name.to_owned(),
        class,
        values: days.iter().map(|own| Some(float(of(&own.counts) as u64))).collect(),
    };
    let said = match (days.first(), days.last()) {
        (Some(first), Some(last)) => format!(
            "From {} to {} those on the path went from {} of {} to {} of {}.",
            first.day,
            last.day,
            first.counts.on,
            first.counts.all(),
            last.counts.on,
            last.counts.all()
        ),
        _ => "There is nothing to show.".to_owned(),
    };
    Chart {
        id: "trend",
        title: "Entities on the path and off it".to_owned(),
        said,
        days: days.iter().map(|own| own.day).collect(),
        series: vec![
            series("on", "c4", |own| own.on),
            series("unknown", "c2", |own| own.unknown),
            series("off", "c0", |own| own.off),
        ],
        top: None,
        unit: "",
    }
}

/// How many have each of the signals.
fn signals(entities: &[OnPath]) -> Table {
    let columns = ["seen", "lacking", "not applicable", "unknown"].map(Column::number);
    let columns = [Column::text("signal")].into_iter().chain(columns).collect();
    let mut table = Table::new("signals", "How many entities show each signal now", columns).or("There is none.");
    let mut by_signal: BTreeMap<Arc<str>, [u64; 4]> = BTreeMap::new();
    for own in entities.iter().flat_map(|own| &own.signals) {
        let place = match own.outcome {
            CheckOutcome::Pass => 0,
            CheckOutcome::NotApplicable => 2,
            CheckOutcome::Unknown => 3,
            CheckOutcome::Fail | CheckOutcome::Partial(_) | CheckOutcome::Waived => 1,
        };
        if let Some(sum) = by_signal.entry(own.id.clone()).or_default().get_mut(place) {
            *sum += 1;
        }
    }
    for (id, sums) in by_signal {
        let name = Entry::from(Cell::Text(id.to_string()));
        table.row([name].into_iter().chain(sums.map(|sum| Cell::Count(sum).into())).collect());
    }
    table
}

fn owners(all: &[Adoption]) -> Table {
    let columns = [Column::text("owner")].into_iter().chain(COUNTED.map(Column::number));
    let mut table = Table::new("owners", "How each owner stands, the lowest share first", columns.collect());
    let mut all: Vec<&Adoption> = all.iter().filter(|own| own.now.all() > 0).collect();
    all.sort_by_key(|own| (own.now.share(), own.key.clone()));
    for own in all {
        table.row([owner(own.key.as_deref())].into_iter().chain(counted(own)).collect());
    }
    table
}

fn moves(own: &Adoption) -> Table {
    let columns = ["when", "entity", "owner", "step", "because"].map(Column::text).to_vec();
    let mut table = Table::new("steps", "Steps onto the path and off it, the latest first", columns).or("Nobody.");
    for step in own.steps.iter().rev() {
        table.row(vec![
            Cell::Moment(step.moment).into(),
            entity(&step.entity, &step.repository),
            owner(step.facets.owner.as_deref()),
            Cell::Text(step.word().to_owned()).into(),
            Cell::Text(because(step)).into(),
        ]);
    }
    table
}

/// The paths that an entity could be on.
pub(super) fn of_entity(all: &[(AskedPath, OnPath)]) -> Table {
    let columns = ["path", "state", "lacks", "not known", "since"].map(Column::text).to_vec();
    let mut table = Table::new("paths", "Whether it is on the golden paths that are for it", columns);
    for (path, own) in all {
        let name = Entry::from(Cell::Text(path.id.to_string()))
            .called(path.title.as_ref())
            .to(Some(href(&["paths", &path.id], &[])));
        let state = Cell::Text(own.state.as_str().to_owned()).into();
        let [lacks, unknown] = lacking(own);
        table.row(vec![name, state, lacks, unknown, Cell::Moment(own.since).into()]);
    }
    table
}

/// The signals that an entity lacks, and those of which it is not known.
fn lacking(own: &OnPath) -> [Entry; 2] {
    let named = |wanted: &dyn Fn(&Signal) -> bool| {
        let names: Vec<&str> = own.signals.iter().filter(|own| wanted(own)).map(|own| own.id.as_ref()).collect();
        Entry::from(if names.is_empty() { Cell::None } else { Cell::Text(names.join(", ")) })
    };
    let is_lacking = |own: &Signal| !matches!(own.outcome, CheckOutcome::Pass | CheckOutcome::Unknown);
    [named(&is_lacking), named(&|own| own.outcome == CheckOutcome::Unknown)]
}

/// Those that are not known to be on it, the nearest first.
fn off(entities: &[OnPath]) -> Table {
    let columns = vec![
        Column::text("entity"),
        Column::text("owner"),
        Column::text("state"),
        Column::number("signals seen"),
        Column::text("lacks"),
        Column::text("not known"),
        Column::text("since"),
    ];
    let mut table = Table::new("off", "Who is not on the path, the nearest to it first", columns).or("Nobody.");
    let seen = |own: &OnPath| own.signals.iter().filter(|own| own.outcome == CheckOutcome::Pass).count();
    let mut all: Vec<&OnPath> = entities.iter().filter(|own| own.state != State::On).collect();
    all.sort_by_key(|own| std::cmp::Reverse(seen(own)));
    for own in all {
        let [lacks, unknown] = lacking(own);
        table.row(vec![
            entity(&own.entity, &own.repository),
            owner(own.facets.owner.as_deref()),
            Cell::Text(own.state.as_str().to_owned()).into(),
            number(seen(own)),
            lacks,
            unknown,
            Cell::Moment(own.since).into(),
        ]);
    }
    table
}
