//! Why git cannot say something: one variant a reason, one line each, fit for the end of "not known: …".

use super::Id;

/// Why something is not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unavailable {
    /// No `.git` at or above the folder, or one that is none.
    #[error("there is no git history")]
    NoRepository,
    /// `HEAD` names a branch without a commit.
    #[error("there is no git history: nothing is committed yet")]
    NoCommits,
    /// There is a repository around the folder, and its `HEAD` does not have the folder.
    #[error("there is no git history: the folder is not committed to the repository around it")]
    Untracked,
    /// The older part of the history was not fetched.
    #[error("the clone is shallow")]
    Shallow,
    /// Objects were left out when it was cloned, and one of them is needed.
    #[error("the clone is partial: object {0} was not fetched")]
    Partial(Id),
    /// A repository of a kind that is not read; what is special about it.
    #[error("the git repository cannot be read: {0}")]
    Unsupported(String),
    /// An object is missing, damaged, or not what it should be.
    #[error("the git repository is damaged: object {0} cannot be read")]
    Object(Id),
    /// Something else than an object is damaged; what it is.
    #[error("the git repository is damaged: {0}")]
    Damaged(String),
    /// It has no work tree, and so no index to speak of.
    #[error("the repository is bare: nothing is staged in it")]
    Bare,
    /// Nothing says which branch the others start from.
    #[error("nothing says which is the default branch")]
    NoDefaultBranch,
    /// What is checked out and another revision have no history in common; which.
    #[error("it has no history in common with `{0}`")]
    Unrelated(String),
    /// There is no such branch, tag or commit.
    #[error("there is no revision `{0}`")]
    NoRevision(String),
}
