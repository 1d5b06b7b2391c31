//! Scorecards, good and wrong.

use super::*;
use crate::model::scorecard::{Basis, ChangeKind, Effort};

const CARD: &str = r#"
schema = 1
id = "base"
title = "Base"
version = "1.2.0"
owner = "platform"
stage = "launch"
since = 2026-01-15
review_by = 2027-01-15
[applies]
any = [{ kind = ["Component"], type = ["service"] }, { path = "apps/**" }]
not = [{ tag = ["spike"] }]
[scoring]
min_coverage = 0.8
unknown_grace = "14d"
category_weights = { docs = 2 }
[[level]]
id = "silver"
rank = 2
min_score = 75.5
[[level]]
id = "bronze"
rank = 1
[[target]]
applies = { tier = ["1", "2"] }
level = "silver"
by = 2027-03-31
[[check]]
id = "readme"
rev = 2
rule = "data.repository.missing_readme"
category = "docs"
level = "bronze"
weight = 3
effort = "S"
basis = "behaviour"
params = { names = ["README.md"] }
announce = 2026-11-01
enforce_from = 2027-02-01
needs = [{ source = "imported.incidents", max_age = "7d" }, { source = "git_history" }]
[[change]]
version = "1.2.0"
date = 2026-11-01
kind = "tighten"
checks = ["readme"]
why = "nobody finds the others"
"#;

fn found(text: &str) -> (Option<Scorecard>, Vec<(usize, String)>) {
    let rules = Rules::named(&[("repository.missing_readme", &["names"])]);
    let sources = BTreeSet::from([Arc::from("incidents")]);
    let mut mistakes = Vec::new();
    let card = read("base.toml", text, Around { rules: &rules, sources: Some(&sources) }, &mut mistakes);
    let mut mistakes: Vec<_> = mistakes.iter().map(|own| (own.line(), own.to_string())).collect();
    mistakes.sort();
    (card, mistakes)
}

/// The mistakes of the card with a part of it replaced.
fn mistakes(from: &str, to: &str) -> Vec<(usize, String)> {
    assert!(CARD.contains(from), "{from}");
    found(&CARD.replacen(from, to, 1)).1
}

#[test]
fn a_card_is_read_with_its_levels_in_order() {
    let (card, mistakes) = found(CARD);
    assert_eq!(mistakes, []);
    let card = card.unwrap();
    assert_eq!(card.owner.as_deref(), Some("group:default/platform"));
    assert_eq!((card.stage, card.scoring.min_coverage, card.scoring.scale), (Stage::Launch, 8000, 100));
    assert_eq!(card.scoring.unknown_grace.map(crate::model::Period::days), Some(14));
    assert_eq!(card.applies.any.len(), 2);
    assert_eq!(card.applies.any[0].kind, ["component"]);
    assert_eq!(card.levels.iter().map(|level| level.id.as_ref()).collect::<Vec<_>>(), ["bronze", "silver"]);
    assert_eq!(card.levels[1].min_score, Some(7550));
    assert_eq!(card.targets[0].by, Date::parse("2027-03-31"));
    let check = &card.checks[0];
    assert_eq!((check.rev, check.rule.as_ref(), check.required), (2, "repository.missing_readme", true));
    assert_eq!((check.effort, check.basis), (Effort::Small, Some(Basis::Behaviour)));
    assert_eq!(check.needs[0].source, "incidents");
    assert_eq!(check.needs[1].source, "git_history");
    assert_eq!(check.params["names"], regorus::Value::from(vec![regorus::Value::from("README.md")]));
    assert_eq!((card.changes[0].kind, card.changes[0].version.to_string()), (ChangeKind::Tighten, "1.2.0".to_owned()));
}

#[test]
fn all_mistakes_are_found_on_their_lines() {
    let text = CARD
        .replace("missing_readme", "missing_readmee")
        .replace("level = \"bronze\"\nweight", "level = \"gold\"\nwieght")
        .replace("2027-01-15", "2026-01-14");
    let expected = [
        (9, "`review_by` lies before `since`, 2026-01-15"),
        (31, "there is no rule `repository.missing_readmee`"),
        (33, "there is no level `gold`"),
        (34, "unknown field `wieght`"),
    ];
    let found: Vec<_> = found(&text).1;
    assert_eq!(found.iter().map(|(line, text)| (*line, text.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn each_wrong_word_is_told() {
    let cases = [
        ("weight = 3", "weight = 0", 22, "the checks of level `bronze` weigh nothing together"),
        ("rank = 1", "rank = 2", 22, "rank `2` stands twice"),
        ("\"1.2.0\"", "\"1.2\"", 5, "`1.2` is no version"),
        ("kind = \"tighten\"", "kind = \"tightn\"", 44, "`kind` cannot be `tightn`"),
        ("checks = [\"readme\"]", "checks = [\"readmee\"]", 45, "there is no check `readmee`"),
        ("version = \"1.2.0\"\ndate", "version = \"1.3.0\"\ndate", 41, "version 1.3.0 is above that of the scorecard"),
        ("kind = \"tighten\"", "kind = \"remove\"", 45, "check `readme` was removed and stands here again"),
        ("imported.incidents", "incident", 40, "there is no source `incident`"),
        ("names =", "name =", 37, "rule `repository.missing_readme` has no parameter `name`"),
        (
            "enforce_from = 2027-02-01",
            "enforce_from = 2026-10-01",
            39,
            "`enforce_from` lies before `announce`, 2026-11-01",
        ),
        ("category = \"docs\"", "category = \"doc\"", 29, "there is no category weight for `doc`"),
        ("docs = 2", "docs = 0", 16, "the weights of all categories are 0: there would be no score"),
        ("{ tag = [\"spike\"] }", "{}", 12, "this selects everything"),
        ("level = \"silver\"\nby", "level = \"gold\"\nby", 26, "there is no level `gold`"),
        ("owner = \"platform\"", "owner = \"the platform\"", 6, "`the platform` is no reference to an entity"),
        ("rev = 2", "rev = 0", 30, "`rev` is a whole number from 1"),
        ("\"14d\"", "\"14 days\"", 15, "`unknown_grace` is a length of time"),
        ("why = \"nobody finds the others\"", "", 41, "`why` is missing"),
    ];
    for (from, to, line, message) in cases {
        let found = mistakes(from, to);
        assert!(found.contains(&(line, message.to_owned())), "{to}: {found:?}");
    }
}

#[test]
fn a_retired_check_may_be_named_by_its_removal() {
    let text = CARD
        .replace("kind = \"tighten\"", "kind = \"remove\"")
        .replace("weight = 3", "weight = 3\nretired = 2027-06-30");
    assert_eq!(found(&text).1, []);
}
