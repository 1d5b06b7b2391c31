//! What a history keeps of those who may read and write it: tokens and sessions by their digests, and a log of what was done.
//!
//! Digests come in and plain values go out; what a token opens is decided where it is used.

use std::sync::Arc;

use super::database::{Row, Value};
use super::error::Error;
use super::store::Store;

/// A digest of a secret.
pub(crate) type Digest = [u8; 32];

/// Entries of the log that are told at once.
const MOST: i64 = 10_000;

/// A token as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its number; 0 before it is kept.
    pub(crate) id: i64,
    /// What it is called.
    pub(crate) name: Arc<str>,
    /// Whether it opens what is read.
    pub(crate) reads: bool,
    /// Whether runs may be reported with it.
    pub(crate) writes: bool,
    /// Patterns of repositories; without any, all of them.
    pub(crate) repositories: Vec<String>,
    /// Patterns of owners; without any, all of them.
    pub(crate) owners: Vec<String>,
    /// When it was made, in seconds since 1970.
    pub(crate) made: i64,
    /// When it ends.
    pub(crate) ends: i64,
    /// When it was revoked.
    pub(crate) revoked: Option<i64>,
    /// When it was last used, to the hour.
    pub(crate) used: Option<i64>,
}

/// A session as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    /// What the person is called.
    pub(crate) person: Arc<str>,
    /// The token that it began with, and ends with.
    pub(crate) token: Option<i64>,
    /// When it ends whatever is done, in seconds since 1970.
    pub(crate) ends: i64,
    /// When it was last used, to a few minutes.
    pub(crate) seen: i64,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "what a log calls it")]
pub(crate) struct Deed {
    /// When, in seconds since 1970.
    pub(crate) moment: i64,
    /// Who did it.
    pub(crate) who: Arc<str>,
    /// From where: an address of the network, or nothing for the command line.
    pub(crate) address: Arc<str>,
    /// What was done.
    pub(crate) deed: Arc<str>,
    /// To what.
    pub(crate) object: Arc<str>,
}

impl Store {
    /// Keeps a token, and that it was made.
    pub(crate) fn add_token(&mut self, digest: &Digest, token: &Token, deed: &Deed) -> Result<(), Error> {
        if self.token_named(&token.name)?.is_some() {
            let help = "choose another name, or revoke that one with `karat token revoke` first";
            return Err(Error::question(format!("there is a token `{}` already", token.name), help));
        }
        self.write("make a token in", |store| {
            let id = store.next("access_token")?;
            let values = [
                Value::Int(id),
                Value::from(digest.as_slice()),
                Value::Text(token.name.clone()),
                Value::Int(token.reads.into()),
                Value::Int(token.writes.into()),
                Value::from(token.repositories.join("\n")),
                Value::from(token.owners.join("\n")),
                Value::Int(token.made),
                Value::Int(token.ends),
            ];
            let sql = "INSERT INTO access_token (id, digest, name, reads, writes, repositories, owners, made, ends) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
            store.database.execute(sql, &values)?;
            store.log(deed)
        })
    }

    /// The token of a digest.
    pub(crate) fn token(&mut self, digest: &Digest) -> Result<Option<Token>, Error> {
        let found = self.query(&tokens("WHERE digest = $1"), &[Value::from(digest.as_slice())])?;
        Ok(found.first().map(token))
    }

    /// All tokens, in the order in which they were made.
    pub(crate) fn tokens(&mut self) -> Result<Vec<Token>, Error> {
        Ok(self.query(&tokens("ORDER BY id"), &[])?.iter().map(token).collect())
    }

    /// Revokes the token of a name.
    pub(crate) fn revoke_token(&mut self, name: &str, deed: &Deed) -> Result<(), Error> {
        let Some(found) = self.token_named(name)? else {
            return Err(Error::question(format!("no token is called `{name}`"), "`karat token list` lists them"));
        };
        self.write("revoke a token of", |store| {
            let sql = "UPDATE access_token SET revoked = $2 WHERE id = $1 AND revoked IS NULL";
            store.database.execute(sql, &[Value::Int(found.id), Value::Int(deed.moment)])?;
            store.log(deed)
        })
    }

    /// Notes that a token was used.
    pub(crate) fn use_token(&mut self, id: i64, moment: i64) -> Result<(), Error> {
        self.write("note the use of a token in", |store| {
            let sql = "UPDATE access_token SET used = $2 WHERE id = $1 AND (used IS NULL OR used < $2)";
            store.database.execute(sql, &[Value::Int(id), Value::Int(moment)]).map(drop)
        })
    }

    /// The token of a name that was not revoked.
    fn token_named(&mut self, name: &str) -> Result<Option<Token>, Error> {
        let found = self.query(&tokens("WHERE name = $1 AND revoked IS NULL"), &[Value::from(name)])?;
        Ok(found.first().map(token))
    }

