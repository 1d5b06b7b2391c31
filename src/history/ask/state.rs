//! Whether a history is still as it was.

use super::super::error::Error;
use super::super::store::Store;

impl Store {
    /// A word that is another one as soon as something was recorded, imported or removed. It is asked for with every request, so that it
    /// looks at no more than the ends of indexes: runs and looks at deployments have rising numbers, and what removes them raises the cutoff.
    pub(crate) fn state(&mut self) -> Result<String, Error> {
        let sql = "SELECT MAX(id), (SELECT MAX(cutoff) FROM retention), (SELECT MAX(id) FROM flow_look) FROM run";
        let found = self.query(sql, &[])?;
        let numbers = found.first().map(|row| (0..3).map(|at| row.int(at).to_string()).collect::<Vec<_>>());
        Ok(numbers.unwrap_or_default().join("."))
    }
}
