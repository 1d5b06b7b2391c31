//! A layout and a text in, the moment the text names out, as Go's `time.Parse` reads it.
use super::super::call::{Error, error};
use super::civil::{Civil, SECOND, days_in, days_to, is_leap};
use super::layout::{self, Element, MONTHS, Offset, Parts, WEEKDAYS};

/// What was read so far.
#[derive(Default)]
struct Read {
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    year_day: Option<i64>,
    hour: i64,
    minute: i64,
    second: i64,
    nano: i64,
    pm: Option<bool>,
    /// Seconds before UTC, when the text says so.
    offset: Option<i64>,
}

/// Why an element could not be read.
enum Failure {
    /// The text does not fit.
    Unfit,
    /// The number is beyond its bounds.
    Range(&'static str),
}

/// Nanoseconds since 1970.
pub(super) fn parse(layout: &str, text: &str) -> Result<i128, Error> {
    let unfit = |element: &str, rest: &str| {
        error(format!("parsing time {text:?} as {layout:?}: cannot parse {rest:?} as {element:?}"))
    };
    let mut read = Read::default();
    let (mut rest_layout, mut rest) = (layout, text);
    loop {
        let (before, element, behind) = layout::next(rest_layout);
        rest = match skip(rest, before) {
            Ok(rest) => rest,
            Err(rest) => return unfit(before, rest),
        };
        let Some((element, own)) = element else { break };
        rest_layout = behind;
        match read.take(element, rest, behind) {
            Ok(left) => rest = left,
            Err(Failure::Unfit) => return unfit(own, rest),
            Err(Failure::Range(what)) => return error(format!("parsing time {text:?}: {what} out of range")),
        }
    }
    if !rest.is_empty() {
        return error(format!("parsing time {text:?}: extra text: {rest:?}"));
    }
    read.finish().map_err(|what| Error(format!("parsing time {text:?}: {what}")))
}

/// Skips the text between elements; a space stands for any number of spaces. Gives where it does not fit otherwise.
fn skip<'t>(mut text: &'t str, mut prefix: &str) -> Result<&'t str, &'t str> {
    while let Some(c) = prefix.chars().next() {
        if c == ' ' {
            if !text.is_empty() && !text.starts_with(' ') {
                return Err(text);
            }
            (prefix, text) = (prefix.trim_start_matches(' '), text.trim_start_matches(' '));
            continue;
        }
        text = text.strip_prefix(c).ok_or(text)?;
        prefix = prefix.get(c.len_utf8()..).unwrap_or_default();
    }
    Ok(text)
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A number of one or two digits; of two when `fixed`.
fn number(text: &str, fixed: bool) -> Result<(i64, &str), Failure> {
    let digits = leading_digits(text).min(2);
    if digits == 0 || (fixed && digits < 2) {
        return Err(Failure::Unfit);
    }
    let (digits, rest) = text.split_at(digits);
    Ok((digits.parse().map_err(|_| Failure::Unfit)?, rest))
}

fn within(value: i64, least: i64, most: i64, what: &'static str) -> Result<i64, Failure> {
    if (least..=most).contains(&value) { Ok(value) } else { Err(Failure::Range(what)) }
}

/// The name at the start of the text, in whatever case.
fn name<'t>(names: &[&str], text: &'t str, length: Option<usize>) -> Result<(i64, &'t str), Failure> {
    for (index, name) in names.iter().enumerate() {
        let name = length.and_then(|length| name.get(..length)).unwrap_or(name);
        if text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return Ok((i64::try_from(index).unwrap_or(0), text.get(name.len()..).unwrap_or_default()));
        }
    }
    Err(Failure::Unfit)
}

/// Nanoseconds of the decimals behind a point or comma; beyond the ninth they do not count.
fn nanos(text: &str) -> Result<i64, Failure> {
    let digits = text.get(1..).filter(|digits| !digits.is_empty()).ok_or(Failure::Unfit)?;
    if !text.starts_with(['.', ',']) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Failure::Unfit);
    }
    let digits = digits.get(..9).unwrap_or(digits);
    format!("{digits:0<9}").parse().map_err(|_| Failure::Unfit)
}

