//! Files before and after → a unified diff, as `git apply` and `patch -p1` take it.

use std::fmt::Write as _;
use std::path::Path;

use gix_imara_diff::{Algorithm, Diff, InternedInput};

use super::files::Changed;
use crate::discover;
use crate::model::paths::slashed;

/// Lines around a change that are shown.
const CONTEXT: u32 = 3;

/// The path of a file as `git apply` takes it in a folder: from the root of the working tree around that, else from the folder; of a
/// file outside of it from the root of its own.
pub(crate) fn path_for(file: &Changed, here: &Path) -> String {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (here, root) = (real(here), real(&file.root));
    let here = discover::root_above(&here).unwrap_or(&here);
    let base = if root.starts_with(here) { here } else { discover::root_above(&root).unwrap_or(&root) };
    let folder = slashed(root.strip_prefix(base).unwrap_or(Path::new("")));
    if folder.is_empty() { file.path.to_string() } else { format!("{folder}/{}", file.path) }
}

/// The diff of one file; `before` is none for a new one.
pub(crate) fn unified(path: &str, before: Option<&str>, after: &str) -> String {
    let (old, new) = (before.unwrap_or(""), after);
    let old_lines: Vec<&str> = old.split_inclusive('\n').collect();
    let new_lines: Vec<&str> = new.split_inclusive('\n').collect();
    let hunks = hunks(&old_lines, &new_lines);
    let mut text = header(path, before.is_none());
    let mut rest = hunks.as_slice();
    while let Some(first) = rest.first() {
        let mut count = 1;
        let mut last = *first;
        while let Some(next) = rest.get(count).filter(|next| next.old.0 <= last.old.1 + 2 * CONTEXT) {
            last = *next;
            count += 1;
        }
        let (group, others) = rest.split_at(count);
        section(&mut text, group, &old_lines, &new_lines);
        rest = others;
    }
    text
}

/// Lines that differ, from 0, as half-open ranges.
#[derive(Clone, Copy)]
pub(super) struct Hunk {
    /// Those that were there.
    pub(super) old: (u32, u32),
    /// Those that stand there instead.
    pub(super) new: (u32, u32),
}

/// Where lines differ from others, in order.
pub(super) fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let hunks = diff.hunks();
    hunks
        .map(|hunk| Hunk { old: (hunk.before.start, hunk.before.end), new: (hunk.after.start, hunk.after.end) })
        .collect()
}

fn header(path: &str, is_new: bool) -> String {
    let (from, to) = (quoted("a/", path), quoted("b/", path));
    if is_new {
        return format!("diff --git {from} {to}\nnew file mode 100644\n--- /dev/null\n+++ {to}\n");
    }
    format!("diff --git {from} {to}\n--- {from}\n+++ {to}\n")
}

/// A path as git writes it: in quotes where it has bytes that are not printed.
fn quoted(side: &str, path: &str) -> String {
    if path.chars().all(|c| !c.is_control() && c != '"' && c != '\\' && c.is_ascii()) {
        return format!("{side}{path}");
    }
    let mut text = format!("\"{side}");
    for byte in path.bytes() {
        match byte {
            b'"' | b'\\' => {
                text.push('\\');
                text.push(char::from(byte));
            }
            0x20..=0x7e => text.push(char::from(byte)),
            _ => {
                let _ = write!(text, "\\{byte:03o}");
            }
        }
    }
    text.push('"');
    text
}

fn section(text: &mut String, group: &[Hunk], old: &[&str], new: &[&str]) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let before = first.old.0.min(CONTEXT);
    let after = (count(old) - last.old.1).min(CONTEXT);
    let (start, end) = (first.old.0 - before, last.old.1 + after);
    let (new_start, new_end) = (first.new.0 - before, last.new.1 + after);
    let _ = writeln!(text, "@@ -{} +{} @@", range(start, end), range(new_start, new_end));
    let mut at = start;
    for hunk in group {
        lines(text, ' ', old, (at, hunk.old.0));
        lines(text, '-', old, hunk.old);
        lines(text, '+', new, hunk.new);
        at = hunk.old.1;
    }
    lines(text, ' ', old, (at, end));
}

fn count(lines: &[&str]) -> u32 {
    u32::try_from(lines.len()).unwrap_or(u32::MAX)
}

fn range(start: u32, end: u32) -> String {
    // An empty range is told by the line before it.
    let (first, length) = (if end > start { start + 1 } else { start }, end - start);
    if length == 1 { first.to_string() } else { format!("{first},{length}") }
}

fn lines(text: &mut String, sign: char, lines: &[&str], (start, end): (u32, u32)) {
    for line in lines.get(start as usize..end as usize).unwrap_or_default() {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_has_three_lines_around_each_change_and_tells_of_a_missing_line_break() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10";
        let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n";
        let expected = "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -2,9 +2,9 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n-10\n\\ No newline at end of file\n+10\n";
        assert_eq!(unified("a", Some(old), new), expected);
        let created = "diff --git a/b b/b\nnew file mode 100644\n--- /dev/null\n+++ b/b\n@@ -0,0 +1 @@\n+x\n";
        assert_eq!(unified("b", None, "x\n"), created);
        assert_eq!(quoted("a/", "é\n"), "\"a/\\303\\251\\012\"");
    }
}
