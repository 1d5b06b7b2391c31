//! Cells in aligned columns that fit in a terminal: names are shortened in their middle, and where that is not enough, the columns that
//! do not fit stand in further lines below.

use std::io::{self, Write};

use crate::report::{columns_of, wrap};

/// Columns between two cells.
const GAP: usize = 2;
/// A name is shortened to no less where all of a row stands in one line, and to no more where it does not.
const NAME: (usize, usize) = (16, 36);
/// A sentence in the last column is broken into lines of no less.
const SENTENCE: usize = 28;
/// What further lines of a row begin with.
const INDENT: usize = 2;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Numbers, to the right.
    Number,
    /// What is of no use in part: moments.
    Whole,
    /// Names, which may be shortened.
    Name,
}

/// A table, of which every row has a cell for each column.
pub(super) struct Table<'t> {
    /// What stands in each column.
    pub(super) kinds: Vec<Kind>,
    /// The names of the columns, then the rows.
    pub(super) rows: Vec<Vec<&'t str>>,
}

/// A column that is shown: which, and how wide.
#[derive(Clone, Copy)]
struct Shown {
    at: usize,
    width: usize,
}

impl Table<'_> {
    /// Writes it in so many columns of a terminal.
    pub(super) fn write(&self, columns: usize, out: &mut dyn Write) -> io::Result<()> {
        let lines = self.lines(columns);
        for row in &self.rows {
            for (number, line) in lines.iter().enumerate() {
                self.line(row, line, if number == 0 { 0 } else { INDENT }, out)?;
            }
        }
        Ok(())
    }

    /// The lines of a row, each with its columns.
    fn lines(&self, columns: usize) -> Vec<Vec<Shown>> {
        let natural: Vec<Shown> = (0..self.kinds.len()).map(|at| Shown { at, width: self.width(at) }).collect();
        let fitted = self.fitted(&natural, columns);
        if total(&fitted) <= columns {
            return vec![fitted];
        }
        let mut lines: Vec<Vec<Shown>> = Vec::new();
        for mut own in natural {
            if self.kind(own.at) == Kind::Name && !self.is_sentence(own.at) {
                own.width = own.width.min(NAME.1);
            }
            let (least, room) = (self.least(own).min(own.width), columns - INDENT);
            let indent = if lines.len() > 1 { INDENT } else { 0 };
            match lines.last_mut() {
                Some(line) if indent + total(line) + GAP + least <= columns => {
                    own.width = own.width.min(columns - indent - total(line) - GAP);
                    line.push(own);
                }
                _ => lines.push(vec![Shown { width: own.width.min(room), ..own }]),
            }
        }
        lines
    }

    /// Columns that are made narrower, the widest first, until all of them fit or can be no narrower.
    fn fitted(&self, natural: &[Shown], columns: usize) -> Vec<Shown> {
        let mut fitted = natural.to_vec();
        while total(&fitted) > columns {
            let wide = fitted.iter_mut().filter(|own| own.width > self.least(**own)).max_by_key(|own| own.width);
            let Some(own) = wide else { break };
            own.width -= 1;
        }
        fitted
    }

    fn kind(&self, at: usize) -> Kind {
        self.kinds.get(at).copied().unwrap_or(Kind::Whole)
    }

    /// Whether a column may hold sentences.
    fn is_sentence(&self, at: usize) -> bool {
        at + 1 == self.kinds.len() && self.kind(at) == Kind::Name
    }

    /// How wide a column has to be.
    fn least(&self, own: Shown) -> usize {
        let head = self.rows.first().and_then(|head| head.get(own.at)).map_or(0, |name| columns_of(name));
        match self.kind(own.at) {
            Kind::Name if self.is_sentence(own.at) => SENTENCE.max(head),
            Kind::Name => NAME.0.max(head),
            _ => own.width,
        }
    }

    fn width(&self, at: usize) -> usize {
        self.rows.iter().filter_map(|row| row.get(at)).map(|cell| columns_of(cell)).max().unwrap_or_default()
    }

    /// Writes columns of a row; a sentence that does not fit goes on below its start.
    fn line(&self, row: &[&str], line: &[Shown], indent: usize, out: &mut dyn Write) -> io::Result<()> {
        let (mut text, mut rest) = (" ".repeat(indent), Vec::new());
        let mut start = indent;
        for own in line {
            let cell = row.get(own.at).copied().unwrap_or_default();
            let shown = if columns_of(cell) <= own.width {
                cell.to_owned()
            } else if self.is_sentence(own.at) {
                let mut parts = wrap(cell, own.width, own.width).into_iter();
                let first = parts.next().unwrap_or_default();
                rest = parts.map(|part| format!("{}{part}", " ".repeat(start))).collect();
                first
            } else {
                shortened(cell, own.width)
            };
            let blank = " ".repeat(own.width.saturating_sub(columns_of(&shown)));
            let is_number = self.kind(own.at) == Kind::Number;
            let parts = if is_number { [blank, shown] } else { [shown, blank] };
            text.extend(parts);
            text.push_str(&" ".repeat(GAP));
            start += own.width + GAP;
        }
        writeln!(out, "{}", text.trim_end())?;
        rest.iter().try_for_each(|part| writeln!(out, "{part}"))
    }
}

