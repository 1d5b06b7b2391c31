//! Whether what is kept of deployments is what it should be.

use super::super::database::Reason;
use super::super::store::Store;
use super::code;

/// What must not be, and how many there are of it.
const WRONG: [(&str, &str); 4] = [
    (
        "deployments lie outside of all times that were looked at",
        "SELECT COUNT(*) FROM flow_event AS own JOIN flow_series AS series \
      ON series.id = own.series WHERE NOT EXISTS (SELECT 1 FROM flow_look AS look WHERE look.repository = series.repository \
      AND look.deploy = series.deploy AND look.since <= own.moment AND own.moment < look.until)",
    ),
    (
        "deployments contradict themselves",
        "SELECT COUNT(*) FROM flow_event WHERE kind NOT IN (1, 2, 3) OR sign NOT IN (1, 2, 3) \
      OR (sign IS NULL) <> (mended IS NULL) OR mended < moment OR settles < moment OR (change = 0 AND sign IS NOT NULL) \
      OR (change = 1 AND held IS NOT NULL) OR (change = 0 AND held IS NULL) OR (commits IS NOT NULL AND traced IS NULL)",
    ),
    ("times that were looked at are empty", "SELECT COUNT(*) FROM flow_look WHERE until <= since"),
    ("sorts of events are not known", "SELECT COUNT(*) FROM flow_series WHERE basis NOT IN (1, 2, 3, 4)"),
];

impl Store {
    /// Adds what is wrong, a sentence each.
    pub(in super::super) fn verify_flow(&mut self, wrong: &mut Vec<String>) -> Result<(), Reason> {
        for (what, sql) in WRONG {
            let found = self.rows(sql, &[])?.first().map_or(0, |row| row.int(0));
            if found > 0 {
                wrong.push(format!("{found} {what}"));
            }
        }
        let sql = "SELECT traced, squashed, commits FROM flow_event WHERE traced IS NOT NULL";
        let is_read = |row: &super::super::database::Row| {
            code::content(row.number(0), row.number(1), row.text(2).as_deref()).is_ok()
        };
        let broken = self.rows(sql, &[])?.iter().filter(|row| !is_read(row)).count();
        if broken > 0 {
            wrong.push(format!("the commits of {broken} deployments cannot be read"));
        }
        Ok(())
    }
}
