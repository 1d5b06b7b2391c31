//! Lays texts over the files of a repository that were listed: what is judged is what would be there.

use std::sync::Arc;

use sha1::{Digest as _, Sha1};

use super::view::{Listed, Seen};
use crate::discover;
use crate::model::overlay::{Held, Overlay};
use crate::model::source::{Content, SourceFile, Stored};

/// What is in view, with an overlay upon it.
pub(super) fn laid_over(seen: Seen, overlay: Option<&Arc<Overlay>>, is_whole: bool) -> Seen {
    match (seen, overlay) {
        (Seen::Files(listed), Some(overlay)) if !overlay.is_empty() => Seen::Files(over(listed, overlay, is_whole)),
        (seen, _) => seen,
    }
}

/// Files that were listed, with an overlay upon them. Where single files are looked at, others that the overlay has stay out of view.
pub(super) fn over(mut listed: Listed, overlay: &Overlay, is_whole: bool) -> Listed {
    for (path, content) in overlay.of(&listed.repository.root) {
        let laid = |format| SourceFile {
            repository: listed.repository.clone(),
            path: path.clone(),
            content: Content::Unsaved(
                listed.repository.root.join(path.as_ref()),
                Stored { id: id(content), store: Arc::new(Held(content.clone())) },
            ),
            format,
            size: content.len() as u64,
        };
        match listed.files.binary_search_by(|file| file.path.as_ref().cmp(path)) {
            Ok(at) => {
                if let Some(file) = listed.files.get_mut(at) {
                    *file = Arc::new(laid(file.format));
                }
            }
            Err(at) if is_whole => listed.files.insert(at, Arc::new(laid(discover::format_of(path)))),
            Err(_) => {}
        }
    }
    listed
}

/// The hash that git knows the content by.
pub(super) fn id(content: &[u8]) -> [u8; 20] {
    let head = format!("blob {}\0", content.len());
    Sha1::new_with_prefix(head).chain_update(content).finalize().into()
}