    /// Keeps a session, and forgets those that are over.
    pub(crate) fn add_session(&mut self, digest: &Digest, session: &Session, deed: &Deed) -> Result<(), Error> {
        self.write("begin a session in", |store| {
            store.database.execute("DELETE FROM session WHERE ends <= $1", &[Value::Int(deed.moment)])?;
            let values = [
                Value::from(digest.as_slice()),
                Value::Text(session.person.clone()),
                Value::from(session.token),
                Value::Int(session.ends),
                Value::Int(session.seen),
            ];
            let sql = "INSERT INTO session (digest, person, token, ends, seen) VALUES ($1, $2, $3, $4, $5)";
            store.database.execute(sql, &values)?;
            store.log(deed)
        })
    }

    /// The session of a digest, unless the token that it began with is over at a moment.
    pub(crate) fn session(&mut self, digest: &Digest, moment: i64) -> Result<Option<Session>, Error> {
        let sql = "SELECT own.person, own.token, own.ends, own.seen FROM session AS own \
                   LEFT JOIN access_token AS token ON token.id = own.token WHERE own.digest = $1 \
                   AND (own.token IS NULL OR (token.revoked IS NULL AND token.reads <> 0 AND token.ends > $2))";
        let found = self.query(sql, &[Value::from(digest.as_slice()), Value::Int(moment)])?;
        let session =
            |row: &Row| Session { person: row.string(0), token: row.number(1), ends: row.int(2), seen: row.int(3) };
        Ok(found.first().map(session))
    }

    /// Notes that a session was used.
    pub(crate) fn use_session(&mut self, digest: &Digest, moment: i64) -> Result<(), Error> {
        self.write("note the use of a session in", |store| {
            let sql = "UPDATE session SET seen = $2 WHERE digest = $1 AND seen < $2";
            store.database.execute(sql, &[Value::from(digest.as_slice()), Value::Int(moment)]).map(drop)
        })
    }

    /// Ends a session.
    pub(crate) fn end_session(&mut self, digest: &Digest, deed: &Deed) -> Result<(), Error> {
        self.write("end a session of", |store| {
            store.database.execute("DELETE FROM session WHERE digest = $1", &[Value::from(digest.as_slice())])?;
            store.log(deed)
        })
    }

    /// Notes that something was done.
    pub(crate) fn note(&mut self, deed: &Deed) -> Result<(), Error> {
        self.write("log in", |store| store.log(deed))
    }

    /// What was done since a moment, the latest first.
    pub(crate) fn deeds(&mut self, since: i64) -> Result<Vec<Deed>, Error> {
        let sql = "SELECT moment, who, address, deed, object FROM audit WHERE moment >= $1 ORDER BY moment DESC, id DESC LIMIT $2";
        let found = self.query(sql, &[Value::Int(since), Value::Int(MOST)])?;
        let deed = |row: &Row| Deed {
            moment: row.int(0),
            who: row.string(1),
            address: row.string(2),
            deed: row.string(3),
            object: row.string(4),
        };
        Ok(found.iter().map(deed).collect())
    }

    fn log(&mut self, deed: &Deed) -> Result<(), super::database::Reason> {
        let values = [
            Value::Int(self.next("audit")?),
            Value::Int(deed.moment),
            Value::Text(deed.who.clone()),
            Value::Text(deed.address.clone()),
            Value::Text(deed.deed.clone()),
            Value::Text(deed.object.clone()),
        ];
        let sql = "INSERT INTO audit (id, moment, who, address, deed, object) VALUES ($1, $2, $3, $4, $5, $6)";
        self.database.execute(sql, &values).map(drop)
    }

    /// The next number of a table; there is one writer at a time.
    fn next(&mut self, table: &'static str) -> Result<i64, super::database::Reason> {
        let found = self.rows(&format!("SELECT MAX(id) FROM {table}"), &[])?;
        Ok(found.first().and_then(|row| row.number(0)).unwrap_or_default() + 1)
    }
}

fn tokens(which: &'static str) -> String {
    let columns = "id, name, reads, writes, repositories, owners, made, ends, revoked, used";
    format!("SELECT {columns} FROM access_token {which}")
}

fn token(row: &Row) -> Token {
    let lines = |at| row.string(at).lines().map(str::to_owned).collect();
    Token {
        id: row.int(0),
        name: row.string(1),
        reads: row.int(2) != 0,
        writes: row.int(3) != 0,
        repositories: lines(4),
        owners: lines(5),
        made: row.int(6),
        ends: row.int(7),
        revoked: row.number(8),
        used: row.number(9),
    }
}
