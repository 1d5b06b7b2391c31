//! Findings by file, and inside a file by rule: what and where, the source line, why, and what to do.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use super::gate;
use super::page::{Ink, Page, Piece, count, first_sentence, what_and_why};
use super::{snippet, summary};
use crate::model::finding::{Finding, Location, Status};
use crate::model::fix::{Fix, LOCK_FILE, Safety};
use crate::model::gate::Later;
use crate::model::report::Report;
use crate::model::rule::RuleInfo;
use crate::report::{Detail, columns};

/// Rules by id, and those whose texts the reader has seen already.
struct Rules<'r> {
    by_id: BTreeMap<&'r str, &'r RuleInfo>,
    told: BTreeSet<&'r str>,
    /// Those that do not fail a run yet.
    later: Option<&'r BTreeMap<Arc<str>, Later>>,
    /// What mends findings.
    command: &'static str,
    report: &'r Report,
}

/// Writes all findings that the detail asks for; open ones, and those under a waiver, since that is debt.
pub(super) fn write(page: &mut Page<'_>, report: &Report, detail: Detail) -> io::Result<()> {
    let by_id = report.rules.iter().map(|rule| (rule.id.as_ref(), rule.as_ref())).collect();
    let later = report.gate.as_ref().map(|gate| &gate.later);
    let mut rules = Rules { by_id, told: BTreeSet::new(), later, command: summary::command(report), report };
    let many = report.repositories.len() > 1;
    for repository in report.findings.chunk_by(|a, b| a.repository == b.repository) {
        let mut is_named = !many;
        for file in repository.chunk_by(|a, b| a.location.path == b.location.path) {
            let groups = by_rule(file, detail);
            let Some(first) = file.first().filter(|_| !groups.is_empty()) else { continue };
            if !is_named {
                page.line(&[(Ink::Strong, "== "), (Ink::Strong, &first.repository)])?;
                page.blank()?;
                is_named = true;
            }
            page.line(&[(Ink::Strong, &heading(page, first))])?;
            page.blank()?;
            for group in groups {
                self::group(page, &group, &mut rules, detail)?;
                page.blank()?;
            }
        }
    }
    Ok(())
}

/// One line a finding, for grep and editors.
pub(super) fn quiet(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    for finding in report.findings.iter().filter(|finding| finding.status == Status::Open) {
        let severity = finding.severity;
        let place = page.place(&finding.repository, &finding.location.path);
        page.line(&[
            (Ink::Plain, &place),
            (Ink::Plain, &format!(":{}", position(&finding.location))),
            (Ink::Plain, ": "),
            (Ink::Bad(severity), severity.as_str()),
            (Ink::Plain, &format!(" {}: {}", finding.rule, finding.message)),
        ])?;
    }
    Ok(())
}

fn heading(page: &Page<'_>, finding: &Finding) -> String {
    let place = page.place(&finding.repository, &finding.location.path);
    if &*finding.location.path == "." { format!("{place} (the repository as a whole)") } else { place }
}

