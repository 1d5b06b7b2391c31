//! What is known before anything is scanned: rules and scorecards.
//!
//! Policies (built in, and from `--policy`) → checked and rewritten modules with their [`Rule`]s; `scorecards/*.toml` →
//! [`Scorecard`]s. Every mistake of a load is reported at once, on its line. Never evaluates anything.

mod bundled;
mod load;
mod metadata;
mod parameters;
mod rules;
mod scorecards;
mod select;

use std::sync::Arc;

pub use load::{Cards, Error, Options, load};
pub(crate) use load::{Fixture, Policy, mistake, with_helpers};
pub(crate) use parameters::ALL as PARAMETERS;
pub(crate) use rules::rego_options;
pub use select::{Selection, select, select_cards};

use crate::model::report::RulePage;
use crate::model::rule::RuleInfo;
use crate::model::scorecard::Scorecard;
use crate::rego;

/// A policy module.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    /// The file, as errors name it.
    pub(crate) path: String,
    /// The package.
    pub(crate) package: String,
    /// Modules that it refers to, as indices.
    pub(crate) needs: Vec<usize>,
}

/// A rule and how the engine asks it.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// What METADATA says.
    pub(crate) info: Arc<RuleInfo>,
    /// The module that it stands in, as an index.
    pub(crate) module: usize,
    /// The path of the violations: `data.kubernetes.host_network.deny`.
    pub(crate) deny: String,
    /// The path of what it counts, where it counts.
    pub(crate) measure: Option<String>,
    /// Whether it reads `data.karat.source`.
    pub(crate) reads_source: bool,
    /// The values of its parameters, where it reads them.
    pub(crate) parameters: Option<regorus::Value>,
}

/// Rules and scorecards.
#[derive(Clone, Default)]
pub struct Catalog {
    pub(crate) loaded: Option<Arc<rego::Loaded>>,
    pub(crate) modules: Vec<Module>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) fixtures: Vec<Fixture>,
    /// The scorecards that were asked for.
    pub scorecards: Vec<Arc<Scorecard>>,
}

impl Catalog {
    /// The rules, by id.
    pub fn rules(&self) -> impl Iterator<Item = &Arc<RuleInfo>> {
        self.rules.iter().map(|rule| &rule.info)
    }

    /// What the engine reads of a module, with the rule's own parameters in place of `data.karat.parameters`.
    pub(crate) fn text(&self, module: usize) -> Result<String, Vec<rego::Error>> {
        let text = self.loaded.as_ref().map_or_else(|| Ok(String::new()), |loaded| loaded.rewritten(module))?;
        let package = self.modules.get(module).map_or("", |module| module.package.as_str());
        Ok(parameters::bound(text, package))
    }

    /// A rule by its id, or by one that it had before, with a bad and a good example.
    pub fn page(&self, id: &str) -> Option<RulePage> {
        let named = |rule: &&Rule| rule.info.id.as_ref() == id || rule.info.aliases.iter().any(|alias| alias == id);
        let info = &self.rules.iter().find(named)?.info;
        let example = |side| {
            let own = self.fixtures.iter().filter(|fixture| fixture.rule == *info.id && fixture.side == side);
            own.min_by_key(|fixture| fixture.example.path.clone()).map(|fixture| fixture.example.clone())
        };
        Some(RulePage { info: info.clone(), bad: example(load::Side::Fail), good: example(load::Side::Pass) })
    }
}
