//! Deployments in a history: recorded again, late, with more and with less known; exported, compacted and verified.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

use super::made::{adopted, adoption, day, dump, judged, run, snapshot, standing};
use super::{each, fresh, open};
use crate::flow::{Basis, Content, Deployed, Deployment, Kind, Outcome, Sign, Way};
use crate::history::export::Files;
use crate::history::flow::{FlowRecorded, FlowSeen};
use crate::history::store::Store;
use crate::history::{Error, FlowBy, FlowKey, FlowWanted, Flowed, Place};
use crate::model::dice::Dice;
use crate::model::scorecard::CheckOutcome::Pass;

const HOUR: i64 = 3600;

/// A change that is there since a moment; it fails where a moment is given at which that was over.
fn deployed(at: i64, version: &str, mended: Option<i64>) -> Deployment {
    Deployment {
        at,
        commit: at.to_be_bytes().to_vec(),
        version: Arc::from(version),
        kind: Kind::Deploy,
        outcome: Outcome {
            is_change: true,
            failed: mended.map(|mended| (Sign::Revert, mended - at)),
            is_rework: false,
            held: None,
            is_settled: true,
        },
        settles: at + 24 * HOUR,
        content: None,
    }
}

/// A service in production that is there from the first of January on.
fn series(service: &str, deployments: Vec<Deployment>) -> Deployed {
    Deployed {
        id: Arc::from("prod"),
        basis: Basis::Gitops,
        env: Arc::from("production"),
        service: Arc::from(service),
        has_clone: deployments.iter().any(|own| own.content.is_some()),
        lives: vec![(day(1), None)],
        latest: None,
        deployments,
        others: BTreeMap::new(),
    }
}

fn seen([since, until]: [i64; 2], moment: i64, series: Vec<Deployed>) -> FlowSeen {
    let deploys = BTreeSet::from([Arc::from("prod")]);
    FlowSeen { repository: Arc::from("https://github.com/acme/gitops"), since, until, moment, deploys, series }
}

fn pages(store: &mut Store) -> BTreeMap<String, String> {
    assert_eq!(store.verify().unwrap(), Vec::<String>::new());
    dump(store, Files::JsonLines)
}

