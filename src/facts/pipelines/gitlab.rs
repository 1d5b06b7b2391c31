//! GitLab CI: `.gitlab-ci.yml`, what it includes from the same repository, and what stands below `.gitlab/ci`.
//!
//! Every file is a pipeline of its own; `extends` and `!reference` find templates in all of them, as GitLab does once they are put
//! together. What is included from elsewhere is in `uses`: `group/project/path@ref`, `host/group/component@version`, the address, or
//! `template:` with the name. A template of GitLab's own that brings jobs along is a job.

mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use regorus::Value;

use super::{Context, Done, Job, Pipeline, Use};
use crate::facts::globs::Patterns;
use crate::facts::reading::{Node, Page, deep, fields, is_yaml, items, resolve, split, text};
use crate::model::field::field;

/// Keys at the top that are no jobs.
const RESERVED: [&str; 15] = [
    "after_script",
    "before_script",
    "cache",
    "default",
    "image",
    "include",
    "inputs",
    "services",
    "spec",
    "stages",
    "types",
    "variables",
    "workflow",
    "pages:deploy",
    "retry",
];
/// Templates of templates.
const MAX_DEPTH: usize = 11;

/// Every file of the repository that holds a part of its pipeline.
struct Files<'c> {
    context: &'c Context<'c>,
    pages: BTreeMap<String, Vec<Rc<Page>>>,
    /// Jobs and templates of all files, by name.
    known: BTreeMap<String, Value>,
    stages: Vec<String>,
    /// Whether nothing runs before a merge, whatever a job says.
    is_late: bool,
}

/// The pipelines of a repository.
pub(super) fn pipelines(context: &Context<'_>) -> Vec<Pipeline> {
    let mut files =
        Files { context, pages: BTreeMap::new(), known: BTreeMap::new(), stages: Vec::new(), is_late: false };
    files.collect();
    files.is_late = files.is_all_late();
    if files.stages.is_empty() {
        files.stages = ["build", "test", "deploy"].map(str::to_owned).into();
    }
    files.stages.insert(0, ".pre".to_owned());
    files.stages.push(".post".to_owned());
    files.pages.iter().map(|(path, pages)| files.pipeline(path, pages)).collect()
}

/// Whether a file holds a part of the pipeline by its path.
pub(super) fn is_own(path: &str) -> bool {
    let (folder, name) = split(path);
    let is_below = folder == ".gitlab/ci" || folder.starts_with(".gitlab/ci/");
    is_yaml(name)
        && (path == ".gitlab-ci.yml"
            || path == ".gitlab-ci.yaml"
            || is_below
            || (name.ends_with(".gitlab-ci.yml") && !folder.is_empty()))
}