impl Read {
    /// Reads one element; gives what is left of the text. `layout` is what follows the element.
    fn take<'t>(&mut self, element: Element, text: &'t str, layout: &str) -> Result<&'t str, Failure> {
        let (value, rest) = match element {
            Element::LongMonth => name(&MONTHS, text, None).map(|(month, rest)| (month + 1, rest))?,
            Element::Month => name(&MONTHS, text, Some(3)).map(|(month, rest)| (month + 1, rest))?,
            Element::LongWeekday => return name(&WEEKDAYS, text, None).map(|(_, rest)| rest),
            Element::Weekday => return name(&WEEKDAYS, text, Some(3)).map(|(_, rest)| rest),
            Element::LongYear | Element::Year => return self.take_year(element, text),
            Element::UnderDay => number(text.strip_prefix(' ').unwrap_or(text), false)?,
            Element::UnderYearDay | Element::ZeroYearDay => return self.take_year_day(element, text),
            Element::UpperPm | Element::LowerPm => return self.take_half(element, text),
            Element::Abbreviation => return abbreviation(text).map(|end| text.get(end..).unwrap_or_default()),
            Element::Offset(how) => return self.take_offset(how, text),
            Element::Fraction { digits, trimmed } => return self.take_fraction(digits, trimmed, text),
            Element::ZeroMonth | Element::ZeroDay | Element::ZeroHour12 | Element::ZeroMinute | Element::ZeroSecond => {
                number(text, true)?
            }
            _ => number(text, false)?,
        };
        match element {
            Element::Hour => self.hour = within(value, 0, 23, "hour")?,
            Element::Hour12 | Element::ZeroHour12 => self.hour = within(value, 0, 12, "hour")?,
            Element::Minute | Element::ZeroMinute => self.minute = within(value, 0, 59, "minute")?,
            Element::Second | Element::ZeroSecond => {
                self.second = within(value, 0, 59, "second")?;
                return self.take_unnamed_fraction(rest, layout);
            }
            Element::Day | Element::UnderDay | Element::ZeroDay => self.day = Some(value),
            _ => self.month = Some(within(value, 1, 12, "month")?),
        }
        Ok(rest)
    }

    fn take_year<'t>(&mut self, element: Element, text: &'t str) -> Result<&'t str, Failure> {
        let digits = if element == Element::Year { 2 } else { 4 };
        if leading_digits(text) < digits {
            return Err(Failure::Unfit);
        }
        let (year, rest) = text.split_at(digits);
        let year = year.parse().map_err(|_| Failure::Unfit)?;
        self.year = match element {
            Element::Year if year >= 69 => year + 1900,
            Element::Year => year + 2000,
            _ => year,
        };
        Ok(rest)
    }

    fn take_year_day<'t>(&mut self, element: Element, text: &'t str) -> Result<&'t str, Failure> {
        let fixed = element == Element::ZeroYearDay;
        let mut rest = text;
        if !fixed {
            rest = rest.strip_prefix(' ').unwrap_or(rest);
            rest = rest.strip_prefix(' ').unwrap_or(rest);
        }
        let digits = leading_digits(rest).min(3);
        if digits == 0 || (fixed && digits < 3) {
            return Err(Failure::Unfit);
        }
        let (day, rest) = rest.split_at(digits);
        self.year_day = Some(day.parse().map_err(|_| Failure::Unfit)?);
        Ok(rest)
    }

    fn take_half<'t>(&mut self, element: Element, text: &'t str) -> Result<&'t str, Failure> {
        let (am, pm) = if element == Element::UpperPm { ("AM", "PM") } else { ("am", "pm") };
        let half = text.get(..2).ok_or(Failure::Unfit)?;
        if half != am && half != pm {
            return Err(Failure::Unfit);
        }
        self.pm = Some(half == pm);
        Ok(text.get(2..).unwrap_or_default())
    }

    fn take_offset<'t>(&mut self, how: Offset, text: &'t str) -> Result<&'t str, Failure> {
        if how.zulu
            && let Some(rest) = text.strip_prefix('Z')
        {
            self.offset = Some(0);
            return Ok(rest);
        }
        let sign = match text.bytes().next() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(Failure::Unfit),
        };
        let mut rest = text.get(1..).unwrap_or_default();
        let mut parts = [0, 0, 0];
        let wanted = match how.parts {
            Parts::Hours => 1,
            Parts::Minutes => 2,
            Parts::Seconds => 3,
        };
        for (index, part) in parts.iter_mut().take(wanted).enumerate() {
            if index > 0 && how.colons {
                rest = rest.strip_prefix(':').ok_or(Failure::Unfit)?;
            }
            (*part, rest) = number(rest, true)?;
        }
        let [hours, minutes, seconds] = parts;
        within(hours, 0, 24, "time zone offset hour")?;
        within(minutes, 0, 60, "time zone offset minute")?;
        within(seconds, 0, 60, "time zone offset second")?;
        self.offset = Some(sign * (hours * 3_600 + minutes * 60 + seconds));
        Ok(rest)
    }

    fn take_fraction<'t>(&mut self, digits: usize, trimmed: bool, text: &'t str) -> Result<&'t str, Failure> {
        let length = if trimmed {
            match leading_digits(text.get(1..).unwrap_or_default()) {
                0 => return Ok(text),
                _ if !text.starts_with(['.', ',']) => return Ok(text),
                digits => digits,
            }
        } else {
            digits
        };
        let (fraction, rest) = text.split_at_checked(1 + length).ok_or(Failure::Unfit)?;
        self.nano = nanos(fraction)?;
        Ok(rest)
    }

    /// Decimals behind the seconds are read even when the layout does not name them.
    fn take_unnamed_fraction<'t>(&mut self, text: &'t str, layout: &str) -> Result<&'t str, Failure> {
        let named = matches!(layout::next(layout).1, Some((Element::Fraction { .. }, _)));
        if named { Ok(text) } else { self.take_fraction(0, true, text) }
    }

    /// The moment, in nanoseconds since 1970.
    fn finish(mut self) -> Result<i128, String> {
        self.hour += match self.pm {
            Some(true) if self.hour < 12 => 12,
            Some(false) if self.hour == 12 => -12,
            _ => 0,
        };
        if let Some(year_day) = self.year_day {
            self.use_year_day(year_day)?;
        }
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        if !(1..=days_in(self.year, month)).contains(&day) {
            return Err("day out of range".to_owned());
        }
        let civil = Civil {
            year: self.year,
            month,
            day,
            hour: self.hour,
            minute: self.minute,
            second: self.second,
            nano: self.nano,
        };
        let seconds = civil.seconds() - self.offset.unwrap_or(0);
        Ok(i128::from(seconds) * i128::from(SECOND) + i128::from(self.nano))
    }

    fn use_year_day(&mut self, year_day: i64) -> Result<(), String> {
        let most = if is_leap(self.year) { 366 } else { 365 };
        if !(1..=most).contains(&year_day) {
            return Err("day-of-year out of range".to_owned());
        }
        let first = days_to(self.year, 1);
        let month = (1..=12).rev().find(|month| days_to(self.year, *month) - first < year_day).unwrap_or(1);
        let day = year_day - (days_to(self.year, month) - first);
        if self.month.is_some_and(|named| named != month) {
            return Err("day-of-year does not match month".to_owned());
        }
        if self.day.is_some_and(|named| named != day) {
            return Err("day-of-year does not match day".to_owned());
        }
        (self.month, self.day) = (Some(month), Some(day));
        Ok(())
    }
}

