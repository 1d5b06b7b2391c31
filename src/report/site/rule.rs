//! The page of a rule: what, why, how to fix it, examples, settings, standards, scorecards, and the way to its neighbours.

use std::fmt::Write as _;

use super::scorecard::required;
use super::{
    Framework, Sheet, Site, anchor, example, framework_path, scorecard_path, section, setting, severity, start, table,
    up,
};
use crate::model::handbook::{RulePage, Use, page_of};
use crate::report::json::value;
use crate::report::markup::{Address, Element, Node, link, prose, tag};
use crate::report::rule_page::asked;
use crate::report::text::first_sentence;

/// The page of a rule, and one for each id that it had before, which leads there.
pub(super) fn sheets(site: &Site<'_>, page: &RulePage) -> Vec<Sheet> {
    let info = &page.info;
    let mut parts = vec![facts(page)];
    parts.extend(texts(page));
    parts.extend(examples(page));
    parts.push(settings(page));
    parts.extend(standards(site, page));
    parts.extend(scorecards(page));
    let article = tag("article").class("rule").with(head(page)).all(parts);
    let sheet = |path, main| Sheet { path, title: format!("{} · karat rules", info.id), main, has_filter: false };
    let mut main: Vec<Node> = vec![trail(page).into(), article.into()];
    main.extend(neighbours(site, page).map(Node::from));
    let mut sheets = vec![sheet(page_of(&info.id), main)];
    let is_free = |alias: &&String| !site.rules.contains_key(alias.as_str());
    sheets.extend(info.aliases.iter().filter(is_free).map(|alias| sheet(page_of(alias), vec![renamed(page, alias)])));
    sheets
}

/// The way back to the list.
fn trail(page: &RulePage) -> Element {
    let family = page.info.family();
    let to = up(format!("index.html#{}", anchor("domain", family)));
    tag("nav").class("trail").set("aria-label", "Way back").with(
        tag("ul")
            .with(tag("li").with(link(up("index.html")).text("Rules")))
            .with(tag("li").with(link(to).text(family))),
    )
}

fn head(page: &RulePage) -> Element {
    let line = tag("p").class("meta").with(tag("code").class("id").text(&*page.info.id)).text(" ").with(severity(page));
    let line = if page.info.deprecated { line.text(" ").with(start::withdrawn()) } else { line };
    tag("div").class("intro").with(tag("h1").text(&page.info.title)).with(line)
}

/// The facts in short.
fn facts(page: &RulePage) -> Element {
    let info = &page.info;
    let codes = |words: &[String]| {
        let codes = words.iter().flat_map(|word| [Node::from(" "), tag("code").text(word).into()]);
        codes.skip(1).collect::<Vec<_>>()
    };
    let kinds = if info.kinds.is_empty() { vec!["every document".into()] } else { codes(&info.kinds) };
    let mut list = vec![("Applies to", kinds)];
    if !info.documents.is_empty() {
        list.push(("Looks at", codes(&info.documents)));
    }
    if info.needs_documents {
        list.push(("Not applicable", vec!["where the repository has none of these".into()]));
    }
    if !info.facts.is_empty() {
        list.push(("Unknown", [vec!["without ".into()], codes(&info.facts)].concat()));
    }
    list.push(("When", vec![asked(page).into()]));
    if let Some(since) = &info.since {
        list.push(("Since", vec![format!("karat {since}").into()]));
    }
    if !info.aliases.is_empty() {
        list.push(("Formerly", codes(&info.aliases)));
    }
    if !info.overlaps.is_empty() {
        list.push(("Overlaps with", codes(&info.overlaps)));
    }
    let entry = |(term, what): (&str, Vec<Node>)| tag("div").with(tag("dt").text(term)).with(tag("dd").all(what));
    tag("aside").set("aria-label", "In short").with(tag("dl").all(list.into_iter().map(entry)))
}

fn texts(page: &RulePage) -> impl Iterator<Item = Element> {
    let info = &page.info;
    let what = first_sentence(&info.description);
    let why = info.description.strip_prefix(what).unwrap_or("").trim();
    let texts = [
        ("what", "What it finds", what),
        ("why", "Why it matters", why),
        ("fix", "How to fix it", info.remediation.as_str()),
    ];
    let parts = texts.into_iter().filter(|(.., text)| !text.is_empty());
    parts.map(|(id, heading, text)| section(id, heading).with(tag("p").all(prose(text))))
}

fn examples(page: &RulePage) -> Option<Element> {
    let parts: Vec<_> = [("Bad", &page.bad), ("Good", &page.good)]
        .into_iter()
        .filter_map(|(heading, own)| Some((heading, own.as_ref()?)))
        .flat_map(|(heading, own)| [vec![tag("h3").text(heading).into()], example::draw(own)].concat())
        .collect();
    (!parts.is_empty()).then(|| section("examples", "Examples").all(parts))
}

