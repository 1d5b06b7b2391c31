//! What if: other weights and other required checks, who moves by that, and the definition as TOML.
//!
//! What is changed stands in the address (`w.<check>=3`, `r.<check>=on`), so that it can be shared.

use std::sync::Arc;

use toml_edit::{ArrayOfTables, DocumentMut, Item, value};

use super::overview::{entity, owner};
use super::table::{Column, Entry, Table};
use super::{Page, View, href, shell};
use crate::history::{Cell, Store};
use crate::model::movement::Stand;
use crate::model::scorecard::{Check, Scorecard};
use crate::model::whatif::{Later, Shift, Way};
use crate::report::markup::{Element, link, tag};
use crate::report::whatif::from_then_on;
use crate::serve::reply::Refused;

/// The heaviest that a check may be made.
const HEAVIEST: u32 = 1000;

/// Draws it.
pub(in crate::serve) fn what_if(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let (known, chosen) = view.cards(store)?;
    let mut page = Page::new("What if");
    page = page.lead("Change weights and required checks, and see who would move. Nothing is stored.");
    let Some(card) = chosen.map(|own| own.card) else {
        page.put(tag("p").class("none").text("No run was recorded yet."));
        return Ok(page);
    };
    page.put(shell::cards(view, known.iter().map(|own| (own.card.id.as_ref(), own.card.title.as_ref())), &card.id));
    let after = Arc::new(supposed(&card, view)?);
    if after.checks != card.checks {
        let told = store.what_if(Some(&card), &after, view.stretch()[1])?.what_if;
        page.heading("who", "Who moves");
        page.put(sums(&told.entities));
        page.table(shifts(&told.entities).at_most(500));
        if !told.later.is_empty() {
            page.heading("later", "From later days on");
            page.put(tag("ul").all(from_then_on(&told).into_iter().map(|own| tag("li").text(own))));
            page.table(later(&told.later).at_most(500));
        }
        let asked: Vec<_> = view.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let to = link(href(&["what-if.toml"], &asked)).set("download", format!("{}.toml", card.id));
        page.put(tag("p").with(to.text("The definition as TOML")));
    }
    page.heading("checks", "Checks");
    page.put(form(&card, &after, view));
    Ok(page)
}

/// The definition that the address asks for.
fn supposed(card: &Scorecard, view: &View) -> Result<Scorecard, Refused> {
    let is_sent = view.get("sent").is_some();
    let mut after = card.clone();
    for check in &mut after.checks {
        if let Some(text) = view.get(&format!("w.{}", check.id)) {
            let weight = text.parse().ok().filter(|weight| *weight <= HEAVIEST);
            let help = format!("a whole number from 0 to {HEAVIEST}");
            check.weight =
                weight.ok_or_else(|| Refused::wrong(format!("the weight of {} is `{text}`", check.id), help))?;
        }
        if is_sent {
            check.required = view.get(&format!("r.{}", check.id)).is_some();
        }
    }
    Ok(after)
}

/// The definition that the address asks for, as its file would stand, with its comments.
pub(in crate::serve) fn supposed_toml(store: &mut Store, view: &View) -> Result<String, Refused> {
    let (_, chosen) = view.cards(store)?;
    let card = chosen.map(|own| own.card).ok_or_else(|| Refused::missing("no run was recorded yet"))?;
    let after = supposed(&card, view)?;
    let mut text: DocumentMut = card.text.parse().map_err(Refused::broken)?;
    let lines = text.get_mut("check").and_then(Item::as_array_of_tables_mut);
    for line in lines.into_iter().flat_map(ArrayOfTables::iter_mut) {
        let id = line.get("id").and_then(Item::as_str).map(ToOwned::to_owned);
        let ends = |all: &'_ [Check]| all.iter().find(|own| Some(own.id.as_ref()) == id.as_deref()).cloned();
        let (Some(was), Some(own)) = (ends(&card.checks), ends(&after.checks)) else { continue };
        if was.weight != own.weight {
            line["weight"] = value(i64::from(own.weight));
        }
        if was.required != own.required {
            line["required"] = value(own.required);
        }
    }
    Ok(format!("# As tried against a history. Give it a new version and a [[change]] entry before it is used.\n{text}"))
}

