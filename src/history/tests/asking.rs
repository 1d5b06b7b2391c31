//! Answers: series, decomposition, levels, checks, findings, regressions, waivers.

use std::sync::Arc;

use super::made::{announced, base, card, day, excuse, found, judged, run, run_of, snapshot, standing};
use super::{each, open};
use crate::history::ask::{CardKnown, FindingFilter, Move, Moves, Scope};
use crate::history::run::{Definition, Judged, Run, Standing};
use crate::history::sheet::Cell;
use crate::history::show::{Ask, By, waivers};
use crate::history::store::Store;
use crate::model::finding::Status;
use crate::model::scorecard::CheckOutcome::{Fail, NotApplicable, Pass, Unknown};
use crate::model::waiver::Effect;
use crate::model::{Date, GroupBy};

fn shop(moment: i64, checks: Vec<Judged>) -> Run {
    run(moment, vec![snapshot("shop", vec![standing("shop", "pay", checks)], Vec::new())])
}

fn scope(from: u32, to: u32) -> Scope {
    Scope { scorecard: "base".into(), from: day(from), to: day(to) }
}

/// A run whose standing has the score that its definition gives it.
fn record(store: &mut Store, mut run: Run, points: u32) {
    for own in run.snapshots.iter_mut().flat_map(|own| &mut own.standings) {
        own.score = Some(points);
    }
    store.record(&run).unwrap();
}

#[test]
fn a_movement_adds_up_and_the_other_series_tell_it_without_the_definition() {
    each(|place| {
        let mut store = open(place);
        record(&mut store, shop(day(1), vec![judged("readme", Pass, None), judged("license", Fail, None)]), 5000);
        // The new version asks for owners, too, and weighs the licence three times; meanwhile the licence came.
        let checks = vec![judged("readme", Pass, None), judged("license", Pass, None), judged("owners", Fail, None)];
        let new = card("1.1.0", &[("readme", "bronze", 1, 1), ("license", "silver", 3, 1), ("owners", "silver", 1, 1)]);
        record(&mut store, run_of(day(5), new, shop(day(5), checks).snapshots), 8000);
        let moves = store.moves(&scope(2, 6)).unwrap();
        let [own] = &moves.told[..] else { panic!("{moves:?}") };
        assert_eq!(own.began(day(2)), None, "{place}");
        let parts: Vec<i64> = own.movement.parts.iter().map(|part| part.points).collect();
        // 1 of 2; 1 of 5 under the new version; 4 of 5.
        assert_eq!((own.before.score, own.after.score), (Some(5000), Some(8000)), "{place}");
        assert_eq!(parts, [-3000, 0, 0, 6000], "{place}");
        assert_eq!(own.movement.points(), 3000);
        // What was not asked then is not known: 1 of 5 at least. In common are readme and licence, 1 and 3.
        assert_eq!((own.restated, own.common), (Some(2000), [Some(2500), Some(10_000)]), "{place}");
        assert_eq!(store.movers(&scope(2, 6), None, 5).unwrap(), moves, "{place}");
    });
}

