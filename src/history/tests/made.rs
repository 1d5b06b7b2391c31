//! Made-up runs.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use crate::history::adopted::Adopted;
use crate::history::export::Files;
use crate::history::run::{Definition, Found, Judged, Run, Snapshot, Standing};
use crate::history::store::Store;
use crate::model::Date;
use crate::model::adoption::{AskedPath, Signal, State};
use crate::model::dice::Dice;
use crate::model::finding::{Fingerprint, Status};
use crate::model::rule::Severity;
use crate::model::scorecard::{CheckOutcome, Excuse, FULL, ReasonKind};
use crate::model::selector::Facets;
use crate::model::waiver::Effect;

/// A scorecard with these checks: id, level, weight and rev.
pub(super) fn card(version: &str, checks: &[(&str, &str, u32, u32)]) -> Definition {
    let mut text = format!("schema = 1\nid = \"base\"\ntitle = \"Base\"\nversion = \"{version}\"\n");
    for (rank, level) in ["bronze", "silver", "gold"].into_iter().enumerate() {
        let _ = write!(text, "[[level]]\nid = \"{level}\"\nrank = {}\n", rank + 1);
    }
    for (id, level, weight, rev) in checks {
        let _ = write!(
            text,
            "[[check]]\nid = \"{id}\"\nrev = {rev}\nlevel = \"{level}\"\nweight = {weight}\nrule = \"repository.{id}\"\npartial = true\n"
        );
    }
    if version != "1.0.0" {
        let _ =
            write!(text, "[[change]]\nversion = \"{version}\"\ndate = 2026-01-01\nkind = \"fix\"\nwhy = \"Better\"\n");
    }
    Definition { id: "base".into(), version: version.into(), source: "base.toml".into(), text: text.into() }
}

/// Two checks of the same weight.
pub(super) fn base() -> Definition {
    card("1.0.0", &[("readme", "bronze", 1, 1), ("license", "silver", 1, 1)])
}

/// A card whose licence counts from the third of January on, and is only announced before.
pub(super) fn announced() -> Definition {
    let own = base();
    let rule = "rule = \"repository.license\"\n";
    let text = own.text.replace(rule, &format!("{rule}announce = 2026-01-01\nenforce_from = 2026-01-03\n"));
    Definition { text: text.into(), ..own }
}

/// The start of a day of January 2026.
pub(super) fn day(day: u32) -> i64 {
    1_767_225_600 + (i64::from(day) - 1) * 86_400
}

/// A waiver.
pub(super) fn excuse(effect: Effect) -> Excuse {
    Excuse {
        id: "W-1".into(),
        effect,
        until: Date::new(2026, 3, 1).unwrap(),
        reason: "it is agreed".into(),
        approved_by: Box::default(),
    }
}

/// A check of an entity with its outcome, perhaps under a waiver.
pub(super) fn judged(check: &str, said: CheckOutcome, waiver: Option<Effect>) -> Judged {
    let outcome = match waiver {
        Some(Effect::Exclude) if said != CheckOutcome::Pass => CheckOutcome::Waived,
        _ => said,
    };
    Judged {
        check: check.into(),
        outcome,
        said,
        coverage: Some(if said == CheckOutcome::Unknown { 0 } else { FULL }),
        reason: (said == CheckOutcome::Unknown).then_some(ReasonKind::Fact),
        waiver: waiver.map(excuse),
        evidence: matches!(said, CheckOutcome::Fail | CheckOutcome::Partial(_)).then_some(42),
        remembered: None,
    }
}

