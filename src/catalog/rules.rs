//! Policies → checked modules and their rules.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use regorus::Value;

use super::bundled::{BuiltIn, MODULES, is_of_parameters};
use super::closure::with_needs;
use super::data::Data;
use super::load::{Policy, at_line, mistake, package};
use super::needs::Packages;
use super::{Catalog, Module, Rule, metadata};
use crate::config::Mistake;
use crate::model::rule::{RuleInfo, Severity};
use crate::{parse, rego};

/// Names that conftest takes for rules, and how bad their violations are.
const PLAIN: [(&str, Severity); 3] =
    [("deny", Severity::Medium), ("violation", Severity::Medium), ("warn", Severity::Low)];

/// The catalog of these policies and their data, without scorecards, and what the policies lack where that is asked for. Mistakes are
/// added to the list. Policies that are built in stand as the tests have checked them: of those only an outline is made, unless others
/// need them.
///
/// The table of those that are built in comes first, where its rules are wanted: they are made of each other alone. What comes
/// behind is the user's policies with what these name of the table, where the user brings no package of the same name.
pub(super) fn build(
    policies: &[Policy],
    (data, asks_lack): (Data, bool),
    mistakes: &mut Vec<Mistake>,
) -> (Catalog, Option<String>) {
    let sources: Vec<_> =
        policies.iter().map(|policy| rego::Source { path: policy.path.clone(), text: policy.text.clone() }).collect();
    let others: Vec<usize> =
        (0..policies.len()).filter(|index| !policies.get(*index).is_some_and(Policy::is_built_in)).collect();
    let mut insides: Vec<Inside> = policies.iter().map(Inside::of).collect();
    let table = policies.iter().take_while(|policy| policy.is_built_in()).count();
    if !others.is_empty() {
        match checked(&others, &sources, (&insides, table), &data) {
            Ok(found) => found.into_iter().for_each(|(index, module)| {
                if let Some(inside) = insides.get_mut(index) {
                    *inside = Inside::Other(module);
                }
            }),
            Err(errors) => {
                mistakes.extend(errors.into_iter().filter_map(|error| {
                    let policy = policies.iter().find(|policy| policy.path == error.path)?;
                    Some(mistake(policy, error))
                }));
                metadata_alone(policies, mistakes);
                return Default::default();
            }
        }
    }
    let modules = modules(policies, sources, (&insides, table));
    let lack = asks_lack.then(|| lack(&insides)).flatten();
    let overlooked = functions(&insides);
    let mut catalog = Catalog { modules, data: Arc::new(data), overlooked, ..Catalog::default() };
    let readers = insides.iter().filter(|own| own.uses_parameters());
    catalog.parameters = readers.map(|own| (own.package(), Value::new_object())).collect();
    catalog.rules.reserve(policies.len());
    let is_of_rules = |(index, (policy, _)): &(usize, (&Policy, &Inside))| *index < table || !policy.is_built_in();
    for (index, (policy, inside)) in policies.iter().zip(&insides).enumerate().filter(is_of_rules) {
        catalog.rules.extend(rules_of(index, policy, inside, mistakes));
    }
    catalog.rules.sort_by(|a, b| a.info.id.cmp(&b.info.id));
    // Files of one package may each have a part of a rule.
    catalog.rules.dedup_by(|next, first| {
        let is_part = first.info.id == next.info.id && first.is_plain && next.is_plain;
        if is_part && first.parameters.is_none() {
            first.parameters = next.parameters.take();
        }
        is_part
    });
    for pair in catalog.rules.windows(2) {
        let [first, second] = pair else { continue };
        if first.info.id == second.info.id
            && let Some(policy) = policies.iter().find(|policy| policy.path == second.info.source)
        {
            let message = format!("the rule `{}` is there already, in {}", second.info.id, first.info.source);
            mistakes.push(at_line(policy, second.info.line, 1, message, Some("rename one package".to_owned())));
        }
    }
    (catalog, lack)
}

