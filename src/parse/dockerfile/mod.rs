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

use self::lines::Lines;
use self::stages::Builder;
use super::faults::Faults;
use super::{Fault, Parsed};

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
