//! Something karat could not judge: data, never a reason to stop.

use std::sync::Arc;

use super::finding::Position;

/// Why something could not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A file or folder could not be read (permissions, vanished, not a regular file).
    Unreadable,
    /// A file is larger than the limit.
    TooLarge,
    /// A link leads out of the repository, or round in a circle.
    Link,
    /// A text is not what its name says (a syntax error).
    Syntax,
    /// A key stands twice in one mapping, an entity in one repository.
    DuplicateKey,
    /// Recognised and left out: a template, an encrypted file.
    Skipped,
    /// A chart or a kustomization could not be rendered.
    Render,
    /// What a rule asks for is known only later, such as a variable of Terraform without a value.
    Unknown,
    /// A rule raised an error.
    Rule,
    /// A built-in function failed inside a rule; the verdict is what OPA gives then.
    Builtin,
    /// A rule took too long or too much memory.
    Limit,
    /// A definition of standards needs somebody's eye: a waiver that ends or excuses nothing.
    Standard,
    /// A rule returned something that is not a violation.
    Violation,
    /// karat itself failed.
    Internal,
}

impl ProblemKind {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::Link => "link",
            Self::Syntax => "syntax",
            Self::DuplicateKey => "duplicate-key",
            Self::Skipped => "skipped",
            Self::Render => "render",
            Self::Unknown => "unknown",
            Self::Rule => "rule",
            Self::Builtin => "builtin",
            Self::Limit => "limit",
            Self::Standard => "standard",
            Self::Violation => "violation",
            Self::Internal => "internal",
        }
    }

    /// How grave a problem of this kind is.
    pub const fn gravity(self) -> Gravity {
        match self {
            Self::Skipped | Self::Unknown | Self::DuplicateKey | Self::Standard => Gravity::Note,
            Self::Internal | Self::Rule | Self::Limit | Self::Violation => Gravity::Error,
            Self::Unreadable | Self::TooLarge | Self::Link | Self::Syntax | Self::Render | Self::Builtin => {
                Gravity::Warning
            }
        }
    }

    /// Whether the problem leaves something unjudged (and `--strict` fails on it); a notice does not.
    pub const fn is_incomplete(self) -> bool {
        !matches!(self.gravity(), Gravity::Note)
    }
}

/// How much a problem takes from what is said of the rest, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Nothing is left unjudged.
    Note,
    /// Something of what was read is left unjudged.
    Warning,
    /// A rule, or karat itself, did not do what it is there for.
    Error,
}

/// Something karat could not judge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The target of the repository, as in [`super::source::Repository::target`].
    pub repository: Arc<str>,
    /// The file's path in the repository; empty for the repository itself.
    pub path: Arc<str>,
    /// Where in the file, if known.
    pub position: Option<Position>,
    /// What sort of problem.
    pub kind: ProblemKind,
    /// The rule that it is about, if any.
    pub rule: Option<Arc<str>>,
    /// One line: what happened.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// What a definition of standards, or a waiver in a comment, needs somebody's eye for.
    pub fn of_standard(repository: &str, path: &Arc<str>, at: Position, message: String, help: &str) -> Self {
        Self {
            repository: Arc::from(repository),
            path: path.clone(),
            position: Some(at),
            kind: ProblemKind::Standard,
            rule: None,
            message,
            help: Some(help.to_owned()),
        }
    }

    /// Whether it is of a definition or a waiver, and leaves nothing unjudged.
    pub fn is_of_standard(&self) -> bool {
        self.kind == ProblemKind::Standard
    }

    /// The problem with what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
