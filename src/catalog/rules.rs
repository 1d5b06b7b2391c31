//! Policies → checked modules and their rules.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use regorus::Value;

use super::bundled::BuiltIn;
use super::closure::with_needs;
use super::load::{Policy, at_line, mistake, package};
use super::{Catalog, Module, Rule, metadata};
use crate::config::Mistake;
use crate::model::rule::{RuleInfo, Severity};
use crate::rego;

/// Names that conftest takes for rules, and how bad their violations are.
const PLAIN: [(&str, Severity); 3] =
    [("deny", Severity::Medium), ("violation", Severity::Medium), ("warn", Severity::Low)];

/// The catalog of these policies, without scorecards. Mistakes are added to the list. Policies that are built in stand as the tests
/// have checked them: of those only an outline is made, unless others need them.
pub(super) fn build(policies: &[Policy], mistakes: &mut Vec<Mistake>) -> Catalog {
    let sources: Vec<_> =
        policies.iter().map(|policy| rego::Source { path: policy.path.clone(), text: policy.text.clone() }).collect();
    let others: Vec<usize> =
        (0..policies.len()).filter(|index| !policies.get(*index).is_some_and(Policy::is_built_in)).collect();
    let outline = |policy: &Policy| policy.known.map_or_else(|| outline(policy), BuiltIn::module);
    let mut outlines: Vec<rego::Module> = policies.iter().map(outline).collect();
    if !others.is_empty() {
        match checked(&others, &sources, &outlines) {
            Ok(found) => found.into_iter().for_each(|(index, module)| {
                if let Some(outline) = outlines.get_mut(index) {
                    *outline = module;
                }
            }),
            Err(errors) => {
                mistakes.extend(errors.into_iter().filter_map(|error| {
                    let policy = policies.iter().find(|policy| policy.path == error.path)?;
                    Some(mistake(policy, error))
                }));
                metadata_alone(policies, mistakes);
                return Catalog::default();
            }
        }
    }
    let mut catalog = Catalog { modules: modules(policies, sources, &outlines), ..Catalog::default() };
    let readers = outlines.iter().filter(|module| module.uses_parameters);
    let none = |module: &rego::Module| (module.package.clone(), Value::new_object());
    catalog.parameters = readers.map(none).collect();
    let read = |(index, (policy, module)): (usize, (&Policy, &rego::Module))| {
        let mut mistakes = Vec::new();
        (rules_of(index, policy, module, &mut mistakes), mistakes)
    };
    let found: Vec<_> = policies.iter().zip(&outlines).enumerate().map(read).collect();
    for (rules, own) in found {
        catalog.rules.extend(rules);
        mistakes.extend(own);
    }
    catalog.rules.sort_by(|a, b| a.info.id.cmp(&b.info.id));
    for pair in catalog.rules.windows(2) {
        let [first, second] = pair else { continue };
        if first.info.id == second.info.id
            && let Some(policy) = policies.iter().find(|policy| policy.path == second.info.source)
        {
            let message = format!("the rule `{}` is there already, in {}", second.info.id, first.info.source);
            mistakes.push(at_line(policy, second.info.line, 1, message, Some("rename one package".to_owned())));
        }
    }
    catalog
}

/// What is in a policy that is yet to be checked.
fn outline(policy: &Policy) -> rego::Module {
    let rego::Outline { package, rules, needs } = rego::Outline::of(&policy.text);
    let rules = rules.into_iter().map(|(name, line)| rego::Rule { name, line }).collect();
    let uses_parameters = needs.iter().any(|path| path.starts_with(&["karat".to_owned(), "parameters".to_owned()]));
    rego::Module { path: policy.path.clone(), package, needs, rules, uses_parameters }
}

/// The mistakes in METADATA where the Rego has some too, so that all are told at once.
fn metadata_alone(policies: &[Policy], mistakes: &mut Vec<Mistake>) {
    for policy in policies.iter().filter(|policy| !policy.is_built_in() && policy.text.contains("\ndeny contains ")) {
        let block = metadata::find(&policy.text).filter(metadata::Block::is_ours);
        if let (Some(block), Some(id)) = (block, package(policy)) {
            let file = metadata::File { id: &id, path: &policy.path, text: &policy.text, built_in: false };
            metadata::read(&file, &block, mistakes);
        }
    }
}

/// How policies are compiled.
pub(crate) fn rego_options() -> rego::Options<'static> {
    rego::Options { annotations: &annotations }
}

/// METADATA as the loader wants it: YAML text → JSON.
fn annotations(yaml: &str) -> Option<serde_json::Value> {
    let tree = crate::parse::yaml::parse(yaml, crate::parse::yaml::Dialect::GitHub).trees.into_iter().next()?;
    serde_json::to_value(&tree.value).ok()
}

/// Checks the policies that are not built in, with all that they need; ours were checked by the tests.
fn checked(
    others: &[usize],
    sources: &[rego::Source],
    outlines: &[rego::Module],
) -> Result<Vec<(usize, rego::Module)>, Vec<rego::Error>> {
    let needs = needs(outlines);
    let wanted = with_needs(others.iter().copied(), |index| needs.get(index).map_or(&[][..], Vec::as_slice));
    let own = wanted.iter().filter_map(|index| sources.get(*index).cloned()).collect();
    let loaded = rego::load(own, &rego_options())?;
    Ok(wanted.into_iter().zip(loaded.modules).filter(|(index, _)| others.contains(index)).collect())
}

