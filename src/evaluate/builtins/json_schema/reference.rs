//! Texts of references in, addresses out that can be resolved by one another, as Go's `net/url` has them.
use std::fmt;

use super::super::call::Error;
use super::super::encoding::unescape;
use super::super::gofmt::quote::{self, Alphabet};
use super::super::uri;

/// An address, or what is left out of one. The default is the empty one.
#[derive(Clone, Debug, Default)]
pub(super) struct Reference {
    scheme: String,
    /// What follows the scheme where that is no path.
    opaque: String,
    /// Name and password, escaped.
    user: Option<String>,
    host: String,
    /// The path without escapes, and with them.
    path: (String, String),
    query: String,
    /// Whether there is a question mark with nothing behind it.
    has_empty_query: bool,
    /// What is behind `#`, without escapes and with them.
    fragment: (String, String),
    /// Whether there is a scheme and a path, and no slashes for a host between them.
    omits_host: bool,
}

/// Escapes all but letters, digits and what is in `plain`.
fn escape(text: &str, plain: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.as_bytes().contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    out
}

/// What need not be escaped in a path, in a fragment, in the name of a user and in a host.
const IN_PATH: &str = "$&+,-./:;=@_~";
const IN_FRAGMENT: &str = "!$&()*+,-./:;=?@_~";
const IN_USER: &str = "$&+,-.;=_~";
const IN_HOST: &str = "!\"$&'()*+,-.:;<=>[]_~";

/// A part without its escapes, and with them: as it was written, where that is allowed.
fn part(written: &str, plain: &str) -> Result<(String, String), Error> {
    let bare = unescape(written, b'+')?;
    let is_allowed =
        |b: u8| b.is_ascii_alphanumeric() || b"!$&'()*+,;=:@[]%".contains(&b) || plain.as_bytes().contains(&b);
    let escaped = if written.bytes().all(is_allowed) { written.to_owned() } else { escape(&bare, plain) };
    Ok((bare, escaped))
}

impl Reference {
    /// Reads a reference; the error is Go's.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let told = |whole: &str, Error(why): Error| {
            let mut quoted = String::new();
            quote::append_string(&mut quoted, whole, Alphabet::Unicode);
            Error(format!("parse {quoted}: {why}"))
        };
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        let mut own = Self::without_fragment(rest).map_err(|why| told(rest, why))?;
        own.fragment = part(fragment, IN_FRAGMENT).map_err(|why| told(text, why))?;
        Ok(own)
    }

    fn without_fragment(text: &str) -> Result<Self, Error> {
        let refuse = |why: &str| Err(Error(why.to_owned()));
        if text.bytes().any(|b| b < b' ' || b == 0x7f) {
            return refuse("net/url: invalid control character in URL");
        }
        let mut own = Self::default();
        if text == "*" {
            own.path = ("*".to_owned(), "*".to_owned());
            return Ok(own);
        }
        let (scheme, rest) = uri::scheme(text)?;
        own.scheme = scheme.to_lowercase();
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        own.has_empty_query = query == Some("");
        query.unwrap_or_default().clone_into(&mut own.query);
        if !rest.starts_with('/') {
            if !scheme.is_empty() {
                rest.clone_into(&mut own.opaque);
                return Ok(own);
            }
            if rest.split('/').next().is_some_and(|segment| segment.contains(':')) {
                return refuse("first path segment in URL cannot contain colon");
            }
        }
        let authority = rest.strip_prefix("//").filter(|_| !scheme.is_empty() || !rest.starts_with("///"));
        let path = if let Some(authority) = authority {
            let (authority, path) = authority.split_at(authority.find('/').unwrap_or(authority.len()));
            let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
            own.host = uri::whole_host(&own.scheme, host)?;
            own.user = user.map(user_part).transpose()?;
            path
        } else {
            own.omits_host = !scheme.is_empty() && rest.starts_with('/');
            rest
        };
        own.path = part(path, IN_PATH)?;
        Ok(own)
    }

    /// What a reference means in a document of this address.
    pub(super) fn resolve(&self, child: &Self) -> Result<Self, Error> {
        let mut own = child.clone();
        if child.scheme.is_empty() {
            own.scheme.clone_from(&self.scheme);
        }
        if !child.scheme.is_empty() || !child.host.is_empty() || child.user.is_some() {
            own.set_path(&resolved_path(&child.path.1, ""));
        } else if !child.opaque.is_empty() {
            own.set_path("");
        } else {
            if child.path.0.is_empty() && !child.has_empty_query && child.query.is_empty() {
                own.query.clone_from(&self.query);
            }
            if child.path.0.is_empty() && !self.opaque.is_empty() {
                own.opaque.clone_from(&self.opaque);
                own.set_path("");
            } else {
                own.host.clone_from(&self.host);
                own.user.clone_from(&self.user);
                own.set_path(&resolved_path(&self.path.1, &child.path.1));
            }
        }
        // As OPA does: what is written out may be read otherwise.
        Self::parse(&own.to_string())
    }

    fn set_path(&mut self, path: &str) {
        self.path = part(path, IN_PATH).unwrap_or_default();
    }

    /// The same without what is behind `#`.
    pub(super) fn document(&self) -> Self {
        Self { fragment: Default::default(), ..self.clone() }
    }

    /// What is behind `#`, without escapes.
    pub(super) fn fragment(&self) -> &str {
        &self.fragment.0
    }

    /// The path without escapes.
    pub(super) fn path(&self) -> &str {
        &self.path.0
    }

    /// Whether a scheme is named.
    pub(super) fn has_scheme(&self) -> bool {
        !self.scheme.is_empty()
    }

    /// Whether it says all that is needed to find a document.
    pub(super) fn is_canonical(&self) -> bool {
        if self.scheme == "file" { self.path.0.starts_with('/') } else { self.has_scheme() && !self.host.is_empty() }
    }
}

