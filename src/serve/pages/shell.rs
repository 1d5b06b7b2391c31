//! What every page has: head, the parts of the site, the choice of the stretch of time, footer.

use super::view::{STRETCHES, View};
use super::{Page, Part, href, sentence};
use crate::history::ask::CardKnown;
use crate::model::Date;
use crate::model::scorecard::{self, Check};
use crate::report::count;
use crate::report::markup::{Address, Element, Node, document, link, tag};
use crate::serve::access::Person;
use crate::serve::assets;

/// The whole page; without a view, only what it says.
pub(in crate::serve) fn whole(page: &Page, view: Option<&View>) -> String {
    drawn(page, view, true)
}

/// A page for those who may not see the others yet: nothing leads to them.
pub(super) fn alone(page: &Page) -> String {
    drawn(page, None, false)
}

fn drawn(page: &Page, view: Option<&View>, has_site: bool) -> String {
    let main = tag("main").set("id", "main").all(trail(page)).with(tag("h1").text(page.title.as_str()));
    let lead = (!page.lead.is_empty()).then(|| tag("p").class("lead").all(page.lead.iter().cloned()));
    let main = main.all(lead).all(page.parts.iter().flat_map(|own| part(own, view)));
    let body = tag("body")
        .with(link(Address::inside("#main")).class("skip").text("Skip to the content"))
        .with(header(view, has_site))
        .with(main)
        .with(footer(view));
    document(tag("html").set("lang", "en").with(head(&page.title, has_site)).with(body))
}

fn part(part: &Part, view: Option<&View>) -> Vec<Node> {
    match part {
        Part::Node(node) => vec![node.clone()],
        Part::Table(table) => vec![table.element(view.map(|view| view.with("csv", table.id))).into()],
        Part::Chart(figure, _) => vec![figure.clone().into()],
    }
}

fn head(title: &str, has_site: bool) -> Element {
    let feed = || {
        tag("link")
            .set("rel", "alternate")
            .set("type", "application/atom+xml")
            .set("title", "Regressions")
            .address("href", href(&["regressions.atom"], &[]))
    };
    tag("head")
        .with(tag("meta").set("charset", "utf-8"))
        .with(tag("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1"))
        .with(tag("meta").set("name", "referrer").set("content", "no-referrer"))
        .with(tag("title").text(format!("{title} · karat")))
        .with(tag("link").set("rel", "icon").set("type", "image/svg+xml").address("href", assets::ICON.address()))
        .with(tag("link").set("rel", "stylesheet").address("href", assets::STYLE.address()))
        .all(has_site.then(feed))
        .with(tag("script").set("defer", "defer").address("src", assets::SCRIPT.address()))
}

/// The parts of the site.
const SITE: [(&str, &str); 9] = [
    ("Overview", ""),
    ("Entities", "entities"),
    ("Scorecards", "scorecards"),
    ("Teams", "groups"),
    ("Paths", "paths"),
    ("Findings", "findings"),
    ("Waivers", "waivers"),
    ("Campaigns", "campaigns"),
    ("What if", "what-if"),
];

/// The part of the site that is there only where deployments were recorded.
const FLOW: (&str, &str) = ("Flow", "flow");

fn header(view: Option<&View>, has_site: bool) -> Element {
    let brand = link(href(&[], &[])).class("brand").text("karat");
    let bar = tag("div").class("bar").with(brand);
    tag("header").with(if has_site { bar.with(site(view)).with(search(view)).all(view.map(account)) } else { bar })
}

/// Links to the parts of the site.
fn site(view: Option<&View>) -> Element {
    let here = view.map_or("", |view| view.path.trim_start_matches('/').split('/').next().unwrap_or_default());
    let item = |(name, path): (&'static str, &'static str)| {
        let to = if path.is_empty() { href(&[], &[]) } else { href(&[path], &[]) };
        let own = link(to).text(name);
        tag("li").with(if view.is_some() && path == here { own.set("aria-current", "page") } else { own })
    };
    let flow = view.is_some_and(|view| view.has_flow).then_some(FLOW);
    tag("nav").set("aria-label", "Site").with(tag("ul").all(SITE.into_iter().chain(flow).map(item)))
}

