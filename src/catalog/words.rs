//! A policy's text → what of a repository's document it may look at besides the documents and facts that it asks for. Looks for words
//! and never evaluates: a word too many costs a question too many, and no answer is missed. Of `std` alone: the build script reads
//! the policies that are built in with it, too.

/// What a text may look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the document, and any of them may go together")]
pub(crate) struct Looks {
    /// Which files there are.
    pub(crate) at_files: bool,
    /// How large they are.
    pub(crate) at_sizes: bool,
    /// The entities.
    pub(crate) at_entities: bool,
    /// The day of the run.
    pub(crate) at_day: bool,
    /// The moment of the run, or the commit.
    pub(crate) at_moment: bool,
    /// The moment of the run, whatever the document is.
    pub(crate) at_clock: bool,
}

/// Names of the parts of the document that follow from the names of files.
const FILES: [&str; 4] = ["files", "folders", "languages", "ci"];
/// Names of the parts of the document that are others in each run.
const MOMENT: [&str; 3] = ["now", "now_ns", "revision"];

impl Looks {
    /// What a text alone may look at.
    pub(crate) fn of(text: &str) -> Self {
        let of = |line: &str| Self {
            at_files: FILES.iter().any(|part| reads(line, part)),
            at_sizes: reads(line, "size"),
            at_entities: reads(line, "entities"),
            at_day: reads(line, "today"),
            at_moment: MOMENT.iter().any(|part| reads(line, part)),
            at_clock: line.contains("time.now_ns"),
        };
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        lines.map(of).fold(Self::default(), Self::or)
    }

    /// What either looks at.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            at_files: self.at_files | other.at_files,
            at_sizes: self.at_sizes | other.at_sizes,
            at_entities: self.at_entities | other.at_entities,
            at_day: self.at_day | other.at_day,
            at_moment: self.at_moment | other.at_moment,
            at_clock: self.at_clock | other.at_clock,
        }
    }
}

/// Whether a line takes a part out of something: `input.files`, `object.get(input, "files", …)`, `input[part]`. A place that a
/// violation names, `["files", path]`, is none.
fn reads(line: &str, part: &str) -> bool {
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let is_field = |(at, found): (usize, &str)| {
        let before = line.get(..at).unwrap_or("");
        let is_quoted = before.ends_with('"') && before.contains("input");
        (before.ends_with('.') || is_quoted) && line.get(at + found.len()..).is_some_and(is_end)
    };
    line.contains("input[") || line.match_indices(part).any(is_field)
}
