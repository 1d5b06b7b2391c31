//! A report and what it must show → whether the run passes. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::campaign::{Aim, Campaign, OnDeadline};
use crate::model::finding::Status;
use crate::model::gate::{Gate, GateMode, Later, Miss};
use crate::model::movement::{CheckMove, Part};
use crate::model::report::{Report, ScoreMove};
use crate::model::scorecard::{CheckOutcome, Phase, Scorecard, ScorecardResult};
use crate::model::source::Repository;
use crate::model::{Date, Severity};

/// Checks that a sentence names; the others are counted.
const NAMED: usize = 5;

/// What a run must show.
pub(crate) struct Asked<'a> {
    /// The gates.
    pub(crate) modes: &'a [GateMode],
    /// Findings of this severity and above count; none where findings never do.
    pub(crate) fail_on: Option<Severity>,
    /// Whether problems fail the run.
    pub(crate) strict: bool,
    /// The scorecards of the run.
    pub(crate) cards: &'a [Arc<Scorecard>],
    /// Campaigns.
    pub(crate) campaigns: &'a [Campaign],
    /// In UTC.
    pub(crate) today: Date,
}

/// Decides whether a run passes. Findings that were set aside must be so already.
pub(crate) fn gate(report: &Report, asked: &Asked<'_>) -> Gate {
    let later = later(asked.cards, asked.today);
    let open = || report.findings.iter().filter(|own| own.status == Status::Open);
    let asks = |mode| asked.modes.contains(&mode);
    let mut missed = Vec::new();
    if asks(GateMode::NoRegression) {
        missed.extend(uncompared(report));
        missed.extend(lost(report));
        missed.extend(regressions(report));
    }
    if asks(GateMode::Target) {
        missed.extend(report.scorecards.iter().filter_map(|card| target(card, asked.today)));
        missed.extend(campaigns(report, asked));
    }
    missed.sort();
    let mut gate = Gate { strict: asked.strict, later, missed, ..Gate::new(asked.modes.to_vec(), asked.fail_on) };
    if asks(GateMode::Absolute) || asks(GateMode::NoRegression) {
        gate.failing = open().filter(|own| gate.is_held(own)).count() as u64;
    }
    gate.later_findings = open().filter(|own| gate.later.contains_key(&own.rule)).count() as u64;
    gate
}

/// Rules that scorecards go by, and none of them holds anybody to yet.
fn later(cards: &[Arc<Scorecard>], today: Date) -> BTreeMap<Arc<str>, Later> {
    let rank = |phase| match phase {
        Phase::Retired => 0,
        Phase::Planned => 1,
        Phase::Announced => 2,
        Phase::Warned => 3,
        Phase::Enforced => 4,
    };
    let mut rules: BTreeMap<Arc<str>, Later> = BTreeMap::new();
    for check in cards.iter().flat_map(|card| &card.checks) {
        let phase = check.phase(today);
        let from = check.enforce_from.filter(|date| *date > today && phase != Phase::Retired);
        let own = rules.entry(check.rule.clone()).or_insert(Later { phase, from });
        if rank(phase) > rank(own.phase) {
            own.phase = phase;
        }
        own.from = [own.from, from].into_iter().flatten().min();
    }
    rules.retain(|_, own| own.phase != Phase::Enforced);
    rules
}

fn miss(card: &ScorecardResult, mode: GateMode, message: String) -> Miss {
    Miss {
        repository: card.repository.clone(),
        entity: card.entity.clone(),
        name: card.name.clone(),
        scorecard: card.scorecard.clone(),
        mode,
        message,
    }
}

/// Repositories of which it is not known how they were before.
fn uncompared(report: &Report) -> impl Iterator<Item = Miss> {
    let of = |since: &crate::model::report::Since| {
        let known = |target: &str| since.commits.contains_key(target);
        let unknown = report.repositories.iter().map(|own| own.repository.as_ref());
        let unknown: Vec<_> = unknown.filter(|own| !known(&own.target)).collect();
        let message = format!("it cannot be compared with {}", since.revision);
        unknown.into_iter().map(move |own| of_repository(own, message.clone()))
    };
    report.since.iter().flat_map(of)
}

