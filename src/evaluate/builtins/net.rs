//! Networks and addresses in, how they lie to each other out, as Go's `net` reads them.
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, as_str, error, members, too_large};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("net.cidr_contains", 2, contains),
    ("net.cidr_overlap", 2, contains),
    ("net.cidr_contains_matches", 2, contains_matches),
    ("net.cidr_intersects", 2, intersects),
    ("net.cidr_is_valid", 1, |operands| Ok(Value::from(operands.fits(1, |text| parse_net(text).is_some())))),
    ("net.cidr_expand", 1, expand),
    ("net.cidr_merge", 1, merge),
];

/// The most bits of a network that are counted out.
const EXPANDED_BITS: u32 = 20;

/// A network of the version its addresses have; mapped ones count as version 4.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Net {
    version: Version,
    /// The first address.
    first: u128,
    /// How many of its leading bits are fixed.
    prefix: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Version {
    Four,
    Six,
}

impl Version {
    fn bits(self) -> u32 {
        if self == Self::Four { 32 } else { 128 }
    }

    fn address(self, number: u128) -> IpAddr {
        match self {
            Self::Four => IpAddr::V4(Ipv4Addr::from(u32::try_from(number).unwrap_or(u32::MAX))),
            Self::Six => IpAddr::V6(Ipv6Addr::from(number)),
        }
    }
}

impl Net {
    /// A mapped address has the prefix of version 6; where that cuts into what says that it is mapped, it is none.
    fn of(address: IpAddr, prefix: u32) -> Self {
        match (address, number(address)) {
            (IpAddr::V6(six), (Version::Four, first)) => match prefix.checked_sub(96) {
                Some(prefix) => Self { version: Version::Four, first, prefix },
                None => Self { version: Version::Six, first: u128::from(six), prefix },
            },
            (_, (version, first)) => Self { version, first, prefix },
        }
        .cut()
    }

    /// A mask of the bits that are free.
    fn free(self) -> u128 {
        let bits = self.version.bits() - self.prefix.min(self.version.bits());
        1u128.checked_shl(bits).map_or(u128::MAX, |bound| bound - 1)
    }

    fn cut(self) -> Self {
        Self { first: self.first & !self.free(), ..self }
    }

    fn last(self) -> u128 {
        self.first | self.free()
    }

    fn contains(self, other: Self) -> bool {
        self.version == other.version && self.prefix <= other.prefix && other.first & !self.free() == self.first
    }
}

/// The version and the number of an address.
fn number(address: IpAddr) -> (Version, u128) {
    match address.to_canonical() {
        IpAddr::V4(four) => (Version::Four, u128::from(u32::from(four))),
        IpAddr::V6(six) => (Version::Six, u128::from(six)),
    }
}

fn parse_net(text: &str) -> Option<Net> {
    let (address, prefix) = text.split_once('/')?;
    let address: IpAddr = address.parse().ok()?;
    if prefix.is_empty() || !prefix.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let prefix: u32 = prefix.parse().ok()?;
    let bits = if address.is_ipv4() { 32 } else { 128 };
    (prefix <= bits).then(|| Net::of(address, prefix))
}

fn net(text: &str) -> Result<Net, Error> {
    parse_net(text).ok_or_else(|| Error(format!("invalid CIDR address: {text}")))
}

/// A network, or an address as the network of just it.
fn net_or_address(text: &str) -> Option<Net> {
    match text.parse::<IpAddr>() {
        Ok(address) => Some(Net::of(address, if address.is_ipv4() { 32 } else { 128 })),
        Err(_) => parse_net(text),
    }
}

fn is_in(whole: &str, part: &str) -> Result<bool, Error> {
    let whole = net(whole)?;
    match net_or_address(part) {
        Some(part) => Ok(whole.contains(part)),
        None => error(format!("not a valid textual representation of an IP address or CIDR: {part}")),
    }
}

/// The text of an operand that OPA always calls the first.
fn text(value: &Value) -> Result<&str, Error> {
    as_str(value).ok_or_else(|| super::call::wrong_type(1, value, &["string"]))
}

fn contains(operands: Operands<'_>) -> Answer {
    let whole = operands.string(1)?;
    net(whole)?;
    is_in(whole, text(operands.value(2))?).map(Value::from)
}

