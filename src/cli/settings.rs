//! Arguments laid over the configuration: what the rest of the program sees.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::args::{Check, Fix};
use super::shared::{Caching, Choice, Policies, Threshold};
use super::{Failure, Usage, cache};
use crate::cache::Cache;
use crate::catalog::{self, Catalog, Selection};
use crate::config::{self, Config, Draft, Mistake, Mistakes, Spot};
use crate::model::paths::slashed;
use crate::model::{GateMode, Rendering, Scorecard, Severity};
use crate::pipeline;
use crate::render::Programs;
use crate::report::Workspace;
use crate::standards::{self, Excuses, Rules, Standards};

/// Files above this are not parsed.
const MAX_FILE_SIZE: u64 = 20 * 1000 * 1000;
/// Longest evaluation of one document.
const TIMEOUT: Duration = Duration::from_secs(5);
/// What mistakes are in.
const CONFIGURATION: &str = "the configuration";
/// What to do about a path to nothing.
const PATHS: &str = "paths are meant from the folder of the configuration";
/// Most memory of the process while rules run.
const MEMORY: u64 = 4 << 30;

/// What a run goes by.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) config: Config,
    /// Policies from the configuration, then from the command line.
    pub(super) policies: Vec<PathBuf>,
    /// Data for them, from both as well.
    pub(super) data: Vec<PathBuf>,
    built_in: bool,
    /// Rules to ask.
    pub(super) selection: Selection,
    /// Scorecards that were asked for by name or file.
    scorecards: Vec<String>,
    /// The threshold; `None` for never.
    pub(super) fail_on: Option<Severity>,
    /// Whether problems fail the run.
    pub(super) strict: bool,
    /// The file of known findings.
    pub(super) baseline: Option<PathBuf>,
    /// What a run must show to pass.
    pub(super) gate: Vec<GateMode>,
    /// The folder of definitions.
    pub(super) standards: Option<PathBuf>,
    /// Whether patterns have a say in files that are named.
    force_exclude: bool,
    /// Whether charts and kustomizations are rendered.
    rendering: Rendering,
    /// Where verdicts are kept between runs.
    cache: Option<Arc<Cache>>,
    /// The configuration's own file.
    file: Option<PathBuf>,
}

impl Settings {
    /// The settings of `karat check`.
    pub(super) fn of(check: &Check) -> Result<Self, Failure> {
        let mut settings = Self::of_choice(&check.choice, &check.targets)?;
        if let Some(Threshold(fail_on)) = check.fail_on {
            settings.fail_on = fail_on;
        }
        settings.strict |= check.strict;
        settings.force_exclude = check.force_exclude;
        settings.baseline = check.baseline.clone().or(settings.baseline);
        if !check.gate.is_empty() {
            settings.gate.clone_from(&check.gate);
        }
        settings.rendering = check.render.unwrap_or(settings.rendering);
        settings.keeping(&check.pace.caching)
    }

    /// With the cache that is wanted.
    pub(super) fn keeping(self, caching: &Caching) -> Result<Self, Failure> {
        let cache = cache::of(caching, self.config.limits.cache)?;
        Ok(Self { cache, ..self })
    }

    /// The settings of an editor in a folder, and all that they were read from. What the configuration says of failing counts for
    /// nothing there.
    pub(super) fn of_editor(
        folder: &Path,
        config: Option<&Path>,
        select: &[String],
        ignore: &[String],
    ) -> Result<(Self, Vec<PathBuf>), Failure> {
        let policies = Policies { config: config.map(|path| folder.join(path)), ..Policies::default() };
        let mut settings = Self::of_policies(&policies, &[folder.to_owned()])?.keeping(&Caching::default())?;
        if !select.is_empty() {
            settings.selection.select = select.to_vec();
        }
        settings.selection.ignore.extend(ignore.iter().cloned());
        let cards = settings.scorecards.iter().map(PathBuf::from).filter(|path| path.is_file());
        let named = policies.config.or_else(|| find(&[folder.to_owned()], "karat.toml"));
        let layers = named.map_or_else(|| Ok(Vec::new()), |path| config::layers(&path))?;
        let files = layers.into_iter().map(|layer| layer.path).chain(cards);
        let read = settings.policies.iter().chain(&settings.data).chain(&settings.standards).chain(&settings.baseline);
        let sources = read.cloned().chain(files);
        let resolved = |path: PathBuf| path.canonicalize().unwrap_or(path);
        let sources = sources.map(resolved).collect();
        Ok((settings, sources))
    }

