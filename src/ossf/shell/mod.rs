//! Shell text → [`tree::Statement`]s, as Bash reads it.
//!
//! A small reader of its own: it knows the grammar of commands (lists, pipelines, compound commands, functions, heredocs,
//! quotes, expansions) and nothing of what they do. What Bash would refuse is a [`Fault`] with its line, and then nothing of
//! the text is told: half a script says nothing reliable. Never runs anything; text that is nested too deep is refused.
//!
//! `cursor` moves over the text and takes heredocs at the end of their line, `words` reads words, `expansions` what `$` starts,
//! `commands` statements and pipelines, `compound` what has keywords.

mod commands;
mod compound;
mod cursor;
mod expansions;
#[cfg(test)]
mod tests;
pub(super) mod tree;
mod words;

use cursor::Cursor;
use tree::Statement;

/// Statements inside of each other.
const MAX_DEPTH: usize = 100;

/// Why a text is no script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where, counted from 1.
    pub(super) line: usize,
    /// What is wrong there.
    pub(super) message: String,
}

type Read<T> = Result<T, Fault>;

/// Reads a script.
pub(super) fn read(text: &str) -> Read<Vec<Statement>> {
    read_at(text, 1, 0)
}

/// Reads a script whose first line is this one, at some depth of others.
fn read_at(text: &str, line: usize, depth: usize) -> Read<Vec<Statement>> {
    let mut cursor = Cursor::new(text, line, depth);
    let statements = cursor.statements(&[])?;
    if let Some(found) = cursor.rest().chars().next() {
        return cursor.fail(format!("`{found}` can stand here only to close something"));
    }
    cursor.finish()?;
    Ok(statements)
}
