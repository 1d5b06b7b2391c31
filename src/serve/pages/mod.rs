//! Answers of the history → pages. Pure: a page is what a [`View`] and the history make it, and knows nothing of HTTP.

mod campaigns;
mod entities;
mod entity;
mod facets;
mod findings;
mod flow;
mod groups;
mod login;
mod overview;
mod paths;
mod scorecards;
mod shell;
mod source;
mod supposing;
pub(super) mod table;
mod view;
mod waivers;

use axum::http::StatusCode;

use super::reply::Refused;
use crate::history::Store;
use crate::report::markup::{Address, Element, Node, link, tag};
pub(super) use campaigns::{campaign, campaigns};
pub(super) use entities::entities;
pub(super) use entity::entity;
pub(super) use findings::{finding, findings, rule};
pub(super) use flow::flow;
pub(super) use groups::{group, groups};
pub(super) use login::login;
pub(super) use overview::overview;
pub(super) use paths::{path, paths};
pub(super) use scorecards::{check, scorecard, scorecards};
pub(super) use shell::whole;
pub(super) use supposing::{supposed_toml, what_if};
use table::Table;
pub(super) use view::{View, href};
pub(super) use waivers::{waiver, waivers};

/// What makes a page.
pub(super) type Draw = fn(&mut Store, &View) -> Result<Page, Refused>;

/// A page.
pub(super) struct Page {
    /// What it is about.
    pub(super) title: String,
    /// The pages above it, with their addresses.
    pub(super) trail: Vec<(String, Address)>,
    /// What it is, in a sentence or two.
    pub(super) lead: Vec<Node>,
    /// What is in it.
    pub(super) parts: Vec<Part>,
}

/// A part of a page.
pub(super) enum Part {
    /// As it is.
    Node(Node),
    /// A table, which is there as CSV, too.
    Table(Table),
    /// A picture, whose numbers are.
    Chart(Element, Table),
}

impl Page {
    pub(super) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), trail: Vec::new(), lead: Vec::new(), parts: Vec::new() }
    }

    /// Below another one.
    pub(super) fn below(mut self, name: impl Into<String>, to: Address) -> Self {
        self.trail.push((name.into(), to));
        self
    }

    /// What it says first.
    pub(super) fn lead(mut self, node: impl Into<Node>) -> Self {
        self.lead.push(node.into());
        self
    }

    pub(super) fn put(&mut self, node: impl Into<Node>) {
        self.parts.push(Part::Node(node.into()));
    }

    /// A heading that can be linked to.
    pub(super) fn heading(&mut self, id: &'static str, text: impl Into<String>) {
        self.put(tag("h2").set("id", id).text(text));
    }

    pub(super) fn table(&mut self, table: Table) {
        self.parts.push(Part::Table(table));
    }

    /// The table of an id.
    pub(super) fn find(&self, id: &str) -> Option<&Table> {
        let tables = self.parts.iter().filter_map(|part| match part {
            Part::Node(_) => None,
            Part::Table(table) | Part::Chart(_, table) => Some(table),
        });
        tables.into_iter().find(|table| table.id == id)
    }
}

/// A page that says why there is none.
pub(super) fn refusal(status: StatusCode, reason: &str, help: &str) -> String {
    let mut page = Page::new(status.canonical_reason().unwrap_or("Error"));
    page.put(tag("p").class("lead").text(sentence(reason)));
    page.put(tag("p").text(sentence(help)));
    page.put(tag("p").with(link(href(&[], &[])).text("To the overview")));
    whole(&page, None)
}

/// With a capital at its beginning and a point at its end.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with(['.', '?', '!']) || text.is_empty() { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}
