//! Charts and kustomizations → the Kubernetes objects that they stand for, as documents that know what they were made from.
//!
//! Takes the files of a repository, finds what is rendered by itself (`roots`), and runs `helm template` and
//! `kustomize build` on it (`Root`): without a shell, a network, plugins or the user's environment, for a bounded time
//! and with a bounded output, and with no file written outside of a folder of its own. What cannot be rendered is a problem of the
//! chart or the kustomization; it hides nothing else. Never judges and never places; `told_once` joins what several ways of
//! rendering have in common.

mod chance;
mod charts;
mod documents;
mod helm;
mod kustomizations;
mod kustomize;
mod links;
mod once;
mod programs;
mod roots;
mod run;
mod sections;

pub(crate) use kustomizations::{Changed, Withheld, is_kustomization, kustomized, objects};
pub(crate) use once::told_once;
pub use programs::Programs;
pub(crate) use roots::{Missing, Root, Surroundings, may_be_rendered, problem, roots};
