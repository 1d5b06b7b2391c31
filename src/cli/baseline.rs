//! `karat baseline`: today's findings into a file; and what `karat check` makes of such a file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::args::Check;
use super::check::checked;
use super::output::{self, Output};
use super::shared::{Choice, Pace, WHAT, rendering, target};
use super::{Exit, Failure, say, settings};
use crate::baseline;
use crate::model::finding::{Finding, Position, Status};
use crate::model::problem::Problem;
use crate::model::report::Report;
use crate::model::{Baseline, BaselineEntry, Rendering};
use crate::report::count;
use crate::score::{self, Compared, Known};

/// `karat baseline`
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files, folders or repositories
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// The file [default: `baseline` of karat.toml, else karat-baseline.json beside it or in the target]
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Only take out what is no more, and follow files that were renamed; take nothing in
    #[arg(long)]
    pub(super) prune: bool,
    #[command(flatten)]
    pub(super) choice: Choice,
    /// Render Helm charts and kustomizations: auto, never, always [default: auto]
    #[arg(long, value_name = "WHEN", value_parser = rendering, help_heading = WHAT)]
    pub(super) render: Option<Rendering>,
    #[command(flatten)]
    pub(super) pace: Pace,
}

pub(super) fn run(own: &Arguments) -> Result<Exit, Failure> {
    let check = as_check(own);
    let settings = settings::Settings::of(&check)?;
    let is_in_use = settings.config.baseline.is_some();
    let path = own.file.clone().or_else(|| settings.baseline.clone());
    let path = path.unwrap_or_else(|| settings.home(&own.targets).join(baseline::FILE));
    let old = if path.exists() || own.prune { baseline::load(&path)? } else { Baseline::default() };
    let mut report = checked(&check, &settings, None, &[])?.report;
    let homes = Homes::of(&report, &path);
    let became = homes.compare(&mut report, &old);
    let (new, told) =
        if own.prune { pruned(&report, &old, &became, &homes) } else { whole(&report, &old, &became, &homes) };
    output::write(&Output { format: (), file: Some(path.clone()) }, |out| baseline::write(&new, out))?;
    say(&format!("{}: {told}\n{}", path.display(), if own.prune || is_in_use { String::new() } else { hint(&path) }))?;
    Ok(Exit::Clean)
}

/// What to do next, where the file is not in use yet.
fn hint(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| baseline::FILE.into(), |name| name.to_string_lossy());
    format!(
        "Commit it, and say `baseline = \"{name}\"` in the karat.toml beside it: from then on only new findings count.\n"
    )
}

/// Everything that is open now, and what of the old ones was not looked for.
fn whole(report: &Report, old: &Baseline, became: &[Compared], homes: &Homes) -> (Baseline, String) {
    let mut was: BTreeMap<usize, &BaselineEntry> = old
        .entries
        .iter()
        .zip(became)
        .filter_map(|(own, became)| if let Compared::Found(at) = became { Some((*at, own)) } else { None })
        .collect();
    let known = was.len();
    let open = report.findings.iter().enumerate().filter(|(_, own)| own.status != Status::Waived);
    let mut entries: Vec<_> = open.map(|(at, own)| homes.entry(own, was.remove(&at))).collect();
    let still = known - was.len();
    let new = entries.len() - still;
    let unasked = old.entries.iter().zip(became).filter(|(_, own)| **own == Compared::Unasked).map(|(own, _)| own);
    entries.extend(unasked.cloned());
    let gone = old.entries.len() + new - entries.len();
    let told = format!("{} ({new} new, {gone} gone)", counted(entries.len()));
    (sorted(entries), told)
}

/// The old ones that are still there, or were not looked for.
fn pruned(report: &Report, old: &Baseline, became: &[Compared], homes: &Homes) -> (Baseline, String) {
    let mut followed = 0;
    let still = |(own, became): (&BaselineEntry, &Compared)| match became {
        Compared::Found(at) => {
            let entry = homes.entry(report.findings.get(*at)?, Some(own));
            followed += u64::from(entry != *own);
            Some(entry)
        }
        Compared::Gone => None,
        Compared::Unasked => Some(own.clone()),
    };
    let entries: Vec<_> = old.entries.iter().zip(became).filter_map(still).collect();
    let gone = old.entries.len() - entries.len();
    let told = format!("{} ({gone} taken out, {followed} followed)", counted(entries.len()));
    (sorted(entries), told)
}

fn counted(number: usize) -> String {
    count(number as u64, "known finding")
}

fn sorted(mut entries: Vec<BaselineEntry>) -> Baseline {
    entries.sort();
    Baseline { entries }
}

