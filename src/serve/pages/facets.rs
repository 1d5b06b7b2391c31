//! What entities are like: told on their page, and what lists are filtered by.

use std::collections::BTreeSet;

use super::{View, href, source};
use crate::history::Cell;
use crate::history::ask::{LatestLook, Stood};
use crate::model::selector::Facets;
use crate::report::markup::{Element, Node, breakable, link, tag};

/// A name and what the facets of an entity say to it.
type Facet = (&'static str, fn(&Facets) -> Option<&str>);

/// What lists can be filtered by.
const FILTERS: [Facet; 6] = [
    ("owner", |own| own.owner.as_deref()),
    ("system", |own| own.system.as_deref()),
    ("domain", |own| own.domain.as_deref()),
    ("tier", |own| own.tier.as_deref()),
    ("lifecycle", |own| own.lifecycle.as_deref()),
    ("kind", |own| Some(own.kind.as_str())),
];

/// Owner, system and the like, and where it lives.
pub(super) fn facts(own: &Stood, looked: Option<&LatestLook>) -> Element {
    let mut list = tag("dl").class("facts");
    let mut say = |name: &'static str, value: Node| {
        list = std::mem::replace(&mut list, tag("dl"))
            .with(tag("div").with(tag("dt").text(name)).with(tag("dd").with(value)));
    };
    say("reference", tag("code").all(breakable(&own.entity)).into());
    for (name, of) in FILTERS {
        if let Some(value) = of(&own.facets).filter(|value| !value.is_empty()) {
            let grouped = matches!(name, "owner" | "system" | "domain" | "tier");
            let to = if grouped { href(&["groups", name, value], &[]) } else { href(&["entities"], &[(name, value)]) };
            say(name, link(to).all(breakable(value)).into());
        }
    }
    if !own.facets.languages.is_empty() {
        say("languages", Node::from(own.facets.languages.join(", ")));
    }
    let home = source::home(&own.repository);
    say(
        "repository",
        match home {
            Some(to) => link(to).all(breakable(&own.repository)).into(),
            None => tag("span").all(breakable(&own.repository)).into(),
        },
    );
    if let Some(LatestLook { moment, commit }) = looked {
        let at = commit.as_deref().map(|commit| at_commit(&own.repository, commit));
        say("last looked at", tag("span").text(Cell::Moment(*moment).shown()).all(at.into_iter().flatten()).into());
    }
    list
}

fn at_commit(repository: &str, commit: &str) -> [Node; 2] {
    let short = tag("code").text(commit.get(..12).unwrap_or(commit));
    let to = source::commit(repository, commit);
    [Node::from(" at "), to.map_or_else(|| short.clone().into(), |to| link(to).with(short.clone()).into())]
}

/// A form that narrows a list of entities: what is asked stands in the address.
pub(super) fn filters(view: &View, all: &[Facets], more: Vec<Element>) -> Element {
    let fields = FILTERS.into_iter().filter_map(|(name, of)| {
        let values: BTreeSet<&str> = all.iter().filter_map(of).filter(|value| !value.is_empty()).collect();
        (values.len() > 1 || view.get(name).is_some()).then(|| select(view, name, values.into_iter()))
    });
    let fields: Vec<Element> = fields.collect();
    let kept = ["scorecard", "days"].into_iter().filter_map(|name| {
        view.get(name).map(|value| tag("input").set("type", "hidden").set("name", name).set("value", value))
    });
    tag("form")
        .class("fields")
        .set("method", "get")
        .set("action", view.path.as_str())
        .all(kept)
        .with(search(view))
        .all(fields)
        .all(more)
        .with(tag("button").text("Filter"))
        .with(link(href(&[view.path.trim_start_matches('/')], &[])).text("All"))
}

fn search(view: &View) -> Element {
    tag("div")
        .class("field")
        .with(tag("label").set("for", "filter-q").text("contains"))
        .with(tag("input").set("id", "filter-q").set("name", "q").set("value", view.get("q").unwrap_or_default()))
}

/// A choice of one value or any.
pub(super) fn select<'v>(view: &View, name: &'static str, values: impl Iterator<Item = &'v str>) -> Element {
    let id = format!("filter-{name}");
    let asked = view.get(name);
    let option = |value: &str, text: &str| {
        let own = tag("option").set("value", value).text(text);
        if asked == Some(value) { own.set("selected", "selected") } else { own }
    };
    let options: Vec<Element> =
        std::iter::once(option("", "any")).chain(values.map(|value| option(value, value))).collect();
    tag("div")
        .class("field")
        .with(tag("label").set("for", id.clone()).text(name))
        .with(tag("select").set("id", id).set("name", name).all(options))
}
