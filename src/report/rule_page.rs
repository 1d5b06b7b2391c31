//! The page of a rule (`karat explain`) and the table of all rules (`karat rules`), for people.

use std::io;

use super::excerpt::{self, Row};
use super::json::value;
use super::text::{Ink, Page, count, what_and_why};
use super::{Style, columns};
use crate::model::handbook::{RulePage, Use};
use crate::model::rule::{Example, RuleInfo, Severity};

/// The page of a rule, for people.
pub fn rule_page(page: &RulePage, style: Style) -> String {
    drawn(style, |to| {
        let info = &page.info;
        head(to, info)?;
        texts(to, info)?;
        settings(to, info)?;
        norms(to, info)?;
        uses(to, page)?;
        if let Some(bad) = &page.bad {
            example(to, "Bad", bad)?;
        }
        if let Some(good) = &page.good {
            example(to, "Good", good)?;
        }
        Ok(())
    })
}

/// The rules as a table, for people.
pub fn rules_table(pages: &[RulePage]) -> String {
    let rules: Vec<&RuleInfo> = pages.iter().map(|page| page.info.as_ref()).collect();
    let id_width = rules.iter().map(|rule| columns::width(&rule.id)).max().unwrap_or(0);
    drawn(Style { color: false, width: usize::MAX }, |to| {
        for domain in rules.chunk_by(|a, b| a.domain() == b.domain()) {
            let Some(first) = domain.first() else { continue };
            to.line(&[(Ink::Strong, first.domain())])?;
            for rule in domain {
                let gap = " ".repeat(id_width.saturating_sub(columns::width(&rule.id)));
                let withdrawn = if rule.deprecated { " (withdrawn)" } else { "" };
                let line = format!("  {}{gap}  {:<8}  {}{withdrawn}", rule.id, rule.severity.as_str(), rule.title);
                to.line(&[(Ink::Plain, &line)])?;
            }
            to.blank()?;
        }
        let number = count(rules.len() as u64, "rule");
        to.line(&[(Ink::Plain, &format!("{number}; `karat explain RULE` shows the page of one"))])
    })
}

/// Draws into memory, where writing cannot fail.
fn drawn(style: Style, draw: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    let _ = draw(&mut Page::new(&mut out, style));
    String::from_utf8_lossy(&out).into_owned()
}

fn head(to: &mut Page<'_>, info: &RuleInfo) -> io::Result<()> {
    to.line(&[
        (Ink::Strong, &info.id),
        (Ink::Plain, "  "),
        (Ink::Bad(info.severity), info.severity.as_str()),
        (Ink::Plain, if info.deprecated { "  withdrawn" } else { "" }),
    ])?;
    to.text((Ink::Plain, &info.title), 0)?;
    to.blank()
}

fn texts(to: &mut Page<'_>, info: &RuleInfo) -> io::Result<()> {
    let (what, why) = what_and_why(&info.description);
    for (heading, text) in [("What it finds", what), ("Why it matters", why), ("How to fix it", &info.remediation)] {
        if !text.is_empty() {
            to.line(&[(Ink::Strong, heading)])?;
            to.text((Ink::Plain, text), 2)?;
            to.blank()?;
        }
    }
    Ok(())
}

fn settings(to: &mut Page<'_>, info: &RuleInfo) -> io::Result<()> {
    let kinds = if info.kinds.is_empty() { "every document".to_owned() } else { info.kinds.join(", ") };
    to.line(&[(Ink::Strong, "Applies to")])?;
    to.text((Ink::Plain, &kinds), 2)?;
    to.blank()?;
    if info.parameters.is_empty() {
        return Ok(());
    }
    to.line(&[(Ink::Strong, "Parameters")])?;
    for (name, parameter) in &info.parameters {
        let default = value(&parameter.default);
        to.hanging(
            &[(Ink::Plain, "  "), (Ink::Odd, name), (Ink::Plain, " = ")],
            (Ink::Plain, &default.to_string()),
            4,
        )?;
        to.text((Ink::Plain, &parameter.description), 4)?;
    }
    to.blank()
}

