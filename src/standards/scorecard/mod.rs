//! `scorecards/*.toml` → [`Scorecard`]: every mistake at once, and every rule, level and source that it names must exist.

mod change;
mod check;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::Rules;
use super::file::{self, unique};
use super::selector::applies;
use crate::config::{At, Fields, Mistake, Reader};
use crate::model::Date;
use crate::model::scorecard::{Check, Level, Rounding, Scorecard, Scoring, Stage, Target};
use crate::model::version::Version;

/// The words of `stage`, here and in golden paths.
pub(super) const STAGES: [(&str, Stage); 5] = [
    ("discovery", Stage::Discovery),
    ("launch", Stage::Launch),
    ("improvement", Stage::Improvement),
    ("mature", Stage::Mature),
    ("retired", Stage::Retired),
];

/// What a scorecard may speak of.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The rules that exist.
    pub rules: &'a Rules<'a>,
    /// Ids of the sources of `facts.toml`, where there is a folder of definitions.
    pub sources: Option<&'a BTreeSet<Arc<str>>>,
}

/// Reads one scorecard. It is given along with its mistakes where it has an id: other files speak of it.
pub fn read(path: &str, text: &str, around: Around<'_>, mistakes: &mut Vec<Mistake>) -> Option<Scorecard> {
    file::read(path, text, mistakes, |fields| card(fields, around))
}

fn card(fields: &Fields<'_, '_>, around: Around<'_>) -> Option<Scorecard> {
    let reader = fields.reader();
    let id = file::id(fields);
    let title = file::sentence(fields, "title");
    let version = file::version(fields);
    let dates = dates(fields, ["since", "review_by"]);
    let levels = levels(fields);
    let scoring = scoring(fields);
    let found = fields.tables("check");
    if found.is_empty() {
        reader.mistake_with_help(fields.span(), "a scorecard has at least one check", "add a [[check]]");
    }
    let checks: Vec<_> = found.iter().filter_map(|table| check::read(table, around, &levels)).collect();
    unique(reader, "check", checks.iter().map(|(check, span)| (check.id.clone(), span.clone())));
    weights(reader, &levels, &checks);
    categories(reader, scoring.as_ref(), &checks);
    let changes = change::read(fields, version.as_ref().map(|(version, _)| *version), &checks);
    let [since, review_by] = dates;
    Some(Scorecard {
        title: title.unwrap_or_default(),
        version: version.map_or_else(String::new, |(version, _): At<Version>| version.to_string()),
        description: fields.string("description").map(|(text, _)| text),
        owner: fields.reference("owner", "group").map(|(owner, _)| owner),
        stage: fields.word("stage", &STAGES).map_or_else(Stage::default, |(stage, _)| stage),
        since,
        review_by,
        docs: fields.string("docs").map(|(docs, _)| docs),
        applies: applies(fields),
        scoring: scoring.map_or_else(Scoring::default, |(scoring, _)| scoring),
        targets: targets(fields, &levels),
        levels: levels.into_iter().map(|(level, _)| level).collect(),
        checks: checks.into_iter().map(|(check, _)| check).collect(),
        changes,
        source: reader.path().to_owned(),
        digest: Sha256::digest(reader.text().as_bytes()).into(),
        text: reader.text().clone(),
        // Everything above is read before anything is missed, so that all mistakes are told.
        id: id?.0,
    })
}

/// Dates that follow each other, where they are given.
pub(super) fn dates<const N: usize>(fields: &Fields<'_, '_>, names: [&'static str; N]) -> [Option<Date>; N] {
    let mut last: Option<(Date, &str)> = None;
    names.map(|name| {
        let (date, span) = fields.date(name)?;
        if let Some((before, other)) = last.filter(|(before, _)| *before > date) {
            let message = format!("`{name}` lies before `{other}`, {before}");
            fields.reader().mistake_with_help(span, message, format!("the order is: {}", names.join(", ")));
        }
        last = Some((date, name));
        Some(date)
    })
}

fn scoring(fields: &Fields<'_, '_>) -> Option<At<Scoring>> {
    let table = fields.table("scoring")?;
    let reader = fields.reader();
    let scale = table.count("scale").map_or(100, |(scale, span)| {
        if !(1..=10_000).contains(&scale) {
            reader.mistake(span, "`scale` is a number from 1 to 10000");
        }
        scale
    });
    let category_weights = table.table("category_weights").map_or_else(BTreeMap::new, |weights| category(&weights));
    let rounding = table.word("rounding", &[("floor", Rounding::Floor), ("nearest", Rounding::Nearest)]);
    let scoring = Scoring {
        scale,
        rounding: rounding.map_or_else(Rounding::default, |(rounding, _)| rounding),
        min_coverage: table.share("min_coverage", 1).map_or(0, |(share, _)| share),
        unknown_grace: table.period("unknown_grace").map(|(grace, _)| grace),
        category_weights,
    };
    table.finish();
    Some((scoring, table.span()))
}

fn category(weights: &Fields<'_, '_>) -> BTreeMap<String, u32> {
    let mut read = BTreeMap::new();
    for ((name, _), value) in weights.entries() {
        match value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok()) {
            Some(weight) => drop(read.insert(name.to_owned(), weight)),
            None => weights.reader().mistake(value.span(), format!("the weight of `{name}` is a whole number from 0")),
        }
    }
    if !read.is_empty() && read.values().all(|weight| *weight == 0) {
        weights.reader().mistake(weights.span(), "the weights of all categories are 0: there would be no score");
    }
    read
}

