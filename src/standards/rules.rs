//! The rules that definitions may name, as far as reading needs to know them.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{At, Fields, Reader, nearest, to_value};
use crate::model::rule::RuleInfo;

/// Rules by id and by the ids that they had before.
#[derive(Clone, Debug, Default)]
pub struct Rules<'a> {
    known: Option<BTreeMap<&'a str, Known<'a>>>,
}

#[derive(Clone, Debug)]
struct Known<'a> {
    id: &'a str,
    parameters: BTreeSet<&'a str>,
}

impl<'a> Rules<'a> {
    /// Any rule goes: for definitions that were read before, or whose policies are not at hand.
    pub const fn any() -> Self {
        Self { known: None }
    }

    /// These rules.
    pub fn of(rules: impl IntoIterator<Item = &'a RuleInfo>) -> Self {
        let mut known = BTreeMap::new();
        for rule in rules {
            let parameters: BTreeSet<_> = rule.parameters.keys().map(String::as_str).collect();
            let names = rule.aliases.iter().map(String::as_str).chain([rule.id.as_ref()]);
            for name in names {
                known.insert(name, Known { id: rule.id.as_ref(), parameters: parameters.clone() });
            }
        }
        Self { known: Some(known) }
    }

    /// Rules with these ids and parameters.
    #[cfg(test)]
    pub(super) fn named(rules: &[(&'a str, &[&'a str])]) -> Self {
        let known =
            rules.iter().map(|(id, parameters)| (*id, Known { id, parameters: parameters.iter().copied().collect() }));
        Self { known: Some(known.collect()) }
    }

    /// The id of a rule by a name that it has or had.
    pub(super) fn find<'n>(&self, name: &'n str) -> Option<&'n str>
    where
        'a: 'n,
    {
        self.known.as_ref().map_or(Some(name), |known| known.get(name).map(|rule| rule.id))
    }

    /// What may be meant by a name that no rule has.
    pub(super) fn help(&self, name: &str) -> String {
        let names = self.known.iter().flat_map(BTreeMap::keys).copied();
        nearest(name, names)
            .map_or_else(|| "`karat rules` lists them".to_owned(), |guess| format!("did you mean `{guess}`?"))
    }

    /// The id of a rule that a definition names, with or without the `data.` of a Rego reference.
    pub(super) fn id(&self, reader: &Reader, (name, span): At<String>) -> Option<String> {
        let bare = name.strip_prefix("data.").unwrap_or(&name);
        let id = self.find(bare).map(str::to_owned);
        if id.is_none() {
            reader.mistake_with_help(span, format!("there is no rule `{bare}`"), self.help(bare));
        }
        id
    }

    /// Values of a rule's parameters, in the field `params`. A parameter that the rule does not have is a mistake.
    pub(super) fn params(&self, fields: &Fields<'_, '_>, rule: Option<&str>) -> BTreeMap<String, regorus::Value> {
        let Some(table) = fields.table("params") else { return BTreeMap::new() };
        let rule = rule.and_then(|rule| self.known.as_ref()?.get(rule));
        let mut values = BTreeMap::new();
        for ((name, span), value) in table.entries() {
            if let Some(rule) = rule.filter(|rule| !rule.parameters.contains(name)) {
                let message = format!("rule `{}` has no parameter `{name}`", rule.id);
                let help = match nearest(name, rule.parameters.iter().copied()) {
                    Some(guess) => format!("did you mean `{guess}`?"),
                    None => format!("`karat explain {}` shows what it has", rule.id),
                };
                fields.reader().mistake_with_help(span, message, help);
            }
            values.insert(name.to_owned(), to_value(value.get_ref()));
        }
        values
    }
}
