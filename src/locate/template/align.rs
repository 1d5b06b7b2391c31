//! Which line of a template each line of a rendered text comes from.
//!
//! The best way through the template is sought (as Viterbi does): each rendered line is put out by a line of the template, which
//! costs more the less they look alike; going on to a later line costs what is left out on the way, going back is possible in a
//! loop alone, and staying is where an action puts out several lines. So a condition, a loop or an `include` of many lines shifts
//! nothing behind it.

use std::collections::BTreeMap;

use super::lines::{Line, Shape, Template};

/// No line of a template is worth so little that another way should be sought for it.
const NEVER: i32 = i32::MIN / 4;
/// A line that looks like none.
const UNLIKE: i32 = -40;
/// Going round a loop again.
const AGAIN: i32 = 4;
/// Above so many pairs of lines the ways are too many; lines are found by their text alone.
const MOST_PAIRS: usize = 8 << 20;

/// For each rendered line the line of the template, both from 0.
pub(super) fn align(rendered: &[&str], template: &Template<'_>) -> Vec<usize> {
    let rows: Vec<usize> = (0..rendered.len()).filter(|row| is_said(rendered, *row)).collect();
    let columns = template.lines.len();
    let mut found = vec![0; rendered.len()];
    if rows.is_empty() || columns == 0 {
        return found;
    }
    let texts: Vec<&str> = rows.iter().filter_map(|row| rendered.get(*row)).map(|line| line.trim_end()).collect();
    let is_small = columns < usize::from(u16::MAX) && columns.saturating_mul(texts.len()) <= MOST_PAIRS;
    let ways = if is_small { Ways::of(&texts, template).back() } else { by_text(&texts, template) };
    for (row, column) in rows.into_iter().zip(ways) {
        if let Some(place) = found.get_mut(row) {
            *place = column;
        }
    }
    found
}

fn is_said(rendered: &[&str], row: usize) -> bool {
    rendered.get(row).is_some_and(|line| !line.trim().is_empty())
}

/// Lines whose text stands once in the template are there; the others follow the one before.
fn by_text(texts: &[&str], template: &Template<'_>) -> Vec<usize> {
    let mut places: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (column, line) in template.lines.iter().enumerate().filter(|(_, line)| line.shape == Shape::Literal) {
        places.entry(line.text.trim_end()).and_modify(|known| *known = None).or_insert(Some(column));
    }
    let mut last = 0;
    let follow = |text: &&str| {
        last = places.get(text).copied().flatten().unwrap_or(last);
        last
    };
    texts.iter().map(follow).collect()
}

/// The best ways to every line of the template, row by row.
struct Ways {
    columns: usize,
    /// The column of the row before, for each row and column.
    before: Vec<u16>,
    last: Vec<i32>,
}

impl Ways {
    fn of(texts: &[&str], template: &Template<'_>) -> Self {
        let costs = Costs::of(template);
        let columns = template.lines.len();
        let mut before = vec![0; columns * texts.len()];
        let mut worth: Vec<i32> = Vec::new();
        for (row, (text, before)) in texts.iter().zip(before.chunks_mut(columns)).enumerate() {
            let arriving = if row == 0 { costs.starts() } else { costs.steps(&worth, &template.loops) };
            let each = template.lines.iter().zip(arriving).zip(before).enumerate();
            worth = each
                .map(|(column, ((line, (arriving, from)), before))| {
                    let arrived = arriving.saturating_add(first(text, line));
                    let stayed = worth.get(column).map_or(NEVER, |own| own.saturating_add(more(text, line)));
                    *before = if stayed >= arrived { small(column) } else { small(from) };
                    stayed.max(arrived).max(NEVER)
                })
                .collect();
        }
        let last = (0..columns).map(|column| worth.get(column).copied().unwrap_or(NEVER) - costs.rest(column));
        Self { columns, last: last.collect(), before }
    }

    /// The columns of the best way, row by row.
    fn back(self) -> Vec<usize> {
        let best = self.last.iter().enumerate().max_by_key(|(column, worth)| (**worth, usize::MAX - column));
        let mut column = best.map_or(0, |(column, _)| column);
        let mut way: Vec<usize> = self
            .before
            .chunks(self.columns)
            .rev()
            .map(|row| {
                let own = column;
                column = row.get(column).map_or(0, |before| usize::from(*before));
                own
            })
            .collect();
        way.reverse();
        way
    }
}

