//! What karat vouches for: an in-toto Statement with a verification summary (SLSA's predicate of that name), one line of JSON for
//! each repository. <https://slsa.dev/spec/v1.0/verification_summary>
//!
//! It passes where the run would with `--strict`, but for one thing: findings that were there before count. The specification knows no
//! third word besides passed and failed, and what could not be judged is nothing to vouch for. Levels are named by our scorecards, so
//! that nobody takes them for SLSA's.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::moment::rfc3339;
use super::{Writer, sanitize};
use crate::model::report::{Report, RepositoryReport};
use crate::model::scorecard::ScorecardResult;

/// Writes verification summaries.
pub(super) struct Vsa;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement<'r> {
    #[serde(rename = "_type")]
    kind: &'static str,
    subject: [Subject<'r>; 1],
    predicate_type: &'static str,
    predicate: Summary<'r>,
}

#[derive(Serialize)]
struct Subject<'r> {
    name: String,
    uri: String,
    digest: BTreeMap<&'static str, &'r str>,
    annotations: BTreeMap<&'static str, &'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'r> {
    verifier: Verifier<'r>,
    time_verified: String,
    resource_uri: String,
    policy: Policy<'r>,
    verification_result: &'static str,
    verified_levels: Vec<String>,
}

#[derive(Serialize)]
struct Verifier<'r> {
    id: &'static str,
    version: BTreeMap<&'static str, &'r str>,
}

#[derive(Serialize)]
struct Policy<'r> {
    uri: String,
    digest: BTreeMap<&'static str, &'r str>,
    annotations: Terms,
}

/// What is in the policy, for people.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Terms {
    rules: usize,
    scorecards: Vec<String>,
    fail_on: &'static str,
    strict: bool,
}

impl Writer for Vsa {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let mut cards: Vec<String> =
            report.scorecards.iter().map(|card| format!("{}@{}", card.scorecard, card.version)).collect();
        cards.sort_unstable();
        cards.dedup();
        let all = report.repositories.iter().map(|own| statement(report, own, &cards));
        for statement in all.collect::<io::Result<Vec<_>>>()? {
            serde_json::to_writer(&mut *out, &statement)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, sanitize::line(why).into_owned())
}

fn statement<'r>(report: &'r Report, own: &'r RepositoryReport, cards: &[String]) -> io::Result<Statement<'r>> {
    let target = own.repository.target.as_str();
    let Some(fail_on) = report.threshold() else {
        return Err(refused(
            "nothing makes this run fail (`--fail-on never` or `--gate report`), so that to pass would say nothing",
        ));
    };
    let Some(commit) = own.repository.revision.as_deref() else {
        return Err(refused(&format!("`{target}` has no commit that could be vouched for")));
    };
    if !own.is_whole {
        return Err(refused(&format!("only a part of `{target}` was judged, and its commit is all of it")));
    }
    let Some(provenance) = &report.provenance else { return Err(refused("what was judged is not known")) };
    let name = sanitize::line(&own.repository.name).into_owned();
    let uri = match provenance.addresses.get(target) {
        Some(address) => format!("git+{}@{commit}", sanitize::line(address)),
        None => format!("pkg:generic/{}@{commit}", super::uri::encoded(&name)),
    };
    let holds = report.holds(target);
    let files = if own.repository.past { "of the commit" } else { "on disk" };
    Ok(Statement {
        kind: "https://in-toto.io/Statement/v1",
        subject: [Subject {
            name,
            uri: uri.clone(),
            digest: BTreeMap::from([("gitCommit", commit)]),
            annotations: BTreeMap::from([("files", files)]),
        }],
        predicate_type: "https://slsa.dev/verification_summary/v1",
        predicate: Summary {
            verifier: Verifier { id: "pkg:cargo/karat", version: BTreeMap::from([("karat", report.version.as_str())]) },
            time_verified: rfc3339(report.moment),
            resource_uri: uri,
            policy: Policy {
                uri: format!("urn:karat:definitions:sha256:{}", provenance.definitions),
                digest: BTreeMap::from([("sha256", provenance.definitions.as_str())]),
                annotations: Terms {
                    rules: report.rules.len(),
                    scorecards: cards.to_vec(),
                    fail_on: fail_on.as_str(),
                    strict: report.gate.as_ref().is_some_and(|gate| gate.strict),
                },
            },
            verification_result: if holds { "PASSED" } else { "FAILED" },
            verified_levels: if holds { levels(report, target) } else { vec!["FAILED".to_owned()] },
        },
    })
}

/// How many levels are reached by what is known: one that an unknown check keeps for a while is not vouched for.
fn proven(card: &ScorecardResult) -> usize {
    let kept = card.ladder.iter().position(|rung| !rung.kept_by.is_empty());
    kept.map_or(card.reached(), |kept| kept.min(card.reached()))
}

/// The level of each scorecard that every entity of a repository has reached.
fn levels(report: &Report, target: &str) -> Vec<String> {
    let mut lowest: BTreeMap<&str, &ScorecardResult> = BTreeMap::new();
    for card in report.scorecards_of(target) {
        let least = lowest.entry(&card.scorecard).or_insert(card);
        if proven(card) < proven(least) {
            *least = card;
        }
    }
    let name = |card: &ScorecardResult| {
        let level = card.levels.get(proven(card).checked_sub(1)?)?;
        let words = format!("karat scorecard {} {level}", card.scorecard);
        Some(words.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect())
    };
    lowest.into_values().filter_map(name).collect()
}
