//! How a repository stands, in two words for a README: as a picture (SVG), and as the JSON of an endpoint that shields.io draws.
//!
//! Speaks of the first scorecard of the report; of several entities on it, of the one that stands lowest. Without a scorecard it
//! counts findings, and what could not be judged.

use std::io;

use serde::Serialize;

use super::text::{count, scorecards};
use super::{Writer, sanitize};
use crate::model::report::Report;
use crate::model::scorecard::ScorecardResult;

/// Writes a picture.
pub(super) struct Svg;

/// Writes what shields.io asks for.
pub(super) struct Shields;

/// How well something stands: the name of the colour at shields.io, and one of our own that white text can be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Color {
    name: &'static str,
    code: &'static str,
}

/// From bad to good.
const COLORS: [Color; 5] = [
    Color { name: "red", code: "#b3261e" },
    Color { name: "orange", code: "#a84300" },
    Color { name: "yellow", code: "#7a6000" },
    Color { name: "yellowgreen", code: "#566b00" },
    Color { name: "brightgreen", code: "#1a7431" },
];
const UNKNOWN: Color = Color { name: "lightgrey", code: "#666666" };

/// What the badge says.
#[derive(Debug, PartialEq, Eq)]
struct Badge {
    label: String,
    message: String,
    color: Color,
}

impl Badge {
    fn of(report: &Report) -> Self {
        let Some(first) = report.scorecards.first() else { return Self::of_findings(report) };
        let own: Vec<_> = report.scorecards.iter().filter(|card| card.scorecard == first.scorecard).collect();
        let lowest = own.iter().min_by_key(|card| (card.reached(), card.score)).unwrap_or(&first);
        let score = lowest.score.map(|score| scorecards::shown(score, &lowest.card.scoring));
        let level = match &lowest.level {
            Some(level) => Some(level.to_string()),
            None if lowest.levels.is_empty() => None,
            None => Some(format!("no {} yet", lowest.levels.first().map_or("level", |level| level))),
        };
        let mut parts: Vec<String> = level.into_iter().chain(score).collect();
        if parts.is_empty() {
            parts.push("unknown".to_owned());
        }
        if own.len() > 1 {
            parts.push(format!("lowest of {}", own.len()));
        }
        Self { label: shown(&first.title), message: shown(&parts.join(" · ")), color: color(lowest) }
    }

    fn of_findings(report: &Report) -> Self {
        let [.., doubtful, _, best] = COLORS;
        let (message, color) = match (report.totals.verdicts, report.totals.open) {
            (0, _) => ("nothing checked".to_owned(), UNKNOWN),
            (_, [0, 0, 0, 0]) => ("no findings".to_owned(), if report.totals.incomplete > 0 { doubtful } else { best }),
            (_, [_, _, high, critical]) => {
                let [red, orange, ..] = COLORS;
                let color = if high + critical > 0 { red } else { orange };
                (count(report.totals.findings(), "finding"), color)
            }
        };
        let message = match report.totals.incomplete {
            unjudged @ 1.. if report.totals.verdicts > 0 => format!("{message}, {unjudged} not judged"),
            _ => message,
        };
        Self { label: "karat".to_owned(), message, color }
    }
}

/// Text that takes no more room than a badge has.
fn shown(text: &str) -> String {
    super::cut(&sanitize::line(text), 60).into_owned()
}

/// By the share of levels that are reached, or by the score where there are none.
fn color(card: &ScorecardResult) -> Color {
    let best = COLORS.len() - 1;
    let at = match (card.levels.len(), card.score) {
        (0, None) => return UNKNOWN,
        (0, Some(score)) => usize::try_from(score).unwrap_or(0) * best / 10_000,
        (all, _) => card.reached() * best / all,
    };
    COLORS.get(at).copied().unwrap_or(UNKNOWN)
}

