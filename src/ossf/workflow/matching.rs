//! Workflows that are known by their steps.

use super::{Exec, Flow, Job, Step};

/// What a step has to be.
#[derive(Clone, Copy, Debug)]
pub(in crate::ossf) enum Pattern {
    /// It uses this action.
    Uses(&'static str),
    /// It uses this action with this input.
    With(&'static str, &'static str, &'static str),
    /// A line of its script has these words, in this order.
    Run(&'static [&'static str]),
}

/// The first job that has a step for each pattern of one of these lists.
pub(in crate::ossf) fn jobs_match<'a>(flow: &'a Flow, lists: &[&[Pattern]]) -> Option<&'a Job> {
    flow.jobs.iter().find(|job| lists.iter().any(|patterns| matches(job, patterns)))
}

fn matches(job: &Job, patterns: &[Pattern]) -> bool {
    for pattern in patterns {
        // A job that calls a workflow of the name is taken for the whole list.
        if job.calls.as_ref().is_some_and(|calls| is_use_of(&calls.text, pattern.action())) {
            return true;
        }
        if !job.steps.iter().any(|step| pattern.fits(step)) {
            return false;
        }
    }
    true
}

impl Pattern {
    const fn action(self) -> &'static str {
        match self {
            Self::Uses(action) | Self::With(action, ..) => action,
            Self::Run(_) => "",
        }
    }

    fn fits(self, step: &Step) -> bool {
        match (self, &step.exec) {
            (Self::Uses(action), Exec::Action { uses: Some(uses), .. }) => is_use_of(&uses.text, action),
            (Self::With(action, name, value), Exec::Action { uses: Some(uses), with }) => {
                is_use_of(&uses.text, action) && with.iter().any(|(found, input)| found == name && input == value)
            }
            (Self::Run(words), Exec::Run { script: Some(script), .. }) => {
                let joined = script.text.replace("\\\n", "");
                joined.split('\n').any(|line| in_order(line, words))
            }
            _ => false,
        }
    }
}

fn is_use_of(uses: &str, action: &str) -> bool {
    uses.strip_prefix(action).is_some_and(|rest| rest.starts_with('@'))
}

/// Whether a line has these pieces, one behind the other.
pub(in crate::ossf) fn in_order(line: &str, pieces: &[&str]) -> bool {
    let mut rest = line;
    pieces.iter().all(|piece| match rest.split_once(piece) {
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    })
}
