//! The overview: where all stand on a scorecard and since when, who moved, what became worse, what ends soon.

use super::{Page, Part, View, campaigns, href, paths, shell, waivers};
use crate::history::ask::{LevelDay, Moves, Regression};
use crate::history::show::newcomers;
use crate::history::{Cell, Store};
use crate::model::scorecard::Scorecard;
use crate::report::markup::{Element, Node, tag};
use crate::serve::charts::{Chart, Series};
use crate::serve::pages::table::{Column, Entry, Table};
use crate::serve::reply::Refused;

/// Who moved most, and what became worse last: so many.
const MOST: usize = 10;

/// Draws it.
pub(in crate::serve) fn overview(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let (known, chosen) = view.cards(store)?;
    let mut page = Page::new("Overview");
    let Some(chosen) = chosen else {
        page.put(tag("p").class("lead").text("No run was recorded yet."));
        page.put(
            tag("p")
                .text("In a repository, ")
                .with(tag("code").text("karat check --record"))
                .text(" records one; in a pipeline, it reports to this server. karat demo makes a history to look at."),
        );
        return Ok(page);
    };
    let card = &chosen.card;
    page.put(shell::cards(view, known.iter().map(|own| (own.card.id.as_ref(), own.card.title.as_ref())), &card.id));
    page.put(shell::stretches(view));
    let scope = view.scope(&card.id);
    let days = store.levels(&view.trend(&card.id), None)?;
    page.put(tiles(&days, card, median(store, view, card)?));
    if let Some(others) = shell::others(&chosen) {
        page.put(others);
    }
    page.heading("levels", "Levels over time");
    let levels = levels(&days, card);
    page.parts.push(Part::Chart(levels.stacked(), levels.table()));
    page.heading("known", "Score and coverage");
    let known = averages(&days);
    page.parts.push(Part::Chart(known.lines(), known.table()));
    paths::section(&mut page, store, view)?;
    page.heading("movers", "Who moved");
    // What is not drawn is not worked out either, unless it is for a spreadsheet.
    let most = if view.get("csv").is_some() { usize::MAX } else { MOST };
    let moves = store.movers(&scope, None, most)?;
    page.table(movers(&moves, scope.from).at_most(MOST).of(moves.left));
    if let Some(new) = newcomers(moves.new.len(), "in this time") {
        page.put(tag("p").class("none").text(new));
    }
    if !view.campaigns.is_empty() {
        page.heading("campaigns", "Campaigns");
        page.put(tag("ul").class("cards").all(campaigns::cards(store, view)?));
    }
    page.heading("waivers", "Waivers that end soon");
    page.table(waivers::soon(store, view)?);
    page.heading("regressions", "What became worse");
    page.table(regressions(&store.regressions([scope.from, scope.to], Some(&card.id))?));
    Ok(page)
}

/// The median score of all now.
pub(super) fn median(store: &mut Store, view: &View, card: &Scorecard) -> Result<Option<u32>, Refused> {
    Ok(store.medians(&card.id, view.stretch()[1], None)?.remove(&None).flatten())
}

/// The latest numbers.
pub(super) fn tiles(days: &[LevelDay], card: &Scorecard, median: Option<u32>) -> Element {
    let tile = |number: String, what: &str| tag("li").with(tag("strong").text(number)).with(tag("span").text(what));
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return tag("ul").class("tiles") };
    let mut all = vec![tile(last.entities.to_string(), "entities")];
    for level in card.levels.iter().rev() {
        let own = |day: &LevelDay| at(day, Some(&level.id));
        let change = signed(own(last), own(first));
        all.push(tile(own(last).to_string(), &format!("{}{change}", level.title.as_deref().unwrap_or(&level.id))));
    }
    if !card.levels.is_empty() {
        all.push(tile(at(last, None).to_string(), &format!("no level{}", signed(at(last, None), at(first, None)))));
    }
    if elsewhere(last, card) > 0 {
        all.push(tile(elsewhere(last, card).to_string(), ELSEWHERE));
    }
    all.extend(median.map(|score| tile(format!("{:.1} %", float(score.into()) / 100.0), "median score")));
    all.extend(mean(last.score, last.scored).map(|score| tile(format!("{score:.1} %"), "mean score")));
    all.extend(mean(last.coverage, last.scored).map(|own| tile(format!("{own:.1} %"), "known")));
    tag("ul").class("tiles").all(all)
}

