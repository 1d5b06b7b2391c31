//! Rego text in; checked modules out, rewritten so that the engine answers as OPA does. Never evaluates anything.
//!
//! [`load`] is the whole of it (and [`compile`], where everything is rewritten at once): [`parse`] reads each file into the tree of [`ast`], as Rego v1 or else as v0; `check` looks at all
//! files together and refuses what OPA refuses when it compiles, and what is not evaluated here, by name (the functions are in
//! `builtins`); then each module is rewritten. All mistakes of a load are told at once, each with its place and what to do.

pub mod ast;
mod builtins;
mod check;
mod compile;
mod outline;
pub mod parse;
mod rewrite;
mod types;

use std::borrow::Cow;
use std::fmt::Write as _;

pub use compile::{Loaded, TakenApart, Trust, compile, load};
pub(crate) use outline::Outline;
pub(crate) use rewrite::flat::{PACKAGE as FLAT, names as flat_names};
pub(crate) use rewrite::sets::UNION;

/// A policy as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file, as errors name it.
    pub path: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// How policies are compiled.
pub struct Options<'a> {
    /// Reads the YAML of an annotation, for `rego.metadata.rule()` and `.chain()`.
    pub annotations: &'a dyn Fn(&str) -> Option<serde_json::Value>,
}

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

/// The modules of a load, in the order of their sources.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// One a source.
    pub modules: Vec<Module>,
    /// What the engine reads of each; every expression stays on the line where the user wrote it.
    pub texts: Vec<String>,
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
}

/// `data.a["b-c"].rule`: how a module refers to a rule of a package.
pub(crate) fn reference(package: &[String], rule: &str) -> String {
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let mut text = "data".to_owned();
    for part in package.iter().map(String::as_str).chain([rule]) {
        if is_name(part) {
            text.push('.');
            text.push_str(part);
        } else {
            let _ = write!(text, "[{}]", serde_json::Value::from(part));
        }
    }
    text
}
