//! A handbook → the files of a browsable site: a start page, a page for each rule, scorecard and framework. No scripts but one that
//! filters the list, no address outside of the site but the links of METADATA. Renders; writes no file.
//!
//! Addresses are stable (`rules/<id>.html`) and relative, so that the site can be opened from a disk or hosted in any folder. The
//! same handbook gives the same bytes.

mod example;
mod frame;
mod framework;

mod lists;
mod rule;
mod scorecard;
mod setting;
mod start;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::frameworks::{name, natural};
use super::markup::{Address, Element, Node, link, tag};
use crate::model::handbook::{Handbook, RulePage, page_of, slug};

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Its path in the site.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// The files of the site, by path. `version` is karat's.
pub fn rule_site(handbook: &Handbook, version: &str) -> Vec<SiteFile> {
    let site = Site::of(handbook, version);
    let mut sheets = vec![start::sheet(&site), lists::scorecards(&site), lists::frameworks(&site)];
    sheets.extend(handbook.rules.iter().flat_map(|page| rule::sheets(&site, page)));
    sheets.extend(handbook.scorecards.iter().map(|card| scorecard::sheet(&site, card)));
    sheets.extend(site.frameworks.iter().map(|framework| framework::sheet(&site, framework)));
    let mut files: BTreeMap<String, String> =
        sheets.into_iter().map(|sheet| (sheet.path.clone(), frame::page(&site, sheet))).collect();
    for (path, text) in [
        ("site.css", crate::report::STYLE),
        ("search.js", concat!(include_str!("../filter.js"), include_str!("search.js"))),
        ("icon.svg", include_str!("icon.svg")),
    ] {
        files.insert(path.to_owned(), text.to_owned());
    }
    files.into_iter().map(|(path, text)| SiteFile { path, text }).collect()
}

/// A page before its frame is drawn around it.
struct Sheet {
    /// Its path in the site.
    path: String,
    /// What a tab of the browser shows.
    title: String,
    /// What stands between header and footer.
    main: Vec<Node>,
    /// Whether the list on it can be filtered.
    has_filter: bool,
}

/// The handbook, with what pages need to find their way.
struct Site<'h> {
    handbook: &'h Handbook,
    version: &'h str,
    rules: BTreeMap<&'h str, &'h RulePage>,
    frameworks: Vec<Framework<'h>>,
}

/// A framework and the rules that answer for its controls.
struct Framework<'h> {
    /// Its key in METADATA.
    key: &'h str,
    /// What people call it.
    name: String,
    /// Control ids as people count them, each with its rules.
    controls: Vec<(&'h str, Vec<&'h RulePage>)>,
}

impl<'h> Site<'h> {
    fn of(handbook: &'h Handbook, version: &'h str) -> Self {
        let mut controls: BTreeMap<&str, BTreeMap<&str, Vec<&RulePage>>> = BTreeMap::new();
        for page in &handbook.rules {
            for (key, ids) in &page.info.controls {
                let own = controls.entry(key).or_default();
                for id in ids {
                    own.entry(id).or_default().push(page);
                }
            }
        }
        let framework = |(key, controls): (&'h str, BTreeMap<&'h str, Vec<&'h RulePage>>)| {
            let mut controls: Vec<_> = controls.into_iter().collect();
            controls.sort_by(|(a, _), (b, _)| natural(a, b));
            Framework { key, name: name(key), controls }
        };
        let mut frameworks: Vec<_> = controls.into_iter().map(framework).collect();
        frameworks.sort_by(|a, b| a.name.cmp(&b.name));
        let rules = handbook.rules.iter().map(|page| (page.info.id.as_ref(), page)).collect();
        Self { handbook, version, rules, frameworks }
    }

    /// Rules by family, in the order of their ids.
    fn families(&self) -> BTreeMap<&'h str, Vec<&'h RulePage>> {
        let mut families: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for page in &self.handbook.rules {
            families.entry(page.info.family()).or_default().push(page);
        }
        families
    }
}

/// The page of a scorecard.
fn scorecard_path(id: &str) -> String {
    format!("scorecards/{}.html", slug(id))
}

/// The page of a framework.
fn framework_path(key: &str) -> String {
    format!("frameworks/{}.html", slug(key))
}

/// The name of a place on a page.
fn anchor(kind: &str, id: &str) -> String {
    format!("{kind}-{}", slug(id))
}

/// A link from a page in a folder of the site to another page.
fn up(path: impl AsRef<str>) -> Address {
    Address::inside(format!("../{}", path.as_ref()))
}

/// A rule in a list: its title as a link, its id and how bad it is. `root` leads to the start of the site.
fn rule_line(page: &RulePage, root: &str) -> [Node; 5] {
    let address = Address::inside(format!("{root}{}", page_of(&page.info.id)));
    [
        link(address).text(&page.info.title).into(),
        " ".into(),
        tag("code").class("id").text(&*page.info.id).into(),
        " ".into(),
        severity(page).into(),
    ]
}

/// How bad it is, in words and in a colour.
fn severity(page: &RulePage) -> Element {
    use crate::model::Severity;
    let class = match page.info.severity {
        Severity::Critical => "badge critical",
        Severity::High => "badge high",
        Severity::Medium => "badge medium",
        Severity::Low => "badge low",
    };
    tag("span").class(class).text(page.info.severity.as_str())
}

/// A part of a page under a heading, with a name that can be linked to.
fn section(id: &'static str, heading: &str) -> Element {
    tag("section").set("aria-labelledby", id).with(tag("h2").set("id", id).text(heading))
}