fn small(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// What it costs to leave lines out.
struct Costs {
    /// What all lines before one cost, and after the last line what all cost.
    sums: Vec<i32>,
    /// For each line the first line behind the separator before it.
    begins: Vec<usize>,
    /// For each line the separator behind it, or one past the last line.
    ends: Vec<usize>,
}

impl Costs {
    fn of(template: &Template<'_>) -> Self {
        let (mut sums, mut begins, mut sum, mut begin) = (vec![0], Vec::new(), 0, 0);
        for (column, line) in template.lines.iter().enumerate() {
            sum += left_out(line);
            sums.push(sum);
            begins.push(begin);
            if line.shape == Shape::Separator {
                begin = column + 1;
            }
        }
        let mut end = template.lines.len();
        let mut ends: Vec<usize> = template
            .lines
            .iter()
            .enumerate()
            .rev()
            .map(|(column, line)| {
                let own = end;
                if line.shape == Shape::Separator {
                    end = column;
                }
                own
            })
            .collect();
        ends.reverse();
        Self { sums, begins, ends }
    }

    fn between(&self, from: usize, to: usize) -> i32 {
        let sum = |at: usize| self.sums.get(at).copied().unwrap_or(0);
        sum(to) - sum(from)
    }

    /// What each line is worth as the first one.
    fn starts(&self) -> Vec<(i32, usize)> {
        self.begins.iter().enumerate().map(|(column, begin)| (-self.between(*begin, column), 0)).collect()
    }

    /// What is left out behind the last line.
    fn rest(&self, column: usize) -> i32 {
        self.ends.get(column).map_or(0, |end| self.between(column + 1, *end))
    }

    /// The best way on to each line from an earlier one, or from one of the same loop.
    fn steps(&self, worth: &[i32], loops: &[(usize, usize)]) -> Vec<(i32, usize)> {
        let mut best = (NEVER, 0);
        let mut steps: Vec<(i32, usize)> = Vec::with_capacity(worth.len());
        for (column, own) in worth.iter().enumerate() {
            steps.push((best.0 - self.between(0, column), best.1));
            let onward = own + self.between(0, column + 1);
            if onward > best.0 {
                best = (onward, column);
            }
        }
        for (first, last) in loops {
            let inside = worth.iter().enumerate().take(last + 1).skip(*first);
            let around = inside.map(|(column, own)| (own - self.between(column + 1, last + 1) - AGAIN, column));
            let Some((again, from)) = around.max_by_key(|(worth, column)| (*worth, *column)) else { continue };
            for (column, step) in steps.iter_mut().enumerate().take(last + 1).skip(*first) {
                let back = again - self.between(*first, column);
                if back > step.0 {
                    *step = (back, from);
                }
            }
        }
        steps
    }
}

/// What it costs that a line puts nothing out.
fn left_out(line: &Line<'_>) -> i32 {
    match line.shape {
        Shape::Silent => 0,
        Shape::Separator => 60,
        _ if line.is_optional => 1,
        Shape::Output(_) => 2,
        Shape::Literal | Shape::Mixed(_) => 12,
    }
}

/// How well a rendered line fits as the first one that a line of the template puts out.
fn first(text: &str, line: &Line<'_>) -> i32 {
    match &line.shape {
        Shape::Silent | Shape::Separator => NEVER,
        Shape::Output(indent) => outputs(text, *indent),
        Shape::Literal if line.text.trim_end() == text => 20 + length(text.trim()),
        Shape::Literal if line.text.trim() == text.trim() => 8,
        Shape::Literal => UNLIKE,
        Shape::Mixed(pieces) => pieced(text, pieces),
    }
}

/// How well it fits as a further one.
fn more(text: &str, line: &Line<'_>) -> i32 {
    match &line.shape {
        Shape::Silent | Shape::Separator => NEVER,
        Shape::Literal => UNLIKE,
        Shape::Output(indent) => outputs(text, *indent),
        Shape::Mixed(_) if blanks(text) > blanks(line.text) => 0,
        Shape::Mixed(_) => -15,
    }
}

fn outputs(text: &str, indent: Option<usize>) -> i32 {
    match indent {
        Some(indent) if blanks(text) < indent => -12,
        Some(_) => 2,
        None => 1,
    }
}

/// How well a line fits that has something filled in between its pieces.
fn pieced(text: &str, pieces: &[&str]) -> i32 {
    let Some((head, tail)) = pieces.split_first() else { return UNLIKE };
    let rest = match text.strip_prefix(head) {
        Some(rest) => rest,
        // Nothing was filled in, or lines of their own were.
        None if head.trim_end() == text && !text.is_empty() => "",
        None if head.trim().is_empty() => text,
        None => return UNLIKE,
    };
    let is_indented = !head.is_empty() && text.starts_with(head) && !rest.starts_with(' ');
    let mut matched = length(head.trim()) + i32::from(is_indented);
    let mut rest = rest;
    for piece in tail.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty()) {
        if let Some((_, behind)) = rest.split_once(piece) {
            matched += length(piece);
            rest = behind;
        }
    }
    if matched == 0 { 1 } else { 6 + (2 * matched).min(30) }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn length(text: &str) -> i32 {
    i32::try_from(text.len().min(20)).unwrap_or(20)
}