#[test]
fn who_began_in_the_meantime_is_compared_with_what_it_was_then() {
    each(|place| {
        let mut store = open(place);
        let of = |name: &str, license| {
            let checks = vec![judged("readme", Pass, None), judged("license", license, None)];
            vec![snapshot(name, vec![standing(name, "pay", checks)], Vec::new())]
        };
        for (number, name, license) in [(3, "shop", Pass), (4, "cart", Pass), (5, "shop", Fail)] {
            store.record(&run(day(number), of(name, license))).unwrap();
        }
        let moves = store.moves(&scope(2, 6)).unwrap();
        let [own] = &moves.told[..] else { panic!("{moves:?}") };
        let ends = (own.movement.before.score, own.movement.after().score);
        assert_eq!((own.began(day(2)), ends), (Some(day(3)), (Some(10_000), Some(5000))), "{place}");
        assert_eq!(own.movement.parts.clone().map(|part| part.points), [0, 0, 0, -5000], "{place}");
        assert_eq!((moves.compared, moves.new.len()), (1, 1), "{place}");
        assert_eq!(store.movers(&scope(2, 6), None, 5).unwrap(), moves, "{place}");
        let told = Ask { from: day(2), to: day(6), ..Ask::default() }.scores(&mut store).unwrap();
        let since = told.columns.iter().position(|own| *own == "since").unwrap();
        assert_eq!(told.rows.iter().map(|row| &row[since]).collect::<Vec<_>>(), [&Cell::Moment(day(3))], "{place}");
        let notes = ["0 of 1 entity did not move and are not shown.", "1 entity is new in this time and not compared."];
        assert_eq!(told.notes[..2], notes, "{place}");
        // Who was there at the earlier moment began before.
        let moves = store.moves(&scope(3, 6)).unwrap();
        assert_eq!(moves.told.iter().map(|own| own.began(day(3))).collect::<Vec<_>>(), [None], "{place}");
    });
}

#[test]
fn an_entity_on_two_scorecards_is_one() {
    each(|place| {
        let mut store = open(place);
        let more = Definition { id: "more".into(), text: base().text.replace("\"base\"", "\"more\"").into(), ..base() };
        let mut look = |moment, license| {
            let checks = vec![judged("readme", Pass, None), judged("license", license, None)];
            let still = standing("cart", "pay", vec![judged("readme", Pass, None)]);
            let own = standing("shop", "pay", checks);
            let standings =
                [still, own].into_iter().flat_map(|own| [own.clone(), Standing { scorecard: "more".into(), ..own }]);
            let mut run = run(moment, vec![snapshot("mono", standings.collect(), Vec::new())]);
            run.definitions.push(more.clone());
            store.record(&run).unwrap();
        };
        look(day(1), Pass);
        look(day(3), Fail);
        let told = Ask { from: day(2), to: day(4), ..Ask::default() }.scores(&mut store).unwrap();
        assert_eq!(
            (told.rows.len(), &*told.notes[0]),
            (2, "1 of 2 entities did not move and is not shown."),
            "{place}"
        );
    });
}

#[test]
fn where_an_entity_stood_before_is_no_change_of_a_time() {
    each(|place| {
        let mut store = open(place);
        let checks = |license| vec![judged("readme", Pass, None), judged("license", license, None)];
        record(&mut store, shop(day(1), checks(Fail)), 5000);
        record(&mut store, shop(day(2), checks(Pass)), 10_000);
        record(&mut store, shop(day(5), checks(Fail)), 5000);
        let id = store.entity("shop").unwrap()[0];
        let told = store.timeline(id, &scope(4, 9)).unwrap();
        let changes = told.iter().map(|own| (own.moment, own.score, own.by.as_ref().map(|by| by.movement.points())));
        let expected = [(day(2), Some(10_000), None), (day(5), Some(5000), Some(-5000))];
        assert_eq!(changes.collect::<Vec<_>>(), expected, "{place}");
        let ask = Ask { from: day(4), to: day(9), entity: Some("shop".into()), ..Ask::default() };
        let because =
            ask.scores(&mut store).unwrap().rows.iter().map(|row| row.last().cloned().unwrap()).collect::<Vec<_>>();
        let expected = ["stood so before", "license pass → fail"].map(|own| Cell::Text(own.to_owned()));
        assert_eq!(because, expected, "{place}");
    });
}

