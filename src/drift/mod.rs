//! How far repositories are from the template that they were made from.
//!
//! In: a local clone of the template, a repository, the files that a golden path owns. Out: [`Drift`], by comparing three ways — the
//! template as it was, as it is now, the repository — or the reason why it is not known; and when a repository took up which version
//! ([`adoptions`]). Files of the template are filled in with the recorded answers where that takes no engine; a file that takes one is
//! unknown, never drift. Runs nothing: no template's engine, hooks or tasks; fetches nothing.

mod adoption;
mod answers;
mod clone;
mod compare;
mod content;
mod expected;
mod fill;
mod layout;
mod marker;
mod measure;
mod nearest;
mod ours;
mod patterns;
mod snapshot;
mod unknown;
mod written;

#[cfg(test)]
mod tests;

pub(crate) use adoption::{Adoption, adoptions};
pub(crate) use clone::{Point, TemplateClone};
pub(crate) use compare::Status;
pub(crate) use content::Lines;
pub(crate) use measure::{Drift, measure};
pub(crate) use unknown::Unknown;
