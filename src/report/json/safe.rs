//! JSON whose bytes do nothing where they are shown: characters that act, and openings of workflow commands, are written as `\uXXXX`.
//! Who reads it as JSON sees the text as it was.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

use crate::report::sanitize;

/// Writes a value on one line.
pub(super) fn write(out: impl io::Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Safe(CompactFormatter)))?;
    Ok(())
}

struct Safe(CompactFormatter);

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if sanitize::is_clean(fragment) || sanitize::line(fragment) == fragment {
            return self.0.write_string_fragment(out, fragment);
        }
        let mut units = [0_u16; 2];
        for c in fragment.chars() {
            // Without its `#` no command opens.
            if c == '#' || sanitize::acts(c) {
                for unit in c.encode_utf16(&mut units) {
                    write!(out, "\\u{unit:04x}")?;
                }
            } else {
                out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_escaped_and_read_as_it_was() {
        for (text, written) in [
            ("plain, é 漢字 # ##", "\"plain, é 漢字 # ##\""),
            ("##[error]x", "\"\\u0023\\u0023[error]x\""),
            ("##vso[task]", "\"\\u0023\\u0023vso[task]\""),
            ("\u{202e}a\u{1b}[31m\n\u{9b}\"\\", "\"\\u202ea\\u001b[31m\\n\\u009b\\\"\\\\\""),
            ("\u{e0041}", "\"\\udb40\\udc41\""),
        ] {
            let mut out = Vec::new();
            write(&mut out, &text).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), written);
            assert_eq!(serde_json::from_str::<String>(written).unwrap(), text);
        }
    }
}