/// What is in a policy.
enum Inside {
    /// What the table of those that are built in says.
    BuiltIn(&'static BuiltIn),
    /// What was read of another one.
    Other(rego::Module),
}

impl Inside {
    /// Of a policy that may yet have to be checked.
    fn of(policy: &Policy) -> Self {
        if let Some(known) = policy.known {
            return Self::BuiltIn(known);
        }
        let rego::Outline { package, rules, needs } = rego::Outline::of(&policy.text);
        let rules = rules.into_iter().map(|(name, line, is_function)| rego::Rule { name, line, is_function }).collect();
        let uses_parameters = needs.iter().any(|path| is_of_parameters(&path.join(".")));
        Self::Other(rego::Module { path: policy.path.clone(), package, needs, rules, uses_parameters })
    }

    fn module(&self) -> Cow<'_, rego::Module> {
        match self {
            Self::BuiltIn(own) => Cow::Owned(own.module()),
            Self::Other(own) => Cow::Borrowed(own),
        }
    }

    fn package(&self) -> Vec<String> {
        match self {
            Self::BuiltIn(own) => own.package(),
            Self::Other(own) => own.package.clone(),
        }
    }

    fn uses_parameters(&self) -> bool {
        match self {
            Self::BuiltIn(own) => own.uses_parameters(),
            Self::Other(own) => own.uses_parameters,
        }
    }

