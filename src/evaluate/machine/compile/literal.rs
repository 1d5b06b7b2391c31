//! Numbers as they are written → values.

use regorus::Value;

/// Longest power of ten that is written out.
const MOST_ZEROS: u32 = 308;

/// The number that a text is.
pub(super) fn number(text: &str) -> Value {
    let long = written_out(text).and_then(|long| Value::from_numeric_string(&long).ok());
    long.or_else(|| Value::from_numeric_string(text).ok()).unwrap_or(Value::Undefined)
}

/// `1000.0` for `1e3`: the value keeps a short form as an integer, where OPA keeps it as it is written.
fn written_out(text: &str) -> Option<String> {
    let (mantissa, power) = text.split_once(['e', 'E'])?;
    let power: u32 = power.trim_start_matches('+').parse().ok().filter(|power| *power <= MOST_ZEROS)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = usize::try_from(power).ok()?.checked_sub(fraction.len())?;
    Some(format!("{whole}{fraction}{}.0", "0".repeat(zeros)))
}
