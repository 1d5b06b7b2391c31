//! What is rendered by itself, the ways in which it is, and what comes of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::charts::{self, Chart};
use super::kustomizations::{self, Kustomization, Withheld};
use super::programs::Programs;
use super::run::Failure;
use super::{helm, kustomize};
use crate::model::document::{Document, ValuePath};
use crate::model::finding::Position;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::rendered::Variant;
use crate::model::source::SourceFile;
use crate::parse::{self, ReadOptions};

/// A repository, as far as rendering needs to know it.
#[derive(Debug)]
pub(crate) struct Surroundings<'r> {
    files: BTreeMap<&'r str, &'r Arc<SourceFile>>,
    /// How its files are read.
    pub(super) reading: ReadOptions<'r>,
    programs: &'r Programs,
    /// The root, links resolved.
    pub(super) root: PathBuf,
}

/// A chart or a kustomization that is rendered by itself.
#[derive(Debug)]
pub(crate) enum Root {
    /// A chart that is vendored in no other.
    Chart(Chart),
    /// A kustomization that no other of the repository refers to.
    Kustomization(Box<Kustomization>),
}

/// One way of rendering a root: a chart with its default values or with a further file, a kustomization as it is.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(super) variant: Variant,
    pub(super) values: Option<PathBuf>,
}

/// A program that is not installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Missing {
    /// `helm`
    Helm,
    /// `kustomize` and `kubectl`
    Kustomize,
}

/// Why a way of rendering gave nothing.
#[derive(Debug)]
pub(crate) enum Refusal {
    Missing(Missing),
    /// It is not rendered, for a reason that lies in it.
    Skipped {
        message: String,
        help: String,
    },
    Failed(Failure),
}

/// What came of a root.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The objects that stand in no file of the repository as they are.
    pub(crate) documents: Vec<Document>,
    /// What could not be rendered, and why.
    pub(crate) problems: Vec<Problem>,
    /// The folders of a chart that was rendered and of those vendored in it: their templates need not be judged as texts.
    pub(crate) charts: Vec<String>,
    /// What nobody sees of a kustomization, since it is not rendered. The templates of a chart are told of one by one.
    pub(crate) withheld: Withheld,
    /// The program that it waits for.
    pub(crate) missing: Option<Missing>,
    /// Objects in files that a kustomization takes in and that it gives to nobody as they are, by path and index.
    pub(crate) replaced: BTreeSet<(Arc<str>, u32)>,
}

impl<'r> Surroundings<'r> {
    /// The surroundings of these files, which are all of one repository.
    pub(crate) fn new(files: &'r [Arc<SourceFile>], reading: ReadOptions<'r>, programs: &'r Programs) -> Self {
        let root = files.first().map_or_else(PathBuf::new, |file| file.repository.root.clone());
        let root = root.canonicalize().unwrap_or(root);
        Self { files: files.iter().map(|file| (file.path.as_ref(), file)).collect(), reading, programs, root }
    }

    /// Whether Kustomize is there to render with.
    pub(crate) const fn has_kustomize(&self) -> bool {
        self.programs.kustomize.is_some()
    }

    /// The file at a path.
    pub(super) fn file(&self, path: &str) -> Option<&'r Arc<SourceFile>> {
        self.files.get(path).copied()
    }

    /// The files whose path begins with this.
    pub(super) fn below(&self, start: &str) -> impl Iterator<Item = &'r Arc<SourceFile>> + use<'_, 'r> {
        let from = self.files.range::<str, _>((Bound::Included(start), Bound::Unbounded));
        let start = start.to_owned();
        from.take_while(move |(path, _)| path.starts_with(&start)).map(|(_, file)| *file)
    }

    /// The documents of a file.
    pub(super) fn documents(&self, file: &Arc<SourceFile>) -> Vec<Arc<Document>> {
        parse::read(file, &self.reading).documents.into_iter().map(Arc::new).collect()
    }

    /// A text without the place of the repository on this machine.
    pub(super) fn relative(&self, text: &str) -> String {
        let root = self.root.display().to_string();
        text.replace(&format!("{root}/"), "").replace(&root, ".")
    }
}

/// What is rendered by itself among the files, in the order of their paths.
pub(crate) fn roots(around: &Surroundings<'_>) -> Vec<Root> {
    let charts = charts::find(around).into_iter().map(Root::Chart);
    charts.chain(kustomizations::find(around).into_iter().map(|own| Root::Kustomization(Box::new(own)))).collect()
}

/// Whether some of these files may be rendered, by their names.
pub(crate) fn may_be_rendered(files: &[Arc<SourceFile>]) -> bool {
    files.iter().any(|file| file.file_name() == "Chart.yaml" || kustomizations::is_named(file))
}

