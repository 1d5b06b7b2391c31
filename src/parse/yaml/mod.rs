//! YAML text → one tree a document.
//!
//! Takes any stream of documents and gives each that could be read, as Kubernetes (or GitHub) reads it, with the place of
//! every key and value; a broken document is a fault and hides no other. Documents that hold nothing give no tree. Never
//! recurses on what it reads, and never lets a small text become a huge value.

mod build;
mod events;
mod fast;
mod faults;
mod nodes;
mod numbers;
mod scalars;
mod tags;
mod text;

use super::{Fault, Parsed};

/// Whose reading of YAML holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// As Kubernetes' own parser (go-yaml by sigs.k8s.io/yaml) reads it: `yes`, `on`, `no`, `off` are booleans, keys too, and what a
    /// merge key brings overrides a key that stands before it.
    Kubernetes,
    /// As Compose reads its files: words as for Kubernetes, which is how Compose reads them where they are booleans; a key overrides
    /// what merge keys bring, wherever these stand, as in all that follow.
    Compose,
    /// As GitHub reads workflows, and Backstage its catalog (the core schema of YAML 1.2): those words are strings, `on:` stays
    /// `on`.
    GitHub,
    /// As OPA reads data files (go-yaml's third version): words as for GitHub, numbers as for Kubernetes.
    Opa,
}

/// Texts from here on are refused: offsets are 32 bits wide.
const MAX_TEXT: usize = i32::MAX as usize;

/// Parses every document of a stream.
pub fn parse(text: &str, dialect: Dialect) -> Parsed {
    if text.len() > MAX_TEXT {
        let fault = Fault::syntax(0, "the text is larger than 2 GiB");
        return Parsed { trees: Vec::new(), faults: vec![fault] };
    }
    let mut parsed = fast::parse(text, dialect).unwrap_or_else(|| events::parse(text, dialect));
    parsed.faults.sort_by_key(|fault| fault.offset);
    parsed
}

/// Offsets fit: longer texts are refused.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod agreement_tests;

#[cfg(test)]
mod mutants_tests;
