//! Documents and a catalog in, what every rule says of every document out, as a scan has it. For tests that compare.

use std::time::Duration;

use crate::catalog::Catalog;
use crate::evaluate::{self, Limits, Program, Stopped};
use crate::model::document::Document;
use crate::model::verdict::Verdict;

const LIMITS: Limits = Limits { timeout: Duration::from_mins(1), memory: 4 << 30 };

/// The verdicts on each document of those rules that speak of it.
pub fn verdicts(catalog: &Catalog, documents: &[Document]) -> Result<Vec<Vec<Verdict>>, evaluate::Error> {
    let program = Program::new(catalog, |_| true, LIMITS);
    let stopped = Stopped::none(catalog);
    let mut judge = program.judge(0, &stopped, 0);
    let verdicts = documents.iter().map(|document| judge.judge(document)).collect();
    program.check().map(|()| verdicts)
}
