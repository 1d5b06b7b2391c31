//! The start page: all rules by family, and the filter that the script brings to life. Without the script it is the plain list.

use super::{Sheet, Site, anchor, rule_line, slug};
use crate::model::handbook::RulePage;
use crate::model::rule::Severity;
use crate::report::markup::Address;
use crate::report::markup::{Element, Node, link, prose, tag};
use crate::report::text::{count, first_sentence};

/// The page.
pub(super) fn sheet(site: &Site<'_>) -> Sheet {
    let families = site.families();
    let number = count(site.handbook.rules.len() as u64, "rule");
    let intro = tag("div")
        .class("intro")
        .with(tag("h1").text("Rules"))
        .with(tag("p").class("lead").text(format!("What each of {number} finds, why, and how to fix it.")));
    let sections = families.iter().map(|(family, pages)| section(family, pages));
    let mut main = vec![intro.into(), filter(site).into(), contents(site).into()];
    main.extend(sections.map(Node::from));
    Sheet { path: "index.html".to_owned(), title: "karat rules".to_owned(), main, has_filter: true }
}

/// What the script filters by. It stays hidden without the script.
fn filter(site: &Site<'_>) -> Element {
    let families = site.families().into_keys().map(|family| (slug(family), family.to_owned())).collect();
    let severities = Severity::ALL.iter().rev().map(|own| (own.as_str().to_owned(), own.as_str().to_owned())).collect();
    let frameworks = site.frameworks.iter().map(|own| (slug(own.key), own.name.clone())).collect();
    let scorecards = site.handbook.scorecards.iter().map(|card| (slug(&card.id), card.title.clone())).collect();
    let search = tag("input").set("type", "search").set("id", "q").set("name", "q").set("autocomplete", "off");
    tag("form")
        .set("id", "filter")
        .set("role", "search")
        .set("aria-label", "Rules")
        .set("hidden", "hidden")
        .with(field("q", "Search", search).class("field wide"))
        .all([
            choice("domain", "Domain", families),
            choice("severity", "Severity", severities),
            choice("framework", "Framework", frameworks),
            choice("scorecard", "Scorecard", scorecards),
        ])
        .with(
            tag("p")
                .class("shown")
                .with(tag("span").set("id", "shown").set("role", "status"))
                .text(" ")
                .with(tag("button").set("type", "reset").text("Show all")),
        )
}

fn field(id: &str, label: &str, control: Element) -> Element {
    tag("div").with(tag("label").set("for", id).text(label)).with(control)
}

fn choice(id: &'static str, label: &str, options: Vec<(String, String)>) -> Element {
    let option = |(value, text): (String, String)| tag("option").set("value", value).text(text);
    let select = tag("select").set("id", id).set("name", id).with(tag("option").set("value", "").text("all"));
    field(id, label, select.all(options.into_iter().map(option))).class("field")
}

/// Links to the families.
fn contents(site: &Site<'_>) -> Element {
    let item = |(family, pages): (&str, Vec<&RulePage>)| {
        let to = Address::inside(format!("#{}", anchor("domain", family)));
        tag("li").with(link(to).text(family)).text(format!(" {}", pages.len()))
    };
    let items = site.families().into_iter().map(item);
    tag("nav").class("contents").set("aria-label", "Domains").with(tag("ul").all(items))
}

fn section(family: &str, pages: &[&RulePage]) -> Element {
    let id = anchor("domain", family);
    tag("section")
        .class("family")
        .set("aria-labelledby", id.clone())
        .with(tag("h2").set("id", id).text(family))
        .with(tag("ul").class("rules").all(pages.iter().map(|page| row(page))))
}

/// A rule, with what the filter knows of it in its attributes.
fn row(page: &RulePage) -> Element {
    let info = &page.info;
    let words = |names: Vec<&str>| names.iter().map(|name| slug(name)).collect::<Vec<_>>().join(" ");
    let mut cards: Vec<&str> = page.uses.iter().map(|own| own.scorecard.id.as_ref()).collect();
    cards.dedup();
    let line = tag("p").class("title").all(rule_line(page, ""));
    let line = if info.deprecated { line.text(" ").with(withdrawn()) } else { line };
    let item = tag("li")
        .set("data-domain", slug(info.family()))
        .set("data-severity", info.severity.as_str())
        .set("data-framework", words(info.controls.keys().map(String::as_str).collect()))
        .set("data-scorecard", words(cards))
        .set("data-more", more(page))
        .with(line);
    match first_sentence(&info.description) {
        "" => item,
        what => item.with(tag("p").class("what").all(prose(what))),
    }
}

/// What is searched besides what is shown: the rest of the description, controls, kinds, former ids.
fn more(page: &RulePage) -> String {
    let info = &page.info;
    let rest = info.description.strip_prefix(first_sentence(&info.description)).unwrap_or("").trim();
    let controls = info.controls.values().flatten();
    let words = [rest].into_iter().chain(controls.chain(&info.kinds).chain(&info.aliases).map(String::as_str));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The mark of a rule that is no longer asked.
pub(super) fn withdrawn() -> Element {
    tag("span").class("badge withdrawn").text("withdrawn")
}
