//! Functions on network addresses in CIDR notation.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::super::convert::{int, text};
use super::super::value::{Answer, Failure, Val};
use super::argument;

/// A network: the bits of its first address, how many of them are fixed, and how many there are.
#[derive(Clone, Copy, Debug)]
struct Network {
    bits: u128,
    fixed: u32,
    width: u32,
}

/// Calls a function of this family.
pub(super) fn call(name: &str, arguments: &[Val]) -> Option<Answer> {
    Some(match name {
        "cidrsubnet" => subnet(arguments),
        "cidrsubnets" => subnets(arguments),
        "cidrhost" => host(arguments),
        "cidrnetmask" => network(arguments).and_then(|network| {
            if network.width == 32 {
                Val::text(network.address(network.mask()).to_string())
            } else {
                Err(Failure::Wrong)
            }
        }),
        _ => return None,
    })
}

impl Network {
    fn mask(self) -> u128 {
        let all = if self.width == 128 { u128::MAX } else { (1 << self.width) - 1 };
        let host = self.width - self.fixed;
        if host == 128 { 0 } else { all >> host << host }
    }

    #[expect(clippy::cast_possible_truncation, reason = "an IPv4 address has 32 bits")]
    fn address(self, bits: u128) -> IpAddr {
        if self.width == 32 { Ipv4Addr::from(bits as u32).into() } else { Ipv6Addr::from(bits).into() }
    }

    fn longer(self, bits: u32) -> Answer<Self> {
        let fixed = self.fixed.checked_add(bits).filter(|fixed| *fixed <= self.width).ok_or(Failure::Wrong)?;
        Ok(Self { fixed, ..self })
    }

    fn to_text(self) -> Answer {
        Val::text(format!("{}/{}", self.address(self.bits), self.fixed))
    }
}

fn network(arguments: &[Val]) -> Answer<Network> {
    let text = text(argument(arguments, 0)?)?;
    let (address, fixed) = text.split_once('/').ok_or(Failure::Wrong)?;
    let (bits, width) = match address.parse().map_err(|_| Failure::Wrong)? {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    };
    let fixed = fixed.parse().ok().filter(|fixed| *fixed <= width).ok_or(Failure::Wrong)?;
    let network = Network { bits, fixed, width };
    Ok(Network { bits: bits & network.mask(), ..network })
}

fn count(arguments: &[Val], at: usize) -> Answer<u32> {
    u32::try_from(int(argument(arguments, at)?)?).map_err(|_| Failure::Wrong)
}

fn subnet(arguments: &[Val]) -> Answer {
    let network = network(arguments)?.longer(count(arguments, 1)?)?;
    let number = u128::try_from(int(argument(arguments, 2)?)?).map_err(|_| Failure::Wrong)?;
    let added = count(arguments, 1)?;
    let fits = added >= 64 || number < 1 << added;
    let moved = number.checked_shl(network.width - network.fixed).filter(|_| fits);
    // A network of no bits has only one part, and that is itself.
    let moved = if network.fixed == 0 { 0 } else { moved.ok_or(Failure::Wrong)? };
    Network { bits: network.bits | moved, ..network }.to_text()
}

fn subnets(arguments: &[Val]) -> Answer {
    let whole = network(arguments)?;
    let mut next = whole.bits;
    let mut is_full = false;
    let mut parts = Vec::new();
    for at in 1..arguments.len() {
        let part = whole.longer(count(arguments, at)?)?;
        let size = 1_u128.checked_shl(part.width - part.fixed).ok_or(Failure::Wrong)?;
        // Each part starts at the next multiple of its own size.
        let start = next.checked_next_multiple_of(size).filter(|start| !is_full && start & whole.mask() == whole.bits);
        let start = start.ok_or(Failure::Wrong)?;
        parts.push(Network { bits: start, ..part }.to_text()?);
        match start.checked_add(size) {
            Some(after) => next = after,
            None => is_full = true,
        }
    }
    Val::list(parts)
}

fn host(arguments: &[Val]) -> Answer {
    let network = network(arguments)?;
    let number = int(argument(arguments, 1)?)?;
    let host_bits = network.width - network.fixed;
    let size = if host_bits >= 127 { i128::MAX } else { 1_i128 << host_bits };
    let number = if number < 0 { size + i128::from(number) } else { i128::from(number) };
    if !(0..size).contains(&number) {
        return Err(Failure::Wrong);
    }
    Val::text(network.address(network.bits | number.unsigned_abs()).to_string())
}
