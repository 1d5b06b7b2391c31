//! Scorecards that change, with and without saying so.

use super::*;

const OLD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "3.0.0"
[scoring]
min_coverage = 0.8
[[level]]
id = "bronze"
rank = 1
[[level]]
id = "silver"
rank = 2
[[check]]
id = "ci"
rev = 1
level = "silver"
weight = 5
rule = "ci.paved"
announce = 2026-11-01
enforce_from = 2027-02-01
[[check]]
id = "gone"
level = "bronze"
rule = "a.b"
retired = 2026-01-01
[[check]]
id = "docs"
level = "bronze"
required = false
rule = "docs.readme"
[[change]]
version = "3.0.0"
date = 2026-01-01
kind = "remove"
checks = ["gone"]
why = "nobody has it"
"#;

fn card(text: &str) -> Scorecard {
    let mut mistakes = Vec::new();
    let around = Around { rules: &Rules::any(), sources: None };
    let card = scorecard::read("base.toml", text, around, &mut mistakes);
    assert!(mistakes.is_empty(), "{mistakes:?}\n{text}");
    card.unwrap()
}

/// What is told of the old card with parts of it replaced, and with an entry in its log.
fn told(changes: &[(&str, &str)], entry: Option<(&str, &str, &str)>) -> Vec<(usize, String)> {
    let mut text = OLD.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    if let Some((version, kind, checks)) = entry {
        text = text.replacen("version = \"3.0.0\"", &format!("version = \"{version}\""), 1);
        let entry = format!(
            "[[change]]\nversion = \"{version}\"\ndate = 2026-11-01\nkind = \"{kind}\"\nchecks = [{checks}]\nwhy = \"x\"\n"
        );
        text.push_str(&entry);
    }
    let found = lint(&card(OLD), &card(&text), &text);
    found.iter().map(|own| (own.line(), own.to_string())).collect()
}

fn lines(found: &[(usize, String)]) -> Vec<(usize, &str)> {
    found.iter().map(|(line, text)| (*line, text.as_str())).collect()
}

#[test]
fn texts_change_freely() {
    let found = told(
        &[
            ("title = \"Base\"", "title = \"The base\"\nowner = \"platform\""),
            ("rule = \"docs.readme\"", "rule = \"docs.readme\"\nfix = \"Write one\""),
        ],
        None,
    );
    assert_eq!(found, []);
}

/// A difference: text that is replaced, by what, the line that is told of, what is said, and what the log calls it.
type Case = (&'static str, &'static str, usize, &'static str, &'static str);

/// Each takes a version and an entry of its kind, and no other one.
fn owned_up_to(cases: &[Case]) {
    for (from, to, line, message, kind) in cases.iter().copied() {
        let shift = usize::from(from == "schema = 1");
        let version = (4 + shift, format!("{message}: version 3.0.0 does not say so"));
        let entry = (line, format!("{message}, and no new `[[change]]` says so"));
        let mut expected = vec![version, entry];
        expected.sort();
        let mut found = told(&[(from, to)], None);
        found.sort();
        assert_eq!(found, expected, "{to}");
        let check =
            message.split('`').nth(3).or(message.strip_prefix("check `").and_then(|rest| rest.split('`').next()));
        let check = check.map_or_else(String::new, |id| format!("\"{id}\""));
        assert_eq!(told(&[(from, to)], Some(("3.1.0", kind, &check))), [], "{to}: with an entry and a version");
        let wrong = told(&[(from, to)], Some(("3.1.0", "add", &check)));
        assert_eq!(wrong, [(line, format!("{message}, and no new `[[change]]` says so"))], "{to}: another kind");
    }
}

#[test]
fn a_change_of_meaning_says_so() {
    let cases = [
        ("weight = 5", "weight = 3", 17, "`weight` of check `ci` differs", "reweight"),
        ("level = \"silver\"", "level = \"bronze\"", 16, "`level` of check `ci` differs", "tighten"),
        (
            "required = false",
            "required = true\nannounce = 2026-11-01\nenforce_from = 2027-01-01",
            29,
            "`required` of check `docs` differs",
            "tighten",
        ),
        ("min_coverage = 0.8", "min_coverage = 0.7", 6, "`min_coverage` differs", "relax"),
        (
            "rule = \"ci.paved\"",
            "rule = \"ci.paved\"\napplies = { tier = [\"1\"] }",
            19,
            "`applies` of check `ci` differs",
            "rescope",
        ),
        (
            "rule = \"docs.readme\"",
            "rule = \"docs.readme\"\nretired = 2027-01-01",
            31,
            "check `docs` is retired",
            "remove",
        ),
        ("schema = 1", "schema = 1\napplies = { kind = [\"component\"] }", 2, "the scorecard is for others", "rescope"),
    ];
    owned_up_to(&cases);
}

#[test]
fn a_change_of_the_days_of_a_check_says_so() {
    let cases = [
        ("enforce_from = 2027-02-01", "enforce_from = 2027-08-01", 20, "`enforce_from` of check `ci` differs", "relax"),
        (
            "enforce_from = 2027-02-01",
            "enforce_from = 2026-12-01",
            20,
            "`enforce_from` of check `ci` differs",
            "tighten",
        ),
        ("enforce_from = 2027-02-01\n", "", 14, "`enforce_from` of check `ci` differs", "relax"),
        (
            "announce = 2026-11-01",
            "announce = 2026-11-01\nwarn_from = 2026-12-01",
            20,
            "`warn_from` of check `ci` differs",
            "tighten",
        ),
        ("announce = 2026-11-01", "announce = 2026-10-01", 19, "`announce` of check `ci` differs", "relax"),
        ("retired = 2026-01-01", "retired = 2026-06-01", 25, "`retired` of check `gone` differs", "tighten"),
    ];
    owned_up_to(&cases);
}

