//! A report → figures, each with its basis, the size of its sample, and whether it is a lower bound. What is unknown is null.
//!
//! | figure | how it is computed |
//! |---|---|
//! | `deployment_frequency` | versions put into the environment; medians over the whole ISO weeks (UTC) in which the service was there, weeks without a deployment among them |
//! | `change_lead_time` | from the committer's time of a commit to the first deployment that brought it (DORA's wording) |
//! | `delivery_time` | the same from landing on the first-parent line: what a platform controls |
//! | `authored_to_prod` | the same from being written: for information, since rebases and squashes change it |
//! | `change_fail_rate` | changes that were seen to fail ÷ changes: rolled back next, reverted, or followed by a hotfix, within the fail window |
//! | `failed_deployment_recovery_time` | from a change that failed to what ended that |
//! | `rework_rate` | deployments that mend earlier ones ÷ all deployments |
//! | `not_deployed` | rows of an imported list whose result is `failure` or `cancelled`: nothing came to the environment, and no other figure counts them |
//! | `rollback_success` | of what took a deployment back, the share that was followed by neither another one nor the bad version |
//!
//! Medians and 90th percentiles are of the nearest rank, in whole seconds; shares are basis points, rounded half up.

use serde::Serialize;

use crate::flow::definition::Basis;
use crate::flow::event::Kind;
use crate::flow::measure::{Group, Report};
use crate::flow::outcome::Sign;
use crate::flow::promotion;
use crate::flow::tally::{Lead, Tally, Way};
use crate::flow::window::Spread;
use crate::model::amount::share;

/// The whole report.
#[derive(Serialize)]
pub(super) struct Document<'r> {
    schema: &'static str,
    tool: Tool,
    window: Range,
    now: i64,
    groups: Vec<Part<'r>>,
    promotions: Vec<Promotion<'r>>,
    notes: &'r [String],
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Range {
    since: i64,
    until: i64,
}

/// The services of one definition in one environment.
#[derive(Serialize)]
pub(super) struct Part<'r> {
    pub(super) deploy: &'r str,
    pub(super) env: &'r str,
    pub(super) basis: &'static str,
    fail_window_seconds: i64,
    pub(super) all: Row<'r>,
    pub(super) services: Vec<Row<'r>>,
}

/// One service, or all of them.
#[derive(Serialize)]
pub(super) struct Row<'r> {
    pub(super) service: Option<&'r str>,
    pub(super) present: bool,
    events: Events,
    first: Option<i64>,
    last: Option<i64>,
    latest: Option<i64>,
    pub(super) deployment_frequency: Frequency,
    pub(super) change_lead_time: Option<Clock>,
    pub(super) delivery_time: Option<Clock>,
    pub(super) authored_to_prod: Option<Clock>,
    pub(super) change_fail_rate: Failures,
    pub(super) failed_deployment_recovery_time: Time,
    pub(super) rework_rate: Share,
    pub(super) rollback_success: Share,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_deployed: Option<NotDeployed>,
}

/// Rows of an imported list that are no deployments.
#[derive(Serialize)]
pub(super) struct NotDeployed {
    pub(super) failed: usize,
    pub(super) cancelled: usize,
}

#[derive(Serialize)]
struct Events {
    deploy: usize,
    rollback: usize,
    reapply: usize,
    removal: usize,
    config_only: usize,
}

/// How often.
#[derive(Serialize)]
pub(super) struct Frequency {
    basis: &'static str,
    lower_bound: bool,
    pub(super) n: usize,
    pub(super) weeks: usize,
    pub(super) median_per_week: Option<i64>,
    pub(super) median_days_per_week: Option<i64>,
}

/// How long, and the size of the sample.
#[derive(Serialize)]
pub(super) struct Time {
    basis: &'static str,
    lower_bound: bool,
    pub(super) n: usize,
    pub(super) median_seconds: Option<i64>,
    pub(super) p90_seconds: Option<i64>,
}

/// How long commits were on their way.
#[derive(Serialize)]
pub(super) struct Clock {
    basis: &'static str,
    lower_bound: bool,
    pub(super) n: usize,
    pub(super) median_seconds: Option<i64>,
    pub(super) p90_seconds: Option<i64>,
    without_bots: Plain,
    squashed: usize,
    dropped: usize,
    unresolved_deployments: usize,
}

#[derive(Serialize)]
struct Plain {
    n: usize,
    median_seconds: Option<i64>,
    p90_seconds: Option<i64>,
}

/// A share of a sample.
#[derive(Serialize)]
pub(super) struct Share {
    basis: &'static str,
    lower_bound: bool,
    pub(super) n: usize,
    pub(super) count: usize,
    pub(super) basis_points: Option<u32>,
}

/// The share of changes that failed.
#[derive(Serialize)]
pub(super) struct Failures {
    #[serde(flatten)]
    pub(super) share: Share,
    by: By,
    open: usize,
}

#[derive(Serialize)]
struct By {
    rollback: usize,
    revert: usize,
    hotfix: usize,
}

/// From one environment to the next.
#[derive(Serialize)]
pub(super) struct Promotion<'r> {
    pub(super) from: &'r str,
    pub(super) to: &'r str,
    #[serde(flatten)]
    pub(super) time: Time,
    out_of_order: usize,
    services: Vec<Promoted<'r>>,
    pub(super) stuck: Vec<Stuck<'r>>,
}

#[derive(Serialize)]
struct Promoted<'r> {
    service: &'r str,
    #[serde(flatten)]
    time: Plain,
}

/// A version that waits.
#[derive(Serialize)]
pub(super) struct Stuck<'r> {
    pub(super) service: &'r str,
    pub(super) version: &'r str,
    pub(super) since: i64,
}

