//! `karat history`, and what `--record` does.

mod asking;
mod flow;
mod keeping;
mod recording;

use std::path::{Path, PathBuf};

pub(super) use asking::{AnswerFormat, Since, shown};
use asking::{Card, Group, Source, Stretch};
use clap::{Args, Subcommand, ValueEnum};
pub(super) use flow::{prepared, record_flow};
pub(super) use keeping::{Further, Lines, import_lines};
pub(super) use recording::{files, prepare, reading, record, remembering, whole, writing};

use super::shared::{Moment, moment};
use super::{Exit, Failure};
use crate::config::{self, Config};
use crate::history::show::{Ask, FlowAsked, Told, waivers};
use crate::history::{FlowBy, Opening, Place, Store};
use crate::model::Period;

/// The file of a history, where nothing is said.
const FILE: &str = "karat-history.db";

/// `karat history`
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// How scores moved and why: definition, waivers, data, behaviour
    Score {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        #[command(flatten)]
        card: Card,
        /// One entity, by reference or name: each of its changes
        #[arg(long, value_name = "ENTITY", conflicts_with = "group_by")]
        entity: Option<String>,
        #[command(flatten)]
        group: Group,
    },
    /// How many entities stand at which level, then and now
    Level {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        #[command(flatten)]
        card: Card,
        #[command(flatten)]
        group: Group,
        /// Each day on which something changed, not only the first and the last one
        #[arg(long)]
        daily: bool,
    },
    /// How many pass each check, then and now
    Checks {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        #[command(flatten)]
        card: Card,
    },
    /// How findings came and went, by rule or by what --group-by says
    Findings {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        #[command(flatten)]
        group: Group,
    },
    /// Checks that became worse because something was changed, with the commit
    Regressions {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        #[command(flatten)]
        card: Card,
        #[command(flatten)]
        group: Group,
    },
    /// How long it takes to mend findings, by rule or by what --group-by says; what nobody mends
    Mttr {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        #[command(flatten)]
        group: Group,
    },
    /// Waivers at work now, those that end first before the others
    Waivers {
        #[command(flatten)]
        source: Source,
        /// The day that is today: a waiver that ends by then is at work no more [default: now]
        #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
        now: Moment,
    },
    /// How far campaigns are, at what pace, and when they will be through
    Campaigns {
        /// Campaigns by id [default: all]
        #[arg(value_name = "ID")]
        ids: Vec<String>,
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        /// The folder of definitions; its campaigns/*.toml are the campaigns [default: `standards` of karat.toml]
        #[arg(long, value_name = "DIR")]
        standards: Option<PathBuf>,
        /// Each day, in place of the shares to be reached
        #[arg(long)]
        daily: bool,
    },
    /// Who is on golden paths, then and now; who came onto them, who left them, and who stayed
    Adoption {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        /// One golden path, by id [default: all]
        #[arg(long, value_name = "ID")]
        path: Option<String>,
        #[command(flatten)]
        group: Group,
        /// Each day on which something changed, not only the first and the last one
        #[arg(long)]
        daily: bool,
        /// Each step onto a path and off it, with what became otherwise
        #[arg(long, conflicts_with_all = ["daily", "group_by"])]
        moves: bool,
    },
    /// How changes flow to their users, by what `karat flow --record` left: in the time before, and now
    Flow {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        stretch: Stretch,
        /// One environment
        #[arg(long, value_name = "ENV")]
        environment: Option<String>,
        /// One service
        #[arg(long, value_name = "SERVICE")]
        service: Option<String>,
        /// What services are taken together by; an owner is that of the entity with the name of the service
        #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
        group_by: FlowBy,
        /// Each whole week, in place of the time before and now
        #[arg(long)]
        weekly: bool,
    },
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
    /// Let repositories count no more that are deleted, archived or renamed; what they were stays in the past
    Forget {
        /// The repositories, by the names that the history has for them
        #[arg(value_name = "REPOSITORY", required = true)]
        repositories: Vec<String>,
        #[command(flatten)]
        which: Which,
        /// The moment from which on they count no more [default: now]
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
        /// csv for spreadsheets, parquet for DuckDB, pandas and Spark, or jsonl, an object a line, which `karat history import` reads
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
pub(super) enum ExportFormat {
    Csv,
    Jsonl,
    #[cfg(feature = "parquet")]
    Parquet,
}

fn period(word: &str) -> Result<Period, String> {
    Period::parse(word).ok_or_else(|| format!("`{word}` is no length of time such as 730d"))
}

pub(super) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Score { source, stretch, card, entity, group } => {
            let ask = Ask { scorecard: card.named(), entity: entity.clone(), by: group.by(), ..stretch.ask()? };
            source.answer(|store| ask.scores(store))
        }
        Command::Level { source, stretch, card, group, daily } => {
            let ask = Ask { scorecard: card.named(), by: group.by(), ..stretch.ask()? };
            source.answer(|store| ask.levels(store, *daily))
        }
        Command::Checks { source, stretch, card } => {
            let ask = Ask { scorecard: card.named(), ..stretch.ask()? };
            source.answer(|store| ask.checks(store))
        }
        Command::Findings { source, stretch, group } => {
            let ask = Ask { by: group.by(), ..stretch.ask()? };
            source.answer(|store| ask.findings(store))
        }
        Command::Regressions { source, stretch, card, group } => {
            let ask = Ask { scorecard: card.named(), by: group.by(), ..stretch.ask()? };
            source.answer(|store| ask.regressions(store))
        }
        Command::Mttr { source, stretch, group } => {
            let ask = Ask { by: group.by(), ..stretch.ask()? };
            source.answer(|store| ask.mttr(store))
        }
        Command::Waivers { source, now } => source.answer(|store| waivers(store, now.seconds())),
        Command::Campaigns { ids, source, stretch, standards, daily } => {
            let campaigns = asking::campaigns(source, standards.as_ref(), ids)?;
            let ask = stretch.ask()?;
            source.answer(|store| ask.campaigns(store, &campaigns, *daily))
        }
        Command::Adoption { source, stretch, path, group, daily, moves } => {
            let ask = Ask { by: group.by(), ..stretch.ask()? };
            let told = match (moves, daily) {
                (true, _) => Told::Steps,
                (_, true) => Told::Days,
                _ => Told::Shares,
            };
            source.answer(|store| ask.adoption(store, path.as_deref(), told))
        }
        Command::Flow { source, stretch, environment, service, group_by, weekly } => {
            let asked = FlowAsked { environment: environment.clone(), service: service.clone(), by: *group_by };
            let ask = stretch.ask()?;
            source.answer(|store| if *weekly { ask.flow_by_week(store, &asked) } else { ask.flow(store, &asked) })
        }
        Command::Compact { which, keep, now } => keeping::compact(which, *keep, *now),
        Command::Forget { repositories, which, now } => keeping::forget(which, repositories, *now),
        Command::Verify { which } => keeping::verify(which),
        Command::Export { folder, format, which } => keeping::export(which, folder, *format),
        Command::Import { paths, which } => keeping::import(which, paths),
    }
}

