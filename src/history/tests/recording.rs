//! Runs into a history.

use super::made::{card, day, dump, found, judged, random, run, snapshot, standing};
use super::{each, fresh, open};
use crate::history::export::Files;
use crate::history::run::Run;
use crate::history::store::Store;
use crate::model::dice::Dice;
use crate::model::finding::Status;
use crate::model::scorecard::CheckOutcome::{self, Fail, Partial, Pass, Unknown};
use crate::model::waiver::Effect;

/// The shop, with what was said of its two checks.
fn shop(moment: i64, readme: CheckOutcome, license: CheckOutcome) -> Run {
    let checks = vec![judged("readme", readme, None), judged("license", license, None)];
    run(moment, vec![snapshot("shop", vec![standing("shop", "pay", checks)], Vec::new())])
}

/// Some columns of a file of the export, a line each.
fn columns(store: &mut Store, file: &str, names: &[&str]) -> Vec<String> {
    let pages = dump(store, Files::JsonLines);
    let line = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let cell = |name: &&str| match &row[*name] {
            serde_json::Value::String(text) => text.trim_end_matches("T00:00:00Z").to_owned(),
            other => other.to_string(),
        };
        names.iter().map(cell).collect::<Vec<_>>().join(" ")
    };
    pages[file].lines().map(line).collect()
}

fn outcomes(store: &mut Store) -> Vec<String> {
    columns(store, "judged", &["check", "outcome", "since", "until", "cause"])
}

#[test]
fn an_unchanged_outcome_costs_no_row_and_a_changed_one_says_why() {
    each(|place| {
        let mut store = open(place);
        for (number, license) in [(1, Fail), (2, Fail), (3, Unknown), (4, Pass), (5, Pass)] {
            store.record(&shop(day(number), Pass, license)).unwrap();
        }
        let waived = vec![judged("readme", Pass, None), judged("license", Fail, Some(Effect::Exclude))];
        let mut last = run(day(6), vec![snapshot("shop", vec![standing("shop", "pay", waived)], Vec::new())]);
        store.record(&last).unwrap();
        last.moment = day(7);
        last.definitions = vec![card("1.1.0", &[("readme", "bronze", 1, 2), ("license", "silver", 9, 1)])];
        store.record(&last).unwrap();
        let expected = [
            "license fail 2026-01-01 2026-01-03 null",
            "license unknown 2026-01-03 2026-01-04 data",
            "license pass 2026-01-04 2026-01-06 data",
            "license waived 2026-01-06 null waiver",
            "readme pass 2026-01-01 2026-01-07 null",
            "readme pass 2026-01-07 null definition",
        ];
        assert_eq!(outcomes(&mut store), expected, "{place}");
    });
}

#[test]
fn the_same_run_twice_changes_nothing() {
    each(|place| {
        let mut store = open(place);
        let run = shop(day(1), Pass, Partial(7400));
        assert!(store.record(&run).unwrap().is_new);
        let before = dump(&mut store, Files::Csv);
        assert!(!store.record(&run).unwrap().is_new);
        assert!(!open(place).record(&run).unwrap().is_new, "{place}");
        assert_eq!(dump(&mut store, Files::Csv), before, "{place}");
    });
}

