//! Dockerfile, Containerfile → one tree: global arguments, and stages with their instructions.
//!
//! The file is read as BuildKit reads it. `lines` joins what goes on over several lines, `instruction` and `words` take one
//! instruction apart, `variables` fills in what the file itself decides, `stages` puts it together:
//!
//! ```text
//! {"args": [{"name", "value"?}],
//!  "stages": [{"index", "name"?, "image", "platform"?, "parent"?, "final"?,
//!              "instructions": [{"cmd", "value": [word or text], "form"?, "flags"?: {name: [value]},
//!                                "pairs"?: [{"name", "value"?}], "heredocs"?: [{"name", "content", "expand"}], "onbuild"?}]}]}
//! ```
//!
//! Words of ADD, COPY, EXPOSE, STOPSIGNAL, USER, VOLUME and WORKDIR, pairs, images and flags have their quotes removed and
//! their variables filled in where the file says their value; commands stay as written. Never runs or fetches anything.

mod instruction;
mod lines;
mod stages;
#[cfg(test)]
mod tests;
mod variables;
mod words;

use self::instruction::Form;
use self::lines::Lines;
use self::stages::Builder;
use super::faults::Faults;
use super::{Fault, Parsed};
use crate::model::Span;

/// An instruction as it is written, for readers who want the file line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instruction {
    /// Its word, in the case in which it is written.
    pub(crate) word: String,
    /// Its arguments without flags: one for a command in shell form.
    pub(crate) words: Vec<String>,
    /// The bodies of its heredocs.
    pub(crate) heredocs: Vec<String>,
    /// All of it, heredocs included.
    pub(crate) span: Span,
    /// Whether BuildKit refuses the file because of it.
    pub(crate) is_broken: bool,
}

/// The instructions of a text, one by one. Words that are no instruction are left out.
pub(crate) fn instructions(text: &str) -> Vec<Instruction> {
    let mut faults = Faults::default();
    let mut lines = Lines::of(text);
    let mut found = Vec::new();
    while let Some(joined) = lines.next(&mut faults) {
        let mut own = Faults::default();
        let Some(read) = instruction::read(&joined, &mut lines, &mut own) else { continue };
        let has_faults = !own.is_empty();
        let is_broken = match read.cmd {
            "env" | "label" | "run" | "cmd" | "entrypoint" | "shell" | "volume" => has_faults && !read.value.is_empty(),
            // A missing destination is a mistake that the parser lets pass.
            "add" | "copy" => has_faults && (read.value.len() != 1 || read.form == Some(Form::Exec)),
            _ => false,
        };
        let word = text.get(read.word.start as usize..read.word.end as usize).unwrap_or("");
        found.push(Instruction {
            // What an ONBUILD holds is none of this file's own.
            word: if read.on_build { "ONBUILD" } else { word }.to_owned(),
            words: read.value.into_iter().map(|word| word.text).collect(),
            heredocs: read.heredocs.into_iter().map(|heredoc| heredoc.content).collect(),
            span: read.span,
            is_broken,
        });
    }
    found
}

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let mut faults = Faults::default();
    let mut lines = Lines::of(text);
    let mut builder = Builder::new();
    while let Some(joined) = lines.next(&mut faults) {
        if let Some(instruction) = instruction::read(&joined, &mut lines, &mut faults) {
            builder.add(instruction, lines.escape, &mut faults);
        }
    }
    let trees: Vec<_> = builder.finish(text.len()).into_iter().map(|part| part.into_tree(text)).collect();
    if trees.is_empty() && faults.is_empty() {
        faults.push(Fault::syntax(0, "there is no FROM in this file"));
    }
    Parsed { trees, faults: faults.finish() }
}