fn form(card: &Scorecard, after: &Scorecard, view: &View) -> Element {
    let row = |(was, own): (&Check, &Check)| {
        let (weight, required) = (format!("w.{}", own.id), format!("r.{}", own.id));
        let tick = tag("input").set("type", "checkbox").set("name", required.clone()).set("id", required.clone());
        let tick = if own.required { tick.set("checked", "checked") } else { tick };
        let title = own.title.as_deref().unwrap_or(&own.id);
        tag("tr")
            .with(tag("th").set("scope", "row").text(title))
            .with(tag("td").set("data-label", "level").text(own.level.as_ref()))
            .with(
                tag("td")
                    .set("data-label", "weight")
                    .with(tag("label").class("unseen").set("for", weight.clone()).text(format!("weight of {title}")))
                    .with(
                        tag("input")
                            .set("type", "number")
                            .set("min", "0")
                            .set("max", HEAVIEST.to_string())
                            .set("name", weight.clone())
                            .set("id", weight)
                            .set("value", own.weight.to_string()),
                    ),
            )
            .with(
                tag("td")
                    .set("data-label", "required")
                    .with(tick)
                    .with(tag("label").class("unseen").set("for", required).text(format!("{title} is required"))),
            )
            .with(tag("td").set("data-label", "is").text(format!(
                "{}{}{}",
                was.weight,
                if was.required { ", required" } else { "" },
                shell::pending(was, view).map(|pending| format!(", {pending}")).unwrap_or_default()
            )))
    };
    let head = ["check", "level", "weight", "required", "is"].map(|name| tag("th").set("scope", "col").text(name));
    let table = tag("table")
        .class("cells")
        .with(tag("caption").class("unseen").text("Weights and required checks"))
        .with(tag("thead").with(tag("tr").all(head)))
        .with(tag("tbody").all(card.checks.iter().zip(&after.checks).map(row)));
    let hidden = |name: &str, value: &str| tag("input").set("type", "hidden").set("name", name).set("value", value);
    tag("form")
        .set("method", "get")
        .set("action", "/what-if")
        .class("what-if")
        .with(hidden("scorecard", &card.id))
        .with(hidden("sent", "1"))
        .all(view.get("days").map(|days| hidden("days", days)))
        .with(table)
        .with(tag("button").text("See who moves"))
        .with(link(href(&["what-if"], &[("scorecard", &card.id)])).text("As it is"))
}

fn sums(all: &[Shift]) -> Element {
    let tile = |way: Way| {
        let number = all.iter().filter(|own| own.way == way).count();
        tag("li").with(tag("strong").text(number.to_string())).with(tag("span").text(way.as_str()))
    };
    tag("ul").class("tiles").all([Way::Falls, Way::Rises, Way::Lower, Way::Higher, Way::Same].map(tile))
}

/// Who has fallen or risen by each of the days to come.
fn later(all: &[Later]) -> Table {
    let columns = vec![
        Column::text("from"),
        Column::text("entity"),
        Column::text("owner"),
        Column::text("goes"),
        Column::text("level"),
        Column::text("because"),
    ];
    let mut table =
        Table::new("later", "Those that have fallen or risen by then", columns).or("Nobody falls or rises.");
    for (from, own) in all.iter().flat_map(|own| own.entities.iter().map(|shift| (own.from, shift))) {
        table.row(vec![
            Cell::Text(from.to_string()).into(),
            entity(&own.entity, &own.repository),
            owner(own.owner.as_deref()),
            Entry::from(Cell::Text(own.way.as_str().to_owned())),
            Cell::Text(levels(own)).into(),
            Cell::Text(because(own)).into(),
        ]);
    }
    table
}

/// The level, and that before where it is another one.
fn levels(own: &Shift) -> String {
    let level =
        |stand: &Option<Stand>| stand.as_ref().and_then(|own| own.level.as_deref()).unwrap_or("none").to_owned();
    match (level(&own.before), level(&own.after)) {
        (before, after) if before == after => after,
        (before, after) => format!("{before} → {after}"),
    }
}

fn because(own: &Shift) -> String {
    let short = own.short_of.iter().map(|own| format!("{} of {}", own.limit.as_str(), own.level));
    own.because.iter().map(ToString::to_string).chain(short).collect::<Vec<_>>().join(", ")
}

fn shifts(all: &[Shift]) -> Table {
    let columns = vec![
        Column::text("entity"),
        Column::text("owner"),
        Column::text("goes"),
        Column::text("level"),
        Column::number("score"),
        Column::number("change"),
        Column::text("because"),
    ];
    let mut table = Table::new("shifts", "Those that move, those that fall first", columns).or("Nobody moves.");
    let mut moved: Vec<&Shift> = all.iter().filter(|own| own.way != Way::Same).collect();
    moved.sort_by_key(|own| (own.way, own.points()));
    for own in moved {
        table.row(vec![
            entity(&own.entity, &own.repository),
            owner(own.owner.as_deref()),
            Entry::from(Cell::Text(own.way.as_str().to_owned())),
            Cell::Text(levels(own)).into(),
            Cell::points(own.after.as_ref().and_then(|own| own.score)).into(),
            own.points().map_or(Cell::None, Cell::Change).into(),
            Cell::Text(because(own)).into(),
        ]);
    }
    table
}
