//! Entities on a scorecard, narrowed by what the address says: words, owner, system, level …

use super::facets::{filters, select};
use super::overview::{entity, owner, short};
use super::table::{Column, Entry, Table};
use super::{Page, View, href, shell};
use crate::history::ask::Stood;
use crate::history::{Cell, Store};
use crate::model::rule::RuleInfo;
use crate::report::count;
use crate::report::markup::{Element, link, tag};
use crate::serve::reply::Refused;

/// Entities that are drawn; CSV has all.
const DRAWN: usize = 500;
/// Rules that a search names.
const RULES: usize = 20;
/// The word for those that reach no level.
const NO_LEVEL: &str = "none";

/// Draws it.
pub(in crate::serve) fn entities(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let (known, chosen) = view.cards(store)?;
    let mut page = Page::new("Entities");
    if let Some(words) = view.get("q") {
        page = page.lead(format!("What contains “{words}”."));
    }
    let Some(card) = chosen else {
        page.put(tag("p").class("none").text("No run was recorded yet."));
        return Ok(page);
    };
    page.put(shell::cards(
        view,
        known.iter().map(|own| (own.card.id.as_ref(), own.card.title.as_ref())),
        &card.card.id,
    ));
    let all = store.standings(&card.card.id, view.stretch()[1])?;
    let facets: Vec<_> = all.iter().map(|own| (*own.facets).clone()).collect();
    let levels = || card.card.levels.iter().rev().map(|own| own.id.as_ref()).chain([NO_LEVEL]);
    let level = view.one_of("level", levels())?;
    page.put(filters(view, &facets, vec![select(view, "level", levels())]));
    let shown: Vec<Stood> = all.into_iter().filter(|own| is_wanted(own, level, view)).collect();
    page.put(tag("p").set("role", "status").text(format!("{}.", count(shown.len() as u64, "entity"))));
    page.table(table("entities", "Where they stand now", &shown).at_most(DRAWN));
    if let Some(words) = view.get("q") {
        page.put(rules(view, words));
    }
    Ok(page)
}

fn is_wanted(own: &Stood, level: Option<&str>, view: &View) -> bool {
    let words = view.get("q").unwrap_or_default().to_lowercase();
    let texts = [
        own.name.as_ref(),
        own.entity.as_ref(),
        own.repository.as_ref(),
        own.facets.owner.as_deref().unwrap_or_default(),
    ];
    let has = |word: &str| texts.iter().any(|text| text.to_lowercase().contains(word));
    let level = level.is_none_or(|asked| own.level.as_deref().unwrap_or(NO_LEVEL) == asked);
    level && view.wants(&own.facets) && words.split_whitespace().all(has)
}

/// Entities where they stand.
pub(super) fn table(id: &'static str, caption: &str, all: &[Stood]) -> Table {
    let columns = vec![
        Column::text("entity"),
        Column::text("owner"),
        Column::text("system"),
        Column::text("tier"),
        Column::text("level"),
        Column::number("score"),
        Column::number("known"),
        Column::text("since"),
    ];
    let mut table = Table::new(id, caption, columns).or("There is none.");
    for own in all {
        let system = own.facets.system.as_deref();
        table.row(vec![
            entity(&own.entity, &own.repository),
            owner(own.facets.owner.as_deref()),
            Entry::from(Cell::maybe(system))
                .called(system.map_or("", short))
                .to(system.map(|system| href(&["groups", "system", system], &[]))),
            Cell::maybe(own.facets.tier.as_deref()).into(),
            Cell::Text(own.level.as_deref().unwrap_or(NO_LEVEL).to_owned()).into(),
            Cell::points(own.score).into(),
            Cell::points(own.coverage).into(),
            Cell::Moment(own.since).into(),
        ]);
    }
    table
}

/// Rules that a search names.
fn rules(view: &View, words: &str) -> Element {
    let words = words.to_lowercase();
    let is_named = |rule: &&std::sync::Arc<RuleInfo>| {
        let text = format!("{} {}", rule.id, rule.title).to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    };
    let found: Vec<_> = view.catalog.rules().filter(is_named).collect();
    let item = |rule: &&std::sync::Arc<RuleInfo>| {
        tag("li")
            .with(link(href(&["rules", &rule.id], &[])).text(rule.title.as_str()))
            .with(" ")
            .with(tag("code").class("id").text(rule.id.as_ref()))
    };
    let section = tag("section").with(tag("h2").set("id", "rules").text(count(found.len() as u64, "rule")));
    if found.is_empty() {
        return section;
    }
    section.with(tag("ul").all(found.iter().take(RULES).map(item)))
}
