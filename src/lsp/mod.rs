//! The language server: what an editor says on stdin → diagnostics, pages and changes for it on stdout.
//!
//! ```text
//! server ── what the editor says ──► documents (unsaved texts)
//!    │                                   │
//!    ├── hover, code actions ◄── board ◄─┴─ space: one a folder, with two threads of its own:
//!    └── answers                (what is shown)    a file while it is typed, and all of the folder
//! ```
//!
//! Texts that are not saved stand in for the files on the disk. Nothing that a folder, its configuration or a file holds ends the
//! server; it is told once and the server waits for better. Never writes a file: changes are the editor's to apply.

mod actions;
mod board;
mod documents;
mod message;
mod options;
mod server;
mod space;
mod text;
mod uri;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::fix::Lock;
use crate::model::{Position, Report};
use crate::pipeline;

pub(crate) use options::Options;
pub(crate) use server::serve;

/// What a folder is judged by.
pub(crate) struct Loaded {
    /// The rules that are asked.
    pub(crate) catalog: Arc<Catalog>,
    /// The rest.
    pub(crate) settings: pipeline::Settings,
    /// Digests that are known.
    pub(crate) lock: Lock,
    /// Takes the findings of a report that are known from counting.
    pub(crate) set_aside: Box<dyn Fn(&mut Report) + Send + Sync>,
    /// Files and folders that all of this was read from.
    pub(crate) sources: Vec<PathBuf>,
}

/// Why it is not known what a folder is judged by.
pub(crate) struct Refusal {
    /// All of it, for people.
    pub(crate) message: String,
    /// What is wrong on lines of files; none where not all of it is.
    pub(crate) mistakes: Vec<Mistaken>,
}

/// Something that is wrong on a line of a configuration, a policy or a definition.
pub(crate) struct Mistaken {
    /// The file.
    pub(crate) path: PathBuf,
    /// Where it starts.
    pub(crate) start: Position,
    /// Where it ends, on the same line.
    pub(crate) end: Position,
    /// The line.
    pub(crate) line: Arc<str>,
    /// What is wrong.
    pub(crate) message: String,
}

/// What the server needs from around it.
pub(crate) trait Around: Send + Sync {
    /// What a folder is judged by, or everything that is wrong with it.
    fn load(&self, folder: &Path, options: &Options) -> Result<Loaded, Refusal>;
    /// The repository that a folder is a part of, where it is none by itself.
    fn repository(&self, folder: &Path) -> Option<PathBuf>;
    /// The moment that dates are compared with, in seconds since 1970.
    fn now(&self) -> i64;
}
