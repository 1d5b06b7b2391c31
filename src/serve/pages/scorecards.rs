//! The scorecards that a history knows, one of them with all of its checks, and one check with those who do not hold it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::overview::{entity, float, levels, median, owner, short, tiles};
use super::table::{Column, Entry, Table};
use super::{Page, Part, View, href, shell};
use crate::history::ask::{CardKnown, CheckDay, CheckRate, Mended, Stood, WorstOwner};
use crate::history::{Cell, Store};
use crate::model::scorecard::{Check, CheckOutcome, Scorecard};
use crate::report::markup::{Element, Node, link, tag};
use crate::serve::charts::{Chart, Series, bar};
use crate::serve::reply::Refused;

/// Draws all of them.
pub(in crate::serve) fn scorecards(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let mut page = Page::new("Scorecards");
    let columns = vec![
        Column::text("scorecard"),
        Column::text("version"),
        Column::number("checks"),
        Column::number("entities"),
        Column::text("owner"),
    ];
    let mut table = Table::new("scorecards", "Scorecards that were asked", columns).or("No run was recorded yet.");
    let owners: BTreeSet<Arc<str>> =
        store.facets_now()?.values().filter_map(|own| own.owner.as_deref().map(Arc::from)).collect();
    for own in store.scorecards()? {
        let by = own.card.owner.as_deref();
        table.row(vec![
            Entry::from(Cell::Text(own.card.title.clone())).to(Some(href(&["scorecards", &own.card.id], &[]))),
            Cell::Text(own.card.version.clone()).into(),
            Cell::Count(own.card.checks.len() as u64).into(),
            Cell::Count(own.entities).into(),
            // Who answers for a scorecard need not own an entity, and only owners have a page.
            if by.is_none_or(|by| owners.contains(by)) {
                owner(by)
            } else {
                Entry::from(Cell::maybe(by)).called(by.map_or("", short))
            },
        ]);
    }
    page.put(shell::stretches(view));
    page.table(table);
    Ok(page)
}

