//! Tables of a page: drawn for people, and as CSV for spreadsheets. Rows become blocks on a narrow page.

use std::io;

use crate::history::{Cell, csv};
use crate::model::Date;
use crate::report::clean;
use crate::report::markup::{Address, Element, Node, breakable, link, tag};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::serve) struct Column {
    name: String,
    is_number: bool,
    /// Whether it stands in the CSV alone.
    is_unseen: bool,
}

impl Column {
    /// Of words.
    pub(in crate::serve) fn text(name: impl Into<String>) -> Self {
        Self { name: name.into(), is_number: false, is_unseen: false }
    }

    /// Of numbers, which stand at the right.
    pub(in crate::serve) fn number(name: impl Into<String>) -> Self {
        Self { name: name.into(), is_number: true, is_unseen: false }
    }

    /// For spreadsheets alone: what people see otherwise, or know where they are.
    pub(in crate::serve) fn unseen(mut self) -> Self {
        self.is_unseen = true;
        self
    }
}

/// What stands in a row and a column.
#[derive(Clone, Debug)]
pub(in crate::serve) struct Entry {
    cell: Cell,
    shown: Option<String>,
    to: Option<Address>,
    drawn: Vec<Node>,
}

impl From<Cell> for Entry {
    fn from(cell: Cell) -> Self {
        Self { cell, shown: None, to: None, drawn: Vec::new() }
    }
}

impl Entry {
    /// Called otherwise where people read it.
    pub(in crate::serve) fn called(mut self, shown: impl Into<String>) -> Self {
        self.shown = Some(shown.into());
        self
    }

    /// With a link on it.
    pub(in crate::serve) fn to(mut self, address: Option<Address>) -> Self {
        self.to = address;
        self
    }

    /// With something behind the text, for people alone.
    pub(in crate::serve) fn and(mut self, node: impl Into<Node>) -> Self {
        self.drawn.push(node.into());
        self
    }

    fn nodes(&self) -> Vec<Node> {
        let shown = match (&self.cell, &self.shown) {
            (_, Some(shown)) if !shown.is_empty() => clean(shown).into_owned(),
            (Cell::None, _) => "–".to_owned(),
            (cell, _) => cell.shown(),
        };
        let shown = breakable(&shown);
        let text = match &self.to {
            Some(to) => vec![link(to.clone()).all(shown).into()],
            None => shown,
        };
        text.into_iter().chain(self.drawn.iter().cloned()).collect()
    }
}

/// A table.
#[derive(Clone, Debug)]
pub(in crate::serve) struct Table {
    /// Its name in the page's address, for CSV.
    pub(in crate::serve) id: &'static str,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Entry>>,
    empty: &'static str,
    most: Option<usize>,
    /// How many rows there are, where not all were made.
    all: Option<usize>,
}

impl Table {
    pub(in crate::serve) fn new(id: &'static str, caption: &str, columns: Vec<Column>) -> Self {
        Self { id, caption: caption.to_owned(), columns, rows: Vec::new(), empty: "Nothing.", most: None, all: None }
    }

    /// What is said where there is no row.
    pub(in crate::serve) fn or(mut self, empty: &'static str) -> Self {
        self.empty = empty;
        self
    }

    /// Draws at most so many rows; CSV has all.
    pub(in crate::serve) fn at_most(mut self, rows: usize) -> Self {
        self.most = Some(rows);
        self
    }

    /// Of so many rows, of which those that nobody sees need not be made.
    pub(in crate::serve) fn of(mut self, rows: usize) -> Self {
        self.all = Some(rows);
        self
    }

    pub(in crate::serve) fn row(&mut self, entries: Vec<Entry>) {
        self.rows.push(entries);
    }

