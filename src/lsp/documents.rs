//! The texts that are open in the editor, by path, each with the version that the editor gave it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gen_lsp_types::{TextDocumentContentChangeEvent as Change, Uri};

use super::text::{self, Unit};
use crate::pipeline::Unsaved;

/// An open text.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// As the editor calls it.
    pub(super) uri: Uri,
    /// What stands in it now.
    pub(super) text: Arc<str>,
    /// Its version.
    pub(super) version: i32,
}

/// All of them.
#[derive(Default)]
pub(super) struct Documents(Mutex<BTreeMap<PathBuf, Document>>);

impl Documents {
    /// A text is open, or has been opened anew.
    pub(super) fn open(&self, path: PathBuf, document: Document) {
        self.lock().insert(path, document);
    }

    /// A text is no longer open.
    pub(super) fn close(&self, path: &Path) {
        self.lock().remove(path);
    }

    /// A text has changed.
    pub(super) fn change(&self, path: &Path, version: i32, changes: Vec<Change>, unit: Unit) {
        let mut open = self.lock();
        let Some(document) = open.get_mut(path) else { return };
        for change in changes {
            document.text = Arc::from(match change {
                Change::TextDocumentContentChangeWholeDocument(whole) => whole.text,
                Change::TextDocumentContentChangePartial(part) => {
                    text::replaced(&document.text, part.range, &part.text, unit)
                }
            });
        }
        document.version = version;
    }

    /// An open text.
    pub(super) fn at(&self, path: &Path) -> Option<Document> {
        self.lock().get(path).cloned()
    }

    /// The versions of all.
    pub(super) fn versions(&self) -> BTreeMap<PathBuf, i32> {
        self.lock().iter().map(|(path, document)| (path.clone(), document.version)).collect()
    }

    /// All texts, to stand in for files on the disk.
    pub(super) fn unsaved(&self) -> Unsaved {
        let open = self.lock();
        Unsaved::of(open.iter().map(|(path, document)| (path.clone(), document.text.clone())))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Document>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
