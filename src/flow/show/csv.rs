//! A report → CSV, one line a service and figure: a spreadsheet can filter and turn it, and new figures break nothing.

use super::wire::{Clock, Part, Promotion, Row};
use crate::flow::measure::Report;

const HEAD: [&str; 11] =
    ["deploy", "env", "service", "metric", "basis", "n", "value", "p90", "unit", "lower_bound", "to_env"];

/// Writes it. The service of a line about all of them is empty, and so is a value that is unknown.
pub(crate) fn csv(report: &Report) -> String {
    let mut lines = vec![HEAD.map(str::to_owned)];
    for group in &report.groups {
        let part = Part::of(group);
        for row in std::iter::once(&part.all).chain(&part.services) {
            lines.extend(figures(&part, row));
        }
    }
    for promotion in &report.promotions {
        let own = Promotion::of(promotion);
        let figure =
            Figure { name: "promotion_time", n: own.time.n, value: own.time.median_seconds, ..Figure::seconds() };
        let figure = Figure { p90: own.time.p90_seconds, basis: "same version", ..figure };
        lines.push(figure.line(["", own.from, ""], own.to));
        let stuck = Figure { name: "stuck", n: own.stuck.len(), unit: "versions", ..Figure::seconds() };
        let stuck = Figure { value: i64::try_from(own.stuck.len()).ok(), basis: "same version", ..stuck };
        lines.push(stuck.line(["", own.from, ""], own.to));
    }
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for line in lines {
        // Writing to memory does not fail, and every line has the same number of fields.
        let _ = writer.write_record(&line);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

struct Figure {
    name: &'static str,
    basis: &'static str,
    n: usize,
    value: Option<i64>,
    p90: Option<i64>,
    unit: &'static str,
    lower_bound: bool,
}

impl Figure {
    const fn seconds() -> Self {
        Self { name: "", basis: "", n: 0, value: None, p90: None, unit: "seconds", lower_bound: false }
    }

    fn line(self, [deploy, env, service]: [&str; 3], to: &str) -> [String; 11] {
        let number = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
        [
            deploy.to_owned(),
            env.to_owned(),
            service.to_owned(),
            self.name.to_owned(),
            self.basis.to_owned(),
            self.n.to_string(),
            number(self.value),
            number(self.p90),
            self.unit.to_owned(),
            self.lower_bound.to_string(),
            to.to_owned(),
        ]
    }
}

/// Rows of an imported list that are no deployments.
fn attempts(part: &Part<'_>, row: &Row<'_>) -> Vec<Figure> {
    let Some(own) = &row.not_deployed else { return Vec::new() };
    let mut found = Vec::new();
    for (name, n) in [("not_deployed_failed", own.failed), ("not_deployed_cancelled", own.cancelled)] {
        let value = i64::try_from(n).ok();
        found.push(Figure { name, basis: part.basis, n, value, unit: "rows", ..Figure::seconds() });
    }
    found
}

fn figures(part: &Part<'_>, row: &Row<'_>) -> Vec<[String; 11]> {
    let place = [part.deploy, part.env, row.service.unwrap_or_default()];
    let frequency = &row.deployment_frequency;
    let plain = Figure { basis: part.basis, n: frequency.n, ..Figure::seconds() };
    let mut found = vec![
        Figure { name: "deployments", value: i64::try_from(frequency.n).ok(), unit: "deployments", ..plain },
        Figure {
            name: "deployments_per_week",
            basis: part.basis,
            n: frequency.weeks,
            value: frequency.median_per_week,
            unit: "deployments",
            ..Figure::seconds()
        },
        Figure {
            name: "deploy_days_per_week",
            basis: part.basis,
            n: frequency.weeks,
            value: frequency.median_days_per_week,
            unit: "days",
            ..Figure::seconds()
        },
    ];
    let clocks = [
        ("change_lead_time", &row.change_lead_time),
        ("delivery_time", &row.delivery_time),
        ("authored_to_prod", &row.authored_to_prod),
    ];
    found.extend(clocks.into_iter().filter_map(|(name, clock)| clock.as_ref().map(|clock| of_clock(name, clock))));
    let recovery = &row.failed_deployment_recovery_time;
    found.push(Figure {
        name: "failed_deployment_recovery_time",
        basis: part.basis,
        n: recovery.n,
        value: recovery.median_seconds,
        p90: recovery.p90_seconds,
        ..Figure::seconds()
    });
    let shares = [
        ("change_fail_rate", &row.change_fail_rate.share, true),
        ("rework_rate", &row.rework_rate, true),
        ("rollback_success", &row.rollback_success, false),
    ];
    found.extend(shares.map(|(name, share, lower_bound)| Figure {
        name,
        basis: part.basis,
        n: share.n,
        value: share.basis_points.map(i64::from),
        unit: "basis points",
        lower_bound,
        ..Figure::seconds()
    }));
    found.extend(attempts(part, row));
    found.into_iter().map(|figure| figure.line(place, "")).collect()
}

fn of_clock(name: &'static str, clock: &Clock) -> Figure {
    let (value, p90) = (clock.median_seconds, clock.p90_seconds);
    Figure { name, basis: "clone", n: clock.n, value, p90, ..Figure::seconds() }
}