    /// What is chosen on the command line for targets, over what their configuration says.
    pub(super) fn of_choice(choice: &Choice, targets: &[PathBuf]) -> Result<Self, Failure> {
        let mut settings = Self::of_policies(&choice.policies, targets)?;
        if !choice.select.is_empty() {
            settings.selection.select.clone_from(&choice.select);
        }
        settings.selection.ignore.extend(choice.ignore.iter().cloned());
        if !choice.scorecards.is_empty() {
            settings.scorecards.clone_from(&choice.scorecards);
        }
        settings.standards = choice.standards.clone().or(settings.standards);
        Ok(settings)
    }

    /// The settings of `karat fix`. What is rendered has no text that could be edited, so that it is left out.
    pub(super) fn of_fix(fix: &Fix) -> Result<Self, Failure> {
        Self::of(&Check {
            targets: fix.targets.clone(),
            choice: fix.choice.clone(),
            fail_on: fix.fail_on,
            render: Some(Rendering::Never),
            ..Check::for_scores(fix.pace.clone())
        })
    }

    /// The folder that files of a run belong to: that of the configuration, else the target where there is one, else the current one.
    pub(super) fn home(&self, targets: &[PathBuf]) -> PathBuf {
        let of_config = self.file.as_ref().and_then(|file| file.parent().map(Path::to_owned));
        let of_target = || targets.first().filter(|one| targets.len() == 1 && one.is_dir()).cloned();
        of_config.or_else(of_target).unwrap_or_else(|| PathBuf::from("."))
    }

    /// The settings of a command that only needs to know the policies.
    pub(super) fn of_policies(policies: &Policies, targets: &[PathBuf]) -> Result<Self, Failure> {
        let path = policies.config.clone().or_else(|| find(targets, "karat.toml"));
        let Draft { layers, mistakes } = path.as_deref().map_or_else(|| Ok(Draft::default()), config::draft)?;
        let mut settings = Self { file: path, ..Self::of_config(config::joined(layers)) };
        settings.policies.extend(policies.paths.iter().cloned());
        settings.data.extend(policies.data.iter().cloned());
        settings.built_in &= !policies.no_built_in;
        if !mistakes.is_empty() {
            settings.refuse([mistakes, settings.lacking(true)].concat())?;
        }
        Ok(settings)
    }

    /// Refuses a configuration that names files and scorecards which are not there.
    pub(super) fn refuse_lacking(&self, is_baseline_read: bool) -> Result<(), Failure> {
        let lacking = self.lacking(is_baseline_read);
        if lacking.is_empty() { Ok(()) } else { self.refuse(lacking) }
    }

    /// Refuses a configuration that says of rules what they are not.
    pub(super) fn refuse_misnamed(&self, catalog: &Catalog) -> Result<(), Failure> {
        Ok(Mistakes::check(CONFIGURATION, catalog::misnamed(catalog, &self.config.named))?)
    }

    /// Refuses a configuration for its mistakes, and for those that only its rules can tell, so that all are told at once.
    fn refuse(&self, mut mistakes: Vec<Mistake>) -> Result<(), Failure> {
        let mut options = catalog::Options { scorecards: catalog::Cards::None, ..self.catalog() };
        options.policies.retain(|path| path.exists());
        // Where policies cannot be read, nobody knows their rules.
        if let Ok(catalog) = catalog::load(&options) {
            mistakes.extend(catalog::misnamed(&catalog, &self.config.named));
        }
        Ok(Mistakes::check(CONFIGURATION, mistakes)?)
    }

