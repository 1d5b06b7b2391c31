//! Calls, and statements in which something else stands in place of documents and functions.

use regorus::Value;

use super::world::{By, Callee, World, put};
use super::{Flow, Session, Sink, Step};
use crate::evaluate::builtins::{self, Operands};
use crate::evaluate::machine::code::{Call, Function, Give, Op, Place, Stand, Target, With};

impl<'m> Session<'m> {
    /// What a call gives.
    pub(super) fn call(&mut self, call: &'m Call) -> Step<Option<Value>> {
        let base = self.stack.len();
        for arg in &call.args {
            let Some(value) = self.give(arg)? else {
                self.stack.truncate(base);
                return Ok(None);
            };
            self.stack.push(value);
        }
        let value = match (self.replacement(&call.function), call.function) {
            (Some(by), _) => self.replaced(by, base, call.at),
            (None, Function::Builtin(name, function)) => self.builtin(name, function, base, call.at),
            (None, Function::Policy(place)) => self.function(place, base),
        };
        self.stack.truncate(base);
        value
    }

    /// What a built-in gives for the arguments on the stack from a place on. One that fails gives nothing, as OPA has it by default.
    /// What it read and what it made count as steps, since one call may take as long, and as much memory, as many of them.
    fn builtin(&mut self, name: &str, function: builtins::Function, base: usize, at: usize) -> Step<Option<Value>> {
        let operands = self.stack.get(base..).unwrap_or_default();
        let answer = function(Operands(operands));
        let work = operands.iter().chain(answer.as_ref().ok()).map(work).fold(0, u32::saturating_add);
        if work > 0 {
            self.steps(work)?;
        }
        Ok(match answer {
            Ok(Value::Undefined) => (name == builtins::NOW).then(|| self.now.clone()),
            Ok(value) => Some(value),
            Err(fault) => {
                if self.fault.is_none() {
                    let place = self.machine.linked.place(self.module, at);
                    self.fault = Some(format!("{place}: {name}: {fault}"));
                }
                None
            }
        })
    }

    /// What a function of a policy gives.
    fn function(&mut self, place: Place, base: usize) -> Step<Option<Value>> {
        let machine = self.machine;
        let args = self.stack.len().saturating_sub(base);
        machine.plan(place).map_or(Ok(None), |plan| self.one(plan, args, base))
    }

    fn replacement(&self, function: &Function) -> Option<By> {
        if self.world.replaced.is_empty() {
            return None;
        }
        let callee = match *function {
            Function::Builtin(name, _) => Callee::Builtin(name),
            Function::Policy(place) => Callee::Policy(place),
        };
        self.world.replaced.iter().rev().find(|(own, _)| *own == callee).map(|(_, by)| by.clone())
    }

    /// What stands in place of a function gives; in there, nothing stands in place of any.
    fn replaced(&mut self, by: By, base: usize, at: usize) -> Step<Option<Value>> {
        match by {
            By::Value(value) => Ok(Some(value)),
            By::Builtin(name, function) => self.builtin(name, function, base, at),
            By::Policy(place) => {
                // What rules give in there is not what they give out here.
                let mut world = self.apart();
                world.replaced.clear();
                let outer = std::mem::replace(&mut self.world, world);
                let value = self.function(place, base)?;
                let inner = std::mem::replace(&mut self.world, outer);
                self.put_by(inner);
                Ok(value)
            }
        }
    }

    /// Runs steps where something else stands in place of documents and functions; what follows runs outside again.
    pub(super) fn with(&mut self, with: &'m [With], ops: &'m [Op], rest: &'m [Op], sink: Sink<'_, 'm>) -> Step<Flow> {
        let mut world = self.apart();
        if !self.stands(with, &mut world)? {
            self.put_by(world);
            return Ok(Flow::More);
        }
        let mut other = std::mem::replace(&mut self.world, world);
        let flow = self.run(ops, &mut |own| {
            std::mem::swap(&mut own.world, &mut other);
            let flow = own.run(rest, sink)?;
            std::mem::swap(&mut own.world, &mut other);
            Ok(flow)
        })?;
        let inner = std::mem::replace(&mut self.world, other);
        self.put_by(inner);
        Ok(flow)
    }

    /// Puts into a world what stands in place of something else. Whether all of that has a value.
    fn stands(&mut self, with: &'m [With], world: &mut World) -> Step<bool> {
        for With { target, by } in with {
            match target {
                Target::Input(path) => {
                    let (Some(path), Some(value)) = (self.path(path)?, self.stand(by)?) else { return Ok(false) };
                    put(&mut world.input, &path, value);
                }
                Target::Data(path) => {
                    let (Some(path), Some(value)) = (self.path(path)?, self.stand(by)?) else { return Ok(false) };
                    world.stand_in(path, value);
                }
                Target::Builtin(_) | Target::Function(_) => {
                    let callee = match target {
                        Target::Function(place) => Callee::Policy(*place),
                        Target::Builtin(name) => Callee::Builtin(name),
                        Target::Input(_) | Target::Data(_) => continue,
                    };
                    let by = match by {
                        Stand::Builtin(name) => builtins::find(name).map(|function| By::Builtin(name, function)),
                        Stand::Function(place) => Some(By::Policy(*place)),
                        Stand::Value(_) => self.stand(by)?.map(By::Value),
                    };
                    let Some(by) = by else { return Ok(false) };
                    world.replaced.push((callee, by));
                }
            }
        }
        Ok(true)
    }

    /// A world like this one, in which nothing is worked out yet. There is room for as much as the machine has places, so one that
    /// was put by is taken where there is one.
    fn apart(&mut self) -> World {
        let mut world = self.spare.pop().unwrap_or_default();
        world.fit(self.machine.plans.len());
        world.like(&self.world);
        world
    }

    /// Lets go of what a world knows, and keeps its room.
    fn put_by(&mut self, mut world: World) {
        world.renew(Value::Undefined, Value::Undefined);
        self.spare.push(world);
    }

    pub(super) fn path(&mut self, path: &'m [Give]) -> Step<Option<Vec<Value>>> {
        let mut parts = Vec::with_capacity(path.len());
        for part in path {
            let Some(part) = self.give(part)? else { return Ok(None) };
            parts.push(part);
        }
        Ok(Some(parts))
    }

    fn stand(&mut self, by: &'m Stand) -> Step<Option<Value>> {
        match by {
            Stand::Value(give) => self.give(give),
            Stand::Builtin(_) | Stand::Function(_) => Ok(None),
        }
    }
}

/// How many steps a value counts for that a built-in reads or makes: about one for each kilobyte.
fn work(value: &Value) -> u32 {
    let steps = match value {
        Value::String(text) => text.len() / 1024,
        Value::Array(items) => items.len() / 32,
        Value::Set(items) => items.len() / 32,
        Value::Object(fields) => fields.len() / 32,
        _ => 0,
    };
    u32::try_from(steps).unwrap_or(u32::MAX)
}
