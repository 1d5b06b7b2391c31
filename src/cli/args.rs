//! What may be typed. Mirrors the command line and does no work.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::output::{Color, Output};
use crate::model::{Rendering, Severity};

/// How golden is a repository? karat evaluates Rego policies over it and says so, with a place for every finding.
#[derive(Debug, Parser)]
#[command(name = "karat", version, propagate_version = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Colour the output
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge files, folders, repositories, or folders that hold many repositories
    Check(Check),
    /// List the rules
    Rules(Rules),
    /// Explain a rule: what it finds, why, how to fix it, the standard, a bad and a good example
    Explain(Explain),
    /// Run the unit tests and the pass/fail fixtures of policies
    Test(Test),
    /// Score repositories as OpenSSF Scorecard does, from a clone and without the network
    Score(Score),
}

/// `karat score`
#[derive(Debug, Args)]
pub(super) struct Score {
    /// Repositories, or folders that hold many
    #[arg(value_name = "TARGET", default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// The format of the result on stdout [default: ossf]
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "outputs")]
    pub(super) format: Option<ScoreFormat>,
    /// ossf, to stdout or to a file; may be given several times
    #[arg(short, long = "output", value_name = "FORMAT[=FILE]")]
    pub(super) outputs: Vec<Output<ScoreFormat>>,
    /// The day to judge at, such as 2026-11-26 [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<chrono::NaiveDate>,
}

/// The formats of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ScoreFormat {
    /// OpenSSF Scorecard's JSON v2, one repository a line
    Ossf,
}

/// Which policies are there.
#[derive(Debug, Args)]
pub(super) struct Policies {
    /// A folder (or file) of further policies; may be given several times
    #[arg(long = "policy", value_name = "DIR")]
    pub(super) paths: Vec<PathBuf>,
    /// Leave out the built-in rules
    #[arg(long)]
    pub(super) no_built_in: bool,
    /// The configuration [default: karat.toml at the target's root]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// `karat check`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that stands alone")]
pub(super) struct Check {
    /// Files, folders or repositories
    #[arg(value_name = "TARGET", default_value = ".")]
    pub(super) targets: Vec<PathBuf>,
    /// Rules, domains or ALL to judge by, separated by commas
    #[arg(long, value_name = "RULE|DOMAIN|ALL", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Rules or domains to leave out, separated by commas
    #[arg(long, value_name = "RULE|DOMAIN", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    #[command(flatten)]
    pub(super) policies: Policies,
    /// A built-in scorecard, or the file of one; without --select only its rules are asked
    #[arg(long = "scorecard", value_name = "NAME|FILE")]
    pub(super) scorecards: Vec<String>,
    /// text, json or sarif, to stdout or to a file; may be given several times [default: text]
    #[arg(short, long = "output", value_name = "FORMAT[=FILE]")]
    pub(super) outputs: Vec<Output>,
    /// Fail on findings of this severity or above: low, medium, high, critical, or never [default: low]
    #[arg(long, value_name = "SEVERITY|never", value_parser = threshold)]
    pub(super) fail_on: Option<Threshold>,
    /// Fail when something could not be judged
    #[arg(long)]
    pub(super) strict: bool,
    /// Render Helm charts and kustomizations where helm and kustomize are installed, never, or always, so that a missing program
    /// leaves the run incomplete: auto, never, always [default: auto]
    #[arg(long, value_name = "WHEN", value_parser = rendering)]
    pub(super) render: Option<Rendering>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<std::num::NonZeroUsize>,
    /// Judge everything anew (there is no cache yet; accepted for scripts)
    #[arg(long, hide = true)]
    pub(super) no_cache: bool,
    /// One line a finding
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Name the passed checks, too
    #[arg(short, long, conflicts_with = "quiet")]
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
    /// The rule's id
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
    #[command(flatten)]
    pub(super) policies: Policies,
}

/// `karat test`
#[derive(Debug, Args)]
pub(super) struct Test {
    /// Folders of policies, or files in them
    #[arg(value_name = "PATH", default_value = "policies")]
    pub(super) paths: Vec<PathBuf>,
    /// Say which lines of the policies no test reached
    #[arg(long)]
    pub(super) coverage: bool,
    /// Fail when less than this share of the lines is reached (in percent)
    #[arg(long, value_name = "PERCENT", requires = "coverage")]
    pub(super) min_coverage: Option<u8>,
    /// Name the tests that passed, too
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// A severity, or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Threshold(pub(super) Option<Severity>);

fn rendering(word: &str) -> Result<Rendering, String> {
    Rendering::parse(word).ok_or_else(|| Rendering::NAMES.join(", "))
}

fn threshold(word: &str) -> Result<Threshold, String> {
    if word == "never" {
        return Ok(Threshold(None));
    }
    Severity::parse(word)
        .map(|severity| Threshold(Some(severity)))
        .ok_or_else(|| "low, medium, high, critical or never".to_owned())
}
