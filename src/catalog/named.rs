//! What a configuration says of rules → its mistakes, by the rules that there are.

use super::bundled::{BuiltIn, MODULES};
use super::{Catalog, select};
use crate::config::{Mistake, Named};
use crate::model::rule::RuleInfo;
use crate::standards::{Refused, Rules};

/// Words that name no rule, and settings that no rule has. Rules that are built in are known also where they were left out.
pub fn misnamed(catalog: &Catalog, named: &Named) -> Vec<Mistake> {
    if named.words.is_empty() && named.rules.is_empty() {
        return Vec::new();
    }
    let has_built_in = catalog.rules().any(|rule| rule.built_in);
    let left_out: Vec<RuleInfo> =
        if has_built_in { Vec::new() } else { MODULES.iter().filter_map(BuiltIn::info).collect() };
    let infos: Vec<&RuleInfo> = catalog.rules().map(AsRef::as_ref).chain(&left_out).collect();
    let mut mistakes = Vec::new();
    for (word, guess) in select::unknown(&infos, named.words.iter().map(|(word, _)| word)) {
        let help = select::help(guess);
        let places = named.words.iter().filter(|(own, _)| *own == word);
        mistakes.extend(
            places.map(|(_, at)| at.mistake(format!("there is no rule or domain `{word}`")).with_help(help.clone())),
        );
    }
    let rules = Rules::of(infos.iter().copied());
    for own in &named.rules {
        let Some(id) = rules.find(&own.id) else {
            mistakes.push(own.at.mistake(format!("there is no rule `{}`", own.id)).with_help(rules.help(&own.id)));
            continue;
        };
        for given in &own.parameters {
            mistakes.extend(rules.refused(id, &given.name, &given.value).map(|refused| match refused {
                Refused::Name { message, help } => given.at.mistake(message).with_help(help),
                Refused::Value { message } => given.value_at.mistake(message),
            }));
        }
    }
    mistakes
}
