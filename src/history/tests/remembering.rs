//! What runs remember of those before them, and what is kept of that.

use super::made::{base, card, day, dump, excuse, judged, rescore, run_of, snapshot, standing};
use super::{each, fresh, open};
use crate::history::Place;
use crate::history::export::Files;
use crate::history::run::{Definition, Judged, Run};
use crate::history::store::Store;
use crate::model::scorecard::CheckOutcome::{self, Fail, Partial, Pass, Unknown};
use crate::model::waiver::Effect;

/// A card that lets its checks be unknown for three days.
fn graced(own: Definition) -> Definition {
    let text = own.text.replacen("[[level]]", "[scoring]\nunknown_grace = \"3d\"\n[[level]]", 1);
    Definition { text: text.into(), ..own }
}

/// The licence of the shop, whose readme passes, as a run of a day sees it.
fn shop(number: u32, definition: Definition, license: Judged) -> Run {
    let checks = vec![judged("readme", Pass, None), license];
    let mut own =
        run_of(day(number), definition, vec![snapshot("shop", vec![standing("shop", "pay", checks)], Vec::new())]);
    rescore(&mut own);
    own
}

fn plain(number: u32, said: CheckOutcome) -> Run {
    shop(number, graced(base()), judged("license", said, None))
}

/// The licence under a waiver that holds it, as a run without a history sees it.
fn held(number: u32, said: CheckOutcome) -> Run {
    let outcome = if said == Pass { Pass } else { Unknown };
    let own = Judged { outcome, waiver: Some(excuse(Effect::Hold)), ..judged("license", said, None) };
    shop(number, graced(base()), own)
}

/// The level, the outcome of the licence and what it was, as a page of a day shows it.
fn shown(store: &mut Store, number: u32) -> String {
    let entity = store.entity("shop").unwrap()[0];
    let own = store.shown(entity, "base", day(number)).unwrap().unwrap();
    assert_eq!(own.result.level, own.stood.level, "the level is what its checks give");
    assert_eq!(
        (own.result.score, own.result.score_up_to, own.result.coverage),
        (own.stood.score, own.stood.score_up_to, own.stood.coverage)
    );
    let line = own.result.checks.iter().find(|own| own.check.id.as_ref() == "license").unwrap();
    let was = line.remembered.as_ref().map(|own| format!(", {} on {}", own.outcome.as_str(), own.on));
    let value = line.outcome.value().map_or_else(String::new, |value| format!(" {value}"));
    format!(
        "{} {}{value}{}",
        own.stood.level.as_deref().unwrap_or("none"),
        line.outcome.as_str(),
        was.unwrap_or_default()
    )
}

fn recorded(place: &Place, runs: &[Run]) -> Store {
    let mut store = open(&fresh(place));
    for run in runs {
        assert!(store.record(run).unwrap().is_new);
    }
    assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
    store
}

#[test]
fn what_is_unknown_takes_the_level_after_the_days_of_grace_however_often_it_is_recorded() {
    each(|place| {
        let mut runs = vec![plain(1, Pass)];
        runs.extend((2..8).map(|number| plain(number, Unknown)));
        let mut store = recorded(place, &runs);
        let kept = "gold unknown, pass on 2026-01-01";
        let expected = ["gold pass 10000", kept, kept, kept, "bronze unknown", "bronze unknown", "bronze unknown"];
        for (number, expected) in (1..).zip(expected) {
            assert_eq!(shown(&mut store, number), expected, "{place}, day {number}");
        }
        // The same run once more is still the same.
        assert!(!store.record(&runs[2]).unwrap().is_new);
        let known = |store: &mut Store| dump(store, Files::JsonLines);
        let before = known(&mut store);
        let mut copy = open(&fresh(place));
        copy.import(|table| Ok(std::io::Cursor::new(before[table].clone().into_bytes()))).unwrap();
        assert_eq!(known(&mut copy), before, "{place}: an export holds what is remembered");
    });
}

#[test]
fn only_looks_that_asked_the_scorecard_knew_of_it() {
    each(|place| {
        let mut other = run_of(day(3), base(), vec![snapshot("shop", Vec::new(), Vec::new())]);
        other.definitions.clear();
        let mut store = recorded(place, &[plain(1, Pass), other, plain(4, Unknown), plain(5, Unknown)]);
        assert_eq!(shown(&mut store, 4), "gold unknown, pass on 2026-01-01", "{place}");
        assert_eq!(shown(&mut store, 5), "bronze unknown", "{place}");
        // A look of the same second is one of before.
        let mut store = recorded(place, &[plain(1, Pass), plain(1, Unknown)]);
        assert_eq!(shown(&mut store, 2), "gold unknown, pass on 2026-01-01", "{place}");
    });
}

#[test]
fn a_waiver_holds_what_was_known_before_it_until_it_ends() {
    each(|place| {
        let runs = [
            plain(1, Partial(7400)),
            held(2, Fail),
            held(3, Unknown),
            held(4, Partial(100)),
            held(90, Fail),
            plain(91, Unknown),
            plain(92, Fail),
        ];
        let mut store = recorded(place, &runs);
        let kept = "bronze partial 7400, partial on 2026-01-01";
        let expected = ["bronze partial 7400", kept, kept, kept, kept, "bronze unknown", "bronze fail 0"];
        for (run, expected) in runs.iter().zip(expected) {
            let number = u32::try_from((run.moment - day(1)) / 86_400).unwrap() + 1;
            assert_eq!(shown(&mut store, number), expected, "{place}, day {number}");
        }
        let entity = store.entity("shop").unwrap()[0];
        let all = store.all_outcomes("base", day(4)).unwrap();
        let license = all[&entity].iter().find(|own| own.check.as_ref() == "license").unwrap();
        assert_eq!((license.outcome, license.said), (Partial(7400), Partial(100)), "{place}");
        // What passes under it is known, and is what is held from then on.
        let mut store = recorded(place, &[plain(1, Fail), held(2, Pass), held(3, Fail)]);
        assert_eq!(shown(&mut store, 3), "gold pass 10000, pass on 2026-01-02", "{place}");
        // Nothing was known without it.
        let mut store = recorded(place, &[held(1, Fail), held(2, Fail)]);
        assert_eq!(shown(&mut store, 2), "bronze unknown", "{place}");
    });
}

#[test]
fn what_failed_or_meant_something_else_when_it_was_known_last_is_not_remembered() {
    each(|place| {
        // It failed under the waiver: that it passed before is no longer what was known last.
        let mut store = recorded(place, &[plain(1, Pass), held(2, Fail), plain(3, Unknown)]);
        assert_eq!(shown(&mut store, 3), "bronze unknown", "{place}");
        let mut store = recorded(place, &[plain(1, Pass), held(2, Unknown), plain(3, Unknown)]);
        assert_eq!(shown(&mut store, 3), "gold unknown, pass on 2026-01-01", "{place}");
        let newer = graced(card("1.1.0", &[("readme", "bronze", 1, 1), ("license", "silver", 1, 2)]));
        let later = shop(2, newer, judged("license", Unknown, None));
        let mut store = recorded(place, &[plain(1, Pass), later]);
        assert_eq!(shown(&mut store, 2), "bronze unknown", "{place}");
        // Without grace, or without a level at the time, nothing is kept.
        let ungraced = |number, said| shop(number, base(), judged("license", said, None));
        let mut store = recorded(place, &[ungraced(1, Pass), ungraced(2, Unknown)]);
        assert_eq!(shown(&mut store, 2), "bronze unknown", "{place}");
    });
}