#[test]
fn a_day_that_comes_sooner_is_announced_and_is_no_relief() {
    let sooner = ("enforce_from = 2027-02-01", "enforce_from = 2026-11-01");
    let found = told(&[sooner], Some(("3.1.0", "tighten", "\"ci\"")));
    assert_eq!(lines(&found), [(20, "`enforce_from` of check `ci` differs, from one day to the next")]);
    let found = told(&[sooner], Some(("3.1.0", "relax", "\"ci\"")));
    assert_eq!(lines(&found), [(20, "`enforce_from` of check `ci` differs, and no new `[[change]]` says so")]);
    assert_eq!(told(&[sooner], Some(("3.1.0", "fix", "\"ci\""))), [], "a slip of the pen");
    let later = ("enforce_from = 2027-02-01", "enforce_from = 2028-02-01");
    let found = told(&[later], Some(("3.1.0", "tighten", "\"ci\"")));
    assert_eq!(lines(&found), [(20, "`enforce_from` of check `ci` differs, and no new `[[change]]` says so")]);
}

#[test]
fn a_scorecard_that_is_retired_says_so() {
    let retired = ("title = \"Base\"", "title = \"Base\"\nstage = \"retired\"");
    let found = told(&[retired], None);
    let expected = [
        (4, "the scorecard is retired, and no new `[[change]]` says so"),
        (5, "the scorecard is retired: version 3.0.0 does not say so"),
    ];
    assert_eq!(lines(&found), expected);
    assert_eq!(told(&[retired], Some(("3.1.0", "remove", ""))), []);
    assert_eq!(told(&[("title = \"Base\"", "title = \"Base\"\nstage = \"launch\"")], None), []);
}

#[test]
fn another_rule_is_another_rev_and_is_announced() {
    let rule = ("rule = \"ci.paved\"", "rule = \"ci.strict\"");
    let found = told(&[rule], Some(("3.1.0", "tighten", "\"ci\"")));
    assert_eq!(lines(&found), [(15, "the meaning of check `ci` changes and its `rev` does not")]);
    assert_eq!(told(&[rule, ("rev = 1", "rev = 2")], Some(("3.1.0", "tighten", "\"ci\""))), []);
    assert_eq!(told(&[rule], Some(("3.1.0", "fix", "\"ci\""))), [], "a mended mistake is no other meaning");
    let late = ("enforce_from = 2027-02-01", "enforce_from = 2026-11-01");
    let found = told(&[rule, ("rev = 1", "rev = 2"), late], Some(("3.1.0", "tighten", "\"ci\"")));
    assert_eq!(lines(&found), [(18, "`rule` of check `ci` differs, from one day to the next")]);
}

#[test]
fn versions_rise_by_the_part_that_the_change_asks_for() {
    let weight = ("weight = 5", "weight = 3");
    let found = told(&[weight], Some(("3.0.1", "reweight", "\"ci\"")));
    assert_eq!(lines(&found), [(4, "`weight` of check `ci` differs: version 3.0.1 does not say so")]);
    let level = ("rank = 2\n", "rank = 3\n");
    let found = told(&[level], Some(("3.1.0", "fix", "")));
    assert_eq!(lines(&found), [(4, "there are other levels: version 3.1.0 does not say so")]);
    assert_eq!(told(&[level], Some(("4.0.0", "fix", ""))), []);
    let back = card(&OLD.replacen("3.0.0", "3.2.0", 1));
    let found = lint(&back, &card(OLD), OLD);
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), ["the version was 3.2.0 before"]);
}

#[test]
fn new_checks_that_are_required_are_announced() {
    let new = |more: &str| {
        ("[[change]]", format!("[[check]]\nid = \"new\"\nlevel = \"bronze\"\nrule = \"a.c\"\n{more}[[change]]"))
    };
    let (from, plain) = new("");
    let found = told(&[(from, &plain)], Some(("3.1.0", "add", "\"new\"")));
    assert_eq!(lines(&found), [(32, "required check `new` is new, from one day to the next")]);
    let (_, dated) = new("announce = 2026-11-01\nenforce_from = 2027-02-01\n");
    assert_eq!(told(&[(from, &dated)], Some(("3.1.0", "add", "\"new\""))), []);
    let (_, optional) = new("required = false\n");
    assert_eq!(told(&[(from, &optional)], Some(("3.1.0", "add", "\"new\""))), []);
    assert_eq!(told(&[(from, &optional)], None).len(), 2, "no version and no entry");
}

#[test]
fn ids_are_never_used_again() {
    let found = told(&[("retired = 2026-01-01\n", ""), ("kind = \"remove\"", "kind = \"fix\"")], None);
    assert_eq!(
        lines(&found),
        [
            (22, "check `gone` was retired on 2026-01-01 and is used again"),
            (30, "the entry `remove` of version 3.0.0 is gone or differs"),
        ]
    );
    let found = told(&[("id = \"base\"", "id = \"bass\""), ("rev = 1", "rev = 1")], None);
    assert_eq!(lines(&found), [(2, "the scorecard was `base` before")]);
    let gone = "[[check]]\nid = \"docs\"\nlevel = \"bronze\"\nrequired = false\nrule = \"docs.readme\"\n";
    assert_eq!(told(&[(gone, "")], None).len(), 2);
    assert_eq!(told(&[(gone, "")], Some(("3.1.0", "remove", "\"docs\""))), []);
    let retired = "[[check]]\nid = \"gone\"\nlevel = \"bronze\"\nrule = \"a.b\"\nretired = 2026-01-01\n";
    let found = told(&[(retired, "")], None);
    assert_eq!(
        lines(&found),
        [(4, "check `gone` is gone: version 3.0.0 does not say so")],
        "its removal is in the log"
    );
}
