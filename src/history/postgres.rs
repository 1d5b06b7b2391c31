//! A history in PostgreSQL: many writers, one after the other by an advisory lock.

use std::collections::HashMap;
use std::error::Error as _;
use std::net::IpAddr;

use postgres::config::{Host, SslMode};
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};

use super::database::{Database, Reason, Row, Value};

/// What writers lock: any number that others are not likely to use.
const LOCK: i64 = 0x6b61_7261_7400;

/// Why another machine is not called.
const UNSAID: &str = "it is on another machine, and its address does not say whether what is sent there is encrypted";

pub(super) struct Postgres {
    client: Client,
    prepared: HashMap<String, Statement>,
}

impl Postgres {
    /// Connects, by TLS where the address asks for it, and in clear to another machine only where it asks for that; a password that it
    /// does not give may be given apart from it.
    pub(super) fn connect(address: &str, password: Option<&str>) -> Result<Self, Reason> {
        let mut config: Config = address.parse().map_err(|error: postgres::Error| told(&error))?;
        if config.get_password().is_none()
            && let Some(password) = password
        {
            config.password(password);
        }
        config.application_name("karat");
        let client = match config.get_ssl_mode() {
            SslMode::Require => config.connect(tls()?),
            SslMode::Prefer if !is_here(&config) => return Err(UNSAID.to_owned()),
            // Half a promise of secrecy is none: without `sslmode=require` nothing is encrypted.
            _ => config.ssl_mode(SslMode::Disable).connect(NoTls),
        };
        let mut client = client.map_err(|error| told(&error))?;
        client.batch_execute("SET client_min_messages = warning").map_err(|error| told(&error))?;
        Ok(Self { client, prepared: HashMap::new() })
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, Reason> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).map_err(|error| told(&error))?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Whether it is on this machine.
fn is_here(config: &Config) -> bool {
    // Where an address is given beside the name, it is the one that is called.
    if !config.get_hostaddrs().is_empty() {
        return config.get_hostaddrs().iter().all(IpAddr::is_loopback);
    }
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|own| own.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    })
}

/// Certificates are checked by those that the system trusts.
fn tls() -> Result<tokio_postgres_rustls::MakeRustlsConnect, Reason> {
    use rustls_platform_verifier::BuilderVerifierExt;
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = builder.and_then(BuilderVerifierExt::with_platform_verifier).map_err(|error| error.to_string())?;
    Ok(tokio_postgres_rustls::MakeRustlsConnect::new(config.with_no_client_auth()))
}

/// What the database says, with what lies behind it.
fn told(error: &postgres::Error) -> Reason {
    if let Some(own) = error.as_db_error() {
        return own.message().to_owned();
    }
    let mut text = error.to_string();
    let mut behind = error.source();
    while let Some(error) = behind {
        text.push_str(": ");
        text.push_str(&error.to_string());
        behind = error.source();
    }
    text
}

impl ToSql for Value {
    fn to_sql(&self, r#type: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *r#type == Type::INT2 => i16::try_from(*number)?.to_sql(r#type, out),
            Self::Int(number) if *r#type == Type::INT4 => i32::try_from(*number)?.to_sql(r#type, out),
            Self::Int(number) => number.to_sql(r#type, out),
            // A text of PostgreSQL cannot hold it.
            Self::Text(text) if text.contains('\0') => text.replace('\0', "\u{fffd}").as_str().to_sql(r#type, out),
            Self::Text(text) => text.as_ref().to_sql(r#type, out),
            Self::Bytes(bytes) => bytes.as_slice().to_sql(r#type, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(r#type: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *r#type {
            Type::INT2 => Self::Int(i64::from(i16::from_sql(r#type, raw)?)),
            Type::INT4 => Self::Int(i64::from(i32::from_sql(r#type, raw)?)),
            Type::INT8 => Self::Int(i64::from_sql(r#type, raw)?),
            Type::BYTEA => Self::from(<&[u8]>::from_sql(r#type, raw)?),
            _ => Self::from(<&str>::from_sql(r#type, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(r#type: &Type) -> bool {
        let known = [Type::INT2, Type::INT4, Type::INT8, Type::BYTEA, Type::TEXT, Type::VARCHAR, Type::NAME];
        known.contains(r#type)
    }
}

impl Database for Postgres {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Reason> {
        let statement = self.prepared(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let rows = self.client.query(&statement, &values).map_err(|error| told(&error))?;
        let row = |row: &postgres::Row| {
            (0..row.len()).map(|at| row.try_get(at).map_err(|error| told(&error))).collect::<Result<_, _>>().map(Row)
        };
        rows.iter().map(row).collect()
    }

    fn has_table(&mut self, name: &str) -> Result<bool, Reason> {
        let sql = "SELECT 1 WHERE to_regclass(CAST($1 AS TEXT)) IS NOT NULL";
        self.rows(sql, &[Value::from(name)]).map(|rows| !rows.is_empty())
    }

    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Reason> {
        let statement = self.prepared(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        self.client.execute(&statement, &values).map_err(|error| told(&error))
    }

    fn batch(&mut self, sql: &str) -> Result<(), Reason> {
        self.client.batch_execute(sql).map_err(|error| told(&error))
    }

    fn begin(&mut self) -> Result<(), Reason> {
        // The lock is a statement of its own, so that the next one sees what the writer before has left.
        self.batch("BEGIN")?;
        self.rows("SELECT CAST(pg_advisory_xact_lock($1) AS TEXT)", &[Value::Int(LOCK)]).map(drop)
    }

    fn begin_read(&mut self) -> Result<(), Reason> {
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    fn dialect(&self, sql: &str) -> String {
        sql.to_owned()
    }

    fn check(&mut self) -> Result<Vec<String>, Reason> {
        Ok(Vec::new())
    }

    fn shrink(&mut self) -> Result<(), Reason> {
        self.batch("VACUUM ANALYZE")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_sent_in_clear_to_another_machine_unless_that_is_written_down() {
        // 192.0.2.0/24 is for documentation: nobody is there.
        for address in ["postgres://karat@192.0.2.1/karat", "host=192.0.2.1 user=karat sslmode=prefer"] {
            assert_eq!(Postgres::connect(address, Some("s3cret")).err().as_deref(), Some(UNSAID), "{address}");
        }
        let cases = [
            ("postgres://karat@db.example.com/karat", false),
            ("postgres://karat@localhost,db.example.com/karat", false),
            ("host=localhost hostaddr=192.0.2.1 user=karat", false),
            ("postgres://karat@localhost/karat", true),
            ("postgres://karat@[::1]/karat", true),
            ("postgres://karat@127.0.0.1/karat", true),
            #[cfg(unix)]
            ("postgres://karat@/karat?host=/run/postgresql", true),
        ];
        for (address, wanted) in cases {
            assert_eq!(is_here(&address.parse().unwrap()), wanted, "{address}");
        }
    }
}
