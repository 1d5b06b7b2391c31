//! Golden paths → the rules that they are asked by, and who is on them as a scan sees it. A path is asked apart from the rules of a run:
//! its signals have parameters of their own, and what their rules find is nobody's finding.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::card;
use crate::catalog::{self, Catalog};
use crate::model::Rendering;
use crate::model::adoption::{Adopted, AskedPath, PathReport, Signal, State};
use crate::model::report::Report;
use crate::model::scorecard::{CheckOutcome, ScorecardResult};
use crate::model::standard::{GoldenPath, Signal as Sign};
use crate::pipeline::{self, Error, Session, Settings};

/// The rules of the signals of some paths, with [`card`] of each as the only scorecards.
///
/// # Errors
///
/// Two signals ask one rule with different parameters.
pub(crate) fn catalog_of(paths: &[&GoldenPath], all: &Catalog) -> Result<Catalog, catalog::Error> {
    let mut catalog = all.clone();
    catalog.scorecards = paths.iter().map(|path| Arc::new(card(path))).collect();
    catalog.give_parameters()?;
    catalog::select_cards(&mut catalog, &[], false);
    Ok(catalog)
}

/// Golden paths, ready to be asked of repositories.
#[derive(Default)]
pub(crate) struct Paths(Vec<Together>);

/// Paths of which no two ask a rule with different parameters: one look tells of all of them.
struct Together {
    paths: Vec<GoldenPath>,
    catalog: Catalog,
}

impl Paths {
    /// With the rules of a catalog, none of which was given parameters of scorecards.
    ///
    /// # Errors
    ///
    /// Two signals of a path ask one rule with different parameters.
    pub(crate) fn of(paths: &[GoldenPath], all: &Catalog) -> Result<Self, catalog::Error> {
        let together = grouped(paths).into_iter().map(|paths| {
            let catalog = catalog_of(&paths, all)?;
            Ok(Together { paths: paths.into_iter().cloned().collect(), catalog })
        });
        together.collect::<Result<_, _>>().map(Self)
    }

    /// The catalogs that are asked.
    pub(crate) fn catalogs(&self) -> impl Iterator<Item = &Catalog> {
        self.0.iter().map(|own| &own.catalog)
    }

    /// Who is on them, by what a scan with such settings looks at.
    ///
    /// # Errors
    ///
    /// Those of a scan.
    pub(crate) fn scan(&self, targets: &[PathBuf], settings: &Settings) -> Result<Vec<PathReport>, Error> {
        let settings = plain(settings);
        told(self.0.iter().map(|own| Ok((own, pipeline::scan(targets, &own.catalog, &settings, &AtomicU64::new(0))?))))
    }

    /// Prepared for many commits.
    ///
    /// # Errors
    ///
    /// The system gives no threads.
    pub(crate) fn sessions(&self, settings: &Settings) -> Result<Sessions<'_>, Error> {
        let sessions = self.0.iter().map(|own| Ok((own, Session::new(&own.catalog, plain(settings))?)));
        sessions.collect::<Result<_, _>>().map(Sessions)
    }
}

/// Golden paths, each group with the engine that asks for it.
pub(crate) struct Sessions<'p>(Vec<(&'p Together, Session<'p>)>);

impl Sessions<'_> {
    /// Who is on them in a commit of a repository, under a name. May be called from many threads at a time.
    ///
    /// # Errors
    ///
    /// The engine refused a policy.
    pub(crate) fn commit(&self, root: &Path, name: &str, revision: &str) -> Result<Vec<PathReport>, Error> {
        told(self.0.iter().map(|(own, session)| Ok((*own, session.commit(root, name, revision)?))))
    }
}

/// Who is on paths as the report of each group tells, by path.
fn told<'p>(reports: impl Iterator<Item = Result<(&'p Together, Report), Error>>) -> Result<Vec<PathReport>, Error> {
    let mut told = Vec::new();
    for asked in reports {
        let (own, report) = asked?;
        told.extend(own.paths.iter().map(|path| seen(path, &report)));
    }
    told.sort_by(|a, b| a.path.id.cmp(&b.path.id));
    Ok(told)
}

/// Settings by which paths are asked: the same for all commands, whatever waives a finding or is rendered in a run.
fn plain(settings: &Settings) -> Settings {
    Settings {
        rendering: Rendering::Never,
        imports: Vec::new(),
        standards: Arc::default(),
        excuses: Settings::default().excuses,
        group_by: None,
        provenance: false,
        ..settings.clone()
    }
}

