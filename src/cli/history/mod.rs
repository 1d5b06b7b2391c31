//! `karat history`, and what `--record` does.

mod keeping;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::args::Check;
use super::output::{self, Output};
use super::settings::Settings;
use super::shared::{Moment, moment};
use super::{Exit, Failure, Usage};
use crate::config::{self, Config};
use crate::git;
use crate::history::show::{Ask, By};
use crate::history::{Error, Opening, Place, Run, Sheet, Store};
use crate::model::report::{Report, RepositoryReport};
use crate::model::{Date, GroupBy, Period};

/// The file of a history, where nothing is said.
const FILE: &str = "karat-history.db";

/// `karat history`
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// How scores moved and why: definition, waivers, data, behaviour
    Score(Question),
    /// How many entities stand at which level, then and now
    Level {
        #[command(flatten)]
        question: Question,
        /// Each day on which something changed, not only the first and the last one
        #[arg(long)]
        daily: bool,
    },
    /// How many pass each check, then and now
    Checks(Question),
    /// How findings came and went, by rule or by what --group-by says
    Findings(Question),
    /// Checks that became worse because something was changed, with the commit
    Regressions(Question),
    /// How long it takes to mend findings, by rule or by what --group-by says; what nobody mends
    Mttr(Question),
    /// Waivers at work, those that end first before the others
    Waivers(Question),
    /// Remove what ended longer ago than it is kept, bring the history up to date, and give room back to the system
    Compact {
        #[command(flatten)]
        which: Which,
        /// How long what is over is kept, such as 730d [default: `keep` of [history] in karat.toml, else forever]
        #[arg(long, value_name = "TIME", value_parser = period)]
        keep: Option<Period>,
        /// The moment from which that is counted [default: now]
        #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
        now: Moment,
    },
    /// Tell whether the history is what it should be: files, intervals, definitions, roll-ups, scores
    Verify {
        #[command(flatten)]
        which: Which,
    },
    /// Write all of it into a folder, a file a table
    Export {
        /// The folder; it is made where it is not there
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// For spreadsheets, DuckDB, pandas and Spark; or an object a line, which `karat history import` reads
        #[arg(long, value_enum, default_value_t = ExportFormat::Csv)]
        format: ExportFormat,
        #[command(flatten)]
        which: Which,
    },
    /// Read exports as JSON lines, and reports that `karat check -o json` wrote
    Import {
        /// Folders of exports, and files of reports
        #[arg(value_name = "DIR|FILE", required = true)]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        which: Which,
    },
}

/// What is asked of a history.
#[derive(Debug, Args)]
pub(super) struct Question {
    #[command(flatten)]
    which: Which,
    /// The earlier moment: a day, a moment of RFC 3339, or a length of time before --now such as 30d
    #[arg(long, value_name = "DATE|TIME", default_value = "30d", value_parser = Since::parse)]
    since: Since,
    /// The later moment [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    now: Moment,
    /// One scorecard, by id [default: all]
    #[arg(long, value_name = "ID")]
    scorecard: Option<String>,
    /// One entity, by reference or name: each of its changes (of `score`)
    #[arg(long, value_name = "ENTITY", conflicts_with = "group_by")]
    entity: Option<String>,
    /// What entities are taken together by
    #[arg(long, value_enum, value_name = "WHAT")]
    group_by: Option<Grouping>,
    /// How the answer is written; scores are in basis points and times in seconds where a program reads
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Which history.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// The history: a file of SQLite, or the postgres:// address of a database [default: `store` of [history] in karat.toml, else
    /// karat-history.db beside it or here]
    #[arg(long, value_name = "FILE|URL")]
    store: Option<String>,
    /// The configuration [default: karat.toml of this repository]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Grouping {
    Owner,
    System,
    Domain,
    Tier,
    Language,
    Path,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Csv,
    Jsonl,
}

fn period(word: &str) -> Result<Period, String> {
    Period::parse(word).ok_or_else(|| format!("`{word}` is no length of time such as 730d"))
}

/// A moment, or a length of time before another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    At(i64),
    Before(u64),
}

impl Since {
    fn parse(word: &str) -> Result<Self, String> {
        if let Some(period) = Period::parse(word) {
            return Ok(Self::Before(period.seconds()));
        }
        let help = || format!("`{word}` is neither a length of time such as 30d nor a day such as 2026-11-26");
        moment(word).map(|moment| Self::At(moment.seconds())).map_err(|_| help())
    }

    fn from(self, now: i64) -> i64 {
        match self {
            Self::At(moment) => moment,
            Self::Before(seconds) => now.saturating_sub(i64::try_from(seconds).unwrap_or(i64::MAX)),
        }
    }
}

pub(super) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Score(own) => own.answer(Ask::scores),
        Command::Level { question, daily } => question.answer(|ask, store| ask.levels(store, *daily)),
        Command::Checks(own) => own.answer(Ask::checks),
        Command::Findings(own) => own.answer(Ask::findings),
        Command::Regressions(own) => own.answer(Ask::regressions),
        Command::Mttr(own) => own.answer(Ask::mttr),
        Command::Waivers(own) => own.answer(Ask::waivers),
        Command::Compact { which, keep, now } => keeping::compact(which, *keep, *now),
        Command::Verify { which } => keeping::verify(which),
        Command::Export { folder, format, which } => keeping::export(which, folder, *format),
        Command::Import { paths, which } => keeping::import(which, paths),
    }
}

