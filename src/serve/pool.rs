//! Open histories, lent to one question at a time: readers side by side, and one writer.

use std::sync::{Arc, Mutex};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use crate::history::{Error, Opening, Place, Store};

/// Questions that are answered side by side; more than cores would only share them.
const READERS: usize = 8;

/// Reports that are read or wait to be recorded: more are sent back.
const QUEUE: usize = 64;

/// Reports that are in memory, unpacked, side by side: each may be large, and only one is recorded at a time.
const ROOM: usize = 4;

/// The histories that are open.
pub(super) struct Pool {
    place: Place,
    password: Option<String>,
    idle: Mutex<Vec<Store>>,
    readers: Arc<Semaphore>,
    queue: Semaphore,
    room: Arc<Semaphore>,
    writer: Mutex<Option<Store>>,
    is_new: bool,
}

impl Pool {
    /// Opens a history, so that what is wrong with it is said before anybody asks. Makes it where it is not there.
    pub(super) fn open(place: Place, password: Option<String>) -> Result<Self, Error> {
        let opening = Opening { password: password.clone(), is_reading: false };
        let writer = Store::open(&place, &opening)?;
        Ok(Self {
            place,
            password,
            idle: Mutex::default(),
            readers: Arc::new(Semaphore::new(READERS)),
            queue: Semaphore::new(QUEUE),
            room: Arc::new(Semaphore::new(ROOM)),
            is_new: writer.is_new(),
            writer: Mutex::new(Some(writer)),
        })
    }

    /// Whether there was no history, so that one was made.
    pub(super) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Waits for its turn to read, which lasts as long as the reading, whoever still waits for the answer.
    pub(super) async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        self.readers.clone().acquire_owned().await.ok()
    }

    /// A place among those who wait to write; none where too many do.
    pub(super) fn queue(&self) -> Option<SemaphorePermit<'_>> {
        self.queue.try_acquire().ok()
    }

    /// Waits for room for a report, which is taken until the report is recorded.
    pub(super) async fn room(&self) -> Option<OwnedSemaphorePermit> {
        self.room.clone().acquire_owned().await.ok()
    }

    /// Lends a history to a question, which says whether the history may be lent again: a connection that failed may be gone.
    pub(super) fn lend<R>(&self, question: impl FnOnce(&mut Store) -> (R, bool)) -> Result<R, Error> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut store = match idle {
            Some(store) => store,
            None => self.opened(true)?,
        };
        let (answer, is_well) = question(&mut store);
        if is_well && let Ok(mut idle) = self.idle.lock() {
            idle.push(store);
        }
        Ok(answer)
    }

    /// Writes something; one after the other.
    pub(super) fn write<R>(&self, work: impl FnOnce(&mut Store) -> Result<R, Error>) -> Result<R, Error> {
        let mut writer = self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut store = match writer.take() {
            Some(store) => store,
            None => self.opened(false)?,
        };
        let answer = work(&mut store);
        if !matches!(answer, Err(Error::Database { .. })) {
            *writer = Some(store);
        }
        answer
    }

    fn opened(&self, is_reading: bool) -> Result<Store, Error> {
        Store::open(&self.place, &Opening { password: self.password.clone(), is_reading })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_history_is_new_once() {
        let folder = tempfile::tempdir().unwrap();
        let is_new = || Pool::open(Place::File(folder.path().join("kept.db")), None).unwrap().is_new();
        assert_eq!([is_new(), is_new()], [true, false]);
    }

    #[tokio::test]
    async fn few_reports_are_in_memory_at_once_and_the_next_waits() {
        let folder = tempfile::tempdir().unwrap();
        let pool = Pool::open(Place::File(folder.path().join("kept.db")), None).unwrap();
        let mut taken = Vec::new();
        for _ in 0..ROOM {
            taken.push(pool.room().await.unwrap());
        }
        assert!(tokio::time::timeout(Duration::from_millis(50), pool.room()).await.is_err(), "it waits");
        assert!(pool.queue().is_some(), "it is not sent back");
        taken.pop();
        assert!(pool.room().await.is_some());
    }
}