impl<'r> Document<'r> {
    /// Everything.
    pub(super) fn of(report: &'r Report) -> Self {
        Self {
            schema: "karat-flow/1",
            tool: Tool { name: "karat", version: env!("CARGO_PKG_VERSION") },
            window: Range { since: report.window.since, until: report.window.until },
            now: report.window.now,
            groups: report.groups.iter().map(Part::of).collect(),
            promotions: report.promotions.iter().map(Promotion::of).collect(),
            notes: &report.notes,
        }
    }
}

impl<'r> Part<'r> {
    /// One definition and environment.
    pub(super) fn of(group: &'r Group) -> Self {
        let basis = group.basis.as_str();
        Self {
            deploy: &group.id,
            env: &group.env,
            basis,
            fail_window_seconds: group.fail_window,
            all: Row::of(None, group.basis, &group.all),
            services: group
                .services
                .iter()
                .map(|(service, tally)| Row::of(Some(service), group.basis, tally))
                .collect(),
        }
    }
}

impl<'r> Row<'r> {
    fn of(service: Option<&'r String>, basis: Basis, tally: &Tally) -> Self {
        let attempts = Some(tally.attempts).filter(|_| basis == Basis::Import);
        let basis = basis.as_str();
        let clock = |pick: fn(&Way) -> Option<i64>| tally.lead.as_ref().map(|lead| Clock::of(lead, pick));
        let count = |sign| tally.failures.iter().filter(|(own, _)| *own == sign).count();
        let share = |n, count, lower_bound| Share { basis, lower_bound, n, count, basis_points: share(count, n) };
        let recovery = Spread::of(tally.failures.iter().map(|(_, seconds)| *seconds).collect());
        let (backs, held) = tally.backs;
        Self {
            service: service.map(String::as_str),
            present: tally.is_present,
            events: Events {
                deploy: tally.count(Kind::Deploy),
                rollback: tally.count(Kind::Rollback),
                reapply: tally.count(Kind::Reapply),
                removal: tally.count(Kind::Removal),
                config_only: tally.count(Kind::ConfigOnly),
            },
            first: tally.ends.map(|(first, _)| first),
            last: tally.ends.map(|(_, last)| last),
            latest: tally.latest,
            deployment_frequency: Frequency::of(basis, tally),
            change_lead_time: clock(|way| Some(way.committed)),
            delivery_time: clock(|way| way.landed),
            authored_to_prod: clock(|way| Some(way.authored)),
            change_fail_rate: Failures {
                share: share(tally.changes, tally.failures.len(), true),
                by: By { rollback: count(Sign::Rollback), revert: count(Sign::Revert), hotfix: count(Sign::Hotfix) },
                open: tally.open,
            },
            failed_deployment_recovery_time: Time::of(basis, recovery),
            rework_rate: share(tally.deployments(), tally.rework, true),
            rollback_success: share(backs, held, false),
            not_deployed: attempts.map(|own| NotDeployed { failed: own.failed, cancelled: own.cancelled }),
        }
    }
}

impl Frequency {
    fn of(basis: &'static str, tally: &Tally) -> Self {
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let of = |numbers: Vec<i64>| Spread::of(numbers).median;
        Self {
            basis,
            lower_bound: false,
            n: tally.deployments(),
            weeks: tally.weeks.len(),
            median_per_week: of(tally.weeks.values().map(|(count, _)| whole(*count)).collect()),
            median_days_per_week: of(tally.weeks.values().map(|(_, days)| whole(days.len())).collect()),
        }
    }
}

impl Time {
    const fn of(basis: &'static str, spread: Spread) -> Self {
        let Spread { n, median, p90 } = spread;
        Self { basis, lower_bound: false, n, median_seconds: median, p90_seconds: p90 }
    }
}

impl Clock {
    /// Of the commits that have this time. One that was made after it was deployed has a clock that is wrong, and is dropped.
    fn of(lead: &Lead, pick: fn(&Way) -> Option<i64>) -> Self {
        let times = lead.commits.iter().filter_map(|way| Some((pick(way).filter(|time| *time >= 0)?, way.is_bot)));
        let times: Vec<(i64, bool)> = times.collect();
        let Spread { n, median, p90 } = Spread::of(times.iter().map(|(time, _)| *time).collect());
        let people = times.iter().filter(|(_, is_bot)| !is_bot).map(|(time, _)| *time).collect();
        Self {
            basis: "clone",
            lower_bound: false,
            n,
            median_seconds: median,
            p90_seconds: p90,
            without_bots: Plain::of(Spread::of(people)),
            squashed: lead.squashed,
            dropped: lead.commits.len() - n,
            unresolved_deployments: lead.unresolved,
        }
    }
}

impl Plain {
    const fn of(spread: Spread) -> Self {
        let Spread { n, median, p90 } = spread;
        Self { n, median_seconds: median, p90_seconds: p90 }
    }
}

impl<'r> Promotion<'r> {
    /// One pair of environments.
    pub(super) fn of(promotion: &'r promotion::Promotion) -> Self {
        let services = promotion
            .services
            .iter()
            .map(|(service, times)| Promoted { service, time: Plain::of(Spread::of(times.clone())) });
        let stuck = promotion.stuck.iter().map(|stuck| Stuck {
            service: &stuck.service,
            version: &stuck.version,
            since: stuck.since,
        });
        Self {
            from: &promotion.from,
            to: &promotion.to,
            time: Time::of("same version", promotion.spread()),
            out_of_order: promotion.out_of_order,
            services: services.collect(),
            stuck: stuck.collect(),
        }
    }
}
