//! Azure Pipelines: stages, jobs, deployments and steps. Jobs are named `stage.job` where there are stages.

use std::collections::BTreeSet;

use super::github::inputs;
use super::{Context, Done, Job, Pipeline, Use};
use crate::facts::reading::{Node, resolve, split};
use crate::model::field::field;

/// Templates in templates, and strategies in jobs.
const MAX_DEPTH: usize = 4;
/// Steps that are a script by their key.
const SCRIPTS: [&str; 4] = ["script", "bash", "pwsh", "powershell"];

/// Whether a file is a pipeline by its name.
pub(super) fn is_pipeline(folder: &str, name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_named =
        stem == "azure-pipelines" || stem.starts_with("azure-pipelines.") || stem.starts_with("azure-pipelines-");
    is_named
        || matches!(
            folder,
            ".azure-pipelines" | ".azuredevops" | ".azuredevops/pipelines" | ".azure/pipelines" | ".pipelines"
        )
}

/// The pipeline of a file.
pub(super) fn pipeline(context: &Context<'_>, path: &str) -> Option<Pipeline> {
    let page = context.reading.page(path)?;
    let root = page.root();
    ["stages", "jobs", "steps", "extends"].iter().find_map(|key| root.get(key))?;
    let mut reader = Reader {
        context,
        folder: split(path).0,
        pipeline: Pipeline { system: "azure_pipelines", path: path.to_owned(), ..Pipeline::default() },
    };
    reader.pipeline.name = root.text_of("name").map(str::to_owned);
    reader.pipeline.triggers = triggers(root);
    if let Some(extended) = root.get("extends") {
        reader.template(extended);
    }
    let mut before: Vec<String> = Vec::new();
    for stage in root.get("stages").map(Node::items).unwrap_or_default() {
        if reader.template(stage).is_some() {
            continue;
        }
        let name = stage.text_of("stage").unwrap_or("stage").to_owned();
        // Stages follow each other unless they say otherwise.
        let needs = stage.get("dependsOn").map_or_else(|| before.clone(), |own| reader.last_of(&names(own)));
        let first = reader.pipeline.jobs.len();
        reader.jobs(stage, Some(&name), &needs);
        before = reader.pipeline.jobs.iter().skip(first).map(|job| job.id.clone()).collect();
    }
    reader.jobs(root, None, &[]);
    if let Some(steps) = root.get("steps") {
        let done = reader.steps(Some(steps), 0);
        reader.pipeline.jobs.push(Job { id: "job".to_owned(), line: steps.line(), done, ..Job::default() });
    }
    Some(reader.pipeline)
}

fn names(node: Node<'_>) -> Vec<String> {
    node.each().into_iter().filter_map(Node::text).filter(|own| !own.is_empty()).map(str::to_owned).collect()
}

fn triggers(root: Node<'_>) -> BTreeSet<String> {
    let is_off = |key: &str| root.text_of(key) == Some("none");
    let mut found = BTreeSet::new();
    if !is_off("trigger") {
        found.insert("push".to_owned());
    }
    if root.get("pr").is_some() && !is_off("pr") {
        found.insert("pull_request".to_owned());
    }
    if root.get("schedules").is_some() {
        found.insert("schedule".to_owned());
    }
    found
}

struct Reader<'c> {
    context: &'c Context<'c>,
    folder: &'c str,
    pipeline: Pipeline,
}

