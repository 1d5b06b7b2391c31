//! `scorecards/*.toml` → [`Scorecard`]: every mistake at once, and every rule that a check names must exist.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::config::{At, Fields, Mistake, Reader, nearest};
use crate::model::scorecard::{Check, Effort, FULL, Level, Scorecard};

/// Reads one scorecard. `rules` are the ids that exist.
pub(super) fn read(path: &str, text: &str, rules: &BTreeSet<&str>, mistakes: &mut Vec<Mistake>) -> Option<Scorecard> {
    let reader = Reader::new(path, text);
    let source = reader.text().clone();
    let table = reader.parse(&source);
    let fields = Fields::new(&reader, table.get_ref(), 0..0);
    let card = card(&reader, &fields, rules, path);
    fields.finish();
    let found = reader.into_mistakes();
    let card = card.filter(|_| found.is_empty());
    mistakes.extend(found);
    card
}

fn card(reader: &Reader, fields: &Fields<'_, '_>, rules: &BTreeSet<&str>, path: &str) -> Option<Scorecard> {
    if let Some((schema, span)) = fields.required("schema", fields.integer("schema"))
        && schema != 1
    {
        reader.mistake_with_help(span, format!("schema {schema} is not known"), "this karat reads `schema = 1`");
    }
    // What people need to know of a card and what does not change a score.
    fields.allow(&["owner", "stage", "since", "review_by", "docs", "change"]);
    let id = fields.required_string("id");
    let title = fields.required_string("title");
    let version = fields.required_string("version");
    let description = fields.string("description");
    let min_coverage = scoring(reader, fields);
    let levels = levels(reader, fields);
    let checks = fields.tables("check");
    if checks.is_empty() {
        reader.mistake_with_help(fields.span(), "a scorecard has at least one check", "add a [[check]]");
    }
    let checks: Vec<_> = checks.iter().filter_map(|table| check(reader, table, rules, &levels)).collect();
    unique(reader, "check", checks.iter().map(|(check, span)| (check.id.clone(), span.clone())));
    Some(Scorecard {
        id: Arc::from(id?.0),
        title: title?.0,
        version: version?.0,
        description: description.map(|(text, _)| text),
        min_coverage,
        levels: levels.into_iter().map(|(level, _)| level).collect(),
        checks: checks.into_iter().map(|(check, _)| check).collect(),
        source: path.to_owned(),
    })
}

fn scoring(reader: &Reader, fields: &Fields<'_, '_>) -> u32 {
    let Some(scoring) = fields.table("scoring") else { return 0 };
    let share = scoring.number("min_coverage").and_then(|(share, span)| basis_points(reader, share, 1.0, span));
    scoring.finish();
    share.unwrap_or(0)
}

/// A number from 0 to `whole` in basis points.
fn basis_points(reader: &Reader, number: f64, whole: f64, span: Range<usize>) -> Option<u32> {
    if !(0.0..=whole).contains(&number) {
        reader.mistake(span, format!("this is a number from 0 to {whole}"));
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 10 000 by the test above"
    )]
    Some((number / whole * f64::from(FULL)).round() as u32)
}

fn levels(reader: &Reader, fields: &Fields<'_, '_>) -> Vec<At<Level>> {
    let mut levels = Vec::new();
    for table in fields.tables("level") {
        let id = table.required_string("id");
        let rank = table.required("rank", table.integer("rank"));
        let min_score = table.number("min_score").and_then(|(score, span)| basis_points(reader, score, 100.0, span));
        table.allow(&["title"]);
        table.finish();
        if let (Some((id, span)), Some((rank, _))) = (id, rank) {
            let rank = u32::try_from(rank).unwrap_or(u32::MAX);
            levels.push((Level { id: Arc::from(id), rank, min_score }, span));
        }
    }
    unique(reader, "level", levels.iter().map(|(level, span)| (level.id.clone(), span.clone())));
    unique(reader, "rank", levels.iter().map(|(level, span)| (Arc::from(level.rank.to_string()), span.clone())));
    levels.sort_by_key(|(level, _)| level.rank);
    levels
}

