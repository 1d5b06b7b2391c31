//! An evaluator for Rego, as OPA evaluates it: modules that passed the checks in, the values of their rules out.
//!
//! `code` has what a policy is compiled to, `compile` makes it, `run` runs it. A [`Machine`] compiles a rule when it is
//! asked for, best for one thread: those that share one share its constants; a [`Session`] asks one document after the other.

mod code;
mod compile;
mod constant;
mod reads;
mod run;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use regorus::Value;

pub(crate) use code::Place;
use code::Plan;
pub(crate) use run::{Failure, Scratch, Session};

use crate::rego::Linked;
use crate::rego::types::Key;

/// Policies that are evaluated together.
pub(crate) struct Machine {
    linked: Arc<Linked>,
    /// What each module has in place of `data.karat.parameters`.
    parameters: Vec<Value>,
    plans: Vec<OnceLock<Plan>>,
    /// For each place from which of the entries that documents have in common follows what is there, if from nothing else.
    constant: Vec<OnceLock<Option<BTreeSet<Value>>>>,
    /// The values of those places where that is none, once somebody asked.
    values: Vec<OnceLock<Option<Value>>>,
    paths: OnceLock<Vec<Vec<Value>>>,
    /// The module and byte of each statement so far, where somebody asks which ran.
    marks: Option<Mutex<Vec<(usize, usize)>>>,
}

impl Machine {
    /// Modules that passed the checks; `parameters` are what each of them has in place of `data.karat.parameters`.
    pub(crate) fn new(linked: Arc<Linked>, parameters: Vec<Value>) -> Self {
        let places = linked.tree.nodes.len();
        let plans = (0..places).map(|_| OnceLock::new()).collect();
        let constant = (0..places).map(|_| OnceLock::new()).collect();
        let values = (0..places).map(|_| OnceLock::new()).collect();
        Self { linked, parameters, plans, constant, values, paths: OnceLock::new(), marks: None }
    }

    /// The same without parameters, for sessions that tell which lines ran.
    pub(crate) fn with_marks(linked: Arc<Linked>) -> Self {
        Self { marks: Some(Mutex::default()), ..Self::new(linked, Vec::new()) }
    }

    /// The place of a path below `data`, where a rule or package is.
    pub(crate) fn place<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> Option<Place> {
        let path: Vec<Key> = path.into_iter().map(|part| Key::String(part.to_owned())).collect();
        self.linked.tree.place(&path)
    }

    fn plan(&self, place: Place) -> Option<&Plan> {
        let plan = self.plans.get(place)?;
        Some(plan.get_or_init(|| {
            let mut marks = self.marks.as_ref().map(|marks| marks.lock().unwrap_or_else(PoisonError::into_inner));
            compile::plan(&self.linked, place, marks.as_deref_mut())
        }))
    }

    /// The path of each place below `data`.
    fn paths(&self) -> &[Vec<Value>] {
        self.paths.get_or_init(|| {
            let nodes = &self.linked.tree.nodes;
            let mut paths = vec![Vec::new(); nodes.len()];
            // A place comes after the one that it is in.
            for (place, node) in nodes.iter().enumerate() {
                for (key, child) in &node.children {
                    let mut path = paths.get(place).cloned().unwrap_or_default();
                    path.push(compile::value_of(key));
                    paths.get_mut(*child).into_iter().for_each(|own| own.clone_from(&path));
                }
            }
            paths
        })
    }

    /// The module and byte of each statement of all modules.
    fn all_marks(&self) -> Vec<(usize, usize)> {
        (0..self.plans.len()).for_each(|place| {
            let _ = self.plan(place);
        });
        let marks = self.marks.as_ref().map(|marks| marks.lock().unwrap_or_else(PoisonError::into_inner));
        marks.map_or_else(Vec::new, |marks| marks.clone())
    }
}