/// The findings of a file by rule, in the order in which the rules first speak.
fn by_rule(file: &[Box<Finding>], detail: Detail) -> Vec<Vec<&Finding>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in file.iter().filter(|finding| finding.status != Status::Baselined || detail == Detail::Full) {
        let at = *places.entry(&finding.rule).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// All that one rule found in one file. The source line stands under the first; more of them only where all is asked for. Why
/// it matters and how to mend it is told in full where a rule speaks first; in later files one sentence on how to mend it.
fn group(page: &mut Page<'_>, group: &[&Finding], rules: &mut Rules<'_>, detail: Detail) -> io::Result<()> {
    let Some(first) = group.first() else { return Ok(()) };
    let rule = rules.by_id.get(first.rule.as_ref()).copied();
    let times = if group.len() > 1 { format!(" ({})", count(group.len() as u64, "time")) } else { String::new() };
    let title = rule.map_or("", |rule| rule.title.as_str());
    let later = rules.later.and_then(|later| later.get(&first.rule));
    let later = later.map_or_else(String::new, |own| format!(" ({})", gate::when(*own)));
    head(page, first, &format!("{title}{times}{later}"))?;
    let mut is_open = false;
    let mended = group.iter().filter(|own| own.status == Status::Open).find_map(|own| own.fix.as_deref());
    for (number, finding) in group.iter().enumerate() {
        self::finding(page, finding)?;
        let is_first = number == 0 || (finding.status == Status::Open && !is_open);
        if is_first || detail == Detail::Full {
            source(page, &finding.location, Ink::Bad(finding.severity))?;
        }
        is_open |= finding.status == Status::Open;
    }
    let Some(rule) = rule.filter(|_| is_open) else { return Ok(()) };
    if rules.told.insert(&rule.id) || detail == Detail::Full {
        // The finding has said what; a description of one sentence has its reason there.
        let (what, why) = what_and_why(&rule.description);
        note(page, "why: ", if why.is_empty() { what } else { first_sentence(why) })?;
        note(page, "fix: ", &rule.remediation)?;
    } else {
        note(page, "fix: ", first_sentence(&rule.remediation))?;
    }
    if let Some(fix) = mended {
        fixable(page, rules, fix)?;
    }
    more(page, rule)
}

/// That karat can do it.
fn fixable(page: &mut Page<'_>, rules: &Rules<'_>, fix: &Fix) -> io::Result<()> {
    let more = if fix.safety == Safety::Safe { "" } else { " --unsafe-fixes" };
    let once = if rules.report.lacks_digest(fix) { format!(" once {LOCK_FILE} has its digest") } else { String::new() };
    let text = format!("Fixable with `{}{more}`{once}.", rules.command);
    page.hanging(&[(Ink::Plain, "         ")], (Ink::Plain, &text), 9)
}

/// The address of the rule's page, where there is one; kept whole, so that it can be clicked.
fn more(page: &mut Page<'_>, rule: &RuleInfo) -> io::Result<()> {
    let Some(address) = &rule.help_uri else { return Ok(()) };
    page.line(&[(Ink::Plain, "    "), (Ink::Dim, "more: "), (Ink::Dim, address)])
}

/// `high  kubernetes.host_network  Network namespace of the node`, the title under the rule where the line is too short.
fn head(page: &mut Page<'_>, finding: &Finding, title: &str) -> io::Result<()> {
    let severity = (Ink::Bad(finding.severity), finding.severity.as_str());
    let pieces = [(Ink::Plain, "  "), severity, (Ink::Plain, "  "), (Ink::Strong, finding.rule.as_ref())];
    let column = severity.1.len() + 4;
    if column + columns::width(&finding.rule) + 2 + columns::width(title) > page.width() {
        page.line(&pieces)?;
        return page.text((Ink::Plain, title), column);
    }
    let mut pieces = pieces.to_vec();
    pieces.extend([(Ink::Plain, "  "), (Ink::Plain, title)]);
    page.line(&pieces)
}

fn note(page: &mut Page<'_>, word: &str, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    page.hanging(&[(Ink::Plain, "    "), (Ink::Odd, word)], (Ink::Plain, text), 9)
}

fn finding(page: &mut Page<'_>, finding: &Finding) -> io::Result<()> {
    let mark = match finding.status {
        Status::Open => String::new(),
        other => {
            let by = finding.waiver.as_ref().map_or_else(String::new, |waiver| format!(" {}", waiver.told()));
            format!(" ({}{by})", other.as_str())
        }
    };
    let message = format!("{}{mark}", finding.message);
    if &*finding.location.path == "." {
        return page.text((Ink::Plain, &message), 4);
    }
    let place = page.place(&finding.repository, &finding.location.path);
    let position = format!(":{}: ", position(&finding.location));
    let before: [Piece<'_>; 3] = [(Ink::Plain, "    "), (Ink::Plain, &place), (Ink::Plain, &position)];
    page.hanging(&before, (Ink::Plain, &message), 6)
}

fn position(location: &Location) -> String {
    format!("{}:{}", location.start.line, location.start.column)
}

/// The source line with marks under the finding.
fn source(page: &mut Page<'_>, location: &Location, ink: Ink) -> io::Result<()> {
    let Some(snippet) = &location.snippet else { return Ok(()) };
    let number = format!("{:>8}", location.start.line);
    let empty = " ".repeat(number.len());
    let end = (location.end.line == location.start.line).then_some(location.end.column);
    let room = page.width().saturating_sub(number.len() + 3);
    let drawn = snippet::draw(snippet, location.start.column, end, room);
    page.line(&[(Ink::Dim, &number), (Ink::Dim, " │ "), (Ink::Plain, &drawn.text)])?;
    page.line(&[(Ink::Dim, &empty), (Ink::Dim, " │ "), (ink, &drawn.marks)])
}
