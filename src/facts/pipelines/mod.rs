//! Pipelines of CI systems: what starts them, their jobs as a graph, what each job does and with which tools.
//!
//! ```text
//! [{"system": "github_actions", "path": ".github/workflows/ci.yml", "name": "CI", "triggers": ["pull_request", "push"],
//!   "jobs": [{"id": "test", "line": 9, "needs": ["lint"], "uses", "environment", "does": ["test", "coverage"], "tools": ["go"]}],
//!   "uses": [{"ref": "actions/checkout@v4", "line": 12}]}]
//! ```
//!
//! Each system has one file. Systems: `github_actions`, `forgejo_actions`, `gitlab_ci`, `circleci`, `azure_pipelines`, `buildkite`, `jenkins`,
//! `tekton`. A job does what its commands and steps do (`deeds`), never what its name says. `triggers` are GitHub's words:
//! a merge request is a `pull_request`. `needs` are the jobs that must be done before, also those that follow from stages.
//! What a pipeline takes from elsewhere is in `uses`, as `owner/name/path@ref` where it has such a form; of what stands in the same
//! repository (actions, workflows, templates, shell scripts, recipes, scripts and tasks) the job does what that does. A matrix
//! is one job. A job of GitLab that never runs for a change before that is merged is `late`; GitHub's conditions are expressions,
//! which policies read in the workflow: where steps of a job have some, `steps` tells what each does, `at` its place in the job.

mod azure;
mod buildkite;
mod circleci;
mod deeds;
mod github;
mod gitlab;
mod jenkins;
mod shell;
mod tekton;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use self::deeds::{Deeds, Done, project};
use super::reading::{Reading, is_yaml, split};
use super::value::{object, texts};
use super::{Source, Unknown};
use crate::model::ParsedFile;

/// Labels of documents that are read again where they were not kept.
pub(super) const LABELS: [&str; 3] = ["github_workflow", "github_action", "gitlab_ci"];

/// A pipeline.
#[derive(Debug, Default)]
struct Pipeline {
    system: &'static str,
    path: String,
    name: Option<String>,
    triggers: BTreeSet<String>,
    jobs: Vec<Job>,
    uses: Vec<Use>,
}

/// A job, or whatever the system calls its smallest part that has a name.
#[derive(Debug, Default)]
struct Job {
    id: String,
    line: u64,
    needs: Vec<String>,
    /// The workflow or pipeline that it is.
    uses: Option<String>,
    environment: Option<String>,
    /// Whether it says itself that it never runs for a change before that is merged.
    is_late: bool,
    done: Done,
    /// What its steps do, by their places in it, where they run on conditions of their own.
    steps: Vec<(usize, Done)>,
}

/// Something from outside of the file.
#[derive(Debug)]
struct Use {
    reference: String,
    line: u64,
}

/// What the systems read with.
struct Context<'r> {
    reading: &'r Reading<'r>,
    deeds: Deeds<'r>,
    /// What the files of the repository do that others look into, by their paths.
    files: Known,
}

/// What parts of pipelines do, by their names and by how deep in others they stand: files that name each other many times over would
/// else be read once for each way that leads to them.
#[derive(Default)]
struct Known(RefCell<BTreeMap<(String, usize), Done>>);

impl Known {
    /// What a part does; it is worked out where it is not known.
    fn done(&self, name: &str, depth: usize, make: impl FnOnce() -> Done) -> Done {
        let key = (name.to_owned(), depth);
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        let done = make();
        self.0.borrow_mut().insert(key, done.clone());
        done
    }
}

/// Folders and parts of names of YAML that pipelines include.
const PARTS: [&str; 9] = [
    ".github/",
    ".gitea/",
    ".forgejo/",
    ".circleci/",
    ".buildkite/",
    ".tekton/",
    ".azuredevops/",
    "gitlab",
    "azure-pipelines",
];
/// Parts of names that people give to what pipelines include.
const INCLUDED: [&str; 3] = ["pipeline", "template", "ci/"];

/// Whether the file at a path may change the fact: a pipeline, what one includes, or a script or a target that one may start.
pub(super) fn feeds(path: &str) -> bool {
    let (_, name) = split(path);
    if is_yaml(name) {
        let is_included = || PARTS.iter().chain(&INCLUDED).any(|part| path.contains(part));
        return matches!(name, "action.yml" | "action.yaml")
            || is_included()
            || project::is_own(name)
            || gitlab::is_own(path)
            || reader(path).is_some();
    }
    let is_script = match name.rsplit_once('.') {
        Some((stem, extension)) => !stem.is_empty() && matches!(extension, "sh" | "bash"),
        None => !name.starts_with(char::is_uppercase),
    };
    is_script || project::is_own(name) || jenkins::is_pipeline(name)
}

