//! `--select` and `--ignore`: which rules of a catalog are asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Catalog, Rule};
use crate::config::nearest;

/// What was selected and left out, in the order of strength: a rule by name beats a domain, a domain beats `ALL`; between
/// equals `ignore` goes first (as in ruff).
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Rules, domains (`kubernetes`, `terraform.aws`) or `ALL`; empty means `ALL`.
    pub select: Vec<String>,
    /// Rules or domains.
    pub ignore: Vec<String>,
}

/// Leaves only the selected rules in the catalog. Words that name no rule are given back, each with the nearest known word.
pub fn select(catalog: &mut Catalog, selection: &Selection) -> Vec<(String, Option<String>)> {
    let unknown = unknown(catalog, selection.select.iter().chain(&selection.ignore));
    catalog.rules.retain(|rule| is_selected(rule, selection));
    unknown
}

/// Leaves only the rules of the catalog's scorecards and, where `and_own`, those that are not built in; less what is ignored.
pub fn select_cards(catalog: &mut Catalog, ignore: &[String], and_own: bool) -> Vec<(String, Option<String>)> {
    let unknown = unknown(catalog, ignore.iter());
    let cards = &catalog.scorecards;
    let wanted: BTreeSet<Arc<str>> =
        cards.iter().flat_map(|card| &card.checks).map(|check| check.rule.clone()).collect();
    catalog.rules.retain(|rule| {
        (wanted.contains(&rule.info.id) || (and_own && !rule.info.built_in)) && best(rule, ignore).is_none()
    });
    unknown
}

/// Words that name no rule, each with the nearest known word.
fn unknown<'w>(catalog: &Catalog, words: impl Iterator<Item = &'w String>) -> Vec<(String, Option<String>)> {
    let known: Vec<_> =
        catalog.rules.iter().flat_map(|rule| [rule.info.id.to_string(), rule.info.domain().to_owned()]).collect();
    let guess = |word: &str| nearest(word, known.iter().map(String::as_str)).map(str::to_owned);
    let unknown = words.filter(|word| !catalog.rules.iter().any(|rule| strength(rule, word).is_some()));
    unknown.map(|word| (word.clone(), guess(word))).collect()
}

fn best(rule: &Rule, words: &[String]) -> Option<usize> {
    words.iter().filter_map(|word| strength(rule, word)).max()
}

fn is_selected(rule: &Rule, selection: &Selection) -> bool {
    let selected = if selection.select.is_empty() { Some(0) } else { best(rule, &selection.select) };
    match (selected, best(rule, &selection.ignore)) {
        (None, _) => false,
        // A withdrawn rule is asked only by its name.
        (Some(own), _) if rule.info.deprecated && own < usize::MAX => false,
        (Some(own), against) => against.is_none_or(|against| own > against),
    }
}

/// How exactly a word names a rule: 0 for `ALL`, the length of a domain, the most for the id itself.
fn strength(rule: &Rule, word: &str) -> Option<usize> {
    let id = rule.info.id.as_ref();
    if word == "ALL" {
        return Some(0);
    }
    if word == id || rule.info.aliases.iter().any(|alias| alias == word) {
        return Some(usize::MAX);
    }
    let inside = id.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'));
    (inside && !word.is_empty()).then_some(word.len())
}
