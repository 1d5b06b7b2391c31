//! A proposal as the texts of files, with what their owner needs to know about them in comments.

use std::fmt::Write as _;
use std::sync::Arc;

use super::card::{Card, Line, Rung, State};
use super::{Ground, Owner};
use crate::model::Severity;
use crate::model::scorecard::Effort;

/// After so many days a scorecard is to be looked at again.
const REVIEW: i64 = 90;

/// `karat.toml`.
pub(super) fn configuration(ground: &Ground<'_>, fitting: &[Arc<str>]) -> String {
    let mut text = format!(
        "# How karat judges this repository; proposed by `karat init` on {}, yours from here on.\n\
         schema = 1\n\n\
         # Advisory: findings are told, and none of them fails a run. When you are ready, say from which severity on they do:\n\
         # \"critical\", \"high\", \"medium\" or \"low\".{}\n\
         fail_on = \"never\"\n\n\
         # The scorecards, waivers and other definitions that hold here.\n\
         standards = \"standards\"\n",
        ground.today,
        open(ground),
    );
    if !fitting.is_empty() {
        let names: Vec<_> = std::iter::once(super::SCORECARD).chain(fitting.iter().map(AsRef::as_ref)).collect();
        text.push_str(
            "\n# Scorecards of karat that fit what is here, beside the one in `standards`:\n# scorecards = [\n",
        );
        for name in names {
            let _ = writeln!(text, "#     {},", string(name));
        }
        text.push_str("# ]\n");
    }
    if ground.excludes.is_empty() {
        text.push_str("\n# Files to leave out, as in .gitignore:\n# exclude = [\"/testdata/\"]\n");
    } else {
        text.push_str(
            "\n# Files to leave out, as in .gitignore. Take out a line to have them judged again.\nexclude = [\n",
        );
        for exclude in ground.excludes {
            let _ = writeln!(text, "    {}, # {}", string(&exclude.pattern), comment(&exclude.reason));
        }
        text.push_str("]\n");
    }
    text.push_str(
        "\n# Settings of single rules; `karat explain RULE` tells what can be set:\n\
         # [rules.\"github_actions.unpinned_action\"]\n\
         # severity = \"high\"\n\
         # parameters = { trusted_owners = [\"acme\"] }\n",
    );
    text
}

/// What is open of the recommended rules, by severity.
fn open(ground: &Ground<'_>) -> String {
    let is_asked =
        |rule: &str| ground.recommended.iter().flat_map(|card| &card.checks).any(|check| check.rule.as_ref() == rule);
    let findings: Vec<_> =
        ground.report.findings.iter().filter(|own| is_asked(&own.rule)).map(|own| own.severity).collect();
    let count = |severity: &Severity| findings.iter().filter(|own| *own == severity).count();
    let counts: Vec<_> =
        Severity::ALL.iter().rev().map(|own| (count(own), own)).filter(|(count, _)| *count > 0).collect();
    if counts.is_empty() {
        return " Nothing is open today.".to_owned();
    }
    let words: Vec<_> = counts.iter().map(|(count, severity)| format!("{count} {severity}")).collect();
    format!(" Open today: {}.", words.join(", "))
}

/// The scorecard.
pub(super) fn scorecard(ground: &Ground<'_>, card: &Card<'_>, owner: Option<&Owner>) -> String {
    let (checks, holding) = card.counts();
    let names: Vec<_> = ground.recommended.iter().map(|card| card.id.as_ref()).collect();
    let mut text = format!(
        "# What is expected here; proposed by `karat init` on {today}, yours from here on.\n\
         #\n\
         # These are the checks of karat's {names} that speak of something here: {checks} of {of}, of which {holding}\n\
         # hold today. What has nothing to judge yet is left out; `karat score --scorecard security-baseline` asks all of it.\n\
         # A level that is not reached fails no run. `karat score` tells where you stand, and `karat scorecard lint` holds\n\
         # later changes of meaning to a version and a [[change]]. `karat schema scorecard` prints the schema for editors.\n\
         schema = 1\n\
         id = \"baseline\"\n\
         title = \"Baseline\"\n\
         version = \"1.0.0\"\n\
         description = {description}\n",
        today = ground.today,
        names = names.join(" and "),
        of = card.of,
        description = string(&description(card)),
    );
    if let Some(owner) = owner {
        let _ = writeln!(text, "owner = {} # {}", string(&owner.reference), comment(&owner.source));
    } else {
        text.push_str("# owner = \"group:default/…\" # who answers for it\n");
    }
    text.push_str("stage = \"discovery\" # it is tried, and nobody is held to it; then launch, improvement, mature\n");
    let _ = writeln!(text, "since = {}", ground.today);
    if let Some(day) = ground.today.plus_days(REVIEW) {
        let _ = writeln!(text, "review_by = {day} # karat says so from the day after");
    }
    let coverage = f64::from(card.min_coverage) / 10_000.0;
    let _ = write!(
        text,
        "\n[scoring]\nmin_coverage = {coverage:?} # so much must be known for a level\n\n\
         # Say what is expected when you are ready for it:\n\
         # [[target]]\n# level = {}\n# by = {}\n",
        string(card.rungs.first().map_or("", |rung| &rung.level.id)),
        ground.today.plus_days(2 * REVIEW).unwrap_or(ground.today),
    );
    for rung in &card.rungs {
        let _ = write!(text, "\n[[level]]\nid = {}\nrank = {}\n", string(&rung.level.id), rung.level.rank);
        if let Some(floor) = rung.level.min_score {
            let _ = writeln!(text, "min_score = {}", f64::from(floor) / 100.0);
        }
    }
    for rung in &card.rungs {
        level(&mut text, rung);
    }
    text
}