fn signed(now: u64, before: u64) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Greater => format!(" (+{})", now - before),
        std::cmp::Ordering::Less => format!(" (−{})", before - now),
    }
}

fn at(day: &LevelDay, level: Option<&std::sync::Arc<str>>) -> u64 {
    day.levels.iter().find(|(own, _)| own.as_ref() == level).map_or(0, |(_, number)| *number)
}

/// What those are called that stand at a level which the scorecard does not have as it is shown.
pub(super) const ELSEWHERE: &str = "at levels of other versions";

/// How many they are.
pub(super) fn elsewhere(day: &LevelDay, card: &Scorecard) -> u64 {
    let is_known = |level: &str| card.levels.iter().any(|own| own.id.as_ref() == level);
    let others = day.levels.iter().filter(|(own, _)| own.as_deref().is_some_and(|own| !is_known(own)));
    others.map(|(_, number)| number).sum()
}

/// In percent.
fn mean(sum: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| float(sum) / float(of) / 100.0)
}

#[expect(clippy::cast_precision_loss, reason = "sums of basis points over entities stay far below 2^52")]
pub(super) fn float(number: u64) -> f64 {
    number as f64
}

/// Classes of colours, from no level to the highest.
const COLOURS: [&str; 6] = ["no-level", "c1", "c2", "c3", "c4", "c5"];

/// Names of levels that are those of colours.
const METALS: [&str; 3] = ["bronze", "silver", "gold"];

/// The class of the colour of a level: that of its name, else by how high it is; 0 is no level.
fn colour(at: usize, card: &Scorecard) -> &'static str {
    let level = at.checked_sub(1).and_then(|at| card.levels.get(at));
    let metal = level.and_then(|own| METALS.into_iter().find(|metal| own.id.as_ref() == *metal));
    let place = if card.levels.len() <= 1 { at * 5 } else { at * 5 / card.levels.len() };
    metal.or_else(|| COLOURS.get(place).copied()).unwrap_or("c5")
}

pub(super) fn levels(days: &[LevelDay], card: &Scorecard) -> Chart {
    let rungs = std::iter::once((None, "no level".to_owned()))
        .chain(card.levels.iter().map(|own| (Some(&own.id), own.title.clone().unwrap_or_else(|| own.id.to_string()))));
    let mut series: Vec<Series> = rungs
        .enumerate()
        .map(|(place, (level, name))| Series {
            name,
            class: colour(place, card),
            values: days.iter().map(|day| Some(float(at(day, level)))).collect(),
        })
        .collect();
    if days.iter().any(|day| elsewhere(day, card) > 0) {
        let values = days.iter().map(|day| Some(float(elsewhere(day, card)))).collect();
        series.push(Series { name: ELSEWHERE.to_owned(), class: "elsewhere", values });
    }
    let said = match (days.first(), days.last()) {
        (Some(first), Some(last)) => format!(
            "From {} to {} the number of entities went from {} to {}, those without a level from {} to {}.",
            first.day,
            last.day,
            first.entities,
            last.entities,
            at(first, None),
            at(last, None)
        ),
        _ => "There is nothing to show.".to_owned(),
    };
    Chart {
        id: "levels",
        title: format!("Entities at each level of {}", card.title),
        said,
        days: days.iter().map(|day| day.day).collect(),
        series,
        top: None,
        unit: "",
    }
}

fn averages(days: &[LevelDay]) -> Chart {
    let values = |of: fn(&LevelDay) -> u64| days.iter().map(|day| mean(of(day), day.scored)).collect::<Vec<_>>();
    let (score, coverage) = (values(|day| day.score), values(|day| day.coverage));
    let shown =
        |own: &[Option<f64>]| own.last().copied().flatten().map_or("not known".to_owned(), |own| format!("{own:.1} %"));
    Chart {
        id: "averages",
        title: "Mean score, and the share of it that is known".to_owned(),
        said: format!(
            "The mean score is now {}, and {} of what it is made of is known.",
            shown(&score),
            shown(&coverage)
        ),
        days: days.iter().map(|day| day.day).collect(),
        series: vec![
            Series { name: "mean score, %".to_owned(), class: "c4", values: score },
            Series { name: "known, %".to_owned(), class: "c1", values: coverage },
        ],
        top: Some(100.0),
        unit: "%",
    }
}

