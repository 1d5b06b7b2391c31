//! The form that filters findings. Hidden until the script is there to answer it.

use std::collections::BTreeSet;

use super::findings::owner;
use super::line;
use crate::model::finding::Finding;
use crate::model::report::Owners;
use crate::model::rule::Severity;
use crate::report::markup::{Element, tag};

/// The form for these findings; a choice of one is none.
pub(super) fn form(findings: &[&Finding], owners: &Owners) -> Element {
    let mut form = tag("form").set("id", "filter").set("hidden", "hidden").set("role", "search");
    form = form.set("aria-label", "Filter findings").with(field("q", "Words", input("q")));
    form = form.with(field("file", "File or folder", input("file")));
    let all = |of: &dyn Fn(&Finding) -> String| findings.iter().map(|own| of(own)).collect::<BTreeSet<String>>();
    let is_there = |severity: &&str| findings.iter().any(|own| own.severity.as_str() == *severity);
    let severities: Vec<&str> = Severity::ALL.iter().rev().map(|own| own.as_str()).filter(is_there).collect();
    let owners_of = all(&|own| line(owner(own, owners)));
    // What somebody owns can be told from what nobody does.
    let is_owner_told = owners_of.len() > 1;
    let choices = [
        ("severity", "Severity", severities.into_iter().map(str::to_owned).collect::<Vec<_>>()),
        ("rule", "Rule", all(&|own| line(&own.rule)).into_iter().collect()),
        ("owner", "Owner", owners_of.into_iter().filter(|own| !own.is_empty()).collect()),
        ("repository", "Repository", all(&|own| line(&own.repository)).into_iter().collect()),
        ("status", "Status", all(&|own| own.status.as_str().to_owned()).into_iter().collect()),
    ];
    for (name, label, options) in choices {
        if options.len() > 1 || matches!(name, "severity" | "rule") || (name == "owner" && is_owner_told) {
            form = form.with(field(name, label, select(name, options)));
        }
    }
    form.with(
        tag("p")
            .class("shown")
            .with(tag("span").set("id", "shown").set("role", "status").text(""))
            .with(tag("button").set("type", "reset").text("Show all"))
            .with(tag("button").set("type", "button").set("id", "unfold").text("Unfold files"))
            .with(tag("button").set("type", "button").set("id", "fold").text("Fold files")),
    )
}

fn field(name: &'static str, label: &str, control: Element) -> Element {
    tag("div").class("field").with(tag("label").set("for", format!("by-{name}")).text(label)).with(control)
}

fn input(name: &'static str) -> Element {
    tag("input").set("type", "search").set("name", name).set("id", format!("by-{name}")).set("autocomplete", "off")
}

fn select(name: &'static str, options: Vec<String>) -> Element {
    let option = |value: String| tag("option").set("value", value.clone()).text(value);
    let any = tag("option").set("value", "").text("any");
    tag("select").set("name", name).set("id", format!("by-{name}")).with(any).all(options.into_iter().map(option))
}
