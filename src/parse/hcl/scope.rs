//! What `var.name` and `local.name` are worth: worked out when first asked for, and kept.
//!
//! A name that stands for itself, or for too long a chain of names, stays unknown.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use regorus::Value;

use super::eval::Evaluator;
use super::template::{self, Token};
use super::value::{Answer, Failure};
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
    /// Its value: from a `.tfvars` file, else its default.
    pub value: Option<Value>,
    /// Its type, as it stands in the document.
    pub wanted: Option<Value>,
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
        let Some(value) = &variable.value else { return Err(Failure::Unknown) };
        self.named(Name::Variable(name.clone()), |this| {
            let value = this.raw(value)?;
            let Some(Value::String(wanted)) = &variable.wanted else { return Ok(value) };
            let Some((template, _)) = syntax::template(wanted) else { return Ok(value) };
            match template::whole(&template, wanted).as_slice() {
                [Token::Value(wanted)] => convert::to_type(value, wanted),
                _ => Ok(value),
            }
        })
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
