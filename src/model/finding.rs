//! A violation with a place: what a person is told.

use std::sync::Arc;

use data_encoding::HEXLOWER;

use super::document::Step;
use super::fix::Fix;
use super::rendered::Variant;
use super::rule::Severity;
use super::scored::Excuse;

/// A place in a text, both from 1; columns count Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl Position {
    /// Where a line starts.
    pub const fn of_line(line: u32) -> Self {
        Self { line, column: 1 }
    }
}

/// A stretch of a file. Made only in `locate`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file's path in its repository; `.` for the repository itself.
    pub path: Arc<str>,
    /// The first character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
    /// The whole first line, without its line break; none for the repository itself.
    pub snippet: Option<Arc<str>>,
}

/// What keeps a finding the same when lines move: 128 bits, as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub u128);

impl Fingerprint {
    /// Reads 32 hexadecimal digits, as they are shown.
    pub fn parse(text: &str) -> Option<Self> {
        let is_whole = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_whole.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        HEXLOWER.encode_display(&self.0.to_be_bytes()).fmt(f)
    }
}

/// Whether a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Status {
    /// It counts.
    Open,
    /// A waiver covers it: debt, not a pass.
    Waived,
    /// It stood in the baseline.
    Baselined,
}

impl Status {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Waived => "waived",
            Self::Baselined => "baselined",
        }
    }
}

/// A violation of a rule at a place. There may be very many, so that each byte counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: Arc<str>,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it counts.
    pub status: Status,
    /// The waiver that covers it.
    pub waiver: Option<Arc<Excuse>>,
    /// One line that names the thing.
    pub message: Arc<str>,
    /// The repository's target.
    pub repository: Arc<str>,
    /// What it is about: `Deployment/ns/name`, `aws_s3_bucket.logs`, a job, a stage.
    pub resource: Option<Arc<str>>,
    /// Where it is.
    pub location: Location,
    /// The place inside the document, as the rule gave it.
    pub at: Box<[Step]>,
    /// The ways of rendering that gave what it is about, until the findings of all ways are joined.
    pub variants: Option<Arc<Vec<Variant>>>,
    /// What keeps it the same when lines move.
    pub fingerprint: Fingerprint,
    /// The same without the path of its file: what it is known by when the file is renamed. Others may have it, too.
    pub anywhere: Fingerprint,
    /// How it can be mended.
    pub fix: Option<Arc<Fix>>,
}

/// Many findings. They are put together from many lists and sorted: only pointers move, and none of the findings, which are large,
/// stands in memory twice.
pub type Findings = Vec<Box<Finding>>;

/// `at` as a JSON Pointer (RFC 6901).
pub fn pointer(at: &[Step]) -> String {
    let mut text = String::new();
    for step in at {
        text.push('/');
        match step {
            Step::Key(key) => text.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => text.push_str(&index.to_string()),
        }
    }
    text
}
