//! A JSON object written field by field, with an item of a list on each line: a difference between two reports can be read, and
//! what is written never stands in memory as a whole. Long lists are rendered by several threads.

use std::io;

use rayon::ThreadPool;
use rayon::prelude::*;
use serde::Serialize;

/// Items that one thread renders at once.
const CHUNK: usize = 128;
/// Items that are rendered before they are written.
const WINDOW: usize = 16 * CHUNK;

/// The object, as far as it is written.
pub(super) struct Lines<'w> {
    out: &'w mut dyn io::Write,
    is_empty: bool,
    threads: usize,
    /// Started for the first long list.
    pool: Option<ThreadPool>,
}

impl<'w> Lines<'w> {
    /// Starts an object; `threads` render its long lists, 0 for one a core.
    pub(super) fn start(out: &'w mut dyn io::Write, threads: usize) -> io::Result<Self> {
        out.write_all(b"{")?;
        Ok(Self { out, is_empty: true, threads, pool: None })
    }

    /// A field on one line.
    pub(super) fn field(&mut self, name: &str, value: &impl Serialize) -> io::Result<()> {
        self.name(name)?;
        serde_json::to_writer(&mut *self.out, value)?;
        Ok(())
    }

    /// A field with a list of what the function makes of each item.
    pub(super) fn list<'i, T, W>(
        &mut self,
        name: &str,
        items: &'i [T],
        of: impl Fn(&'i T) -> W + Sync,
    ) -> io::Result<()>
    where
        T: Sync,
        W: Serialize,
    {
        self.name(name)?;
        self.out.write_all(b"[")?;
        let mut separator: &[u8] = b"\n    ";
        for window in items.chunks(WINDOW) {
            for text in self.rendered(window, &of)? {
                self.out.write_all(separator)?;
                self.out.write_all(&text)?;
                separator = b",\n    ";
            }
        }
        self.out.write_all(if items.is_empty() { b"]" } else { b"\n  ]" })
    }

    /// Ends the object.
    pub(super) fn end(self) -> io::Result<()> {
        self.out.write_all(b"\n}\n")
    }

    fn name(&mut self, name: &str) -> io::Result<()> {
        let start = if std::mem::take(&mut self.is_empty) { "\n" } else { ",\n" };
        write!(self.out, "{start}  \"{name}\": ")
    }

    /// The items in texts of [`CHUNK`] lines.
    fn rendered<'i, T, W>(&mut self, items: &'i [T], of: impl Fn(&'i T) -> W + Sync) -> io::Result<Vec<Vec<u8>>>
    where
        T: Sync,
        W: Serialize,
    {
        let chunk = |items: &'i [T]| {
            let mut text = Vec::new();
            for item in items {
                if !text.is_empty() {
                    text.extend_from_slice(b",\n    ");
                }
                serde_json::to_writer(&mut text, &of(item))?;
            }
            Ok(text)
        };
        if items.len() <= CHUNK {
            return Ok(vec![chunk(items)?]);
        }
        let pool = match &mut self.pool {
            Some(pool) => pool,
            none => none
                .insert(rayon::ThreadPoolBuilder::new().num_threads(self.threads).build().map_err(io::Error::other)?),
        };
        pool.install(|| items.par_chunks(CHUNK).map(chunk).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(items: &[u32], threads: usize) -> String {
        let mut text = Vec::new();
        let mut lines = Lines::start(&mut text, threads).unwrap();
        lines.field("a", &"x").unwrap();
        lines.list("b", items, |item| [*item]).unwrap();
        lines.end().unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_list_has_an_item_on_each_line() {
        assert_eq!(written(&[1, 2], 1), "{\n  \"a\": \"x\",\n  \"b\": [\n    [1],\n    [2]\n  ]\n}\n");
        assert_eq!(written(&[], 1), "{\n  \"a\": \"x\",\n  \"b\": []\n}\n");
    }

    #[test]
    fn a_long_list_is_the_same_by_any_number_of_threads() {
        let items: Vec<u32> = (0..20_000).collect();
        let read: serde_json::Value = serde_json::from_str(&written(&items, 1)).unwrap();
        assert_eq!(read["b"].as_array().map(Vec::len), Some(20_000));
        assert_eq!(read["b"][19_999][0], 19_999);
        assert_eq!(written(&items, 3), written(&items, 1));
    }
}
