//! Arguments that commands share, and the words that they take.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};

use crate::model::{GateMode, Rendering, Severity};

/// Headings of the help.
pub(super) const WHAT: &str = "What to judge";
pub(super) const BY: &str = "By which rules";
pub(super) const OUT: &str = "Output";
pub(super) const GATE: &str = "When to fail";

/// What is to be judged, named as it was written but for what says nothing: `./.` is `.`, and `a/./b` is `a/b`.
pub(super) fn target() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(|path: PathBuf| path.components().collect::<PathBuf>())
}

/// Which policies are there.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Policies {
    /// A folder (or file) of further policies; may be given several times
    #[arg(long = "policy", value_name = "DIR", help_heading = BY)]
    pub(super) paths: Vec<PathBuf>,
    /// Data for the policies of --policy, as OPA and conftest take it: a file, or a folder; may be given several times
    #[arg(long, value_name = "PATH", help_heading = BY)]
    pub(super) data: Vec<PathBuf>,
    /// Leave out the built-in rules
    #[arg(long, help_heading = BY)]
    pub(super) no_built_in: bool,
    /// The configuration [default: karat.toml at the target's root]
    #[arg(long, value_name = "FILE", help_heading = BY)]
    pub(super) config: Option<PathBuf>,
}

/// Which rules are asked, and by which definitions.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Choice {
    /// Rules, domains or ALL to judge by, separated by commas
    #[arg(long, value_name = "RULE|DOMAIN|ALL", value_delimiter = ',', help_heading = BY)]
    pub(super) select: Vec<String>,
    /// Rules or domains to leave out, separated by commas
    #[arg(long, value_name = "RULE|DOMAIN", value_delimiter = ',', help_heading = BY)]
    pub(super) ignore: Vec<String>,
    #[command(flatten)]
    pub(super) policies: Policies,
    /// A scorecard that is built in or among the definitions, by its id, or a file; without --select only its rules are asked
    #[arg(long = "scorecard", value_name = "NAME|FILE", help_heading = BY)]
    pub(super) scorecards: Vec<String>,
    /// A folder of definitions: scorecards, waivers, campaigns, sources of facts [default: `standards` of karat.toml]
    #[arg(long, value_name = "DIR", help_heading = BY)]
    pub(super) standards: Option<PathBuf>,
}

/// As of when a run speaks, on how many threads, and what it need not work out anew.
#[derive(Clone, Debug, Args)]
pub(super) struct Pace {
    /// The moment that dates are compared with, as 2026-11-26 or 2026-11-26T08:00:00Z [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true, help_heading = GATE)]
    pub(super) now: Moment,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(super) caching: Caching,
}

/// Whether verdicts are kept between runs, and where.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Caching {
    /// Judge everything anew, and keep nothing for the next run
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Where verdicts are kept for the next run [default: `KARAT_CACHE_DIR`, else `karat` in your folder of caches]
    #[arg(long, value_name = "DIR", conflicts_with = "no_cache")]
    pub(super) cache_dir: Option<PathBuf>,
}

/// A severity, or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Threshold(pub(super) Option<Severity>);

/// A moment, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    seconds: i64,
    /// Whether it was named, and is not the clock's.
    pub(super) is_named: bool,
}

impl Moment {
    /// A moment that is named.
    pub(super) const fn of(seconds: i64) -> Self {
        Self { seconds, is_named: true }
    }

    pub(super) const fn seconds(self) -> i64 {
        self.seconds
    }
}

/// The one place that asks the clock.
#[expect(clippy::disallowed_methods, reason = "the clock is read here and passed in")]
pub(super) fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Moment { seconds: i64::try_from(since.as_secs()).unwrap_or(i64::MAX), is_named: false }
}

/// A day counts from its start in UTC.
pub(super) fn moment(word: &str) -> Result<Moment, String> {
    if word == "now" {
        return Ok(now());
    }
    let day = chrono::NaiveDate::parse_from_str(word, "%Y-%m-%d").ok();
    let start = day.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|start| start.and_utc().timestamp());
    let exact = || chrono::DateTime::parse_from_rfc3339(word).ok().map(|moment| moment.timestamp());
    start.or_else(exact).map(Moment::of).ok_or_else(|| "a day such as 2026-11-26, or a moment of RFC 3339".to_owned())
}

/// A number of threads.
pub(super) fn jobs(word: &str) -> Result<NonZeroUsize, String> {
    word.parse().map_err(|_| "a number from 1; left out, there is one thread a core".to_owned())
}

pub(super) fn gate(word: &str) -> Result<GateMode, String> {
    GateMode::parse(word).ok_or_else(|| GateMode::NAMES.join(", "))
}

pub(super) fn rendering(word: &str) -> Result<Rendering, String> {
    Rendering::parse(word).ok_or_else(|| Rendering::NAMES.join(", "))
}

pub(super) fn threshold(word: &str) -> Result<Threshold, String> {
    if word == "never" {
        return Ok(Threshold(None));
    }
    Severity::parse(word)
        .map(|severity| Threshold(Some(severity)))
        .ok_or_else(|| "low, medium, high, critical or never".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_one_thread_works() {
        for (word, expected) in [("1", Some(1)), ("16", Some(16)), ("0", None), ("-1", None), ("x", None)] {
            assert_eq!(jobs(word).ok().map(NonZeroUsize::get), expected, "{word}");
        }
    }
}
