//! Campaigns over time.

use std::sync::Arc;

use super::made::{base, card, day, judged, run, run_of, snapshot, standing};
use super::{each, open};
use crate::history::ask::{CampaignProgress, Forecast, Reach};
use crate::history::run::Standing;
use crate::history::sheet::Cell;
use crate::history::show::Ask;
use crate::history::store::Store;
use crate::model::Date;
use crate::model::campaign::{Aim, Campaign, Milestone, OnDeadline};
use crate::model::scorecard::CheckOutcome::{self, Fail, NotApplicable, Pass, Unknown};
use crate::model::selector::{Selector, Terms};
use crate::model::waiver::{Effect, Place};

fn date(day: u32) -> Date {
    Date::new(2026, 1, day).unwrap()
}

/// All are to have a licence by the end of January, half of them by the tenth.
fn campaign() -> Campaign {
    Campaign {
        id: "licences".into(),
        title: "Licences".to_owned(),
        description: None,
        owner: "group:default/legal".to_owned(),
        scorecard: "base".into(),
        aim: Aim::Checks(vec!["license".into()]),
        start: date(1),
        deadline: date(31),
        on_deadline: OnDeadline::Report,
        promote_to: None,
        goal: 10_000,
        reminders: Vec::new(),
        baseline: None,
        applies: Selector::default(),
        stages: vec![Milestone { at: date(10), share: 5000 }],
        place: Place { path: "campaigns/licences.toml".into(), line: 1 },
    }
}

fn entity(number: usize, owner: &str, license: CheckOutcome, waiver: Option<Effect>) -> Standing {
    let checks = vec![judged("readme", Pass, None), judged("license", license, waiver)];
    standing(&format!("service-{number:02}"), owner, checks)
}

/// Of twenty services one more gets a licence each day.
fn record(store: &mut Store, days: u32) {
    for number in 1..=days {
        let license = |at: usize| if at < number as usize { Pass } else { Fail };
        let all = (0..20).map(|at| entity(at, if at % 2 == 0 { "pay" } else { "web" }, license(at), None)).collect();
        store.record(&run(day(number), vec![snapshot("mono", all, Vec::new())])).unwrap();
    }
}

fn told(store: &mut Store, own: &Campaign, ends: [u32; 2]) -> CampaignProgress {
    store.campaigns(std::slice::from_ref(own), ends.map(day)).unwrap().remove(0)
}

#[test]
fn a_campaign_burns_down_and_ends_where_the_line_says() {
    each(|place| {
        let mut store = open(place);
        record(&mut store, 12);
        let own = told(&mut store, &campaign(), [5, 12]);
        assert_eq!((own.before.done, own.now.done, own.now.entities, own.open.len()), (5, 12, 20, 8), "{place}");
        let done: Vec<u64> = own.days.iter().map(|day| day.done).collect();
        assert_eq!(done, (1..=12).collect::<Vec<_>>(), "{place}");
        assert_eq!(own.pace, Some(700), "one a day");
        let stages: Vec<_> = own.stages.iter().map(|own| (own.at, own.needed, own.reach)).collect();
        assert_eq!(stages, [(date(10), 10, Reach::Yes), (date(31), 20, Reach::No)]);
        let exact = Forecast { expected: date(20), earliest: date(20), latest: Some(date(20)) };
        assert_eq!(own.stages[1].forecast, Some(exact), "{place}");
        let first: Vec<_> = own.open.iter().take(1).map(|own| (&*own.stood.name, own.checks.clone())).collect();
        assert_eq!(first, [("service-12", vec![Arc::from("license")])]);
        let rows = Ask { from: day(5), to: day(12), ..Ask::default() }
            .campaigns(&mut store, &[campaign()], true)
            .unwrap()
            .rows;
        assert_eq!(rows.len(), 8, "from the day of --since on");
        assert_eq!(rows[7][2..].to_vec(), [20, 12, 0, 8].map(Cell::Count), "{place}");
    });
}