/// `name` or `name:password`, checked and escaped anew.
fn user_part(written: &str) -> Result<String, Error> {
    if !written.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&b)) {
        return Err(Error("net/url: invalid userinfo".to_owned()));
    }
    let again = |text: &str| Ok(escape(&unescape(text, b'+')?, IN_USER));
    match written.split_once(':') {
        Some((name, password)) => Ok(format!("{}:{}", again(name)?, again(password)?)),
        None => again(written),
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        if self.has_scheme() {
            text.push_str(&self.scheme);
            text.push(':');
        }
        if self.opaque.is_empty() {
            let has_authority = !self.host.is_empty() || self.user.is_some();
            let is_written = has_authority || (self.has_scheme() && !self.omits_host && !self.path.0.is_empty());
            if is_written {
                text.push_str("//");
            }
            if let Some(user) = &self.user {
                text.push_str(user);
                text.push('@');
            }
            text.push_str(&escape(&self.host, IN_HOST));
            let path = &self.path.1;
            if !path.is_empty() && !path.starts_with('/') && !self.host.is_empty() {
                text.push('/');
            }
            if text.is_empty() && path.split('/').next().is_some_and(|segment| segment.contains(':')) {
                text.push_str("./");
            }
            text.push_str(path);
        } else {
            text.push_str(&self.opaque);
        }
        if self.has_empty_query || !self.query.is_empty() {
            text.push('?');
            text.push_str(&self.query);
        }
        if !self.fragment.0.is_empty() {
            text.push('#');
            text.push_str(&self.fragment.1);
        }
        out.write_str(&text)
    }
}

/// A path behind what precedes the last slash of another one, with `.` and `..` done away with.
fn resolved_path(base: &str, path: &str) -> String {
    let full = if path.is_empty() {
        base.to_owned()
    } else if path.starts_with('/') {
        path.to_owned()
    } else {
        let folder = base.rfind('/').map_or("", |at| base.get(..=at).unwrap_or_default());
        format!("{folder}{path}")
    };
    if full.is_empty() {
        return full;
    }
    let (mut out, mut is_first) = ("/".to_owned(), true);
    for segment in full.split('/') {
        match segment {
            "." => is_first = false,
            ".." => {
                let at = out.get(1..).and_then(|rest| rest.rfind('/'));
                out.truncate(at.map_or(1, |at| at + 1));
                is_first = out.len() == 1;
            }
            _ => {
                if !is_first {
                    out.push('/');
                }
                out.push_str(segment);
                is_first = false;
            }
        }
    }
    if matches!(full.rsplit('/').next(), Some("." | "..")) {
        out.push('/');
    }
    match out.strip_prefix('/') {
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_go_resolves_them() {
        for (base, child, expected) in [
            ("", "#", ""),
            ("", "#/a b/%25", "#/a%20b/%25"),
            ("", "x:y", "x:y"),
            ("", "a/../b", "/b"),
            ("http://a.b/c/d?q#f", "", "http://a.b/c/d?q"),
            ("http://a.b/c/d?q#f", "e#g", "http://a.b/c/e#g"),
            ("http://a.b/c/d", "../../../e/./f/..", "http://a.b/e/"),
            ("http://a.b/c", "//d:1/e", "http://d:1/e"),
            ("http://u:p%40@a.b", "c?", "http://u:p%40@a.b/c?"),
            ("urn:x:y", "#z", "urn:x:y#z"),
            ("file:///a/b", "c", "file:///a/c"),
            ("/a/b", "c", "/a/c"),
            ("", "é*", "/%C3%A9%2A"),
            ("", "*", "/*"),
        ] {
            let base = Reference::parse(base).unwrap();
            assert_eq!(base.resolve(&Reference::parse(child).unwrap()).unwrap().to_string(), expected, "{child}");
        }
        let error = Reference::parse("http://[::1").unwrap_err();
        assert_eq!(error.0, r#"parse "http://[::1": missing ']' in host"#);
    }
}
