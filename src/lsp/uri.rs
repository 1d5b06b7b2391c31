//! `file:` addresses ↔ paths. What is no file of this machine has no path.

use crate::model::paths::slashed;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

/// The path that an address names, with links in it resolved as far as it is there.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    if !matches!(host, "" | "localhost") {
        return None;
    }
    let path = decoded(path)?;
    // `/c:/code` is a path of Windows.
    let is_drive = cfg!(windows) && path.get(2..3) == Some(":");
    Some(resolved(Path::new(if is_drive { path.get(1..)? } else { &path })))
}

/// A path with its links resolved: all of it, or, of a file that is not there yet, the folders that are.
pub(super) fn resolved(path: &Path) -> PathBuf {
    for folder in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (folder.canonicalize(), path.strip_prefix(folder)) {
            return if rest.as_os_str().is_empty() { real } else { real.join(rest) };
        }
    }
    path.to_owned()
}

/// The address of a file.
pub(super) fn of(path: &Path) -> Uri {
    let shown = slashed(path);
    let start = if shown.starts_with('/') { "file://" } else { "file:///" };
    Uri(format!("{start}{}", encoded(&shown)))
}

/// The address of a file by that of a folder around it, as the editor spells it: what is there may have links in it.
pub(super) fn within(folder: &Path, called: &Uri, path: &Path) -> Uri {
    let Ok(inside) = path.strip_prefix(folder) else { return of(path) };
    let inside = encoded(&slashed(inside));
    Uri(format!("{}/{inside}", called.0.trim_end_matches('/')))
}

fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) || (cfg!(windows) && byte == b':') {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        bytes.push(digit(rest.next()?)? << 4 | digit(rest.next()?)?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_path_name_the_same() {
        for path in ["/nowhere/a b.yaml", "/nowhere/é😀/100%.tf", "/nowhere/[x]{y}#z?.json"] {
            let uri = of(Path::new(path));
            assert!(uri.0.starts_with("file:///") && uri.0.is_ascii(), "{}", uri.0);
            assert_eq!(path_of(&uri), Some(PathBuf::from(path)));
        }
        assert_eq!(of(Path::new("/a b/ü")).0, "file:///a%20b/%C3%BC");
    }

    #[test]
    fn a_file_is_named_as_the_folder_around_it_is() {
        let called = Uri("file:///home/a%62c/".to_owned());
        let address = |path: &str| within(Path::new("/real"), &called, Path::new(path)).0;
        assert_eq!(address("/real/x y/b.yaml"), "file:///home/a%62c/x%20y/b.yaml");
        assert_eq!(address("/other/b.yaml"), "file:///other/b.yaml");
    }

    #[test]
    fn what_is_no_file_of_this_machine_has_no_path() {
        for uri in ["untitled:Untitled-1", "file://server/share", "https://a/b", "file:///a%G1", "file:///%FF", "file:"]
        {
            assert_eq!(path_of(&Uri(uri.to_owned())), None, "{uri}");
        }
        assert_eq!(path_of(&Uri("file://localhost/nowhere/a".to_owned())), Some(PathBuf::from("/nowhere/a")));
    }
}
