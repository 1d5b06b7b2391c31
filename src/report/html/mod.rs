//! The report as one page for a browser: how each scorecard stands and what to do next, all findings with their source, what could
//! not be judged, and the rules.
//!
//! The page loads nothing, and all of it is there without scripts: the one script only filters. What is scanned is text, wherever
//! it stands. The same report gives the same bytes.

mod card;
mod filter;
mod findings;
mod rules;

use std::io;

use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

use super::kept::{Kept, gravest};
use super::markup::{Address, Element, Node, document, link, prose, tag};
use super::moment::rfc3339;
use super::text::count;
use super::{WAIVERS, Writer, sanitize};
use crate::model::problem::Problem;
use crate::model::report::Report;
use crate::model::rule::Severity;

/// The look of the rule site, and what a report has besides.
const STYLE: &str = concat!(include_str!("../site/style.css"), include_str!("report.css"));
const SCRIPT: &str = concat!(include_str!("../filter.js"), include_str!("report.js"));
/// Findings that a browser shows with ease.
const FINDINGS: usize = 5_000;
/// Problems in the list.
const PROBLEMS: usize = 500;

/// Writes a report as a page.
pub(super) struct Html;

impl Writer for Html {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let kept = Kept::within(&report.findings, FINDINGS);
        let main = tag("main").set("id", "main").all(summary(report));
        let main = main.all(card::section(report)).with(findings::section(report, &kept));
        let main = main.all(problems(report)).all(rules::section(report));
        let body = tag("body")
            .with(link(Address::inside("#main")).class("skip").text("Skip to the content"))
            .with(header(report))
            .with(main)
            .with(footer(report));
        out.write_all(document(tag("html").set("lang", "en").with(head(report)).with(body)).as_bytes())
    }
}

/// Text from outside as one line.
fn line(text: &str) -> String {
    sanitize::line(text).into_owned()
}

/// Words of a rule, or of karat, as one line: what stands between backticks is code.
fn said(text: &str) -> Vec<Node> {
    prose(&line(text))
}

/// Prose of a definition, whose line breaks say nothing.
fn flowing(text: &str) -> String {
    line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The hash that lets a browser take this style or script and no other.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)))
}

fn head(report: &Report) -> Element {
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    tag("head")
        .with(tag("meta").set("charset", "utf-8"))
        .with(tag("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1"))
        .with(tag("meta").set("http-equiv", "Content-Security-Policy").set("content", policy))
        .with(tag("meta").set("name", "referrer").set("content", "no-referrer"))
        .with(tag("title").text(format!("{}: karat report", subject(report))))
        .with(tag("style").with(Node::Own(STYLE)))
}

/// What the report is about.
fn subject(report: &Report) -> String {
    match report.repositories.as_slice() {
        [one] => line(&one.repository.name),
        many => count(many.len() as u64, "repository"),
    }
}

/// The parts of the page.
fn header(report: &Report) -> Element {
    let parts = [
        ("Scorecards", "#scorecards", !report.scorecards.is_empty()),
        ("Findings", "#findings", true),
        ("Not judged", "#problems", report.problems.iter().any(|problem| !problem.is_of_standard())),
        (WAIVERS, "#waivers", report.problems.iter().any(Problem::is_of_standard)),
        ("Rules", "#rules", !report.rules.is_empty()),
    ];
    let there = parts.into_iter().filter(|(.., is_there)| *is_there);
    let part = |(name, to, _)| tag("li").with(link(Address::inside(to)).text(name));
    tag("header").with(
        tag("div")
            .class("bar")
            .with(tag("span").class("brand").text("karat"))
            .with(tag("nav").set("aria-label", "Report").with(tag("ul").all(there.map(part)))),
    )
}