fn norms(to: &mut Page<'_>, info: &RuleInfo) -> io::Result<()> {
    if !info.controls.is_empty() {
        let longest = info.controls.keys().map(|name| columns::width(name)).max().unwrap_or(0);
        to.line(&[(Ink::Strong, "Controls")])?;
        for (framework, ids) in &info.controls {
            let gap = " ".repeat(longest.saturating_sub(columns::width(framework)));
            let before = format!("  {framework}{gap}  ");
            to.hanging(&[(Ink::Plain, &before)], (Ink::Plain, &ids.join(", ")), longest + 4)?;
        }
        to.blank()?;
    }
    if info.related.is_empty() {
        return Ok(());
    }
    to.line(&[(Ink::Strong, "Standards")])?;
    for link in &info.related {
        if let Some(description) = &link.description {
            to.text((Ink::Plain, description), 2)?;
        }
        // An address is kept whole, so that it can be clicked.
        to.line(&[(Ink::Plain, "  "), (Ink::Odd, &link.url)])?;
    }
    to.blank()
}

/// The checks of scorecards that go by the rule, and whether it is asked without them.
fn uses(to: &mut Page<'_>, page: &RulePage) -> io::Result<()> {
    to.line(&[(Ink::Strong, "Scorecards")])?;
    for Use { scorecard, check } in &page.uses {
        let required = if check.required { "" } else { ", not required" };
        let text = format!("{} ({}{required}, weight {})", scorecard.id, check.level, check.weight);
        to.text((Ink::Plain, &text), 2)?;
    }
    to.text((Ink::Dim, asked(page)), 2)?;
    to.blank()
}

/// When the rule is asked.
pub(super) fn asked(page: &RulePage) -> &'static str {
    match (page.is_default, page.info.deprecated, page.uses.is_empty()) {
        (true, ..) => "Asked where nothing is selected.",
        (_, true, _) => "Withdrawn: asked only where it is selected by its name.",
        (_, _, true) if !page.info.overlaps.is_empty() => {
            "Other rules say most of it: asked only where it is selected by its name, or with ALL."
        }
        (_, _, true) => "Asked only where it is selected.",
        (_, _, false) => "Asked only where it, or one of its scorecards, is selected.",
    }
}

/// Lines of an example around a bad line.
const AROUND: usize = 12;

/// An example with its bad lines marked.
fn example(to: &mut Page<'_>, heading: &str, example: &Example) -> io::Result<()> {
    let (files, more) = excerpt::files(example);
    for file in files {
        let inside = if file.path == example.name { String::new() } else { format!("{}/", example.name) };
        to.line(&[(Ink::Strong, heading), (Ink::Plain, ": "), (Ink::Plain, &inside), (Ink::Plain, &file.path)])?;
        for row in excerpt::rows(file, AROUND) {
            self::row(to, row)?;
        }
        to.blank()?;
    }
    if more > 0 {
        to.line(&[(Ink::Dim, &format!("and {}", count(more as u64, "more file")))])?;
        to.blank()?;
    }
    if !example.is_whole_bad {
        return Ok(());
    }
    to.text((Ink::Plain, "What it finds here stands in no file: it is about the repository as a whole."), 0)?;
    to.blank()
}

fn row(to: &mut Page<'_>, row: Row<'_>) -> io::Result<()> {
    let Row::Line(number, line) = row else { return to.line(&[(Ink::Dim, "      …")]) };
    let (mark, ink) = if line.is_bad { ("> ", Ink::Bad(Severity::High)) } else { ("  ", Ink::Plain) };
    let text = line.text.replace('\t', "    ");
    to.line(&[(ink, mark), (Ink::Dim, &format!("{number:>3} │ ")), (ink, &text)])
}