impl Reader<'_> {
    /// Notes a template; none where the node is none. `path@repository` has no ref: that is said where the repository is.
    fn template(&mut self, node: Node<'_>) -> Option<String> {
        let reference = node.text_of("template")?.to_owned();
        self.pipeline.uses.push(Use { reference: reference.clone(), line: node.value_line() });
        Some(reference)
    }

    /// The jobs of stages that were read, or the names where they were not.
    fn last_of(&self, stages: &[String]) -> Vec<String> {
        let jobs = self.pipeline.jobs.iter().map(|job| &job.id);
        let is_of = |id: &&String| stages.iter().any(|stage| id.split_once('.').is_some_and(|(own, _)| own == stage));
        jobs.filter(is_of).cloned().collect()
    }

    fn jobs(&mut self, node: Node<'_>, stage: Option<&str>, before: &[String]) {
        for job in node.get("jobs").map(Node::items).unwrap_or_default() {
            let named = |name: &str| stage.map_or(name.to_owned(), |stage| format!("{stage}.{name}"));
            if let Some(reference) = self.template(job) {
                let done = self.of_template(&reference, 0);
                let id = named(reference.split('@').next().unwrap_or(&reference));
                let line = job.value_line();
                self.pipeline.jobs.push(Job {
                    id,
                    line,
                    needs: before.to_vec(),
                    uses: Some(reference),
                    done,
                    ..Job::default()
                });
                continue;
            }
            let name = job.text_of("job").or_else(|| job.text_of("deployment")).unwrap_or("job");
            let own: Vec<_> = job.get("dependsOn").map(names).unwrap_or_default();
            let needs = if own.is_empty() { before.to_vec() } else { own.iter().map(|own| named(own)).collect() };
            let environment = job.get("environment").and_then(|own| own.text().or_else(|| own.text_of("name")));
            let mut done = self.steps(job.get("steps"), 0);
            done.add(&self.strategy(job.get("strategy"), 0));
            self.pipeline.jobs.push(Job {
                id: named(name),
                line: job.value_line(),
                needs,
                environment: environment.map(str::to_owned),
                done,
                ..Job::default()
            });
        }
    }

    /// The steps of a deployment: `strategy.runOnce.deploy.steps` and its kin.
    fn strategy(&mut self, node: Option<Node<'_>>, depth: usize) -> Done {
        let mut done = Done::default();
        for (key, inner) in node.map(Node::entries).unwrap_or_default() {
            if key == "steps" {
                done.add(&self.steps(Some(inner), depth));
            } else if depth < MAX_DEPTH {
                done.add(&self.strategy(Some(inner), depth + 1));
            }
        }
        done
    }

    fn steps(&mut self, steps: Option<Node<'_>>, depth: usize) -> Done {
        let mut done = Done::default();
        for step in steps.map(Node::items).unwrap_or_default() {
            let script = SCRIPTS.iter().find_map(|key| step.text_of(key));
            done.add(&script.map(|script| self.context.deeds.script(script)).unwrap_or_default());
            if let Some(task) = step.text_of("task") {
                let name = task.split('@').next().unwrap_or(task);
                done.add(&self.context.deeds.step(name, &inputs(field(step.value(), "inputs"))));
                self.pipeline.uses.push(Use { reference: task.to_owned(), line: step.value_line() });
            }
            if let Some(reference) = self.template(step) {
                done.add(&self.of_template(&reference, depth));
            }
        }
        done
    }

    /// What a template of this repository does.
    fn of_template(&mut self, reference: &str, depth: usize) -> Done {
        if reference.contains('@') || depth >= MAX_DEPTH {
            return Done::default();
        }
        let absolute = reference.strip_prefix('/');
        let path = absolute.map_or_else(|| resolve(self.folder, reference), |own| resolve("", own));
        let Some(path) = path else { return Done::default() };
        self.context.files.done(&format!("azure:{path}"), depth, || self.of_file(&path, depth + 1))
    }

    fn of_file(&mut self, path: &str, depth: usize) -> Done {
        let Some(page) = self.context.reading.page(path) else { return Done::default() };
        let root = page.root();
        let mut done = self.deed_steps(root.get("steps"), depth);
        for job in root.get("jobs").map(Node::items).unwrap_or_default() {
            done.add(&self.deed_steps(job.get("steps"), depth));
        }
        done
    }

    /// The steps of another file, which has its own lines: what it uses is not noted.
    fn deed_steps(&mut self, steps: Option<Node<'_>>, depth: usize) -> Done {
        let known = self.pipeline.uses.len();
        let done = self.steps(steps, depth);
        self.pipeline.uses.truncate(known);
        done
    }
}