/// How to ask it, leave it out, and set it.
fn settings(page: &RulePage) -> Element {
    let info = &page.info;
    let section = section("settings", "Settings").all(parameters(page));
    let id = setting::string(&info.id);
    let given = info
        .parameters
        .iter()
        .filter_map(|(name, own)| Some(format!("{} = {}", setting::key(name), setting::value(&value(&own.default))?)));
    let given: Vec<_> = given.collect();
    let mut lines =
        format!("# Leave it out:\nignore = [{id}]\n\n# Or set it:\n[rules.{id}]\nseverity = \"{}\"\n", info.severity);
    if !given.is_empty() {
        let _ = writeln!(lines, "parameters = {{ {} }}", given.join(", "));
    }
    section
        .with(tag("p").text("To ask this rule alone:"))
        .with(code(format!("karat check --select {}\n", info.id)))
        .with(tag("p").text("In ").with(tag("code").text("karat.toml")).text(", where you want it otherwise:"))
        .with(code(lines))
}

fn code(text: String) -> Element {
    tag("pre").class("code").set("tabindex", "0").with(tag("code").text(text))
}

fn parameters(page: &RulePage) -> Option<Element> {
    let entry = |(name, own): (&String, &crate::model::rule::Parameter)| {
        let default = tag("code").text(value(&own.default).to_string());
        tag("div")
            .with(tag("dt").with(tag("code").text(name)).text(", by default ").with(default))
            .with(tag("dd").all(prose(&own.description)))
    };
    let all = &page.info.parameters;
    (!all.is_empty()).then(|| tag("dl").class("parameters").all(all.iter().map(entry)))
}

fn standards(site: &Site<'_>, page: &RulePage) -> Option<Element> {
    let info = &page.info;
    let own = |framework: &Framework<'_>| {
        let ids = info.controls.get(framework.key)?;
        let path = framework_path(framework.key);
        let control = |id: &String| {
            let to = up(format!("{path}#{}", anchor("control", id)));
            [Node::from(" "), link(to).text(id).into()]
        };
        Some(tag("li").with(link(up(&path)).text(&framework.name)).text(":").all(ids.iter().flat_map(control)))
    };
    let mut items: Vec<_> = site.frameworks.iter().filter_map(own).collect();
    items.extend(info.related.iter().map(|related| {
        let shown = related.description.as_ref().unwrap_or(&related.url);
        match Address::outside(&related.url) {
            Some(to) => tag("li").with(link(to).set("rel", "noreferrer").class("outside").text(shown)),
            None => tag("li").text(shown),
        }
    }));
    (!items.is_empty()).then(|| section("standards", "Standards").with(tag("ul").all(items)))
}

fn scorecards(page: &RulePage) -> Option<Element> {
    let row = |Use { scorecard, check }: &Use| {
        let to = up(format!("{}#{}", scorecard_path(&scorecard.id), anchor("check", &check.id)));
        let heading = tag("th").with(link(to).text(&scorecard.title));
        let cells = [&*check.level, &check.weight.to_string(), check.effort.word(), required(check)];
        (heading, cells.map(Node::from))
    };
    let table = table::draw("Scorecard", ["Level", "Weight", "Effort", "Required"], page.uses.iter().map(row));
    (!page.uses.is_empty()).then(|| section("scorecards", "Scorecards").with(table))
}

/// The rules before and behind it in its family.
fn neighbours(site: &Site<'_>, page: &RulePage) -> Option<Element> {
    let families = site.families();
    let family = families.get(page.info.family()).map_or(&[][..], Vec::as_slice);
    let at = family.iter().position(|own| own.info.id == page.info.id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| family.get(at));
    let after = at.and_then(|at| family.get(at + 1));
    let item = |word: &'static str, rel, own: &RulePage| {
        let to = up(page_of(&own.info.id));
        tag("li").class(rel).with(link(to).set("rel", rel).with(tag("span").text(word)).text(&own.info.title))
    };
    let items = [before.map(|own| item("Before: ", "prev", own)), after.map(|own| item("Next: ", "next", own))];
    let list = tag("ul").all(items.into_iter().flatten());
    let nav = tag("nav").class("neighbours").set("aria-label", "Neighbours").with(list);
    (family.len() > 1).then_some(nav)
}

/// The page of a former id.
fn renamed(page: &RulePage, alias: &str) -> Node {
    let to = up(page_of(&page.info.id));
    tag("div")
        .class("intro")
        .with(tag("h1").text(alias))
        .with(tag("p").class("lead").text("This rule is now called ").with(link(to).text(&*page.info.id)).text("."))
        .into()
}
