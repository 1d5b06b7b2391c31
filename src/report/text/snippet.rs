//! A source line and the columns of a finding → the line as it is shown, cut to fit, and the marks under it.

use crate::report::{columns, sanitize};

/// Tabs reach to the next multiple of this many columns.
const TAB: usize = 4;

/// A line of source as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Snippet {
    /// The line, or the stretch of it around the finding.
    pub(super) text: String,
    /// The marks, with the space before them.
    pub(super) marks: String,
}

/// One character as it is shown.
struct Cell {
    from: usize,
    to: usize,
    width: usize,
}

/// Draws a line. Columns count characters from 1; `end` is one past the last, none where the finding goes on in the next line.
pub(super) fn draw(line: &str, start: u32, end: Option<u32>, room: usize) -> Snippet {
    let room = room.max(MIN);
    let (text, cells) = cells(line.trim_end());
    let first = index(start).min(cells.len());
    let last = end.map_or(cells.len(), index).clamp(first, cells.len());
    let (from, to) = window(&cells, first, room);
    let (cut_before, cut_after) = (from > 0, to < cells.len());
    let bytes = |cells: &[Cell]| cells.first().map_or(0, |cell| cell.from)..cells.last().map_or(0, |cell| cell.to);
    let shown = cells.get(from..to).unwrap_or_default();
    let before = cells.get(from..first).unwrap_or_default();
    let marked = cells.get(first..last.min(to).max(first)).unwrap_or_default();
    let sum = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    let mut drawn = String::new();
    if cut_before {
        drawn.push('…');
    }
    drawn.push_str(text.get(bytes(shown)).unwrap_or(""));
    if cut_after {
        drawn.push('…');
    }
    let marks = " ".repeat(usize::from(cut_before) + sum(before)) + &"^".repeat(sum(marked).max(1));
    Snippet { text: drawn, marks }
}

/// Less room than this shows nothing useful.
const MIN: usize = 20;

fn index(column: u32) -> usize {
    (column as usize).saturating_sub(1)
}

/// The line with tabs as spaces and what acts spelled out, and where each of its characters went.
fn cells(line: &str) -> (String, Vec<Cell>) {
    let (mut text, mut cells, mut column) = (String::with_capacity(line.len()), Vec::with_capacity(line.len()), 0);
    for c in line.chars() {
        let from = text.len();
        let width = if c == '\t' {
            let width = TAB - column % TAB;
            text.extend(std::iter::repeat_n(' ', width));
            width
        } else {
            sanitize::push(c, &mut text);
            columns::width(text.get(from..).unwrap_or(""))
        };
        column += width;
        cells.push(Cell { from, to: text.len(), width });
    }
    (text, cells)
}

/// The stretch of cells that fits, with room for a `…` on each side that is cut: the start of the finding and a third of the room
/// before it.
fn window(cells: &[Cell], first: usize, room: usize) -> (usize, usize) {
    let total: usize = cells.iter().map(|cell| cell.width).sum();
    if total <= room {
        return (0, cells.len());
    }
    let room = room - 2;
    let (mut from, mut to, mut used) = (first, first, 0);
    let width = |at: usize| cells.get(at).map_or(usize::MAX, |cell| cell.width);
    let before = |from: usize| from.checked_sub(1).map_or(usize::MAX, width);
    while before(from) <= (room / 3).saturating_sub(used) {
        from -= 1;
        used += width(from);
    }
    while width(to) <= room.saturating_sub(used) {
        used += width(to);
        to += 1;
    }
    while before(from) <= room.saturating_sub(used) {
        from -= 1;
        used += width(from);
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_under_the_columns_of_the_finding() {
        let cases = [
            ("a: true", 4, Some(8), "a: true", "   ^^^^"),
            ("a: true", 4, Some(4), "a: true", "   ^"),
            ("a: true", 4, None, "a: true", "   ^^^^"),
            ("a: true  ", 4, None, "a: true", "   ^^^^"),
            ("\ta: 1", 2, Some(3), "    a: 1", "    ^"),
            ("x\ty: 1", 3, Some(4), "x   y: 1", "    ^"),
            ("漢字: 値x", 5, Some(6), "漢字: 値x", "      ^^"),
            ("🦀: e\u{301}x", 4, Some(6), "🦀: e\u{301}x", "    ^"),
            ("a\u{202e}b", 3, Some(4), "a\\u{202e}b", "         ^"),
            ("\u{1b}[31mx", 1, Some(2), "\\x1b[31mx", "^^^^"),
            ("short", 99, Some(120), "short", "     ^"),
            ("", 1, Some(1), "", "^"),
        ];
        for (line, start, end, text, marks) in cases {
            let expected = Snippet { text: text.to_owned(), marks: marks.to_owned() };
            assert_eq!(draw(line, start, end, 40), expected, "{line:?}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_finding() {
        let line = format!("{}HERE{}", "a".repeat(100), "z".repeat(100));
        let cases = [
            (1, 5, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…", "^^^^"),
            (101, 105, "…aaaaaaaaaaaaHEREzzzzzzzzzzzzzzzzzzzzzz…", "             ^^^^"),
            (101, 205, "…aaaaaaaaaaaaHEREzzzzzzzzzzzzzzzzzzzzzz…", "             ^^^^^^^^^^^^^^^^^^^^^^^^^^"),
            (202, 205, "…zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "                                    ^^^"),
        ];
        for (start, end, text, marks) in cases {
            let expected = Snippet { text: text.to_owned(), marks: marks.to_owned() };
            assert_eq!(draw(&line, start, Some(end), 40), expected, "{start}");
        }
    }

    #[test]
    fn nothing_is_wider_than_the_room_wherever_the_finding_is() {
        let line = "\tname: 漢字🦀 \u{1b}[31m ".repeat(30);
        let characters = u32::try_from(line.chars().count()).unwrap();
        for room in [20, 37, 72] {
            for start in 1..=characters + 1 {
                let drawn = draw(&line, start, Some(start + 3), room);
                assert!(columns::width(&drawn.text) <= room, "{start} {drawn:?}");
                assert!(drawn.marks.len() <= room + 6, "{start} {drawn:?}");
                assert!(drawn.marks.ends_with('^'));
            }
        }
    }
}