/// Whether a file is a workflow that no other file looks into.
pub(super) fn is_head(file: &ParsedFile) -> bool {
    let (folder, name) = split(&file.file.path);
    folder == ".github/workflows" && is_yaml(name) && !file.documents.iter().any(|own| github::is_called(&own.value))
}

/// Reads the pipelines of a file.
type Reader = fn(&Context<'_>, &str) -> Vec<Pipeline>;

/// What reads the pipelines of the file at a path; none where it holds none. GitLab's are one together.
fn reader(path: &str) -> Option<Reader> {
    let (folder, name) = split(path);
    let is_yaml = is_yaml(name);
    Some(match folder {
        ".github/workflows" if is_yaml => |context, path| one(github::pipeline(context, path, "github_actions")),
        ".gitea/workflows" | ".forgejo/workflows" if is_yaml => {
            |context, path| one(github::pipeline(context, path, "forgejo_actions"))
        }
        ".circleci" if matches!(name, "config.yml" | "config.yaml") => {
            |context, path| one(circleci::pipeline(context, path))
        }
        ".buildkite" if is_yaml => |context, path| one(buildkite::pipeline(context, path)),
        ".tekton" if is_yaml => tekton::pipelines,
        _ if is_yaml && azure::is_pipeline(folder, name) => |context, path| one(azure::pipeline(context, path)),
        _ if jenkins::is_pipeline(name) => |context, path| one(jenkins::pipeline(context, path)),
        _ => return None,
    })
}

fn one(pipeline: Option<Pipeline>) -> Vec<Pipeline> {
    pipeline.into_iter().collect()
}

/// Every pipeline of the repository.
#[expect(clippy::unnecessary_wraps, reason = "every fact is gathered through one signature")]
pub(crate) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let reading = Reading::of(source);
    let context = Context { reading: &reading, deeds: Deeds::of(&reading), files: Known::default() };
    let read = |path: &str| reader(path).map(|read| read(&context, path)).unwrap_or_default();
    let mut found: Vec<Pipeline> = match source.heads {
        Some(heads) => heads.iter().filter(|path| reading.has_own(path)).flat_map(|path| read(path)).collect(),
        None => reading.paths().flat_map(read).chain(gitlab::pipelines(&context)).collect(),
    };
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Value::from(found.into_iter().map(value).collect::<Vec<_>>()))
}

fn value(mut pipeline: Pipeline) -> Value {
    pipeline.uses.sort_by(|a, b| (a.line, &a.reference).cmp(&(b.line, &b.reference)));
    let used = |used: &Use| {
        object([("ref", Some(Value::from(used.reference.as_str()))), ("line", Some(Value::from(used.line)))])
    };
    object([
        ("system", Some(Value::from(pipeline.system))),
        ("path", Some(Value::from(pipeline.path.as_str()))),
        ("name", pipeline.name.map(Value::from)),
        ("triggers", Some(texts(pipeline.triggers.iter().map(String::as_str)))),
        ("jobs", Some(Value::from(pipeline.jobs.into_iter().map(job).collect::<Vec<_>>()))),
        ("uses", Some(Value::from(pipeline.uses.iter().map(used).collect::<Vec<_>>()))),
    ])
}

fn job(job: Job) -> Value {
    let step = |(at, done): &(usize, Done)| {
        object([
            ("at", Some(Value::from(*at))),
            ("does", Some(texts(done.deeds()))),
            ("tools", Some(texts(done.tools()))),
        ])
    };
    let steps: Vec<Value> = job.steps.iter().map(step).collect();
    object([
        ("id", Some(Value::from(job.id.as_str()))),
        ("line", Some(Value::from(job.line))),
        ("needs", Some(texts(job.needs.iter().map(String::as_str)))),
        ("uses", job.uses.map(Value::from)),
        ("environment", job.environment.map(Value::from)),
        ("late", job.is_late.then(|| Value::from(true))),
        ("does", Some(texts(job.done.deeds()))),
        ("tools", Some(texts(job.done.tools()))),
        ("steps", (!steps.is_empty()).then(|| Value::from(steps))),
    ])
}
