//! A place in what a Helm template was rendered to → the place in the template: the line that put it out, and in it the text
//! itself or the action that filled it in.

mod align;
mod lines;

use lines::{Shape, Template};

use crate::model::spans::Span;

/// The lines of a rendered text and of its template, side by side.
#[derive(Debug)]
pub(super) struct Alignment {
    /// For each rendered line the line of the template.
    lines: Vec<usize>,
}

impl Alignment {
    /// Aligns a rendered text with its template.
    pub(super) fn of(rendered: &str, template: &str) -> Self {
        let lines: Vec<&str> = rendered.lines().collect();
        Self { lines: align::align(&lines, &Template::of(template)) }
    }

    /// The span in the template that a span of the rendered text comes from. Both are those of the texts aligned; a span of
    /// several lines is cut off at the end of its first.
    pub(super) fn place(&self, rendered: &str, span: Span, template: &str) -> Span {
        let (row, own, from) = line_at(rendered, span.start as usize);
        let to = (from + (span.end.saturating_sub(span.start)) as usize).min(own.len());
        let Some((start, text)) = nth_line(template, self.lines.get(row).copied().unwrap_or(0)) else {
            return Span::default();
        };
        let (from, to) = in_line(own, (from, to), text, template);
        Span::new(small(start + from), small(start + to))
    }
}

/// The line around a byte: its number from 0, its text, and the byte in it.
fn line_at(text: &str, offset: usize) -> (usize, &str, usize) {
    let mut start = 0;
    for (row, line) in text.split_inclusive('\n').enumerate() {
        if offset < start + line.len() {
            return (row, line.trim_end_matches(['\n', '\r']), offset - start);
        }
        start += line.len();
    }
    (usize::MAX, "", 0)
}

/// Where a line starts, and its text.
fn nth_line(text: &str, row: usize) -> Option<(usize, &str)> {
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number == row {
            return Some((start, line.trim_end_matches(['\n', '\r'])));
        }
        start += line.len();
    }
    None
}

/// The part of a template's line that a part of a rendered line comes from, in bytes of the lines.
fn in_line(rendered: &str, (from, to): (usize, usize), line: &str, template: &str) -> (usize, usize) {
    let whole = (line.len() - line.trim_start().len(), line.trim_end().len());
    if rendered.trim_end() == line.trim_end() {
        return (from, to);
    }
    if rendered.trim() == line.trim() {
        let shift = |at: usize| (at + whole.0).saturating_sub(rendered.len() - rendered.trim_start().len());
        return (shift(from), shift(to).max(shift(from)));
    }
    let Some((first, end)) = actions_of(line, template) else { return whole };
    let head = line.get(..first).unwrap_or("");
    let is_head = rendered.starts_with(head) || (!head.trim().is_empty() && rendered == head.trim_end());
    if !is_head || head.trim().is_empty() {
        // What an action gives, key and all.
        return if head.trim().is_empty() && is_head && from >= head.len() {
            (first, quoted(line, end))
        } else {
            (first, end)
        };
    }
    if to <= head.len() { (from, to) } else { (from.min(first), quoted(line, end)) }
}

/// Where the first action of a line starts and the last one ends.
fn actions_of(line: &str, template: &str) -> Option<(usize, usize)> {
    let parsed = Template::of(line);
    let own = parsed.lines.first()?;
    if own.actions.is_some() || own.shape == Shape::Silent {
        return own.actions;
    }
    // An action that goes on in the next line.
    line.find("{{").filter(|_| template.contains("{{")).map(|at| (at, line.trim_end().len()))
}

/// The end of an action, or of the word that it ends in: a quote, a unit.
fn quoted(line: &str, end: usize) -> usize {
    let rest = line.get(end..).unwrap_or("");
    end + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
