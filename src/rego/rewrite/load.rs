//! What the modules of a load know of each other: rules by package and the arity of functions. Modules in, look-ups out.

use std::collections::{BTreeMap, BTreeSet};

use crate::rego::ast::{Expr, HeadKind, Module, Part};

/// The names of all modules that are compiled together.
#[derive(Default)]
pub(crate) struct Load {
    rules: BTreeMap<Vec<String>, BTreeSet<String>>,
    functions: BTreeMap<Vec<String>, usize>,
    none: BTreeSet<String>,
    builtins: Option<fn(&str) -> Option<usize>>,
}

impl Load {
    /// The names of these modules; `builtins` gives how many arguments a built-in takes.
    pub(crate) fn new<'m>(modules: impl IntoIterator<Item = &'m Module>, builtins: fn(&str) -> Option<usize>) -> Load {
        let mut load = Load { builtins: Some(builtins), ..Load::default() };
        for module in modules {
            let package: Vec<String> = module.package.path.iter().map(|name| name.text.clone()).collect();
            for rule in &module.rules {
                load.rules.entry(package.clone()).or_default().insert(rule.head.name.text.clone());
                if rule.head.kind == HeadKind::Function
                    && let Some(args) = &rule.head.args
                {
                    let parts = rule.head.parts.iter().filter_map(Part::constant).map(str::to_owned);
                    let own = std::iter::once(rule.head.name.text.clone()).chain(parts);
                    load.functions.insert(package.iter().cloned().chain(own).collect(), args.len());
                }
            }
        }
        load
    }

    /// The first parts of the names of the rules of a package.
    pub(super) fn rules(&self, package: &[String]) -> &BTreeSet<String> {
        self.rules.get(package).unwrap_or(&self.none)
    }

    /// How many arguments a function takes.
    pub(super) fn arity(&self, package: &[String], function: &Expr) -> Option<usize> {
        let path = function.path()?;
        self.own(package, &path).or_else(|| self.builtins.and_then(|arity| arity(&path.join("."))))
    }

    fn own(&self, package: &[String], path: &[&str]) -> Option<usize> {
        if let Some(("data", rest)) = path.split_first().map(|(first, rest)| (*first, rest)) {
            let full: Vec<String> = rest.iter().map(|part| (*part).to_owned()).collect();
            return self.functions.get(&full).copied();
        }
        let full: Vec<String> = package.iter().cloned().chain(path.iter().map(|part| (*part).to_owned())).collect();
        self.functions.get(&full).copied()
    }

    /// Whether the target of a `with` is a function.
    pub(super) fn is_function(&self, package: &[String], target: &Expr) -> bool {
        self.names_function(package, target)
    }

    /// Whether an expression is the name of a function.
    pub(super) fn names_function(&self, package: &[String], expr: &Expr) -> bool {
        self.arity(package, expr).is_some()
    }
}
