//! What `karat flow --record` does, and `karat history flow`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::super::settings::Settings;
use super::super::shared::Policies;
use super::super::{Failure, output};
use super::open;
use super::recording::{chosen, prepare_place};
use crate::flow::{Definitions, Report};
use crate::history::{FlowBy, FlowSeen, Place};
use crate::model::Date;
use crate::report::count;

/// The history that deployments of a repository are recorded in, before there is something to record.
pub(in super::super) fn prepared(named: &str, repository: &PathBuf) -> Result<Place, Failure> {
    let targets = std::slice::from_ref(repository);
    let settings = Settings::of_policies(&Policies::default(), targets)?;
    let place = chosen(named, &settings);
    prepare_place(&place)?;
    Ok(place)
}

/// Records what was measured of a repository, and says what that brought.
pub(in super::super) fn record_flow(
    place: &Place,
    repository: &str,
    definitions: &Definitions,
    report: &Report,
) -> Result<(), Failure> {
    let seen = FlowSeen {
        repository: Arc::from(repository),
        since: report.window.since,
        // Nobody has seen what is still to come.
        until: report.window.until.min(report.window.now),
        moment: report.window.now,
        deploys: definitions.deploys.iter().map(|deploy| Arc::from(deploy.id.as_str())).collect(),
        series: report.deployed.clone(),
    };
    let told = open(place, false)?.record_flow(&seen)?;
    let deployments = count(told.deployments, "deployment");
    let changes = [(told.new, "new"), (told.corrected, "corrected"), (told.gone, "gone")];
    let changes: Vec<String> =
        changes.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    let what = match (told.is_known, changes.is_empty()) {
        (true, _) => "all of this was there already".to_owned(),
        (false, true) => format!("{deployments}, none new"),
        (false, false) => format!("{deployments}, {}", changes.join(", ")),
    };
    let day = Date::of_unix(report.window.now).unwrap_or_default();
    output::complain(&format!("recorded in {place} as of {day}: {what}"));
    Ok(())
}

impl ValueEnum for FlowBy {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Service, Self::Environment, Self::Owner]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}
