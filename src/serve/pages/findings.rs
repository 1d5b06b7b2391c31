//! Findings that are open, one of them with all the times that it was there, and a rule with what it finds.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::entity::{Among, findings as rows};
use super::facets::{filters, select};
use super::overview::entity;
use super::table::{Column, Table};
use super::{Page, View, href, shell, source};
use crate::history::ask::{FindingFilter, FindingRow, Mended, Sums};
use crate::history::{Cell, Store};
use crate::model::Fingerprint;
use crate::model::finding::Status;
use crate::model::rule::{RuleInfo, Severity};
use crate::report::count;
use crate::report::markup::{Address, Element, link, prose, tag};
use crate::serve::reply::Refused;

/// Findings that are drawn; CSV has all.
const DRAWN: usize = 300;

/// Draws those that are open.
pub(in crate::serve) fn findings(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let mut page = Page::new("Findings");
    view.one_of("severity", Severity::words().into_iter())?;
    let filter = FindingFilter {
        at: Some(view.stretch()[1]),
        rule: view.get("rule").map(Arc::from),
        repository: view.get("repository").map(Arc::from),
        ..FindingFilter::default()
    };
    let all = store.findings(&filter)?;
    let facets: Vec<_> = {
        let mut seen = BTreeSet::new();
        let own = all.iter().filter_map(|own| own.facets.clone());
        own.filter(|own| seen.insert(Arc::as_ptr(own))).map(|own| (*own).clone()).collect()
    };
    let rules: BTreeSet<&str> = all.iter().map(|own| own.rule.as_ref()).collect();
    let more = vec![select(view, "severity", Severity::words().into_iter()), select(view, "rule", rules.into_iter())];
    page.put(filters(view, &facets, more));
    let words = view.get("q").unwrap_or_default().to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut shown: Vec<&FindingRow> = all.iter().filter(|own| is_wanted(own, view, &words)).collect();
    shown.sort_by_key(|own| (std::cmp::Reverse(own.severity), own.since));
    page.put(tag("p").set("role", "status").text(standing(&shown)));
    page.table(table(&shown, view));
    Ok(page)
}

/// How many are open, and how many are there that do not count.
fn standing(shown: &[&FindingRow]) -> String {
    let number = |status| shown.iter().filter(|own| own.status == status).count();
    let open = format!("{} open", count(number(Status::Open) as u64, "finding"));
    let others = [Status::Waived, Status::Baselined].map(|status| (number(status), status.as_str()));
    let others = others.iter().filter(|(number, _)| *number > 0).map(|(number, status)| format!("{number} {status}"));
    format!("{}.", std::iter::once(open).chain(others).collect::<Vec<_>>().join(", "))
}

/// What is not drawn is not made either, unless it is for a spreadsheet.
fn table(shown: &[&FindingRow], view: &View) -> Table {
    let most = if view.get("csv").is_some() { shown.len() } else { DRAWN };
    rows(shown.iter().copied().take(most), None, Among::All).at_most(DRAWN).of(shown.len())
}

