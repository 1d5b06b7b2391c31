//! The formats that texts can be asked to have, as OPA checks them: by what Go's libraries read.
use std::net::IpAddr;

use super::super::{regex, time};
use super::email;
use super::reference::Reference;

/// Whether a text has a format.
pub(super) type Format = fn(&str) -> bool;

/// The format of a name; all texts have one that is not known.
pub(super) fn named(name: &str) -> Option<Format> {
    Some(match name {
        "date" => |text| time::fits(text, &[DATE]),
        "time" => |text| time::fits(text, &[TIME, ZONED]),
        "date-time" => |text| time::fits(text, &[TIME, ZONED, DATE, MOMENT]),
        "hostname" => is_hostname,
        "email" | "idn-email" => email::is_address,
        "ipv4" => |text| text.contains('.') && is_ip(text),
        "ipv6" => |text| text.contains(':') && is_ip(text),
        "uri" | "iri" => |text| address(text).is_some_and(|address| address.has_scheme()),
        "uri-reference" | "iri-reference" => |text| address(text).is_some(),
        "uri-template" => |text| address(text).is_some_and(|address| has_paired_braces(address.path())),
        "uuid" => is_uuid,
        "regex" => |text| text.is_empty() || regex::compiled(text).is_ok(),
        "json-pointer" => is_pointer,
        "relative-json-pointer" => is_relative_pointer,
        _ => return None,
    })
}

const DATE: &str = "2006-01-02";
const TIME: &str = "15:04:05";
const ZONED: &str = "15:04:05Z07:00";
const MOMENT: &str = "2006-01-02T15:04:05Z07:00";

fn address(text: &str) -> Option<Reference> {
    Reference::parse(text).ok().filter(|_| !text.contains('\\'))
}

/// Labels of letters, digits and hyphens between dots, of 63 characters at most, and 255 characters in all.
fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        let is_framed = !label.starts_with('-') && !label.ends_with('-');
        (1..=63).contains(&label.len()) && is_framed && label.bytes().all(fits)
    };
    text.len() < 256 && text.split('.').all(is_label)
}

/// Whether each opening brace has a closing one behind it.
fn has_paired_braces(path: &str) -> bool {
    let mut rest = path;
    while let Some((_, behind)) = rest.split_once('{') {
        let Some((_, after)) = behind.split_once('}') else { return false };
        rest = after;
    }
    true
}

fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

/// Tokens with a slash before each, where a tilde is followed by a zero or a one.
fn is_pointer(text: &str) -> bool {
    let is_escaped = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    (text.is_empty() || text.starts_with('/')) && is_escaped
}

/// A number without zeros in front, and a pointer or `#`.
fn is_relative_pointer(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let is_number = number == "0" || !(number.is_empty() || number.starts_with('0'));
    is_number && (rest == "#" || is_pointer(rest))
}

/// Whether a text is an address of version 4 or 6, as it stands in the brackets of a mail address.
pub(super) fn is_ip(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_texts_apart() {
        for (name, good, bad) in [
            ("date", "2024-02-29", "2023-02-29"),
            ("time", "12:00:00+01:00", "12:00"),
            ("date-time", "2024-02-29T12:00:00.5Z", "2024-02-29 12:00:00Z"),
            ("hostname", "a-b.c", "a-.c"),
            ("ipv4", "127.0.0.1", "127.0.0"),
            ("ipv6", "::1", "1.2.3.4"),
            ("uri", "http://a/b", "/b"),
            ("uri-reference", "/b", "a\\b"),
            ("uri-template", "/{a}/b}", "/{a"),
            ("uuid", "123E4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000"),
            ("regex", "^a+$", "a(?=b)"),
            ("json-pointer", "/a~1b/", "a"),
            ("relative-json-pointer", "10/a", "01"),
            ("email", "Ann <a@b.c>", "a@"),
        ] {
            let format = named(name).unwrap();
            assert!(format(good), "{name}: {good}");
            assert!(!format(bad), "{name}: {bad}");
        }
        assert!(named("color").is_none());
    }
}
