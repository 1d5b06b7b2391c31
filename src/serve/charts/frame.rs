//! Days and numbers → places in a picture, its grid and its scales.

use crate::model::Date;
use crate::report::markup::{Element, tag};

/// The picture's size, in its own units.
pub(super) const WIDTH: u32 = 720;
pub(super) const HEIGHT: u32 = 240;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 708.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 212.0;
/// About so many days are named.
const NAMED: u64 = 6;
/// How wide the name of a day is, and twice that on a phone.
const NAME: f64 = 64.0;

/// Where what stands.
pub(super) struct Frame {
    first: Date,
    days: Vec<i64>,
    span: f64,
    top: f64,
    step: f64,
    unit: &'static str,
}

impl Frame {
    pub(super) fn new(days: &[Date], highest: f64, unit: &'static str) -> Self {
        let first = days.first().copied().unwrap_or_default();
        let days: Vec<i64> = days.iter().map(|day| first.days_until(*day)).collect();
        let last = days.last().copied().unwrap_or_default();
        let step = step(highest.max(1.0));
        let top = (highest.max(1.0) / step).ceil() * step;
        // What holds on the last day is as wide as that day.
        Self { first, span: number(last + 1), days, top, step, unit }
    }

    fn x(&self, day: i64) -> f64 {
        LEFT + number(day) / self.span * (RIGHT - LEFT)
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - (value / self.top).clamp(0.0, 1.0) * (BOTTOM - TOP)
    }

    /// What lies between two sets of numbers, each of which holds until the next day.
    pub(super) fn area(&self, below: &[f64], over: &[f64]) -> String {
        let mut points: Vec<String> = self.stairs(over).map(point).collect();
        points.extend(self.stairs(below).collect::<Vec<_>>().into_iter().rev().map(point));
        format!("M{}Z", points.join("L"))
    }

    fn stairs<'v>(&'v self, values: &'v [f64]) -> impl Iterator<Item = (f64, f64)> + 'v {
        self.days.iter().zip(values).enumerate().flat_map(move |(at, (day, value))| {
            let end = self.days.get(at + 1).map_or(RIGHT, |next| self.x(*next));
            [(self.x(*day), self.y(*value)), (end, self.y(*value))]
        })
    }

    /// A line that holds each number until the next day, and breaks where there is none.
    pub(super) fn steps(&self, values: &[Option<f64>]) -> String {
        let mut path = String::new();
        let mut is_down = false;
        for (at, (day, value)) in self.days.iter().zip(values).enumerate() {
            let Some(value) = value else {
                is_down = false;
                continue;
            };
            let end = self.days.get(at + 1).map_or(RIGHT, |next| self.x(*next));
            let from = point((self.x(*day), self.y(*value)));
            path.push_str(if is_down { "L" } else { "M" });
            path.push_str(&from);
            path.push('L');
            path.push_str(&point((end, self.y(*value))));
            is_down = true;
        }
        path
    }

    /// Lines at round numbers.
    pub(super) fn grid(&self) -> Vec<Element> {
        let line = |value: f64| {
            let y = format!("{:.1}", self.y(value));
            tag("line")
                .class("grid")
                .set("x1", LEFT.to_string())
                .set("x2", RIGHT.to_string())
                .set("y1", y.clone())
                .set("y2", y)
        };
        self.ticks().map(line).collect()
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + '_ {
        std::iter::successors(Some(0.0), |last| Some(last + self.step)).take_while(|value| *value <= self.top + 1e-9)
    }

