//! How far repositories are from their template: lines for people, and values for JSON.

use std::cmp::Reverse;
use std::fmt::Write as _;

use serde::Serialize;

use super::super::DAY;
use super::super::template::{Origin, Origins, Taken};
use super::{counted, day, percent};
use crate::drift::{Drift, Lines, Status};
use crate::report::clean;

/// Repositories and releases that are named; the others are counted.
const NAMED: usize = 10;

/// Writes them for people.
pub(super) fn text(out: &mut String, origins: &Origins) {
    let known = origins.known().count();
    let _ = writeln!(
        out,
        "\n  template         {}: drift of {known} of {} is known",
        clean(&origins.template),
        counted(origins.repositories.len(), "repository", "repositories")
    );
    let share = |share: Option<i64>| percent(share.and_then(|share| u32::try_from(share).ok()));
    if known > 0 {
        let (edited, behind) = (origins.edited(), origins.behind());
        let _ = writeln!(
            out,
            "    edited         median {}, p90 {} of the lines that it owns",
            share(edited.median),
            share(edited.p90)
        );
        if let (Some(median), Some(p90)) = (behind.median, behind.p90) {
            let _ = writeln!(out, "    behind         median {median}, p90 {}", counted(p90, "release", "releases"));
        }
    }
    for taken in origins.releases.iter().rev().take(NAMED) {
        let _ = writeln!(out, "    {:<14} {}, {}", clean(&taken.name), day(taken.released), taken_up(taken));
    }
    rest(out, origins.releases.len(), "earlier");
    repositories(out, origins);
}

fn taken_up(taken: &Taken) -> String {
    let days = |seconds: Option<i64>| seconds.map_or(0, |seconds| (seconds + DAY / 2) / DAY);
    match (taken.times.n, taken.open) {
        (0, 0) => "nobody was on an earlier one".to_owned(),
        (0, open) => format!("taken up by none of {open}"),
        (n, open) => {
            let (median, p90) = (days(taken.times.median), days(taken.times.p90));
            let median = counted(median, "day", "days");
            format!("taken up by {n} of {} in {median} (median), {p90} (p90)", n + open)
        }
    }
}

/// Those that are furthest from the latest version first.
fn repositories(out: &mut String, origins: &Origins) {
    let mut known: Vec<(&Origin, &Drift)> = origins.known().collect();
    known.sort_by_key(|(own, drift)| {
        (Reverse(drift.distance().differing), Reverse(drift.versions_behind), own.repository.clone())
    });
    known.retain(|(_, drift)| drift.distance().differing > 0 || drift.versions_behind.is_some_and(|behind| behind > 0));
    if !known.is_empty() {
        let _ = writeln!(out, "\n  away from the template, the furthest first");
    }
    for (own, drift) in known.iter().take(NAMED) {
        let estimate = if drift.is_estimate() { "about " } else { "" };
        let edited = drift.edited();
        let _ = writeln!(
            out,
            "    {} is at {estimate}{}, {}: {} of {} edited{}",
            clean(&own.repository),
            clean(&drift.recorded.name),
            behind(drift),
            edited.differing,
            counted(edited.all, "owned line", "owned lines"),
            files(drift)
        );
    }
    rest(out, known.len(), "more");
    let unknown: Vec<(&Origin, &String)> =
        origins.repositories.iter().filter_map(|own| Some((own, own.drift.as_ref().err()?))).collect();
    for (own, reason) in unknown.iter().take(NAMED) {
        let _ = writeln!(out, "    {}: not known: {}", clean(&own.repository), clean(reason));
    }
    rest(out, unknown.len(), "more");
}

/// How many are not named.
fn rest(out: &mut String, all: usize, word: &str) {
    if all > NAMED {
        let _ = writeln!(out, "    … and {} {word} (-o json has all)", all - NAMED);
    }
}

