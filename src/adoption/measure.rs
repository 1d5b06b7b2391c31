//! Looks at repositories through the pipeline, now and at days of the past, and searches the commits that made a difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::ask::{signals, state};
use super::figures::{self, Adoption, Life, Move, State, Voluntary};
use super::template::{self, Origins};
use super::{STAY, STEP};
use crate::catalog::Catalog;
use crate::drift::TemplateClone;
use crate::git;
use crate::model::Date;
use crate::model::campaign::{Aim, Campaign};
use crate::model::report::Report;
use crate::model::scorecard::{Scorecard, ScorecardResult};
use crate::model::source::Repository;
use crate::model::standard::GoldenPath;
use crate::pipeline::{self, Error, Settings, View};

/// What is asked.
pub(crate) struct Question<'q> {
    /// The path.
    pub(crate) path: &'q GoldenPath,
    /// Campaigns that may have asked for it.
    pub(crate) campaigns: &'q [Campaign],
    /// The scorecards that campaigns speak of.
    pub(crate) cards: &'q [Arc<Scorecard>],
    /// Folders of repositories.
    pub(crate) targets: &'q [PathBuf],
    /// The rules of the signals, with its card as the only scorecard.
    pub(crate) catalog: &'q Catalog,
    /// How to scan; its moment is now.
    pub(crate) settings: &'q Settings,
    /// A clone of the path's template.
    pub(crate) template: Option<&'q TemplateClone>,
    /// How far to look back, in seconds.
    pub(crate) window: i64,
}

/// A repository, and an entity of it.
type Key = (Arc<str>, Arc<str>);

/// Measures a path.
///
/// # Errors
///
/// Those of a scan.
pub(crate) fn measure(question: &Question<'_>) -> Result<Adoption, Error> {
    let now = question.settings.now;
    let back = (question.window / STEP).max(0);
    let looks: Vec<i64> = (0..=back).rev().map(|steps| now - steps * STEP).collect();
    let present = question.scan(question.targets, View::Disk, now)?;
    let mut notes = Vec::new();
    let repositories = present.repositories.iter().map(|own| own.repository.clone());
    let pasts: BTreeMap<Arc<str>, Past> = repositories
        .map(|repository| {
            let past = Past::of(&repository, *looks.first().unwrap_or(&now));
            if let Err(reason) = &past.line {
                notes.push(format!("{}: its past is not known: {reason}", repository.target));
            }
            (Arc::from(repository.target.as_str()), past)
        })
        .collect();
    let mut lives = begin(question.path, &present, looks.len());
    for (look, moment) in looks.iter().enumerate().take(looks.len().saturating_sub(1)) {
        let report = question.scan(question.targets, View::Before(*moment), *moment)?;
        let states: BTreeMap<Key, State> = states(question.path, &report).collect();
        for (key, life) in &mut lives {
            let is_known = pasts.get(&key.0).is_some_and(|past| past.line.is_ok());
            let state = states.get(key).copied().or((!is_known).then_some(State::Unknown));
            if let Some(slot) = life.states.get_mut(look) {
                *slot = state;
            }
        }
    }
    let mut lives: Vec<Life> = lives.into_values().collect();
    for life in &mut lives {
        if let Some(past) = pasts.get(&life.repository) {
            question.trace(life, past, &looks)?;
        }
    }
    Ok(Adoption {
        path: question.path.id.clone(),
        title: question.path.title.clone(),
        version: question.path.version.to_string(),
        trend: figures::trend(&lives, looks.len()),
        tiers: figures::tiers(&lives),
        voluntary: Voluntary { is_choice: question.path.is_voluntary, new: figures::new(&lives) },
        stickiness: figures::stickiness(&lives, &looks),
        to_adopt: figures::to_adopt(&lives),
        origins: question.origins(&lives, &present, (*looks.first().unwrap_or(&now), now)),
        looks,
        lives,
        notes,
    })
}

/// Every entity that the path is for now.
fn begin(path: &GoldenPath, present: &Report, looks: usize) -> BTreeMap<Key, Life> {
    let life = |card: &ScorecardResult| {
        let mut states = vec![None; looks];
        if let Some(last) = states.last_mut() {
            *last = Some(state(path, card));
        }
        let life = Life {
            repository: card.repository.clone(),
            entity: card.entity.clone(),
            name: card.name.clone(),
            facets: card.facets.clone(),
            states,
            signals: signals(path, card),
            came: None,
            moves: Vec::new(),
        };
        ((card.repository.clone(), card.entity.clone()), life)
    };
    present.scorecards.iter().map(life).collect()
}

fn states<'r>(path: &'r GoldenPath, report: &'r Report) -> impl Iterator<Item = (Key, State)> + 'r {
    report.scorecards.iter().map(|card| ((card.repository.clone(), card.entity.clone()), state(path, card)))
}

/// How changes came to a repository in the window.
struct Past {
    repository: Arc<Repository>,
    /// Commits on the line of first parents, the oldest first: hash and time.
    line: Result<Vec<(String, i64)>, String>,
}

impl Past {
    fn of(repository: &Arc<Repository>, since: i64) -> Self {
        let line = git::Repository::open(&repository.root).and_then(|git| git.landed_since(since));
        let line = line
            .map_err(|reason| reason.to_string())
            .map(|line| line.into_iter().rev().map(|(id, time)| (id.to_string(), time)).collect());
        Self { repository: repository.clone(), line }
    }

