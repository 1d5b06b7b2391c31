//! Workflows of GitHub Actions, and of Forgejo and Gitea, which read the same.
//!
//! Actions and reusable workflows of the same repository are looked into.

use regorus::Value;

use super::{Context, Done, Job, Pipeline, Use};
use crate::facts::reading::{Node, fields, join, resolve, text, written};
use crate::model::field::field;

/// Actions in actions, workflows in workflows.
const MAX_DEPTH: usize = 4;

/// The pipeline of a workflow.
pub(super) fn pipeline(context: &Context<'_>, path: &str, system: &'static str) -> Option<Pipeline> {
    let page = context.reading.page(path)?;
    let root = page.root();
    let jobs = root.get("jobs")?;
    let mut pipeline = Pipeline {
        system,
        path: path.to_owned(),
        name: root.text_of("name").map(str::to_owned),
        triggers: triggers(root),
        ..Pipeline::default()
    };
    for (id, node) in jobs.entries() {
        pipeline.jobs.push(job(context, id, node));
        let steps = node.get("steps").map(Node::items).unwrap_or_default();
        for used in steps.into_iter().chain([node]).filter_map(|node| node.get("uses")) {
            let reference = used.text().map(str::to_owned);
            pipeline.uses.extend(reference.map(|reference| Use { reference, line: used.line() }));
        }
    }
    Some(pipeline)
}

fn triggers(root: Node<'_>) -> std::collections::BTreeSet<String> {
    let Some(on) = root.get("on") else { return std::collections::BTreeSet::new() };
    let names = on.entries().into_iter().map(|(name, _)| name);
    let listed = on.each().into_iter().filter_map(Node::text).map(str::to_owned);
    // What comes from a fork with the rights of the target is a pull request all the same, and is named as it is.
    names.chain(listed).collect()
}

fn job(context: &Context<'_>, id: String, node: Node<'_>) -> Job {
    let needs = node.get("needs").map(Node::each).unwrap_or_default();
    let environment = node.get("environment");
    let named = environment.and_then(|own| own.text().or_else(|| own.text_of("name")));
    let uses = node.text_of("uses");
    let mut done = Done::default();
    let mut steps = Vec::new();
    if !field(node.value(), "if").is_some_and(is_never) {
        if let Some(uses) = uses {
            done.add(&used(context, uses, node, 0));
        }
        let own = node.get("steps").map(Node::items).unwrap_or_default();
        steps.extend(
            own.iter().map(|own| step(context, *own, 0)).enumerate().filter(|(_, own)| *own != Done::default()),
        );
        for (_, own) in &steps {
            done.add(own);
        }
        if own.iter().all(|own| field(own.value(), "if").is_none()) {
            steps.clear();
        }
    }
    Job {
        id,
        line: node.line(),
        needs: needs.into_iter().filter_map(Node::text).map(str::to_owned).collect(),
        uses: uses.map(str::to_owned),
        environment: named.map(str::to_owned),
        done,
        steps,
        ..Job::default()
    }
}

fn steps(context: &Context<'_>, steps: Option<Node<'_>>, depth: usize) -> Done {
    let mut done = Done::default();
    for own in steps.map(Node::items).unwrap_or_default() {
        done.add(&step(context, own, depth));
    }
    done
}

fn step(context: &Context<'_>, step: Node<'_>, depth: usize) -> Done {
    let mut done = Done::default();
    if field(step.value(), "if").is_some_and(is_never) {
        return done;
    }
    if let Some(script) = step.text_of("run") {
        done.add(&context.deeds.script(script));
    }
    if let Some(uses) = step.text_of("uses") {
        done.add(&used(context, uses, step, depth));
    }
    done
}

/// Whether a condition never holds, as jobs and steps have it that are switched off for a while.
fn is_never(condition: &Value) -> bool {
    *condition == Value::from(false) || text(condition).is_some_and(|own| matches!(own, "false" | "${{ false }}"))
}

/// Whether a workflow lets others call it; GitHub refuses those that do all the same.
pub(super) fn is_called(workflow: &Value) -> bool {
    let call = Value::from("workflow_call");
    match field(workflow, "on") {
        Some(Value::Object(events)) => events.contains_key(&call),
        Some(Value::Array(events)) => events.contains(&call),
        event => event == Some(&call),
    }
}

/// What an action or a workflow does that a step or a job uses.
fn used(context: &Context<'_>, uses: &str, step: Node<'_>, depth: usize) -> Done {
    // `$/` is the same repository at the commit that runs, `./` what a step checked out.
    if let Some(local) = uses.strip_prefix("./").or_else(|| uses.strip_prefix("$/")) {
        let of_file = || of_file(context, local, depth + 1);
        return if depth < MAX_DEPTH { context.files.done(local, depth, of_file) } else { Done::default() };
    }
    let name = uses.split('@').next().unwrap_or(uses);
    if let Some(image) = name.strip_prefix("docker://") {
        let arguments = field(step.value(), "with").and_then(|with| field(with, "args")).and_then(text).unwrap_or("");
        return context.deeds.script(&format!("docker run {image} {arguments}"));
    }
    context.deeds.step(name, &inputs(field(step.value(), "with")))
}

/// What a step is given.
pub(super) fn inputs(with: Option<&Value>) -> Vec<(String, String)> {
    let given = with.into_iter().flat_map(fields);
    given.filter_map(|(key, value)| Some((key.to_owned(), written(value)?))).collect()
}

/// A workflow or an action of this repository, by its path.
fn of_file(context: &Context<'_>, path: &str, depth: usize) -> Done {
    let Some(path) = resolve("", path) else { return Done::default() };
    let candidates = [path.clone(), join(&path, "action.yml"), join(&path, "action.yaml")];
    let Some(page) = candidates.iter().find_map(|path| context.reading.page(path)) else { return Done::default() };
    let root = page.root();
    let mut done = steps(context, root.at(&["runs", "steps"]), depth);
    let jobs = root.get("jobs").filter(|_| is_called(root.value()));
    for (_, job) in jobs.map(Node::entries).unwrap_or_default() {
        done.add(&steps(context, job.get("steps"), depth));
        if let Some(uses) = job.text_of("uses") {
            done.add(&used(context, uses, job, depth));
        }
    }
    done
}
