//! What `var.name` and `local.name` are worth: worked out when first asked for, and kept.
//!
//! A name that stands for itself, or for too long a chain of names, stays unknown.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use regorus::Value;

use super::eval::Evaluator;
use super::template::{self, Token};
use super::value::{Answer, Failure, Val};
use super::{convert, syntax};

/// What the names of a module stand for.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The locals by name.
    pub locals: BTreeMap<Arc<str>, Value>,
    /// The variables by name.
    pub variables: BTreeMap<Arc<str>, Variable>,
}

/// A variable of a module.
#[derive(Debug, Default)]
pub(super) struct Variable {
    /// What it is worth where nobody gives it another value.
    pub default: Option<Value>,
    /// Its value from a `.tfvars` file.
    pub set: Option<Value>,
    /// What those who call the module agree on, if somebody calls it.
    pub given: Option<Answer>,
    /// Its type, as it stands in the document.
    pub wanted: Option<Value>,
    /// Whether its default stands in for `null`.
    pub refuses_null: bool,
}

impl Variable {
    /// A value as the variable has it: of its type.
    pub(super) fn typed(&self, value: Val) -> Answer {
        let Some(Value::String(wanted)) = &self.wanted else { return Ok(value) };
        let Some((template, _)) = syntax::template(wanted) else { return Ok(value) };
        match template::whole(&template, wanted).as_slice() {
            [Token::Value(wanted)] => convert::to_type(value, wanted),
            _ => Ok(value),
        }
    }
}

/// `var.name` or `local.name`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Name {
    /// `var.name`.
    Variable(Arc<str>),
    /// `local.name`.
    Local(Arc<str>),
}

impl Evaluator<'_> {
    /// `var.name`.
    pub(super) fn variable(&mut self, name: &str) -> Answer {
        let scope = self.scope;
        let Some((name, variable)) = scope.variables.get_key_value(name) else { return Err(Failure::Unknown) };
        if let Some(given) = &variable.given {
            return given.clone();
        }
        let Some(value) = variable.set.as_ref().or(variable.default.as_ref()) else { return Err(Failure::Unknown) };
        self.named(Name::Variable(name.clone()), |this| variable.typed(this.raw(value)?))
    }

    /// `local.name`.
    pub(super) fn local(&mut self, name: &str) -> Answer {
        let scope = self.scope;
        let Some((name, value)) = scope.locals.get_key_value(name) else { return Err(Failure::Unknown) };
        self.named(Name::Local(name.clone()), |this| this.raw(value))
    }

    fn named(&mut self, name: Name, work: impl FnOnce(&mut Self) -> Answer) -> Answer {
        if let Some(known) = self.known.get(&name) {
            // A name that stands for itself stands for nothing.
            return known.clone().unwrap_or(Err(Failure::Unknown));
        }
        self.known.insert(name.clone(), None);
        let loops = mem::take(&mut self.loops);
        let answer = work(self);
        self.loops = loops;
        self.known.insert(name, Some(answer.clone()));
        answer
    }
}
