//! Owners, systems and the like: how those that belong together stand, and how they came there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entities;
use super::overview::{ELSEWHERE, elsewhere, levels, short, tiles};
use super::table::{Column, Entry, Table};
use super::{Page, Part, View, href, shell};
use crate::history::ask::{By, LevelDay, Stood};
use crate::history::{Cell, Store};
use crate::model::GroupBy;
use crate::model::scorecard::Scorecard;
use crate::report::markup::{Element, link, tag};
use crate::serve::reply::Refused;

/// Median scores, by what entities have in common.
type Medians = BTreeMap<Option<Arc<str>>, Option<u32>>;

const GROUPS: [GroupBy; 4] = [GroupBy::Owner, GroupBy::System, GroupBy::Domain, GroupBy::Tier];

/// Draws all groups of a kind.
pub(in crate::serve) fn groups(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let by = by(view.get("by").unwrap_or("owner"))?;
    let (known, chosen) = view.cards(store)?;
    let mut page = Page::new("Teams, systems and tiers");
    page.put(kinds(view, by));
    let Some(chosen) = chosen else {
        page.put(tag("p").class("none").text("No run was recorded yet."));
        return Ok(page);
    };
    let card = &chosen.card;
    page.put(shell::cards(view, known.iter().map(|own| (own.card.id.as_ref(), own.card.title.as_ref())), &card.id));
    page.put(shell::stretches(view));
    let days = store.levels(&view.trend(&card.id), Some(by))?;
    if let Some(others) = shell::others(&chosen) {
        page.put(others);
    }
    let medians = store.medians(&card.id, view.stretch()[1], Some(By::Group(by)))?;
    page.table(table(&days, &medians, card, by));
    Ok(page)
}

/// Draws one group.
pub(in crate::serve) fn group(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let by = by(view.name(0))?;
    let name = view.name(1);
    let (known, chosen) = view.cards(store)?;
    let mut page = Page::new(name).below("Teams, systems and tiers", href(&["groups"], &[("by", by.as_str())]));
    page = page.lead(format!("What has this {}.", by.as_str()));
    let Some(chosen) = chosen else {
        return Err(Refused::missing("no run was recorded yet"));
    };
    let card = &chosen.card;
    let scope = view.trend(&card.id);
    let mut days = store.levels(&scope, Some(by))?;
    days.retain(|day| day.key.as_deref() == Some(name));
    if days.is_empty() {
        return Err(Refused::missing(format!("no entity has the {} {name}", by.as_str())));
    }
    page.put(shell::cards(view, known.iter().map(|own| (own.card.id.as_ref(), own.card.title.as_ref())), &card.id));
    page.put(shell::stretches(view));
    let now = view.stretch()[1];
    let median = store.medians(&card.id, now, Some(By::Group(by)))?.remove(&Some(Arc::from(name))).flatten();
    page.put(tiles(&days, card, median));
    let chart = levels(&days, card);
    page.parts.push(Part::Chart(chart.stacked(), chart.table()));
    page.heading("entities", "Entities");
    let own = |own: &Stood| by_value(by, own) == Some(name);
    let all: Vec<Stood> = store.standings(&card.id, scope.to)?.into_iter().filter(own).collect();
    page.table(entities::table("entities", "Where they stand now", &all).at_most(500));
    page.put(tag("p").with(link(href(&["findings"], &[(by.as_str(), name)])).text("Open findings")));
    Ok(page)
}

fn by(word: &str) -> Result<GroupBy, Refused> {
    let found = GROUPS.into_iter().find(|by| by.as_str() == word);
    found.ok_or_else(|| Refused::missing(format!("nothing is grouped by {word}: owner, system, domain or tier")))
}

fn by_value(by: GroupBy, own: &Stood) -> Option<&str> {
    match by {
        GroupBy::Owner => own.facets.owner.as_deref(),
        GroupBy::System => own.facets.system.as_deref(),
        GroupBy::Domain => own.facets.domain.as_deref(),
        GroupBy::Tier => own.facets.tier.as_deref(),
        GroupBy::Language => None,
    }
}

fn kinds(view: &View, chosen: GroupBy) -> Element {
    let item = |by: GroupBy| {
        let to = link(view.with("by", by.as_str())).text(by.as_str());
        tag("li").with(if by == chosen { to.set("aria-current", "true") } else { to })
    };
    tag("nav").class("choice").set("aria-label", "Grouped by").with(tag("ul").all(GROUPS.map(item)))
}

fn table(days: &[LevelDay], medians: &Medians, card: &Scorecard, by: GroupBy) -> Table {
    let mut columns = vec![
        Column::text(by.as_str()),
        Column::number("entities"),
        Column::number("median score"),
        Column::number("mean score"),
        Column::number("change"),
    ];
    columns.extend(card.levels.iter().rev().map(|level| Column::number(level.title.as_deref().unwrap_or(&level.id))));
    if !card.levels.is_empty() {
        columns.push(Column::number("no level"));
    }
    let has_others = days.iter().any(|day| elsewhere(day, card) > 0);
    if has_others {
        columns.push(Column::number(ELSEWHERE));
    }
    columns.push(Column::number("known"));
    let mut ends: BTreeMap<Option<Arc<str>>, [&LevelDay; 2]> = BTreeMap::new();
    for day in days {
        ends.entry(day.key.clone()).or_insert([day, day])[1] = day;
    }
    let mean = |sum: u64, of: u64| sum.checked_div(of).and_then(|mean| u32::try_from(mean).ok());
    let mut rows: Vec<_> = ends.into_iter().filter(|(_, [_, last])| last.entities > 0).collect();
    rows.sort_by(|(a, [_, last]), (b, [_, other])| {
        (mean(last.score, last.scored), a).cmp(&(mean(other.score, other.scored), b))
    });
    let mut table = Table::new("groups", "How each stands, the lowest mean score first", columns).or("There is none.");
    for (key, [first, last]) in rows {
        let (before, now) = (mean(first.score, first.scored), mean(last.score, last.scored));
        let at = |level: Option<&Arc<str>>| {
            last.levels.iter().find(|(own, _)| own.as_ref() == level).map_or(0, |(_, number)| *number)
        };
        let name = key.as_deref();
        let change = before.zip(now).map(|(before, now)| i64::from(now) - i64::from(before));
        let mut row = vec![
            Entry::from(Cell::Text(name.unwrap_or("none").to_owned()))
                .called(name.map_or("none", short))
                .to(name.map(|name| href(&["groups", by.as_str(), name], &[]))),
            Cell::Count(last.entities).into(),
            Cell::points(medians.get(&key).copied().flatten()).into(),
            Cell::points(now).into(),
            change.map_or(Cell::None, Cell::Change).into(),
        ];
        row.extend(card.levels.iter().rev().map(|level| Cell::Count(at(Some(&level.id))).into()));
        if !card.levels.is_empty() {
            row.push(Cell::Count(at(None)).into());
        }
        if has_others {
            row.push(Cell::Count(elsewhere(last, card)).into());
        }
        row.push(Cell::points(mean(last.coverage, last.scored)).into());
        table.row(row);
    }
    table
}
