//! Whether a history is still as it was.

use super::super::error::Error;
use super::super::store::Store;

impl Store {
    /// A word that is another one as soon as something was recorded, imported or removed. It is asked for with every request, so that it
    /// looks at no more than the ends of two indexes: runs have rising numbers, and what removes them raises the cutoff.
    pub(crate) fn state(&mut self) -> Result<String, Error> {
        let sql = "SELECT MAX(id), (SELECT MAX(cutoff) FROM retention) FROM run";
        let found = self.query(sql, &[])?;
        let numbers = found.first().map(|row| (0..2).map(|at| row.int(at).to_string()).collect::<Vec<_>>());
        Ok(numbers.unwrap_or_default().join("."))
    }
}