/// What each level stands for.
fn description(card: &Card<'_>) -> String {
    let told = card.rungs.iter().enumerate().map(|(number, rung)| {
        let id = rung.level.id.as_ref();
        let mut letters = id.chars();
        let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let is_open = rung.lines.iter().any(|line| line.state != State::Holds);
        match (number, is_open) {
            (_, false) => format!("{name}: what holds today."),
            (0, true) => format!("{name}: about a day away."),
            (number, true) if number + 1 < card.rungs.len() => format!("{name}: what takes longer."),
            (_, true) => format!("{name}: all of it."),
        }
    });
    told.collect::<Vec<_>>().join(" ")
}

fn level(text: &mut String, rung: &Rung<'_>) {
    let id = &rung.level.id;
    let (holding, open): (Vec<_>, Vec<_>) = rung.lines.iter().partition(|line| line.state == State::Holds);
    if !holding.is_empty() {
        let _ = write!(text, "\n# {id}: these hold today.\n");
        for line in holding {
            check(text, rung, line);
        }
    }
    if !open.is_empty() {
        let _ = write!(text, "\n# {id}: these are open, the cheapest first.\n");
        for line in open {
            check(text, rung, line);
        }
    }
}

fn check(text: &mut String, rung: &Rung<'_>, line: &Line<'_>) {
    let mut notes = Vec::new();
    match line.state {
        State::Holds => {}
        State::Open { findings: 1 } => notes.push("1 finding".to_owned()),
        State::Open { findings } => notes.push(format!("{findings} findings")),
        State::Unknown => notes.push("could not be judged".to_owned()),
    }
    if line.is_put_off {
        notes.push(format!("{} asks it for {}", line.from.id, line.check.level));
    }
    let note = if notes.is_empty() { String::new() } else { format!(" # {}", comment(&notes.join("; "))) };
    let effort = match line.check.effort {
        Effort::Small => "minutes",
        Effort::Medium => "hours",
        Effort::Large => "days",
    };
    let own = line.check;
    let _ = write!(
        text,
        "\n[[check]]{note}\nid = {}\nrule = {} # {}\n",
        string(&line.id),
        string(&own.rule),
        comment(line.title)
    );
    if let Some(category) = &own.category {
        let _ = writeln!(text, "category = {}", string(category));
    }
    let _ = write!(
        text,
        "level = {}\nweight = {}\neffort = \"{}\" # {effort}\n",
        string(&rung.level.id),
        own.weight,
        own.effort.as_str()
    );
    if !own.required {
        text.push_str("required = false # counts in the score, does not hold back the level\n");
    }
    if own.partial {
        text.push_str("partial = true # a share of it counts as such\n");
    }
}