    /// The commits that landed after a moment, up to another one.
    fn between(&self, after: i64, until: i64) -> &[(String, i64)] {
        let line = self.line.as_deref().unwrap_or_default();
        // Clocks may go back: the line counts, as it does where a day of the past is looked up.
        let end = |moment: i64| line.iter().rposition(|(_, time)| *time <= moment).map_or(0, |last| last + 1);
        line.get(end(after)..end(until)).unwrap_or_default()
    }
}

impl Question<'_> {
    /// How far the repositories of these entities are from the path's template.
    fn origins(&self, lives: &[Life], present: &Report, window: (i64, i64)) -> Option<Origins> {
        let (template, clone) = (self.path.template.as_ref()?, self.template?);
        let targets: BTreeSet<&str> = lives.iter().map(|life| life.repository.as_ref()).collect();
        let all = present.repositories.iter().map(|own| &own.repository);
        let meant = all.filter(|own| targets.contains(own.target.as_str()));
        let repositories: Vec<_> = meant.map(|own| (Arc::from(own.target.as_str()), own.root.clone())).collect();
        Some(template::origins(self.path, template, clone, &repositories, window))
    }

    fn scan(&self, targets: &[PathBuf], view: View, now: i64) -> Result<Report, Error> {
        let settings = Settings { view, now, rendering: crate::model::Rendering::Never, ..self.settings.clone() };
        pipeline::scan(targets, self.catalog, &settings, &AtomicU64::new(0))
    }

    /// When an entity came, and its steps onto the path and off it.
    fn trace(&self, life: &mut Life, past: &Past, looks: &[i64]) -> Result<(), Error> {
        let at = |look: usize| looks.get(look).copied().unwrap_or_default();
        let first = life.states.iter().position(Option::is_some);
        let mut moves = Vec::new();
        if let Some(first) = first.filter(|first| *first > 0) {
            let window = past.between(at(first - 1), at(first));
            let came = self.search(past, window, &life.entity, |state| state.is_some())?;
            life.came = came.map(|(_, time)| *time);
            if life.states.get(first).copied().flatten() == Some(State::On)
                && let Some((commit, time)) = self.search(past, window, &life.entity, is_on)?
            {
                moves.push(self.step(life, (commit, *time), (true, true, false)));
            }
        }
        for (before, after, onto) in figures::steps(&life.states) {
            let window = past.between(at(before), at(after));
            let wanted = if onto { is_on } else { is_off };
            let found = self.search(past, window, &life.entity, wanted)?;
            // Where no commit made it, it is not committed yet, or the day did: the last look tells.
            let (commit, time) = found.map_or(("", at(after)), |(commit, time)| (commit.as_str(), *time));
            let is_old = first.is_some_and(|first| first == 0 || after - first >= STAY);
            moves.push(self.step(life, (commit, time), (onto, false, is_old)));
        }
        life.moves = moves;
        Ok(())
    }

    fn step(&self, life: &Life, (commit, at): (&str, i64), (onto, is_first, is_old): (bool, bool, bool)) -> Move {
        let campaign = if onto { self.campaign(life, at) } else { None };
        Move { at, onto, commit: commit.to_owned(), is_first, is_old, campaign }
    }

    /// The first of some commits in a row from which on something holds of an entity, where it holds at the last of them.
    fn search<'p>(
        &self,
        past: &Past,
        commits: &'p [(String, i64)],
        entity: &str,
        holds: fn(Option<State>) -> bool,
    ) -> Result<Option<&'p (String, i64)>, Error> {
        let (mut low, mut high) = (0, commits.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let Some((commit, time)) = commits.get(middle) else { break };
            let targets = [past.repository.root.clone()];
            let report = self.scan(&targets, View::Revision(commit.clone()), *time)?;
            let state = states(self.path, &report).find(|((_, own), _)| own.as_ref() == entity).map(|(_, state)| state);
            if holds(state) { high = middle } else { low = middle + 1 }
        }
        Ok(commits.get(low))
    }

    /// The campaign that asked an entity for one of the path's signals at a moment.
    fn campaign(&self, life: &Life, at: i64) -> Option<Arc<str>> {
        let day = Date::of_unix(at)?;
        let rules: BTreeSet<&str> = self.path.signals.iter().map(|signal| signal.rule.as_ref()).collect();
        let asks = |campaign: &&Campaign| {
            let card = self.cards.iter().find(|card| card.id == campaign.scorecard);
            let checks = card.into_iter().flat_map(|card| &card.checks);
            let is_meant = |check: &&crate::model::scorecard::Check| match &campaign.aim {
                Aim::Checks(ids) => ids.contains(&check.id),
                Aim::Level(level) => check.level == *level,
            };
            let is_asked = checks.filter(is_meant).any(|check| rules.contains(check.rule.as_ref()));
            campaign.start <= day && day <= campaign.deadline && is_asked && campaign.applies.matches(&life.facets)
        };
        self.campaigns.iter().find(asks).map(|campaign| campaign.id.clone())
    }
}

fn is_on(state: Option<State>) -> bool {
    state == Some(State::On)
}

fn is_off(state: Option<State>) -> bool {
    state == Some(State::Off)
}
