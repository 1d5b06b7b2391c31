//! The files of one service in one environment, commit by commit → the kind of each event.
//!
//! A service may have several files. Each has a version of its own, and of what happened to them in one commit the first of deploy,
//! rollback, reapply, removal, config-only is the commit's event: what counts as a failure is only what is one for all of them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::event::Kind;
use super::order::{self, Direction, Order};

/// What became of a file in a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Now {
    /// It is there, with a version, or with none that could be read.
    There(Option<Arc<str>>),
    /// It is gone.
    Gone,
}

/// What happened, before it is known when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Happened {
    pub(super) kind: Kind,
    pub(super) from: Option<Arc<str>>,
    pub(super) to: Option<Arc<str>>,
    pub(super) direction: Direction,
}

/// A file of the service.
#[derive(Debug, Default)]
struct Part {
    is_there: bool,
    version: Option<Arc<str>>,
    /// Every version that it has had.
    seen: BTreeSet<Arc<str>>,
}

/// What the files of a service say, up to some commit.
#[derive(Debug, Default)]
pub(super) struct State {
    parts: BTreeMap<Arc<str>, Part>,
}

impl State {
    /// Takes in the files that one commit changed.
    pub(super) fn take(
        &mut self,
        mut files: Vec<(Arc<str>, Now)>,
        orders: &[Order],
        ancestry: impl Fn(&str, &str) -> Option<Ordering>,
    ) -> Happened {
        self.moved(&mut files);
        let effects: Vec<Happened> = files
            .into_iter()
            .map(|(path, now)| self.parts.entry(path).or_default().take(now, orders, &ancestry))
            .collect();
        let is_left = self.parts.values().any(|part| part.is_there);
        let nothing = Happened { kind: Kind::ConfigOnly, from: None, to: None, direction: Direction::Unknown };
        let strongest = effects.into_iter().min_by_key(|effect| effect.kind).unwrap_or(nothing.clone());
        if strongest.kind == Kind::Removal && is_left { nothing } else { strongest }
    }

    /// Files that were moved keep what they were: one that is gone and a new one with the same version.
    fn moved(&mut self, files: &mut Vec<(Arc<str>, Now)>) {
        let gone: Vec<Arc<str>> =
            files.iter().filter(|(_, now)| *now == Now::Gone).map(|(path, _)| path.clone()).collect();
        for from in gone {
            let Some(version) =
                self.parts.get(&from).filter(|part| part.is_there).and_then(|part| part.version.clone())
            else {
                continue;
            };
            let target = files.iter().find(|(path, now)| {
                let is_new = self.parts.get(path).is_none_or(|part| !part.is_there);
                is_new && *now == Now::There(Some(version.clone()))
            });
            let Some(to) = target.map(|(path, _)| path.clone()) else { continue };
            files.retain(|(path, _)| *path != from);
            if let Some(part) = self.parts.remove(&from) {
                self.parts.insert(to, part);
            }
        }
    }
}

impl Part {
    fn take(&mut self, now: Now, orders: &[Order], ancestry: impl Fn(&str, &str) -> Option<Ordering>) -> Happened {
        let from = self.version.clone();
        let happened = |kind, to, direction| Happened { kind, from: from.clone(), to, direction };
        let to = match now {
            Now::Gone => {
                self.is_there = false;
                self.version = None;
                return happened(Kind::Removal, None, Direction::Unknown);
            }
            // A file that says nothing for a while leaves the version as it was: it is not known to have changed.
            Now::There(version) => version.or_else(|| from.clone()),
        };
        self.is_there = true;
        self.version.clone_from(&to);
        let Some(version) = to.clone().filter(|_| to != from) else {
            return happened(Kind::ConfigOnly, to, Direction::Unknown);
        };
        let direction =
            from.as_deref().map_or(Direction::Unknown, |from| order::direction(orders, from, &version, ancestry));
        let was_seen = !self.seen.insert(version);
        let kind = match (was_seen, direction) {
            (true, Direction::Down) => Kind::Rollback,
            (true, Direction::Up | Direction::Unknown) => Kind::Reapply,
            (false, _) => Kind::Deploy,
        };
        happened(kind, to, direction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each step is `path=version path=version`; `-` is gone, `?` unreadable. Gives `kind from→to` of each.
    fn kinds(steps: &[&str]) -> Vec<String> {
        let mut state = State::default();
        let orders = Order::NAMES.map(|(_, order)| order);
        let steps = steps.iter().map(|step| {
            let files = step.split(' ').map(|file| {
                let (path, version) = file.split_once('=').unwrap();
                let now = match version {
                    "-" => Now::Gone,
                    "?" => Now::There(None),
                    version => Now::There(Some(Arc::from(version))),
                };
                (Arc::from(path), now)
            });
            let found = state.take(files.collect(), &orders, |_, _| None);
            let shown = |version: &Option<Arc<str>>| version.as_deref().unwrap_or("-").to_owned();
            format!("{:?} {}→{}", found.kind, shown(&found.from), shown(&found.to))
        });
        steps.collect()
    }

    #[test]
    fn a_rollback_is_an_earlier_version_that_was_there_before() {
        assert_eq!(
            kinds(&["a=v1", "a=v2", "a=v3", "a=v1", "a=v3", "a=v2", "a=v0", "a=v0"]),
            [
                "Deploy -→v1",
                "Deploy v1→v2",
                "Deploy v2→v3",
                "Rollback v3→v1",
                "Reapply v1→v3",
                "Rollback v3→v2",
                "Deploy v2→v0",
                "ConfigOnly v0→v0",
            ]
        );
    }

    #[test]
    fn versions_without_an_order_are_never_rolled_back() {
        assert_eq!(
            kinds(&["a=2c6f1d0", "a=91f0a3b", "a=2c6f1d0"]),
            ["Deploy -→2c6f1d0", "Deploy 2c6f1d0→91f0a3b", "Reapply 91f0a3b→2c6f1d0"]
        );
    }

    #[test]
    fn what_was_removed_and_comes_back_is_applied_again() {
        assert_eq!(
            kinds(&["a=v1", "a=v2", "a=-", "a=v1", "a=-", "a=v3"]),
            ["Deploy -→v1", "Deploy v1→v2", "Removal v2→-", "Reapply -→v1", "Removal v1→-", "Deploy -→v3"]
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_changes_nothing() {
        assert_eq!(
            kinds(&["a=?", "a=v1", "a=?", "a=v1", "a=v2"]),
            ["ConfigOnly -→-", "Deploy -→v1", "ConfigOnly v1→v1", "ConfigOnly v1→v1", "Deploy v1→v2",]
        );
    }

    #[test]
    fn several_files_of_one_commit_are_one_event() {
        assert_eq!(
            kinds(&["a=v1 b=v7", "a=v2 b=v7", "a=v1 b=v8", "a=v2 b=v7", "a=v1 b=v7", "a=- b=v7", "b=-"]),
            [
                "Deploy -→v1",
                "Deploy v1→v2",
                // One goes back and one ahead: no failure of the service.
                "Deploy v7→v8",
                "Rollback v8→v7",
                "Rollback v2→v1",
                "ConfigOnly -→-",
                "Removal v7→-",
            ]
        );
    }

    #[test]
    fn a_file_that_moves_keeps_its_versions() {
        assert_eq!(
            kinds(&["a=v1", "a=v2", "a=- b=v2", "b=v1"]),
            ["Deploy -→v1", "Deploy v1→v2", "ConfigOnly v2→v2", "Rollback v2→v1",]
        );
    }
}