    /// Numbers at the left, and days below.
    pub(super) fn labels(&self) -> Vec<Element> {
        let text = |x: f64, y: f64, anchor: &str, said: String| {
            tag("text")
                .set("x", format!("{x:.1}"))
                .set("y", format!("{y:.1}"))
                .set("text-anchor", anchor)
                .set("aria-hidden", "true")
                .text(said)
        };
        let mut all: Vec<Element> = self
            .ticks()
            .map(|value| text(LEFT - 6.0, self.y(value) + 4.0, "end", format!("{}{}", super::shown(value), self.unit)))
            .collect();
        let name = |x: f64, anchor, day| Some(text(x, BOTTOM + 22.0, anchor, self.first.plus_days(day)?.to_string()));
        let last = self.days.last().copied().unwrap_or_default();
        let every = u64::try_from(last).unwrap_or_default().div_ceil(NAMED).max(1);
        let between = (0..last).step_by(usize::try_from(every).unwrap_or(1)).enumerate().skip(1);
        // The first and the last name stand within the picture, whole beside the others.
        all.extend(name(LEFT, "start", 0));
        all.extend(between.filter(|(_, day)| self.x(*day) <= RIGHT - 1.6 * NAME).filter_map(|(at, day)| {
            let label = name(self.x(day), "middle", day)?;
            // There is no room for all of them on a phone, where letters are larger beside the picture.
            let has_room = at % 3 == 0 && self.x(day) <= RIGHT - 3.1 * NAME;
            Some(if has_room { label } else { label.class("wide-only") })
        }));
        all.extend((last > 0).then(|| name(RIGHT, "end", last)).flatten());
        all
    }
}

fn point((x, y): (f64, f64)) -> String {
    format!("{x:.1} {y:.1}")
}

/// Days of a chart are few, and counts far below what a float holds exactly.
#[expect(clippy::cast_precision_loss, reason = "a picture has hundreds of points, not 2^52")]
fn number(number: i64) -> f64 {
    number as f64
}

/// 1, 2 or 5 times a power of ten, so that three to five lines are drawn.
fn step(highest: f64) -> f64 {
    let rough = highest / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|own| own * power).find(|own| *own >= rough).unwrap_or(rough);
    if step < 1.0 { 1.0 } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_numbers() {
        for (highest, wanted) in [(1.0, 1.0), (3.0, 1.0), (10.0, 5.0), (60.0, 20.0), (100.0, 50.0), (2000.0, 500.0)] {
            assert!((step(highest) - wanted).abs() < 1e-9, "{highest}: {}", step(highest));
        }
    }

    #[test]
    fn a_number_holds_until_the_next_day_and_a_gap_breaks_the_line() {
        let day = |text: &str| Date::parse(text).unwrap();
        let frame = Frame::new(&[day("2026-01-01"), day("2026-01-06"), day("2026-01-08")], 100.0, "");
        assert_eq!(frame.steps(&[Some(0.0), None, Some(100.0)]), "M44.0 212.0L459.0 212.0M625.0 10.0L708.0 10.0");
        assert_eq!(
            frame.steps(&[Some(0.0), Some(50.0), Some(100.0)]),
            "M44.0 212.0L459.0 212.0L459.0 111.0L625.0 111.0L625.0 10.0L708.0 10.0"
        );
    }

    #[test]
    fn the_first_and_the_last_day_are_named_within_the_picture() {
        let first = Date::parse("2026-01-01").unwrap();
        let drawn = |last: i64| {
            let frame = Frame::new(&[first, first.plus_days(last).unwrap()], 100.0, "");
            crate::report::markup::document(tag("g").all(frame.labels()))
        };
        for (last, day, names) in
            [(0, "2026-01-01", 1), (1, "2026-01-02", 2), (11, "2026-01-12", 7), (90, "2026-04-01", 7)]
        {
            let labels = drawn(last);
            assert!(labels.contains("x=\"44.0\" y=\"234.0\" text-anchor=\"start\""), "{labels}");
            assert_eq!(labels.matches(">2026-").count(), names, "{labels}");
            assert!(last == 0 || labels.contains("x=\"708.0\" y=\"234.0\" text-anchor=\"end\""), "{labels}");
            assert!(labels.contains(&format!(">{day}</text>")), "{labels}");
        }
    }

    #[test]
    fn a_single_day_is_seen() {
        let frame = Frame::new(&[Date::parse("2026-01-01").unwrap()], 100.0, "");
        assert_eq!(frame.steps(&[Some(50.0)]), "M44.0 111.0L708.0 111.0");
        assert_eq!(frame.area(&[0.0], &[100.0]), "M44.0 10.0L708.0 10.0L708.0 212.0L44.0 212.0Z");
    }
}
