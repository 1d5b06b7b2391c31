//! Bytes → text: byte order marks, UTF-16, and what is no text. Positions are those of the text that is made.

use std::sync::Arc;

use crate::model::finding::Position;
use crate::model::format::Format;
use crate::model::lines::Lines;
use crate::model::problem::ProblemKind;

/// Why there is no text.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) kind: ProblemKind,
    pub(super) position: Option<Position>,
    pub(super) message: String,
    pub(super) help: &'static str,
    /// What can be read of the file, for what it looks like; none where nothing can.
    pub(super) glimpse: Option<String>,
}

impl Refusal {
    /// A refusal of the file as a whole.
    pub(super) fn new(kind: ProblemKind, message: impl Into<String>, help: &'static str) -> Self {
        Self { kind, position: None, message: message.into(), help, glimpse: None }
    }

    /// The same with what can be read of the file.
    pub(super) fn with(self, bytes: &[u8]) -> Self {
        // Zeros stand in other encodings beside the characters that are looked for, and a byte order mark before them.
        let text = String::from_utf8_lossy(bytes).replace('\0', "");
        Self { glimpse: Some(text.trim_start_matches('\u{fffd}').to_owned()), ..self }
    }
}

/// No declaration of XML is longer.
const LONGEST_DECLARATION: usize = 256;

/// What Windows has from 0x80 to 0x9f.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

const SAVE_AS_UTF_8: &str = "save the file as UTF-8";

/// The text of some bytes of a format, without its byte order mark.
pub(super) fn text(bytes: Vec<u8>, format: Format) -> Result<Arc<str>, Refusal> {
    match bytes.as_slice() {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            Err(Refusal::new(ProblemKind::Unreadable, "UTF-32 is not read", SAVE_AS_UTF_8).with(&bytes))
        }
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0, b'G', b'I', b'T', b'C', b'R', b'Y', b'P', b'T', 0, ..] => {
            Err(Refusal::new(ProblemKind::Skipped, "encrypted by git-crypt", "unlock it with `git-crypt unlock`"))
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest.to_vec(), format),
        _ => utf_8(bytes, format),
    }
}

fn utf_8(bytes: Vec<u8>, format: Format) -> Result<Arc<str>, Refusal> {
    match String::from_utf8(bytes) {
        Ok(text) => plain(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            if let Some(text) = of_western_xml(bytes).or_else(|| of_properties(bytes, format)) {
                return plain(text);
            }
            let before = bytes.get(..at).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or("");
            if bytes.contains(&0) {
                return Err(binary(bytes));
            }
            let bad = bytes.get(at).copied().unwrap_or_default();
            let offset = u32::try_from(at).unwrap_or(u32::MAX);
            Err(Refusal {
                kind: ProblemKind::Unreadable,
                position: Some(Lines::of(before).position(before, offset)),
                message: format!("not UTF-8 text: byte {bad:#04x} is no character"),
                help: SAVE_AS_UTF_8,
                glimpse: None,
            }
            .with(bytes))
        }
    }
}

/// The text of XML that says of itself that each of its bytes is a character.
fn of_western_xml(bytes: &[u8]) -> Option<String> {
    let end = bytes.get(..bytes.len().min(LONGEST_DECLARATION))?.windows(2).position(|two| two == b"?>")?;
    let declaration = bytes.get(..end)?;
    let declaration = std::str::from_utf8(declaration).ok()?.trim_start().strip_prefix("<?xml")?;
    let (_, value) = declaration.split_once("encoding")?;
    let name = value.trim_start().strip_prefix('=')?.trim_matches([' ', '\t', '\'', '"']);
    let name = name.split(['\'', '"']).next()?.to_ascii_lowercase();
    let is_latin = matches!(name.as_str(), "iso-8859-1" | "latin1");
    let character = |byte: &u8| match byte {
        0x80..=0x9f if !is_latin => {
            WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from(*byte),
    };
    (is_latin || name == "windows-1252").then(|| bytes.iter().map(character).collect())
}

/// The text of Java properties, of which each byte is a character of ISO 8859-1 (`java.util.Properties`, `load(InputStream)`).
fn of_properties(bytes: &[u8], format: Format) -> Option<String> {
    (format == Format::Properties).then(|| bytes.iter().copied().map(char::from).collect())
}

fn utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Result<Arc<str>, Refusal> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let Ok(character) = decoded else { return Err(half(&text)) };
        text.push(character);
    }
    if rest.is_empty() { plain(text) } else { Err(half(&text)) }
}