fn behind(drift: &Drift) -> String {
    let days = counted(drift.days_behind, "day", "days");
    match drift.versions_behind {
        Some(0) => "the latest".to_owned(),
        Some(releases) => format!("{} and {days} behind", counted(releases, "release", "releases")),
        None => format!("{days} behind"),
    }
}

/// Files that need a hand, by what became of them.
fn files(drift: &Drift) -> String {
    let mut told = String::new();
    for (word, wanted) in [
        ("conflicting", &(|status: &Status| *status == Status::Conflicting) as &dyn Fn(&Status) -> bool),
        ("missing", &|status| *status == Status::Missing),
        ("outdated", &|status| *status == Status::Outdated),
        ("new", &|status| *status == Status::New),
        ("unknown", &|status| matches!(status, Status::Unknown(_))),
    ] {
        let number = drift.files.iter().filter(|file| wanted(&file.status)).count();
        if number > 0 {
            let _ = write!(told, ", {number} {word}");
        }
    }
    told
}

/// All of it, for JSON.
#[derive(Serialize)]
pub(super) struct Wire<'r> {
    template: &'r str,
    repositories: Vec<Repository<'r>>,
    releases: Vec<Release<'r>>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
struct Repository<'r> {
    repository: &'r str,
    drift: Option<Measured<'r>>,
    reason: Option<&'r str>,
}

#[derive(Serialize)]
struct Measured<'r> {
    recorded: &'r str,
    latest: &'r str,
    likeness: Option<u32>,
    versions_behind: Option<usize>,
    days_behind: u64,
    edited: Share,
    distance: Share,
    unknown_files: usize,
    files: Vec<File<'r>>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
struct Share {
    differing: u64,
    all: u64,
    share: Option<u32>,
}

#[derive(Serialize)]
struct File<'r> {
    path: &'r str,
    status: &'static str,
    reason: Option<&'r str>,
    edited: Share,
    distance: Share,
}

#[derive(Serialize)]
struct Release<'r> {
    name: &'r str,
    at: i64,
    n: usize,
    median_seconds: Option<i64>,
    p90_seconds: Option<i64>,
    not_yet: usize,
}

/// All of it, for JSON.
pub(super) fn wire(origins: &Origins) -> Wire<'_> {
    Wire {
        template: &origins.template,
        repositories: origins.repositories.iter().map(repository).collect(),
        releases: origins
            .releases
            .iter()
            .map(|own| Release {
                name: &own.name,
                at: own.released,
                n: own.times.n,
                median_seconds: own.times.median,
                p90_seconds: own.times.p90,
                not_yet: own.open,
            })
            .collect(),
    }
}

fn repository(own: &Origin) -> Repository<'_> {
    Repository {
        repository: &own.repository,
        drift: own.drift.as_ref().ok().map(measured),
        reason: own.drift.as_ref().err().map(String::as_str),
    }
}

fn measured(drift: &Drift) -> Measured<'_> {
    Measured {
        recorded: &drift.recorded.name,
        latest: &drift.latest.name,
        likeness: drift.likeness,
        versions_behind: drift.versions_behind,
        days_behind: drift.days_behind,
        edited: share(drift.edited()),
        distance: share(drift.distance()),
        unknown_files: drift.unknown(),
        files: drift
            .files
            .iter()
            .map(|file| File {
                path: &file.path,
                status: word(&file.status),
                reason: if let Status::Unknown(reason) = &file.status { Some(reason) } else { None },
                edited: share(file.edited),
                distance: share(file.distance),
            })
            .collect(),
    }
}

fn share(lines: Lines) -> Share {
    Share { differing: lines.differing, all: lines.all, share: lines.basis_points() }
}

const fn word(status: &Status) -> &'static str {
    match status {
        Status::InStep => "in_step",
        Status::Edited => "edited",
        Status::Missing => "missing",
        Status::Outdated => "outdated",
        Status::Conflicting => "conflicting",
        Status::New => "new",
        Status::Unknown(_) => "unknown",
    }
}