/// What a repository as a whole misses of being no worse than before.
fn of_repository(own: &Repository, message: String) -> Miss {
    Miss {
        repository: Arc::from(own.target.as_str()),
        entity: Arc::from(""),
        name: Arc::from(own.name.as_str()),
        scorecard: Arc::from(""),
        mode: GateMode::NoRegression,
        message,
    }
}

/// Files that can no longer be judged, so that nobody knows what is worse in them.
fn lost(report: &Report) -> impl Iterator<Item = Miss> {
    let all = report.since.iter().flat_map(|since| &since.lost);
    all.filter_map(|(target, path)| {
        let own = report.repositories.iter().find(|own| own.repository.target == target.as_ref())?;
        Some(of_repository(&own.repository, format!("{path} could be judged before, and no longer can")))
    })
}

/// What changes of repositories themselves made worse. Moves stand in the order of the scorecards that moved.
fn regressions(report: &Report) -> impl Iterator<Item = Miss> {
    let mut cards = report.scorecards.iter();
    let is_of = |card: &ScorecardResult, own: &ScoreMove| {
        (&card.repository, &card.entity, &card.scorecard) == (&own.repository, &own.entity, &own.scorecard)
    };
    let moves = report.since.iter().flat_map(|since| &since.moves);
    moves.filter_map(move |own| worse(cards.find(|card| is_of(card, own))?, own))
}

/// What a change of the repository itself made worse.
fn worse(card: &ScorecardResult, own: &ScoreMove) -> Option<Miss> {
    let [.., before, behaviour] = &own.movement.parts;
    debug_assert_eq!(behaviour.part, Part::Behaviour, "the last part is what was changed");
    let is_held = |id: &str| card.checks.iter().any(|own| own.check.id.as_ref() == id && own.phase == Phase::Enforced);
    let fell = |moved: &&CheckMove| {
        let value = |outcome: Option<CheckOutcome>| outcome.and_then(CheckOutcome::value);
        value(moved.from).zip(value(moved.to)).is_some_and(|(from, to)| to < from) && is_held(&moved.check)
    };
    let checks: Vec<&str> = behaviour.checks.iter().filter(fell).map(|own| own.check.as_ref()).collect();
    let rank = |level: &Option<Arc<str>>| level.as_ref().map_or(0, |level| card.up_to(level));
    let (was, is) = (&before.stand.level, &behaviour.stand.level);
    let named = |level: &Option<Arc<str>>| level.as_deref().unwrap_or("no level").to_owned();
    let message = match (rank(is) < rank(was), checks.is_empty()) {
        (true, true) => format!("the change takes it from {} to {}", named(was), named(is)),
        (true, false) => format!("the change takes it from {} to {}: {}", named(was), named(is), list(&checks)),
        (false, false) => format!("the change makes worse: {}", list(&checks)),
        (false, true) => return None,
    };
    Some(miss(card, GateMode::NoRegression, message))
}

/// A level that was due and is not reached. The day by which it is due still counts, as that of a campaign does.
fn target(card: &ScorecardResult, today: Date) -> Option<Miss> {
    let target = card.target.as_ref().filter(|own| !own.is_met && own.by.is_none_or(|by| by < today))?;
    let due = target.by.map_or_else(|| "is due".to_owned(), |by| format!("was due by {by}"));
    let reached = card.level.as_deref().map_or_else(|| "none is reached".to_owned(), |own| format!("{own} is reached"));
    let rung = card.ladder.iter().find(|rung| rung.level == target.level);
    let blocked: Vec<&str> = rung.into_iter().flat_map(|rung| &rung.blocked_by).map(AsRef::as_ref).collect();
    let open = if blocked.is_empty() { String::new() } else { format!("; open: {}", list(&blocked)) };
    Some(miss(card, GateMode::Target, format!("{} {due}, {reached}{open}", target.level)))
}

