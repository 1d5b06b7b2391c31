//! What stands in the documentation of a repository, and whether its links lead somewhere.
//!
//! ```text
//! {"README.md": {"words": 210, "title": "Shop", "headings": [{"level": 1, "text": "Shop", "line": 1}], "code_blocks": 2,
//!                "links": [{"target": "docs/a.md#b", "line": 3, "kind": "relative", "exists": true}]},
//!  "mkdocs.yml": {"docs_dir": "docs", "nav": [{"target": "index.md", "line": 7, "exists": true}]}}
//! ```
//!
//! Markdown has all of it; AsciiDoc and reStructuredText, and a README without markup, have words, title and headings. `exists`
//! is absent where a clone cannot tell: a link out of the repository, or one that only a generator of sites understands. The fact
//! `readme` has the READMEs of the repository alone, and of links no more than what is written: most rules need no other page.

mod anchors;
mod html;
mod links;
mod markdown;
mod mdx;
mod mkdocs;
mod plain;
mod sites;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use regorus::Value;

use super::reading::split;
use super::value::{list, map, number, object, text};
use super::{Source, Unknown};
use crate::model::source::SourceFile;
use links::Links;

/// Folders in which people look for what speaks of the repository.
const HOMES: [&str; 4] = ["", ".github", ".gitlab", "docs"];

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Heading {
    level: usize,
    text: String,
    line: usize,
}

/// A link or an image, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    target: String,
    line: usize,
}

/// What stands in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Page {
    words: usize,
    title: Option<String>,
    headings: Vec<Heading>,
    links: Vec<Link>,
    code_blocks: usize,
    anchors: anchors::Anchors,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Markup {
    Markdown,
    Mdx,
    AsciiDoc,
    ReStructuredText,
    None,
}

impl Markup {
    fn of(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let (stem, extension) = lower.rsplit_once('.').unwrap_or((&lower, ""));
        Some(match extension {
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "mdx" => Self::Mdx,
            "adoc" | "asciidoc" => Self::AsciiDoc,
            "rst" => Self::ReStructuredText,
            "" | "txt" if stem == "readme" => Self::None,
            _ => return None,
        })
    }

    fn is_markdown(self) -> bool {
        matches!(self, Self::Markdown | Self::Mdx)
    }

    fn read(self, content: &str) -> Page {
        match self {
            Self::Markdown => markdown::read(content),
            Self::Mdx => markdown::mdx(content),
            Self::AsciiDoc => plain::asciidoc(content),
            Self::ReStructuredText => plain::restructured(content),
            Self::None => plain::text(content),
        }
    }
}

type Pages = BTreeMap<Arc<str>, (Markup, Page)>;

pub(super) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let pages = pages(source, |_| true)?;
    let sites = mkdocs::sites(source)?;
    let links = Links::new(source, &pages, &sites);
    let of = |path: &str, markup, page: &Page| {
        let judged = page.links.iter().map(|link| {
            let judged = links.judge(path, &link.target);
            object([
                ("target", text(&link.target)),
                ("line", number(link.line)),
                ("kind", text(judged.kind)),
                ("exists", judged.exists.map(Value::Bool)),
            ])
        });
        value(markup, page, list(judged))
    };
    let mut values: BTreeMap<&str, Value> =
        pages.par_iter().map(|(path, (markup, page))| (path.as_ref(), of(path, *markup, page))).collect();
    values.extend(sites.iter().map(|site| (site.path.as_ref(), site.value(&links))));
    Ok(map(values))
}

/// The READMEs in the places where people look for that of a repository.
pub(super) fn readme(source: &Source<'_>) -> Result<Value, Unknown> {
    let pages = pages(source, is_readme)?;
    let of = |markup, page: &Page| {
        let link = |link: &Link| object([("target", text(&link.target)), ("line", number(link.line))]);
        value(markup, page, list(page.links.iter().map(link)))
    };
    Ok(map(pages.iter().map(|(path, (markup, page))| (path.as_ref(), of(*markup, page)))))
}

/// Whether the file at a path is a README of the repository.
pub(super) fn is_readme(path: &str) -> bool {
    let (folder, name) = split(path);
    let is_named = name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("readme"));
    HOMES.contains(&folder) && is_named && Markup::of(name).is_some()
}

fn pages(source: &Source<'_>, is_wanted: impl Fn(&str) -> bool + Sync) -> Result<Pages, Unknown> {
    let read = |file: &'_ Arc<SourceFile>| -> Result<Option<_>, Unknown> {
        let Some(markup) = Markup::of(file.file_name()).filter(|_| is_wanted(&file.path)) else { return Ok(None) };
        Ok(source.text(file)?.map(|content| (file.path.clone(), (markup, markup.read(&content)))))
    };
    source.files.par_iter().filter_map(|file| read(file).transpose()).collect()
}

/// Whether the file at a path may change the fact.
pub(super) fn feeds(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    Markup::of(name).is_some() || mkdocs::is_site(name) || sites::is_configuration(path)
}

fn value(markup: Markup, page: &Page, links: Value) -> Value {
    let headings = page.headings.iter().map(|heading| {
        object([("level", number(heading.level)), ("text", text(&heading.text)), ("line", number(heading.line))])
    });
    let is_markdown = markup.is_markdown();
    object([
        ("words", number(page.words)),
        ("title", page.title.as_deref().and_then(text)),
        ("headings", (markup != Markup::None).then(|| list(headings))),
        ("links", is_markdown.then_some(links)),
        ("code_blocks", (markup != Markup::None).then_some(page.code_blocks).and_then(number)),
    ])
}

/// How many words a text has. A language without blanks has about one for two signs.
fn words(text: &str) -> usize {
    let is_sign = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}');
    let of_signs = |word: &str| word.chars().filter(|c| is_sign(*c)).count().div_ceil(2);
    let count = |word: &str| match of_signs(word) {
        0 => usize::from(word.contains(char::is_alphanumeric)),
        signs => signs,
    };
    text.split_whitespace().map(count).sum()
}
