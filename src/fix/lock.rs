//! Digests that are known: what a lock file says of actions and images. Nothing is looked up anywhere else.

use std::collections::BTreeMap;

use regorus::Value;

use super::refusal::Refusal;
use crate::model::fix::Pinned;

/// What references stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lock {
    known: BTreeMap<(Pinned, String), String>,
}

/// A reference that does not move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    reference: String,
    /// The version that it had, where the reference no longer says it.
    pub(super) comment: Option<String>,
}

impl Target {
    /// The reference as a value.
    pub(super) fn value(&self) -> Value {
        Value::from(self.reference.as_str())
    }
}

impl FromIterator<(Pinned, String, String)> for Lock {
    fn from_iter<I: IntoIterator<Item = (Pinned, String, String)>>(entries: I) -> Self {
        Self { known: entries.into_iter().map(|(of, reference, digest)| ((of, reference), digest)).collect() }
    }
}

impl Lock {
    /// Whether it has what takes the place of a reference.
    pub(crate) fn has(&self, of: Pinned, reference: &str) -> bool {
        self.pinned(of, reference).is_ok()
    }

    /// What takes the place of a reference.
    pub(super) fn pinned(&self, of: Pinned, reference: &str) -> Result<Target, Refusal> {
        let digest = |name: &str| self.known.get(&(of, name.to_owned()));
        let unknown = || Refusal::NotLocked { of, reference: reference.to_owned() };
        if of == Pinned::Image {
            let digest = digest(reference).ok_or_else(unknown)?;
            return Ok(Target { reference: format!("{reference}@{digest}"), comment: None });
        }
        let (name, version) = reference.split_once('@').ok_or_else(unknown)?;
        // The parts of a repository have its versions.
        let repository = name.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
        let digest = digest(reference).or_else(|| digest(&format!("{repository}@{version}"))).ok_or_else(unknown)?;
        Ok(Target { reference: format!("{name}@{digest}"), comment: Some(version.to_owned()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_repository_has_its_versions_and_what_is_unknown_stays() {
        let (commit, digest) = ("a".repeat(40), format!("sha256:{}", "b".repeat(64)));
        assert_eq!(Pinned::Uses.refused(&commit), None);
        assert_eq!(Pinned::Image.refused(&digest), None);
        assert!(Pinned::Uses.refused("main").is_some());
        assert!(Pinned::Image.refused(&commit).is_some());
        let known = [(Pinned::Uses, "github/codeql-action@v3", &commit), (Pinned::Image, "node:22", &digest)];
        let lock: Lock =
            known.map(|(of, reference, digest)| (of, reference.to_owned(), digest.clone())).into_iter().collect();
        let pinned = lock.pinned(Pinned::Uses, "github/codeql-action/init@v3").unwrap();
        assert_eq!(pinned.reference, format!("github/codeql-action/init@{commit}"));
        assert_eq!(pinned.comment.as_deref(), Some("v3"));
        assert_eq!(lock.pinned(Pinned::Image, "node:22").unwrap().reference, format!("node:22@{digest}"));
        assert!(
            lock.pinned(Pinned::Image, "node:23")
                .unwrap_err()
                .to_string()
                .contains("`\"node:23\" = \"…\"` under [image]")
        );
    }
}
