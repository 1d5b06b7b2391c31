//! Exports, imports, what goes after its time, and what `verify` sees.

use std::io::Cursor;

use super::made::{adopted, adoption, announced, day, dump, found, judged, random, run, snapshot, standing};
use super::{each, fresh, open};
use crate::history::export::Files;
use crate::history::store::{Opening, Store};
use crate::history::{Error, Place};
use crate::model::dice::Dice;
use crate::model::scorecard::CheckOutcome::{Fail, Pass};

/// A history of some random runs.
fn filled(place: &Place, seed: u64) -> Store {
    let mut store = open(place);
    let mut dice = Dice(seed);
    for number in 1..12 {
        store.record(&random(&mut dice, day(number))).unwrap();
    }
    store
}

fn import(
    store: &mut Store,
    pages: &std::collections::BTreeMap<String, String>,
) -> Result<crate::history::Imported, Error> {
    store.import(|table| Ok(Cursor::new(pages[table].clone())))
}

#[test]
fn many_that_make_a_history_at_once_wait_for_each_other() {
    each(|place| {
        for _ in 0..60 {
            let place = fresh(place);
            std::thread::scope(|threads| {
                for _ in 0..8 {
                    threads.spawn(|| drop(open(&place)));
                }
            });
        }
    });
}

#[test]
fn an_export_is_read_back_into_a_history_that_knows_the_same() {
    each(|place| {
        let pages = dump(&mut filled(place, 5), Files::JsonLines);
        let mut other = open(&fresh(place));
        let told = import(&mut other, &pages).unwrap();
        assert_eq!((told.repositories, told.known), (3, 0), "{place}");
        assert_eq!(dump(&mut other, Files::JsonLines), pages, "{place}");
        assert_eq!(other.verify().unwrap(), Vec::<String>::new(), "{place}");
        let again = import(&mut other, &pages).unwrap();
        assert_eq!((again.repositories, again.known), (0, 3), "{place}");
        assert_eq!(dump(&mut other, Files::JsonLines), pages, "{place}");
        // It goes on as the first one would.
        let next = random(&mut Dice(9), day(20));
        other.record(&next).unwrap();
        let mut first = open(place);
        first.record(&next).unwrap();
        assert_eq!(dump(&mut other, Files::JsonLines), dump(&mut first, Files::JsonLines), "{place}");
    });
}

#[test]
fn an_export_of_other_runs_of_a_known_repository_is_refused_as_a_whole() {
    each(|place| {
        let pages = dump(&mut filled(place, 5), Files::JsonLines);
        let mut other = filled(&fresh(place), 6);
        let before = dump(&mut other, Files::JsonLines);
        let error = import(&mut other, &pages).unwrap_err().to_string();
        assert!(error.contains("of a it has other runs"), "{error}");
        assert_eq!(dump(&mut other, Files::JsonLines), before, "{place}");
    });
}

#[test]
fn a_broken_export_is_refused_with_the_line() {
    each(|place| {
        let mut pages = dump(&mut filled(place, 5), Files::JsonLines);
        let broken = pages["judged"].replacen("\"outcome\":\"", "\"outcome\":\"un", 1);
        pages.insert("judged".to_owned(), broken);
        let mut other = open(&fresh(place));
        let error = import(&mut other, &pages).unwrap_err().to_string();
        assert!(error.contains("judged.jsonl:1: `un") && error.contains("is none of: pass, partial"), "{error}");
        assert_eq!(dump(&mut other, Files::JsonLines)["snapshots"], "", "{place}");
    });
}

#[test]
fn what_is_over_goes_and_what_holds_stays_with_its_trend() {
    each(|place| {
        let mut store = filled(place, 5);
        let levels = dump(&mut store, Files::JsonLines)["levels_by_day"].clone();
        store.compact(Some(day(8))).unwrap();
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
        let pages = dump(&mut store, Files::JsonLines);
        assert_eq!(pages["levels_by_day"], levels, "{place}: the trend does not end");
        for file in ["judged", "standings", "findings"] {
            for line in pages[file].lines() {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                assert!(row["until"].as_str().is_none_or(|until| until > "2026-01-08T00:00:00Z"), "{place}: {line}");
            }
        }
        let late = store.record(&random(&mut Dice(3), day(7))).unwrap_err().to_string();
        assert!(late.contains("what is before 2026-01-08T00:00:00Z is no longer kept"), "{late}");
        store.record(&random(&mut Dice(3), day(9))).unwrap();
        store.record(&random(&mut Dice(4), day(30))).unwrap();
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
    });
}

#[test]
fn a_file_of_somebody_else_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("theirs.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE customer (id INTEGER)").unwrap();
    let before = std::fs::read(&path).unwrap();
    for is_reading in [false, true] {
        let opening = Opening { is_reading, ..Opening::default() };
        let error = Store::open(&Place::File(path.clone()), &opening).err().unwrap();
        assert!(error.to_string().ends_with("it is no history"), "{error}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn verify_sees_what_is_not_as_it_should_be() {
    let table = [
        ("UPDATE check_day SET entities = entities + 1", "roll-ups of checks"),
        ("UPDATE level_day SET score = score + 1", "roll-ups of levels"),
        ("UPDATE standing SET score = 1 WHERE until IS NULL", "is not what its checks give"),
        ("UPDATE judged SET until = since WHERE until IS NOT NULL", "intervals of `judged`"),
        ("UPDATE adopted SET state = 2 WHERE until IS NULL", "states on golden paths are not what their signals give"),
        ("UPDATE path_definition SET at_least = 2", "the golden path `paved` is not what was recorded"),
        ("UPDATE snapshot SET paths = 999", "sets of words are named"),
        ("UPDATE definition SET content = replace(content, 'Base', 'Bass')", "is not what was recorded"),
    ];
    each(|place| {
        for (sql, expected) in table {
            let place = fresh(place);
            let mut store = open(&place);
            let of = |outcome| {
                let checks = vec![judged("readme", Pass, None), judged("license", outcome, None)];
                vec![snapshot("shop", vec![standing("shop", "pay", checks)], vec![found(1, "readme")])]
            };
            store.record(&run(day(1), of(Pass))).unwrap();
            store.record(&run(day(2), of(Fail))).unwrap();
            let on = vec![adopted("shop", "pay", "paved", &[Pass, Fail])];
            store.record(&adoption(day(3), "1.0.0", "other", on)).unwrap();
            assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
            store.database.execute(sql, &[]).unwrap();
            let wrong = open(&place).verify().unwrap();
            assert!(wrong.iter().any(|own| own.contains(expected)), "{place}: {sql}: {wrong:?}");
        }
    });
}

#[test]
fn verify_takes_a_score_as_it_was_given_though_later_runs_did_not_ask_its_scorecard() {
    each(|place| {
        let mut store = open(place);
        let checks = vec![judged("readme", Pass, None), judged("license", Fail, None)];
        let mut asked = run(day(1), vec![snapshot("shop", vec![standing("shop", "pay", checks)], Vec::new())]);
        asked.definitions = vec![announced()];
        asked.snapshots[0].standings[0].score = Some(10_000);
        store.record(&asked).unwrap();
        let mut other = run(day(5), vec![snapshot("shop", Vec::new(), Vec::new())]);
        other.definitions.clear();
        store.record(&other).unwrap();
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
    });
}