    /// The files and scorecards of the configuration that would be read and are not there.
    fn lacking(&self, is_baseline_read: bool) -> Vec<Mistake> {
        let is_baseline = |path: &PathBuf| self.baseline.as_ref() == Some(path);
        let is_read = |path: &PathBuf| {
            let is_scorecard = self.scorecards.iter().any(|own| Path::new(own) == path);
            let is_definition = self.standards.as_ref() == Some(path);
            let is_of_policies = self.policies.contains(path) || self.data.contains(path);
            is_scorecard || is_definition || is_of_policies || (is_baseline_read && is_baseline(path))
        };
        let lacking = self.config.named.files.iter().filter(|(path, _)| is_read(path) && !path.exists());
        let mistake = |(path, at): &(PathBuf, Spot)| {
            let help =
                if is_baseline(path) { "write it with `karat baseline`, or leave out `baseline`" } else { PATHS };
            at.mistake(format!("there is no {}", path.display())).with_help(help)
        };
        let options = self.catalog();
        let unknown = self.config.named.scorecards.iter().filter(|(name, _)| self.scorecards.contains(name));
        let unknown = unknown.filter_map(|(name, at)| {
            let help = catalog::unknown_card(name, &options)?;
            Some(at.mistake(format!("there is no scorecard `{name}`")).with_help(help))
        });
        lacking.map(mistake).chain(unknown).collect()
    }

    /// The settings of a run without any configuration.
    pub(super) fn plain() -> Self {
        Self::of_config(Config::default())
    }

    fn of_config(config: Config) -> Self {
        Self {
            policies: config.policies.clone(),
            data: config.data.clone(),
            built_in: config.built_in.unwrap_or(true),
            selection: Selection { select: config.select.clone(), ignore: config.ignore.clone() },
            scorecards: config.scorecards.clone(),
            fail_on: config.fail_on.unwrap_or(Some(Severity::Low)),
            strict: config.strict.unwrap_or(false),
            baseline: config.baseline.clone(),
            gate: config.gate.clone(),
            standards: config.standards.clone(),
            force_exclude: false,
            rendering: config.render.unwrap_or_default(),
            cache: None,
            file: None,
            config,
        }
    }

    /// Whether scorecards were asked for by name or file.
    pub(super) fn names_scorecards(&self) -> bool {
        !self.scorecards.is_empty()
    }

    /// What the catalog is loaded from.
    pub(super) fn catalog(&self) -> catalog::Options {
        catalog::Options {
            built_in: self.built_in,
            policies: self.policies.clone(),
            data: self.data.clone(),
            data_beside: false,
            scorecards: if self.scorecards.is_empty() {
                self.usual_cards()
            } else {
                catalog::Cards::Named(self.scorecards.clone())
            },
            standards: self.standards.clone(),
            rules: self.config.rules.clone(),
            site: self.config.site.clone(),
        }
    }

    /// The scorecards of a run that names none.
    pub(super) fn usual_cards(&self) -> catalog::Cards {
        if self.selection.select.is_empty() && self.built_in {
            catalog::Cards::Recommended
        } else {
            catalog::Cards::None
        }
    }

    /// What the catalog of a handbook is loaded from: with all scorecards, whatever is asked.
    pub(super) fn handbook(&self) -> catalog::Options {
        catalog::Options { scorecards: catalog::Cards::All(self.scorecards.clone()), ..self.catalog() }
    }

    /// Leaves the selected rules in the catalog: those that are named, else those of the scorecards that are, else those of the
    /// recommended scorecards and all that are not built in. Gives back the words that name nothing.
    pub(super) fn select(&self, catalog: &mut Catalog) -> Vec<(String, Option<String>)> {
        if self.selection.select.is_empty() {
            catalog::select_cards(catalog, &self.selection.ignore, self.scorecards.is_empty())
        } else {
            catalog::select(catalog, &self.selection)
        }
    }

    /// Bounds and patterns for the scan.
    pub(super) fn scan(&self, jobs: Option<std::num::NonZeroUsize>, now: i64) -> pipeline::Settings {
        let limits = &self.config.limits;
        pipeline::Settings {
            jobs: jobs.map_or(0, std::num::NonZeroUsize::get),
            max_file_size: limits.max_file_size.unwrap_or(MAX_FILE_SIZE),
            timeout: limits.timeout.unwrap_or(TIMEOUT),
            memory: limits.memory.unwrap_or(MEMORY),
            exclude: self.config.exclude.clone(),
            force_exclude: self.force_exclude,
            apart: Vec::new(),
            rendering: self.rendering,
            programs: programs(),
            now,
            imports: Vec::new(),
            standards: Arc::default(),
            excuses: Excuses::default(),
            view: pipeline::View::Disk,
            group_by: None,
            provenance: false,
            line_hashes: false,
            owners: false,
            overlay: None,
            standing: None,
            cache: self.cache.clone(),
        }
    }
}

