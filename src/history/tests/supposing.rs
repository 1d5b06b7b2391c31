//! What another definition would say of what is known.

use std::sync::Arc;

use super::made::{base, card, day, judged, run, run_of, snapshot, standing};
use super::{each, open};
use crate::history::run::{Definition, Standing};
use crate::history::{Store, definitions};
use crate::model::scorecard::CheckOutcome::{Fail, Pass};
use crate::model::scorecard::Scorecard;
use crate::model::waiver::Effect;
use crate::model::whatif::{Way, WhatIf};

fn read(own: &Definition) -> Arc<Scorecard> {
    definitions::read(own).unwrap().card
}

/// One has all, one no licence, one a waiver for it.
fn company(store: &mut Store) {
    let of = |name, license, waiver| {
        standing(name, "pay", vec![judged("readme", Pass, None), judged("license", license, waiver)])
    };
    let all = vec![of("all", Pass, None), of("bare", Fail, None), of("excused", Fail, Some(Effect::Exclude))];
    store.record(&run(day(1), vec![snapshot("mono", all, vec![super::made::found(1, "license")])])).unwrap();
}

/// The ways of the entities with their scores, before and after.
fn ways(told: &WhatIf) -> Vec<(&str, Way, Option<u32>, Option<u32>)> {
    let score = |own: &Option<crate::model::movement::Stand>| own.as_ref().and_then(|own| own.score);
    told.entities.iter().map(|own| (&*own.name, own.way, score(&own.before), score(&own.after))).collect()
}

#[test]
fn other_weights_tell_at_once_who_would_move() {
    each(|place| {
        let mut store = open(place);
        company(&mut store);
        let mut after = Scorecard::clone(&read(&base()));
        after.checks[1].weight = 3;
        let told = store.what_if(None, &Arc::new(after), day(2)).unwrap();
        let expected = [
            ("all", Way::Same, Some(10_000), Some(10_000)),
            ("bare", Way::Lower, Some(5000), Some(2500)),
            ("excused", Way::Same, Some(10_000), Some(10_000)),
        ];
        assert_eq!(ways(&told.what_if), expected, "{place}");
        assert_eq!(told.unjudged, [] as [Arc<str>; 0]);
        assert_eq!(
            told.what_if.checks.iter().map(|own| (&*own.check, own.files)).collect::<Vec<_>>(),
            [("license", 1)]
        );
        let mut lenient = Scorecard::clone(&read(&base()));
        lenient.checks[1].required = false;
        let told = store.what_if(None, &Arc::new(lenient), day(2)).unwrap();
        assert_eq!(ways(&told.what_if)[1].1, Way::Rises, "{place}");
    });
}

#[test]
fn a_check_that_nobody_judged_as_it_is_meant_is_unknown_and_named() {
    each(|place| {
        let mut store = open(place);
        company(&mut store);
        let rev = card("1.1.0", &[("readme", "bronze", 1, 1), ("license", "silver", 1, 2), ("signed", "gold", 1, 1)]);
        let told = store.what_if(None, &read(&rev), day(2)).unwrap();
        let expected = ["all", "bare", "excused"].map(|name| {
            let before = if name == "bare" { 5000 } else { 10_000 };
            (name, Way::Falls, Some(before), Some(3333))
        });
        let mut expected = expected.to_vec();
        expected[1].1 = Way::Lower;
        assert_eq!(ways(&told.what_if), expected, "{place}");
        assert_eq!(told.unjudged, [Arc::from("license"), Arc::from("signed")], "{place}");
    });
}

#[test]
fn what_another_scorecard_was_told_counts_without_its_waivers() {
    each(|place| {
        let mut store = open(place);
        company(&mut store);
        let own = base();
        let renamed = Definition {
            id: "other".into(),
            text: own.text.replace("id = \"base\"", "id = \"other\"").into(),
            ..own.clone()
        };
        let told = store.what_if(None, &read(&renamed), day(2)).unwrap();
        let expected = [
            ("all", Way::Joins, None, Some(10_000)),
            ("bare", Way::Joins, None, Some(5000)),
            ("excused", Way::Joins, None, Some(5000)),
        ];
        assert_eq!(ways(&told.what_if), expected, "{place}");
        assert_eq!(told.what_if.before, None);
        // Where both scorecards were asked, it is the later one that takes part.
        let other: Vec<Standing> = vec![Standing {
            scorecard: "other".into(),
            ..standing("all", "pay", vec![judged("readme", Fail, None), judged("license", Pass, None)])
        }];
        store.record(&run_of(day(3), renamed.clone(), vec![snapshot("mono", other, Vec::new())])).unwrap();
        let told = store.what_if(None, &read(&renamed), day(4)).unwrap();
        assert_eq!(
            ways(&told.what_if)[0],
            ("all", Way::Same, Some(5000), Some(5000)),
            "{place}: its own outcome first"
        );
    });
}
