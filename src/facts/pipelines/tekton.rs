//! Tekton: `.tekton/*.yaml`, pipelines, runs of them, and tasks.
//!
//! A task that is taken from elsewhere is known by its name alone (`golang-test`): that name is what it does.

use std::collections::BTreeSet;

use super::{Context, Done, Job, Pipeline, Use};
use crate::facts::reading::{Node, deep, text};
use crate::model::field::field;

/// The pipelines of a file, one a document.
pub(super) fn pipelines(context: &Context<'_>, path: &str) -> Vec<Pipeline> {
    let pages = context.reading.pages(path);
    pages.iter().filter_map(|page| pipeline(context, path, page.root())).collect()
}

fn pipeline(context: &Context<'_>, path: &str, root: Node<'_>) -> Option<Pipeline> {
    if !root.text_of("apiVersion")?.starts_with("tekton.dev/") {
        return None;
    }
    let meta = root.get("metadata");
    let name = meta.and_then(|meta| meta.text_of("name").or_else(|| meta.text_of("generateName")));
    let mut pipeline = Pipeline {
        system: "tekton",
        path: path.to_owned(),
        name: name.map(|name| name.trim_end_matches('-').to_owned()),
        triggers: triggers(root),
        ..Pipeline::default()
    };
    let spec = root.get("spec")?;
    let inner = spec.get("pipelineSpec").unwrap_or(spec);
    for key in ["tasks", "finally"] {
        for task in inner.get(key).map(Node::items).unwrap_or_default() {
            let mut job = of_task(context, task, &mut pipeline.uses);
            if key == "finally" {
                // What comes at last waits for all.
                job.needs = pipeline.jobs.iter().map(|job| job.id.clone()).collect();
            }
            pipeline.jobs.push(job);
        }
    }
    if pipeline.jobs.is_empty() && spec.get("steps").is_some() {
        let id = pipeline.name.clone().unwrap_or_else(|| "task".to_owned());
        let done = steps(context, spec.get("steps"));
        pipeline.jobs.push(Job { id, line: root.value_line(), done, ..Job::default() });
    }
    if let Some(reference) = reference(spec.get("pipelineRef")) {
        pipeline.uses.push(Use { reference, line: spec.get("pipelineRef").map_or(1, Node::line) });
    }
    Some(pipeline)
}

/// Pipelines as Code writes them into an annotation: `[pull_request, push]`.
fn triggers(root: Node<'_>) -> BTreeSet<String> {
    let events = deep(root.value(), &["metadata", "annotations", "pipelinesascode.tekton.dev/on-event"]).and_then(text);
    let words =
        events.unwrap_or("").split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn of_task(context: &Context<'_>, task: Node<'_>, uses: &mut Vec<Use>) -> Job {
    let after = task.get("runAfter").map(Node::items).unwrap_or_default();
    let mut done = steps(context, task.at(&["taskSpec", "steps"]));
    let named = reference(task.get("taskRef"));
    if let Some(reference) = &named {
        let name = reference.split('@').next().unwrap_or(reference).rsplit(['/', ':']).next().unwrap_or(reference);
        done.add(&context.deeds.named(name));
        // buildah, kaniko, trivy: tasks have the names of their tools.
        done.add(&context.deeds.tool(name));
        uses.push(Use { reference: reference.clone(), line: task.get("taskRef").map_or(1, Node::line) });
    }
    Job {
        id: task.text_of("name").unwrap_or("task").to_owned(),
        line: task.value_line(),
        needs: after.into_iter().filter_map(Node::text).map(str::to_owned).collect(),
        uses: named,
        done,
        ..Job::default()
    }
}

/// `name`, `hub:name@version`, `bundle:address/name`, `git:address/path@revision`.
fn reference(node: Option<Node<'_>>) -> Option<String> {
    let node = node?;
    let Some(resolver) = node.text_of("resolver") else {
        let name = node.text_of("name")?;
        return Some(node.text_of("bundle").map_or(name.to_owned(), |bundle| format!("bundle:{bundle}/{name}")));
    };
    let params = node.get("params").map(Node::items).unwrap_or_default();
    let value = |key: &str| {
        let found = params.iter().find(|own| own.text_of("name") == Some(key));
        found.and_then(|own| field(own.value(), "value")).and_then(text)
    };
    let name = value("name").or_else(|| value("pathInRepo")).unwrap_or("");
    let source = value("bundle").or_else(|| value("url"));
    let version = value("version").or_else(|| value("revision"));
    let place = source.map_or(name.to_owned(), |source| format!("{source}/{name}"));
    Some(format!("{resolver}:{place}{}", version.map(|own| format!("@{own}")).unwrap_or_default()))
}

fn steps(context: &Context<'_>, steps: Option<Node<'_>>) -> Done {
    let mut done = Done::default();
    for step in steps.map(Node::items).unwrap_or_default() {
        if let Some(script) = step.text_of("script") {
            done.add(&context.deeds.script(script));
        }
        let words = ["command", "args"].iter().filter_map(|key| step.get(key)).flat_map(Node::items);
        let words: Vec<&str> = words.filter_map(Node::text).collect();
        done.add(&context.deeds.words(&words));
    }
    done
}
