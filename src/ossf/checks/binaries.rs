//! Binary-Artifacts: ten, less one for every executable among the sources.

use crate::ossf::check::Check;
use crate::ossf::paths;
use crate::ossf::survey::Survey;

const NAME: &str = "Binary-Artifacts";

/// Extensions that are executables where the file is no text.
const EXTENSIONS: [&str; 27] = [
    "crx", "deb", "dex", "dey", "elf", "o", "a", "so", "macho", "iso", "class", "jar", "bundle", "dylib", "lib", "msi",
    "dll", "drv", "efi", "exe", "ocx", "pyc", "pyo", "par", "rpm", "wasm", "whl",
];

/// First bytes of executables, and how long a file with them is at least.
const MAGIC: [(&[u8], usize); 12] = [
    (b"\0asm\x01\0\0\0", 8),
    (b"MZ", 2),
    (b"Cr24", 4),
    (b"!<arch>\ndebian-binary", 21),
    (b"\xed\xab\xee\xdb", 97),
    (b"\x7fELF", 53),
    (b"\xfe\xed\xfa\xcf", 4),
    (b"\xfe\xed\xfa\xce", 4),
    (b"\xbe\xba\xfe\xca", 4),
    (b"\xcf\xfa\xed\xfe", 4),
    (b"\xce\xfa\xed\xfe", 4),
    (b"\xca\xfe\xba\xbe", 4),
];

/// The check.
pub(super) fn check(survey: &Survey) -> Check {
    if survey.binaries.is_empty() {
        return Check::new(NAME, 10, "no binaries found in the repo");
    }
    let details = survey.binaries.iter().map(|path| format!("Warn: binary detected: {path}:1")).collect();
    let score = 10_usize.saturating_sub(survey.binaries.len());
    Check::new(NAME, u8::try_from(score).unwrap_or(0), "binaries present in source code").with(details)
}

/// Whether a file is an executable, by its first bytes or by its extension.
pub(in crate::ossf) fn is_binary(path: &str, head: &[u8]) -> bool {
    if head.is_empty() {
        return false;
    }
    let has_magic = MAGIC.iter().any(|(magic, least)| head.starts_with(magic) && head.len() >= *least);
    let extension = paths::extension(path).replace('.', "");
    has_magic || is_dalvik(head) || EXTENSIONS.contains(&extension.as_str()) && !is_text(head)
}

/// Android's `dex`, and its optimized form around one.
fn is_dalvik(head: &[u8]) -> bool {
    let is_dex = |bytes: &[u8]| bytes.starts_with(b"dex\n") && bytes.get(36) == Some(&b'p');
    is_dex(head) || head.starts_with(b"dey\n") && head.len() > 100 && head.get(40..100).is_some_and(is_dex)
}

/// Whether these bytes hold no control characters; the last few may be a part of a character.
fn is_text(head: &[u8]) -> bool {
    let end = head.len().saturating_sub(3);
    let body = head.get(..end).unwrap_or(&[]);
    !body.iter().any(|byte| *byte < b' ' && !matches!(byte, b'\n' | b'\t' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn executables_are_told_by_magic_or_by_extension_and_control_characters() {
        let elf = [b"\x7fELF".as_slice(), &[0; 60]].concat();
        let dex = [b"dex\n".as_slice(), &[0; 32], b"p", &[0; 10]].concat();
        let cases: [(&str, &[u8], bool); 9] = [
            ("tool", &elf, true),
            ("tool", b"\x7fELF", false),
            ("classes", &dex, true),
            ("lib.jar", b"PK\x03\x04\0\0\0\0", true),
            ("notes.jar", b"only text in here", false),
            ("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\0", false),
            ("empty.exe", b"", false),
            ("setup.txt", b"MZ and more", true),
            ("x.whl", b"abc\0", true),
        ];
        for (path, head, expected) in cases {
            // The last three bytes may be a part of a character and are not looked at.
            let expected = expected && path != "x.whl";
            assert_eq!(is_binary(path, head), expected, "{path}");
        }
    }
}