/// The networks of an operand, each with what names it: its index, its key or itself.
fn named<'o>(operands: Operands<'o>, position: usize) -> Result<Vec<(&'o Value, Value)>, Error> {
    fn one(value: &Value, position: usize) -> Result<&Value, Error> {
        let first = match value {
            text @ Value::String(_) => Some(text),
            Value::Array(array) => array.first(),
            _ => None,
        };
        first.ok_or_else(|| Error(format!("operand {position}: element must be string or non-empty array")))
    }
    let one = |value: &'o Value| one(value, position);
    match operands.value(position) {
        text @ Value::String(_) => Ok(vec![(text, text.clone())]),
        Value::Array(array) => array.iter().enumerate().map(|(i, value)| Ok((one(value)?, Value::from(i)))).collect(),
        Value::Set(set) => set.iter_sorted().map(|value| Ok((one(value)?, value.clone()))).collect(),
        Value::Object(object) => object.iter_sorted().map(|(key, value)| Ok((one(value)?, key.clone()))).collect(),
        _ => Ok(Vec::new()),
    }
}

fn contains_matches(operands: Operands<'_>) -> Answer {
    let mut found = BTreeSet::new();
    for (whole, name) in named(operands, 1)? {
        for (part, other) in named(operands, 2)? {
            if is_in(text(whole)?, text(part)?)? {
                found.insert(Value::from(vec![name.clone(), other]));
            }
        }
    }
    Ok(Value::from(found))
}

fn intersects(operands: Operands<'_>) -> Answer {
    let (a, b) = (net(operands.string(1)?)?, net(text(operands.value(2))?)?);
    Ok(Value::from(a.contains(b) || b.contains(a)))
}

fn expand(operands: Operands<'_>) -> Answer {
    let net = net(operands.string(1)?)?;
    if net.version.bits() - net.prefix > EXPANDED_BITS {
        return Err(too_large("the set of addresses"));
    }
    let addresses = (net.first..=net.last()).map(|number| Value::from(net.version.address(number).to_string()));
    Ok(Value::from(addresses.collect::<BTreeSet<_>>()))
}

/// The addresses of a network in the numbers of version 6, where those of version 4 are mapped; and its text, as long as
/// it is not merged.
struct Range {
    first: u128,
    last: u128,
    text: Option<String>,
}

/// Where the addresses of version 4 are mapped to.
const MAPPED: u128 = 0xffff << 32;

fn range(net: Net, shown: u128) -> Range {
    let base = if net.version == Version::Four { MAPPED } else { 0 };
    let text = format!("{}/{}", net.version.address(shown), net.prefix);
    Range { first: base + net.first, last: base + net.last(), text: Some(text) }
}

/// The range of an element: an address of version 4 stands for its class, as Go has it.
fn element(value: &Value) -> Result<Range, Error> {
    let Some(text) = as_str(value) else { return error("element must be string") };
    match text.parse::<IpAddr>().map(number) {
        Ok((Version::Four, address)) => {
            let prefix = match address >> 24 {
                0..=127 => 8,
                128..=191 => 16,
                _ => 24,
            };
            Ok(range(Net { version: Version::Four, first: address, prefix }.cut(), address))
        }
        Ok((Version::Six, _)) => error("IPv6 invalid: needs prefix length"),
        Err(_) => net(text).map(|net| range(net, net.first)),
    }
}

fn merge(operands: Operands<'_>) -> Answer {
    let Some(listed) = members(operands.value(1)) else { return error("operand must be an array") };
    let mut ranges = listed.into_iter().map(element).collect::<Result<Vec<_>, _>>()?;
    ranges.sort_by_key(|range| (range.last, range.first));
    // From the last one on, each takes in those before it that touch or overlap it.
    let mut merged: Vec<Range> = Vec::new();
    for range in ranges.into_iter().rev() {
        match merged.last_mut() {
            Some(after) if after.first.saturating_sub(1) <= range.last => {
                after.first = after.first.min(range.first);
                after.text = None;
            }
            _ => merged.push(range),
        }
    }
    let mut texts = BTreeSet::new();
    for range in merged {
        match range.text {
            Some(text) => drop(texts.insert(Value::from(text))),
            None => push_nets(&mut texts, range.first, range.last),
        }
    }
    Ok(Value::from(texts))
}

/// The fewest networks that cover a range.
fn push_nets(out: &mut BTreeSet<Value>, mut first: u128, last: u128) {
    let (version, base) = if first >> 32 == MAPPED >> 32 { (Version::Four, MAPPED) } else { (Version::Six, 0) };
    loop {
        // The largest block that starts here and does not pass the end.
        let aligned = (first - base).trailing_zeros().min(version.bits());
        let fits = (last - first).checked_add(1).map_or(128, u128::ilog2);
        let bits = aligned.min(fits);
        out.insert(Value::from(format!("{}/{}", version.address(first - base), version.bits() - bits)));
        let size = 1u128.checked_shl(bits);
        match size.and_then(|size| first.checked_add(size)).filter(|next| *next <= last) {
            Some(next) => first = next,
            None => return,
        }
    }
}