impl Question {
    fn answer(&self, question: impl FnOnce(&Ask, &mut Store) -> Result<Sheet, Error>) -> Result<Exit, Failure> {
        let mut store = open(&self.which.place()?, true)?;
        let to = self.now.seconds();
        let ask = Ask {
            scorecard: self.scorecard.clone(),
            entity: self.entity.clone(),
            from: self.since.from(to),
            to,
            by: self.group_by.map(by),
        };
        if ask.from > ask.to {
            return Err(Usage::new("ask the history: --since lies after --now", "turn them round").into());
        }
        let sheet = question(&ask, &mut store)?;
        let stdout = Output { format: (), file: None };
        output::write(&stdout, |out| match self.format {
            Format::Text => sheet.text(out),
            Format::Json => sheet.json(out),
            Format::Csv => sheet.csv(out),
        })?;
        Ok(Exit::Clean)
    }
}

const fn by(grouping: Grouping) -> By {
    match grouping {
        Grouping::Owner => By::Group(GroupBy::Owner),
        Grouping::System => By::Group(GroupBy::System),
        Grouping::Domain => By::Group(GroupBy::Domain),
        Grouping::Tier => By::Group(GroupBy::Tier),
        Grouping::Language => By::Group(GroupBy::Language),
        Grouping::Path => By::Path,
    }
}

impl Which {
    pub(super) fn configured(&self) -> Result<(Config, PathBuf), Failure> {
        let file = self.config.clone().or_else(|| super::settings::find(&[], "karat.toml"));
        let config = file.as_ref().map_or_else(|| Ok(Config::default()), |file| config::load(file))?;
        let home = file.as_ref().and_then(|file| file.parent()).map_or_else(PathBuf::new, Path::to_owned);
        Ok((config, home))
    }

    fn place(&self) -> Result<Place, Failure> {
        let (config, home) = self.configured()?;
        Ok(self.place_of(&config, &home))
    }

    pub(super) fn place_of(&self, config: &Config, home: &Path) -> Place {
        place(self.store.as_deref(), config, home)
    }
}

/// Records a report where `--record` says so.
pub(super) fn record(check: &Check, settings: &Settings, report: &Report) -> Result<(), Failure> {
    let Some(named) = &check.record else { return Ok(()) };
    if report.repositories.is_empty() {
        return Err(Usage::new("record the run: there is no repository in it", "name a folder or a repository").into());
    }
    // Its paths are others than those of the repository, and so are its fingerprints.
    let is_inside =
        |own: &&RepositoryReport| git::Repository::open(&own.repository.root).is_ok_and(|git| !git.prefix().is_empty());
    if let Some(part) = report.repositories.iter().find(is_inside) {
        let reason = format!("record the run: {} is a folder inside of a repository", part.repository.target);
        return Err(Usage::new(reason, "name the root of the repository").into());
    }
    let named = Some(named.as_str()).filter(|named| !named.is_empty());
    let place = place(named, &settings.config, &settings.home(&check.targets));
    let run = Run::of(report)?;
    let told = open(&place, false)?.record(&run)?;
    let what = match (told.is_new, told.late) {
        (false, _) => "this run was there already".to_owned(),
        (true, 0) => format!("{}, {} changed", many(told.repositories), told.changed),
        (true, late) => format!("{}, {late} of them between later runs", many(told.repositories)),
    };
    let day = Date::of_unix(run.moment).unwrap_or_default();
    output::complain(&format!("recorded in {place} as of {day}: {what}"));
    Ok(())
}

/// The files of a history that is there: it may lie among what is judged.
pub(super) fn files(named: Option<&str>, settings: &Settings, home: &Path) -> Vec<PathBuf> {
    let named = named.filter(|named| !named.is_empty());
    let Place::File(file) = place(named, &settings.config, home) else { return Vec::new() };
    let Ok(file) = file.canonicalize() else { return Vec::new() };
    let beside = |end| {
        let mut path = file.clone().into_os_string();
        path.push(end);
        PathBuf::from(path)
    };
    ["", "-journal", "-shm", "-wal"].map(beside).to_vec()
}

fn many(repositories: u64) -> String {
    match repositories {
        1 => "1 repository".to_owned(),
        number => format!("{number} repositories"),
    }
}

/// Where the history is: as it is named, else as the configuration says, else beside it.
fn place(named: Option<&str>, config: &Config, home: &Path) -> Place {
    match (named, &config.history.store) {
        (Some(named), _) => Place::parse(named, Path::new("")),
        (None, Some(store)) => Place::parse(store, Path::new("")),
        (None, None) => Place::File(home.join(FILE)),
    }
}

/// The password of a database is none of the arguments of a program, which all may see.
#[expect(clippy::disallowed_methods, reason = "PGPASSWORD is what programs of PostgreSQL read")]
pub(super) fn password() -> Option<String> {
    std::env::var("PGPASSWORD").ok().filter(|own| !own.is_empty())
}

fn open(place: &Place, is_reading: bool) -> Result<Store, Failure> {
    Ok(Store::open(place, &Opening { password: password(), is_reading })?)
}