impl Which {
    pub(super) fn configured(&self) -> Result<(Config, PathBuf), Failure> {
        configured(self.config.as_ref())
    }

    pub(super) fn place(&self) -> Result<Place, Failure> {
        let (config, home) = self.configured()?;
        Ok(self.place_of(&config, &home))
    }

    pub(super) fn place_of(&self, config: &Config, home: &Path) -> Place {
        place(self.store.as_deref(), config, home)
    }
}

/// The configuration that is named, else that of this repository, with the folder that it is in.
pub(super) fn configured(named: Option<&PathBuf>) -> Result<(Config, PathBuf), Failure> {
    let file = named.cloned().or_else(|| super::settings::find(&[], "karat.toml"));
    let config = file.as_ref().map_or_else(|| Ok(Config::default()), |file| config::load(file))?;
    let home = file.as_ref().and_then(|file| file.parent()).map_or_else(PathBuf::new, Path::to_owned);
    Ok((config, home))
}

/// Where the history is: as it is named, else as the configuration says, else beside it.
fn place(named: Option<&str>, config: &Config, home: &Path) -> Place {
    match (named, &config.history.store) {
        (Some(named), _) => Place::parse(named, Path::new("")),
        (None, Some(store)) => store.clone(),
        (None, None) => Place::File(home.join(FILE)),
    }
}

/// The password of a database is none of the arguments of a program, which all may see.
#[expect(clippy::disallowed_methods, reason = "PGPASSWORD is what programs of PostgreSQL read")]
pub(super) fn password() -> Option<String> {
    std::env::var("PGPASSWORD").ok().filter(|own| !own.is_empty())
}

pub(super) fn open(place: &Place, is_reading: bool) -> Result<Store, Failure> {
    Ok(Store::open(place, &Opening { password: password(), is_reading })?)
}
