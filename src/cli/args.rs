//! What may be typed. Mirrors the command line and does no work.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::baseline;
use super::ci::Ci;
use super::demo;
use super::examples;
use super::export;
use super::fleet;
use super::history;
use super::lazy::Lazy;
use super::output::{Color, Output};
use super::report;
use super::schema;
#[cfg(feature = "serve")]
use super::serve;
use super::shared::{
    BY, Choice, GATE, Moment, OUT, Pace, Policies, Threshold, WHAT, gate, jobs, moment, rendering, target, threshold,
};
#[cfg(feature = "serve")]
use super::token;
use super::tools::{Completions, Lsp, Man, SelfCheck};
use crate::model::{GateMode, GroupBy, Rendering};

/// How golden is a repository? karat evaluates Rego policies over it and says so, with a place for every finding.
#[derive(Debug, Parser)]
#[command(name = "karat", version, propagate_version = true, arg_required_else_help = true, after_help = examples::KARAT)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Colour the output
    // Its place would depend on how many commands there are.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN", display_order = 900)]
    pub(super) color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge files, folders, repositories, or folders that hold many repositories
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// Write today's findings into a file, so that from now on only new ones count
    Baseline(Lazy<baseline::Arguments>),
    /// Mend what findings are about, where their rules say how: comments and layout stay
    Fix(Lazy<Fix>),
    /// Propose a configuration and a scorecard for a repository, and leave everything advisory
    #[command(after_help = examples::INIT)]
    Init(Lazy<Init>),
    /// List the rules
    #[command(after_help = examples::RULES)]
    Rules(Lazy<Rules>),
    /// Explain a rule: what it finds, why, how to fix it, the standard, a bad and a good example
    #[command(after_help = examples::EXPLAIN)]
    Explain(Lazy<Explain>),
    /// Measure how changes flow to their users, by the history of a GitOps repository, tags, merges or an exported list
    #[command(after_long_help = FLOW)]
    Flow(Lazy<Flow>),
    /// Measure who is on the golden paths, by behaviour and with the past: adoption, who stayed, who moved by themselves
    #[command(after_help = examples::ADOPTION)]
    Adoption(Lazy<Adoption>),
    /// Run the unit tests and the pass/fail fixtures of policies
    #[command(after_help = examples::TEST)]
    Test(Lazy<Test>),
    /// Look after the definitions of scorecards
    #[command(subcommand)]
    Scorecard(Lazy<Scorecard>),
    /// List the waivers: what is excused, for whom, until when, and what git shows of who agreed
    #[command(after_help = examples::WAIVERS)]
    Waivers(Lazy<Waivers>),
    /// Print the JSON Schema of a file that karat reads, for editors
    Schema(Lazy<Schema>),
    /// Tell what a scorecard would do in place of another one: who falls, who rises, which checks do it
    #[command(after_help = examples::SIMULATE)]
    Simulate(Lazy<Simulate>),
    /// Run as a step of a pipeline, told by its environment what to do
    #[command(subcommand)]
    Ci(Lazy<Ci>),
    /// Score repositories: level, score and coverage, every check, and the cheapest next steps
    #[command(after_help = examples::SCORE)]
    Score(Lazy<Score>),
    /// Judge many repositories, by themselves or in parts that machines share
    #[command(subcommand)]
    Fleet(Lazy<fleet::Command>),
    /// Ask and look after the history that `karat check --record` leaves behind
    #[command(subcommand)]
    History(Lazy<history::Command>),
    /// Send and list the reports that `--report-to` could not send
    #[command(subcommand)]
    Report(Lazy<report::Command>),
    /// Write what a history knows now into files for a catalog: Backstage, Port or Cortex
    #[command(after_help = examples::EXPORT)]
    Export(Lazy<export::Export>),
    /// Serve a history: pages for people, an API for programs, and what a service catalog asks
    #[cfg(feature = "serve")]
    Serve(Lazy<serve::Serve>),
    /// Make, list and revoke the tokens of programs that read what is served, or report to it
    #[cfg(feature = "serve")]
    #[command(subcommand)]
    Token(Lazy<token::Command>),
    /// Make a folder with a year of a made-up company in it, to see what a history tells
    #[command(after_help = examples::DEMO)]
    Demo(Lazy<demo::Arguments>),
    /// Tell where verdicts are kept between runs and how much that is, or remove them
    Cache(Lazy<Cache>),
    /// Speak with an editor: findings while you type, the page of a rule, changes that mend (Language Server Protocol, on stdin
    /// and stdout)
    #[command(after_help = examples::LSP)]
    Lsp(Lazy<Lsp>),
    /// Tell what is configured and from where: files, rules, scorecards, programs; what is wrong, and what to do
    SelfCheck(Lazy<SelfCheck>),
    /// Print the script that completes commands and options in a shell
    Completions(Lazy<Completions>),
    /// Print the manual page of a command
    Man(Lazy<Man>),
}

