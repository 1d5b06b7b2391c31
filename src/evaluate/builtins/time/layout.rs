//! A layout of Go's `time` in, its elements out: `2006`, `Jan`, `15`, `Z07:00` and the text between them.

/// An element of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    LongMonth,
    Month,
    NumMonth,
    ZeroMonth,
    LongWeekday,
    Weekday,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    LongYear,
    Year,
    UpperPm,
    LowerPm,
    Abbreviation,
    Offset(Offset),
    /// Decimals of the second, as many as said; trailing zeros are left out when `trimmed`.
    Fraction {
        digits: usize,
        trimmed: bool,
    },
}

/// How an offset is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offset {
    /// Whether no offset is written as `Z`.
    pub(super) zulu: bool,
    pub(super) colons: bool,
    pub(super) parts: Parts,
}

/// The parts of an offset that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Parts {
    Hours,
    Minutes,
    Seconds,
}

/// Texts of elements that need no look at what follows, the longer ones first.
const PLAIN: &[(&str, Element)] = &[
    ("January", Element::LongMonth),
    ("Monday", Element::LongWeekday),
    ("MST", Element::Abbreviation),
    ("002", Element::ZeroYearDay),
    ("01", Element::ZeroMonth),
    ("02", Element::ZeroDay),
    ("03", Element::ZeroHour12),
    ("04", Element::ZeroMinute),
    ("05", Element::ZeroSecond),
    ("06", Element::Year),
    ("15", Element::Hour),
    ("1", Element::NumMonth),
    ("2006", Element::LongYear),
    ("2", Element::Day),
    ("__2", Element::UnderYearDay),
    ("3", Element::Hour12),
    ("4", Element::Minute),
    ("5", Element::Second),
    ("PM", Element::UpperPm),
    ("pm", Element::LowerPm),
];

const OFFSETS: &[(&str, bool, Parts)] = &[
    ("070000", false, Parts::Seconds),
    ("07:00:00", true, Parts::Seconds),
    ("0700", false, Parts::Minutes),
    ("07:00", true, Parts::Minutes),
    ("07", false, Parts::Hours),
];

/// The element at the start of `rest`, and its length.
fn at_start(rest: &str) -> Option<(Element, usize)> {
    if let Some((text, element)) = PLAIN.iter().find(|(text, _)| rest.starts_with(text)) {
        return Some((*element, text.len()));
    }
    let lower_follows = |length: usize| rest.as_bytes().get(length).is_some_and(u8::is_ascii_lowercase);
    match rest.as_bytes().first()? {
        b'J' if rest.starts_with("Jan") && !lower_follows(3) => Some((Element::Month, 3)),
        b'M' if rest.starts_with("Mon") && !lower_follows(3) => Some((Element::Weekday, 3)),
        b'_' if rest.starts_with("_2") && !rest.starts_with("_2006") => Some((Element::UnderDay, 2)),
        sign @ (b'-' | b'Z') => {
            let behind = rest.get(1..)?;
            let (text, colons, parts) = OFFSETS.iter().find(|(text, _, _)| behind.starts_with(text))?;
            let offset = Offset { zulu: *sign == b'Z', colons: *colons, parts: *parts };
            Some((Element::Offset(offset), 1 + text.len()))
        }
        b'.' | b',' => fraction(rest),
        _ => None,
    }
}

/// `.000` or `.999`, unless another digit follows.
fn fraction(rest: &str) -> Option<(Element, usize)> {
    let digit = *rest.as_bytes().get(1).filter(|digit| matches!(digit, b'0' | b'9'))?;
    let digits = rest.bytes().skip(1).take_while(|byte| *byte == digit).count();
    let ends = !rest.as_bytes().get(1 + digits).is_some_and(u8::is_ascii_digit);
    ends.then_some((Element::Fraction { digits, trimmed: digit == b'9' }, 1 + digits))
}

/// The text before the next element, the element with its own text, and what is behind it.
pub(super) fn next(layout: &str) -> (&str, Option<(Element, &str)>, &str) {
    for (at, _) in layout.char_indices() {
        let rest = layout.get(at..).unwrap_or_default();
        if let Some((element, length)) = at_start(rest) {
            let (text, behind) = rest.split_at(length);
            return (layout.get(..at).unwrap_or_default(), Some((element, text)), behind);
        }
    }
    (layout, None, "")
}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// The layout that a name stands for.
pub(super) fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "ANSIC" => "Mon Jan _2 15:04:05 2006",
        "UnixDate" => "Mon Jan _2 15:04:05 MST 2006",
        "RubyDate" => "Mon Jan 02 15:04:05 -0700 2006",
        "RFC822" => "02 Jan 06 15:04 MST",
        "RFC822Z" => "02 Jan 06 15:04 -0700",
        "RFC850" => "Monday, 02-Jan-06 15:04:05 MST",
        "RFC1123" => "Mon, 02 Jan 2006 15:04:05 MST",
        "RFC1123Z" => "Mon, 02 Jan 2006 15:04:05 -0700",
        "RFC3339" => RFC3339,
        "RFC3339Nano" => RFC3339_NANO,
        _ => return None,
    })
}

pub(super) const RFC3339: &str = "2006-01-02T15:04:05Z07:00";
pub(super) const RFC3339_NANO: &str = "2006-01-02T15:04:05.999999999Z07:00";
