//! A rule on the wire with all that people are told of it: examples, scorecards, names of frameworks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rule::Rule;
use crate::model::handbook::{RulePage, Use};
use crate::model::rule::{Example, ExampleFile};
use crate::model::scorecard::{Check, Level};
use crate::report::{excerpt, frameworks};

/// What METADATA says of a rule, and what else there is about it.
#[derive(Serialize)]
pub(super) struct Page<'r> {
    #[serde(flatten)]
    rule: Rule<'r>,
    is_default: bool,
    frameworks: BTreeMap<&'r str, String>,
    bad_example: Option<Sample<'r>>,
    good_example: Option<Sample<'r>>,
    scorecards: Vec<Membership<'r>>,
}

#[derive(Serialize)]
struct Sample<'r> {
    name: &'r str,
    is_whole_bad: bool,
    files: Vec<SampleFile<'r>>,
}

#[derive(Serialize)]
struct SampleFile<'r> {
    path: &'r str,
    text: String,
    bad_lines: Vec<usize>,
}

/// A check of a scorecard that goes by the rule, and what it takes to read it.
#[derive(Serialize)]
struct Membership<'r> {
    scorecard: &'r str,
    title: &'r str,
    version: &'r str,
    description: Option<&'r str>,
    min_coverage: u32,
    levels: Vec<Rung<'r>>,
    check: Line<'r>,
}

#[derive(Serialize)]
struct Rung<'r> {
    id: &'r str,
    rank: u32,
    min_score: Option<u32>,
}

#[derive(Serialize)]
struct Line<'r> {
    id: &'r str,
    rev: u32,
    title: Option<&'r str>,
    category: Option<&'r str>,
    level: &'r str,
    required: bool,
    weight: u32,
    effort: &'static str,
    fix: Option<&'r str>,
    partial: bool,
}

impl<'r> Page<'r> {
    /// The page of a rule.
    pub(super) fn of(page: &'r RulePage) -> Self {
        Self {
            rule: Rule::of(&page.info),
            is_default: page.is_default,
            frameworks: page.info.controls.keys().map(|key| (key.as_str(), frameworks::name(key))).collect(),
            bad_example: page.bad.as_ref().map(Sample::of),
            good_example: page.good.as_ref().map(Sample::of),
            scorecards: page.uses.iter().map(Membership::of).collect(),
        }
    }
}

impl<'r> Sample<'r> {
    fn of(example: &'r Example) -> Self {
        Self {
            name: &example.name,
            is_whole_bad: example.is_whole_bad,
            files: example.files.iter().map(SampleFile::of).collect(),
        }
    }
}

impl<'r> SampleFile<'r> {
    fn of(file: &'r ExampleFile) -> Self {
        let text = file.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
        Self { path: &file.path, text, bad_lines: excerpt::bad_lines(file) }
    }
}

impl<'r> Membership<'r> {
    fn of(own: &'r Use) -> Self {
        let card = &own.scorecard;
        Self {
            scorecard: &card.id,
            title: &card.title,
            version: &card.version,
            description: card.description.as_deref(),
            min_coverage: card.scoring.min_coverage,
            levels: card.levels.iter().map(Rung::of).collect(),
            check: Line::of(&own.check),
        }
    }
}

impl<'r> Rung<'r> {
    fn of(level: &'r Level) -> Self {
        Self { id: &level.id, rank: level.rank, min_score: level.min_score }
    }
}

impl<'r> Line<'r> {
    fn of(check: &'r Check) -> Self {
        Self {
            id: &check.id,
            rev: check.rev,
            title: check.title.as_deref(),
            category: check.category.as_deref(),
            level: &check.level,
            required: check.required,
            weight: check.weight,
            effort: check.effort.as_str(),
            fix: check.fix.as_deref(),
            partial: check.partial,
        }
    }
}
