//! Findings as results.

use std::borrow::Cow;
use std::sync::Arc;

use serde::ser::{Serialize, Serializer};

use super::types::{
    Fingerprints, Found, Location, LogicalLocation, PhysicalLocation, Region, Remedy, ResultProperties, Suppression,
    Text,
};
use super::{Places, rules};
use crate::model::finding::{Finding, Location as Place, Status, pointer};
use crate::model::report::Report;
use crate::model::scorecard::Excuse;
use crate::report::kept::Kept;
use crate::report::{WHOLE, sanitize};

/// The findings of a report, written one by one.
pub(super) struct Results<'r> {
    pub(super) report: &'r Report,
    pub(super) places: &'r Places<'r>,
    pub(super) kept: &'r Kept,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.kept.select(&self.report.findings).map(|finding| result(finding, self.places)))
    }
}

fn result<'r>(finding: &'r Finding, places: &Places<'r>) -> Found<'r> {
    let suppression = |justification| Suppression { kind: "external", status: "accepted", justification };
    Found {
        rule_id: &finding.rule,
        rule_index: places.rule(&finding.rule),
        level: rules::level(finding.severity),
        message: Text { text: message(&finding.message) },
        locations: [location(finding, places)],
        partial_fingerprints: Fingerprints { own: finding.fingerprint.to_string(), line: places.line_hash(finding) },
        suppressions: match finding.status {
            Status::Open => Vec::new(),
            Status::Waived => vec![suppression(justification(finding))],
            Status::Baselined => vec![suppression(Cow::Borrowed(places.known))],
        },
        properties: ResultProperties {
            severity: finding.severity.as_str(),
            repository: sanitize::line(&finding.repository),
            pointer: sanitize::line(&pointer(&finding.at)).into_owned(),
            fix: finding
                .fix
                .as_deref()
                .map(|fix| Remedy { title: sanitize::line(&fix.title), safety: fix.safety.as_str() }),
        },
    }
}

/// Which waiver covers a finding, until when, by whose leave, and why.
fn justification(finding: &Finding) -> Cow<'_, str> {
    let told = |waiver: &Arc<Excuse>| Cow::Owned(format!("waived {}", message(&waiver.told())));
    finding.waiver.as_ref().map_or(Cow::Borrowed("a waiver covers it"), told)
}

fn location<'r>(finding: &'r Finding, places: &Places<'_>) -> Location<'r> {
    let path = if &*finding.location.path == "." { WHOLE } else { &finding.location.path };
    let name = |name: &'r str| LogicalLocation { fully_qualified_name: sanitize::line(name), kind: "resource" };
    Location {
        physical_location: PhysicalLocation {
            artifact_location: places.file(&finding.repository, path),
            region: Some(region(&finding.location)),
        },
        logical_locations: finding.resource.as_deref().map(name).into_iter().collect(),
    }
}

fn region(place: &Place) -> Region {
    Region {
        start_line: place.start.line,
        start_column: place.start.column,
        end_line: place.end.line,
        end_column: place.end.column,
    }
}

/// A message that holds no link: `[text](address)` is one in a SARIF message, too.
pub(super) fn message(text: &str) -> Cow<'_, str> {
    let clean = sanitize::line(text);
    if clean.contains("](") { clean.replace("](", "] (").into() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_hold_a_link() {
        let cases = [
            ("see [here](https://evil.example)", "see [here] (https://evil.example)"),
            ("containers[name=web] runs as root", "containers[name=web] runs as root"),
            ("two\nlines", "two\\nlines"),
        ];
        for (text, expected) in cases {
            assert_eq!(message(text), expected);
        }
    }
}
