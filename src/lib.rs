//! karat says of every repository **how golden it is**: it walks repositories, evaluates Rego policies, and gives findings on
//! exact lines and scorecards with levels.
//!
//! # The road
//!
//! ```text
//! targets → discover → parse → evaluate → locate → score → report → bytes
//!           files    ↘ docs  ↗ verdicts   findings  Report
//!                     render
//! ```
//!
//! [`pipeline::scan`] is the only function that knows this order. Each room takes the value of the one before and gives the
//! next one; none of them prints, and none holds a reference back.
//!
//! | room | takes | gives |
//! |---|---|---|
//! | [`model`] | | the values that move between the rooms |
//! | [`config`] | `karat.toml` | [`config::Config`], or all mistakes |
//! | [`rego`] | Rego text | checked modules, with names resolved and statements in order |
//! | [`standards`] | folders of definitions | [`standards::Standards`]: scorecards, waivers, campaigns, …, or all mistakes |
//! | [`catalog`] | policies, scorecards | [`catalog::Catalog`], or all mistakes |
//! | [`discover`] | targets | [`model::Repository`], [`model::SourceFile`] |
//! | [`parse`] | a file | [`model::Document`]: value and spans |
//! | [`git`] | a folder | history, refs, files at a revision; the only room that reads git's objects |
//! | [`facts`] | files, documents, [`git`], `flow` | what rules ask of a repository besides its documents |
//! | [`render`] | charts, kustomizations | [`model::Document`]: the objects that they stand for |
//! | `entities` | catalog documents | [`model::Entity`], and the document of each that rules are asked about |
//! | `evaluate` | documents, rules | [`model::Verdict`]; the only room that runs Rego |
//! | `locate` | document, violation | [`model::Finding`]; the only maker of places |
//! | `score` | verdicts, scorecards | [`model::Report`]; sorts, counts, decides levels |
//! | `baseline` | the file of a baseline | the findings that are known |
//! | [`report`] | a report | bytes in a format |
//! | `adoption` | golden paths, repositories | who is on a path, since when, and how that came about |
//! | [`history`] | runs | a store of them, and answers about levels, scores, findings and their causes over time |
//! | `outbox` | reports | the same, at a server, or in a folder until it can be reached |
//! | `insights` | a history | what Backstage's Tech Insights answers of it, and files for it, Port and Cortex |
//! | `demo` | a day | a year of a made-up company, as repositories to show karat by |
//! | `init` | what lies there, a report | the texts of a configuration and a scorecard to begin with |
//! | `flow` | `flow.toml`, clones | deployments, and how changes flow to their users |
//! | `drift` | clones of templates | how far repositories are from what they were made from |
//! | [`ossf`] | a repository's folder | what OpenSSF Scorecard says of it, and its JSON |
//! | `inputs` | files that the user names | their texts, and whether these may be shown |
//! | `child` | commands | programs that end with all that they have started |
//! | `web` | | how servers are asked, wherever one is |
//! | `scratch` | | temporary folders that are gone however karat ends |
//! | `fix` | findings with a fix | byte ranges of files and what takes their place; files with them mended |
//! | [`cache`] | keys, bytes | these bytes in later runs, or nothing |
//! | [`pipeline`] | targets, catalog | a report; threads live here |
//! | `fleet` | a list of repositories | a plan, its parts, and all of it put together |
//! | `serve` | a history, requests | pages, an API, what a service catalog asks |
//! | `lsp` | what an editor says | diagnostics, pages and changes for it |
//! | [`cli`] | arguments | the program |
//!
//! # Words
//!
//! *target* what the user names · *repository* a root with its files · *document* one parsed value out of a file · *kind* what a
//! document is · *rule* one policy with an id · *verdict* a rule's outcome on one document · *violation* a message and a path
//! inside a document · *finding* a violation with a place, a fingerprint and a status · *check* a line of a scorecard ·
//! *problem* something karat could not judge.
//!
//! # To add …
//!
//! * a rule: one folder under `policies/` (its README says what is in it), and a line in a scorecard if it counts.
//! * a file format: one file in [`parse`], one variant of [`model::Format`], its names in [`discover`], one folder of samples
//!   under `testdata/documents`.
//! * an output format: one file in [`report`], one variant of [`report::Format`], one golden file.
//! * a framework: its key in the METADATA of rules; its name, if words of the key do not do, in one line of `report::frameworks`.
//! * a command: one file in [`cli`], one variant of its arguments, one case in `tests/suite/cases`.
//!
//! # Example
//!
//! ```
//! use std::path::PathBuf;
//! use std::sync::atomic::AtomicU64;
//!
//! use karat::{catalog, pipeline};
//!
//! let options = catalog::Options { built_in: true, ..catalog::Options::default() };
//! let catalog = catalog::load(&options)?;
//! let targets = [PathBuf::from("testdata/repos/webshop")];
//! let report = pipeline::scan(&targets, &catalog, &pipeline::Settings::default(), &AtomicU64::new(0))?;
//! assert!(report.findings.iter().all(|finding| finding.location.start.line >= 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod adoption;
mod baseline;
pub mod cache;
pub mod catalog;
mod child;
pub mod cli;
pub mod config;
mod demo;
pub mod discover;
mod drift;
pub mod entities;
mod evaluate;
pub mod facts;
mod fix;
mod fleet;
mod flow;
pub mod git;
pub mod history;
mod init;
mod inputs;
#[cfg_attr(not(feature = "serve"), expect(dead_code, unused_imports, reason = "a server answers with it"))]
mod insights;
mod locate;
mod lsp;
pub mod model;
pub mod ossf;
mod outbox;
pub mod parse;
pub mod pipeline;
pub mod rego;
pub mod render;
pub mod report;
mod score;
mod scratch;
#[cfg(feature = "serve")]
mod serve;
pub mod standards;
mod testing;
mod web;

pub use testing::{Answer, Asker, Refusal, ask, verdicts};
