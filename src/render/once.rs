//! Findings of several ways of rendering the same thing → each said once, with the ways that have it where the plain one has not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::finding::{Finding, Findings, Fingerprint, Position};
use crate::model::rendered::Variant;
use crate::model::words::some_of;

/// What makes two findings the same: rule, place and what is said there. Of a resource and the kustomizations that take it in, the
/// names differ while the trouble is one, so that what is said does not count.
type Same = (Arc<str>, Arc<str>, Position, Option<Arc<str>>);

/// What is told of findings that are the same.
struct Told {
    /// The ways that have it.
    ways: BTreeSet<Variant>,
    /// The finding that stands for all, which is the first of the first way.
    first: Turn,
}

/// Which of several findings goes first: none of the ways is a file that was not rendered.
type Turn = (Option<Variant>, Option<Arc<str>>, Fingerprint);

/// Joins the findings that several ways of rendering give. Those of files come first, then those of default values.
pub(crate) fn told_once(findings: &mut Findings) {
    let mut told: BTreeMap<Same, Told> = BTreeMap::new();
    for finding in findings.iter() {
        let Some(variants) = &finding.variants else { continue };
        let own = turn(finding);
        let told = told.entry(same(finding)).or_insert_with(|| Told { ways: BTreeSet::new(), first: own.clone() });
        told.ways.extend(variants.iter().cloned());
        told.first = own.min(told.first.clone());
    }
    if told.is_empty() {
        return;
    }
    for finding in findings.iter().filter(|finding| finding.variants.is_none()) {
        for key in [with(finding, Some(finding.message.clone())), with(finding, None)] {
            if let Some(known) = told.get_mut(&key) {
                known.first = turn(finding);
            }
        }
    }
    findings.retain_mut(|finding| {
        finding.variants.is_none() || told.get(&same(finding)).is_none_or(|told| keeps(told, finding))
    });
}

/// Whether a finding is the one that is told, which then says how it comes to be where that is not plain.
fn keeps(told: &Told, finding: &mut Finding) -> bool {
    let (way, ..) = &told.first;
    let own = turn(finding);
    // Where what is said does not count, one way may have said several things.
    let is_told = if same(finding).3.is_some() { own == told.first } else { own.0 == *way };
    finding.variants = None;
    let is_plain = match way {
        None | Some(Variant::Default) => true,
        Some(Variant::Values(_)) => false,
        // What stands in the folder of the one kustomization that has it needs no word.
        Some(Variant::Overlay(own)) => told.ways.len() == 1 && folder(finding) == own.as_ref(),
    };
    if is_told && !is_plain {
        finding.message = Arc::from(format!("{} ({})", finding.message, named(&told.ways)));
    }
    is_told
}

fn turn(finding: &Finding) -> Turn {
    let first = finding.variants.as_ref().and_then(|variants| variants.iter().min().cloned());
    (first, finding.resource.clone(), finding.fingerprint)
}

fn same(finding: &Finding) -> Same {
    let first = finding.variants.as_ref().and_then(|variants| variants.first());
    match first {
        // At a kustomization itself stands what is said of any of its objects.
        Some(Variant::Overlay(_)) if !finding.location.path.to_lowercase().contains("kustomization") => {
            with(finding, None)
        }
        _ => with(finding, Some(finding.message.clone())),
    }
}

fn folder(finding: &Finding) -> &str {
    finding.location.path.rsplit_once('/').map_or(".", |(folder, _)| folder)
}

fn with(finding: &Finding, message: Option<Arc<str>>) -> Same {
    (finding.rule.clone(), finding.location.path.clone(), finding.location.start, message)
}

/// `with values-prod.yaml`, `in overlays/dev and overlays/prod`, `with a.yaml, b.yaml and 2 more`.
fn named(ways: &BTreeSet<Variant>) -> String {
    let word = if matches!(ways.first(), Some(Variant::Overlay(_))) { "in" } else { "with" };
    format!("{word} {}", some_of(ways))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::{Location, Status};
    use crate::model::rule::Severity;

    fn finding(path: &str, message: &str, variants: Option<Vec<Variant>>) -> Finding {
        let start = Position { line: 7, column: 1 };
        Finding {
            rule: Arc::from("kubernetes.host_network"),
            severity: Severity::High,
            status: Status::Open,
            waiver: None,
            message: Arc::from(message),
            repository: Arc::from("."),
            resource: None,
            location: Location { path: Arc::from(path), start, end: start, snippet: None },
            at: Box::default(),
            variants: variants.map(Arc::new),
            fingerprint: Fingerprint(1),
            anywhere: Fingerprint(1),
            fix: None,
        }
    }

    fn told(findings: Vec<Finding>) -> Vec<String> {
        let mut findings = findings.into_iter().map(Box::new).collect();
        told_once(&mut findings);
        findings.iter().map(|finding| format!("{} {}", finding.location.path, finding.message)).collect()
    }

    fn values(name: &str) -> Variant {
        Variant::Values(Arc::from(name))
    }

    fn in_overlay(path: &str, message: &str, folder: &str) -> Finding {
        finding(path, message, Some(vec![Variant::Overlay(Arc::from(folder))]))
    }

    #[test]
    fn what_default_values_have_needs_no_word_and_what_only_others_have_names_them() {
        let template =
            |message, variants: &[Variant]| finding("web/templates/a.yaml", message, Some(variants.to_vec()));
        assert_eq!(
            told(vec![
                template("a", &[values("b.yaml")]),
                template("a", &[Variant::Default, values("c.yaml")]),
                template("b", &[values("d.yaml"), values("c.yaml")]),
                template("b", &[values("e.yaml")]),
            ]),
            ["web/templates/a.yaml a", "web/templates/a.yaml b (with c.yaml, d.yaml and 1 more)"]
        );
    }

    #[test]
    fn what_a_base_has_is_not_said_of_its_overlays_again() {
        assert_eq!(
            told(vec![
                finding("base/web.yaml", "Deployment \"web\"", None),
                in_overlay("base/web.yaml", "Deployment \"dev-web\"", "overlays/dev"),
                in_overlay("base/api.yaml", "Deployment \"prod-api\"", "overlays/prod"),
                in_overlay("base/api.yaml", "Deployment \"dev-api\"", "overlays/dev"),
                in_overlay("overlays/dev/patch.yaml", "Deployment \"dev-api\"", "overlays/dev"),
            ]),
            [
                "base/web.yaml Deployment \"web\"",
                "base/api.yaml Deployment \"dev-api\" (in overlays/dev and overlays/prod)",
                "overlays/dev/patch.yaml Deployment \"dev-api\"",
            ]
        );
    }

    #[test]
    fn at_a_kustomization_what_is_said_tells_findings_apart() {
        let at = |message| in_overlay("overlays/dev/kustomization.yaml", message, "overlays/dev");
        let path = "overlays/dev/kustomization.yaml";
        assert_eq!(told(vec![at("a"), at("b")]), [format!("{path} a"), format!("{path} b")]);
    }
}
