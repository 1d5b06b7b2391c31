//! How far those on a path are from its template, and how long a new version of it takes to reach them.

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::drift::{self, Drift, TemplateClone};
use crate::flow::Spread;
use crate::model::standard::{GoldenPath, Template};

/// A repository and its template.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origin {
    /// The repository's target.
    pub(crate) repository: Arc<str>,
    /// How far it is, or why that is not known.
    pub(crate) drift: Result<Drift, String>,
}

/// A version of the template and who took it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// The tag.
    pub(crate) name: String,
    /// When it was released, in seconds since 1970.
    pub(crate) released: i64,
    /// Seconds until each repository that was on an earlier version had it, or a later one.
    pub(crate) times: Spread,
    /// Repositories that still have an earlier one.
    pub(crate) open: usize,
}

/// What the template of a path says of the repositories that it could have made.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origins {
    /// The template's repository, as the path names it.
    pub(crate) template: String,
    /// By target.
    pub(crate) repositories: Vec<Origin>,
    /// Releases of the window, the lowest version first.
    pub(crate) releases: Vec<Taken>,
}

impl Origins {
    /// Repositories whose drift is known.
    pub(crate) fn known(&self) -> impl Iterator<Item = (&Origin, &Drift)> {
        self.repositories.iter().filter_map(|own| Some((own, own.drift.as_ref().ok()?)))
    }

    /// The shares of owned lines that repositories have changed, in basis points.
    pub(crate) fn edited(&self) -> Spread {
        Spread::of(self.known().filter_map(|(_, drift)| Some(i64::from(drift.edited().basis_points()?))).collect())
    }

    /// How many releases repositories are behind.
    pub(crate) fn behind(&self) -> Spread {
        let behind = self.known().filter_map(|(_, drift)| i64::try_from(drift.versions_behind?).ok());
        Spread::of(behind.collect())
    }
}

/// Compares repositories, each with its root, with the template of a path. `since` and `now` are the ends of the window.
pub(super) fn origins(
    path: &GoldenPath,
    template: &Template,
    clone: &TemplateClone,
    repositories: &[(Arc<str>, PathBuf)],
    (since, now): (i64, i64),
) -> Origins {
    let each: Vec<(Origin, Vec<drift::Adoption>)> = repositories
        .par_iter()
        .map(|(repository, root)| {
            let found = drift::measure(clone, root, None, &path.owned, &template.markers);
            // Why there is no history is told where the past is looked at.
            let taken = drift::adoptions(clone, root, &template.markers).unwrap_or_default();
            (Origin { repository: repository.clone(), drift: found.map_err(|reason| reason.to_string()) }, taken)
        })
        .collect();
    let (repositories, histories): (Vec<_>, Vec<_>) = each.into_iter().unzip();
    let of_window = clone
        .releases()
        .iter()
        .enumerate()
        .filter(|(_, release)| !release.is_early && since < release.time && release.time <= now);
    let releases = of_window.map(|(place, release)| {
        let (mut times, mut open) = (Vec::new(), 0);
        for history in &histories {
            let has = |own: &drift::Adoption| own.version.release.is_some_and(|version| version >= place);
            // Who was made from it, or came later, did not have to take it up.
            let was_behind =
                history.iter().take_while(|own| own.time <= release.time).last().is_some_and(|own| !has(own));
            if !was_behind {
                continue;
            }
            match history.iter().find(|own| own.time > release.time && has(own)) {
                Some(own) => times.push(own.time - release.time),
                None => open += 1,
            }
        }
        Taken { name: release.name.clone(), released: release.time, times: Spread::of(times), open }
    });
    Origins { template: template.repo.clone(), releases: releases.collect(), repositories }
}
