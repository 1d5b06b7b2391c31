//! Addresses in, their parts out, as Go's `net/url` takes them apart.
use std::collections::BTreeMap;
use std::net::Ipv6Addr;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, error};
use super::encoding::unescape;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("uri.parse", 1, parse),
    ("uri.is_valid", 1, |operands| {
        Ok(Value::from(operands.fits(1, |text| !text.is_empty() && take_apart(text).is_ok())))
    }),
];

#[derive(Default)]
struct Parts {
    scheme: String,
    hostname: String,
    port: String,
    path: String,
    raw_path: String,
    raw_query: String,
    fragment: String,
}

fn parse(operands: Operands<'_>) -> Answer {
    let text = operands.string(1)?;
    let parts = take_apart(text).map_err(|Error(why)| Error(format!("parse {text:?}: {why}")))?;
    let named = [
        ("scheme", parts.scheme),
        ("hostname", parts.hostname),
        ("port", parts.port),
        ("path", parts.path),
        ("raw_path", parts.raw_path),
        ("raw_query", parts.raw_query),
        ("fragment", parts.fragment),
    ];
    let present = named.into_iter().filter(|(_, text)| !text.is_empty());
    let object: BTreeMap<Value, Value> = present.map(|(name, text)| (Value::from(name), Value::from(text))).collect();
    Ok(Value::from(object))
}

fn take_apart(text: &str) -> Result<Parts, Error> {
    let mut parts = Parts::default();
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    if rest.bytes().any(|b| b < b' ' || b == 0x7f) {
        return error("net/url: invalid control character in URL");
    }
    parts.fragment = unescape(fragment, b'+')?;
    if rest == "*" {
        (parts.path, parts.raw_path) = ("*".to_owned(), "*".to_owned());
        return Ok(parts);
    }
    let (scheme, rest) = scheme(rest)?;
    parts.scheme = scheme.to_lowercase();
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    query.clone_into(&mut parts.raw_query);
    if !rest.starts_with('/') {
        if !scheme.is_empty() {
            return Ok(parts);
        }
        if rest.split('/').next().is_some_and(|segment| segment.contains(':')) {
            return error("first path segment in URL cannot contain colon");
        }
    }
    let authority = rest.strip_prefix("//").filter(|_| !scheme.is_empty() || !rest.starts_with("///"));
    let path = match authority {
        Some(authority) => {
            let end = authority.find('/').unwrap_or(authority.len());
            let (authority, path) = authority.split_at(end);
            (parts.hostname, parts.port) = host(&parts.scheme, authority)?;
            path
        }
        None => rest,
    };
    parts.path = unescape(path, b'+')?;
    parts.raw_path = if escaped_path(&parts.path) == path { parts.path.clone() } else { path.to_owned() };
    Ok(parts)
}

/// What is before the first colon, if it may be a scheme.
pub(super) fn scheme(text: &str) -> Result<(&str, &str), Error> {
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if at > 0 => {}
            b':' if at == 0 => return error("missing protocol scheme"),
            b':' => return Ok((text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())),
            _ => break,
        }
    }
    Ok(("", text))
}

/// The path as Go would write it, to see whether the written one says more.
fn escaped_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~$&+,/:;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    out
}

fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The name and the port of `user:password@name:port`.
fn host(scheme: &str, authority: &str) -> Result<(String, String), Error> {
    let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
    let host = whole_host(scheme, host)?;
    if let Some(user) = user {
        let fits = |b: u8| b.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&b);
        if !user.bytes().all(fits) {
            return error("net/url: invalid userinfo");
        }
        unescape(user, b'+')?;
    }
    let port_at = host.rfind(':').filter(|at| host.get(*at..).is_some_and(is_port));
    let (name, port) = host.split_at(port_at.unwrap_or(host.len()));
    let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    Ok((name.to_owned(), port.strip_prefix(':').unwrap_or(port).to_owned()))
}

/// Checks and unescapes a host with its port.
pub(super) fn whole_host(scheme: &str, host: &str) -> Result<String, Error> {
    let bad_port = |port: &str| error(format!("invalid port {port:?} after host"));
    match host.rfind('[') {
        Some(0) => {
            let Some(end) = host.rfind(']') else { return error("missing ']' in host") };
            let port = host.get(end + 1..).unwrap_or_default();
            if !is_port(port) {
                return bad_port(port);
            }
            let inner = host.get(1..end).unwrap_or_default();
            Ok(format!("[{}]{port}", literal(inner)?))
        }
        Some(_) => error("invalid IP-literal"),
        None => {
            let strict = matches!(scheme, "http" | "https");
            let port_at = if strict { host.find(':') } else { host.rfind(':') };
            let port = port_at.and_then(|at| host.get(at..)).unwrap_or_default();
            if !is_port(port) {
                return bad_port(port);
            }
            unescape_host(host)
        }
    }
}

/// An address of version 6, with a zone or without.
fn literal(inner: &str) -> Result<String, Error> {
    let (address, zone) = inner.find("%25").map_or((inner, ""), |at| inner.split_at(at));
    let zone = unescape(zone, b'+')?;
    let address = unescape_host(address)?;
    if address.parse::<Ipv6Addr>().is_err() || zone == "%" {
        return error(format!("invalid host: ParseAddr({address:?})"));
    }
    Ok(format!("{address}{zone}"))
}

/// Only bytes beyond ASCII may be escaped in a host.
fn unescape_host(host: &str) -> Result<String, Error> {
    for (at, byte) in host.bytes().enumerate() {
        let rest = host.get(at..).unwrap_or_default();
        if byte == b'%' {
            let high = rest.as_bytes().get(1).and_then(|b| char::from(*b).to_digit(16));
            if high.is_some_and(|high| high < 8) && !rest.starts_with("%25") {
                return error(format!("invalid URL escape {:?}", rest.chars().take(3).collect::<String>()));
            }
        } else if byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"-_.~!$&'()*+,;=:[]<>\"".contains(&byte) {
            return error(format!("invalid character {:?} in host name", rest.chars().take(1).collect::<String>()));
        }
    }
    unescape(host, b'+')
}
