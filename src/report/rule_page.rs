//! The page of a rule (`karat explain`) and the table of all rules (`karat rules`), for people.

use std::io;
use std::sync::Arc;

use super::json::value;
use super::text::{Ink, Page, count, first_sentence};
use super::{Style, columns};
use crate::model::report::RulePage;
use crate::model::rule::{Example, RuleInfo};

/// The page of a rule, for people.
pub fn rule_page(page: &RulePage, style: Style) -> String {
    drawn(style, |to| {
        let info = &page.info;
        head(to, info)?;
        texts(to, info)?;
        settings(to, info)?;
        norms(to, info)?;
        if let Some(bad) = &page.bad {
            example(to, "Bad", bad, &info.id)?;
        }
        if let Some(good) = &page.good {
            example(to, "Good", good, &info.id)?;
        }
        Ok(())
    })
}

/// The rules as a table, for people.
pub fn rules_table(rules: &[Arc<RuleInfo>]) -> String {
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
    let what = first_sentence(&info.description);
    let why = info.description.strip_prefix(what).unwrap_or("").trim();
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

/// Lines of an example around a bad line; a longer example without bad lines is cut at three times as many.
const AROUND: usize = 12;

/// An example with its bad lines marked, the marks of the fixture taken out.
fn example(to: &mut Page<'_>, heading: &str, example: &Example, rule: &str) -> io::Result<()> {
    to.line(&[(Ink::Strong, heading), (Ink::Plain, ": "), (Ink::Plain, &example.path)])?;
    let lines = unmarked(&example.text, rule);
    let bad: Vec<usize> = (0..).zip(&lines).filter(|(_, line)| line.is_bad).map(|(at, _)| at).collect();
    let is_near = |at: usize| bad.iter().any(|bad| bad.abs_diff(at) <= AROUND) || bad.is_empty() && at < 3 * AROUND;
    let mut is_cut = false;
    for (at, line) in lines.iter().enumerate() {
        if !is_near(at) {
            is_cut = true;
            continue;
        }
        if std::mem::take(&mut is_cut) {
            to.line(&[(Ink::Dim, "      …")])?;
        }
        let (mark, ink) = if line.is_bad { ("> ", Ink::Bad(crate::model::Severity::High)) } else { ("  ", Ink::Plain) };
        let text = line.text.replace('\t', "    ");
        to.line(&[(ink, mark), (Ink::Dim, &format!("{:>3} │ ", at + 1)), (ink, &text)])?;
    }
    if is_cut {
        to.line(&[(Ink::Dim, "      …")])?;
    }
    to.blank()
}

/// A line of an example.
struct Line<'t> {
    text: &'t str,
    is_bad: bool,
}

/// The lines without the marks that the rule's tests read: `# finding: <rule>` behind a line, or above it.
fn unmarked<'t>(text: &'t str, rule: &str) -> Vec<Line<'t>> {
    let (mut lines, mut is_next_bad) = (Vec::new(), false);
    for line in text.lines() {
        let Some((before, rules)) = mark(line) else {
            lines.push(Line { text: line, is_bad: std::mem::take(&mut is_next_bad) });
            continue;
        };
        let names_rule = rules.split(',').any(|own| own.trim() == rule);
        if before.trim().is_empty() {
            is_next_bad |= names_rule;
        } else {
            lines.push(Line { text: before, is_bad: names_rule | std::mem::take(&mut is_next_bad) });
        }
    }
    lines
}

/// What stands before a mark and the rules in it.
fn mark(line: &str) -> Option<(&str, &str)> {
    let (before, rules) = line.split_once("finding:")?;
    let before = before.trim_end();
    let before = ["#", "//", "<!--", ";"].iter().find_map(|sign| before.strip_suffix(sign))?;
    Some((before.trim_end(), rules.trim().trim_end_matches("-->")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_their_lines_are_bad() {
        let text =
            "a: 1 # finding: x.y\n# finding: x.y, x.z\nb: 2\nc: 3\n<!-- finding: x.z -->\nd: 4 // finding: x.y\n";
        let lines: Vec<_> = unmarked(text, "x.y").iter().map(|line| (line.text, line.is_bad)).collect();
        assert_eq!(lines, [("a: 1", true), ("b: 2", true), ("c: 3", false), ("d: 4", true)]);
    }

    #[test]
    fn a_line_that_only_speaks_of_findings_is_no_mark() {
        assert_eq!(mark("description: the finding: x.y"), None);
        assert_eq!(mark("plain"), None);
    }
}
