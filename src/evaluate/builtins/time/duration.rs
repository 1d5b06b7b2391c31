//! Durations as texts in (`1h30m`, and with OPA's days, weeks and years `1d12h`), nanoseconds out.
use super::super::call::{Error, error};

/// Units of Go, in nanoseconds.
fn unit(name: &str) -> Option<u64> {
    Some(match name {
        "ns" => 1,
        "us" | "µs" | "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    })
}

/// Hours of the units that OPA adds.
fn hours(unit: &str) -> Option<f64> {
    Some(match unit {
        "d" => 24.0,
        "w" => 168.0,
        "y" => 8_760.0,
        _ => return None,
    })
}

/// Nanoseconds of a duration.
pub(super) fn parse(text: &str) -> Result<i64, Error> {
    if text.is_empty() {
        return invalid(text);
    }
    if !text.contains(['d', 'w', 'y']) {
        return plain(text, text);
    }
    match in_hours(text) {
        Some(rewritten) => plain(&rewritten, text),
        None => invalid(text),
    }
}

fn invalid<T>(text: &str) -> Result<T, Error> {
    error(format!("time: invalid duration {text:?}"))
}

/// Writes days, weeks and years as hours, as OPA does before it lets Go read the text.
fn in_hours(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    if let Some(behind) = rest.strip_prefix(['-', '+']) {
        out.push_str(rest.get(..1)?);
        rest = behind;
    }
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (digits, behind) = rest.split_at(end);
        let long = ["ms", "us", "µs", "ns"].into_iter().find(|unit| behind.starts_with(unit));
        let unit = match long {
            Some(unit) => unit,
            None => behind.get(..1).filter(|unit| unit.bytes().all(|b| b.is_ascii_lowercase()))?,
        };
        if digits.is_empty() {
            return None;
        }
        if let Some(hours) = hours(unit) {
            out.push_str(&(digits.parse::<f64>().ok()? * hours).to_string());
            out.push('h');
        } else {
            out.push_str(digits);
            out.push_str(unit);
        }
        rest = behind.get(unit.len()..)?;
    }
    Some(out)
}

/// Go's reading of a duration; `shown` is the text for errors.
fn plain(text: &str, shown: &str) -> Result<i64, Error> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return invalid(shown);
    }
    let mut total: u64 = 0;
    while !rest.is_empty() {
        let (amount, behind) = segment(rest, shown)?;
        total = total.checked_add(amount).filter(|total| *total <= 1 << 63).map_or_else(|| invalid(shown), Ok)?;
        rest = behind;
    }
    let signed = if negative { -i128::from(total) } else { i128::from(total) };
    i64::try_from(signed).or_else(|_| invalid(shown))
}

/// One number with its unit.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Go computes the fraction in a float and cuts it"
)]
fn segment<'t>(text: &'t str, shown: &str) -> Result<(u64, &'t str), Error> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, mut rest) = text.split_at(digits(text));
    let mut fraction = "";
    if let Some(behind) = rest.strip_prefix('.') {
        (fraction, rest) = behind.split_at(digits(behind));
    }
    if whole.is_empty() && fraction.is_empty() {
        return invalid(shown);
    }
    let end = rest.find(|c: char| c == '.' || c.is_ascii_digit()).unwrap_or(rest.len());
    let (name, rest) = rest.split_at(end);
    if name.is_empty() {
        return error(format!("time: missing unit in duration {shown:?}"));
    }
    let Some(unit) = unit(name) else { return error(format!("time: unknown unit {name:?} in duration {shown:?}")) };
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().or_else(|_| invalid(shown))? };
    let amount = whole.checked_mul(unit).filter(|amount| *amount <= 1 << 63).map_or_else(|| invalid(shown), Ok)?;
    let mut part: u64 = 0;
    let mut scale = 1.0;
    for digit in fraction.bytes() {
        match part.checked_mul(10).map(|ten| ten + u64::from(digit - b'0')).filter(|part| *part <= 1 << 63) {
            Some(next) => part = next,
            None => break,
        }
        scale *= 10.0;
    }
    let part = (part as f64 * (unit as f64 / scale)) as u64;
    Ok((amount.saturating_add(part), rest))
}
