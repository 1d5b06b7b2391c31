//! What is known before anything is scanned: rules and scorecards.
//!
//! Policies (built in, and from `--policy`) → checked modules with their `Rule`s; `scorecards/*.toml` →
//! [`Scorecard`]s. Every mistake of a load is reported at once, on its line. Never evaluates anything.
//!
//! What every run needs to know of the policies that are built in (METADATA, what they define, what they look at) is in a table of
//! constants, `bundled`: the build script reads them, and a test compares the table with what reading them gives.

mod block;
mod bundled;
mod closure;
mod data;
mod digest;
mod fixtures;
mod load;
mod looks;
pub(crate) mod marks;
mod metadata;
mod named;
mod needs;
mod rules;
mod select;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub(crate) use data::Data;
pub use load::{Cards, Error, Options, load, unknown_card};
pub(crate) use load::{Policy, mistake, with_helpers};
pub(crate) use looks::Looks;
pub use named::misnamed;
pub(crate) use rules::rego_options;
pub use select::{Selection, help as word_help, select, select_cards};

use crate::model::handbook::{Handbook, RulePage, Use};
use crate::model::rule::RuleInfo;
use crate::model::scorecard::Scorecard;
use crate::rego;

/// A policy module.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    /// The file, as errors name it, and its text, which was checked.
    pub(crate) source: rego::Source,
    /// The package, without `data`.
    pub(crate) package: Vec<String>,
    /// Modules that it refers to, as indices.
    pub(crate) needs: Vec<usize>,
    /// Whether it is built in: then this program has no other text of it.
    pub(crate) is_built_in: bool,
    /// What it may look at, once somebody asked.
    looks: OnceLock<Looks>,
}

/// A rule and how the engine asks it.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing that a rule may say, and any of them may go together"
)]
pub(crate) struct Rule {
    /// What METADATA says.
    pub(crate) info: Arc<RuleInfo>,
    /// The module that it stands in, as an index.
    pub(crate) module: usize,
    /// The name of the rule that gives the violations: `deny`.
    pub(crate) entry: String,
    /// Whether it has no METADATA: then it is what conftest takes for a rule, and says nothing but violations.
    pub(crate) is_plain: bool,
    /// Whether the module says what it counts, in `measure`.
    pub(crate) has_measure: bool,
    /// Whether the module says what it cannot judge, in `unknown`.
    pub(crate) has_unknown: bool,
    /// Whether the module says what it applies to, in `applies`.
    pub(crate) has_applies: bool,
    /// The values of its parameters, where it reads them.
    pub(crate) parameters: Option<regorus::Value>,
}

/// Rules and scorecards.
#[derive(Clone, Default)]
pub struct Catalog {
    pub(crate) modules: Vec<Module>,
    pub(crate) rules: Vec<Rule>,
    /// The parameters of each package that reads them, also where its rules are not selected or it has none.
    pub(crate) parameters: BTreeMap<Vec<String>, regorus::Value>,
    /// What data files have for the policies that are not built in.
    pub(crate) data: Arc<Data>,
    /// What is told of what lies beside the rules and is no part of them, though it seems to be meant: a data file that is not read,
    /// a function that is named like a rule.
    pub(crate) overlooked: Vec<String>,
    /// The scorecards that were asked for.
    pub scorecards: Vec<Arc<Scorecard>>,
}

impl Catalog {
    /// The rules, by id.
    pub fn rules(&self) -> impl Iterator<Item = &Arc<RuleInfo>> {
        self.rules.iter().map(|rule| &rule.info)
    }

    /// The place of a rule among the rules.
    pub(crate) fn index(&self, id: &str) -> Option<usize> {
        self.rules.binary_search_by(|own| own.info.id.as_ref().cmp(id)).ok()
    }

    /// Gives rules the parameters that checks of the scorecards have for them. One rule cannot have two values of a parameter.
    pub fn give_parameters(&mut self) -> Result<(), Error> {
        let mut given: BTreeMap<String, (BTreeMap<String, regorus::Value>, String)> = BTreeMap::new();
        for (card, check) in self.scorecards.iter().flat_map(|card| card.checks.iter().map(move |check| (card, check)))
        {
            if check.params.is_empty() {
                continue;
            }
            let place = format!("{}.{}", card.id, check.id);
            let (known, first) =
                given.entry(check.rule.to_string()).or_insert_with(|| (check.params.clone(), place.clone()));
            if *known != check.params {
                return Err(Error::Parameters { rule: check.rule.to_string(), first: first.clone(), second: place });
            }
        }
        for (rule, (params, _)) in given {
            self.give(&rule, &params);
        }
        Ok(())
    }

    /// Gives a rule values of its parameters in place of the defaults.
    pub(crate) fn give(&mut self, id: &str, params: &BTreeMap<String, regorus::Value>) {
        for rule in self.rules.iter_mut().filter(|rule| rule.info.id.as_ref() == id && rule.parameters.is_some()) {
            let known = rule.info.parameters.iter().map(|(name, known)| (name.clone(), known.default.clone()));
            let given = params.iter().map(|(name, value)| (name.clone(), value.clone()));
            let values = rules::object(known.chain(given).collect());
            if let Some(module) = self.modules.get(rule.module) {
                self.parameters.insert(module.package.clone(), values.clone());
            }
            rule.parameters = Some(values);
        }
    }

    /// All rules and scorecards, with what people are told of them.
    pub fn handbook(&self) -> Handbook {
        let mut scorecards = self.scorecards.clone();
        scorecards.sort_by(|a, b| a.id.cmp(&b.id));
        Handbook { rules: self.rules().map(|info| self.page_of(info)).collect(), scorecards }
    }

    /// What people are told of a rule, by its id or by one that it had before.
    pub fn page(&self, id: &str) -> Option<RulePage> {
        let is_named = |info: &&Arc<RuleInfo>| info.id.as_ref() == id || info.aliases.iter().any(|alias| alias == id);
        self.rules().find(is_named).map(|info| self.page_of(info))
    }

    fn page_of(&self, info: &Arc<RuleInfo>) -> RulePage {
        let checks = |card: &Arc<Scorecard>| {
            let own: Vec<_> = card.checks.iter().filter(|check| check.rule == info.id).cloned().collect();
            own.into_iter().map(|check| Use { scorecard: card.clone(), check }).collect::<Vec<_>>()
        };
        let mut uses: Vec<_> = self.scorecards.iter().flat_map(checks).collect();
        uses.sort_by(|a, b| a.scorecard.id.cmp(&b.scorecard.id));
        let is_recommended = uses.iter().any(|own| load::is_recommended(&own.scorecard.source));
        let is_default = !info.deprecated && (is_recommended || !info.built_in);
        let (bad, good) = fixtures::examples(info);
        RulePage { info: info.clone(), is_default, bad, good, uses }
    }
}
