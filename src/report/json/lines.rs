//! A JSON object written field by field, with an item of a list on each line: a difference between two reports can be read, and
//! what is written never stands in memory as a whole. Long lists are rendered by several threads.

use std::io;

use rayon::ThreadPool;
use rayon::prelude::*;
use serde::Serialize;

use super::safe;

/// Items that one thread renders at once.
const CHUNK: usize = 64;
/// Bytes that an item takes, as a rule.
const ITEM: usize = 512;
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
        safe::write(&mut *self.out, value)
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
        match items.len() {
            0 => return self.out.write_all(b"]"),
            1..=CHUNK => write_texts(self.out, &[rendered(items, &of)?], true)?,
            _ => self.long_list(items, &of)?,
        }
        self.out.write_all(b"\n  ]")
    }

    /// Ends the object.
    pub(super) fn end(self) -> io::Result<()> {
        self.out.write_all(b"\n}\n")
    }

    fn name(&mut self, name: &str) -> io::Result<()> {
        let start = if std::mem::take(&mut self.is_empty) { "\n" } else { ",\n" };
        write!(self.out, "{start}  \"{name}\": ")
    }

    /// Writes a window while the threads render the next one.
    fn long_list<'i, T, W>(&mut self, items: &'i [T], of: &(impl Fn(&'i T) -> W + Sync)) -> io::Result<()>
    where
        T: Sync,
        W: Serialize,
    {
        let pool = match &mut self.pool {
            Some(pool) => pool,
            none => none
                .insert(rayon::ThreadPoolBuilder::new().num_threads(self.threads).build().map_err(io::Error::other)?),
        };
        let out = &mut *self.out;
        let mut ready: Vec<Vec<u8>> = Vec::new();
        let mut is_first = true;
        for window in items.chunks(WINDOW) {
            let mut next = Ok(Vec::new());
            pool.in_place_scope(|scope| {
                let next = &mut next;
                scope.spawn(move |_| *next = window.par_chunks(CHUNK).map(|chunk| rendered(chunk, of)).collect());
                write_texts(out, &ready, is_first)
            })?;
            is_first &= ready.is_empty();
            ready = next?;
        }
        write_texts(out, &ready, is_first)
    }
}

/// Some items, one a line.
fn rendered<'i, T, W: Serialize>(items: &'i [T], of: &impl Fn(&'i T) -> W) -> io::Result<Vec<u8>> {
    let mut text = Vec::with_capacity(items.len() * ITEM);
    for item in items {
        if !text.is_empty() {
            text.extend_from_slice(BETWEEN);
        }
        safe::write(&mut text, &of(item))?;
    }
    Ok(text)
}

fn write_texts(out: &mut dyn io::Write, texts: &[Vec<u8>], is_first: bool) -> io::Result<()> {
    for (number, text) in texts.iter().enumerate() {
        out.write_all(if is_first && number == 0 { b"\n    " } else { BETWEEN })?;
        out.write_all(text)?;
    }
    Ok(())
}

const BETWEEN: &[u8] = b",\n    ";

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
