//! Contents of files by their hash, for those who read them later and on any thread.

use std::collections::HashMap;
use std::sync::Arc;

use gix::object::Kind;
use rayon::prelude::*;

use super::open::Reader;
use super::{Id, Repository, Unavailable};
use crate::model::Store;

/// Contents that are read ahead have at most so many bytes.
const SMALL: usize = 64 << 10;

/// Contents that are read ahead at most.
const AHEAD: usize = 256;

/// Opens a reader for each content: whoever asks may be on any thread.
struct Contents {
    shared: gix::ThreadSafeRepository,
    is_partial: bool,
    /// Those that were read ahead.
    known: HashMap<[u8; 20], Vec<u8>>,
}

impl Store for Contents {
    fn bytes(&self, id: &[u8; 20]) -> Result<Vec<u8>, String> {
        if let Some(bytes) = self.known.get(id) {
            return Ok(bytes.clone());
        }
        let reader = Reader { local: self.shared.to_thread_local(), is_partial: self.is_partial };
        let mut bytes = Vec::new();
        reader.read(Id::from(*id), Kind::Blob, &mut bytes).map_err(|reason| reason.to_string())?;
        Ok(bytes)
    }
}

impl Repository {
    /// Who has the contents of all files.
    pub fn contents(&self) -> Arc<dyn Store> {
        self.contents_but(HashMap::new())
    }

    /// The same, with some contents read ahead, since many will ask for them; and the sizes of these in bytes. One
    /// that is not there has none, which is told where it is read.
    pub fn contents_ahead(&self, asked: &[Id]) -> (Arc<dyn Store>, Vec<u64>) {
        let limit = gix::odb::loose::Options { alloc_limit_bytes: Some(SMALL), ..Default::default() };
        let objects = self.reader_once().local.objects.store_ref().path().to_owned();
        let loose = gix::odb::loose::Store::at_opts(objects, gix::hash::Kind::Sha1, limit);
        let one = |reader: &mut Reader, (at, id): (usize, &Id)| {
            let (mut bytes, is_asked) = (Vec::new(), at < AHEAD);
            // What was staged lately has a file of its own. To open it for its size, and again for the rest, takes twice as long.
            let own = is_asked.then(|| loose.try_find(id, &mut bytes).ok().flatten()).flatten();
            let is_read = own.is_some_and(|own| own.kind == Kind::Blob);
            if is_read {
                return (bytes.len() as u64, known(id, bytes));
            }
            let header = reader.local.try_find_header(*id).ok().flatten();
            let size = header.filter(|own| own.kind() == Kind::Blob).map_or(0, |header| header.size());
            let is_read = is_asked && size <= SMALL as u64 && reader.read(*id, Kind::Blob, &mut bytes).is_ok();
            (size, is_read.then(|| known(id, bytes)).flatten())
        };
        let found = asked.par_iter().enumerate().with_min_len(4).map_init(|| self.reader_once(), one);
        let (sizes, known): (Vec<_>, Vec<_>) = found.unzip();
        (self.contents_but(known.into_iter().flatten().collect()), sizes)
    }

    fn contents_but(&self, known: HashMap<[u8; 20], Vec<u8>>) -> Arc<dyn Store> {
        let Reader { local, is_partial } = self.reader_once();
        Arc::new(Contents { shared: local.into_sync(), is_partial, known })
    }

    /// The sizes of some contents in bytes, in their order.
    ///
    /// # Errors
    ///
    /// One of them is not there.
    pub fn sizes(&self, ids: &[Id]) -> Result<Vec<u64>, Unavailable> {
        let reader = self.reader_once();
        let size = |id: &Id| match reader.local.try_find_header(*id) {
            Ok(Some(header)) if header.kind() == Kind::Blob => Ok(header.size()),
            Ok(None) => Err(reader.missing(*id)),
            _ => Err(Unavailable::Object(*id)),
        };
        ids.iter().map(size).collect()
    }
}

/// A content that was read, by its hash.
fn known(id: &Id, bytes: Vec<u8>) -> Option<([u8; 20], Vec<u8>)> {
    Some((<[u8; 20]>::try_from(id.as_slice()).ok()?, bytes))
}