fn modules(policies: &[Policy], sources: Vec<rego::Source>, outlines: &[rego::Module]) -> Vec<Module> {
    let needs = needs(outlines);
    let all = sources.into_iter().zip(policies).zip(outlines).zip(needs);
    all.map(|(((source, policy), module), needs)| Module {
        source,
        package: module.package.clone(),
        needs,
        is_built_in: policy.is_built_in(),
        looks: policy.known.map_or_else(OnceLock::new, |known| OnceLock::from(known.looks)),
    })
    .collect()
}

/// The modules that each refers to, its own package's too.
fn needs(modules: &[rego::Module]) -> Vec<Vec<usize>> {
    let mut by_package: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, module) in modules.iter().enumerate() {
        by_package.entry(dotted(&module.package)).or_default().push(index);
    }
    let of = |module: &rego::Module| {
        let own = dotted(&module.package);
        let mut needs: Vec<usize> = by_package.get(&own).cloned().unwrap_or_default();
        for wanted in &module.needs {
            // A reference may name a rule in a package, or a whole tree of packages, which stand together in the table.
            let packages = (1..=wanted.len()).filter_map(|length| by_package.get(&dotted(wanted.get(..length)?)));
            needs.extend(packages.flatten());
            let tree = dotted(wanted);
            let inside = by_package.range(format!("{tree}.")..format!("{tree}/"));
            needs.extend(inside.flat_map(|(_, found)| found));
        }
        needs
    };
    modules.iter().map(of).collect()
}

fn dotted(package: &[String]) -> String {
    package.join(".")
}

fn rules_of(index: usize, policy: &Policy, module: &rego::Module, mistakes: &mut Vec<Mistake>) -> Vec<Rule> {
    let package = dotted(&module.package);
    if package == "lib" || package.starts_with("lib.") {
        return Vec::new();
    }
    let has = |name: &str| module.rules.iter().any(|rule| rule.name == name);
    let rule = |info: RuleInfo, name: &str| Rule {
        module: index,
        entry: name.to_owned(),
        has_measure: has("measure"),
        has_unknown: name == "deny" && has("unknown"),
        has_applies: name == "deny" && has("applies"),
        parameters: module.uses_parameters.then(|| defaults(&info)),
        info: Arc::new(info),
    };
    if let Some(known) = policy.known {
        return known.info().map(|info| rule(info, "deny")).into_iter().collect();
    }
    let block = metadata::find(&policy.text).filter(metadata::Block::is_ours);
    let Some(block) = block else {
        return plain(policy, module, &package).into_iter().map(|(info, name)| rule(info, &name)).collect();
    };
    if !has("deny") {
        let message = "a rule has an entry `deny contains {\"message\": …, \"at\": […]}`".to_owned();
        mistakes.push(at_line(policy, block.line, 1, message, Some("or remove the METADATA of a helper".to_owned())));
        return Vec::new();
    }
    let file = metadata::File { id: &package, path: &policy.path, text: &policy.text, built_in: false };
    metadata::read(&file, &block, mistakes).map(|info| rule(info, "deny")).into_iter().collect()
}

fn defaults(info: &RuleInfo) -> Value {
    object(info.parameters.iter().map(|(name, parameter)| (name.clone(), parameter.default.clone())).collect())
}

/// A Rego object with these entries.
pub(super) fn object(entries: BTreeMap<String, Value>) -> Value {
    Value::from(entries.into_iter().map(|(name, value)| (Value::from(name), value)).collect::<BTreeMap<_, _>>())
}

/// The rules of a policy without METADATA, as conftest finds them: `deny`, `violation`, `warn`, each with `_suffix`es.
fn plain(policy: &Policy, module: &rego::Module, package: &str) -> Vec<(RuleInfo, String)> {
    let mut found: BTreeMap<String, RuleInfo> = BTreeMap::new();
    for own in &module.rules {
        let Some(severity) = plain_severity(&own.name) else { continue };
        let id = format!("{package}.{}", own.name);
        found.entry(own.name.clone()).or_insert_with(|| RuleInfo {
            title: id.clone(),
            id: Arc::from(id),
            description: String::new(),
            severity,
            kinds: Vec::new(),
            documents: Vec::new(),
            needs_documents: false,
            facts: Vec::new(),
            remediation: String::new(),
            controls: BTreeMap::new(),
            parameters: BTreeMap::new(),
            related: Vec::new(),
            aliases: Vec::new(),
            deprecated: false,
            since: None,
            help_uri: None,
            built_in: policy.is_built_in(),
            source: policy.path.clone(),
            line: own.line,
        });
    }
    found.into_iter().map(|(name, info)| (info, name)).collect()
}

/// conftest's `^(deny|violation|warn)(_[a-zA-Z0-9]+)*$`.
fn plain_severity(name: &str) -> Option<Severity> {
    PLAIN.into_iter().find_map(|(word, severity)| {
        let rest = name.strip_prefix(word)?;
        let is_suffix = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let mut parts = rest.split('_');
        (parts.next() == Some("") && parts.all(is_suffix)).then_some(severity)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conftests_names_are_rules() {
        for (name, expected) in [
            ("deny", Some(Severity::Medium)),
            ("deny_root", Some(Severity::Medium)),
            ("violation_a_b1", Some(Severity::Medium)),
            ("warn", Some(Severity::Low)),
            ("deny_", None),
            ("deny__x", None),
            ("denyx", None),
            ("Deny", None),
            ("warning", None),
        ] {
            assert_eq!(plain_severity(name), expected, "{name}");
        }
    }
}
