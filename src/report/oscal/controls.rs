//! The controls that rules name: which were looked at, and whether each holds.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{Assessed, Control, Found, Named, Related, Reviewed, Selection, Target};
use super::{Judged, Observation, uuid};
use crate::report::frameworks;
use crate::report::text::count;

/// The controls of all rules that were asked, by framework; all that there are where no rule names one.
pub(super) fn reviewed(asked: &[&Judged<'_>]) -> Reviewed {
    let mut all: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (framework, id) in asked.iter().flat_map(|judged| named(judged)) {
        all.entry(framework).or_default().insert(token(framework, id));
    }
    let selection = |(framework, ids): (&str, BTreeSet<String>)| {
        Selection::Some(Named {
            description: frameworks::name(framework),
            include_controls: ids.into_iter().map(|control_id| Control { control_id }).collect(),
        })
    };
    let mut selections: Vec<_> = all.into_iter().map(selection).collect();
    if selections.is_empty() {
        selections.push(Selection::All { include_all: BTreeMap::new() });
    }
    Reviewed { control_selections: selections }
}

/// Whether each control holds.
pub(super) fn findings(pairs: &[(&Judged<'_>, &Observation)], component: &str) -> Option<Vec<Found>> {
    let mut all: BTreeMap<(&str, &str), Vec<&(&Judged<'_>, &Observation)>> = BTreeMap::new();
    for pair in pairs {
        for control in named(pair.0) {
            all.entry(control).or_default().push(pair);
        }
    }
    let found = |((framework, id), own): ((&str, &str), Vec<&(&Judged<'_>, &Observation)>)| {
        let control = token(framework, id);
        let outcomes: Vec<_> = own.iter().map(|(judged, _)| judged.outcome).collect();
        let name = frameworks::name(framework);
        Found {
            uuid: uuid(&["finding", component, &control, own.first().map_or("", |(_, seen)| &seen.collected)]),
            title: format!("{name} {id}"),
            description: format!(
                "What {} of this control.",
                if own.len() == 1 {
                    "1 rule says".to_owned()
                } else {
                    format!("{} say", count(own.len() as u64, "rule"))
                }
            ),
            target: Target { kind: "objective-id", target_id: control, status: Assessed::of(&outcomes) },
            related_observations: own.iter().map(|(_, seen)| Related { observation_uuid: seen.uuid.clone() }).collect(),
        }
    };
    Some(all.into_iter().map(found).collect::<Vec<_>>()).filter(|all| !all.is_empty())
}

fn named<'j>(judged: &'j Judged<'_>) -> impl Iterator<Item = (&'j str, &'j str)> {
    let controls = judged.rule.controls.iter();
    controls.flat_map(|(framework, ids)| ids.iter().map(move |id| (framework.as_str(), id.as_str())))
}

/// An id as OSCAL takes it: starts with a letter, and has letters, digits, `.`, `-` and `_`.
fn token(framework: &str, id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' };
    let start = if framework.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') { "" } else { "_" };
    format!("{start}{framework}_{id}").chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_controls_are_tokens() {
        let cases = [
            ("cis_docker_1_7", "4.1", "cis_docker_1_7_4.1"),
            ("nist", "AC-6 (1)", "nist_AC-6--1-"),
            ("3rd", "x", "_3rd_x"),
        ];
        for (framework, id, expected) in cases {
            assert_eq!(token(framework, id), expected);
        }
    }
}
