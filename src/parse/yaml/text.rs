//! Places in a text that the YAML parser does not tell: the colon behind a key, the header of a block scalar, a dash.
//!
//! Takes the text and the end of the last thing that was read; gives a byte offset. Looks only at what stands between two nodes:
//! white space, comments, indicators, anchors and tags.

/// Right after the colon behind the key that ends at `key_end`; where there is none, the end of the key.
pub(super) fn after_colon(text: &str, key_end: usize) -> usize {
    let at = skip_blanks(text.as_bytes(), key_end, text.len());
    if text.as_bytes().get(at) == Some(&b':') { at + 1 } else { key_end }
}

/// The tab in a line before a node, where nothing but dashes and question marks stands there besides.
pub(super) fn tab_before(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let own = before.get(line..)?;
    let is_bare = own.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'?')) && !own.starts_with("---");
    own.find('\t').filter(|_| is_bare).map(|at| line + at)
}

/// Whether more brackets are opened than closed in what stands between two nodes.
pub(super) fn opens_bracket(unread: &str) -> bool {
    let lines = unread.lines().map(|line| line.split(" #").next().unwrap_or(line));
    let marks = lines.flat_map(str::bytes);
    let depth = marks.fold(0_i32, |depth, byte| match byte {
        b'[' | b'{' => depth + 1,
        b']' | b'}' => depth - 1,
        _ => depth,
    });
    depth > 0
}

/// The text with spaces in place of the tabs that indent the line of `at` and those that follow it and are indented by tabs, too.
pub(super) fn without_tabs(text: &str, at: usize) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let (mut own, mut is_in) = (String::with_capacity(text.len()), true);
    own.push_str(text.get(..start).unwrap_or_default());
    for line in text.get(start..).unwrap_or(after).split_inclusive('\n') {
        let (blanks, rest) = line.split_at(line.len() - line.trim_start_matches([' ', '\t']).len());
        is_in &= blanks.contains('\t') || rest.trim_end().is_empty();
        own.push_str(&if is_in { blanks.replace('\t', " ") } else { blanks.to_owned() });
        own.push_str(rest);
    }
    own
}

/// Right after the dash of the sequence item that begins at or after `from`; where there is none, `fallback`.
pub(super) fn after_dash(text: &str, from: usize, fallback: usize) -> usize {
    match text.as_bytes().get(skip_blanks(text.as_bytes(), from, fallback)) {
        Some(b'-') => skip_blanks(text.as_bytes(), from, fallback) + 1,
        _ => fallback,
    }
}

/// The header (`|` or `>`) of the block scalar whose text starts at or before `limit`.
pub(super) fn block_header(text: &str, from: usize, limit: usize) -> usize {
    let found = find(text.as_bytes(), from, limit, |byte| matches!(byte, b'|' | b'>'));
    if text.get(found..).is_some_and(|rest| rest.starts_with(['|', '>'])) {
        return found;
    }
    // Behind a broken document it is not known how far was read: the header is in the last line before the text.
    let before = text.get(..limit).unwrap_or("").trim_end();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    before.get(line..).and_then(|line| line.find(['|', '>'])).map_or(limit, |at| line + at)
}

/// The first dash of the sequence that is the value of a key.
pub(super) fn first_dash(text: &str, from: usize, limit: usize) -> usize {
    find(text.as_bytes(), from, limit, |byte| byte == b'-')
}

/// Where a block scalar ends that was read up to `end`: the indentation of what comes after is not its own.
pub(super) fn block_end(text: &str, start: usize, end: usize) -> usize {
    let line = text.get(start..end).unwrap_or("").rfind(['\n', '\r']).map_or(start, |at| start + at + 1);
    let is_blank = text.get(line..end).is_some_and(|rest| rest.bytes().all(|byte| matches!(byte, b' ' | b'\t')));
    if is_blank && line > start && end < text.len() { line } else { end }
}

fn find(bytes: &[u8], from: usize, limit: usize, is_it: impl Fn(u8) -> bool) -> usize {
    let mut at = from;
    loop {
        at = skip_blanks(bytes, at, limit + 1);
        match bytes.get(at) {
            Some(byte) if is_it(*byte) => return at,
            // A `...` before the first document is no event.
            Some(b'-' | b'?' | b':' | b'.') => at += 1,
            Some(b'!' | b'&') => at = word_end(bytes, at),
            _ => return limit,
        }
    }
}

/// The first byte at or after `at` that is neither white space nor part of a comment.
fn skip_blanks(bytes: &[u8], mut at: usize, limit: usize) -> usize {
    while at < limit {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\r' | b'\n') => at += 1,
            Some(b'#') => {
                let rest = bytes.get(at..limit.min(bytes.len())).unwrap_or_default();
                at += rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
            }
            // A byte order mark may stand before each document.
            Some(0xef) if bytes.get(at..at + 3) == Some(&[0xef, 0xbb, 0xbf]) => at += 3,
            _ => break,
        }
    }
    at
}

fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(rest.len())
}
