//! Arguments laid over the configuration: what the rest of the program sees.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::args::{Check, Fix, Policies, Threshold};
use super::{Failure, Usage};
use crate::catalog::{self, Catalog, Selection};
use crate::config::{self, Config};
use crate::model::{Rendering, Scorecard, Severity};
use crate::pipeline;
use crate::render::Programs;
use crate::standards::{self, Excuses, Rules, Standards};

/// Files above this are not parsed.
const MAX_FILE_SIZE: u64 = 20 * 1000 * 1000;
/// Longest evaluation of one document.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Most memory of the process while rules run.
const MEMORY: u64 = 4 << 30;

/// What a run goes by.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) config: Config,
    /// Policies from the configuration, then from the command line.
    pub(super) policies: Vec<PathBuf>,
    built_in: bool,
    /// Rules to ask.
    pub(super) selection: Selection,
    /// Scorecards that were asked for by name or file.
    scorecards: Vec<String>,
    /// The threshold; `None` for never.
    pub(super) fail_on: Option<Severity>,
    /// Whether problems fail the run.
    pub(super) strict: bool,
    /// The folder of definitions.
    pub(super) standards: Option<PathBuf>,
    /// Whether charts and kustomizations are rendered.
    rendering: Rendering,
}

impl Settings {
    /// The settings of `karat check`.
    pub(super) fn of(check: &Check) -> Result<Self, Failure> {
        let mut settings = Self::of_policies(&check.policies, &check.targets)?;
        if !check.select.is_empty() {
            settings.selection.select.clone_from(&check.select);
        }
        settings.selection.ignore.extend(check.ignore.iter().cloned());
        if !check.scorecards.is_empty() {
            settings.scorecards.clone_from(&check.scorecards);
        }
        if let Some(Threshold(fail_on)) = check.fail_on {
            settings.fail_on = fail_on;
        }
        settings.standards = check.standards.clone().or(settings.standards);
        settings.strict |= check.strict;
        settings.rendering = check.render.unwrap_or(settings.rendering);
        Ok(settings)
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
        let mut settings = Self::of_policies(&policies, &[folder.to_owned()])?;
        if !select.is_empty() {
            settings.selection.select = select.to_vec();
        }
        settings.selection.ignore.extend(ignore.iter().cloned());
        let cards = settings.scorecards.iter().map(PathBuf::from).filter(|path| path.is_file());
        let named = policies.config.or_else(|| find(&[folder.to_owned()], "karat.toml"));
        let layers = named.map_or_else(|| Ok(Vec::new()), |path| config::layers(&path))?;
        let files = layers.into_iter().map(|layer| layer.path).chain(cards);
        let sources = settings.policies.iter().chain(&settings.standards).cloned().chain(files);
        let real = |path: PathBuf| path.canonicalize().unwrap_or(path);
        let sources = sources.map(real).collect();
        Ok((settings, sources))
    }

    /// The settings of `karat fix`. What is rendered has no text that could be edited, so that it is left out.
    pub(super) fn of_fix(fix: &Fix) -> Result<Self, Failure> {
        let mut settings = Self::of_policies(&fix.policies, &fix.targets)?;
        if !fix.select.is_empty() {
            settings.selection.select.clone_from(&fix.select);
        }
        settings.selection.ignore.extend(fix.ignore.iter().cloned());
        if let Some(Threshold(fail_on)) = fix.fail_on {
            settings.fail_on = fail_on;
        }
        settings.standards = fix.standards.clone().or(settings.standards);
        settings.rendering = Rendering::Never;
        Ok(settings)
    }

    /// The settings of a command that only needs to know the policies.
    pub(super) fn of_policies(policies: &Policies, targets: &[PathBuf]) -> Result<Self, Failure> {
        let path = policies.config.clone().or_else(|| find(targets, "karat.toml"));
        let config = path.map_or_else(|| Ok(Config::default()), |path| config::load(&path))?;
        let mut settings = Self::of_config(config);
        settings.policies.extend(policies.paths.iter().cloned());
        settings.built_in &= !policies.no_built_in;
        Ok(settings)
    }

    /// The settings of a run without any configuration.
    pub(super) fn plain() -> Self {
        Self::of_config(Config::default())
    }

    fn of_config(config: Config) -> Self {
        Self {
            policies: config.policies.clone(),
            built_in: config.built_in.unwrap_or(true),
            selection: Selection { select: config.select.clone(), ignore: config.ignore.clone() },
            scorecards: config.scorecards.clone(),
            fail_on: config.fail_on.unwrap_or(Some(Severity::Low)),
            strict: config.strict.unwrap_or(false),
            standards: config.standards.clone(),
            rendering: config.render.unwrap_or_default(),
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
            scorecards: if !self.scorecards.is_empty() {
                catalog::Cards::Named(self.scorecards.clone())
            } else if self.selection.select.is_empty() && self.built_in {
                catalog::Cards::Recommended
            } else {
                catalog::Cards::None
            },
            rules: self.config.rules.clone(),
            site: self.config.site.clone(),
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
            rendering: self.rendering,
            programs: programs(),
            now,
            imports: Vec::new(),
            standards: Arc::default(),
            excuses: Excuses::default(),
            view: pipeline::View::Disk,
            group_by: None,
            overlay: None,
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
        let options = catalog::Options { scorecards: catalog::Cards::All(Vec::new()), ..settings.catalog() };
        let catalog = catalog::load(&options)?;
        let rules = Rules::of(catalog.rules().map(AsRef::as_ref));
        let standards = standards::load(&folder, &rules, &catalog.scorecards)?;
        let cards = standards.scorecards.iter().chain(&catalog.scorecards).cloned().collect();
        Ok(Self { folder, catalog, standards, cards })
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
    let start =
        if start.is_dir() { start } else { start.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf) };
    let absolute = std::path::absolute(&start).unwrap_or(start);
    for folder in absolute.ancestors() {
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

/// Columns of the output.
#[expect(clippy::disallowed_methods, reason = "COLUMNS is meant for the terminal's side")]
pub(super) fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.map_or(80, |columns: usize| columns.clamp(40, 120))
}
