//! What GitHub takes of one run, and how many findings fit into that.

use std::io;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::report::kept::{Kept, gravest};

/// GitHub refuses a run with more results.
pub(super) const RESULTS: usize = 25_000;
/// GitHub shows so many of them, by severity.
pub(super) const SHOWN: usize = 5_000;
/// GitHub refuses a log that has more bytes when it is compressed (10 MB).
pub(super) const COMPRESSED: u64 = 10_000_000;
/// Tags of a rule.
pub(super) const TAGS: usize = 20;
/// Characters of a description.
pub(super) const DESCRIPTION: usize = 1024;
/// Notifications: no limit of GitHub's, but nobody reads more.
pub(super) const NOTIFICATIONS: usize = 1_000;

/// Bytes that a result takes when it is compressed, besides its texts: two hashes, and names that are always the same.
const RESULT: u64 = 150;
/// The same of a rule.
const RULE: u64 = 4_000;

/// So many of these findings that the log is small enough. `size` is that of a log when it is compressed: it is asked for only where
/// the texts alone could be too long.
pub(super) fn fitting(mut kept: Kept, report: &Report, size: impl Fn(&Kept) -> io::Result<u64>) -> io::Result<Kept> {
    let problems =
        gravest(&report.problems, NOTIFICATIONS).into_iter().map(|own| (own.message.len() + own.path.len()) as u64);
    let texts = kept.select(&report.findings).map(|own| RESULT + texts(own));
    if RULE * report.rules.len() as u64 + problems.sum::<u64>() + texts.sum::<u64>() <= COMPRESSED {
        return Ok(kept);
    }
    loop {
        let (size, inside) = (size(&kept)?, kept.all - kept.left_out);
        if size <= COMPRESSED || inside == 0 {
            return Ok(kept);
        }
        // A little less than what fits if all were alike.
        let share = u128::from(COMPRESSED) * 95 * inside as u128 / (u128::from(size) * 100);
        let less = usize::try_from(share).unwrap_or(inside).min(inside - 1);
        kept = Kept::within(&report.findings, less);
    }
}

/// The bytes of the texts of a finding, as if none could be compressed.
fn texts(own: &Finding) -> u64 {
    let resource = own.resource.as_ref().map_or(0, |resource| resource.len());
    let fix = own.fix.as_ref().map_or(0, |fix| fix.title.len());
    let pointer = crate::model::finding::pointer(&own.at).len();
    (own.message.len() + own.location.path.len() + resource + fix + pointer) as u64
}

/// Counts the bytes that a text has when it is compressed.
pub(super) struct Sink(GzEncoder<Counter>);

impl Default for Sink {
    fn default() -> Self {
        Self(GzEncoder::new(Counter(0), Compression::fast()))
    }
}

impl Sink {
    /// The bytes, at the end of the text.
    pub(super) fn size(self) -> io::Result<u64> {
        self.0.finish().map(|counter| counter.0)
    }
}

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

struct Counter(u64);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
