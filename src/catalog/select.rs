//! `--select` and `--ignore`: which rules of a catalog are asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Catalog;
use crate::config::nearest;
use crate::model::rule::RuleInfo;

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
    let unknown = unknown(&infos(catalog), selection.select.iter().chain(&selection.ignore));
    catalog.rules.retain(|rule| is_selected(&rule.info, selection));
    unknown
}

/// Leaves only the rules of the catalog's scorecards and, where `and_own`, those that are not built in; less what is ignored.
pub fn select_cards(catalog: &mut Catalog, ignore: &[String], and_own: bool) -> Vec<(String, Option<String>)> {
    let unknown = unknown(&infos(catalog), ignore.iter());
    let cards = &catalog.scorecards;
    let wanted: BTreeSet<Arc<str>> =
        cards.iter().flat_map(|card| &card.checks).map(|check| check.rule.clone()).collect();
    catalog.rules.retain(|rule| {
        (wanted.contains(&rule.info.id) || (and_own && !rule.info.built_in)) && best(&rule.info, ignore).is_none()
    });
    unknown
}

fn infos(catalog: &Catalog) -> Vec<&RuleInfo> {
    catalog.rules().map(AsRef::as_ref).collect()
}

/// Words that name none of the rules, each with the nearest known word.
pub(super) fn unknown<'w>(
    rules: &[&RuleInfo],
    words: impl Iterator<Item = &'w String>,
) -> Vec<(String, Option<String>)> {
    let known = || rules.iter().flat_map(|rule| [rule.id.as_ref(), rule.domain()]);
    let guess = |word: &str| nearest(word, known()).map(str::to_owned);
    let unknown = words.filter(|word| !rules.iter().any(|rule| strength(rule, word).is_some()));
    unknown.map(|word| (word.clone(), guess(word))).collect()
}

/// What to do about a word that names no rule, with the word that may be meant.
pub fn help(guess: Option<String>) -> String {
    guess.map_or_else(|| "`karat rules` lists them".to_owned(), |guess| format!("did you mean `{guess}`?"))
}

fn best(rule: &RuleInfo, words: &[String]) -> Option<usize> {
    words.iter().filter_map(|word| strength(rule, word)).max()
}

fn is_selected(rule: &RuleInfo, selection: &Selection) -> bool {
    let selected = if selection.select.is_empty() { Some(0) } else { best(rule, &selection.select) };
    match (selected, best(rule, &selection.ignore)) {
        (None, _) => false,
        // A withdrawn rule is asked only by its name.
        (Some(own), _) if rule.deprecated && own < usize::MAX => false,
        // One that repeats others is asked by its name, or with all others.
        (Some(own), _) if !rule.overlaps.is_empty() && own < usize::MAX && !selects_all(&selection.select) => false,
        (Some(own), against) => against.is_none_or(|against| own > against),
    }
}

fn selects_all(words: &[String]) -> bool {
    words.is_empty() || words.iter().any(|word| word == "ALL")
}

/// How exactly a word names a rule: 0 for `ALL`, the length of a domain, the most for the id itself.
fn strength(rule: &RuleInfo, word: &str) -> Option<usize> {
    let id = rule.id.as_ref();
    if word == "ALL" {
        return Some(0);
    }
    if word == id || rule.aliases.iter().any(|alias| alias == word) {
        return Some(usize::MAX);
    }
    let inside = id.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'));
    (inside && !word.is_empty()).then_some(word.len())
}
