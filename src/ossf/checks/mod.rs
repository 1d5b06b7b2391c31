//! The checks, one file each; those that no clone decides say here what is missing.

pub(super) mod binaries;
mod dangerous;
pub(super) mod fuzzing;
mod license;
mod maintained;
mod packaging;
mod permissions;
mod sast;
mod security;
mod updates;

use super::check::Check;
use super::files::Tree;
use super::pinned;
use super::survey::Survey;
use crate::git::Recent;

/// Checks that a clone says nothing of, and what they need.
const OUTSIDE: [(&str, &str); 7] = [
    ("Branch-Protection", "not in a clone: the branch rules are settings of the hosting service"),
    ("CI-Tests", "not in a clone: which checks ran on merged pull requests is known to the hosting service"),
    ("CII-Best-Practices", "not in a clone: the badge is a record of bestpractices.dev"),
    ("Code-Review", "not in a clone: who approved a change is known to the hosting service"),
    ("Contributors", "not in a clone: the organizations of contributors are known to the hosting service"),
    ("Signed-Releases", "not in a clone: the files of releases are kept by the hosting service"),
    ("Vulnerabilities", "not in a clone: it needs a database of vulnerabilities"),
];

/// All checks, in no order that matters.
pub(super) fn all(tree: &Tree, survey: &Survey, history: Option<&Recent>) -> Vec<Check> {
    let mut checks = vec![
        binaries::check(survey),
        dangerous::check(&survey.workflows),
        updates::check(tree, history),
        fuzzing::check(tree, survey),
        license::check(tree),
        maintained::check(history),
        packaging::check(&survey.workflows),
        pinned::check(survey),
        sast::check(survey),
        security::check(tree),
        permissions::check(&survey.workflows),
    ];
    checks.extend(OUTSIDE.iter().map(|(name, reason)| Check::unknown(name, *reason)));
    checks
}
