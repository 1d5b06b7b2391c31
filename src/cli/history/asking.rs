//! What a history is asked, and how the answer is written.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::super::output::{self, Output};
use super::super::settings::{self, Definitions, Settings};
use super::super::shared::{Moment, Policies, moment};
use super::super::{Exit, Failure, Usage};
use super::{Which, open};
use crate::history::show::{Ask, By};
use crate::history::{Error, Sheet, Store};
use crate::model::campaign::Campaign;
use crate::model::{GroupBy, Period};

/// Which history is asked, and what the answer is written as.
#[derive(Debug, Args)]
pub(in super::super) struct Source {
    #[command(flatten)]
    which: Which,
    /// text, json or csv, to stdout or to a file [default: text]; scores are in basis points and times in seconds where a program
    /// reads; may be given several times
    #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
    outputs: Vec<Output<AnswerFormat>>,
}

/// What the answer to a question is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum AnswerFormat {
    /// Aligned columns, for people
    Text,
    /// An object with what was asked and its rows
    Json,
    /// A line for each row
    Csv,
}

impl Source {
    pub(super) fn answer(&self, question: impl FnOnce(&mut Store) -> Result<Sheet, Error>) -> Result<Exit, Failure> {
        output::check(&self.outputs)?;
        let sheet = open(&self.which.place()?, true)?.asking(question)?;
        shown(&sheet, &self.outputs)
    }
}

/// Writes a table to where it is to go, which was checked before it was asked for.
pub(in super::super) fn shown(sheet: &Sheet, outputs: &[Output<AnswerFormat>]) -> Result<Exit, Failure> {
    for to in &output::chosen(outputs, AnswerFormat::Text) {
        output::write(to, |out| match to.format {
            AnswerFormat::Text => sheet.text(settings::width(), out),
            AnswerFormat::Json => sheet.json(out),
            AnswerFormat::Csv => sheet.csv(out),
        })?;
    }
    Ok(Exit::Clean)
}

/// The campaigns of these ids, or all; wrong use where there is none.
pub(super) fn campaigns(
    source: &Source,
    standards: Option<&PathBuf>,
    ids: &[String],
) -> Result<Vec<Campaign>, Failure> {
    let policies = Policies { config: source.which.config.clone(), ..Policies::default() };
    let mut settings = Settings::of_policies(&policies, &[])?;
    settings.standards = standards.cloned().or(settings.standards);
    let Definitions { folder, standards, .. } = Definitions::of(&settings, "campaigns")?;
    let known = standards.campaigns;
    if known.is_empty() {
        let help = "write campaigns/<id>.toml there; `karat schema campaign` describes it";
        return Err(Usage::new(format!("find a campaign in {}", folder.display()), help).into());
    }
    if let Some(unknown) = ids.iter().find(|id| known.iter().all(|own| own.id.as_ref() != id.as_str())) {
        let names: Vec<&str> = known.iter().map(|own| own.id.as_ref()).collect();
        let help = format!("there are: {}", names.join(", "));
        return Err(Usage::new(format!("find the campaign `{unknown}`"), help).into());
    }
    let is_meant = |own: &Campaign| ids.is_empty() || ids.iter().any(|id| own.id.as_ref() == id.as_str());
    Ok(known.into_iter().filter(is_meant).collect())
}

/// Between which moments.
#[derive(Debug, Args)]
pub(in super::super) struct Stretch {
    /// The earlier moment: a day, a moment of RFC 3339, or a length of time before --now such as 30d
    #[arg(long, value_name = "DATE|TIME", default_value = "30d", value_parser = Since::parse)]
    since: Since,
    /// The later moment [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    now: Moment,
}

impl Stretch {
    /// A question about all that happened in it.
    pub(super) fn ask(&self) -> Result<Ask, Failure> {
        let to = self.now.seconds();
        let from = self.since.from(to);
        if from > to {
            return Err(Usage::new("ask the history: --since lies after --now", "turn them round").into());
        }
        Ok(Ask { from, to, ..Ask::default() })
    }
}

/// A moment, or a length of time before another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Since {
    At(i64),
    Before(u64),
}

impl Since {
    pub(in super::super) fn parse(word: &str) -> Result<Self, String> {
        if let Some(period) = Period::parse(word) {
            return Ok(Self::Before(period.seconds()));
        }
        let help = || format!("`{word}` is neither a length of time such as 30d nor a day such as 2026-11-26");
        moment(word).map(|moment| Self::At(moment.seconds())).map_err(|_| help())
    }

    pub(in super::super) fn from(self, now: i64) -> i64 {
        match self {
            Self::At(moment) => moment,
            Self::Before(seconds) => now.saturating_sub(i64::try_from(seconds).unwrap_or(i64::MAX)),
        }
    }
}

/// Which scorecard.
#[derive(Debug, Args)]
pub(in super::super) struct Card {
    /// One scorecard, by id [default: all]
    #[arg(long, value_name = "ID")]
    scorecard: Option<String>,
}

impl Card {
    pub(super) fn named(&self) -> Option<String> {
        self.scorecard.clone()
    }
}

/// What is taken together.
#[derive(Debug, Args)]
pub(in super::super) struct Group {
    /// What entities are taken together by
    #[arg(long, value_enum, value_name = "WHAT")]
    group_by: Option<By>,
}

impl Group {
    pub(super) const fn by(&self) -> Option<By> {
        self.group_by
    }
}

impl ValueEnum for By {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Group(GroupBy::Owner),
            Self::Group(GroupBy::System),
            Self::Group(GroupBy::Domain),
            Self::Group(GroupBy::Tier),
            Self::Group(GroupBy::Language),
            Self::Path,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}
