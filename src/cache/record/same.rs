//! What a look at a change gave, all of it: for the same change, asked again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::whole::Whole;
use crate::model::rule::RuleInfo;

/// What all rules said of a change.
#[derive(Debug)]
pub(crate) struct Same {
    /// What they said.
    pub(crate) whole: Whole,
    /// How many documents they were asked about.
    pub(crate) documents: u64,
}

#[derive(Serialize, Deserialize)]
struct Wire<'r> {
    documents: u64,
    #[serde(borrow)]
    whole: &'r [u8],
}

impl Same {
    /// Its bytes, by all rules in the order of their ids; none where it cannot be kept.
    pub(crate) fn bytes(self, repository: &Arc<str>, rules: &[&RuleInfo]) -> Option<Vec<u8>> {
        let whole = self.whole.bytes(repository, rules)?;
        postcard::to_stdvec(&Wire { documents: self.documents, whole: &whole }).ok()
    }

    /// What some bytes say, by the same rules; none where they say nothing.
    pub(crate) fn of(bytes: &[u8], repository: &Arc<str>, rules: &[&RuleInfo]) -> Option<Self> {
        let Wire { documents, whole } = postcard::from_bytes(bytes).ok()?;
        Some(Self { whole: Whole::of(whole, repository, rules, |_| true)?, documents })
    }
}