impl Command {
    /// Whether it goes on until it is told to end.
    pub(super) const fn is_server(&self) -> bool {
        #[cfg(feature = "serve")]
        return matches!(self, Self::Serve(_));
        #[cfg(not(feature = "serve"))]
        false
    }

    /// Whether it judges what a hook asks about: a commit, or files that are named.
    pub(super) fn is_hook(&self) -> bool {
        matches!(self, Self::Check(check) if check.staged || check.targets.iter().all(|target| target.is_file()))
    }
}

/// `karat fix`
#[derive(Debug, Args)]
pub(super) struct Fix {
    /// Files, folders or repositories
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// Mend what `karat check --staged` finds, in files that are on the disk as they are staged; others are left and named. What is
    /// mended is not staged: look at it, `git add` it, and commit again; exit 1 where something was
    #[arg(long)]
    pub(super) staged: bool,
    /// Show what would change as a unified diff and change nothing; exit 1 where something would
    #[arg(long)]
    pub(super) diff: bool,
    /// Make fixes that may change behaviour, too: look at them with --diff first
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    /// Mend only what these rules or domains find, separated by commas [default: all rules that are asked]
    #[arg(long = "rule", value_name = "RULE|DOMAIN", value_delimiter = ',')]
    pub(super) rules: Vec<String>,
    /// Known digests of actions and images, for fixes that pin them [default: karat.lock.toml at the target's root]
    #[arg(long, value_name = "FILE")]
    pub(super) lock: Option<PathBuf>,
    #[command(flatten)]
    pub(super) choice: Choice,
    /// Fail when findings of this severity or above are left: low, medium, high, critical, or never [default: low]
    #[arg(long, value_name = "SEVERITY|never", value_parser = threshold, help_heading = GATE)]
    pub(super) fail_on: Option<Threshold>,
    #[command(flatten)]
    pub(super) pace: Pace,
}

/// `karat init`
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The root of a repository, or a folder that holds many
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) target: PathBuf,
    /// Print the files instead of writing them
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Write files that are there already anew
    #[arg(long)]
    pub(super) force: bool,
    /// The moment that the run speaks of, as 2026-11-26 or 2026-11-26T08:00:00Z [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    pub(super) now: Moment,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<std::num::NonZeroUsize>,
}

/// `karat score`
#[derive(Debug, Args)]
pub(super) struct Score {
    /// Repositories, or folders that hold many
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// text, json, md, csv or ossf, to stdout or to a file; may be given several times
    #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
    pub(super) outputs: Vec<Output<ScoreFormat>>,
    /// Judge the files of a commit, from git's objects, in place of those on the disk, by the present configuration;
    /// nothing is rendered
    #[arg(long, value_name = "REV")]
    pub(super) at: Option<String>,
    /// Show the sums behind each score, and why each level is reached or not
    #[arg(long)]
    pub(super) explain: bool,
    /// How groups of entities stand, in place of each entity
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) group_by: Option<GroupBy>,
    /// A scorecard that is built in or among the definitions, by its id, or a file [default: golden-path and security-baseline]
    #[arg(long = "scorecard", value_name = "NAME|FILE", help_heading = BY)]
    pub(super) scorecards: Vec<String>,
    /// A folder of definitions: scorecards, waivers, campaigns, sources of facts [default: `standards` of karat.toml]
    #[arg(long, value_name = "DIR", help_heading = BY)]
    pub(super) standards: Option<PathBuf>,
    #[command(flatten)]
    pub(super) policies: Policies,
    /// Record the run in a history: a file of SQLite, or the postgres:// address of a database [default: `store` of [history] in
    /// karat.toml, else karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(super) record: Option<String>,
    /// What earlier runs knew, for what is not known now: what waivers hold, and levels that unknown checks do not take away yet
    /// (`unknown_grace`). A history that is only read: a file of SQLite, or the postgres:// address of a database [default: that of
    /// --record; named without one, `store` of [history] in karat.toml, else karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "", help_heading = BY)]
    pub(super) history: Option<String>,
    #[command(flatten)]
    pub(super) sending: report::Sending,
    #[command(flatten)]
    pub(super) pace: Pace,
}

