//! HCL 2 text (Terraform, Packer, Nomad …) and Terraform's JSON syntax → one tree in the shape that conftest's policies know.
//!
//! The shape is hcl2json's: blocks nest by their labels and end in a list of bodies, an expression that is no literal is its
//! own source as `"${…}"`, templates stay templates. `scan` walks brackets, strings and comments, `syntax` guards and mends a
//! text before hcl-edit reads it, `tree` makes value and spans, `json` brings the JSON syntax to the same shape, `eval` works
//! out what is static, `module` merges a folder and `calls` brings what modules give each other. Nothing here touches the disk; unknown things stay unknown, never guessed.

mod blocks;
mod calls;
mod convert;
mod eval;
mod functions;
mod json;
mod mixed;
mod module;
mod objects;
mod operators;
mod print;
mod scan;
mod scope;
mod syntax;
mod template;
mod tree;
mod value;

#[cfg(test)]
mod tests;

pub(crate) use calls::called;
pub(crate) use json::parse as parse_json;
pub use module::Called;
pub(crate) use module::modules;
pub(crate) use objects::{Names, Standing, body, standing, written};
pub(super) use objects::{names, objects};

use super::Parsed;
use crate::model::Span;

/// Parses one HCL text (`.tf`, `.tfvars`, `.hcl`) into one tree.
pub fn parse(text: &str) -> Parsed {
    match syntax::body(text) {
        Ok(source) => {
            let (tree, mut faults) = tree::build(&source);
            faults.extend(source.faults);
            faults.sort_by_key(|fault| fault.offset);
            Parsed { trees: vec![tree], faults }
        }
        Err(fault) => Parsed { trees: Vec::new(), faults: vec![fault] },
    }
}

/// An offset as the arena wants it.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A range of bytes as the arena wants it.
fn span(range: Option<std::ops::Range<usize>>) -> Span {
    range.map_or_else(Span::default, |range| Span::new(offset(range.start), offset(range.end)))
}
