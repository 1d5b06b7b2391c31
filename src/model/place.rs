//! What the user calls a history: a file of SQLite, or the address of a PostgreSQL database.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where a history is.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A file of SQLite.
    File(PathBuf),
    /// `postgres://user@host/database`, for many writers.
    Postgres(String),
}

impl Place {
    /// What the user wrote; a file is meant relative to a folder.
    pub fn parse(text: &str, folder: &Path) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Self::Postgres(text.to_owned());
        }
        Self::File(folder.join(text.strip_prefix("sqlite:").unwrap_or(text)))
    }

    /// Whether it gives a password away.
    pub fn has_password(&self) -> bool {
        let Self::Postgres(address) = self else { return false };
        let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        rest.rsplit_once('@').is_some_and(|(user, _)| user.contains(':')) || rest.contains("password=")
    }
}

/// Without a password: this is what people and logs see.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Postgres(address) => {
                let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
                // A question mark begins settings, among which a password may be; or it is in a password itself.
                let (rest, settings) = rest.split_once('?').unwrap_or((rest, ""));
                if settings.contains('@') {
                    return write!(f, "{scheme}://…");
                }
                let (user, host) = rest.rsplit_once('@').map_or((None, rest), |(user, host)| (Some(user), host));
                let user = user.and_then(|user| user.split(':').next());
                write!(f, "{scheme}://{}{host}", user.map(|user| format!("{user}@")).unwrap_or_default())
            }
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_is_a_file_or_an_address_and_its_password_is_never_shown() {
        let cases = [
            ("history.db", "/home/a/history.db"),
            ("sqlite:kept/history.db", "/home/a/kept/history.db"),
            ("/var/lib/karat.db", "/var/lib/karat.db"),
            ("postgres://karat:s3cret@db.acme.dev:5432/karat", "postgres://karat@db.acme.dev:5432/karat"),
            ("postgresql://karat@db/karat?password=s3cret&sslmode=require", "postgresql://karat@db/karat"),
            ("postgres:///karat?host=/run/postgresql", "postgres:///karat"),
            ("postgres://karat:p@ss@db/karat", "postgres://karat@db/karat"),
            ("postgres://karat:p/ss@db/karat", "postgres://karat@db/karat"),
            ("postgres://karat:p?ss@db/karat", "postgres://…"),
            ("postgres://karat@db/karat?password=s3@cret", "postgres://…"),
        ];
        for (text, shown) in cases {
            let place = Place::parse(text, Path::new("/home/a"));
            assert_eq!((place.to_string(), format!("{place:?}")), (shown.to_owned(), shown.to_owned()));
            let has_password = text.contains(":p") || text.contains("s3");
            assert_eq!(place.has_password(), has_password, "{text}");
        }
    }
}