    fn has(&self, name: &str) -> bool {
        match self {
            Self::BuiltIn(own) => own.has(name),
            Self::Other(own) => own.rules.iter().any(|rule| rule.name == name && !rule.is_function),
        }
    }
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

/// How policies are compiled beside data files.
pub(crate) fn rego_options(given: rego::Given<'_>) -> rego::Options<'_> {
    rego::Options { annotations: &annotations, given }
}

/// METADATA as the loader wants it: YAML text → JSON.
fn annotations(yaml: &str) -> rego::Annotation {
    let parse::Parsed { trees, faults } = parse::yaml::parse(yaml, parse::yaml::Dialect::GitHub);
    if let Some(fault) = faults.into_iter().next() {
        return Err((fault.offset as usize, fault.message));
    }
    let value = trees.into_iter().next().map_or(Value::Null, |tree| tree.value);
    serde_json::to_value(&value).map_err(|error| (0, error.to_string()))
}

/// Checks the policies that are not built in, with all that they need; ours were checked by the tests.
fn checked(
    others: &[usize],
    sources: &[rego::Source],
    (insides, table): (&[Inside], usize),
    data: &Data,
) -> Result<Vec<(usize, rego::Module)>, Vec<rego::Error>> {
    let needs = needs(insides, table);
    let wanted = with_needs(others.iter().copied(), |index| needs.get(index).map_or(&[][..], Vec::as_slice));
    let own = wanted.iter().filter_map(|index| sources.get(*index).cloned()).collect();
    let loaded = rego::load(own, &rego_options(&|path| data.file_with(path)))?;
    Ok(wanted.into_iter().zip(loaded.modules).filter(|(index, _)| others.contains(index)).collect())
}

fn modules(policies: &[Policy], sources: Vec<rego::Source>, (insides, table): (&[Inside], usize)) -> Vec<Module> {
    let needs = needs(insides, table);
    let all = sources.into_iter().zip(policies).zip(insides).zip(needs);
    all.map(|(((source, policy), inside), needs)| Module {
        source,
        package: inside.package(),
        needs,
        is_built_in: policy.is_built_in(),
        looks: policy.known.map_or_else(OnceLock::new, |known| OnceLock::from(known.looks)),
    })
    .collect()
}

/// The modules that each refers to, its own package's too: of those of the table, which come first, as it says; of the others as
/// they are found among themselves.
fn needs(insides: &[Inside], table: usize) -> Vec<Vec<usize>> {
    let mut needs: Vec<Vec<usize>> = MODULES.iter().take(table).map(|own| own.needs().collect()).collect();
    let others = insides.get(table..).unwrap_or_default();
    let modules: Vec<_> = others.iter().map(Inside::module).collect();
    let packages = Packages::of((table..).zip(modules.iter().map(|own| own.package.as_slice())));
    let is_given = |(_, inside): &(usize, &Inside)| matches!(inside, Inside::Other(_));
    let given: Vec<usize> = (table..).zip(others).filter(is_given).map(|(index, _)| index).collect();
    needs.extend(others.iter().zip(&modules).map(|(inside, own)| {
        let mut found = packages.needs(&own.package, &own.needs);
        if let Inside::Other(_) = inside {
            // Whoever asks for a whole tree of packages means their own; of ours there are those that are named.
            let is_named = |index: &usize| {
                let module = index.checked_sub(table).and_then(|at| modules.get(at));
                module.is_some_and(|module| own.needs.iter().any(|need| need.starts_with(&module.package)))
            };
            found.retain(|index| given.contains(index) || is_named(index));
        }
        // A package whose name is only known when it runs is one of the user's.
        if own.needs.iter().any(Vec::is_empty) {
            found.extend(&given);
        }
        found
    }));
    needs
}

/// What is told of the first thing below `data` that a policy of the user's refers to and no policy has.
fn lack(insides: &[Inside]) -> Option<String> {
    let is_given = |inside: &&Inside| matches!(inside, Inside::Other(_));
    let modules: Vec<_> = insides.iter().map(Inside::module).collect();
    let rules = |module: &rego::Module| {
        let path = |rule: &rego::Rule| [module.package.as_slice(), std::slice::from_ref(&rule.name)].concat();
        module.rules.iter().map(path).collect::<Vec<_>>()
    };
    let known: Vec<_> = modules.iter().flat_map(|module| rules(module)).collect();
    let has = |path: &Vec<String>| known.iter().any(|own| own.starts_with(path) || path.starts_with(own));
    let is_lacking = |path: &&Vec<String>| path.first().is_some_and(|first| first != "karat") && !has(path);
    let own = insides.iter().filter(is_given).map(Inside::module);
    own.into_iter().find_map(|module| {
        let path = module.needs.iter().find(is_lacking)?.join(".");
        Some(format!("{} refers to `data.{path}`, which no policy has", module.path))
    })
}

/// What is told of a function that is named like a rule, as which conftest takes it.
fn functions(insides: &[Inside]) -> Vec<String> {
    let given = insides.iter().filter_map(|own| if let Inside::Other(module) = own { Some(module) } else { None });
    let told = |module: &rego::Module| {
        let is_meant = |rule: &&rego::Rule| rule.is_function && plain_severity(&rule.name).is_some();
        let tell = |rule: &rego::Rule| {
            let (path, line, name) = (&module.path, rule.line, &rule.name);
            format!("{path}:{line}: `{name}` is a function, and never asked: a rule takes no arguments")
        };
        module.rules.iter().filter(is_meant).map(tell).collect::<Vec<_>>()
    };
    given.flat_map(told).collect()
}

/// What is told of the rules of a file of unit tests: conftest asks them, too.
pub(super) fn among_tests(tests: &Policy) -> Vec<String> {
    let is_rule = |(name, _, is_function): &(String, u32, bool)| !is_function && plain_severity(name).is_some();
    let rules = rego::Outline::of(&tests.text).rules.into_iter().filter(is_rule);
    let path = &tests.path;
    let tell = |(name, line, _): (String, u32, bool)| {
        format!("{path}:{line}: `{name}` is never asked: files that end in _test.rego hold unit tests")
    };
    rules.map(tell).collect()
}

/// Those of some policies that are built in that others name, directly or through each other.
pub(super) fn named(policies: &[Policy], known: Vec<Policy>) -> Vec<Policy> {
    let insides: Vec<Inside> = policies.iter().chain(&known).map(Inside::of).collect();
    let needs = needs(&insides, 0);
    let wanted = with_needs(0..policies.len(), |index| needs.get(index).map_or(&[][..], Vec::as_slice));
    (policies.len()..).zip(known).filter(|(index, _)| wanted.contains(index)).map(|(_, policy)| policy).collect()
}

fn rules_of(index: usize, policy: &Policy, inside: &Inside, mistakes: &mut Vec<Mistake>) -> Vec<Rule> {
    let has = |name: &str| inside.has(name);
    let rule = |info: RuleInfo, name: &str, is_plain: bool| Rule {
        module: index,
        entry: name.to_owned(),
        is_plain,
        has_measure: !is_plain && has("measure"),
        has_unknown: !is_plain && has("unknown"),
        has_applies: !is_plain && has("applies"),
        parameters: inside.uses_parameters().then(|| defaults(&info)),
        info: Arc::new(info),
    };
    let module = match inside {
        Inside::BuiltIn(known) => return known.info().map(|info| rule(info, "deny", false)).into_iter().collect(),
        Inside::Other(module) => module,
    };
    let package = module.package.join(".");
    if package == "lib" || package.starts_with("lib.") {
        return Vec::new();
    }
    let block = metadata::find(&policy.text).filter(metadata::Block::is_ours);
    let Some(block) = block else {
        let found = plain(policy, module, &package).into_iter();
        return found.map(|(info, name)| rule(info, &name, true)).collect();
    };
    if !has("deny") {
        let message = "a rule has an entry `deny contains {\"message\": …, \"at\": […]}`".to_owned();
        mistakes.push(at_line(policy, block.line, 1, message, Some("or remove the METADATA of a helper".to_owned())));
        return Vec::new();
    }
    let file = metadata::File { id: &package, path: &policy.path, text: &policy.text, built_in: false };
    metadata::read(&file, &block, mistakes).map(|info| rule(info, "deny", false)).into_iter().collect()
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
        let Some(severity) = plain_severity(&own.name).filter(|_| !own.is_function) else { continue };
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
            overlaps: Vec::new(),
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
    fn what_the_table_says_of_needs_is_what_the_policies_say() {
        let insides: Vec<_> = MODULES.iter().map(Inside::BuiltIn).collect();
        let all = needs(&insides, insides.len());
        assert!(all.iter().any(|needs| needs.len() > 1));
        assert_eq!(needs(&insides, 0), all);
        let built_in = crate::catalog::Options { built_in: true, ..Default::default() };
        let loaded = crate::catalog::load(&built_in).unwrap().modules;
        assert!(loaded.iter().map(|own| own.source.path.as_str()).eq(MODULES.iter().map(BuiltIn::path)));
        assert!(loaded.iter().map(|own| &own.needs).eq(&all));
    }

    #[test]
    fn metadata_that_is_no_yaml_is_a_mistake_on_its_line_and_that_of_other_tools_is_none() {
        let table: [(&str, &[usize]); 10] = [
            ("# METADATA\n# title: [\n# custom:\n#  a: b\npackage p\n", &[4]),
            ("package p\n\n# METADATA\n# title: A: b\ndeny contains \"x\" if input.a\n", &[4]),
            ("# METADATA\n# title: @x\n# custom:\n#   kinds: [pod]\npackage p\n", &[2]),
            ("# METADATA\n# only words\npackage p\n", &[1]),
            ("# METADATA\npackage p\n", &[1]),
            ("# METADATA\n# title: x\n\n# more: [\npackage p\n", &[]),
            ("# METADATA\n# title: x\n# nope: 1\n# custom: {severity: hgh}\npackage p\n", &[]),
            ("#METADATA\n#title: x\npackage p\n", &[]),
            ("package p\nx := `\n# METADATA\n# title: [\n`\n", &[]),
            ("# METADATA is spoken of here: [\npackage p\n", &[]),
        ];
        for (text, expected) in table {
            let policy = Policy { path: "p.rego".to_owned(), text: Cow::Borrowed(text), known: None };
            let mut mistakes = Vec::new();
            build(&[policy], (Data::default(), false), &mut mistakes);
            let lines: Vec<usize> = mistakes.iter().map(Mistake::line).collect();
            assert_eq!(lines, expected, "{text}{mistakes:?}");
        }
    }

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
