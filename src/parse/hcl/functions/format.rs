//! `format` and `formatlist`: the verbs that configurations use. A verb that is not understood makes the call unknown.

use super::super::convert;
use super::super::mixed::Mixed;
use super::super::value::{Answer, Failure, Number, Val};
use super::{argument, encode};

/// Widest field and longest fraction.
const MAX_WIDTH: usize = 1_000;

/// A verb such as `%-5s`.
#[derive(Debug, Default)]
struct Verb {
    flags: String,
    index: Option<usize>,
    width: Option<usize>,
    precision: Option<usize>,
    letter: char,
}

/// `format(pattern, values…)`.
pub(super) fn format(arguments: &[Val]) -> Answer {
    let pattern = convert::text(argument(arguments, 0)?)?;
    let mut text = Mixed::default();
    let mut rest = pattern.as_ref();
    let mut next = 1;
    while let Some((before, after)) = rest.split_once('%') {
        text.known(before)?;
        if let Some(after) = after.strip_prefix('%') {
            text.known("%")?;
            rest = after;
            continue;
        }
        let (verb, after) = verb(after)?;
        rest = after;
        let at = verb.index.unwrap_or(next);
        next = at + 1;
        write(&verb, argument(arguments, at)?, &mut text)?;
    }
    text.known(rest)?;
    text.finish()
}

/// `formatlist(pattern, lists…)`: a text for each item.
pub(super) fn format_list(arguments: &[Val]) -> Answer {
    let lists = arguments.iter().filter_map(|argument| match argument {
        Val::List(list) => Some(list.items.len()),
        _ => None,
    });
    let length = lists.max().unwrap_or(1);
    let mut texts = Vec::new();
    for at in 0..length {
        let row = arguments.iter().map(|argument| match argument {
            Val::List(list) => list.items.get(at).cloned().ok_or(Failure::Wrong),
            Val::Unknown(_) => Err(Failure::Unknown),
            other => Ok(other.clone()),
        });
        texts.push(format(&row.collect::<Answer<Vec<_>>>()?)?);
    }
    Val::list(texts)
}

fn verb(text: &str) -> Answer<(Verb, &str)> {
    let mut verb = Verb::default();
    let mut rest = text.trim_start_matches(['-', '+', ' ', '0', '#']);
    text.strip_suffix(rest).unwrap_or_default().clone_into(&mut verb.flags);
    (verb.width, rest) = digits(rest)?;
    if let Some(after) = rest.strip_prefix('.') {
        (verb.precision, rest) = digits(after)?;
        verb.precision.get_or_insert(0);
    }
    if let Some(after) = rest.strip_prefix('[') {
        let (index, after) = digits(after)?;
        verb.index = index;
        rest = after.strip_prefix(']').ok_or(Failure::Wrong)?;
    }
    let mut characters = rest.chars();
    verb.letter = characters.next().ok_or(Failure::Wrong)?;
    Ok((verb, characters.as_str()))
}

fn digits(text: &str) -> Answer<(Option<usize>, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.strip_suffix(rest).unwrap_or_default();
    if digits.is_empty() {
        return Ok((None, rest));
    }
    let number = digits.parse().ok().filter(|number| *number <= MAX_WIDTH).ok_or(Failure::Limit)?;
    Ok((Some(number), rest))
}

fn write(verb: &Verb, value: &Val, text: &mut Mixed) -> Answer<()> {
    let is_plain = verb.flags.is_empty() && verb.width.is_none() && verb.precision.is_none();
    if let (Val::Unknown(source) | Val::Partial(source), 's' | 'v', true) = (value, verb.letter, is_plain) {
        return text.unknown(source);
    }
    let body = match verb.letter {
        's' => cut(&convert::text(value)?, verb.precision),
        'v' if matches!(value, Val::Null | Val::List(_) | Val::Map(_)) || verb.flags.contains('#') => {
            encode::json(value)?
        }
        'v' => convert::text(value)?.to_string(),
        't' => convert::bool(value)?.to_string(),
        'q' => encode::json(&Val::Text(convert::text(value)?))?,
        'd' => signed(verb, &convert::int(value)?.to_string()),
        'x' => format!("{:x}", convert::int(value)?),
        'X' => format!("{:X}", convert::int(value)?),
        'o' => format!("{:o}", convert::int(value)?),
        'b' => format!("{:b}", convert::int(value)?),
        'f' => signed(verb, &float(convert::number(value)?, verb.precision.unwrap_or(6))),
        _ => return Err(Failure::Unknown),
    };
    text.known(&padded(verb, &body))
}

fn float(number: Number, precision: usize) -> String {
    format!("{:.precision$}", number.float())
}

fn signed(verb: &Verb, number: &str) -> String {
    match (number.starts_with('-'), verb.flags.contains('+'), verb.flags.contains(' ')) {
        (false, true, _) => format!("+{number}"),
        (false, false, true) => format!(" {number}"),
        _ => number.to_owned(),
    }
}

fn cut(text: &str, length: Option<usize>) -> String {
    text.chars().take(length.unwrap_or(usize::MAX)).collect()
}

fn padded(verb: &Verb, body: &str) -> String {
    let missing = verb.width.unwrap_or(0).saturating_sub(body.chars().count());
    if missing == 0 {
        return body.to_owned();
    }
    if verb.flags.contains('-') {
        return format!("{body}{}", " ".repeat(missing));
    }
    if verb.flags.contains('0') && verb.letter != 's' {
        let (sign, digits) = body.split_at(body.len() - body.trim_start_matches(['-', '+', ' ']).len());
        return format!("{sign}{}{digits}", "0".repeat(missing));
    }
    format!("{}{body}", " ".repeat(missing))
}
