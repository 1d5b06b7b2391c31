//! Documents and a catalog in, what every rule says of every document out, as a scan has it. For tests that compare.

use std::time::Duration;

use crate::catalog::Catalog;
use crate::evaluate::{self, Limits, Plan};
use crate::model::document::Document;
use crate::model::verdict::Verdict;
use crate::pipeline;

const LIMITS: Limits = Limits { timeout: Duration::from_secs(60), memory: 4 << 30 };

/// The verdicts on each document of those rules that speak of it.
pub fn verdicts(catalog: &Catalog, documents: &[Document]) -> Result<Vec<Vec<Verdict>>, evaluate::Error> {
    let plan = Plan::of(catalog, |_| true);
    let program = pipeline::program(catalog, &plan, LIMITS)?;
    let mut judge = program.judge(0);
    Ok(documents.iter().map(|document| judge.judge(document)).collect())
}