#[test]
fn a_scorecard_is_as_most_entities_stand_on_it_whoever_came_last() {
    each(|place| {
        let mut store = open(place);
        let of = |name: &str| {
            let checks = vec![judged("readme", Pass, None), judged("license", Fail, None)];
            vec![snapshot(name, vec![standing(name, "pay", checks)], Vec::new())]
        };
        for name in ["shop", "cart", "mail"] {
            store.record(&run(day(1), of(name))).unwrap();
        }
        let other = card("9.9.9", &[("readme", "gold", 1, 1)]);
        store.record(&run_of(day(5), other.clone(), of("mail"))).unwrap();
        let known = store.scorecards().unwrap();
        assert_eq!((&*known[0].card.version, known[0].entities), ("1.0.0", 3), "{place}: one report redefines nothing");
        assert_eq!(known[0].others, [("9.9.9".into(), 1)], "{place}");
        store.record(&run_of(day(6), other, of("cart"))).unwrap();
        let known = store.scorecards().unwrap();
        assert_eq!((&*known[0].card.version, &known[0].others[..]), ("9.9.9", &[("1.0.0".into(), 1)][..]), "{place}");
    });
}

#[test]
fn the_usual_scorecard_is_the_one_that_most_entities_stand_on() {
    let known = |id: &str, entities| {
        let text = base().text.replace("id = \"base\"", &format!("id = \"{id}\""));
        let own = Definition { id: id.into(), text: text.into(), ..base() };
        CardKnown { card: crate::history::definitions::read(&own).unwrap().card, entities, others: Vec::new() }
    };
    let all = [known("a", 1), known("b", 3), known("c", 3)];
    assert_eq!(CardKnown::usual(&all).map(|own| &*own.card.id), Some("b"));
    assert!(CardKnown::usual(&[]).is_none());
}

#[test]
fn an_entity_is_told_change_by_change_with_the_commit_and_the_checks() {
    each(|place| {
        let mut store = open(place);
        let checks = |license, waiver| vec![judged("readme", Pass, None), judged("license", license, waiver)];
        record(&mut store, shop(day(1), checks(Fail, None)), 5000);
        record(&mut store, shop(day(2), checks(Fail, Some(Effect::Exclude))), 10_000);
        record(&mut store, shop(day(3), checks(Fail, Some(Effect::Exclude))), 10_000);
        record(&mut store, shop(day(4), checks(Unknown, None)), 5000);
        record(&mut store, shop(day(5), checks(Pass, None)), 10_000);
        let id = store.entity("shop").unwrap()[0];
        let told = store.timeline(id, &scope(1, 9)).unwrap();
        let moved: Vec<_> = told
            .iter()
            .map(|own| {
                let parts = own.by.as_ref().map(|by| by.movement.parts.clone().map(|part| part.points));
                (own.moment, own.score, parts)
            })
            .collect();
        let expected = [
            (day(1), Some(5000), None),
            (day(2), Some(10_000), Some([0, 5000, 0, 0])),
            (day(4), Some(5000), Some([0, -5000, 0, 0])),
            (day(5), Some(10_000), Some([0, 0, 5000, 0])),
        ];
        assert_eq!(moved, expected, "{place}");
        assert_eq!(told[1].revision.as_deref(), Some("0123456789abcdef0123456789abcdef01234567"));
        let now = store.judged(id, "base", day(3)).unwrap();
        let shown: Vec<_> =
            now.iter().map(|own| (&*own.check, own.told.outcome.as_str(), own.told.said.as_str(), own.since)).collect();
        assert_eq!(shown, [("license", "waived", "fail", day(2)), ("readme", "pass", "pass", day(1))], "{place}");
    });
}

