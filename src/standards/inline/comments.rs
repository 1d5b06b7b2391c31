//! How comments are written, by format and by a file's name, and where one starts on a line.

use std::ops::Range;

use crate::model::Format;

/// How comments are written in a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syntax {
    /// What a comment starts with, and what ends it; the line does where nothing does.
    marks: &'static [(&'static str, &'static str)],
    /// Whether a comment may stand behind something.
    is_trailing: bool,
    /// Whether strings are told from comments by their quotes.
    has_quotes: bool,
}

const HASH: (&str, &str) = ("#", "");
const SLASHES: (&str, &str) = ("//", "");
const BLOCK: (&str, &str) = ("/*", "*/");
const MARKUP: (&str, &str) = ("<!--", "-->");
const DASHES: (&str, &str) = ("--", "");
const SEMICOLON: (&str, &str) = (";", "");
const EXCLAMATION: (&str, &str) = ("!", "");

const fn code(marks: &'static [(&'static str, &'static str)]) -> Syntax {
    Syntax { marks, is_trailing: true, has_quotes: true }
}

/// A comment on a line, in bytes of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// Where its mark starts.
    pub(super) start: usize,
    /// What stands in it.
    pub(super) text: Range<usize>,
}

/// How comments are written in a file; none where there are none, or it is not known.
pub(super) fn syntax(path: &str, format: Format) -> Option<Syntax> {
    let lines = |marks| Syntax { marks, is_trailing: false, has_quotes: false };
    match format {
        Format::Yaml | Format::Toml | Format::Dockerfile | Format::Dotenv => Some(code(&[HASH])),
        Format::Hcl => Some(code(&[HASH, SLASHES, BLOCK])),
        Format::Jsonc | Format::GoMod => Some(code(&[SLASHES, BLOCK])),
        Format::Xml => Some(Syntax { marks: &[MARKUP], is_trailing: true, has_quotes: false }),
        Format::Codeowners => Some(Syntax { marks: &[HASH], is_trailing: true, has_quotes: false }),
        // Behind a value these are part of it.
        Format::Ignore => Some(lines(&[HASH])),
        Format::Properties => Some(lines(&[HASH, EXCLAMATION])),
        Format::Ini => Some(code(&[HASH, SEMICOLON])),
        Format::Json | Format::TerraformJson => None,
        Format::Other => other(path),
    }
}

/// By the name of a file that is not parsed.
fn other(path: &str) -> Option<Syntax> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdx" | "html" | "htm" | "xml" | "svg" | "vue") => {
            Some(Syntax { marks: &[MARKUP], is_trailing: true, has_quotes: false })
        }
        Some(
            "py" | "sh" | "bash" | "zsh" | "rb" | "pl" | "rego" | "mk" | "r" | "ex" | "exs" | "nix" | "bzl" | "star"
            | "ps1" | "cfg" | "conf" | "cmake" | "jl" | "yml" | "yaml" | "toml" | "tcl",
        ) => Some(code(&[HASH])),
        Some(
            "go" | "rs" | "js" | "jsx" | "ts" | "tsx" | "mjs" | "cjs" | "java" | "kt" | "kts" | "scala" | "c" | "h"
            | "cc" | "cpp" | "hpp" | "cs" | "swift" | "proto" | "groovy" | "gradle" | "dart" | "m" | "jsonnet"
            | "bicep" | "cue" | "scss" | "less",
        ) => Some(code(&[SLASHES, BLOCK])),
        Some("css") => Some(code(&[BLOCK])),
        Some("php") => Some(code(&[SLASHES, HASH, BLOCK])),
        Some("sql") => Some(code(&[DASHES, BLOCK])),
        Some("lua" | "hs" | "elm") => Some(code(&[DASHES])),
        Some("clj" | "lisp" | "el" | "asm") => Some(code(&[SEMICOLON])),
        _ => match name {
            "Jenkinsfile" => Some(code(&[SLASHES, BLOCK])),
            "Makefile" | "GNUmakefile" | "Rakefile" | "Gemfile" | "Vagrantfile" | "BUILD" | "WORKSPACE"
            | "Tiltfile" | "Justfile" | "justfile" | "Brewfile" | "Procfile" => Some(code(&[HASH])),
            _ => None,
        },
    }
}

impl Syntax {
    /// A comment with this text, for a line of its own.
    pub(super) fn written(self, text: &str) -> String {
        let (mark, end) = self.marks.first().copied().unwrap_or_default();
        if end.is_empty() { format!("{mark} {text}") } else { format!("{mark} {text} {end}") }
    }

    /// The first comment on a line that does not go on from the line before.
    pub(super) fn comment(&self, line: &str) -> Option<Comment> {
        let mut quote: Option<char> = None;
        let mut before: Option<char> = None;
        let mut is_escaped = false;
        for (at, letter) in line.char_indices() {
            let rest = line.get(at..).unwrap_or_default();
            match quote {
                Some(_) if is_escaped => is_escaped = false,
                Some('"') if letter == '\\' => is_escaped = true,
                Some(open) if letter == open => quote = None,
                Some(_) => {}
                None => {
                    if let Some(comment) = self.starts(rest, at, before) {
                        return Some(comment);
                    }
                    // An apostrophe inside a word, as in `it's`, opens nothing.
                    let is_inside = before.is_some_and(char::is_alphanumeric);
                    if self.has_quotes && matches!(letter, '"' | '\'' | '`') && !is_inside && rest.len() > 1 {
                        quote = rest.get(1..).is_some_and(|rest| rest.contains(letter)).then_some(letter);
                    }
                    if !self.is_trailing && !letter.is_whitespace() {
                        return None;
                    }
                }
            }
            before = Some(letter);
        }
        None
    }

    /// A comment that starts here. A `#` or `;` inside a word starts none: `a#b`.
    fn starts(&self, rest: &str, at: usize, before: Option<char>) -> Option<Comment> {
        let is_apart = before.is_none_or(char::is_whitespace);
        let (mark, end) = self.marks.iter().find(|(mark, _)| {
            let is_word = !matches!(*mark, "#" | ";" | "!" | "--" | "//");
            rest.starts_with(mark) && (is_apart || is_word)
        })?;
        let from = at + mark.len();
        let inside = rest.get(mark.len()..).unwrap_or_default();
        let length = if end.is_empty() { inside.len() } else { inside.find(end).unwrap_or(inside.len()) };
        Some(Comment { start: at, text: from..from + length })
    }
}
