//! Why an edit is not made. A reason for people, never a broken file.

use std::fmt;

use crate::model::document::Step;
use crate::model::finding::pointer;
use crate::model::fix::{LOCK_FILE, Pinned};

/// Why an edit is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It would be made below a YAML alias, and so somewhere else, too.
    Alias,
    /// It would be made where aliases elsewhere take their value from.
    Anchor,
    /// Nothing is at its path.
    Missing(String),
    /// It leads to no document of the file.
    NoDocument,
    /// The text would not be read as the value that is meant.
    Differs,
    /// The file's format is one that edits of this sort are not made in.
    Format,
    /// What is there is not what the edit is about: an item of a mapping, an entry of a list.
    Shape(String),
    /// A text that takes the place of another would take that of others like it, too.
    Ambiguous(String),
    /// A text that is to be replaced is not written as the rule reads it.
    Unwritten(String),
    /// The file is one of a repository inside of the one that is mended: a submodule.
    Inner,
    /// The file on the disk is not as it is staged, so that what is staged cannot be mended there.
    NotStaged,
    /// The file to be made is there already.
    Exists,
    /// Nobody reads the file to be made in a folder below the root of the git repository.
    Below,
    /// The text of the file to be made has mistakes.
    Faulty,
    /// The file cannot be read, or is not UTF-8.
    Unreadable(String),
    /// The file's name is no UTF-8, so that nothing is known to be at the path that stands for it.
    Name,
    /// The lock file does not say what the reference stands for.
    NotLocked {
        /// What it is.
        of: Pinned,
        /// The reference.
        reference: String,
    },
    /// Another fix changed what it is about.
    Touched,
    /// Too many fixes had to be tried out one by one.
    Untried,
    /// The rule still finds it afterwards.
    NotMended,
    /// Afterwards this rule finds something that it did not find before.
    Brings {
        /// The rule's id.
        rule: String,
        /// What it would say.
        message: String,
    },
}

impl Refusal {
    /// That nothing is at a path.
    pub(super) fn missing(path: &[Step]) -> Self {
        Self::Missing(pointer(path))
    }

    /// That a path leads to something of another shape.
    pub(super) fn shape(path: &[Step]) -> Self {
        Self::Shape(pointer(path))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alias | Self::Anchor => {
                f.write_str("YAML aliases share the value with other places: edit its anchor, or write the value out")
            }
            Self::Missing(path) => write!(f, "there is nothing at {path}"),
            Self::NoDocument => f.write_str("the edit leads to no document of a file"),
            Self::Differs => f.write_str("the edited text would not be read as the value that is meant"),
            Self::Format => f.write_str("files of this format are not edited in this way"),
            Self::Shape(path) => write!(
                f,
                "what is at {path} is not what the fix is about: an alias, a variable or an argument gives it, or it is of another type"
            ),
            Self::Ambiguous(text) => {
                write!(f, "`{}` stands in it elsewhere, too: it is not sure which is meant", text.trim())
            }
            Self::Unwritten(text) => write!(f, "`{}` is written in another way there", text.trim()),
            Self::Inner => f.write_str("it is in a submodule, a repository of its own: run there"),
            Self::Below => f.write_str("it is read at the root of the git repository alone: run karat fix there"),
            Self::NotStaged => f.write_str(
                "the file on the disk is not as it is staged: `git add` it, or set the rest aside with `git stash --keep-index`, and run again",
            ),
            Self::Exists => f.write_str("the file is there already"),
            Self::Faulty => f.write_str("the file would have mistakes"),
            Self::Unreadable(why) => f.write_str(why),
            Self::Name => f.write_str("the file's name is not UTF-8: rename it, or edit it by hand"),
            Self::NotLocked { of, reference } => {
                let (of, name) = (of.as_str(), reference.escape_default());
                write!(f, "no digest is known: add `\"{name}\" = \"…\"` under [{of}] of {LOCK_FILE}")
            }
            Self::Touched => f.write_str("another fix changed what it is about; run again"),
            Self::Untried => f.write_str("one of many fixes does harm, and which was not found out yet; run again"),
            Self::NotMended => f.write_str("the rule would still find it"),
            Self::Brings { rule, message } => write!(f, "it would bring {rule}: {message}"),
        }
    }
}
