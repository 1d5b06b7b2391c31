//! A workflow of GitHub Actions as the checks see it: triggers, permissions, jobs and steps, each with its line.
//!
//! `tree` is the YAML with lines, `flow` reads a workflow out of it, `runner` says which shell a step runs in, `matching` knows
//! workflows by their steps. What has another shape than GitHub wants is passed over, as Scorecard does it.

mod flow;
mod matching;
mod runner;
#[cfg(test)]
mod tests;
mod tree;

pub(super) use matching::{Pattern, in_order, jobs_match};
pub(super) use runner::{Shell, shell};

use super::survey::holds_commands;

/// A workflow file.
#[derive(Debug)]
pub(super) struct Workflow {
    /// Relative to the repository.
    pub(super) path: String,
    /// Whether there is more in it than comments.
    pub(super) holds_commands: bool,
    /// What it says, or why it is no YAML.
    pub(super) flow: Result<Flow, String>,
}

/// What a workflow says.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The events that start it.
    pub(super) triggers: Vec<String>,
    pub(super) permissions: Option<Permissions>,
    /// In the order of the file.
    pub(super) jobs: Vec<Job>,
}

/// A scalar and its line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) line: usize,
}

/// What a token may do.
#[derive(Debug)]
pub(super) enum Permissions {
    /// One word for all.
    All(Text),
    /// Names in lower case, and what each may.
    Scopes(Vec<(String, Text)>),
}

/// A job.
#[derive(Debug, Default)]
pub(super) struct Job {
    /// Of its key.
    pub(super) line: usize,
    pub(super) permissions: Option<Permissions>,
    /// The workflow that it calls.
    pub(super) calls: Option<Text>,
    pub(super) steps: Vec<Step>,
    /// The words of `runs-on`.
    pub(super) runners: Vec<String>,
    /// The operating systems of its matrix.
    pub(super) systems: Vec<String>,
    /// The shell of its `defaults`.
    pub(super) shell: Option<String>,
}

/// A step.
#[derive(Debug, Default)]
pub(super) struct Step {
    pub(super) line: usize,
    pub(super) condition: Option<String>,
    pub(super) exec: Exec,
}

/// What a step does.
#[derive(Debug, Default)]
pub(super) enum Exec {
    /// Neither.
    #[default]
    Nothing,
    /// Uses an action, with inputs whose names are in lower case.
    Action { uses: Option<Text>, with: Vec<(String, String)> },
    /// Runs a script.
    Run { script: Option<Text>, shell: Option<String> },
}

/// Whether a file is a workflow of GitHub.
pub(super) fn is_workflow(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    let is_yaml = [".yml", ".yaml"].into_iter().any(|extension| name.ends_with(extension));
    folder.eq_ignore_ascii_case(".github/workflows") && is_yaml
}

impl Workflow {
    /// Reads a workflow.
    pub(super) fn read(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), holds_commands: holds_commands(text), flow: flow::read(text) }
    }
}

/// The workflows in which there is more than comments, with their paths; or why one is no YAML.
pub(super) fn with_commands(workflows: &[Workflow]) -> Result<Vec<(&str, &Flow)>, String> {
    let found = workflows.iter().filter(|workflow| workflow.holds_commands);
    found.map(|workflow| Ok((workflow.path.as_str(), workflow.flow.as_ref().map_err(Clone::clone)?))).collect()
}
