//! What is known of an entity on a scorecard → facts: names, values, and why a check does not hold. Plain values in and out.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use serde_json::{Map, Value};

use super::request::Reference;
use crate::history::ask::{Against, Outcome};
use crate::model::scorecard::{CheckOutcome, Excuse};
use crate::model::waiver::Effect;
use crate::report;

/// Names of facts that every scorecard has, and of what stands beside facts in a schema.
const TAKEN: [&str; 6] = ["score", "level", "coverage", "id", "version", "entityFilter"];

/// The name of the fact of a check: its id, where no other fact is called so.
pub(super) fn name(check: &str) -> String {
    let is_taken = TAKEN.contains(&check) || check.starts_with("detail_") || check.starts_with("check_");
    if is_taken { format!("check_{check}") } else { check.to_owned() }
}

/// The name of the fact that says why.
pub(super) fn detail_name(check: &str) -> String {
    format!("detail_{check}")
}

/// Facts of an entity as they were at a moment.
#[derive(Debug, Serialize)]
pub(super) struct FlatFact<'f> {
    id: &'f str,
    entity: Compound<'f>,
    timestamp: String,
    version: &'f str,
    facts: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct Compound<'f> {
    namespace: &'f str,
    kind: &'f str,
    name: &'f str,
}

impl<'f> FlatFact<'f> {
    pub(super) fn new(id: &'f str, entity: &'f str, moment: i64, version: &'f str, facts: Map<String, Value>) -> Self {
        let [kind, namespace, name] = Reference::parts(entity);
        Self { id, entity: Compound { namespace, kind, name }, timestamp: timestamp(moment), version, facts }
    }
}

/// A moment as Tech Insights writes it: `2026-11-20T10:00:00.000+00:00`.
pub(super) fn timestamp(moment: i64) -> String {
    DateTime::from_timestamp(moment, 0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// A moment that a client wrote, in ISO 8601; without a zone it is of UTC.
pub(super) fn moment(text: &str) -> Option<i64> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.timestamp());
    }
    let shapes = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f", "%Y%m%dT%H%M%S"];
    let local = shapes.iter().find_map(|shape| chrono::NaiveDateTime::parse_from_str(text, shape).ok());
    let zoned =
        || ["%Y-%m-%dT%H:%M%:z", "%Y-%m-%dT%H:%M:%S%.f%z"].iter().find_map(|s| DateTime::parse_from_str(text, s).ok());
    let day = || chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0);
    local.or_else(day).map(|own| own.and_utc().timestamp()).or_else(|| zoned().map(|own| own.timestamp()))
}

/// Facts of all that a scorecard says of an entity.
pub(super) fn facts<'o>(
    [score, coverage]: [Option<u32>; 2],
    level: Option<&str>,
    outcomes: impl Iterator<Item = (&'o Outcome, Option<&'o Against>)>,
) -> Map<String, Value> {
    let mut facts = Map::new();
    for (name, share) in [("score", score), ("coverage", coverage)] {
        if let Some(share) = share {
            facts.insert(name.to_owned(), percent(share));
        }
    }
    facts.insert("level".to_owned(), Value::from(level.unwrap_or("none")));
    for (own, against) in outcomes {
        if let Some(holds) = holds(own.outcome) {
            facts.insert(name(&own.check), Value::Bool(holds));
        }
        if let Some(detail) = detail(own, against) {
            facts.insert(detail_name(&own.check), Value::String(detail));
        }
    }
    facts
}

/// Whether a check holds; none where it is not for this entity, not known, or a waiver takes it out.
pub(super) const fn holds(outcome: CheckOutcome) -> Option<bool> {
    match outcome {
        CheckOutcome::Pass => Some(true),
        CheckOutcome::Fail | CheckOutcome::Partial(_) => Some(false),
        CheckOutcome::NotApplicable | CheckOutcome::Waived | CheckOutcome::Unknown => None,
    }
}

/// Basis points as percent with two places: 8250 are 82.5.
pub(super) fn percent(share: u32) -> Value {
    Value::from(f64::from(share) / 100.0)
}

/// Why a check does not simply hold, in one line.
pub(super) fn detail(own: &Outcome, against: Option<&Against>) -> Option<String> {
    let mut text = match own.outcome {
        CheckOutcome::Pass | CheckOutcome::Fail => String::new(),
        CheckOutcome::NotApplicable => return None,
        CheckOutcome::Partial(share) => format!("{} % of it holds", f64::from(share) / 100.0),
        CheckOutcome::Waived => "waived".to_owned(),
        CheckOutcome::Unknown => format!("not known: {}", reason(own.reason.as_deref())),
    };
    if let Some(waiver) = &own.waiver {
        excuse(&mut text, own.outcome, waiver);
    }
    if let Some(against) = against.filter(|_| own.outcome != CheckOutcome::Pass && own.outcome != CheckOutcome::Waived)
    {
        place(&mut text, against);
    }
    (!text.is_empty()).then_some(text)
}