#[test]
fn levels_and_rates_are_those_of_the_end_of_a_day() {
    each(|place| {
        let mut store = open(place);
        let of = |moment, outcomes: [(&str, &str, crate::model::scorecard::CheckOutcome); 2]| {
            let one = |(name, owner, readme)| {
                standing(name, owner, vec![judged("readme", readme, None), judged("license", Pass, None)])
            };
            run(moment, vec![snapshot("mono", outcomes.map(one).to_vec(), Vec::new())])
        };
        store.record(&of(day(1), [("cart", "web", Fail), ("shop", "pay", Pass)])).unwrap();
        store.record(&of(day(3), [("cart", "web", Pass), ("shop", "pay", Pass)])).unwrap();
        store.record(&of(day(3) + 3600, [("cart", "web", Pass), ("shop", "pay", Fail)])).unwrap();
        let told = |days: &[crate::history::ask::LevelDay]| -> Vec<String> {
            let one = |own: &crate::history::ask::LevelDay| {
                let levels = own.levels.iter().map(|(level, n)| format!("{}{n}", level.as_deref().unwrap_or("none")));
                let key = own.key.as_deref().unwrap_or("all").trim_start_matches("group:default/").to_owned();
                format!("{key} {} {} {}", own.day, levels.collect::<Vec<_>>().join("+"), own.score)
            };
            days.iter().map(one).collect()
        };
        let all = told(&store.levels(&scope(2, 4), None).unwrap());
        assert_eq!(
            all,
            [
                "all 2026-01-02 none1+gold1 15000",
                "all 2026-01-03 none1+gold1 15000",
                "all 2026-01-04 none1+gold1 15000"
            ]
        );
        let owners = told(&store.levels(&scope(2, 4), Some(GroupBy::Owner)).unwrap());
        let expected = [
            "pay 2026-01-02 gold1 10000",
            "web 2026-01-02 none1 5000",
            "pay 2026-01-03 none1 5000",
            "web 2026-01-03 gold1 10000",
            "pay 2026-01-04 none1 5000",
            "web 2026-01-04 gold1 10000",
        ];
        assert_eq!(owners, expected, "{place}");
        let rates = store.check_rates(&scope(0, 4)).unwrap();
        let shown: Vec<_> =
            rates.iter().map(|own| (&*own.check, own.before.rate(), own.after.rate(), own.after.failed)).collect();
        assert_eq!(shown, [("readme", None, Some(5000), 1), ("license", None, Some(10_000), 0)], "{place}");
        let days = store.check_days(&scope(1, 3), "readme").unwrap();
        assert_eq!(
            days.iter().map(|own| (own.day, own.passed, own.failed)).collect::<Vec<_>>(),
            [(Date::new(2026, 1, 1).unwrap(), 1, 1), (Date::new(2026, 1, 3).unwrap(), 1, 1),]
        );
        let against = store.against("base", "readme", day(4)).unwrap();
        assert_eq!(against.iter().map(|(own, outcome)| (&*own.name, *outcome)).collect::<Vec<_>>(), [("shop", Fail)]);
    });
}

#[test]
fn findings_come_go_and_come_back_and_the_time_to_mend_is_told() {
    each(|place| {
        let mut store = open(place);
        let with = |number, findings| run(day(number), vec![snapshot("shop", Vec::new(), findings)]);
        store.record(&with(1, vec![found(1, "readme"), found(2, "license"), found(3, "license")])).unwrap();
        let mut waived = found(2, "license");
        waived.status = Status::Waived;
        store.record(&with(3, vec![waived.clone()])).unwrap();
        store.record(&with(5, vec![found(1, "readme"), waived])).unwrap();
        store.record(&with(9, Vec::new())).unwrap();
        let sums = store.came_and_went([day(2), day(6)], None).unwrap();
        let shown: Vec<_> = sums
            .iter()
            .map(|own| {
                (
                    own.key.as_deref().unwrap(),
                    [own.before, own.opened, own.reopened, own.resolved, own.after, own.waived],
                )
            })
            .collect();
        let expected = [("repository.license", [2, 0, 0, 1, 0, 1]), ("repository.readme", [1, 1, 1, 1, 1, 0])];
        assert_eq!(shown, expected, "{place}");
        let took = store.mended([day(2), day(20)], None).unwrap();
        let shown: Vec<_> =
            took.iter().map(|own| (own.key.as_deref().unwrap(), own.resolved, own.median, own.open)).collect();
        let days = |days: i64| Some(days * 86_400);
        assert_eq!(shown, [("repository.license", 2, days(2), 0), ("repository.readme", 2, days(2), 0)], "{place}");
        assert_eq!(took[0].ninth, days(8), "a waiver does not mend: it was open until it was gone");
        let of_readme = FindingFilter { rule: Some("repository.readme".into()), ..FindingFilter::default() };
        let rows = store.findings(&of_readme).unwrap();
        let shown: Vec<_> = rows.iter().map(|own| (own.since, own.until, own.is_reopened)).collect();
        assert_eq!(shown, [(day(1), Some(day(3)), false), (day(5), Some(day(9)), true)], "{place}");
        let early = store.came_and_went([day(1), day(2)], None).unwrap();
        let shown: Vec<_> = early.iter().map(|own| (own.after, own.waived)).collect();
        assert_eq!(shown, [(2, 0), (1, 0)], "{place}: the waiver came later");
    });
}