impl Files<'_> {
    fn collect(&mut self) {
        let mut open: Vec<String> =
            self.context.reading.paths().filter(|path| is_own(path)).map(str::to_owned).collect();
        while let Some(path) = open.pop() {
            if self.pages.contains_key(&path) {
                continue;
            }
            let pages = self.context.reading.pages(&path);
            for page in pages.iter() {
                open.extend(self.local(page.value()));
                for (name, job) in fields(page.value()) {
                    self.known.insert(name.to_owned(), job.clone());
                }
                let stages = field(page.value(), "stages").map(items).unwrap_or_default();
                if self.stages.is_empty() {
                    self.stages = stages.iter().filter_map(text).map(str::to_owned).collect();
                }
            }
            self.pages.insert(path, pages.iter().cloned().collect());
        }
    }

    /// Whether the file that includes the others, and has the last word, starts nothing before a merge.
    fn is_all_late(&self) -> bool {
        let root = [".gitlab-ci.yml", ".gitlab-ci.yaml"].into_iter().find_map(|path| self.pages.get(path)?.first());
        rules::is_late(root.and_then(|page| deep(page.value(), &["workflow", "rules"])), None)
    }

    /// The files of this repository that one includes.
    fn local(&self, root: &Value) -> Vec<String> {
        let Some(include) = field(root, "include") else { return Vec::new() };
        let all = if include.as_array().is_ok() { items(include) } else { std::slice::from_ref(include) };
        let named = all.iter().filter_map(|own| text(own).or_else(|| field(own, "local").and_then(text)));
        let local = named.filter(|own| !own.contains("://")).filter_map(|own| resolve("", own.trim_start_matches('/')));
        let found = |pattern: String| -> Vec<String> {
            if !pattern.contains('*') {
                return vec![pattern];
            }
            let pattern = Patterns::of([pattern.as_str()]);
            self.context.reading.paths().filter(|path| pattern.name(path)).map(str::to_owned).collect()
        };
        local.flat_map(found).collect()
    }

    fn pipeline(&self, path: &str, pages: &[Rc<Page>]) -> Pipeline {
        let mut pipeline = Pipeline { system: "gitlab_ci", path: path.to_owned(), ..Pipeline::default() };
        let mut by_stage: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut without_needs = Vec::new();
        for page in pages {
            let root = page.root();
            if pipeline.name.is_none() {
                pipeline.name = root.at(&["workflow", "name"]).and_then(Node::text).map(str::to_owned);
            }
            self.includes(root, &mut pipeline);
            pipeline.triggers.extend(triggers(root.value()));
            for (id, node) in root.entries() {
                let is_job =
                    node.value().as_object().is_ok() && !id.starts_with('.') && !RESERVED.contains(&id.as_str());
                if !is_job {
                    continue;
                }
                let job = self.job(&id, node, root);
                let stage = self.inherited(node.value(), "stage").as_ref().and_then(text).map(str::to_owned);
                let stage = self.stages.iter().position(|own| own == stage.as_deref().unwrap_or("test")).unwrap_or(0);
                by_stage.entry(stage).or_default().push(id.clone());
                if self.inherited(node.value(), "needs").is_none() {
                    without_needs.push((pipeline.jobs.len(), stage));
                }
                pipeline.jobs.push(job);
            }
        }
        // Without `needs` a job waits for the stage before its own.
        for (at, stage) in without_needs {
            if let (Some(job), Some((_, before))) = (pipeline.jobs.get_mut(at), by_stage.range(..stage).next_back()) {
                job.needs.clone_from(before);
            }
        }
        pipeline
    }

    fn includes(&self, root: Node<'_>, pipeline: &mut Pipeline) {
        for own in root.get("include").map(Node::each).unwrap_or_default() {
            let word = |key| own.text_of(key);
            let at = |reference: String| word("ref").map_or(reference.clone(), |own| format!("{reference}@{own}"));
            let files = own.get("file").map(Node::each).unwrap_or_default();
            let mut found: Vec<String> = Vec::new();
            if let Some(project) = word("project") {
                let names = files.into_iter().filter_map(Node::text);
                found.extend(names.map(|file| at(format!("{project}/{}", file.trim_start_matches('/')))));
            }
            found.extend(word("remote").or_else(|| own.text().filter(|own| own.contains("://"))).map(str::to_owned));
            found.extend(word("component").map(str::to_owned));
            found.extend(
                word("local")
                    .or_else(|| own.text().filter(|own| !own.contains("://")))
                    .map(|own| format!("./{}", own.trim_start_matches('/'))),
            );
            if let Some(template) = word("template") {
                let reference = format!("template:{template}");
                let done = self.context.deeds.step(&reference, &[]);
                if done != Done::default() {
                    let id = template.trim_end_matches(".gitlab-ci.yml").to_owned();
                    pipeline.jobs.push(Job {
                        id,
                        line: own.value_line(),
                        uses: Some(reference.clone()),
                        done,
                        ..Job::default()
                    });
                }
                found.push(reference);
            }
            pipeline.uses.extend(found.into_iter().map(|reference| Use { reference, line: own.value_line() }));
        }
    }

    fn job(&self, id: &str, node: Node<'_>, root: Node<'_>) -> Job {
        let inherited = |key: &str| self.inherited(node.value(), key);
        let mut done = Done::default();
        for key in ["before_script", "script", "after_script"] {
            let shared = || deep(root.value(), &["default", key]).or_else(|| field(root.value(), key)).cloned();
            if let Some(script) = inherited(key).or_else(shared) {
                let mut lines = Vec::new();
                self.lines(&script, 0, &mut lines);
                done.add(&self.context.deeds.script(&lines.join("\n")));
            }
        }
        done.add(&reports(inherited("artifacts").as_ref(), inherited("coverage").as_ref(), self.context));
        let trigger = inherited("trigger");
        let environment = inherited("environment");
        let environment = environment.as_ref().and_then(|own| text(own).or_else(|| field(own, "name").and_then(text)));
        let needs = inherited("needs");
        let needs = needs.as_ref().map(items).unwrap_or_default().iter();
        Job {
            id: id.to_owned(),
            line: node.line(),
            needs: needs
                .filter_map(|own| text(own).or_else(|| field(own, "job").and_then(text)))
                .map(str::to_owned)
                .collect(),
            uses: trigger.as_ref().and_then(triggered),
            environment: environment.map(str::to_owned),
            is_late: self.is_late || rules::is_late(inherited("rules").as_ref(), inherited("only").as_ref()),
            done,
            ..Job::default()
        }
    }

    /// A key of a job, or of the last of the templates that it extends: each of them is looked into once.
    fn inherited(&self, job: &Value, key: &str) -> Option<Value> {
        self.found(job, key, (0, &mut BTreeSet::new()))
    }

    fn found<'v>(&'v self, job: &'v Value, key: &str, (depth, seen): (usize, &mut BTreeSet<&'v str>)) -> Option<Value> {
        if let Some(own) = field(job, key) {
            return Some(own.clone());
        }
        let extends = field(job, "extends").filter(|_| depth < MAX_DEPTH)?;
        let names = if extends.as_array().is_ok() { items(extends) } else { std::slice::from_ref(extends) };
        names.iter().rev().filter_map(text).find_map(|name| {
            let template = self.known.get(name).filter(|_| seen.insert(name))?;
            self.found(template, key, (depth + 1, seen))
        })
    }

    /// The lines of a script: texts, lists in lists, and references to other scripts.
    fn lines(&self, script: &Value, depth: usize, found: &mut Vec<String>) {
        if let Some(line) = text(script) {
            found.push(line.to_owned());
        }
        let parts = items(script);
        // `!reference [.setup, script]` is a list of names.
        if let [name, keys @ ..] = parts
            && let (Some(known), false) = (text(name).and_then(|name| self.known.get(name)), keys.is_empty())
            && (depth > 0 || text(name).is_some_and(|name| name.starts_with('.')))
        {
            let target = keys.iter().try_fold(known, |value, key| field(value, text(key)?));
            if let Some(target) = target.filter(|_| depth < MAX_DEPTH) {
                return self.lines(target, depth + 1, found);
            }
        }
        if depth < MAX_DEPTH {
            for part in parts {
                self.lines(part, depth + 1, found);
            }
        }
    }
}

