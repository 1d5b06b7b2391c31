//! How a violation can be mended: edits of documents, of texts, or of files. A rule gives them, `locate` says in which file, `fix`
//! makes byte ranges of them. Values only: nothing here knows a text.

use std::sync::Arc;

use regorus::Value;

use super::document::ValuePath;

/// Whether a fix may be made without a person looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// What runs means the same afterwards, or what the rule demands beyond doubt.
    Safe,
    /// Behaviour may change: a person has to look.
    Unsafe,
}

impl Safety {
    /// The word used in policies and reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }

    /// The safety of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Safe, Self::Unsafe].into_iter().find(|safety| safety.as_str() == word)
    }
}

/// A way to mend a violation: all of its edits, or none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What it does, as an imperative: `Drop all capabilities`.
    pub title: Arc<str>,
    /// Whether it may be made without a person looking.
    pub safety: Safety,
    /// What is changed, in order; at least one.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// What it pins, as it is written.
    pub fn pins(&self) -> impl Iterator<Item = (Pinned, &Arc<str>)> {
        self.edits.iter().filter_map(|edit| match &edit.change {
            Change::Pin { of, reference } => Some((*of, reference)),
            _ => None,
        })
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The file, relative to the repository's root; none while, or where, it is not known which.
    pub file: Option<Arc<str>>,
    /// The document among those of the file.
    pub document: u32,
    /// The place in the document; empty where the file as a whole is meant.
    pub path: ValuePath,
    /// What happens there.
    pub change: Change,
}

/// What an edit does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Sets an entry, with the parents that it needs; or puts an item into a list: before the one at the path, or at the end
    /// where the path ends in `-`.
    Add(Value),
    /// Puts another value in place of one that is there.
    Replace(Value),
    /// Takes an entry or an item away.
    Remove,
    /// Puts another source text in place of a value's.
    ReplaceText(Arc<str>),
    /// Puts another text in place of one in a value's source text.
    Substitute {
        /// What is there.
        find: Arc<str>,
        /// What is to be there.
        text: Arc<str>,
        /// How often it is there by what the rule knows. Where it is there more often, some of them are something else.
        times: u32,
    },
    /// Puts lines before the item at the path.
    InsertBefore(Arc<str>),
    /// Puts lines behind the item at the path.
    InsertAfter(Arc<str>),
    /// Puts the digest in place of a version that may move: known from the lock file alone.
    Pin {
        /// What it is.
        of: Pinned,
        /// The reference, as it is written.
        reference: Arc<str>,
    },
    /// Makes a file that is not there.
    Create(Arc<str>),
    /// Puts lines at the end of a file, which is made where it is not there.
    Append(Arc<str>),
}

/// The file of digests that are known.
pub const LOCK_FILE: &str = "karat.lock.toml";

/// What is pinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pinned {
    /// An action or a workflow: `uses`.
    Uses,
    /// The image of a container.
    Image,
}

impl Pinned {
    /// The word used in policies and in the lock file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Uses => "uses",
            Self::Image => "image",
        }
    }

    /// What a digest of it looks like, where a text is none.
    pub fn refused(self, digest: &str) -> Option<&'static str> {
        let is_hex =
            |text: &str, length| text.len() == length && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let (is_one, wanted) = match self {
            Self::Uses => (is_hex(digest, 40) || is_hex(digest, 64), "the 40 hexadecimal digits of a commit"),
            Self::Image => (
                digest.strip_prefix("sha256:").is_some_and(|hex| is_hex(hex, 64)),
                "`sha256:` and 64 hexadecimal digits",
            ),
        };
        (!is_one).then_some(wanted)
    }
}