#[test]
fn findings_are_those_of_whom_their_entity_belonged_to_then() {
    each(|place| {
        let mut store = open(place);
        let with = |number, owner, findings| {
            let standing = standing("shop", owner, vec![judged("readme", Fail, None), judged("license", Pass, None)]);
            run(day(number), vec![snapshot("shop", vec![standing], findings)])
        };
        let (one, two) = (found(1, "readme"), found(2, "license"));
        store.record(&with(1, "team-a", vec![one.clone(), two.clone()])).unwrap();
        store.record(&with(3, "team-a", vec![two.clone()])).unwrap();
        store.record(&with(5, "team-b", vec![two.clone()])).unwrap();
        store.record(&with(7, "team-b", vec![found(4, "readme")])).unwrap();
        let by = Some(By::Group(GroupBy::Owner));
        let owner =
            |key: &Option<Arc<str>>| key.as_deref().unwrap_or("-").trim_start_matches("group:default/").to_owned();
        let sums = store.came_and_went([day(2), day(9)], by).unwrap();
        let shown: Vec<_> =
            sums.iter().map(|own| (owner(&own.key), [own.before, own.opened, own.resolved, own.after])).collect();
        let expected = [("team-a".to_owned(), [2, 0, 1, 0]), ("team-b".to_owned(), [0, 1, 1, 1])];
        assert_eq!(shown, expected, "{place}");
        let took = store.mended([day(2), day(9)], by).unwrap();
        let shown: Vec<_> = took.iter().map(|own| (owner(&own.key), own.resolved, own.open)).collect();
        assert_eq!(shown, [("team-b".to_owned(), 1, 1), ("team-a".to_owned(), 1, 0)], "{place}");
    });
}

#[test]
fn a_regression_is_what_was_changed_and_not_what_was_asked_or_excused() {
    each(|place| {
        let mut store = open(place);
        let checks = |readme, license, waiver| vec![judged("readme", readme, None), judged("license", license, waiver)];
        record(&mut store, shop(day(1), checks(Pass, Pass, None)), 10_000);
        record(&mut store, shop(day(2), checks(Fail, Unknown, None)), 0);
        record(&mut store, shop(day(3), checks(Pass, Fail, Some(Effect::Accept))), 5000);
        let stricter = card("1.1.0", &[("readme", "bronze", 1, 2), ("license", "silver", 1, 1)]);
        record(
            &mut store,
            run_of(day(4), stricter, shop(day(4), checks(Fail, Fail, Some(Effect::Accept))).snapshots),
            0,
        );
        let told = store.regressions([day(1), day(9)], Some("base")).unwrap();
        let shown: Vec<_> =
            told.iter().map(|own| (&*own.check, own.moment, own.before, own.after, own.until)).collect();
        assert_eq!(shown, [("readme", day(2), Pass, Fail, Some(day(3)))], "{place}");
        let waivers = store.waivers_ending(day(31), Some(day(31) + 60 * 86_400)).unwrap();
        assert_eq!(
            waivers.iter().map(|own| (&*own.waiver.id, &*own.subject)).collect::<Vec<_>>(),
            [("W-1", "license")]
        );
        assert_eq!(store.waivers_ending(day(31), Some(day(5))).unwrap(), [], "{place}: it ends in March");
    });
}

