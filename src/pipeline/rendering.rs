//! Charts and kustomizations in a scan: rendered beside the files, judged as they are, and told of where the program is missing.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::file::Around;
use super::replaced::Replaced;
use super::share::{Share, Template};
use super::{Run, Settings};
use crate::catalog::Catalog;
use crate::model::document::Document;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::rendered::Rendering;
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::model::source::{Repository, SourceFile};
use crate::parse::{self, ReadOptions};
use crate::render;
use crate::render::{Missing, Programs, Root, Surroundings, Withheld};

/// What renders in a run, and how much waits for a program that is not installed.
#[derive(Debug)]
pub(super) struct Renderer<'r> {
    programs: &'r Programs,
    rendering: Rendering,
    charts: AtomicU64,
    kustomizations: AtomicU64,
}

impl<'r> Renderer<'r> {
    /// The renderer of a run; none where nobody would look at what it renders.
    pub(super) fn of(settings: &'r Settings, catalog: &Catalog) -> Option<Self> {
        let is_wanted = settings.rendering != Rendering::Never && is_about_objects(catalog);
        is_wanted.then(|| Self {
            programs: &settings.programs,
            rendering: settings.rendering,
            charts: AtomicU64::new(0),
            kustomizations: AtomicU64::new(0),
        })
    }

    /// What was not rendered since its program is not installed, told once a run.
    pub(super) fn absent(&self, first: &Repository) -> Vec<Problem> {
        let told = [
            (&self.charts, "chart", "helm", "install Helm (https://helm.sh/docs/intro/install)"),
            (
                &self.kustomizations,
                "kustomization",
                "kustomize",
                "install Kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize) or kubectl",
            ),
        ];
        let waiting = told.into_iter().filter_map(|(count, noun, program, help)| {
            let count = count.load(Ordering::Relaxed);
            let noun = if count == 1 { format!("1 {noun} is") } else { format!("{count} {noun}s are") };
            (count > 0).then(|| Problem {
                repository: Arc::from(first.target.as_str()),
                path: Arc::from(""),
                position: None,
                kind: if self.rendering == Rendering::Always { ProblemKind::Render } else { ProblemKind::Skipped },
                rule: None,
                message: format!("`{program}` is not installed, so that {noun} not rendered"),
                help: Some(format!("{help}, or turn rendering off with --render never")),
            })
        });
        waiting.collect()
    }
}

/// What is said of a kustomization in a run that renders nothing.
fn idle(file: &SourceFile) -> Problem {
    let problem = render::problem(file, ProblemKind::Skipped, "a kustomization that is not rendered".to_owned());
    Problem { help: Some("what it changes or makes is not judged in this run".to_owned()), ..problem }
}

/// Whether somebody would look at what is rendered.
fn is_about_objects(catalog: &Catalog) -> bool {
    catalog.rules().any(|rule| speaks_of_objects(rule))
}

fn speaks_of_objects(rule: &RuleInfo) -> bool {
    let is_object = |label: &String| matches!(label.split('/').next(), Some("kubernetes" | "argocd" | "flux"));
    rule.kinds.is_empty() || rule.kinds.iter().chain(&rule.documents).any(is_object)
}

/// What can be rendered in a repository.
#[derive(Debug)]
struct Roots<'r> {
    all: Vec<Root>,
    around: Surroundings<'r>,
    /// What renders them, where anything is rendered.
    renderer: Option<&'r Renderer<'r>>,
}

impl Roots<'_> {
    /// The files of which kustomizations may make something else in this run.
    fn taken(&self) -> BTreeSet<String> {
        let is_rendered = self.around.has_kustomize();
        self.all.iter().filter(|_| is_rendered).flat_map(Root::taken).collect()
    }
}

