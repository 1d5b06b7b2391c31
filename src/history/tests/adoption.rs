//! Golden paths in a history.

use super::made::{adopted, adoption, day, dump, path, run, snapshot};
use super::{each, open};
use crate::history::ask::{Adoption, By};
use crate::history::export::Files;
use crate::history::run::Run;
use crate::history::store::Store;
use crate::model::GroupBy;
use crate::model::adoption::{Counts, State};
use crate::model::scorecard::CheckOutcome::{self, Fail, Pass, Unknown};

/// The entities of a repository on a day, each with its owner and whether its first signal is seen.
fn looked(number: u32, entities: &[(&str, &str, CheckOutcome)]) -> Run {
    let of = |(name, owner, outcome): &(&str, &str, CheckOutcome)| adopted(name, owner, "paved", &[*outcome, Fail]);
    adoption(day(number), "1.0.0", "mono", entities.iter().map(of).collect())
}

/// The intervals, a line each.
fn intervals(store: &mut Store) -> Vec<String> {
    let pages = dump(store, Files::JsonLines);
    let line = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |name: &str| row[name].as_str().unwrap_or("now").trim_end_matches("T00:00:00Z").to_owned();
        let entity = word("entity").replace("component:default/", "");
        [entity, word("state"), word("since"), word("until"), word("version")].join(" ")
    };
    pages["adoption"].lines().map(line).collect()
}

#[test]
fn who_stays_on_a_path_or_off_it_costs_no_row() {
    each(|place| {
        let mut store = open(place);
        for (number, cart) in [(1, Fail), (2, Fail), (3, Pass), (4, Pass), (5, Unknown)] {
            store.record(&looked(number, &[("cart", "web", cart), ("shop", "pay", Pass)])).unwrap();
        }
        store.record(&looked(6, &[("cart", "web", Unknown)])).unwrap();
        // A run that does not ask says nothing of it, and another version is another row.
        store.record(&run(day(7), vec![snapshot("mono", Vec::new(), Vec::new())])).unwrap();
        let mut other = looked(8, &[("cart", "web", Unknown)]);
        other.paths = vec![path("paved", "1.1.0")];
        store.record(&other).unwrap();
        let expected = [
            "cart off 2026-01-01 2026-01-03 1.0.0",
            "cart on 2026-01-03 2026-01-05 1.0.0",
            "cart unknown 2026-01-05 2026-01-08 1.0.0",
            "cart unknown 2026-01-08 now 1.1.0",
            "shop on 2026-01-01 2026-01-06 1.0.0",
        ];
        assert_eq!(intervals(&mut store), expected, "{place}");
        let known = store.golden_paths().unwrap();
        assert_eq!((known[0].path.version.as_ref(), known[0].first), ("1.1.0", day(1)), "{place}");
        assert_eq!(store.path_known("paved").unwrap().as_ref(), known.first(), "{place}");
        assert_eq!(store.path_known("pave").unwrap(), None, "{place}");
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
    });
}

#[test]
fn a_look_that_comes_late_stands_between_its_neighbours_that_asked_too() {
    each(|place| {
        let mut store = open(place);
        store.record(&looked(1, &[("cart", "web", Fail)])).unwrap();
        // This one did not ask, so that what came before it holds beyond.
        store.record(&run(day(4), vec![snapshot("mono", Vec::new(), Vec::new())])).unwrap();
        store.record(&looked(6, &[("cart", "web", Fail)])).unwrap();
        let late = store.record(&looked(3, &[("cart", "web", Pass)])).unwrap();
        assert_eq!((late.late, late.is_new), (1, true));
        let expected = [
            "cart off 2026-01-01 2026-01-03 1.0.0",
            "cart on 2026-01-03 2026-01-06 1.0.0",
            "cart off 2026-01-06 now 1.0.0",
        ];
        assert_eq!(intervals(&mut store), expected, "{place}");
        assert!(!store.record(&looked(3, &[("cart", "web", Pass)])).unwrap().is_new, "{place}");
    });
}

/// A year of days in which everything happens that is told of.
fn year() -> Vec<Run> {
    let entities = |number: u32| {
        let since = |from: u32| if number >= from { Pass } else { Fail };
        let until = |to: u32| if number < to { Pass } else { Fail };
        let mut all = vec![
            // Comes onto it, leaves it, stays, is not known in between, is gone after a while.
            ("cart", "web", since(40)),
            ("mail", "web", until(120)),
            ("shop", "pay", Pass),
            ("till", "pay", if number == 50 { Unknown } else { Pass }),
        ];
        all.extend((number < 150).then_some(("old", "pay", Pass)));
        // These two are new, one of them on the path.
        all.extend((number >= 60).then_some(("new", "pay", Pass)));
        all.extend((number >= 70).then_some(("late", "web", since(140))));
        all
    };
    [1, 20, 40, 50, 60, 70, 120, 140, 150, 160].into_iter().map(|number| looked(number, &entities(number))).collect()
}

fn between(store: &mut Store, ends: [u32; 2], by: Option<By>) -> Vec<Adoption> {
    let known = store.golden_path("paved").unwrap();
    let lives = store.path_lives(&known, ends.map(day)).unwrap();
    by.map_or_else(|| vec![lives.all()], |by| lives.by(by))
}

