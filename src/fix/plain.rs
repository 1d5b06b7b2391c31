//! An edit of a text that goes by lines or words (Dockerfile, ignore files, properties …) → splices.

use std::cmp::Ordering;

use regorus::Value;

use super::page::Page;
use super::refusal::Refusal;
use super::splice::Splice;
use crate::model::document::Step;
use crate::model::fix::Change;
use crate::model::spans::NodeKind;

/// The splices of an edit.
pub(super) fn splices(page: Page<'_>, path: &[Step], change: &Change) -> Result<Vec<Splice>, Refusal> {
    let way = page.way(path)?;
    if !way.rest.is_empty() {
        return Err(Refusal::missing(path));
    }
    let id = way.last();
    let (start, end) = (page.start(id), page.end(id));
    let eol = page.eol();
    let with_eols = |text: &str| text.replace("\r\n", "\n").trim_end_matches('\n').replace('\n', eol);
    match change {
        Change::Replace(Value::String(text)) if page.spans.kind(id) == NodeKind::Scalar && start < end => {
            Ok(vec![Splice::new(start, end, as_written(page.slice(start, end), text))])
        }
        Change::ReplaceText(text) => Ok(vec![Splice::new(start, end, with_eols(text))]),
        Change::InsertBefore(text) => {
            Ok(vec![Splice::insert(page.line_start(start), format!("{}{eol}", with_eols(text)))])
        }
        Change::InsertAfter(text) => {
            let at = if page.is_line_start(end) { end } else { page.next_line(end) };
            let text = with_eols(text);
            Ok(vec![if page.is_line_start(at) {
                Splice::insert(at, format!("{text}{eol}"))
            } else {
                Splice::insert(at, format!("{eol}{text}"))
            }])
        }
        Change::Remove if page.is_first(start) => {
            let to = if page.is_line_start(end) { end } else { page.next_line(end) };
            Ok(vec![Splice::new(page.line_start(start), to, "")])
        }
        _ => Err(Refusal::Format),
    }
}

impl Page<'_> {
    /// Puts a text in place of another in what stands at a path, where that occurs there so many times. Where it occurs more often
    /// than the rule knows of, in a text or a comment perhaps, nothing says which of them are meant.
    pub(super) fn substitute(
        &self,
        path: &[Step],
        (find, text): (&str, &str),
        times: u32,
    ) -> Result<Vec<Splice>, Refusal> {
        let way = self.way(path)?;
        if !way.rest.is_empty() {
            return Err(Refusal::missing(path));
        }
        let start = self.start(way.last());
        let found: Vec<Splice> = self
            .source(way.last())
            .match_indices(find)
            .map(|(at, part)| {
                let (from, to) = (start + at, start + at + part.len());
                // A line that goes on and has nothing left goes, too.
                let rest = self.slice(to, self.line_end(to)).trim();
                if text.is_empty() && rest == "\\" && self.is_first(from) {
                    return Splice::new(self.line_start(from), self.next_line(to), "");
                }
                Splice::new(from, to, text)
            })
            .collect();
        match found.len().cmp(&(times as usize)) {
            Ordering::Equal => Ok(found),
            Ordering::Greater => Err(Refusal::Ambiguous(find.to_owned())),
            Ordering::Less => Err(Refusal::Unwritten(find.to_owned())),
        }
    }
}

/// A word in the case of the one whose place it takes, and in its quotes.
fn as_written(source: &str, text: &str) -> String {
    let is_upper = source.chars().all(|c| c.is_ascii_uppercase());
    let quote = source.chars().next().filter(|c| matches!(c, '"' | '\'') && source.len() > 1 && source.ends_with(*c));
    match quote {
        Some(quote) => format!("{quote}{text}{quote}"),
        None if is_upper => text.to_ascii_uppercase(),
        None => text.to_owned(),
    }
}