impl Run<'_> {
    /// The files of a repository, each judged by itself, and what can be rendered among them.
    pub(super) fn single(&self, files: &[Arc<SourceFile>], around: Around<'_>) -> Share {
        let roots = self.roots(files, self.reading(around));
        // What kustomizations take in is looked at once it is known what they make of it.
        let taken = roots.as_ref().map(Roots::taken).unwrap_or_default();
        let (taken, others): (Vec<_>, Vec<_>) = files.iter().partition(|file| taken.contains(file.path.as_ref()));
        let (share, (rendered, replaced)) = rayon::join(
            || self.files(&others, around),
            || roots.map(|roots| self.rendered(&roots, around.scopes)).unwrap_or_default(),
        );
        share.merged(rendered).merged(self.files(&taken, Around { replaced: &replaced, ..around }))
    }

    fn files(&self, files: &[&Arc<SourceFile>], around: Around<'_>) -> Share {
        let each = files
            .par_iter()
            .map_init(|| self.worker(), |worker, file| self.counted(file, || self.file(worker, file, around)));
        each.reduce(Share::default, Share::merged)
    }

    /// What can be rendered among the files of a repository, if there may be any and somebody would look at it.
    fn roots<'r>(&'r self, files: &'r [Arc<SourceFile>], reading: ReadOptions<'r>) -> Option<Roots<'r>> {
        if !(render::may_be_rendered(files) && is_about_objects(self.catalog)) {
            return None;
        }
        // Programs read files from the disk: what a commit has is not there.
        let is_here = files.first().is_some_and(|file| !file.repository.past);
        let renderer = self.renderer.filter(|_| is_here);
        let around = Surroundings::new(files, reading, renderer.map_or(&Programs::NONE, |renderer| renderer.programs));
        Some(Roots { all: render::roots(&around), around, renderer })
    }

    /// Renders what can be rendered and judges it, and tells which objects in files it replaces.
    fn rendered(&self, roots: &Roots<'_>, scopes: &Scopes) -> (Share, Replaced) {
        let each = roots.all.par_iter().map(|root| {
            let mut replaced = BTreeSet::new();
            let share = self.guarded(root.file(), || {
                let (share, own) = self.root(root, roots, scopes);
                replaced = own;
                share
            });
            (share, replaced)
        });
        let (shares, replaced): (Vec<Share>, Vec<_>) = each.unzip();
        (shares.into_iter().fold(Share::default(), Share::merged), Replaced::of(&roots.all, replaced.iter()))
    }

    fn root(&self, root: &Root, roots: &Roots<'_>, scopes: &Scopes) -> (Share, BTreeSet<(Arc<str>, u32)>) {
        let Roots { around, renderer, .. } = roots;
        let ways = root.ways().into_par_iter().map(|way| {
            let output = root.run(&way, around);
            (way, output)
        });
        let mut outcome = root.read(ways.collect(), around);
        match (outcome.missing, renderer) {
            (Some(Missing::Helm), Some(renderer)) => renderer.charts.fetch_add(1, Ordering::Relaxed),
            (Some(Missing::Kustomize), Some(renderer)) => renderer.kustomizations.fetch_add(1, Ordering::Relaxed),
            _ => 0,
        };
        let Withheld { kinds, changed } = std::mem::take(&mut outcome.withheld);
        if renderer.is_none() && !(kinds.is_empty() && changed.is_empty()) {
            outcome.problems.push(idle(root.file()));
        }
        let documents: Vec<Arc<Document>> = outcome.documents.into_iter().map(Arc::new).collect();
        let judged = documents
            .par_iter()
            .map_init(|| self.worker(), |worker, document| self.judge(worker, document, scopes))
            .reduce(Share::default, Share::merged);
        let mut own = Share {
            charts: outcome.charts.into_iter().collect(),
            kept: documents.into_iter().filter(|own| self.wants(&own.kind)).collect(),
            ..Share::default()
        };
        let unseen = Template {
            path: root.file().path.clone(),
            problems: outcome.problems,
            unjudged: kinds.into_iter().collect(),
        };
        let reason = self.unjudged(&mut own, unseen, scopes);
        self.renumbered(&mut own, root.file(), (changed, &reason), scopes);
        (judged.merged(own), outcome.replaced)
    }

    /// Tells of the templates whose charts are not rendered; of the others the objects are judged.
    pub(super) fn settle(&self, share: &mut Share, charts: &parse::ChartIndex, scopes: &Scopes) {
        for template in std::mem::take(&mut share.templates) {
            let is_rendered = charts.around(&template.path).is_some_and(|(chart, _)| share.charts.contains(chart));
            if !is_rendered {
                self.unjudged(share, template, scopes);
            }
        }
    }
}
