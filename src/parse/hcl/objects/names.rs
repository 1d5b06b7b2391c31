//! What the names that a file uses are worth, by all files of its module and by those who call it.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::is_of_kubernetes;
use super::references::is_several;
use crate::model::document::Document;
use crate::model::field::field;
use crate::parse::hcl::eval::Evaluator;
use crate::parse::hcl::module::{Module, put_together};
use crate::parse::hcl::scope::{Scope, Variable};
use crate::parse::hcl::value::Val;

/// What the names of a module are worth. Texts are templates, as in documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// Variables whose value is known: what those who call the module agree on, else what a `.tfvars` file says, else the default.
    variables: BTreeMap<Arc<str>, Value>,
    /// Locals, as they stand.
    locals: BTreeMap<Arc<str>, Value>,
    /// The metadata of what resources make, by types and names of these.
    resources: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Value>>,
}

/// The names of the modules that these documents make in the folders that are wanted; the others may call them.
pub(in crate::parse) fn names(
    documents: &[Arc<Document>],
    is_wanted: impl Fn(&str) -> bool,
) -> BTreeMap<String, Arc<Names>> {
    let modules = put_together(documents).into_iter().filter(|((_, folder), _)| is_wanted(folder));
    modules.map(|((_, folder), module)| (folder.to_owned(), Arc::new(Names::of(&module)))).collect()
}

impl Names {
    fn of(module: &Module<'_>) -> Self {
        let mut evaluator = Evaluator::new(&module.scope, module.bytes);
        let mut worth = |name: &Arc<str>| {
            let value = evaluator.variable(name).ok().filter(Val::is_known)?;
            Some((name.clone(), value.to_value()))
        };
        let variables = module.scope.variables.keys().filter_map(&mut worth).collect();
        let document = module.written();
        let types = document.value["resource"].as_object().into_iter().flat_map(regorus::value::Object::iter);
        let metadata = |(name, blocks): (&Value, &Value)| {
            let block = blocks.as_array().ok()?.first().filter(|block| !is_several(block))?;
            let metadata = field(block, "metadata")?;
            Some((Arc::from(name.as_string().ok()?.as_ref()), metadata.clone()))
        };
        let resources = types.filter_map(|(name, named)| {
            let name = name.as_string().ok().filter(|name| is_of_kubernetes(name))?;
            Some((Arc::from(name.as_ref()), named.as_object().ok()?.iter().filter_map(metadata).collect()))
        });
        Self { variables, locals: module.scope.locals.clone(), resources: resources.collect() }
    }

    /// Gives the names that a file uses what they are worth.
    pub(super) fn fill(&self, scope: &mut Scope) {
        for (name, value) in &self.variables {
            scope.variables.insert(name.clone(), Variable { set: Some(value.clone()), ..Variable::default() });
        }
        for (name, value) in &self.locals {
            scope.locals.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }

    /// The metadata of what a resource makes.
    pub(super) fn metadata(&self, resource: &str, name: &str) -> Option<&Value> {
        self.resources.get(resource)?.get(name)
    }

    /// All that is known: what sort of name it is, the name, and what it is worth.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &str, &Value)> {
        let sorts = [("var", &self.variables), ("local", &self.locals)].into_iter();
        let sorts = sorts.chain(self.resources.iter().map(|(sort, named)| (sort.as_ref(), named)));
        sorts.flat_map(|(sort, named)| named.iter().map(move |(name, value)| (sort, name.as_ref(), value)))
    }
}