#[test]
fn a_share_counts_as_of_the_day_by_which_it_had_to_be_reached() {
    each(|place| {
        let mut store = open(place);
        record(&mut store, 12);
        let own = Campaign {
            stages: [(3, 2000), (5, 5000)].map(|(at, share)| Milestone { at: date(at), share }).into(),
            ..campaign()
        };
        let reached = |store: &mut Store, own: &Campaign, day| {
            let told = told(store, own, [1, day]);
            told.stages.iter().map(|own| (own.needed, own.reach)).collect::<Vec<_>>()
        };
        let expected = [(4, Reach::Late(date(4))), (10, Reach::Missed), (20, Reach::No)];
        assert_eq!(
            reached(&mut store, &own, 7),
            expected,
            "{place}: of twenty, three were done on the third, and five on the fifth"
        );
        let expected = [(4, Reach::Late(date(4))), (10, Reach::Late(date(10))), (20, Reach::No)];
        assert_eq!(reached(&mut store, &own, 12), expected, "{place}");
        let over = Campaign { deadline: date(11), ..own };
        assert_eq!(reached(&mut store, &over, 12)[2], (20, Reach::Missed), "{place}");
        let sheet = Ask { from: day(1), to: day(12), ..Ask::default() }.campaigns(&mut store, &[over], false).unwrap();
        assert_eq!(sheet.rows[1][9], Cell::Text("late, on 2026-01-10".to_owned()), "{place}");
    });
}

#[test]
fn whom_a_campaign_is_for_may_change_and_what_was_not_judged_is_open() {
    each(|place| {
        let mut store = open(place);
        let mut own = campaign();
        own.applies = Selector {
            any: vec![Terms { owner: vec!["group:default/pay".to_owned()], ..Terms::default() }],
            not: Vec::new(),
        };
        let waived = Some(Effect::Exclude);
        let at = |number, all: Vec<Standing>| run(day(number), vec![snapshot("mono", all, Vec::new())]);
        let first = vec![entity(1, "pay", Unknown, None), entity(2, "web", Pass, None)];
        store.record(&at(2, first)).unwrap();
        let second =
            vec![entity(1, "pay", Fail, waived), entity(2, "pay", Pass, None), entity(3, "pay", NotApplicable, None)];
        store.record(&at(4, second)).unwrap();
        store.record(&at(6, vec![entity(1, "pay", Fail, None), entity(2, "pay", Pass, None)])).unwrap();
        let progress = told(&mut store, &own, [1, 6]);
        let days: Vec<_> = progress.days.iter().map(|own| (own.day, own.entities, own.done, own.waived)).collect();
        let expected =
            [(date(2), 1, 0, 0), (date(3), 1, 0, 0), (date(4), 3, 3, 1), (date(5), 3, 3, 1), (date(6), 2, 1, 0)];
        assert_eq!(days, expected, "{place}");
        assert_eq!((progress.pace, progress.before.entities), (None, 0), "five days make no line");
        own.aim = Aim::Checks(vec!["readme".into(), "signed".into()]);
        let progress = told(&mut store, &own, [1, 6]);
        assert_eq!((progress.now.entities, progress.now.done), (2, 0), "{place}: nobody judged whether it is signed");
        assert_eq!(progress.open[0].checks, [Arc::from("signed")]);
        own.scorecard = "other".into();
        assert_eq!(told(&mut store, &own, [1, 6]).days, [], "{place}");
    });
}

#[test]
fn a_level_is_reached_as_the_definition_of_the_day_ranks_it() {
    each(|place| {
        let mut store = open(place);
        let own = Campaign { aim: Aim::Level("silver".into()), ..campaign() };
        let with = |number, definition, level: &str| {
            let standing = Standing { level: Some(level.into()), ..entity(1, "pay", Pass, None) };
            run_of(day(number), definition, vec![snapshot("mono", vec![standing], Vec::new())])
        };
        store.record(&with(1, base(), "bronze")).unwrap();
        store.record(&with(2, base(), "gold")).unwrap();
        let stricter = card("1.1.0", &[("readme", "bronze", 1, 2), ("license", "silver", 1, 1)]);
        store.record(&with(3, stricter, "silver")).unwrap();
        store.record(&with(4, base(), "bronze")).unwrap();
        let progress = told(&mut store, &own, [1, 4]);
        assert_eq!(progress.days.iter().map(|own| own.done).collect::<Vec<_>>(), [0, 1, 1, 0], "{place}");
        assert_eq!(progress.open.len(), 1);
    });
}
