//! Whether a history is still as it was.

use super::super::error::Error;
use super::super::store::Store;

impl Store {
    /// A word that is another one as soon as something was recorded, imported or removed.
    pub(crate) fn state(&mut self) -> Result<String, Error> {
        let sql = "SELECT COUNT(*), MAX(id), MAX(moment), (SELECT MAX(cutoff) FROM retention), \
             (SELECT MAX(id) FROM flow_look) FROM run";
        let found = self.query(sql, &[])?;
        let numbers = found.first().map(|row| (0..5).map(|at| row.int(at).to_string()).collect::<Vec<_>>());
        Ok(numbers.unwrap_or_default().join("."))
    }
}