/// `karat cache`
#[derive(Debug, Args)]
pub(super) struct Cache {
    #[command(subcommand)]
    pub(super) action: CacheAction,
    /// Where it is [default: `KARAT_CACHE_DIR`, else `karat` in your folder of caches]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) cache_dir: Option<PathBuf>,
}

/// What is done with the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub(super) enum CacheAction {
    /// Print where it is
    Dir,
    /// Print how much it holds
    Size,
    /// Remove what it holds
    Clean,
}

/// The formats of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ScoreFormat {
    /// For people
    Text,
    /// karat's report
    Json,
    /// For the summary of a job or a comment on a pull request
    Md,
    /// A line for each check, or for each group
    Csv,
    /// OpenSSF Scorecard's JSON v2, one repository a line, from a clone and without the network
    Ossf,
}

impl ValueEnum for GroupBy {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Owner, Self::System, Self::Domain, Self::Tier, Self::Language]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Owner => "Who answers for them",
            Self::System => "The system that they are a part of",
            Self::Domain => "The domain that they, or their systems, are a part of",
            Self::Tier => "How much hangs on them",
            Self::Language => "The languages of their files; an entity counts in each of its own",
        };
        Some(PossibleValue::new(self.as_str()).help(help))
    }
}

/// `karat check`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that stands alone")]
pub(super) struct Check {
    /// Files, folders or repositories
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) choice: Choice,
    /// text, json, sarif, md, csv, github, gitlab, junit, badge, shields, openmetrics, vsa, oscal or html, to stdout or to
    /// a file; may be given several times [default: text]
    #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]", help_heading = OUT)]
    pub(super) outputs: Vec<Output>,
    /// Judge the files of a commit, from git's objects, in place of those on the disk, by the present configuration;
    /// nothing is rendered
    #[arg(long, value_name = "REV", help_heading = WHAT)]
    pub(super) at: Option<String>,
    /// Show and count only what came since this branch left another revision [default: the default branch], and how the scores moved;
    /// from git's objects, and nothing is rendered
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["at", "report_to"], help_heading = WHAT)]
    pub(super) since: Option<String>,
    /// Set known findings aside: those that this file has, which `karat baseline` wrote [default: `baseline` of karat.toml]
    #[arg(long, value_name = "FILE", help_heading = GATE)]
    pub(super) baseline: Option<PathBuf>,
    /// What the run must show to pass: report (nothing), no-regression (nothing is worse than at --since or in --baseline), target
    /// (levels and campaigns that are due), absolute (no finding that is not set aside); several by commas [default: absolute]
    #[arg(long, value_name = "GATE", value_delimiter = ',', value_parser = gate, help_heading = GATE)]
    pub(super) gate: Vec<GateMode>,
    /// Judge what is staged, from git's index, in place of the files on the disk: the files of the change, and all that it may
    /// matter to elsewhere, of which only what is new counts. Silent where there is nothing to say. The configuration, standards
    /// and waivers are those on the disk; nothing is rendered, and no scorecard is computed: one that is named only selects its
    /// rules
    #[arg(long, conflicts_with_all = ["at", "since", "report_to"], help_heading = WHAT)]
    pub(super) staged: bool,
    /// Fail on findings of this severity or above: low, medium, high, critical, or never [default: low]
    #[arg(long, value_name = "SEVERITY|never", value_parser = threshold, help_heading = GATE)]
    pub(super) fail_on: Option<Threshold>,
    /// Fail when something could not be judged
    #[arg(long, help_heading = GATE)]
    pub(super) strict: bool,
    /// End well where no file is one that a rule speaks of, as for a hook that is handed any file
    #[arg(long, help_heading = GATE)]
    pub(super) allow_nothing: bool,
    /// Leave files out that `exclude` or a .karatignore leaves out though they are named, as for a hook that is handed any file
    #[arg(long, help_heading = WHAT)]
    pub(super) force_exclude: bool,
    /// Render Helm charts and kustomizations where helm and kustomize are installed, never, or always, so that a missing program
    /// leaves the run incomplete: auto, never, always [default: auto]
    #[arg(long, value_name = "WHEN", value_parser = rendering, help_heading = WHAT)]
    pub(super) render: Option<Rendering>,
    /// Record the run in a history: a file of SQLite, or the postgres:// address of a database [default: `store` of [history] in
    /// karat.toml, else karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with_all = ["staged", "since"], help_heading = OUT)]
    pub(super) record: Option<String>,
    /// What earlier runs knew, for what is not known now: what waivers hold, and levels that unknown checks do not take away yet
    /// (`unknown_grace`). A history that is only read: a file of SQLite, or the postgres:// address of a database [default: that of
    /// --record; named without one, `store` of [history] in karat.toml, else karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with = "staged", help_heading = BY)]
    pub(super) history: Option<String>,
    #[command(flatten)]
    pub(super) sending: report::Sending,
    #[command(flatten)]
    pub(super) pace: Pace,
    /// One line a finding
    #[arg(short, long, help_heading = OUT)]
    pub(super) quiet: bool,
    /// Name the passed checks, too
    #[arg(short, long, conflicts_with = "quiet", help_heading = OUT)]
    pub(super) verbose: bool,
}