fn lines(pages: &BTreeMap<String, String>, table: &str) -> Vec<serde_json::Value> {
    pages[table].lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_same_again_changes_nothing_and_what_became_known_since_is_corrected() {
    each(|place| {
        let mut store = open(place);
        let first = seen(
            [day(1), day(10)],
            day(10),
            vec![series("shop", vec![deployed(day(3), "1", None), deployed(day(9), "2", None)])],
        );
        let told = store.record_flow(&first).unwrap();
        assert_eq!((told.deployments, told.new, told.is_known), (2, 2, false), "{place}");
        let (before, state) = (pages(&mut store), store.state().unwrap());
        let told = store.record_flow(&first).unwrap();
        assert_eq!(told, FlowRecorded { deployments: 2, is_known: true, ..FlowRecorded::default() }, "{place}");
        assert_eq!((pages(&mut store), store.state().unwrap()), (before, state.clone()), "{place}");
        // That the same is still so a day later is news, also where that look takes the place of the only one.
        store.record_flow(&FlowSeen { until: day(11), moment: day(11), ..first.clone() }).unwrap();
        assert_eq!(lines(&pages(&mut store), "deployment_looks").len(), 1, "{place}");
        assert_ne!(store.state().unwrap(), state, "{place}");
        // Of the second it became known that it failed; a third one came, and the first lies before the window.
        let all = vec![deployed(day(9), "2", Some(day(9) + HOUR)), deployed(day(11), "3", None)];
        let told = store.record_flow(&seen([day(5), day(12)], day(12), vec![series("shop", all)])).unwrap();
        assert_eq!((told.new, told.corrected, told.gone), (1, 1, 0), "{place}");
        let found = lines(&pages(&mut store), "deployments");
        let shown: Vec<_> =
            found.iter().map(|row| (row["version"].as_str().unwrap(), row["failed_by"].as_str())).collect();
        assert_eq!(shown, [("1", None), ("2", Some("revert")), ("3", None)], "{place}");
        assert_eq!(found[1]["mended"], "2026-01-09T01:00:00Z", "{place}");
        // What is not seen any more, because somebody wrote the history of the repository anew, goes.
        let told = store
            .record_flow(&seen([day(5), day(12)], day(13), vec![series("shop", vec![deployed(day(9), "2", None)])]))
            .unwrap();
        assert_eq!((told.new, told.corrected, told.gone), (0, 1, 1), "{place}");
        assert_eq!(lines(&pages(&mut store), "deployments").len(), 2, "{place}");
    });
}

#[test]
fn looks_that_arrive_in_any_order_leave_the_same_history() {
    let mut dice = Dice(11);
    let truth: Vec<(i64, Option<i64>)> = (0..40)
        .map(|number| {
            let at = day(1) + number * 20 * HOUR;
            (at, (dice.below(3) == 0).then(|| at + HOUR * (1 + i64::try_from(dice.below(60)).unwrap())))
        })
        .collect();
    // What is seen at a moment: failures only once they are over.
    let look = |from: i64, moment: i64| {
        let known = truth.iter().filter(|(at, _)| (from..moment).contains(at));
        let all = known.map(|(at, mended)| deployed(*at, &at.to_string(), mended.filter(|mended| *mended <= moment)));
        seen([from, moment], moment, vec![series("shop", all.collect())])
    };
    let moments = [(1, 4), (1, 6), (3, 9), (12, 14), (8, 15), (20, 28), (14, 30)];
    let looks: Vec<FlowSeen> = moments.iter().map(|(from, moment)| look(day(*from), day(*moment))).collect();
    each(|place| {
        let told = |order: &[usize]| {
            let mut store = open(&fresh(place));
            for at in order {
                store.record_flow(&looks[*at]).unwrap();
            }
            pages(&mut store)
        };
        let expected = told(&[0, 1, 2, 3, 4, 5, 6]);
        assert!(lines(&expected, "deployments").len() > 30, "{place}");
        // Three of them are part of later ones.
        assert_eq!(lines(&expected, "deployment_looks").len(), 4, "{place}");
        let mut dice = Dice(3);
        for _ in 0..4 {
            let mut left: Vec<usize> = (0..looks.len()).collect();
            let order: Vec<usize> = (0..looks.len()).map(|_| left.swap_remove(dice.below(left.len()))).collect();
            assert_eq!(told(&order), expected, "{place}: {order:?}");
        }
    });
}

#[test]
fn what_a_clone_told_stays_where_a_later_look_had_none() {
    let way = Way { committed: 60, authored: 90, landed: Some(30), is_bot: true };
    let traced = |content| Deployment { content: Some(content), ..deployed(day(3), "1", None) };
    let known = || traced(Content::Known { ways: vec![way, Way { landed: None, is_bot: false, ..way }], squashed: 1 });
    let failed = || deployed(day(3), "1", Some(day(4)));
    each(|place| {
        let told = |looks: [(i64, Deployment); 2]| {
            let mut store = open(&fresh(place));
            for (moment, own) in looks {
                store.record_flow(&seen([day(1), day(10)], moment, vec![series("shop", vec![own])])).unwrap();
            }
            let page = lines(&pages(&mut store), "deployments");
            ["traced", "squashed", "commits", "failed_by"].map(|name| page[0][name].clone())
        };
        let commits = serde_json::json!([1, 1, "60 90 30 bot\n60 90 -", "revert"]);
        let all = |found: [serde_json::Value; 4]| serde_json::Value::from(found.to_vec());
        assert_eq!(all(told([(day(11), known()), (day(12), failed())])), commits, "{place}");
        assert_eq!(all(told([(day(12), failed()), (day(11), known())])), commits, "{place}: the other way round");
        let [traced, squashed, ..] = told([(day(11), traced(Content::Unresolved)), (day(12), known())]);
        assert_eq!((traced, squashed), (1.into(), 1.into()), "{place}");
        let [traced, ..] = told([(day(11), deployed(day(3), "1", None)), (day(12), failed())]);
        assert!(traced.is_null(), "{place}: nobody knows");
    });
}

#[test]
fn a_service_that_is_not_seen_any_more_was_there_until_then() {
    each(|place| {
        let mut store = open(place);
        let shop = || series("shop", vec![deployed(day(3), "1", None)]);
        let cart = Deployed { lives: vec![(day(2), Some(day(4))), (day(6), None)], ..series("cart", Vec::new()) };
        store.record_flow(&seen([day(1), day(10)], day(10), vec![shop(), cart])).unwrap();
        store.record_flow(&seen([day(8), day(12)], day(12), vec![series("shop", Vec::new())])).unwrap();
        let lives = |store: &mut Store| {
            let found = lines(&pages(store), "deployed_services");
            let shown = |row: &serde_json::Value| {
                format!("{} {} {}", row["service"], row["since"], row["until"])
                    .replace(['"'], "")
                    .replace("T00:00:00Z", "")
            };
            found.iter().map(shown).collect::<Vec<_>>()
        };
        let expected = ["cart 2026-01-02 2026-01-04", "cart 2026-01-06 2026-01-08", "shop 2026-01-01 null"];
        assert_eq!(lives(&mut store), expected, "{place}");
        assert_eq!(lines(&pages(&mut store), "deployments").len(), 1, "{place}: it was deployed all the same");
    });
}

/// A history of two services, of one of which some commits are known.
fn filled(place: &Place) -> Store {
    let mut store = open(place);
    let ways = vec![Way { committed: 60, authored: 90, landed: None, is_bot: false }];
    let known =
        Deployment { content: Some(Content::Known { ways, squashed: 0 }), ..deployed(day(3), "=1+1", Some(day(4))) };
    let back = Deployment {
        kind: Kind::Rollback,
        outcome: Outcome { is_change: false, failed: None, is_rework: true, held: Some(true), is_settled: true },
        commit: Vec::new(),
        ..deployed(day(4), "0", None)
    };
    let gone = Deployed { lives: vec![(day(2), Some(day(4)))], ..series("cart", vec![deployed(day(2), "1", None)]) };
    let late = deployed(day(9), "2", None);
    let shop = series("shop", vec![known, back, late]);
    store.record_flow(&seen([day(1), day(10)], day(10), vec![gone.clone(), shop])).unwrap();
    let gone = Deployed { deployments: Vec::new(), ..gone };
    let later = series("shop", vec![deployed(day(9), "2", None), deployed(day(11), "3", None)]);
    store.record_flow(&seen([day(4) + 1, day(12)], day(12), vec![gone, later])).unwrap();
    store
}

fn import(store: &mut Store, pages: &BTreeMap<String, String>) -> Result<crate::history::Imported, Error> {
    store.import(|table| Ok(Cursor::new(pages[table].clone())))
}

#[test]
fn an_export_of_deployments_is_read_back() {
    each(|place| {
        let own = pages(&mut filled(place));
        assert_eq!(lines(&own, "deployments").len(), 5, "{place}");
        let mut other = open(&fresh(place));
        for _ in 0..2 {
            import(&mut other, &own).unwrap();
            assert_eq!(pages(&mut other), own, "{place}");
        }
        let csv = dump(&mut other, Files::Csv);
        assert!(csv["deployments"].contains(",'=1+1,deploy,2026-01-04T00:00:00Z,1,revert,"), "{}", csv["deployments"]);
        // It goes on as the first one would.
        let next = seen([day(8), day(14)], day(14), vec![series("shop", vec![deployed(day(9), "2", None)])]);
        let mut first = open(place);
        assert_eq!(other.record_flow(&next).unwrap(), first.record_flow(&next).unwrap(), "{place}");
        assert_eq!(pages(&mut other), pages(&mut first), "{place}");
        let error = import(&mut other, &own).unwrap_err().to_string();
        assert!(
            error.contains("looked for the deployments `prod` of https://github.com/acme/gitops at other times"),
            "{error}"
        );
        // A service that is still there is left of what is no longer kept, and in nobody's way.
        let mut emptied = open(&fresh(place));
        import(&mut emptied, &own).unwrap();
        emptied.compact(Some(day(40))).unwrap();
        let left = pages(&mut emptied);
        assert_eq!([left["deployment_looks"].as_str(), &left["deployments"]], [""; 2], "{place}");
        assert_eq!(lines(&left, "deployed_services").len(), 1, "{place}");
        import(&mut emptied, &own).unwrap();
        assert_eq!(pages(&mut emptied), own, "{place}");
        let mut broken = own.clone();
        broken.insert("deployments".to_owned(), own["deployments"].replacen("\"60 90 -\"", "\"60 x -\"", 1));
        let error = import(&mut open(&fresh(place)), &broken).unwrap_err().to_string();
        assert!(error.contains("deployments.jsonl:2: `commits`: `60 x -` is none of"), "{error}");
        let mut broken = own.clone();
        broken.insert("deployments".to_owned(), own["deployments"].replacen("\"revert\"", "null", 1));
        let error = import(&mut open(&fresh(place)), &broken).unwrap_err().to_string();
        assert!(error.contains("deployments.jsonl:2: only one of `failed_by` and `mended` is there"), "{error}");
    });
}

#[test]
fn a_number_that_stands_for_no_word_is_exported_under_no_other() {
    let table = [
        ("UPDATE flow_event SET kind = 9", "deployments", "kind", "`9` is none of: deploy, rollback, reapply"),
        (
            "UPDATE flow_event SET sign = 9 WHERE sign = 2",
            "deployments",
            "failed_by",
            "`9` is none of: rollback, revert, hotfix",
        ),
        (
            "UPDATE flow_series SET basis = 9",
            "deployed_services",
            "basis",
            "`9` is none of: gitops, tag, merge, import",
        ),
    ];
    each(|place| {
        for (sql, page, column, expected) in table {
            let mut store = filled(&fresh(place));
            store.database.batch(sql).unwrap();
            let own = dump(&mut store, Files::JsonLines);
            assert!(lines(&own, page).iter().any(|row| row[column] == "9"), "{place}: {sql}");
            let error = import(&mut open(&fresh(place)), &own).unwrap_err().to_string();
            assert!(error.contains(expected), "{place}: {error}");
        }
    });
}

/// Service, owner and number of deployments of all that is asked for, in the first half of January.
fn told(store: &mut Store, environment: Option<&str>, service: Option<&str>) -> Vec<(String, Option<String>, usize)> {
    let [environment, service] = [environment, service].map(|word| word.map(str::to_owned));
    let wanted = FlowWanted { environment, service, since: day(1), until: day(16), now: day(16) };
    let kept = store.flow(&wanted).unwrap().unwrap();
    let found = kept.within([day(1), day(16)], FlowBy::Service);
    let text = |word: Arc<str>| word.to_string();
    let one = |(key, own): (FlowKey, Flowed)| {
        (key.service.map(text).unwrap_or_default(), key.owner.map(text), own.tally.deployments())
    };
    found.into_iter().map(one).collect()
}

#[test]
fn services_are_asked_for_together_or_by_name_and_belong_to_whom_paths_or_scorecards_say() {
    each(|place| {
        let mut store = open(place);
        assert!(store.flow(&FlowWanted::default()).unwrap().is_none(), "{place}: nobody looked");
        let shop = series("shop", vec![deployed(day(9), "2", None), deployed(day(3), "1", None)]);
        let late = series("cart", vec![deployed(day(4), "1", None), deployed(day(20), "2", None)]);
        let stage = Deployed { env: Arc::from("stage"), ..series("shop", vec![deployed(day(2), "1", None)]) };
        store.record_flow(&seen([day(1), day(30)], day(30), vec![shop, late, stage])).unwrap();
        let row = |service: &str, owner: Option<&str>, number| {
            (service.to_owned(), owner.map(|owner| format!("group:default/{owner}")), number)
        };
        let expected = [row("cart", None, 1), row("shop", None, 2), row("shop", None, 1)];
        assert_eq!(told(&mut store, None, None), expected, "{place}");
        assert_eq!(told(&mut store, Some("stage"), None), expected[2..], "{place}");
        assert_eq!(told(&mut store, None, Some("shop")), expected[1..], "{place}");
        assert_eq!(told(&mut store, Some("production"), Some("shop")), expected[1..2], "{place}");
        assert_eq!(told(&mut store, Some("stage"), Some("cart")), [], "{place}");
        // Only a golden path speaks of them, until a scorecard says something else of one.
        let on_path = |name, owner| adopted(name, owner, "paved", &[Pass]);
        store.record(&adoption(day(5), "1.0.0", "mono", vec![on_path("cart", "web"), on_path("shop", "web")])).unwrap();
        let owners = |store: &mut Store| told(store, Some("production"), None);
        assert_eq!(owners(&mut store), [row("cart", Some("web"), 1), row("shop", Some("web"), 2)], "{place}");
        let standings =
            vec![standing("shop", "pay", vec![judged("readme", Pass, None), judged("license", Pass, None)])];
        store.record(&run(day(6), vec![snapshot("other", standings, Vec::new())])).unwrap();
        assert_eq!(owners(&mut store), [row("cart", Some("web"), 1), row("shop", Some("pay"), 2)], "{place}");
    });
}

#[test]
fn deployments_that_are_older_than_what_is_kept_go() {
    each(|place| {
        let mut store = filled(place);
        let told = store.compact(Some(day(5))).unwrap();
        assert_eq!(told.deployments, 3, "{place}");
        let own = pages(&mut store);
        let left: Vec<_> = lines(&own, "deployments").iter().map(|row| row["version"].clone()).collect();
        assert_eq!(left, ["2", "3"], "{place}");
        let looks: Vec<_> = lines(&own, "deployment_looks").iter().map(|row| row["since"].clone()).collect();
        assert_eq!(looks, ["2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z"], "{place}");
        assert_eq!(lines(&own, "deployed_services").len(), 1, "{place}: nobody speaks of the other one any more");
        // They do not come back with a window that reaches behind.
        let again = seen(
            [day(1), day(12)],
            day(13),
            vec![series(
                "shop",
                vec![deployed(day(3), "1", None), deployed(day(9), "2", None), deployed(day(11), "3", None)],
            )],
        );
        assert_eq!(store.record_flow(&again).unwrap().new, 0, "{place}");
        assert_eq!(lines(&pages(&mut store), "deployments").len(), 2, "{place}");
    });
}

#[test]
fn verify_sees_deployments_that_are_not_as_they_should_be() {
    let table = [
        ("DELETE FROM flow_look", "5 deployments lie outside"),
        ("UPDATE flow_event SET sign = NULL", "1 deployments contradict"),
        ("UPDATE flow_event SET held = NULL", "1 deployments contradict"),
        ("UPDATE flow_event SET commits = 'x' WHERE commits IS NOT NULL", "the commits of 1 deployments"),
        ("UPDATE flow_look SET until = since", "2 times that were looked at are empty"),
        ("UPDATE flow_series SET basis = 9", "2 sorts of events are not known"),
    ];
    each(|place| {
        for (sql, expected) in table {
            let place = fresh(place);
            let mut store = filled(&place);
            store.database.batch(sql).unwrap();
            let wrong = store.verify().unwrap().join("\n");
            assert!(wrong.contains(expected), "{place}: {sql}: {wrong}");
        }
    });
}