/// What is open of campaigns that are over and hold those who are late.
fn campaigns<'r>(report: &'r Report, asked: &'r Asked<'_>) -> impl Iterator<Item = Miss> + 'r {
    let is_due = |own: &&Campaign| own.on_deadline == OnDeadline::Gate && own.deadline < asked.today;
    asked.campaigns.iter().filter(is_due).flat_map(|campaign| {
        let meant = report.scorecards.iter().filter(|card| card.scorecard == campaign.scorecard);
        let meant = meant.filter(|card| campaign.applies.matches(&card.facets));
        meant.filter_map(|card| {
            let open = open(campaign, card)?;
            let message = format!("campaign `{}` is over since {}; open: {open}", campaign.id, campaign.deadline);
            Some(miss(card, GateMode::Target, message))
        })
    })
}

/// What a campaign asks for and an entity has not done.
fn open(campaign: &Campaign, card: &ScorecardResult) -> Option<String> {
    match &campaign.aim {
        Aim::Level(level) => (card.reached() < card.up_to(level)).then(|| format!("level {level}")),
        Aim::Checks(checks) => {
            let is_done =
                |outcome| matches!(outcome, CheckOutcome::Pass | CheckOutcome::NotApplicable | CheckOutcome::Waived);
            let meant = card.checks.iter().filter(|own| checks.contains(&own.check.id));
            let open: Vec<&str> = meant.filter(|own| !is_done(own.outcome)).map(|own| own.check.id.as_ref()).collect();
            (!open.is_empty()).then(|| list(&open))
        }
    }
}

