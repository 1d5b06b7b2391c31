//! What a look at a change gave, all of it: for the same change, asked again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::whole::Whole;
use crate::model::finding::{Finding, Status};
use crate::model::rule::RuleInfo;

/// What all rules said of a change.
#[derive(Debug)]
pub(crate) struct Same {
    /// What they said. Findings are open, or known from before.
    pub(crate) whole: Whole,
    /// How many documents they were asked about.
    pub(crate) documents: u64,
}

#[derive(Serialize, Deserialize)]
struct Wire<'r> {
    documents: u64,
    /// Which findings are known from before, by their place.
    known: Vec<bool>,
    #[serde(borrow)]
    whole: &'r [u8],
}

impl Same {
    /// Its bytes, by all rules in the order of their ids; none where it cannot be kept.
    pub(crate) fn bytes(mut self, repository: &Arc<str>, rules: &[&RuleInfo]) -> Option<Vec<u8>> {
        let known = self.whole.findings.iter().map(|own| own.status == Status::Baselined).collect();
        for finding in self.whole.findings.iter_mut().filter(|own| own.status == Status::Baselined) {
            finding.status = Status::Open;
        }
        let whole = self.whole.bytes(repository, rules)?;
        postcard::to_stdvec(&Wire { documents: self.documents, known, whole: &whole }).ok()
    }

    /// What some bytes say, by the same rules; none where they say nothing.
    pub(crate) fn of(bytes: &[u8], repository: &Arc<str>, rules: &[&RuleInfo]) -> Option<Self> {
        let Wire { documents, known, whole } = postcard::from_bytes(bytes).ok()?;
        let mut whole = Whole::of(whole, repository, rules)?;
        let set = |(finding, known): (&mut Box<Finding>, bool)| {
            finding.status = if known { Status::Baselined } else { Status::Open };
        };
        whole.findings.iter_mut().zip(known).for_each(set);
        Some(Self { whole, documents })
    }
}