/// `karat rules`
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Rules or domains [default: all]
    #[arg(value_name = "RULE|DOMAIN")]
    pub(super) select: Vec<String>,
    /// As JSON, with all that the site shows
    #[arg(long)]
    pub(super) json: bool,
    /// Write a browsable site of the rules into a folder
    #[arg(long, value_name = "DIR", conflicts_with = "json")]
    pub(super) site: Option<PathBuf>,
    #[command(flatten)]
    pub(super) policies: Policies,
}

/// `karat explain`
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule's id, or its name where one domain alone has it
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
    #[command(flatten)]
    pub(super) policies: Policies,
}

/// `karat flow`
#[derive(Debug, Args)]
pub(super) struct Flow {
    /// The repository in whose history deployments are seen
    #[arg(value_name = "REPO", default_value = ".")]
    pub(super) repository: PathBuf,
    /// The definition [default: flow.toml or standards/flow.toml at the repository's root]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// text, json or csv, to stdout or to a file [default: text]; may be given several times
    #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
    pub(super) outputs: Vec<Output<FlowFormat>>,
    /// The length of time before --until
    #[arg(long, value_name = "TIME", default_value = "90d", value_parser = super::flow::window, conflicts_with = "since")]
    pub(super) window: i64,
    /// The first moment: a date (UTC), a time or Unix seconds
    #[arg(long, value_name = "WHEN", value_parser = super::flow::moment)]
    pub(super) since: Option<i64>,
    /// The moment after the last one [default: now]
    #[arg(long, value_name = "WHEN", value_parser = super::flow::moment)]
    pub(super) until: Option<i64>,
    /// The moment of the question [default: the clock's]
    #[arg(long, value_name = "WHEN", value_parser = super::flow::moment)]
    pub(super) now: Option<i64>,
    /// Environments to show, separated by commas [default: all]
    #[arg(long = "env", value_name = "ENV", value_delimiter = ',')]
    pub(super) envs: Vec<String>,
    /// Definitions to use, by id, separated by commas [default: those about this repository]
    #[arg(long = "deploy", value_name = "ID", value_delimiter = ',')]
    pub(super) deploys: Vec<String>,
    /// The clone of a service, or a folder of it, for lead times and order by ancestry; may be given several times
    #[arg(long = "source", value_name = "SERVICE=PATH[//FOLDER]")]
    pub(super) sources: Vec<String>,
    /// Record the deployments of this time, of all environments, in a history: a file of SQLite, or the postgres:// address of a
    /// database [default: `store` of [history] in karat.toml, else karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(super) record: Option<String>,
}

/// `karat adoption`
#[derive(Debug, Args)]
pub(super) struct Adoption {
    /// Repositories, or folders that hold many
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// text, json, csv or md, to stdout or to a file; may be given several times [default: text]
    #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
    pub(super) outputs: Vec<Output<TableFormat>>,
    /// Golden paths to measure, by id, separated by commas [default: all]
    #[arg(long = "path", value_name = "ID", value_delimiter = ',')]
    pub(super) ids: Vec<String>,
    /// The folder of definitions; its paths/*.toml are the golden paths [default: `standards` of karat.toml]
    #[arg(long, value_name = "DIR", help_heading = BY)]
    pub(super) standards: Option<PathBuf>,
    /// A local clone of the template of a path: how far repositories are from it, and how long its releases take to reach them; may
    /// be given several times
    #[arg(long = "template", value_name = "ID=CLONE")]
    pub(super) templates: Vec<String>,
    /// How far to look back; the past is looked at every 30 days
    #[arg(long, value_name = "TIME", default_value = "360d", value_parser = super::flow::window)]
    pub(super) window: i64,
    #[command(flatten)]
    pub(super) policies: Policies,
    #[command(flatten)]
    pub(super) pace: Pace,
}

