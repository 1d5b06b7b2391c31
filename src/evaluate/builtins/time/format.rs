//! A moment in a zone and a layout in, its text out.
use std::fmt::Write as _;

use super::layout::{self, Element, MONTHS, Offset, Parts, WEEKDAYS};
use super::zone::Local;

/// Writes a moment as the layout says.
pub(super) fn format(local: &Local, layout: &str) -> String {
    let mut out = String::with_capacity(layout.len() + 10);
    let mut rest = layout;
    loop {
        let (before, element, behind) = layout::next(rest);
        out.push_str(before);
        let Some((element, text)) = element else { return out };
        append(&mut out, local, element, text);
        rest = behind;
    }
}

fn name(names: &'static [&'static str], index: usize) -> &'static str {
    names.get(index).copied().unwrap_or("")
}

fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

fn append(out: &mut String, local: &Local, element: Element, text: &str) {
    let civil = &local.civil;
    let month = name(&MONTHS, usize::try_from(civil.month - 1).unwrap_or(0));
    let hour12 = if civil.hour % 12 == 0 { 12 } else { civil.hour % 12 };
    // Writing to a String cannot fail.
    let _ = match element {
        Element::LongMonth => write!(out, "{month}"),
        Element::Month => write!(out, "{}", short(month)),
        Element::NumMonth => write!(out, "{}", civil.month),
        Element::ZeroMonth => write!(out, "{:02}", civil.month),
        Element::LongWeekday => write!(out, "{}", name(&WEEKDAYS, civil.weekday())),
        Element::Weekday => write!(out, "{}", short(name(&WEEKDAYS, civil.weekday()))),
        Element::Day => write!(out, "{}", civil.day),
        Element::UnderDay => write!(out, "{:2}", civil.day),
        Element::ZeroDay => write!(out, "{:02}", civil.day),
        Element::UnderYearDay => write!(out, "{:3}", civil.year_day()),
        Element::ZeroYearDay => write!(out, "{:03}", civil.year_day()),
        Element::Hour => write!(out, "{:02}", civil.hour),
        Element::Hour12 => write!(out, "{hour12}"),
        Element::ZeroHour12 => write!(out, "{hour12:02}"),
        Element::Minute => write!(out, "{}", civil.minute),
        Element::ZeroMinute => write!(out, "{:02}", civil.minute),
        Element::Second => write!(out, "{}", civil.second),
        Element::ZeroSecond => write!(out, "{:02}", civil.second),
        Element::LongYear => write!(out, "{:04}", civil.year),
        Element::Year => write!(out, "{:02}", civil.year.rem_euclid(100)),
        Element::UpperPm => write!(out, "{}", if civil.hour >= 12 { "PM" } else { "AM" }),
        Element::LowerPm => write!(out, "{}", if civil.hour >= 12 { "pm" } else { "am" }),
        Element::Abbreviation => write!(out, "{}", local.abbreviation),
        Element::Offset(how) => {
            append_offset(out, local.offset, how);
            Ok(())
        }
        Element::Fraction { digits, trimmed } => {
            append_fraction(out, civil.nano, digits, trimmed, text);
            Ok(())
        }
    };
}

fn append_offset(out: &mut String, offset: i64, how: Offset) {
    if how.zulu && offset == 0 {
        out.push('Z');
        return;
    }
    // Go takes the sign from the whole minutes.
    out.push(if offset / 60 < 0 { '-' } else { '+' });
    let size = offset.abs();
    let colon = if how.colons { ":" } else { "" };
    let _ = write!(out, "{:02}", size / 3_600);
    if how.parts >= Parts::Minutes {
        let _ = write!(out, "{colon}{:02}", size / 60 % 60);
    }
    if how.parts == Parts::Seconds {
        let _ = write!(out, "{colon}{:02}", size % 60);
    }
}

fn append_fraction(out: &mut String, nano: i64, digits: usize, trimmed: bool, text: &str) {
    let mut decimals = format!("{nano:09}");
    if digits <= decimals.len() {
        decimals.truncate(digits);
    } else {
        decimals.extend(std::iter::repeat_n('0', digits - decimals.len()));
    }
    if trimmed {
        decimals.truncate(decimals.trim_end_matches('0').len());
        if decimals.is_empty() {
            return;
        }
    }
    out.push_str(text.get(..1).unwrap_or("."));
    out.push_str(&decimals);
}
