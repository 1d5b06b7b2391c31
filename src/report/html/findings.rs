//! Findings by file: what, where, the source line, and what to do.

use std::collections::BTreeMap;

use super::{filter, flowing, line, said};
use crate::model::finding::{Finding, Status};
use crate::model::handbook::slug;
use crate::model::report::{Owners, Report};
use crate::model::rule::RuleInfo;
use crate::report::kept::Kept;
use crate::report::markup::{Address, Element, Node, link, prose, tag};
use crate::report::place;
use crate::report::text::{count, first_sentence};

/// Up to so many findings all files are unfolded.
const UNFOLDED: usize = 200;
/// Characters of a source line before a finding, and from its start on.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// All findings that are kept, with the form to filter them.
pub(super) fn section(report: &Report, kept: &Kept) -> Element {
    let shown: Vec<&Finding> = kept.select(&report.findings).collect();
    let section = tag("section").set("id", "findings").with(tag("h2").text("Findings"));
    if shown.is_empty() {
        return section.with(tag("p").text("There are none."));
    }
    let owners = &report.owners;
    let rules: BTreeMap<&str, &RuleInfo> = report.rules.iter().map(|rule| (&*rule.id, &**rule)).collect();
    let mut section = section;
    if kept.left_out > 0 {
        let text = format!(
            "{} are shown; {} more are left out, the least severe. `-o json` has all of them.",
            shown.len(),
            kept.left_out
        );
        section = section.with(tag("p").class("cap").all(said(&text)));
    }
    section = section.with(filter::form(&shown, owners));
    let is_open = shown.len() <= UNFOLDED;
    let files = shown.chunk_by(|a, b| a.repository == b.repository && a.location.path == b.location.path);
    section.all(files.map(|file| self::file(file, &rules, owners, is_open)))
}

/// Who owns what was found; empty where nobody is known.
pub(super) fn owner<'r>(own: &Finding, owners: &'r Owners) -> &'r str {
    owners.get(&(own.repository.clone(), own.location.path.clone())).map_or("", String::as_str)
}

/// The findings of a file, folded under its name.
fn file(file: &[&Finding], rules: &BTreeMap<&str, &RuleInfo>, owners: &Owners, is_open: bool) -> Element {
    let first = file.first();
    let name = first.map_or_else(String::new, |own| place(&own.repository, &own.location.path));
    let is_whole = first.is_some_and(|own| &*own.location.path == ".");
    let name = if is_whole { format!("{name} (the repository as a whole)") } else { name };
    let heading = tag("h3").with(tag("span").class("path").text(line(&name)));
    let about = match first.map_or("", |own| owner(own, owners)) {
        "" => count(file.len() as u64, "finding"),
        owner => format!("{} · {}", count(file.len() as u64, "finding"), line(owner)),
    };
    let summary = tag("summary").with(heading).with(tag("span").class("about").text(about));
    let details = tag("details").class("file");
    let details = if is_open { details.set("open", "open") } else { details };
    let one = |own: &&Finding| finding(own, rules.get(&*own.rule).copied(), owners);
    details.with(summary).with(tag("ul").class("findings").all(file.iter().map(one)))
}

fn finding(own: &Finding, rule: Option<&RuleInfo>, owners: &Owners) -> Element {
    let severity = own.severity.as_str();
    let title = rule.map_or(&*own.rule, |rule| &rule.title);
    let page = Address::inside(format!("#rule-{}", slug(&own.rule)));
    let mut head = tag("p").class("title").with(tag("span").set("class", format!("badge {severity}")).text(severity));
    head = head.text(" ").with(link(page).all(said(title))).text(" ");
    head = head.with(tag("code").class("id").text(line(&own.rule)));
    if own.status != Status::Open {
        head = head.text(" ").with(tag("span").class("badge withdrawn").text(own.status.as_str()));
    }
    let item = tag("li")
        .class("finding")
        .set("data-severity", severity)
        .set("data-rule", line(&own.rule))
        .set("data-owner", line(owner(own, owners)))
        .set("data-repository", line(&own.repository))
        .set("data-file", line(&place(&own.repository, &own.location.path)))
        .set("data-status", own.status.as_str())
        .with(head)
        .with(tag("p").class("message").text(line(&own.message)))
        .all(source(own));
    if let Some(excuse) = &own.waiver {
        let text = format!("Waived {}", excuse.told());
        return item.with(tag("p").class("what").all(said(&text)));
    }
    let fix = rule.map_or("", |rule| first_sentence(&rule.remediation));
    if fix.is_empty() { item } else { item.with(tag("p").class("what").text("Fix: ").all(prose(&flowing(fix)))) }
}

/// The place and the source line, with the finding marked.
fn source(own: &Finding) -> Option<Element> {
    let location = &own.location;
    let snippet = location.snippet.as_deref()?;
    let start = (location.start.column as usize).saturating_sub(1);
    let length = if location.end.line == location.start.line {
        (location.end.column as usize).saturating_sub(1).saturating_sub(start)
    } else {
        usize::MAX
    };
    let from = start.saturating_sub(BEFORE);
    let piece = |skip: usize, take: usize| snippet.chars().skip(skip).take(take).collect::<String>();
    let before = piece(from, start - from);
    let marked = piece(start, length.min(AFTER));
    let room = AFTER.saturating_sub(marked.chars().count());
    let after = piece(start.saturating_add(length), room);
    let is_cut = snippet.chars().nth(start.saturating_add(length.min(AFTER)).saturating_add(room)).is_some();
    let before = if from > 0 { format!("…{before}") } else { before };
    let after = if is_cut { format!("{}…", after.trim_end()) } else { after.trim_end().to_owned() };
    let number = format!("{}:{}", location.start.line, location.start.column);
    let code = tag("code").with(tag("span").class("number").text(number)).text(tabs(&before));
    let code = code.with(tag("mark").text(tabs(&marked))).text(tabs(&after));
    Some(tag("pre").class("code source").with(Node::from(code)))
}

/// A line of source on one line, with its tabs as spaces.
fn tabs(text: &str) -> String {
    line(&text.replace('\t', "    "))
}