#[test]
fn shares_steps_newcomers_and_who_stayed_are_told_between_two_moments() {
    each(|place| {
        let mut store = open(place);
        for run in year() {
            store.record(&run).unwrap();
        }
        let all = between(&mut store, [30, 160], None);
        let [own] = &all[..] else { panic!("{all:?}") };
        assert_eq!(own.before, Counts { on: 4, off: 1, unknown: 0 }, "{place}");
        assert_eq!(own.now, Counts { on: 5, off: 1, unknown: 0 }, "{place}");
        assert_eq!((own.before.share(), own.now.share()), (Some(8000), Some(8333)));
        let steps = |own: &Adoption| -> Vec<String> {
            let one = |step: &crate::history::ask::PathStep| {
                let days = (step.moment - day(1)) / 86_400 + 1;
                format!("{days} {} {}", step.entity.replace("component:default/", ""), step.onto)
            };
            own.steps.iter().map(one).collect()
        };
        // `late` was off the path when it came, and moved onto it later.
        assert_eq!(steps(own), ["40 cart true", "120 mail false", "140 late true"], "{place}");
        let [was, is] = &own.steps[0].signals[0];
        assert_eq!((was.id.as_ref(), was.outcome, is.outcome), ("build", Fail, Pass));
        assert_eq!(own.new, Some(Counts { on: 1, off: 1, unknown: 0 }), "{place}");
        // On the seventieth day six were on it; since then one left it, and one is gone.
        let cohort = own.cohort;
        assert_eq!((cohort.on, cohort.still, cohort.left, cohort.gone), (6, 4, 1, 1), "{place}");
        assert_eq!((cohort.day, cohort.share()), (day(70), Some(8000)));
        let by_owner = between(&mut store, [30, 160], Some(By::Group(GroupBy::Owner)));
        let told: Vec<_> = by_owner.iter().map(|own| (own.key.as_deref().unwrap(), own.now.on, steps(own))).collect();
        let of_web = vec!["40 cart true".to_owned(), "120 mail false".to_owned(), "140 late true".to_owned()];
        assert_eq!(told, [("group:default/pay", 3, Vec::new()), ("group:default/web", 2, of_web)], "{place}");
        // Of the time before the first look it is not known who is new.
        assert_eq!(between(&mut store, [0, 160], None)[0].new, None, "{place}");
    });
}

#[test]
fn days_are_told_on_which_something_changed_and_moments_as_they_were() {
    each(|place| {
        let mut store = open(place);
        for run in year() {
            store.record(&run).unwrap();
        }
        let known = store.golden_path("paved").unwrap();
        let days = store.path_lives(&known, [day(45), day(130)]).unwrap().days(None);
        let told: Vec<_> =
            days.iter().map(|own| (own.day.to_string(), own.counts.on, own.counts.off, own.counts.unknown)).collect();
        let expected = [
            ("2026-02-14", 5, 0, 0),
            ("2026-02-19", 4, 0, 1),
            ("2026-03-01", 6, 0, 0),
            ("2026-03-11", 6, 1, 0),
            ("2026-04-30", 5, 2, 0),
            ("2026-05-10", 5, 2, 0),
        ];
        assert_eq!(told, expected.map(|(day, on, off, unknown)| (day.to_owned(), on, off, unknown)), "{place}");
        let now = store.on_path(&known, day(50)).unwrap();
        let till = now.iter().find(|own| own.name.as_ref() == "till").unwrap();
        assert_eq!((till.state, till.since, till.signals[0].outcome), (State::Unknown, day(50), Unknown), "{place}");
        let error = store.golden_path("pavd").unwrap_err().to_string();
        assert_eq!(error, "ask the history: no run asked the golden path `pavd`");
    });
}

#[test]
fn a_run_is_known_by_its_paths_too_and_one_without_any_as_it_always_was() {
    let plain = run(day(1), vec![snapshot("mono", Vec::new(), Vec::new())]);
    // As it was before there were golden paths in histories.
    assert_eq!(plain.id(), "6e1fe86dad24747e5c69ebe0b08969f53cbcaa915c975d666903f325d0b396a7");
    let mut asked = plain.clone();
    asked.paths = vec![path("paved", "1.0.0")];
    let mut later = asked.clone();
    later.paths = vec![path("paved", "1.1.0")];
    let mut said = asked.clone();
    said.snapshots[0].adoption = vec![adopted("shop", "pay", "paved", &[Pass])];
    let mut otherwise = asked.clone();
    otherwise.snapshots[0].adoption = vec![adopted("shop", "pay", "paved", &[Fail])];
    let ids: std::collections::BTreeSet<String> =
        [&plain, &asked, &later, &said, &otherwise].into_iter().map(Run::id).collect();
    assert_eq!(ids.len(), 5);
}

#[test]
fn what_was_not_asked_cannot_be_recorded_and_what_is_over_goes() {
    each(|place| {
        let mut store = open(place);
        let mut run = looked(1, &[("cart", "web", Pass)]);
        run.paths.clear();
        let error = store.record(&run).unwrap_err().to_string();
        assert!(error.contains("golden path `paved`, and not what was asked"), "{place}: {error}");
        for run in year() {
            store.record(&run).unwrap();
        }
        store.compact(Some(day(130))).unwrap();
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
        assert!(intervals(&mut store).iter().all(|line| !line.contains("cart off")), "{place}");
        assert_eq!(between(&mut store, [135, 160], None)[0].before, Counts { on: 5, off: 2, unknown: 0 }, "{place}");
    });
}
