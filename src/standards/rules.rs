//! The rules that definitions may name, as far as reading needs to know them.

use std::collections::BTreeMap;

use crate::config::{At, Fields, Reader, nearest, to_value};
use crate::model::rule::{Parameter, RuleInfo};

/// Rules by id and by the ids that they had before.
#[derive(Clone, Debug, Default)]
pub struct Rules<'a> {
    known: Option<BTreeMap<&'a str, Known<'a>>>,
}

/// What may be meant by a name that none of the known rules has.
pub(super) fn help<'k>(name: &str, mut known: impl Iterator<Item = &'k str> + Clone) -> String {
    let guess = nearest(name, known.clone());
    if known.any(|id| id.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))) {
        return format!("`{name}` is a domain; here single rules are named, which `karat rules {name}` lists");
    }
    guess.map_or_else(|| "`karat rules` lists them".to_owned(), |guess| format!("did you mean `{guess}`?"))
}

/// What of a parameter that is given a value is wrong.
pub(crate) enum Refused {
    /// The rule has none of this name.
    Name {
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
    /// The value is of another type.
    Value {
        /// What is wrong.
        message: String,
    },
}

#[derive(Clone, Debug)]
struct Known<'a> {
    id: &'a str,
    /// Where only the names are known, any value goes.
    parameters: BTreeMap<&'a str, Option<&'a Parameter>>,
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
            let parameters: BTreeMap<_, _> =
                rule.parameters.iter().map(|(name, own)| (name.as_str(), Some(own))).collect();
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
        let known = rules.iter().map(|(id, parameters)| {
            let parameters = parameters.iter().map(|name| (*name, None)).collect();
            (*id, Known { id, parameters })
        });
        Self { known: Some(known.collect()) }
    }

    /// The id of a rule by a name that it has or had.
    pub(crate) fn find<'n>(&self, name: &'n str) -> Option<&'n str>
    where
        'a: 'n,
    {
        self.known.as_ref().map_or(Some(name), |known| known.get(name).map(|rule| rule.id))
    }

    /// What may be meant by a name that no rule has.
    pub(crate) fn help(&self, name: &str) -> String {
        help(name, self.known.iter().flat_map(BTreeMap::keys).copied())
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
        let mut values = BTreeMap::new();
        for ((name, span), value) in table.entries() {
            let given = to_value(value.get_ref());
            match rule.and_then(|rule| self.refused(rule, name, &given)) {
                Some(Refused::Name { message, help }) => fields.reader().mistake_with_help(span, message, help),
                Some(Refused::Value { message }) => fields.reader().mistake(value.span(), message),
                None => {}
            }
            values.insert(name.to_owned(), given);
        }
        values
    }

    /// Why a rule cannot be given a value of a parameter.
    pub(crate) fn refused(&self, rule: &str, name: &str, value: &regorus::Value) -> Option<Refused> {
        let rule = self.known.as_ref()?.get(rule)?;
        let Some(parameter) = rule.parameters.get(name) else {
            let message = format!("rule `{}` has no parameter `{name}`", rule.id);
            let help = match nearest(name, rule.parameters.keys().copied()) {
                Some(guess) => format!("did you mean `{guess}`?"),
                None => format!("`karat explain {}` shows what it has", rule.id),
            };
            return Some(Refused::Name { message, help });
        };
        let wanted = parameter.and_then(|own| own.wanted(value))?;
        Some(Refused::Value { message: format!("parameter `{name}` of rule `{}` is {wanted}", rule.id) })
    }
}