/// What a job hands in says what it does.
fn reports(artifacts: Option<&Value>, coverage: Option<&Value>, context: &Context<'_>) -> Done {
    let mut done = Done::default();
    let reports = artifacts.and_then(|own| field(own, "reports")).into_iter().flat_map(fields).map(|(name, _)| name);
    for name in reports.chain(coverage.and_then(text).map(|_| "coverage")) {
        let word = match name {
            "junit" => "test",
            "coverage_report" | "coverage" | "cobertura" => "coverage",
            "codequality" => "lint",
            "cyclonedx" => "sbom",
            "sast"
            | "secret_detection"
            | "dependency_scanning"
            | "container_scanning"
            | "dast"
            | "license_scanning" => "scan",
            _ => continue,
        };
        done.add(&context.deeds.named(word));
    }
    done
}

/// The pipeline that a job starts.
fn triggered(trigger: &Value) -> Option<String> {
    let project = text(trigger).or_else(|| field(trigger, "project").and_then(text));
    let include = field(trigger, "include");
    let file = include.and_then(|own| text(own).or_else(|| field(own, "local").and_then(text)));
    project.map(str::to_owned).or_else(|| file.map(|own| format!("./{}", own.trim_start_matches('/'))))
}

/// What starts it, as far as its rules name it; a push is what starts it where nothing says otherwise.
fn triggers(root: &Value) -> BTreeSet<String> {
    const MARKS: [(&str, &str); 8] = [
        ("merge_request", "pull_request"),
        ("\"schedule", "schedule"),
        ("CI_COMMIT_TAG", "tag"),
        ("\"tags\"", "tag"),
        ("== \\\"push", "push"),
        ("== \\\"web", "workflow_dispatch"),
        ("== \\\"pipeline", "workflow_call"),
        ("== \\\"schedule", "schedule"),
    ];
    let rules = field(root, "workflow").and_then(|own| field(own, "rules")).cloned();
    let mut all: Vec<Value> = rules.iter().cloned().collect();
    for (_, job) in fields(root) {
        all.extend(["rules", "only"].iter().filter_map(|key| field(job, key)).cloned());
    }
    let written: String = all.iter().filter_map(|value| value.to_json_str().ok()).collect();
    let mut found: BTreeSet<String> =
        MARKS.iter().filter(|(mark, _)| written.contains(mark)).map(|(_, name)| (*name).to_owned()).collect();
    let of_workflow = rules.and_then(|own| own.to_json_str().ok()).unwrap_or_default();
    if of_workflow.is_empty() || of_workflow.contains("CI_COMMIT_BRANCH") || of_workflow.contains("CI_DEFAULT_BRANCH") {
        found.insert("push".to_owned());
    }
    found
}
