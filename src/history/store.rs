//! An open history: its database, its migrations, and what is remembered of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::Place;
use super::ask::Known;
use super::database::{Database, Reason, Row, Value};
use super::definitions::{self, Meant};
use super::error::Error;
#[cfg(feature = "postgres")]
use super::postgres::Postgres;
use super::run::Definition;
use super::sqlite::{Access, DAMAGED, NO_HISTORY, Sqlite};
use super::words::Words;

/// The migrations, the first one makes version 1. One that was shipped is never changed.
const MIGRATIONS: [&str; 6] = [
    include_str!("migrations/0001_history.sql"),
    include_str!("migrations/0002_access.sql"),
    include_str!("migrations/0003_adoption.sql"),
    include_str!("migrations/0004_flow.sql"),
    include_str!("migrations/0005_found.sql"),
    include_str!("migrations/0006_remembered.sql"),
];

/// What to do where something is no history.
const OTHER: &str = "name another one with --store, or with --record=FILE";

/// What a history is opened for.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// A password for PostgreSQL that the address does not give.
    pub password: Option<String>,
    /// Whether what is not there is not made, and nothing is changed.
    pub is_reading: bool,
}

/// An open history.
pub struct Store {
    pub(super) place: Place,
    pub(super) database: Box<dyn Database>,
    pub(super) words: Words,
    /// Definitions that were read, by the digest of their text.
    pub(super) definitions: HashMap<[u8; 32], Arc<Meant>>,
    pub(super) known: Known,
    is_new: bool,
}

impl Store {
    /// Opens a history, and makes it where it is not there and may be written.
    pub fn open(place: &Place, opening: &Opening) -> Result<Self, Error> {
        let database = match place {
            Place::File(path) => {
                let is_there = path.is_file();
                if opening.is_reading && !is_there {
                    let help = "`karat check --record` makes one; else name one that is there";
                    return Err(opened(place, "there is none".to_owned(), help));
                }
                let access = if opening.is_reading { Access::Read } else { Access::Write };
                let database = Sqlite::open(path, access).map_err(|reason| {
                    let is_other = reason == NO_HISTORY;
                    let help =
                        if is_other { OTHER } else { "check the path, that it may be written, and the space left" };
                    opened(place, reason, help)
                })?;
                Box::new(database) as Box<dyn Database>
            }
            Place::Postgres(address) => postgres(place, address, opening)?,
        };
        let (words, definitions) = (Words::default(), HashMap::new());
        let mut store =
            Self { place: place.clone(), database, words, definitions, known: Known::default(), is_new: false };
        store.migrate(opening.is_reading)?;
        Ok(store)
    }

    /// Whether there was none, so that it was made.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Brings the database to the version that is known here.
    fn migrate(&mut self, is_reading: bool) -> Result<(), Error> {
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        let found = self.found()?;
        self.is_new = found == 0 && !is_reading;
        if found < known && !is_reading {
            self.write("make", |store| {
                store.database.batch("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")?;
                // Another process may have done it in the meantime.
                let found = store.version()?;
                let left = MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or_default());
                for sql in left {
                    let sql = store.database.dialect(sql);
                    store.database.batch(&sql)?;
                }
                if found < known {
                    store.database.execute("DELETE FROM schema_version", &[])?;
                    store.database.execute("INSERT INTO schema_version (version) VALUES ($1)", &[Value::Int(known)])?;
                }
                Ok(())
            })?;
        }
        let found = if is_reading { found } else { self.found()? };
        match found {
            0 => Err(opened(&self.place, NO_HISTORY.to_owned(), OTHER)),
            found if found > known => Err(Error::Newer { place: self.place.to_string(), found, known }),
            found if found < known => Err(opened(
                &self.place,
                "an older karat made it".to_owned(),
                "`karat history compact` brings it up to date",
            )),
            _ => Ok(()),
        }
    }

    /// The version that it has, as it is opened.
    fn found(&mut self) -> Result<i64, Error> {
        self.version().map_err(|reason| opened(&self.place, reason, OTHER))
    }

    fn version(&mut self) -> Result<i64, Reason> {
        if !self.database.has_table("schema_version")? {
            return Ok(0);
        }
        let found = self.database.rows("SELECT MAX(version) FROM schema_version", &[])?;
        Ok(found.first().map_or(0, |row| row.int(0)))
    }

    /// Writes all of something or nothing of it.
    pub(super) fn write<R>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&mut Self) -> Result<R, Reason>,
    ) -> Result<R, Error> {
        self.words.begin();
        let result = self.database.begin().and_then(|()| work(self)).and_then(|result| {
            self.database.batch("COMMIT")?;
            Ok(result)
        });
        result.map_err(|reason| {
            // Where the connection is gone, so is what it had begun.
            let _ = self.database.batch("ROLLBACK");
            self.words = Words::default();
            self.refused(doing, reason)
        })
    }

    /// Asks several things of one state of it, whatever is written meanwhile.
    pub fn asking<R>(&mut self, work: impl FnOnce(&mut Self) -> Result<R, Error>) -> Result<R, Error> {
        self.database.begin_read().map_err(|reason| self.refused("read", reason))?;
        let result = work(self);
        let end = if result.is_ok() { "COMMIT" } else { "ROLLBACK" };
        let ended = self.database.batch(end).map_err(|reason| self.refused("read", reason));
        result.and_then(|result| ended.map(|()| result))
    }

    /// Reads one state of it, whatever is written meanwhile.
    pub(super) fn read<R>(&mut self, work: impl FnOnce(&mut Self) -> Result<R, Reason>) -> Result<R, Error> {
        self.asking(|store| work(store).map_err(|reason| store.refused("read", reason)))
    }

    pub(super) fn refused(&self, doing: &'static str, reason: Reason) -> Error {
        if reason == DAMAGED {
            return Error::Damaged { place: self.place.to_string() };
        }
        Error::Database { doing, place: self.place.to_string(), reason }
    }

    /// Rows of a question.
    pub(super) fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Reason> {
        self.database.rows(sql, values)
    }

    /// A definition, read once.
    pub(super) fn meant(&mut self, definition: &Definition) -> Result<Arc<Meant>, Error> {
        let digest = definition.digest();
        if let Some(known) = self.definitions.get(&digest) {
            return Ok(known.clone());
        }
        let meant = Arc::new(definitions::read(definition)?);
        self.definitions.insert(digest, meant.clone());
        Ok(meant)
    }
}

fn opened(place: &Place, reason: Reason, help: &str) -> Error {
    if reason == DAMAGED {
        return Error::Damaged { place: place.to_string() };
    }
    Error::Open { place: place.to_string(), reason, help: help.to_owned() }
}

#[cfg(feature = "postgres")]
fn postgres(place: &Place, address: &str, opening: &Opening) -> Result<Box<dyn Database>, Error> {
    let help = "check the address, the password (PGPASSWORD) and that the server runs; `sslmode=require` in the address asks for TLS, `sslmode=disable` does without, in clear";
    let database = Postgres::connect(address, opening.password.as_deref());
    Ok(Box::new(database.map_err(|reason| opened(place, reason, help))?))
}

#[cfg(not(feature = "postgres"))]
fn postgres(place: &Place, _: &str, _: &Opening) -> Result<Box<dyn Database>, Error> {
    let reason = "this karat was built without PostgreSQL".to_owned();
    Err(opened(place, reason, "name a file, or build karat with its feature `postgres`"))
}
