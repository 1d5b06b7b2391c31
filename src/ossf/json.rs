//! A scorecard → Scorecard's JSON v2, one object on one line.
//!
//! What the format does not know stands under `karat`, which its readers pass over. Lists are never `null`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use serde_json::Number;

use super::check::{Check, Scorecard};

/// Where the checks are explained.
const PAGE: &str = "https://github.com/ossf/scorecard/blob/main/docs/checks.md#";

#[derive(Serialize)]
struct Object<'a> {
    date: String,
    repo: Repo<'a>,
    scorecard: Program,
    score: Option<Number>,
    checks: Vec<CheckObject<'a>>,
    metadata: [String; 0],
    karat: Extra<'a>,
}

#[derive(Serialize)]
struct Repo<'a> {
    name: &'a str,
    commit: &'a str,
}

#[derive(Serialize)]
struct Program {
    version: &'static str,
    commit: &'static str,
}

#[derive(Serialize)]
struct CheckObject<'a> {
    details: &'a [String],
    score: i8,
    reason: &'a str,
    name: &'a str,
    documentation: Documentation,
}

#[derive(Serialize)]
struct Documentation {
    url: String,
    short: &'static str,
}

/// What JSON v2 has no word for.
#[derive(Serialize)]
struct Extra<'a> {
    /// Which part of all checks, by weight, the score speaks of.
    coverage: Option<Number>,
    /// How each score relates to the one that Scorecard's service would publish.
    basis: BTreeMap<&'a str, &'static str>,
}

/// Writes a scorecard.
pub fn write(card: &Scorecard, out: &mut dyn Write) -> io::Result<()> {
    let object = Object {
        date: DateTime::from_timestamp(card.time, 0)
            .map_or_else(String::new, |time| time.to_rfc3339_opts(SecondsFormat::Secs, true)),
        repo: Repo { name: &card.name, commit: card.commit.as_deref().unwrap_or("unknown") },
        scorecard: Program { version: concat!("karat-", env!("CARGO_PKG_VERSION")), commit: "unknown" },
        score: number(&format!("{:.1}", card.score().unwrap_or(-1.0))),
        checks: card.checks.iter().map(check).collect(),
        metadata: [],
        karat: Extra {
            coverage: number(&format!("{:.4}", card.coverage())),
            basis: card.checks.iter().map(|check| (check.name, check.basis.name())).collect(),
        },
    };
    serde_json::to_writer(&mut *out, &object)?;
    out.write_all(b"\n")
}

fn check(check: &Check) -> CheckObject<'_> {
    CheckObject {
        details: &check.details,
        score: check.score.map_or(-1, |score| i8::try_from(score).unwrap_or(i8::MAX)),
        reason: &check.reason,
        name: check.name,
        documentation: Documentation {
            url: format!("{PAGE}{}", check.name.to_ascii_lowercase()),
            short: check.question(),
        },
    }
}

/// A number with the decimals as they are written.
fn number(text: &str) -> Option<Number> {
    text.parse().ok()
}