    /// As a part of a page; `csv` is where the same is to be had as CSV.
    pub(in crate::serve) fn element(&self, csv: Option<Address>) -> Element {
        let part = tag("div").class("table").set("id", format!("table-{}", self.id));
        if self.rows.is_empty() {
            return part.with(tag("p").class("none").text(self.empty));
        }
        let class = |column: &Column| if column.is_number { "number" } else { "words" };
        let is_seen = |own: &Column| !own.is_unseen;
        let seen = self.columns.iter().filter(|own| is_seen(own));
        let head = seen.map(|own| tag("th").set("scope", "col").class(class(own)).text(own.name.as_str()));
        let shown = self.rows.iter().take(self.most.unwrap_or(usize::MAX));
        let rows = shown.map(|row| {
            let seen = self.columns.iter().zip(row).filter(|(own, _)| is_seen(own));
            let cells = seen.enumerate().map(|(at, (column, entry))| {
                let cell = if at == 0 { tag("th").set("scope", "row") } else { tag("td") };
                let is_day = match &entry.cell {
                    Cell::Moment(_) => true,
                    Cell::Text(text) => Date::parse(text).is_some(),
                    _ => false,
                };
                let class = if is_day { "when" } else { class(column) };
                cell.set("data-label", column.name.as_str()).class(class).all(entry.nodes())
            });
            tag("tr").all(cells)
        });
        let table = tag("table")
            .class("cells")
            .with(tag("caption").text(self.caption.as_str()))
            .with(tag("thead").with(tag("tr").all(head)))
            .with(tag("tbody").all(rows));
        let scroll = tag("div").class("scroll").set("role", "region").set("tabindex", "0");
        let scroll = scroll.set("aria-label", self.caption.as_str()).with(table);
        let left =
            self.most.and_then(|most| self.all.unwrap_or(self.rows.len()).checked_sub(most)).filter(|left| *left > 0);
        let more = left.map(|left| tag("span").text(format!("{left} more rows in the CSV. ")));
        let csv = csv.map(|to| link(to).set("download", format!("{}.csv", self.id)).text("CSV"));
        let foot = (more.is_some() || csv.is_some()).then(|| tag("p").class("foot").all(more).all(csv));
        part.with(scroll).all(foot)
    }

    /// A line of names and a line a row.
    pub(in crate::serve) fn csv(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let rows: Vec<Vec<Cell>> =
            self.rows.iter().map(|row| row.iter().map(|entry| entry.cell.clone()).collect()).collect();
        csv(self.columns.iter().map(|own| own.name.as_str()), rows.iter(), out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::markup::document;

    #[test]
    fn a_table_is_drawn_escaped_and_its_csv_has_all_rows_and_no_formula() {
        let mut table =
            Table::new("movers", "Who moved", vec![Column::text("entity"), Column::number("points")]).at_most(1);
        table.row(vec![Cell::Text("<b>&".to_owned()).into(), Cell::Change(-1250).into()]);
        table.row(vec![Cell::Text("=1+1".to_owned()).into(), Cell::None.into()]);
        let drawn = document(table.element(Some(Address::inside("?csv=movers"))));
        assert!(drawn.contains("&lt;b&gt;&amp;") && drawn.contains("-12.5") && !drawn.contains("=1+1"), "{drawn}");
        assert!(drawn.contains("1 more rows in the CSV"), "{drawn}");
        let mut csv = Vec::new();
        table.csv(&mut csv).unwrap();
        assert_eq!(String::from_utf8(csv).unwrap(), "entity,points\n<b>&,-1250\n'=1+1,\n");
    }

    #[test]
    fn a_column_may_be_for_spreadsheets_alone() {
        let columns = vec![Column::text("repository").unseen(), Column::text("entity")];
        let mut table = Table::new("own", "Entities", columns);
        table.row(vec![Cell::Text("acme/shop".to_owned()).into(), Cell::Text("shop".to_owned()).into()]);
        let drawn = document(table.element(None));
        assert!(!drawn.contains("acme") && drawn.contains("scope=\"row\""), "{drawn}");
        let mut csv = Vec::new();
        table.csv(&mut csv).unwrap();
        assert_eq!(String::from_utf8(csv).unwrap(), "repository,entity\nacme/shop,shop\n");
    }
}