/// What was looked at, and how bad it is.
fn summary(report: &Report) -> Vec<Node> {
    let totals = &report.totals;
    let moment = rfc3339(report.moment);
    let mut meta = tag("p").class("meta").with(tag("time").set("datetime", moment.clone()).text(day(&moment)));
    let only = report.repositories.first().filter(|_| report.repositories.len() == 1);
    if let Some(commit) = only.and_then(|own| own.repository.revision.as_ref()) {
        let short: String = commit.chars().take(12).collect();
        meta = meta.with(tag("span").text("commit ").with(tag("code").text(short)));
    }
    if let Some(since) = &report.since {
        let mended = count(since.mended, "finding");
        let unknown = if since.unknown > 0 { format!(", {} no longer known", since.unknown) } else { String::new() };
        meta = meta.with(tag("span").text(format!("since {}: {mended} gone{unknown}", line(&since.revision))));
    }
    let lead = match (totals.verdicts, totals.findings()) {
        (0, _) => "Nothing was checked: no file here is one that a selected rule speaks of.".to_owned(),
        (_, 0) if totals.incomplete > 0 => "No findings in what could be judged.".to_owned(),
        (_, 0) => "No findings.".to_owned(),
        (_, number) => format!("{} to look at.", count(number, "finding")),
    };
    let looked = format!(
        "{lead} {} and {} were checked against {}: {} of {} verdicts passed.",
        count(totals.files, "file"),
        count(totals.documents, "document"),
        count(report.rules.len() as u64, "rule"),
        totals.passed,
        totals.verdicts
    );
    let tile = |(severity, number): (Severity, u64)| {
        let class = if number > 0 { severity.as_str() } else { "withdrawn" };
        tag("li").class(class).with(tag("strong").text(number.to_string())).text(format!(" {severity}"))
    };
    let open = Severity::ALL.into_iter().zip(totals.open).rev();
    let aside = [(totals.waived, "waived"), (totals.baselined, "there before"), (totals.incomplete, "not judged")];
    let aside = aside.into_iter().filter(|(number, _)| *number > 0);
    let aside = aside.map(|(number, word)| {
        tag("li").class("withdrawn").with(tag("strong").text(number.to_string())).text(format!(" {word}"))
    });
    vec![
        tag("h1").text(subject(report)).into(),
        meta.into(),
        tag("p").class("lead").text(looked).into(),
        tag("ul").class("tiles").set("aria-label", "Open findings by severity").all(open.map(tile)).all(aside).into(),
    ]
}

/// `2026-11-26 08:00 UTC`
fn day(moment: &str) -> String {
    let minute = moment.get(..16).unwrap_or(moment);
    format!("{} UTC", minute.replace('T', " "))
}

/// What could not be judged, for silence is never a pass, and apart from it what is wrong with waivers and definitions.
fn problems(report: &Report) -> impl Iterator<Item = Element> {
    let (standards, unjudged): (Vec<_>, Vec<_>) = report.problems.iter().partition(|own| own.is_of_standard());
    let parts = [("problems", "What could not be judged", unjudged), ("waivers", WAIVERS, standards)];
    parts.into_iter().filter(|(.., problems)| !problems.is_empty()).map(|(id, title, own)| listed(id, title, &own))
}

fn listed(id: &'static str, title: &'static str, problems: &[&Problem]) -> Element {
    let one = |problem: &Problem| {
        let place = super::place(&problem.repository, &problem.path);
        let at = problem.position.map_or_else(String::new, |own| format!(":{}:{}", own.line, own.column));
        let item = tag("li").with(tag("code").class("place").text(line(&format!("{place}{at}")))).text(" ");
        let kind = if problem.is_of_standard() { String::new() } else { format!(" ({})", problem.kind.as_str()) };
        let item = item.all(said(&format!("{}{kind}", problem.message)));
        match &problem.help {
            Some(help) => item.with(tag("p").class("what").all(said(help))),
            None => item,
        }
    };
    let section = tag("section")
        .set("id", id)
        .with(tag("h2").text(title))
        .with(tag("ul").class("rules").all(gravest(problems.iter().copied(), PROBLEMS).into_iter().map(one)));
    let more = problems.len().saturating_sub(PROBLEMS);
    if more > 0 { section.with(tag("p").all(said(&format!("And {more} more; `-o json` has all.")))) } else { section }
}

fn footer(report: &Report) -> Element {
    let footer = tag("footer").with(tag("p").text(format!("Written by karat {}.", report.version)));
    // At the end of the page, so that all that it filters is there.
    footer.with(tag("script").with(Node::Own(SCRIPT)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::fixture;

    fn page(report: &Report) -> String {
        let mut out = Vec::new();
        Html.write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_page_loads_nothing_and_takes_its_own_script_alone() {
        let page = page(&fixture::report());
        let policy = format!("script-src {}; base-uri", hash(SCRIPT));
        assert!(page.contains(&policy) && page.contains(&hash(STYLE)));
        for word in [" src=", "url(", "@import", "fetch(", "style=\"", " onclick", "innerHTML"] {
            assert!(!page.contains(word), "{word}");
        }
        assert_eq!(page.matches("<script").count(), 1);
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</"));
    }

    #[test]
    fn scanned_text_is_text() {
        let page = page(&fixture::report());
        assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}') && !page.contains("##["));
        assert!(page.lines().all(|line| !line.trim_start().starts_with("::")));
    }

    #[test]
    fn beyond_what_a_browser_shows_with_ease_the_rest_is_counted() {
        let mut report = fixture::report();
        let findings = std::mem::take(&mut report.findings);
        report.findings = findings.into_iter().cycle().take(FINDINGS + 9).collect();
        let page = page(&report);
        assert_eq!(page.matches("<li class=\"finding\"").count(), FINDINGS);
        assert!(page.contains("9 more are left out, the least severe"));
    }
}
