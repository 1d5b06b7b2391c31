//! What the modules of a load know of each other: rules by package and the arity of functions. Modules in, look-ups out.

use std::collections::{BTreeMap, BTreeSet};

use super::constants::{self, Constants};
use super::metadata::{self, Annotations};
use super::mock::{self, Mocks};
use crate::rego::Options;
use crate::rego::ast::{Expr, Head, HeadKind, Module, Part};
use crate::rego::builtins;
use crate::rego::parse::Fault;

/// A function of the load.
struct Function {
    arity: usize,
    /// The numbers of the modules that define it.
    modules: BTreeSet<usize>,
}

/// The names of all modules that are compiled together.
#[derive(Default)]
pub(crate) struct Load {
    rules: BTreeMap<Vec<String>, BTreeSet<String>>,
    /// How many definitions a rule has, by package and the first part of its name.
    definitions: BTreeMap<(Vec<String>, String), usize>,
    numbers: BTreeMap<Vec<String>, usize>,
    functions: BTreeMap<Vec<String>, Function>,
    none: BTreeSet<String>,
    constants: Constants,
    mocks: Mocks,
    annotations: Annotations,
}

impl Load {
    /// The names of these modules, and mistakes in their annotations, with the number of the module.
    pub(crate) fn new(sources: &[(&Module, &str)], options: &Options<'_>) -> (Load, Vec<(usize, Fault)>) {
        let modules: Vec<&Module> = sources.iter().map(|(module, _)| *module).collect();
        let mut load = Load::default();
        let mut faults = Vec::new();
        if modules.iter().any(|module| metadata::is_used(module)) {
            for (index, (module, text)) in sources.iter().enumerate() {
                let found = load.annotations.read(index, module, text, options);
                faults.extend(found.into_iter().map(|fault| (index, fault)));
            }
        }
        for (index, module) in modules.iter().enumerate() {
            let package: Vec<String> = module.package.path.iter().map(|name| name.text.clone()).collect();
            for rule in &module.rules {
                let name = &rule.head.name.text;
                load.rules.entry(package.clone()).or_default().insert(name.clone());
                *load.definitions.entry((package.clone(), name.clone())).or_default() += 1;
                if rule.head.kind == HeadKind::Function
                    && let Some(args) = &rule.head.args
                {
                    let path = path(&package, &rule.head);
                    let fresh = || Function { arity: args.len(), modules: BTreeSet::new() };
                    let function = load.functions.entry(path).or_insert_with(fresh);
                    if !rule.is_default {
                        function.modules.insert(index);
                    }
                }
            }
        }
        load.numbers = load.rules.keys().cloned().zip(0..).collect();
        load.constants = constants::of(&modules);
        load.mocks = mock::of(&modules, &|name| builtins::find(name).is_some());
        (load, faults)
    }

    /// What the METADATA comments say.
    pub(super) fn annotations(&self) -> &Annotations {
        &self.annotations
    }

    /// regorus looks for all definitions of a function in one module. Where several modules define one, each has a function
    /// of its own, which has this name, and the first module has one that asks them all.
    pub(super) fn own_name(&self, index: usize, package: &[String], head: &Head) -> Option<String> {
        let function = self.functions.get(&path(package, head)).filter(|_| head.kind == HeadKind::Function)?;
        (function.modules.len() > 1).then(|| share(&head.name.text, index))
    }

    /// The functions that ask those of all modules, for the module that has them.
    pub(super) fn dispatchers(&self, index: usize, package: &[String]) -> Vec<String> {
        let mut out = Vec::new();
        for (path, function) in &self.functions {
            let Some([name, parts @ ..]) = path.strip_prefix(package) else { continue };
            if function.modules.len() < 2 || function.modules.first() != Some(&index) {
                continue;
            }
            let args: Vec<String> = (1..=function.arity).map(|number| format!("a{number}")).collect();
            let parts = parts
                .iter()
                .flat_map(|part| ["[".to_owned(), serde_json::Value::from(part.as_str()).to_string(), "]".to_owned()]);
            let rest: String = parts.collect();
            for module in &function.modules {
                let args = args.join(", ");
                out.push(format!("{name}{rest}({args}) := {}{rest}({args})", share(name, *module)));
            }
        }
        out
    }

    /// The packages that call a built-in which a `with` replaces and regorus cannot.
    pub(super) fn mocked(&self, name: &str) -> Option<&BTreeSet<Vec<String>>> {
        self.mocks.get(name)
    }

    /// The definitions that a package needs to call such built-ins.
    pub(super) fn stand_ins(&self, package: &[String]) -> impl Iterator<Item = String> {
        let called = self.mocks.iter().filter(|(_, packages)| packages.contains(package));
        called.filter_map(|(name, _)| Some(mock::definition(name, builtin(name)?)))
    }

    /// The packages of the load, in order.
    pub(super) fn packages(&self) -> impl Iterator<Item = &[String]> {
        self.rules.keys().map(Vec::as_slice)
    }

    /// The place of a package among all of the load.
    pub(crate) fn number(&self, package: &[String]) -> Option<usize> {
        self.numbers.get(package).copied()
    }

    /// Whether no function is replaced by a `with` or defined in several modules, so that all packages can be one.
    pub(super) fn is_simple(&self) -> bool {
        self.mocks.is_empty() && self.functions.values().all(|function| function.modules.len() < 2)
    }

    /// The first parts of the names of the rules of a package.
    pub(super) fn rules(&self, package: &[String]) -> &BTreeSet<String> {
        self.rules.get(package).unwrap_or(&self.none)
    }

    /// How many definitions a package has of a name.
    pub(super) fn definitions(&self, package: &[String], name: &str) -> usize {
        self.definitions.get(&(package.to_vec(), name.to_owned())).copied().unwrap_or(0)
    }

    /// What stands for the name of a rule, where that is a short constant.
    pub(super) fn constant(&self, package: &[String], name: &str) -> Option<&Expr> {
        self.constants.get(&(package.to_vec(), name.to_owned()))
    }

    /// How many arguments a function takes.
    pub(super) fn arity(&self, package: &[String], function: &Expr) -> Option<usize> {
        if let Some(own) = self.own(package, function) {
            return self.functions.get(&own).map(|function| function.arity);
        }
        let path = function.path()?;
        builtin(&path.join("."))
    }

    /// The path, below `data`, of a function of the load.
    pub(super) fn own(&self, package: &[String], function: &Expr) -> Option<Vec<String>> {
        let path = function.path()?;
        let (first, rest) = path.split_first()?;
        let full: Vec<String> = if *first == "data" {
            rest.iter().map(|part| (*part).to_owned()).collect()
        } else {
            package.iter().cloned().chain(path.iter().map(|part| (*part).to_owned())).collect()
        };
        self.functions.contains_key(&full).then_some(full)
    }
}

fn path(package: &[String], head: &Head) -> Vec<String> {
    let parts = head.parts.iter().filter_map(Part::constant).map(str::to_owned);
    package.iter().cloned().chain([head.name.text.clone()]).chain(parts).collect()
}

/// The name of the part of a function that a module defines.
fn share(name: &str, index: usize) -> String {
    format!("{name}__in_{index}")
}

/// How many arguments a built-in takes, where that is one number.
fn builtin(name: &str) -> Option<usize> {
    builtins::find(name).filter(|found| !found.variadic).map(|found| found.args.len())
}