fn movers(moves: &Moves, from: i64) -> Table {
    let columns = vec![
        Column::text("entity"),
        Column::text("since").unseen(),
        Column::text("owner"),
        Column::text("level"),
        Column::number("score"),
        Column::number("change"),
        Column::number("definition"),
        Column::number("waivers"),
        Column::number("data"),
        Column::number("behaviour"),
        Column::text("level because"),
    ];
    let caption =
        "The largest movements, taken apart: what the definition, waivers, what is known, and what was done gave";
    let empty = if moves.compared == 0 { "There is nothing to compare." } else { "Nobody moved." };
    let mut table = Table::new("movers", caption, columns).or(empty);
    for own in &moves.told {
        let level = |level: &Option<std::sync::Arc<str>>| level.as_deref().unwrap_or("none").to_owned();
        let levels = if own.before.level == own.after.level {
            level(&own.after.level)
        } else {
            format!("{} → {}", level(&own.before.level), level(&own.after.level))
        };
        let began = own.began(from).map(Cell::Moment);
        let since = began.as_ref().map(|began| {
            let said = tag("span").set("class", "none when").text(format!("since {}", began.shown()));
            [Node::from(" "), said.into()]
        });
        let who = entity(&own.after.entity, &own.after.repository);
        let mut row = vec![
            since.into_iter().flatten().fold(who, Entry::and),
            began.unwrap_or(Cell::None).into(),
            owner(own.after.facets.owner.as_deref()),
            Cell::Text(levels).into(),
            Cell::points(own.after.score).into(),
            Cell::Change(own.movement.points()).into(),
        ];
        row.extend((0..4).map(|at| Cell::Change(own.movement.parts.get(at).map_or(0, |part| part.points)).into()));
        row.push(Cell::maybe(own.movement.level_because().as_deref()).into());
        table.row(row);
    }
    table
}

/// An entity with its page.
pub(super) fn entity(reference: &str, repository: &str) -> Entry {
    Entry::from(Cell::Text(reference.to_owned()))
        .called(short(reference))
        .to(Some(href(&["entities", reference], &[("repository", repository)])))
}

/// A reference without what goes without saying: that of which most are, in the namespace that most are in.
pub(super) fn short(reference: &str) -> &str {
    let usual = ["component:default/", "group:default/", "system:default/", "domain:default/"];
    usual.into_iter().find_map(|start| reference.strip_prefix(start)).unwrap_or(reference)
}

/// An owner with its page.
pub(super) fn owner(owner: Option<&str>) -> Entry {
    Entry::from(Cell::maybe(owner))
        .called(owner.map_or("", short))
        .to(owner.map(|owner| href(&["groups", "owner", owner], &[])))
}

fn regressions(all: &[Regression]) -> Table {
    let columns = vec![
        Column::text("entity"),
        Column::text("check"),
        Column::text("was"),
        Column::text("is"),
        Column::text("since"),
        Column::text("mended"),
    ];
    let mut table = Table::new("regressions", "Checks that became worse because something was changed", columns)
        .or("Nothing became worse.")
        .at_most(MOST);
    for own in all {
        table.row(vec![
            entity(&own.entity, &own.repository),
            Entry::from(Cell::Text(own.check.to_string()))
                .to(Some(href(&["scorecards", &own.scorecard, &own.check], &[]))),
            Cell::Text(own.before.as_str().to_owned()).into(),
            Cell::Text(own.after.as_str().to_owned()).into(),
            Cell::Moment(own.moment).into(),
            own.until.map_or(Cell::None, Cell::Moment).into(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::{Around, Rules, read_scorecard};

    #[test]
    fn levels_that_are_called_as_a_metal_have_its_colour() {
        let colours = |ids: &[&str]| {
            let levels =
                ids.iter().enumerate().map(|(at, id)| format!("[[level]]\nid = \"{id}\"\nrank = {}\n", at + 1));
            let text = format!(
                "schema = 1\nid = \"own\"\ntitle = \"Own\"\nversion = \"1.0.0\"\n{}[[check]]\nid = \"readme\"\nlevel = \"{}\"\nrule = \"repository.readme\"\n",
                levels.collect::<String>(),
                ids[0]
            );
            let card =
                read_scorecard("own.toml", &text, Around { rules: &Rules::any(), sources: None }, &mut Vec::new());
            let card = card.unwrap();
            (0..=ids.len()).map(|at| colour(at, &card)).collect::<Vec<_>>()
        };
        assert_eq!(colours(&["bronze", "silver", "gold"]), ["no-level", "bronze", "silver", "gold"]);
        assert_eq!(colours(&["baseline", "hardened"]), ["no-level", "c2", "c5"]);
    }
}
