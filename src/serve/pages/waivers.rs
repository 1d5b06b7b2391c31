//! Waivers at work: what they excuse, where, and until when.

use std::collections::BTreeMap;

use super::overview::entity;
use super::table::{Column, Entry, Table};
use super::{Page, View, href};
use crate::history::ask::Ending;
use crate::history::{Cell, Store};
use crate::report::count;
use crate::report::markup::tag;
use crate::serve::reply::Refused;

/// Waivers that end within so many days are told of on the overview.
const SOON: i64 = 30;

/// Draws all of them.
pub(in crate::serve) fn waivers(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let all = store.waivers_ending(view.stretch()[1], None)?;
    let mut page = Page::new("Waivers");
    let mut by_waiver: BTreeMap<&str, u64> = BTreeMap::new();
    for own in &all {
        *by_waiver.entry(own.waiver.id.as_ref()).or_default() += 1;
    }
    page = page
        .lead(format!("{} at work, those that end first before the others.", count(by_waiver.len() as u64, "waiver")));
    page.table(table("waivers", "What each excuses", &all, view).at_most(500));
    Ok(page)
}

/// Draws one.
pub(in crate::serve) fn waiver(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let mut all = store.waivers_ending(view.stretch()[1], None)?;
    all.retain(|own| own.waiver.id.as_ref() == view.name(0));
    let Some(first) = all.first() else {
        return Err(Refused::missing(format!("no waiver {} is at work", view.name(0))));
    };
    let mut page = Page::new(first.waiver.id.to_string()).below("Waivers", href(&["waivers"], &[]));
    page = page.lead(first.waiver.reason.to_string());
    page.put(tag("p").class("meta").with(tag("span").text(format!(
        "{}, until {}",
        first.waiver.effect.as_str(),
        first.waiver.until
    ))));
    page.table(table("waivers", "What it excuses", &all, view));
    Ok(page)
}

/// Those that end soon.
pub(super) fn soon(store: &mut Store, view: &View) -> Result<Table, Refused> {
    let all = store.waivers_ending(view.stretch()[1], Some(view.end + SOON * 86_400))?;
    Ok(table("waivers", "Waivers that end within 30 days", &all, view).or("None ends within 30 days."))
}

fn table(id: &'static str, caption: &str, all: &[Ending], view: &View) -> Table {
    let columns = vec![
        Column::text("waiver"),
        Column::text("ends"),
        Column::number("days left"),
        Column::text("effect"),
        Column::text("excuses"),
        Column::text("where"),
        Column::number("findings"),
        Column::text("reason"),
    ];
    let mut table = Table::new(id, caption, columns).or("None is at work.");
    for own in all {
        let subject = match &own.scorecard {
            Some(card) => Entry::from(Cell::Text(own.subject.to_string()))
                .to(Some(href(&["scorecards", card, &own.subject], &[]))),
            None => Entry::from(Cell::Text(own.subject.to_string())).to(Some(href(&["rules", &own.subject], &[]))),
        };
        let place = match &own.entity {
            Some(reference) => entity(reference, &own.repository),
            None => Cell::Text(own.repository.to_string()).into(),
        };
        let left = view.today().days_until(own.waiver.until);
        table.row(vec![
            Entry::from(Cell::Text(own.waiver.id.to_string())).to(Some(href(&["waivers", &own.waiver.id], &[]))),
            Cell::Text(own.waiver.until.to_string()).into(),
            u64::try_from(left).map_or(Cell::Text("over".to_owned()), Cell::Count).into(),
            Cell::Text(own.waiver.effect.as_str().to_owned()).into(),
            subject,
            place,
            own.findings.map_or(Cell::None, Cell::Count).into(),
            Cell::Text(own.waiver.reason.to_string()).into(),
        ]);
    }
    table
}
