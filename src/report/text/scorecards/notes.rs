//! What is said of a check besides its outcome, as plain sentences for every format that people read. Paths are those in the
//! repository, which the head of the card names.

use super::super::page::count;
use crate::model::scorecard::{CheckOutcome, CheckResult, Evidence, Phase, Reason, ReasonKind, ScorecardResult};
use crate::model::verdict::Fraction;
use crate::model::waiver::Effect;

/// `bronze, not required, 37 of 50, 13 findings`
pub(in crate::report) fn told(result: &CheckResult) -> String {
    let mut parts = vec![result.check.level.to_string()];
    if !result.check.required {
        parts.push("not required".to_owned());
    }
    if let (CheckOutcome::Partial(_), Some(Fraction { value, of })) = (result.outcome, result.measure) {
        parts.push(format!("{value} of {of}"));
    }
    if result.findings > 0 {
        parts.push(count(result.findings, "finding"));
    }
    parts.join(", ")
}

/// The evidence, the reason, the waiver and the day that a check waits for: a line each.
pub(in crate::report) fn notes(result: &CheckResult) -> Vec<String> {
    let notes = [evidence(result), reason(result), remembered(result), waiver(result), phase(result)];
    notes.into_iter().flatten().collect()
}

/// The first places, and how many more there are; where there is only one, what is said there.
fn evidence(result: &CheckResult) -> Option<String> {
    let at = |own: &Evidence| match own.path.as_ref() {
        "." => own.message.to_string(),
        path => format!("{path}:{}", own.line),
    };
    let more = result.places.saturating_sub(result.evidence.len() as u64);
    match result.evidence.as_slice() {
        [] => None,
        [only] if more == 0 && only.path.as_ref() != "." => Some(format!("{}: {}", at(only), only.message)),
        some => {
            let shown: Vec<_> = some.iter().map(at).collect();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            Some(format!("{}{more}", shown.join(", ")))
        }
    }
}

fn reason(result: &CheckResult) -> Option<String> {
    let reason = result.reason.as_deref()?;
    let why = because(reason);
    Some(match (result.outcome, result.unjudged) {
        _ if reason.kind == ReasonKind::Hold => why,
        (CheckOutcome::Unknown, 0 | 1) => why,
        (CheckOutcome::Unknown, number) => format!("{why}; and {}", count(number.saturating_sub(1), "more document")),
        (_, number) => format!("{} could not be judged: {why}", count(number, "document")),
    })
}

/// Why something could not be judged, with its place.
pub(super) fn because(reason: &Reason) -> String {
    match (reason.path.as_deref(), reason.line) {
        (Some(at), Some(line)) => format!("{at}:{line}: {}", reason.text),
        (Some(at), None) => format!("{at}: {}", reason.text),
        (None, _) => reason.text.to_string(),
    }
}

/// What an unknown check still keeps; what a waiver holds is a reason.
fn remembered(result: &CheckResult) -> Option<String> {
    let own = result.remembered.as_ref()?;
    let (word, level) = (own.outcome.as_str().replace('_', " "), own.level.as_ref()?);
    Some(format!("last known on {}: {word}; takes no level up to {level} away until {}", own.on, own.until))
}

/// By what and until when a level is kept that would not be reached otherwise: `kept until 2026-12-10: lockfile is unknown, last known
/// on 2026-11-25`.
pub(crate) fn kept(card: &ScorecardResult, level: &str) -> Option<String> {
    let keeping = card.keeping(level);
    let until = keeping.iter().map(|(_, own)| own.until).min()?;
    let told = keeping.iter().map(|(own, was)| format!("{} is unknown, last known on {}", own.check.id, was.on));
    Some(format!("kept until {until}: {}", told.collect::<Vec<_>>().join("; ")))
}

fn waiver(result: &CheckResult) -> Option<String> {
    let waiver = result.waiver.as_ref()?;
    let does = match waiver.effect {
        Effect::Exclude => "waived",
        Effect::Hold => "held",
        Effect::Accept => "accepted as a risk",
    };
    Some(format!("{does} {}", waiver.told()))
}

fn phase(result: &CheckResult) -> Option<String> {
    let level = &result.check.level;
    let blocks = |word: &str| match result.due {
        Some(date) if result.check.required => format!("{word}blocks {level} from {date}"),
        _ => format!("{word}blocks nothing"),
    };
    match (result.phase, result.counts_from) {
        (Phase::Warned, _) => Some(blocks("warned: ")),
        (Phase::Announced, Some(date)) => Some(blocks(&format!("announced: counts from {date}, "))),
        (Phase::Announced, None) => Some("announced: does not count".to_owned()),
        _ => None,
    }
}