fn excuse(text: &mut String, outcome: CheckOutcome, waiver: &Arc<Excuse>) {
    let (id, why) = (report::clean(&waiver.id), report::clean(&waiver.reason));
    let what = match (outcome, waiver.effect) {
        (CheckOutcome::Waived, _) => String::new(),
        (_, Effect::Hold) => separated(text, "held at what it was"),
        (_, Effect::Accept) => separated(text, "accepted"),
        (_, Effect::Exclude) => return,
    };
    // The first day without effect is what is kept.
    let _ = write!(text, "{what} until {} by {id}: {why}", waiver.until);
}

fn place(text: &mut String, against: &Against) {
    let message = separated(text, &report::clean(&against.message));
    let _ = write!(text, "{message} ({}:{})", report::clean(&against.path), against.line);
    match against.findings.saturating_sub(1) {
        0 => {}
        1 => text.push_str(" and 1 more place"),
        more => {
            let _ = write!(text, " and {more} more places");
        }
    }
}

fn separated(before: &str, word: &str) -> String {
    if before.is_empty() { word.to_owned() } else { format!("; {word}") }
}

/// The words of reasons, as people read them.
fn reason(word: Option<&str>) -> &str {
    match word {
        Some("fact") => "a fact that the rule needs cannot be had here",
        Some("import") => "facts that others export are absent, faulty or too old",
        Some("file") => "a file could not be read",
        Some("rule") => "the rule failed or was stopped",
        Some("value") => "a value is known only later",
        Some("hold") => "a waiver holds a value that is not known yet",
        Some("unasked") => "the rule was not asked",
        Some(other) => other,
        None => "it could not be judged",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn a_check_that_is_called_as_another_fact_has_a_fact_of_its_own() {
        let names = ["readme", "score", "version", "detail_readme", "check_score", "k8s-image"].map(name);
        let expected =
            ["readme", "check_score", "check_version", "check_detail_readme", "check_check_score", "k8s-image"];
        assert_eq!(names, expected);
    }

    #[test]
    fn moments_are_read_as_iso_8601_has_them() {
        let noon = 1_767_268_800;
        let cases = [
            ("2026-01-01T12:00:00Z", Some(noon)),
            ("2026-01-01T12:00:00.999+00:00", Some(noon)),
            ("2026-01-01T14:00:00+02:00", Some(noon)),
            ("2026-01-01T14:00+02:00", Some(noon)),
            ("2026-01-01T12:00:00", Some(noon)),
            ("2026-01-01T12:00", Some(noon)),
            ("2026-01-01", Some(noon - 43_200)),
            ("2026-02-30", None),
            ("yesterday", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(moment(text), expected, "{text}");
        }
        assert_eq!(timestamp(noon), "2026-01-01T12:00:00.000+00:00");
    }

    #[test]
    fn what_is_against_a_check_is_told_in_one_line() {
        use CheckOutcome::{Fail, NotApplicable, Partial, Pass, Unknown, Waived};
        let against =
            Against { findings: 3, path: "k8s/app.yaml".into(), line: 7, message: "it runs\nas \u{202e}root".into() };
        let waiver = |effect| {
            let until = Date::new(2026, 3, 1).unwrap();
            Some(Arc::new(Excuse {
                id: "W-1".into(),
                effect,
                until,
                reason: "it is agreed".into(),
                approved_by: Box::default(),
            }))
        };
        let told = |outcome, waiver, reason: Option<&str>, against: Option<&Against>| {
            let own = Outcome { check: "root".into(), outcome, said: outcome, reason: reason.map(Into::into), waiver };
            detail(&own, against)
        };
        let cases = [
            (told(Pass, None, None, Some(&against)), None),
            (told(NotApplicable, None, None, None), None),
            (told(Fail, None, None, None), None),
            (
                told(Fail, None, None, Some(&against)),
                Some(r"it runs\nas \u{202e}root (k8s/app.yaml:7) and 2 more places"),
            ),
            (
                told(Partial(7250), None, None, Some(&Against { findings: 2, ..against.clone() })),
                Some(r"72.5 % of it holds; it runs\nas \u{202e}root (k8s/app.yaml:7) and 1 more place"),
            ),
            (
                told(Waived, waiver(Effect::Exclude), None, Some(&against)),
                Some("waived until 2026-03-01 by W-1: it is agreed"),
            ),
            (told(Fail, waiver(Effect::Accept), None, None), Some("accepted until 2026-03-01 by W-1: it is agreed")),
            (
                told(Pass, waiver(Effect::Hold), None, None),
                Some("held at what it was until 2026-03-01 by W-1: it is agreed"),
            ),
            (told(Unknown, None, Some("fact"), None), Some("not known: a fact that the rule needs cannot be had here")),
            (told(Unknown, None, None, None), Some("not known: it could not be judged")),
        ];
        for (own, expected) in cases {
            assert_eq!(own.as_deref(), expected);
        }
    }
}
