//! The page of a framework: its controls as people count them, with the rules that answer for each.

use super::{Framework, Sheet, Site, anchor, framework_path, rule_line};
use crate::model::handbook::RulePage;
use crate::report::markup::{Element, tag};
use crate::report::text::count;

/// The page.
pub(super) fn sheet(site: &Site<'_>, framework: &Framework<'_>) -> Sheet {
    let has = |page: &&RulePage| page.info.controls.contains_key(framework.key);
    let rules = count(site.handbook.rules.iter().filter(has).count() as u64, "rule");
    let controls = count(framework.controls.len() as u64, "control");
    let lead = format!("{controls} that {rules} answer for. No rule answers for what is not listed here.");
    let intro = tag("div")
        .class("intro")
        .with(tag("h1").text(&framework.name))
        .with(tag("p").class("lead").text(lead))
        .with(tag("p").class("meta").text("In METADATA: ").with(tag("code").text(framework.key)));
    Sheet {
        path: framework_path(framework.key),
        title: format!("{} · karat rules", framework.name),
        main: vec![intro.into(), table(framework).into()],
        has_filter: false,
    }
}

fn table(framework: &Framework<'_>) -> Element {
    let row = |(id, pages): &(&str, Vec<&RulePage>)| {
        let rules = pages.iter().map(|page| tag("li").all(rule_line(page, "../")));
        let control = tag("th").set("scope", "row").set("id", anchor("control", id)).text(*id);
        tag("tr").with(control).with(tag("td").with(tag("ul").all(rules)))
    };
    let head = ["Control", "Rules"].map(|word| tag("th").set("scope", "col").text(word));
    tag("table")
        .class("controls")
        .with(tag("thead").with(tag("tr").all(head)))
        .with(tag("tbody").all(framework.controls.iter().map(row)))
}
