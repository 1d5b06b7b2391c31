//! Pinned-Dependencies: what the build fetches is named by its hash.
//!
//! `actions` looks at `uses:`, `images` at FROM, `scripts` at what shell code runs (in scripts, RUN and `run:`), by `commands` and
//! `downloads`; `nuget` takes back what lockfiles of .NET pin. Each finds [`Dependency`]s; the share of pinned ones is the score.

mod actions;
mod commands;
mod downloads;
mod images;
mod nuget;
mod scripts;
#[cfg(test)]
mod tests;
mod urls;

use super::check::Check;
use super::survey::Survey;

const NAME: &str = "Pinned-Dependencies";

/// What is fetched, in the order in which results name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    OwnedAction,
    OtherAction,
    Image,
    DownloadThenRun,
    Go,
    Choco,
    Npm,
    Pip,
    Nuget,
}

const KINDS: [(Kind, &str); 9] = [
    (Kind::OwnedAction, "GitHub-owned GitHubAction"),
    (Kind::OtherAction, "third-party GitHubAction"),
    (Kind::Image, "containerImage"),
    (Kind::DownloadThenRun, "downloadThenRun"),
    (Kind::Go, "goCommand"),
    (Kind::Choco, "chocoCommand"),
    (Kind::Npm, "npmCommand"),
    (Kind::Pip, "pipCommand"),
    (Kind::Nuget, "nugetCommand"),
];

impl Kind {
    fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// Something that the build fetches.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dependency {
    kind: Kind,
    is_pinned: bool,
    path: String,
    first: usize,
    last: usize,
}

/// What was found, and what could not be read.
#[derive(Debug, Default)]
struct Found {
    dependencies: Vec<Dependency>,
    /// Details on parts that could not be read.
    gaps: Vec<String>,
}

impl Found {
    fn add(&mut self, kind: Kind, is_pinned: bool, path: &str, (first, last): (usize, usize)) {
        self.dependencies.push(Dependency { kind, is_pinned, path: path.to_owned(), first, last });
    }

    fn gap(&mut self, what: &str, path: &str, lines: (usize, usize)) {
        self.gaps.push(format!("Info: Possibly incomplete results: {what}: {}", place(path, lines)));
    }
}

/// The check.
pub(super) fn check(survey: &Survey) -> Check {
    let mut found = Found::default();
    let parts = [actions::find, images::find, scripts::in_dockerfiles];
    if let Some(fault) = parts.into_iter().find_map(|part| part(survey, &mut found).err()) {
        return Check::broken(NAME, &fault);
    }
    scripts::in_files(survey, &mut found);
    scripts::in_workflows(survey, &mut found);
    nuget::pin(&mut found.dependencies, &survey.dotnet);
    if found.dependencies.is_empty() {
        return Check::unknown(NAME, "no dependencies found").with(found.gaps);
    }
    let (score, tallies) = score(&found.dependencies);
    let mut details = found.gaps;
    for dependency in found.dependencies.iter().filter(|dependency| !dependency.is_pinned) {
        let Dependency { kind, path, first, last, .. } = dependency;
        details.push(format!("Warn: {} not pinned by hash: {}", kind.name(), place(path, (*first, *last))));
    }
    details.extend(tallies);
    if score == 10 {
        return Check::new(NAME, 10, "all dependencies are pinned").with(details);
    }
    Check::new(NAME, score, format!("dependency not pinned by hash detected -- score normalized to {score}"))
        .with(details)
}

/// The pinned share, and a line for each kind. All kinds weigh the same, but actions of GitHub's own against those of others.
fn score(dependencies: &[Dependency]) -> (u8, Vec<String>) {
    let count = |kind: Kind| {
        let of_kind = dependencies.iter().filter(|dependency| dependency.kind == kind);
        of_kind.fold((0, 0), |(pinned, all), dependency| (pinned + usize::from(dependency.is_pinned), all + 1))
    };
    let has_both = count(Kind::OwnedAction).1 > 0 && count(Kind::OtherAction).1 > 0;
    let mut points = (0, 0);
    let mut lines = Vec::new();
    for (kind, name) in KINDS {
        let (pinned, all) = count(kind);
        if all == 0 {
            continue;
        }
        let weight = match kind {
            Kind::OwnedAction if has_both => 2,
            Kind::OtherAction if has_both => 8,
            _ => 10,
        };
        points = (points.0 + pinned * weight, points.1 + all * weight);
        lines.push(format!("Info: {pinned:3} out of {all:3} {name} dependencies pinned"));
    }
    (u8::try_from(10 * points.0 / points.1.max(1)).unwrap_or(10), lines)
}

fn place(path: &str, (first, last): (usize, usize)) -> String {
    if first < last { format!("{path}:{first}-{last}") } else { format!("{path}:{first}") }
}