fn total(columns: &[Shown]) -> usize {
    columns.iter().map(|own| own.width).sum::<usize>() + GAP * columns.len().saturating_sub(1)
}

/// A name with its start and its end, and … for what stands between them.
fn shortened(name: &str, columns: usize) -> String {
    let room = columns.saturating_sub(1);
    let taken = |letters: &mut dyn Iterator<Item = char>, room: usize| {
        let mut used = 0;
        let fits = |letter: &char| {
            used += columns_of(letter.encode_utf8(&mut [0; 4]));
            used <= room
        };
        letters.take_while(fits).collect::<String>()
    };
    let start = taken(&mut name.chars(), room.div_ceil(2));
    let end: String = taken(&mut name.chars().rev(), room / 2).chars().rev().collect();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Kind; 4] = [Kind::Name, Kind::Whole, Kind::Number, Kind::Name];

    fn written(columns: usize, rows: &[[&str; 4]]) -> String {
        let rows = [["entity", "moment", "score", "because"]].iter().chain(rows).map(|row| row.to_vec()).collect();
        let mut out = Vec::new();
        Table { kinds: KINDS.to_vec(), rows }.write(columns, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_is_aligned_shortened_or_folded_by_the_room_that_it_has() {
        let short = ["component:default/web", "2026-11-26", "63.63", "lockfile fail → pass"];
        let long =
            ["component:default/payments-settlement", "2026-11-26", "100", "lockfile fail → pass, readme pass → fail"];
        for (columns, rows, expected) in [
            (
                80,
                &[short][..],
                "entity                 moment      score  because\n\
                 component:default/web  2026-11-26  63.63  lockfile fail → pass\n",
            ),
            (
                80,
                &[long],
                "entity                          moment      score  because\n\
                 component:defau…nts-settlement  2026-11-26    100  lockfile fail → pass, readme\n\
                 \u{20}                                                  pass → fail\n",
            ),
            (
                60,
                &[short, long],
                "entity                                moment      score\n\
                 \u{20} because\n\
                 component:default/web                 2026-11-26  63.63\n\
                 \u{20} lockfile fail → pass\n\
                 component:default/…yments-settlement  2026-11-26    100\n\
                 \u{20} lockfile fail → pass, readme pass → fail\n",
            ),
        ] {
            let shown = written(columns, rows);
            assert_eq!(shown, expected, "{columns}");
        }
    }

    #[test]
    fn no_line_is_wider_than_there_is_room() {
        let (name, reason) = ("漢字/a-name-that-is-long".repeat(3), "words and more words ".repeat(9));
        let row = [name.as_str(), "2026-11-26T08:00:00Z", "-100", reason.as_str()];
        for columns in 40..=120 {
            assert!(written(columns, &[row]).lines().all(|line| columns_of(line) <= columns), "{columns}");
        }
    }
}
