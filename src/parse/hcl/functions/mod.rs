//! Terraform's functions, those that need nothing but their arguments. A function that is not here, or an argument that is
//! not known, makes the call unknown; never reads files, time or random numbers.

mod address;
mod collection;
mod encode;
mod format;
mod number;
mod pattern;
mod set;
mod text;

use super::convert;
use super::value::{Answer, Failure, Val};

/// Calls a function.
pub(super) fn call(name: &str, arguments: &[Val]) -> Answer {
    let families =
        [text::call, collection::call, set::call, number::call, pattern::call, encode::call, address::call, conversion];
    families.iter().find_map(|family| family(name, arguments)).unwrap_or(Err(Failure::Unknown))
}

/// The weight of what a call goes through: regular expressions are compiled each time, and slower than all else.
pub(super) fn cost(name: &str, arguments: &[Val]) -> u32 {
    let weight = arguments.iter().map(Val::weight).fold(0, u32::saturating_add);
    if matches!(name, "regex" | "regexall" | "replace") {
        weight.saturating_mul(32).saturating_add(800)
    } else {
        weight
    }
}

/// The argument at a place.
fn argument(arguments: &[Val], at: usize) -> Answer<&Val> {
    arguments.get(at).ok_or(Failure::Wrong)
}

fn conversion(name: &str, arguments: &[Val]) -> Option<Answer> {
    let first = argument(arguments, 0);
    let convert: fn(&Val) -> Answer = match name {
        "tostring" => |value| convert::text(value).map(Val::Text),
        "tonumber" => |value| convert::number(value).map(Val::Number),
        "tobool" => |value| convert::bool(value).map(Val::Bool),
        "tolist" => |value| Val::list(convert::list(value)?.items.clone()),
        "toset" => |value| Val::set(convert::list(value)?.items.clone()),
        "tomap" => |value| Val::map(convert::map(value)?.entries.clone()),
        "sensitive" | "nonsensitive" | "ephemeralasnull" => |value| Ok(value.clone()),
        _ => return None,
    };
    Some(first.and_then(|value| match (name, value) {
        // Nothing stays nothing, of whatever type.
        (_, Val::Null) => Ok(Val::Null),
        (_, value) => convert(value),
    }))
}
