//! Schemas and readers hold together.

use std::path::Path;

use super::super::waiver::Known;
use super::super::{Around, Rules, Standards, campaign, facts, load, path, policy, scorecard, waiver};
use super::SCHEMAS;
use crate::config::Mistake;
use crate::config::shape::Shape;
use crate::model::WaiverPolicy;

/// A folder in which every field of every file stands.
const WHOLE: &str = "testdata/standards/whole";

const SAMPLES: [(&str, &str); 6] = [
    ("scorecard", "scorecards/service-baseline.toml"),
    ("waiver", "waivers/2026-11-billing-ci.toml"),
    ("waiver-policy", "waiver-policy.toml"),
    ("campaign", "campaigns/log4j-2-24.toml"),
    ("facts", "facts.toml"),
    ("path", "paths/rust-service.toml"),
];

#[expect(clippy::disallowed_methods, reason = "the test reads its own samples")]
fn sample(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(WHOLE).join(file)).unwrap()
}

/// What the reader of a file type says of a text.
fn mistakes(kind: &str, text: &str, standards: &Standards) -> Vec<Mistake> {
    let mut found = Vec::new();
    let (rules, policy) = (Rules::any(), WaiverPolicy::default());
    let known = Known { rules: &rules, cards: Some(&standards.scorecards), policy: &policy };
    match kind {
        "scorecard" => drop(scorecard::read("a", text, Around { rules: &rules, sources: None }, &mut found)),
        "waiver" => drop(waiver::read("a", text, known, &mut found)),
        "waiver-policy" => drop(policy::read("a", text, None, &mut found)),
        "campaign" => drop(campaign::read("a", text, known, &mut found)),
        "facts" => drop(facts::read("a", text, &mut found)),
        "path" => drop(path::read("a", text, &rules, &mut found)),
        other => panic!("{other}"),
    }
    found
}

#[test]
fn readers_and_schemas_hold_together() {
    let standards = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(WHOLE), &Rules::any(), &[]).unwrap();
    let mut number = 0;
    for ((kind, file), (own, schema)) in SAMPLES.into_iter().zip(SCHEMAS) {
        assert_eq!(kind, own);
        let read = |text: &str| mistakes(kind, text, &standards);
        number += Shape { kind, schema, sample: &sample(file), read: &read }.check();
    }
    assert!(number > 1500, "{number}");
}
