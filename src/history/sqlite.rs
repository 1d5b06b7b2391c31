//! A history in a file of SQLite: write-ahead log, one writer, readers beside it.

use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, Value as Own, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};

use super::database::{Database, Reason, Row, Value};
use crate::report::uri;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_mins(1);

/// After what time it asks again where SQLite does not wait by itself.
const PAUSE: Duration = Duration::from_millis(5);

pub(super) struct Sqlite(Connection);

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// To write; made where it is not there.
    Write,
    /// To read what is there.
    Read,
}

impl Sqlite {
    pub(super) fn open(path: &Path, access: Access) -> Result<Self, Reason> {
        let connection = match access {
            Access::Write => to_write(path)?,
            Access::Read => to_read(path).map_err(told)?,
        };
        connection.set_prepared_statement_cache_capacity(128);
        // What is committed is on the disk: a machine that stops loses nothing.
        let settings = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; \
                        PRAGMA mmap_size = 268435456;";
        connection.execute_batch(settings).map_err(told)?;
        if access == Access::Read {
            connection.pragma_update(None, "query_only", true).map_err(told)?;
        }
        Ok(Self(connection))
    }
}

/// What a file is of which not all can be read.
pub(super) const DAMAGED: &str = "its file is damaged";

/// What a file is that is to be written and has tables of somebody else.
pub(super) const NO_HISTORY: &str = "it is no history";

fn to_write(path: &Path) -> Result<Connection, Reason> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(told)?;
    connection.busy_timeout(PATIENCE).map_err(told)?;
    // Nothing of what somebody else keeps there is changed.
    let sql = "SELECT COUNT(*) > 0 AND SUM(name = 'schema_version') = 0 FROM sqlite_schema";
    if connection.query_row(sql, [], |row| row.get(0)).map_err(told)? {
        return Err(NO_HISTORY.to_owned());
    }
    write_ahead(&connection).map_err(told)?;
    connection.busy_timeout(PATIENCE).map_err(told)?;
    Ok(connection)
}

/// What may not be written is opened to be read all the same; who may write leaves no files behind.
fn to_read(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    match connection.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |_| Ok(())) {
        Err(error) if is_refused(&error) && !is_written(path) => as_it_is(path),
        answer => answer.map(|()| connection),
    }
}

/// Opens a file in a folder where nothing can be written: SQLite would keep there who reads and who writes.
fn as_it_is(path: &Path) -> rusqlite::Result<Connection> {
    let Some(path) = path.to_str() else { return Err(rusqlite::Error::InvalidPath(path.to_owned())) };
    let address = format!("file:{}?immutable=1", uri::encoded(path));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(address, flags)
}

/// Whether something is written beside a file that is not in it yet.
fn is_written(path: &Path) -> bool {
    let mut beside = path.as_os_str().to_owned();
    beside.push("-wal");
    std::fs::metadata(beside).is_ok_and(|own| own.len() > 0)
}

fn is_refused(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

/// Has the journal of a file written ahead. Asks again while others have the file: SQLite waits for a lock by itself, but not to
/// change how the journal is kept.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::ZERO)?;
    let ask = || connection.pragma_update(None, "journal_mode", "WAL");
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        match ask() {
            Err(error) if is_busy(&error) => std::thread::sleep(PAUSE),
            answer => return answer,
        }
    }
    ask()
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// What SQLite says, without its codes.
fn told(error: rusqlite::Error) -> Reason {
    match error {
        rusqlite::Error::SqliteFailure(error, _) if error.code == ErrorCode::DatabaseCorrupt => DAMAGED.to_owned(),
        rusqlite::Error::SqliteFailure(_, Some(message)) => message,
        rusqlite::Error::SqlInputError { msg, .. } => msg,
        other => other.to_string(),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Own::Null),
            Self::Int(number) => ToSqlOutput::Owned(Own::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

fn value(of: ValueRef<'_>) -> Value {
    match of {
        ValueRef::Null | ValueRef::Real(_) => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text).as_ref()),
        ValueRef::Blob(bytes) => Value::from(bytes),
    }
}

/// To SQLite `$2` is a name, and names count in the order of their first use; `?2` is the second value.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

impl Database for Sqlite {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Reason> {
        let mut statement = self.0.prepare_cached(&numbered(sql)).map_err(told)?;
        let columns = statement.column_count();
        let mut found = statement.query(params_from_iter(values)).map_err(told)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(told)? {
            let one = |at| row.get_ref(at).map(value).map_err(told);
            rows.push(Row((0..columns).map(one).collect::<Result<_, _>>()?));
        }
        Ok(rows)
    }

    fn has_table(&mut self, name: &str) -> Result<bool, Reason> {
        let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1";
        self.rows(sql, &[Value::from(name)]).map(|rows| !rows.is_empty())
    }

    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Reason> {
        let mut statement = self.0.prepare_cached(&numbered(sql)).map_err(told)?;
        statement.execute(params_from_iter(values)).map(|rows| rows as u64).map_err(told)
    }

    fn batch(&mut self, sql: &str) -> Result<(), Reason> {
        self.0.execute_batch(sql).map_err(told)
    }

    fn begin(&mut self) -> Result<(), Reason> {
        self.batch("BEGIN IMMEDIATE")
    }

    fn begin_read(&mut self) -> Result<(), Reason> {
        self.batch("BEGIN DEFERRED")
    }

    fn dialect(&self, sql: &str) -> String {
        sql.replace("/*SQLITE ", "").replace("*/", "")
    }

    fn check(&mut self) -> Result<Vec<String>, Reason> {
        let found = self.rows("PRAGMA integrity_check(20)", &[])?;
        let links = self.rows("PRAGMA foreign_key_check", &[])?;
        let mut wrong: Vec<String> =
            found.iter().map(|row| row.string(0).to_string()).filter(|text| text != "ok").collect();
        wrong.extend(
            links
                .iter()
                .take(20)
                .map(|row| format!("a row of `{}` names one of `{}` that is not there", row.string(0), row.string(2))),
        );
        Ok(wrong)
    }

    fn shrink(&mut self) -> Result<(), Reason> {
        self.batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;")
    }
}
