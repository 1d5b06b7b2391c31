//! A graph as an object of neighbours in, the paths through it out.
use std::collections::BTreeSet;

use regorus::Value;
use regorus::value::{Object, Set};

use super::Entry;
use super::call::{Answer, ELEMENT_LIMIT, Error, Operands, each, members, too_large};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] =
    &[("graph.reachable", 2, reachable), ("graph.reachable_paths", 2, reachable_paths)];

/// The longest path that is followed.
const PATH_LIMIT: usize = 2_000;

fn neighbours(value: &Value) -> Vec<&Value> {
    members(value).unwrap_or_default()
}

/// The nodes of the graph that are met on the way; what only is a neighbour is no node.
fn reachable(operands: Operands<'_>) -> Answer {
    let graph = operands.object(1)?;
    let mut waiting = operands.members(2, &["{array, set}"])?;
    let mut reached = BTreeSet::new();
    while let Some(node) = waiting.pop() {
        if let Some(next) = graph.get(node)
            && reached.insert(node)
        {
            waiting.extend(each(next).filter(|neighbour| !reached.contains(neighbour)));
        }
    }
    Ok(reached.into_iter().cloned().collect::<Set>().into_value())
}

fn reachable_paths(operands: Operands<'_>) -> Answer {
    let graph = operands.object(1)?;
    let mut walk = Walk { graph, path: Vec::new(), found: BTreeSet::new(), cost: 0 };
    for start in operands.members(2, &["{array, set}"])? {
        let Some(next) = graph.get(start) else { continue };
        let next = neighbours(next);
        walk.path.push(start);
        if next.is_empty() {
            walk.commit()?;
        }
        for neighbour in next {
            walk.visit(neighbour)?;
        }
        walk.path.pop();
    }
    Ok(Value::from(walk.found))
}

struct Walk<'g> {
    graph: &'g Object,
    path: Vec<&'g Value>,
    found: BTreeSet<Value>,
    /// How many nodes were copied into paths.
    cost: usize,
}

impl<'g> Walk<'g> {
    fn commit(&mut self) -> Result<(), Error> {
        self.cost += self.path.len();
        if self.cost > ELEMENT_LIMIT {
            return Err(too_large("the set of paths"));
        }
        self.found.insert(Value::from(self.path.iter().copied().cloned().collect::<Vec<_>>()));
        Ok(())
    }

    /// A path ends where the graph does, where there are no neighbours, and before it would meet itself (but a node that
    /// names itself as the first step is followed once).
    fn visit(&mut self, node: &'g Value) -> Result<(), Error> {
        let Some(next) = self.graph.get(node) else { return self.commit() };
        let next = neighbours(next);
        self.path.push(node);
        if self.path.len() > PATH_LIMIT {
            return Err(too_large("the path"));
        }
        if next.is_empty() {
            self.commit()?;
        }
        for neighbour in next {
            if self.path.contains(&neighbour) {
                self.commit()?;
            } else {
                self.visit(neighbour)?;
            }
        }
        self.path.pop();
        Ok(())
    }
}
