//! A plan: all that a run over many repositories depends on, cut into parts. A file of JSON with a digest over its content.

use std::path::Path;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Error;
use super::fetch::Depth;
use super::file::Fleet;
use super::source::Source;
use crate::scratch;

/// The version of the file.
const SCHEMA: u32 = 1;

/// A repository of a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// What it is called in reports.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) source: Source,
    /// The branch that is judged, where it is not the one that the other side names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) branch: Option<String>,
}

impl Entry {
    /// The commit that is judged, in the words of git.
    pub(crate) fn revision(&self) -> String {
        self.branch.as_ref().map_or_else(|| "HEAD".to_owned(), |branch| format!("refs/heads/{branch}"))
    }
}

/// What is judged, by what, as of when, in how many parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    schema: u32,
    /// The version of karat.
    pub(crate) karat: String,
    /// The digest of the rules and definitions.
    pub(crate) rules: String,
    /// The moment that dates are compared with, in seconds since 1970.
    pub(crate) now: i64,
    /// How much of each history is fetched.
    pub(crate) depth: Depth,
    /// Protocols that git may use.
    pub(crate) protocols: Vec<String>,
    /// How many parts there are.
    pub(crate) shards: usize,
    /// By name.
    pub(crate) repositories: Vec<Entry>,
    /// The digest of all else.
    #[serde(skip)]
    digest: String,
}

#[derive(Serialize, Deserialize)]
struct Sealed<P> {
    digest: String,
    plan: P,
}

impl Plan {
    /// The plan of a fleet, in so many parts.
    pub(crate) fn of(fleet: &Fleet, rules: String, now: i64, depth: Depth, shards: usize) -> Self {
        let mut repositories = fleet.repositories.clone();
        repositories.sort();
        let plan = Self {
            schema: SCHEMA,
            karat: env!("CARGO_PKG_VERSION").to_owned(),
            rules,
            now,
            depth,
            protocols: fleet.protocols.clone(),
            shards: shards.max(1),
            repositories,
            digest: String::new(),
        };
        plan.sealed()
    }

    /// What the plan is known by: SHA-256 over its compact JSON, in hexadecimal.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }

    fn sealed(self) -> Self {
        let digest = HEXLOWER.encode(&Sha256::digest(serde_json::to_vec(&self).unwrap_or_default()));
        Self { digest, ..self }
    }

    /// The positions of a part: each of the parts gets one repository in turn, since names that are close are often of one size.
    pub(crate) fn part(&self, index: usize) -> Result<impl Iterator<Item = usize> + use<>, Error> {
        if index >= self.shards {
            return Err(Error::Index { index, shards: self.shards });
        }
        Ok((index..self.repositories.len()).step_by(self.shards))
    }

    /// Whether it is another run of the same: it was cut, judged and named alike, whenever that was.
    pub(crate) fn is_same_work(&self, other: &Self) -> bool {
        Self { now: self.now, digest: self.digest.clone(), ..other.clone() } == *self
    }

    /// Reads a plan.
    #[expect(clippy::disallowed_methods, reason = "fleet owns its files")]
    pub(crate) fn load(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::file("read", path, error))?;
        let other = |why: String| Error::Other { path: path.to_owned(), why, help: "`karat fleet plan` writes plans" };
        let Sealed { digest, plan } =
            serde_json::from_str::<Sealed<Self>>(&text).map_err(|error| other(format!("it is no plan: {error}")))?;
        if plan.schema != SCHEMA {
            return Err(other(format!("its schema is {}, and this karat knows {SCHEMA}", plan.schema)));
        }
        let plan = plan.sealed();
        if plan.digest != digest {
            return Err(other("its digest does not fit: it was changed".to_owned()));
        }
        Ok(plan)
    }

    /// Writes the plan, in whole or not at all.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Error> {
        let sealed = Sealed { digest: self.digest.clone(), plan: self };
        let write = || {
            let mut file = scratch::File::beside(path)?;
            serde_json::to_writer_pretty(file.as_file_mut(), &sealed)?;
            std::io::Write::write_all(file.as_file_mut(), b"\n")?;
            file.replace(path)
        };
        write().map_err(|error| Error::file("write", path, error))
    }
}