/// The definitions of a platform, for commands that are about nothing else.
pub(super) struct Definitions {
    /// Where they are.
    pub(super) folder: PathBuf,
    /// All rules and built-in scorecards.
    pub(super) catalog: Catalog,
    /// What they say.
    pub(super) standards: Standards,
    /// All scorecards that they may speak of, their own first.
    pub(super) cards: Vec<Arc<Scorecard>>,
}

impl Definitions {
    /// Those of the folder that is named; `of_what` is what is looked for.
    pub(super) fn of(settings: &Settings, of_what: &str) -> Result<Self, Failure> {
        let Some(folder) = settings.standards.clone() else {
            let help = "name the folder with --standards DIR, or as `standards` in karat.toml";
            return Err(Usage::new(format!("find the definitions of {of_what}"), help).into());
        };
        let none = Self::none(settings)?;
        let rules = Rules::of(none.catalog.rules().map(AsRef::as_ref));
        let standards = standards::load(&folder, &rules, &none.catalog.scorecards)?;
        let cards = standards.scorecards.iter().chain(&none.catalog.scorecards).cloned().collect();
        Ok(Self { folder, catalog: none.catalog, standards, cards })
    }

    /// Those of nobody: rules and built-in scorecards alone.
    pub(super) fn none(settings: &Settings) -> Result<Self, Failure> {
        let options = catalog::Options { scorecards: catalog::Cards::All(Vec::new()), ..settings.catalog() };
        let catalog = catalog::load(&options)?;
        let cards = catalog.scorecards.clone();
        Ok(Self { folder: PathBuf::new(), catalog, standards: Standards::default(), cards })
    }
}

/// What renders charts and kustomizations, where it is on the PATH.
#[expect(clippy::disallowed_methods, reason = "programs are those of the user's PATH")]
pub(super) fn programs() -> Programs {
    std::env::var_os("PATH").map_or_else(Programs::default, |path| Programs::find(&path))
}

/// The file of this name at the root of the target, where there is one target; else in the current folder.
pub(super) fn find(targets: &[PathBuf], name: &str) -> Option<PathBuf> {
    let start = match targets {
        [one] => one.clone(),
        _ => PathBuf::from("."),
    };
    // What is above `../a` is not what stands before it in the path.
    let goes_up = start.components().any(|part| part == Component::ParentDir);
    let start = if goes_up { std::fs::canonicalize(&start).unwrap_or(start) } else { start };
    // The name of a file alone has no folder before it stands in the current one.
    let absolute = std::path::absolute(&start).unwrap_or(start);
    let inside = usize::from(!absolute.is_dir());
    for folder in absolute.ancestors().skip(inside) {
        let file = folder.join(name);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// The checkout of a build server that says where it is.
#[expect(clippy::disallowed_methods, reason = "the variables of GitHub and GitLab are meant for who writes to them")]
pub(super) fn workspace() -> Option<Workspace> {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let root = named("GITHUB_WORKSPACE").or_else(|| named("CI_PROJECT_DIR"))?;
    let here = std::env::current_dir().ok()?;
    // Both, or neither would be a part of the other where the system has another form of what it looked up.
    let real = |path: PathBuf| std::fs::canonicalize(&path).unwrap_or(path);
    Workspace::new(&real(root), &real(here))
}

/// The folder in which karat was started, where its name is text.
pub(super) fn here() -> Option<String> {
    let here = std::env::current_dir().and_then(std::fs::canonicalize).ok()?;
    here.to_str().map(|_| slashed(&here))
}

/// Columns of the output.
#[expect(clippy::disallowed_methods, reason = "COLUMNS is meant for the terminal's side")]
pub(super) fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.map_or(80, |columns: usize| columns.clamp(40, 120))
}
