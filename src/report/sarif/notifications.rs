//! Problems, and what the limits left out, as notifications.

use super::Places;
use super::limits;
use super::results::message;
use super::types::{Location, Notification, PhysicalLocation, Reference, Region, Text};
use crate::model::problem::{Gravity, Problem};
use crate::model::report::Report;
use crate::report::kept::{Kept, gravest};

/// The sort of notification that speaks of limits.
const LIMITED: &str = "limits-of-sarif";

/// All notifications.
pub(super) fn all<'r>(report: &'r Report, places: &Places<'r>, kept: &Kept) -> Vec<Notification<'r>> {
    let limited = |text: String| Notification {
        descriptor: Reference { id: LIMITED, index: None },
        level: "warning",
        message: Text { text: text.into() },
        associated_rule: None,
        locations: Vec::new(),
    };
    let mut all = Vec::new();
    if kept.left_out > 0 {
        all.push(limited(format!(
            "{} of {} findings are left out, the least severe: a run holds {} results, and 10 MB. `-o json` gives all.",
            kept.left_out,
            kept.all,
            limits::RESULTS
        )));
    }
    if kept.all > limits::SHOWN {
        all.push(limited(format!("GitHub shows {} of {} findings, the most severe.", limits::SHOWN, kept.all)));
    }
    let told = gravest(&report.problems, limits::NOTIFICATIONS);
    let more = report.problems.len() - told.len();
    if more > 0 {
        all.push(limited(format!("{more} more problems are left out, the least grave. `-o json` gives all.")));
    }
    all.extend(told.into_iter().map(|problem| notification(problem, places)));
    all
}

fn notification<'r>(problem: &'r Problem, places: &Places<'r>) -> Notification<'r> {
    let region = problem.position.map(|position| Region {
        start_line: position.line,
        start_column: position.column,
        end_line: position.line,
        end_column: position.column,
    });
    let location = || Location {
        physical_location: PhysicalLocation {
            artifact_location: places.file(&problem.repository, &problem.path),
            region,
        },
        logical_locations: Vec::new(),
    };
    let rule = problem.rule.as_deref();
    Notification {
        descriptor: Reference { id: problem.kind.as_str(), index: None },
        level: match problem.kind.gravity() {
            Gravity::Error => "error",
            Gravity::Warning => "warning",
            Gravity::Note => "note",
        },
        message: Text { text: message(&problem.message) },
        associated_rule: rule.map(|rule| Reference { id: rule, index: places.rule(rule) }),
        locations: Some(location).filter(|_| !problem.path.is_empty()).map(|location| location()).into_iter().collect(),
    }
}
