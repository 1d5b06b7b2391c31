//! Token-Permissions: ten, less what workflows may write without need.

use crate::ossf::check::Check;
use crate::ossf::workflow::{self, Exec, Flow, Pattern, Permissions, Text, jobs_match};

use super::packaging;

const NAME: &str = "Token-Permissions";
const EXCESSIVE: &str = "detected GitHub workflow tokens with excessive permissions";

/// Jobs that release, and so have to write contents.
const RELEASING: [&[Pattern]; 9] = [
    &[Pattern::Uses("relekang/python-semantic-release")],
    &[Pattern::Run(&["npx", "semantic-release"])],
    &[Pattern::Run(&["pnpm", "semantic-release"])],
    &[Pattern::Run(&["yarn", "semantic-release"])],
    &[Pattern::Uses("actions/setup-go"), Pattern::Uses("goreleaser/goreleaser-action")],
    &[Pattern::Uses("slsa-framework/slsa-github-generator/.github/workflows/builder_go_slsa3.yml")],
    &[Pattern::Uses("slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml")],
    &[Pattern::Run(&["mvn", "release:prepare"])],
    &[Pattern::Uses("peaceiris/actions-gh-pages")],
];

/// Actions that upload results of scans.
const UPLOADING: [&str; 5] = [
    "github/codeql-action/analyze",
    "github/codeql-action/upload-sarif",
    "ossf/scorecard-action",
    "haskell-actions/hlint-scan",
    "zizmorcore/zizmor-action",
];

/// Permissions whose writing matters.
const OF_INTEREST: [&str; 7] =
    ["statuses", "checks", "security-events", "deployments", "contents", "packages", "actions"];

/// Where permissions are declared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Job,
}

impl Place {
    const fn name(self) -> &'static str {
        match self {
            Self::Top => "topLevel",
            Self::Job => "jobLevel",
        }
    }
}

/// What one declaration says.
enum Level {
    None,
    Read,
    Write { token: Option<String>, is_all: bool },
    Undeclared,
}

struct Finding {
    level: Level,
    text: String,
    line: usize,
}

/// The check.
pub(super) fn check(workflows: &[workflow::Workflow]) -> Check {
    let flows = match workflow::with_commands(workflows) {
        Ok(flows) if flows.is_empty() => return Check::unknown(NAME, "No tokens found"),
        Ok(flows) => flows,
        Err(fault) => return Check::broken(NAME, &fault),
    };
    let mut tally = Tally { score: 10.0, details: Vec::new() };
    let jobs: Vec<Jobs> = flows.iter().map(|(path, flow)| tally.jobs(path, flow)).collect();
    for ((path, flow), jobs) in flows.iter().zip(&jobs) {
        if !tally.top(path, flow, jobs) {
            return Check::new(NAME, 0, EXCESSIVE).with(tally.details);
        }
    }
    if !jobs.iter().any(|jobs| jobs.writes > 0) {
        tally.details.push("Info: no jobLevel write permissions found".to_owned());
    }
    if (tally.score - 10.0).abs() < f32::EPSILON {
        return Check::new(NAME, 10, "GitHub workflow tokens follow principle of least privilege").with(tally.details);
    }
    Check::new(NAME, whole(tally.score), EXCESSIVE).with(tally.details)
}

/// What the jobs of a workflow declare.
#[derive(Default)]
struct Jobs {
    writes: usize,
    has_undeclared: bool,
}

struct Tally {
    score: f32,
    details: Vec<String>,
}

impl Tally {
    fn note(&mut self, level: &str, path: &str, finding: &Finding) {
        self.details.push(format!("{level}: {}: {path}:{}", finding.text, finding.line));
    }

    /// Notes the jobs. On their own they cost nothing: what they do weighs on what stands above them.
    fn jobs(&mut self, path: &str, flow: &Flow) -> Jobs {
        let ignored = ignored(flow);
        let mut jobs = Jobs::default();
        for job in &flow.jobs {
            for finding in findings(job.permissions.as_ref(), Place::Job, job.line, &ignored) {
                match &finding.level {
                    Level::None | Level::Read => self.note("Info", path, &finding),
                    Level::Undeclared => jobs.has_undeclared = true,
                    Level::Write { token: Some(_), .. } => {
                        jobs.writes += 1;
                        self.note("Warn", path, &finding);
                    }
                    Level::Write { .. } => {}
                }
            }
        }
        jobs
    }