/// Sets the findings of a baseline aside, and says what of it is no more.
pub(super) fn set_aside(report: &mut Report, path: &Path, known: &Baseline) {
    let homes = Homes::of(report, path);
    let became = homes.compare(report, known);
    let gone: BTreeSet<&BaselineEntry> =
        known.entries.iter().zip(&became).filter(|(_, own)| **own == Compared::Gone).map(|(own, _)| own).collect();
    let Some(first) = gone.first() else { return };
    let more = match gone.len() {
        1 => String::new(),
        number => format!(" and {} more", number - 1),
    };
    let message = format!("`{}` in {}{more} is no more, and still in the baseline", first.rule, first.path);
    let help = "`karat baseline --prune` takes it out";
    report.problems.push(Problem::of_standard(
        "",
        &Arc::from(path.to_string_lossy()),
        Position::of_line(1),
        message,
        help,
    ));
    report.problems.sort();
    score::count(report);
}

/// Where repositories are, as seen from the folder of a baseline: so that it does not matter where karat is started.
struct Homes {
    by_target: BTreeMap<String, String>,
    by_home: BTreeMap<String, String>,
}

impl Homes {
    fn of(report: &Report, baseline: &Path) -> Self {
        let folder = baseline.parent().filter(|own| !own.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let home = |root: &Path| between(&folder, &root.canonicalize().unwrap_or_else(|_| root.to_owned()));
        let all = report.repositories.iter().map(|own| &own.repository);
        let by_target: BTreeMap<_, _> = all.map(|own| (own.target.clone(), home(&own.root))).collect();
        let by_home = by_target.iter().map(|(target, home)| (home.clone(), target.clone())).collect();
        Self { by_target, by_home }
    }

    /// The entry of a finding. One that it had stays where only a folder of its repository is looked at, whose paths are others.
    fn entry(&self, finding: &Finding, was: Option<&BaselineEntry>) -> BaselineEntry {
        let home = self.by_target.get(finding.repository.as_ref()).cloned().unwrap_or_default();
        let stays = |own: &&BaselineEntry| own.repository != home && self.known(own).path == finding.location.path;
        if let Some(own) = was.filter(stays) {
            return own.clone();
        }
        BaselineEntry {
            repository: home,
            path: finding.location.path.to_string(),
            rule: finding.rule.to_string(),
            fingerprint: finding.fingerprint,
            anywhere: finding.anywhere,
        }
    }

    /// Sets known findings aside.
    fn compare(&self, report: &mut Report, known: &Baseline) -> Vec<Compared> {
        let rules: Vec<&str> = known.entries.iter().map(|own| own.rule.as_str()).collect();
        let known: Vec<_> = known.entries.iter().map(|own| self.known(own)).collect();
        score::baseline(report, &known, &rules)
    }

    /// An entry as the report has it, whose target may be a folder of the repository. Of what is not looked at there is no target,
    /// and no finding is in it.
    fn known(&self, own: &BaselineEntry) -> Known {
        let known = |target: &str, path: &str| Known {
            repository: Arc::from(target),
            path: Arc::from(path),
            fingerprint: own.fingerprint,
            anywhere: own.anywhere,
        };
        if let Some(target) = self.by_home.get(&own.repository) {
            return known(target, &own.path);
        }
        let place = joined(&own.repository, &own.path);
        let parents = place.rmatch_indices('/').filter_map(|(at, _)| Some((place.get(..at)?, place.get(at + 1..)?)));
        let mut around = parents.chain([(".", place.as_str())]);
        let found = around.find_map(|(home, path)| Some(known(self.by_home.get(home)?, path)));
        found.unwrap_or_else(|| known("\0", &own.path))
    }
}

/// A path in a folder; `.` is the folder itself.
fn joined(folder: &str, path: &str) -> String {
    match (folder, path) {
        (".", path) => path.to_owned(),
        (folder, ".") => folder.to_owned(),
        (folder, path) => format!("{folder}/{path}"),
    }
}

/// The way from one folder to another, with `/` between its parts; both are absolute.
fn between(from: &Path, to: &Path) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from.iter().skip(common).map(|_| "..".to_owned());
    let down = to.iter().skip(common).map(|part: &Component<'_>| part.as_os_str().to_string_lossy().into_owned());
    let way = up.chain(down).collect::<Vec<_>>().join("/");
    if way.is_empty() { ".".to_owned() } else { way }
}

fn as_check(own: &Arguments) -> Check {
    Check {
        targets: own.targets.clone(),
        choice: own.choice.clone(),
        render: own.render,
        ..Check::for_scores(own.pace.clone())
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn the_way_between_two_folders_is_told() {
        let cases = [("/a/b", "/a/b", "."), ("/a", "/a/b/c", "b/c"), ("/a/b/c", "/a/d", "../../d"), ("/", "/a", "a")];
        for (from, to, expected) in cases {
            assert_eq!(between(Path::new(from), &PathBuf::from(to)), expected);
        }
    }
}
