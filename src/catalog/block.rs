//! A policy's text → its METADATA comment. Of `std` alone: the build script reads the policies that are built in with it, too.
//!
//! The comment is YAML behind `#`. The `#`s are turned into blanks before it is parsed, so that every offset in the YAML is
//! the same offset in the policy.

use std::ops::Range;

/// A METADATA comment of package scope.
#[derive(Debug)]
pub(crate) struct Block {
    /// Where it stands in the policy.
    pub(crate) span: Range<usize>,
    /// The line of its `# METADATA`, from 1.
    pub(crate) line: u32,
    /// Its YAML.
    pub(crate) yaml: String,
}

/// The METADATA block right above the `package` line, which is where one of package scope has to stand. It ends where its comments
/// do: what stands below an empty line is no part of it.
pub(crate) fn find(text: &str) -> Option<Block> {
    let mut offset = 0;
    let mut open: Option<(usize, usize, u32)> = None;
    let mut is_next = false;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let trimmed = line.trim();
        if trimmed == "# METADATA" || trimmed == "#METADATA" {
            open = Some((offset + line.len(), offset + line.len(), number));
            is_next = true;
        } else if trimmed.starts_with('#') {
            open = open.map(|(start, end, at)| (start, if is_next { offset + line.len() } else { end }, at));
        } else if trimmed.starts_with("package") {
            let (start, end, line) = open?;
            let yaml = blanked(text.get(start..end)?);
            return Some(Block { span: start..end, line, yaml });
        } else if !trimmed.is_empty() {
            return None;
        } else {
            is_next = false;
        }
        offset += line.len();
    }
    None
}

fn blanked(comment: &str) -> String {
    let mut yaml = String::with_capacity(comment.len());
    for line in comment.split_inclusive('\n') {
        let (indent, rest) = line.split_once('#').map_or((line, None), |(indent, rest)| (indent, Some(rest)));
        yaml.push_str(indent);
        if let Some(rest) = rest {
            yaml.push(' ');
            yaml.push_str(rest);
        }
    }
    yaml
}
