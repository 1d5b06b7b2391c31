//! Rego text in; checked modules out, and what an evaluator needs of them. Never evaluates anything.
//!
//! [`load`] is the whole of it: [`parse`] reads each file into the tree of [`ast`], as Rego v1 or else as v0; `check` looks at all
//! files together and refuses what OPA refuses when it compiles, and what is not evaluated here, by name (the functions are in
//! `builtins`). All mistakes of a load are told at once, each with its place and what to do. `link` gives an evaluator the rules by
//! their paths, and each as the checks see it: with names resolved and statements in order.

mod annotations;
pub mod ast;
mod builtins;
mod check;
mod compile;
mod link;
mod outline;
pub mod parse;
pub(crate) mod types;

use std::borrow::Cow;

pub(crate) use builtins::State;
pub(crate) use check::ir;
pub(crate) use check::safety::{Orders, Skip, vars_in};
pub(crate) use check::tree;
pub(crate) use compile::link;
pub use compile::{Loaded, load};
pub(crate) use link::Linked;
pub(crate) use outline::Outline;

/// A policy as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file, as errors name it.
    pub path: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// How a policy is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// In whichever way.
    Any,
    /// As `opa fmt` does it: a rule of it is read when somebody asks for it.
    Formatted,
}

/// The YAML of an annotation as JSON, or at which byte it is none, and why.
pub type Annotation = Result<serde_json::Value, (usize, String)>;

/// How policies are compiled.
pub struct Options<'a> {
    /// Reads the YAML of an annotation, for `rego.metadata.rule()` and `.chain()`.
    pub annotations: &'a dyn Fn(&str) -> Annotation,
    /// What data files give.
    pub given: Given<'a>,
}

/// The data file that has something at a path below `data`, or a value on the way there that nothing can be in.
pub type Given<'a> = &'a dyn Fn(&[&str]) -> Option<String>;

/// There are no data files.
pub const NOTHING: Given<'static> = &|_| None;

/// A mistake in a policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Error {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
    /// One line, lower case, no period.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// A checked module.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// The file.
    pub path: String,
    /// The package, without `data`.
    pub package: Vec<String>,
    /// Paths below `data` that the module refers to.
    pub needs: Vec<Vec<String>>,
    /// Its rules and functions, one entry a name, in the order of the text.
    pub rules: Vec<Rule>,
    /// Whether it reads `data.karat.parameters`.
    pub uses_parameters: bool,
}

/// A rule of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The first part of its name.
    pub name: String,
    /// The line where it is first defined, from 1.
    pub line: u32,
    /// Whether it is a function, of a policy that was checked; of others that is not said.
    pub is_function: bool,
}
