//! `CircleCI`: `.circleci/config.yml` with its workflows, jobs, commands and orbs.

use std::collections::BTreeSet;

use super::github::inputs;
use super::{Context, Done, Job, Known, Pipeline, Use};
use crate::facts::reading::{Node, text};
use crate::model::field::field;

/// Commands in commands.
const MAX_DEPTH: usize = 4;

/// The pipeline of a configuration.
pub(super) fn pipeline(context: &Context<'_>, path: &str) -> Option<Pipeline> {
    let page = context.reading.page(path)?;
    let root = page.root();
    root.value().as_object().ok()?;
    let mut pipeline = Pipeline { system: "circleci", path: path.to_owned(), ..Pipeline::default() };
    pipeline.triggers.insert("push".to_owned());
    for (_, orb) in root.get("orbs").map(Node::entries).unwrap_or_default() {
        pipeline.uses.extend(orb.text().map(|own| Use { reference: own.to_owned(), line: orb.line() }));
    }
    let config = Config { context, root, commands: Known::default() };
    let mut started = BTreeSet::new();
    for (name, workflow) in root.get("workflows").map(Node::entries).unwrap_or_default() {
        let starts = workflow.get("triggers").map(Node::items).unwrap_or_default();
        if starts.iter().any(|own| own.get("schedule").is_some()) {
            pipeline.triggers.insert("schedule".to_owned());
        }
        pipeline.name = pipeline.name.or_else(|| workflow.get("jobs").map(|_| name));
        for node in workflow.get("jobs").map(Node::items).unwrap_or_default() {
            let (job, options) = match (node.text(), node.entries().into_iter().next()) {
                (Some(job), _) => (job.to_owned(), None),
                (None, Some((job, options))) => (job, Some(options)),
                _ => continue,
            };
            started.insert(job.clone());
            let requires = options.and_then(|own| own.get("requires")).map(Node::items).unwrap_or_default();
            let id = options.and_then(|own| own.text_of("name")).unwrap_or(&job).to_owned();
            // A job may stand in several workflows.
            if pipeline.jobs.iter().any(|own| own.id == id) {
                continue;
            }
            let own = root.at(&["jobs", &job]);
            let done = own.map_or_else(|| of_orb(context, &job, options), |own| config.steps(own.get("steps"), 0));
            pipeline.jobs.push(Job {
                id,
                line: own.map_or_else(|| node.value_line(), Node::line),
                needs: requires.into_iter().filter_map(Node::text).map(str::to_owned).collect(),
                uses: own.is_none().then(|| job.clone()).filter(|job| job.contains('/')),
                done,
                ..Job::default()
            });
        }
    }
    for (id, node) in root.get("jobs").map(Node::entries).unwrap_or_default() {
        // Without workflows the job `build` is what runs.
        if started.is_empty() && !pipeline.jobs.iter().any(|own| own.id == id) {
            let done = config.steps(node.get("steps"), 0);
            pipeline.jobs.push(Job { id, line: node.line(), done, ..Job::default() });
        }
    }
    Some(pipeline)
}

/// A job that an orb brings: its name is all that is known of it.
fn of_orb(context: &Context<'_>, job: &str, options: Option<Node<'_>>) -> Done {
    let mut done = context.deeds.step(job, &inputs(options.map(Node::value)));
    if let Some((_, name)) = job.split_once('/') {
        done.add(&context.deeds.named(name));
    }
    done
}

/// A configuration, and what its commands do as far as that is known.
struct Config<'c> {
    context: &'c Context<'c>,
    root: Node<'c>,
    commands: Known,
}

impl Config<'_> {
    fn steps(&self, steps: Option<Node<'_>>, depth: usize) -> Done {
        let mut done = Done::default();
        for step in steps.map(Node::items).unwrap_or_default() {
            let (name, options) = match (step.text(), step.entries().into_iter().next()) {
                (Some(name), _) => (name.to_owned(), None),
                (None, Some((name, options))) => (name, Some(options)),
                _ => continue,
            };
            match (name.as_str(), options) {
                ("run", Some(run)) => {
                    let script = run.text().or_else(|| field(run.value(), "command").and_then(text)).unwrap_or("");
                    done.add(&self.context.deeds.script(script));
                }
                ("when" | "unless", Some(inner)) if depth < MAX_DEPTH => {
                    done.add(&self.steps(inner.get("steps"), depth + 1));
                }
                ("store_test_results", _) => done.add(&self.context.deeds.step("circleci:store_test_results", &[])),
                (name, options) => done.add(&self.command(name, options, depth)),
            }
        }
        done
    }

    /// What a command does: one of the configuration, or of an orb.
    fn command(&self, name: &str, options: Option<Node<'_>>, depth: usize) -> Done {
        match self.root.at(&["commands", name, "steps"]).filter(|_| depth < MAX_DEPTH) {
            Some(own) => self.commands.done(name, depth, || self.steps(Some(own), depth + 1)),
            None => self.context.deeds.step(name, &inputs(options.map(Node::value))),
        }
    }
}
