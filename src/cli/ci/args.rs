//! What may be typed after `karat ci`. Does no work.

use clap::{Args, Subcommand};

use crate::cli::shared::Pace;

/// `karat ci`
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Ci {
    /// Run as a step of GitHub Actions: annotations, job summary, SARIF, report, outputs and comment
    #[command(after_long_help = GITHUB)]
    Github(Github),
}

/// `karat ci github`
#[derive(Debug, Args)]
pub(in crate::cli) struct Github {
    #[command(flatten)]
    pub(super) pace: Pace,
}

const GITHUB: &str = "\
What it does is told by the environment, as the action of this repository sets it from its inputs: KARAT_INPUT_FAIL_ON is the \
input `fail-on`; action.yml tells of each. The event (GITHUB_EVENT_NAME, GITHUB_EVENT_PATH) says what is compared with: the base of a \
pull request or of a merge group, or what was pushed to.

Files go to $RUNNER_TEMP/karat, outputs to $GITHUB_OUTPUT, the summary to $GITHUB_STEP_SUMMARY. Only `comment: post` uses the network, and \
GITHUB_TOKEN with it. The exit status is that of `karat check`.";
