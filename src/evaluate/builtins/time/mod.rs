//! Moments in nanoseconds since 1970 in, dates, clocks and texts out, and back, in any time zone.
//!
//! Nothing here reads the clock or the zone of this machine.
mod civil;
mod duration;
mod format;
mod layout;
mod parse;
mod zone;

use num_traits::ToPrimitive as _;
use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, as_str, error, wrong_type};
use super::number;
use civil::{Civil, SECOND, days_in};
use zone::Zone;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("time.add_date", 4, add_date),
    ("time.clock", 1, clock),
    ("time.date", 1, date),
    ("time.diff", 2, diff),
    ("time.format", 1, format_time),
    // Whoever evaluates knows the moment.
    (super::NOW, 0, |_| Ok(Value::Undefined)),
    ("time.parse_duration_ns", 1, |operands| duration::parse(operands.string(1)?).map(Value::from)),
    ("time.parse_ns", 2, parse_ns),
    ("time.parse_rfc3339_ns", 1, |operands| nanos(parse::parse(layout::RFC3339, operands.string(1)?)?)),
    ("time.weekday", 1, weekday),
];

/// Whether a text is a date or a time as YAML writes them.
pub(super) fn is_timestamp(text: &str) -> bool {
    const LAYOUTS: [&str; 4] =
        ["2006-1-2T15:4:5.999999999Z07:00", "2006-1-2t15:4:5.999999999Z07:00", "2006-1-2 15:4:5.999999999", "2006-1-2"];
    let starts = text.bytes().take_while(u8::is_ascii_digit).count() == 4 && text.as_bytes().get(4) == Some(&b'-');
    starts && fits(text, &LAYOUTS)
}

/// Whether a text is a moment in one of some layouts.
pub(super) fn fits(text: &str, layouts: &[&str]) -> bool {
    layouts.iter().any(|layout| parse::parse(layout, text).is_ok())
}

/// A moment, its zone and a layout.
struct Moment<'o> {
    nanos: i64,
    zone: Zone,
    layout: &'o str,
}

/// `ns` or `[ns, zone, layout]`.
fn moment(operands: Operands<'_>, position: usize) -> Result<Moment<'_>, Error> {
    let value = operands.value(position);
    let wrong = || wrong_type(1, value, &["either number (ns) or [number (ns), string (tz)]"]);
    let text = |value| as_str(value).ok_or_else(|| wrong_type(1, value, &["string"]));
    let (nanos, zone, layout) = match value {
        Value::Number(_) => (value, None, None),
        Value::Array(parts) => (parts.first().ok_or_else(wrong)?, parts.get(1), parts.get(2)),
        _ => return Err(wrong()),
    };
    let number = number::of(nanos).ok_or_else(|| wrong_type(1, nanos, &["number"]))?;
    let zone = zone.map_or(Ok(Zone::Utc), |name| Zone::named(text(name)?))?;
    let layout = layout.map_or(Ok(""), text)?;
    match number.to_big().and_then(|nanos| nanos.to_i64()) {
        Some(nanos) => Ok(Moment { nanos, zone, layout }),
        None => error("timestamp too big"),
    }
}

/// A moment as a value, when it can be told in 64 bits.
fn nanos(nanos: i128) -> Answer {
    match i64::try_from(nanos) {
        Ok(nanos) => Ok(Value::from(nanos)),
        Err(_) => error("time outside of valid range"),
    }
}

fn list(numbers: impl IntoIterator<Item = i64>) -> Value {
    Value::from(numbers.into_iter().map(Value::from).collect::<Vec<_>>())
}

fn civil(operands: Operands<'_>) -> Result<Civil, Error> {
    let moment = moment(operands, 1)?;
    Ok(moment.zone.civil(moment.nanos).civil)
}

fn date(operands: Operands<'_>) -> Answer {
    let civil = civil(operands)?;
    Ok(list([civil.year, civil.month, civil.day]))
}

fn clock(operands: Operands<'_>) -> Answer {
    let civil = civil(operands)?;
    Ok(list([civil.hour, civil.minute, civil.second]))
}

fn weekday(operands: Operands<'_>) -> Answer {
    Ok(Value::from(layout::WEEKDAYS.get(civil(operands)?.weekday()).copied().unwrap_or("")))
}

/// Years, months and days beyond these leave the range of moments anyway.
const DATE_LIMIT: u64 = 1_000_000_000;

fn add_date(operands: Operands<'_>) -> Answer {
    let moment = moment(operands, 1)?;
    let (years, months, days) = (operands.int(2)?, operands.int(3)?, operands.int(4)?);
    if [years, months, days].iter().any(|number| number.unsigned_abs() > DATE_LIMIT) {
        return error("time outside of valid range");
    }
    let shown = moment.zone.civil(moment.nanos).civil;
    let (year, month) = (shown.year + years, shown.month + months);
    let first = Civil { year, month, day: shown.day + days, ..shown };
    let seconds = moment.zone.seconds(first.seconds());
    nanos(i128::from(seconds) * i128::from(SECOND) + i128::from(shown.nano))
}

/// Years, months, days, hours, minutes and seconds from the earlier to the later moment, in the first one's zone.
fn diff(operands: Operands<'_>) -> Answer {
    let (first, second) = (moment(operands, 1)?, moment(operands, 2)?);
    let (early, late) = (first.nanos.min(second.nanos), first.nanos.max(second.nanos));
    let (a, b) = (first.zone.civil(early).civil, first.zone.civil(late).civil);
    let mut parts =
        [b.year - a.year, b.month - a.month, b.day - a.day, b.hour - a.hour, b.minute - a.minute, b.second - a.second];
    let sizes = [0, 12, days_in(a.year, a.month), 24, 60, 60];
    for place in (1..parts.len()).rev() {
        if let ([.., above], [part, ..]) = parts.split_at_mut(place)
            && *part < 0
        {
            *part += sizes.get(place).copied().unwrap_or(0);
            *above -= 1;
        }
    }
    Ok(list(parts))
}

fn format_time(operands: Operands<'_>) -> Answer {
    let moment = moment(operands, 1)?;
    let layout = match moment.layout {
        "" => layout::RFC3339_NANO,
        other => layout::named(other).unwrap_or(other),
    };
    super::call::text(format::format(&moment.zone.civil(moment.nanos), layout))
}

fn parse_ns(operands: Operands<'_>) -> Answer {
    let (layout, text) = (operands.string(1)?, operands.string(2)?);
    nanos(parse::parse(layout::named(layout).unwrap_or(layout), text)?)
}
