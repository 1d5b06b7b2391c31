//! What every file of definitions has in common: `schema = 1`, no unknown fields, ids that stand once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::config::{At, Fields, Mistake, Reader, nearest};
use crate::model::version::Version;
use crate::model::waiver::Place;

/// Reads a text as a table with `schema = 1`. What could be read is given along with its mistakes, so that other files that speak
/// of it are not refused for them.
pub(super) fn read<T>(
    path: &str,
    text: &str,
    mistakes: &mut Vec<Mistake>,
    read: impl FnOnce(&Fields<'_, '_>) -> Option<T>,
) -> Option<T> {
    let reader = Reader::new(path, text);
    let mut source = reader.source();
    let table = reader.parse(&mut source);
    let fields = Fields::new(&reader, table.get_ref(), 0..0);
    if let Some((schema, span)) = fields.required("schema", fields.integer("schema"))
        && schema != 1
    {
        reader.mistake_with_help(span, format!("schema {schema} is not known"), "this karat reads `schema = 1`");
    }
    let value = read(&fields);
    fields.finish();
    mistakes.extend(reader.into_certain_mistakes());
    value
}

/// An id that must be there: small letters, digits, `.`, `_` and `-`, so that it can name a file and a part of an address.
pub(super) fn id(fields: &Fields<'_, '_>) -> Option<At<Arc<str>>> {
    fields.required_string("id").map(|id| plain(fields.reader(), id))
}

/// An id that is written somewhere.
pub(super) fn plain(reader: &Reader, (id, span): At<String>) -> At<Arc<str>> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if id.is_empty() || !id.chars().all(is_plain) {
        let help = "ids are of letters, digits, `.`, `_` and `-`";
        reader.mistake_with_help(span.clone(), format!("`{id}` is no id"), help);
    }
    (Arc::from(id), span)
}

/// A version of three numbers that must be there, as it is written.
pub(super) fn version(fields: &Fields<'_, '_>) -> Option<(Version, Range<usize>)> {
    let (text, span) = fields.required_string("version")?;
    let version = Version::parse(&text);
    if version.is_none() {
        let help = "write three numbers, such as \"1.4.0\"";
        fields.reader().mistake_with_help(span.clone(), format!("`{text}` is no version"), help);
    }
    version.map(|version| (version, span))
}

/// Text that must be there and say something.
pub(super) fn sentence(fields: &Fields<'_, '_>, name: &'static str) -> Option<String> {
    let (text, span) = fields.required_string(name)?;
    if text.trim().is_empty() {
        fields.reader().mistake(span, format!("`{name}` is empty"));
        return None;
    }
    Some(text)
}

/// Complains about ids that stand twice in one file.
pub(super) fn unique(reader: &Reader, what: &str, ids: impl Iterator<Item = (Arc<str>, Range<usize>)>) {
    let mut seen = BTreeMap::new();
    for (id, span) in ids {
        if let Some(line) = seen.get(&id) {
            let help = format!("the first stands on line {line}");
            reader.mistake_with_help(span, format!("{what} `{id}` stands twice"), help);
        } else {
            let line = reader.line(&span);
            seen.insert(id, line);
        }
    }
}

/// Complains about a name that is not among those that are known.
pub(super) fn unknown<'k>(
    reader: &Reader,
    span: Range<usize>,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) {
    let help = match nearest(name, known.clone()) {
        Some(guess) => format!("did you mean `{guess}`?"),
        None if known.clone().next().is_none() => format!("there is no {what} at all"),
        None => format!("there is: {}", known.collect::<Vec<_>>().join(", ")),
    };
    reader.mistake_with_help(span, format!("there is no {what} `{name}`"), help);
}

/// Where a span is.
pub(super) fn place(reader: &Reader, span: &Range<usize>) -> Place {
    Place { path: Arc::from(reader.path()), line: reader.line(span) }
}