impl Root {
    /// The ways in which it is rendered, the plain one first.
    pub(crate) fn ways(&self) -> Vec<Way> {
        match self {
            Self::Chart(chart) => chart.ways(),
            Self::Kustomization(own) => vec![Way { variant: Variant::Overlay(own.folder_shown()), values: None }],
        }
    }

    /// Runs the program for one way, and gives what it printed.
    pub(crate) fn run(&self, way: &Way, around: &Surroundings<'_>) -> Result<String, Refusal> {
        match self {
            Self::Chart(chart) => {
                let helm = around.programs.helm.as_deref().ok_or(Refusal::Missing(Missing::Helm))?;
                helm::run(helm, chart, way, around)
            }
            Self::Kustomization(own) if own.is_plain(around) => Ok(String::new()),
            Self::Kustomization(own) => {
                let program = around.programs.kustomize.as_ref().ok_or(Refusal::Missing(Missing::Kustomize))?;
                kustomize::run(program, own, around)
            }
        }
    }

    /// Reads what the program printed, way by way.
    pub(crate) fn read(&self, outputs: Vec<(Way, Result<String, Refusal>)>, around: &Surroundings<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        let mut rendered: Vec<(Way, String)> = Vec::new();
        let mut failed = Vec::new();
        for (way, output) in outputs {
            match output {
                Ok(output) => rendered.push((way, output)),
                Err(refusal) => failed.push((way, refusal)),
            }
        }
        for (way, refusal) in failed {
            self.refused(&way, refusal, !rendered.is_empty(), around, &mut outcome);
        }
        match self {
            Self::Chart(chart) => {
                if !rendered.is_empty() {
                    outcome.charts = chart.folders(around);
                }
                helm::read(chart, &rendered, around, &mut outcome);
            }
            Self::Kustomization(own) if rendered.is_empty() => outcome.withheld = own.withheld(around),
            Self::Kustomization(own) => kustomize::read(own, &rendered, around, &mut outcome),
        }
        outcome.problems.sort();
        outcome.problems.dedup();
        outcome
    }

    /// `Chart.yaml`, or the kustomization.
    pub(crate) fn file(&self) -> &Arc<SourceFile> {
        match self {
            Self::Chart(chart) => chart.file(),
            Self::Kustomization(own) => own.file(),
        }
    }

    /// The files that a kustomization takes in; none of a chart.
    pub(crate) fn taken(&self) -> Vec<String> {
        match self {
            Self::Chart(_) => Vec::new(),
            Self::Kustomization(own) => own.taken().collect(),
        }
    }

    /// Tells why a way gave nothing. That a chart cannot do with its default values alone is only worth a word where it could be
    /// judged with others.
    fn refused(&self, way: &Way, refusal: Refusal, has_others: bool, around: &Surroundings<'_>, outcome: &mut Outcome) {
        let file = self.file();
        match refusal {
            Refusal::Missing(missing) => outcome.missing = Some(missing),
            Refusal::Skipped { message, help } => {
                outcome.problems.push(problem(file, ProblemKind::Skipped, message).with_help(help));
            }
            Refusal::Failed(failure) => {
                let said = match self {
                    Self::Chart(chart) => helm::complaint(chart, way, failure, around),
                    Self::Kustomization(own) => kustomize::complaint(own, failure),
                };
                let kind = if way.variant == Variant::Default && has_others {
                    ProblemKind::Skipped
                } else {
                    ProblemKind::Render
                };
                outcome.problems.push(Problem { kind, ..said });
            }
        }
    }
}

/// A problem of a file.
pub(crate) fn problem(file: &SourceFile, kind: ProblemKind, message: String) -> Problem {
    Problem {
        repository: Arc::from(file.repository.target.as_str()),
        path: file.path.clone(),
        position: None,
        kind,
        rule: None,
        message,
        help: None,
    }
}

/// The problem, at a place in its file.
pub(super) fn at(problem: Problem, line: u32, column: u32) -> Problem {
    Problem { position: Some(Position { line: line.max(1), column: column.max(1) }), ..problem }
}

/// The words of a program on one line, without its own marks and without the places of this machine.
pub(super) fn said(text: &str, home: &Path, around: &Surroundings<'_>) -> String {
    let text = text.replace(&home.display().to_string(), "…");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("Use --debug flag"));
    let words: Vec<&str> = lines.skip_while(|line| !line.starts_with("Error:")).collect();
    let words = if words.is_empty() { text.trim().replace('\n', " ") } else { words.join(" ") };
    let words = words.strip_prefix("Error:").unwrap_or(&words).trim().to_owned();
    around.relative(&words)
}

/// The way to a string in a value, for the places of problems and of what stands for an object.
pub(super) type Place = ValuePath;