fn check(reader: &Reader, table: &Fields<'_, '_>, rules: &BTreeSet<&str>, levels: &[At<Level>]) -> Option<At<Check>> {
    let id = table.required_string("id");
    let rule = table.required_string("rule");
    let rule = rule.and_then(|rule| known_rule(reader, rule, rules));
    let level = table.required_string("level");
    let level = level.filter(|level| known_level(reader, level, levels));
    let weight = table.integer("weight").map_or(1, |(weight, _)| u32::try_from(weight).unwrap_or(u32::MAX));
    let rev = table.integer("rev").map_or(1, |(rev, _)| u32::try_from(rev).unwrap_or(u32::MAX));
    let effort = table.string("effort").and_then(|(word, span)| effort(reader, &word, span));
    let check = Check {
        rev,
        title: table.string("title").map(|(title, _)| title),
        category: table.string("category").map(|(category, _)| category),
        required: table.boolean("required").is_none_or(|(required, _)| required),
        weight,
        effort: effort.unwrap_or(Effort::Medium),
        fix: table.string("fix").map(|(fix, _)| fix),
        partial: table.boolean("partial").is_some_and(|(partial, _)| partial),
        id: Arc::from(id.as_ref().map_or("", |(id, _)| id.as_str())),
        level: Arc::from(level.map_or(String::new(), |(level, _)| level)),
        rule: Arc::from(rule.unwrap_or_default()),
    };
    table.allow(&["links", "basis"]);
    table.finish();
    id.map(|(_, span)| (check, span))
}

/// The rule that a check names, with or without the `data.` of a Rego reference.
fn known_rule(reader: &Reader, (name, span): At<String>, rules: &BTreeSet<&str>) -> Option<String> {
    let id = name.strip_prefix("data.").unwrap_or(&name);
    if rules.contains(id) {
        return Some(id.to_owned());
    }
    let help = nearest(id, rules.iter().copied())
        .map_or_else(|| "`karat rules` lists them".to_owned(), |guess| format!("did you mean `{guess}`?"));
    reader.mistake_with_help(span, format!("there is no rule `{id}`"), help);
    None
}

fn known_level(reader: &Reader, (name, span): &At<String>, levels: &[At<Level>]) -> bool {
    let known = levels.iter().any(|(level, _)| level.id.as_ref() == name);
    if !known {
        let names: Vec<_> = levels.iter().map(|(level, _)| level.id.as_ref()).collect();
        let help = format!("the levels are: {}", names.join(", "));
        reader.mistake_with_help(span.clone(), format!("there is no level `{name}`"), help);
    }
    known
}

fn effort(reader: &Reader, word: &str, span: Range<usize>) -> Option<Effort> {
    let effort = [Effort::Small, Effort::Medium, Effort::Large].into_iter().find(|effort| effort.as_str() == word);
    if effort.is_none() {
        reader.mistake(span, "`effort` is \"S\", \"M\" or \"L\"");
    }
    effort
}

fn unique(reader: &Reader, what: &str, ids: impl Iterator<Item = (Arc<str>, Range<usize>)>) {
    let mut seen = BTreeSet::new();
    for (id, span) in ids {
        if !seen.insert(id.clone()) {
            reader.mistake_with_help(span, format!("{what} `{id}` stands twice"), "ids are unique in a scorecard");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = r#"
schema = 1
id = "base"
title = "Base"
version = "1.0.0"
[scoring]
min_coverage = 0.8
[[level]]
id = "silver"
rank = 2
min_score = 75.5
[[level]]
id = "bronze"
rank = 1
[[check]]
id = "readme"
rule = "data.repository.missing_readme"
level = "bronze"
weight = 3
effort = "S"
"#;

    fn rules() -> BTreeSet<&'static str> {
        BTreeSet::from(["repository.missing_readme"])
    }

    #[test]
    fn a_card_is_read_with_its_levels_in_order() {
        let mut mistakes = Vec::new();
        let card = read("base.toml", CARD, &rules(), &mut mistakes).unwrap();
        assert!(mistakes.is_empty());
        assert_eq!(card.min_coverage, 8000);
        assert_eq!(card.levels.iter().map(|level| level.id.as_ref()).collect::<Vec<_>>(), ["bronze", "silver"]);
        assert_eq!(card.levels[1].min_score, Some(7550));
        assert_eq!(card.checks[0].rule.as_ref(), "repository.missing_readme");
        assert!(card.checks[0].required);
    }

    #[test]
    fn all_mistakes_are_found_on_their_lines() {
        let text = CARD.replace("missing_readme", "missing_readmee").replace("\"bronze\"\nweight", "\"gold\"\nwieght");
        let mut mistakes = Vec::new();
        assert!(read("base.toml", &text, &rules(), &mut mistakes).is_none());
        let found: Vec<_> = mistakes.iter().map(|mistake| (mistake.line(), mistake.to_string())).collect();
        assert_eq!(
            found,
            [
                (17, "there is no rule `repository.missing_readmee`".to_owned()),
                (18, "there is no level `gold`".to_owned()),
                (19, "unknown field `wieght`".to_owned()),
            ]
        );
    }
}
