//! What is over for longer than it is kept goes; roll-ups stay, so that trends do not end with it.

use super::database::{Reason, Value};
use super::error::Error;
use super::kept::Kind;
use super::store::Store;

/// What went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compacted {
    /// Intervals that ended before the moment.
    pub intervals: u64,
    /// Looks at repositories before the moment.
    pub snapshots: u64,
    /// Deployments before the moment.
    pub deployments: u64,
}

impl Store {
    /// Removes what ended before a moment, where one is given, and gives room back to the system.
    pub fn compact(&mut self, before: Option<i64>) -> Result<Compacted, Error> {
        let told = match before {
            Some(before) => self.write("compact", |store| store.forget(before))?,
            None => Compacted::default(),
        };
        self.database.shrink().map_err(|reason| self.refused("compact", reason))?;
        Ok(told)
    }

    fn forget(&mut self, before: i64) -> Result<Compacted, Reason> {
        let mut told = Compacted::default();
        let at = [Value::Int(before)];
        for kind in Kind::ALL {
            told.intervals += self.database.execute(&format!("DELETE FROM {} WHERE until <= $1", kind.table()), &at)?;
        }
        // The latest look at a repository stays: what comes is compared with it.
        let sql = "DELETE FROM snapshot WHERE moment < $1 AND moment < \
             (SELECT MAX(other.moment) FROM snapshot AS other WHERE other.repository = snapshot.repository)";
        told.snapshots = self.database.execute(sql, &at)?;
        told.deployments = self.forget_flow(before)?;
        let orphans = [
            "DELETE FROM finding WHERE NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.finding = finding.id)",
            "DELETE FROM fact WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE snapshot.run = fact.run)",
            "DELETE FROM run WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE snapshot.run = run.id)",
            "DELETE FROM word_set WHERE id NOT IN (SELECT answered FROM snapshot UNION SELECT cards FROM snapshot \
             UNION SELECT seen FROM snapshot WHERE seen IS NOT NULL UNION SELECT paths FROM snapshot WHERE paths IS NOT NULL)",
        ];
        for sql in orphans {
            self.database.execute(sql, &[])?;
        }
        self.keep_since(before)?;
        Ok(told)
    }

    /// Of what was over before a moment not all is known.
    pub(super) fn keep_since(&mut self, moment: i64) -> Result<(), Reason> {
        let cutoff = self.cutoff()?.map_or(moment, |cutoff| cutoff.max(moment));
        self.database.execute("DELETE FROM retention", &[])?;
        self.database.execute("INSERT INTO retention (cutoff) VALUES ($1)", &[Value::Int(cutoff)]).map(drop)
    }

    /// The moment from which on all is known, where what was over before it was removed.
    pub fn kept_since(&mut self) -> Result<Option<i64>, Error> {
        self.cutoff().map_err(|reason| self.refused("read", reason))
    }

    /// The moment before which what is over is no longer kept.
    pub(super) fn cutoff(&mut self) -> Result<Option<i64>, Reason> {
        Ok(self.rows("SELECT MAX(cutoff) FROM retention", &[])?.first().and_then(|row| row.number(0)))
    }
}