fn search(view: Option<&View>) -> Element {
    tag("form")
        .set("role", "search")
        .set("action", "/entities")
        .class("search")
        .with(tag("label").set("for", "q").class("unseen").text("Search entities, rules and repositories"))
        .with(
            tag("input")
                .set("id", "q")
                .set("name", "q")
                .set("type", "search")
                .set("placeholder", "Search")
                .set("value", view.and_then(|view| view.get("q")).unwrap_or_default()),
        )
        .with(tag("button").text("Search"))
}

/// Who is signed in, or where one signs in.
fn account(view: &View) -> Element {
    match &view.person {
        Some(person) => tag("form")
            .set("method", "post")
            .set("action", "/logout")
            .class("account")
            .with(proof(person))
            .with(tag("span").text(person.name.as_ref()))
            .with(tag("button").text("Sign out")),
        None => tag("span").class("account"),
    }
}

/// What a form of somebody who is signed in must carry.
fn proof(person: &Person) -> Element {
    tag("input").set("type", "hidden").set("name", "proof").set("value", person.proof.as_ref())
}

fn trail(page: &Page) -> Option<Element> {
    let items = page.trail.iter().map(|(name, to)| tag("li").with(link(to.clone()).text(name.as_str())));
    (!page.trail.is_empty()).then(|| tag("nav").class("trail").set("aria-label", "Above").with(tag("ul").all(items)))
}

fn footer(view: Option<&View>) -> Element {
    let told = view.map(|view| {
        tag("p").text(sentence(&format!("as of {}, in UTC; what was recorded today counts", view.today())))
    });
    tag("footer")
        .with(tag("div").class("bar").all(told).with(tag("p").text(concat!("karat ", env!("CARGO_PKG_VERSION")))))
}

/// Links to the same page over other stretches of time.
pub(super) fn stretches(view: &View) -> Element {
    let own = view.days();
    let item = |days: u32| {
        let text = match days {
            365 => "a year".to_owned(),
            days => format!("{days} days"),
        };
        let to = link(view.with("days", &days.to_string())).text(text);
        tag("li").with(if days == own { to.set("aria-current", "true") } else { to })
    };
    let nav = tag("nav").class("choice").set("aria-label", "Stretch of time").with(tag("ul").all(STRETCHES.map(item)));
    let Some(kept) = view.cut() else { return nav };
    let day = Date::of_unix(kept).unwrap_or_default();
    let said = format!(
        "What ended before {day} is no longer kept: all but the trends of levels and checks is told from then on."
    );
    tag("div").with(nav).with(tag("p").class("none").text(said))
}

/// Links to the same page for other scorecards; those of one title are told apart by their ids.
pub(super) fn cards<'c>(view: &View, known: impl Iterator<Item = (&'c str, &'c str)>, chosen: &str) -> Element {
    let known: Vec<_> = known.collect();
    let item = |(id, title): &(&str, &str)| {
        let is_only = known.iter().filter(|(_, other)| other == title).count() == 1;
        let to = link(view.with("scorecard", id));
        let to = if is_only { to.text(*title) } else { to.text(format!("{title} ({id})")) };
        tag("li").with(if *id == chosen { to.set("aria-current", "true") } else { to })
    };
    tag("nav").class("choice").set("aria-label", "Scorecard").with(tag("ul").all(known.iter().map(item)))
}

/// Who stands on other versions of a scorecard than the one that is shown; none where all stand on that.
pub(super) fn others(own: &CardKnown) -> Option<Element> {
    let one = |(version, entities): &(std::sync::Arc<str>, u64)| {
        format!("{} on version {version}", count(*entities, "entity"))
    };
    let others: Vec<String> = own.others.iter().map(one).collect();
    let said = format!("Shown is version {}, on which most stand; besides, {}.", own.card.version, others.join(", "));
    (!others.is_empty()).then(|| tag("p").class("none").text(said))
}

/// What a check does not do yet at the moment that a page speaks of, and from which day on it will.
pub(super) fn pending(check: &Check, view: &View) -> Option<String> {
    let today = Date::of_unix(view.stretch()[1]).unwrap_or_default();
    scorecard::pending(check.counts_from(today), check.blocks_from(today))
}
