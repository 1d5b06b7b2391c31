//! What `--record` does: a run into a history.

use std::path::{Path, PathBuf};

use super::super::args::Check;
use super::super::settings::Settings;
use super::super::{Failure, Usage, output};
use super::{open, place};
use crate::history::{Place, Run, Store, further_clones};
use crate::model::Date;
use crate::model::report::Report;
use crate::report::count;

/// Looks whether there is a history that `--record` can write to, before there is something to write.
pub(in super::super) fn prepare(check: &Check, settings: &Settings) -> Result<(), Failure> {
    named(check, settings).map_or(Ok(()), |place| prepare_place(&place))
}

/// Looks whether there is a history at a place, or can be one.
pub(super) fn prepare_place(place: &Place) -> Result<(), Failure> {
    if let Place::File(path) = place {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // It is made once there is something in it.
        if !path.exists() && folder.is_dir() {
            return Ok(());
        }
    }
    open(place, false).map(drop)
}

/// Records a report where `--record` says so.
pub(in super::super) fn record(check: &Check, settings: &Settings, report: &Report) -> Result<(), Failure> {
    let Some(place) = named(check, settings) else { return Ok(()) };
    whole(report)?;
    let run = Run::of(report)?;
    for (target, address) in further_clones(report) {
        output::complain(&format!(
            "karat: {target} is not recorded: another clone of {address} is, and a repository has one state"
        ));
    }
    let told = open(&place, false)?.record(&run)?;
    let repositories = count(told.repositories, "repository");
    let what = match (told.is_new, told.late) {
        (false, _) => "this run was there already".to_owned(),
        (true, 0) => format!("{repositories}, {} changed", told.changed),
        (true, late) => format!("{repositories}, {late} of them between later runs"),
    };
    let day = Date::of_unix(run.moment).unwrap_or_default();
    output::complain(&format!("recorded in {place} as of {day}: {what}"));
    Ok(())
}

/// Refuses what no history can keep: a run without a repository, or of a part of one.
pub(in super::super) fn whole(report: &Report) -> Result<(), Failure> {
    if report.repositories.is_empty() {
        return Err(Usage::new("record the run: there is no repository in it", "name a folder or a repository").into());
    }
    Ok(Run::check(report)?)
}

/// Opens a history to be asked; where its name is empty, the one that settings say.
pub(in super::super) fn reading(named: &str, settings: &Settings) -> Result<Store, Failure> {
    open(&chosen(named, settings), true)
}

/// Opens a history to be written; where its name is empty, the one that settings say.
pub(in super::super) fn writing(named: &str, settings: &Settings) -> Result<Store, Failure> {
    open(&chosen(named, settings), false)
}

/// The history that a run goes by where it does not know something itself: the one that is named for it, else the one that it is
/// recorded in, where that is there.
pub(in super::super) fn remembering(check: &Check, settings: &Settings) -> Result<Option<Store>, Failure> {
    if let Some(named) = &check.history {
        return reading(named, settings).map(Some);
    }
    match named(check, settings) {
        Some(Place::File(path)) if !path.exists() => Ok(None),
        place => place.map(|place| open(&place, true)).transpose(),
    }
}

fn named(check: &Check, settings: &Settings) -> Option<Place> {
    check.record.as_deref().map(|named| chosen(named, settings))
}

/// The history that is named; where its name is empty, the one that settings say. Whoever asks later in this folder finds it.
pub(super) fn chosen(named: &str, settings: &Settings) -> Place {
    place(Some(named).filter(|named| !named.is_empty()), &settings.config, &settings.home(&[]))
}

/// The files of a history that is there: it may lie among what is judged.
pub(in super::super) fn files(named: Option<&str>, settings: &Settings) -> Vec<PathBuf> {
    let Place::File(file) = chosen(named.unwrap_or_default(), settings) else { return Vec::new() };
    let Ok(file) = file.canonicalize() else { return Vec::new() };
    let beside = |end| {
        let mut path = file.clone().into_os_string();
        path.push(end);
        PathBuf::from(path)
    };
    ["", "-journal", "-shm", "-wal"].map(beside).to_vec()
}
