//! What is over for longer than it is kept goes: deployments, and the times in which they were looked for.

use super::super::database::{Reason, Value};
use super::super::store::Store;

impl Store {
    /// Removes what was before a moment; says how many deployments that were.
    pub(in super::super) fn forget_flow(&mut self, before: i64) -> Result<u64, Reason> {
        let at = [Value::Int(before)];
        let gone = self.database.execute("DELETE FROM flow_event WHERE moment < $1", &at)?;
        self.database.execute("DELETE FROM flow_look WHERE until <= $1", &at)?;
        // Of looks that would end alike after they are cut, the one that tells the latest is left.
        let sql = "DELETE FROM flow_look WHERE since <= $1 AND EXISTS (SELECT 1 FROM flow_look AS other \
             WHERE other.repository = flow_look.repository AND other.deploy = flow_look.deploy \
             AND other.until = flow_look.until AND other.since <= $1 AND other.id <> flow_look.id \
             AND (other.moment > flow_look.moment OR (other.moment = flow_look.moment AND other.id > flow_look.id)))";
        self.database.execute(sql, &at)?;
        self.database.execute("UPDATE flow_look SET since = $1 WHERE since < $1", &at)?;
        self.database.execute("DELETE FROM flow_life WHERE until <= $1", &at)?;
        let sql = "DELETE FROM flow_series WHERE NOT EXISTS (SELECT 1 FROM flow_event WHERE flow_event.series = flow_series.id) \
             AND NOT EXISTS (SELECT 1 FROM flow_life WHERE flow_life.series = flow_series.id)";
        self.database.execute(sql, &[])?;
        Ok(gone)
    }
}
