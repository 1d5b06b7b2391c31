//! What every page has: head, header, footer.

use super::{Sheet, Site};
use crate::report::markup::{Address, Element, document, link, tag};

/// Only what stands in the site is loaded, also where it is opened from a disk.
const LOADED: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:; \
                      base-uri 'none'; form-action 'none'";

/// The whole page.
pub(super) fn page(site: &Site<'_>, sheet: Sheet) -> String {
    let root = if sheet.path.contains('/') { "../" } else { "" };
    let body = tag("body")
        .with(link(Address::inside("#main")).class("skip").text("Skip to the content"))
        .with(header(&sheet, root))
        .with(tag("main").set("id", "main").all(sheet.main))
        .with(footer(site));
    document(tag("html").set("lang", "en").with(head(&sheet.title, root, sheet.has_filter)).with(body))
}

fn head(title: &str, root: &str, has_filter: bool) -> Element {
    let inside = |path: &str| Address::inside(format!("{root}{path}"));
    let head = tag("head")
        .with(tag("meta").set("charset", "utf-8"))
        .with(tag("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1"))
        .with(tag("meta").set("http-equiv", "Content-Security-Policy").set("content", LOADED))
        .with(tag("meta").set("name", "referrer").set("content", "no-referrer"))
        .with(tag("title").text(title))
        .with(tag("link").set("rel", "icon").set("type", "image/svg+xml").address("href", inside("icon.svg")))
        .with(tag("link").set("rel", "stylesheet").address("href", inside("site.css")));
    if !has_filter {
        return head;
    }
    head.with(tag("script").set("defer", "defer").address("src", inside("search.js")))
}

/// The parts of the site. The page that one is on, or the list that it belongs to, is marked.
fn header(sheet: &Sheet, root: &str) -> Element {
    let parts = [
        ("Rules", "index.html", sheet.path == "index.html" || sheet.path.starts_with("rules/")),
        ("Scorecards", "scorecards/index.html", sheet.path.starts_with("scorecards/")),
        ("Frameworks", "frameworks/index.html", sheet.path.starts_with("frameworks/")),
    ];
    let part = |(name, path, is_here): (&str, &str, bool)| {
        let link = link(Address::inside(format!("{root}{path}"))).text(name);
        let link = match (is_here, sheet.path == path) {
            (_, true) => link.set("aria-current", "page"),
            (true, false) => link.set("aria-current", "true"),
            (false, false) => link,
        };
        tag("li").with(link)
    };
    tag("header").with(
        tag("div")
            .class("bar")
            .with(link(Address::inside(format!("{root}index.html"))).class("brand").text("karat"))
            .with(tag("nav").set("aria-label", "Site").with(tag("ul").all(parts.map(part)))),
    )
}

fn footer(site: &Site<'_>) -> Element {
    tag("footer").with(tag("p").text(format!("Written by karat {} from its policies.", site.version)))
}
