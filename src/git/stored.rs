//! Contents of files by their hash, for those who read them later and on any thread.

use std::sync::Arc;

use gix::object::Kind;

use super::open::Reader;
use super::{Id, Repository, Unavailable};
use crate::model::Store;

/// Opens a reader for each content: whoever asks may be on any thread.
struct Contents {
    shared: gix::ThreadSafeRepository,
    is_partial: bool,
}

impl Store for Contents {
    fn bytes(&self, id: &[u8; 20]) -> Result<Vec<u8>, String> {
        let reader = Reader { local: self.shared.to_thread_local(), is_partial: self.is_partial };
        let mut bytes = Vec::new();
        reader.read(Id::from(*id), Kind::Blob, &mut bytes).map_err(|reason| reason.to_string())?;
        Ok(bytes)
    }
}

impl Repository {
    /// Who has the contents of all files.
    pub fn contents(&self) -> Arc<dyn Store> {
        Arc::new(Contents { shared: self.reader_once().local.into_sync(), is_partial: self.is_partial() })
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