/// Where an entity of an owner stands with these checks, which weigh the same.
pub(super) fn standing(entity: &str, owner: &str, checks: Vec<Judged>) -> Standing {
    let values: Vec<u32> = checks.iter().filter_map(|own| own.outcome.value()).collect();
    let sum: u32 = values.iter().sum();
    let score = u32::try_from(values.len()).ok().filter(|number| *number > 0).map(|number| sum / number);
    let level = if score == Some(FULL) { Some("gold".into()) } else { None };
    Standing {
        entity: format!("component:default/{entity}").into(),
        name: entity.into(),
        facets: Arc::new(Facets {
            kind: "component".to_owned(),
            owner: Some(format!("group:default/{owner}")),
            languages: vec!["rust".to_owned()],
            ..Facets::default()
        }),
        scorecard: "base".into(),
        level,
        score,
        score_up_to: score,
        coverage: Some(FULL),
        checks,
    }
}

/// An open finding of a rule.
pub(super) fn found(number: u128, rule: &str) -> Found {
    Found {
        fingerprint: Fingerprint(number),
        rule: format!("repository.{rule}").into(),
        severity: Severity::High,
        status: Status::Open,
        waiver: None,
        entity: Some("component:default/shop".into()),
        path: "src/main.rs".into(),
        line: 7,
        resource: None,
        message: "it is not so".into(),
    }
}

/// A repository with standings and findings, whose rules all answered.
pub(super) fn snapshot(repository: &str, standings: Vec<Standing>, findings: Vec<Found>) -> Snapshot {
    Snapshot {
        repository: repository.into(),
        revision: Some("0123456789abcdef0123456789abcdef01234567".into()),
        answered: vec!["repository.license".into(), "repository.readme".into()],
        unjudged: Vec::new(),
        standings,
        adoption: Vec::new(),
        findings,
    }
}

/// A golden path that asks for one of its signals.
pub(super) fn path(id: &str, version: &str) -> AskedPath {
    AskedPath {
        id: id.into(),
        title: format!("Path {id}").into(),
        version: version.into(),
        at_least: 1,
        is_voluntary: true,
    }
}

/// An entity of an owner on such a path, or off it, by the outcomes of its signals.
pub(super) fn adopted(entity: &str, owner: &str, path: &str, signals: &[CheckOutcome]) -> Adopted {
    let of = standing(entity, owner, Vec::new());
    let ids = ["build", "image"];
    let signals: Vec<Signal> =
        ids.iter().zip(signals).map(|(id, outcome)| Signal { id: (*id).into(), outcome: *outcome }).collect();
    let state = State::of(&signals, 1);
    Adopted { entity: of.entity, name: of.name, facets: of.facets, path: path.into(), state, signals }
}

/// A run that asks for a golden path only.
pub(super) fn adoption(moment: i64, version: &str, repository: &str, adoption: Vec<Adopted>) -> Run {
    let mut own = run(moment, vec![Snapshot { adoption, ..snapshot(repository, Vec::new(), Vec::new()) }]);
    own.paths = vec![path("paved", version)];
    own
}

/// A run of the scorecard of two checks.
pub(super) fn run(moment: i64, snapshots: Vec<Snapshot>) -> Run {
    run_of(moment, base(), snapshots)
}

/// A run of a scorecard.
pub(super) fn run_of(moment: i64, card: Definition, snapshots: Vec<Snapshot>) -> Run {
    Run {
        moment,
        engine: "0.1.0".into(),
        policies: "5e".repeat(32).into(),
        definitions: vec![card],
        paths: Vec::new(),
        facts: Vec::new(),
        snapshots,
    }
}

/// All that a history exports, by file.
pub(super) fn dump(store: &mut Store, files: Files) -> BTreeMap<String, String> {
    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);
    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    store.export(files, |name| Ok(pages.entry(name.to_owned()).or_default().clone())).unwrap();
    let text = |page: &Page| String::from_utf8(std::mem::take(&mut *page.0.lock().unwrap())).unwrap();
    pages.into_iter().map(|(name, page)| (name, text(&page))).collect()
}