impl Writer for Shields {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Endpoint<'b> {
            schema_version: u32,
            label: &'b str,
            message: &'b str,
            color: &'b str,
        }
        let Badge { label, message, color } = &Badge::of(report);
        serde_json::to_writer(&mut *out, &Endpoint { schema_version: 1, label, message, color: color.name })?;
        writeln!(out)
    }
}

/// Height, and room beside a text, in pixels.
const HEIGHT: usize = 20;
const MARGIN: usize = 6;

impl Writer for Svg {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let Badge { label, message, color } = &Badge::of(report);
        let (left, right) = (width(label), width(message));
        let (first, all) = (left + 2 * MARGIN, left + right + 4 * MARGIN);
        let (label, message) = (escaped(label), escaped(message));
        let code = color.code;
        writeln!(
            out,
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{all}" height="{HEIGHT}" role="img" aria-label="{label}: {message}">
<title>{label}: {message}</title>
<clipPath id="r"><rect width="{all}" height="{HEIGHT}" rx="3"/></clipPath>
<g clip-path="url(#r)">
<rect width="{first}" height="{HEIGHT}" fill="#444444"/>
<rect x="{first}" width="{}" height="{HEIGHT}" fill="{code}"/>
</g>
<g fill="#ffffff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
<text x="{MARGIN}" y="14" textLength="{left}" lengthAdjust="spacingAndGlyphs">{label}</text>
<text x="{}" y="14" textLength="{right}" lengthAdjust="spacingAndGlyphs">{message}</text>
</g>
</svg>"##,
            all - first,
            first + MARGIN,
        )
    }
}

/// The pixels that a text takes, about: it is drawn to be just as wide.
fn width(text: &str) -> usize {
    let tenths = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | '·' | '\'' => 38,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 47,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 105,
        'A'..='Z' => 77,
        _ => 68 * super::columns::of(c).max(1),
    };
    text.chars().map(tenths).sum::<usize>().div_ceil(10)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    super::markup::escape(text, true, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::report::Totals;
    use crate::report::tests::fixture;

    #[test]
    fn a_badge_tells_the_lowest_level_and_score_of_the_first_scorecard() {
        let mut report = fixture::report();
        let first = Badge::of(&report);
        assert_eq!(first.message, Badge::of(&report).message);
        let mut better = report.scorecards[0].clone();
        (better.level, better.score) = (better.levels.last().cloned(), Some(10_000));
        let alone = Badge::of(&Report { scorecards: vec![better.clone()], ..fixture::report() });
        assert_eq!((alone.message.as_str(), alone.color.name), ("gold · 100 %", "brightgreen"));
        report.scorecards.push(better);
        let two = Badge::of(&report);
        assert_eq!((two.message, two.color), (format!("{} · lowest of 2", first.message), first.color));
    }

    #[test]
    fn without_a_scorecard_findings_are_counted() {
        let of_part = |verdicts, open, incomplete| {
            let totals = Totals { verdicts, open, incomplete, ..Totals::default() };
            let badge = Badge::of(&Report { totals, ..Report::default() });
            (badge.message, badge.color.name)
        };
        let of = |verdicts, open| of_part(verdicts, open, 0);
        assert_eq!(of(0, [0; 4]), ("nothing checked".to_owned(), "lightgrey"));
        assert_eq!(of(9, [0; 4]), ("no findings".to_owned(), "brightgreen"));
        assert_eq!(of(9, [1, 0, 0, 0]), ("1 finding".to_owned(), "orange"));
        assert_eq!(of(9, [1, 0, 0, 1]), ("2 findings".to_owned(), "red"));
        assert_eq!(of_part(9, [0; 4], 2), ("no findings, 2 not judged".to_owned(), "yellow"));
        assert_eq!(of_part(9, [0, 1, 0, 0], 1), ("1 finding, 1 not judged".to_owned(), "orange"));
        assert_eq!(of_part(0, [0; 4], 1), ("nothing checked".to_owned(), "lightgrey"));
    }
}
