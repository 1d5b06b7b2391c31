//! Patterns of CODEOWNERS → which of them decide over each path.
//!
//! All patterns are compiled once, into one set for files and one for folders; a folder is asked once, whatever is in it. Knows
//! where GitHub and GitLab differ; knows nothing of owners.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use globset::{Candidate, Glob, GlobBuilder, GlobSet, GlobSetBuilder};

use super::Rule;

/// Whose rules of patterns hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Host {
    GitHub,
    GitLab,
}

/// Compiled patterns, and the rule that each belongs to.
pub(super) struct Globs {
    files: (GlobSet, Vec<usize>),
    /// What fits a folder decides over all that is in it.
    folders: (GlobSet, Vec<usize>),
}

/// What came out.
pub(super) struct Decided {
    /// For each path the rules that decide, one a section.
    pub(super) files: Vec<Vec<usize>>,
    used: BTreeSet<usize>,
}

impl Decided {
    /// Whether a rule fits any path at all.
    pub(super) fn is_used(&self, rule: usize) -> bool {
        self.used.contains(&rule)
    }
}

/// The last rule of a section that fits, and whether one excludes.
#[derive(Clone, Copy, Default)]
struct Slot {
    last: Option<usize>,
    is_excluded: bool,
}

type Slots = Arc<[Slot]>;

impl Globs {
    /// Compiles the patterns. One that cannot be compiled fits nothing, and is a fault with its line.
    pub(super) fn of(host: Host, rules: &[Rule]) -> (Self, BTreeSet<(usize, String)>) {
        let mut faults = BTreeSet::new();
        let mut sets = [(GlobSetBuilder::new(), Vec::new()), (GlobSetBuilder::new(), Vec::new())];
        for (index, rule) in rules.iter().enumerate() {
            let (file, folder) = match host {
                Host::GitHub => github(&rule.pattern),
                Host::GitLab => (gitlab(&rule.pattern), None),
            };
            for (set, pattern) in sets.iter_mut().zip([file, folder]) {
                match pattern.map(|pattern| compiled(&pattern)) {
                    Some(Ok(glob)) => {
                        set.0.add(glob);
                        set.1.push(index);
                    }
                    Some(Err(message)) => drop(faults.insert((rule.line, message))),
                    None => {}
                }
            }
        }
        let [files, folders] = sets.map(|(builder, rules)| match builder.build() {
            Ok(set) => (set, rules),
            Err(error) => {
                faults.insert((1, format!("the patterns are too many: {}", error.kind())));
                (GlobSet::empty(), Vec::new())
            }
        });
        (Self { files, folders }, faults)
    }

    /// Decides over paths. Those of one folder should stand together.
    pub(super) fn decide<'p>(&self, paths: impl Iterator<Item = &'p str>, rules: &[Rule], sections: usize) -> Decided {
        let mut decider = Decider {
            globs: self,
            rules,
            folders: BTreeMap::from([("", vec![Slot::default(); sections].into())]),
            used: BTreeSet::new(),
            hits: Vec::new(),
        };
        let files = paths.map(|path| decider.file(path)).collect();
        Decided { files, used: decider.used }
    }
}

struct Decider<'g, 'p> {
    globs: &'g Globs,
    rules: &'g [Rule],
    folders: BTreeMap<&'p str, Slots>,
    used: BTreeSet<usize>,
    hits: Vec<usize>,
}

impl<'p> Decider<'_, 'p> {
    fn file(&mut self, path: &'p str) -> Vec<usize> {
        let above = self.folder(path.rsplit_once('/').map_or("", |(folder, _)| folder));
        let slots = self.with(&self.globs.files, path, above);
        slots.iter().filter(|slot| !slot.is_excluded).filter_map(|slot| slot.last).collect()
    }

    /// What holds for all that is in a folder.
    fn folder(&mut self, folder: &'p str) -> Slots {
        let mut missing = Vec::new();
        let mut here = folder;
        let mut slots = loop {
            if let Some(known) = self.folders.get(here) {
                break known.clone();
            }
            missing.push(here);
            here = here.rsplit_once('/').map_or("", |(above, _)| above);
        };
        for inner in missing.into_iter().rev() {
            slots = self.with(&self.globs.folders, inner, slots);
            self.folders.insert(inner, slots.clone());
        }
        slots
    }

    /// What holds above, and what fits here.
    fn with(&mut self, (set, owners): &(GlobSet, Vec<usize>), path: &str, above: Slots) -> Slots {
        let mut hits = std::mem::take(&mut self.hits);
        set.matches_candidate_into(&Candidate::new(path), &mut hits);
        let mut slots = above;
        for rule in hits.iter().filter_map(|hit| owners.get(*hit)) {
            self.used.insert(*rule);
            let Some(known) = self.rules.get(*rule) else { continue };
            let own = Arc::make_mut(&mut slots).get_mut(known.section);
            if let Some(slot) = own {
                slot.last = slot.last.max(Some(*rule));
                slot.is_excluded |= known.is_excluded;
            }
        }
        self.hits = hits;
        slots
    }
}

fn compiled(pattern: &str) -> Result<Glob, String> {
    let built = GlobBuilder::new(pattern).literal_separator(true).backslash_escape(true).build();
    built.map_err(|error| format!("the pattern cannot be read: {}", error.kind()))
}

/// The globs of a pattern for files and for folders: as in `.gitignore`, but `docs/*` is only what lies in docs itself.
fn github(pattern: &str) -> (Option<String>, Option<String>) {
    let body = pattern.trim_matches('/');
    if body.is_empty() {
        return (None, None);
    }
    let is_anchored = pattern.trim_end_matches('/').contains('/');
    let glob = format!("{}{}", if is_anchored { "" } else { "**/" }, plain(body, true));
    let file = (!pattern.ends_with('/')).then(|| glob.clone());
    let folder = (!pattern.ends_with("/*")).then_some(glob);
    (file, folder)
}

/// The glob of a pattern for files: without a slash at its head it begins anywhere, with one at its end it is all below.
fn gitlab(pattern: &str) -> Option<String> {
    let pattern = pattern.strip_prefix('!').unwrap_or(pattern);
    if pattern == "*" {
        return Some("**".to_owned());
    }
    let (start, rest) = pattern.strip_prefix('/').map_or(("**/", pattern), |rest| ("", rest));
    let body = plain(rest, false);
    match body.strip_suffix('/') {
        Some(folder) => Some(format!("{start}{folder}/**/*")),
        // Two stars without a slash behind them are one.
        None => body
            .strip_suffix("**")
            .map_or_else(|| Some(format!("{start}{body}")), |head| Some(format!("{start}{head}*"))),
    }
}

/// What globs mean and the host does not is written as it stands: `{a,b}`, and on GitHub `[ab]`.
fn plain(pattern: &str, is_github: bool) -> String {
    let mut plain = String::with_capacity(pattern.len() + 2);
    let mut is_escaped = false;
    for c in pattern.chars() {
        if !is_escaped && (matches!(c, '{' | '}') || (is_github && matches!(c, '[' | ']'))) {
            plain.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        plain.push(c);
    }
    if is_escaped {
        plain.push('\\');
    }
    plain
}
