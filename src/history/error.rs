//! Why a history could not be used.

use miette::Diagnostic;
use thiserror::Error;

/// Why a history could not be used. What it says reads after "failed to".
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The database cannot be opened or reached.
    #[error("open the history {place}: {reason}")]
    #[diagnostic(code(history::open), help("{help}"))]
    Open {
        /// Which, without a password.
        place: String,
        /// What the database said.
        reason: String,
        /// What to do.
        help: String,
    },
    /// The database refused something.
    #[error("{doing} the history {place}: {reason}; it is as it was before")]
    #[diagnostic(
        code(history::database),
        help("check that it may be written, the space left, and `karat history verify`")
    )]
    Database {
        /// What was done to it.
        doing: &'static str,
        /// Which.
        place: String,
        /// What the database said.
        reason: String,
    },
    /// Its file was changed by something else, or the disk lost some of it.
    #[error("read the history {place}: its file is damaged")]
    #[diagnostic(
        code(history::damaged),
        help(
            "take a copy of it that is well; `karat history export` and `sqlite3 FILE .recover` may save some of what is left"
        )
    )]
    Damaged {
        /// Which.
        place: String,
    },
    /// Another karat wrote it, a newer one.
    #[error("open the history {place}: its version is {found}, and this karat knows {known}")]
    #[diagnostic(code(history::newer), help("use the karat that wrote it, or a newer one"))]
    Newer {
        /// Which.
        place: String,
        /// The version that it has.
        found: i64,
        /// The latest version that is known here.
        known: i64,
    },
    /// What is to be kept is not what a history can keep.
    #[error("record the run: {reason}")]
    #[diagnostic(code(history::run), help("{help}"))]
    Run {
        /// Why.
        reason: String,
        /// What to do.
        help: String,
    },
    /// A question has no answer.
    #[error("ask the history: {reason}")]
    #[diagnostic(code(history::question), help("{help}"))]
    Question {
        /// Why.
        reason: String,
        /// What to do.
        help: String,
    },
    /// A file that is to be read or written.
    #[error("{doing} {path}: {reason}")]
    #[diagnostic(code(history::file), help("{help}"))]
    File {
        /// What was done.
        doing: &'static str,
        /// The file, with the line where there is one.
        path: String,
        /// Why it could not be.
        reason: String,
        /// What to do.
        help: String,
    },
}

impl Error {
    /// What is recorded is wrong.
    pub(super) fn run(reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Run { reason: reason.into(), help: help.into() }
    }

    /// What is asked for is not there.
    pub(super) fn question(reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Question { reason: reason.into(), help: help.into() }
    }
}
