//! Exports, imports, what goes after its time, and what `verify` sees.

use std::io::{Cursor, Seek as _, SeekFrom, Write as _};

use super::made::{adopted, adoption, announced, day, dump, found, judged, path, random, run, snapshot, standing};
use super::{each, fresh, open};
use crate::history::ask::{FindingFilter, Scope};
use crate::history::export::Files;
use crate::history::show::Ask;
use crate::history::store::{Opening, Store};
use crate::history::{Cell, Error, Forgotten, Place};
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
fn an_export_of_what_was_compacted_is_read_back_with_its_trends() {
    each(|place| {
        let mut store = filled(place, 5);
        store.compact(Some(day(8))).unwrap();
        let pages = dump(&mut store, Files::JsonLines);
        let mut other = open(&fresh(place));
        import(&mut other, &pages).unwrap();
        assert_eq!(dump(&mut other, Files::JsonLines), pages, "{place}");
        assert_eq!(other.verify().unwrap(), Vec::<String>::new(), "{place}");
        assert!(other.kept_since().unwrap().is_some_and(|since| since > day(2) && since <= day(8)), "{place}");
        import(&mut other, &pages).unwrap();
        assert_eq!(dump(&mut other, Files::JsonLines), pages, "{place}: once more it is known");
        let broken = pages
            .into_iter()
            .map(|(name, page)| (name, page.replacen("\"dimension\":\"all\"", "\"dimension\":\"al\"", 1)));
        let error = import(&mut open(&fresh(place)), &broken.collect()).unwrap_err().to_string();
        assert!(error.contains("levels_by_day.jsonl:1: `al` is none of: all, owner"), "{error}");
    });
}

#[test]
fn what_is_told_of_a_time_that_is_not_kept_is_told_from_where_it_is() {
    each(|place| {
        let mut store = open(place);
        let at = |number, license, findings| {
            let checks = vec![judged("readme", Pass, None), judged("license", license, None)];
            run(day(number), vec![snapshot("shop", vec![standing("shop", "pay", checks)], findings)])
        };
        store.record(&at(1, Fail, vec![found(1, "license")])).unwrap();
        store.record(&at(5, Pass, Vec::new())).unwrap();
        store.record(&at(20, Fail, vec![found(2, "license")])).unwrap();
        let ask = Ask { from: day(2), to: day(21), ..Ask::default() };
        assert_eq!(ask.findings(&mut store).unwrap().rows[0][1], Cell::Count(1), "{place}: open on the second");
        store.compact(Some(day(10))).unwrap();
        let told = ask.scores(&mut store).unwrap();
        assert_eq!(told.title, "Scores, 2026-01-10 to 2026-01-21", "{place}");
        assert!(
            told.notes[0].starts_with("What ended before 2026-01-10T00:00:00Z is no longer kept"),
            "{:?}",
            told.notes
        );
        assert_eq!((&told.rows[0][4], &told.rows[0][5]), (&Cell::Points(10_000), &Cell::Points(5000)), "{place}");
        for told in [ask.findings(&mut store), ask.mttr(&mut store), ask.regressions(&mut store)] {
            assert_eq!(told.unwrap().about[0], ("from", "2026-01-10T00:00:00Z".to_owned()), "{place}");
        }
        let levels = ask.levels(&mut store, false).unwrap();
        assert_eq!(levels.about[0].1, "2026-01-02T00:00:00Z", "{place}: trends are kept");
        assert!(!levels.notes.iter().any(|own| own.contains("no longer kept")), "{place}: {:?}", levels.notes);
        let past = Ask { to: day(8), ..ask };
        let error = past.scores(&mut store).unwrap_err().to_string();
        assert!(error.contains("what ended before 2026-01-10T00:00:00Z is no longer kept"), "{place}: {error}");
    });
}

#[test]
fn a_repository_that_is_gone_counts_no_more_and_stays_in_the_past() {
    each(|place| {
        let mut store = open(place);
        let of = |name: &str| {
            let checks = vec![judged("readme", Pass, None), judged("license", Fail, None)];
            let mut own = snapshot(name, vec![standing(name, "pay", checks)], vec![found(1, "readme")]);
            own.adoption = vec![adopted(name, "pay", "paved", &[Pass, Fail])];
            own
        };
        let both = |number, names: &[&str]| {
            let mut own = run(day(number), names.iter().map(|name| of(name)).collect());
            own.paths = vec![path("paved", "1.0.0")];
            own
        };
        store.record(&both(1, &["shop", "cart"])).unwrap();
        let told = store.forget_repository("cart", day(5)).unwrap();
        assert_eq!((told.entities, told.findings), (1, 1), "{place}");
        let names = |store: &mut Store, number| {
            let all = store.standings("base", day(number)).unwrap();
            all.iter().map(|own| own.repository.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(names(&mut store, 4), ["cart", "shop"], "{place}");
        assert_eq!(names(&mut store, 6), ["shop"], "{place}");
        assert_eq!(store.scorecards().unwrap()[0].entities, 1, "{place}");
        let scope = Scope { scorecard: "base".into(), from: day(1), to: day(6) };
        let levels: Vec<_> = store.levels(&scope, None).unwrap().iter().map(|own| own.entities).collect();
        assert_eq!((levels.first(), levels.last()), (Some(&2), Some(&1)), "{place}");
        let paved = store.golden_path("paved").unwrap();
        assert_eq!(store.on_path(&paved, day(6)).unwrap().len(), 1, "{place}");
        let open = FindingFilter { at: Some(day(6)), ..FindingFilter::default() };
        assert_eq!(store.findings(&open).unwrap().len(), 1, "{place}");
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
        assert_eq!(
            store.forget_repository("cart", day(6)).unwrap(),
            Forgotten::default(),
            "{place}: it counts no more"
        );
        let wrong = |store: &mut Store, name, number| store.forget_repository(name, day(number)).unwrap_err();
        assert!(wrong(&mut store, "shop", 1).to_string().contains("is not later"), "{place}");
        let error = wrong(&mut store, "component:default/shop", 9);
        let help = miette::Diagnostic::help(&error).unwrap().to_string();
        assert!(help.contains("an entity of that name is in shop"), "{place}: {help}");
        // Whoever looks at it again brings it back.
        store.record(&both(8, &["cart"])).unwrap();
        assert_eq!(names(&mut store, 8), ["cart", "shop"], "{place}");
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
    });
}

#[test]
#[expect(clippy::disallowed_methods, reason = "what is in a file is looked at")]
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
fn a_history_of_which_a_part_is_lost_is_damaged_and_not_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.db");
    drop(open(&Place::File(path.clone())));
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap();
    let size = number("PRAGMA page_size");
    let page = number("SELECT rootpage FROM sqlite_schema WHERE name = 'schema_version'");
    drop(connection);
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(u64::from(page - 1) * u64::from(size))).unwrap();
    file.write_all(&vec![0xff; size as usize]).unwrap();
    drop(file);
    for is_reading in [false, true] {
        let opening = Opening { is_reading, ..Opening::default() };
        let error = Store::open(&Place::File(path.clone()), &opening).err().unwrap();
        assert!(matches!(error, Error::Damaged { .. }), "{error}");
    }
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
