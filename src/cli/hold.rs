//! What a run is held to: known findings that are set aside, and the gates that are left to pass. Known before the scan, so that a
//! faulty baseline costs nobody the wait.

use std::path::PathBuf;

use super::settings::Settings;
use super::{Failure, baseline};
use crate::catalog::Catalog;
use crate::model::{Baseline, Date, GateMode, Report, Severity};
use crate::score;
use crate::standards::Standards;

/// The baseline that settings name, and where it is.
pub(super) fn known(settings: &Settings) -> Result<Option<(PathBuf, Baseline)>, Failure> {
    settings.refuse_lacking(true)?;
    let load = |path: &PathBuf| Ok((path.clone(), crate::baseline::load(path)?));
    settings.baseline.as_ref().map(load).transpose()
}

/// What a run is held to.
pub(super) struct Hold {
    known: Option<(PathBuf, Baseline)>,
    modes: Vec<GateMode>,
    fail_on: Option<Severity>,
    strict: bool,
    today: Date,
}

impl Hold {
    /// What settings say, at a moment in seconds since 1970.
    pub(super) fn of(settings: &Settings, modes: Vec<GateMode>, now: i64) -> Result<Self, Failure> {
        Ok(Self {
            known: known(settings)?,
            modes,
            fail_on: settings.fail_on,
            strict: settings.strict,
            today: Date::of_unix(now).unwrap_or_default(),
        })
    }

    /// Sets known findings aside, and decides whether what is left passes.
    pub(super) fn lay(&self, report: &mut Report, catalog: &Catalog, standards: &Standards) {
        if let Some((path, known)) = &self.known {
            baseline::set_aside(report, path, known);
        }
        let asked = score::Asked {
            modes: &self.modes,
            fail_on: self.fail_on,
            strict: self.strict,
            cards: &catalog.scorecards,
            campaigns: &standards.campaigns,
            today: self.today,
        };
        report.gate = Some(score::gate(report, &asked));
    }
}
