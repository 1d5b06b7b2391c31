//! Whether a history is still as it was.

use super::super::error::Error;
use super::super::store::Store;

impl Store {
    /// A word that is another one as soon as something was recorded, imported or removed.
    pub(crate) fn state(&mut self) -> Result<String, Error> {
        let sql = "SELECT COUNT(*), MAX(id), MAX(moment), (SELECT MAX(cutoff) FROM retention) FROM run";
        let found = self.query(sql, &[])?;
        let numbers = found.first().map(|row| (0..4).map(|at| row.int(at).to_string()).collect::<Vec<_>>());
        Ok(numbers.unwrap_or_default().join("."))
    }

    /// When the first and the last run speak of; none where there is no run.
    pub(crate) fn span(&mut self) -> Result<Option<(i64, i64)>, Error> {
        let found = self.query("SELECT MIN(moment), MAX(moment) FROM snapshot", &[])?;
        Ok(found.first().and_then(|row| Some((row.number(0)?, row.number(1)?))))
    }
}
