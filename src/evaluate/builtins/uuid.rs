//! UUIDs as texts in, what they tell out.
use std::collections::BTreeMap;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Operands};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("uuid.parse", 1, parse)];

/// From the start of the Gregorian calendar to 1970, in units of 100 nanoseconds.
const CALENDAR: i128 = 122_192_928_000_000_000;

/// What is no UUID has no answer, and is no error.
fn parse(operands: Operands<'_>) -> Answer {
    Ok(bytes(operands.string(1)?).map_or(Value::Undefined, |bytes| fields(u128::from_be_bytes(bytes))))
}

/// Reads the four spellings: with dashes, as a URN, in braces, and as digits only.
fn bytes(text: &str) -> Option<[u8; 16]> {
    let bare = match text.len() {
        45 => text.get(..9).filter(|urn| urn.eq_ignore_ascii_case("urn:uuid:")).and_then(|_| text.get(9..))?,
        // Whatever stands in place of the braces.
        38 => text.get(1..37)?,
        _ => text,
    };
    let digits = match bare.len() {
        36 => {
            let dashed = [8, 13, 18, 23].iter().all(|at| bare.as_bytes().get(*at) == Some(&b'-'));
            dashed.then(|| bare.replace('-', ""))?
        }
        32 if bare.len() == text.len() => bare.to_owned(),
        _ => return None,
    };
    data_encoding::HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()?.try_into().ok()
}

/// Some bits of the number, counted from the highest.
fn bits(uuid: u128, from: u32, count: u32) -> u128 {
    (uuid << from) >> (128 - count)
}

fn fields(uuid: u128) -> Value {
    let version = bits(uuid, 48, 4);
    let variant = match bits(uuid, 64, 3) {
        4 | 5 => "RFC4122",
        6 => "Microsoft",
        7 => "Future",
        _ => "Reserved",
    };
    let mut fields = BTreeMap::new();
    let mut put = |name: &str, value: Value| fields.insert(Value::from(name), value);
    put("version", Value::from(version));
    put("variant", Value::from(variant));
    if matches!(version, 1 | 2) {
        let ticks = (bits(uuid, 52, 12) << 48) | (bits(uuid, 32, 16) << 32) | bits(uuid, 0, 32);
        put("time", Value::from((i128::try_from(ticks).unwrap_or(0) - CALENDAR) * 100));
        let node: Vec<String> = (0..6).map(|at| format!("{:02x}", bits(uuid, 80 + 8 * at, 8))).collect();
        put("nodeid", Value::from(node.join("-")));
        put("macvariables", Value::from(mac(bits(uuid, 80, 8))));
        put("clocksequence", Value::from(bits(uuid, 66, 14)));
    }
    if version == 2 {
        put("id", Value::from(bits(uuid, 0, 32)));
        let domain = match bits(uuid, 72, 8) {
            0 => "Person".to_owned(),
            1 => "Group".to_owned(),
            2 => "Org".to_owned(),
            other => format!("Domain{other}"),
        };
        put("domain", Value::from(domain));
    }
    Value::from(fields)
}

fn mac(first: u128) -> &'static str {
    match first & 3 {
        3 => "local:multicast",
        1 => "global:multicast",
        2 => "local:unicast",
        _ => "global:unicast",
    }
}