/// `karat simulate`
#[derive(Debug, Args)]
pub(super) struct Simulate {
    /// Repositories, or folders that hold many
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// The new scorecard: a file, or the id of one that is built in or among the definitions
    #[arg(long, value_name = "FILE|NAME")]
    pub(super) scorecard: String,
    /// What it is compared with: a file, an id, or a git revision of the new one's file [default: the version
    /// before in git, else the built-in one of the same id]
    #[arg(long, value_name = "FILE|NAME|REV")]
    pub(super) against: Option<String>,
    /// Over what a history knows in place of what is on the disk: a file of SQLite, or the postgres:// address of a database [default:
    /// `store` of [history] in karat.toml, else karat-history.db beside it or here]; compared with the definition that most entities stand on
    #[arg(long, value_name = "FILE|URL", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with = "targets")]
    pub(super) store: Option<String>,
    /// text, json, csv or md, to stdout or to a file; may be given several times [default: text]
    #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
    pub(super) outputs: Vec<Output<TableFormat>>,
    /// The folder of definitions: its waivers count [default: `standards` of karat.toml]
    #[arg(long, value_name = "DIR", help_heading = BY)]
    pub(super) standards: Option<PathBuf>,
    #[command(flatten)]
    pub(super) policies: Policies,
    #[command(flatten)]
    pub(super) pace: Pace,
}

/// The formats of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// For people
    Text,
    /// All of it, by its schema
    Json,
    /// A line for each entity
    Csv,
    /// Tables for a comment or a summary
    Md,
}

/// What `karat flow` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum FlowFormat {
    /// A table for people.
    Text,
    /// All figures, as the schema karat-flow-report-1 has them.
    Json,
    /// One line a service and figure.
    Csv,
}

/// A definition to begin with.
const FLOW: &str = r#"A definition to begin with:
  schema = 1
  environments = ["staging", "production"]
  [[deploy]]
  id = "gitops"
  files = "env/*/*/values.yaml"
  env = "{1}"
  service = "{2}"
  field = "image.tag""#;

/// `karat test`
#[derive(Debug, Args)]
pub(super) struct Test {
    /// Folders of policies, or files in them
    #[arg(value_name = "PATH", default_value = "policies")]
    pub(super) paths: Vec<PathBuf>,
    /// Data for the policies, a file or a folder, besides the data.json and data.yaml of PATH; may be given several times
    #[arg(long, value_name = "PATH")]
    pub(super) data: Vec<PathBuf>,
    /// Say which lines of the policies no test reached
    #[arg(long)]
    pub(super) coverage: bool,
    /// Fail when less than this share of the lines is reached (in percent)
    #[arg(long, value_name = "PERCENT", requires = "coverage")]
    pub(super) min_coverage: Option<u8>,
    /// Write what fixes make of fail/ into fixed/, in place of comparing it
    #[arg(long)]
    pub(super) write_fixed: bool,
    /// Name the tests that passed, too
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// `karat scorecard`
#[derive(Debug, Subcommand)]
pub(super) enum Scorecard {
    /// Tell what changed in a scorecard without a version and a [[change]] entry that say so
    Lint(Lint),
}

/// `karat scorecard lint`
#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Files of scorecards [default: those in standards/scorecards or scorecards]
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Compare with this revision, such as origin/main [default: HEAD, or the version before where nothing changed since]
    #[arg(long, value_name = "REV")]
    pub(super) against: Option<String>,
    #[command(flatten)]
    pub(super) policies: Policies,
}

/// `karat waivers`
#[derive(Debug, Args)]
pub(super) struct Waivers {
    /// Files, folders or repositories whose comments are looked through for waivers
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// text, json, csv or md, to stdout or to a file; may be given several times [default: text]
    #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
    pub(super) outputs: Vec<Output<TableFormat>>,
    /// The folder of definitions [default: `standards` of karat.toml; without it only comments are listed]
    #[arg(long, value_name = "DIR", help_heading = BY)]
    pub(super) standards: Option<PathBuf>,
    #[command(flatten)]
    pub(super) policies: Policies,
    /// The day to look at, as 2026-11-26 [default: today]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    pub(super) now: Moment,
}

/// `karat schema`
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The file type, or openapi for the document of the API
    #[arg(value_name = "TYPE", value_parser = clap::builder::PossibleValuesParser::new(schema::names()))]
    pub(super) name: String,
}