    /// Counts what stands at the top; whether the score can still be more than 0.
    fn top(&mut self, path: &str, flow: &Flow, jobs: &Jobs) -> bool {
        for finding in findings(flow.permissions.as_ref(), Place::Top, 1, &[]) {
            match &finding.level {
                Level::None | Level::Read => self.note("Info", path, &finding),
                Level::Undeclared => {
                    self.note("Warn", path, &finding);
                    if jobs.has_undeclared {
                        self.score = 0.0;
                    } else {
                        self.score -= 0.5;
                    }
                }
                Level::Write { is_all: true, .. } => {
                    self.note("Warn", path, &finding);
                    if jobs.writes > 0 || jobs.has_undeclared {
                        return false;
                    }
                    self.score -= 0.5;
                }
                Level::Write { token, .. } => {
                    let cost = token.as_deref().map_or(0.0, cost);
                    if cost > 0.0 {
                        self.note("Warn", path, &finding);
                    }
                    self.score -= cost;
                }
            }
        }
        true
    }
}

fn cost(token: &str) -> f32 {
    match token {
        "checks" | "statuses" => 0.5,
        "contents" | "packages" | "actions" => 10.0,
        "deployments" | "security-events" => 1.0,
        _ => 0.0,
    }
}

/// The score without its part below one.
fn whole(score: f32) -> u8 {
    (0..=10_u8).rev().find(|whole| f32::from(*whole) <= score).unwrap_or(0)
}

/// What a declaration says, permission by permission.
fn findings(permissions: Option<&Permissions>, place: Place, line: usize, ignored: &[&str]) -> Vec<Finding> {
    let name = place.name();
    let Some(permissions) = permissions else {
        return vec![Finding { level: Level::Undeclared, text: format!("no {name} permission defined"), line }];
    };
    let none = || Finding { level: Level::None, text: "found token with 'none' permissions".to_owned(), line: 1 };
    match permissions {
        Permissions::All(all) if all.text.is_empty() => vec![none()],
        Permissions::All(all) => of_all(all, place).into_iter().collect(),
        Permissions::Scopes(scopes) if scopes.is_empty() => vec![none()],
        Permissions::Scopes(scopes) => {
            scopes.iter().filter_map(|(token, value)| of_scope(token, value, name, ignored)).collect()
        }
    }
}

fn of_all(all: &Text, place: Place) -> Option<Finding> {
    let text = format!("{} permissions set to '{}'", place.name(), all.text);
    let level = match all.text.as_str() {
        "read-all" => Level::Read,
        // Scorecard passes over other words, and over any in a job.
        "write-all" if place == Place::Top => Level::Write { token: None, is_all: true },
        _ => return None,
    };
    Some(Finding { level, text, line: all.line })
}

fn of_scope(token: &str, value: &Text, place: &str, ignored: &[&str]) -> Option<Finding> {
    let text = format!("{place} '{token}' permission set to '{}'", value.text);
    let line = value.line;
    if value.text.eq_ignore_ascii_case("write") {
        let matters = OF_INTEREST.contains(&token) && !ignored.contains(&token);
        let level = Level::Write { token: Some(token.to_owned()), is_all: false };
        return matters.then_some(Finding { level, text, line });
    }
    match value.text.as_str() {
        "read" | "read-all" => Some(Finding { level: Level::Read, text, line }),
        "none" => Some(Finding { level: Level::None, text: "found token with 'none' permissions".to_owned(), line }),
        _ => None,
    }
}

/// What the jobs of a workflow may write because of what it does.
fn ignored(flow: &Flow) -> Vec<&'static str> {
    let mut ignored = Vec::new();
    if packaging::is_publishing(flow) {
        ignored.push("packages");
    }
    if jobs_match(flow, &RELEASING).is_some() {
        ignored.push("contents");
    }
    let uploads = flow.jobs.iter().flat_map(|job| &job.steps).any(|step| match &step.exec {
        Exec::Action { uses: Some(uses), .. } => UPLOADING.contains(&uses.text.split('@').next().unwrap_or("")),
        _ => false,
    });
    if uploads {
        ignored.push("security-events");
    }
    ignored
}
