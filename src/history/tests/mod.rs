//! What a history promises, asked of SQLite and of PostgreSQL alike.

#[cfg(feature = "serve")]
mod access;
mod adoption;
mod asking;
mod campaigns;
mod cluster;
mod flow;
mod keeping;
mod made;
mod recording;
mod remembering;
mod supposing;

use std::sync::atomic::{AtomicU32, Ordering};

use super::Place;
use super::store::{Opening, Store};

/// Where each test is run: in a file, and in a database of a cluster where there is one.
fn each(test: impl Fn(&Place)) {
    let folder = tempfile::tempdir().unwrap();
    test(&Place::File(folder.path().join("history.db")));
    if let Some(database) = cluster::database() {
        test(&Place::Postgres(database));
    }
}

fn open(place: &Place) -> Store {
    Store::open(place, &Opening::default()).unwrap()
}

/// Another history of the same kind, which is not there yet.
fn fresh(place: &Place) -> Place {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    match place {
        Place::File(path) => Place::File(path.with_file_name(format!("{}.db", NEXT.fetch_add(1, Ordering::Relaxed)))),
        Place::Postgres(_) => Place::Postgres(cluster::database().unwrap()),
    }
}
