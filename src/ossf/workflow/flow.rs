//! The text of a workflow → a [`Flow`].

use super::tree::{Node, Source};
use super::{Exec, Flow, Job, Permissions, Step};
use crate::model::{Lines, ProblemKind};
use crate::parse::yaml::{self, Dialect};

/// Keys that a job which calls a workflow does not have.
const OF_STEPS: [&str; 9] = [
    "runs-on",
    "environment",
    "outputs",
    "env",
    "defaults",
    "steps",
    "timeout-minutes",
    "continue-on-error",
    "container",
];

/// Reads a workflow; a text that is no YAML is an error with its reason.
pub(super) fn read(text: &str) -> Result<Flow, String> {
    let parsed = yaml::parse(text, Dialect::GitHub);
    let lines = Lines::of(text);
    let syntax = parsed.faults.iter().find(|fault| fault.kind == ProblemKind::Syntax);
    if let Some(fault) = syntax {
        let line = lines.position(text, fault.offset).line;
        return Err(format!("invalid GitHub workflow: {} (line {line})", fault.message));
    }
    let Some(tree) = parsed.trees.first() else { return Ok(Flow::default()) };
    let source = Source { text, lines, spans: &tree.spans };
    let mut flow = Flow::default();
    for (key, _, value) in Node::root(&source, &tree.value).entries() {
        match key.as_str() {
            "on" => flow.triggers = triggers(value),
            "permissions" => flow.permissions = Some(permissions(value)),
            "jobs" => flow.jobs = value.entries().into_iter().map(|(_, line, body)| job(line, body)).collect(),
            _ => {}
        }
    }
    Ok(flow)
}

fn triggers(value: Node<'_>) -> Vec<String> {
    let names: Vec<String> = value.entries().into_iter().map(|(name, ..)| name).collect();
    if names.is_empty() { value.texts() } else { names }
}

fn permissions(value: Node<'_>) -> Permissions {
    if value.is_scalar() {
        return Permissions::All(value.text());
    }
    let scopes = value.entries().into_iter().map(|(name, _, value)| (name.to_ascii_lowercase(), value.text()));
    Permissions::Scopes(scopes.collect())
}

fn job(line: usize, body: Node<'_>) -> Job {
    let mut job = Job { line, ..Job::default() };
    let mut runs_steps = false;
    for (key, _, value) in body.entries() {
        runs_steps |= OF_STEPS.contains(&key.as_str());
        match key.as_str() {
            "permissions" => job.permissions = Some(permissions(value)),
            "uses" => job.calls = Some(value.text()),
            "steps" => job.steps = value.items().into_iter().map(step).collect(),
            "runs-on" => job.runners = runners(value),
            "strategy" => job.systems = value.get("matrix").map(systems).unwrap_or_default(),
            "defaults" => job.shell = value.get("run").and_then(|run| run.get("shell")).map(|shell| shell.text().text),
            _ => {}
        }
    }
    if runs_steps {
        job.calls = None;
    }
    job
}

fn runners(value: Node<'_>) -> Vec<String> {
    let labels = value.get("labels").unwrap_or(value);
    labels.texts()
}

/// The values of `os` in a matrix, and in the combinations that it includes.
fn systems(matrix: Node<'_>) -> Vec<String> {
    let mut systems = Vec::new();
    for (key, _, value) in matrix.entries() {
        if key.eq_ignore_ascii_case("os") {
            systems.extend(value.items().iter().map(|item| item.text().text));
        } else if key.eq_ignore_ascii_case("include") {
            systems.extend(value.items().iter().filter_map(|item| item.get("os")).map(|item| item.text().text));
        }
    }
    systems
}

fn step(value: Node<'_>) -> Step {
    let mut step = Step { line: value.line(), ..Step::default() };
    let entries = value.entries();
    for (key, _, value) in &entries {
        match key.as_str() {
            "if" => step.condition = Some(value.text().text),
            "uses" => step.exec = Exec::Action { uses: None, with: Vec::new() },
            "run" => step.exec = Exec::Run { script: None, shell: None },
            _ => {}
        }
    }
    for (key, _, value) in entries {
        match (&mut step.exec, key.as_str()) {
            (Exec::Action { uses, .. }, "uses") => *uses = Some(value.text()),
            (Exec::Action { with, .. }, "with") => {
                let inputs = value.entries().into_iter();
                *with = inputs.map(|(name, _, value)| (name.to_ascii_lowercase(), value.text().text)).collect();
            }
            (Exec::Run { script, .. }, "run") => *script = Some(value.text()),
            (Exec::Run { shell, .. }, "shell") => *shell = Some(value.text().text),
            _ => {}
        }
    }
    step
}