/// Paths that can be asked together, each with the first others that do not contradict it.
fn grouped(paths: &[GoldenPath]) -> Vec<Vec<&GoldenPath>> {
    let mut groups: Vec<(Vec<&GoldenPath>, Vec<&Sign>)> = Vec::new();
    for path in paths {
        let wanted: Vec<&Sign> = path.signals.iter().filter(|own| path.on_path.of.contains(&own.id)).collect();
        let contradicts = |own: &Sign| wanted.iter().any(|other| other.rule == own.rule && other.params != own.params);
        match groups.iter_mut().find(|(_, known)| !known.iter().any(|own| contradicts(own))) {
            Some((group, known)) => {
                group.push(path);
                known.extend(wanted);
            }
            None => groups.push((vec![path], wanted)),
        }
    }
    groups.into_iter().map(|(paths, _)| paths).collect()
}

/// Who is on a path as a report with [`card`] of it tells.
fn seen(path: &GoldenPath, report: &Report) -> PathReport {
    let cards = report.scorecards.iter().filter(|card| card.scorecard == path.id);
    let adopted = |card: &ScorecardResult| {
        let signals = signals(path, card);
        Adopted {
            repository: card.repository.clone(),
            entity: card.entity.clone(),
            name: card.name.clone(),
            facets: card.facets.clone(),
            state: State::of(&signals, path.on_path.at_least),
            signals,
        }
    };
    let mut entities: Vec<Adopted> = cards.map(adopted).collect();
    entities.sort_by(|a, b| a.repository.cmp(&b.repository));
    PathReport {
        path: AskedPath {
            id: path.id.clone(),
            title: Arc::from(path.title.as_str()),
            version: Arc::from(path.version.to_string()),
            at_least: path.on_path.at_least,
            is_voluntary: path.is_voluntary,
        },
        entities,
    }
}

/// What became of the signals, in the order of the path.
pub(super) fn signals(path: &GoldenPath, card: &ScorecardResult) -> Vec<Signal> {
    let signal = |id: &Arc<str>| {
        let outcome = card.checks.iter().find(|result| result.check.id == *id).map(|result| result.outcome);
        Signal { id: id.clone(), outcome: outcome.unwrap_or(CheckOutcome::Unknown) }
    };
    path.on_path.of.iter().map(signal).collect()
}

/// Whether enough signals are seen.
pub(super) fn state(path: &GoldenPath, card: &ScorecardResult) -> State {
    State::of(&signals(path, card), path.on_path.at_least)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::standard::OnPath;

    fn path(id: &str, signals: &[(&str, i64)]) -> GoldenPath {
        let sign = |(at, (rule, number)): (usize, &(&str, i64))| Sign {
            id: Arc::from(format!("s{at}")),
            title: None,
            rule: Arc::from(*rule),
            params: if *number == 0 {
                BTreeMap::new()
            } else {
                BTreeMap::from([("most".to_owned(), regorus::Value::from(*number))])
            },
        };
        let signals: Vec<Sign> = signals.iter().enumerate().map(sign).collect();
        let of = signals.iter().map(|own| own.id.clone()).collect();
        GoldenPath {
            id: Arc::from(id),
            title: id.to_owned(),
            description: None,
            owner: None,
            docs: None,
            stage: crate::model::scorecard::Stage::default(),
            version: crate::model::version::Version::parse("1.0.0").unwrap(),
            template: None,
            applies: crate::model::selector::Selector::default(),
            is_voluntary: false,
            on_path: OnPath { at_least: 1, of },
            owned: Vec::new(),
            signals,
            place: crate::model::waiver::Place { path: Arc::from("p.toml"), line: 1 },
        }
    }

    #[test]
    fn paths_are_asked_together_as_far_as_their_parameters_agree() {
        let paths = [
            path("a", &[("x.one", 1), ("x.two", 0)]),
            path("b", &[("x.one", 2)]),
            path("c", &[("x.one", 0)]),
            path("d", &[("x.two", 0), ("x.three", 3)]),
            path("e", &[("x.three", 4), ("x.one", 2)]),
        ];
        let groups: Vec<Vec<&str>> =
            grouped(&paths).into_iter().map(|own| own.iter().map(|path| path.id.as_ref()).collect()).collect();
        assert_eq!(groups, [vec!["a", "d"], vec!["b", "e"], vec!["c"]]);
    }
}