fn list(names: &[&str]) -> String {
    let shown = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::report::Since;
    use crate::model::scorecard::{Check, TargetResult};
    use crate::model::waiver::Place;
    use crate::score::movement;
    use crate::score::testing::{card, finding, result};
    use CheckOutcome::{Fail, Pass, Unknown};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn passes(report: &Report, mode: GateMode, cards: &[Arc<Scorecard>], campaigns: &[Campaign], today: &str) -> Gate {
        let asked =
            Asked { modes: &[mode], fail_on: Some(Severity::Low), strict: false, cards, campaigns, today: date(today) };
        gate(report, &asked)
    }

    #[test]
    fn a_new_rule_is_announced_then_warns_then_fails() {
        let check = Check {
            rule: "r".into(),
            announce: Some(date("2026-11-01")),
            warn_from: Some(date("2026-12-01")),
            enforce_from: Some(date("2027-02-01")),
            ..Check::default()
        };
        let new = Arc::new(Scorecard { checks: vec![check.clone()], ..Scorecard::default() });
        let old = Arc::new(Scorecard {
            checks: vec![check, Check { rule: "r".into(), ..Check::default() }],
            ..Scorecard::default()
        });
        let report = Report { findings: vec![Box::new(finding("a", 1))], ..Report::default() };
        let on = |day, cards: &[_]| {
            let gate = passes(&report, GateMode::Absolute, cards, &[], day);
            (gate.failing, gate.later.get("r").map(|own| own.phase), gate.later_findings)
        };
        assert_eq!(on("2026-11-30", std::slice::from_ref(&new)), (0, Some(Phase::Announced), 1));
        assert_eq!(on("2026-12-01", std::slice::from_ref(&new)), (0, Some(Phase::Warned), 1));
        assert_eq!(on("2027-02-01", &[new]), (1, None, 0));
        assert_eq!(on("2026-11-30", &[old]), (1, None, 0), "another check holds to it already");
        assert_eq!(on("2026-11-30", &[]), (1, None, 0), "no scorecard speaks of it");
    }

    #[test]
    fn only_gates_that_speak_of_findings_fail_by_them() {
        let report = Report { findings: vec![Box::new(finding("a", 1))], ..Report::default() };
        let failing = |mode| passes(&report, mode, &[], &[], "2026-11-26").failing;
        assert_eq!(GateMode::NAMES.map(|word| failing(GateMode::parse(word).unwrap())), [0, 1, 0, 1]);
        let asked = Asked {
            modes: &[GateMode::Absolute],
            fail_on: None,
            strict: false,
            cards: &[],
            campaigns: &[],
            today: Date::default(),
        };
        assert!(gate(&report, &asked).is_passed(), "findings never count");
    }

    #[test]
    fn a_target_is_missed_after_its_day() {
        let card = card(&[("a", "bronze", 1), ("b", "silver", 1)]);
        let mut own = result(&card, &[(Pass, None), (Fail, None)]);
        own.target = Some(TargetResult { level: "silver".into(), by: Some(date("2026-12-01")), is_met: false });
        let report = Report { scorecards: vec![own], ..Report::default() };
        let missed = |mode, day| passes(&report, mode, &[], &[], day).missed;
        assert_eq!(missed(GateMode::Target, "2026-12-01"), [], "the day itself still counts");
        let missed_then: Vec<_> = missed(GateMode::Target, "2026-12-02").into_iter().map(|own| own.message).collect();
        assert_eq!(missed_then, ["silver was due by 2026-12-01, bronze is reached; open: `b`"]);
        assert_eq!(missed(GateMode::Absolute, "2026-12-02"), []);
    }

    #[test]
    fn a_campaign_holds_after_its_last_day_where_it_says_so() {
        let card = card(&[("a", "bronze", 1), ("b", "silver", 1)]);
        let report = Report { scorecards: vec![result(&card, &[(Pass, None), (Unknown, None)])], ..Report::default() };
        let campaign = |aim, on_deadline| Campaign {
            id: "log4j".into(),
            title: String::new(),
            description: None,
            owner: "group:default/security".to_owned(),
            scorecard: "c".into(),
            aim,
            start: date("2026-10-01"),
            deadline: date("2026-11-25"),
            on_deadline,
            promote_to: None,
            goal: 10_000,
            reminders: Vec::new(),
            baseline: None,
            applies: crate::model::Selector::default(),
            stages: Vec::new(),
            place: Place { path: "standards/campaigns/log4j.toml".into(), line: 1 },
        };
        let checks = |ids: &[&str]| Aim::Checks(ids.iter().map(|id| Arc::from(*id)).collect());
        let cases = [
            (checks(&["b"]), OnDeadline::Gate, "2026-11-26", Some("`b`")),
            (checks(&["b"]), OnDeadline::Gate, "2026-11-25", None),
            (checks(&["b"]), OnDeadline::Report, "2026-11-26", None),
            (checks(&["a"]), OnDeadline::Gate, "2026-11-26", None),
            (Aim::Level("silver".into()), OnDeadline::Gate, "2026-11-26", Some("level silver")),
            (Aim::Level("bronze".into()), OnDeadline::Gate, "2026-11-26", None),
        ];
        for (number, (aim, on_deadline, day, open)) in cases.into_iter().enumerate() {
            let missed = passes(&report, GateMode::Target, &[], &[campaign(aim, on_deadline)], day).missed;
            let told = open.map(|open| format!("campaign `log4j` is over since 2026-11-25; open: {open}"));
            assert_eq!(
                missed.into_iter().map(|own| own.message).collect::<Vec<_>>(),
                Vec::from_iter(told),
                "case {number}"
            );
        }
    }

    #[test]
    fn what_a_change_makes_worse_is_a_regression_and_what_data_makes_worse_is_not() {
        let card = card(&[("a", "bronze", 1), ("b", "silver", 1)]);
        let before = result(&card, &[(Pass, None), (Pass, None)]);
        let cases = [
            ([(Pass, None), (Fail, None)], Some("the change takes it from gold to bronze: `b`")),
            ([(Pass, None), (Unknown, None)], None),
            ([(Pass, None), (Pass, None)], None),
        ];
        for (said, expected) in cases {
            let after = result(&card, &said);
            let moved = ScoreMove {
                repository: after.repository.clone(),
                entity: after.entity.clone(),
                name: after.name.clone(),
                scorecard: after.scorecard.clone(),
                title: after.title.clone(),
                movement: movement(&before, &after),
            };
            let since = Since {
                revision: "main".to_owned(),
                commits: BTreeMap::new(),
                mended: 0,
                unknown: 0,
                lost: Vec::new(),
                moves: vec![moved],
            };
            let report = Report { scorecards: vec![after], since: Some(since), ..Report::default() };
            let missed = passes(&report, GateMode::NoRegression, &[], &[], "2026-11-26").missed;
            let told: Vec<_> = missed.iter().map(|own| own.message.as_str()).collect();
            assert_eq!(told, Vec::from_iter(expected), "{said:?}");
        }
    }
}