fn is_wanted(own: &FindingRow, view: &View, words: &[&str]) -> bool {
    let has_words = || {
        let text = format!("{} {} {} {}", own.message, own.rule, own.path, own.repository).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let has_facets = |facets: &crate::model::selector::Facets| view.wants(facets);
    let asks = ["owner", "system", "domain", "tier", "kind", "lifecycle", "language"]
        .iter()
        .any(|name| view.get(name).is_some());
    view.get("severity").is_none_or(|asked| own.severity.as_str() == asked)
        && own.facets.as_deref().map_or(!asks, has_facets)
        && (words.is_empty() || has_words())
}

/// Draws one.
pub(in crate::serve) fn finding(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let name = view.name(0);
    let missing = || Refused::missing(format!("no finding {name} was recorded"));
    let fingerprint = Fingerprint::parse(name).ok_or_else(missing)?;
    let repository = view.get("repository").map(Arc::from);
    let all =
        store.findings(&FindingFilter { repository, fingerprint: Some(fingerprint), ..FindingFilter::default() })?;
    let Some(last) = all.iter().max_by_key(|own| own.since) else {
        return Err(missing());
    };
    let commit = store.latest_commit(&last.repository)?;
    let mut page = Page::new(last.message.to_string()).below("Findings", href(&["findings"], &[]));
    let place = format!("{}:{}", last.path, last.line);
    let place = match source::line(&last.repository, commit.as_deref(), &last.path, last.line) {
        Some(to) => link(to).text(place),
        None => tag("code").text(place),
    };
    page.put(
        tag("p")
            .class("meta")
            .with(tag("span").set("class", format!("badge {}", last.severity.as_str())).text(last.severity.as_str()))
            .with(place)
            .with(tag("span").text(last.repository.as_ref()))
            .with(link(href(&["rules", &last.rule], &[])).with(tag("code").text(last.rule.as_ref()))),
    );
    if let Some(rule) = view.catalog.rules().find(|rule| rule.id == last.rule) {
        page.put(tag("p").all(prose(&rule.description)));
        page.put(tag("h2").text("What to do"));
        page.put(tag("p").all(prose(&rule.remediation)));
    }
    page.heading("times", "When it was there");
    let columns = vec![Column::text("since"), Column::text("until"), Column::text("status"), Column::text("entity")];
    let mut table = Table::new("times", "A finding that came back stands here several times", columns);
    for own in all.iter().rev() {
        table.row(vec![
            Cell::Moment(own.since).into(),
            own.until.map_or(Cell::Text("still".to_owned()), Cell::Moment).into(),
            Cell::Text(own.status.as_str().to_owned()).into(),
            match &own.entity {
                Some(reference) => entity(reference, &own.repository),
                None => Cell::None.into(),
            },
        ]);
    }
    page.table(table);
    Ok(page)
}

/// Draws a rule.
pub(in crate::serve) fn rule(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let id = view.name(0);
    let info =
        view.catalog.rules().find(|rule| rule.id.as_ref() == id || rule.aliases.iter().any(|own| own == id)).cloned();
    let stretch = view.stretch();
    let filter = FindingFilter { rule: Some(Arc::from(id)), at: Some(stretch[1]), ..FindingFilter::default() };
    let open = store.findings(&filter)?;
    let of_rule = |own: &Option<Arc<str>>| own.as_deref() == Some(id);
    let sums = store.came_and_went(stretch, None)?.into_iter().find(|own| of_rule(&own.key));
    let times = store.mended(stretch, None)?.into_iter().find(|own| of_rule(&own.key));
    let found = sums.is_some() || !open.is_empty();
    if info.is_none() && !found {
        return Err(Refused::missing(format!("no rule `{id}` is known, and none was recorded")));
    }
    let mut page =
        Page::new(info.as_ref().map_or(id, |own| own.title.as_str())).below("Findings", href(&["findings"], &[]));
    if let Some(info) = &info {
        page.put(about(info));
    }
    page.put(shell::stretches(view));
    page.put(numbers(&sums.unwrap_or_default(), &times.unwrap_or_default()));
    page.heading("checks", "Scorecards that ask it");
    page.put(used(store, id)?);
    page.heading("findings", "Open findings");
    page.table(table(&open.iter().collect::<Vec<_>>(), view));
    Ok(page)
}

fn about(info: &RuleInfo) -> Element {
    let links = info.related.iter().filter_map(|own| {
        Some(tag("li").with(link(Address::outside(&own.url)?).text(own.description.as_deref().unwrap_or(&own.url))))
    });
    tag("div")
        .with(
            tag("p")
                .class("meta")
                .with(
                    tag("span").set("class", format!("badge {}", info.severity.as_str())).text(info.severity.as_str()),
                )
                .with(tag("code").text(info.id.as_ref())),
        )
        .with(tag("p").all(prose(&info.description)))
        .with(tag("h2").text("What to do"))
        .with(tag("p").all(prose(&info.remediation)))
        .with(tag("ul").all(links))
}

fn numbers(sums: &Sums, times: &Mended) -> Element {
    let tile = |number: String, what: &str| tag("li").with(tag("strong").text(number)).with(tag("span").text(what));
    let length = |seconds: Option<i64>| seconds.map_or("–".to_owned(), |seconds| Cell::Time(seconds).shown());
    tag("ul").class("tiles").all([
        tile(sums.after.to_string(), "open"),
        tile(sums.opened.to_string(), "new"),
        tile(sums.reopened.to_string(), "came back"),
        tile(sums.resolved.to_string(), "mended"),
        tile(length(times.median), "half were mended within"),
        tile(length(times.oldest), "the oldest is open for"),
    ])
}

fn used(store: &mut Store, rule: &str) -> Result<Element, Refused> {
    let mut items = Vec::new();
    for own in store.scorecards()? {
        for check in own.card.checks.iter().filter(|check| check.rule.as_ref() == rule) {
            let to = href(&["scorecards", &own.card.id, &check.id], &[]);
            items.push(tag("li").with(link(to).text(format!(
                "{}: {}",
                own.card.title,
                check.title.as_deref().unwrap_or(&check.id)
            ))));
        }
    }
    Ok(if items.is_empty() { tag("p").class("none").text("None does.") } else { tag("ul").all(items) })
}
