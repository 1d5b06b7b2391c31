//! `uses:` of jobs and steps: pinned is what names a commit.

use super::{Found, Kind};
use crate::ossf::survey::Survey;
use crate::ossf::workflow::{self, Exec, Text};

pub(super) fn find(survey: &Survey, found: &mut Found) -> Result<(), String> {
    for (path, flow) in workflow::with_commands(&survey.workflows)? {
        // Here, and only here, Scorecard minds the case of the folder.
        if !path.starts_with(".github/workflows/") {
            continue;
        }
        for job in &flow.jobs {
            found.note(path, job.calls.as_ref());
            for step in &job.steps {
                if let Exec::Action { uses, .. } = &step.exec {
                    found.note(path, uses.as_ref().filter(|uses| !uses.text.is_empty()));
                }
            }
        }
    }
    Ok(())
}

impl Found {
    /// A use of something that is not in the same repository.
    fn note(&mut self, path: &str, uses: Option<&Text>) {
        let Some(Text { text, line }) = uses.filter(|uses| !uses.text.starts_with("./")) else { return };
        let is_owned = text.starts_with("actions/") || text.starts_with("github/");
        let kind = if is_owned { Kind::OwnedAction } else { Kind::OtherAction };
        self.add(kind, is_pinned(text), path, (*line, *line));
    }
}

fn is_pinned(uses: &str) -> bool {
    let is_local = uses.strip_prefix('.').is_some_and(|rest| rest.chars().count() >= 2);
    let is_hash = |behind: &str, digits: usize| {
        behind.len() >= digits && behind.bytes().take(digits).all(|byte| byte.is_ascii_hexdigit())
    };
    let has_commit = uses.split('@').skip(1).any(|behind| is_hash(behind, 40));
    let has_digest = uses.contains("docker://") && uses.split("@sha256:").skip(1).any(|behind| is_hash(behind, 64));
    is_local || has_commit || has_digest
}

#[cfg(test)]
mod tests {
    use super::is_pinned;

    #[test]
    fn a_commit_or_a_digest_pins() {
        let commit = "0123456789abcdefABCDEF0123456789abcdef01";
        let digest = "0123456789abcdef".repeat(4);
        for uses in [format!("a/b@{commit}"), format!("docker://x@sha256:{digest}"), "../x".to_owned()] {
            assert!(is_pinned(&uses), "{uses}");
        }
        for uses in ["a/b@v1", "a/b", "a/b@0123456", "docker://x:1", "."] {
            assert!(!is_pinned(uses), "{uses}");
        }
    }
}
