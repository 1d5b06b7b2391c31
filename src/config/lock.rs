//! `karat.lock.toml`: the digests that references of actions and images stand for.

use std::path::Path;

use super::fields::{Fields, Reader};
use super::file::Error;
use super::mistake::Mistakes;
use crate::inputs;
use crate::model::fix::Pinned;

/// An entry: what it is, the reference, the digest.
pub(crate) type Locked = (Pinned, String, String);

/// Reads a lock file.
pub(crate) fn load_lock(path: &Path) -> Result<Vec<Locked>, Error> {
    let shown = path.display().to_string();
    let text = inputs::text(path).map_err(|source| Error::unreadable(&shown, source))?;
    let reader = Reader::new(&shown, &text);
    let mut source = reader.source();
    let table = reader.parse(&mut source);
    let fields = Fields::new(&reader, table.get_ref(), 0..0);
    if let Some((schema, span)) = fields.integer("schema")
        && schema != 1
    {
        reader.mistake(span, "`schema` is 1");
    }
    let mut locked = Vec::new();
    for (name, of) in [("uses", Pinned::Uses), ("image", Pinned::Image)] {
        let Some(entries) = fields.table(name) else { continue };
        for ((reference, _), digest) in entries.entries() {
            let span = digest.span();
            let Some(digest) = digest.get_ref().as_str() else {
                reader.mistake(span, "a digest is a string");
                continue;
            };
            if let Some(wanted) = of.refused(digest) {
                reader.mistake(span, format!("a digest is {wanted}"));
            }
            locked.push((of, reference.to_owned(), digest.to_owned()));
        }
    }
    fields.finish();
    Mistakes::check("the lock file", reader.into_mistakes())?;
    Ok(locked)
}
