//! Paths → relative URI references (RFC 3986). Never an absolute address: a log says nothing about the machine.

use std::fmt::Write as _;

/// A path with all that may not stand in a URI encoded.
pub(crate) fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        let is_plain =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b'@' | b'+' | b',');
        if is_plain {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// The path of a file as reports show it: what they write as `\xNN` is a byte that is no UTF-8.
pub(super) fn of_path(path: &str) -> String {
    let text = encoded(path);
    let mut parts = text.split("%5Cx");
    let mut uri = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|byte| !byte.is_ascii());
        match byte {
            Some(byte) => drop(write!(uri, "%{byte:02X}{}", part.get(2..).unwrap_or_default())),
            None => drop(write!(uri, "%5Cx{part}")),
        }
    }
    uri
}

/// The path of a file in one of several repositories: the target before it, without a leading `/` and without `..`.
pub(super) fn joined(target: &str, path: &str) -> String {
    let parts = target.split('/').chain(path.split('/'));
    let parts: Vec<_> = parts.filter(|part| !matches!(*part, "" | "." | "..")).collect();
    of_path(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_references() {
        let cases = [
            ("deploy/web.yaml", "deploy/web.yaml"),
            ("a b/ä#?.yaml", "a%20b/%C3%A4%23%3F.yaml"),
            ("caf\\xe9.yaml", "caf%5Cxe9.yaml"),
            ("100%.yaml", "100%25.yaml"),
            ("c:/x.yaml", "c%3A/x.yaml"),
            (".github/workflows/ci.yml", ".github/workflows/ci.yml"),
            ("x[0]\u{202e}.yaml", "x%5B0%5D%E2%80%AE.yaml"),
        ];
        for (path, expected) in cases {
            assert_eq!(encoded(path), expected);
        }
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_those_of_the_name() {
        let cases = [
            ("\\xff.yaml", "%FF.yaml"),
            ("a b/caf\\xe9\\x80", "a%20b/caf%E9%80"),
            ("\\x41\\xzz\\x", "%5Cx41%5Cxzz%5Cx"),
            ("caf\u{e9}", "caf%C3%A9"),
        ];
        for (path, expected) in cases {
            assert_eq!(of_path(path), expected);
        }
        assert_eq!(joined("shop", "\\xff.yaml"), "shop/%FF.yaml");
    }

    #[test]
    fn a_target_before_a_path_stays_relative() {
        let cases = [
            ("shop", "a.yaml", "shop/a.yaml"),
            ("./shop/", "a.yaml", "shop/a.yaml"),
            ("/srv/git/shop", "a.yaml", "srv/git/shop/a.yaml"),
            ("../shop", "a.yaml", "shop/a.yaml"),
            (".", "a.yaml", "a.yaml"),
        ];
        for (target, path, expected) in cases {
            assert_eq!(joined(target, path), expected);
        }
    }
}