/// Runs of one to three repositories with everything that may change from one to the next.
pub(super) fn random(dice: &mut Dice, moment: i64) -> Run {
    use CheckOutcome::{Fail, NotApplicable, Partial, Pass, Unknown};
    let outcomes = [Pass, Fail, Partial(3300), Unknown, NotApplicable];
    let mut snapshots = Vec::new();
    for repository in ["a", "b", "c"].into_iter().filter(|_| dice.below(3) > 0).collect::<Vec<_>>() {
        let mut standings = Vec::new();
        for entity in ["shop", "cart"].into_iter().filter(|_| dice.below(4) > 0).collect::<Vec<_>>() {
            let mut checks = Vec::new();
            for check in ["readme", "license"] {
                let waiver = [None, None, None, Some(Effect::Exclude)][dice.below(4)];
                checks.push(judged(check, outcomes[dice.below(5)], waiver));
            }
            standings.push(standing(entity, ["pay", "web"][dice.below(2)], checks));
        }
        standings.sort_by(|a, b| a.entity.cmp(&b.entity));
        let mut findings: Vec<_> = (1..4).map(|number| found(number, ["readme", "license"][dice.below(2)])).collect();
        for own in &mut findings {
            own.rule = if own.fingerprint.0 == 1 { "repository.readme" } else { "repository.license" }.into();
        }
        findings.retain(|_| dice.below(2) > 0);
        for own in &mut findings {
            own.line = u32::try_from(dice.below(2)).unwrap();
        }
        let mut own = snapshot(repository, standings, findings);
        own.answered.retain(|_| dice.below(4) > 0);
        if dice.below(5) == 0 {
            own.unjudged = vec!["src".into()];
        }
        snapshots.push(own);
    }
    let definition = if dice.below(2) > 0 {
        base()
    } else {
        card("1.1.0", &[("readme", "bronze", 2, 2), ("license", "gold", 1, 1)])
    };
    let mut made = run_of(moment, definition, snapshots);
    rescore(&mut made);
    paths(dice, &mut made);
    if dice.below(5) == 0 {
        made.definitions.clear();
        for own in &mut made.snapshots {
            own.standings.clear();
        }
    }
    made
}

/// Says who is on golden paths, of which a run asks for none, one or both.
fn paths(dice: &mut Dice, run: &mut Run) {
    use CheckOutcome::{Fail, NotApplicable, Pass, Unknown};
    let asked: Vec<&str> = ["paved", "charts"].into_iter().filter(|_| dice.below(3) > 0).collect();
    run.paths = asked.iter().map(|id| path(id, ["1.0.0", "1.1.0"][dice.below(2)])).collect();
    for own in &mut run.snapshots {
        for (id, entity) in asked.iter().flat_map(|id| ["api", "shop"].map(|entity| (*id, entity))) {
            if dice.below(4) > 0 {
                let signals = [0, 1].map(|_| [Pass, Fail, Unknown, NotApplicable][dice.below(4)]);
                own.adoption.push(adopted(entity, ["pay", "web"][dice.below(2)], id, &signals));
            }
        }
    }
    *run = std::mem::take(run).in_order();
    run.snapshots = std::mem::take(&mut run.snapshots).into_iter().map(Snapshot::in_order).collect();
}

/// Gives standings the scores that their definition gives them.
pub(super) fn rescore(run: &mut Run) {
    let meant = crate::history::definitions::read(&run.definitions[0]).unwrap();
    let day = Date::of_unix(run.moment).unwrap();
    for own in run.snapshots.iter_mut().flat_map(|own| &mut own.standings) {
        let told = |own: &Judged| {
            let (waiver, remembered) = (own.waiver.clone(), own.remembered.clone());
            let told = crate::score::Told { outcome: own.outcome, said: own.said, waiver, remembered };
            (own.check.clone(), told)
        };
        let told: HashMap<Arc<str>, crate::score::Told> = own.checks.iter().map(told).collect();
        let result = meant.telling.result(|check| told.get(check), day);
        (own.score, own.score_up_to, own.coverage, own.level) =
            (result.score, result.score_up_to, result.coverage, result.level);
    }
}
