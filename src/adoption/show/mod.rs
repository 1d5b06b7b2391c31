//! Figures of golden paths → text, JSON, CSV, Markdown. Adds nothing, and never reads a clock.

mod origins;
mod rows;
mod text;
mod wire;

pub(crate) use rows::{csv, markdown};
pub(crate) use text::text;
pub(crate) use wire::json;

use super::figures::Counts;
use crate::model::Date;
use crate::report::hundredths;

/// A moment as a day in UTC.
fn day(moment: i64) -> String {
    Date::of_unix(moment).map(|date| date.to_string()).unwrap_or_default()
}

/// A number of things: `1 release`, `2 releases`.
fn counted(number: impl std::fmt::Display, one: &str, many: &str) -> String {
    let number = number.to_string();
    format!("{number} {}", if number == "1" { one } else { many })
}

/// A share in basis points as a percentage, as a history tells it: `66.67 %`.
fn percent(share: Option<u32>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{} %", hundredths(share)))
}

/// The share that is known to be on a path, and up to what it could be: `50 %`, `50–75 %`.
fn span(counts: Counts) -> String {
    match counts.share() {
        Some(share) if counts.unknown > 0 => format!("{}–{}", hundredths(share), percent(counts.up_to())),
        share => percent(share),
    }
}
