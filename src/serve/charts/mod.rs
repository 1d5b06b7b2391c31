//! Numbers → pictures (SVG) in a page. Each says in words what it shows, and a table with the same numbers stands behind it, so that
//! nobody has to see it. Colours are classes: the style of the page knows them in light and dark.

mod frame;

use super::pages::table::{Column, Table};
use crate::history::Cell;
use crate::model::Date;
use crate::report::markup::{Element, tag};
use frame::{Frame, HEIGHT, WIDTH};

/// Classes of colours for the lines of a picture, the clearest first. It has no more lines than these.
pub(super) const LINES: [&str; 6] = ["c4", "c1", "c2", "c3", "c0", "c5"];

/// Numbers over days.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    /// What they are.
    pub(super) name: String,
    /// The class of its colour.
    pub(super) class: &'static str,
    /// One a day; none where it is not known.
    pub(super) values: Vec<Option<f64>>,
}

/// What a picture shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chart {
    /// Its name in the page's address, for CSV.
    pub(super) id: &'static str,
    /// One line.
    pub(super) title: String,
    /// What stands out, in a sentence, for those who do not see it.
    pub(super) said: String,
    /// The days, in order; each value holds until the next one.
    pub(super) days: Vec<Date>,
    /// What is shown.
    pub(super) series: Vec<Series>,
    /// The highest number of the scale; none for one that fits.
    pub(super) top: Option<f64>,
    /// What stands behind a number.
    pub(super) unit: &'static str,
}

impl Chart {
    /// Areas on top of each other.
    pub(super) fn stacked(&self) -> Element {
        let total = |at: usize| self.series.iter().filter_map(|own| own.values.get(at).copied().flatten()).sum::<f64>();
        let frame = self.frame((0..self.days.len()).map(total).fold(0.0, f64::max));
        let mut below = vec![0.0; self.days.len()];
        let mut areas = Vec::new();
        for own in &self.series {
            let over: Vec<f64> = below
                .iter()
                .enumerate()
                .map(|(at, below)| below + own.values.get(at).copied().flatten().unwrap_or(0.0))
                .collect();
            areas.push(tag("path").set("class", format!("area {}", own.class)).set("d", frame.area(&below, &over)));
            below = over;
        }
        self.figure(&frame, areas)
    }

    /// Lines.
    pub(super) fn lines(&self) -> Element {
        let all = self.series.iter().flat_map(|own| own.values.iter().copied().flatten());
        let frame = self.frame(all.fold(0.0, f64::max));
        let lines = self
            .series
            .iter()
            .map(|own| tag("path").set("class", format!("line {}", own.class)).set("d", frame.steps(&own.values)));
        self.figure(&frame, lines.collect())
    }

    fn frame(&self, highest: f64) -> Frame {
        Frame::new(&self.days, self.top.unwrap_or(highest), self.unit)
    }

    fn figure(&self, frame: &Frame, drawn: Vec<Element>) -> Element {
        let (title, said) = (format!("{}-title", self.id), format!("{}-said", self.id));
        let svg = tag("svg")
            .class("chart")
            .set("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
            .set("role", "img")
            .set("aria-labelledby", format!("{title} {said}"))
            .with(tag("title").set("id", title).text(self.title.as_str()))
            .with(tag("desc").set("id", said).text(self.said.as_str()))
            .all(frame.grid())
            .all(drawn)
            .all(frame.labels());
        let key = self.series.iter().map(|own| {
            tag("li")
                .with(tag("svg").set("class", "key").set("viewBox", "0 0 10 10").set("aria-hidden", "true").with(
                    tag("rect").set("class", format!("area {}", own.class)).set("width", "10").set("height", "10"),
                ))
                .with(tag("span").text(own.name.as_str()))
        });
        let legend = (self.series.len() > 1).then(|| tag("ul").class("legend").all(key));
        tag("figure").with(tag("figcaption").text(self.title.as_str())).with(svg).all(legend).with(
            tag("details")
                .class("numbers-behind")
                .with(tag("summary").text("The numbers"))
                .with(self.table().element(None)),
        )
    }

    /// The same as a table; the latest day first.
    pub(super) fn table(&self) -> Table {
        let columns =
            std::iter::once(Column::text("day")).chain(self.series.iter().map(|own| Column::number(own.name.as_str())));
        let mut table = Table::new(self.id, &self.title, columns.collect());
        for (at, day) in self.days.iter().enumerate().rev() {
            let number = |own: &Series| own.values.get(at).copied().flatten().map_or(Cell::None, cell);
            let cells = std::iter::once(Cell::Text(day.to_string())).chain(self.series.iter().map(number));
            table.row(cells.map(Into::into).collect());
        }
        table
    }
}

/// Whole numbers without a point.
fn cell(number: f64) -> Cell {
    Cell::Text(shown(number))
}

pub(super) fn shown(number: f64) -> String {
    if (number - number.round()).abs() < 0.005 { format!("{number:.0}") } else { format!("{number:.1}") }
}

/// A bar that is filled as far as a share of it, in percent.
pub(super) fn bar(percent: f64, class: &'static str) -> Element {
    let width = percent.clamp(0.0, 100.0);
    tag("svg")
        .class("meter")
        .set("viewBox", "0 0 100 8")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .with(tag("rect").class("all").set("width", "100").set("height", "8"))
        .with(tag("rect").class(class).set("width", format!("{width:.1}")).set("height", "8"))
}