#[test]
fn waivers_at_work_are_told_whenever_they_end() {
    each(|place| {
        let mut store = open(place);
        let mut waived = found(1, "license");
        (waived.status, waived.waiver) = (Status::Waived, Some(excuse(Effect::Accept)));
        let checks = vec![judged("readme", Pass, None), judged("license", Fail, Some(Effect::Exclude))];
        store
            .record(&run(day(1), vec![snapshot("shop", vec![standing("shop", "pay", checks)], vec![waived])]))
            .unwrap();
        let told = waivers(&mut store, day(2)).unwrap();
        let shown: Vec<_> =
            told.rows.iter().map(|row| [&row[0], &row[1], &row[5], &row[6]].map(Clone::clone)).collect();
        let [id, until, subject] = ["W-1", "2026-03-01", "license"].map(|text| Cell::Text(text.to_owned()));
        assert_eq!(shown, [[id, until, subject, Cell::Count(1)]], "{place}: once, with the finding against the check");
        assert_eq!(
            waivers(&mut store, day(1) - 1).unwrap().rows,
            Vec::<Vec<Cell>>::new(),
            "{place}: as of the day before"
        );
    });
}

#[test]
fn a_score_is_retold_with_the_checks_that_counted_when_it_was_given() {
    each(|place| {
        let mut store = open(place);
        let checks = || vec![judged("readme", Pass, None), judged("license", Fail, None)];
        let of = |number| run_of(day(number), announced(), shop(day(number), checks()).snapshots);
        record(&mut store, of(1), 10_000);
        // Nobody looked since: on the fourth day it stands as it was, though the licence would count.
        let ends = |moves: &Moves| {
            let one = |own: &Move| (own.movement.before.score, own.movement.after().score, own.movement.points());
            moves.told.iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(ends(&store.moves(&scope(2, 4)).unwrap()), [(Some(10_000), Some(10_000), 0)], "{place}");
        record(&mut store, of(5), 5000);
        assert_eq!(ends(&store.moves(&scope(4, 6)).unwrap()), [(Some(10_000), Some(5000), -5000)], "{place}");
        let id = store.entity("shop").unwrap()[0];
        let told = store.timeline(id, &scope(1, 9)).unwrap();
        let changes: Vec<_> =
            told.iter().map(|own| (own.moment, own.by.as_ref().map(|by| by.movement.points()))).collect();
        assert_eq!(changes, [(day(1), None), (day(5), Some(-5000))], "{place}");
    });
}

#[test]
fn an_entity_to_which_nothing_applies_does_not_count_in_a_median() {
    each(|place| {
        let mut store = open(place);
        let of = |name, outcome| standing(name, "pay", vec![judged("readme", outcome, None)]);
        let mut silent = of("cart", NotApplicable);
        silent.coverage = None;
        let all = vec![silent, of("docs", Pass), of("shop", Pass)];
        store.record(&run(day(1), vec![snapshot("mono", all, Vec::new())])).unwrap();
        let by = Some(By::Group(GroupBy::Owner));
        let ask = Ask { from: day(1), to: day(2), by, ..Ask::default() };
        let told = ask.scores(&mut store).unwrap();
        let shown: Vec<_> = told.rows.iter().map(|row| (row[2].clone(), row[4].clone())).collect();
        assert_eq!(shown, [(Cell::Count(3), Cell::Points(10_000))], "{place}");
    });
}

#[test]
fn a_question_about_what_is_not_there_says_what_is() {
    each(|place| {
        let mut store = open(place);
        let none = store.card_number("base").unwrap_err();
        assert_eq!(none.to_string(), "ask the history: no run asked the scorecard `base`");
        store.record(&run_of(day(1), base(), Vec::new())).unwrap();
        let crate::history::Error::Question { help, .. } = store.card_number("bass").unwrap_err() else { panic!() };
        assert_eq!(help, "there are: base");
        assert_eq!(store.scorecards().unwrap().len(), 1, "{place}");
        assert_eq!(store.moves(&scope(1, 2)).unwrap(), Moves::default());
    });
}

#[test]
fn the_worst_owner_of_a_check_has_the_most_entities_that_fail_it() {
    each(|place| {
        let mut store = open(place);
        let at = |moment, failing: &[(&str, &str)]| {
            let all = [("a", "pay"), ("b", "pay"), ("c", "pay"), ("d", "web"), ("e", "web"), ("f", "ops")];
            let snapshots = all.map(|own| {
                let outcome = if failing.contains(&own) { Fail } else { Pass };
                let checks = vec![judged("readme", outcome, None), judged("license", Pass, None)];
                snapshot(own.0, vec![standing(own.0, own.1, checks)], Vec::new())
            });
            run(moment, snapshots.to_vec())
        };
        store.record(&at(day(1), &[("a", "pay"), ("b", "pay"), ("d", "web"), ("f", "ops")])).unwrap();
        store.record(&at(day(3), &[("a", "pay"), ("d", "web")])).unwrap();
        let mut worst = |day| {
            let told = store.worst_owners(&scope(1, day)).unwrap();
            assert!(!told.contains_key("license"), "{place}");
            told.get("readme").map(|own| (own.owner.to_string(), own.failed, own.entities))
        };
        assert_eq!(worst(2), Some(("group:default/pay".to_owned(), 2, 3)), "{place}");
        // One of two is more than one of three.
        assert_eq!(worst(4), Some(("group:default/web".to_owned(), 1, 2)), "{place}");
    });
}

#[test]
fn a_level_that_is_lost_by_a_date_is_told_with_the_check_that_blocks() {
    each(|place| {
        let mut store = open(place);
        let own = announced();
        let dates = "announce = 2026-01-01\n";
        let warned =
            Definition { text: own.text.replace(dates, &format!("{dates}warn_from = 2026-01-01\n")).into(), ..own };
        let mut look = |moment, level: &str| {
            let checks = vec![judged("readme", Pass, None), judged("license", Fail, None)];
            let standing = Standing { level: Some(level.into()), ..standing("shop", "pay", checks) };
            let snapshots = vec![snapshot("shop", vec![standing], Vec::new())];
            store.record(&run_of(moment, warned.clone(), snapshots)).unwrap();
        };
        look(day(2), "gold");
        look(day(4), "bronze");
        let because = "definition: license blocks since 2026-01-03";
        let moves = store.movers(&scope(2, 5), None, 5).unwrap();
        let [own] = &moves.told[..] else { panic!("{moves:?}") };
        assert_eq!(own.movement.level_because().as_deref(), Some(because), "{place}");
        let ask = Ask { from: day(1), to: day(5), entity: Some("shop".into()), ..Ask::default() };
        let told = ask.scores(&mut store).unwrap();
        let last = told.rows.iter().map(|row| row.last().cloned().unwrap()).collect::<Vec<_>>();
        assert_eq!(last, [Cell::None, Cell::Text(because.to_owned())], "{place}");
        let ask = Ask { from: day(2), to: day(5), ..Ask::default() };
        let told = ask.scores(&mut store).unwrap();
        assert_eq!(told.rows[0].last(), Some(&Cell::Text(because.to_owned())), "{place}");
        // Where nothing moved, there is no cause.
        assert_eq!(store.movers(&scope(4, 5), None, 5).unwrap().left, 0, "{place}");
    });
}
