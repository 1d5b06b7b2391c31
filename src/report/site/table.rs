//! A table whose rows become blocks on a narrow page, where each cell says what it is.

use crate::report::markup::{Element, Node, tag};

/// The table. The first cell of a row is its heading.
pub(super) fn draw<const CELLS: usize>(
    heading: &str,
    labels: [&str; CELLS],
    rows: impl IntoIterator<Item = (Element, [Node; CELLS])>,
) -> Element {
    let column = |label: &str| tag("th").set("scope", "col").text(label);
    let head = tag("tr").with(column(heading)).all(labels.map(column));
    let row = |(heading, cells): (Element, [Node; CELLS])| {
        let cells = labels.iter().zip(cells).map(|(label, cell)| tag("td").set("data-label", *label).with(cell));
        tag("tr").with(heading.set("scope", "row")).all(cells)
    };
    let body = tag("tbody").all(rows.into_iter().map(row));
    let table = tag("table").class("cells").with(tag("thead").with(head)).with(body);
    tag("div").class("scroll").with(table)
}