/// `waiver-policy.toml`.
pub(super) fn policy(owner: Option<&Owner>) -> String {
    let mut text = "\
# What waivers may be. A waiver is a file in standards/waivers, or a comment on the line that it excuses:
#   hostNetwork: true # karat: ignore[kubernetes.host_network] until=2027-02-28 because the node agent needs it
# `karat schema waiver-policy` and `karat schema waiver` print the schemas for editors.
schema = 1
max_days = { default = 180 } # the longest; a category of checks may have its own: { default = 180, delivery = 90 }
max_renewals = 1
warn_before = [\"30d\", \"7d\"]

[budget]
per_entity = 5 # more at once are told of
"
    .to_owned();
    match owner {
        Some(owner) => {
            let _ = write!(
                text,
                "\n[[approver]]\nany_of = [{}] # {}\nevidence = [\"codeowners\"] # that the file of the waiver is theirs\n",
                string(&owner.reference),
                comment(&owner.source)
            );
        }
        None => text.push_str(
            "\n# Who agrees to waivers:\n# [[approver]]\n# any_of = [\"group:default/…\"]\n# evidence = [\"codeowners\"]\n",
        ),
    }
    text
}

/// A string of TOML.
fn string(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => drop(write!(quoted, "\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What may stand behind a `#`: one line without control characters.
fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{self, Cards};
    use crate::init::{SCORECARD, propose};
    use crate::model::scorecard::{CheckOutcome, Scorecard, ScorecardResult};
    use crate::model::{Date, Report};
    use crate::standards::{Around, Rules, read_scorecard};

    /// What a scorecard says where each check comes to what the function gives for its place.
    fn result(card: &Arc<Scorecard>, outcome: &dyn Fn(usize) -> CheckOutcome) -> ScorecardResult {
        let said: Vec<_> = (0..card.checks.len()).map(|place| (outcome(place), None)).collect();
        let mut result = crate::score::testing::result(card, &said);
        for own in &mut result.checks {
            own.title = format!("Title of\n{}", own.check.id).into();
            own.findings = 2;
        }
        result
    }

    /// The proposed scorecard, as it is read, where all checks come to this; and the built-in ones.
    fn proposed(outcome: &dyn Fn(usize) -> CheckOutcome) -> (Option<Scorecard>, Vec<Arc<Scorecard>>) {
        let options = catalog::Options { built_in: true, scorecards: Cards::Recommended, ..Default::default() };
        let catalog = catalog::load(&options).unwrap();
        let report = Report {
            scorecards: catalog.scorecards.iter().map(|card| result(card, outcome)).collect(),
            ..Report::default()
        };
        let ground = Ground {
            surveys: &[],
            report: &report,
            recommended: &catalog.scorecards,
            excludes: &[],
            today: Date::new(2026, 11, 26).unwrap(),
        };
        let card = propose(&ground).map(|proposal| {
            let (_, text) = proposal.files.iter().find(|(path, _)| *path == SCORECARD).unwrap();
            let rules = Rules::of(catalog.rules().map(AsRef::as_ref));
            let mut mistakes = Vec::new();
            let card = read_scorecard(SCORECARD, text, Around { rules: &rules, sources: None }, &mut mistakes);
            assert!(mistakes.is_empty(), "{mistakes:?}");
            card.unwrap()
        });
        (card, catalog.scorecards.clone())
    }

    #[test]
    fn checks_are_read_back_as_their_scorecards_have_them() {
        let (card, built_in) = proposed(&|_| CheckOutcome::Pass);
        let mut expected: Vec<_> = built_in.iter().flat_map(|card| card.checks.clone()).collect();
        let mut found = card.unwrap().checks;
        let by_rule = |a: &crate::model::scorecard::Check, b: &crate::model::scorecard::Check| a.rule.cmp(&b.rule);
        expected.sort_by(by_rule);
        expected.dedup_by(|a, b| a.rule == b.rule);
        found.sort_by(by_rule);
        assert!(found.len() > 100);
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_level_has_a_days_work_and_the_cheapest_stands_first() {
        let (card, _) = proposed(&|place| if place % 3 == 0 { CheckOutcome::Pass } else { CheckOutcome::Fail });
        let card = card.unwrap();
        let levels: Vec<_> = card.levels.iter().map(|level| level.id.as_ref()).collect();
        assert_eq!(levels, ["bronze", "silver", "gold"]);
        let bronze: Vec<_> =
            card.checks.iter().filter(|check| check.level.as_ref() == "bronze" && check.required).collect();
        let open = bronze.iter().rev().take_while(|check| check.effort == Effort::Small).count();
        assert!(bronze.len() > 8 && (5..=8).contains(&open), "{open} of {}", bronze.len());
    }

    #[test]
    fn what_cannot_be_judged_is_not_asked_first_and_what_does_not_apply_not_at_all() {
        let (card, _) = proposed(&|place| if place == 0 { CheckOutcome::Unknown } else { CheckOutcome::NotApplicable });
        let card = card.unwrap();
        assert_eq!(card.checks.len(), 2);
        assert!(card.checks.iter().all(|check| check.level.as_ref() == "silver"), "{card:?}");
        assert_eq!(card.levels.len(), 1, "levels without checks are none");
        assert!(proposed(&|_| CheckOutcome::NotApplicable).0.is_none());
    }

    #[test]
    fn strings_are_read_back_as_they_were() {
        for text in ["", "a b", "\"quoted\"", "back\\slash", "tab\tand\nline", "\u{7f}\u{85}\u{1}", "größer 🦀"] {
            let written = format!("key = {}", string(text));
            let read: toml::Table = written.parse().unwrap();
            assert_eq!(read.get("key").and_then(toml::Value::as_str), Some(text), "{written}");
        }
        assert_eq!(comment("a\nb = 1"), "a b = 1");
    }
}
