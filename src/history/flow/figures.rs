//! A tally → figures, each with what it is derived from, the size of its sample, and whether it is a lower bound.

use super::super::sheet::Cell;
use super::ask::Flowed;
use crate::flow::{Basis, Spread, Tally};
use crate::model::amount::share;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlowUnit {
    /// Deployments.
    Deployments,
    /// Seconds.
    Seconds,
    /// Hundredths of a percent.
    BasisPoints,
}

impl FlowUnit {
    /// What a program is told that it counts.
    #[cfg(feature = "serve")]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Deployments => "deployments",
            Self::Seconds => "seconds",
            Self::BasisPoints => "basis points",
        }
    }

    /// What sort of a number it is, however it is written.
    pub(crate) const fn sort(self) -> &'static str {
        match self {
            Self::Deployments => "count",
            Self::Seconds => "time",
            Self::BasisPoints => "share",
        }
    }
}

/// A number with all that one has to know of it. What nobody looked at has neither a number nor a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FlowFigure {
    /// What it is.
    pub(crate) name: &'static str,
    /// What it is derived from.
    pub(crate) basis: &'static str,
    /// What the number counts.
    pub(crate) unit: FlowUnit,
    /// Whether it may be more, since git does not show all.
    pub(crate) is_lower_bound: bool,
    /// The size of the sample.
    pub(crate) n: Option<u64>,
    /// The number; a median where there is a 90th percentile.
    pub(crate) value: Option<i64>,
    /// The 90th percentile.
    pub(crate) p90: Option<i64>,
}

impl FlowFigure {
    /// The size of the sample, the number and the 90th percentile, each as it is shown.
    pub(crate) fn cells(&self) -> [Cell; 3] {
        let cell = |number: Option<i64>| match (number, self.unit) {
            (None, _) => Cell::None,
            (Some(number), FlowUnit::Deployments) => Cell::Count(u64::try_from(number).unwrap_or_default()),
            (Some(number), FlowUnit::Seconds) => Cell::Time(number),
            (Some(number), FlowUnit::BasisPoints) => Cell::Points(number),
        };
        [self.n.map_or(Cell::None, Cell::Count), cell(self.value), cell(self.p90)]
    }
}

impl Flowed {
    /// Whether any of it was looked at.
    pub(crate) const fn is_known(&self) -> bool {
        self.looked > 0
    }

    /// The median lead time in seconds.
    #[cfg(feature = "serve")]
    pub(crate) fn lead_time(&self) -> Option<i64> {
        lead_times(&self.tally)?.median
    }

    /// The figures, in an order that is always the same.
    pub(crate) fn figures(&self, basis: Basis) -> [FlowFigure; 8] {
        use FlowUnit::{BasisPoints, Deployments, Seconds};
        let tally = &self.tally;
        let figure = |name, unit| FlowFigure {
            name,
            basis: basis.as_str(),
            unit,
            is_lower_bound: false,
            n: None,
            value: None,
            p90: None,
        };
        let of = |own: FlowFigure, n: usize, value: Option<i64>| {
            if self.is_known() { FlowFigure { n: u64::try_from(n).ok(), value, ..own } } else { own }
        };
        let spread = |own, spread: Spread| FlowFigure { p90: spread.p90, ..of(own, spread.n, spread.median) };
        let part = |own, part, all| of(own, all, share(part, all).map(i64::from));
        let deployments = tally.deployments();
        let weeks = Spread::of(tally.weeks.values().filter_map(|(count, _)| i64::try_from(*count).ok()).collect());
        let lead = FlowFigure { basis: "clone", ..figure("change_lead_time", Seconds) };
        let traced = FlowFigure { basis: "clone", ..figure("traced_deployments", BasisPoints) };
        let looked = figure("looked_at", BasisPoints);
        let fails = FlowFigure { is_lower_bound: true, ..figure("change_fail_rate", BasisPoints) };
        let rework = FlowFigure { is_lower_bound: true, ..figure("rework_rate", BasisPoints) };
        [
            FlowFigure { value: Some(i64::from(self.looked)), ..looked },
            of(figure("deployments", Deployments), deployments, i64::try_from(deployments).ok()),
            of(figure("deployments_per_week", Deployments), weeks.n, weeks.median),
            lead_times(tally).map_or(lead, |own| spread(lead, own)),
            part(traced, self.traced, deployments),
            part(fails, tally.failures.len(), tally.changes),
            spread(figure("failed_deployment_recovery_time", Seconds), recovery(tally)),
            part(rework, tally.rework, deployments),
        ]
    }
}

/// From a commit to its deployment; none where no clone tells. A commit that was made after it was deployed has a clock that is wrong.
fn lead_times(tally: &Tally) -> Option<Spread> {
    let lead = tally.lead.as_ref()?;
    Some(Spread::of(lead.commits.iter().map(|way| way.committed).filter(|time| *time >= 0).collect()))
}

fn recovery(tally: &Tally) -> Spread {
    Spread::of(tally.failures.iter().map(|(_, seconds)| *seconds).collect())
}
