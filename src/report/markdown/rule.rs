//! The page of a rule as Markdown, for the hover of an editor.

use std::fmt::Write as _;

use super::escape::{code, prose, text};
use crate::model::handbook::RulePage;
use crate::model::rule::{Example, RuleInfo};
use crate::report::excerpt::{self, Row};
use crate::report::text::what_and_why;

/// Lines of an example around a bad line.
const AROUND: usize = 5;

/// The page of a rule: what it finds, why, how to fix it, an example, and where to read on.
pub fn rule_markdown(page: &RulePage) -> String {
    let info = &page.info;
    let mut out = format!("### {}\n\n{} · {}\n\n", text(&info.title), code(&info.id), info.severity);
    let (what, why) = what_and_why(&info.description);
    for (heading, part) in [("", what), ("Why: ", why), ("Fix: ", &info.remediation)] {
        if !part.trim().is_empty() {
            let heading = if heading.is_empty() { String::new() } else { format!("**{}** ", heading.trim_end()) };
            let _ = write!(out, "{heading}{}\n\n", paragraphs(part));
        }
    }
    for (heading, example) in [("Bad", &page.bad), ("Good", &page.good)] {
        out.push_str(&example.as_ref().map_or_else(String::new, |own| self::example(heading, own)));
    }
    out.push_str(&links(info));
    let _ = writeln!(out, "{} tells more.", code(&format!("karat explain {}", info.id)));
    out
}

fn paragraphs(words: &str) -> String {
    let parts = words.split("\n\n").map(|part| prose(&part.split_whitespace().collect::<Vec<_>>().join(" ")));
    parts.collect::<Vec<_>>().join("\n\n")
}

/// The first file of an example, in a fence that nothing in it can close.
fn example(heading: &str, example: &Example) -> String {
    let (files, _) = excerpt::files(example);
    let Some(file) = files.first() else { return String::new() };
    let rows: Vec<String> = excerpt::rows(file, AROUND)
        .into_iter()
        .map(|row| match row {
            Row::Line(_, line) => crate::report::clean(&line.text).into_owned(),
            Row::Gap => "…".to_owned(),
        })
        .collect();
    let longest = rows.iter().flat_map(|row| row.split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("**{heading}:** {}\n\n{fence}\n{}\n{fence}\n\n", code(&file.path), rows.join("\n"))
}

fn links(info: &RuleInfo) -> String {
    let page = info.help_uri.iter().map(|url| (url.as_str(), "the page of the rule"));
    let norms = info.related.iter().map(|link| (link.url.as_str(), link.description.as_deref().unwrap_or(&link.url)));
    let web = page.chain(norms).filter(|(url, _)| crate::model::rule::is_web(url));
    let list: Vec<String> = web.map(|(url, words)| format!("- [{}](<{url}>)\n", text(words))).collect();
    if list.is_empty() { String::new() } else { format!("{}\n", list.concat()) }
}