/// The length of the abbreviation of a zone at the start of the text. What it means is not known: it is taken as UTC.
fn abbreviation(text: &str) -> Result<usize, Failure> {
    let length = match text.get(..3) {
        Some("UTC") => 3,
        Some("GMT") => 3 + signed_hours(text.get(3..).unwrap_or_default()),
        Some("ChS" | "MeS") if text.as_bytes().get(3) == Some(&b'T') => 4,
        Some(_) if text.starts_with(['+', '-']) => signed_hours(text),
        _ => match text.bytes().take(6).take_while(u8::is_ascii_uppercase).count() {
            3 => 3,
            4 if text.as_bytes().get(3) == Some(&b'T') || text.starts_with("WITA") => 4,
            5 if text.as_bytes().get(4) == Some(&b'T') => 5,
            _ => 0,
        },
    };
    if length == 0 { Err(Failure::Unfit) } else { Ok(length) }
}

/// The length of `+5` or `-11`, up to 23 hours.
fn signed_hours(text: &str) -> usize {
    let Some(digits) = text.strip_prefix(['+', '-']) else { return 0 };
    let length = leading_digits(digits);
    let hours = digits.get(..length).and_then(|digits| digits.parse::<u32>().ok());
    if hours.is_some_and(|hours| hours <= 23) { 1 + length } else { 0 }
}
