//! The rules: why what they found matters and how to mend it, and what became of all others.

use std::collections::BTreeMap;

use super::{flowing, line, said};
use crate::model::handbook::slug;
use crate::model::report::Report;
use crate::model::rule::RuleInfo;
use crate::report::frameworks;
use crate::report::markup::{Address, Element, Node, breakable, link, prose, tag};
use crate::report::text::count;

/// Rules that found something in full; all of them in a table.
pub(super) fn section(report: &Report) -> Option<Element> {
    if report.rules.is_empty() {
        return None;
    }
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    for finding in &report.findings {
        *found.entry(&finding.rule).or_default() += 1;
    }
    let loud = report.rules.iter().filter_map(|rule| Some(full(rule, *found.get(&*rule.id)?)));
    let section = tag("section").set("id", "rules").with(tag("h2").text("Rules")).all(loud);
    Some(section.with(table(report)))
}

/// A rule that found something.
fn full(rule: &RuleInfo, number: u64) -> Element {
    let severity = rule.severity.as_str();
    let heading = tag("h3").set("id", format!("rule-{}", slug(&rule.id))).all(said(&rule.title)).text(" ");
    let badge = tag("span").set("class", format!("badge {severity}")).text(severity);
    let mut article = tag("article")
        .class("told")
        .with(heading.with(badge))
        .with(
            tag("p")
                .class("meta")
                .with(tag("code").class("id").text(line(&rule.id)))
                .with(tag("span").text(count(number, "finding"))),
        )
        .with(tag("p").all(prose(&flowing(&rule.description))));
    if !rule.remediation.is_empty() {
        article = article.with(tag("p").with(tag("strong").text("Fix: ")).all(prose(&flowing(&rule.remediation))));
    }
    let mut standards: Vec<Node> = Vec::new();
    for (framework, ids) in &rule.controls {
        standards.push(tag("li").text(line(&format!("{} {}", frameworks::name(framework), ids.join(", ")))).into());
    }
    for own in &rule.related {
        let words = line(own.description.as_ref().unwrap_or(&own.url));
        let node = match Address::outside(&own.url) {
            Some(to) => tag("li").with(link(to).class("outside").set("rel", "noreferrer").text(words)),
            None => tag("li").text(words),
        };
        standards.push(node.into());
    }
    if let Some(to) = rule.help_uri.as_deref().and_then(Address::outside) {
        standards.push(tag("li").with(link(to).class("outside").text("More, with examples")).into());
    }
    if standards.is_empty() { article } else { article.with(tag("ul").class("links").all(standards)) }
}

/// What each rule said, with the number of entities that it said it of.
fn table(report: &Report) -> Element {
    let mut told: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
    for own in &report.outcomes {
        *told.entry(&own.rule).or_default().entry(own.outcome.as_str()).or_default() += 1;
    }
    let head = ["Rule", "Severity", "Outcome"].map(|text| tag("th").set("scope", "col").text(text));
    let row = |rule: &RuleInfo| {
        let words = told.get(&*rule.id).map_or_else(|| "not asked".to_owned(), |own| outcomes(own));
        let name = tag("th").set("scope", "row").all(said(&rule.title)).text(" ");
        tag("tr")
            .with(name.with(tag("code").class("id").all(breakable(&line(&rule.id)))))
            .with(tag("td").set("data-label", "Severity").text(rule.severity.as_str()))
            .with(tag("td").set("data-label", "Outcome").text(words))
    };
    let body = tag("tbody").all(report.rules.iter().map(|rule| row(rule)));
    let table = tag("table").class("cells").with(tag("thead").with(tag("tr").all(head))).with(body);
    let summary = match report.rules.len() {
        1 => "What the rule said".to_owned(),
        several => format!("What all {several} rules said"),
    };
    let details = tag("details").class("more").with(tag("summary").text(summary));
    details.with(tag("div").class("wide-table").with(table))
}

/// `pass`, or `pass 3, fail 1` of several entities.
fn outcomes(own: &BTreeMap<&str, u64>) -> String {
    let word = |word: &str| word.replace('_', " ");
    match own.iter().collect::<Vec<_>>().as_slice() {
        [(only, 1)] => word(only),
        all => all.iter().map(|(name, number)| format!("{} {number}", word(name))).collect::<Vec<_>>().join(", "),
    }
}
