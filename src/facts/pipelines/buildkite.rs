//! Buildkite: `.buildkite/*.yml`. A step without a key is named by its label, else by its place.

use std::collections::BTreeSet;

use super::github::inputs;
use super::{Context, Done, Job, Pipeline, Use};
use crate::facts::reading::{Node, text};

/// The pipeline of a file.
pub(super) fn pipeline(context: &Context<'_>, path: &str) -> Option<Pipeline> {
    let page = context.reading.page(path)?;
    let root = page.root();
    // Old pipelines are the list alone.
    let steps = root.get("steps").or_else(|| root.value().as_array().is_ok().then_some(root))?;
    let mut reader = Reader {
        context,
        pipeline: Pipeline { system: "buildkite", path: path.to_owned(), ..Pipeline::default() },
        keys: BTreeSet::new(),
        before: Vec::new(),
        since: 0,
    };
    reader.steps(steps);
    Some(reader.pipeline)
}

struct Reader<'c> {
    context: &'c Context<'c>,
    pipeline: Pipeline,
    keys: BTreeSet<String>,
    /// Jobs that the last `wait` waits for.
    before: Vec<String>,
    since: usize,
}

impl Reader<'_> {
    fn steps(&mut self, steps: Node<'_>) {
        for step in steps.items() {
            let is_wait = step.text().is_some_and(|own| matches!(own, "wait" | "waiter" | "block" | "input"));
            if is_wait || ["wait", "waiter", "block", "input"].iter().any(|key| step.get(key).is_some()) {
                self.before = self.pipeline.jobs.iter().skip(self.since).map(|job| job.id.clone()).collect();
                self.since = self.pipeline.jobs.len();
            } else if let Some(inner) = step.get("group").and_then(|_| step.get("steps")) {
                self.steps(inner);
            } else if step.value().as_object().is_ok() {
                self.job(step);
            }
        }
    }

    fn job(&mut self, step: Node<'_>) {
        let mut done = Done::default();
        for key in ["command", "commands"] {
            let lines: Vec<&str> =
                step.get(key).map(Node::each).unwrap_or_default().into_iter().filter_map(Node::text).collect();
            done.add(&self.context.deeds.script(&lines.join("\n")));
        }
        for plugin in step.get("plugins").map(Node::each).unwrap_or_default() {
            let named = plugin.text().map(|own| (own.to_owned(), plugin));
            for (reference, options) in named.into_iter().chain(plugin.entries()) {
                let name = reference.split('#').next().unwrap_or(&reference).to_owned();
                done.add(&self.context.deeds.step(&name, &inputs(Some(options.value()))));
                self.pipeline.uses.push(Use { reference, line: options.line() });
            }
        }
        let own = ["key", "id", "identifier", "label", "name"].iter().find_map(|key| step.text_of(key));
        let number = self.pipeline.jobs.len() + 1;
        let mut id = own.map_or_else(|| format!("step {number}"), str::to_owned);
        if !self.keys.insert(id.clone()) {
            id = format!("{id} ({number})");
        }
        let depends = step.get("depends_on").map(Node::each).unwrap_or_default();
        let depends = depends.into_iter().filter_map(|own| own.text().or_else(|| own.text_of("step")));
        let mut needs: Vec<String> = depends.map(str::to_owned).collect();
        if needs.is_empty() {
            needs.clone_from(&self.before);
        }
        let trigger = step.get("trigger").map(Node::value).and_then(text);
        self.pipeline.jobs.push(Job {
            id,
            line: step.value_line(),
            needs,
            uses: trigger.map(str::to_owned),
            done,
            ..Job::default()
        });
    }
}
