//! Bugs of ours: a panic while something is scanned → a problem, and no reason to lose the rest.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::model::problem::{Problem, ProblemKind};
use crate::model::source::Repository;

/// What work on a repository gives; a panic in it is our bug, and no reason to lose the other repositories.
pub(super) fn survived<T>(repository: &Repository, work: impl FnOnce() -> T) -> Result<T, Box<Problem>> {
    let failed = |_| Box::new(own(repository, Arc::from(""), "karat failed on this repository"));
    catch_unwind(AssertUnwindSafe(work)).map_err(failed)
}

/// The problem that a bug of ours is.
pub(super) fn own(repository: &Repository, path: Arc<str>, message: &str) -> Problem {
    Problem {
        repository: Arc::from(repository.target.as_str()),
        path,
        position: None,
        kind: ProblemKind::Internal,
        rule: None,
        message: message.to_owned(),
        help: Some("this is a bug in karat; please report it with what it was given".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_repository_on_which_karat_fails_is_told_as_a_problem() {
        let repository = Repository {
            target: "two/b".to_owned(),
            name: "b".to_owned(),
            root: PathBuf::from("two/b"),
            revision: None,
            past: false,
        };
        let problem = survived(&repository, || -> () { panic!("a bug") }).unwrap_err();
        assert_eq!((problem.kind, problem.repository.as_ref()), (ProblemKind::Internal, "two/b"));
    }
}
