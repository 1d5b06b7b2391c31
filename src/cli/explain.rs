//! `karat explain RULE`: the page of a rule.

use super::args::Explain;
use super::output::Color;
use super::settings::{self, Settings};
use super::{Exit, Failure, Usage, say};
use crate::catalog::{self, Catalog};
use crate::config::nearest;
use crate::report::{self, Style};

pub(super) fn run(explain: &Explain, color: Color) -> Result<Exit, Failure> {
    let settings = Settings::of_policies(&explain.policies, &[])?;
    let catalog = catalog::load(&settings.handbook())?;
    let Some(page) = catalog.page(&explain.rule).or_else(|| catalog.page(only(&catalog, &explain.rule)?)) else {
        return Err(Usage::new(format!("find the rule `{}`", explain.rule), help(&catalog, &explain.rule)).into());
    };
    say(&report::rule_page(&page, Style { color: color.on_stdout(), width: settings::width() }))?;
    Ok(Exit::Clean)
}

/// The rules of all domains that have a name.
fn named<'c>(catalog: &'c Catalog, name: &str) -> Vec<&'c str> {
    let ids = catalog.rules().map(|rule| rule.id.as_ref());
    ids.filter(|id| id.rsplit_once('.').is_some_and(|(_, own)| own == name)).collect()
}

/// The rule of that name, where there is one.
fn only<'c>(catalog: &'c Catalog, name: &str) -> Option<&'c str> {
    match named(catalog, name).as_slice() {
        [id] => Some(id),
        _ => None,
    }
}

/// The rules that may be meant.
fn help(catalog: &Catalog, word: &str) -> String {
    let ids = || catalog.rules().map(|rule| rule.id.as_ref());
    let is_in = |id: &str| id.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'));
    if ids().any(is_in) {
        return format!("it is a domain: `karat rules {word}` lists its rules");
    }
    let names = ids().filter_map(|id| Some(id.rsplit_once('.')?.1));
    let mut guesses = named(catalog, word);
    if guesses.is_empty() {
        guesses.extend(nearest(word, ids()));
    }
    if guesses.is_empty() {
        guesses = nearest(word, names).map(|name| named(catalog, name)).unwrap_or_default();
    }
    if guesses.is_empty() {
        return "`karat rules` lists them".to_owned();
    }
    let guesses: Vec<_> = guesses.into_iter().map(|guess| format!("`{guess}`")).collect();
    format!("did you mean {}?", guesses.join(" or "))
}
