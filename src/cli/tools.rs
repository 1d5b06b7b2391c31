//! What may be typed for the commands that are about karat itself. Mirrors the command line and does no work.

use std::path::PathBuf;

use clap::Args;

use super::shared::{Moment, Policies, moment, target};

/// `karat completions`
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

const COMPLETIONS: &str = "\
Examples:
  karat completions bash > ~/.local/share/bash-completion/completions/karat
  karat completions zsh > \"${fpath[1]}/_karat\"
  karat completions fish > ~/.config/fish/completions/karat.fish";

/// `karat lsp`
#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// Accepted for editors that say so; there is no other way
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
    /// The moment that dates are compared with, as 2026-11-26 or 2026-11-26T08:00:00Z [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub(super) now: Option<Moment>,
}

/// `karat man`
#[derive(Debug, Args)]
#[command(after_help = MAN)]
pub(super) struct Man {
    /// The command whose page is printed [default: karat itself]
    #[arg(value_name = "COMMAND")]
    pub(super) command: Vec<String>,
    /// Write the pages of all commands into a folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub(super) dir: Option<PathBuf>,
}

const MAN: &str = "\
Examples:
  karat man check | man -l -
  karat man --dir ~/.local/share/man/man1";

/// `karat self-check`
#[derive(Debug, Args)]
#[command(after_help = SELF_CHECK)]
pub(super) struct SelfCheck {
    /// The repository, folder or file that would be judged
    #[arg(value_name = "TARGET", value_parser = target(), default_value = ".")]
    pub(super) target: PathBuf,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    /// A folder of definitions: scorecards, waivers, campaigns, sources of facts [default: `standards` of karat.toml]
    #[arg(long, value_name = "DIR")]
    pub(super) standards: Option<PathBuf>,
    #[command(flatten)]
    pub(super) policies: Policies,
}

const SELF_CHECK: &str = "\
Exit status: 0 where all is well, 2 where karat could not judge with what is configured.";