/// Half of a character stands behind this text.
fn half(before: &str) -> Refusal {
    let offset = u32::try_from(before.len()).unwrap_or(u32::MAX);
    Refusal {
        kind: ProblemKind::Unreadable,
        position: Some(Lines::of(before).position(before, offset)),
        message: "not UTF-16 text: half of a character".to_owned(),
        help: SAVE_AS_UTF_8,
        glimpse: Some(before.to_owned()),
    }
}

/// A text without zeros: these stand only in what is no text.
fn plain(text: String) -> Result<Arc<str>, Refusal> {
    if text.as_bytes().contains(&0) { Err(binary(text.as_bytes())) } else { Ok(Arc::from(text)) }
}

fn binary(bytes: &[u8]) -> Refusal {
    let help = "exclude it, if its name says that it is something else";
    Refusal::new(ProblemKind::Unreadable, "a binary file, not text", help).with(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_lose_their_byte_order_mark() {
        let table: [(&[u8], &str); 5] = [
            (b"a: 1", "a: 1"),
            (b"\xef\xbb\xbfa: \xc3\xa9", "a: é"),
            (b"\xff\xfea\0:\0 \0=\xd8\0\xde", "a: 😀"),
            (b"\xfe\xff\0a\0:\0 \x20\xac", "a: €"),
            (b"", ""),
        ];
        for (bytes, expected) in table {
            assert_eq!(text(bytes.to_vec(), Format::Yaml).unwrap().as_ref(), expected);
        }
    }

    #[test]
    fn xml_that_declares_one_byte_a_character_is_read_so() {
        let table: [(&[u8], Option<&str>); 5] = [
            (b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>", Some("é</a>")),
            (b"<?xml version='1.0' encoding = 'windows-1252' standalone='yes'?><a>\x80\x9f</a>", Some("€Ÿ</a>")),
            (b"<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a>\xe9</a>", None),
            (b"<?xml version=\"1.0\"?><a encoding=\"ISO-8859-1\">\xe9</a>", None),
            (b"# encoding=\"ISO-8859-1\"?>\xe9", None),
        ];
        for (bytes, expected) in table {
            let found = text(bytes.to_vec(), Format::Yaml);
            match expected {
                Some(end) => assert!(found.unwrap().ends_with(end), "{end}"),
                None => assert!(found.is_err(), "{}", String::from_utf8_lossy(bytes)),
            }
        }
    }

    #[test]
    fn properties_that_are_no_utf_8_are_read_as_java_reads_them() {
        let read = |bytes: &[u8]| text(bytes.to_vec(), Format::Properties).map_err(|refusal| refusal.message);
        assert_eq!(read(b"a=caf\xe9\n").as_deref(), Ok("a=café\n"));
        assert_eq!(read(b"a=caf\xc3\xa9\n").as_deref(), Ok("a=café\n"));
        assert_eq!(read(b"a=\xe9\0").unwrap_err(), "a binary file, not text");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        type Refused<'a> = (&'a [u8], &'a str, Option<(u32, u32)>);
        let table: [Refused<'_>; 7] = [
            (b"a: 1\nb: \xc3\xa9\xff", "not UTF-8 text: byte 0xff is no character", Some((2, 5))),
            (b"\xef\xbb\xbf\xe9", "not UTF-8 text: byte 0xe9 is no character", Some((1, 1))),
            (b"\x7fELF\0\0", "a binary file, not text", None),
            (b"\xff\xd8\xff\0", "a binary file, not text", None),
            (b"\xff\xfea\0\n\0\0\xd8a\0", "not UTF-16 text: half of a character", Some((2, 1))),
            (b"\xff\xfea\0b", "not UTF-16 text: half of a character", Some((1, 2))),
            (b"\xff\xfe\0\0a\0\0\0", "UTF-32 is not read", None),
        ];
        for (bytes, message, place) in table {
            let refusal = text(bytes.to_vec(), Format::Yaml).unwrap_err();
            assert_eq!(refusal.message, message);
            assert_eq!(refusal.position.map(|at| (at.line, at.column)), place, "{message}");
        }
        assert_eq!(text(b"\0GITCRYPT\0abc".to_vec(), Format::Yaml).unwrap_err().kind, ProblemKind::Skipped);
    }
}
