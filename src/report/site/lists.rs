//! The lists of scorecards and of frameworks.

use super::{Sheet, Site, slug};
use crate::report::markup::{Address, Node, link, prose, tag};
use crate::report::text::count;

/// All scorecards.
pub(super) fn scorecards(site: &Site<'_>) -> Sheet {
    let item = |card: &crate::model::scorecard::Scorecard| {
        let levels: Vec<_> = card.levels.iter().map(|level| level.id.as_ref()).collect();
        let facts = format!("{}: {}", count(card.checks.len() as u64, "check"), levels.join(", "));
        let title = link(Address::inside(format!("{}.html", slug(&card.id)))).text(&card.title);
        let id = tag("code").class("id").text(&*card.id);
        let item = tag("li").with(tag("p").class("title").with(title).text(" ").with(id));
        let item = match &card.description {
            Some(text) => item.with(tag("p").class("what").all(prose(text))),
            None => item,
        };
        Node::from(item.with(tag("p").class("what").text(facts)))
    };
    let items: Vec<_> = site.handbook.scorecards.iter().map(|card| item(card)).collect();
    let lead = "A scorecard takes the verdicts of rules together: checks, each at a level, and a score.";
    list("scorecards", "Scorecards", lead, items)
}

/// All frameworks.
pub(super) fn frameworks(site: &Site<'_>) -> Sheet {
    let item = |framework: &super::Framework<'_>| {
        let title = link(Address::inside(format!("{}.html", slug(framework.key)))).text(&framework.name);
        let id = tag("code").class("id").text(framework.key);
        let controls = count(framework.controls.len() as u64, "control");
        let facts = tag("p").class("what").text(format!("{controls} that rules answer for"));
        Node::from(tag("li").with(tag("p").class("title").with(title).text(" ").with(id)).with(facts))
    };
    let items: Vec<_> = site.frameworks.iter().map(item).collect();
    let lead = "Standards and benchmarks that rules refer to, control by control.";
    list("frameworks", "Frameworks", lead, items)
}

fn list(folder: &str, title: &str, lead: &str, items: Vec<Node>) -> Sheet {
    let intro = tag("div").class("intro").with(tag("h1").text(title)).with(tag("p").class("lead").text(lead));
    let rest = if items.is_empty() { tag("p").text("There are none.") } else { tag("ul").class("rules").all(items) };
    Sheet {
        path: format!("{folder}/index.html"),
        title: format!("{title} · karat rules"),
        main: vec![intro.into(), rest.into()],
        has_filter: false,
    }
}
