//! A path as karat was given it → the path that a build server knows the file by: relative to the folder of its checkout. Compares
//! texts alone; never looks at the disk.

use std::path::Path;

use crate::model::paths::{clean, slashed};

/// The folder that a build server checked out to, and where karat was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    root: String,
    here: String,
}

impl Workspace {
    /// None where the folder is not named in full, or by bytes that are no text.
    pub fn new(root: &Path, here: &Path) -> Option<Self> {
        let shown = |path: &Path| path.to_str().filter(|_| path.is_absolute()).map(|_| clean(&slashed(path)));
        Some(Self { root: shown(root)?, here: shown(here)? })
    }

    /// The path of a file inside of the checkout; none for one outside of it.
    pub(super) fn inside(&self, place: &str) -> Option<String> {
        let whole =
            if Path::new(place).is_absolute() { clean(place) } else { clean(&format!("{}/{place}", self.here)) };
        let rest = whole.strip_prefix(self.root.trim_end_matches('/'))?;
        match rest.strip_prefix('/') {
            Some(inside) => Some(inside.to_owned()),
            None => rest.is_empty().then(|| ".".to_owned()),
        }
    }
}

/// Where a file is, for who knows the checkout: inside of it, else as it can be opened from where karat was started.
pub(super) fn file(workspace: Option<&Workspace>, target: &str, path: &str) -> String {
    let place = super::place(target, path);
    let inside = workspace.and_then(|own| own.inside(&place));
    inside.unwrap_or_else(|| clean(&place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_the_checkout_wherever_karat_was_started() {
        let cases = [
            ("/w/shop", ".", "a.yaml", "a.yaml"),
            ("/w/shop", "deploy", "a.yaml", "deploy/a.yaml"),
            ("/w/shop/deploy", ".", "a.yaml", "deploy/a.yaml"),
            ("/w/shop/deploy", "../src/", "x/a.yaml", "src/x/a.yaml"),
            ("/w/shop/deploy", "..", ".", "."),
            ("/w/shop", "/w/shop/deploy", "a.yaml", "deploy/a.yaml"),
            ("/w/shop", "/w/shopping", "a.yaml", "/w/shopping/a.yaml"),
            ("/tmp", "clone", "a.yaml", "clone/a.yaml"),
            ("/w", "shop/./deploy", "a.yaml", "deploy/a.yaml"),
        ];
        for (here, target, path, expected) in cases {
            let workspace = Workspace::new(Path::new("/w/shop/"), Path::new(here));
            assert_eq!(file(workspace.as_ref(), target, path), expected, "{here} {target} {path}");
        }
    }

    #[test]
    fn without_a_checkout_a_file_is_named_from_where_karat_was_started() {
        for (target, path, expected) in [
            (".", "a.yaml", "a.yaml"),
            ("./shop/", "a.yaml", "shop/a.yaml"),
            ("../shop", "a.yaml", "../shop/a.yaml"),
            ("/srv/../shop", "a.yaml", "/shop/a.yaml"),
            (".", ".", "."),
        ] {
            assert_eq!(file(None, target, path), expected);
        }
        assert!(Workspace::new(Path::new("relative"), Path::new("/w")).is_none());
    }
}