#[test]
fn an_entity_that_is_gone_is_closed_and_one_whose_scorecard_was_not_asked_stays() {
    each(|place| {
        let mut store = open(place);
        let of = |names: &[&str]| {
            let one = |name: &&str| standing(name, "pay", vec![judged("readme", Pass, None)]);
            names.iter().map(one).collect::<Vec<_>>()
        };
        store.record(&run(day(1), vec![snapshot("mono", of(&["cart", "shop"]), Vec::new())])).unwrap();
        store.record(&run(day(2), vec![snapshot("mono", of(&["shop"]), Vec::new())])).unwrap();
        let mut other = run(day(3), vec![snapshot("mono", Vec::new(), Vec::new())]);
        other.definitions.clear();
        store.record(&other).unwrap();
        let standings = columns(&mut store, "standings", &["entity", "level", "since", "until"]);
        let expected =
            ["component:default/cart gold 2026-01-01 2026-01-02", "component:default/shop gold 2026-01-01 null"];
        assert_eq!(standings, expected, "{place}");
        let levels =
            columns(&mut store, "levels_by_day", &["dimension", "key", "day", "level", "entities", "score_sum"]);
        let expected = [
            "all null 2026-01-01 gold 2 20000",
            "all null 2026-01-02 gold -1 -10000",
            "owner group:default/pay 2026-01-01 gold 2 20000",
            "owner group:default/pay 2026-01-02 gold -1 -10000",
        ];
        let of = |word: &str| levels.iter().filter(|line| line.starts_with(word)).cloned().collect::<Vec<_>>();
        assert_eq!([of("all"), of("owner")].concat(), expected, "{place}");
    });
}

#[test]
fn findings_are_seen_resolved_and_reopened_and_stay_where_nobody_looked() {
    each(|place| {
        let mut store = open(place);
        let with = |moment, findings| run(moment, vec![snapshot("shop", Vec::new(), findings)]);
        store.record(&with(day(1), vec![found(1, "readme"), found(2, "license")])).unwrap();
        // The rule of the second one could not answer, the file of the first one could not be read.
        let mut partly = with(day(2), Vec::new());
        partly.snapshots[0].answered = vec!["repository.readme".into()];
        partly.snapshots[0].unjudged = vec!["src".into()];
        store.record(&partly).unwrap();
        store.record(&with(day(3), vec![found(2, "license")])).unwrap();
        let mut waived = found(2, "license");
        waived.status = Status::Waived;
        waived.line = 9;
        store.record(&with(day(4), vec![found(1, "readme"), waived])).unwrap();
        let sightings = columns(&mut store, "findings", &["rule", "status", "since", "until", "line"]);
        let expected = [
            "repository.readme open 2026-01-01 2026-01-03 7",
            "repository.readme open 2026-01-04 null 7",
            "repository.license open 2026-01-01 2026-01-04 9",
            "repository.license waived 2026-01-04 null 9",
        ];
        assert_eq!(sightings, expected, "{place}");
    });
}

#[test]
fn two_runs_of_the_same_second_are_kept_in_the_order_in_which_they_come() {
    each(|place| {
        let mut store = open(place);
        store.record(&shop(day(1), Fail, Pass)).unwrap();
        store.record(&shop(day(1), Pass, Pass)).unwrap();
        let expected = [
            "license pass 2026-01-01 null null",
            "readme fail 2026-01-01 2026-01-01T00:00:01Z null",
            "readme pass 2026-01-01T00:00:01Z null behaviour",
        ];
        assert_eq!(outcomes(&mut store), expected, "{place}");
    });
}

#[test]
fn the_order_in_which_runs_arrive_does_not_matter() {
    let rounds = std::cell::Cell::new(40);
    each(|place| {
        let mut dice = Dice(11);
        for round in 0..rounds.replace(4) {
            let runs: Vec<Run> = (1..8).map(|number| random(&mut dice, day(number))).collect();
            let in_order = recorded(place, &runs);
            let mut left = runs.clone();
            let mut shuffled = Vec::new();
            while !left.is_empty() {
                shuffled.push(left.swap_remove(dice.below(left.len())));
            }
            let out_of_order = recorded(place, &shuffled);
            for (file, text) in &in_order {
                assert_eq!(&out_of_order[file], text, "{place}, round {round}: {file}");
            }
        }
    });
}

/// What a fresh history exports after some runs.
fn recorded(place: &crate::history::Place, runs: &[Run]) -> std::collections::BTreeMap<String, String> {
    let mut store = open(&fresh(place));
    for run in runs {
        store.record(run).unwrap();
    }
    dump(&mut store, Files::JsonLines)
}