/// Draws one.
pub(in crate::serve) fn scorecard(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let known = known(store, view)?;
    let card = &known.card;
    let mut page = Page::new(card.title.clone()).below("Scorecards", href(&["scorecards"], &[]));
    if let Some(about) = &card.description {
        page = page.lead(about.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    page.put(meta(card));
    if let Some(others) = shell::others(&known) {
        page.put(others);
    }
    page.put(shell::stretches(view));
    let scope = view.trend(&card.id);
    let days = store.levels(&scope, None)?;
    page.put(tiles(&days, card, median(store, view, card)?));
    let chart = levels(&days, card);
    page.parts.push(Part::Chart(chart.stacked(), chart.table()));
    page.heading("checks", "Checks");
    let rates = store.check_rates(&scope)?;
    let times = times(store, view)?;
    let worst = store.worst_owners(&scope)?;
    page.table(checks(card, view, &rates, &times, &worst));
    page.heading("changes", "What changed in it");
    page.table(changes(card));
    page.put(tag("p").with(link(href(&["what-if"], &[("scorecard", &card.id)])).text("What if it were another one?")));
    Ok(page)
}

/// Draws a check of one.
pub(in crate::serve) fn check(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let card = known(store, view)?.card;
    let id = view.name(1);
    let scope = view.trend(&card.id);
    let days = store.check_days(&scope, id)?;
    let line = card.checks.iter().find(|own| own.id.as_ref() == id);
    let title = line.map_or(id, |own| title(own, view));
    let mut page = Page::new(title)
        .below("Scorecards", href(&["scorecards"], &[]))
        .below(card.title.clone(), href(&["scorecards", &card.id], &[]));
    if let Some(line) = line {
        page.put(
            tag("p")
                .class("meta")
                .with(tag("span").text(format!("level {}, weight {}", line.level, line.weight)))
                .with(tag("span").text(if line.required { "required" } else { "not required" }))
                .all(shell::pending(line, view).map(|pending| tag("span").text(pending)))
                .with(link(href(&["rules", &line.rule], &[])).with(tag("code").text(line.rule.as_ref()))),
        );
    }
    page.put(shell::stretches(view));
    let chart = outcomes(&days, title);
    page.parts.push(Part::Chart(chart.stacked(), chart.table()));
    let against = store.against(&card.id, id, scope.to)?;
    page.heading("owners", "By owner");
    page.table(by_owner(&store.standings(&card.id, scope.to)?, &against));
    page.heading("open", "Who does not hold it");
    page.table(open(&against).at_most(500));
    Ok(page)
}

/// What people call a check.
fn title<'c>(check: &'c Check, view: &'c View) -> &'c str {
    let of_rule = || view.catalog.rules().find(|rule| rule.id == check.rule).map(|rule| rule.title.as_str());
    check.title.as_deref().or_else(of_rule).unwrap_or(&check.id)
}

fn known(store: &mut Store, view: &View) -> Result<CardKnown, Refused> {
    let known = store.scorecards()?.into_iter().find(|own| own.card.id.as_ref() == view.name(0));
    known.ok_or_else(|| Refused::missing(format!("no scorecard `{}` was recorded", view.name(0))))
}

fn meta(card: &Scorecard) -> Element {
    let levels: Vec<&str> = card.levels.iter().map(|own| own.title.as_deref().unwrap_or(&own.id)).collect();
    tag("p")
        .class("meta")
        .with(tag("span").text(format!("version {}", card.version)))
        .with(
            tag("span")
                .text(format!("levels: {}", if levels.is_empty() { "none".to_owned() } else { levels.join(", ") })),
        )
        .all(card.owner.as_deref().map(|own| tag("span").text(format!("owned by {own}"))))
}

/// How long it takes to mend findings, by rule.
fn times(store: &mut Store, view: &View) -> Result<BTreeMap<Arc<str>, Mended>, Refused> {
    let told = store.mended(view.stretch(), None)?;
    Ok(told.into_iter().filter_map(|own| Some((own.key.clone()?, own))).collect())
}

fn checks(
    card: &Scorecard,
    view: &View,
    rates: &[CheckRate],
    times: &BTreeMap<Arc<str>, Mended>,
    worst: &BTreeMap<Arc<str>, WorstOwner>,
) -> Table {
    let columns = vec![
        Column::text("check"),
        Column::text("level"),
        Column::number("weight"),
        Column::number("rate"),
        Column::number("change"),
        Column::number("failed"),
        Column::number("partial"),
        Column::number("unknown"),
        Column::number("waived"),
        Column::text("worst owner"),
        Column::number("time to mend"),
        Column::number("open findings"),
    ];
    let mut table = Table::new("checks", "The checks that fewest hold come first", columns);
    for own in rates {
        let line = card.checks.iter().find(|line| line.id == own.check);
        let time = line.and_then(|line| times.get(&line.rule));
        let (before, now) = (own.before.rate(), own.after.rate());
        let change = before.zip(now).map(|(before, now)| i64::from(now) - i64::from(before));
        let rate = Entry::from(Cell::points(now));
        let level = Entry::from(Cell::maybe(line.map(|line| line.level.as_ref())));
        table.row(vec![
            Entry::from(Cell::Text(own.check.to_string())).to(Some(href(&["scorecards", &card.id, &own.check], &[]))),
            match line.and_then(|line| shell::pending(line, view)) {
                Some(pending) => level.and(Node::from(format!(" {pending}"))),
                None => level,
            },
            line.map_or(Cell::None, |line| Cell::Count(u64::from(line.weight))).into(),
            match now {
                Some(now) => rate.and(bar(float(u64::from(now)) / 100.0, "area c4")),
                None => rate,
            },
            change.map_or(Cell::None, Cell::Change).into(),
            Cell::Count(own.after.failed).into(),
            Cell::Count(own.after.partial).into(),
            Cell::Count(own.after.unknown).into(),
            Cell::Count(own.after.waived).into(),
            worst.get(&own.check).map_or_else(
                || Cell::None.into(),
                |own| owner(Some(&own.owner)).and(Node::from(format!(" {} of {}", own.failed, own.entities))),
            ),
            time.and_then(|own| own.median).map_or(Cell::None, Cell::Time).into(),
            time.map_or(Cell::None, |own| Cell::Count(own.open)).into(),
        ]);
    }
    table
}

fn changes(card: &Scorecard) -> Table {
    let columns = vec![Column::text("version"), Column::text("kind"), Column::text("what")];
    let mut table =
        Table::new("changes", "What changed from version to version", columns).or("Nothing is written down.");
    for own in card.changes.iter().rev() {
        table.row(vec![
            Cell::Text(own.version.to_string()).into(),
            Cell::Text(own.kind.as_str().to_owned()).into(),
            Cell::Text(own.why.clone()).into(),
        ]);
    }
    table
}

fn outcomes(days: &[CheckDay], title: &str) -> Chart {
    let series = |name: &str, class, of: fn(&CheckDay) -> u64| Series {
        name: name.to_owned(),
        class,
        values: days.iter().map(|day| Some(float(of(day)))).collect(),
    };
    let last = days.last().copied().unwrap_or_default();
    Chart {
        id: "outcomes",
        title: format!("{title}: outcomes over time"),
        said: format!("Now {} pass, {} fail, and of {} it is not known.", last.passed, last.failed, last.unknown),
        days: days.iter().map(|day| day.day).collect(),
        series: vec![
            series("passed", "c4", |day| day.passed),
            series("in part", "c3", |day| day.partial),
            series("waived", "c1", |day| day.waived),
            series("unknown", "c0", |day| day.unknown),
            series("failed", "c2", |day| day.failed),
        ],
        top: None,
        unit: "",
    }
}

/// Owners by the share of theirs that does not hold it, the worst first.
fn by_owner(all: &[Stood], against: &[(Stood, CheckOutcome)]) -> Table {
    let mut sums: BTreeMap<Option<&str>, [u64; 3]> = BTreeMap::new();
    for own in all {
        sums.entry(own.facets.owner.as_deref()).or_default()[0] += 1;
    }
    for (own, outcome) in against {
        let sum = sums.entry(own.facets.owner.as_deref()).or_default();
        let [_, failed, unknown] = sum;
        if *outcome == CheckOutcome::Unknown { *unknown += 1 } else { *failed += 1 }
    }
    let mut rows: Vec<_> = sums.into_iter().filter(|(_, [_, failed, unknown])| failed + unknown > 0).collect();
    rows.sort_by(|(a, [all, failed, _]), (b, [more, worse, _])| (worse * all, a).cmp(&(failed * more, b)));
    let columns = vec![
        Column::text("owner"),
        Column::number("entities"),
        Column::number("do not hold it"),
        Column::number("unknown"),
    ];
    let mut table = Table::new("owners", "Whose entities do not hold it, the worst first", columns).or("All hold it.");
    for (name, [all, failed, unknown]) in rows {
        table.row(vec![owner(name), Cell::Count(all).into(), Cell::Count(failed).into(), Cell::Count(unknown).into()]);
    }
    table
}

fn open(against: &[(Stood, CheckOutcome)]) -> Table {
    let columns = vec![Column::text("entity"), Column::text("owner"), Column::text("outcome"), Column::number("value")];
    let mut table = Table::new("open", "Those that do not hold it now", columns).or("All hold it.");
    for (own, outcome) in against {
        table.row(vec![
            entity(&own.entity, &own.repository),
            owner(own.facets.owner.as_deref()),
            Cell::Text(outcome.as_str().to_owned()).into(),
            Cell::points(outcome.value()).into(),
        ]);
    }
    table
}
