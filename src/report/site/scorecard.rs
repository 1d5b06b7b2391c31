//! The page of a scorecard: its levels, and the checks of each.

use super::{Sheet, Site, anchor, scorecard_path, severity, table};
use crate::model::handbook::page_of;
use crate::model::scorecard::{Check, Level, Scorecard};
use crate::report::markup::{Address, Element, Node, link, prose, tag};
use crate::report::text::{count, percent};

/// The page.
pub(super) fn sheet(site: &Site<'_>, card: &Scorecard) -> Sheet {
    let intro = tag("div")
        .class("intro")
        .with(tag("h1").text(&card.title))
        .with(tag("p").class("meta").with(tag("code").class("id").text(&*card.id)).text(format!(
            " version {} · {}",
            card.version,
            count(card.checks.len() as u64, "check")
        )))
        .all(card.description.iter().map(|text| tag("p").class("lead").all(prose(text))));
    let mut main: Vec<Node> = vec![intro.into()];
    main.extend(use_it(card).map(Node::from));
    main.extend(card.levels.iter().map(|own| level(site, card, own).into()));
    Sheet { path: scorecard_path(&card.id), title: format!("{} · karat rules", card.title), main, has_filter: false }
}

/// How to be judged by it, where it is found by its name.
fn use_it(card: &Scorecard) -> Option<Element> {
    let is_built_in = card.source == format!("scorecards/{}.toml", card.id);
    let command = format!("karat check --scorecard {}\n", card.id);
    is_built_in.then(|| tag("pre").class("code").set("tabindex", "0").with(tag("code").text(command)))
}

fn level(site: &Site<'_>, card: &Scorecard, own: &Level) -> Element {
    let id = anchor("level", &own.id);
    let mut needs = vec!["its required checks and those of the levels below hold".to_owned()];
    needs.extend(own.min_score.map(|score| format!("the score is at least {}", percent(score))));
    if card.scoring.min_coverage > 0 {
        needs.push(format!("at least {} of what applies is known", percent(card.scoring.min_coverage)));
    }
    let last = needs.pop().unwrap_or_default();
    let needs = if needs.is_empty() { last } else { format!("{} and {last}", needs.join(", ")) };
    let checks: Vec<_> = card.checks.iter().filter(|check| check.level == own.id).map(|own| check(site, own)).collect();
    let section = tag("section")
        .set("aria-labelledby", id.clone())
        .with(tag("h2").set("id", id).text(&*own.id))
        .with(tag("p").text(format!("Reached when {needs}.")));
    if checks.is_empty() {
        return section.with(tag("p").text("It has no checks of its own."));
    }
    section.with(table::draw("Check", ["Severity", "Weight", "Effort", "Required"], checks))
}

/// A check: the heading of its row, and the cells.
fn check(site: &Site<'_>, check: &Check) -> (Element, [Node; 4]) {
    let rule = site.rules.get(check.rule.as_ref());
    let title = check.title.as_deref().or(rule.map(|page| page.info.title.as_str())).unwrap_or(&check.id);
    // A rule that was not selected has no page here.
    let title: Node = match rule {
        Some(page) => link(Address::inside(format!("../{}", page_of(&page.info.id)))).text(title).into(),
        None => title.into(),
    };
    let heading = tag("th")
        .set("id", anchor("check", &check.id))
        .with(title)
        .text(" ")
        .with(tag("code").class("id").text(&*check.rule))
        .all(check.fix.iter().map(|fix| tag("p").class("what").all(prose(fix))));
    let severity = rule.map_or(Node::from(""), |page| severity(page).into());
    (heading, [severity, check.weight.to_string().into(), check.effort.word().into(), required(check).into()])
}

/// Whether a level cannot be reached without the check.
pub(super) const fn required(check: &Check) -> &'static str {
    if check.required { "yes" } else { "no" }
}