fn levels(fields: &Fields<'_, '_>) -> Vec<At<Level>> {
    let reader = fields.reader();
    let mut levels = Vec::new();
    for table in fields.tables("level") {
        let id = file::id(&table);
        let rank = table.required("rank", table.count("rank"));
        if let Some((0, span)) = &rank {
            reader.mistake(span.clone(), "`rank` is a whole number from 1");
        }
        let min_score = table.share("min_score", 100).map(|(score, _)| score);
        let title = table.string("title").map(|(title, _)| title);
        table.finish();
        if let (Some((id, span)), Some((rank, _))) = (id, rank) {
            levels.push((Level { id, title, rank, min_score }, span));
        }
    }
    unique(reader, "level", levels.iter().map(|(level, span)| (level.id.clone(), span.clone())));
    unique(reader, "rank", levels.iter().map(|(level, span)| (Arc::from(level.rank.to_string()), span.clone())));
    levels.sort_by_key(|(level, _)| level.rank);
    levels
}

fn targets(fields: &Fields<'_, '_>, levels: &[At<Level>]) -> Vec<Target> {
    let one = |table: &Fields<'_, '_>| {
        let applies = applies(table);
        let level = level(table, levels);
        let by = table.date("by").map(|(by, _)| by);
        table.finish();
        level.map(|level| Target { applies, level, by })
    };
    fields.tables("target").iter().filter_map(one).collect()
}

/// The field `level`, which must name one.
fn level(table: &Fields<'_, '_>, levels: &[At<Level>]) -> Option<Arc<str>> {
    let (name, span) = table.required_string("level")?;
    let found = levels.iter().find(|(level, _)| level.id.as_ref() == name).map(|(level, _)| level.id.clone());
    if found.is_none() {
        file::unknown(table.reader(), span, "level", &name, levels.iter().map(|(level, _)| level.id.as_ref()));
    }
    found
}

/// A level of which no check has any weight cannot be told from one without checks.
fn weights(reader: &Reader, levels: &[At<Level>], checks: &[(Check, Range<usize>)]) {
    for (level, span) in levels {
        let own: Vec<_> =
            checks.iter().filter(|(check, _)| check.level == level.id && check.retired.is_none()).collect();
        if !own.is_empty() && own.iter().all(|(check, _)| check.weight == 0) {
            let message = format!("the checks of level `{}` weigh nothing together", level.id);
            reader.mistake_with_help(span.clone(), message, "give at least one of them a weight above 0");
        }
    }
}

/// Where categories weigh, every check is in one of them, and every one has a check.
fn categories(reader: &Reader, scoring: Option<&At<Scoring>>, checks: &[(Check, Range<usize>)]) {
    let Some((scoring, span)) = scoring.filter(|(scoring, _)| !scoring.category_weights.is_empty()) else { return };
    let known = || scoring.category_weights.keys().map(String::as_str);
    for (check, span) in checks {
        match &check.category {
            Some(name) if !scoring.category_weights.contains_key(name) => {
                file::unknown(reader, span.clone(), "category weight for", name, known());
            }
            Some(_) => {}
            None => {
                let help = "categories have weights here: add `category = …`";
                reader.mistake_with_help(span.clone(), format!("check `{}` is in no category", check.id), help);
            }
        }
    }
    for name in known().filter(|name| !checks.iter().any(|(check, _)| check.category.as_deref() == Some(*name))) {
        reader.mistake(span.clone(), format!("no check is in category `{name}`, which has a weight"));
    }
}
